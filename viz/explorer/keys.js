"use strict";
// Keys: the picture by the keyboard. Its bodies are stopped at one by one, those with the most agreements first.

function makeKeys(network, { picture, acts, state, find, card }) {
  const { act, chosen } = acts;

  const stops = () => picture.scene().nodes.filter((node) => node.kind !== "agreement").sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  let last = null; // the node that was stopped at

  function step(by) {
    const all = stops();
    if (!all.length) return;
    const here = all.findIndex((node) => node.id === last);
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : (here + by + all.length) % all.length];
    last = next.id;
    chosen({ node: next });
    picture.reveal(next.id);
  }

  function enter() {
    if (state.get().group !== null) act.open(state.get().group);
    else card.focus();
  }

  const keys = {
    ArrowLeft: () => picture.pan(-1, 0), ArrowRight: () => picture.pan(1, 0), ArrowUp: () => picture.pan(0, -1), ArrowDown: () => picture.pan(0, 1),
    "+": () => picture.zoom(1.3), "=": () => picture.zoom(1.3), "-": () => picture.zoom(1 / 1.3), 0: () => picture.fit(true),
    Enter: enter, Escape: () => act.nothing(), n: () => step(1), p: () => step(-1),
  };
  network.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    keys[event.key]();
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target === find) return;
    event.preventDefault();
    find.focus();
  });
}
