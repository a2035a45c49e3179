"use strict";
// The network's picture as SVG: the scene as it is seen, with the names that stand in it.

function sceneSvg({ scene, view, labels, lit, facts, look, note }) {
  const { paper, ink, mute, warm, hot, edge: plain, line: dim, faint: pale, wash, rule, dark, font } = look();
  const { wide, high, x: midX, y: midY, scale } = view;
  const at = new Map(scene.nodes.map((node) => [node.id, node]));
  const spot = ({ x, y }) => [wide / 2 + (x - midX) * scale, high / 2 + (y - midY) * scale];
  const round = (number) => Math.round(number * 10) / 10;
  const parts = [`<rect width="${wide}" height="${high + 24}" fill="${paper}"/>`];

  for (const ground of scene.grounds || []) {
    const [x, y] = spot(ground);
    parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${round(ground.radius * scale)}" fill="${wash}" stroke="${rule}"/>`);
  }
  for (const line of scene.edges) {
    const [[x1, y1], [x2, y2]] = [line.from, line.to].map((id) => spot(at.get(id)));
    const [width, dashes, faint] = own(facts.lines, line.status) || facts.lines.signed;
    const inLight = lit === null || lit.edges.has(line.id);
    const colour = !inLight ? dim : lit !== null ? hot : faint ? pale : plain;
    const [cx, cy] = [(x1 + x2) / 2 - (y2 - y1) * line.bow * 0.9, (y1 + y2) / 2 + (x2 - x1) * line.bow * 0.9];
    const dashed = dashes.length ? ` stroke-dasharray="${dashes.map((each) => round(each * scale)).join(" ")}"` : "";
    parts.push(`<path class="line" d="M${round(x1)} ${round(y1)}Q${round(cx)} ${round(cy)} ${round(x2)} ${round(y2)}" fill="none" stroke="${colour}" stroke-width="${Math.max(0.3, round(width * line.width * scale))}"${dashed}/>`);
  }
  for (const node of scene.nodes) {
    const [x, y] = spot(node);
    const r = Math.max(node.size * scale, scene.nodes.length > CROWD ? 1.1 : LEAST);
    const shade = lit && !lit.nodes.has(node.id) ? ' opacity="0.16"' : "";
    if (node.kind === "disc") {
      parts.push(`<circle class="node" cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${wash}" stroke="${rule}"${shade}/>`);
      continue;
    }
    const [day, night, outline, fill] = own(facts.marks, node.mark) || facts.marks.other;
    const colour = dark ? night : day;
    const rim = Math.max(r * 0.34, 1);
    const paint = fill === "ring" ? `fill="${paper}" stroke="${colour}" stroke-width="${round(rim)}"` : `fill="${colour}" stroke="${paper}" stroke-width="${round(Math.min(1.2, r / 5))}"`;
    const size = fill === "ring" ? r - rim / 2 : r;
    const points = outline.map(([dx, dy]) => `${round(x + size * dx)},${round(y + size * dy)}`).join(" ");
    const shape = outline.length ? `polygon points="${points}"` : `circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}"`;
    parts.push(`<g class="node"${shade}><title>${escapeXml(node.name.join(" · "))}</title><${shape} ${paint}/>${fill === "dot" ? `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r * 0.36)}" fill="${paper}"/>` : ""}</g>`);
  }
  for (const { text, x, y, size, strong, chosen } of labels) {
    parts.push(`<text x="${round(x)}" y="${round(y)}" font-size="${size}"${strong ? ' font-weight="600"' : ""} fill="${chosen ? warm : ink}" stroke="${paper}" stroke-width="3" paint-order="stroke" stroke-linejoin="round" text-anchor="middle">${escapeXml(text)}</text>`);
  }
  parts.push(`<text x="10" y="${high + 15}" font-size="11" fill="${mute}">${escapeXml(note)}</text>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high + 24}" width="${wide}" height="${high + 24}" font-family="${escapeXml(font)}">\n${parts.join("\n")}\n</svg>\n`;
}
