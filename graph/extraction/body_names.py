"""Names of bodies behind the words that begin them: the fullest form, cut where the next word begins."""

from __future__ import annotations

import re
from dataclasses import replace

from citypact.graph.extraction.body_kinds import BEGINNINGS, KINDS, BodyKind
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.firm_names import firm_word_end
from citypact.graph.extraction.gazette import province_at, provinces
from citypact.graph.extraction.name_ends import is_over, name_end, stops_at
from citypact.graph.extraction.name_tails import branch_end, expanded, mission_end
from citypact.graph.extraction.province_initials import province_of_initials
from citypact.graph.extraction.rules import alternation, words
from citypact.graph.extraction.university_names import campus_end, fields_end, university_end
from citypact.graph.extraction.view import tidy

__all__ = ["body_at", "is_counted"]

_GENERIC = expression("|".join(f"(?:{word})" for word in words("bodies", "generic")))
_GLUE = tuple(words("bodies", "glue"))
_GLUE_OF_PLACES = tuple(words("bodies", "glue_of_places"))
_OF_PEOPLE = frozenset({"เมือง", "นคร", "กรุง", "มณฑล"})  # places that people are said to be of
_RUN = expression(r"[\u0e00-\u0e3a\u0e40-\u0e4f]{1,120}")
_FIRM_END = expression(r"(?:(?!บริษัท)[^\n,;]){1,80}?(?:จำกัด|จากัด)(?:[ ]?\(มหาชน\)|[ ]?มหาชน(?![ก-๎]))?")
_NUMBER = expression(
    r"[ ]?\d{1,3}(?:/\d{1,2})?(?![\d/]|[.:]\d|[.)][ ]?[ก-ฮเแโใไ]|[ ]?(?:แห่ง|โรง|คน|คัน|ชุด|เครื่อง|ล้าน|บาท|วัน))"
    r"(?:[ ]?\((?!นาย|นาง|น\.ส|ดร|ว่าที่|โดย)[\u0e00-\u0e7f0-9 ]{2,40}\)|[ ]?[“\"][ก-ฮเแโใไ][ก-๎ ]{3,40}[”\"])?"
)
_SOCIETIES = frozenset({"สมาคม", "มูลนิธิ", "สมาพันธ์", "ชมรม"})
# the last word of what is joined, or of all Thais: สมาคมผู้ผลิตน้ำตาล|และชีวพลังงานไทย
_NATION = expression(
    r"(?:และ(?!สมาคม|มูลนิธิ|สมาพันธ์|ชมรม|สหพันธ์|สภา|สถาน|สถาบัน|หอการค้า|องค์|หน่วย|เทศบาล|จังหวัด|อำเภอ|โรง(?:เรียน|พยาบาล)|มหา|วิทยาลัย|"
    r"บริษัท|ธนาคาร|การ(?:ท่า|รถ|ไฟ|ประ|เคหะ|ยาง|กีฬา)|กระทรวง|กรม|สำนัก|กอง|ศูนย์|คณะ|เครือข่าย|กลุ่ม|ภาคี|ผู้แทน|ตัวแทน|ร่วม|ได้|ลงนาม)[ก-๎]{2,36}?)?"
    r"(?:แห่งประเทศ)?ไทย(?![ก-๎])"
)
_NETWORK = expression(r"เครือข่าย[ก-๎]{4}")
_AS_FIRMS = frozenset({"องค์การ", "มูลนิธิ", "โรงแรม"})  # are called like firms, some of them
_MALLS = ("ศูนย์การค้า", "ห้างสรรพสินค้า")
_MALL_NUMBER = expression(r"\d{1,3}(?:[ ][ก-ฮเแโใไ][ก-๎]{2,14}(?=[,\n]|\Z))?")
_IN_PROVINCE = expression(r"[ ]?จังหวัด(?=[ก-ฮเแโใไ])")
_BRANCH_BEFORE = expression(
    r"(?<!จัดตั้ง)(วิทยาเขต[\u0e00-\u0e4f]{2,30})[ ]?\Z"
)  # its head is told by the branch first
_DISTRICT = expression(r"อ\.[ ]?\Z")
_COUNTED = expression(
    r"(?<![12]\d\d\d)(?<!ที่[ ]\d)(?<!ที่\d)(?<=\d)[ ]?\Z"
)  # so many of them; a year counts none, nor does "the 4th side"
_YEARS = expression(
    r"[ ]\d{2}[ ]?พรรษา(?:[ ](?:นวมินทราชินี|มหาราชินี))?"
    r"|[ ]?เขต(?:การศึกษา)?[ ]?\d{1,2}(?:[ ]?\(ภาค[ก-๎]{2,24}\))?(?P<of>[ ](?:จังหวัด(?=[ก-ฮเแโใไ]))?)?"
)
_IN_DISTRICT = expression(
    r"(?:[ ]?\((?:[ก-ฮ]{1,5}\.){1,5}\))?[ ]?เขต[ ]?(?P<number>\d{1,2})(?!\d|[.:]\d)(?P<of>[ ](?:จังหวัด|จ\.)?)?"
)
# behind its initials in brackets: the branch in a province or a part of the country
_BRANCH_BEHIND = expression(
    rf"[ ]?\((?:[ก-ฮ]{{1,5}}\.){{1,5}}\)[ ]?(?P<branch>(?:สาขา|สำนักงาน|ประจำจังหวัด|เขต)(?:{alternation(provinces())})"
    r"|(?:สำนักงาน)?ภาค(?:เหนือ|ใต้|กลาง|ตะวันออก(?:เฉียงเหนือ)?|ตะวันตก))(?!ตอน)"
)
# the branch of a body that is told by its initials: กปภ.สาขาก, กฟภ.จังหวัดข
_BRANCH_OF = expression(r"(?:[ ]?สาขา|(?:ประจำ)?จังหวัด|จ\.[ ]?|อำเภอ|อ\.[ ]?)(?=[ก-ฮเแโใไ])")
_FRONT = expression(r"[ ]?ส่วนหน้า")
_DEPARTMENT = expression(r"[ ]กรม(?=[ก-ฮ])")
_TAIL = expression(r"[ ]?สำนักงาน(?=[ก-ฮเแโใไ])")
_FIGURED = (
    "เทศบาล",
    "ที่",
    "ภาค",
    "เขต",
    "ท่องเที่ยว",
    "ตอนบน",
    "ตอนล่าง",
)  # behind these too a figure is part of a name
_SHORT = 7  # letters: of initials without their dots
_INITIAL = 4  # letters: a shorter name with a dot behind it is abbreviated
_SHORTEST = 5  # letters: a shorter name may begin that of a province abroad
_THAI_LETTER = expression(r"[ก-ฮะ-ฺเ-์]")


def _stands_alone(text: str, start: int) -> bool:
    """Whether a word begins here: after a space or mark, or after a word that names are glued to."""
    return (
        start == 0
        or not _THAI_LETTER.match(text, start - 1)
        or text[max(0, start - 12) : start].endswith(_GLUE)
    )


def _of_people(text: str, start: int, kind: BodyKind) -> bool:
    """Whether a place is glued to a word for people who are of it: ยุวทูต|เมืองสายลม."""
    return kind.prefix in _OF_PEOPLE and text[max(0, start - 12) : start].endswith(_GLUE_OF_PLACES)


_OTHER_HALF = expression(r"เหนือ|ใต้|ใหม่|เก่า|กลาง|ตะวัน")
# offices have their province at the end of their names: behind it a verb goes on
_SEATED = frozenset({"ministry_agency", "association"})
_SEAT = expression(
    rf"จังหวัด(?:{alternation(provinces())})(?=[ก-ฮเแโใไ])(?!แห่ง|และ|เขต|สาขา|ภาค|ใน|ที่|ฝ่าย|หน่วย|ตอน)"
)
_ABBREVIATIONS = ("ม.", "รพ", "สภ", "มร", "มท", "รร", "สส")


def body_at(text: str, match: re.Match[str], number: int) -> BodyMention | None:
    """The body whose name begins with a match of one of ``KINDS``; None where the words name none."""
    kind = KINDS[number]
    start, position = match.span()
    if kind.verbatim:
        kind = replace(kind, prefix=expanded(tidy(match[0])))
    if kind.whole:
        return _whole(text, match, kind)
    if kind.mission and (seated := mission_end(text, position)):
        name = kind.prefix + (" " if text[position] == " " else "") + tidy(text[position:seated])
        return BodyMention(start, seated, name, kind.kind, kind.prefix, whole_run=True)
    abbreviated = match[0].startswith(_ABBREVIATIONS) or match[0] in ("อบจ", "อบต")
    if (abbreviated or not kind.glued) and not (_stands_alone(text, start) or _of_people(text, start, kind)):
        return None
    if kind.firm:
        firm = _FIRM_END.match(text, position)
        if firm:
            name = kind.prefix + tidy(firm[0])
            return BodyMention(start, firm.end(), name, kind.kind, kind.prefix, whole_run=True)
    if kind.council and (inner := BEGINNINGS.match(text, position)) and (of := body_at(text, *inner)):
        return replace(of, start=start, name=f"สภา{of.name}", kind=kind.kind, prefix="สภา", council=True)
    if kind.numbered:
        figure = _NUMBER.match(text, position)
        if not figure:
            return None
        end = front.end() if (front := _FRONT.match(text, figure.end())) else figure.end()
        name = kind.prefix + tidy(text[position:end])
        return BodyMention(start, end, name, kind.kind, kind.prefix, whole_run=True)
    end, whole_run = _first_end(text, kind, position)
    if kind.kind == "pao" and text[end : end + 1] == "." and end - position < _INITIAL:
        if province := province_of_initials(text[position:end]):
            return BodyMention(start, end + 1, kind.prefix + province, kind.kind, kind.prefix, whole_run=True)
        return None
    if _names_none(text, match, kind, position, end):
        return None
    end = _last_end(text, kind, position, _numbered_end(text, kind, position, end))
    if kind.prefix in _OF_AGENCIES and _OF_OFFICE.match(text, end):
        return None  # the agency is the body, no section of it
    apart = " " if kind.tail and text.startswith(" ", position) and end > position + 1 else ""
    full = kind.prefix + apart + expanded(tidy(text[position:end])) + kind.form
    if kind.kind == "ministry_agency" and text[end : end + 2] in (" (", "(ส"):
        tail, end = _district(text, end)  # its initials, then its district
        full += tail
    if kind.kind == "university" and (branch := _BRANCH_BEFORE.search(text, max(0, start - 44), start)):
        full = full if branch[1] in full else f"{full} {branch[1]}"
    return BodyMention(
        start,
        end,
        full,
        kind.kind,
        kind.prefix,
        weak=kind.weak or kind.region,
        council=kind.council,
        whole_run=whole_run,
    )


def _whole(text: str, match: re.Match[str], kind: BodyKind) -> BodyMention | None:
    """A body that its words or its initials name outright; a branch, a figure or a district may follow."""
    start, position = match.span()
    short = ("." in match[0] or len(match[0]) < _SHORT) and kind.kind != "special_local_government"
    if short and not _stands_alone(text, start):
        return None
    if kind.initials and (branch := _BRANCH_OF.match(text, position)):
        end = name_end(text, branch.end())[0]
    else:
        branched = kind.initials or kind.kind == "ministry_agency"
        end = branch_end(text, kind.kind, kind.prefix, "", position) if branched else position
    if kind.prefix.endswith("ที่") and (figure := _NUMBER.match(text, end)):
        end = figure.end()
    if end > position:
        apart = " " if text.startswith(" ", position) else ""
        name = kind.prefix + apart + expanded(tidy(text[position:end]))
        return BodyMention(start, end, name, kind.kind, kind.prefix, whole_run=True)
    tail, position = _district(text, position) if kind.kind == "ministry_agency" else ("", position)
    name = kind.prefix + tail
    return BodyMention(start, position, name, kind.kind, kind.prefix, council=kind.council, whole_run=True)


def _first_end(text: str, kind: BodyKind, position: int) -> tuple[int, bool]:
    """Where the words of a name end, and whether they are all that runs on without a blank."""
    alone = kind.tail and is_over(text, position)  # the words for it are all its name
    end, whole_run = (position, False) if alone else name_end(text, position, begun=kind.begun)
    if whole_run and (further := _unfinished(text, kind.prefix, position, end)):
        end = further
    if kind.prefix in _MALLS and (floor := _MALL_NUMBER.match(text, end)):
        end, whole_run = floor.end(), True
    if (
        kind.prefix in _TAUGHT
        and (other := _ANOTHER.search(text, position + _SHORT, end + 10))
        and other.start() < end
    ):
        end, whole_run = other.start(), False  # glued to the next of a list
    if kind.prefix == "กรม" and (over := text.find("กระทรวง", position, end)) > position:
        end, whole_run = over, False  # the ministry over it
    if (kind.firm or kind.prefix in _AS_FIRMS) and end > position and (more := firm_word_end(text, end)):
        end, whole_run = more, True
    thai = province_at(text, position) if kind.kind in ("province", "pao") else None
    if (
        thai
        and len(thai) > _SHORTEST
        and (kind.kind == "province" or not _OTHER_HALF.match(text, position + len(thai)))
    ):
        end, whole_run = position + len(thai), True  # no other province begins as one of Thailand does
    if kind.kind in _SEATED and (seat := _SEAT.search(text, position, end)):
        end, whole_run = seat.end(), False
    return end, whole_run


def _names_none(text: str, match: re.Match[str], kind: BodyKind, position: int, end: int) -> bool:
    """Whether the words are no name after all: of another word, of many, of a kind, of what is not told fully."""
    start, name = match.start(), text[position:end]
    if kind.prefix == "เมือง" and _DISTRICT.search(text, max(0, start - 3), start):
        return True
    if kind.prefix == "วิทยาลัย" and text[max(0, start - 3) : start] == "มหา":
        return True
    if (
        match[0].endswith(". ")
        and not kind.begun
        and not province_at(text, position)
        and BEGINNINGS.match(text, position)
    ):
        return True  # an abbreviation that stands alone; another body follows
    if kind.kind == "school" and name == "เทศบาล" and not _NUMBER.match(text, end):
        return True
    if text[end : end + 1] == "." and len(name) < _INITIAL:
        return True  # the place is abbreviated itself
    if kind.kind == "province" and is_counted(text, start) and not province_at(text, position):
        return True
    return not kind.tail and (
        len(name.rstrip("ฯ")) < 2
        or (
            _GENERIC.match(text, position) is not None
            and not (kind.prefix in _SOCIETIES and _NETWORK.match(text, position))
        )
    )


def is_counted(text: str, start: int) -> bool:
    """Whether a number of them stands before the words: 22 ภาคี."""
    return _COUNTED.search(text, max(0, start - 3), start) is not None


def _numbered_end(text: str, kind: BodyKind, position: int, end: int) -> int:
    """Where a name ends with the figure behind it, and with the place behind that."""
    if not (kind.figured or text.endswith(_FIGURED, position, end)):
        return end
    figure = _NUMBER.match(text, end)
    if not figure:
        return end
    name, end = text[position:end], figure.end()
    place = _RUN.match(text, end + 1) if text[end : end + 1] == " " else None
    placed = kind.kind == "school" or name.startswith("บริการสาธารณสุข")
    if place and (province_at(text, end + 1) or (placed and _is_place(text, end + 1))):
        return name_end(text, end + 1)[0]
    if (
        kind.kind == "ministry_agency"
        and (told := _IN_PROVINCE.match(text, end))
        and (province := province_at(text, told.end()))
    ):
        return told.end() + len(province)
    return end


def _last_end(text: str, kind: BodyKind, position: int, end: int) -> int:
    """Where a name ends with what belongs to it: a university's campus, an office's department, years, a branch."""
    if kind.faculty or (kind.prefix == "วิทยาลัย" and kind.kind == "university"):
        end = university_end(text, end)
    elif kind.kind == "university":
        end = campus_end(text, end)
    elif kind.prefix in _OF_UNIVERSITIES:
        end = fields_end(text, end)
    department = _DEPARTMENT.match(text, end) if kind.prefix == "สำนักงาน" else None
    if department:
        end = name_end(text, department.end())[0]
    years = _YEARS.match(text, end)
    if years:
        province = (province_at(text, years.end()) or "") if years["of"] else ""
        province = "" if province and years["of"] != " " and province in text[position:end] else province
        end = years.end() + len(province) if province else years.end() - len(years["of"] or "")
    end = branch_end(text, kind.kind, kind.prefix, text[position:end], end)
    if kind.tail and (branch := _TAIL.match(text, end)):
        end = name_end(text, branch.end())[0]
    if kind.prefix in _SOCIETIES and (last := _NATION.match(text, end)):
        end = last.end()
    return end


_OF_AGENCIES = frozenset({"กอง", "สำนัก"})
_OF_OFFICE = expression(r"[ ]สำนักงาน(?!เขต|เทศบาล|อธิการ|คณบดี|ใหญ่|[ก-๎]{0,30}(?:จังหวัด|อำเภอ))(?=[ก-ฮเแโใไ])")
_OF_UNIVERSITIES = frozenset({"สถาบัน", "ศูนย์", "สำนัก"})
_TAUGHT = frozenset({"โรงเรียน", "โรงพยาบาล"})
_ANOTHER = expression(r"โรงเรียน|โรงพยาบาล")


def _unfinished(text: str, prefix: str, position: int, end: int) -> int:
    """Where a name ends that stands behind a blank, since a task alone is none: สถาบันพัฒนา ฝีมือแรงงาน; 0 where none does."""
    if prefix not in _TASKS or not _TASKS[prefix].fullmatch(text, position, end):
        return 0
    start = end + 1 if text[end : end + 1] == " " else 0
    owner = _INITIALS.match(text, start) if start else None
    latin = text[start : start + 1].isascii()
    if owner is None and (
        not start or stops_at(text, start) or (not latin and BEGINNINGS.match(text, start))
    ):
        return 0
    return name_end(text, owner.end() if owner else start)[0]


_TASKS = {
    "สถาบัน": expression(r"พัฒนา|ส่งเสริม|บริหาร"),
    "วิทยาลัย": expression(r"เทคนิค|การอาชีพ|สารพัดช่าง"),
    "โรงเรียน": expression(r"(?:สองภาษา)?นานาชาติ|เซ็?นต์"),
    **dict.fromkeys(("โรงแรม", "ศูนย์การค้า", "ห้างสรรพสินค้า"), expression(r"เดอะ|ดิ|แกรนด์|เซ็?นต์|รอยัล")),
}
_INITIALS = expression(r"(?!อบ|ท[นมต]\.|รพ|รร)[ก-ฮ]{2,4}\.[ ]?(?=[ก-ฮเแโใไ])")


def _district(text: str, end: int) -> tuple[str, int]:
    """The numbered district of an agency behind its name or its initials, with its seat; and where it ends."""
    district = _IN_DISTRICT.match(text, end)
    if not district and (branch := _BRANCH_BEHIND.match(text, end)):
        return f" {branch['branch']}", branch.end()
    if not district:
        return "", end
    seat = (province_at(text, district.end()) or "") if district["of"] else ""
    said = district["number"] + (f" {seat}" if seat else "")
    return f" เขต {said}", district.end() + len(seat) - (0 if seat else len(district["of"] or ""))


def _is_place(text: str, position: int) -> bool:
    """Whether a word that follows a numbered school belongs to its name: no verb, no office, no honorific."""
    return not re.match(
        r"ณ[ ]|นาย|นาง|น\.ส|ดร\.|และ|กับ|โดย|มี|ร่วม|เมื่อ|ใน|เป็น|ต\.|อ\.|จ\.|ตำบล|อำเภอ|จังหวัด|เพื่อ|ซึ่ง|"
        r"เวลา|วันที่|ชั้น|ได้|จะ|ถนน|กรรมการ|ประธาน|พร้อม",
        text[position : position + 12],
    )
