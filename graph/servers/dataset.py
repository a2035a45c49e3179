"""The dataset on a server, read whole in bounded pages, counted and digested.

A digest of a graph is the sum of the hashes of its statements: it depends on what they are and not on their order, so it is
the same here and on any server, without sorting.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from citypact.errors import EndpointError
from citypact.graph.self_description import ABOUT
from citypact.graph.servers.server import Server, Solution
from citypact.ontology.terms import KNOWN

__all__ = ["Digest", "Progress", "about", "counts", "digest_of", "statements"]

PAGE = 50_000  # statements asked for at once
_NAMES = 250  # graphs named in one query

Progress = Callable[[str, int, int | None], None]


@dataclass(slots=True)
class Digest:
    """How many statements a graph has, and the sum of their hashes."""

    count: int = 0
    sum: int = 0

    def add(self, line: str) -> None:
        """Take in a statement, as `line_of` writes it."""
        self.count += 1
        self.sum = (self.sum + int.from_bytes(hashlib.sha256(line.encode()).digest(), "big")) % 2**256


def digest_of(graphs: Mapping[str, Digest]) -> str:
    """The digest of a dataset: of the names of its graphs, their counts and their digests.

    >>> digest_of({"b": Digest(), "a": Digest()}) == digest_of({"a": Digest(), "b": Digest()})
    True
    """
    told = "".join(f"{name} {each.count} {each.sum:064x}\n" for name, each in sorted(graphs.items()))
    return f"sha256:{hashlib.sha256(told.encode()).hexdigest()}"


def about(server: Server) -> list[Solution]:
    """What the known graph there says of its build, for `described` and `source_graphs`."""
    return server.rows(ABOUT.replace(" WHERE ", f" FROM <{KNOWN}> WHERE ", 1))


def counts(server: Server, graphs: Sequence[str]) -> dict[str, int]:
    """How many statements each of these graphs has there; a graph that is not there has none."""
    found = dict.fromkeys(graphs, 0)
    for names in _lots(graphs, _NAMES):
        text = f"SELECT ?g (COUNT(*) AS ?n) {_named(names)} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        for name, number in server.rows(text, most=len(names)):
            if isinstance(name, ox.NamedNode) and isinstance(number, ox.Literal) and name.value in found:
                found[name.value] = _whole(number, server)
    return found


def statements(
    server: Server, sizes: Mapping[str, int], progress: Progress = lambda step, done, total: None
) -> Iterator[tuple[str, ox.Triple]]:
    """All statements of graphs, each with its graph's name.

    Args:
        server: where they are.
        sizes: how many each graph has, as `counts` told.
        progress: told how many are there.

    Raises:
        EndpointError: when the server gives fewer or more than it counted.
    """
    done, total = 0, sum(sizes.values())
    for page in _pages(server, sizes):
        here = 0
        for rows in _parts(server, page):
            for graph, *terms in rows:
                if not isinstance(graph, ox.NamedNode) or None in terms:
                    raise EndpointError(f"{server.place}: a statement without all its parts; ask its owner")
                yield graph.value, ox.Triple(*terms)  # type: ignore[arg-type]
            here += len(rows)
            progress("fetch", done + here, total)
        if here != page.rows:
            raise EndpointError(
                f"{server.place}: gives {here:,} statements where it counts {page.rows:,}; "
                "its data change, or it gives parts only: ask again, or ask its owner"
            )
        done += here


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    rows: int


def _pages(server: Server, sizes: Mapping[str, int]) -> Iterator[_Page]:
    """Small graphs together, large ones property by property."""
    small = {name: size for name, size in sizes.items() if 0 < size <= PAGE}
    held, size = list[str](), 0
    for name in sorted(small):
        if held and (size + small[name] > PAGE or len(held) >= _NAMES):
            yield _Page(_whole_graphs(held), size)
            held, size = [], 0
        held.append(name)
        size += small[name]
    if held:
        yield _Page(_whole_graphs(held), size)
    for name in sorted(name for name in sizes if sizes[name] > PAGE):
        yield from _properties(server, name)


def _properties(server: Server, name: str) -> Iterator[_Page]:
    text = f"SELECT ?p (COUNT(*) AS ?n) {_named([name])} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?p"
    found = Counter[str]()
    for predicate, number in server.rows(text):
        if isinstance(predicate, ox.NamedNode) and isinstance(number, ox.Literal):
            found[predicate.value] = _whole(number, server)
    for term, size in sorted(found.items()):
        yield _Page(
            f"SELECT ?g ?s ?p ?o {_named([name])} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?p = <{term}>) }}",
            size,
        )


def _whole_graphs(names: Sequence[str]) -> str:
    return f"SELECT ?g ?s ?p ?o {_named(names)} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}"


def _parts(server: Server, page: _Page) -> Iterator[list[Solution]]:
    """The rows of a page: at once, or bit by bit where they are many, or where the server gives so many at most."""
    if page.rows <= PAGE:
        rows = server.rows(page.text, most=page.rows)
        if not 0 < len(rows) < page.rows:
            yield rows
            return
        size, offset = len(rows), 0
    else:
        rows = _bit(server, page, PAGE, 0)
        yield rows
        size = offset = len(rows)
    while size and offset < page.rows:
        yield _bit(server, page, size, offset)
        offset += size


def _bit(server: Server, page: _Page, size: int, offset: int) -> list[Solution]:
    """So many rows of a page, in an order, which Virtuoso keeps in a subquery alone."""
    clauses, _, pattern = page.text.removeprefix("SELECT ?g ?s ?p ?o ").partition("WHERE ")
    text = (
        f"SELECT ?g ?s ?p ?o {clauses}WHERE {{ {{ SELECT ?g ?s ?p ?o WHERE {pattern} "
        f"ORDER BY ?g ?s ?p ?o }} }} LIMIT {size} OFFSET {offset}"
    )
    return server.rows(text, most=size)


def _named(names: Iterable[str]) -> str:
    return " ".join(f"FROM NAMED <{name}>" for name in names)


def _lots(names: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (names[at : at + size] for at in range(0, len(names), size))


def _whole(number: ox.Literal, server: Server) -> int:
    if not number.value.isascii() or not number.value.isdigit() or len(number.value) > 15:
        raise EndpointError(
            f"{server.place}: counts {number.value[:20]!r}, which is no number; ask its owner"
        )
    return int(number.value)
