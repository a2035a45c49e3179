"""Elsewhere: the other graph that a question compares with: a folder, one of its builds, or an opened graph."""

from __future__ import annotations

from pathlib import Path

from citypact.errors import GraphError, ParameterError
from citypact.graph.folder import BuiltGraph, GraphFolder
from citypact.graph.servers.addresses import is_address
from citypact.queries.askable import Askable, Embedded, askable
from citypact.queries.remote import connected

__all__ = ["elsewhere"]


def elsewhere(value: object, near: Askable | None, *, where: str) -> Askable:
    """The graph that a value names.

    Args:
        value: an opened graph, the folder of a graph or of one build, the address of an endpoint, the id of a build beside the
            one that is asked; None is the build before it.
        near: the graph that is asked; None where there is none yet.
        where: what messages start with.

    Raises:
        ParameterError: it names none.
        GraphError: it cannot be opened.
        EndpointError: its endpoint does not answer.
    """
    if isinstance(value, BuiltGraph):
        return askable(value)
    if value is not None and not isinstance(value, str | Path):
        if not isinstance(value, Askable):
            raise ParameterError(f"{where}: {value!r} is no graph; give one that is opened, or its folder")
        return value
    if isinstance(value, str) and is_address(value):
        return connected(value)
    builds = near.built.path.parent if isinstance(near, Embedded) else None
    beside = _beside(builds)
    if value is None:
        own = near.built.path.name if isinstance(near, Embedded) else None
        before = GraphFolder(builds.parent).before(own) if builds is not None and own in beside else None
        others = [before] if before else [name for name in beside if own and name != own]
        if len(others) != 1:
            raise ParameterError(f"{where}: no build stands before this one; name a graph folder or a build")
        value = others[0]
    written = str(value).strip()
    if written in beside and builds is not None:
        return askable(GraphFolder(builds.parent).open(written))
    path = Path(written)
    if path.parent.name == "builds" and (path / "build.json").is_file():
        return askable(GraphFolder(path.parent.parent).open(path.name))
    if not path.exists():
        known = f"; builds here: {', '.join(beside)}" if beside else ""
        raise ParameterError(
            f"{where}: no graph {written!r}; give a graph folder, an address, or the id of a build{known}"
        )
    try:
        return askable(GraphFolder(path).open())
    except GraphError as error:
        raise ParameterError(f"{where}: {error}") from None


def _beside(builds: Path | None) -> list[str]:
    if builds is None or builds.name != "builds":
        return []
    return GraphFolder(builds.parent).builds()
