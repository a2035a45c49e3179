"use strict";
// Stamps: marks that are drawn once in each size and then set down as often as they occur, which is faster than drawing them.

const LARGEST = 14; // pixels; what is larger is rare, and drawn anew
const STAMPS = 600;

function makeStamps(marks) {
  let stamps = new Map();

  function made(mark, r, { paper, dark }) {
    const ratio = devicePixelRatio || 1;
    const half = Math.ceil(1.4 * r + 2);
    const sheet = make("canvas");
    sheet.width = sheet.height = 2 * half * ratio;
    const ctx = sheet.getContext("2d");
    ctx.scale(ratio, ratio);
    drawMark(ctx, marks[mark], half, half, r, { scale: 1, paper, dark });
    return { sheet, half };
  }

  // Sets the mark of a level down at a place of the ground, with a radius in units of the ground.
  return function stamp(ctx, level, x, y, r, look) {
    const mark = own(marks, level) ? level : "other";
    const pixels = Math.round(2 * r * look.scale) / 2;
    if (pixels > LARGEST) return void drawMark(ctx, marks[mark], x, y, r, look);
    const key = `${mark} ${pixels} ${look.paper} ${look.dark}`;
    if (!stamps.has(key)) {
      if (stamps.size >= STAMPS) stamps = new Map();
      stamps.set(key, made(mark, pixels, look));
    }
    const { sheet, half } = stamps.get(key);
    const side = half / look.scale;
    ctx.drawImage(sheet, x - side, y - side, 2 * side, 2 * side);
  };
}
