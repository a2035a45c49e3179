"""Lookup: the thing in a graph that a person means by a name, a code or an IRI.

It asks the graph by SPARQL alone, so that it works the same on any store that can answer a SELECT.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from citypact.errors import ParameterError
from citypact.graph.names import fold, without_province
from citypact.ontology.concepts import Concept, concepts
from citypact.queries.exonyms import otherwise
from citypact.queries.prefixes import PREFIXES, curie, iri_of
from citypact.queries.terms import Term, serialised, text

if TYPE_CHECKING:
    from citypact.queries.nearest import Nearest

__all__ = ["Lookup", "Select", "concept"]

Select = Callable[[str], Iterable[Sequence[Term | None]]]  # a SELECT as text -> its rows

_HEAD = "".join(
    f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in ("dct", "foaf", "pact", "rdfs", "skos", "schema")
)
_NAMED = {
    "body": "?thing a pact:Body ; rdfs:label|skos:altLabel ?label .",
    "thing": (
        "VALUES (?class) { (pact:Body) (foaf:Person) (pact:Agreement) (pact:Source) }"
        " ?thing a ?class ; rdfs:label|skos:altLabel|foaf:name ?label ."
    ),
    "country": (
        "?thing a schema:Place ; dct:identifier ?code ; rdfs:label|dct:identifier ?label . FILTER(STRLEN(STR(?code)) = 2)"
    ),
}
_TOLD = 5  # things that may have been meant
_LIKE = 3  # words that may have been meant
_CALLED = {"body": "body", "thing": "body, person, agreement or source", "country": "country"}


class Lookup:
    """Finds what names mean in one graph."""

    def __init__(self, select: Select, *, base: str, found: dict[str, Any] | None = None) -> None:
        """Names are looked up by ``select``; ``found`` keeps what was found, where a graph outlives its lookups."""
        self._select = select
        self._base = base
        kept = {} if found is None else found
        self._labels: dict[str, Mapping[str, tuple[str, ...]]] = kept.setdefault("labels", {})
        self._indexes: dict[str, Mapping[str, tuple[str, ...]]] = kept.setdefault("indexes", {})
        self._near: dict[str, Nearest] = kept.setdefault("near", {})
        self._found: dict[tuple[str, str], ox.NamedNode] = kept.setdefault("found", {})

    def find(self, kind: str, value: object, *, where: str) -> ox.NamedNode:
        """The one body, country or thing of that name or IRI; a replaced IRI is followed to the current one.

        Args:
            kind: "body", "country" or "thing".
            value: an IRI, in full or as tables show it; a name in any language of the graph; of a country also its code.
            where: what messages start with.

        Raises:
            ParameterError: naming the nearest names, or the candidates where several things have the name.
        """
        written = text(value, where=where).value.strip()
        if (kind, written) not in self._found:
            self._found[kind, written] = self._looked_up(kind, written, where)
        return self._found[kind, written]

    def _looked_up(self, kind: str, written: str, where: str) -> ox.NamedNode:
        iri = self._iri(written)
        if iri:
            return self._existing(kind, iri, written, where)
        found = self._exact(kind, written) or self._folded(kind, written) or self._otherwise(kind, written)
        if len(found) == 1:
            return ox.NamedNode(found[0])
        if found:
            shown = "; ".join(self._described(candidate, where=True) for candidate in found[:_TOLD])
            more = f"; and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
            raise ParameterError(
                f"{where}: {written!r} can mean {len(found)}: {shown}{more}; give the one with its IRI"
            )
        near = self._nearest(kind, written)
        hint = f"nearest: {'; '.join(near)}" if near else "the graph holds no similar name"
        raise ParameterError(f"{where}: no {_CALLED[kind]} {written!r} in this graph; {hint}")

    def _iri(self, written: str) -> str | None:
        iri = iri_of(written, self._base)
        known = iri is not None and (iri != written or iri.startswith(("http://", "https://", "urn:")))
        return iri if known else None

    def _existing(self, kind: str, iri: str, written: str, where: str) -> ox.NamedNode:
        """The thing of that IRI, or what replaced it."""
        start = serialised(ox.NamedNode(iri))
        wanted = {"body": "?thing a pact:Body .", "country": "?thing a schema:Place ."}.get(kind, "")
        rows = self._rows(
            f"SELECT DISTINCT ?thing WHERE {{ {start} dct:isReplacedBy* ?thing ."
            f" FILTER NOT EXISTS {{ ?thing dct:isReplacedBy ?next }}"
            f" FILTER EXISTS {{ {{ ?thing ?p ?o }} UNION {{ GRAPH ?g {{ ?thing ?q ?r }} }} }} {wanted} }} ORDER BY ?thing"
        )
        for row in rows:
            if isinstance(row[0], ox.NamedNode):
                return row[0]
        raise ParameterError(
            f"{where}: {written} is no {_CALLED[kind]} of this graph; look its IRI up again, or give its name"
        )

    def _exact(self, kind: str, written: str) -> list[str]:
        """The things with exactly this name: the common case, without reading all names."""
        plain = ox.Literal(written)
        spelled = " ".join(
            f"({serialised(name)})"
            for name in (plain, *(ox.Literal(written, language=language) for language in ("th", "en")))
        )
        rows = self._rows(
            f"SELECT DISTINCT ?thing WHERE {{ VALUES (?label) {{ {spelled} }} {_NAMED[kind]} }} ORDER BY ?thing"
        )
        return [row[0].value for row in rows if isinstance(row[0], ox.NamedNode)]

    def _folded(self, kind: str, written: str) -> list[str]:
        index = self._index(kind)
        found = list(index.get(fold(written), ()))
        if not found:
            name, province = without_province(written)
            if province:
                found = [
                    iri for iri in index.get(fold(name), ()) if fold(province) in self._surroundings(iri)
                ]
        return found

    def _otherwise(self, kind: str, written: str) -> list[str]:
        """The things that have a name of the same place in the other language."""
        if kind == "country":  # a graph has its countries in both
            return []
        index = self._index(kind)
        things = (index.get(fold(name), ()) for name in otherwise(written))
        return list(dict.fromkeys(chain.from_iterable(things)))

    def _index(self, kind: str) -> Mapping[str, tuple[str, ...]]:
        """The things of each name, under its key."""
        if kind not in self._indexes:
            folded = (
                (fold(label), thing) for label, things in self._labelled(kind).items() for thing in things
            )
            self._indexes[kind] = _gathered(folded)
        return self._indexes[kind]

    def _labelled(self, kind: str) -> Mapping[str, tuple[str, ...]]:
        """The things of each name, as it is written."""
        if kind not in self._labels:
            rows = self._rows(f"SELECT ?thing ?label WHERE {{ {_NAMED[kind]} }}")
            self._labels[kind] = _gathered(
                (label.value, thing.value)
                for thing, label in rows
                if isinstance(thing, ox.NamedNode) and isinstance(label, ox.Literal)
            )
        return self._labels[kind]

    def _surroundings(self, iri: str) -> set[str]:
        """The folded names of the places around a body, without the word for province."""
        rows = self._rows(
            f"SELECT ?label WHERE {{ {serialised(ox.NamedNode(iri))} pact:territory ?place ."
            " ?place schema:containedInPlace* ?around . ?around rdfs:label ?label }"
        )
        return {fold(row[0].value.removeprefix("จังหวัด")) for row in rows if isinstance(row[0], ox.Literal)}

    def _nearest(self, kind: str, written: str) -> list[str]:
        """Things whose names hold the wanted one, the shortest first; else those with the names that are most like it."""
        index, wanted = self._index(kind), [*filter(None, map(fold, (written, *otherwise(written))))]
        things = [index[key] for key in sorted(index, key=len) if any(each in key for each in wanted)]
        if not things:
            labelled = self._labelled(kind)
            likely = self._resembling(kind).to(written, most=_TOLD * 3)  # a thing has several names
            things = [labelled[label] for label in likely]
        return [self._described(thing) for thing in list(dict.fromkeys(chain.from_iterable(things)))[:_TOLD]]

    def _resembling(self, kind: str) -> Nearest:
        if kind not in self._near:
            from citypact.queries.nearest import Nearest  # numpy, which only a name that is not found needs

            self._near[kind] = Nearest(self._labelled(kind))
        return self._near[kind]

    def _described(self, iri: str, *, where: bool = False) -> str:
        """Both names of a thing and its short IRI; and where it lies, to tell it from its namesakes."""
        rows = self._rows(f"SELECT ?label WHERE {{ {serialised(ox.NamedNode(iri))} rdfs:label ?label }}")
        labels = sorted(
            (row[0] for row in rows if isinstance(row[0], ox.Literal)),
            key=lambda name: (name.language != "th", name.value),
        )
        names = " / ".join(dict.fromkeys(label.value for label in labels[:2]))
        lies = self._around(iri) if where else ""
        return f"{names}{lies} ({curie(iri, self._base) or iri})" if names else iri

    def _around(self, iri: str) -> str:
        """ ", จังหวัดเชียงราย": the place around a body, in Thai where that is known."""
        rows = self._rows(
            f"SELECT ?label WHERE {{ {serialised(ox.NamedNode(iri))} pact:territory/schema:containedInPlace ?around ."
            " ?around rdfs:label ?label }"
        )
        labels = [row[0] for row in rows if isinstance(row[0], ox.Literal)]
        first = min(labels, key=lambda label: (label.language != "th", label.value), default=None)
        return f", {first.value}" if first is not None else ""

    def _rows(self, query: str) -> list[Sequence[Term | None]]:
        return list(self._select(_HEAD + query))


def _gathered(rows: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """The things of each name, in order."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, thing in rows:
        found[name].add(thing)
    return {name: tuple(sorted(things)) for name, things in sorted(found.items())}


def concept(scheme: str, value: object, *, where: str) -> ox.NamedNode:
    """The concept of a scheme by its word, its label in Thai or English, or its IRI.

    Raises:
        ParameterError: naming the nearest words.
    """
    written, known = text(value, where=where).value.strip(), concepts(scheme)
    iri = iri_of(written)
    for notation, found in known.items():
        spelled = {
            fold(notation),
            *(fold(label) for label in (*found.label.values(), *found.short_label.values())),
        }
        if iri == found.iri or written == notation or fold(written) in spelled:
            return ox.NamedNode(found.iri)
    thai = re.search("[ก-๙]", written) is not None
    shown = {
        notation: f"{notation} ({found.label['th']})" if thai and "th" in found.label else notation
        for notation, found in known.items()
    }
    near = [shown[notation] for notation in _near(written, known)]
    raise ParameterError(
        f"{where}: no {scheme} {written!r}; "
        + (f"did you mean {' or '.join(near)}?" if near else f"one of: {', '.join(shown.values())}")
    )


def _near(written: str, known: Mapping[str, Concept]) -> list[str]:
    """The words of the concepts whose word or label holds what is written, the shortest first; else of those most like it."""
    wanted, names = fold(written), dict[str, str]()
    for notation, found in known.items():
        for name in (notation, *found.label.values(), *found.short_label.values()):
            names.setdefault(fold(name), notation)
    holding = [name for name in sorted(names, key=len) if len(wanted) > 1 and wanted in name]
    near = holding or difflib.get_close_matches(wanted, names, n=6, cutoff=0.5)
    return list(dict.fromkeys(names[name] for name in near))[:_LIKE]
