"""Starting a collection and adding sources to it: what ``citypact new`` and ``citypact add`` do."""

from __future__ import annotations

import re
from pathlib import Path

from citypact.errors import CollectionError, SourceError
from citypact.graph.decisions import COLUMNS
from citypact.graph.manifest import MANIFEST
from citypact.graph.reading import decode, read_text
from citypact.graph.records import record_from
from citypact.graph.source_table import SOURCE_COLUMNS, read_table
from citypact.graph.sources import slug, source_key

__all__ = ["add_source", "new_collection"]

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


def add_source(root: Path, data: bytes | Path, *, name: str | None = None, fields: dict[str, str]) -> Path:
    """Add a text to a collection, with what is known about its source.

    Args:
        root: the collection.
        data: the text's bytes, or its file.
        name: the file's name in the collection; made from the text's file or its content where it is missing.
        fields: values of sources.csv by column (url, title, publisher, issuer, published, retrieved, licence, lang).

    Raises:
        CollectionError: when this is no collection, holds the text or its address already, or cannot be written.
        SourceError: when the text cannot be read.
        RecordError: when a field holds what it cannot hold.
    """
    table = root / "sources" / "sources.csv"
    if not (root / MANIFEST).exists():
        raise CollectionError(f"{root}: no collection there; start one with: citypact new {root}")
    stored = read_text(data) if isinstance(data, Path) else decode(data, place="standard input")
    given = {key: value for key, value in fields.items() if value}
    checked = {
        key: value
        for key, value in given.items()
        if key in ("url", "title", "publisher", "issuer", "published", "retrieved")
    }
    record_from({"id": "new", "lang": given.get("lang", "th"), **checked}, place="citypact add")
    key = source_key(url=given.get("url"), content=stored.digest)
    known = read_table(table)
    held_as = known.file_of(given["url"]) if "url" in given else None
    if held_as is not None:
        raise CollectionError(
            f"{table}: {held_as} has the address {given['url']} already; nothing was added. "
            "Put the new text into that file, or leave --url out"
        )
    for held in sorted((root / "sources").rglob("*.txt")):
        if _digest(held) == stored.digest:
            raise CollectionError(f"{held}: holds this text already; nothing was added")
    named = name or (data.name if isinstance(data, Path) else "")
    stem = slug(re.sub(r"\.txt$", "", named, flags=re.IGNORECASE)) or key
    path = root / "sources" / f"{stem}.txt"
    number = 1
    while path.exists() or path.name in known.rows:
        number += 1
        path = root / "sources" / f"{stem}-{number}.txt"
    rows = known.with_row({"file": path.name, **given})
    draft = table.with_name(".sources.csv.draft")
    try:
        draft.write_text(rows, "utf-8", newline="\n")
        path.write_text(stored.text, "utf-8", newline="\n")
        draft.replace(table)
    except OSError as error:
        for made in (draft, path):
            made.unlink(missing_ok=True)
        raise CollectionError(
            f"{root}: cannot be written ({error.strerror or error}); nothing was added"
        ) from None
    return path


def _digest(path: Path) -> str | None:
    """The digest of a text; None of one that cannot be read, which is no reason to refuse another."""
    try:
        return read_text(path).digest
    except SourceError:
        return None


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
