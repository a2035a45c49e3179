"""Reviewed records and their texts: which text a person read, and what has become of it since.

A reviewed record knows its text by ``reviewed_text``, the text's digest: neither a new name of the file nor a new address
loses it. A copy of what the person read stands beside the record (``records/.texts/``); where the text has changed, the
record stands and quotes that copy, and the change is told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from citypact.errors import SourceError
from citypact.graph.documents.document import Document
from citypact.graph.likeness import likeness
from citypact.graph.reading import read_text
from citypact.graph.record_files import write_in_one_step
from citypact.graph.records import Record, Span, record_from
from citypact.graph.source_table import source_of
from citypact.graph.sources import Source, source_key
from citypact.graph.texts import HeldText, HeldTexts

__all__ = ["Standing", "keep_copy", "kept_copy", "most_alike", "moved_spans", "standing"]

_COPIES = ".texts"  # hidden: no listing takes a copy for a source
_ALIKE = (
    0.7  # so like a text is to what it was before a change; releases of one city's two signings are less so
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a reviewed record stands to the texts of today.

    ``held`` is the text as it was reviewed, with its source; ``now`` the text that stands in the collection today, None
    where none does; ``record`` quotes ``held``; ``told`` says what has changed, None where nothing has.
    """

    record: Record
    held: HeldText | None
    now: HeldText | None
    told: str | None = None


def keep_copy(records: Path, digest: str, text: str) -> None:
    """Keep the text that was reviewed beside the records."""
    write_in_one_step(records / _COPIES / f"{digest}.txt", text)


def kept_copy(records: Path, digest: str) -> str | None:
    """The text with this digest as it was reviewed; None where no copy is left, or where it is not that text."""
    try:
        stored = read_text(records / _COPIES / f"{digest}.txt")
    except SourceError:
        return None
    return stored.text if stored.digest == digest else None


def standing(record: Record, texts: HeldTexts, records: Path, *, taken: Collection[str]) -> Standing:
    """Find the text of a reviewed record.

    Args:
        record: with ``reviewed_text``.
        texts: the texts of the collection.
        records: the folder of the record, where the copies are.
        taken: digests of texts that other reviewed records are of.
    """
    digest = record.reviewed_text
    assert digest is not None
    same = texts.with_content(digest)
    if same is not None:
        return Standing(record=record, held=same, now=same)
    copy = kept_copy(records, digest)
    now = _by_address(record, texts) or (most_alike(copy, texts, taken) if copy is not None else None)
    by = record.reviewed_by or "somebody"
    when = f" on {record.reviewed_on}" if record.reviewed_on else ""
    if copy is None:
        if now is None:
            told = f"the text that {by} reviewed{when} is not in the collection any more; put it back"
            return Standing(record=_without_spans(record), held=None, now=None, told=told)
        told = f"{now.path.name} has changed since {by} reviewed it{when}; {_NEXT}"
        return Standing(record=moved_spans(record, now.text), held=now, now=now, told=told)
    if now is None:
        told = f"the text that {by} reviewed{when} is not in the collection any more; the record stands"
        kind = "invented" if record.synthetic else "retelling" if record.retelling else "article"
        document = Document(text=copy, format="text", file=digest)
        source = replace(source_of({"url": record.url or ""}, document, str(records)), type=kind)
        held = HeldText(records, copy, _with_its_key(source, digest))
        return Standing(record=record, held=held, now=None, told=told)
    told = f"{now.path.name} has changed since {by} reviewed it{when}; {_NEXT}"
    return Standing(
        record=record,
        held=HeldText(now.path, copy, _with_its_key(replace(now.source, content=digest), digest)),
        now=now,
        told=told,
    )


def _with_its_key(source: Source, digest: str) -> Source:
    """The source under the key that it had when it was reviewed: what stands in addresses does not move."""
    if source.file or (source.url and source.type != "retelling"):
        return source  # it is known by its file, or by its address
    prefix = source.type if source.type in ("retelling", "invented") else "text"
    return replace(source, key=source_key(url=None, content=digest, prefix=prefix))


_NEXT = "the reviewed record stands; what changed is shown by: citypact review COLLECTION"


def moved_spans(record: Record, text: str) -> Record:
    """The record with each quote where another text says it, nearest to its old place; a quote that is gone is left out."""
    evidence: dict[str, list[dict[str, object]]] = {}
    for pointer, spans in (record.evidence or {}).items():
        evidence[pointer] = [found for span in spans if (found := _moved(span, text))]
    return record_from({**_without_spans(record).plain(), "evidence": evidence}, place=record.id)


def _without_spans(record: Record) -> Record:
    return record_from({**record.plain(), "evidence": None}, place=record.id)


def _moved(span: Span, text: str) -> dict[str, object] | None:
    if not span.quote:
        return None
    places = [
        place
        for place in (
            text.rfind(span.quote, 0, span.start + len(span.quote)),
            text.find(span.quote, span.start),
        )
        if place >= 0
    ]
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - span.start))
    plain: Mapping[str, object] = span.model_dump(mode="json", exclude_unset=True)
    return {**plain, "start": start, "end": start + len(span.quote)}


def _by_address(record: Record, texts: HeldTexts) -> HeldText | None:
    if not record.url or record.retelling:
        return None
    return texts.of(source_key(url=record.url, content=""))


def most_alike(copy: str, texts: HeldTexts, taken: Collection[str]) -> HeldText | None:
    """The text that is most like the one that was reviewed, where it is like enough to be the same, changed."""
    best, found = _ALIKE, None
    for held in texts:
        if held.unread is None and held.source.content not in taken:
            like = likeness(copy, held.text)
            if like >= best:
                best, found = like, held
    return found
