"""Lines that are no more than a day, an hour and words of the page: when it was put up, where the article has a day of its own.

A release may have the day of its ceremony on a line too; so such a line counts as the page's only where a sentence that
tells of the signing says when that was.
"""

from __future__ import annotations

from collections.abc import Iterator

from citypact.graph.extraction.expressions import expression

__all__ = ["day_lines"]

_THAI_MONTH = (
    r"(?:มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)(?:คม)?|กุมภา(?:พันธ์)?|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)(?:ยน)?|"
    r"(?:ม|มี|พ|ก|ส|ต|ธ)\.?ค\.?(?![ก-๎])|ก\.?พ\.?(?![ก-๎])|(?:เม|มิ|ก|พ)\.?ย\.?(?![ก-๎])"
)
_MONTH = rf"(?:{_THAI_MONTH}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?)"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ ]*{_MONTH},?[ ]*(?:(?:พ|ค)\.ศ\.[ ]?)?(?:\d{{4}}|\d{{2}})(?!\d)|"
    rf"{_MONTH}[ ]+\d{{1,2}}(?:st|nd|rd|th)?,?[ ]+\d{{4}}(?!\d)|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)|"
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?!\d))"
)
_HOUR = r"(?:เวลา[ ]?)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ ]?น\.?(?![ก-๎])|[ ]?[ap]\.?m\.?)?"
_WEEKDAY = (
    r"(?:(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?|(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?)"
    r"(?![ก-๎a-z])|(?:วัน)?ที่"
)
_WORDS = (
    r"เผยแพร่|ปรับปรุง|แก้ไข|อั[ปพ]เด[ตท]|ล่าสุด|เมื่อ|โพสต์|ลงข่าว|ข้อมูล|บันทึก|นำเข้า|"
    r"posted|published|updated?|latest|last|date|time|on|at|views?|hits?|admin|schedule|out|echo|อ่าน|เปิด|เข้าชม|ผู้ชม|ชม|ครั้ง|คน|"
    r"ข่าว(?:ภูมิภาค|ท้องถิ่น|เด่น|ประชาสัมพันธ์|ทั่วไป)?"
)
_WHO = r"(?:โดย|by|ผู้เขียน|หมวด)[ ]?[:：]?[ ]?[^\n\d]{1,50}"
_TOKEN = expression(rf"(?i:{_DAY}|{_HOUR}|{_WEEKDAY}|{_WORDS}|{_WHO}|[\d,]{{1,7}}|[ \t|/,:;()•·–—.-]{{1,9}})")
_HAS_DAY = expression(rf"(?i:{_DAY})")
_PLAIN = expression(r"(?:เมื่อ)?วันที่|วันนี้|[^\n]{0,60}?เวลา[ ]?\d{1,2}\.\d{2}[ ]?น")  # as releases begin
_TOLD = expression(rf"(?:วันที่[ ]?|วันนี้[ ]?\([ ]?|(?<=เมื่อ)[ ]?|(?<=\())\d{{1,2}}[ ]?(?:{_THAI_MONTH})")
_SIGNING = expression(r"ลงนาม|MO[UA]|MoU|เอ็มโอยู|เซ็น")
_FIGURE = expression(r"\d")
_LONGEST = 160  # letters of a line of the page
_MOST = 400  # lines of a text
_REACH = 500  # letters of a line in which a signing is told with its day


def day_lines(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Where such lines stand, from ``begin`` on.

    >>> text = "หัวข้อ\\nเผยแพร่: 6 ต.ค. 2565 22:47   โดย: กองข่าว\\nเมื่อวันที่ 3 ต.ค. สองเมืองลงนาม MOU"
    >>> [text[start:end] for start, end in day_lines(text, 0)]
    ['เผยแพร่: 6 ต.ค. 2565 22:47   โดย: กองข่าว']
    """
    lines = list[tuple[int, int]]()
    others = list[str]()
    position = 0
    for line in text.split("\n")[:_MOST]:
        if position >= begin and line:
            if (
                len(line) <= _LONGEST
                and _FIGURE.search(line)
                and _is_of_page(line)
                and _HAS_DAY.search(line)
                and not _PLAIN.match(line.lstrip())
            ):
                lines.append((position, position + len(line)))
            else:
                others.append(line)
        position += len(line) + 1
    if lines and any(map(_tells_day, others)):
        yield from lines


def _is_of_page(line: str) -> bool:
    """Whether a line is made of days, hours and words of the page alone, each taken as it comes."""
    position = 0
    while position < len(line):
        token = _TOKEN.match(line, position)
        if token is None:
            return False
        position = token.end()
    return True


def _tells_day(line: str) -> bool:
    """Whether a line says on which day something was signed."""
    day = _TOLD.search(line)
    return day is not None and _SIGNING.search(line, 0, day.end() + _REACH) is not None
