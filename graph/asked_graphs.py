"""Asked graphs: those of a store that a query names (SPARQL 1.1, section 13.2), which answer as they do on a server.

On a server the known graph is a graph like the others; in a store it is the default graph. pyoxigraph can be told to take that
for one of those in FROM, but not to name it for FROM NAMED: its ``named_graphs`` takes names alone, and the default graph of a
store has none. For this it needs a copy in which the known graph has its name. (To write GRAPH out of the text instead would
change what stands outside of it: without FROM that is asked of nothing, and with other named graphs ?g ranges over both.)

(A worker imports this module: nothing that takes long to load.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

__all__ = ["AskedGraphs"]

_FORMAT = ox.RdfFormat.N_TRIPLES


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedGraphs:
    """The graphs that one query is about, of a store whose default graph is the known graph."""

    store: ox.Store
    known: str  # the IRI of the known graph
    default: Sequence[str]  # FROM
    named: Sequence[str]  # FROM NAMED

    @property
    def copied(self) -> bool:
        """Whether they are copied into memory to be asked."""
        return self.known in self.named

    def query(
        self, text: str, *, prefixes: Mapping[str, str]
    ) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """What the engine answers; it raises what `pyoxigraph.Store.query` raises."""
        store = self._copy() if self.copied else self.store
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [
            ox.NamedNode(each) if self.copied else self._place(each) for each in self.default
        ]
        return store.query(text, prefixes=dict(prefixes), default_graph=default)

    def _copy(self) -> ox.Store:
        """These graphs in memory, each under its name."""
        copy = ox.Store()
        for each in dict.fromkeys((*self.default, *self.named)):
            statements = self.store.dump(format=_FORMAT, from_graph=self._place(each))
            assert statements is not None  # it is only where a file was named
            copy.bulk_load(statements, format=_FORMAT, to_graph=ox.NamedNode(each), lenient=True)
        return copy

    def _place(self, graph: str) -> ox.NamedNode | ox.DefaultGraph:
        """Where the store holds a graph."""
        return ox.DefaultGraph() if graph == self.known else ox.NamedNode(graph)
