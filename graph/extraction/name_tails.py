"""What belongs to a name behind its last word: the branch, the country, the legal form; and what it abbreviates."""

from __future__ import annotations

import re

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at
from citypact.graph.extraction.name_ends import name_end
from citypact.graph.extraction.rules import words
from citypact.graph.names import ABBREVIATIONS

__all__ = ["branch_end", "expanded"]


def branch_end(text: str, kind: str, prefix: str, name: str, end: int) -> int:
    """Where a name ends that tells its branch, its country or its legal form behind a blank."""
    if kind in _PATRONISED and (patron := _PATRON.match(text, end)):
        return patron.end()
    if kind in ("university", "school") and _BRANCHES.search(name) and text[end : end + 1] == " ":
        told = _PROVINCE.match(text, end + 1)
        start = told.end() if told else end + 1
        place = province_at(text, start)
        return start + len(place) if place else end
    if prefix in _FEDERATED and (told := _OF_PROVINCE.match(text, end)):
        place = province_at(text, told.end())
        return told.end() + len(place) if place else end
    if name.startswith("ราชภัฏ") and (campus := _COLLEGE.match(text, end)):
        place = province_at(text, campus.end())  # a branch that is called a college
        return campus.end() + len(place) if place else end
    if prefix == "โรงพยาบาล" and name.startswith("สมเด็จ") and (seat := _SEAT.match(text, end)):
        return seat.end()  # named for a queen, with its town behind it
    if prefix == "โรงพยาบาล" and text[end : end + 1] == " " and not province_at(name, 0):
        place = province_at(text, end + 1)  # โรงพยาบาลก ระยอง: of the same name there are several
        return end + 1 + len(place) if place and not _LETTER.match(text, end + 1 + len(place)) else end
    if prefix == "สำนักงาน" and name.endswith(_ABROAD) and (seat := _SEAT_ABROAD.match(text, end)):
        return name_end(text, seat.end())[0]
    if (kind == "ministry_agency" or prefix == "ธนาคาร") and (branch := _BRANCH.match(text, end)):
        return name_end(text, branch.end())[0]
    if prefix.startswith(("การไฟฟ้า", "การประปา")) and (of := _OF_PROVINCE.match(text, end)):
        return max(of.end(), name_end(text, of.end())[0])
    if prefix in ("มูลนิธิ", "สมาคม") and (thai := _THAILAND.match(text, end)):
        return thai.end()
    form = _FORM.match(text, end) if prefix == "สหกรณ์" else None
    form = form or (_PUBLIC.match(text, end) if kind in ("ministry_agency", "other") else None)
    return form.end() if form else end


_BRANCHES = expression("|".join(words("bodies", "branches")))
_PATRONISED = frozenset({"university", "school", "association", "other"})
_PATRON = expression(r"[ ]?ใน(?:สมเด็จ)?พระ[ก-๎]{2,24}(?:ถัมภ์|เคราะห์)")  # who has it under her or his protection
_FEDERATED = ("สมาพันธ์", "สหพันธ์", "ชมรม")  # of each there is one in every province
_COLLEGE = expression(r"[ ]วิทยาลัย(?=[ก-ฮเแโใไ])")
_LETTER = expression(r"[ก-๎]")
_PROVINCE = expression(r"จังหวัด|จ\.[ ]?")
_BRANCH = expression(r"[ ]?สาขา(?=[ก-ฮเแโใไ])")
_SEAT = expression(
    r"[ ]ณ[ ](?!ห้อง|หอ|อาคาร|โรงแรม|ศาลา|ที่|วัน|ลาน|สำนัก|เทศบาล|ศูนย์|มหา)[ก-ฮเแโใไ][ก-๎]{2,14}(?:[ ]สภากาชาดไทย)?(?![ก-๎])"
)
_ABROAD = ("ต่างประเทศ", "ส่งเสริมการค้า", "แรงงาน")  # offices that a ministry has in other countries
_SEAT_ABROAD = expression(r"[ ]?ณ[ ](?:กรุง|นคร|เมือง)(?=[ก-ฮเแโใไ])")
_OF_PROVINCE = expression(r"[ ](?:จ\.[ ]?|จังหวัด)(?=[ก-ฮเแโใไ])")
_THAILAND = expression(r"[ ]?\(?ประเทศไทย\)?(?![ก-๎])")
_FORM = expression(r"[ ]?จำกัด(?![ก-๎])")
_PUBLIC = expression(r"[ ]?\(องค์การมหาชน\)")

_ABBREVIATED = (
    (expression(r"(?<![ก-๙])สนง\.[ ]?"), "สำนักงาน"),
    (expression(r"(?<=[ ])จ\.[ ]?"), "จังหวัด"),
    (expression(r"(?<=[ ])มทร\.[ ]?"), "มหาวิทยาลัยเทคโนโลยีราชมงคล"),
    (expression(r"(?<=[ ])มรภ\.[ ]?"), "มหาวิทยาลัยราชภัฏ"),
    (expression(r"(?<![ก-๙])ม\.(?=[ก-ฮเแโใไ])"), "มหาวิทยาลัย"),
    *(
        (expression(rf"(?<![ก-๙]){re.escape(short)}[ ]?"), ABBREVIATIONS[short])
        for short in ("อบจ.", "อบต.", "ทน.", "ทม.", "ทต.")
    ),
)


def expanded(name: str) -> str:
    """A name with what it abbreviates within written out."""
    for pattern, full in _ABBREVIATED if "." in name else ():
        name = pattern.sub(full, name)
    return name
