"""Starting a collection and adding sources to it: what ``citypact new`` and ``citypact add`` do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from citypact.errors import CollectionError, RecordError, SourceError
from citypact.graph.decisions import COLUMNS
from citypact.graph.documents.document import Document, file_digest
from citypact.graph.documents.formats import ENDINGS, bytes_of, is_document, read_bytes
from citypact.graph.manifest import MANIFEST
from citypact.graph.reading import decode
from citypact.graph.records import record_from
from citypact.graph.source_table import FROM_FILE, SOURCE_COLUMNS, SourceTable, read_table, with_days
from citypact.graph.sources import slug, source_key

__all__ = ["Added", "Shelf", "add_source", "new_collection"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?=\S)(?!\d+(?:/|$))")  # RFC 3986, 3.1; no port behind a host
_MANIFEST_TEXT = """\
# The settings of this collection; every value is one line of text.
title: {title}
# who enters records by hand, and from when on:
curator: {curator}
licence: CC-BY-4.0
"""


def new_collection(root: Path, *, title: str | None = None, curator: str | None = None) -> Path:
    """Start a collection in a folder that is empty or not there yet.

    Raises:
        CollectionError: when the folder holds something, or cannot be written.
    """
    try:
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            raise CollectionError(f"{root}: not an empty folder; nothing was changed. Name a new one")
        for folder in ("sources", "records"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        manifest = _MANIFEST_TEXT.format(
            title=_quoted(title or root.resolve().name), curator=_quoted(curator or "")
        )
        (root / "sources" / "sources.csv").write_text(",".join(SOURCE_COLUMNS) + "\n", "utf-8")
        (root / "decisions.csv").write_text(",".join(COLUMNS) + "\n", "utf-8")
        (root / MANIFEST).write_text(manifest, "utf-8")
    except OSError as error:
        raise CollectionError(
            f"{root}: cannot be written ({error.strerror or error}); name a folder of yours"
        ) from None
    return root


class Added(NamedTuple):
    """A file that a collection has taken, what it was read as, and which columns of its row came from itself."""

    path: Path
    document: Document
    taken: tuple[str, ...]


class Shelf:
    """The sources of a collection, to which others are added; what it holds is looked at once."""

    def __init__(self, root: Path) -> None:
        """Open the sources of a collection.

        Raises:
            CollectionError: when this is no collection.
        """
        if not (root / MANIFEST).exists():
            there = "DIR" if root == Path() else root
            raise CollectionError(
                f"{root}: no collection there; name one with --collection DIR, or start one with: citypact new {there}"
            )
        self._root, self._folder = root, root / "sources"
        self._table = self._folder / "sources.csv"
        self._held = {digest: path for path in self._files() for digest in _digests(path)}

    def add(self, data: bytes | Path, *, name: str | None = None, fields: Mapping[str, str]) -> Added:
        """Add a file, with what is known about it; what that leaves open is taken from the file itself.

        Text is kept as UTF-8, anything else as it is.

        Args:
            data: the bytes, or the file.
            name: the file's name in the collection; made from the file's or its content where it is missing.
            fields: values of sources.csv by column (url, title, publisher, issuer, published, retrieved, licence, lang ...).

        Raises:
            CollectionError: when the collection holds the text or its address already, or cannot be written.
            SourceError: when it cannot be read.
            RecordError: when a field holds what it cannot hold.
        """
        place = str(data) if isinstance(data, Path) else "standard input"
        named = name or (data.name if isinstance(data, Path) else "")
        read = bytes_of(data) if isinstance(data, Path) else data
        document = read_bytes(read, name=data.name if isinstance(data, Path) else named, place=place)
        given = with_days({key: value for key, value in fields.items() if value})
        _check(given)
        taken = {
            column: said
            for column in FROM_FILE
            if (said := document.value(column)) and not (column == "url" and "retelling_of" in given)
        }
        taken = {column: said for column, said in taken.items() if column not in given}
        given |= taken
        known = read_table(self._table)
        held_as = known.file_of(given["url"]) if "url" in given else None
        if held_as is not None:
            raise CollectionError(
                f"{self._table}: {held_as} has the address {given['url']} already; nothing was added. "
                "Put the new text into that file, or give another --url"
            )
        plain = document.format == "text"
        digest = document.digest if plain else document.file
        if digest in self._held:
            raise CollectionError(
                f"{self._held[digest]}: holds this text already; nothing was added. "
                f"What is known about it is corrected in {self._table}"
            )
        key = source_key(url=given.get("url"), content=digest, prefix="text" if plain else "file")
        path = self._free(
            slug(Path(named).stem if is_document(Path(named)) else named) or key, document, known
        )
        rows = known.with_row({"file": path.name, **given})
        self._write(path, document.text.encode("utf-8") if plain else read, rows)
        self._held[digest] = path
        return Added(path, document, tuple(taken))

    def _files(self) -> Iterator[Path]:
        yield from (path for path in sorted(self._folder.rglob("*")) if is_document(path))

    def _free(self, stem: str, document: Document, known: SourceTable) -> Path:
        ending = ENDINGS[document.format]
        path = self._folder / f"{stem}{ending}"
        number = 1
        while path.exists() or path.name in known.rows:
            number += 1
            path = self._folder / f"{stem}-{number}{ending}"
        return path

    def _write(self, path: Path, data: bytes, rows: str) -> None:
        draft = self._table.with_name(".sources.csv.draft")
        try:
            draft.write_text(rows, "utf-8", newline="\n")
            path.write_bytes(data)
            draft.replace(self._table)
        except OSError as error:
            for made in (draft, path):
                made.unlink(missing_ok=True)
            raise CollectionError(
                f"{self._root}: cannot be written ({error.strerror or error}); nothing was added"
            ) from None


def add_source(root: Path, data: bytes | Path, *, name: str | None = None, fields: Mapping[str, str]) -> Path:
    """Add one file to a collection (``Shelf.add``); where it is now."""
    return Shelf(root).add(data, name=name, fields=fields).path


def _check(given: Mapping[str, str]) -> None:
    checked = {
        key: value
        for key, value in given.items()
        if key in ("url", "title", "publisher", "issuer", "published", "retrieved")
    }
    record_from({"id": "new", "lang": given.get("lang", "th"), **checked}, place="citypact add")
    if "url" in given and not _SCHEME.match(given["url"]):
        raise RecordError(
            f"citypact add: url: {given['url'][:80]!r} is no whole address; write it as the browser shows it, "
            "with https:// or http:// before it"
        )


def _digests(path: Path) -> Iterator[str]:
    """What a file is known by: its bytes, and its text where it is one. A file that cannot be read refuses no other."""
    try:
        data = bytes_of(path)
        yield file_digest(data)
        if path.suffix.lower() == ".txt":
            yield decode(data, place=str(path)).digest
    except SourceError:
        return


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
