"""Days of the year before: a page that was put up in January tells of a day of December that is over."""

from __future__ import annotations

from typing import Protocol

from citypact.graph.extraction.expressions import expression

__all__ = ["HALF_A_YEAR", "of_the_year_before"]

HALF_A_YEAR = 6  # months
_LEAD, _BEHIND = 60, 90  # letters
_PUT_UP = expression(
    r"(?:เผยแพร่|โพส(?:ต์)?|ประกาศ(?:โดย|เมื่อ)|ลง(?:ข่าว|วันที่)|ปรับปรุง|อัปเดต|(?i:posted|published|updated|date)\b)[^\n]{0,40}\Z"
)
_ALONE_BEFORE, _ALONE_BEHIND = (
    expression(r"(?:\A|\n)[ ]{0,8}\Z"),
    expression(r"[ ]*(?:\n|[|/·•]|-[ ])|[ ]+\d{1,2}[.:]\d\d"),
)
_IS_OVER = expression(r"[ ]?(?:ที่ผ่านมา|ที่แล้ว|ก่อน)")
_WHEN = expression(r"(?:เมื่อ(?:วัน)?[ก-๎]{0,8}(?:ที่)?|(?:\A|\n)[ ]{0,8}(?:วัน[ก-๎]{0,8}ที่)?)[ ]?\Z")
_TO_COME = expression(r"[ ]?(?:นี้|ที่จะ|หน้า)|[^\n]{0,90}?(?:จะ(?:มี|จัด|ลง|ร่วม|เดิน|เป็น)|เตรียม|กำหนด|ขอเชิญ)")


class _Day(Protocol):
    """What is asked of a date: where it stands, and its month."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def month(self) -> int | None: ...


def of_the_year_before(text: str, told: _Day, source: _Day) -> bool:
    """Whether a day without a year is of the year before that of the date beside it, which is the day of the page."""
    if told.month is None or source.month is None or told.month - source.month <= HALF_A_YEAR:
        return False
    if source.start > told.start or _TO_COME.match(text, told.end, told.end + _BEHIND):
        return False
    lead = max(0, source.start - _LEAD)
    put_up = _PUT_UP.search(text, lead, source.start) is not None or (
        _ALONE_BEFORE.search(text, lead, source.start) is not None
        and _ALONE_BEHIND.match(text, source.end) is not None
    )
    return put_up and (
        _IS_OVER.match(text, told.end) is not None
        or _WHEN.search(text, max(0, told.start - _LEAD), told.start) is not None
    )
