"""The report of a validation: what is wrong where, in which source's graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["KNOWN", "More", "Result", "ValidationReport"]

KNOWN = "https://w3id.org/citypact/graph/known"  # stands for the default graph of the embedded store

_PREFIXES = (
    ("https://w3id.org/citypact/ns#", "pact:"),
    ("https://w3id.org/citypact/shapes#", "shapes:"),
    ("https://w3id.org/citypact/id/", "id:"),
    ("https://w3id.org/citypact/graph/", "g:"),
    ("http://www.w3.org/ns/shacl#", "sh:"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
    ("http://www.w3.org/2000/01/rdf-schema#", "rdfs:"),
    ("http://www.w3.org/2001/XMLSchema#", "xsd:"),
    ("http://purl.org/dc/terms/", "dct:"),
    ("http://www.w3.org/ns/org#", "org:"),
    ("http://www.w3.org/ns/prov#", "prov:"),
    ("http://www.w3.org/2004/02/skos/core#", "skos:"),
    ("http://xmlns.com/foaf/0.1/", "foaf:"),
    ("https://schema.org/", "schema:"),
    ("http://www.opengis.net/ont/geosparql#", "geo:"),
)
_WORST_FIRST = {"Violation": 0, "Warning": 1, "Info": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One validation result (SHACL 3.6.2): a value that a shape does not allow, or one that a node misses.

    IRIs are written out; literals as N-Triples writes them.
    """

    shape: str  # the shape, or for anonymous ones the named shape that they stand in
    constraint: str  # the component, as in sh:<constraint>ConstraintComponent
    focus: str
    path: str | None  # as SPARQL writes it, None where the node itself is at fault
    value: str | None
    severity: str  # Violation, Warning, Info
    message_en: str
    message_th: str
    graph: str  # the named graph, KNOWN for the default graph
    source: (
        str | None
    )  # IRI of the source whose graph it is; of the known graph, of a source that speaks of the node

    def line(self) -> str:
        """The result as one line: shape, node, path, value, source, message."""
        parts = [f"{self.severity}: {_short(self.shape)}", f"node {_short(self.focus)}"]
        if self.path is not None:
            parts.append(f"path {_short(self.path.removeprefix('<').removesuffix('>'))}")
        if self.value is not None:
            parts.append(f"value {_short(self.value)}")
        parts.append(f"source {_short(self.source) if self.source else 'unknown'}")
        parts.append(f"graph {_short(self.graph)}")
        message = " / ".join(text for text in (self.message_en, self.message_th) if text)
        return _one_line(f"{'; '.join(parts)}: {message} (sh:{self.constraint})")

    def _order(self) -> tuple[int, str, str, str, str, str, str]:
        return (
            _WORST_FIRST[self.severity],
            self.graph,
            self.shape,
            self.focus,
            self.path or "",
            self.constraint,
            self.value or "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """Further warnings of one kind in one graph, told by their number: a table may give ten thousands."""

    shape: str
    constraint: str
    path: str | None
    severity: str  # Warning, Info
    message_en: str
    message_th: str
    graph: str
    source: str | None  # of the known graph, None
    results: int

    def line(self) -> str:
        """All of them as one line."""
        parts = [f"{self.severity}: {_short(self.shape)}", f"{self.results:,} more like these"]
        if self.source:
            parts.append(f"source {_short(self.source)}")
        parts.append(f"graph {_short(self.graph)}")
        message = " / ".join(text for text in (self.message_en, self.message_th) if text)
        return _one_line(f"{'; '.join(parts)}: {message} (sh:{self.constraint})")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationReport:
    """What a validation found, sorted: the same graph gives the same report.

    Every violation is told; of the warnings of one kind in one graph the first twenty, and the number of the others (``more``).
    """

    violations: tuple[Result, ...] = ()
    warnings: tuple[Result, ...] = ()
    infos: tuple[Result, ...] = ()
    more: tuple[More, ...] = ()
    graphs: int = 0  # how many graphs were looked at, the known one included

    @classmethod
    def of(cls, results: Iterable[Result], *, graphs: int, more: Iterable[More] = ()) -> ValidationReport:
        """The report of results in any order; equal results are one."""
        ordered = sorted(set(results), key=Result._order)
        return cls(
            violations=tuple(result for result in ordered if result.severity == "Violation"),
            warnings=tuple(result for result in ordered if result.severity == "Warning"),
            infos=tuple(result for result in ordered if result.severity == "Info"),
            more=tuple(sorted(set(more), key=lambda each: (each.severity != "Warning", each.line()))),
            graphs=graphs,
        )

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings do not fail a graph."""
        return not self.violations

    @property
    def results(self) -> tuple[Result, ...]:
        """All results that are told one by one, the worst first."""
        return self.violations + self.warnings + self.infos

    def lines(self, *, limit: int | None = None) -> Iterator[str]:
        """One line per result, the worst first; beyond the limit, one that says how many more there are."""
        told: tuple[Result | More, ...] = (*self.results, *self.more)
        for each in told[:limit]:
            yield each.line()
        left = (
            0
            if limit is None
            else sum(each.results if isinstance(each, More) else 1 for each in told[limit:])
        )
        if left:
            yield f"... and {left} more"

    def count(self, severity: str) -> int:
        """How many results there are of a severity, those told by their number included."""
        told = sum(result.severity == severity for result in self.results)
        return told + sum(each.results for each in self.more if each.severity == severity)

    def summary(self) -> str:
        """The verdict in one line."""
        verdict = "conforms" if self.conforms else "does not conform"
        return (
            f"{verdict} to the shapes: {_number(len(self.violations), 'violation')}, "
            f"{_number(self.count('Warning'), 'warning')} in {_number(self.graphs, 'graph')}"
        )

    def wanted(self, *, shown: int) -> Iterator[str]:
        """A line per kind of warning, each node once: the same node stands in the known graph and in its sources'. Of those
        that are told by their number, how many there are in all graphs together.

        Args:
            shown: how many nodes are named.
        """
        wanted: defaultdict[str, dict[str, None]] = defaultdict(dict)  # in the order met
        often: Counter[str] = Counter()
        for result in self.warnings:
            wanted[result.message_en].setdefault(result.focus)
            often[result.message_en] += 1
        counted: Counter[str] = Counter()
        for each in (more for more in self.more if more.severity == "Warning"):
            wanted[each.message_en].update()
            counted[each.message_en] += each.results
        for message, nodes in wanted.items():
            first = ", ".join(list(nodes)[:shown])
            if counted[message]:
                named = f": {first} and others" if first else ""
                yield f"{message} ({often[message] + counted[message]} times){named}"
            else:
                more = f" and {len(nodes) - shown} more" if len(nodes) > shown else ""
                yield f"{message} ({len(nodes)}): {first}{more}"

    def text(self, *, limit: int | None = None) -> str:
        """The summary and the lines, for people."""
        return "\n".join([self.summary(), *self.lines(limit=limit)]) + "\n"

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-ready data, for ``report.json``."""
        return {
            "conforms": self.conforms,
            "graphs": self.graphs,
            "violations": [asdict(result) for result in self.violations],
            "warnings": [asdict(result) for result in self.warnings],
            "infos": [asdict(result) for result in self.infos],
            "more": [asdict(each) for each in self.more],
        }


def _short(text: str) -> str:
    """An IRI, a path or a literal with the usual prefixes, at most 160 characters."""
    for iri, prefix in _PREFIXES:
        text = text.replace(iri, prefix)
    return text if len(text) <= 160 else text[:157] + "..."


def _one_line(text: str) -> str:
    """Without line ends and control characters, which a value from outside may hold."""
    return "".join(character if character.isprintable() else " " for character in text)


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
