"use strict";
// Text enters the page as text only: nothing here writes HTML.

function make(tag, cls, ...inside) {
  const found = document.createElement(tag);
  if (cls) found.className = cls;
  for (const part of inside) if (part !== null && part !== undefined) found.append(part);
  return found;
}

const bdi = (text) => make("bdi", "", text);

// Headings begin with a capital; Thai has none.
const heading = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// A name may be called "constructor": only what a table itself holds counts.
const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);
