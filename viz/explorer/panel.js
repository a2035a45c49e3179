"use strict";
// The panel of filters: for each facet its values, how much stands behind each, and which are set.

const SHOWN = 9; // values of a facet before "more"

function makePanel(box, { filters, facts, say, ui, set }) {
  const wide = new Set(); // facets that were opened in full

  function toggle(state, facet, key) {
    const kept = state.filters[facet];
    const next = kept.includes(key) ? kept.filter((one) => one !== key) : [...kept, key];
    set({ filters: { ...state.filters, [facet]: next } });
  }

  function mark(facet, key) {
    if (facet === "level") return markShape(facts.marks, key);
    return facet === "status" ? lineShape(facts.lines, key) : null;
  }

  function show(state, result) {
    const focused = document.activeElement && box.contains(document.activeElement) ? document.activeElement.dataset.at : null;
    box.replaceChildren();
    for (const facet of FACETS) {
      const counts = result.counts[facet];
      const order = [...counts.keys()].filter((value) => counts[value] || state.filters[facet].includes(String(filters.keyOf(facet, value))));
      if (filters.size(facet) < 2 && !state.filters[facet].length) continue;
      order.sort((a, b) => counts[b] - counts[a] || a - b);
      const chosen = order.filter((value) => state.filters[facet].includes(String(filters.keyOf(facet, value))));
      const shown = wide.has(facet) ? order : [...new Set([...chosen, ...order.slice(0, SHOWN)])];
      const most = Math.max(1, ...shown.map((value) => counts[value]));
      const group = make("fieldset", "f-" + facet, make("legend", "", heading(say(ui["facet_" + facet]))));
      for (const value of shown) {
        const key = String(filters.keyOf(facet, value));
        const tick = make("input");
        Object.assign(tick, { type: "checkbox", checked: state.filters[facet].includes(key) });
        tick.dataset.at = facet + " " + key;
        tick.addEventListener("change", () => toggle(state, facet, key));
        const bar = make("span", "share");
        bar.append(make("span"));
        bar.firstChild.style.width = Math.round((100 * counts[value]) / most) + "%";
        group.append(make("label", "", tick, mark(facet, key), make("span", "what", bdi(say(filters.wordsOf(facet, value)))), bar, make("b", "", String(counts[value]))));
      }
      if (order.length > shown.length || wide.has(facet)) {
        const more = button(wide.has(facet) ? say(ui.fewer) : `${say(ui.more)} (${order.length - shown.length})`, () => {
          if (wide.has(facet)) wide.delete(facet);
          else wide.add(facet);
          show(state, result);
        }, "more");
        more.dataset.at = facet + " more";
        group.append(more);
      }
      box.append(group);
    }
    if (focused) [...box.querySelectorAll("[data-at]")].find((one) => one.dataset.at === focused)?.focus();
  }
  return { show };
}
