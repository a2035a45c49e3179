"use strict";
// Brief: the few lines that a pointer over a node or a line of the picture is told.

function makeBrief({ data, say, ui, nodeOf, told }) {
  return function brief({ node, edge }) {
    if (edge) {
      const names = [edge.from, edge.to].map((id) => say(nodeOf(id)?.name || ["", ""]));
      if (edge.agreements.length > 1) return [names.join(" – "), `${edge.agreements.length} ${say(ui.agreements)}`];
      return told.brief(edge.agreements[0]);
    }
    if (!node) return [];
    if (node.kind === "agreement") return told.brief(node.at);
    if (node.kind === "disc") return [say(node.name), say(ui.open_hint)];
    return [say(node.name), say(data.word(data.level(node.body))), `${node.weight} ${say(ui.agreements)}`];
  };
}
