"use strict";
// The light: which nodes and lines of a picture belong to what is chosen, or to what the legend was asked for.

function makeLight({ facts, nodes, edges, edgesOf, edgesFor }) {
  function around(id, add) {
    edgesOf[id].forEach(add);
    if (nodes[id].kind === "agreement") return;
    // where agreements and people are nodes, the partners stand behind them
    for (const edge of edgesOf[id]) {
      const other = edge.from === id ? edge.to : edge.from;
      if (["agreement", "person"].includes(nodes[other].kind)) edgesOf[other].forEach(add);
    }
  }

  const kinds = {
    level: (edge, key) => nodes[edge.from].mark === key || nodes[edge.to].mark === key,
    line: (edge, key) => edge.status === key,
    status: (edge, key) => edge.agreements.some((place) => facts.agreements[place].status === key),
    domain: (edge, key) =>
      facts.kind === "domains"
        ? [edge.from, edge.to].some((id) => nodes[id].kind === "domain" && nodes[id].name[0] === own(facts.domains, key)[0])
        : edge.agreements.some((place) => facts.agreements[place].domains.includes(key)),
  };

  // null: everything is in the light; else {nodes, edges, hot}, hot where something was chosen.
  return function lit(chosen, asked) {
    // The body that an ego view is about is marked, but all of the picture is its light already.
    const whole = chosen && facts.kind === "ego" && chosen.node === facts.focus;
    if ((!chosen || whole) && !asked) return null;
    const found = { nodes: new Set(), edges: new Set(), hot: Boolean(chosen) };
    const add = (edge) => {
      found.edges.add(edge.id);
      found.nodes.add(edge.from).add(edge.to);
    };
    if (chosen && chosen.node !== undefined) {
      found.nodes.add(chosen.node);
      around(chosen.node, add);
    } else if (chosen && chosen.edge !== undefined) add(edges[chosen.edge]);
    else if (chosen) edgesFor[chosen.agreement].forEach(add);
    else {
      for (const edge of edges) if (kinds[asked.kind](edge, asked.key)) add(edge);
      if (asked.kind === "level") for (const node of nodes) if (node.mark === asked.key) found.nodes.add(node.id);
    }
    return found;
  };
}
