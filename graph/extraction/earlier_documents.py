"""Earlier documents: what a text tells of former years while it reports today's agreement of the same partners.

"สถาปนาเป็นเมืองคู่มิตรเมื่อปี 2545", "a memorandum followed in 2016": neither its kind nor its date is that of today's.
"""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["Earlier", "earlier_documents"]

_DATA = rules("agreements")
_SIGNING = Sought(_DATA["signing"])
_BEHIND = 90  # letters between a document and its date
_SIGNS_BEFORE = 60
_MOST = 200  # dates that are looked at
_LED = 140  # letters before a document that say whether it is renewed
_TODAY = expression(
    r"ต่อมา|ล่าสุด|ครั้งนี้|วันนี้|วานนี้|เวลา|เลื่อน|ฉบับใหม่|จากนั้น|และ(?:ได้)?(?:ร่วม)?ลงนาม|"
    r"(?i:\b(?:today|now|then|later|this|new|renewed)\b)|[.;!?][ ](?=[A-Z])"
)
_THEN = expression(r"(?:เมื่อ|ใน|ตั้งแต่|มา|วัน|ปี|ที่|เดือน|ช่วง|[ (])|(?i:\b(?:in|on|since|back|as early as)\b)")
_EXPIRES = expression(
    r"(?:ถึง|สิ้นสุด|ภายใน|จนถึง|หมดอายุ|งบประมาณ|แผน|ประจำ|ระหว่าง)[^\n]{0,20}\Z|"
    r"(?i:\b(?:until|through|to|by|between) )\Z"
)
# the former version of what is renewed is the same agreement; a law has its year in its name
_ITSELF = expression(r"ฉบับ(?:เดิม|แรก|ก่อน)|ครั้งแรก|เดิม(?=ลงนาม|ทำ)|พระราช|พ\.ร\.บ|ระเบียบ|(?i:\b(?:act|law)\b)")
_RENEWED = Sought(
    r"ต่ออายุ[^\n]{0,60}\Z|(?i:\b(?:first|original|renew\w*|extend\w*|reaffirm\w*)\b[^.\n]{0,50}\Z)"
)

Earlier = tuple[Document, int, int]  # and the stretch from it to its date


def earlier_documents(mentions: Mentions, main: Sequence[Document]) -> list[Earlier]:
    """Those of today's documents that the text dates to an earlier year, where another one is signed today."""
    if len(main) < 2 or (now := _year(mentions)) is None:
        return []
    found: list[Earlier] = []
    body = mentions.article.body
    first = next((document for document in main if document.start >= body), None)
    for document in main:
        if document is first and not document.relation:
            continue  # what a text tells first is its subject, also where it has ended
        if document.start >= body and (date := _own_date(mentions, document, now)):
            if any(document.end <= other.start < date.start for other in main):
                continue  # the date is another one's
            found.append((document, min(document.start, date.start), max(document.end, date.end)))
    if not found:
        return []
    old = {document for document, *_ in found}
    others = [document for document in main if document not in old and not _names(mentions, document, old)]
    if not any(_signed(mentions, document) for document in others):
        return []
    told = {document.type for document in others if document.start >= body}
    return found + [
        (document, document.start, document.end)
        for document in others
        if document.relation and document.type not in told and document.type in {each.type for each in old}
    ]


def _names(mentions: Mentions, document: Document, old: set[Document]) -> bool:
    """Whether a document is one of the earlier ones in other words: "an agreement on a sister-city relation, in 2009"."""
    return any(
        0 <= other.start - document.end <= _SIGNS_BEFORE
        and "\n" not in (between := mentions.text[document.end : other.start])
        and not _TODAY.search(between)
        for other in old
    )


def _year(mentions: Mentions) -> int | None:
    """The year in which the text is written."""
    if mentions.published and mentions.published[:4].isdigit():
        return int(mentions.published[:4])
    body = mentions.article.body
    whole = [date for date in mentions.dates if date.whole and date.year and date.start >= body]
    return whole[0].year if whole else None


def _signed(mentions: Mentions, document: Document) -> bool:
    """Whether a document of the article's body is said to be signed, or is the signing itself."""
    start, end = mentions.line(document.start)
    return document.start >= mentions.article.body and (
        document.type == "ceremony"
        or _SIGNING.search(
            mentions.text, max(start, document.start - _SIGNS_BEFORE), min(end, document.end + 12)
        )
        is not None
    )


def _own_date(mentions: Mentions, document: Document, now: int) -> DateMention | None:
    """The date of an earlier year that is told of a document."""
    text = mentions.text
    start, end = mentions.line(document.start)
    for date in mentions.dates[:_MOST]:
        if not (start <= date.start < end and date.year) or mentions.in_note(date.start):
            continue
        if 0 <= date.start - document.end <= _BEHIND:
            between = text[document.end : date.start]
            if not _THEN.search(between) or any(
                words.search(between) for words in (_TODAY, _EXPIRES, _ITSELF)
            ):
                return None
            if _RENEWED.search(text, max(start, document.start - _LED), document.start):
                return None
            return date if date.year < now - 1 or (date.year < now and not date.whole) else None
        if date.start > document.end:
            return None
    return None
