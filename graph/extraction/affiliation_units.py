"""Units that an office heads within the body above: a dean's faculty, an institute, a department of a Lao province."""

from __future__ import annotations

from bisect import bisect_left

from citypact.graph.extraction.affiliation_ground import Told
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office

__all__ = ["FOR_RECTOR", "unit_abroad", "unit_of"]

_DEAN_OF = expression(r"คณบดี.*?(?P<faculty>(?:คณะ|สำนักวิชา|วิทยาลัย|บัณฑิตวิทยาลัย)[ก-๙]{4,60})")
FOR_RECTOR = expression(r"แทน(?:ใน)?(?:ตำแหน่ง)?[ ]?อธิการบดี")  # for the whole university then
_DEPARTMENT_OF = expression(r"แผนก[ก-๎]{4,40}(?:[ ](?!แขวง)[ก-๎]{3,24}){0,3}[ ]?แขวง[ก-ฮเแโใไ][ก-๎]{2,30}\Z")
# a faculty or an institute whose university the words of an office name behind it
_UNIT_OF = expression(
    r"(?P<unit>(?:คณะ(?!กรรมการ|ทำงาน|ผู้)|สำนักวิชา|วิทยาลัย|บัณฑิตวิทยาลัย|สถาบัน|ศูนย์|สำนัก(?!งาน))[ก-๙]{3,60})[ ]?"
    r"(?P<university>(?:มหาวิทยาลัย|จุฬาลงกรณ์มหาวิทยาลัย)[ก-๙]{0,40})\Z"
)


# units that every university has, where no university is told behind them
_UNIT_ALONE = expression(
    r"(?:ผู้อำนวยการ|ผอ\.[ ]?)(?:สำนัก(?:วิทยบริการ|ส่งเสริมวิชาการ|บริการวิชาการ|วิชาการและ|ศิลปะและวัฒนธรรม|คอมพิวเตอร์|หอสมุด)|"
    r"สถาบันวิจัยและพัฒนา)"
    r"(?!.*มหาวิทยาลัย)"
)

# a unit of a place that the words of an office name last: "ผู้อำนวยการกองการต่างประเทศ เมืองสายลม"
_OF_PLACE = expression(
    r"(?:รอง|ผู้ช่วย)?(?:ผู้อำนวยการ|ผอ\.|หัวหน้า|อธิบดี|ผู้จัดการ|เลขา(?:ธิการ|นุการ))[ ]?"
    r"(?P<unit>(?:(?P<whole>สำนัก|กรม|ห้อง(?:ว่า)?การ)|กอง(?!ทัพ|กำลัง|บังคับ|บัญชา|อำนวย)|ฝ่าย|ส่วน|แผนก)(?:[ก-๎]|[ ](?=และ)){3,60}?)"
    r"(?P<apart>[ ]?)(?<!ผัง)(?<!พัฒนา)(?<!เทศบาล)(?<!บริหาร)(?<!อำเภอ)(?<!มรดก)(?<!ตำรวจภูธร)"
    r"(?P<place>(?:เมือง(?!เก่า|อัจฉริยะ|พัทยา)|นคร|มณฑล(?!ทหาร)|จังหวัด|แขวง(?!ทาง)|รัฐ(?!มนตรี|สภา|วิสาหกิจ|ประศาสน)|เทศมณฑล)[ก-ฮเแโใไ][ก-๎]{2,30})\Z"
)
_PLACED = expression(r"(?:แขวง|เมือง|นคร)[ก-ฮเแโใไ]")
_ROOM = expression(r"(?:รอง)?หัวหน้า(?P<room>ห้อง(?:ว่า)?การ[ก-๎]{4,40})\Z")
_OF_HOSPITAL = expression(
    r"(?:รอง)?หัวหน้า(?:กลุ่มการพยาบาล|กลุ่มงาน(?:เวช|ทันต|เภสัช|อายุรกรรม|ศัลย|กุมาร|จิตเวช))[^ ]*\Z"
)
_BACK, _NEXT = 12, 3  # bodies
_NEAR = 80  # letters


def unit_of(office: Office, best: str, told: Told) -> str | None:
    """The unit with the body above it, as the words of an office tell it, where only one of both was thought of."""
    if FOR_RECTOR.search(office.name):
        return None
    if faculty := _DEAN_OF.search(office.name):
        return _of_dean(office, faculty["faculty"], best, told)
    if department := _DEPARTMENT_OF.search(office.name):
        return department[0]
    if _UNIT_ALONE.match(office.name) and best == office.body:
        return _last_called("มหาวิทยาลัย", office, told)
    if best == office.body and _OF_HOSPITAL.match(office.name):
        return _last_called("โรงพยาบาล", office, told)
    if best == office.body and (unit := _UNIT_OF.search(office.name)) and unit["university"] == best:
        return unit[0]
    return None


def _last_called(kind: str, office: Office, told: Told) -> str | None:
    """The body of a kind that the text tells last before an office; where none is, the one right behind it."""
    index = bisect_left(told.starts, office.start)
    before = told.bodies[max(0, index - _BACK) : index]
    if told_before := next((body.name for body in reversed(before) if body.name.startswith(kind)), None):
        return told_before
    behind = [body.name for body in told.bodies[index : index + _NEXT] if body.start < office.end + _NEAR]
    return next((name[name.index(kind) :] for name in behind if f" {kind}" in f" {name}"), None)


def unit_abroad(office: Office, best: str | None, told: Told) -> str | None:
    """The place of a unit, or the unit with it, where another body than the words of an office name was thought of."""
    if room := _ROOM.match(office.name):
        places = {name[4:] for name in told.kinds if name.startswith(("เมือง", "แขวง"))} | {
            name[3:] for name in told.kinds if name.startswith("นคร")
        }
        placed = _PLACED.search(room["room"]) or room["room"].endswith(tuple(filter(None, places)))
        return room["room"] if placed else None
    place = _OF_PLACE.match(office.name)
    if place is None or _INSTITUTION.search(place["unit"]):
        return None
    named = place["unit"] + place["place"]
    bureau = place["whole"] == "สำนัก" and not place["apart"] and best is not None
    bureau = bureau and (best == place["place"] or _is_half(best, named, place["place"]))
    if best is not None and (place["place"] in best or best in office.name) and not bureau:
        return None
    return named if place["whole"] and not place["apart"] else place["place"]


def _is_half(best: str | None, named: str, place: str) -> bool:
    """Whether a body is the latter half of a bureau's name: การท่องเที่ยวเมืองก of สำนักวัฒนธรรมและการท่องเที่ยวเมืองก."""
    return (
        best is not None
        and best.endswith(place)
        and named.endswith(best)
        and len(place) < len(best) < len(named)
    )


_INSTITUTION = expression(
    r"เรือนจำ|โรง(?:พยาบาล|เรียน)|สถาน|วิทยาลัย|องค์การ|เทศบาล|ศูนย์|สหกรณ์|หอการค้า|สมาคม|บริษัท|กรรมการ"
)


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
