"""The page of the explorer: its data, its parts, its one file."""

from __future__ import annotations

from itertools import combinations

import networkx as nx

from citypact.graph.folder import BuiltGraph
from citypact.graph.ties import Ties
from citypact.viz.explorer.coast import coast
from citypact.viz.explorer.contents import contents
from citypact.viz.explorer.ground import ground_of
from citypact.viz.explorer.words import EXPLORER
from citypact.viz.scripts import script
from citypact.viz.style import LINES, MARKS, THEMES
from citypact.viz.template import filled, part
from citypact.viz.words import Words

__all__ = ["explorer"]

_HERE = "citypact.viz.explorer"
# in the order in which they build upon each other and upon those that all pages share
_MODULES = (
    "names.js", "data.js", "state.js", "filters.js", "scene.js", "saving.js", "svg.js", "sheet.js", "stamps.js",
    "picture.js", "placed.js", "lettering.js", "fingers.js", "map.js", "timeline.js", "search.js", "panel.js", "table.js",
    "frame.js", "look.js", "acts.js", "brief.js", "views.js", "keys.js", "controls.js", "explorer.js",
)  # fmt: skip


def explorer(built: BuiltGraph, *, ties: Ties | None = None, lang: str = "th") -> str:
    """The explorer of a build as the text of one HTML file that needs nothing else."""
    ties = ties or Ties(built.store)
    data = contents(ties, built.info, ground_of(_network(ties), lang=lang))
    return filled(
        "explorer.html",
        room=_HERE,
        script=script(_MODULES, _HERE),
        style=part("page.css") + part("explorer.css", _HERE),
        lang=lang,
        ui=EXPLORER,
        build=data["build"],
        collection=data["collection"],
        as_of=data["asOfWords"],
        licences=data["licences"],
        n_bodies=len(data["bodies"]["iri"]),
        n_agreements=len(data["agreements"]["iri"]),
        left_out=_left_out(built, ties, len(data["bodies"]["iri"])),
        coast=coast(),
        facts={
            "lang": lang,
            "ui": dict(EXPLORER),
            "themes": {theme: dict(colours) for theme, colours in THEMES.items()},
            "marks": {key: [mark.colour, mark.dark, mark.outline, mark.fill] for key, mark in MARKS.items()},
            "lines": {
                key: [line.width, list(line.dashes), line.faint, line.double] for key, line in LINES.items()
            },
        },
        data=data,
    )


def _left_out(built: BuiltGraph, ties: Ties, shown: int) -> list[tuple[Words, int]]:
    """What of a build has no place in the page: agreements without a named body, bodies that are party to none."""
    unnamed = sum(not tie.parties for tie in ties.agreements)
    without = max(0, built.info.counts.get("bodies", 0) - shown)
    return [(EXPLORER[key], count) for key, count in (("unnamed", unnamed), ("no_party", without)) if count]


def _network(ties: Ties) -> nx.MultiGraph[str]:
    """All bodies that have agreements, those with one named party too, and what ties them."""
    network: nx.MultiGraph[str] = nx.MultiGraph()
    for tie in ties.agreements:
        for body in tie.parties:
            if body in network:
                network.nodes[body]["agreements"] += 1
                continue
            party = ties.party(body)
            network.add_node(
                body,
                label_th=party.label_th,
                label_en=party.label_en,
                province_th=party.province_th,
                province_en=party.province_en,
                country=party.country,
                sort_key=party.sort_key,
                agreements=1,
            )
        for one, other in combinations(sorted(tie.parties), 2):
            network.add_edge(one, other, key=tie.iri)
    return network
