"""Remote: a graph behind a SPARQL endpoint, asked as an embedded one is."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, cast

import pyoxigraph as ox

from citypact.errors import EndpointError, QueryError
from citypact.graph.folder import BuildInfo, BuiltGraph
from citypact.graph.importing.asking import TRIPLES, TookTooLong, Unreadable
from citypact.graph.reading import stored
from citypact.graph.self_description import Statement, described, source_graphs
from citypact.graph.servers.dataset import Progress, about
from citypact.graph.servers.pulling import fetched
from citypact.graph.servers.server import Server, reached
from citypact.graph.servers.terms import terms_again
from citypact.ontology.terms import KNOWN
from citypact.queries.askable import Embedded, Rows
from citypact.queries.datasets import own_dataset, with_dataset, with_prologue
from citypact.queries.describing import Description, description
from citypact.queries.ordering import taken_apart
from citypact.queries.prefixes import prefixes
from citypact.queries.safety import syntax_error
from citypact.queries.separators import separated, with_stand_ins
from citypact.queries.terms import serialised
from citypact.queries.tokens import decoded, tokens
from citypact.queries.undefined import without_undefined
from citypact.queries.work import Head, Row, too_late

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = ["Remote", "connected"]

_MOST_BYTES = 20_000_000_000
_SAID = 2_000  # bytes in which a server says why it breaks off
_DESCRIBED = 500  # things whose statements are asked for at a time
_EMPTY = ox.Store()
_FORMATS = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
Kind = Literal["rows", "boolean", "triples"]


def _untold(step: str, done: int, total: int | None) -> None:
    """Progress that nobody looks at."""


@dataclass
class Remote:
    """A graph on a server.

    Raises:
        GraphError: when what it says of itself is looked at and the server holds no graph of citypact.
        EndpointError: when the server does not answer.
    """

    server: Server
    progress: Progress = _untold

    @cached_property
    def info(self) -> BuildInfo:
        """Which build it is, as its known graph says."""
        return described(self._about, place=self.server.place)

    @cached_property
    def graphs(self) -> list[str]:
        """The IRIs of its source graphs."""
        return source_graphs(self._about)

    @cached_property
    def _about(self) -> list[Statement]:
        return list(about(self.server))

    def answer(self, text: str, *, name: str, timeout: float | None) -> Rows:
        """Answer a query: checked here, so that faults are told as for an embedded graph, and answered there."""
        known = prefixes(self.info.base)
        kind = _kind(text, name, known)
        own = own_dataset(text, known, name=name)
        if own is not None:
            own.check(text, name=name, holds=self.graphs.__contains__, listed=lambda: self.graphs)
        if kind == "triples" and not self.server.engine.describes_so and (asked := description(text)):
            return RemoteRows(
                Head(kind, ("subject", "predicate", "object")),
                self._described(asked, name, timeout),
                name,
                timeout,
            )
        engine, stand_ins = self.server.engine, cast("Mapping[str, str]", {})
        if name in engine.misread:
            return self._here(text, name, timeout)
        if name in engine.misreads_undefined:
            text = without_undefined(text)
        if engine.ascii_separators:
            text, stand_ins = with_stand_ins(text)
        text = with_prologue(text, known)
        ordered = taken_apart(text) if engine.orders_otherwise and kind == "rows" else None
        sent = with_dataset(ordered.text if ordered else text, KNOWN, self.graphs, own)
        if kind == "triples":
            return RemoteRows(
                Head(kind, ("subject", "predicate", "object")), self._triples(sent, timeout), name, timeout
            )
        with _told(name, timeout):
            solutions = self.server.select(sent, seconds=timeout)
            if kind == "boolean":
                return RemoteRows(
                    Head(kind, boolean=_yes(solutions.results.boolean, list(solutions))), iter(()), name
                )
            rows, columns = separated(solutions, stand_ins), solutions.columns
            if ordered:
                columns, put = ordered.put(columns, rows)
                rows = iter(put)
        return RemoteRows(Head(kind, columns), rows, name, timeout)

    def _described(self, asked: Description, name: str, timeout: float | None) -> Iterator[Row]:
        """The statements of the things that a DESCRIBE names or finds."""
        until = None if timeout is None else time.monotonic() + timeout

        def left() -> float | None:
            return None if until is None else max(until - time.monotonic(), 0.001)

        things = asked.things
        if asked.select is not None:
            found = (term for row in self.answer(asked.select, name=name, timeout=left()) for term in row)
            things = tuple(
                dict.fromkeys(serialised(term) for term in found if isinstance(term, ox.NamedNode))
            )
        for start in range(0, len(things), _DESCRIBED):
            yield from self.answer(
                asked.statements(things[start : start + _DESCRIBED]), name=name, timeout=left()
            )

    def _here(self, text: str, name: str, timeout: float | None) -> Rows:
        """Answer a question that the engine of the server misreads, from a copy of the graph."""
        self.server.told(
            f"{self.server.place}: {self.server.engine.name} misreads {name}; it is answered here, from a copy of the graph"
        )
        return Embedded(self._copy).answer(text, name=name, timeout=timeout)

    @cached_property
    def _copy(self) -> BuiltGraph:
        store = ox.Store()
        fetched(self.server, self.graphs, store, self.progress)
        return BuiltGraph(path=Path(), info=self.info, store=store, in_memory=False)

    def fetched(self, progress: Progress) -> BuiltGraph:
        """All of it, in memory, fetched once: what networks, views and exports are made from."""
        self.progress = progress
        return self._copy

    def select(self, text: str) -> list[Row]:
        """All rows of a small SELECT of ours."""
        return list(self.server.rows(with_dataset(text, KNOWN, self.graphs)))

    def _triples(self, text: str, timeout: float | None) -> Iterator[Row]:
        heard: dict[str, str] = {}
        pieces = self.server.endpoint(timeout).ask(text, most_bytes=_MOST_BYTES, accept=TRIPLES, heard=heard)
        with contextlib.closing(pieces):
            first = next(pieces, b"")
            stream = _Stream(first, pieces)
            try:
                for quad in ox.parse(cast("IO[bytes]", stream), _FORMATS[heard.get("type", TRIPLES[0])]):
                    triple = terms_again(quad.triple, self.server.engine)
                    yield (triple.subject, triple.predicate, triple.object)
            except SyntaxError as error:
                why, last = " ".join(str(error).split())[:120], stream.last_line
                raise EndpointError(
                    f"{self.server.place}: its answer cannot be read as triples ({why}); it ends with {last!r}; "
                    "mend the query, or ask again later"
                ) from None


def connected(
    address: str, *, told: Callable[[str], None] = lambda line: None, chosen: bool = False
) -> Remote:
    """The graph behind an endpoint, which is there.

    Args:
        address: of the endpoint.
        told: told what the server makes necessary, a line each.
        chosen: whether it is the graph that the user works with (see `reached`).

    Raises:
        GraphError: when the server holds no graph of citypact.
        EndpointError: when it does not answer.
    """
    remote = Remote(reached(address, told=told, chosen=chosen))
    _ = remote.info  # is there a graph?
    return remote


class RemoteRows(Iterator[Row]):
    """The rows of an answer from a server."""

    def __init__(self, head: Head, rows: Iterator[Row], name: str, timeout: float | None = None) -> None:
        self.head = head
        self._rows, self._name, self._timeout = rows, name, timeout

    def __next__(self) -> Row:
        with _told(self._name, self._timeout):
            return next(self._rows)

    def close(self) -> None:
        """Read no further; the connection is closed."""
        close = getattr(self._rows, "close", None)
        if close is not None:
            close()


class _Stream(io.RawIOBase):
    """The pieces of an answer as a file that can be read."""

    def __init__(self, first: bytes, rest: Iterator[bytes]) -> None:
        super().__init__()
        self._held, self._rest, self._piece = first, rest, first

    @property
    def last_line(self) -> str:
        """The last line of what came, in which a server that breaks off may say why; its beginning, where it is long."""
        lines = [
            line
            for line in stored(self._piece[-_SAID:].decode("utf-8", "replace")).split("\n")
            if line.strip()
        ]
        return " ".join(lines[-1].split())[:160] if lines else ""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        """The next bytes; 0 at the end."""
        if not self._held:
            self._held = next(self._rest, b"")
            self._piece = self._held or self._piece
        room = memoryview(buffer).cast("B")
        taken = self._held[: len(room)]
        room[: len(taken)] = taken
        self._held = self._held[len(taken) :]
        return len(taken)


@contextlib.contextmanager
def _told(name: str, timeout: float | None) -> Iterator[None]:
    """What a server fails at, told as it is of an embedded graph."""
    try:
        yield
    except TookTooLong:
        if timeout is None:
            raise
        raise too_late(name, timeout) from None
    except Unreadable as error:
        raise QueryError(f"{name}: {error}") from None


def _kind(text: str, name: str, known: dict[str, str]) -> Kind:
    """What kind of answer a query has, by its form; the engine's parser looks whether it is one.

    Raises:
        QuerySyntaxError: with line and column.
    """
    try:
        # two arguments that exclude each other: the engine reads the query and refuses to run it, which could take for ever
        _EMPTY.query(text, prefixes=known, use_default_graph_as_union=True, default_graph=ox.DefaultGraph())
    except SyntaxError as error:
        raise syntax_error(text, error, place=name, known=known) from None
    except ValueError:
        pass
    words = (token.text.casefold() for token in tokens(decoded(text)) if token.kind == "word")
    return next((_KINDS[word] for word in words if word in _KINDS), "rows")


_KINDS: dict[str, Kind] = {"select": "rows", "ask": "boolean", "construct": "triples", "describe": "triples"}


def _yes(boolean: bool | None, rows: list[Row]) -> bool:
    """The answer to an ASK; Virtuoso makes a row of it."""
    if boolean is not None:
        return boolean
    value = rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else None
    return isinstance(value, ox.Literal) and value.value in ("1", "true")
