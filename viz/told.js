"use strict";
// The card of every page: what is known of the agreement, the body or the line that was chosen, and the words that say so.
// It asks ``data`` (explorer/data.js or facts.js) by places, and ``act`` for what a person may do next on this page.

// What the sources of an agreement rest on, each once: themselves, or what they repeat or retell.
const WITNESS = 5; // where a source says it
const [FACT, SURE, BY] = [2, 3, 4]; // where a mark says them
const witnessesOf = ({ sources }) => [...new Set(sources.map(({ told }) => told[WITNESS]))];

function makeTold(card, { data, ui, say, also, act }) {
  const nameOf = (body) => say(data.bodyName(body));
  const partyNames = (parties) => parties.map(nameOf).join(" – ");

  function term(list, words, ...inside) {
    const kept = inside.filter((part) => part !== null && part !== "");
    if (kept.length) list.append(make("dt", "", heading(say(words))), make("dd", "", ...kept));
  }

  const bodyButton = (body) => (data.drawn(body) ? button(bdi(nameOf(body)), () => act.body(body), "party") : bdi(nameOf(body)));

  function agreementCard(at) {
    const agreement = data.agreement(at);
    const { parties } = agreement;
    card.append(make("span", "tag s", say(agreement.said)), make("span", "tag", say(agreement.type)));
    card.append(make("h2", "", bdi(partyNames(parties.slice(0, 4)) + (parties.length > 4 ? " +" + (parties.length - 4) : ""))));
    const other = parties.slice(0, 4).map((body) => also(data.bodyName(body))).join(" – ");
    if (parties.length <= 4 && other !== partyNames(parties)) card.append(make("p", "other", bdi(other)));
    const list = make("dl");
    term(list, ui.parties, ...parties.map((body) => {
      const roles = agreement.roles[body];
      return make("div", "", bodyButton(body), roles ? make("small", "", " " + roles.map(say).join(", ")) : null);
    }), agreement.unlisted ? make("div", "", `${say(ui.and_more)} ${agreement.unlisted} ${say(ui.others_unlisted)}`) : null);
    term(list, ui.beside, ...agreement.beside.map(([name, roles]) => make("div", "", bdi(say(name)), make("small", "", " " + roles.map(say).join(", ")))));
    const [day, iso] = say(dayWords(agreement.date, agreement.time)).split(" (");
    if (day) term(list, ui.date, day + (iso ? " " : ""), iso ? make("span", "nowrap", "(" + iso) : null);
    else term(list, ui.date, make("i", "", say(ui.not_given)));
    if (agreement.duration) term(list, ui.duration, say(agreement.duration));
    if (agreement.until) term(list, ui.until, say(dayWords(agreement.until)));
    if (agreement.venue) term(list, ui.venue, bdi(agreement.venue));
    term(list, ui.signatories, ...agreement.signs.map((name) => make("div", "", bdi(name))));
    term(list, ui.representatives, ...agreement.represents.map((name) => make("div", "", bdi(name))));
    for (const [capacity, people] of agreement.others) term(list, capacity, ...people.map((name) => make("div", "", bdi(name))));
    term(list, ui.purposes, ...(agreement.purposes || []).map((words) => make("div", "", bdi(words))));
    term(list, ui.domains, ...agreement.domains.map((words) => make("span", "chip", say(words))));
    const { sources } = agreement;
    const witnesses = witnessesOf(agreement);
    const said = witnesses.length > 1 ? ` · ${say(ui.witnesses)} ${witnesses.length}` : "";
    card.append(list, make("h3", "", `${heading(say(ui.sources))} · ${sources.length}${said}`));
    if (sources.length > 1 && witnesses.length === 1) card.append(make("p", "note", say(ui.witness_one)));
    // those that rest on one another stand together, under one heading
    let under = null;
    for (const { source, told } of sources.slice().sort((a, b) => witnesses.indexOf(a.told[WITNESS]) - witnesses.indexOf(b.told[WITNESS]))) {
      if (witnesses.length > 1 && told[WITNESS] !== under) {
        under = told[WITNESS];
        card.append(make("h4", "witness", `${heading(say(ui.witness))} ${witnesses.indexOf(under) + 1}`));
      }
      card.append(sourceCard(told, agreement.sentences.filter(([from]) => from === source)));
    }
    card.append(make("p", "iri", make("code", "", agreement.iri)));
  }

  // Offsets count code points; the marks of one sentence may lie in each other.
  function sentence([, text, marks], retold) {
    const letters = Array.from(text);
    const edges = [...new Set([0, letters.length, ...marks.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
    const line = make(retold ? "p" : "blockquote", retold ? "retold" : "");
    const whole = make("bdi");
    for (let i = 0; i + 1 < edges.length; i += 1) {
      const [start, end] = [edges[i], edges[i + 1]];
      const piece = letters.slice(start, end).join("");
      const inside = marks.filter(([from, to]) => from <= start && to >= end && !(from === 0 && to === letters.length && marks.length > 1));
      if (!inside.length) whole.append(piece);
      else {
        const mark = make("mark", "", piece);
        mark.title = inside.map(([, , fact, sure, by]) => heading(say(ui["fact_" + fact])) + held(sure, by)).join(", ");
        whole.append(mark);
      }
    }
    line.append(whole);
    if (!marks.length) return [line];
    const facts = new Map();
    for (const mark of marks) {
      const before = facts.get(mark[FACT]);
      if (!before || (mark[SURE] ?? 1) < (before[SURE] ?? 1)) facts.set(mark[FACT], mark);
    }
    const says = [...facts].map(([fact, [, , , sure, by]]) => say(ui["fact_" + fact]) + held(sure, by)).join(" · ");
    const read = marks.some((mark) => mark[SURE] !== null && !mark[BY]); // by a program, which says how sure it is
    return [line, make("p", "says", `${heading(say(ui.says))}: ${says}${read ? ` (${say(ui.confidence)})` : ""}`)];
  }

  // How firmly something is held: the person who confirmed it, else how sure the reading is.
  function held(sure, by) {
    if (by) return ` ${filledIn(say(ui.confirmed_by), by)}`;
    return sure === null ? "" : ` ${sure.toFixed(2)}`;
  }

  function sourceCard([title, publisher, url, known, how], sentences) {
    const found = make("div", "source", say(title) ? make("p", "title", bdi(say(title))) : null);
    found.append(sourceLine(url, publisher, say(known), how === 2 ? say(ui.from_source) : ""));
    const retold = how === 1;
    // a few words that say one thing stand on one line; sentences come in full
    const short = ([, text, marks]) => text.length <= 60 && new Set(marks.map(([, , fact]) => fact)).size === 1 && marks[0][2] !== "agreement";
    for (const one of sentences) if (!short(one)) found.append(...sentence(one, retold));
    const words = sentences.filter(short);
    if (words.length) {
      const line = make("p", "words");
      for (const [, text, [[, , fact, sure, by]]] of words) {
        line.append(make("span", "", heading(say(ui["fact_" + fact])) + " ", make("mark", "", bdi(text)), held(sure, by)));
      }
      found.append(line);
    }
    return found;
  }

  // ``note`` says what an agreement is to the thing on the card.
  function agreementList(places, without, note = () => "") {
    const list = make("ul", "list");
    for (const at of places.slice(0, 60)) {
      const { parties, type, said, date } = data.agreement(at);
      const others = parties.filter((body) => body !== without);
      const names = (others.length ? others : parties).map(nameOf);
      const under = [note(at), say(type), say(said), say(dayWords(date))].filter(Boolean).join(" · ");
      const shown = names.slice(0, 4).join(" – ") + (names.length > 4 ? " +" + (names.length - 4) : "");
      list.append(make("li", "", button([bdi(shown), make("small", "", under)], () => act.agreement(at))));
    }
    if (places.length > 60) list.append(make("li", "start", `+${places.length - 60} · ${say(ui.table_has_all)}`));
    return list;
  }

  function bodyCard(body, state, places) {
    card.append(make("span", "tag", say(data.word(data.level(body)))), make("h2", "", bdi(nameOf(body))));
    if (also(data.bodyName(body)) !== nameOf(body)) card.append(make("p", "other", bdi(also(data.bodyName(body)))));
    if (act.circle) card.append(growing(body, state));
    const list = make("dl");
    const province = data.province(body);
    const country = data.country(body);
    if (data.otherNames) term(list, ui.other_names, ...data.otherNames(body).map((name) => make("div", "", bdi(name))));
    if (province) term(list, ui.province, bdi(say(province)));
    if (country) term(list, ui.country, bdi(say(data.word(country))));
    term(list, ui.count, `${places.length}${places.length < data.agreementsOf(body).length ? ` / ${data.agreementsOf(body).length}` : ""}`);
    card.append(list, make("h3", "", heading(say(ui.agreements))));
    if (places.length) card.append(agreementList(places, body));
    else card.append(make("p", "start", say(ui.filtered_out)), make("p", "doing", button(say(ui.clear), act.clear)));
    card.append(make("p", "iri", make("code", "", data.iriOf(body))));
  }

  function growing(body, state) {
    const doing = make("p", "doing");
    if (!state.circle) doing.append(button(say(ui.circle), () => act.circle(body, 1)));
    else {
      doing.append(button(say(ui.grow), () => act.circle(body, state.circle + 1)));
      if (state.circle > 1) doing.append(button(say(ui.shrink), () => act.circle(body, state.circle - 1)));
      doing.append(button(say(ui.whole), () => act.circle(body, 0)));
    }
    doing.append(button(say(ui.path), () => act.path(body)));
    return doing;
  }

  // ``near``: body -> its agreements that are in sight
  function pathCard(way, near) {
    card.append(make("span", "tag", say(ui.path_title)));
    card.append(make("h2", "", bdi(`${nameOf(way[0])} → ${nameOf(way[way.length - 1])}`)));
    card.append(make("p", "other", `${way.length - 1} ${say(ui.steps)}`));
    way.slice(1).forEach((to, step) => {
      const from = way[step];
      const both = (near.get(from) ?? []).filter((at) => data.parties(at).includes(to));
      card.append(make("h3", "", bdi(`${nameOf(from)} – ${nameOf(to)}`)), agreementList(both));
    });
    card.append(make("p", "doing", button(say(ui.whole), () => act.leavePath())));
  }

  function discCard(disc, members, isOpen) {
    const [name] = data.raw.discs[disc];
    card.append(make("span", "tag", say(ui.group)), make("h2", "", bdi(say(name))));
    if (!isOpen) card.append(make("p", "doing", button(say(ui.open_group), () => act.open(disc))));
    const list = make("ul", "list");
    for (const [body, count] of members.slice(0, 25)) {
      list.append(make("li", "", button([bdi(nameOf(body)), make("small", "", `${count} ${say(ui.agreements)}`)], () => act.body(body))));
    }
    card.append(make("h3", "", `${heading(say(ui.bodies))} · ${members.length}`), list);
  }

  function pairCard(names, places) {
    card.append(make("h2", "", bdi(names.map(say).join(" – "))), make("p", "other", `${places.length} ${say(ui.agreements)}`), agreementList(places));
  }

  // What a pointer over an agreement is told: the parties, type and status, the date.
  function brief(at) {
    const { parties, type, said, date, time, unlisted } = data.agreement(at);
    const more = Math.max(0, parties.length - 4) + (unlisted || 0);
    return [partyNames(parties.slice(0, 4)) + (more ? ` +${more}` : ""), `${say(type)} · ${say(said)}`, say(dayWords(date, time))];
  }

  function welcome(most, how) {
    card.append(make("p", "start", say(how)), make("h2", "small", heading(say(ui.most))));
    const list = make("ul", "list");
    for (const [body, count] of most) {
      const under = `${say(data.word(data.level(body)))} · ${count} ${say(ui.agreements)}`;
      list.append(make("li", "", button([bdi(nameOf(body)), make("small", "", under)], () => act.body(body))));
    }
    card.append(list);
  }

  const cleared = (filling) => (...given) => {
    card.replaceChildren();
    filling(...given);
    card.scrollTop = 0;
  };
  return {
    agreement: cleared(agreementCard), body: cleared(bodyCard), path: cleared(pathCard), disc: cleared(discCard), pair: cleared(pairCard),
    welcome: cleared(welcome), partyNames, brief, agreementList, bodyButton, term, cleared,
  };
}
