"use strict";
// How a picture moves: for whoever wants less motion, at once.

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const gently = (duration = 280) => (calm() ? false : { duration, easingFunction: "easeInOutQuad" });

// How close it is brought so that some of its points can be told from each other; null where it is close enough.
function closer(spots, { clientWidth, clientHeight }, scale) {
  if (!spots.length) return null;
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [across, along] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  const wanted = Math.min(1.7, (clientWidth - 260) / Math.max(1, across), (clientHeight - 200) / Math.max(1, along));
  if (wanted < scale * 1.15) return null;
  return { position: { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2 }, scale: wanted };
}
