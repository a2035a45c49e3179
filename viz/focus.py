"""The body that a view is about, found by the name that a person gives."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Mapping

import networkx as nx

from citypact.errors import ViewError
from citypact.viz.facts import BodyFacts, bodies_of
from citypact.viz.names import cut, plain
from citypact.viz.words import called

__all__ = ["find_body"]


def find_body(network: nx.MultiGraph[str], name: str) -> str:
    """The IRI of the body that is called so: by IRI, by Thai or English name, in full or without the kind of body.

    Raises:
        ViewError: no body is called so (with the nearest names), or more than one is (with all of them).
    """
    bodies = bodies_of(network)
    if name in bodies:
        return name
    asked = _folded(name)
    if not asked:
        raise ViewError("the focus is empty; name a body, in Thai or in English, or give its IRI")
    for spellings in (_full_names, _bare_names):
        found = [iri for iri, body in bodies.items() if asked in {_folded(text) for text in spellings(body)}]
        if len(found) == 1:
            return found[0]
        if found:
            raise ViewError(
                f"{_quoted(name)} is the name of {len(found)} bodies: {_listed(found, bodies)}; name one in full"
            )
    raise ViewError(f"no body {_quoted(name)} in this network; {_nearest(asked, bodies)}")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", plain(text, 2_000)).casefold().split())


def _full_names(body: BodyFacts) -> Iterator[str]:
    yield from (body.name.th, body.name.en, body.short.th)


def _bare_names(body: BodyFacts) -> Iterator[str]:
    """The names without the words for their level: "เชียงราย" of "เทศบาลนครเชียงราย"."""
    kinds = {*called("level", body.level), *called("level", body.level, short=True)}
    folded = sorted((_folded(kind) for kind in kinds), key=len, reverse=True)
    for name in _full_names(body):
        text = _folded(name)
        for kind in folded:
            bare = text.removeprefix(kind).removesuffix(kind).strip()
            if bare and bare != text:
                yield bare


def _nearest(asked: str, bodies: Mapping[str, BodyFacts]) -> str:
    if not bodies:
        return "it holds no bodies; build a graph with agreements first: citypact build"
    spellings = {
        _folded(text): iri
        for iri, body in bodies.items()
        for text in (*_bare_names(body), *_full_names(body))
    }
    near = difflib.get_close_matches(asked[:80], [text[:200] for text in spellings], n=6, cutoff=0.5)
    near += [text for text in sorted(spellings) if asked in text]
    found = list(dict.fromkeys(spellings[text] for text in near if text in spellings))[:3]
    if found:
        return f"did you mean {_listed(found, bodies)}?"
    return f"it holds {len(bodies)}, such as {_listed(list(bodies)[:3], bodies)}"


def _listed(iris: list[str], bodies: Mapping[str, BodyFacts]) -> str:
    shown = [_pair(bodies[iri]) for iri in iris[:6]]
    return ", ".join(shown) + (f" and {len(iris) - 6} more" if len(iris) > 6 else "")


def _pair(body: BodyFacts) -> str:
    th, en = cut(body.name.th, 60), cut(body.name.en, 60)
    return th if th == en else f"{th} ({en})"


def _quoted(name: str) -> str:
    return f"“{plain(name, 60)}”"
