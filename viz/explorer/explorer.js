"use strict";
// The explorer: one state, and everything that shows it. Whatever is chosen or filtered in one view is so in all.

(function () {
  const byId = (id) => document.getElementById(id);
  const network = byId("network");
  const facts = JSON.parse(byId("facts").textContent);
  facts.options = JSON.parse(byId("options").textContent);
  const { ui } = facts;
  const data = makeData(JSON.parse(byId("data").textContent));
  const state = makeState(facts.lang, data.raw.discs.length);
  const tongue = () => (state.get().lang === "en" ? 1 : 0);
  const say = (words) => words[tongue()];
  const also = (words) => words[1 - tongue()];
  const agreement = () => data.agreementByKey.get(state.get().agreement) ?? null;

  const acts = makeActs({
    data, state,
    reveal: (id) => picture.reveal(id),
    ask(body) {
      byId("asking").hidden = false;
      byId("asking-words").textContent = filledIn(say(ui.path_to), say(data.bodyName(body)));
      byId("find").focus();
    },
  });
  const { act } = acts;

  const { look, again } = makeLook(facts, () => {
    picture.redraw();
    map.draw();
  });
  const names = makeNames(searchedNames(data));
  const filters = makeFilters(data);
  const scenes = makeScenes(data);
  const tip = makeTooltip(byId("stage"), byId("tip"));
  const told = makeTold(byId("card"), { data, ui, say, also, act });
  const brief = makeBrief({ data, say, ui, nodeOf: (id) => picture.node(id), told });
  const picture = makePicture(network, { facts, look, say, choose: acts.chosen, tip, brief, foot: () => byId("hint").offsetHeight });
  const map = makeMap(byId("map"), {
    data, coast: JSON.parse(byId("coast").textContent), facts, look, say, ui, act, tip, nowhere: byId("nowhere"), beyond: byId("map-beyond"),
    read: () => byId("card").focus(),
  });
  const table = makeTable(byId("table"), { data, ui, say, act });
  const panel = makePanel(byId("panel"), { filters, facts, say, ui, set: (changes) => state.set(changes) });
  const timeline = makeTimeline(byId("time"), { data, say, ui, set: state.set });
  const search = makeSearch(byId("find"), byId("found"), { data, names, say, ui, choose: act.body, leave: act.noPath });
  const frame = makeFrame({ data, filters, say, ui, set: state.set });
  const views = makeViews({ data, facts, say, ui, acts, filters, scenes, parts: { picture, map, told, table, panel, timeline, frame } });
  const saving = makeSaving({
    data, table, state: state.get, visible: views.visible, say, ui, sheet: makeSheet({ facts, look, say }),
    drawn: () => (state.get().view === "map" ? map : picture), filtersTold: () => frame.filtersTold(state.get()),
  });

  function save(kind) {
    if (kind === "csv") table.show(views.visible(), agreement(), state.get().sort);
    saving[kind]();
  }
  makeControls({ state, acts, picture, map, say, ui, save });
  makeKeys(network, { picture, acts, state, find: byId("find"), card: byId("card") });
  addEventListener("beforeprint", () => {
    byId("filtering").open = true;
    table.print(views.visible(), agreement(), state.get().sort);
    byId("view-table").before(byId("card")); // on paper what is chosen stands beneath its picture, not behind all rows
    again(true);
  });
  addEventListener("afterprint", () => {
    byId("stage").after(byId("card"));
    if (state.get().view === "table") table.show(views.visible(), agreement());
    again(false);
  });

  // A canvas has no elements in it: whoever works the page by script asks it where things are.
  network.scene = picture.scene;
  network.positionOf = picture.positionOf;
  byId("map").spotOf = (name) => {
    for (let body = 0; body < data.count; body += 1) if (data.bodyName(body).includes(name)) return map.spotOf(body);
    return null;
  };

  byId("map").drawnBoxes = map.drawnBoxes;

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
    views.show(now);
  });
  state.tell();
  document.fonts.ready.then(() => picture.redraw());
  document.documentElement.dataset.ready = "yes";
})();
