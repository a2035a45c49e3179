"""Units that an office heads within the body above: a dean's faculty, an institute, a department of a Lao province."""

from __future__ import annotations

from bisect import bisect_left

from citypact.graph.extraction.affiliation_ground import Told
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office

__all__ = ["unit_of"]

_DEAN_OF = expression(r"คณบดี.*?(?P<faculty>(?:คณะ|สำนักวิชา|วิทยาลัย|บัณฑิตวิทยาลัย)[ก-๙]{4,60})")
_DEPARTMENT_OF = expression(r"แผนก[ก-๎]{4,40}(?:[ ](?!แขวง)[ก-๎]{3,24}){0,3}[ ]?แขวง[ก-ฮเแโใไ][ก-๎]{2,30}\Z")
# a faculty or an institute whose university the words of an office name behind it
_UNIT_OF = expression(
    r"(?P<unit>(?:คณะ(?!กรรมการ|ทำงาน|ผู้)|สำนักวิชา|วิทยาลัย|บัณฑิตวิทยาลัย|สถาบัน|ศูนย์|สำนัก(?!งาน))[ก-๙]{3,60})[ ]"
    r"(?P<university>(?:มหาวิทยาลัย|จุฬาลงกรณ์มหาวิทยาลัย)[ก-๙]{0,40})\Z"
)


# units that every university has, where no university is told behind them
_UNIT_ALONE = expression(
    r"(?:ผู้อำนวยการ|ผอ\.[ ]?)(?:สำนัก(?:วิทยบริการ|ส่งเสริมวิชาการ|บริการวิชาการ|วิชาการและ|ศิลปะและวัฒนธรรม|คอมพิวเตอร์|หอสมุด)|"
    r"สถาบันวิจัยและพัฒนา)"
    r"(?!.*มหาวิทยาลัย)"
)

_OF_HOSPITAL = expression(
    r"(?:รอง)?หัวหน้า(?:กลุ่มการพยาบาล|กลุ่มงาน(?:เวช|ทันต|เภสัช|อายุรกรรม|ศัลย|กุมาร|จิตเวช))[^ ]*\Z"
)
_BACK = 12  # bodies


def unit_of(office: Office, best: str, told: Told) -> str | None:
    """The unit with the body above it, as the words of an office tell it, where only one of both was thought of."""
    if faculty := _DEAN_OF.search(office.name):
        return _of_dean(office, faculty["faculty"], best, told)
    if department := _DEPARTMENT_OF.search(office.name):
        return department[0]
    if _UNIT_ALONE.match(office.name) and best == office.body:
        before = told.bodies[: bisect_left(told.starts, office.start)][-_BACK:]
        return next((body.name for body in reversed(before) if body.name.startswith("มหาวิทยาลัย")), None)
    if best == office.body and _OF_HOSPITAL.match(office.name):
        before = told.bodies[: bisect_left(told.starts, office.start)][-_BACK:]
        return next((body.name for body in reversed(before) if body.name.startswith("โรงพยาบาล")), None)
    if best == office.body and (unit := _UNIT_OF.search(office.name)) and unit["university"] == best:
        return unit[0]
    return None


def _of_dean(office: Office, faculty: str, best: str, told: Told) -> str | None:
    if "มหาวิทยาลัย" in faculty:
        return None
    if best.startswith("มหาวิทยาลัย"):
        university: str | None = best
    elif best == faculty:
        university = told.near(office.start, "university")
    else:
        return None
    if university is None or not university.startswith("มหาวิทยาลัย"):
        return None
    return f"{faculty} {university}"
