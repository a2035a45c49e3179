"use strict";
// The state of the page: what is chosen, filtered and open. It stands in the address, so that it can be shared, kept and undone.

const FACETS = ["level", "type", "status", "domain", "country", "province"];
const comma = (value) => value.replaceAll("%", "%25").replaceAll(",", "%2C"); // a comma stands between two values
const uncomma = (value) => value.replaceAll("%2C", ",").replaceAll("%25", "%");
const VIEWS = ["network", "map", "table"];
const COLUMNS = ["parties", "type", "status", "date", "domains", "sources"]; // of the table, by which it can be sorted
const GROUP = "~"; // before the number of a group, where it stands for a body

function emptyState(lang) {
  return {
    view: "network", lang, body: null, agreement: null, group: null, pair: null, circle: 0, path: null, open: [], round: false, sort: null,
    from: null, to: null, undated: true,
    filters: Object.fromEntries(FACETS.map((facet) => [facet, []])),
  };
}

// The state as an address behind "#": only what differs from the beginning stands in it.
function stateToHash(state, lang) {
  const told = new URLSearchParams();
  if (state.view !== "network") told.set("view", state.view);
  if (state.lang !== lang) told.set("lang", state.lang);
  for (const facet of FACETS) if (state.filters[facet].length) told.set(facet, state.filters[facet].map(comma).join(","));
  if (state.from !== null) told.set("from", state.from);
  if (state.to !== null) told.set("to", state.to);
  if (!state.undated) told.set("undated", "no");
  if (state.round) told.set("round", "yes");
  if (state.sort !== null) told.set("sort", state.sort);
  if (state.open.length) told.set("open", state.open.join(","));
  if (state.body !== null) told.set("body", state.body);
  if (state.circle) told.set("circle", state.circle);
  if (state.path) told.set("path", state.path.join(","));
  if (state.group !== null) told.set("group", state.group);
  if (state.pair) told.set("pair", state.pair.join(","));
  if (state.agreement !== null) told.set("agreement", state.agreement);
  return told.toString();
}

// What an address says; what it says wrongly counts as not said.
function stateFromHash(hash, lang, discs) {
  const state = emptyState(lang);
  const bare = hash.replace(/^#/, "");
  if (bare && !bare.includes("=")) return { ...state, agreement: bare }; // as the other pages are addressed
  const told = new URLSearchParams(bare);
  const list = (key) => (told.get(key) || "").split(",").filter(Boolean).slice(0, 300);
  const year = (key) => (/^\d{1,4}$/.test(told.get(key) || "") ? Number(told.get(key)) : null);
  const group = (one) => /^(0|[1-9]\d*)$/.test(one) && Number(one) < discs;
  if (VIEWS.includes(told.get("view"))) state.view = told.get("view");
  if (["th", "en"].includes(told.get("lang"))) state.lang = told.get("lang");
  for (const facet of FACETS) state.filters[facet] = list(facet).map(uncomma);
  state.from = year("from");
  state.to = year("to");
  state.undated = told.get("undated") !== "no";
  state.round = told.get("round") === "yes";
  if (COLUMNS.includes((told.get("sort") || "").replace(/^-/, ""))) state.sort = told.get("sort"); // "-" before it turns it round
  state.open = list("open").filter(group);
  state.body = told.get("body");
  state.circle = Math.min(6, year("circle") || 0);
  state.path = list("path").length === 2 ? list("path") : null;
  state.group = group(told.get("group")) ? Number(told.get("group")) : null;
  state.pair = list("pair").length === 2 ? list("pair") : null;
  state.agreement = told.get("agreement");
  return state;
}

// ``discs``: how many groups there are; none but these can be open.
function makeState(lang, discs) {
  let state = stateFromHash(location.hash, lang, discs);
  const listeners = [];
  const tell = () => listeners.forEach((listener) => listener(state));
  const address = () => location.pathname + location.search + "#" + stateToHash(state, lang);

  // A change that a person made can be undone by the back button; one that moves along (a slider) replaces the last.
  function set(changes, moving) {
    const before = stateToHash(state, lang);
    state = { ...state, ...changes };
    try {
      if (moving || stateToHash(state, lang) === before) history.replaceState(null, "", address());
      else history.pushState(null, "", address());
    } catch {
      // in the frame of a notebook there is no address to write to: the page works on without one
    }
    tell();
  }
  addEventListener("popstate", () => {
    state = stateFromHash(location.hash, lang, discs);
    tell();
  });
  return { get: () => state, set, listen: (listener) => listeners.push(listener), tell };
}
