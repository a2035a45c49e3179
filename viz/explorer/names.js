"use strict";
// Names as people type them: found with or without the kind of body, in either language, and in spite of a slip.

const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s.\-–]+/g, " ").trim();

function pairsOf(text) {
  const found = new Set();
  for (let at = 0; at < text.length - 1; at += 1) found.add(text.slice(at, at + 2));
  return found;
}

// How alike two folded texts are, by the pairs of letters that they share (Dice): 0 to 1.
function likeness(asked, pairs, text) {
  const others = pairsOf(text);
  if (!pairs.size || !others.size) return 0;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared += 1;
  return (2 * shared) / (pairs.size + others.size);
}

// An index of names; ask(text, most) gives the places of the best matches, the best first.
function makeNames(entries) {
  // entries: [place, weight, names]
  const folded = entries.map(([place, weight, names]) => [place, weight, [...new Set(names.map(fold))].filter(Boolean)]);
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
    const asked = fold(text).slice(0, 80);
    if (!asked) return [];
    let found = [];
    for (const [place, weight, names] of folded) {
      const how = rank(asked, names);
      if (how < 9) found.push([how, -weight, place]);
    }
    if (found.length < 3 && asked.length > 2) {
      const known = new Set(found.map(([, , place]) => place));
      const pairs = pairsOf(asked);
      for (const [place, weight, names] of folded) {
        const like = Math.max(...names.map((name) => likeness(asked, pairs, name.slice(0, 80))));
        if (like >= 0.5 && !known.has(place)) found.push([5 - like, -weight, place]);
      }
    }
    found = found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    return found.slice(0, most).map(([, , place]) => place);
  }
  return { ask };
}
