"use strict";
// How the line of a status is drawn through, dashed or double (style.py holds the table of lines).

const WIDEST = 3.2; // of a double line, at least, or its two would be one
const GAP = 0.42; // of its width, between the two

// What vis-network is told of a line: a double one is a wide line with a narrow one of the ground upon it.
function strokeLook([, dashes, , double], width, colour, ground) {
  const plain = (own) => ({ color: own, inherit: false });
  if (!double) return { width, dashes: dashes.length ? dashes : false, color: plain(colour), background: { enabled: false } };
  const size = Math.max(WIDEST, width);
  return { width: GAP * size, dashes: false, color: plain(ground), background: { enabled: true, color: colour, size, dashes: false } };
}
