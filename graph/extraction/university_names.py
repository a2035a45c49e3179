"""Names of universities: the one that a faculty belongs to, the other half of a name, the campus behind it."""

from __future__ import annotations

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.name_ends import is_over, name_end
from citypact.graph.extraction.rules import alternation, rules

__all__ = ["campus_end", "fields_end", "university_end"]

_UNIVERSITY = expression(
    r"มหาวิทยาลัย|สถาบันเทคโนโลยี(?=พระจอม)|สถาบันบัณฑิต(?=พัฒน)|ม\.(?=[ก-ฮเแโใไ][ก-๎]{4})|จุฬาลงกรณ์มหาวิทยาลัย|มรภ\.|มทร\."
)
# the other half of a university's name, which is no other body
_HALF = expression(
    r"-(?!มรภ|มทร|ม\.|รร|รพ|สพ|มหา|โรง|วิทยา|สถาบัน|บริษัท|สมาคม|เทศบาล|อบ[จต]|ท[นมต]\.|สำนัก|กรม|หอการ|จังหวัด)"
    r"(?=[ก-ฮเแโใไ][\u0e00-\u0e4f]{1,30}(?![.]))"
)
# the fields of a faculty: "and" joins the last one, where its university stands behind
_MORE_FIELDS = expression(
    r"(?:[ ](?!คณะ|สำนัก|ร่วม|กับ|และ|โดย|ลงนาม|ได้|จะ|ณ[ ])[ก-๎]{3,30}?)?"
    r"และ(?!คณะ|สำนัก|มหา|โรง|เทศบาล|องค์|ม\.|อบ|ท[นมต]\.|สถาบัน|วิทยาลัย|ศูนย์|บัณฑิต|กอง|นาย|นาง|ผู้|ร่วม|เมื่อ)[ก-๎]{3,30}"
    r"(?=[ ](?:มหาวิทยาลัย|ม\.|มรภ\.|มทร\.|จุฬา|สถาบันเทคโนโลยี))"
)
_SHORT_UNIVERSITY = expression(rf"(?:{alternation(rules('initials')['university'])})(?![ก-๎])")
_CAMPUS = expression(r"[ ](?:วิทยาเขต|เฉลิมพระเกียรติ|ศูนย์|สาขาวิทยบริการ)")


def fields_end(text: str, end: int) -> int:
    """Where the fields end that a unit of a university is for: คณะก และข มหาวิทยาลัยค."""
    more = _MORE_FIELDS.match(text, end)
    if more is None or (text[end] == " " and is_over(text, end + 1)):
        return end  # what stands behind the blank is said of somebody: คณะก พร้อมอาจารย์และนักศึกษาคณะก
    return more.end()


def university_end(text: str, end: int) -> int:
    """Where the name of a faculty ends that tells its university.

    >>> university_end("คณะวิทยาศาสตร์ มหาวิทยาลัยสายลม ลงนาม", 14)
    31
    """
    end = fields_end(text, end)
    link = 1 if text[end : end + 1] == " " else 0
    if university := _UNIVERSITY.match(text, end + link):
        return campus_end(text, name_end(text, university.end())[0])
    short = _SHORT_UNIVERSITY.match(text, end + link) if link else None
    return short.end() if short else end


def campus_end(text: str, end: int) -> int:
    """Where a university's name ends with its other half and the campus that is told behind it."""
    for part in (_HALF, _CAMPUS):
        if told := part.match(text, end):
            end = max(told.end(), name_end(text, told.end())[0])
    return end
