"use strict";
// Placed: where bodies stand on the map, and which of them are tied.

// Bodies of one place stand around it, so that each can be seen and chosen; those with the most agreements come last.
function standing(near, data) {
  const at = new Map();
  for (const [body, places] of near) {
    const spot = data.place(body);
    if (!spot) continue;
    const key = spot.map((degrees) => degrees.toFixed(2)).join(" ");
    if (!at.has(key)) at.set(key, []);
    at.get(key).push([body, ...spot, places.length]);
  }
  const found = [];
  for (const same of at.values()) {
    same.sort((a, b) => b[3] - a[3] || a[0] - b[0]);
    same.forEach(([body, x, y, count], number) => {
      const turn = number * 2.399963;
      const off = number ? 8 + 2.2 * Math.sqrt(number) : 0; // pixels
      found.push({ body, x, y, count, dx: off * Math.cos(turn), dy: off * Math.sin(turn) });
    });
  }
  return found.sort((a, b) => a.count - b.count || a.body - b.body);
}

// Pairs of bodies that have places, each with its agreements; those with the most first.
function tiesOf(visible, data) {
  const pairs = new Map();
  for (const at of visible) {
    const parties = data.parties(at).filter((body) => data.place(body));
    for (let i = 0; i < parties.length; i += 1) {
      for (let j = i + 1; j < parties.length; j += 1) {
        const key = parties[i] * data.count + parties[j];
        if (!pairs.has(key)) pairs.set(key, [parties[i], parties[j], []]);
        pairs.get(key)[2].push(at);
      }
    }
  }
  return [...pairs.values()].sort((a, b) => b[2].length - a[2].length || a[0] - b[0] || a[1] - b[1]);
}

// Left, bottom, right and top of points, in degrees.
const boundsOf = (points) =>
  points.reduce(([left, bottom, right, top], { x, y }) => [Math.min(left, x), Math.min(bottom, y), Math.max(right, x), Math.max(top, y)], [Infinity, Infinity, -Infinity, -Infinity]);

// That share of the points that stand nearest to where their middle one does.
function nearest(points, share) {
  const middle = (along) => points.map(along).sort((a, b) => a - b)[points.length >> 1];
  const [x, y] = [middle((point) => point.x), middle((point) => point.y)];
  const far = (point) => Math.hypot(point.x - x, point.y - y);
  return points.slice().sort((a, b) => far(a) - far(b)).slice(0, Math.ceil(share * points.length));
}
