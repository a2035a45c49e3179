"use strict";
// The note beside the pointer: a few lines of plain text on what lies under it.
// It repeats what card and table say, so it is not read out; a finger would cover it, so touch never shows it.

function makeTooltip(stage, tip) {
  const MOST = 4; // lines
  const AWAY = 22; // pixels from the pointer: the arrow and the line under it stay in sight
  let at = { x: 0, y: 0 };
  let touched = false;

  function put() {
    const wide = stage.clientWidth - tip.offsetWidth - 4;
    const high = stage.clientHeight - tip.offsetHeight - 4;
    const below = at.y + AWAY <= high ? at.y + AWAY : at.y - AWAY - tip.offsetHeight;
    tip.style.left = Math.max(4, Math.min(wide, at.x + AWAY)) + "px";
    tip.style.top = Math.max(4, Math.min(high, below)) + "px";
  }

  function show(lines) {
    const said = lines.filter(Boolean).slice(0, MOST);
    tip.hidden = touched || !said.length;
    if (tip.hidden) return;
    tip.replaceChildren(
      ...said.map((text) => Object.assign(document.createElement("div"), { textContent: text.slice(0, 240) })),
    );
    put();
  }

  const hide = () => (tip.hidden = true);

  function follow(event) {
    touched = event.pointerType === "touch";
    const box = stage.getBoundingClientRect();
    at = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (touched) hide();
    else if (!tip.hidden) put();
  }

  // first of all listeners: what is under the pointer is asked for after its place is known
  stage.addEventListener("pointermove", follow, true);
  stage.addEventListener("pointerdown", (event) => (follow(event), hide()), true);
  stage.addEventListener("pointerleave", hide);
  stage.addEventListener("wheel", hide, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  return { show, hide };
}
