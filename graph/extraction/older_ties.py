"""Older ties: agreements of earlier years that a text tells of, beside today's news or as its subject."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought, any_of, of_text

__all__ = [
    "english_sentence",
    "is_older",
    "known_before",
    "region",
    "tied_before",
    "told_one_by_one",
    "told_to_stand",
    "told_today",
]

_DATA = rules("agreements")
_OLDER = any_of(_DATA["older"])
_IN_FORCE = any_of(_DATA["status"]["in_force"])
_STANDING = Sought(_DATA["standing"])
_TODAY = Sought(_DATA["today"])
_GOES_ON = Sought(
    r"ทั้งนี้|นอกจาก(?:นี้|นั้น)|ก่อนหน้า(?:นี้|นั้น)|อนึ่ง|ขณะ(?:ที่|เดียวกัน)|[ ]ส่วน(?=[ก-ฮ])|อีกทั้ง|"
    r"(?:ต่อ|ถัด|รอง|นอกเหนือ|เพิ่มเติม)จาก(?=[ ]?(?:เมือง|นคร|กรุง|จังหวัด|มณฑล|แขวง|เทศบาล|รัฐ))"
)
_LONGEST = 1500  # letters of a sentence that are looked at
_STOPS = expression(r"(?:(?<=[a-z0-9)”\"’])|(?<=[A-Za-z][A-Z]))[.!?][”\"’]?\s+(?=[“\"A-ZÀ-Þ])")


def english_sentence(mentions: Mentions, position: int) -> tuple[int, int]:
    """The sentence of an English text that holds a position, within its line."""
    start, end = mentions.line(position)
    start, end = max(start, position - _LONGEST), min(end, position + _LONGEST)
    stops = of_text(mentions.text, _stops)
    behind = bisect_right(stops, position)
    first = max(start, stops[behind - 1]) if behind else start
    return first, min(end, stops[behind]) if behind < len(stops) else end


def _stops(text: str) -> list[int]:
    """Where the sentences of a text begin, behind the first of each line."""
    return [match.end() for match in _STOPS.finditer(text)]


def told_to_stand(mentions: Mentions, document: Document) -> bool:
    """Whether an English sentence tells of a tie that has long stood."""
    return _STANDING.search(mentions.text, *english_sentence(mentions, document.start)) is not None


def told_today(mentions: Mentions, document: Document) -> bool:
    """Whether an English sentence tells of something that is done today."""
    return _TODAY.search(mentions.text, *english_sentence(mentions, document.start)) is not None


def _stands(mentions: Mentions, document: Document) -> bool:
    """Whether an English sentence tells of a tie that has long stood, with no signing of today in it."""
    start, end = english_sentence(mentions, document.start)
    return bool(_STANDING.search(mentions.text, start, end)) and not _TODAY.search(mentions.text, start, end)


def known_before(mentions: Mentions, document: Document) -> bool:
    """Whether a Thai text tells of a document as known before what is news: "ตามที่ … ได้จัดทำบันทึกข้อตกลง … นั้น บัดนี้"."""
    text = mentions.text
    start, end = mentions.line(document.start)
    return (
        _AS_KNOWN.search(text[max(start, document.start - 140) : document.start]) is not None
        and _THEN.match(text, document.end, min(end, document.end + 170)) is not None
    )


def tied_before(mentions: Mentions, document: Document) -> bool:
    """Whether a Thai text tells of a tie with another that was founded before: "ก่อนหน้านี้ได้ตกลงเป็นเมืองพี่เมืองน้องกับ"."""
    text = mentions.text
    start, end = mentions.line(document.start)
    return (
        document.relation
        and _TIED_BEFORE.search(text, max(start, document.start - 140), document.start) is not None
        and _WITH_ANOTHER.match(text, document.end, min(end, document.end + 60)) is not None
    )


_TIED_BEFORE = expression(
    r"ก่อนหน้า(?:นี้|นั้น)(?:(?!เพื่อ|หารือ|ว่า[ ]|จะ|เตรียม|ก่อนหน้า)[^\n]){0,60}?(?:ได้|เคย)(?:มี|ร่วม|กัน|การ)*"
    r"(?:ตกลง|สถาปนา|ลงนาม|จับคู่|เป็น|ทำ|ผูก)(?:(?!กับ|หารือ|จะ)[^\n]){0,50}\Z"
)
_WITH_ANOTHER = expression(r"(?:[ ]?\([^()\n]{1,40}\))?[^\n]{0,20}?กับ")


def is_older(mentions: Mentions, document: Document) -> bool:
    """Whether a document was signed earlier and still holds, told beside or instead of today's news."""
    if mentions.english:
        return document.start >= mentions.article.body and _stands(mentions, document)
    text = mentions.text
    start, end = mentions.line(document.start)
    end = min(end, document.end + 220)
    if turned := _GOES_ON.search(text, document.end, end):
        end = turned.start()  # what follows is told of something else
    after = text[document.end : end]
    line = start
    start = max(start, document.start - 140)
    if turned := _last(_GOES_ON.finditer(text, start, document.start)):
        start = turned.end()
    before = text[start : document.start]
    if _RENEWED.search(before[-60:] + after):
        return False
    if _SAME_ONE.match(after):
        return False  # the one that the text has told of, or its former version
    if known_before(mentions, document) or tied_before(mentions, document):
        return True
    if document.start < mentions.article.body:
        return _FOLLOWED_UP.search(before + after) is not None
    told = _IN_FORCE.search(text, document.end, end)
    if told and not _COMES_INTO_FORCE.search(text, told.start(), min(end, told.start() + 40)):
        return not _SIGNED_TODAY.search(before + text[document.end : told.start()])
    since = after[:120]
    if _BEFORE_THIS.search(text[max(line, document.start - 140) : document.start]) and _IN_YEAR.search(since):
        return True
    return (_SINCE.search(since) is not None and _OLDER.search(before + since) is not None) or (
        _UNDER.search(before[-24:]) is not None and _SIGNED_THEN.search(after) is not None
    )


def _last(found: Iterable[re.Match[str]]) -> re.Match[str] | None:
    return max(found, key=lambda match: match.start(), default=None)


_RENEWED = expression(r"ต่ออายุ|ฉบับเดิม|ครบอายุ|ครบกำหนด|ขยายระยะเวลา")
_BEFORE_THIS = expression(r"ก่อนหน้า(?:นี้|นั้น)[^\n]{0,50}(?:ลงนาม|เซ็น|ทำ)(?:ใน)?[ ]?\Z")
_IN_YEAR = expression(r"เมื่อ(?:ปี|[ ]?พ\.ศ\.)[ ]?(?:พ\.ศ\.[ ]?)?\d{2}")
_SAME_ONE = expression(r"(?:ความร่วมมือ)?(?:ฉบับ)?(?:นี้|ดังกล่าว|เดิม)")
_FOLLOWED_UP = expression(r"ติดตามผล|สานต่อ|เข้าปีที่|ครบรอบ")
_COMES_INTO_FORCE = expression(r"มีผล(?:ใช้)?บังคับ(?:ใช้)?(?:ทันที|นับ|เมื่อ|เป็นเวลา|เป็นระยะ|ตั้งแต่วัน(?:ที่)?ลง)")
_SIGNED_TODAY = expression(r"วันนี้|ได้(?:ร่วม)?ลงนาม(?!ไว้)|พิธีลงนาม(?!ไว้)")
_SINCE = expression(r"มาตั้งแต่|ตั้งแต่(?=วันที่|ปี|เดือน|[ ]?\d)")
# "หลังลงนามความร่วมมือ … เมื่อปีที่แล้ว"
_AS_KNOWN = expression(
    r"(?:ตามที่[^\n]{0,130}|(?:หลัง|ภายหลัง|สืบเนื่อง)(?:จาก)?(?:การ|ที่)?(?:ได้)?(?:มี)?(?:การ)?(?:ร่วม)?(?:ลงนาม|เซ็น|จัดทำ|ทำ)(?:ใน)?)\Z"
)
_THEN = expression(r"[^\n]{0,150}?(?:[ ]นั้น[ ]|ปี(?:ที่แล้ว|ที่ผ่านมา|ก่อน))")
_UNDER = expression(r"ตามบันทึก|ตามข้อตกลง|ส่วนหนึ่งของ")
_SIGNED_THEN = expression(r"ซึ่งลงนาม|ที่ทำไว้|ลงนามไว้|ลงนามเมื่อ")


def region(mentions: Mentions, document: Document) -> tuple[int, int]:
    """The stretch that tells of an older agreement: from the last word that turns to it to the next, or the line's end."""
    if mentions.english:
        return english_sentence(mentions, document.start)
    start, end = mentions.line(document.start)
    turn = [
        match.start()
        for words in (_OLDER, _GOES_ON)
        for match in words.finditer(mentions.text, start, document.start)
    ]
    turned = _GOES_ON.search(mentions.text, document.end, end)
    return max(turn, default=start), turned.start() if turned else end


def told_one_by_one(mentions: Mentions, older: list[Document]) -> bool:
    """Whether older agreements stand in several lines, so that they are told one by one."""
    lines = {mentions.line(document.start) for document in older if document.start >= mentions.article.body}
    return (
        len(lines) > 1
        and len(older) > 1
        and all(_OLDER.search(mentions.text, start, end) for start, end in lines)
    )
