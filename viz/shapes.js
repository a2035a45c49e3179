"use strict";
// Marks and lines as small pictures in the panel, drawn from the same tables as those of the canvas.

function shape(tag, attributes, ...inside) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

function markShape(marks, key) {
  const known = own(marks, key) ? key : "other";
  const [, , outline, fill] = marks[known];
  const rim = fill === "ring" ? { class: "rim" } : {};
  const points = outline.map(([x, y]) => `${(8 + 5.4 * x).toFixed(1)},${(8 + 5.4 * y).toFixed(1)}`).join(" ");
  const body = outline.length ? shape("polygon", { points, ...rim }) : shape("circle", { cx: 8, cy: 8, r: 5.4, ...rim });
  const dot = fill === "dot" ? [shape("circle", { cx: 8, cy: 8, r: 2, class: "dot" })] : [];
  return shape("svg", { class: `mark m-${known}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, body, ...dot);
}

function lineShape(lines, key) {
  const [width, dashes, faint, double] = own(lines, key) || lines.signed;
  const dashed = dashes.length ? { "stroke-dasharray": dashes.join(" ") } : {};
  const across = { x1: 0, x2: 22, y1: 4, y2: 4 };
  const line = shape("line", { ...across, "stroke-width": double ? WIDEST : width, ...dashed });
  const gap = double ? [shape("line", { ...across, "stroke-width": GAP * WIDEST, class: "gap" })] : [];
  return shape("svg", { class: `stroke${faint ? " faint" : ""}`, viewBox: "0 0 22 8", "aria-hidden": "true" }, line, ...gap);
}
