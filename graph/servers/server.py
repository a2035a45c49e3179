"""A server that holds, or is to hold, a graph: what is said to it, and how patiently."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar

from citypact.errors import EndpointError
from citypact.graph.importing.addresses import checked_address, same_server, shown_address, user_agent
from citypact.graph.importing.asking import RESULTS, Advice, Endpoint, Passing, unreadable_told
from citypact.graph.importing.credentials import HOST, NONE, PASSWORD, USER, Credentials, credentials_for
from citypact.graph.importing.results import NoResults, Results
from citypact.graph.importing.waiting import Patience
from citypact.graph.servers.engines import Engine, engine_and_address, recognised
from citypact.graph.servers.terms import Node, term_of

__all__ = ["Server", "Solutions", "reached"]

_MOST_BYTES = 20_000_000_000
_MOST_ROWS = 1_000_000  # of a question of ours, such as all names
_SECONDS = 600.0  # for one of our own requests
_ADVICE = Advice(
    less="ask for less (more conditions, a LIMIT)",
    smaller="ask for less (more conditions, a LIMIT)",
    narrower="give the server more time",
    sorted="ask for less (more conditions, a LIMIT)",
    longer="allow more with --timeout (in Python timeout=)",
    unnamed=f"it wants a name and a password; set {USER} and {PASSWORD} (and {HOST}, where another "
    "graph is worked with), or add its host to ~/.netrc",
    kept_out="it does not let you do this; ask its owner for the right",
)

Solution = tuple[Node | None, ...]
T = TypeVar("T")


@dataclass(slots=True)
class Solutions(Iterator[Solution]):
    """The rows of an answer, each as soon as it has come; ``columns`` are there before the first."""

    place: str  # what messages start with
    engine: Engine
    results: Results
    columns: tuple[str, ...] = ()
    _rows: Iterator[Solution] = field(init=False)
    _pieces: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    def __post_init__(self) -> None:
        self._rows = self._read()
        held = next(self._rows, None)  # what comes before the first row is read with it
        self.columns = self.results.variables
        if held is not None:
            self._rows = self._again(held, self._rows)

    def __next__(self) -> Solution:
        return next(self._rows)

    def close(self) -> None:
        """Read no further."""
        self._pieces.close()
        self._rows = iter(())

    def _read(self) -> Iterator[Solution]:
        variables: tuple[str, ...] | None = None
        with unreadable_told(self.place):
            for row in self.results:
                if variables is None:
                    variables = self.results.variables
                    if not variables:
                        raise NoResults("rows before the list of their variables")
                yield tuple(term_of(row[name], self.engine) if name in row else None for name in variables)

    @staticmethod
    def _again(first: Solution, rest: Iterator[Solution]) -> Iterator[Solution]:
        yield first
        yield from rest


@dataclass(frozen=True, kw_only=True)
class Server:
    """A SPARQL endpoint with what is particular to its engine.

    Args:
        address: where queries go.
        engine: its adapter.
        credentials: what lets one in.
        patience: how often it is asked again when a failure may pass.
        told: told of waits, a line each.
        updates: where updates go, unless the engine's rule finds it.
        credentials_of_updates: what lets one in there, where that is another server.
    """

    address: str
    engine: Engine
    credentials: Credentials
    patience: Patience = field(default_factory=lambda: Patience(between=0.0))
    told: Callable[[str], None] = lambda line: None
    updates: str | None = None
    credentials_of_updates: Credentials = NONE

    @property
    def place(self) -> str:
        """Its address, as messages and files show it."""
        return shown_address(self.address)

    def endpoint(self, seconds: float | None = None) -> Endpoint:
        """What a query is put to, for so many seconds."""
        return self._at(self.address, seconds)

    def select(self, text: str, *, seconds: float | None = None) -> Solutions:
        """The rows of a SELECT, or what the server makes of an ASK."""
        pieces = self.endpoint(seconds).ask(text, most_bytes=_MOST_BYTES)
        stack = contextlib.ExitStack()
        stack.callback(pieces.close)
        return Solutions(self.place, self.engine, Results(pieces, or_boolean=True), (), stack)

    def rows(self, text: str, *, most: int = _MOST_ROWS) -> list[Solution]:
        """All rows of a SELECT of ours, so many at most; asked again, patiently, where a failure may pass."""
        return self._patiently(lambda: self._all(text, most))

    def _all(self, text: str, most: int) -> list[Solution]:
        with contextlib.closing(self.select(text)) as solutions:
            found = list(islice(solutions, most + 1))
        if len(found) > most:
            raise EndpointError(
                f"{self.place}: gives more than the {most:,} rows that can be; check that the address is that of a graph "
                "of citypact, or ask its owner"
            )
        return found

    def update(self, text: str) -> None:
        """Have something changed that can be repeated; asked again, patiently, where a failure may pass."""
        self._patiently(lambda: self.update_once(text))

    def update_once(self, text: str) -> None:
        """Have something changed; whether it was, where no answer came, is for the caller to find out."""
        self._at(self.updates or self.engine.update(self.address), None).update(text)

    def _at(self, address: str, seconds: float | None) -> Endpoint:
        advice = _ADVICE
        credentials = self.credentials if same_server(self.address, address) else self.credentials_of_updates
        if credentials:
            advice = replace(
                advice,
                unnamed=f"it does not take the name and password of {credentials.found}; correct them",
            )
            address = self.engine.with_password(address)
        return Endpoint(
            address=address,
            agent=user_agent(None),
            seconds=_SECONDS if seconds is None else seconds,
            credentials=credentials,
            advice=advice,
        )

    def _patiently(self, done: Callable[[], T]) -> T:
        failures = 0
        while True:
            try:
                return done()
            except Passing as error:
                failures += 1
                if (
                    self.patience.over(failures, likely=error.likely)
                    or (error.wait or 0) > self.patience.longest
                ):
                    raise EndpointError(f"{error} ({failures} tries)") from None
                seconds = self.patience.after(failures, error.wait)
                self.told(f"{str(error).rpartition('; ')[0]}; waiting {seconds:.0f} seconds")
                self.patience.sleep(seconds)


def reached(
    where: str,
    *,
    told: Callable[[str], None] = lambda line: None,
    updates: str | None = None,
    chosen: bool = False,
) -> Server:
    """The server of an address, its engine recognised by what it answers, unless the address names one.

    Args:
        where: the address of its SPARQL endpoint, with an engine's name and a plus before it or not.
        told: told of waits, a line each.
        updates: the address where updates go, if it is none that the engine's rule finds.
        chosen: whether it is the graph that the user works with, for which the credentials of the environment are; no other.

    Raises:
        EndpointError: when it is no address, or no SPARQL endpoint answers there.
    """
    engine, address = engine_and_address(where.strip())
    address = checked_address(address)
    credentials = credentials_for(address, chosen=chosen)
    updates = checked_address(updates) if updates else None
    server = Server(
        address=address,
        engine=engine or recognised(address, ""),
        credentials=credentials,
        told=told,
        updates=updates,
        credentials_of_updates=credentials_for(updates) if updates else NONE,
    )
    if engine is not None:
        return server
    heard: dict[str, str] = {}
    endpoint = server.endpoint(60.0)
    with contextlib.closing(
        endpoint.ask("ASK {}", most_bytes=100_000, accept=RESULTS, heard=heard)
    ) as pieces:
        for _ in pieces:
            pass
    return replace(server, engine=recognised(address, heard.get("server", "")))
