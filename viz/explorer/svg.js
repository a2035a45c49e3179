"use strict";
// What is drawn on the canvas of a view, as SVG: marks, names, the scene of the network, the places of the map.

const near1 = (number) => Math.round(number * 10) / 10;

// The mark of a level; ``name`` is what a pointer over it, or a screen reader, is told.
function svgMark(facts, level, x, y, r, { paper, dark }, name, shade = "") {
  const [day, night, outline, fill] = own(facts.marks, level) || facts.marks.other;
  const colour = dark ? night : day;
  const rim = Math.max(r * 0.34, 1);
  const paint = fill === "ring" ? `fill="${paper}" stroke="${colour}" stroke-width="${near1(rim)}"` : `fill="${colour}" stroke="${paper}" stroke-width="${near1(Math.min(1.2, r / 5))}"`;
  const size = fill === "ring" ? r - rim / 2 : r;
  const points = outline.map(([dx, dy]) => `${near1(x + size * dx)},${near1(y + size * dy)}`).join(" ");
  const body = outline.length ? `polygon points="${points}"` : `circle cx="${near1(x)}" cy="${near1(y)}" r="${near1(size)}"`;
  const title = name ? `<title>${escapeXml(name)}</title>` : "";
  const dot = fill === "dot" ? `<circle cx="${near1(x)}" cy="${near1(y)}" r="${near1(r * 0.36)}" fill="${paper}"/>` : "";
  return `<g${name ? ' class="node"' : ""}${shade}>${title}<${body} ${paint}/>${dot}</g>`;
}

function svgNames(labels, { paper, ink, warm, rule }) {
  return labels.map(({ text, x, y, size, stem, strong, chosen }) =>
    `${stem ? `<path d="M${near1(x)} ${near1(stem[0])}V${near1(stem[1])}" stroke="${rule}"/>` : ""}<text x="${near1(x)}" y="${near1(y)}" font-size="${size}"${strong ? ' font-weight="600"' : ""} fill="${chosen ? warm : ink}" stroke="${paper}" stroke-width="3" paint-order="stroke" stroke-linejoin="round" text-anchor="middle">${escapeXml(text)}</text>`);
}

// The network as it is seen, with the names that stand in it.
function sceneSvg({ scene, view, labels, lit, facts, look }) {
  const colours = look();
  const { hot, edge: plain, line: dim, faint: pale, wash, rule } = colours;
  const { wide, high, x: midX, y: midY, scale } = view;
  const at = new Map(scene.nodes.map((node) => [node.id, node]));
  const spot = ({ x, y }) => [wide / 2 + (x - midX) * scale, high / 2 + (y - midY) * scale];
  const parts = [];
  for (const ground of scene.grounds || []) {
    const [x, y] = spot(ground);
    parts.push(`<circle cx="${near1(x)}" cy="${near1(y)}" r="${near1(ground.radius * scale)}" fill="${wash}" stroke="${rule}"/>`);
  }
  for (const line of scene.edges) {
    const [[x1, y1], [x2, y2]] = [line.from, line.to].map((id) => spot(at.get(id)));
    const [width, dashes, faint, double] = own(facts.lines, line.status) || facts.lines.signed;
    const inLight = lit === null || lit.edges.has(line.id);
    const colour = !inLight ? dim : lit !== null ? hot : faint ? pale : plain;
    const [cx, cy] = [(x1 + x2) / 2 - (y2 - y1) * line.bow * 0.9, (y1 + y2) / 2 + (x2 - x1) * line.bow * 0.9];
    const dashed = dashes.length ? ` stroke-dasharray="${dashes.map((each) => near1(each * scale)).join(" ")}"` : "";
    const way = `d="M${near1(x1)} ${near1(y1)}Q${near1(cx)} ${near1(cy)} ${near1(x2)} ${near1(y2)}" fill="none"`;
    const wide = (double ? Math.max(WIDEST, width * line.width) : width * line.width) * scale;
    parts.push(`<path class="line" ${way} stroke="${colour}" stroke-width="${Math.max(0.3, near1(wide))}"${dashed}/>`);
    if (double) parts.push(`<path ${way} stroke="${colours.paper}" stroke-width="${near1(GAP * wide)}"/>`);
  }
  for (const node of scene.nodes) {
    const [x, y] = spot(node);
    const r = Math.max(node.size * scale, scene.nodes.length > CROWD ? 1.1 : LEAST);
    const shade = lit && !lit.nodes.has(node.id) ? ' opacity="0.16"' : "";
    if (node.kind === "disc") parts.push(`<circle class="node" cx="${near1(x)}" cy="${near1(y)}" r="${near1(r)}" fill="${wash}" stroke="${rule}"${shade}/>`);
    else parts.push(svgMark(facts, node.mark, x, y, r, colours, node.name.join(" · "), shade));
  }
  return [...parts, ...svgNames(labels, colours)];
}

// The map as it is seen. ``points`` are marks on the screen, ``arcs`` pairs of places with whether they are in the light.
function mapSvg({ coast, points, arcs, labels, screen, anyHot, facts, look }) {
  const colours = look();
  const { wash, rule, edge, hot } = colours;
  const land = coast.map((ring) => {
    const spots = [];
    for (let at = 0; at < ring.length; at += 2) spots.push(screen(ring[at] / 10, ring[at + 1] / 10).map(near1).join(" "));
    return `M${spots.join("L")}Z`;
  });
  const parts = [`<path class="land" d="${land.join("")}" fill="${wash}" stroke="${rule}" stroke-width="0.7"/>`];
  const many = arcs.length > 600;
  for (const [[x1, y1, cx, cy, x2, y2], inLight] of arcs.slice().sort((a, b) => a[1] - b[1])) {
    const paint = inLight ? `stroke="${hot}" stroke-width="1.6"` : `stroke="${edge}" stroke-width="${many ? 0.6 : 1}" opacity="${anyHot ? 0.18 : many ? 0.22 : 0.6}"`;
    parts.push(`<path class="line" d="M${near1(x1)} ${near1(y1)}Q${near1(cx)} ${near1(cy)} ${near1(x2)} ${near1(y2)}" fill="none" ${paint}/>`);
  }
  for (const { x, y, r, level, name, dimmed } of points) parts.push(svgMark(facts, level, x, y, r, colours, name, dimmed ? ' opacity="0.35"' : ""));
  return [...parts, ...svgNames(labels, colours)];
}
