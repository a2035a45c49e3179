"use strict";
// The scene: which nodes and lines the network shows for a state, and where. At most MOST nodes are drawn; where there are
// more bodies, their countries or provinces stand for them until one is opened.

const MOST = 1500;
const TIES = 2; // strongest ties that each group keeps in the picture

function makeScenes(data) {
  const { raw } = data;
  const { bodies, agreements } = raw;
  const sizeOf = (count) => Math.min(26, 3.2 + 2.8 * Math.sqrt(Math.max(1, count)));
  const small = (count) => Math.min(7.5, 2.2 + 0.9 * Math.sqrt(count)); // on a disc, where seats are near each other

  // body -> its visible agreements
  function around(visible) {
    const near = new Map();
    for (const at of visible) {
      for (const body of agreements.parties[at]) {
        if (!near.has(body)) near.set(body, []);
        near.get(body).push(at);
      }
    }
    return near;
  }

  function bodyNode(body, count, x, y, strong) {
    return {
      id: "b" + body, kind: "body", body, x, y, size: sizeOf(count), weight: count, mark: data.level(body)[0],
      name: data.bodyName(body), label: data.shortName(body), strong,
    };
  }

  const asOne = (state) => (shown) => state.round && shown.length > 1;

  // Lines for agreements among the nodes that are shown; nodeOf says which node stands for a body ("" for none), and
  // ``round`` whether an agreement of those shown becomes a point of its own.
  function lines(places, nodeOf, round, hubs) {
    const pairs = new Map();
    const add = (one, other, at) => {
      if (one === other) return;
      const key = one < other ? one + " " + other : other + " " + one;
      if (!pairs.has(key)) pairs.set(key, []);
      pairs.get(key).push(at);
    };
    for (const at of places) {
      const shown = [...new Set(agreements.parties[at].map(nodeOf))].filter(Boolean);
      if (round(shown) && agreements.parties[at].length > 2) {
        hubs.push([at, shown]);
        for (const one of shown) add(one, "a" + at, at);
      } else {
        for (let i = 0; i < shown.length; i += 1) for (let j = i + 1; j < shown.length; j += 1) add(shown[i], shown[j], at);
      }
    }
    const found = [];
    for (const [key, all] of pairs) {
      const [from, to] = key.split(" ");
      const grouped = from[0] === "d" || to[0] === "d";
      if (grouped || all.length > 12) found.push({ from, to, agreements: all, status: "signed", count: all.length, bow: 0.09, single: true });
      else {
        all.forEach((at, number) => {
          const bow = all.length === 1 ? 0.09 : (number - (all.length - 1) / 2) * Math.min(0.26, 1.1 / (all.length - 1));
          found.push({ from, to, agreements: [at], status: raw.statuses[agreements.status[at]][0], count: 1, bow, single: all.length === 1 });
        });
      }
    }
    return found.map((line, id) => ({ ...line, id, width: thickness(line) }));
  }

  function thickness(line) {
    if (line.count > 1) return Math.min(3.4, 0.4 + 0.3 * Math.log2(1 + line.count));
    return Math.max(0.5, Math.min(1, 3 / Math.max(1, agreements.parties[line.agreements[0]].length)));
  }

  function withHubs(nodes, hubs) {
    const at = new Map(nodes.map((node) => [node.id, node]));
    for (const [place, shown] of hubs) {
      const x = shown.reduce((sum, id) => sum + at.get(id).x, 0) / shown.length;
      const y = shown.reduce((sum, id) => sum + at.get(id).y, 0) / shown.length;
      const words = data.agreement(place).type;
      nodes.push({ id: "a" + place, kind: "agreement", at: place, x, y, size: 4.6, weight: 0, mark: "agreement", name: words, label: ["", ""] });
    }
    return nodes;
  }

  const plain = (visible, near, state, chosen) => {
    const nodes = [...near.keys()].map((body) => {
      const node = bodyNode(body, near.get(body).length, bodies.x[body], bodies.y[body], body === chosen);
      return raw.discs.length ? { ...node, size: body === chosen ? 9 : small(node.weight) } : node;
    });
    const hubs = [];
    const edges = lines(visible, (body) => "b" + body, asOne(state), hubs);
    return { nodes: withHubs(nodes, hubs), edges };
  };

  // ---- the circle of one body, grown ring by ring -------------------------------------------------------------
  function circle(near, body, rings) {
    const ringOf = new Map([[body, 0]]);
    let front = [body];
    const all = [front];
    for (let ring = 1; ring <= rings && front.length; ring += 1) {
      const next = new Set();
      for (const one of front) {
        for (const at of near.get(one) || []) for (const other of agreements.parties[at]) if (!ringOf.has(other)) next.add(other);
      }
      front = [...next].sort((a, b) => near.get(b).length - near.get(a).length || a - b).slice(0, Math.max(0, MOST - ringOf.size));
      for (const other of front) ringOf.set(other, ring);
      if (front.length) all.push(front);
    }
    return { ringOf, all };
  }

  function circleScene(near, state, body) {
    const { ringOf, all } = circle(near, body, state.circle);
    const nodes = [];
    const sizeIn = (one) => Math.min(15, sizeOf(near.get(one)?.length || 0));
    const angle = new Map([[body, 0]]);
    let reach = 0;
    all.forEach((members, ring) => {
      const room = members.reduce((sum, one) => sum + 2 * sizeIn(one) + 12, 0);
      if (ring) reach = Math.max(reach + 90, room / (2 * Math.PI));
      // each ring keeps the order of the one inside it, so that lines do not cross more than they must
      const pull = (one) => {
        const inner = [];
        for (const at of near.get(one) || []) for (const other of agreements.parties[at]) if (ringOf.get(other) === ring - 1) inner.push(angle.get(other));
        return inner.length ? Math.min(...inner) : 0;
      };
      const ordered = ring > 1 ? members.map((one) => [pull(one), one]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, one]) => one) : members;
      ordered.forEach((one, number) => {
        const turn = (2 * Math.PI * number) / ordered.length;
        angle.set(one, turn);
        const [x, y] = [Math.sin(turn), -Math.cos(turn)];
        const node = bodyNode(one, near.get(one)?.length || 0, reach * x, reach * y, one === body);
        const side = !ring ? "below" : Math.abs(x) > 0.26 ? (x > 0 ? "right" : "left") : y > 0 ? "below" : "above"; // names stand outward
        nodes.push({ ...node, size: sizeIn(one), side });
      });
    });
    const hubs = [];
    const places = [...new Set([...ringOf.keys()].flatMap((one) => near.get(one) || []))];
    const edges = lines(places, (one) => (ringOf.has(one) ? "b" + one : ""), asOne(state), hubs);
    return { nodes: withHubs(nodes, hubs), edges, rings: all.length - 1 };
  }

  // ---- the shortest way between two bodies --------------------------------------------------------------------
  function path(near, from, to) {
    const came = new Map([[from, null]]);
    let front = [from];
    while (front.length && !came.has(to)) {
      const next = [];
      for (const one of front) {
        for (const at of near.get(one) || []) {
          for (const other of agreements.parties[at]) {
            if (came.has(other)) continue;
            came.set(other, one);
            next.push(other);
          }
        }
      }
      front = next;
    }
    if (!came.has(to)) return null;
    const found = [];
    for (let one = to; one !== null; one = came.get(one)) found.unshift(one);
    return found;
  }

  function pathScene(near, state, from, to) {
    const way = path(near, from, to);
    if (!way) return { nodes: [], edges: [], noPath: true };
    const on = new Set(way);
    const nodes = way.map((body, step) => bodyNode(body, near.get(body)?.length || 0, step * 190, step % 2 ? 34 : -34, step === 0 || step === way.length - 1));
    const near2 = new Set(way.slice(1).map((body, step) => way[step] + " " + body));
    const step = (one, other) => near2.has(one + " " + other) || near2.has(other + " " + one);
    const places = [...new Set(way.flatMap((body) => near.get(body) || []))];
    const edges = lines(places, (body) => (on.has(body) ? "b" + body : ""), () => false, []).filter((line) => step(Number(line.from.slice(1)), Number(line.to.slice(1))));
    return { nodes, edges, way };
  }

  // ---- many bodies: groups, until they are opened -------------------------------------------------------------
  function grouped(visible, near, state, chosen) {
    const open = new Set(state.open.map(Number));
    const discOf = (body) => bodies.disc[body];
    const members = new Map();
    for (const body of near.keys()) {
      if (!members.has(discOf(body))) members.set(discOf(body), []);
      members.get(discOf(body)).push(body);
    }
    const nodes = [];
    const shown = new Set();
    let room = MOST - members.size;
    const more = [];
    const grounds = [];
    for (const [disc, inside] of members) {
      const [name, x, y, radius] = raw.discs[disc] || [["", ""], 0, 0, 10];
      if (!open.has(disc)) {
        const count = inside.reduce((sum, body) => sum + near.get(body).length, 0);
        const label = name.map((text) => text + " " + inside.length);
        nodes.push({ id: "d" + disc, kind: "disc", disc, x, y, size: Math.max(10, radius * Math.sqrt(inside.length / Math.max(1, discSize(disc)))), weight: count, mark: "group", name, label, strong: false });
        continue;
      }
      // who is chosen is drawn, however few agreements it has
      inside.sort((a, b) => (b === chosen) - (a === chosen) || near.get(b).length - near.get(a).length || a - b);
      const drawn = inside.slice(0, Math.max(0, room));
      grounds.push({ x, y, radius });
      room -= drawn.length;
      if (drawn.length < inside.length) more.push([name, inside.length - drawn.length]);
      for (const body of drawn) {
        shown.add(body);
        const node = bodyNode(body, near.get(body).length, bodies.x[body], bodies.y[body], body === chosen);
        nodes.push({ ...node, size: body === chosen ? 9 : small(node.weight), disc });
      }
    }
    const nodeOf = (body) => (open.has(discOf(body)) ? (shown.has(body) ? "b" + body : "") : "d" + discOf(body));
    // the lines of an open group to the others are drawn for the body that is chosen: those of all would hide everything
    const outward = (line) => (line.from[0] === "d") !== (line.to[0] === "d") && line.from !== "b" + chosen && line.to !== "b" + chosen;
    const hubs = [];
    const isBody = (id) => id[0] === "b";
    const edges = lines(visible, nodeOf, (all) => state.round && all.filter(isBody).length > 2, hubs).filter((line) => !outward(line));
    // between groups the strongest ties alone, or nobody sees any
    const strong = new Map();
    const between = edges.filter((line) => line.from[0] === "d" && line.to[0] === "d").sort((a, b) => b.count - a.count || a.id - b.id);
    const kept = new Set();
    for (const line of between) {
      if ((strong.get(line.from) || 0) >= TIES && (strong.get(line.to) || 0) >= TIES) continue;
      kept.add(line.id);
      for (const end of [line.from, line.to]) strong.set(end, (strong.get(end) || 0) + 1);
    }
    withHubs(nodes, hubs.map(([at, all]) => [at, all.filter(isBody)]));
    return { nodes, edges: edges.filter((line) => line.from[0] !== "d" || line.to[0] !== "d" || kept.has(line.id)), more, grounds };
  }

  const sizes = new Map();
  for (const disc of bodies.disc) sizes.set(disc, (sizes.get(disc) || 0) + 1);
  const discSize = (disc) => sizes.get(disc) || 1;

  function scene(state, visible, near) {
    const chosen = data.bodyByKey.get(state.body) ?? -1;
    if (state.path) {
      const [from, to] = state.path.map((key) => data.bodyByKey.get(key));
      if (from !== undefined && to !== undefined) return { kind: "path", ...pathScene(near, state, from, to) };
    }
    if (state.circle && chosen >= 0) return { kind: "circle", ...circleScene(near, state, chosen) };
    if (near.size > MOST && raw.discs.length) return { kind: "groups", ...grouped(visible, near, state, chosen) };
    return { kind: "bodies", ...plain(visible, near, state, chosen) };
  }
  return { scene, around };
}
