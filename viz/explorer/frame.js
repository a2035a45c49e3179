"use strict";
// The frame: what stands around the views and says what is seen: counts, filters, and the way that led here.

function makeFrame({ data, filters, say, ui, set }) {
  const byId = (id) => document.getElementById(id);

  function counts(now, result) {
    const bodies = new Set(result.visible.flatMap((at) => data.parties(at)));
    byId("n-agreements").textContent = `${result.visible.length}${result.visible.length < data.total ? ` / ${data.total}` : ""}`;
    byId("n-bodies").textContent = `${bodies.size}${bodies.size < data.count ? ` / ${data.count}` : ""}`;
    byId("filters-told").textContent = filtersTold(now);
    byId("counts-told").textContent = `${bodies.size} ${say(ui.bodies)} · ${result.visible.length} ${say(ui.agreements)} · ${say(ui.undated)} ${result.undated}`;
    byId("clear").hidden = !filters.isSet(now);
  }

  function filtersTold(now) {
    const told = FACETS.filter((facet) => now.filters[facet].length).map((facet) => `${say(ui["facet_" + facet])}: ${now.filters[facet].map((one) => spoken(facet, one)).join(", ")}`);
    if (now.from !== null || now.to !== null) told.push(`${say(ui.period)}: ${now.from ?? data.first}–${now.to ?? data.last}`);
    if (!now.undated) told.push(say(ui.without_undated));
    return told.join("; ") || say(ui.none);
  }

  function spoken(facet, wanted) {
    for (let value = 0; value < filters.size(facet); value += 1) if (String(filters.keyOf(facet, value)) === wanted) return say(filters.wordsOf(facet, value));
    return wanted;
  }

  function crumbs(now, body) {
    const line = byId("crumb");
    line.replaceChildren();
    const link = (text, doing) => button(text, doing, "plain");
    const anything = body !== null || now.path || now.open.length || now.circle || now.group !== null || now.pair;
    line.hidden = !anything;
    if (!anything) return;
    line.append(link(say(ui.all), () => set({ body: null, agreement: null, group: null, pair: null, path: null, circle: 0, open: [] })));
    for (const disc of now.open) {
      const [name] = data.raw.discs[disc] || [["", ""]];
      line.append(" › ", link(`${say(name)} ×`, () => set({ open: now.open.filter((one) => one !== disc) })));
    }
    if (body !== null) line.append(" › ", make("b", "", bdi(say(data.bodyName(body)))));
  }

  return { counts, crumbs, filtersTold };
}
