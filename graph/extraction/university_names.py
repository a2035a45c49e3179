"""Names of universities: the one that a faculty belongs to, the other half of a name, the campus behind it."""

from __future__ import annotations

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.name_ends import name_end
from citypact.graph.extraction.rules import alternation, rules

__all__ = ["campus_end", "university_end"]

_UNIVERSITY = expression(r"มหาวิทยาลัย|ม\.(?=[ก-ฮเแโใไ][ก-๎]{4})|จุฬาลงกรณ์มหาวิทยาลัย|มรภ\.|มทร\.")
# the other half of a university's name, which is no other body
_HALF = expression(
    r"-(?!มรภ|มทร|ม\.|รร|รพ|สพ|มหา|โรง|วิทยา|สถาบัน|บริษัท|สมาคม|เทศบาล|อบ[จต]|ท[นมต]\.|สำนัก|กรม|หอการ|จังหวัด)"
    r"(?=[ก-ฮเแโใไ][\u0e00-\u0e4f]{1,30}(?![.]))"
)
_SHORT_UNIVERSITY = expression(rf"(?:{alternation(rules('initials')['university'])})(?![ก-๎])")
_CAMPUS = expression(r"[ ](?:วิทยาเขต|เฉลิมพระเกียรติ|ศูนย์)")


def university_end(text: str, end: int) -> int:
    """Where the name of a faculty ends that tells its university.

    >>> university_end("คณะวิทยาศาสตร์ มหาวิทยาลัยสายลม ลงนาม", 14)
    31
    """
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
