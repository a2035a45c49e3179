"use strict";
// Room: where on a screen something stands already, to the nearest few pixels; boxes are [left, top, right, bottom].

const CELL = 4; // pixels

function makeRoom(wide, high) {
  const across = Math.max(1, Math.ceil(wide / CELL));
  const along = Math.max(1, Math.ceil(high / CELL));
  const taken = new Uint8Array(across * along);
  const within = (value, most) => Math.min(most, Math.max(0, value));
  const span = ([left, top, right, bottom]) => [
    within(Math.round(left / CELL), across), within(Math.round(top / CELL), along), within(Math.round(right / CELL), across), within(Math.round(bottom / CELL), along),
  ];
  function take(box) {
    const [left, top, right, bottom] = span(box);
    for (let row = top; row < bottom; row += 1) taken.fill(1, row * across + left, row * across + right);
  }
  function isFree(box) {
    const [left, top, right, bottom] = span(box);
    for (let row = top; row < bottom; row += 1) {
      for (let at = row * across + left; at < row * across + right; at += 1) if (taken[at]) return false;
    }
    return true;
  }
  return { take, isFree };
}
