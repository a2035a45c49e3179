"""Short names: the initials that a text gives a body in brackets, and where they stand for it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.expressions import expression

__all__ = ["short_named"]

_CALLED = "ไจก้า|โคอิก้า|ดีป้า|จิสด้า|ทีเส็บ|ยูเนสโก|ยูนิเซฟ|เนคเทค|ไทยพีบีเอส"
_WORD = expression(_CALLED)  # no other word holds these
_GIVEN = expression(
    r"[ ]?(?:\((?:หรือ[ ]?|เรียกย่อ[ก-๎]*[ ]?)?(?P<bracket>[A-Z][A-Za-z&.-]{1,11}|(?:[ก-ฮ]{1,5}\.){1,5}[ก-ฮ]{0,3}|[ก-ฮ]{2,5}|"
    rf"{_CALLED})\)"
    rf"|[ ]หรือ[ ]?[“\"]?(?P<word>[A-Z]{{2,8}}(?![A-Za-z])|(?:[ก-ฮ]{{1,5}}\.){{1,5}}|{_CALLED}))"
)
_DOCUMENT = expression(r"MO[UA]|LO[IA]|TOR|SDG|NDA|JMOU|MoU|อบ[จต]|ท[นมต]\.|จ\.|อ\.|ต\.|รพ\.|รร\.")
_BOUND = expression(r"[A-Za-z]")
_PLACED = frozenset({*LOCAL_KINDS, "province", "foreign_local_government"})


def short_named(text: str, found: list[BodyMention]) -> list[BodyMention]:
    """A body stands wherever the initials stand that the text gives it: การท่าเรือแห่งประเทศไทย (กทท.)."""
    short = _given(
        text, ((number, body.end) for number, body in enumerate(found) if body.kind not in _PLACED)
    )
    if not short:
        return found
    told = [
        replace(found[number], start=start, end=end) for start, end, number in _told(text, short)
    ]  # the initials may be known themselves: the name that the text gives is the fuller one
    kept = [body for body in found if text[body.start : body.end] not in short]
    taken = iter(sorted((body.start, body.end) for body in kept))
    free, (start, end) = [], next(taken, (len(text), len(text)))
    for body in told:
        while end <= body.start:
            start, end = next(taken, (len(text), len(text) + 1))
        if body.end <= start:
            free.append(body)
    return sorted([*kept, *free], key=lambda body: body.start)


def _given(text: str, ends: Iterable[tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """The short names that stand right behind bodies: each with the number of its body and where the naming ends.

    >>> _given("การท่าเรือ (กทท.) และสายลม", [(0, 10)])
    {'กทท.': (0, 17)}
    """
    found: dict[str, tuple[int, int]] = {}
    for number, end in ends:
        given = _GIVEN.match(text, end)
        short = given and (given["bracket"] or given["word"])
        if given and short and not _DOCUMENT.match(short):
            found.setdefault(short, (number, given.end()))
    return found


def _told(text: str, short: dict[str, tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Where short names stand elsewhere in a text: start, end, and the number of the body."""
    told = re.compile("|".join(re.escape(name) for name in sorted(short, key=len, reverse=True)))
    return [
        (match.start(), match.end(), short[match[0]][0])
        for match in told.finditer(text)
        if match.end() not in range(short[match[0]][1] - 2, short[match[0]][1] + 1) and _whole(text, match)
    ]


def _whole(text: str, match: re.Match[str]) -> bool:
    """Whether a short name is a word of its own; Latin letters may be glued to Thai ones."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if _WORD.fullmatch(match[0]):
        return True
    if match[0].isascii():
        return not _BOUND.match(before) and not _BOUND.match(after)
    return not re.match(r"[ก-๎.]", before) and (match[0].endswith(".") or not re.match(r"[ก-๎.]", after))
