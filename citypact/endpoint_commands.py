"""The commands that ask SPARQL endpoints: ``citypact import sparql`` and ``citypact import wikidata``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from citypact.endpoints import Manner

__all__ = ["sparql", "wikidata"]

CollectionOption = Annotated[
    Path, typer.Option(metavar="DIR", help="The collection; else the folder you are in.")
]
PageOption = Annotated[
    int,
    typer.Option(
        "--page-size", metavar="N", min=0, max=1_000_000, help="Rows asked for at a time; 0 asks once."
    ),
]
RowsOption = Annotated[
    int, typer.Option("--max-rows", metavar="N", min=1, help="Refuse an answer of more rows.")
]
BytesOption = Annotated[
    int, typer.Option("--max-bytes", metavar="N", min=1, help="Refuse an answer of more bytes.")
]
TimeoutOption = Annotated[float, typer.Option(min=1, max=86_400, help="Seconds that one page may take.")]
ContactOption = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        envvar="CITYPACT_CONTACT",
        help="Your mail address or page: endpoints are told who asks.",
    ),
]
AgainOption = Annotated[
    bool, typer.Option("--again", help="Begin with the first page, whatever was fetched before.")
]


def sparql(
    endpoint: Annotated[str, typer.Argument(metavar="ENDPOINT", help="The address of a SPARQL endpoint.")],
    query: Annotated[Path, typer.Option(metavar="FILE.rq", help="A SELECT query.")],
    map: Annotated[Path, typer.Option(metavar="MAP.yaml", help="Says which variable is what.")],
    collection: CollectionOption = Path(),
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What the answer is called; else as the query's file.")
    ] = None,
    page_size: PageOption = 10_000,
    max_rows: RowsOption = 1_000_000,
    max_bytes: BytesOption = 2_000_000_000,
    timeout: TimeoutOption = 180.0,
    contact: ContactOption = None,
    again: AgainOption = False,
) -> None:
    """Ask a SPARQL endpoint, page by page, and keep its answer; called again, it goes on where it stopped.

    Example: citypact import sparql https://example.org/sparql --query twins.rq --map twins.map.yaml --collection my-cities
    """
    from citypact.endpoints import import_sparql

    manner = _manner(collection, page_size, max_rows, max_bytes, timeout, contact, again)
    if status := import_sparql(endpoint, query, map, manner, name=name):
        raise typer.Exit(status)


def wikidata(
    country: Annotated[
        str | None, typer.Option(metavar="COUNTRY", help="Only with a body of this country: TH, or its name.")
    ] = None,
    collection: CollectionOption = Path(),
    endpoint: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Another endpoint that holds Wikidata; else its own."),
    ] = None,
    map: Annotated[
        Path | None,
        typer.Option(metavar="MAP.yaml", help="A map of your own in place of the one that comes along."),
    ] = None,
    page_size: PageOption = 5_000,
    max_rows: RowsOption = 1_000_000,
    max_bytes: BytesOption = 2_000_000_000,
    timeout: TimeoutOption = 180.0,
    contact: ContactOption = None,
    again: AgainOption = False,
) -> None:
    """Ask Wikidata which administrative bodies are twinned (P190), since when, where they are and how they are called.

    Example: citypact import wikidata --country TH --collection my-cities --contact you@example.org
    """
    from citypact.endpoints import import_wikidata
    from citypact.graph.importing.wikidata import ADDRESS

    manner = _manner(collection, page_size, max_rows, max_bytes, timeout, contact, again)
    if status := import_wikidata(endpoint or ADDRESS, manner, country=country, map=map):
        raise typer.Exit(status)


def _manner(
    collection: Path,
    page_size: int,
    max_rows: int,
    max_bytes: int,
    timeout: float,
    contact: str | None,
    again: bool,
) -> Manner:
    from citypact.endpoints import Manner

    return Manner(
        collection=collection,
        page_size=page_size,
        most_rows=max_rows,
        most_bytes=max_bytes,
        seconds=timeout,
        contact=contact or None,
        again=again,
    )
