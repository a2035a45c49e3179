"""Lists of ties in Thai: "มีเมืองพี่เมืองน้อง 3 แห่ง ได้แก่ เมืองก ประเทศญี่ปุ่น (ปี 2540) เมืองข และเมืองค", also one in each line.

What stands in the row is a partner of a tie of its own; where it lies and since when stand behind its name. Only ties that
stand make such a list: several that are signed, sought or ended at one time share what the text tells of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.gazette import countries
from citypact.graph.extraction.listed_ties import GOVERNS, ListedTie, TieList
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import alternation, rules

__all__ = ["thai_tie_lists"]

_LEAD = 110  # letters from the words for the ties to the first of the row
_LED = 140  # letters before the words for the ties that tell how they stand
_LEAST = 2
_MOST = 40  # words for ties that are looked at
_WHOLES = ("แขวง", "มณฑล", "รัฐ", "จังหวัด", "เทศมณฑล", "เขตปกครองตนเอง", "แคว้น")  # a city may lie in one
_DATA = rules("ties")["thai"]
_JOINS, _STANDS, _EVENT, _TURNS = (expression(_DATA[key]) for key in ("joins", "stands", "event", "turns"))
_NAMED = alternation(name for name in countries() if not name.isascii())
_GAP = expression(rf"(?:{_DATA['between']}|{_DATA['country']}|{_NAMED})*")
_PLACED = expression(r"\([^()\n]{0,90}\)")


def thai_tie_lists(mentions: Mentions) -> list[TieList]:
    """The lists of ties that stand, in the order of the text."""
    relations = [document for document in mentions.documents if document.relation][:_MOST]
    if not relations:
        return []
    bodies = [body for body in mentions.bodies if body.kind in GOVERNS and not body.council]
    found: list[TieList] = []
    for document in relations:
        if (found and document.start < found[-1].end) or mentions.in_note(document.start):
            continue
        if one := _tie_list(mentions, document, bodies):
            found.append(one)
    return found


def _tie_list(mentions: Mentions, document: Document, bodies: Sequence[BodyMention]) -> TieList | None:
    text = mentions.text
    behind = [body for body in bodies if document.end <= body.start]
    first = next(
        (
            number
            for number, body in enumerate(behind)
            if body.start <= document.end + _LEAD and _JOINS.search(text, document.end, body.start)
        ),
        None,
    )
    if first is None:
        return None
    row = _row(mentions, behind[first:])
    hub = _hub(mentions, document, {body.name for body in row})
    ties = [
        (body, _date(mentions, body.end, until))
        for body, until in _stretches(mentions, row)
        if hub is not None and body.name != hub.name
    ]
    if hub is None or len({body.name for body, _ in ties}) < _LEAST:
        return None
    line = mentions.line(document.start)[0]
    begin = max(line, document.start - _LED)
    begin = max((turn.start() for turn in _TURNS.finditer(text, begin, document.start)), default=begin)
    told = text[begin : row[0].start]
    dated = sum(date is not None for _, date in ties) * 2 > len(ties)
    if not dated and (_EVENT.search(told) or not _STANDS.search(told)):
        return None
    kind = Found(document.type, document.start, document.end, "type.relation", 0.85)
    listed = tuple(ListedTie(body, kind, date) for body, date in ties)
    return TieList(
        begin if begin == line else document.start, row[-1].end, document, hub, listed, stands=True
    )


def _row(mentions: Mentions, bodies: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies that stand in a row from the first on."""
    row = [bodies[0]]
    end = bodies[0].end
    for body in bodies[1:]:
        gap = _bare(mentions, end, body.start)
        if not _GAP.fullmatch(gap):
            break
        if not (row[-1].prefix not in _WHOLES and body.prefix in _WHOLES and not re.search(r"[ก-๎,\n]", gap)):
            row.append(body)  # else: where the one before lies
        end = body.end
    return row


def _bare(mentions: Mentions, start: int, end: int) -> str:
    """What stands between two of a row, without dates and brackets."""
    text = _PLACED.sub(lambda found: " " * len(found[0]), mentions.text[start:end])
    for date in mentions.dates:
        if start <= date.start and date.end <= end:
            text = text[: date.start - start] + " " * (date.end - date.start) + text[date.end - start :]
    return text


def _stretches(mentions: Mentions, row: Sequence[BodyMention]) -> list[tuple[BodyMention, int]]:
    """Each of a row, and where the words that tell of it end."""
    ends = [body.start for body in row[1:]]
    limit = mentions.line(row[-1].end)[1]
    tail = re.compile(r"[^\nก-๎]{0,3}(?:\([^()\n]*\)|[^\n]{0,40})").match(mentions.text, row[-1].end, limit)
    return list(zip(row, [*ends, tail.end() if tail else row[-1].end], strict=True))


def _date(mentions: Mentions, start: int, end: int) -> Found[str] | None:
    """Since when a tie stands: the fullest date that is told behind its partner."""
    told = [date for date in mentions.dates if start <= date.start < end and date.value and date.year]
    if not told:
        return None
    date = max(told, key=lambda each: (len(each.value or ""), -each.start))
    return Found(date.value or "", date.start, date.end, date.rule, 0.8, date.inferred)


def _hub(mentions: Mentions, document: Document, listed: set[str]) -> BodyMention | None:
    """Whose ties they are: the one told last before them, by its name or by who heads it."""
    near = [
        (body.start, body)
        for body in mentions.bodies
        if body.kind in GOVERNS | {"pao", "sao"}
        and not body.council
        and body.end <= document.start
        and body.name not in listed
    ]
    by_name = {body.name: body for body in mentions.bodies}
    for person in mentions.people:
        name = mentions.body_of(person) if person.start < document.start else None
        if name and name not in listed and name in by_name and by_name[name].kind in GOVERNS:
            near.append((person.start, by_name[name]))
    line = mentions.line(document.start)[0]
    return max(near, key=lambda each: (each[0] >= line, each[0]), default=(0, None))[1]
