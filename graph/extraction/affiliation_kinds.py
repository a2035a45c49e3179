"""Offices that tell of which kind their body is, and not which: the head of a school, a hospital's deputy for medicine."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from citypact.graph.extraction.affiliation_features import Proposal
from citypact.graph.extraction.affiliation_ground import Told
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.office_groups import SORTS, is_bare
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention

__all__ = ["of_its_kind", "of_same_firm", "told_of_kind"]

_HEAD = r"(?:รอง|ผู้ช่วย)?[ ]?(?:ผู้อำนวยการ|ผอ\.)[ ]?"
_SCHOOLS = ("โรงเรียน", "ศูนย์การเรียน", "ศูนย์การศึกษา", "ศูนย์พัฒนาเด็ก", "วิทยาลัย", "สถาบัน")
_UNIVERSITIES = ("มหาวิทยาลัย", "จุฬาลงกรณ์", "สถาบัน", "วิทยาลัย")
_FACULTIES = ("คณะ", "สำนักวิชา", "วิทยาลัย", "บัณฑิตวิทยาลัย")
_PROVINCE = ("จังหวัด",)
_ENTERPRISES = ("การ", "สถาบัน")
_KINDS = (
    (
        expression(
            rf"{_HEAD}(?:สถานศึกษา|โรงเรียน)(?:ฯ)?\Z|ครู(?:ใหญ่)?(?:ชำนาญ|เชี่ยวชาญ|ผู้ช่วย|\Z)|หัวหน้ากลุ่มสาระ|"
            r"(?:ประธาน|รองประธาน|เลขานุการ)?(?:คณะ)?กรรมการ(?:สถานศึกษา|โรงเรียน)\Z|หัวหน้ากลุ่ม(?:บริหาร)?วิชาการ|ประธานนักเรียน"
        ),
        _SCHOOLS,
    ),
    (
        expression(
            rf"{_HEAD}(?:โรงพยาบาล(?:ฯ)?\Z|(?:ฝ่าย|กลุ่ม|ด้าน)(?:ภารกิจ)?(?:ด้าน)?(?:การแพทย์|การพยาบาล|บริการปฐมภูมิ|ปฐมภูมิ))|"
            r"(?:นายแพทย์|พยาบาลวิชาชีพ|เภสัชกร|ทันตแพทย์)ชำนาญ"
        ),
        ("โรงพยาบาล", "ศูนย์แพทย์", "ศูนย์อนามัย", "ศูนย์บริการสาธารณสุข", "สถาบัน", "สำนักงานสาธารณสุข"),
    ),
    (
        expression(r"(?:รักษา(?:ราชการ|การ)(?:แทน)?(?:ในตำแหน่ง)?)?(?:รอง|ผู้ช่วย|ที่ปรึกษา)?อธิการบดี"),
        _UNIVERSITIES,
    ),
    (
        expression(
            rf"{_HEAD}(?:กอง(?:บริหารงานวิจัย|พัฒนานักศึกษา|บริการการศึกษา|กิจการนักศึกษา|บริหารทรัพยากร|กลางมหาวิทยาลัย)|"
            r"สำนัก(?:วิทยบริการ|ส่งเสริมวิชาการ|บริการวิชาการ|หอสมุด|คอมพิวเตอร์))"
        ),
        (*_UNIVERSITIES, "สำนัก"),
    ),
    (expression(r"(?:รอง|ผู้ช่วย)?คณบดี(?![ก-๎ ]*(?:คณะ|วิทยาลัย|สำนักวิชา))"), _FACULTIES),
    (expression(rf"{_HEAD}วิทยาลัย(?:ฯ)?\Z"), ("วิทยาลัย",)),
    (expression(r"(?:รอง)?ผู้ว่าการ(?![ก-๎ ]*(?:มณฑล|เมือง|รัฐ|นคร|เขต|จังหวัด|แขวง))"), _ENTERPRISES),
    (
        expression(
            r"(?:เอก)?อัครราชทูต(?:ที่ปรึกษา)?\Z|เลขานุการ(?:เอก|โท|ตรี)\Z|อุปทูต(?:รักษา[ ]?ราชการชั่วคราว)?\Z|ผู้ช่วยทูต[ก-๎]{0,12}\Z"
        ),
        ("สถานเอกอัครราชทูต", "สถานทูต", "สถานอัครราชทูต", "สถานกงสุล"),
    ),
    (expression(r"(?:รอง)?กงสุล(?:ใหญ่)?\Z"), ("สถานกงสุล",)),
    (expression(r"(?:ปลัด|(?:รอง)?ผู้ว่าราชการ)จังหวัด\Z"), _PROVINCE),
)
_SHORT = {
    "รพ.สต.": "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    "รพ.": "โรงพยาบาล",
    "รร.": "โรงเรียน",
    "สภ.": "สถานีตำรวจภูธร",
    "กฟภ.": "การไฟฟ้าส่วนภูมิภาค",
    "กปภ.": "การประปาส่วนภูมิภาค",
}
# who heads or stands for a body that is called by its kind alone: "ประธานชมรม", "ผู้จัดการกองทุนฯ"
_BARE = expression(
    r"(?:รอง|อุป|ผู้ช่วย)?(?:ประธาน|นายก|เลขา(?:นุการ|ธิการ)?|ผู้จัดการ|ผู้อำนวยการ|ผอ\.|กรรมการ(?:ผู้จัดการ)?|"
    r"หัวหน้า|ผู้แทน|ตัวแทน|เหรัญญิก|ที่ปรึกษา|ผู้บัญชาการ|ผู้กำกับการ?|ผกก\.|ผจก\.|ผบ\.|นาย)[ ]?"
    rf"(?P<kind>{'|'.join(map(re.escape, _SHORT))}|{SORTS}|"
    r"การ(?:ไฟฟ้า|ประปา)(?:ส่วนภูมิภาค)?|"
    r"ชมรม|สมาคม|มูลนิธิ|กองทุน|สหกรณ์|สโมสร|วิสาหกิจชุมชน|เครือข่าย|กลุ่ม|หอการค้า|บริษัท|ศูนย์|สถาบัน|ธนาคาร|พิพิธภัณฑ์|สำนัก(?:งาน)?|"
    r"สภาอุตสาหกรรม|สภาวัฒนธรรม|วัด|ชุมชน|ภาคี)(?:จังหวัด|อำเภอ)?(?:ฯ)?\Z"
)
# a deputy director: of whatever has a director, which no local government has
_DEPUTY = expression(
    r"(?:รอง[ ]?(?:ผู้อำนวยการ|ผอ\.)|ผู้ช่วยผู้อำนวยการ)(?:ใหญ่)?(?:[ ]?(?:ฝ่าย|กลุ่ม|ด้าน|สายงาน)[^\n]{0,60})?\Z"
)
_DIRECTED = (*_SCHOOLS, "โรงพยาบาล", "ศูนย์", "สำนักงาน", "พิพิธภัณฑ์", "อุทยาน", "การ", "องค์การพิพิธ", "ท่าอากาศยาน")


def of_its_kind(office: Office, proposals: Sequence[Proposal]) -> Sequence[Proposal]:
    """What is left of the proposals where an office tells of which kind its body is, and some of them are of that kind."""
    if heads := _heads(office):
        return [each for each in proposals if _is_called(each.name, heads)] or proposals
    if not office.body and _DEPUTY.match(office.name):
        return [each for each in proposals if each.name.startswith(_DIRECTED)] or proposals
    return proposals


def told_of_kind(office: Office, best: str | None, told: Told) -> str | None:
    """The body of the kind of which an office's is, if another was thought of: the one told last before, or else next."""
    heads = _heads(office)
    if not heads or (best is not None and _is_called(best, heads)):
        return None
    if heads == _PROVINCE and (province := told.province_near(office.start)):
        return province
    index = bisect_left(told.starts, office.start)
    near = [*reversed(told.bodies[max(0, index - _NEAR) : index]), *told.bodies[index : index + _NEAR]]
    return next((body.name for body in near if _is_called(body.name, heads)), None)


_NEAR = 24  # bodies
# of a firm or a state enterprise
_MANAGES = expression(
    r"(?:รอง|ผู้ช่วย)*(?:(?:ประธาน)?กรรมการ(?:ผู้จัดการ|บริหาร|ผู้อำนวยการ)|ผู้จัดการ(?:ใหญ่|ทั่วไป|ฝ่าย|ส่วน|เขต)|ผู้ว่าการ|ประธานเจ้าหน้าที่)"
)


def of_same_firm(office: Office, person: PersonMention, told: Told) -> str | None:
    """The firm of the manager who is named right before another, of whom no firm is told."""
    former = told.official_before(person)
    if (
        former is None
        or former.office is None
        or office.body is not None
        or person.start - former.stop > _BESIDE
    ):
        return None
    managers = _MANAGES.match(office.name) and _MANAGES.match(former.office.name)
    return told.before(person) if managers else None


_BESIDE = 30  # letters


def _heads(office: Office) -> tuple[str, ...]:
    """How the names of the bodies begin of which an office may be; none where it does not tell."""
    if bare := _BARE.match(office.name):
        kind = _SHORT.get(bare["kind"], bare["kind"])
        return ("กลุ่ม", "วิสาหกิจชุมชน") if kind == "กลุ่ม" else (kind,)
    if office.body and "กรรมการ" not in office.name:
        return ()
    return next((heads for words, heads in _KINDS if words.match(office.name)), ())


def _is_called(name: str, heads: tuple[str, ...]) -> bool:
    """Whether a name begins so, and goes on."""
    return name.startswith(heads) and name not in heads and not is_bare(name)
