"""What belongs to a name behind its last word: the branch, the country, the legal form; and what it abbreviates."""

from __future__ import annotations

import re
from functools import cache

from citypact.graph.extraction.body_mentions import LOCAL_KINDS
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at, provinces
from citypact.graph.extraction.name_ends import is_over, name_end
from citypact.graph.extraction.rules import alternation, rules, words
from citypact.graph.names import ABBREVIATIONS

__all__ = ["branch_end", "expanded", "mission_end"]


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(sorted(provinces()))


def branch_end(text: str, kind: str, prefix: str, name: str, end: int) -> int:
    """Where a name ends that tells its branch, its country, its legal form or who protects it behind a blank."""
    told = _branch_end(text, kind, prefix, name, end)
    patron = _PATRON.match(text, told) if kind in _PATRONISED else None
    return patron.end() if patron else told


def _branch_end(text: str, kind: str, prefix: str, name: str, end: int) -> int:
    if campus := _CAMPUS.match(text, end):
        return name_end(text, campus.end())[0]
    if kind in _OF_REGIONS and (region := _REGION.match(text, end)):
        return region.end() if _is_over(text, region.end()) else end
    if prefix.endswith(_OF_TOWNS) or name.startswith(_OF_TOWNS):  # of which there is one in many towns
        place = province_at(text, end + 1) if text[end : end + 1] == " " else None
        if place and _is_over(text, end + 1 + len(place)):
            return end + 1 + len(place)
        if prefix.startswith("พิพิธ"):
            return _town_end(text, end)
    if prefix == "สโมสร" and (club := _CLUB.match(text, end)) and _is_over(text, club.end()):
        return club.end()
    if (kind in _PLACED or prefix.startswith("นิคม")) and (bracket := _IN_BRACKETS.match(text, end)):
        return bracket.end()
    if prefix == "โรงเรียน" and (own := _OWN_NAME.match(text, end)):
        return own.end()
    if name.endswith(_NURSES) and (seat := _NURSES_AT.match(text, end)):
        return seat.end()
    if kind in ("university", "school") and _BRANCHES.search(name) and text[end : end + 1] == " ":
        told = _PROVINCE.match(text, end + 1)
        start = told.end() if told else end + 1
        place = province_at(text, start)
        return start + len(place) if place else _town_end(text, end)
    if name.endswith("ฯ") and kind not in LOCAL_KINDS:  # one of several of the name, told by its town
        place = province_at(text, end + (text[end : end + 1] == " "))
        return end + (text[end : end + 1] == " ") + len(place) if place else end
    if kind in _JOINED_PLACES and (other := _OTHER_PLACE.match(text, end)):
        return other.end()
    if owner := _owner_end(text, prefix, name, end):
        return owner
    if prefix == "สำนักงาน" and (of := _ABBREVIATED_PROVINCE.match(text, end)):
        place = province_at(text, of.end())
        return of.end() + len(place) if place else end
    if prefix in _FEDERATED and (told := _OF_PROVINCE.match(text, end)):
        place = province_at(text, told.end())
        return told.end() + len(place) if place else end
    if name.startswith("ราชภัฏ") and (campus := _COLLEGE.match(text, end)):
        place = province_at(text, campus.end())  # a branch that is called a college
        return campus.end() + len(place) if place else end
    if prefix == "โรงพยาบาล" and name.startswith("สมเด็จ") and (seat := _SEAT.match(text, end)):
        return seat.end()  # named for a queen, with its town behind it
    if prefix == "โรงพยาบาล" and name in _CHAINS:
        return _town_end(text, end)
    if prefix == "โรงพยาบาล" and (taught := _TAUGHT_AT.match(text, end)):
        return name_end(text, taught.end())[0]
    if prefix == "วัด" and (royal := _ROYAL.match(text, end)):
        return royal.end()
    if prefix == "โรงพยาบาล" and text[end : end + 1] == " " and not province_at(name, 0):
        place = province_at(text, end + 1)  # โรงพยาบาลก ระยอง: of the same name there are several
        return end + 1 + len(place) if place and _is_over(text, end + 1 + len(place)) else end
    if prefix == "สำนักงาน" and name.endswith(_ABROAD) and (seat := _SEAT_ABROAD.match(text, end)):
        return name_end(text, seat.end())[0]
    if (kind == "ministry_agency" or prefix in _BRANCHED) and (branch := _BRANCH.match(text, end)):
        return name_end(text, branch.end())[0]
    if prefix.startswith(_OF_AREAS) and (area := _AREA.match(text, end)):
        return area.end()
    if prefix.startswith(("การไฟฟ้า", "การประปา")) and (of := _OF_PROVINCE.match(text, end)):
        return max(of.end(), name_end(text, of.end())[0])
    if prefix.startswith(("มูลนิธิ", "สมาคม", "องค์การ", "กลุ่ม", "เครือ")) and (thai := _THAILAND.match(text, end)):
        return thai.end()
    form = _FORM.match(text, end) if prefix in _LIMITED else None
    form = form if form and _is_over(text, form.end()) else None
    form = form or (_PUBLIC.match(text, end) if kind in ("ministry_agency", "other") else None)
    return form.end() if form else end


_CAMPUS = expression(r"[ ]?วิทยาเขต(?=[ก-ฮเแโใไ])")


def mission_end(text: str, position: int) -> int:
    """Where an embassy's or a consulate's name ends: with its seat, and the country whose it is; 0 where neither is told.

    >>> text = "สถานกงสุลใหญ่แห่งสาธารณรัฐประชาชนจีนประจำเชียงใหม่ ร่วมลงนาม"
    >>> text[: mission_end(text, text.find("แห่ง"))]
    'สถานกงสุลใหญ่แห่งสาธารณรัฐประชาชนจีนประจำเชียงใหม่'
    """
    seat = _MISSION_AT.match(text, position)
    if not seat:
        return 0
    place = province_at(text, seat.end())
    return seat.end() + len(place) if place else name_end(text, seat.end(), begun=True)[0]


def _town_end(text: str, end: int) -> int:
    """Where a name ends with the town behind it that tells it from others of the name."""
    if text[end : end + 1] != " " or is_over(text, end + 1):
        return end
    town = name_end(text, end + 1)[0]
    return town if _TOWN.fullmatch(text, end, town) and text[town : town + 1] != "." else end


# "at the city of", or whose it is and "to the province of"
_MISSION_AT = expression(
    r"(?:[ ]?ณ[ ]?(?=กรุง|นคร|เมือง|แขวง)|(?:แห่ง)?(?!ประจำ)[ก-ฮเแโใไ][ก-๎]{1,30}?(?:[ ][ก-๎.]{2,16})?[ ]?"
    r"(?:ประจำ|[ ]ณ[ ](?!ห้อง|หอ|อาคาร|โรงแรม|ศาล|สำนัก|ศูนย์|ที่|เทศบาล|จวน|ทำเนียบ|บ้าน|มหา|ลาน|วัน))[ ]?)"
    r"(?:จังหวัด|เมือง|นคร|กรุง|แขวง)?(?=[ก-ฮเแโใไ])"
)


def _owner_end(text: str, prefix: str, name: str, end: int) -> int:
    """Where the body ends whose unit a name tells: สำนักคอมพิวเตอร์ มหาวิทยาลัยก, สำนักการศึกษา กรุงเทพมหานคร; 0 where none."""
    if not prefix.startswith(_OWNED) or name.endswith(_provinces()):
        return 0
    taught = prefix == "โรงเรียน" and name.startswith("สาธิต")
    owner = _UNIVERSITY.match(text, end) if taught or prefix.startswith(_UNITS) else None
    if owner:
        ends = owner.end() if owner["whole"] else name_end(text, owner.end())[0]
        campus = _CAMPUS.match(text, ends)
        return name_end(text, campus.end())[0] if campus else ends
    if prefix in _OF_TROOPS and (over := _REGIMENT.match(text, end)):
        return name_end(text, over.end())[0]
    if prefix == "องค์การ" and (over := _OVER_ENTERPRISE.match(text, end)):
        return name_end(text, over.end())[0]
    if not prefix.startswith(_SECTIONS):
        return 0
    if prefix in _SECTIONS and (owner := _MUNICIPALITY.match(text, end)):
        return name_end(text, owner.end())[0]
    capital = _CAPITAL.match(text, end)
    return capital.end() if capital and _is_over(text, capital.end()) else 0


def _is_over(text: str, end: int) -> bool:
    """Whether what stands behind a name belongs to it no more: no letter, or a word with which no name goes on."""
    return _LETTER.match(text, end) is None or is_over(text, end)


_OFFICES = ("กรม", "องค์การ", "สำนักงาน", "สถาบัน")
_OVER_ENTERPRISE = expression(r"[ ]กรม(?=สรรพ|ธนา|ศุล)")  # what a department of revenue runs
_UNITS = ("สำนัก", "ศูนย์", "สถาบัน", "กอง", "อุทยาน", "หอศิลป", "โรงพยาบาลสัตว์")
_OWNED = (*_UNITS, *_OFFICES, "โรงเรียน")
_UNIVERSITY = expression(r"[ ](?:(?P<whole>จุฬาลงกรณ์มหาวิทยาลัย)|(?:มหาวิทยาลัย|มทร\.|มรภ\.|ม\.)(?=[ก-ฮเแโใไ]))")
_CAPITAL = expression(r"[ ](?:กรุงเทพมหานคร|กทม\.)")
_OF_TROOPS = frozenset({"กองพัน", "กองร้อย"})
_REGIMENT = expression(r"[ ]?กรม(?=ทหาร|การ|พัฒนา)")
_SECTIONS = ("สำนัก", "กอง")
_MUNICIPALITY = expression(
    r"[ ](?:เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:จังหวัด|ตำบล)|(?:อบ[จต]|ท[นมต])\.[ ]?)(?=[ก-ฮเแโใไ])"
)
_CLUB = expression(
    r"[ ](?:(?!กับ|และ|ร่วม|โดย|ลงนาม|ได้|จะ)[ก-๎]{2,12}[ ])?(?:ยูไนเต็ด|เอฟ\.?ซี\.?|ซิตี้|[A-Z]{2,4}\b|United|City)"
)
_JOINED_PLACES = frozenset({"association", "other"})
# of two towns: ชมรมก/ข, สมาคมก – ข
_OTHER_PLACE = expression(
    r"(?:/|[ ]?[–-][ ]?)(?!เทศบาล|องค์การ|มหา|โรง|จังหวัด|บริษัท|สำนัก|สมาคม|ชมรม|มูลนิธิ|กรม|กอง|อบ|ท[นมต]\.|สภ|หอ|ศูนย์|สห|"
    r"นาย|นาง|ดร|ผู้|จ\.|อ\.)"
    r"[ก-ฮเแโใไ][ก-๎]{1,12}?(?=[ ]?(?:[,)\n]|กับ|และ|ส่วน|ร่วม|โดย|ลงนาม|ได้|จะ|จัด|จับมือ|ผนึก|เพื่อ|ด้าน)|\Z)"
)
_PARTS = "เหนือ|ใต้|กลาง|ตะวันออก(?:เฉียงเหนือ)?|ตะวันตก|อีสาน|นครหลวง"  # of the country
_BRANCHES = expression("|".join(words("bodies", "branches")))
_PLACED = frozenset({"university", "school", "ministry_agency"})
_OWN_NAME = expression(  # of a school: บ้านก (ขอุทิศ)
    r"[ ]?\((?!นาย|นาง|บาทหลวง|พระ(?!ราช)|คุณ|ท่าน|ครู|อาจารย์|ว่าที่|โดย|ผู้|อำเภอ|ตำบล|จังหวัด)(?=[ก-๎ ]{0,26}"
    r"(?:ราษฎร์|อุทิศ|วิทยา|วิทย์|บำรุง|สามัคคี|พิทยา|นุกูล|สงเคราะห์|ประชา|นุสรณ์|รังสรรค์|ศึกษา|มิตรภาพ|พัฒนา|บูรณะ|วัด|รัฐ))[ก-๎ ]{5,30}\)"
)
_IN_BRACKETS = expression(rf"[ ]?\((?:{alternation(provinces())})\)")  # which of several
_PATRONISED = frozenset({"university", "school", "association", "other", "ministry_agency"})
_PATRON = expression(  # who has it under her or his protection
    r"[ ]?ใน(?:(?:สมเด็จ)?พระ[ก-๎]{2,24}(?:ถัมภ์|เคราะห์)"
    r"(?:[ ]?(?:ของ)?สมเด็จพระ[ก-๎]{4,40}?(?:ฯ[ ][ก-๎]{2,16})?(?:ชนนี|กุมารี|ราชินีนาถ|วัฒน์))?"
    r"|สมเด็จพระ[ก-๎]{4,40}(?:ชนนี|กุมารี|ราชินีนาถ|วัฒน์))"
)
_FEDERATED = ("สมาพันธ์", "สหพันธ์", "ชมรม")  # of each there is one in every province
_COLLEGE = expression(r"[ ]วิทยาลัย(?=[ก-ฮเแโใไ])")
_LETTER = expression(r"[ก-๎]")
_PROVINCE = expression(r"จังหวัด|จ\.[ ]?")
_BRANCH = expression(r"[ ]?(?:สาขา|ประจำจังหวัด|ประจำอำเภอ)(?=[ก-ฮเแโใไ])")
_BRANCHED = frozenset({"ธนาคาร", "ศูนย์การค้า", "ห้างสรรพสินค้า"})
# state enterprises and banks have districts that are told by a number, a part of the country, a province
_OF_AREAS = ("การไฟฟ้า", "การประปา", "การยาง", "การกีฬา", "การเคหะ", "การท่องเที่ยว", "ธนาคาร", "สถานีวิทยุ")
_AREA = expression(
    rf"[ ]?(?:(?:เขต|สำนักงาน)(?:{alternation(provinces())})|(?:เขต|สำนักงาน)?ภาค(?:{_PARTS})(?:(?:ตอน)?(?:บน|ล่าง|กลาง))?"
    r"|เขต[ ]?\d{1,2}(?![\d.:])|ศูนย์ภาค(?:เหนือ|ใต้|อีสาน))(?!ของ)"
)
# colleges of one name, told by a hospital and its town; private hospitals of one name, told by their town
_NURSES = ("บรมราชชนนี",)
_NURSES_AT = expression(
    rf"[ ](?:จังหวัด|นคร|(?!ร่วม|และ|กับ|โดย|ลงนาม|จังหวัด|อำเภอ|ตำบล|ใน|ที่)[ก-ฮเแโใไ][ก-๎]{{3,18}}[ ])(?:{alternation(provinces())})"
)
_CHAINS = frozenset(
    {"กรุงเทพ", "เกษมราษฎร์", "สินแพทย์", "เปาโล", "พญาไท", "ศิครินทร์", "จุฬารัตน์", "บางปะกอก", "พริ้นซ์", "ธนบุรี"}
)
_TOWN = expression(
    r"[ ](?:ภาค(?:เหนือ|ใต้)|(?!ภาค|ฝ่าย|คณะ|ครู|นัก|แล|สำนัก|กรม|กอง|วัด|วิทยา|ศูนย์|ชุมชน|ชมรม|เครือ|สภา|หอ|โรง|สถา|บริษัท|มูล|สมา|สห|กลุ่ม|"
    r"เทศ|องค์|มหา|ตำรวจ|อำเภอ|จังหวัด|ตำบล|อบ|นาย|นาง|พระ(?!ราม|นคร|พุทธ)|การ|ผู้|รอง)[ก-ฮเแโใไ][ก-๎]{2,13})"
)
_TAUGHT_AT = expression(r"[ ]คณะ[ก-๎]{0,12}แพทยศาสตร์(?:[ก-๎]{0,16})[ ]มหาวิทยาลัย(?=[ก-ฮเแโใไ])")
_ROYAL = expression(r"[ ]?พระอารามหลวง")
_SEAT = expression(
    r"[ ]ณ[ ](?!ห้อง|หอ|อาคาร|โรงแรม|ศาลา|ที่|วัน|ลาน|สำนัก|เทศบาล|ศูนย์|มหา)[ก-ฮเแโใไ][ก-๎]{2,14}(?:[ ]สภากาชาดไทย)?(?![ก-๎])"
)
_ABROAD = ("ต่างประเทศ", "ส่งเสริมการค้า", "แรงงาน")  # offices that a ministry has in other countries
_SEAT_ABROAD = expression(r"[ ]?ณ[ ](?:กรุง|นคร|เมือง)(?=[ก-ฮเแโใไ])")
_OF_PROVINCE = expression(r"[ ](?:จ\.[ ]?|จังหวัด)(?=[ก-ฮเแโใไ])")
_ABBREVIATED_PROVINCE = expression(r"[ ]?จ\.[ ]?(?=[ก-ฮเแโใไ])")
_THAILAND = expression(r"[ ]?\(?ประเทศไทย\)?(?![ก-๎])")
_FORM = expression(r"[ ]?จำกัด(?:[ ]?\(มหาชน\))?")
_LIMITED = frozenset({"สหกรณ์", "ชุมนุมสหกรณ์", "ธนาคาร"})
_OF_REGIONS = frozenset({"association", "ministry_agency"})
_REGION = expression(
    r"[ ]?(?:สำนักงาน)?ภาค(?:เหนือ|ใต้|กลาง|ตะวันออก(?:เฉียงเหนือ)?|ตะวันตก|อีสาน)(?:(?:ตอน)?(?:บน|ล่าง))?(?:[ ]\d)?(?!\d)"
)
_OF_TOWNS = (
    "พิพิธภัณฑสถานแห่งชาติ",
    "แห่งชาติ",
    "นานาชาติ",
    "ท่าอากาศยาน",
    "สนามบิน",
    "หอจดหมายเหตุ",
    "ศูนย์การค้า",
    "ห้างสรรพสินค้า",
)
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
    *(
        (expression(rf"(?<=[ ]){re.escape(short)}\Z"), full)
        for short, full in rules("initials")["university"].items()
    ),
)


def expanded(name: str) -> str:
    """A name with what it abbreviates within written out."""
    for pattern, full in _ABBREVIATED if "." in name else ():
        name = pattern.sub(full, name)
    return name
