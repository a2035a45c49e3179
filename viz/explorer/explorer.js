"use strict";
// The explorer: one state, and everything that shows it. Whatever is chosen or filtered in one view is so in all.

(function () {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const facts = JSON.parse(byId("facts").textContent);
  facts.options = JSON.parse(byId("options").textContent);
  const data = makeData(JSON.parse(byId("data").textContent));
  const ui = facts.ui;
  const state = makeState(facts.lang, data.raw.discs.length);
  const tongue = () => (state.get().lang === "en" ? 1 : 0);
  const say = (words) => words[tongue()];
  const also = (words) => words[1 - tongue()];
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const stage = byId("stage");
  const network = byId("network");
  let result = { visible: [], counts: {}, years: new Map(), undated: 0 };
  let pathFrom = null; // the body from which the way to the next chosen body is asked for

  let colours = {};
  let printing = false;
  function readLook() {
    const dark = !printing && matchMedia("(prefers-color-scheme: dark)").matches;
    colours = { ...facts.themes[dark ? "dark" : "light"], dark, font: getComputedStyle(document.body).fontFamily };
  }
  readLook();
  const look = () => colours;

  // ---- what a person does -------------------------------------------------------------------------------------
  const key = (body) => data.keyOf(body);
  const bodyOf = () => (state.get().body === null ? null : data.bodyByKey.get(state.get().body) ?? null);
  const agreementOf = () => (state.get().agreement === null ? null : data.agreementByKey.get(state.get().agreement) ?? null);
  let group = null; // a group or a line that is looked at; neither stands in the address
  let pair = null;
  let opened = null; // the group that was just opened: the picture goes there
  let pointed = false; // whether the pointer chose in the picture: then the picture stays where it is

  function openFor(body) {
    const disc = data.raw.bodies.disc[body];
    const open = state.get().open;
    return disc < 0 || open.includes(String(disc)) ? open : [...open, String(disc)];
  }

  const act = {
    body(body) {
      if (pathFrom !== null && pathFrom !== body) {
        const from = pathFrom;
        pathFrom = null;
        state.set({ path: [key(from), key(body)], body: null, agreement: null, circle: 0 });
        return;
      }
      pathFrom = group = pair = null;
      state.set({ body: key(body), agreement: null, path: null, circle: state.get().circle ? 1 : 0, open: openFor(body) });
      picture.reveal("b" + body);
    },
    agreement(at) {
      group = pair = null;
      state.set({ agreement: data.agreementByKey.has(data.agreement(at).key) ? data.agreement(at).key : null });
    },
    circle: (body, rings) => state.set({ body: key(body), circle: rings, path: null, agreement: null, view: "network" }),
    path(body) {
      pathFrom = body;
      byId("asking").hidden = false;
      byId("asking").textContent = say(ui.path_to).replace("%", say(data.bodyName(body)));
      byId("find").focus();
    },
    leavePath: () => state.set({ path: null }),
    open(disc) {
      group = pair = null;
      opened = disc;
      state.set({ open: [...state.get().open, String(disc)] });
    },
    nothing() {
      pathFrom = group = pair = null;
      state.set({ body: null, agreement: null });
    },
    clear: () => state.set({ ...emptyState(state.get().lang), view: state.get().view }),
  };

  function chosen(what) {
    pointed = true;
    if (!what) return act.nothing();
    if (what.edge) {
      if (what.edge.agreements.length === 1) return act.agreement(what.edge.agreements[0]);
      group = null;
      pair = { names: [what.edge.from, what.edge.to].map((id) => picture.node(id).name), places: what.edge.agreements };
      return state.set({ agreement: null }, true);
    }
    const { node } = what;
    if (node.kind === "agreement") return act.agreement(node.at);
    if (node.kind === "disc") {
      if (what.twice) return act.open(node.disc);
      pair = null;
      group = node.disc;
      return state.set({ body: null, agreement: null }, true);
    }
    return what.twice ? act.circle(node.body, 1) : act.body(node.body);
  }

  function brief({ node, edge }) {
    if (edge) {
      const names = [edge.from, edge.to].map((id) => say(picture.node(id)?.name || ["", ""]));
      if (edge.agreements.length > 1) return [names.join(" – "), `${edge.agreements.length} ${say(ui.agreements)}`];
      return told.brief(edge.agreements[0]);
    }
    if (!node) return [];
    if (node.kind === "agreement") return [told.partyNames(data.parties(node.at).slice(0, 6)), say(node.name)];
    if (node.kind === "disc") return [say(node.name), say(ui.open_hint)];
    return [say(node.name), say(data.word(data.level(node.body))), `${node.weight} ${say(ui.agreements)}`];
  }

  // ---- the parts ----------------------------------------------------------------------------------------------
  const names = makeNames(
    Array.from({ length: data.count }, (_, body) => {
      const level = data.level(body);
      const kinds = [...new Set(level.slice(1).map(fold))].sort((a, b) => b.length - a.length);
      const full = [...data.bodyName(body), ...data.shortName(body)].map(fold);
      const bare = full.flatMap((name) => kinds.map((kind) => (name.startsWith(kind) ? name.slice(kind.length) : name.endsWith(kind) ? name.slice(0, -kind.length) : "").trim()));
      return [body, data.agreementsOf(body).length, [...full, ...bare]];
    }),
  );
  const filters = makeFilters(data);
  const scenes = makeScenes(data);
  const tip = makeTooltip(stage, byId("tip"));
  const picture = makePicture(network, { facts, look, say, choose: chosen, tip, brief });
  const map = makeMap(byId("map"), {
    data, coast: JSON.parse(byId("coast").textContent), facts, look, say, ui, act, tip, nowhere: byId("nowhere"),
  });
  const told = makeTold(byId("card"), { data, ui, say, also, act });
  const table = makeTable(byId("table"), { data, ui, say, act });
  const panel = makePanel(byId("panel"), { filters, facts, say, ui, set: (changes) => state.set(changes) });
  const timeline = makeTimeline(byId("time"), { data, say, ui, set: state.set, calm });
  const search = makeSearch(byId("find"), byId("found"), {
    data, names, say, ui,
    choose: (body) => act.body(body),
  });
  const frame = makeFrame({ data, filters, say, ui, set: state.set });
  const saving = makeSaving({ data, table, canvas: () => (state.get().view === "map" ? map.canvas : picture.canvas), svg: picture.svg, look, state: state.get, visible: () => result.visible });

  // A canvas has no elements in it: whoever works the page by script asks it where things are.
  network.scene = picture.scene;
  network.positionOf = picture.positionOf;
  byId("map").spotOf = (name) => {
    for (let body = 0; body < data.count; body += 1) if (data.bodyName(body).includes(name)) return map.spotOf(body);
    return null;
  };

  // ---- showing the state --------------------------------------------------------------------------------------
  let shown = {}; // what the parts show now, to redraw no more than has changed

  function show(now) {
    root.lang = root.dataset.lang = now.lang;
    const filtered = JSON.stringify([now.filters, now.from, now.to, now.undated]);
    const changed = { filters: shown.filters !== filtered, lang: shown.lang !== now.lang, view: shown.view !== now.view };
    if (changed.filters) result = filters.apply(now);
    if (changed.filters || changed.lang) {
      panel.show(now, result);
      timeline.show(now, result);
      frame.counts(now, result);
    }
    for (const view of VIEWS) {
      const tab = document.querySelector(`[data-view="${view}"]`);
      if (!tab) continue;
      tab.setAttribute("aria-selected", String(view === now.view));
      tab.tabIndex = view === now.view ? 0 : -1;
      byId("view-" + view).hidden = view !== now.view;
    }
    const body = bodyOf();
    const agreement = agreementOf();
    if (now.view === "network") {
      const drawn = JSON.stringify([filtered, now.circle, now.path, now.open, now.round, now.circle || now.open.length ? now.body : 0]);
      if (shown.drawn !== drawn) {
        const scene = scenes.scene(now, result.visible);
        const refit = shown.kind !== scene.kind || scene.kind === "circle" || scene.kind === "path" || changed.filters;
        picture.show(scene, { refit });
        if (scene.kind === "groups" && shown.kind === "groups" && body !== null) picture.reveal("b" + body);
        if (opened !== null) picture.focus(scene.nodes.filter((node) => node.disc === opened).map((node) => node.id));
        opened = null;
        Object.assign(shown, { drawn, kind: scene.kind });
      } else if (changed.lang) picture.redraw();
      if (changed.view) picture.fit(false);
      picture.mark(body === null ? (group === null ? null : "d" + group) : "b" + body, agreement);
      if (agreement !== null && (shown.agreement !== now.agreement || changed.view) && !pointed) picture.focus();
      pointed = false;
      notes(now);
    }
    if (now.view === "map") {
      const refit = changed.view && shown.mapped !== filtered;
      map.show(scenes.around(result.visible), result.visible, { body, agreement }, refit);
      shown.mapped = filtered;
    }
    if (now.view === "table" && (changed.filters || changed.lang || changed.view || shown.agreement !== now.agreement)) {
      table.show(result.visible, agreement);
    }
    card(now, body, agreement);
    frame.crumbs(now, body);
    byId("asking").hidden = pathFrom === null;
    byId("round").setAttribute("aria-pressed", String(now.round));
    Object.assign(shown, { filters: filtered, lang: now.lang, view: now.view, agreement: now.agreement });
    root.dataset.shown = stateToHash(now, facts.lang);
  }

  function notes(now) {
    const scene = picture.scene();
    const empty = byId("empty");
    empty.hidden = scene.nodes.length > 0;
    byId("empty-words").textContent = say(scene.noPath ? ui.no_path : ui.nothing_left);
    byId("empty-way").textContent = say(scene.noPath ? ui.whole : ui.clear);
    const lines = [];
    if (scene.kind === "groups") lines.push(say(ui.groups_note));
    for (const [name, left] of scene.more || []) lines.push(`${say(name)}: +${left} ${say(ui.bodies)}`);
    if (scene.kind === "circle") lines.push(`${say(ui.rings)}: ${scene.rings}`);
    byId("note").textContent = lines.join(" · ");
    network.setAttribute("aria-label", `${say(ui.network)}: ${scene.nodes.length} · ${scene.edges.length}. ${say(ui.table_has_same)}`);
  }

  function card(now, body, agreement) {
    const places = body === null ? [] : [...data.agreementsOf(body)].filter((at) => inSight().has(at));
    if (agreement !== null) told.agreement(agreement);
    else if (now.path && picture.scene().way) told.path(picture.scene().way, result.visible);
    else if (body !== null) told.body(body, now, places);
    else if (pair) told.pair(pair.names, pair.places);
    else if (group !== null) told.disc(group, ranked((one) => data.raw.bodies.disc[one] === group));
    else told.welcome(ranked(() => true).slice(0, 9), ui.how_explorer);
  }

  let sight = { of: null, set: new Set() };
  function inSight() {
    if (sight.of !== result) sight = { of: result, set: new Set(result.visible) };
    return sight.set;
  }

  function ranked(wanted) {
    const near = scenes.around(result.visible);
    return [...near].filter(([body]) => wanted(body)).map(([body, places]) => [body, places.length]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  }

  // On a phone the filters wait until they are asked for.
  if (matchMedia("(max-width: 680px)").matches) byId("filtering").open = false;

  // ---- controls -----------------------------------------------------------------------------------------------
  byId("switch").addEventListener("click", () => state.set({ lang: state.get().lang === "en" ? "th" : "en" }));
  byId("in").addEventListener("click", () => picture.zoom(1.3));
  byId("out").addEventListener("click", () => picture.zoom(1 / 1.3));
  byId("fit").addEventListener("click", () => picture.fit(true));
  byId("map-in").addEventListener("click", () => map.zoom(1.4));
  byId("map-out").addEventListener("click", () => map.zoom(1 / 1.4));
  byId("map-fit").addEventListener("click", map.fit);
  byId("round").addEventListener("click", () => state.set({ round: !state.get().round }));
  byId("clear").addEventListener("click", act.clear);
  byId("empty-way").addEventListener("click", () => (state.get().path ? act.leavePath() : act.clear()));
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
  for (const item of document.querySelectorAll("[data-save]")) {
    item.addEventListener("click", () => {
      if (item.dataset.save === "svg") state.set({ view: "network" }, state.get().view === "network"); // the network is what is drawn so
      if (item.dataset.save === "csv") table.show(result.visible, agreementOf());
      saving[item.dataset.save]();
      byId("saving").open = false;
    });
  }
  byId("share").addEventListener("click", async () => {
    const done = byId("shared");
    try {
      await navigator.clipboard.writeText(location.href);
      done.textContent = say(ui.copied);
    } catch {
      done.textContent = location.href; // no clipboard here: the address to copy by hand
    }
  });

  const keys = {
    ArrowLeft: () => picture.pan(-1, 0), ArrowRight: () => picture.pan(1, 0), ArrowUp: () => picture.pan(0, -1), ArrowDown: () => picture.pan(0, 1),
    "+": () => picture.zoom(1.3), "=": () => picture.zoom(1.3), "-": () => picture.zoom(1 / 1.3), 0: () => picture.fit(true),
    Enter: () => enter(), Escape: () => act.nothing(),
    n: () => step(1), p: () => step(-1),
  };
  let stopAt = -1;
  function step(by) {
    const stops = picture.scene().nodes.filter((node) => node.kind !== "agreement").sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
    if (!stops.length) return;
    stopAt = (stopAt + by + stops.length) % stops.length;
    chosen({ node: stops[stopAt] });
    picture.reveal(stops[stopAt].id);
  }
  function enter() {
    const node = stopAt >= 0 && picture.scene().nodes.length ? group : null;
    if (node !== null) act.open(node);
    else byId("card").focus();
  }
  network.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    keys[event.key]();
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || ["INPUT", "TEXTAREA"].includes(event.target.tagName)) return;
    event.preventDefault();
    byId("find").focus();
  });

  function relook(forPrint) {
    printing = forPrint;
    readLook();
    picture.redraw();
    map.draw();
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => relook(false));
  addEventListener("beforeprint", () => {
    byId("filtering").open = true;
    table.print(result.visible, agreementOf());
    relook(true);
  });
  addEventListener("afterprint", () => {
    if (state.get().view === "table") table.show(result.visible, agreementOf());
    relook(false);
  });
  let size = [0, 0];
  new ResizeObserver(() => {
    const now = [network.clientWidth, network.clientHeight];
    if (now[0] && (Math.abs(now[0] - size[0]) > 2 || Math.abs(now[1] - size[1]) > 2)) picture.fit(false);
    size = now;
  }).observe(network);
  new ResizeObserver(() => map.draw()).observe(byId("map"));

  state.listen((now) => {
    search.close();
    byId("find").placeholder = say(ui.find);
    show(now);
  });
  state.tell();
  document.fonts.ready.then(() => picture.redraw());
  root.dataset.ready = "yes";
})();
