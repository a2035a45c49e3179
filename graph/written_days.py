"""Days as machines and spreadsheets write them: ISO 8601, day/month/year, Buddhist years, Thai months, Excel's numbers."""

from __future__ import annotations

import datetime as dt
import re

__all__ = ["written_day"]

_EXCEL = dt.date(1899, 12, 30)  # day 0 of Excel's serial numbers (ECMA-376 part 1, 18.17.4.1)


def written_day(value: str) -> str | None:
    """The day that a cell or an attribute means, as YYYY-MM-DD; None where it is no day, or not surely one.

    Day stands before month, as Thais write it, unless only the other order makes a day.

    >>> written_day("2023-02-24T10:22:11+07:00"), written_day("24/2/2566"), written_day("2/24/2023")
    ('2023-02-24', '2023-02-24', '2023-02-24')
    >>> written_day("24-ก.พ.-66"), written_day("44981"), written_day("soon")
    ('2023-02-24', '2023-02-24', None)
    """
    line = " ".join(value.split())
    iso = re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", line) or re.match(
        r"(\d{4})(\d{2})(\d{2})(?!\d)", line
    )
    if iso:
        return _day(*(int(part) for part in iso.groups()))
    spoken = re.match(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)", line)
    if spoken:
        day, month, year = (int(part) for part in spoken.groups())
        return _day(year, month, day) or _day(year, day, month)
    if re.fullmatch(r"[2-7]\d{4}(?:\.\d+)?", line):
        return (_EXCEL + dt.timedelta(days=int(line[:5]))).isoformat()
    from citypact.graph.extraction.dates import dates  # spoken forms have their rules there

    found = {
        each.value
        for each in dates(re.sub(r"(?<=\d)-|-(?=\d)", " ", line))
        if each.value and len(each.value) == 10
    }
    return found.pop() if len(found) == 1 and len(line) <= 60 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        made = dt.date(year - 543 if 2400 < year < 2700 else year, month, day)
    except ValueError:
        return None
    return made.isoformat() if 1900 <= made.year <= 2200 else None
