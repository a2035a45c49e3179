"""Hard-wrapped paragraphs: a page that breaks its lines at a width, in the middle of sentences and names.

A break of a line becomes a blank, or a letter without width where Thai words go on, so that offsets stay true; lists and
verses keep their lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from citypact.graph.extraction.expressions import expression

__all__ = ["unwrapped"]

_NARROW, _WIDE = 44, 110  # columns of the longest line of a wrapped paragraph
_WORD = 16  # columns that the next word may have wanted
_FEWEST = 4  # lines that are filled to the width
_FULL = 0.7  # of the lines
_ALIKE = 0.3  # of the lines begin like others, or as items do: a list
_LETTERS = 5
_ON_TOP = expression(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")  # marks that take no column
_BEGINS = expression(
    r"\s{0,8}(?:[^\w\s“\"'‘(]|\(?[\d๐-๙]{1,2}[.)]|นาย(?!ก)|นาง|น\.ส\.|ดร\.|พล\.|พ\.|ว่าที่|ผศ|รศ|ศ\.|นพ\.|พญ\.|ท[นมต]\.|อบ[จต]\.|"
    r"เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหาร|โรงเรียน|โรงพยาบาล|วันที่|เมื่อวันที่|ณ[ ]|เวลา|[A-Z])"
)
_ITEM = expression(r"\s{0,8}(?:[^\w\s“\"'‘(#]|\(?[\d๐-๙]{1,2}[.)])")
_LABEL = expression(r"[^\n]{0,40}[:：]")


def unwrapped(text: str) -> str:
    """The text with the breaks of wrapped lines as blanks.

    >>> lines = ["ก" * 60, "ข" * 58, "ค" * 61, "ง" * 59, "จ" * 20, "", "จบ"]
    >>> unwrapped("\\n".join(lines)).count("\\n")
    2
    """
    if text.count("\n") < _FEWEST:
        return text
    lines = text.split("\n")
    columns = [
        len(line) - len(_ON_TOP.findall(line)) if len(line) <= 2 * _WIDE else _WIDE + 1 for line in lines
    ]
    width = max(
        (
            max(columns[first:last])
            for first, last in _paragraphs(lines)
            if _is_wrapped(lines[first:last], columns[first:last])
        ),
        default=0,
    )
    if not width:
        return text
    breaks = ["\n"] * len(lines)
    for number, following in enumerate(lines[1:]):
        if 0 <= width - columns[number] <= _WORD and following.strip() and not _ITEM.match(following):
            breaks[number] = _joint(lines[number], following)
    return "".join(part for pair in zip(lines, breaks, strict=True) for part in pair)[:-1]


_NO_WIDTH = "\u200b"
_GOES_ON = expression(
    r"(?=[ก-ฮเแโใไะ-ูๅ-๎])(?!นาย(?!ก)|นาง|และ|โดย|ณ[ ]|เมื่อ|วันที่|เวลา|พร้อม|กับ|ระหว่าง|ซึ่ง|เพื่อ|ทั้งนี้|รอง(?!รับ)|ปลัด|ผู้อำนวย|ผู้ว่า|"
    r"นายก|อธิการ|คณบดี|เลขา|ประธาน|เทศบาล|องค์การ|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล|สำนักงาน|จังหวัด|อำเภอ|ตำบล|บริษัท|กรม(?!การ)|กระทรวง|"
    r"ห้องประชุม|อาคาร|ชั้น)"
)
_NAMED = expression(
    r"(?:นาย(?!ก)|นางสาว|นาง(?!สาว)|น\.ส\.|ดร\.)[ก-๎]{2,20}\Z"
)  # a first name: the surname follows


def _joint(line: str, following: str) -> str:
    """What stands for a break between two lines: nothing where Thai words may go on."""
    apart = not "ก" <= line[-1:] <= "๎" or not _GOES_ON.match(following) or _NAMED.search(line[-40:])
    return " " if apart else _NO_WIDTH


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches of lines without an empty one between them."""
    first = 0
    for number, line in enumerate([*lines, ""]):
        if not line.strip():
            if number - first > _FEWEST:
                yield first, number
            first = number + 1


def _is_wrapped(lines: list[str], columns: list[int]) -> bool:
    """Whether lines are filled to a width, and are no list."""
    width = max(columns)
    full = sum(each >= width - _WORD for each in columns[:-1])
    if not _NARROW <= width <= _WIDE or full < _FEWEST or full < _FULL * (len(lines) - 1):
        return False
    items = sum(
        _BEGINS.match(line) is not None or _LABEL.fullmatch(line.strip()) is not None for line in lines[1:]
    )
    begun = Counter(line.lstrip()[:_LETTERS] for line in lines)
    alike = sum(count for count in begun.values() if count > 1)
    return max(items, alike) <= _ALIKE * len(lines)
