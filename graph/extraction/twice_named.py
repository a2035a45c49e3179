"""People named twice at once, in Latin letters and in Thai: "Mr.Wang Li นายหวัง ลี่ นายกเทศมนตรี..." is one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.person_mentions import PersonMention

__all__ = ["named_once"]

_BESIDE = expression(r"[ ]?/?[ ]?")
_VOWELS = "เแโใไ"  # written before the letter that is spoken first
_MEN, _WOMEN = ("Mr", "นาย"), ("Ms", "Mrs", "Miss", "Mdm", "Mme", "นาง", "น.ส.")
# how Thai writes what a name begins with in Latin letters
_SOUNDS = {
    **dict.fromkeys("AEIOU", "อย"),
    "B": "บปพ",
    "C": "ชฉซคกจส",
    "D": "ดตท",
    "F": "ฟฝ",
    "G": "กคจ",
    "H": "หฮ",
    "J": "จยชฮ",
    "K": "กคข",
    "L": "ลหร",
    "M": "มห",
    "N": "นหง",
    "P": "ปพผภ",
    "Q": "ชฉคก",
    "R": "รลห",
    "S": "สซศชษ",
    "T": "ทตถธ",
    "V": "ว",
    "W": "วหอ",
    "X": "ซสศช",
    "Y": "ยญอห",
    "Z": "จซส",
}


def named_once(text: str, found: Sequence[PersonMention]) -> list[PersonMention]:
    """The people, with one mention where a name is told in both scripts: the Thai name."""
    once = list[PersonMention]()
    for person in found:
        if once and _is_same(text, once[-1], person):
            thai = person if once[-1].name.isascii() else once[-1]
            once[-1] = replace(thai, start=once[-1].start, end=person.end)
        else:
            once.append(person)
    return once


def _is_same(text: str, former: PersonMention, person: PersonMention) -> bool:
    if former.name.isascii() == person.name.isascii() or not (former.honorific and person.honorific):
        return False
    if person.start < former.end or not _BESIDE.fullmatch(text, former.end, person.start):
        return False
    titles = former.honorific, person.honorific
    for sex, other in ((_MEN, _WOMEN), (_WOMEN, _MEN)):
        if titles[0].startswith(sex) and titles[1].startswith(other):
            return False
    latin, thai = (former, person) if former.name.isascii() else (person, former)
    initials = {word.lstrip(_VOWELS)[:1] for word in thai.name.split()}
    words = latin.name.split()
    heard = sum(not initials.isdisjoint(_SOUNDS.get(word[0].upper(), "")) for word in words)
    return heard * 2 >= len(words)
