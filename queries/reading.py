"""What an operation reads: the rows of its question's text, by column, and the values it was asked with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from citypact.queries.askable import Askable, Embedded, about_known
from citypact.queries.binding import with_values
from citypact.queries.catalogue import Question
from citypact.queries.terms import Term, said, serialised
from citypact.queries.work import Row

__all__ = ["Reading", "number"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_LABELS = "SELECT ?thing ?label WHERE { VALUES ?thing { %s } ?thing <http://www.w3.org/2000/01/rdf-schema#label> ?label }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A bound question that can be read from its graph, and from another one."""

    question: Question
    text: str  # bound SPARQL
    values: Mapping[str, tuple[Term, ...]]
    graph: Askable
    others: Mapping[str, Askable] = field(default_factory=dict)  # by parameter
    timeout: float | None = None
    at_once: bool = False  # in the caller's own thread, since it is known to end

    def raw(self, graph: Askable | None = None) -> Iterator[Row]:
        """The rows of the text as they come, of its own graph or of another one.

        Raises:
            QueryTimeout, QueryError: as asking does.
        """
        asked, name = graph or self.graph, self.question.name
        if self.at_once and isinstance(asked, Embedded) and asked.memory is None:
            return asked.answer_at_once(self.text, name=name, of_known=about_known(self.question.text))
        return iter(asked.answer(self.text, name=name, timeout=self.timeout))

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows of the text as plain texts, in the order of its columns; what is not bound is ""."""
        for row in self.raw():
            yield tuple(map(said, row))

    def narrowed(self, name: str, terms: Sequence[ox.NamedNode]) -> Reading:
        """The same for some values of a variable that has a VALUES block in the text."""
        return replace(self, text=with_values(self.text, {name: terms}))

    def value(self, name: str) -> str:
        """The one value of a parameter; "" where there is none."""
        given = self.values.get(name, ())
        return said(given[0]) if given else ""

    def named(self, iris: list[str]) -> dict[str, tuple[Term | None, Term | None]]:
        """The names of a few things: in Thai (in English where there is none), and in English."""
        names: dict[str, dict[str, Term]] = {iri: {} for iri in iris}
        for start in range(0, len(iris), 200):
            block = " ".join(serialised(ox.NamedNode(iri)) for iri in iris[start : start + 200])
            for thing, label in self.graph.select(_LABELS % block) if block else ():
                if isinstance(thing, ox.NamedNode) and isinstance(label, ox.Literal):
                    names[thing.value].setdefault(label.language or "", label)
        return {
            iri: (found.get("th") or found.get("en") or found.get(""), found.get("en"))
            for iri, found in names.items()
        }


def number(value: int) -> ox.Literal:
    """A whole number as a term."""
    return ox.Literal(str(value), datatype=ox.NamedNode(_XSD + "integer"))
