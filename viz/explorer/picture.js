"use strict";
// The picture: draws a scene with vis-network, names what has room for its name, and tells what a pointer chooses.

const TWICE = 400; // milliseconds between the clicks of a double click
const LEAST = 2.6; // pixels below which no node shrinks
const CROWD = 600; // nodes of which each may be a mere point

function makePicture(container, { facts, look, say, choose, tip, brief, foot }) {
  const nodeSet = new vis.DataSet();
  const edgeSet = new vis.DataSet();
  const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, facts.options);
  const canvas = container.querySelector("canvas");
  canvas.setAttribute("aria-hidden", "true");
  let scene = { nodes: [], edges: [] };
  let at = new Map(); // id -> node
  let lit = null; // what is in the light: {nodes, edges}, or everything
  let marked = null; // the node that is chosen
  let hovered = null;
  let labels = []; // the names that stand in the picture now
  let ranked = []; // nodes, those with the most agreements first: so they choose a place for their names
  const widths = new Map();
  const stamp = makeStamps(facts.marks);

  const least = () => (scene.nodes.length > CROWD ? 1.1 : LEAST);

  function drawNode(ctx, node, x, y) {
    const scale = network.getScale();
    const r = Math.max(node.size, least() / scale);
    const { paper, dark, hot } = look();
    ctx.globalAlpha = lit && !lit.nodes.has(node.id) ? 0.16 : 1;
    if (node.kind === "disc") drawDisc(ctx, x, y, r, scale);
    else stamp(ctx, node.mark, x, y, r, { scale, paper, dark });
    if (node.id === marked || node.id === hovered) {
      trace(ctx, [], x, y, r * 1.15 + 3.5 / scale);
      ctx.lineWidth = (node.id === marked ? 2 : 1.2) / scale;
      ctx.strokeStyle = hot;
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
  }

  // A group is a ground on which its bodies would stand.
  function drawDisc(ctx, x, y, r, scale) {
    const { card, wash, rule } = look();
    trace(ctx, [], x, y, r);
    ctx.fillStyle = r * scale > 14 ? wash : card;
    ctx.fill();
    ctx.lineWidth = 1.2 / scale;
    ctx.strokeStyle = rule;
    ctx.stroke();
  }

  network.on("beforeDrawing", (ctx) => {
    const { wash, rule } = look();
    for (const { x, y, radius } of scene.grounds || []) {
      trace(ctx, [], x, y, radius);
      ctx.fillStyle = wash;
      ctx.fill();
      ctx.lineWidth = 1 / network.getScale();
      ctx.strokeStyle = rule;
      ctx.stroke();
    }
  });

  function widthOf(ctx, text, bold) {
    const key = (bold ? "b" : "n") + text;
    if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
    return widths.get(key);
  }

  // Names keep their size on the screen; the important choose their places first, and none covers another.
  function drawLabels(ctx) {
    const { paper, ink, warm, font, rule } = look();
    const scale = network.getScale();
    const wide = container.clientWidth;
    const high = container.clientHeight;
    const { take, isFree } = makeRoom(wide, high);
    const written = makeRoom(wide, high); // names alone: one may stand on its own disc, but on no other name
    const middleOfView = network.getViewPosition();
    const inView = ({ x, y }) => x > -40 && y > -40 && x < wide + 40 && y < high + 40;
    const spots = new Map();
    for (const node of ranked) {
      const spot = { x: wide / 2 + (node.x - middleOfView.x) * scale, y: high / 2 + (node.y - middleOfView.y) * scale };
      if (!inView(spot)) continue;
      spots.set(node, spot);
      const r = Math.max(node.size * scale, least()) * 0.8;
      const point = scene.nodes.length > CROWD && r < 4; // names stand over a crowd of points, or none would
      if (!point && (lit === null || lit.nodes.has(node.id))) take([spot.x - r, spot.y - r, spot.x + r, spot.y + r]);
    }
    labels = [];
    ctx.save();
    const ratio = canvas.width / wide;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0); // letters of one size are drawn from a store of them, those of a scaled ground are not
    ctx.textAlign = "center";
    ctx.lineJoin = "round";
    const first = lit === null ? [] : ranked.filter((node) => lit.nodes.has(node.id));
    for (const node of [...first, ...ranked.filter((node) => lit === null || !lit.nodes.has(node.id))]) {
      const must = node.id === marked || node.id === hovered || node.strong;
      if (lit && !lit.nodes.has(node.id) && !must) continue;
      const text = shortened(say(node.label), must ? 60 : node.kind === "disc" ? 40 : node.side ? 20 : 26);
      if (!text) continue;
      const spot = spots.get(node);
      if (!spot) continue;
      const size = must ? 13.5 : 12;
      ctx.font = (must ? "600 " : "") + size + "px " + font;
      const half = widthOf(ctx, text, must) / 2 + 3;
      const r = Math.max(node.size * scale, least()) * (node.kind === "body" ? 1.15 : 1); // the corners of a mark stand out
      const inside = node.kind === "disc" && r > Math.max(15, half * 0.6);
      const below = [spot.x - half, spot.y + r + 1, spot.x + half, spot.y + r + 4 + size * 1.3];
      const above = [spot.x - half, spot.y - r - 4 - size * 1.3, spot.x + half, spot.y - r - 1];
      const middle = [spot.x - half, spot.y - size * 0.7, spot.x + half, spot.y + size * 0.7]; // on its own disc
      const right = [spot.x + r + 2, spot.y - size * 0.65, spot.x + r + 2 + 2 * half, spot.y + size * 0.65];
      const left = [spot.x - r - 2 - 2 * half, spot.y - size * 0.65, spot.x - r - 2, spot.y + size * 0.65];
      // on a circle further lines away, where names beside each other have no room on one
      const lines = [1, 2, 3].map((number) => number * size * 1.35);
      const higher = lines.map((off) => above.map((edge, side) => (side % 2 ? edge - off : edge)));
      const lower = lines.map((off) => below.map((edge, side) => (side % 2 ? edge + off : edge)));
      const within = (one) => one[0] > 2 && one[2] < wide - 2;
      const sides = { below, above, right, left };
      const away = { above: higher, below: lower };
      const places = node.side ? [sides[node.side], ...(away[node.side] || []), below, above, right, left] : [below, above, right, left];
      const free = (one) => within(one) && isFree(one);
      const box = inside ? (must || written.isFree(middle) ? middle : null) : places.find(free) || (must ? below : null);
      if (!box) continue;
      take(box);
      written.take(box);
      const x = spot.x + (box === right ? r + 2 + half : box === left ? -r - 2 - half : 0);
      const beneath = [below, ...lower].indexOf(box);
      const over = [above, ...higher].indexOf(box);
      const line = beneath > 0 ? lines[beneath - 1] : over > 0 ? -lines[over - 1] : 0;
      const y = spot.y + line + (beneath >= 0 ? r + 2 + size : over >= 0 ? -r - 3 - size * 0.3 : size * 0.36);
      const stem = line ? [spot.y + Math.sign(line) * (r + 2), line < 0 ? y + 4 : y - size] : null; // leads to a name that stands away
      if (stem) {
        ctx.beginPath();
        ctx.moveTo(x, stem[0]);
        ctx.lineTo(x, stem[1]);
        ctx.lineWidth = 1;
        ctx.strokeStyle = rule;
        ctx.stroke();
      }
      if (box !== middle) {
        ctx.lineWidth = 3.4;
        ctx.strokeStyle = paper;
        ctx.strokeText(text, x, y);
      }
      ctx.fillStyle = node.id === marked ? warm : ink;
      ctx.fillText(text, x, y);
      labels.push({ text, x, y, size, stem, strong: must, chosen: node.id === marked });
    }
    ctx.restore();
  }
  network.on("afterDrawing", drawLabels);

  function edgeLook(edge) {
    const { line, edge: plain, faint: pale, hot, paper } = look();
    const drawn = own(facts.lines, edge.status) || facts.lines.signed;
    const [width, , faint] = drawn;
    const inLight = lit === null || lit.edges.has(edge.id);
    const bright = lit !== null && inLight;
    return {
      id: edge.id,
      ...strokeLook(drawn, width * edge.width + (bright ? 0.5 : 0), !inLight ? line : bright ? hot : faint ? pale : plain, paper),
    };
  }

  const many = () => scene.edges.length > 900; // then single lines are straight
  const rest = () => scene.edges.length > 400; // then lines are left out while a pointer moves the picture

  function show(next) {
    // vis-network reads places as whole numbers (of 1e-15 it makes 1): it gets them so
    scene = { ...next, nodes: next.nodes.map((node) => ({ ...node, x: Math.round(node.x), y: Math.round(node.y) })) };
    at = new Map(scene.nodes.map((node) => [node.id, node]));
    ranked = scene.nodes.slice().sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
    hovered = null;
    edgeSet.clear();
    nodeSet.clear();
    network.setOptions({ interaction: { hideEdgesOnDrag: rest(), hideEdgesOnZoom: rest() } });
    nodeSet.add(
      scene.nodes.map((node) => ({
        id: node.id, x: node.x, y: node.y, size: node.size, shape: "custom",
        ctxRenderer: ({ ctx, x, y }) => ({
          drawNode: () => drawNode(ctx, node, x, y),
          nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
        }),
      })),
    );
    edgeSet.add(
      scene.edges.map((edge) => ({
        from: edge.from, to: edge.to,
        smooth: many() && edge.single ? false : { enabled: Math.abs(edge.bow) > 1e-9, type: edge.bow >= 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bow) },
        ...edgeLook(edge),
      })),
    );
  }

  // What is chosen is in the light, with its lines and their other ends.
  function mark(id, agreement) {
    marked = id !== null && at.has(id) ? id : null;
    lit = null;
    const chosen = scene.edges.filter((edge) => (agreement === null ? marked !== null && (edge.from === marked || edge.to === marked) : edge.agreements.includes(agreement)));
    if (chosen.length || marked !== null) {
      lit = { nodes: new Set(marked === null ? [] : [marked]), edges: new Set() };
      for (const edge of chosen) {
        lit.edges.add(edge.id);
        lit.nodes.add(edge.from).add(edge.to);
      }
    }
    if (scene.kind === "path" || (scene.kind === "circle" && agreement === null)) lit = null;
    edgeSet.update(scene.edges.map(edgeLook));
    network.redraw();
  }

  function fit(animate) {
    if (!scene.nodes.length || !container.clientWidth) return;
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { x, y, size } of scene.nodes) {
      box[0] = Math.min(box[0], x - size);
      box[1] = Math.min(box[1], y - size);
      box[2] = Math.max(box[2], x + size);
      box[3] = Math.max(box[3], y + size);
    }
    const below = Math.max(55, foot() + 38); // the words below the picture cover nothing of it
    const beside = scene.kind === "circle" ? Math.min(250, 0.38 * container.clientWidth) : 110; // names stand outward of a circle
    const across = Math.max(60, container.clientWidth - beside);
    const along = Math.max(60, container.clientHeight - 55 - below);
    const scale = Math.max(0.02, Math.min(1.9, across / Math.max(1, box[2] - box[0]), along / Math.max(1, box[3] - box[1])));
    const middle = { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 + (below - 55) / 2 / scale };
    network.moveTo({ position: middle, scale, animation: animate ? gently() : false });
  }

  // Brings what is in the light close enough to tell its parts from each other.
  function focus(ids = lit === null ? [] : [...lit.nodes]) {
    const near = closer(ids.map((id) => at.get(id)).filter(Boolean), container, network.getScale());
    if (near) network.moveTo({ ...near, animation: gently() });
  }

  function reveal(id) {
    const node = at.get(id);
    if (!node) return;
    const { x, y } = network.canvasToDOM(node);
    const edge = 60;
    if (x > edge && y > edge && x < container.clientWidth - edge && y < container.clientHeight - edge) return;
    network.moveTo({ position: { x: node.x, y: node.y }, animation: gently() });
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * factor)) });
  }
  function pan(dx, dy) {
    const view = network.getViewPosition();
    const step = 70 / network.getScale();
    network.moveTo({ position: { x: view.x + dx * step, y: view.y + dy * step } });
  }

  const lineOf = (id) => scene.edges.find((edge) => edge.id === id);

  // A second click at once on the same spot means what the first one met: the picture may have changed under it.
  let last = { what: null, time: -Infinity, x: 0, y: 0 };
  const taken = ({ nodes: [node], edges: [edge], pointer: { DOM: { x, y } } }) => {
    network.unselectAll();
    const now = performance.now();
    const twice = now - last.time < TWICE && Math.hypot(x - last.x, y - last.y) < 9;
    let what = null;
    if (node !== undefined) what = { node: at.get(node) };
    else if (edge !== undefined) what = { edge: lineOf(edge) };
    if (twice && last.what?.node) choose({ ...last.what, twice });
    else choose(what);
    last = { what, x, y, time: twice ? -Infinity : now };
  };
  for (const event of ["click", "hold"]) network.on(event, taken); // whose finger stays down for longer means the same
  network.on("hoverNode", ({ node }) => {
    hovered = node;
    container.style.cursor = "pointer";
    tip.show(brief({ node: at.get(node) }));
    network.redraw();
  });
  network.on("hoverEdge", ({ edge }) => {
    container.style.cursor = "pointer";
    if (hovered === null) tip.show(brief({ edge: lineOf(edge) }));
  });
  for (const event of ["blurNode", "blurEdge"]) {
    network.on(event, () => {
      hovered = null;
      tip.hide();
      container.style.cursor = "";
      network.redraw();
    });
  }

  return {
    show, mark, fit, focus, reveal, zoom, pan,
    redraw: () => {
      widths.clear();
      edgeSet.update(scene.edges.map(edgeLook));
      network.redraw();
    },
    svg: () => {
      const { x, y } = network.getViewPosition();
      const view = { wide: container.clientWidth, high: container.clientHeight, x, y, scale: network.getScale() };
      return { ...view, parts: sceneSvg({ scene, view, labels, lit, facts, look }) };
    },
    signs: () => ({
      bodies: scene.nodes.filter((node) => node.kind === "body").length,
      levels: new Set(scene.nodes.filter((node) => node.kind === "body").map((node) => node.mark)),
      statuses: new Set(scene.edges.filter((edge) => edge.count === 1).map((edge) => edge.status)),
    }),
    node: (id) => at.get(id), ranked: () => ranked, scene: () => scene, positionOf: (id) => network.canvasToDOM(at.get(id)),
  };
}
