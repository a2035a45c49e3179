"use strict";
// Names as people type them: found with or without the kind of body, in either language, and in spite of a slip.

const LONGEST = 80; // letters of a name that count
const NEAREST = 400; // bodies among which slips are looked for
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s.\-–]+/g, " ").trim();

function pairsOf(text) {
  const found = new Set();
  for (let at = 0; at < text.length - 1; at += 1) found.add(text.slice(at, at + 2));
  return found;
}

// How alike texts are, by the pairs of letters that they share (Dice): ask(text) gives the likeness of each place, 0 to 1,
// of those that share any. The index is made when first asked.
function makeLikeness(entries) {
  let index = null; // pair -> numbers of the names that hold it
  const placeOf = [];
  const pairsIn = [];
  function build() {
    index = new Map();
    for (const [place, , names] of entries) {
      for (const name of names) {
        const pairs = pairsOf(name.slice(0, LONGEST));
        for (const pair of pairs) {
          if (!index.has(pair)) index.set(pair, []);
          index.get(pair).push(placeOf.length);
        }
        placeOf.push(place);
        pairsIn.push(pairs.size);
      }
    }
  }
  return function like(text) {
    if (index === null) build();
    const pairs = pairsOf(text);
    const shared = new Uint8Array(placeOf.length);
    for (const pair of pairs) for (const name of index.get(pair) || []) shared[name] += 1;
    const best = new Map();
    shared.forEach((count, name) => {
      const likeness = (2 * count) / (pairs.size + pairsIn[name]);
      if (count && likeness > (best.get(placeOf[name]) || 0)) best.set(placeOf[name], likeness);
    });
    return best;
  };
}

// How many letters must be changed, dropped, added or turned round until what was typed begins a word of a name (optimal
// string alignment; Sellers for where it ends); more than ``most`` counts as Infinity.
function slips(asked, name, most) {
  let before = null;
  let last = Array.from({ length: name.length + 1 }, (_, at) => (at === 0 || name[at - 1] === " " ? 0 : Infinity));
  for (let row = 1; row <= asked.length; row += 1) {
    const now = [last[0] + 1];
    for (let at = 1; at <= name.length; at += 1) {
      now[at] = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + (asked[row - 1] === name[at - 1] ? 0 : 1));
      const turned = row > 1 && at > 1 && asked[row - 1] === name[at - 2] && asked[row - 2] === name[at - 1];
      if (turned) now[at] = Math.min(now[at], before[at - 2] + 1);
    }
    if (Math.min(...now) > most) return Infinity;
    [before, last] = [last, now];
  }
  return Math.min(...last);
}
const forgiven = (text) => (text.length < 4 ? 0 : text.length < 6 ? 1 : text.length < 11 ? 2 : 3); // slips, by length

// An index of names; ask(text, most) gives the places of the best matches, the best first.
function makeNames(entries) {
  // entries: [place, weight, names]
  const folded = entries.map(([place, weight, names]) => [place, weight, [...new Set(names.map(fold))].filter(Boolean)]);
  const weights = new Map(folded.map(([place, weight]) => [place, weight]));
  const namesOf = new Map(folded.map(([place, , names]) => [place, names]));
  const like = makeLikeness(folded);
  function rank(asked, names) {
    let best = 9;
    for (const name of names) {
      if (name === asked) return 0;
      if (name.startsWith(asked)) best = Math.min(best, 1);
      else if (name.includes(" " + asked)) best = Math.min(best, 2);
      else if (name.includes(asked)) best = Math.min(best, 3);
    }
    return best;
  }
  function ask(text, most) {
    const asked = fold(text).slice(0, LONGEST);
    if (!asked) return [];
    let found = [];
    for (const [place, weight, names] of folded) {
      const how = rank(asked, names);
      if (how < 9) found.push([how, -weight, place]);
    }
    if (found.length < 3 && asked.length > 2) {
      const known = new Set(found.map(([, , place]) => place));
      const close = [...like(asked)].filter(([place]) => !known.has(place)).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      for (const [place, shared] of close.slice(0, NEAREST)) {
        const least = Math.min(...namesOf.get(place).map((name) => slips(asked, name.slice(0, LONGEST), forgiven(asked))));
        const near = Math.max(shared, 1 - least / asked.length);
        if (shared >= 0.5 || least < Infinity) found.push([5 - near, -weights.get(place), place]);
      }
    }
    found = found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return found.slice(0, most).map(([, , place]) => place);
  }
  return { ask };
}
