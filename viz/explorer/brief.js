"use strict";
// Brief: the few lines that a pointer over a node or a line of the picture is told.

function makeBrief({ data, say, ui, nodeOf, partyNames }) {
  return function brief({ node, edge }) {
    if (edge) {
      const names = [edge.from, edge.to].map((id) => say(nodeOf(id)?.name || ["", ""]));
      if (edge.agreements.length > 1) return [names.join(" – "), `${edge.agreements.length} ${say(ui.agreements)}`];
      const one = data.agreement(edge.agreements[0]);
      return [partyNames(one.parties.slice(0, 4)), `${say(one.type)} · ${say(one.said)}`, say(dayWords(one.date, one.time))];
    }
    if (!node) return [];
    if (node.kind === "agreement") return [partyNames(data.parties(node.at).slice(0, 6)), say(node.name)];
    if (node.kind === "disc") return [say(node.name), say(ui.open_hint)];
    return [say(node.name), say(data.word(data.level(node.body))), `${node.weight} ${say(ui.agreements)}`];
  };
}
