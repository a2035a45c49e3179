"use strict";
// Fingers: what mouse, pen and fingers do on a ground of one's own: drag it, pinch it, turn the wheel, click, hover.

const STILL = 4; // pixels that a click may move

function makeFingers(box, { drag, zoom, click, hover }) {
  const down = new Map(); // pointer -> where it is
  let moved = false;

  const middle = (spots) => [0, 1].map((axis) => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length);
  const spread = ([one, other]) => (other ? Math.max(1, Math.hypot(one[0] - other[0], one[1] - other[1])) : 1);

  box.addEventListener("pointerdown", (event) => {
    if (!down.size) moved = false;
    down.set(event.pointerId, [event.clientX, event.clientY]);
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return void (down.size || hover(event));
    const before = [...down.values()];
    const spot = [event.clientX, event.clientY];
    if (!moved && before.length === 1 && Math.hypot(spot[0] - before[0][0], spot[1] - before[0][1]) <= STILL) return;
    moved = true;
    down.set(event.pointerId, spot);
    const after = [...down.values()];
    const [from, to] = [middle(before), middle(after)];
    drag(to[0] - from[0], to[1] - from[1]);
    const frame = box.getBoundingClientRect();
    if (after.length > 1) zoom(spread(after) / spread(before), [to[0] - frame.left, to[1] - frame.top]);
  });
  box.addEventListener("pointerup", (event) => {
    const alone = down.delete(event.pointerId) && !down.size;
    if (alone && !moved) click(event);
  });
  box.addEventListener("pointercancel", (event) => down.delete(event.pointerId));
  box.addEventListener("wheel", (event) => {
    const frame = box.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * 0.0016), [event.clientX - frame.left, event.clientY - frame.top]);
    event.preventDefault();
  }, { passive: false });
}
