"use strict";
// How close a picture is brought so that some of its points can be told from each other; null where it is close enough.

function closer(spots, { clientWidth, clientHeight }, scale) {
  if (!spots.length) return null;
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [across, along] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  const wanted = Math.min(1.7, (clientWidth - 260) / Math.max(1, across), (clientHeight - 200) / Math.max(1, along));
  if (wanted < scale * 1.15) return null;
  return { position: { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2 }, scale: wanted };
}
