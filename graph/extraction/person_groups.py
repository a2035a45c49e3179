"""Groups: people told one after another, with nothing but offices and separators between them."""

from __future__ import annotations

from functools import partial

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.rolls import LIES
from citypact.graph.extraction.seeking import once

__all__ = ["person_groups"]

_GAP = expression(
    rf"[ ]?(?:{LIES}|[,/;]|และ|กับ|พร้อม(?:ด้วย|กับ)?|ร่วมกับ|ส่วน(?:ฝ่าย[ก-๙]{{1,12}})?|"
    r"ฝ่าย[ก-๙]{1,12}(?:คือ)?|ตลอดจน|รวมถึง|ตามด้วย|ด้าน|ตามลำดับ|[•●▪>✅\d.)\s(–—-]|"
    r"\([^()\n]{1,60}\)|เป็นผู้ลงนาม)*[ ]?"
)
_MOST_BETWEEN = 60  # letters


def person_groups(mentions: Mentions, start: int, end: int) -> list[list[PersonMention]]:
    """The people of a stretch in groups, in the order of the text."""
    return once(mentions.text, ("groups", start, end), partial(_grouped, mentions, start, end))


def _grouped(mentions: Mentions, start: int, end: int) -> list[list[PersonMention]]:
    text, groups = mentions.text, list[list[PersonMention]]()
    for person in mentions.told:
        if not start <= person.start < end:
            continue
        stop = groups[-1][-1].stop if groups else -_MOST_BETWEEN
        begin = person.begin
        if (
            begin - stop < _MOST_BETWEEN
            and text.count("\n", stop, begin) < 2
            and (begin <= stop or _GAP.fullmatch(text, stop, begin))
        ):
            groups[-1].append(person)
        else:
            groups.append([person])
    return groups
