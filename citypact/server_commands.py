"""The commands that move a graph to a server and back: ``citypact push`` and ``citypact pull``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["pull", "push"]

EndpointArgument = Annotated[
    str, typer.Argument(metavar="ENDPOINT", help="The address where queries go: http(s)://...")
]


def push(
    endpoint: EndpointArgument,
    update: Annotated[
        str | None,
        typer.Option("--update", metavar="ADDRESS", help="Where updates go, if the engine's usual is wrong."),
    ] = None,
    no_persons: Annotated[bool, typer.Option("--no-persons", help="Leave people out.")] = False,
    no_quotes: Annotated[bool, typer.Option("--no-quotes", help="Leave quotations out.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the graph of another collection, if one stands there.")
    ] = False,
    graph: Annotated[
        str | None,
        typer.Option(
            "--graph", metavar="DIR", help="The graph folder; else CITYPACT_GRAPH, else ./citypact-graph."
        ),
    ] = None,
) -> None:
    """Load the graph into a SPARQL endpoint, in place of the build that stands there; run again, it goes on where it stopped.

    Passwords come from CITYPACT_ENDPOINT_USER and CITYPACT_ENDPOINT_PASSWORD, or from ~/.netrc; they are for the host that
    CITYPACT_ENDPOINT_HOST names, else for ENDPOINT.

    Example: citypact push http://localhost:7878/query
    """
    from citypact.facade import place_of_graph
    from citypact.serving import push_graph

    push_graph(
        place_of_graph(graph),
        endpoint,
        updates=update,
        persons=not no_persons,
        quotes=not no_quotes,
        replace=replace,
    )


def pull(
    endpoint: EndpointArgument,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="The graph folder; else ./citypact-graph.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take a folder that holds another graph.")
    ] = False,
) -> None:
    """Bring the graph of a SPARQL endpoint back into a folder that query, view and export read.

    Example: citypact pull http://localhost:7878/query --out graph
    """
    from citypact.facade import place_of_graph
    from citypact.serving import pull_graph

    pull_graph(endpoint, place_of_graph(os.fspath(out) if out is not None else None), replace=replace)
