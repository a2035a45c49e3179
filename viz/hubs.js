"use strict";
// Hubs: where the name of a domain stands on the screen; where it has no room, the number of its row in the legend stands for it.

const HUB_SIDES = ["left", "right", "above", "below"];

// The box of a text beside a node of this reach, [left, top, right, bottom].
function besideHub(side, { x, y, reach }, half, high) {
  const near = reach + 3;
  if (side === "left") return [x - near - 2 * half, y - high / 2, x - near, y + high / 2];
  if (side === "right") return [x + near, y - high / 2, x + near + 2 * half, y + high / 2];
  if (side === "above") return [x - half, y - near - high, x + half, y - near];
  return [x - half, y + near, x + half, y + near + high];
}

// ``signs``: {id, x, y, reach} of all nodes; ``hubs``: {id, sign, laid, number}; where a name was laid out, ``laid`` holds [side, reach].
// Gives for a hub {side, text, box}, where the text is its name or its number, and the room that is left for other names.
function hubNames({ signs, hubs, wide, high, textOf, widthOf, line }) {
  const { take, isFree } = makeRoom(wide, high);
  for (const { x, y, reach } of signs) take([x - reach, y - reach, x + reach, y + reach]);
  const within = ([left, top, right, bottom]) => left >= 2 && top >= 2 && right <= wide - 2 && bottom <= high - 2;
  const found = new Map();
  const place = (hub, text) => {
    const half = widthOf(text) / 2;
    for (const [side, reach] of [...hub.laid, ...HUB_SIDES.map((each) => [each, hub.sign.reach])]) {
      const box = besideHub(side, { ...hub.sign, reach }, half, line);
      if (!within(box) || !isFree(box)) continue;
      take(box);
      found.set(hub.id, { side, reach, text, box });
      return true;
    }
    return false;
  };
  // a number needs little room: those without a name find theirs after all names stand
  const left = hubs.filter((hub) => !place(hub, textOf(hub)));
  for (const hub of left) if (!place(hub, String(hub.number))) found.set(hub.id, { side: "above", reach: hub.sign.reach, text: String(hub.number), box: null });
  return { found, isFree, take, within, numbered: left.length > 0 };
}
