"use strict";
// The page's own script: draws what was laid out, and answers mouse, touch and keyboard.
(function () {
  const byId = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(byId(id).textContent);
  const root = document.documentElement;
  const facts = read("facts");
  const ui = facts.ui;
  let tongue = facts.lang === "en" ? 1 : 0;
  const say = (words) => words[tongue];

  const switchButton = byId("switch");
  const redrawers = [];
  switchButton.addEventListener("click", () => {
    tongue = 1 - tongue;
    root.lang = root.dataset.lang = tongue ? "en" : "th";
    for (const redraw of redrawers) redraw();
  });

  const container = byId("network");
  if (!container) return;

  // ---- the picture -------------------------------------------------------------------------------------------
  const nodes = read("nodes");
  const edges = read("edges");
  const edgesOf = nodes.map(() => []);
  const edgesFor = facts.agreements.map(() => []);
  for (const edge of edges) {
    edgesOf[edge.from].push(edge);
    edgesOf[edge.to].push(edge);
    for (const agreement of edge.agreements) edgesFor[agreement].push(edge);
  }

  let chosen = null; // {node} or {agreement} or {edge}
  let asked = null; // what the legend lights up: {kind, key}
  const lit = makeLight({ facts, nodes, edges, edgesOf, edgesFor });
  const drawing = { facts, nodes, edges, edgesOf, say, choose: (what) => choose(what, false), hover };
  const stage = facts.chronicle
    ? makeChronicle(container, { ...drawing, by: [...document.querySelectorAll("[data-by]")] })
    : makeCanvas(container, { ...drawing, options: read("options") });
  container.hubNames = stage.hubNames; // a canvas has no elements in it: whoever works the page by script asks it

  function relight() {
    const found = lit(chosen, asked);
    const named = chosen && chosen.agreement !== undefined && found && found.nodes.size <= 8 ? found.nodes : new Set();
    stage.show({ lit: found, chosen: chosen && chosen.node !== undefined ? chosen.node : null, named });
    return found;
  }

  // What the pointer is on is told beside it, and on the card while nothing is chosen.
  function hover(what) {
    if (!chosen) fill(what || start);
    if (what) tip.show(brief(what));
    else tip.hide();
  }

  // ---- choosing ----------------------------------------------------------------------------------------------
  const card = byId("card");
  const crumb = document.querySelector(".crumb");
  const tip = makeTooltip(container.parentElement, byId("tip"));
  const also = (words) => words[1 - tongue];
  const placesOf = (id) => [...new Set(edgesOf[id].flatMap((edge) => edge.agreements))];
  const data = makeFacts(facts, (body) => (facts.bodies[body].node === null ? [] : placesOf(facts.bodies[body].node)));
  const told = makeTold(card, {
    data, ui, say, also,
    act: {
      body: (body) => choose({ node: facts.bodies[body].node }, true),
      agreement: (at) => choose({ agreement: at }, false),
    },
  });
  const things = makeThings(card, { facts, nodes, say, also, told, choose: (what, move) => choose(what, move) });
  const bodyAt = new Map(facts.bodies.map(({ node }, body) => [node, body]));

  const pairNames = ({ from, to }) => [nodes[from].name, nodes[to].name];

  function fill(shown) {
    if (!shown) {
      if (facts.groups.length) things.welcome();
      else told.welcome(foremost, ui.how);
    } else if (shown.agreement !== undefined) told.agreement(shown.agreement);
    else if (shown.node !== undefined) fillNode(shown.node);
    else if (facts.chronicle) things.counted(countOf(edges[shown.edge]));
    else if (edges[shown.edge].count) things.groupPair(edges[shown.edge]);
    else if (edges[shown.edge].agreements.length === 1) told.agreement(edges[shown.edge].agreements[0]);
    else if (!edges[shown.edge].agreements.length) fillNode(edges[shown.edge].from); // a room in its site
    else told.pair(pairNames(edges[shown.edge]), edges[shown.edge].agreements);
  }

  // What an agreement stands for where its years are counted: how many there are in one.
  function countOf({ from, start, count }) {
    const year = start ? say([`พ.ศ. ${start + 543}`, String(start)]) : say(ui.undated);
    return [`${say(nodes[from].name)}`, `${year} · ${count} ${say(ui.agreements)}`];
  }

  function fillNode(id) {
    const { kind } = nodes[id];
    const places = placesOf(id);
    if (kind === "agreement" && places.length) told.agreement(places[0]);
    else if (kind === "group") things.group(id);
    else if (kind === "body") told.body(bodyAt.get(id), {}, places);
    else things.thing(id, places);
  }

  function title(shown) {
    if (shown.node !== undefined) return say(nodes[shown.node].name);
    const at = shown.agreement ?? (edges[shown.edge].agreements.length === 1 ? edges[shown.edge].agreements[0] : null);
    if (facts.chronicle && at === null) return countOf(edges[shown.edge]).join(" · ");
    return at === null ? pairNames(edges[shown.edge]).map(say).join(" – ") : told.partyNames(data.parties(at));
  }

  // What a pointer over something is told: the parties, type and status, the date; of a body name, level, agreements.
  function brief(shown) {
    if (shown.node !== undefined) {
      const { kind, name } = nodes[shown.node];
      const places = placesOf(shown.node);
      if (kind === "agreement" && places.length) return told.brief(places[0]);
      if (kind === "group") return things.brief(shown.node);
      const level = kind === "body" ? data.word(data.level(bodyAt.get(shown.node))) : (own(facts.things, shown.node) || { kind: ui[kind] }).kind;
      return [say(name), say(level), `${nodes[shown.node].count ?? places.length} ${say(ui.agreements)}`];
    }
    if (shown.agreement !== undefined) return told.brief(shown.agreement);
    const edge = edges[shown.edge];
    if (facts.chronicle) return countOf(edge);
    if (edge.agreements.length === 1) return told.brief(edge.agreements[0]);
    return [pairNames(edge).map(say).join(" – "), `${edge.count || edge.agreements.length} ${say(ui.agreements)}`];
  }

  const foremost = [...bodyAt]
    .filter(([node]) => node !== null)
    .map(([node, body]) => [body, placesOf(node).length, node])
    .sort((a, b) => b[1] - a[1] || a[2] - b[2])
    .slice(0, 9);

  function choose(what, move) {
    chosen = what;
    if (what) press(null);
    crumb.hidden = !what;
    if (what) byId("chosen").textContent = title(what).slice(0, 120);
    for (const row of document.querySelectorAll("tr[data-agreement]")) {
      row.classList.toggle("here", Boolean(what) && what.agreement !== undefined && row.dataset.agreement === String(what.agreement));
    }
    const found = relight();
    fill(what);
    if (what && move && what.node !== undefined) stage.reveal(what.node);
    if (what && what.agreement !== undefined && stage.focus) stage.focus([...found.nodes]);
  }

  // ---- keys, legend, search ----------------------------------------------------------------------------------
  byId("in").addEventListener("click", () => stage.zoom(1.3));
  byId("out").addEventListener("click", () => stage.zoom(1 / 1.3));
  byId("fit").addEventListener("click", () => stage.fit(true));
  byId("all").addEventListener("click", () => choose(null, false));

  const keys = {
    ArrowLeft: () => stage.pan(-1, 0),
    ArrowRight: () => stage.pan(1, 0),
    ArrowUp: () => stage.pan(0, -1),
    ArrowDown: () => stage.pan(0, 1),
    "+": () => stage.zoom(1.3),
    "=": () => stage.zoom(1.3),
    "-": () => stage.zoom(1 / 1.3),
    0: () => stage.fit(true),
    Enter: () => card.focus(),
  };
  const named = nodes.filter((node) => node.kind !== "agreement").map((node) => node.id); // what can be found and walked to
  const stops = stage.stops || (() => named);
  let leaving = false;
  container.addEventListener("focus", () => (leaving = false));
  container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      leaving = true; // the next Tab leaves the picture: nobody is caught in it
      choose(null, false);
    } else if (event.key === "Tab") {
      const walk = stops();
      const now = chosen && chosen.node !== undefined ? walk.indexOf(chosen.node) : event.shiftKey ? 0 : -1;
      const next = now + (event.shiftKey ? -1 : 1);
      if (leaving || next < 0 || next >= walk.length) return;
      choose({ node: walk[next] }, true);
    } else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.tagName === "INPUT") return;
    event.preventDefault();
    byId("find").focus();
  });

  const rows = [...document.querySelectorAll("[data-light]")];
  function press(row) {
    for (const one of rows) one.setAttribute("aria-pressed", String(one === row));
    asked = row ? { kind: row.dataset.light, key: row.dataset.key } : null;
  }
  for (const row of rows) {
    row.addEventListener("click", () => {
      const off = row.getAttribute("aria-pressed") === "true";
      choose(null, false);
      press(off ? null : row);
      relight();
    });
  }

  const find = byId("find");
  const names = byId("names");
  const byName = new Map();
  const fold = (text) => text.normalize("NFKC").toLowerCase().trim();
  for (const id of named) {
    for (const name of nodes[id].name.slice(0, 2)) {
      if (byName.has(fold(name))) continue;
      byName.set(fold(name), id);
      if (byName.size <= 3000) names.append(Object.assign(make("option"), { value: name }));
    }
  }
  find.addEventListener("input", () => {
    const id = byName.get(fold(find.value));
    if (id !== undefined) choose({ node: id }, true);
  });
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !fold(find.value)) return;
    const key = [...byName.keys()].find((name) => name.includes(fold(find.value)));
    if (key !== undefined) choose({ node: byName.get(key) }, true);
  });

  // ---- themes, print, language -------------------------------------------------------------------------------
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => stage.relook(false));
  addEventListener("beforeprint", () => stage.relook(true));
  addEventListener("afterprint", () => stage.relook(false));
  redrawers.push(() => {
    find.placeholder = say(ui.find);
    tip.hide();
    fill(chosen || start);
    if (chosen) byId("chosen").textContent = title(chosen).slice(0, 120);
    stage.redraw();
  });

  const start = facts.agreements.length === 1 ? { agreement: 0 } : null;
  fill(start);
  stage.fit(false);
  if (facts.focus !== null) choose({ node: facts.focus }, false);
  // an address that ends with #<the last step of an agreement's IRI> opens on that agreement
  function chooseNamed() {
    const wanted = "/" + location.hash.slice(1);
    const agreement = wanted.length > 1 ? facts.agreements.findIndex(({ iri }) => iri.endsWith(wanted)) : -1;
    if (agreement >= 0) choose({ agreement }, false);
  }
  addEventListener("hashchange", chooseNamed);
  chooseNamed();
  document.fonts.ready.then(() => stage.redraw());
  root.dataset.ready = "yes";
})();
