"""Lists that are cut off: a text that stops among the heads who signed, before the word for it.

"<headline of a signing>\\n<mayor of A> พร้อมด้วย <rector of B>, <mayor of C>, <mayor of": an excerpt or a preview of a report.
"""

from __future__ import annotations

from functools import partial

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import once

__all__ = ["cut_off_signers"]

_LEAST = 3  # heads of as many bodies
_MOST = 200  # people of a text
_LEAD = 600  # letters of a headline and what repeats it
_BEGINS_LINE = 3  # letters
_SIGNS = expression(r"(?:ลงนาม|เซ็น|จรดปากกา)[^\n]{0,40}?(?:MO[UA]|บันทึก|ข้อตกลง|ความร่วมมือ)")
_GUESTS, _BEFORE = expression(r"พยาน|แขก|ผู้(?:มา|เข้า)?ร่วม(?!ลงนาม)|รายชื่อ"), 60
_GOES_ON = expression(r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?(?:,|และ|กับ|พร้อม(?:ด้วย|กับ)?|[ ])+[ ]?")
_HEADS = frozenset({"mayor", "governor", "pao_president", "sao_president"})
_RECTOR = expression(r"(?:รักษา(?:ราชการ|การ)(?:แทน)?)?(?:อธิการบดี|คณบดี|ผู้อำนวยการ(?:โรง|วิทยาลัย))")


def cut_off_signers(mentions: Mentions) -> set[str]:
    """The names of the heads in whose list a Thai text stops that has a signing in its headline."""
    return set() if mentions.english else once(mentions.text, "cut off", partial(_found, mentions))


def _found(mentions: Mentions) -> set[str]:
    text, told = mentions.text, mentions.told[:_MOST]
    if not told or text[told[-1].stop :].strip(" ,"):
        return set()
    first = len(told) - 1
    while first and _GOES_ON.fullmatch(
        text, told[first - 1].stop, max(told[first - 1].stop, told[first].begin)
    ):
        first -= 1
    begin = told[first].begin
    line = mentions.line(begin)[0]
    if begin - line > _BEGINS_LINE or not _SIGNS.search(text, max(0, line - _LEAD), line):
        return set()
    if _GUESTS.search(text, max(0, line - _BEFORE), line):
        return set()
    heads = {
        person.name: mentions.body_of(person)
        for person in told[first:]
        if person.office and (person.office.role in _HEADS or _RECTOR.match(person.office.name))
    }
    return {*heads} if len({*heads.values()} - {None}) >= _LEAST else set()
