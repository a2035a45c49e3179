"""Records in records/: which source each is of, and which text it stands for.

A record stands for the text of its url, or for the file whose row of sources.csv names the record; one with evidence also
for the one text that says its quotes where it says, so that a record that ``citypact extract`` wrote keeps its source, and
the addresses of its agreements, when it is corrected.
A record without either is a source of its own, known by its id: correcting its title or its day changes no address.
"""

from __future__ import annotations

from dataclasses import dataclass

from citypact.errors import RecordError
from citypact.graph.readings import Reading
from citypact.graph.records import Record
from citypact.graph.sources import Source, source_key
from citypact.graph.texts import HeldText, HeldTexts

__all__ = ["Handwritten", "text_of"]


def text_of(record: Record, texts: HeldTexts, place: str) -> HeldText | None:
    """The text that a record stands for.

    Raises:
        RecordError: when several texts say its quotes, and no url tells which.
    """
    if record.url and not record.retelling:
        held = texts.of(source_key(url=record.url, content=""))
        if held is not None:
            return held
    held = texts.of_record(record.id)
    if held is not None:
        return held
    if not record.evidence:
        return None
    saying = [
        held for held in texts.that_say(record) if not record.retelling or held.source.type == "retelling"
    ]
    if len(saying) > 1:
        names = ", ".join(held.path.name for held in saying[:3])
        raise RecordError(
            f"{place}: its quotes fit {len(saying)} texts ({names}); give the record and its text the same url"
        )
    return saying[0] if saying else None


@dataclass(frozen=True, slots=True)
class Handwritten:
    """Makes readings of the records of a collection, with its curator."""

    curator: str | None
    curated_on: str | None

    def reading(self, place: str, record: Record, held: HeldText | None) -> Reading:
        """The reading of a record that stands for a text, or for none."""
        quoted = held is not None and bool(record.evidence)
        return Reading(
            source=_source(record, held.source if held else None, quoted),
            record=record,
            place=place,
            text=held.text if held and held.unread is None else None,
            curator=record.reviewed_by or (None if quoted else self.curator or "unknown curator"),
            curated_on=record.reviewed_on or (None if quoted else self.curated_on),
            from_record=not record.evidence and not record.reviewed_text,
        )


def _source(record: Record, held: Source | None, quoted: bool) -> Source:
    """The source of a record: what the record says of it, then what the table of sources says of its text."""
    invented = bool(record.synthetic) or (held is not None and held.type == "invented")
    retelling = not invented and (held.type == "retelling" if held else bool(record.retelling))
    original = held.retells_url if held and retelling else record.url if retelling else None
    if held:
        key = held.key
    elif retelling:
        key = source_key(url=None, content=record.id, prefix="retelling")
    else:
        key = source_key(url=record.url, content=record.id, prefix="record")
    address = (held.url if held else None) or (None if retelling else record.url)
    retells = source_key(url=original, content="") if original else None
    return Source(
        key=key,
        type="invented" if invented else "retelling" if retelling else "article",
        reading="extracted" if quoted else "curated",
        url=address,
        title=record.title or (held.title if held else None),
        publisher=record.publisher or (held.publisher if held else None),
        issuer=record.issuer or (held.issuer if held else None),
        published=record.published or (held.published if held else None),
        retrieved=record.retrieved or (held.retrieved if held else None),
        licence=record.licence or (held.licence if held else None),
        lang=record.lang,
        content=held.content if held else None,
        format=held.format if held else None,
        file=held.file if held else None,
        notes=held.notes if held else (),
        retells=retells,
        retells_url=original,
    )
