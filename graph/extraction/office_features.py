"""What tells that the words of an office are read whole and no further: how they begin and end, and what follows them.

A judge of its own weighs this (``judges.py``). It decides nothing; it says how sure the words of an office are.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention

__all__ = ["office_features"]

# words that go on after an office or belong to it; never names
_WORDS = (
    "ลงนาม เป็น ได้ และ กับ ร่วม พร้อม กล่าว โดย ใน ซึ่ง มอบ ฝ่าย นำ จาก ที่ คน เข้า ให้ ณ ผู้ แทน ประจำ ด้าน สำนัก กอง เขต "
    "บริษัท มหา สปป สาธารณ ประเทศ นาย นาง ( and of for to in who at from said signed the"
)
_TELLING = {
    letter: [word for word in _WORDS.split() if word[0] == letter]
    for letter in sorted({word[0] for word in _WORDS.split()})
}
_THAI = expression(r"[ก-๛]")


def office_features(mentions: Mentions, person: PersonMention) -> set[str]:
    """What speaks for and against the words of a person's office; empty without an office."""
    office = person.office
    if office is None:
        return set()
    text, name, rule, start, end = mentions.text, office.name, office.rule, office.start, office.end
    own = [rule, f"role.{office.role}", f"{rule}.long.{min(len(name) // 8, 8)}"]
    pieces = name.split(" ")
    own.append(f"{rule}.pieces.{min(len(pieces), 5)}")
    if len(pieces) > 1:
        last = pieces[-1]
        own += ("spaced", f"last.{_kind(last[:1])}.{min(len(last) // 3, 5)}")
        own += [f"last.{word}" for word in _begun(last)]
    if "(" in name:
        own.append("brackets")
    if name[-1:].isdigit():
        own.append("ends.digit")
    if person.shared:
        own.append("shared")
    if office.body:
        own.append(f"{rule}.body")
        if name.replace(" ", "").endswith(office.body.replace(" ", "")):
            own.append("body.last")
    own += _beside_bodies(mentions, start, end)
    own.append("before" if start < person.start else "behind")
    behind = text[end : end + 24]
    own.append(f"{rule}.follows.{_kind(behind[:1])}{_kind(behind[1:2])}")
    own += [f"follows.{word}" for word in _begun(behind.lstrip())]
    before = text[max(0, start - 2) : start]
    own.append(f"{rule}.preceded.{_kind(before[-2:-1])}{_kind(before[-1:])}")
    return set(own)


def _beside_bodies(mentions: Mentions, start: int, end: int) -> list[str]:
    """How the words of an office lie to the bodies that begin before they end."""
    index = bisect_left(mentions.bodies, end, key=_START)
    ends, within = None, False
    for body in mentions.bodies[max(0, index - 8) : index]:
        if body.end > end:
            within = True
        elif body.end == end and ends is None and body.start >= start:
            ends = body
    own = ["within.body"] if within else []
    if ends is not None:
        own += ("ends.body", f"ends.body.{ends.kind}")
        if ends.whole_run:
            own.append("ends.whole")
    return own


_START = attrgetter("start")


def _begun(words: str) -> list[str]:
    """The telling words with which some words begin."""
    return [word for word in _TELLING.get(words[:1], ()) if words.startswith(word)]


@lru_cache(maxsize=1024)
def _kind(character: str) -> str:
    if not character or character == "\n":
        return "/"
    if character == " ":
        return "_"
    if _THAI.match(character):
        return "ก"
    return "a" if character.isalpha() else "1" if character.isdigit() else character
