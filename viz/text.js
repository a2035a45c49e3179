"use strict";
// Text enters the page as text only: nothing here writes HTML.

function make(tag, cls, ...inside) {
  const found = document.createElement(tag);
  if (cls) found.className = cls;
  for (const part of inside) if (part !== null && part !== undefined) found.append(part);
  return found;
}

// Fixed words with something in the place of each "%", whatever that holds.
const filledIn = (words, ...values) => words.split("%").reduce((text, part, at) => text + values[at - 1] + part);

const bdi = (text) => make("bdi", "", text);

// A button that does something; ``inside`` is its text, or a list of its parts.
function button(inside, doing, cls) {
  const made = make("button", cls, ...[inside].flat());
  made.type = "button";
  made.addEventListener("click", doing);
  return made;
}

// A name cut to so many letters, each whole: no base letter without its vowel and tone marks.
const letters = new Intl.Segmenter("th", { granularity: "grapheme" });
const cuts = new Map();
function shortened(text, most) {
  if (text.length <= most) return text;
  const key = most + text;
  if (!cuts.has(key)) {
    const found = [...letters.segment(text)].map(({ segment }) => segment);
    cuts.set(key, found.length <= most ? text : found.slice(0, most - 1).join("").trimEnd() + "…");
  }
  return cuts.get(key);
}

// Headings begin with a capital; Thai has none.
const heading = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// The last line of what is shown of a source: where it can be read, and how it is known. With ``from``, the word for that,
// the line says how and from where: "entered by hand from ...".
function sourceLine(url, publisher, known, from) {
  const line = make("p");
  let where = publisher ? bdi(publisher) : null;
  if (url) {
    where = make("a", "", bdi((publisher || url) + " ↗"));
    Object.assign(where, { href: url, rel: "noopener noreferrer", target: "_blank" }); // only addresses that begin with http or https come this far (facts.py)
  }
  const [how, ...more] = known.split(" · ");
  if (!where) line.append(known);
  else if (from) line.append(how + from + " ", where, ...more.map((each) => " · " + each));
  else line.append(where, " · " + known);
  return line;
}

// A name may be called "constructor": only what a table itself holds counts.
const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);
