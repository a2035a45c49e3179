"""Offices that tell of which kind their body is, and not which: the head of a school, a hospital's deputy for medicine."""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.affiliation_features import Proposal
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office

__all__ = ["of_its_kind"]

_HEAD = r"(?:รอง|ผู้ช่วย)?[ ]?(?:ผู้อำนวยการ|ผอ\.)[ ]?"
_SCHOOLS = ("โรงเรียน", "ศูนย์การเรียน", "ศูนย์การศึกษา", "ศูนย์พัฒนาเด็ก", "วิทยาลัย", "สถาบัน")
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
    (expression(r"(?:รอง|ผู้ช่วย)?อธิการบดี"), ("มหาวิทยาลัย", "จุฬาลงกรณ์", "สถาบัน", "วิทยาลัย")),
    (expression(rf"{_HEAD}วิทยาลัย(?:ฯ)?\Z"), ("วิทยาลัย",)),
)
# a deputy director: of whatever has a director, which no local government has
_DEPUTY = expression(r"(?:รอง[ ]?(?:ผู้อำนวยการ|ผอ\.)|ผู้ช่วยผู้อำนวยการ)(?:[ ]?(?:ฝ่าย|กลุ่ม|ด้าน)[^\n]{0,60})?\Z")
_DIRECTED = (*_SCHOOLS, "โรงพยาบาล", "ศูนย์", "สำนักงาน", "พิพิธภัณฑ์", "อุทยาน", "การ", "องค์การพิพิธ", "ท่าอากาศยาน")


def of_its_kind(office: Office, proposals: Sequence[Proposal]) -> Sequence[Proposal]:
    """What is left of the proposals where an office tells of which kind its body is, and some of them are of that kind."""
    if office.body and "กรรมการ" not in office.name:
        return proposals
    for words, heads in _KINDS:
        if words.match(office.name):
            return [each for each in proposals if each.name.startswith(heads)] or proposals
    if _DEPUTY.match(office.name):
        return [each for each in proposals if each.name.startswith(_DIRECTED)] or proposals
    return proposals
