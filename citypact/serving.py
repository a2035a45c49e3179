"""What ``citypact push`` and ``citypact pull`` do and say."""

from __future__ import annotations

from pathlib import Path

from citypact import console
from citypact.facade import draw_pages
from citypact.graph.folder import GraphFolder
from citypact.graph.importing.addresses import shown_address
from citypact.graph.servers.pulling import pull
from citypact.graph.servers.pushing import push
from citypact.graph.servers.server import reached
from citypact.summary import cleared_lines

__all__ = ["pull_graph", "push_graph"]


def push_graph(
    folder: Path, endpoint: str, *, updates: str | None, persons: bool, quotes: bool, replace: bool
) -> None:
    """Load the current build of a folder into an endpoint, and say what is there now."""
    built = GraphFolder(folder).open()
    server = reached(endpoint, told=console.say, updates=updates, chosen=True)
    console.say(f"citypact: {server.place}: {server.engine.name}; build {built.info.id} goes there")
    with console.progress() as progress:
        done = push(
            built,
            server,
            persons=persons,
            quotes=quotes,
            replace=replace,
            progress=progress,
            told=console.say,
        )
    replaced = (
        "again"
        if done.previous == done.build
        else f"in place of build {done.previous}"
        if done.previous
        else "the first"
    )
    print(
        f"pushed       build {done.build} ({replaced}): {done.statements:,} statements in {done.graphs:,} graphs"
    )
    print(f"sent         {done.sent:,} statements now")
    print(f"compared     counts of every graph, and all that came back: {done.digest}")
    held_back = [] if persons else ["people (--no-persons)"]
    held_back += [] if quotes else ["quotes (--no-quotes)"]
    held_back += ["texts of sources", *(f"{reason}: {count}" for reason, count in done.left_out.items())]
    print(console.plain(f"left out     {'; '.join(held_back)}"))
    print(f"next         citypact query agreements --graph {shown_address(endpoint)}")


def pull_graph(endpoint: str, out: Path, *, replace: bool) -> None:
    """Bring the graph of an endpoint into a folder, and say what is there now."""
    server = reached(endpoint, told=console.say, chosen=True)
    with console.progress() as progress:
        done = pull(server, out, replace=replace, pages=draw_pages, progress=progress)
    for line in cleared_lines(done.graph.path.parent, done.cleared, more="another --out"):
        console.say(line)
    compared = "the same as was pushed" if done.compared else "nothing on the server to compare it with"
    print(
        f"pulled       build {done.graph.info.id}: {done.statements:,} statements in {done.graphs:,} graphs"
    )
    print(f"digest       {done.digest}: {compared}")
    print(f"graph        {out}; texts of sources and the report stay where it was built")
    print(f"next         citypact query agreements --graph {out}")
