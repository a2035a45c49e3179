"""Numbered documents: several documents of one ceremony, each with the stretch that tells of it."""

from __future__ import annotations

import re
from dataclasses import replace

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["Stretch", "enumerated_stretches", "numbered_stretches"]

Stretch = tuple[int, int, list[Document]]
_DATA = rules("agreements")
_SIGNING = Sought(_DATA["signing"])
_NUMBERED = Sought(_DATA["numbered"])
_LED = 400
_ENUMERATED = Sought(
    r"(?P<count>สอง|สาม|สี่|ห้า|[2-5๒-๕])[ ]?(?:ฉบับ|เรื่อง|อย่าง|รายการ|โครงการ|คู่)[^\n]{0,80}?"
    r"(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้|[:：])"
)
_COUNTS = {
    word: count
    for count, words in enumerate(("สอง2๒", "สาม3๓", "สี่4๔", "ห้า5๕"), 2)
    for word in (words[:-2], *words[-2:])
}
_NEXT = expression(r"และ|กับ|[,;]|อีกฉบับ|ฉบับ")
# "the second one", of documents that were told together before
_ITSELF = expression(r"(?:ฉบับ|คู่)(?:ที่|แรก|สุดท้าย|ถัดมา)|\d{1,2}[.)][ ]*\Z")
_FIRST = "ฉบับแรก"  # the first of these where its partner follows at once; else perhaps one that is renewed
_AT_ONCE = expression(r"[ ]?(?:เป็นการ|เป็น|คือ)?(?:ลงนาม|ทำ|จัดทำ)?(?:ร่วม)?(?:กับ(?!การ)|ระหว่าง(?!วันที่|การ))")
_PARTNER = expression(r"[^\n]{0,160}?(?:กับ(?!การ)|ระหว่าง(?!วันที่|การ))")
# "three papers, as follows:"
_COUNTED = expression(
    r"[ ]?(?:ฉบับ|คู่|รายการ)[^\n]{0,40}?(?:ดังนี้|ได้แก่|คือ|ประกอบด้วย|ดังต่อไปนี้)[ :]*\n?[^\w\n]{0,6}\Z"
)
_AGAIN = 12  # letters within which a document is named again: "บันทึกความเข้าใจ (MOU)"
# without these, nothing is numbered
_MARKED = Sought(
    r"(?:ฉบับ|คู่)(?:ที่|แรก|สุดท้าย|ถัดมา)|เรื่อง(?:ที่|แรก)|\([1-9๑-๙]\)|\n(?:\d{1,2}[.)]|[-–•●▪*])|[ ]\d{1,2}[.)][ ]?ระหว่าง|\|[ ]?\d"
)


def numbered_stretches(mentions: Mentions, said: list[Document]) -> list[Stretch]:
    """The numbered documents of one ceremony, each with its own stretch."""
    if not _MARKED.search(mentions.text):
        return []
    marks = [
        match for match in _NUMBERED.finditer(mentions.text) if match.start() >= mentions.article.body - 1
    ]
    if len(marks) < 2:
        return []
    first = marks[0]
    chosen: list[tuple[int, list[Document]]] = []
    bounds = [mark.end() for mark in marks] + [len(mentions.text)]
    # what leads to the list may say for all that they are signed
    start = max(mentions.article.body, first.start() - _LED)
    counted = _COUNTED.search(mentions.text[start : first.start() + 1]) is not None
    led = (counted or not first["bracket"]) and _SIGNING.search(mentions.text, start, first.end())
    signed = led or _SIGNING.search(mentions.text, first.end(), first.end() + _LED)
    lead = next((each for each in reversed(said) if each.start < first.start()), None)
    for mark, bound in zip(marks, bounds[1:], strict=False):
        inside = [
            document for document in said if mark.end() <= document.start < bound and not document.relation
        ]
        if not inside and signed and lead and _told_alone(mentions, mark):
            number = mark.end() - len(mark[0].lstrip())  # what stands for the document is its number
            chosen.append((mark.start(), [replace(lead, start=number, end=mark.end(), relation=False)]))
        elif (
            inside
            and inside[0].start - mark.end() < 260
            and (led or _SIGNING.search(mentions.text, mark.start(), min(bound, mark.end() + 900)))
        ):
            chosen.append((mark.start(), inside))
    if len(chosen) < 2:
        return []
    found: list[Stretch] = []
    for number, (start, inside) in enumerate(chosen):
        if number + 1 < len(chosen):
            end = chosen[number + 1][0]
        else:
            blank = re.compile(r"\n\s*\n|\Z").search(mentions.text, inside[0].end)
            end = blank.start() if blank else len(mentions.text)
        relations = [d for d in said if d.relation and start <= d.start < end]
        found.append((start, end, [d for d in inside if d.start < end] + relations))
    return found


def _told_alone(mentions: Mentions, mark: re.Match[str]) -> bool:
    """Whether a number stands for a document that was told before with the others, and a partner follows."""
    if mark[0].endswith(_FIRST):
        return _AT_ONCE.match(mentions.text, mark.end()) is not None
    return _ITSELF.search(mark[0]) is not None and _PARTNER.match(mentions.text, mark.end()) is not None


def enumerated_stretches(mentions: Mentions, said: list[Document]) -> list[Stretch]:
    """The documents of a sentence that counts them and then names each: "สองฉบับ ได้แก่ ... และ ..."."""
    text = mentions.text
    for match in _ENUMERATED.finditer(text, mentions.article.body):
        limit = mentions.line(match.start())[1]
        groups: list[list[Document]] = []
        for document in said:
            if not match.end() <= document.start < limit or document.type == "ceremony":
                continue
            last = groups[-1][-1] if groups else None
            gap = text[last.end : document.start] if last else ""
            if last and (document.relation or len(gap) < _AGAIN or not _NEXT.search(gap)):
                groups[-1].append(document)
            else:
                groups.append([document])
        count = _COUNTS[match["count"]]
        if len(groups) >= count:
            starts = [group[0].start for group in groups[:count]]
            return [
                (start, end, group)
                for start, end, group in zip(starts, [*starts[1:], limit], groups, strict=False)
            ]
    return []
