"""Pushing: a built graph into a SPARQL endpoint, by SPARQL Update.

What stands there stays as it is and can be asked until the new graph is whole: it is loaded beside it, each graph under a
name of its own for this build, read back and compared, and only then put in place, graph after graph, the known graph last.
A push that was stopped, by whatever, goes on where it ended when it is run again: batches can be repeated, and what has
arrived is counted. Only what may leave leaves (`citypact.graph.exports.selection`): no text of a source, no longer quote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from citypact.errors import EndpointError, GraphError
from citypact.graph.exports.selection import Selection
from citypact.graph.folder import BuildInfo, BuiltGraph
from citypact.graph.ntriples import iri, text
from citypact.graph.self_description import described, source_graphs
from citypact.graph.servers.dataset import Digest, Progress, about, counts, digest_of, statements
from citypact.graph.servers.placing import Move, put_in_place
from citypact.graph.servers.server import Server
from citypact.graph.servers.terms import line_of
from citypact.graph.vocabulary import DCT, PACT_
from citypact.ontology.terms import GRAPH, KNOWN

__all__ = ["PUSHED", "Pushed", "push", "pushed_digest"]

PUSHED = f"{GRAPH}pushed"  # what is said there of the push: its digest, what it left out
_LONGEST = 400_000  # characters of one update
_MOVED = 200_000  # statements put in place by one update
_SIGN = "#push-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What a push did."""

    build: str
    previous: str | None  # the build that stood there before
    graphs: int
    statements: int
    sent: int  # statements sent by this call: fewer, where an earlier one had been stopped
    digest: str
    left_out: Mapping[str, int]


@dataclass(slots=True)
class _Loading:
    """One push on its way."""

    selection: Selection
    server: Server
    sign: str
    progress: Progress
    there: dict[str, int] = field(default_factory=dict)  # stage -> statements that had arrived before
    digests: dict[str, Digest] = field(default_factory=dict)
    sent: int = 0

    def stage(self, name: str) -> str:
        """The name under which a graph is loaded."""
        return f"{name}{self.sign}"

    def names(self) -> Iterator[tuple[str, ox.NamedNode | ox.DefaultGraph]]:
        """The graphs, by the name that each has on the server."""
        for graph in self.selection.graphs():
            yield (graph.value if isinstance(graph, ox.NamedNode) else KNOWN), graph

    def load(self) -> None:
        """Send what is not there yet."""
        self.there = counts(self.server, [self.stage(name) for name, _ in self.names()])
        held: dict[str, list[str]] = {}
        number = length = 0
        for name, graph in self.names():
            digest, stage = Digest(), self.stage(name)
            before = (
                self.there[stage] - self.server.engine.batch
            )  # of the last batch any part may have arrived
            for at, triple in enumerate(self.selection.triples(graph)):
                line = line_of(triple.subject, triple.predicate, triple.object)
                digest.add(line)
                if at < before:
                    continue
                line = self.server.engine.stored(line)
                held.setdefault(stage, []).append(line)
                number, length = number + 1, length + len(line)
                if number >= self.server.engine.batch or length >= _LONGEST:
                    self._send(held)
                    held, number, length = {}, 0, 0
            if digest.count:
                self.digests[name] = digest
        if held:
            self._send(held)

    def _send(self, held: Mapping[str, Sequence[str]]) -> None:
        graphs = "".join(f"GRAPH <{stage}> {{\n{chr(10).join(lines)}\n}}\n" for stage, lines in held.items())
        self.server.update(f"INSERT DATA {{\n{graphs}}}")
        self.sent += sum(map(len, held.values()))
        self.progress("push", self.sent, None)

    def compare(self) -> None:
        """Read back what was loaded and hold it against what was sent.

        Raises:
            EndpointError: when it is something else; it is cleared away then.
        """
        sizes = {self.stage(name): digest.count for name, digest in self.digests.items()}
        found = counts(self.server, list(sizes))
        back: dict[str, Digest] = {}
        if found == sizes:
            for stage, triple in statements(self.server, found, self.progress):
                back.setdefault(stage.removesuffix(self.sign), Digest()).add(
                    line_of(triple.subject, triple.predicate, triple.object)
                )
            wrong = sorted(name for name, digest in self.digests.items() if back.get(name) != digest)
        else:
            wrong = sorted(
                name for name in self.digests if found[self.stage(name)] != sizes[self.stage(name)]
            )
        if wrong:
            clear(self.server, list(sizes))
            number, wanted = found[self.stage(wrong[0])], self.digests[wrong[0]].count
            raise EndpointError(
                f"{self.server.place}: {len(wrong)} of {len(self.digests)} graphs came back otherwise than they were sent "
                f"({wrong[0]}: {number:,} statements of {wanted:,}); what was loaded was cleared away and what stood there "
                "is unchanged. Push once more; if it happens again, this engine changes values"
            )


def push(
    built: BuiltGraph,
    server: Server,
    *,
    persons: bool = True,
    quotes: bool = True,
    replace: bool = False,
    progress: Progress = lambda step, done, total: None,
    told: Callable[[str], None] = lambda line: None,
) -> Pushed:
    """Load a build into an endpoint, in place of the one that stands there.

    Args:
        built: the build.
        server: where it goes.
        persons: whether people go with it.
        quotes: whether quotations do.
        replace: whether the graph of another collection may stand there, to be replaced.
        progress: told the step, and how many statements are done.
        told: told what happens, a line each.

    Raises:
        GraphError: when the graph of another collection stands there; nothing is changed.
        EndpointError: when it cannot be done; what stood there can still be asked, and the next call goes on.
    """
    options = f"{'' if persons else '-no-persons'}{'' if quotes else '-no-quotes'}"
    selection = Selection(built, evidence=True, persons=persons, quotes=quotes)
    loading = _Loading(selection, server, f"{_SIGN}{built.info.id}{options}", progress)
    standing, old = _standing(server)
    if standing is not None and standing.collection != built.info.collection and not replace:
        theirs = " ".join(standing.collection.split())[:80] or "unknown"
        raise GraphError(
            f"{server.place}: holds the graph of another collection ({theirs}); "
            "name another endpoint, or add --replace"
        )
    for stale in _stages(server, loading.sign):
        told(f"{server.place}: clearing away what an earlier push of another build left unfinished")
        clear(server, stale)
    loading.load()
    if any(loading.there.values()):
        told(f"{server.place}: going on: {sum(loading.there.values()):,} statements had arrived before")
    loading.compare()
    told(f"{server.place}: loaded and compared; putting it in place")
    digest = digest_of(loading.digests)
    _put_in_place(loading, sorted(set(old) - set(loading.digests)), digest, options)
    sizes = {name: each.count for name, each in loading.digests.items()}
    found = counts(server, list(sizes))
    if found != sizes:
        wrong = next(name for name in sizes if found[name] != sizes[name])
        raise EndpointError(
            f"{server.place}: {wrong} has {found[wrong]:,} statements in its place, and not {sizes[wrong]:,}; "
            "somebody else writes there, or it was stopped: push once more"
        )
    return Pushed(
        build=built.info.id,
        previous=standing.id if standing else None,
        graphs=len(sizes),
        statements=sum(sizes.values()),
        sent=loading.sent,
        digest=digest,
        left_out=dict(sorted(selection.left_out.items())),
    )


def pushed_digest(server: Server) -> str | None:
    """The digest that a push left on a server; None where there is none."""
    rows = server.rows(
        f"SELECT ?digest FROM NAMED <{PUSHED}> WHERE {{ GRAPH <{PUSHED}> {{ <{KNOWN}> {PACT_.contentHash} ?digest }} }}"
    )
    found = [row[0].value for row in rows if isinstance(row[0], ox.Literal)]
    return found[0] if len(found) == 1 else None


def clear(server: Server, graphs: Sequence[str]) -> None:
    """Remove graphs."""
    for at in range(0, len(graphs), 50):
        server.update(" ;\n".join(f"DROP SILENT GRAPH <{name}>" for name in graphs[at : at + 50]))


def _standing(server: Server) -> tuple[BuildInfo | None, list[str]]:
    """The build that stands on a server, and its source graphs."""
    told = about(server)
    try:
        return described(told, place=server.place), source_graphs(told)
    except GraphError:
        return None, []


def _stages(server: Server, sign: str) -> Iterator[list[str]]:
    """What other pushes left behind, which were stopped and never went on."""
    rows = server.rows(
        f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), '{GRAPH}')) "
        f"FILTER(CONTAINS(STR(?g), '{_SIGN}')) }}"
    )
    names = sorted(row[0].value for row in rows if isinstance(row[0], ox.NamedNode))
    stale = [name for name in names if not name.endswith(sign)]
    if stale:
        yield stale


def _put_in_place(loading: _Loading, gone: Sequence[str], digest: str, options: str) -> None:
    """Give every graph its name, the known graph last; few statements in one update, which most engines do whole or not."""
    moves, held = list[Move](), 0
    for name in sorted(loading.digests, key=lambda name: (name == KNOWN, name)):
        size = loading.digests[name].count
        if held and held + size > _MOVED:
            put_in_place(loading.server, moves)
            moves, held = [], 0
        moves.append(Move(loading.stage(name), name, size))
        held += size
    said = text(f"without {options.replace('-no-', ' ').strip().replace(' ', ' and ')}") if options else None
    note = f"{iri(KNOWN)} {PACT_.contentHash} {text(digest)} ." + (
        f" {iri(KNOWN)} {DCT.description} {said} ." if said else ""
    )
    then = [f"DROP SILENT GRAPH <{name}>" for name in (*gone, PUSHED)]
    then.append(f"INSERT DATA {{ GRAPH <{PUSHED}> {{ {note} }} }}")
    put_in_place(loading.server, moves, then)
