"""Taking a table into a collection: what ``citypact import table`` does."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from citypact.errors import CollectionError
from citypact.graph.importing.mapping import read_map
from citypact.graph.importing.table_rows import TABLE_SUFFIXES, is_table
from citypact.graph.importing.tables import Table, map_of, tables_in
from citypact.graph.left_out import LeftOut
from citypact.graph.manifest import MANIFEST

__all__ = ["Imported", "import_table"]


@dataclass(frozen=True, slots=True)
class Imported:
    """A table that a collection has taken: where it is, how many rows give a record, and under which licences."""

    path: Path
    rows: int
    licences: Counter[str]


def import_table(
    root: Path,
    table: Path,
    map_file: Path,
    left_out: Callable[[LeftOut], None],
    *,
    replace: bool = False,
    progress: Callable[[int], None] = lambda rows: None,
) -> Imported:
    """Read a table by its map, and put both into the collection's ``tables/`` where at least one row gives a record.

    Args:
        root: the collection.
        table: the table's file.
        map_file: its map.
        left_out: told of every row that gives no record.
        replace: take the place of a table of this name.
        progress: told how many rows have been read.

    Raises:
        CollectionError: when this is no collection, the map is wrong, a table of this name is there, or nothing can be read.
        SourceError: when the table cannot be read to its end; nothing is taken.
    """
    if not (root / MANIFEST).exists():
        raise CollectionError(f"{root}: no collection there; start one with: citypact new {root}")
    if not is_table(table):
        raise CollectionError(f"{table}: no table by its name; tables end in {', '.join(TABLE_SUFFIXES)}")
    target = root / "tables" / table.name
    if target.exists() and not replace and target.resolve() != table.resolve():
        raise CollectionError(
            f"{target}: a table of this name is there; nothing was changed. Add --replace, or give the file another name"
        )
    shared = map_of(target)
    for other in tables_in(target.parent)[0]:
        if map_of(other) == shared and other.name != target.name:
            raise CollectionError(
                f"{target}: would share its map ({shared.name}) with {other.name}, which is there; nothing was changed. "
                "Give the file another name"
            )
    licences: Counter[str] = Counter()
    for reading in Table(table, read_map(map_file)).readings(left_out, progress=progress):
        licences[reading.source.licence or "unknown"] += 1
    if not licences:
        raise CollectionError(
            f"{table}: no row gives a record by {map_file}; nothing was taken. Mend the map"
        )
    _put(map_file, shared)
    _put(table, target)
    return Imported(target, licences.total(), licences)


def _put(file: Path, target: Path) -> None:
    """Copy a file so that readers see the old one or the new one, whole."""
    if target.exists() and target.resolve() == file.resolve():
        return
    draft = target.with_name(f".{target.name}.draft")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, draft)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CollectionError(
            f"{target}: cannot be written ({error.strerror or error}); nothing was taken. Make room, or check its rights"
        ) from None
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
