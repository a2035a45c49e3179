"use strict";
// Keys: the picture by the keyboard. Its bodies are stopped at one by one, those with the most agreements first.

// A ground by keys, picture or map: moved, brought nearer by a factor, walked. With Ctrl, Alt or Meta they are the browser's.
function steer(box, { pan, zoom, by, fit, step, enter, leave }) {
  const keys = {
    ArrowLeft: () => pan(-1, 0), ArrowRight: () => pan(1, 0), ArrowUp: () => pan(0, -1), ArrowDown: () => pan(0, 1),
    "+": () => zoom(by), "=": () => zoom(by), "-": () => zoom(1 / by), 0: fit,
    n: () => step(1), p: () => step(-1), Enter: enter, Escape: leave,
  };
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    keys[event.key]();
    event.preventDefault();
  });
}

function makeKeys(network, { picture, acts, state, find, card }) {
  const { act, chosen } = acts;

  let last = null; // the node that was stopped at

  function step(by) {
    const all = picture.ranked().filter((node) => node.kind !== "agreement");
    if (!all.length) return;
    const here = all.findIndex((node) => node.id === last);
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : (here + by + all.length) % all.length];
    last = next.id;
    chosen({ node: next, stopped: true });
    picture.reveal(next.id);
  }

  function enter() {
    const { group, open } = state.get();
    if (group !== null && !open.includes(String(group))) act.open(group);
    else card.focus();
  }

  steer(network, { pan: picture.pan, zoom: picture.zoom, by: 1.3, fit: () => picture.fit(true), step, enter, leave: act.nothing });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target === find) return;
    event.preventDefault();
    find.focus();
  });
}
