"""Parties that a text counts without naming them: "A signs with three local governments"."""

from __future__ import annotations

import re

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions

__all__ = ["unnamed"]

_COUNTED = re.compile(
    r"(?:กับ|และ)[ ]?(?:องค์กรปกครองส่วนท้องถิ่น|อปท\.?)(?:อื่น|อีก)?[ ]?(?:อีก|จำนวน)?[ ]?"
    r"(?P<count>[1-9]\d{0,2})[ ]?แห่ง(?![ ]?(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้|[:：(]))"
)


def unnamed(mentions: Mentions, part: Part, named: int) -> Found[int] | None:
    """How many further parties a text counts behind a document; None where it counts none.

    Where more than one party is named, the counted may be among the named, so that nothing is known.
    """
    if named != 1 or part.older:
        return None
    for document in part.documents:
        _, line_end = mentions.line(document.start)
        limit = min(line_end, part.end, document.end + 200)
        match = _COUNTED.search(mentions.text, document.end, limit)
        if match and document.start >= mentions.article.body and not mentions.in_note(match.start()):
            return Found(int(match["count"]), match.start(), match.end(), "party.unnamed", 0.85)
    return None
