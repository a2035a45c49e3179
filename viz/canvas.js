"use strict";
// The network of a page: draws with vis-network what was laid out, and tells what a pointer finds.

function makeCanvas(container, { facts, nodes, edges, options, say, choose, hover }) {
  let portrait = false;
  let seen = { lit: null, chosen: null, named: new Set() }; // what is in the light, the chosen node, parties to name
  let hovered = null;
  let theme = {};
  let dark = false;
  const LEAST = 2.6; // pixels; labels.py reckons with the same

  function readTheme(printing) {
    dark = !printing && matchMedia("(prefers-color-scheme: dark)").matches;
    theme = Object.assign({ font: getComputedStyle(document.body).fontFamily }, facts.themes[dark ? "dark" : "light"]);
  }

  function drawNode(ctx, node, x, y) {
    const scale = network.getScale();
    const r = Math.max(node.size, LEAST / scale);
    ctx.globalAlpha = seen.lit && !seen.lit.nodes.has(node.id) ? 0.16 : 1;
    drawMark(ctx, own(facts.marks, node.mark) || facts.marks.other, x, y, r, { scale, paper: theme.paper, dark });
    if (seen.chosen === node.id || hovered === node.id) {
      trace(ctx, [], x, y, r * 1.15 + 3.5 / scale);
      ctx.lineWidth = (seen.chosen === node.id ? 2 : 1.2) / scale;
      ctx.strokeStyle = theme.hot;
      ctx.stroke();
    }
  }

  function drawLabel(ctx, node, spot, over) {
    const scale = network.getScale();
    const text = spot?.[3] || say(node.text) || (over ? say(node.name).slice(0, 60) : "");
    if (!text) return;
    const strong = node.strong || seen.chosen === node.id;
    const size = (strong ? 13.5 : 12) / scale;
    const ringed = seen.chosen === node.id || hovered === node.id; // then the name stands outside the ring, as drawNode draws it
    const r = Math.max(spot ? spot[2] : node.size, LEAST / scale, ringed ? Math.max(node.size, LEAST / scale) * 1.15 + 5 / scale : 0);
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
    ctx.globalAlpha = seen.lit && !seen.lit.nodes.has(node.id) && !over ? 0.18 : 1;
    ctx.font = (strong ? "600 " : "") + size + "px " + theme.font;
    ctx.lineJoin = "round";
    ctx.lineWidth = (over ? 5 : 3.2) / scale;
    ctx.strokeStyle = theme.paper;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = seen.chosen === node.id ? theme.warm : theme.ink;
    ctx.fillText(text, x, y);
  }

  const spotOf = (node) => (portrait ? node.portraitAt : node.at)[say([0, 1])];

  function drawLabels(ctx) {
    const scale = network.getScale() * 1.001;
    const last = [];
    ctx.save();
    const hubs = placeHubs(ctx);
    for (const node of nodes) {
      const spot = hubs ? hubs.spot(node) : spotOf(node);
      if (hovered === node.id || seen.chosen === node.id || seen.named.has(node.id)) last.push(node);
      else if (spot && scale >= spot[1]) drawLabel(ctx, node, spot, false);
    }
    for (const node of last) drawLabel(ctx, node, node.number && narrow() ? inward(node) : spotOf(node), true);
    ctx.restore();
  }

  // A name that is asked for stands on the screen, whichever rim its hub is at.
  const inward = (node) => [network.canvasToDOM(positions[node.id]).x * 2 < container.clientWidth ? "right" : "left", 0, node.size];

  // Where hubs stand around a picture, their names go first, at every size of the screen; the others find room beside them.
  const hubbed = nodes.some((node) => node.number);
  let placed = new Map();
  function placeHubs(ctx) {
    if (!hubbed) return null;
    const scale = network.getScale();
    const [wide, high] = [container.clientWidth, container.clientHeight];
    const signs = nodes.map((node) => ({ ...network.canvasToDOM(positions[node.id]), id: node.id, reach: Math.max(node.size * scale, LEAST) }));
    const measured = (font) => (text) => {
      ctx.font = `${font} ${theme.font}`; // the ground is scaled: widths are those on the screen
      return ctx.measureText(text).width + 4;
    };
    const laidOut = (node) => (spotOf(node) ? [[spotOf(node)[0], Math.max(spotOf(node)[2] * scale, LEAST)]] : []);
    const { found, isFree, take, within, numbered } = hubNames({
      signs, wide, high, line: 18, textOf: ({ id }) => say(nodes[id].text), widthOf: measured("600 13.5px"),
      hubs: nodes.filter((node) => node.number).map((node) => ({ id: node.id, sign: signs[node.id], laid: laidOut(node), number: node.number })),
    });
    placed = found;
    document.documentElement.dataset.numbered = numbered ? "yes" : "no";
    const widthOf = measured("12px");
    const spot = (node) => {
      if (found.has(node.id)) return [found.get(node.id).side, 0, found.get(node.id).reach / scale, found.get(node.id).text];
      const laid = spotOf(node);
      if (!laid || scale * 1.001 < laid[1]) return null;
      const box = besideHub(laid[0], { ...signs[node.id], reach: Math.max(laid[2] * scale, LEAST) }, widthOf(say(node.text)) / 2, 16);
      if (!within(box) || !isFree(box)) return null;
      take(box);
      return laid;
    };
    return { spot };
  }

  function edgeLook(edge) {
    const drawn = own(facts.lines, edge.status) || facts.lines.signed;
    const [, , faint] = drawn;
    const { lit } = seen;
    const inLight = lit === null || lit.edges.has(edge.id);
    const hot = lit !== null && lit.hot && inLight;
    return {
      id: edge.id,
      ...strokeLook(drawn, hot ? edge.width + 0.5 : edge.width, !inLight ? theme.line : hot ? theme.hot : faint ? theme.faint : theme.edge, theme.paper),
    };
  }

  readTheme(false);
  let positions = {};
  function place() {
    const wide = container.clientWidth >= container.clientHeight * 0.8;
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
  const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, options);
  network.on("afterDrawing", drawLabels);
  const canvas = container.querySelector("canvas");
  if (canvas) canvas.setAttribute("aria-hidden", "true");

  // The scale at which everything fits depends on the names shown at that scale.
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
      if (!spot || spot[1] > scale * 1.001 || narrow()) continue;
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

  // On a phone the names of hubs would leave no room for what they are around.
  const narrow = () => hubbed && container.clientWidth < 680;

  function fit(animate) {
    const across = Math.max(1, container.clientWidth - 28);
    const along = Math.max(1, container.clientHeight - 78);
    let scale = nodes.length < 8 ? 3.4 : 1.9; // few stand large
    let box = bounds(scale);
    const fits = () => {
      box = bounds(scale);
      return (box[2] - box[0]) * scale <= across && (box[3] - box[1]) * scale <= along;
    };
    while (scale > 0.02 && !fits()) scale *= 0.95; // one by one: of two scales the larger may fit, for more names stand at its rim
    network.moveTo({
      position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 + 6 / scale }, // tools and hint stand below
      scale,
      animation: animate ? gently() : false,
    });
  }

  new ResizeObserver(() => {
    const before = portrait;
    place();
    if (before !== portrait) nodeSet.update(nodes.map((node) => ({ id: node.id, ...positions[node.id] })));
    fit(false);
  }).observe(container);

  // What is in the light: lit is null or {nodes, edges, hot}.
  function show(next) {
    seen = next;
    edgeSet.update(edges.map(edgeLook));
    network.redraw();
  }

  function reveal(id) {
    const { x, y } = network.canvasToDOM(positions[id]);
    const edge = 60;
    if (x > edge && y > edge && x < container.clientWidth - edge && y < container.clientHeight - edge) return;
    network.moveTo({ position: positions[id], animation: gently(220) });
  }

  // Brings some nodes close enough to tell them from each other.
  function focus(ids) {
    const near = closer(ids.map((id) => positions[id]), container, network.getScale());
    if (near) network.moveTo({ ...near, animation: gently() });
  }

  function pan(dx, dy) {
    const at = network.getViewPosition();
    const step = 70 / network.getScale();
    network.moveTo({ position: { x: at.x + dx * step, y: at.y + dy * step } });
  }
  function zoom(factor) {
    network.moveTo({ scale: Math.min(6, Math.max(0.05, network.getScale() * factor)) });
  }

  const taken = ({ nodes: [node], edges: [edge] }) => {
    choose(node !== undefined ? { node } : edge !== undefined ? { edge } : null);
    network.unselectAll();
  };
  for (const event of ["click", "hold"]) network.on(event, taken); // whose finger stays down for longer means the same
  network.on("hoverNode", ({ node }) => {
    hovered = node;
    container.style.cursor = "pointer";
    hover({ node });
    network.redraw();
  });
  network.on("hoverEdge", ({ edge }) => {
    container.style.cursor = "pointer";
    if (hovered === null) hover({ edge });
  });
  for (const event of ["blurNode", "blurEdge"]) {
    network.on(event, () => {
      hovered = null;
      container.style.cursor = "";
      hover(null);
      network.redraw();
    });
  }

  function relook(printing) {
    readTheme(printing);
    show(seen);
  }
  return { show, fit, focus, reveal, pan, zoom, relook, redraw: () => network.redraw(), hubNames: () => [...placed].map(([id, told]) => ({ id, ...told })) };
}
