"use strict";
// The views: shows a state in network, map, table, card and frame, and redraws no more than has changed.

function makeViews({ data, facts, say, ui, acts, filters, scenes, parts }) {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const { picture, map, told, table, panel, timeline, frame } = parts;
  let result = { visible: [], counts: {}, years: new Map(), undated: 0 };
  let near = new Map(); // body -> its visible agreements
  let shown = {}; // what the parts show now

  function show(now) {
    root.lang = root.dataset.lang = now.lang;
    const filtered = JSON.stringify([now.filters, now.from, now.to, now.undated]);
    const changed = { filters: shown.filters !== filtered, lang: shown.lang !== now.lang, view: shown.view !== now.view };
    if (changed.filters) {
      result = filters.apply(now);
      near = scenes.around(result.visible);
    }
    if (changed.filters || changed.lang) {
      panel.show(now, result);
      timeline.show(now, result);
      frame.counts(now, result);
    }
    tabs(now);
    const body = data.bodyByKey.get(now.body) ?? null;
    const agreement = data.agreementByKey.get(now.agreement) ?? null;
    if (now.view === "network") network(now, { body, agreement, filtered, changed });
    if (now.view === "map") {
      const others = shown.mapped !== filtered;
      if (others || shown.mapLang !== now.lang) map.show(near, result.visible);
      map.mark({ body, agreement }, changed.view && others);
      Object.assign(shown, { mapped: filtered, mapLang: now.lang });
      if (body !== null && shown.body !== now.body) map.reveal(body);
    }
    if (now.view === "table" && (changed.filters || changed.lang || changed.view || shown.agreement !== now.agreement || shown.sort !== now.sort)) {
      table.show(result.visible, agreement, now.sort);
    }
    empty(now);
    card(now, body, agreement);
    frame.crumbs(now, body);
    byId("asking").hidden = acts.asking() === null;
    const { kind } = picture.scene();
    byId("round").disabled = now.view === "network" && (kind === "path" || (kind === "groups" && !now.open.length)); // where it would change nothing
    byId("round").setAttribute("aria-pressed", String(now.round));
    Object.assign(shown, { filters: filtered, lang: now.lang, view: now.view, agreement: now.agreement, body: now.body, sort: now.sort });
    root.dataset.shown = stateToHash(now, facts.lang);
  }

  function tabs(now) {
    for (const view of VIEWS) {
      const tab = byId("tab-" + view);
      tab.setAttribute("aria-selected", String(view === now.view));
      tab.tabIndex = view === now.view ? 0 : -1;
      byId("view-" + view).hidden = view !== now.view;
    }
    for (const kind of ["png", "svg"]) document.querySelector(`[data-save=${kind}]`).hidden = now.view === "table"; // a table is no picture
  }

  function network(now, { body, agreement, filtered, changed }) {
    const opened = acts.justOpened();
    const drawn = JSON.stringify([filtered, now.circle, now.path, now.open, now.round, now.circle || now.open.length ? now.body : 0]);
    if (shown.drawn !== drawn) {
      const scene = scenes.scene(now, result.visible, near);
      const refit = shown.kind !== scene.kind || scene.kind === "circle" || scene.kind === "path" || changed.filters;
      picture.show(scene);
      notes();
      if (refit) picture.fit(false);
      if (scene.kind === "groups" && shown.kind === "groups" && body !== null) picture.reveal("b" + body);
      if (opened !== null) picture.focus(scene.nodes.filter((node) => node.disc === opened).map((node) => node.id));
      Object.assign(shown, { drawn, kind: scene.kind });
    } else if (changed.lang) {
      notes();
      picture.redraw();
    }
    if (changed.view) picture.fit(false);
    picture.mark(body === null ? (now.group === null ? null : "d" + now.group) : "b" + body, agreement);
    const pointed = acts.wasPointed();
    if (agreement !== null && (shown.agreement !== now.agreement || changed.view) && !pointed) picture.focus();
  }

  function notes() {
    const scene = picture.scene();
    const lines = [];
    if (scene.kind === "groups") lines.push(say(ui.groups_note));
    for (const [name, left] of scene.more || []) lines.push(`${say(name)}: +${left} ${say(ui.bodies)}`);
    if (scene.kind === "circle") lines.push(`${say(ui.rings)}: ${scene.rings}`);
    byId("note").textContent = lines.join(" · ");
    byId("network").setAttribute("aria-label", `${say(ui.network)}: ${scene.nodes.length} · ${scene.edges.length}. ${say(ui.table_has_same)}`);
  }

  function empty(now) {
    const noPath = now.view === "network" && picture.scene().noPath;
    byId("empty").hidden = !noPath && result.visible.length > 0;
    const ends = noPath ? now.path.map((key) => say(data.bodyName(data.bodyByKey.get(key)))) : [];
    byId("empty-words").textContent = noPath ? filledIn(say(ui.no_path), ...ends) : say(data.total ? ui.nothing_left : ui.empty);
    byId("empty-way").textContent = say(noPath ? ui.whole : ui.clear);
    byId("empty-way").hidden = !data.total;
    byId("empty-way").onclick = noPath ? acts.act.leavePath : acts.act.clear;
  }

  function card(now, body, agreement) {
    if (agreement !== null) told.agreement(agreement);
    else if (now.path && picture.scene().way) told.path(picture.scene().way, near);
    else if (now.pair) told.pair(...pair(now.pair));
    else if (body !== null) told.body(body, now, near.get(body) ?? []);
    else if (now.group !== null) told.disc(now.group, ranked((one) => data.raw.bodies.disc[one] === now.group), now.open.includes(String(now.group)));
    else told.welcome(ranked(() => true).slice(0, 9), ui.how_explorer);
  }

  // The names of both ends of a line, each a body or a group, and the agreements between them.
  function pair(ends) {
    const sides = ends.map((end) => {
      if (end[0] === GROUP) return [data.raw.discs[end.slice(1)]?.[0], (one) => String(data.raw.bodies.disc[one]) === end.slice(1)];
      const body = data.bodyByKey.get(end);
      return [body === undefined ? undefined : data.bodyName(body), (one) => one === body];
    });
    const between = result.visible.filter((at) => sides.every(([, isOf]) => data.parties(at).some(isOf)));
    return [sides.map(([name]) => name || ["–", "–"]), between];
  }

  function ranked(wanted) {
    return [...near].filter(([body]) => wanted(body)).map(([body, places]) => [body, places.length]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }

  return { show, visible: () => result.visible };
}
