"""Ego: one body, its partners, and what these have agreed among themselves."""

from __future__ import annotations

import networkx as nx

from citypact.errors import ViewError
from citypact.viz.facts import bodies_of
from citypact.viz.names import cut
from citypact.viz.neighbourhood import neighbourhood
from citypact.viz.picture import Picture, picture_of
from citypact.viz.words import Words

__all__ = ["ego"]


def ego(network: nx.MultiGraph[str], focus: str | None = None) -> Picture:
    """The neighbourhood of ``focus``, the IRI of a body; in a bipartite network, its agreements and their parties.

    Raises:
        ViewError: no focus was given.
    """
    bodies = bodies_of(network)
    if focus is None:
        busy = sorted(bodies.values(), key=lambda body: (-body.agreements, body.sort_key, body.iri))[:1]
        example = f', for example: citypact view ego --focus "{cut(busy[0].name.th, 60)}"' if busy else ""
        raise ViewError(f"the ego view is about one body; name it with --focus{example}")
    inside, beyond = neighbourhood(network, focus)
    name = bodies[focus].name
    return picture_of(
        inside,
        kind="ego",
        title=Words(f"คู่ความร่วมมือของ{cut(name.th, 80)}", f"Partners of {cut(name.en, 80)}"),
        focus=focus,
        centre=focus,
        left_out=beyond,
        whole=network,
    )
