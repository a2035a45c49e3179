"use strict";
// How a body is marked on a canvas: an outline and what fills it (style.py holds the table of marks).

function trace(ctx, outline, x, y, r) {
  ctx.beginPath();
  if (!outline.length) ctx.arc(x, y, r, 0, 2 * Math.PI);
  outline.forEach(([dx, dy], i) => (i ? ctx.lineTo(x + r * dx, y + r * dy) : ctx.moveTo(x + r * dx, y + r * dy)));
  ctx.closePath();
}

// A mark of radius r, whose finest line is one pixel at this scale.
function drawMark(ctx, [colour, night, outline, fill], x, y, r, { scale, paper, dark }) {
  const ink = dark ? night : colour;
  ctx.lineJoin = "round";
  if (fill === "ring") {
    const rim = Math.max(r * 0.34, 1 / scale);
    trace(ctx, outline, x, y, r - rim / 2);
    ctx.fillStyle = paper;
    ctx.fill();
    ctx.lineWidth = rim;
    ctx.strokeStyle = ink;
    ctx.stroke();
    return;
  }
  trace(ctx, outline, x, y, r);
  ctx.fillStyle = ink;
  ctx.fill();
  ctx.lineWidth = Math.min(1.2, r / 5);
  ctx.strokeStyle = paper;
  ctx.stroke();
  if (fill === "dot") {
    trace(ctx, [], x, y, r * 0.36);
    ctx.fillStyle = paper;
    ctx.fill();
  }
}
