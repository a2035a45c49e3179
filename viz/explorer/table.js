"use strict";
// The table: the same agreements as the picture, row by row; it can be sorted, and grows as one reads on.

const ROWS = 100;
const PRINTED = 1000; // rows that paper takes at most

function makeTable(box, { data, ui, say, act }) {
  const head = box.querySelector("thead tr");
  const body = box.querySelector("tbody");
  const more = box.querySelector(".more");
  const { raw } = data;
  const text = new Intl.Collator(["th", "en"], { numeric: true });
  const partyText = (at) => data.parties(at).map((one) => say(data.bodyName(one))).join(" – ");
  const values = {
    parties: null, // the order of the data, by the sort keys of the bodies
    type: (at) => say(data.word(raw.types[raw.agreements.type[at]])),
    status: (at) => say(raw.said[raw.agreements.said[at]]),
    date: (at) => raw.agreements.date[at],
    domains: (at) => raw.agreements.domains[at].map((domain) => say(data.word(raw.domains[domain]))).join(", "),
    sources: (at) => raw.agreements.sources[at].map((source) => raw.sources[source][1] || say(raw.sources[source][0]) || raw.sources[source][2]).join("; "),
  };
  let sorted = null; // as it stands in the address
  let places = [];
  let shown = ROWS;
  let chosen = null;

  const by = () => ({ column: (sorted ?? COLUMNS[0]).replace("-", ""), down: (sorted ?? "")[0] === "-" });

  function order(visible) {
    const { column, down } = by();
    const value = values[column];
    const found = visible.slice();
    if (value !== null) {
      const keys = new Map(found.map((at) => [at, value(at)]));
      // what is not known comes last, whichever way the rest is turned
      found.sort((a, b) => {
        const [one, other] = [keys.get(a), keys.get(b)];
        if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1) || a - b;
        return (down ? -1 : 1) * text.compare(one, other) || a - b;
      });
    } else if (down) found.reverse();
    return found;
  }

  // On a phone rows are set as blocks, which would be no table to a screen reader: each part says what it is.
  function part(tag, role, ...inside) {
    const made = make(tag, "", ...inside);
    made.setAttribute("role", role);
    return made;
  }

  function headings() {
    head.replaceChildren();
    const { column, down } = by();
    COLUMNS.forEach((name, at) => {
      const cell = part("th", "columnheader");
      cell.scope = "col";
      const here = name === column;
      cell.setAttribute("aria-sort", here ? (down ? "descending" : "ascending") : "none");
      const arrow = make("span", "arrow", here ? (down ? " ↓" : " ↑") : "");
      cell.append(button([heading(say(ui[name])), arrow], () => {
        act.sort(name, here && !down);
        head.children[at].querySelector("button").focus();
      }));
      head.append(cell);
    });
  }

  // The ISO date behind a Thai one is not broken.
  function day(date) {
    const [words, iso] = say(dayWords(date)).split(" (");
    return [make("span", "each", words || "–"), iso ? " " : "", iso ? make("span", "nowrap", "(" + iso) : null];
  }

  // Lines break between domains, and within one only where it has no room.
  const separated = (words) => (words.length ? words.flatMap((one, at) => [at ? " " : null, make("span", "each", at < words.length - 1 ? one + "," : one)]) : ["–"]);

  function row(at) {
    const agreement = data.agreement(at);
    const made = part("tr", "row");
    made.className = at === chosen ? "here" : "";
    const first = part("th", "rowheader", button(bdi(partyText(at)), () => act.agreement(at), "party"));
    first.scope = "row";
    const link = ({ told: [title, publisher, url, known] }) => {
      const name = publisher || say(title) || url;
      const inside = url ? Object.assign(make("a", "", bdi(name)), { href: url, rel: "noopener noreferrer", target: "_blank" }) : bdi(name);
      return make("div", "", inside, " ", make("small", "", say(known)));
    };
    made.append(
      first,
      ...[[say(agreement.type)], [say(agreement.said)], day(agreement.date), separated(agreement.domains.map(say)), agreement.sources.map(link)].map(
        (inside) => part("td", "cell", ...inside),
      ),
    );
    return made;
  }

  function fill() {
    headings();
    body.replaceChildren(...places.slice(0, shown).map(row));
    rest();
  }

  function rest() {
    more.hidden = shown >= places.length;
    more.textContent = `${say(ui.more_rows)} (${Math.max(0, places.length - shown)})`;
  }
  more.addEventListener("click", () => {
    const next = shown;
    shown *= 2;
    body.append(...places.slice(next, shown).map(row));
    rest();
    body.children[next]?.querySelector("button").focus();
  });

  // On paper nobody asks for more: as many rows as fit a reader, and how many are left.
  function print(visible, agreement, sort) {
    show(visible, agreement, sort);
    shown = PRINTED;
    fill();
  }

  function show(visible, agreement, sort = sorted) {
    sorted = sort;
    chosen = agreement;
    places = order(visible);
    const at = places.indexOf(agreement);
    shown = Math.max(ROWS, at >= 0 && at < 5000 ? at + 1 : 0);
    fill();
  }

  // All rows as a spreadsheet takes them (RFC 4180); what begins like a formula is kept from being one.
  function csv() {
    const safe = (value) => (/^[=+\-@\t\r]/.test(value) ? "'" + value : value);
    const quote = (value) => `"${safe(String(value)).replaceAll('"', '""')}"`;
    const header = ["agreement", "parties_th", "parties_en", "type", "status", "date", "domains", "witnesses", "sources", "urls"];
    const lines = places.map((at) => {
      const agreement = data.agreement(at);
      return [
        agreement.iri, agreement.parties.map((one) => data.bodyName(one)[0]).join("; "), agreement.parties.map((one) => data.bodyName(one)[1]).join("; "),
        agreement.type[1], agreement.status, agreement.date, agreement.domains.map((words) => words[1]).join("; "), witnessesOf(agreement).length,
        agreement.sources.map(({ told }) => told[1] || told[0][1]).join("; "), agreement.sources.map(({ told }) => told[2]).filter(Boolean).join(" "),
      ].map(quote).join(",");
    });
    return "\ufeff" + [header.join(","), ...lines].join("\r\n") + "\r\n";
  }
  return { show, print, csv };
}
