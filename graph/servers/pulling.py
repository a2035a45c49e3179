"""Pulling: a graph from a SPARQL endpoint, whole, into a store: to be kept in a folder, or to be drawn and exported."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from citypact.errors import EndpointError
from citypact.graph.folder import BuildInfo, BuiltGraph, GraphFolder, write_info
from citypact.graph.self_description import described, source_graphs
from citypact.graph.servers.dataset import Digest, Progress, about, counts, digest_of, statements
from citypact.graph.servers.pushing import pushed_digest
from citypact.graph.servers.server import Server
from citypact.graph.servers.terms import line_of
from citypact.ontology.terms import KNOWN

__all__ = ["Pulled", "fetched", "pull"]

_CHUNK = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What a pull brought back."""

    graph: BuiltGraph
    graphs: int
    statements: int
    digest: str
    compared: bool  # whether there was a digest on the server to compare with
    cleared: tuple[str, ...] = ()  # earlier builds of the folder that it has taken the place of


def fetched(
    server: Server,
    graphs: Sequence[str],
    store: ox.Store,
    progress: Progress = lambda step, done, total: None,
) -> dict[str, Digest]:
    """Fetch the known graph and source graphs into a store; the known graph becomes its default graph.

    Raises:
        EndpointError: when not all of it can be had.
    """
    sizes = counts(server, [KNOWN, *graphs])
    digests: dict[str, Digest] = {}

    def quads() -> Iterator[ox.Quad]:
        for name, triple in statements(server, sizes, progress):
            digests.setdefault(name, Digest()).add(line_of(triple.subject, triple.predicate, triple.object))
            place = ox.DefaultGraph() if name == KNOWN else ox.NamedNode(name)
            yield ox.Quad(triple.subject, triple.predicate, triple.object, place)

    arriving = quads()
    while chunk := list(islice(arriving, _CHUNK)):
        store.bulk_extend(chunk)
    return digests


def pull(
    server: Server,
    out: Path,
    *,
    replace: bool = False,
    pages: Callable[[BuiltGraph], None] | None = None,
    progress: Progress = lambda step, done, total: None,
) -> Pulled:
    """Bring a graph back into a folder that query, view and export read.

    Args:
        server: where it is.
        out: the graph folder; made where there is none.
        replace: take a folder that holds the graph of a collection, or of another server.
        pages: writes the pages of a build into its folder.
        progress: told how many statements are there.

    Raises:
        GraphError: when the server holds no graph of citypact, or the folder cannot be taken.
        EndpointError: when not all of it can be had, or it is not what was pushed; nothing is changed then.
    """
    folder, key = GraphFolder(out), f"the endpoint {server.place}"
    folder.check(key, replace=replace)
    told = about(server)
    info = described(told, place=server.place)
    graphs = source_graphs(told)
    with folder.locked():
        folder.claim(key, replace=replace)
        with folder.draft(_safe(info, server)) as draft:
            store = ox.Store(str(draft / "store"))
            digests = fetched(server, graphs, store, progress)
            wanted, digest = pushed_digest(server), digest_of(digests)
            if wanted is not None and wanted != digest:
                raise EndpointError(
                    f"{server.place}: what it gives is not what was pushed ({digest[:19]} for {wanted[:19]}); nothing was "
                    "written. Push again, or find out who changed it"
                )
            write_info(draft, info)
            _report(draft, info, server, digest, compared=wanted is not None)
            (draft / "pages").mkdir()
            if pages:
                progress("pages", 0, None)
                pages(BuiltGraph(path=draft, info=info, store=store))
            store.flush()
            del store
            folder.publish(draft, info.id)
    return Pulled(
        graph=folder.open(),
        graphs=len(digests),
        statements=sum(each.count for each in digests.values()),
        digest=digest,
        compared=wanted is not None,
        cleared=folder.cleared,
    )


def _safe(info: BuildInfo, server: Server) -> str:
    """The id of a build, where it can be the name of a folder."""
    if not info.id.isascii() or not info.id.isalnum() or info.id != info.id.lower():
        raise EndpointError(
            f"{server.place}: calls its build {info.id[:40]!r}, which is no id of one; ask its owner"
        )
    return info.id


def _report(draft: Path, info: BuildInfo, server: Server, digest: str, *, compared: bool) -> None:
    how = "the same as was pushed" if compared else "with nothing there to compare it with"
    text = (
        f"# Build {info.id}\n\n{info.collection} · citypact {info.version} · as of {info.as_of or 'unknown'}\n\n"
        f"Brought back from {server.place}; digest {digest}, {how}. The report of the build itself, and the texts of its "
        "sources, are in the folder in which it was built.\n"
    )
    (draft / "report.md").write_text(text, "utf-8")
    told = {"build": info.id, "pulled_from": server.place, "digest": digest, "compared": compared}
    (draft / "report.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
