"""People who are named without a title, told by the office that stands beside them: headlines and captions leave titles out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.person_words import LATIN_NAME, may_be
from citypact.graph.extraction.view import tidy

__all__ = ["untitled"]

_TWO = 2  # words of most names
_BARE = r"[ก-ฮเแโใไ][\u0e00-\u0e3a\u0e40-\u0e4e]{1,17}"
_BARE_NAME = expression(
    r"(?:(?P<lead>\A[ ]?|\n[ ]?|[”\"’)\]|/•*>–—-][ ]?|[‘“]|ฯ[ ]|คือ[ ]?|ได้แก่[ ]?|(?:นำ|ลงนาม)โดย[ ]?|โดยมี[ ]?|"
    r"ประกอบด้วย[ ]?|(?<=โดย)[ ]|พร้อมด้วย[ ]?|ร่วมกับ[ ]?|คารวะ[ ]?|และ[ ]?|กับ[ ]?|,[ ]?|"
    rf"มี[ ]|[ ]{{1,2}}))"
    rf"(?P<name>{_BARE}[ ]{{1,2}}{_BARE}(?:[ ]{_BARE})?)(?P<closed>[’”\"'])?[ ]?(?:[–—:-][ ]?|,[ ]?|[ ])?(?:ท่าน)?\Z"
)
# what leads to a name behind a blank, where any words might stand
_LEADS_NAME = expression(
    r"(?:โดย|จาก|กับ|ต้อนรับ|คารวะ|(?:เข้า|มา|ไป|ได้)พบ|ด้าน|ขณะที่|วันนี้|พร้อม|ส่วน|ทั้งนี้|ล่าสุด|อาทิ|เมื่อ|ให้|เชิญ|น\.|"
    r"\)|[ก-ฮ]ี?\.[คยพ]\.|(?:[ก-ฮ]ี?\.[คยพ]\.|คม|ยน|พันธ์)[ ]?(?:พ\.ศ\.[ ]?)?(?:\d{2}|\d{4}))\Z"
)


def untitled(text: str, found: list[PersonMention], worded: list[Office]) -> list[PersonMention]:
    """Names without a title, told by the office right behind them: headlines and captions leave titles out."""
    taken = sorted((person.start, person.end) for person in found)
    firsts = [start for start, _ in taken]
    result: list[PersonMention] = []
    last = 0
    for office in worded:
        begin = max(last, office.start - 64)
        last = office.end
        index = bisect_left(firsts, office.start)
        if index:
            begin = max(begin, taken[index - 1][1])
        match = _BARE_NAME.search(text, begin, office.start)
        for _ in range(3):
            if match is None or _may_name(match, begin):
                break
            match = _BARE_NAME.search(text, match.start("name") + (not match["lead"]), office.start)
        if match and _may_name(match, begin) and (office.body or match["lead"] not in ("และ", "กับ")):
            start, end = match.span("name")
            result.append(PersonMention(start, end, tidy(match["name"]), None, start))
        elif office.body and (latin := _LATIN_BEFORE.search(text, begin, office.start)):
            start, end = latin.span("name")
            if not _NO_LATIN_NAME.search(latin["name"]):
                result.append(PersonMention(start, end, tidy(latin["name"]), None, start))
    taken = sorted([*taken, *((person.start, person.end) for person in result)])
    return [*result, *_untitled_behind(text, taken, worded)]


def _untitled_behind(
    text: str, taken: list[tuple[int, int]], worded: list[Office]
) -> Iterator[PersonMention]:
    """Names in Latin letters, or in quotes, right behind an office that names its body and that nobody before it holds."""
    for office in worded:
        if office.body is None and office.rule != "office.english":
            continue
        index = bisect_left(taken, (office.end,))
        if index and office.start - taken[index - 1][1] < 4:
            continue
        match = _LATIN_BEHIND.match(text, office.end) or _QUOTED_BEHIND.match(text, office.end)
        if match is None or (index < len(taken) and taken[index][0] < match.end()):
            continue
        if not _NO_LATIN_NAME.search(match["name"]) and all(map(may_be, match["name"].split(" "))):
            start, end = match.span("name")
            yield PersonMention(start, end, tidy(match["name"]), None, start)


_LATIN_BEFORE = expression(rf"(?<![A-Za-z.])(?P<name>{LATIN_NAME.pattern})[ ]?(?:[,–—(-][ ]?)?\Z")
_NO_LATIN_NAME = expression(
    r"\b(?:Cit(?:y|ies)|Smart|Green|Cent(?:er|re)|Universit\w+|Project|Program\w*|M[Oo][UA]|Memorandum|Understanding|Agreement|"
    r"Hotel|Hall|Park|Festival|Forum|Hub|Model|Club|Co|Ltd|Company|Group|Bank|School|College|Institute|Network|Thailand|Online|Zoom)\b"
)
_QUOTED_BEHIND = expression(rf"[ ]?[“\"‘](?P<name>{_BARE}[ ]{_BARE})[”\"’]")
_LATIN_BEHIND = expression(rf"[ ]{{1,2}}(?P<name>{LATIN_NAME.pattern})")


def _may_name(match: re.Match[str], begin: int) -> bool:
    parts = tidy(match["name"]).split(" ")
    if not all(map(may_be, parts)):
        return False
    lead = match["lead"]
    if (lead in ("‘", "“")) != (match["closed"] is not None):
        return False  # a quotation ends there, or goes on
    if lead.strip() == "" and "\n" not in lead and match.start() != begin:
        led = _LEADS_NAME.search(match.string, max(0, match.start() - _LEAD), match.start())
        return led is not None and len(parts) == _TWO  # else any words might stand there
    return len(parts) < 3 or max(map(len, parts)) < 9


_LEAD = 20
