"""What is handed over: schools and health stations that a text transfers to a local government conclude nothing themselves."""

from __future__ import annotations

from functools import partial

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought, once

__all__ = ["handed_over"]

_HANDS = Sought(r"ส่งมอบ|ถ่ายโอน|รับโอน|รับภารกิจ")
_WHAT = {
    "โรงพยาบาลส่งเสริมสุขภาพตำบล": expression(r"โรงพยาบาลส่งเสริมสุขภาพ|รพ\.?[ ]?สต|สถานีอนามัย"),
    "โรงเรียน": expression(r"โรงเรียน|สถานศึกษา"),
}
_BEFORE, _BEHIND = 60, 40  # letters


def handed_over(mentions: Mentions) -> tuple[str, ...]:
    """How the names begin of what a text tells to be handed over.

    >>> from citypact.graph.extraction.passages import article
    >>> handed_over(Mentions.of(article("รพ.สต. 3 แห่ง ถูกส่งมอบแก่ อบจ.สายลม")))
    ('โรงพยาบาลส่งเสริมสุขภาพตำบล',)
    """
    return () if mentions.english else once(mentions.text, "handed-over", partial(_found, mentions.text))


def _found(text: str) -> tuple[str, ...]:
    told = [
        text[max(0, match.start() - _BEFORE) : match.end() + _BEHIND].split("\n")
        for match in _HANDS.finditer(text)
    ]
    return tuple(
        prefix
        for prefix, called in _WHAT.items()
        if any(called.search(line) for lines in told for line in lines if _SAYS.search(line))
    )


_SAYS = expression(r"ส่งมอบ|ถ่ายโอน|รับโอน|รับภารกิจ")
