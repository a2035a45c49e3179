"""Agreements told apart: where a text turns from one agreement to another with a partner of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citypact.graph.extraction.contexts import nearby
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence

__all__ = ["Turn", "told_apart", "turns"]

_MOST = 24  # documents at which a text may turn
_BEFORE, _BEHIND = 160, 200
_BESIDE = 16
_SAME = 60  # letters within which a document is named again
_SURE = 0.5
_TURNED = (
    re.compile(
        r"อีก(?:หนึ่ง)?(?:ฉบับ|งาน|แห่ง|เมือง|คู่)|ฉบับ(?:ที่สอง|ที่สาม|ใหม่)|เรื่องที่|ยัง(?:ได้|มี|ลง)|นอกจาก(?:นี้|นั้น)|พร้อมกันนี้|วันเดียวกัน"
    ),
    re.compile(r"ขณะ(?:ที่|เดียวกัน)|ส่วน|ด้าน(?=เทศบาล|อบ[จต]|เมือง|จังหวัด|กับ)|สำหรับ|จากนั้น|ต่อมา|บ่าย|ถึงคิว"),
    re.compile(
        r"(?i:\b(?:another|second|third|further|separate(?:ly)?|also|in addition|meanwhile|while|later|afternoon|new)\b)"
    ),
)
_WITH = re.compile(r"(?:กับ(?:ทาง)?|ระหว่าง|(?i:\b(?:with|between)(?: the)?))[ ]?\Z")
_SEVERAL = re.compile(
    r"(?:สอง|สาม|สี่|ห้า|[2-9])[ ]?ฉบับ|(?i:\b(?:two|three|four|both|pair of) (?:[a-z]+ )?"
    r"(?:agreements|pacts|mous|memoranda|documents|deals)\b)"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A document at which a text may turn to another agreement, from where on, and the partners that it brings."""

    document: Document
    start: int
    partners: frozenset[str]
    features: frozenset[str]


def told_apart(mentions: Mentions, main: Sequence[Document]) -> list[tuple[int, int, list[Document]]]:
    """The further agreements of a text, each with its stretch and its documents; empty where all tell of one."""
    decide = judge("apart").probability
    chosen = [turn for turn in turns(mentions, main) if decide(turn.features) > _SURE]
    found: list[tuple[int, int, list[Document]]] = []
    for number, turn in enumerate(chosen):
        end = mentions.line(turn.document.start)[1]
        if number + 1 < len(chosen):
            end = min(end, max(chosen[number + 1].start, turn.document.end))
        inside = [document for document in main if turn.document.start <= document.start < end]
        found.append((turn.start, end, inside))
    return found


def turns(mentions: Mentions, main: Sequence[Document]) -> Iterator[Turn]:
    """Where a text may turn: the documents behind the first one that bring a partner not told before."""
    begin = mentions.article.body
    told = [document for document in main if document.start >= begin]
    if len(told) < 2:
        return
    named = sorted(
        [(body.start, body.name) for body in (*mentions.bodies, *mentions.as_bodies)]
        + [(place.start, place.name) for place in mentions.bare]
    )
    first: dict[str, int] = {}
    for place, name in named:
        if place >= begin:
            first.setdefault(name, place)
    several: set[str] | None = None
    before = told[0].end
    for document in told[1:_MOST]:
        if document.start - before < _SAME and mentions.line(before) == mentions.line(document.start):
            before = max(before, document.end)
            continue
        line_start, line_end = (
            english_sentence(mentions, document.start) if mentions.english else mentions.line(document.start)
        )
        start, stop = max(line_start, document.start - _BEFORE, before), min(line_end, document.end + _BEHIND)
        partners = {name for place, name in named if start <= place < stop and first.get(name, -1) >= start}
        if partners:
            own = _features(mentions, told[0], document, start, stop, named, partners)
            if several is None:
                several = {"several"} if _SEVERAL.search(mentions.text) else set()
            yield Turn(document, start, frozenset(partners), frozenset(own | several))
        before = max(before, document.end)


def _features(
    mentions: Mentions,
    first: Document,
    document: Document,
    start: int,
    stop: int,
    named: Sequence[tuple[int, str]],
    partners: set[str],
) -> set[str]:
    text = mentions.text
    spoken = nearby("documents", text, start, stop)
    own = {
        f"near.{name}"
        for name in ("hope", "negated", "unreal", "unsigned", "signs", "draft")
        if name in spoken
    }
    if any(words.search(text, start, document.start) for words in _TURNED):
        own.add("turn")
    if mentions.line(first.start) != mentions.line(document.start):
        own.add("other-line")
    if document.relation:
        own.add("relation")
    if document.type != first.type:
        own.add("type.other")
    places = [place for place, name in named if start <= place < stop and name in partners]
    if any(
        _WITH.search(text, max(document.start, place - _BESIDE), place)
        for place in places
        if place >= document.end
    ):
        own.add("partner.with")
    elif any(_WITH.search(text, max(start, place - 14), place) for place in places):
        own.add("partner.before")
    days = {date.value for date in mentions.dates if start <= date.start < stop and date.value}
    if days and not days & {date.value for date in mentions.dates if date.start < start}:
        own.add("own-day")
    return own
