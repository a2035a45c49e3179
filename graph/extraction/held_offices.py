"""Offices beside the names of people: behind a name, before it, or shared along a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office, office_at
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.rules import words
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.titles import TITLES
from citypact.graph.extraction.view import tidy

__all__ = [
    "leading_office",
    "office_before",
    "office_begun",
    "office_behind",
    "office_told_after",
    "share_offices",
    "unknown_office",
]

_ASIDE = expression(r"[ ]?\((?P<inside>[^()\n]{1,80})\)")
_NO_OFFICE = expression("|".join(f"(?:{word})" for word in words("people", "no_offices")))
_UNKNOWN_OFFICE = expression(
    r"[ ]{1,2}(?P<words>[ก-ฮเแโใไ][ก-๙.\-() ]{3,90}?)(?=[ ]?(?:\n|\Z|,|;)|[ ](?:และ|กับ)[ ]?)"
)
_UNKNOWN_MARKS = expression(
    r"โรงพยาบาล|รพ\.|สำนัก|กอง(?!ทุน)|ศูนย์|สถาบัน|มหาวิทยาลัย|วิทยาลัย|โรงเรียน|บริษัท|เทศบาล|จังหวัด|อำเภอ|"
    r"ชำนาญ|เชี่ยวชาญ|ปฏิบัติการ|"
    r"สมาคม|มูลนิธิ|สภ\.|ตำรวจ|กรม|กระทรวง|ชุมชน|ชมรม|สหกรณ์|คณะ|สาขา|ประจำ|วัด|ธนาคาร|หอการค้า|อบ[จต]\.|ฝ่าย|งาน"
)
_LISTED_LINE = expression(r"(?:\A|\n)[ ]?(?:[-–•*●◦▪]|\(?[\d๐-๙]{1,2}[.)]|✅|👉)[ ]?\Z")
_OFFICE_LINK = expression(
    r"[ ]?(?:รน\.|ร\.น\.)?"
    r"(?:[ ]?(?:หรือ(?:ที่[ก-๎]{3,24}(?:ว่า|นาม|ชื่อ))?[ ]?[^\s]{2,24}|[“\"][^”\"\n]{2,20}[”\"])[ ]{1,2}(?=[ก-ฮ]))?"
    r"[ ]?(?:[,:：–—-]|[.](?=[ก-ฮ])|(?:เข้า|ได้)?รับ(?:ตำแหน่ง(?:เป็น)?|(?:การ)?(?:เลือก(?:ตั้ง)?|แต่งตั้ง)(?:ให้)?(?:เป็น|ดำรงตำแหน่ง))|"
    r"(?:(?:ซึ่ง|ผู้)?(?:ปัจจุบัน)?ดำรง|(?:ซึ่ง|ผู้)มี|ใน)?ตำแหน่ง(?:เป็น)?|ในฐานะ(?:ที่เป็น)?|"
    r"(?:ผู้)?ซึ่งเป็น|ผู้เป็น|คือ|ว่าที่(?=นายก|ผู้ว่า|ปลัด)|"
    r"เป็น(?=นายก|ประธานสภา|ปลัด|ผู้อำนวยการ|ผู้ว่าราชการ|อธิการบดี|คณบดี|เจ้าอาวาส)|[ ]){0,3}(?:ท่าน)?"
)
_SEPARATOR = expression(r"[ ]?(?:[,/]|และ|กับ|[ ])+[ ]?")


def leading_office(
    text: str, found: list[PersonMention], number: int, worded: list[Office], starts: list[int]
) -> Office | None:
    """The office right before a name, where offices and names take turns and the last of them is a name.

    >>> from citypact.graph.extraction.people import people
    >>> told = people("ปลัดเทศบาล นายสายลม ดอกหญ้า ผู้อำนวยการกองช่าง นางสายน้ำ ดอกไม้ ลงนาม")
    >>> [person.office.name for person in told if person.office]
    ['ปลัดเทศบาล', 'ผู้อำนวยการกองช่าง']
    """
    index = bisect_left(starts, found[number].start) - 1
    if index < 0 or not 0 <= found[number].start - worded[index].end < 2:
        return None
    for place in range(number, min(number + _TURNS, len(found))):
        behind = office_behind(text, found[place], worded, starts)
        if behind is None:
            return worded[index] if place > number else None
        if place + 1 == len(found) or not 0 <= found[place + 1].start - behind.end < 2:
            return None
    return None


_TURNS = 12  # offices and names that are followed to see which of them is last


def unknown_office(text: str, person: PersonMention, following: int) -> Office | None:
    """What stands behind a name in a list, where an office would: words that name an institution and do not act."""
    match = _UNKNOWN_OFFICE.match(
        text, person.end, min(following, person.end + 110) if following < len(text) else len(text)
    )
    if (
        not match
        or match.end() > following
        or _NO_OFFICE.match(match["words"])
        or _STOPS_IN_OFFICE.search(match["words"])
    ):
        return None
    said = match["words"].rstrip(" (")
    ended = text[match.end() : match.end() + 1] == "\n" or match.end() == len(text)
    listed = ended and _LISTED_LINE.search(text[max(0, person.start - 8) : person.start])
    if not listed and not (_UNKNOWN_MARKS.search(said) and (ended or following - match.end() < 12)):
        return None
    return Office(
        match.start("words"),
        match.start("words") + len(said),
        tidy(said),
        "other",
        rule="office.listed",
        rest="",
    )


_STOPS_IN_OFFICE = expression(
    r"ได้|ลงนาม|กล่าว|ร่วม(?!มือ)|เป็น|โดย|ที่(?!ดิน|ปรึกษา|[ ]?\d)|ว่า(?!การ)|ซึ่ง|เพื่อ(?!การ)|ให้|จะ|มอบ|เข้า|"
    r"เดินทาง"
)


def office_begun(text: str, person: PersonMention) -> Office | None:
    """What stands behind a name in its line and begins as offices do, whichever it is."""
    link = _OFFICE_LINK.match(text, person.end)
    start = link.end() if link else person.end
    office = office_at(text, start) if start > person.end else None
    return office if office and (office.body or office.council or len(office.name) > _SHORTEST) else None


def office_told_after(
    text: str, person: PersonMention, following: int, worded: list[Office], starts: list[int]
) -> Office | None:
    """The office in whose capacity somebody is told to act: "<person> ลงนาม ... ในฐานะ<office>".

    ``following``: where the next person is named.
    """
    line = text.find("\n", person.end)
    end = min(following, person.end + _CLAUSE, line if line >= 0 else len(text))
    capacity = _IN_CAPACITY.search(text, person.end, end)
    if capacity is None or _ANOTHER_ACTS.search(text, person.end, capacity.start()):
        return None
    index = bisect_left(starts, capacity.end())
    held = worded[index] if index < len(worded) else None
    return held if held and held.start == capacity.end() else None


_IN_CAPACITY = Sought(r"ในฐานะ(?:ที่เป็น)?[ ]?")
_CLAUSE = 90  # letters
_ANOTHER_ACTS = expression(r"(?:โดย|ซึ่ง|และ)[ ]?มี|พร้อมด้วย|มอบหมาย|ต้อนรับ|ว่า[ ]")
_SHORTEST = 7  # letters: what is shorter tells no office


def office_behind(text: str, person: PersonMention, worded: list[Office], starts: list[int]) -> Office | None:
    """The office that stands behind a name, in brackets, in its line or on the next."""
    end = person.end
    aside = _ASIDE.match(text, end)
    if aside:
        index = bisect_left(starts, aside.start("inside"))
        if (
            index < len(worded)
            and worded[index].start - aside.start("inside") < 3
            and worded[index].start < aside.end()
        ):
            return worded[index]
        end = aside.end()
    elif text[end : end + 1] in (")", "’", "”", '"'):
        end += 1
    link = _OFFICE_LINK.match(text, end)
    end = link.end() if link else end
    if text[end : end + 1] == "\n":
        blank = re.match(r"\s{1,60}", text[end : end + 60])
        end += len(blank[0]) if blank else 0
        if position := _POSITION.match(text, end):
            end = position.end()
        if text[person.end : end].count("\n") > 2:
            return None
        line = (
            text[person.start - 30 : person.start].rsplit("\n", 1)[-1]
            if person.start > 30
            else text[: person.start]
        )
        if line.strip(" (•*-–.0123456789๐๑๒๓๔๕๖๗๘๙") and not _wrapped(text, person, end, worded, starts):
            return None  # the name does not stand alone on its line: the next line is another's
    index = bisect_left(starts, end)
    if index < len(worded) and worded[index].start == end:
        return worded[index]
    return None


_POSITION = expression(r"(?:ดำรง|ใน)?ตำแหน่ง[ ]?[:：]?[ ]?")


def _wrapped(text: str, person: PersonMention, end: int, worded: list[Office], starts: list[int]) -> bool:
    """Whether a line was broken between a name and its office, and no other name claims that office."""
    index = bisect_left(starts, end)
    if index >= len(worded) or worded[index].start != end or text[person.end : end].count("\n") > 1:
        return False
    link = _NAME_LINK.match(text, worded[index].end)
    return not TITLES.match(text, link.end() if link else worded[index].end)


_NAME_LINK = expression(r"[ ]?(?:[:：–—(-]|คือ|โดย)?[ ]?")  # between an office and who holds it


_ALL = r"(?:ทั้ง[ ]?(?:สอง|สาม|สี่|ห้า|\d)[ ]?(?:ท่าน|คน|ราย)?[ ]?)?"
_LISTED = expression(rf"[ ]?{_ALL}(?:ประกอบด้วย|ได้แก่|คือ|ดังนี้|[:：])")
_LED_BY = expression(
    rf"(?:[ ]?(?:จังหวัด|จ\.|อำเภอ|อ\.|ประเทศ|สาธารณรัฐ|มณฑล|สปป\.)[ ]?[ก-๙]{{2,24}}){{0,2}}"
    rf"[ ]?{_ALL}(?:ประกอบ(?:ไป)?ด้วย|(?:ผู้[ก-๙]{{2,24}})?คือ|ได้แก่|(?:นำ)?โดย|[,:：(–—-]|ท่าน|"
    rf"[“\"][^”\"\n]{{1,20}}[”\"]|[“\"‘](?=\Z)|[ ]){{0,4}}\Z"
)


def office_before(
    text: str, person: PersonMention, worded: list[Office], starts: list[int], taken: set[int]
) -> Office | None:
    """The office before a name that nobody else has taken."""
    index = bisect_left(starts, person.start) - 1
    if index < 0 or worded[index].start in taken:
        return None
    office = worded[index]
    if person.start - office.end > 70 or office.end > person.start:
        return None
    gap = text[office.end : person.start]
    if gap.strip() == "," and not _BEGINS_ANEW.search(text[max(0, office.start - 12) : office.start]):
        return None  # of a list whose offices stand behind the names
    return office if _LED_BY.match(gap) else None


_BEGINS_ANEW = expression(r"(?:\A|\n|\d|และ|กับ|โดย|มี|ระหว่าง|นำ|น\.)[ ]?\Z")


def share_offices(text: str, found: list[PersonMention]) -> None:
    """One office for several names: the last of a list carries it, or the first does."""
    for index in range(1, len(found)):
        person, leading = found[index], found[index - 1]
        if person.office is None and leading.office and _is_led(leading):
            gap = text[leading.end : person.start]
            if len(gap) < 12 and _SEPARATOR.fullmatch(gap) and _LISTED.match(text, leading.office.end):
                found[index] = replace(person, office=leading.office, shared=True)
    for index in range(len(found) - 2, -1, -1):
        person, following = found[index], found[index + 1]
        if person.office is None and following.office and not _is_led(following):
            gap = text[person.end : following.start]
            gap = _ASIDE.sub("", gap) if len(gap) < 120 else gap
            if len(gap) < 12 and _SEPARATOR.fullmatch(gap) and person.honorific:
                found[index] = replace(person, office=following.office, shared=True)
    for index in range(1, len(found)):
        person, leading = found[index], found[index - 1]
        if person.office is None and leading.office and _is_led(leading):
            gap = text[leading.end : person.start]
            if len(gap) < 12 and _SEPARATOR.fullmatch(gap):
                found[index] = replace(person, office=leading.office, shared=True)


def _is_led(person: PersonMention) -> bool:
    return bool(person.shared and person.office and person.office.end <= person.start)
