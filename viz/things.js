"use strict";
// Cards of the things of a picture that are neither bodies nor agreements: groups, domains, people, venues.

function makeThings(card, { facts, nodes, say, also, told, choose }) {
  const { ui, groups } = facts;
  const groupOf = (id) => groups.find((one) => one.node === id);

  function head(id, kind) {
    const { name } = nodes[id];
    card.append(make("span", "tag", heading(say(kind))), make("h2", "", bdi(say(name))));
    if (name[0] !== name[1]) card.append(make("p", "other", bdi(also(name))));
  }

  // A list of groups to choose, each with the number that stands beside it.
  function groupList(ties) {
    const list = make("ul", "list");
    for (const [id, count] of ties) {
      const inside = [bdi(say(nodes[id].name)), make("small", "", `${count} ${say(ui.agreements)}`)];
      list.append(make("li", "", button(inside, () => choose({ node: id }, true))));
    }
    return list;
  }

  function groupCard(id) {
    const group = groupOf(id);
    head(id, ui.group);
    const list = make("dl");
    told.term(list, ui.bodies, String(group.bodies));
    told.term(list, ui.count, String(group.count));
    told.term(list, ui.within, String(group.within));
    card.append(list, make("h3", "", heading(say(ui.most_in))));
    const names = make("ol", "names");
    for (const [name, count] of group.foremost) names.append(make("li", "", bdi(say(name)), make("small", "", String(count))));
    card.append(names);
    if (group.ties.length) card.append(make("h3", "", heading(say(ui.ties))), groupList(group.ties));
  }

  function groupPair({ from, to, count }) {
    card.append(make("h2", "", bdi(`${say(nodes[from].name)} – ${say(nodes[to].name)}`)));
    card.append(make("p", "start", `${count} ${say(ui.agreements)}`), groupList([from, to].map((id) => [id, groupOf(id).count])));
  }

  function welcome() {
    card.append(make("p", "start", say(ui.group_way)), make("h2", "small", heading(say(ui.most_groups))));
    card.append(groupList(groups.slice(0, 12).map(({ node, count }) => [node, count])));
  }

  // Of very many agreements: what is counted, and where each can be read.
  function countedCard([name, count]) {
    card.append(make("h2", "", bdi(name)), make("p", "start", count), make("p", "start", say(ui.counted_way)));
  }

  // ``things`` holds what is known of it: words, and bodies by their places; a domain has its agreements alone.
  function thingCard(id, places) {
    const { kind, terms, notes, agreements } = own(facts.things, id) || { kind: ui[nodes[id].kind], terms: [], notes: {}, agreements: null };
    const all = agreements || places;
    head(id, kind);
    const list = make("dl");
    for (const [word, values] of terms) {
      told.term(list, word, ...values.map((value) => make("div", "", typeof value === "number" ? told.bodyButton(value) : bdi(say(value)))));
    }
    told.term(list, ui.count, String(all.length));
    const note = (at) => (own(notes, at) ? say(notes[at]) : "");
    card.append(list, make("h3", "", heading(say(ui.agreements))), told.agreementList(all, undefined, note));
  }

  // What a pointer over a group is told.
  const brief = (id) => [say(nodes[id].name), `${groupOf(id).bodies} ${say(ui.bodies)}`, `${groupOf(id).count} ${say(ui.agreements)}`];

  const { cleared } = told;
  return { group: cleared(groupCard), groupPair: cleared(groupPair), welcome: cleared(welcome), thing: cleared(thingCard), counted: cleared(countedCard), brief };
}
