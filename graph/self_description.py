"""A build described in its own known graph: which build it is, what it counts, under which terms, which graphs are its.

So a graph that has moved to a server still says what ``build.json`` says of it in its folder. The words are those of VoID,
Dublin Core, schema.org and OWL; the identifier, the title and the licence of our own data are written with the statements
(dataset.py), the rest when they have been counted.

https://www.w3.org/TR/void/
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from urllib.parse import quote

import pyoxigraph as ox

from citypact.errors import GraphError
from citypact.graph.columns import node
from citypact.graph.folder import BuildInfo
from citypact.graph.ntriples import integer, iri, text, typed
from citypact.graph.vocabulary import DCT, OWL_, SCHEMA, TYPE, VOID_
from citypact.ontology.terms import GRAPH, KNOWN

__all__ = ["ABOUT", "described", "description", "source_graphs"]

ABOUT = f"SELECT ?s ?p ?o WHERE {{ ?s ?p ?o FILTER(?s = <{KNOWN}> || STRSTARTS(STR(?s), '{KNOWN}#')) }}"
"""What to ask a graph for, so that `described` and `source_graphs` can read it."""

_COUNT = f"{KNOWN}#count-"
_SUPPRESSED = "people shown by office alone"
_SELF = "known"  # how many statements the known graph has, those that say it among them

Statement = Sequence[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]


def description(info: BuildInfo, graphs: Iterable[str]) -> list[str]:
    """What a build says of itself, as sorted N-Triples lines; ``known`` among its counts is what there is without them.

    Args:
        info: the build.
        graphs: the IRIs of its source graphs.
    """
    known = iri(KNOWN)
    lines = [
        f"{known} {OWL_.versionInfo} {text(info.version)} .\n",
        f"{known} {VOID_.uriSpace} {text(info.base)} .\n",
        *(f"{known} {DCT.rights} {text(each)} .\n" for each in info.licences),
        *(f"{known} {DCT.source} {iri(each)} .\n" for each in graphs),
    ]
    if info.as_of:
        lines.append(f"{known} {DCT.modified} {typed(info.as_of, 'date')} .\n")
    counts = {**info.counts, _SUPPRESSED: info.suppressed}
    for name in counts:
        lines.append(f"{known} {SCHEMA.variableMeasured} {_counted(name)} .\n")
        lines.append(f"{_counted(name)} {TYPE} {SCHEMA.PropertyValue} .\n")
        lines.append(f"{_counted(name)} {SCHEMA.name} {text(name)} .\n")
    if _SELF in counts:
        counts[_SELF] += len(lines) + len(counts)
    lines += (f"{_counted(name)} {SCHEMA.value} {integer(number)} .\n" for name, number in counts.items())
    return sorted(lines)


def described(statements: Iterable[Statement], *, place: str) -> BuildInfo:
    """What a known graph says of its build.

    Args:
        statements: subject, predicate and object of what `ABOUT` asks for.
        place: what messages start with.

    Raises:
        GraphError: when it does not say which build it is.
    """
    told: dict[tuple[str, str], list[str]] = {}
    for subject, predicate, value in statements:
        if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode):
            told.setdefault((subject.value, iri(predicate.value)), []).append(getattr(value, "value", ""))

    def one(subject: str, predicate: str) -> str | None:
        return min(told.get((subject, predicate), ()), default=None)

    id, version, base = (one(KNOWN, term) for term in (DCT.identifier, OWL_.versionInfo, VOID_.uriSpace))
    if not id or not version or not base:
        raise GraphError(
            f"{place}: holds no graph of citypact that says which build it is; load one with: citypact push, "
            "or name another endpoint"
        )
    counts = {}
    for subject, predicate in told:
        if subject.startswith(_COUNT) and predicate == SCHEMA.value:
            name, number = one(subject, SCHEMA.name), one(subject, SCHEMA.value)
            if name and number and number.isascii() and number.isdigit() and len(number) < 16:
                counts[name] = int(number)
    return BuildInfo(
        id=id[:64],
        version=version,
        collection=one(KNOWN, DCT.title) or "",
        as_of=_day(one(KNOWN, DCT.modified), place),
        base=base,
        suppressed=counts.pop(_SUPPRESSED, 0),
        counts=dict(sorted(counts.items())),
        licences=tuple(sorted(told.get((KNOWN, DCT.rights), ()))),
    )


def source_graphs(statements: Iterable[Statement]) -> list[str]:
    """The IRIs of the source graphs that a known graph names, sorted; of what `ABOUT` asks for."""
    term = DCT.source[1:-1]
    found = (
        value.value
        for subject, predicate, value in statements
        if subject == node(KNOWN) and predicate == node(term) and isinstance(value, ox.NamedNode)
    )
    return sorted(each for each in found if each.startswith(GRAPH) and each != KNOWN)


def _counted(name: str) -> str:
    return iri(_COUNT + quote(name.replace(" ", "-"), safe="-"))


def _day(written: str | None, place: str) -> str | None:
    if written is None:
        return None
    try:
        return dt.date.fromisoformat(written).isoformat()
    except ValueError:
        raise GraphError(
            f"{place}: its day is no full day ({written[:20]!r}); push the graph again with: citypact push"
        ) from None
