"use strict";
// Controls: the buttons, tabs and menus around the views.

function makeControls({ state, acts, picture, map, say, ui, save }) {
  const byId = (id) => document.getElementById(id);
  const { act } = acts;
  const pressed = {
    switch: () => state.set({ lang: state.get().lang === "en" ? "th" : "en" }),
    in: () => picture.zoom(1.3),
    out: () => picture.zoom(1 / 1.3),
    fit: () => picture.fit(true),
    "map-in": () => map.zoom(1.4),
    "map-out": () => map.zoom(1 / 1.4),
    "map-fit": map.fit,
    "map-beyond": map.fit,
    round: () => state.set({ round: !state.get().round }),
    clear: act.clear,
    "no-path": act.noPath,
    share,
  };
  for (const [id, doing] of Object.entries(pressed)) byId(id).addEventListener("click", () => doing());

  async function share() {
    const done = byId("shared");
    try {
      await navigator.clipboard.writeText(location.href);
      done.textContent = say(ui.copied);
    } catch {
      done.textContent = location.href; // no clipboard here: the address to copy by hand
    }
  }

  const tabs = [...document.querySelectorAll("[data-view]")];
  for (const tab of tabs) {
    tab.addEventListener("click", () => state.set({ view: tab.dataset.view }));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      state.set({ view: next.dataset.view });
      next.focus();
      event.preventDefault();
    });
  }

  const menu = byId("saving");
  for (const item of menu.querySelectorAll("[data-save]")) {
    item.addEventListener("click", () => {
      save(item.dataset.save);
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => menu.contains(event.target) || (menu.open = false));

  // On a phone the filters wait until they are asked for.
  if (matchMedia("(max-width: 680px)").matches) byId("filtering").open = false;
}
