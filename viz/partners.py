"""Partners: who has agreements with whom."""

from __future__ import annotations

import networkx as nx

from citypact.viz.picture import Picture, picture_of
from citypact.viz.words import Words

__all__ = ["partners"]


def partners(network: nx.MultiGraph[str], focus: str | None = None) -> Picture:
    """The whole network; ``focus`` is the IRI of a body to highlight."""
    title = Words("เครือข่ายความร่วมมือระหว่างเมือง", "Who cooperates with whom")
    return picture_of(network, kind="partners", title=title, focus=focus)
