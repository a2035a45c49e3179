"use strict";
// The page's own script: draws what was laid out, and answers mouse, touch and keyboard.
(function () {
  const byId = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(byId(id).textContent);
  const root = document.documentElement;
  const facts = read("facts");
  const ui = facts.ui;
  let tongue = facts.lang === "en" ? 1 : 0;
  const say = (words) => words[tongue];

  const switchButton = byId("switch");
  const redrawers = [];
  switchButton.addEventListener("click", () => {
    tongue = 1 - tongue;
    root.lang = root.dataset.lang = tongue ? "en" : "th";
    for (const redraw of redrawers) redraw();
  });

  const container = byId("network");
  if (!container) return;

  // ---- the picture -------------------------------------------------------------------------------------------
  const nodes = read("nodes");
  const edges = read("edges");
  const edgesOf = nodes.map(() => []);
  const edgesFor = facts.agreements.map(() => []);
  for (const edge of edges) {
    edgesOf[edge.from].push(edge);
    edgesOf[edge.to].push(edge);
    for (const agreement of edge.agreements) edgesFor[agreement].push(edge);
  }

  let portrait = false;
  let chosen = null; // {node} or {agreement} or {edge}
  let hovered = null;
  let light = null; // what the legend lights up: {kind, key}
  let lit = null; // {nodes, edges}: what is in the light, if anything is
  let theme = {};
  let dark = false;

  function readTheme(printing) {
    dark = !printing && matchMedia("(prefers-color-scheme: dark)").matches;
    theme = Object.assign({ font: getComputedStyle(document.body).fontFamily }, facts.themes[dark ? "dark" : "light"]);
  }

  const isChosen = (id) => chosen !== null && chosen.node === id;
  const LEAST = 2.6; // pixels; labels.py reckons with the same

  function drawNode(ctx, node, x, y) {
    const scale = network.getScale();
    const r = Math.max(node.size, LEAST / scale);
    ctx.globalAlpha = lit && !lit.nodes.has(node.id) ? 0.16 : 1;
    drawMark(ctx, own(facts.marks, node.mark) || facts.marks.other, x, y, r, { scale, paper: theme.paper, dark });
    if (isChosen(node.id) || hovered === node.id) {
      trace(ctx, [], x, y, r * 1.15 + 3.5 / scale);
      ctx.lineWidth = (isChosen(node.id) ? 2 : 1.2) / scale;
      ctx.strokeStyle = theme.hot;
      ctx.stroke();
    }
  }

  function drawLabel(ctx, node, spot, over) {
    const scale = network.getScale();
    const text = say(node.text) || (over ? say(node.name).slice(0, 60) : "");
    if (!text) return;
    const strong = node.strong || isChosen(node.id);
    const size = (strong ? 13.5 : 12) / scale;
    const r = Math.max(spot ? spot[2] : node.size, LEAST / scale);
    const gap = 3 / scale;
    const at = positions[node.id];
    const side = spot ? spot[0] : "below";
    let x = at.x;
    let y = at.y + size * 0.36;
    ctx.textAlign = "center";
    if (side === "below") y = at.y + r + gap + size;
    else if (side === "above") y = at.y - r - gap - size * 0.3;
    else if (side === "right") (x = at.x + r + gap), (ctx.textAlign = "left");
    else (x = at.x - r - gap), (ctx.textAlign = "right");
    ctx.globalAlpha = lit && !lit.nodes.has(node.id) && !over ? 0.18 : 1;
    ctx.font = (strong ? "600 " : "") + size + "px " + theme.font;
    ctx.lineJoin = "round";
    ctx.lineWidth = (over ? 5 : 3.2) / scale;
    ctx.strokeStyle = theme.paper;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = isChosen(node.id) ? theme.warm : theme.ink;
    ctx.fillText(text, x, y);
  }

  function spotOf(node) {
    return (portrait ? node.portraitAt : node.at)[tongue];
  }

  function drawLabels(ctx) {
    const scale = network.getScale() * 1.001;
    const last = [];
    const parties = chosen && chosen.agreement !== undefined && lit && lit.nodes.size <= 8 ? lit.nodes : new Set();
    ctx.save();
    for (const node of nodes) {
      const spot = spotOf(node);
      if (hovered === node.id || isChosen(node.id) || parties.has(node.id)) last.push(node);
      else if (spot && scale >= spot[1]) drawLabel(ctx, node, spot, false);
    }
    for (const node of last) drawLabel(ctx, node, spotOf(node), true);
    ctx.restore();
  }

  function edgeLook(edge) {
    const [, dashes, faint] = own(facts.lines, edge.status) || facts.lines.signed;
    const inLight = lit === null || lit.edges.has(edge.id);
    const hot = chosen !== null && lit !== null && inLight;
    return {
      id: edge.id,
      width: hot ? edge.width + 0.5 : edge.width,
      dashes: dashes.length ? dashes : false,
      color: { color: !inLight ? theme.line : hot ? theme.hot : faint ? theme.faint : theme.edge, inherit: false },
    };
  }

  readTheme(false);
  let positions = {};
  function place() {
    const wide = container.clientWidth >= container.clientHeight * 0.95;
    portrait = !wide;
    for (const node of nodes) {
      positions[node.id] = portrait ? { x: node.portrait[0], y: node.portrait[1] } : { x: node.x, y: node.y };
    }
  }
  place();

  const nodeSet = new vis.DataSet(
    nodes.map((node) => ({
      id: node.id,
      x: positions[node.id].x,
      y: positions[node.id].y,
      size: node.size,
      shape: "custom",
      ctxRenderer: ({ ctx, x, y }) => ({
        drawNode: () => drawNode(ctx, node, x, y),
        nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
      }),
    })),
  );
  const edgeSet = new vis.DataSet(
    edges.map((edge) => Object.assign({ from: edge.from, to: edge.to, smooth: edge.smooth }, edgeLook(edge))),
  );
  const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, read("options"));
  network.on("afterDrawing", drawLabels);
  const canvas = container.querySelector("canvas");
  if (canvas) canvas.setAttribute("aria-hidden", "true");

  // The scale at which everything fits depends on the names shown at that scale: a few rounds find it.
  function bounds(scale) {
    const ctx = canvas.getContext("2d");
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    const grow = (x, y) => {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    };
    ctx.save();
    for (const node of nodes) {
      const { x, y } = positions[node.id];
      const spot = spotOf(node);
      grow(x - node.size - 4, y - node.size - 4);
      grow(x + node.size + 4, y + node.size + 4);
      if (!spot || spot[1] > scale * 1.001) continue;
      ctx.font = (node.strong ? "600 13.5px " : "12px ") + theme.font;
      const wide = ctx.measureText(say(node.text)).width / scale;
      const rim = spot[2] + 20 / scale;
      if (spot[0] === "right") grow(x + spot[2] + 4 / scale + wide, y);
      else if (spot[0] === "left") grow(x - spot[2] - 4 / scale - wide, y);
      else for (const side of [-1, 1]) grow(x + (side * wide) / 2, y + (spot[0] === "below" ? rim : -rim));
    }
    ctx.restore();
    return box;
  }

  function fit(animate) {
    const across = Math.max(1, container.clientWidth - 28);
    const along = Math.max(1, container.clientHeight - 78);
    let low = 0.02;
    let high = nodes.length < 8 ? 2.4 : 1.9;
    let box = bounds(high);
    const fits = (scale) => {
      box = bounds(scale);
      return (box[2] - box[0]) * scale <= across && (box[3] - box[1]) * scale <= along;
    };
    if (fits(high)) low = high;
    for (let round = 0; round < 14 && low < high; round += 1) {
      const middle = Math.sqrt(low * high);
      if (fits(middle)) low = middle;
      else high = middle;
    }
    const scale = low;
    box = bounds(scale);
    network.moveTo({
      position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 + 6 / scale }, // tools and hint stand below
      scale,
      animation: animate && !calm() ? { duration: 280, easingFunction: "easeInOutQuad" } : false,
    });
  }
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  new ResizeObserver(() => {
    const before = portrait;
    place();
    if (before !== portrait) nodeSet.update(nodes.map((node) => ({ id: node.id, ...positions[node.id] })));
    fit(false);
  }).observe(container);

  function relight() {
    lit = null;
    // The body that an ego view is about is marked, but all of the picture is its light already.
    const whole = chosen && facts.kind === "ego" && chosen.node === facts.focus;
    if ((chosen && !whole) || light) {
      lit = { nodes: new Set(), edges: new Set() };
      const add = (edge) => {
        lit.edges.add(edge.id);
        lit.nodes.add(edge.from).add(edge.to);
      };
      if (chosen && chosen.node !== undefined) {
        lit.nodes.add(chosen.node);
        edgesOf[chosen.node].forEach(add);
        // In a bipartite picture the partners stand behind the agreements.
        if (nodes[chosen.node].kind === "body") {
          for (const edge of edgesOf[chosen.node]) {
            const other = edge.from === chosen.node ? edge.to : edge.from;
            if (nodes[other].kind === "agreement") edgesOf[other].forEach(add);
          }
        }
      } else if (chosen && chosen.edge !== undefined) add(edges[chosen.edge]);
      else if (chosen) edgesFor[chosen.agreement].forEach(add);
      else for (const edge of edges) if (underLight(edge)) add(edge);
      if (!chosen && light.kind === "level") {
        for (const node of nodes) if (node.mark === light.key) lit.nodes.add(node.id);
      }
    }
    edgeSet.update(edges.map(edgeLook));
    network.redraw();
  }

  function underLight(edge) {
    if (light.kind === "level") return nodes[edge.from].mark === light.key || nodes[edge.to].mark === light.key;
    if (light.kind === "domain" && facts.kind === "domains") {
      const domain = own(facts.domains, light.key);
      return [edge.from, edge.to].some((id) => nodes[id].kind === "domain" && nodes[id].name[0] === domain[0]);
    }
    return edge.agreements.some((place) => {
      const agreement = facts.agreements[place];
      return light.kind === "status" ? agreement.status === light.key : agreement.domains.includes(light.key);
    });
  }

  // ---- choosing ----------------------------------------------------------------------------------------------
  const card = byId("card");
  const crumb = document.querySelector(".crumb");
  const tip = makeTooltip(container.parentElement, byId("tip"));
  const also = (words) => words[1 - tongue];
  const placesOf = (id) => [...new Set(edgesOf[id].flatMap((edge) => edge.agreements))];
  const data = makeFacts(facts, (body) => (facts.bodies[body].node === null ? [] : placesOf(facts.bodies[body].node)));
  const told = makeTold(card, {
    data, ui, say, also,
    act: {
      body: (body) => choose({ node: facts.bodies[body].node }, true),
      agreement: (at) => choose({ agreement: at }, false),
    },
  });
  const things = makeThings(card, { facts, nodes, say, also, told, choose: (what, move) => choose(what, move) });
  const bodyAt = new Map(facts.bodies.map(({ node }, body) => [node, body]));

  const pairNames = ({ from, to }) => [nodes[from].name, nodes[to].name];

  function fill(shown) {
    if (!shown) {
      if (facts.groups.length) things.welcome();
      else told.welcome(foremost, ui.how);
    } else if (shown.agreement !== undefined) told.agreement(shown.agreement);
    else if (shown.node !== undefined) fillNode(shown.node);
    else if (edges[shown.edge].count) things.groupPair(edges[shown.edge]);
    else if (edges[shown.edge].agreements.length === 1) told.agreement(edges[shown.edge].agreements[0]);
    else told.pair(pairNames(edges[shown.edge]), edges[shown.edge].agreements);
  }

  function fillNode(id) {
    const { kind } = nodes[id];
    const places = placesOf(id);
    if (kind === "agreement" && places.length) told.agreement(places[0]);
    else if (kind === "group") things.group(id);
    else if (kind === "body") told.body(bodyAt.get(id), {}, places);
    else things.domain(id, places);
  }

  function title(shown) {
    if (shown.node !== undefined) return say(nodes[shown.node].name);
    const at = shown.agreement ?? (edges[shown.edge].agreements.length === 1 ? edges[shown.edge].agreements[0] : null);
    return at === null ? pairNames(edges[shown.edge]).map(say).join(" – ") : told.partyNames(data.parties(at));
  }

  // What a pointer over something is told: the parties, type and status, the date; of a body name, level, agreements.
  function brief(shown) {
    if (shown.node !== undefined) {
      const { kind, name } = nodes[shown.node];
      const places = placesOf(shown.node);
      if (kind === "agreement" && places.length) return told.brief(places[0]);
      if (kind === "group") return things.brief(shown.node);
      const level = kind === "body" ? data.word(data.level(bodyAt.get(shown.node))) : ui[kind];
      return [say(name), say(level), `${places.length} ${say(ui.agreements)}`];
    }
    const edge = edges[shown.edge];
    if (edge.agreements.length === 1) return told.brief(edge.agreements[0]);
    return [pairNames(edge).map(say).join(" – "), `${edge.count || edge.agreements.length} ${say(ui.agreements)}`];
  }

  const foremost = [...bodyAt]
    .filter(([node]) => node !== null)
    .map(([node, body]) => [body, placesOf(node).length, node])
    .sort((a, b) => b[1] - a[1] || a[2] - b[2])
    .slice(0, 9);

  function choose(what, move) {
    chosen = what;
    if (what) press(null);
    crumb.hidden = !what;
    if (what) byId("chosen").textContent = title(what).slice(0, 120);
    for (const row of document.querySelectorAll("tr.here")) row.classList.remove("here");
    if (what && what.agreement !== undefined) {
      const row = document.querySelector('tr[data-agreement="' + what.agreement + '"]');
      if (row) row.classList.add("here");
    }
    relight();
    fill(what);
    if (what && move && what.node !== undefined) reveal(what.node);
  }

  function reveal(id) {
    const { x, y } = network.canvasToDOM(positions[id]);
    const edge = 60;
    if (x > edge && y > edge && x < container.clientWidth - edge && y < container.clientHeight - edge) return;
    network.moveTo({ position: positions[id], animation: calm() ? false : { duration: 220, easingFunction: "easeInOutQuad" } });
  }

  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) choose({ node }, false);
    else if (edge !== undefined) choose({ edge }, false);
    else choose(null, false);
    network.unselectAll();
  });
  network.on("hoverNode", ({ node }) => {
    hovered = node;
    container.style.cursor = "pointer";
    if (!chosen) fill({ node });
    tip.show(brief({ node }));
    network.redraw();
  });
  network.on("hoverEdge", ({ edge }) => {
    container.style.cursor = "pointer";
    if (hovered !== null) return;
    if (!chosen) fill({ edge });
    tip.show(brief({ edge }));
  });
  for (const event of ["blurNode", "blurEdge"]) {
    network.on(event, () => {
      hovered = null;
      tip.hide();
      container.style.cursor = "";
      if (!chosen) fill(start);
      network.redraw();
    });
  }

  // ---- keys, legend, search ----------------------------------------------------------------------------------
  function pan(dx, dy) {
    const at = network.getViewPosition();
    const step = 70 / network.getScale();
    network.moveTo({ position: { x: at.x + dx * step, y: at.y + dy * step } });
  }
  function zoom(factor) {
    network.moveTo({ scale: Math.min(6, Math.max(0.05, network.getScale() * factor)) });
  }
  byId("in").addEventListener("click", () => zoom(1.3));
  byId("out").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", () => fit(true));
  byId("all").addEventListener("click", () => choose(null, false));

  const keys = {
    ArrowLeft: () => pan(-1, 0),
    ArrowRight: () => pan(1, 0),
    ArrowUp: () => pan(0, -1),
    ArrowDown: () => pan(0, 1),
    "+": () => zoom(1.3),
    "=": () => zoom(1.3),
    "-": () => zoom(1 / 1.3),
    0: () => fit(true),
    Enter: () => card.focus(),
  };
  const stops = nodes.filter((node) => node.kind !== "agreement").map((node) => node.id);
  let leaving = false;
  container.addEventListener("focus", () => (leaving = false));
  container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      leaving = true; // the next Tab leaves the picture: nobody is caught in it
      choose(null, false);
    } else if (event.key === "Tab") {
      const now = chosen && chosen.node !== undefined ? stops.indexOf(chosen.node) : event.shiftKey ? 0 : -1;
      const next = now + (event.shiftKey ? -1 : 1);
      if (leaving || next < 0 || next >= stops.length) return;
      choose({ node: stops[next] }, true);
    } else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.tagName === "INPUT") return;
    event.preventDefault();
    byId("find").focus();
  });

  const rows = [...document.querySelectorAll("[data-light]")];
  function press(row) {
    for (const one of rows) one.setAttribute("aria-pressed", String(one === row));
    light = row ? { kind: row.dataset.light, key: row.dataset.key } : null;
  }
  for (const row of rows) {
    row.addEventListener("click", () => {
      const off = row.getAttribute("aria-pressed") === "true";
      choose(null, false);
      press(off ? null : row);
      relight();
    });
  }

  const find = byId("find");
  const names = byId("names");
  const named = new Map();
  const fold = (text) => text.normalize("NFKC").toLowerCase().trim();
  for (const id of stops) {
    for (const name of nodes[id].name.slice(0, 2)) {
      if (named.has(fold(name))) continue;
      named.set(fold(name), id);
      if (named.size <= 3000) names.append(Object.assign(make("option"), { value: name }));
    }
  }
  find.addEventListener("input", () => {
    const id = named.get(fold(find.value));
    if (id !== undefined) choose({ node: id }, true);
  });
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !fold(find.value)) return;
    const key = [...named.keys()].find((name) => name.includes(fold(find.value)));
    if (key !== undefined) choose({ node: named.get(key) }, true);
  });

  // ---- themes, print, language -------------------------------------------------------------------------------
  function rethemed(printing) {
    readTheme(printing);
    relight();
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => rethemed(false));
  addEventListener("beforeprint", () => rethemed(true));
  addEventListener("afterprint", () => rethemed(false));
  redrawers.push(() => {
    find.placeholder = say(ui.find);
    tip.hide();
    fill(chosen || start);
    if (chosen) byId("chosen").textContent = title(chosen).slice(0, 120);
    network.redraw();
  });

  const start = facts.agreements.length === 1 ? { agreement: 0 } : null;
  fill(start);
  fit(false);
  if (facts.focus !== null) choose({ node: facts.focus }, false);
  // an address that ends with #<the last step of an agreement's IRI> opens on that agreement
  function chooseNamed() {
    const wanted = "/" + location.hash.slice(1);
    const agreement = wanted.length > 1 ? facts.agreements.findIndex(({ iri }) => iri.endsWith(wanted)) : -1;
    if (agreement >= 0) choose({ agreement }, false);
  }
  addEventListener("hashchange", chooseNamed);
  chooseNamed();
  document.fonts.ready.then(() => network.redraw());
  root.dataset.ready = "yes";
})();
