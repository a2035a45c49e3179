"""The views by name, and the one function that turns a network into a page."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType

import networkx as nx

from citypact.errors import ViewError
from citypact.graph.folder import BuiltGraph
from citypact.graph.network import Projection
from citypact.graph.ties import Ties
from citypact.viz.domains import domains
from citypact.viz.ego import ego
from citypact.viz.explorer import explorer
from citypact.viz.focus import find_body
from citypact.viz.officials import officials
from citypact.viz.page import LANGUAGES, page
from citypact.viz.partners import partners
from citypact.viz.picture import Picture, View
from citypact.viz.timeline import timeline
from citypact.viz.venues import venues

__all__ = ["VIEWS", "check_language", "drawn", "explored", "projection_of", "render", "render_explorer"]

VIEWS: Mapping[str, View] = MappingProxyType(
    {
        "partners": partners,
        "ego": ego,
        "domains": domains,
        "officials": officials,
        "venues": venues,
        "timeline": timeline,
    }
)


_BIPARTITE = frozenset({"officials", "venues", "timeline"})  # these show agreements with one named body too


def projection_of(kind: str) -> Projection:
    """The projection of the network that a view is made for."""
    return "bipartite" if kind in _BIPARTITE else "bodies"


def render(
    kind: str,
    network: nx.MultiGraph[str],
    *,
    focus: str | None = None,
    lang: str = "th",
    ties: Ties | None = None,
) -> str:
    """One view of a network as the text of one HTML file that needs nothing else.

    ``focus`` names a body by IRI, or by its Thai or English name with or without the kind of body; the ego view is
    about it, the others highlight it. ``lang`` is the language that the page opens in. ``ties`` are
    the agreements that the network was made from: with them the card shows sentences and roles.

    Raises:
        ViewError: there is no such view or language, the ego view got no focus, or no body is called so.
    """
    check_language(lang)
    return page(drawn(kind, network, focus=focus), lang=lang, ties=ties)


def drawn(kind: str, network: nx.MultiGraph[str], *, focus: str | None = None) -> Picture:
    """The picture of one view, from which its page and its figures are made.

    Raises:
        ViewError: there is no such view, the ego view got no focus, or no body is called so.
    """
    if kind not in VIEWS:
        near = difflib.get_close_matches(kind, [*VIEWS, "explorer"], n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join([*VIEWS, 'explorer'])}"
        raise ViewError(f"no view {kind[:60]!r}; {hint}")
    return VIEWS[kind](network, find_body(network, focus) if focus is not None else None)


def render_explorer(
    built: BuiltGraph, *, ties: Ties | None = None, focus: str | None = None, lang: str = "th"
) -> str:
    """The explorer of a build as one HTML file.

    Raises:
        ViewError: there is no such language, or a focus was given: the explorer holds everything, and is opened on a
            body by its address.
    """
    check_language(lang)
    explored(focus=focus)
    return explorer(built, ties=ties, lang=lang)


def explored(*, focus: str | None = None, filters: bool = False) -> None:
    """Raise a ViewError where the explorer is asked for a part of what it holds."""
    if focus is not None:
        raise ViewError(
            "the explorer shows everything; find a body in it by its search field, or draw: view ego --focus"
        )
    if filters:
        raise ViewError(
            "the explorer shows everything, and filters it itself; filter another view: view partners"
        )


def check_language(lang: str) -> None:
    """Raise a ViewError where there are no pages in a language."""
    if lang not in LANGUAGES:
        raise ViewError(f"no language {lang[:20]!r} for pages; there are: {', '.join(LANGUAGES)}")
