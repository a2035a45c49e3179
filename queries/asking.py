"""Asking: queries of ours about many things at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from citypact.queries.askable import Askable
from citypact.queries.prefixes import PREFIXES
from citypact.queries.running import Row

__all__ = ["DECLARED", "Asking"]

DECLARED = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}>\n"
    for name in ("dct", "foaf", "org", "pact", "prov", "rdf", "rdfs", "schema")
)


@dataclass(frozen=True, slots=True)
class Asking:
    """How lookups are asked: of which graph, what messages call them, how long each may take."""

    graph: Askable
    name: str
    timeout: float | None = None

    def rows(self, text: str, iris: Iterable[str], **more: str) -> Iterator[Row]:
        """The rows of a query about these things; none where there are none."""
        things = " ".join(str(ox.NamedNode(iri)) for iri in sorted(iris))
        if not things:
            return iter(())
        filled = text % {"things": things, **more}
        return iter(self.graph.answer(filled, name=self.name, timeout=self.timeout))
