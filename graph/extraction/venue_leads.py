"""What leads to a place in a Thai text: a word ("ณ", "ที่", "สถานที่:"), or no more than a blank, a line's start, the hour."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from citypact.graph.extraction.beginnings import heads
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import Alternatives
from citypact.graph.extraction.seeking import Headed, headed_in
from citypact.graph.extraction.venue_names import BEGUN_ROOM, BEGUN_SITE, SURE_SITE

__all__ = ["BARE_LEADS", "leads"]

_WORDS = {
    "label": r"(?:(?:สถานที่|ห้อง|อาคาร|จุด)(?:ที่)?(?:ใช้(?:เป็นที่)?)?(?:ลงนาม|เซ็น|จัดงาน|จัดพิธี|จัด|ทำพิธี|ประชุม)(?:ลงนาม|กัน)?(?=[ ]?คือ)|"
    r"สถานที่(?:ลงนาม|เซ็น|จัดงาน|จัดพิธี|จัด|ประชุม)?(?:เลือก(?:เอา|ใช้)?|อยู่ที่)?|"
    r"📍|Venue|VENUE|Location|Place|Where|WHERE)"
    r"[ ]?(?:คือ|[:：–-])?[ ]?(?:ที่(?!จัด|ลง)|ณ[ ]?)?",
    "held": r"(?:จัด(?:พิธี|งาน|ขึ้น|กัน)?|มี(?:พิธี)?(?:ขึ้น)?|พิธี(?:มีขึ้น|จัดขึ้น)?|ลงนาม(?:กัน)?|เซ็น(?:กัน)?|เกิดขึ้น)"
    r"[ ]?(?:ขึ้น|กัน)?[ ]?(?:ที่|ณ|ภายใน|ใน(?![ ]?\(?MO)|บน|กลาง)[ ]?",
    "ณ": r"(?:(?<![ก-๙])|(?<=น\.)|(?<=\)))ณ[ ]?|@[ ]?(?=[ก-ฮเแโใไ])",
    "ภายใน": r"ภายใน(?:บริเวณ)?[ ]?",
    "บริเวณ": r"(?:ที่)?บริเวณ[ ]?",
    "พื้นที่": r"(?:ใน|ลง)?พื้นที่[ ]?",
    "ที่": r"(?<!หน้า)(?<!วัน)(?<!ทัน)(?<!เต็ม)(?<!ขณะ)(?<!ทั้ง)(?<!เท่า)(?<!โดย)ที่[ ]?",
    "ยัง": r"(?:เดินทาง|ไป|มา)ยัง[ ]?",
    # who signs over a wire signs from a room
    "ใน": r"(?<![ก-๙])ใน[ ]?|ใน(?=ห้อง)|จาก(?=ห้อง)",
    "บน": r"บน(?=[ ]?(?:เวที|เรือ|ดาดฟ้า|สะพาน|ลาน|แพ|ยอด|ห้อง|ชั้น|หอ|อาคาร|ศาลา|รถไฟ|โรงแรม))[ ]?",
    "กลาง": r"(?<![ก-๙])กลาง|กลาง(?=สนาม|ลาน|เวที|ห้อง|สวน|ตลาด)",
    "หน้า": r"(?<!หัว)(?<!เจ้า)(?<!ก้าว)หน้า(?=[ก-ฮเโ])",
    "ใช้": r"(?:ใช้|เลือก(?:เอา|ใช้)?|ยืม)(?:สถานที่|พื้นที่)?[ ]?",
}
_BARE = {
    "hour": r"(?<=[0-9๐-๙])[ ]?น\.[ ]?(?:\)[ ]?)?[|/–-]?[ ]?",
    "bar": r"[|/][ ]?",
    "line": r"(?:\n|^)[ ]?(?:[•*–-][ ]?)?",
    "bracket": r"\([ ]?",
    "space": r"[ ]",
}
BARE_LEADS = frozenset(_BARE)
_WORDED = Alternatives([*_WORDS.values()])
_WORDED_NAMES = tuple(_WORDS)
_BARE_LEAD = expression("|".join(f"(?P<{name}>{lead})" for name, lead in _BARE.items()), re.M)
_BESIDE = " \n()|/•*–.-"  # what a bare lead ends with
_SINGLE = {"\n": "line", " ": "space", "(": "bracket", "|": "bar", "/": "bar"}
_BEGUN = expression(f"{BEGUN_ROOM.pattern}|{BEGUN_SITE.pattern}|{SURE_SITE.pattern}")


@cache
def _names() -> Headed[None]:
    """How the names of rooms and sites begin."""
    told = heads(_BEGUN.pattern)
    if told is None:
        raise ValueError("venues.yaml: no telling how a room or a site begins: write out its first letters")
    return Headed((head, None) for head in told)


def leads(text: str) -> list[tuple[int, int, str, bool]]:
    """What leads to places, in order: where it begins, where the place would, its name, whether a name may begin there.

    A bare lead is told only where the name of a room or a site may begin behind it.
    """
    found, begins, ends = list[tuple[int, int, str, bool]](), list[int](), [0]
    names = {place for _, places in headed_in(text, _names()) for place in places}
    for match, number in _WORDED.finditer(text):
        begins.append(match.start())
        ends.append(match.end())
        start = _past_blanks(text, match.end())
        found.append((match.start(), start, _WORDED_NAMES[number], start in names))
    for place in names:
        if (place and text[place - 1] not in _BESIDE) or not _BEGUN.match(text, place):
            continue
        bare = _bare_before(text, place, ends[bisect_left(begins, place)])
        if bare is not None:
            found.append(bare)
    return sorted(found)


def _bare_before(text: str, place: int, least: int) -> tuple[int, int, str, bool] | None:
    """The bare lead before a name, beginning behind what leads to another place."""
    begin = place - 1
    alone = least <= begin and (text[begin] == "\n" or text[begin - 1 : begin] not in _BESIDE)
    if alone and (single := _SINGLE.get(text[begin])) is not None:
        return begin, place, single, True
    while least <= begin and text[begin] in _BESIDE:
        begin -= 1
    begin = max(least, begin - 2)  # the hour has letters
    while begin <= place:
        match = _BARE_LEAD.match(text, begin)
        if match is None:
            begin += 1
        elif _past_blanks(text, match.end()) == place:
            return begin, place, match.lastgroup or "", True
        else:
            begin = max(match.end(), begin + 1)
    return None


def _past_blanks(text: str, position: int) -> int:
    while text[position : position + 1] == " ":
        position += 1
    return position
