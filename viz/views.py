"""The views by name, and the one function that turns a network into a page."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType

import networkx as nx

from citypact.errors import ViewError
from citypact.graph.folder import BuiltGraph
from citypact.graph.ties import Ties
from citypact.viz.domains import domains
from citypact.viz.ego import ego
from citypact.viz.explorer import explorer
from citypact.viz.focus import find_body
from citypact.viz.page import LANGUAGES, page
from citypact.viz.partners import partners
from citypact.viz.picture import View

__all__ = ["VIEWS", "render", "render_explorer"]

VIEWS: Mapping[str, View] = MappingProxyType({"partners": partners, "ego": ego, "domains": domains})


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
    if kind not in VIEWS:
        near = difflib.get_close_matches(kind, [*VIEWS, "explorer"], n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join([*VIEWS, 'explorer'])}"
        raise ViewError(f"no view {kind[:60]!r}; {hint}")
    _check_language(lang)
    found = find_body(network, focus) if focus is not None else None
    return page(VIEWS[kind](network, found), lang=lang, ties=ties)


def render_explorer(
    built: BuiltGraph, *, ties: Ties | None = None, focus: str | None = None, lang: str = "th"
) -> str:
    """The explorer of a build as one HTML file.

    Raises:
        ViewError: there is no such language, or a focus was given: the explorer holds everything, and is opened on a
            body by its address.
    """
    _check_language(lang)
    if focus is not None:
        raise ViewError(
            "the explorer shows everything; find a body in it by its search field, or draw: view ego --focus"
        )
    return explorer(built, ties=ties, lang=lang)


def _check_language(lang: str) -> None:
    if lang not in LANGUAGES:
        raise ViewError(f"no language {lang[:20]!r} for pages; there are: {', '.join(LANGUAGES)}")
