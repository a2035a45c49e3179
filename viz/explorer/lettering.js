"use strict";
// Lettering: the names on the map. A name stands beside its sign, on no other sign and on no other name; who has no such place goes without.

const NAMED = 90; // the most names on a map

// The sides on which a name may stand, the best first, around a sign of this reach: its box, [left, top, right, bottom].
function besides({ x, y, reach }, half, size) {
  const [near, line] = [reach + 2, 1.35 * size];
  return [
    [x - half, y + near, x + half, y + near + line],
    [x - half, y - near - line, x + half, y - near],
    [x + near, y - line / 2, x + near + 2 * half, y + line / 2],
    [x - near - 2 * half, y - line / 2, x - near, y + line / 2],
  ];
}

// ``signs``: {x, y, reach, point} in pixels, a mere point keeps no name away; ``names``: {sign, text, strong, chosen}, the important first.
function lettered({ signs, names, wide, high, widthOf }) {
  const { take, isFree } = makeRoom(wide, high);
  for (const { x, y, reach, point } of signs) if (!point) take([x - reach, y - reach, x + reach, y + reach]);
  const found = [];
  for (const { sign, text, strong, chosen } of names) {
    if (found.length >= NAMED) break;
    const size = strong ? 13.5 : 12;
    const half = widthOf(text, size, strong) / 2 + 2;
    const sides = besides(sign, half, size);
    const within = (box) => box[0] >= 0 && box[2] <= wide && box[1] >= 0 && box[3] <= high;
    const box = sides.find((one) => within(one) && isFree(one)) || (strong ? inside(sides[0], wide) : null);
    if (!box) continue;
    take(box);
    found.push({ text, x: (box[0] + box[2]) / 2, y: box[3] - 0.36 * size, size, strong, chosen, box });
  }
  return found;
}

// A box moved back between the sides of the picture.
function inside([left, top, right, bottom], wide) {
  const by = left < 0 ? -left : Math.min(0, wide - right);
  return [left + by, top, right + by, bottom];
}
