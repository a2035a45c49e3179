"use strict";
// The card beside the picture: what is known of the body or the agreement that was chosen.

function makeCard(card, { facts, nodes, edges, edgesOf, say, also, choose }) {
  const ui = facts.ui;

  function partyNames(agreement) {
    return agreement.parties.map((place) => say(facts.bodies[place].name)).join(" – ");
  }

  function term(list, words, ...inside) {
    if (inside.length) list.append(make("dt", "", heading(say(words))), make("dd", "", ...inside));
  }

  function agreementCard(place) {
    const agreement = facts.agreements[place];
    const head = agreement.parties.length && agreement.parties.length <= 4 ? partyNames(agreement) : say(agreement.name);
    const other = agreement.parties.map((party) => also(facts.bodies[party].name)).join(" – ");
    card.append(make("span", "tag s", say(agreement.statusWords)), make("span", "tag", say(agreement.type)));
    card.append(make("h2", "", bdi(head)));
    if (agreement.parties.length <= 4 && other !== head) card.append(make("p", "other", bdi(other)));
    const list = make("dl");
    term(list, ui.parties, ...agreement.parties.map((party) => make("div", "", partyButton(party))), moreParties(agreement));
    const [day, iso] = say(agreement.date).split(" (");
    if (day) term(list, ui.date, day + (iso ? " " : ""), iso ? make("span", "nowrap", "(" + iso) : null);
    else term(list, ui.date, make("i", "", say(ui.not_given)));
    if (agreement.venue) term(list, ui.venue, bdi(agreement.venue));
    term(list, ui.signatories, ...agreement.signatories.map((name) => make("div", "", bdi(name))));
    term(list, ui.representatives, ...agreement.representatives.map((name) => make("div", "", bdi(name))));
    term(list, ui.domains, ...agreement.domains.map((key) => make("span", "chip", say(own(facts.domains, key) || [key, key]))));
    card.append(list, make("h3", "", heading(say(ui.sources)) + " · " + agreement.sources.length));
    agreement.sources.forEach((source) => card.append(sourceCard(source)));
  }

  function moreParties(agreement) {
    if (!agreement.unlisted) return null;
    return make("div", "", say(ui.and_more) + " " + agreement.unlisted + " " + say(ui.others_unlisted));
  }

  function partyButton(place) {
    const body = facts.bodies[place];
    if (body.node === null) return bdi(say(body.name));
    const button = make("button", "party", bdi(say(body.name)));
    button.type = "button";
    button.addEventListener("click", () => choose({ node: body.node }, true));
    return button;
  }

  function sourceCard(source) {
    const found = make("div", "source");
    if (source.quote) {
      found.append(source.retold ? make("p", "retold", bdi(source.quote)) : make("blockquote", "", bdi(source.quote)));
    }
    if (say(source.title)) found.append(make("p", "title", bdi(say(source.title))));
    found.append(sourceLine(source.url, source.publisher, say(source.known)));
    return found;
  }

  function agreementList(places, without) {
    const list = make("ul", "list");
    for (const place of places.slice(0, 60)) {
      const agreement = facts.agreements[place];
      const others = agreement.parties.filter((party) => facts.bodies[party].node !== without || without === undefined);
      const names = (others.length ? others : agreement.parties).map((party) => say(facts.bodies[party].name));
      const shown = names.slice(0, 4).join(" – ") + (names.length > 4 ? " +" + (names.length - 4) : "");
      const under = [say(agreement.type), say(agreement.statusWords), say(agreement.date)].filter(Boolean).join(" · ");
      const button = make("button", "", bdi(shown), make("small", "", under));
      button.type = "button";
      button.addEventListener("click", () => choose({ agreement: place }, false));
      list.append(make("li", "", button));
    }
    if (places.length > 60) list.append(make("li", "start", "+" + (places.length - 60) + " · " + say(ui.table_has_all)));
    return list;
  }

  const agreementsOf = (id) => [...new Set(edgesOf[id].flatMap((edge) => edge.agreements))];

  function nodeCard(id) {
    const node = nodes[id];
    const places = agreementsOf(id);
    if (node.kind === "agreement" && places.length) return agreementCard(places[0]);
    const body = node.kind === "body" ? facts.bodies.find((one) => one.node === id) : null;
    const group = groupOf(id);
    if (group) return groupCard(id, group);
    const kind = body ? own(facts.levels, body.level) || [body.level, body.level] : ui.domain;
    card.append(make("span", "tag", say(kind)), make("h2", "", bdi(say(node.name))));
    if (node.name[0] !== node.name[1]) card.append(make("p", "other", bdi(also(node.name))));
    const list = make("dl");
    if (body && say(body.province)) term(list, ui.province, bdi(say(body.province)));
    if (body && body.country) term(list, ui.country, bdi(body.country));
    term(list, ui.count, String(places.length));
    card.append(list, make("h3", "", heading(say(ui.agreements))), agreementList(places, body ? id : undefined));
    return null;
  }

  const groupOf = (id) => facts.groups.find((one) => one.node === id);

  // A list of groups to choose, each with the number that stands beside it.
  function groupList(ties) {
    const list = make("ul", "list");
    for (const [id, count] of ties) {
      const button = make("button", "", bdi(say(nodes[id].name)), make("small", "", count + " " + say(ui.agreements)));
      button.type = "button";
      button.addEventListener("click", () => choose({ node: id }, true));
      list.append(make("li", "", button));
    }
    return list;
  }

  function groupCard(id, group) {
    card.append(make("span", "tag", heading(say(ui.group))), make("h2", "", bdi(say(nodes[id].name))));
    if (nodes[id].name[0] !== nodes[id].name[1]) card.append(make("p", "other", bdi(also(nodes[id].name))));
    const list = make("dl");
    term(list, ui.bodies, String(group.bodies));
    term(list, ui.count, String(group.count));
    term(list, ui.within, String(group.within));
    card.append(list, make("h3", "", heading(say(ui.most_in))));
    const names = make("ol", "names");
    for (const [name, count] of group.foremost) names.append(make("li", "", bdi(say(name)), make("small", "", String(count))));
    card.append(names);
    if (group.ties.length) card.append(make("h3", "", heading(say(ui.ties))), groupList(group.ties));
  }

  function welcome() {
    if (facts.groups.length) {
      card.append(make("p", "start", say(ui.group_way)), make("h3", "", heading(say(ui.most_groups))));
      card.append(groupList(facts.groups.slice(0, 12).map(({ node, count }) => [node, count])));
      return;
    }
    card.append(make("p", "start", say(ui.how)), make("h3", "", heading(say(ui.most))));
    const list = make("ul", "list");
    const counts = new Map();
    for (const body of facts.bodies) if (body.node !== null) counts.set(body, agreementsOf(body.node).length);
    const first = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a.node - b.node);
    for (const body of first.slice(0, 9)) {
      const kind = say(own(facts.levels, body.level) || [body.level, body.level]);
      const under = [kind, counts.get(body) ? counts.get(body) + " " + say(ui.agreements) : ""];
      const button = make("button", "", bdi(say(body.name)), make("small", "", under.filter(Boolean).join(" · ")));
      button.type = "button";
      button.addEventListener("click", () => choose({ node: body.node }, true));
      list.append(make("li", "", button));
    }
    card.append(list);
  }

  function fill(shown) {
    card.replaceChildren();
    if (!shown) welcome();
    else if (shown.node !== undefined) nodeCard(shown.node);
    else if (shown.agreement !== undefined) agreementCard(shown.agreement);
    else if (edges[shown.edge].count) {
      const { from, to, count } = edges[shown.edge];
      card.append(make("h2", "", bdi(say(nodes[from].name) + " – " + say(nodes[to].name))));
      card.append(make("p", "start", count + " " + say(ui.agreements)), groupList([[from, groupOf(from).count], [to, groupOf(to).count]]));
    } else if (edges[shown.edge].agreements.length === 1) agreementCard(edges[shown.edge].agreements[0]);
    else {
      const edge = edges[shown.edge];
      card.append(make("h2", "", bdi(say(nodes[edge.from].name) + " – " + say(nodes[edge.to].name))));
      card.append(agreementList(edge.agreements, undefined));
    }
    card.scrollTop = 0;
  }

  function title(shown) {
    if (shown.node !== undefined) return say(nodes[shown.node].name);
    if (shown.agreement !== undefined) return partyNames(facts.agreements[shown.agreement]);
    return edges[shown.edge].agreements.length === 1
      ? partyNames(facts.agreements[edges[shown.edge].agreements[0]])
      : say(nodes[edges[shown.edge].from].name) + " – " + say(nodes[edges[shown.edge].to].name);
  }

  // What a pointer over something is told: the parties, type and status, the date; of a body name, level, agreements.
  function brief(shown) {
    if (shown.node !== undefined) {
      const node = nodes[shown.node];
      const places = agreementsOf(shown.node);
      if (node.kind === "agreement" && places.length) return briefly(facts.agreements[places[0]]);
      const group = groupOf(shown.node);
      if (group) return [say(node.name), group.bodies + " " + say(ui.bodies), group.count + " " + say(ui.agreements)];
      const kind = node.kind === "body" ? own(facts.levels, node.mark) || [node.mark, node.mark] : ui.domain;
      return [say(node.name), say(kind), places.length + " " + say(ui.agreements)];
    }
    const { from, to, agreements } = edges[shown.edge];
    if (agreements.length === 1) return briefly(facts.agreements[agreements[0]]);
    const count = edges[shown.edge].count || agreements.length;
    return [say(nodes[from].name) + " – " + say(nodes[to].name), count + " " + say(ui.agreements)];
  }

  function briefly(agreement) {
    const names = agreement.parties.map((place) => say(facts.bodies[place].name));
    const more = Math.max(0, names.length - 4) + agreement.unlisted;
    return [
      names.slice(0, 4).join(" – ") + (more ? " +" + more : ""),
      [say(agreement.type), say(agreement.statusWords)].filter(Boolean).join(" · "),
      say(agreement.date),
    ];
  }

  return { fill, title, brief };
}
