"""Texts: the stored texts of a collection, each with its source, and how one becomes a reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from citypact.errors import CitypactError, SourceError
from citypact.graph.documents.formats import read_or_said_why
from citypact.graph.left_out import LeftOut, left_out_by
from citypact.graph.markers import marked
from citypact.graph.readings import Reading
from citypact.graph.records import Record, record_from
from citypact.graph.source_table import SourceTable, source_of
from citypact.graph.sources import Source, source_key

__all__ = ["Extractor", "HeldText", "HeldTexts", "extracted", "held_text", "held_texts", "unread"]

Extractor = Callable[..., Record]


class HeldText(NamedTuple):
    """A text with its file and its source; ``unread`` says why a file has none, ``records`` names records that stand for it."""

    path: Path
    text: str
    source: Source
    unread: str | None = None
    records: frozenset[str] = frozenset()

    def says(self, record: Record) -> bool:
        """Whether every quote of a record stands in this text where the record says."""
        spans = [span for found in (record.evidence or {}).values() for span in found]
        return bool(spans) and all(self.text[span.start : span.end] == span.quote for span in spans)


@dataclass(frozen=True)
class HeldTexts:
    """The texts of a collection by the keys of their sources; a text that stands under several keys is one."""

    texts: Mapping[str, HeldText]
    also: Mapping[str, str]  # another key of the same text -> the key under which it is held

    def of(self, key: str) -> HeldText | None:
        """The text of a source."""
        return self.texts.get(self.also.get(key, key))

    def with_content(self, digest: str) -> HeldText | None:
        """The text with this SHA-256, whatever its file and its address."""
        return next((held for held in self if held.source.content == digest), None)

    def of_record(self, id: str) -> HeldText | None:
        """The text whose row of sources.csv names a record."""
        return next((held for held in self if id in held.records), None)

    def that_say(self, record: Record) -> list[HeldText]:
        """The texts that say every quote of a record where it says so."""
        return [held for held in self if held.says(record)]

    def __iter__(self) -> Iterator[HeldText]:
        return (self.texts[key] for key in sorted(self.texts))


def held_texts(paths: Iterable[Path], table: SourceTable, left_out: Callable[[LeftOut], None]) -> HeldTexts:
    """Read the texts of a collection.

    The same text twice is one witness, and an address has one text: the earliest published stays, then the one with the
    lower key. The names of files never decide.
    """
    candidates = []
    for path in paths:
        try:
            held_one = held_text(path, table, left_out)
            candidates.append(held_one._replace(source=_as_marked(held_one.source, held_one.text, path)))
        except CitypactError as error:
            left_out(left_out_by(error, str(path)))
    held: dict[str, HeldText] = {}
    by_content: dict[str | None, HeldText] = {}
    also: dict[str, str] = {}
    for each in sorted(candidates, key=_precedence):
        source = each.source
        same = by_content.get(source.content or source.file)
        if same is not None:
            if source.key != same.source.key:
                also.setdefault(source.key, same.source.key)
            address = (
                f" ({source.url} is another address of it)"
                if source.url not in (None, same.source.url)
                else ""
            )
            left_out(
                LeftOut(str(each.path), f"the same text as {same.path.name}: one witness{address}", False)
            )
        elif source.key in held:
            left_out(
                LeftOut(
                    str(each.path),
                    f"has the address of {held[source.key].path.name}; give each text its own url",
                )
            )
        else:
            held[source.key] = by_content[source.content or source.file] = each
    return HeldTexts(held, {key: to for key, to in also.items() if key not in held})


def _as_marked(source: Source, text: str, path: Path) -> Source:
    """The source, with what the first line of its text says of it."""
    fields = marked(text).fields
    if "synthetic" in fields:
        key = source_key(url=source.url, content=source.content or "", prefix="invented")
        return replace(source, key=key, type="invented", retells=None, retells_url=None)
    if "retelling" in fields and source.type != "retelling":
        raise SourceError(
            f"{path}: a retelling, by its first line; write the address of what it retells as retelling_of in sources.csv"
        )
    return source


def held_text(path: Path, table: SourceTable, left_out: Callable[[LeftOut], None]) -> HeldText:
    """The text of one file.

    Raises:
        SourceError: when it is no text and no document.
        RecordError: when its row holds what it cannot hold.
    """
    document, row = read_or_said_why(path), table.row(path)
    for part in document.missing:
        left_out(LeftOut(str(path), part, False))
    source = source_of(row, document, str(path))
    return HeldText(
        path, document.text, source, document.unread, frozenset((row.get("record") or "").split())
    )


def unread(held: HeldText) -> Reading:
    """The reading of a file that nobody has read: its source, and no claim."""
    source = replace(held.source, reading="unread", lang=held.source.lang or "und")
    record = record_from({"id": source.key, "lang": source.lang}, place=str(held.path))
    return Reading(source=source, record=record, place=str(held.path))


def extracted(extract: Extractor, held: HeldText, id: str) -> Reading:
    """What the extractor reads from a text."""
    source = held.source
    record = extract(
        held.text,
        id=id,
        lang=source.lang or None,
        url=source.url,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        issuer=source.issuer,
    )
    says = {name: said for name, said in marked(held.text).fields.items() if getattr(record, name) is None}
    record = record.model_copy(update=says)  # whatever the extractor makes of the first line
    told = replace(  # what the text itself tells fills what the table leaves open
        source,
        lang=source.lang or record.lang,
        title=source.title or record.title,
        publisher=source.publisher or record.publisher,
        issuer=source.issuer or record.issuer,
        published=source.published or record.published,
    )
    return Reading(source=told, record=record, place=str(held.path), text=held.text)


def _precedence(held: HeldText) -> tuple[str, str, str, Path]:
    source = held.source
    return (source.published or "~", source.key, source.content or "", held.path)
