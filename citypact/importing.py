"""The commands that bring tables and answers of endpoints into a collection."""

from __future__ import annotations

import typer

from citypact.endpoint_commands import sparql, wikidata

__all__ = ["app"]

app = typer.Typer(
    help="Bring tables and answers of endpoints into a collection.\n\nExample: citypact import wikidata --country TH",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _group() -> None:
    """Bring tables and answers of endpoints into a collection."""


app.command()(sparql)
app.command()(wikidata)
