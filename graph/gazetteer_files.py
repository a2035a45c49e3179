"""The gazetteer folder of a collection: files that the user added, each with its source and licence.

::

    DIR/gazetteer/
      files.csv      file, source, licence
      *.csv, *.tsv   plain or packed by gzip, as they came (gazetteer_rows.py)
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from citypact.errors import CitypactError, GazetteerError
from citypact.graph.gazetteer_rows import ENDINGS, Rows, read_rows
from citypact.graph.left_out import LeftOut, left_out_by
from citypact.graph.listing import listed, others_left_out
from citypact.graph.manifest import MANIFEST
from citypact.graph.ntriples import web_address
from citypact.graph.own_files import text_or_nothing
from citypact.graph.places import Known

__all__ = ["FOLDER", "AddedFile", "add_file", "added_files", "added_places", "licences"]

FOLDER = "gazetteer"
_NOTES = "files.csv"
_COLUMNS = ("file", "source", "licence")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedFile:
    """A file of a collection's gazetteer."""

    path: Path
    source: str
    licence: str
    rows: Rows


def added_files(root: Path, left_out: Callable[[LeftOut], None]) -> Iterator[AddedFile]:
    """The files of a collection's gazetteer, by name; what cannot be read is told."""
    folder = root / FOLDER
    if not folder.is_dir():
        return
    paths, told = listed(folder)
    for each in told:
        left_out(each)
    notes = _notes(folder / _NOTES)
    tables = [path for path in paths if path != folder / _NOTES]
    others = [path for path in tables if not path.name.lower().endswith(ENDINGS)]
    for each in others_left_out(others, ", ".join(ENDINGS)):
        left_out(each)
    for name in sorted(notes.keys() - {path.name for path in tables}):
        left_out(LeftOut(str(folder / _NOTES), f"{name}: no such file beside it; add it, or remove its row"))
    for path in tables:
        if path in others:
            continue
        source, licence = notes.get(path.name, ("", ""))
        try:
            rows = read_rows(path, source=source or None)
        except CitypactError as error:
            left_out(left_out_by(error, str(path)))
            continue
        yield AddedFile(path=path, source=source, licence=licence or "unknown", rows=rows)


def added_places(root: Path, left_out: Callable[[LeftOut], None]) -> Iterator[Known]:
    """The bodies that a collection's gazetteer adds to the bundled ones."""
    for file in added_files(root, left_out):
        if file.rows.bad:
            first = file.rows.bad[0]
            reason = (
                f"{len(file.rows.bad)} of {len(file.rows.bad) + len(file.rows.known)} rows cannot be taken, "
                f"the first in line {first.line} ({first.reason}); citypact gazetteer lists them"
            )
            left_out(LeftOut(str(file.path), reason, False))
        yield from file.rows.known


def licences(root: Path) -> frozenset[str]:
    """The licences of the files of a collection's gazetteer."""
    folder = root / FOLDER
    if not folder.is_dir():
        return frozenset()
    notes = _notes(folder / _NOTES)
    held = [path.name for path in listed(folder)[0] if path.name.lower().endswith(ENDINGS)]
    return frozenset(notes.get(name, ("", ""))[1] or "unknown" for name in held if name != _NOTES)


def add_file(
    root: Path, path: Path, *, source: str = "", licence: str = "", replace: bool = False
) -> AddedFile:
    """Copy a gazetteer into a collection; its rows are read first, and where none can be taken nothing is copied.

    Args:
        root: the collection.
        path: the file.
        source: the address that it was made from or fetched from.
        licence: under which licence it may be used.
        replace: take the place of another file of this name.

    Raises:
        GazetteerError: when it cannot be read, holds no row, or the collection holds another file of its name.
    """
    if not (root / MANIFEST).exists():
        raise GazetteerError(f"{root}: no collection there; start one with: citypact new {root}")
    if source and web_address(source) is None:
        raise GazetteerError(f"--source {source!r} is no web address; write the http(s) address of the page")
    rows = read_rows(path, source=source or None)
    if not rows.known:
        first = f", the first in line {rows.bad[0].line}: {rows.bad[0].reason}" if rows.bad else ""
        raise GazetteerError(
            f"{path}: no row that can be taken ({len(rows.bad)} bad ones{first}); nothing was added"
        )
    folder = root / FOLDER
    target, notes = folder / path.name, _notes(folder / _NOTES)
    if path.name == _NOTES:
        raise GazetteerError(
            f"{path}: {_NOTES} is the list of the gazetteer's files; name the table otherwise"
        )
    try:
        data = path.read_bytes()
        if target.exists() and not replace and target.read_bytes() != data:
            raise GazetteerError(
                f"{target}: another file of this name stands there; add --replace, or rename yours"
            )
        folder.mkdir(exist_ok=True)
        _write(target, data)
        held = notes.get(path.name, ("", ""))
        notes[path.name] = (source or held[0], licence or held[1])
        _write(folder / _NOTES, _as_table(notes).encode("utf-8"))
    except OSError as error:
        raise GazetteerError(
            f"{root}: cannot be written ({error.strerror or error}); check its rights and the space left"
        ) from None
    said = notes[path.name]
    return AddedFile(path=target, source=said[0], licence=said[1] or "unknown", rows=rows)


def _notes(path: Path) -> dict[str, tuple[str, str]]:
    """File name -> source and licence."""
    if not path.exists():
        return {}
    try:
        rows = csv.DictReader(io.StringIO(text_or_nothing(path), newline=""), strict=True)
        if rows.fieldnames is None:
            return {}
        if set(_COLUMNS) - set(rows.fieldnames):
            raise GazetteerError(f"{path}: the first line names the columns: {','.join(_COLUMNS)}")
        return {
            row["file"].strip(): ((row["source"] or "").strip(), (row["licence"] or "").strip())
            for row in rows
            if (row["file"] or "").strip()
        }
    except csv.Error as error:
        raise GazetteerError(
            f"{path}: no table of comma-separated values ({error}); mend its quotes"
        ) from None


def _as_table(notes: Mapping[str, tuple[str, str]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows((name, *notes[name]) for name in sorted(notes))
    return text.getvalue()


def _write(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes(data)
    draft.replace(path)
