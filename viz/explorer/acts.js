"use strict";
// Acts: what a person can do, each a change of the state.

function makeActs({ data, state, reveal, ask }) {
  const key = data.keyOf;
  let pathFrom = null; // the body from which the way to the next chosen body is asked for
  let opened = null; // the group that was just opened: the picture goes there
  let pointed = false; // whether the pointer chose in the picture: then the picture stays where it is

  const nothing = { body: null, agreement: null, group: null, pair: null };

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
        state.set({ ...nothing, path: [key(from), key(body)], circle: 0, view: "network" });
        return;
      }
      pathFrom = null;
      state.set({ ...nothing, body: key(body), path: null, circle: state.get().circle ? 1 : 0, open: openFor(body) });
      reveal("b" + body);
    },
    agreement: (at) => state.set({ agreement: data.agreement(at).key, group: null, pair: null }),
    pair: (ends) => state.set({ agreement: null, group: null, pair: ends }),
    group: (disc) => state.set({ ...nothing, group: disc }),
    circle: (body, rings) => state.set({ ...nothing, body: key(body), circle: rings, path: null, view: "network" }),
    path(body) {
      pathFrom = body;
      ask(body);
    },
    noPath() {
      pathFrom = null;
      state.tell();
    },
    leavePath: () => state.set({ path: null }),
    open(disc) {
      opened = disc;
      state.set({ ...nothing, group: disc, open: [...new Set([...state.get().open, String(disc)])], view: "network" });
    },
    nothing() {
      pathFrom = null;
      state.set(nothing);
    },
    sort: (column, down) => state.set({ sort: column === COLUMNS[0] && !down ? null : (down ? "-" : "") + column }),
    clear() {
      const { filters, from, to, undated } = emptyState("");
      state.set({ filters, from, to, undated });
    },
  };

  // What was chosen in the picture: a node, a line, or its ground. Keys stop at a group, a pointer opens it.
  function chosen(what) {
    pointed = true;
    if (!what) return act.nothing();
    if (what.edge) {
      if (what.edge.agreements.length === 1) return act.agreement(what.edge.agreements[0]);
      return act.pair([what.edge.from, what.edge.to].map((id) => (id[0] === "d" ? GROUP + id.slice(1) : key(Number(id.slice(1))))));
    }
    const { node } = what;
    if (node.kind === "agreement") return act.agreement(node.at);
    if (node.kind === "disc") return what.stopped ? act.group(node.disc) : act.open(node.disc);
    return what.twice ? act.circle(node.body, 1) : act.body(node.body);
  }

  // Whoever goes back asks for no way any more.
  addEventListener("popstate", () => (pathFrom = null), true);

  const once = (value, forget) => (forget(), value);
  return {
    act, chosen,
    asking: () => pathFrom,
    justOpened: () => once(opened, () => (opened = null)),
    wasPointed: () => once(pointed, () => (pointed = false)),
  };
}
