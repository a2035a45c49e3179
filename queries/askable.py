"""Askable: what a graph must be able to do so that questions can be put to it, wherever it is.

An embedded build answers through pyoxigraph, one behind an endpoint over HTTP. Above this line nothing knows which: a
question is bound to a text, and the text is answered in rows of RDF terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, Protocol, runtime_checkable

import pyoxigraph as ox

from citypact.errors import QueryError
from citypact.graph.asked_graphs import AskedGraphs
from citypact.graph.folder import BuildInfo, BuiltGraph
from citypact.graph.known_in_memory import LARGEST
from citypact.ontology.terms import KNOWN
from citypact.queries.datasets import own_dataset
from citypact.queries.prefixes import prefixes
from citypact.queries.tokens import tokens
from citypact.queries.work import AtOnce, Head, Row, Work

__all__ = ["Askable", "Embedded", "Rows", "about_known", "askable", "names_found", "within"]


class Rows(Protocol):
    """The rows of one answer, read once, as they come; ``head`` is there before the first.

    Reading raises QueryTimeout when the time is up, and what the engine or the network fails at as QueryError.
    """

    head: Head

    def __iter__(self) -> Iterator[Row]: ...

    def __next__(self) -> Row: ...

    def close(self) -> None:
        """Let the query end; nobody reads on."""


@runtime_checkable
class Askable(Protocol):
    """A graph that can be asked."""

    @property
    def info(self) -> BuildInfo:
        """Which build it is."""

    def answer(self, text: str, *, name: str, timeout: float | None) -> Rows:
        """Answer a query.

        Args:
            text: SPARQL, checked and bound; the prefixes of `citypact.queries.prefixes` may be undeclared in it.
            name: what messages call it.
            timeout: seconds until the last row must have been read; None waits.

        Raises:
            QuerySyntaxError: with line and column.
            QueryTimeout: it took longer than allowed.
            QueryError: it cannot be answered.
        """

    def select(self, text: str) -> list[Row]:
        """All rows of a small SELECT of ours, such as the lookup of a name; it declares its prefixes."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A build on this machine, asked through pyoxigraph in this process."""

    built: BuiltGraph
    memory: int | None = None  # bytes that a query may take; None is all there is

    @property
    def info(self) -> BuildInfo:
        """Which build it is."""
        return self.built.info

    def answer(self, text: str, *, name: str, timeout: float | None) -> Rows:
        """Answer a query in a thread of its own, so that the wait for it can end before it does."""
        of_known = about_known(text)
        known = prefixes(self.info.base)
        graphs = None if of_known else self.graphs_of(text, known, name=name)
        work = partial(Work, text=text, name=name, known=known, timeout=timeout, memory=self.memory)
        if of_known and not self.built.known.loaded:
            return work(self.built.known.store, spent=self.built.known.spent)
        if of_known:
            return work(self.built.known.store)
        return work(lambda: graphs or self.built.store)

    def graphs_of(self, text: str, known: Mapping[str, str], *, name: str) -> AskedGraphs | None:
        """The graphs that a query names itself, as this build shows them; None where it names none.

        Raises:
            QueryError: one of them is not there, or is too large to be named.
        """
        own = own_dataset(text, known, name=name)
        if own is None:
            return None
        store = self.built.store
        own.check(
            text,
            name=name,
            holds=lambda iri: store.contains_named_graph(ox.NamedNode(iri)),
            listed=lambda: [each.value for each in store.named_graphs() if isinstance(each, ox.NamedNode)],
        )
        graphs = AskedGraphs(store=store, known=KNOWN, default=own.default, named=own.named)
        size = self.info.counts.get("known", 0)
        if graphs.copied and size > LARGEST:
            raise QueryError(
                f"{name}: FROM NAMED <{KNOWN}>: a folder names its known graph in a copy in memory, and this one is too large "
                f"({size:,} statements); ask it as FROM <{KNOWN}>, without GRAPH, or on a server: citypact push"
            )
        return graphs

    def answer_at_once(self, text: str, *, name: str, of_known: bool) -> AtOnce:
        """Answer a question that is known to end, in the caller's own thread: handing rows over costs time.

        ``of_known`` says that it asks the known graph alone.
        """
        known, kept = prefixes(self.info.base), self.built.known
        if not of_known:
            return AtOnce(self.built.store, text, name=name, known=known)
        if kept.loaded:
            return AtOnce(kept.store(), text, name=name, known=known)
        return AtOnce(kept.store(), text, name=name, known=known, spent=kept.spent)

    def select(self, text: str) -> list[Row]:
        """All rows of a small SELECT of ours."""
        answers = self.built.store.query(text)
        assert isinstance(answers, ox.QuerySolutions)
        return [tuple(answer) for answer in answers]


def within(graph: Askable, memory: int) -> Askable:
    """The graph with a bound on the bytes that a query may take in this process; a server has bounds of its own."""
    return replace(graph, memory=memory) if isinstance(graph, Embedded) else graph


def names_found(graph: Askable) -> dict[str, Any]:
    """Where a lookup keeps what names mean in a graph: that of a build never changes, another one's might."""
    return graph.built.names if isinstance(graph, Embedded) else {}


# the keywords as engines read them, glued to what stands before and after too
_NAMES_GRAPHS = re.compile(r"(?:(?<![A-Za-z_])|true|false)(?:GRAPH|FROM)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\[uU]")  # of a letter of a keyword, as some engines read it
_SAYS_NOTHING = ("string", "variable", "iri")


@lru_cache(maxsize=256)
def about_known(text: str) -> bool:
    """Whether a query asks the known graph alone: GRAPH and FROM stand nowhere in it, texts, variables and comments apart.

    A word that only looks like one, or an escape, does no harm: the store on disk gives the same answer, later.
    """
    if _ESCAPE.search(text):
        return False
    return not _NAMES_GRAPHS.search(text) or not any(  # a quick look comes first, since many have none
        each.kind not in _SAYS_NOTHING and _NAMES_GRAPHS.search(each.text) for each in tokens(text)
    )


def askable(graph: BuiltGraph | Askable) -> Askable:
    """The graph as one that can be asked: a build as it lies in its folder, or one that can be asked already."""
    return Embedded(graph) if isinstance(graph, BuiltGraph) else graph
