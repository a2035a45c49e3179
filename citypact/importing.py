"""The commands that bring tables and answers of endpoints into a collection."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citypact import console
from citypact.endpoint_commands import sparql, wikidata
from citypact.errors import CollectionError, ParameterError

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _group() -> None:
    """Bring tables and answers of endpoints into a collection.

    Example: citypact import wikidata --country TH --collection my-cities
    """


@app.command()
def table(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .csv, .tsv, .jsonl (each also .gz), .xlsx or .parquet.")
    ],
    map_file: Annotated[
        Path | None,
        typer.Option("--map", metavar="MAP.yaml", help="Which column is what; else FILE's own .map.yaml."),
    ] = None,
    collection: Annotated[Path, typer.Option(help="The collection; else the folder you are in.")] = Path(),
    guess: Annotated[
        bool, typer.Option("--guess", help="Draft a map from the names of the columns, and import nothing.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of the table of this name.")
    ] = False,
) -> None:
    """Read a table row by row by a map, and put both into the collection.

    Example: citypact import table twins.csv --guess, then: citypact import table twins.csv --collection my-cities
    """
    from citypact.graph.importing.tables import map_of

    wanted = map_file or map_of(file)
    if guess:
        _draft(file, wanted)
        return
    if not wanted.exists():
        raise ParameterError(
            f"{wanted}: there is no such map; draft one with: citypact import table {file} --guess"
        )
    raise typer.Exit(_take(file, wanted, collection, replace=replace))


app.command()(sparql)
app.command()(wikidata)


def _draft(file: Path, wanted: Path) -> None:
    from citypact.graph.importing.guessing import guessed_map
    from citypact.graph.record_files import write_in_one_step

    if wanted.exists():
        raise CollectionError(f"{wanted}: is there already; nothing was changed. Name another with --map")
    write_in_one_step(wanted, guessed_map(file))
    print(
        console.plain(
            f"{wanted}: a draft; look at every line, then: citypact import table {file} --map {wanted}"
        )
    )


def _take(file: Path, wanted: Path, collection: Path, *, replace: bool) -> int:
    from citypact.graph.importing.shelving import import_table
    from citypact.graph.left_out import LeftOut

    left: list[LeftOut] = []
    try:
        with console.progress() as progress:
            taken = import_table(
                collection,
                file,
                wanted,
                left.append,
                replace=replace,
                progress=lambda rows: progress("rows", rows, None),
            )
    finally:  # where no row gives a record, the reasons are what helps
        for told in left:
            console.say(f"citypact: {told.place}: {told.reason}")
    licences = ", ".join(f"{licence} ({rows:,})" for licence, rows in sorted(taken.licences.items()))
    print(console.plain(f"{taken.path}: {taken.rows:,} rows read; licences: {licences}"))
    print(console.plain(f"Build with: citypact build {collection}"))
    return 1 if any(told.fault for told in left) else 0
