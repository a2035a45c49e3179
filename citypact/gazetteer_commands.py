"""The commands of ``citypact gazetteer``: doors to gazetteering.py."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["app"]

app = typer.Typer(
    name="gazetteer",
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

CollectionOption = Annotated[Path, typer.Option(help="The collection; else the folder you are in.")]


@app.callback(invoke_without_command=True)
def gazetteer(context: typer.Context, collection: CollectionOption = Path()) -> None:
    """The bodies and places that builds know beforehand: what is loaded, with counts and sources.

    Example: citypact gazetteer --collection my-cities
    """
    if context.invoked_subcommand is None:
        from citypact.gazetteering import list_gazetteer

        if status := list_gazetteer(collection):
            raise typer.Exit(status)


@app.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table: .csv or .tsv, also .gz.")],
    collection: CollectionOption = Path(),
    source: Annotated[str, typer.Option(help="The address that the table is from.")] = "",
    licence: Annotated[str, typer.Option(help="Its licence.")] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of a file of this name.")
    ] = False,
) -> None:
    """Add a fuller gazetteer to a collection: its columns are found by name, rows that cannot be read are listed.

    Example: citypact gazetteer add local-governments.csv --collection my-cities --source https://example.org/list --licence MIT
    """
    from citypact.gazetteering import add_gazetteer

    if status := add_gazetteer(collection, file, source=source, licence=licence, replace=replace):
        raise typer.Exit(status)


@app.command()
def lookup(collection: CollectionOption = Path()) -> None:
    """Look up the foreign cities of a collection in GeoNames (needs citypact[places]) and keep what is found.

    Example: citypact gazetteer lookup --collection my-cities
    """
    from citypact.gazetteering import look_up_abroad
    from citypact.graph.extractors import Reader

    if status := look_up_abroad(collection, Reader("rules", 1)):
        raise typer.Exit(status)
