"""What tells that the words of an office are read whole and no further: how they begin and end, and what follows them.

A judge of its own weighs this (``judges.py``). It decides nothing; it says how sure the words of an office are.
"""

from __future__ import annotations

from bisect import bisect_left

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
    text, name = mentions.text, office.name
    own = {office.rule, f"role.{office.role}", f"{office.rule}.long.{min(len(name) // 8, 8)}"}
    pieces = name.split(" ")
    own.add(f"{office.rule}.pieces.{min(len(pieces), 5)}")
    if len(pieces) > 1:
        own |= {"spaced", f"last.{_kind(pieces[-1][:1])}.{min(len(pieces[-1]) // 3, 5)}"}
        own |= {f"last.{word}" for word in _begun(pieces[-1])}
    if "(" in name:
        own.add("brackets")
    if name[-1:].isdigit():
        own.add("ends.digit")
    if person.shared:
        own.add("shared")
    if office.body:
        own.add(f"{office.rule}.body")
        if name.replace(" ", "").endswith(office.body.replace(" ", "")):
            own.add("body.last")
    index = bisect_left(mentions.bodies, office.end, key=lambda body: body.start)
    close = mentions.bodies[max(0, index - 8) : index]
    ends = [body for body in close if office.start <= body.start and body.end == office.end]
    if ends:
        own |= {"ends.body", f"ends.body.{ends[0].kind}"}
        if ends[0].whole_run:
            own.add("ends.whole")
    if any(body.start < office.end < body.end for body in close):
        own.add("within.body")
    own.add("before" if office.start < person.start else "behind")
    behind = text[office.end : office.end + 24]
    own.add(f"{office.rule}.follows.{_kind(behind[:1])}{_kind(behind[1:2])}")
    own |= {f"follows.{word}" for word in _begun(behind.lstrip())}
    before = text[max(0, office.start - 24) : office.start]
    own.add(f"{office.rule}.preceded.{_kind(before[-2:-1])}{_kind(before[-1:])}")
    return own


def _begun(words: str) -> list[str]:
    """The telling words with which some words begin."""
    return [word for word in _TELLING.get(words[:1], ()) if words.startswith(word)]


def _kind(character: str) -> str:
    if not character or character == "\n":
        return "/"
    if character == " ":
        return "_"
    if _THAI.match(character):
        return "ก"
    return "a" if character.isalpha() else "1" if character.isdigit() else character
