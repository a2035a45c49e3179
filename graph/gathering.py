"""What ``citypact add`` is given: files, folders, lists of files and tables of sources, as one row of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from citypact.errors import CitypactError, CollectionError, SourceError
from citypact.graph.curating import Added, Shelf
from citypact.graph.documents.formats import is_document
from citypact.graph.left_out import LeftOut, left_out_by
from citypact.graph.listing import listed
from citypact.graph.reading import read_list
from citypact.graph.source_table import SourceTable, read_table

__all__ = ["Given", "add_all", "given_files", "listed_files"]

_OF_ONE = ("url", "title")  # what no two sources share


class Given(NamedTuple):
    """A file to add, and what a table of sources says of it."""

    path: Path
    row: Mapping[str, str]


def given_files(paths: Sequence[Path], left_out: Callable[[LeftOut], None]) -> Iterator[Given]:
    """The files that are meant: a file itself, the documents of a folder, the files that a table of sources (.csv) names.

    A file of a folder is taken with its row of the folder's sources.csv.
    """
    for path in paths:
        if path.is_dir():
            found, told = listed(path)
            table = read_table(path / "sources.csv")
            for each in told:
                left_out(each)
            documents = [each for each in found if is_document(each)]
            if not documents:
                left_out(LeftOut(str(path), "no documents in this folder"))
            yield from (Given(each, _row(table, each)) for each in documents)
        elif path.suffix.lower() == ".csv":
            if not path.is_file():
                raise SourceError(f"{path}: there is no such file")
            table = read_table(path)
            yield from (Given(path.parent / name, _row(table, path.parent / name)) for name in table.rows)
        else:
            yield Given(path, {})


def listed_files(path: Path) -> list[Path]:
    """The files that a list names, one a line, from its own folder; empty lines and those that begin with # do not count.

    Raises:
        SourceError: when the list cannot be read or names nothing.
    """
    names = read_list(path, of="files")
    if not names:
        raise SourceError(f"{path}: names no file; write one a line")
    return [path.parent / name for name in names]


def add_all(
    root: Path,
    given: Sequence[Given],
    fields: Mapping[str, str],
    left_out: Callable[[LeftOut], None],
    progress: Callable[[int, int | None], None] = lambda done, total: None,
) -> Iterator[Added]:
    """Add files to a collection; what cannot be added is told, and the others go in.

    Args:
        root: the collection.
        given: the files.
        fields: what is known of all of them, by column of sources.csv; a file's own row goes before.
        left_out: told of every file that was not added.
        progress: told how many are done, and of how many.

    Raises:
        CollectionError: when this is no collection, or several files are given one address or title.
    """
    if len(given) > 1 and any(fields.get(name) for name in _OF_ONE):
        raise CollectionError(
            f"{len(given)} files cannot share one url or title; add them one by one, or by a sources.csv with a row for each"
        )
    shelf = Shelf(root)
    for number, (path, row) in enumerate(given, 1):
        try:
            yield shelf.add(path, fields={**fields, **row})
        except CitypactError as error:
            left_out(left_out_by(error, str(path)))
        progress(number, len(given))


def _row(table: SourceTable, path: Path) -> dict[str, str]:
    return {name: value for name, value in table.row(path).items() if name != "file" and value}
