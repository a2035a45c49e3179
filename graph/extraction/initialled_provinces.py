"""Provinces by their initial: "จ.ก จ.ข และ จ.ค ลงนาม". Behind a body or a district จ. only tells where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import provinces
from citypact.graph.extraction.rules import alternation
from citypact.graph.extraction.seeking import Sought

__all__ = ["with_initialled_provinces"]

_SAID = Sought(
    rf"(?<![ก-๎.])จ\.[ ]?(?P<name>{alternation(provinces())})|(?<=และ|กับ)จ\.[ ]?(?P<joined>{alternation(provinces())})"
)
_JOINT = expression(r"[ ]?(?:,|และ|กับ|รวมถึง|ตลอดจน|ร่วมกับ|/|-)?[ ]?")
_LEADS = expression(r"(?:กับ(?:ทาง)?|ระหว่าง|ได้แก่|คือ|ประกอบด้วย|โดย)[ ]?\Z")
_AND = expression(r"และ[ ]?\Z")  # another body, or another place where a body lies
_OPENS = expression(r"(?:\A|\n)\s*\Z")
_ACTS = expression(r"[ ]?(?:และ|กับ|ร่วม|ลงนาม|จับมือ|ผนึก|เซ็น|ทำ|จัด)")
_FEWEST = 2
_BACK = 14


def with_initialled_provinces(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, with the provinces that conclude by their initial: several in a row, or one behind "with" or "between".

    >>> from citypact.graph.extraction.bodies import bodies
    >>> [body.name for body in bodies("จ.น่าน จ.แพร่ และ จ.พะเยา ลงนาม")], bodies("ต.ในเวียง อ.เมือง จ.น่าน")
    (['จังหวัดน่าน', 'จังหวัดแพร่', 'จังหวัดพะเยา'], [])
    """
    ends = {body.end for body in found}
    told = [body for row in _rows(text) if _concludes(text, row) for body in row]
    return sorted([*found, *(body for body in told if body.end not in ends)], key=lambda body: body.start)


def _concludes(text: str, row: Sequence[BodyMention]) -> bool:
    """Whether a row of provinces stands where bodies do, and not where it tells where something lies."""
    start, end = row[0].start, row[-1].end
    back = max(0, start - _BACK)
    if _LEADS.search(text, back, start) or (len(row) >= _FEWEST and _AND.search(text, back, start)):
        return True
    return bool(_OPENS.search(text, back, start) and _ACTS.match(text, end))


def _rows(text: str) -> Iterator[list[BodyMention]]:
    """The provinces that are told by their initial, those in a row together."""
    row: list[BodyMention] = []
    for match in _SAID.finditer(text):
        name = f"จังหวัด{match['name'] or match['joined']}"
        body = BodyMention(match.start(), match.end(), name, "province", "จังหวัด", whole_run=True)
        if row and not _JOINT.fullmatch(text, row[-1].end, body.start):
            yield row
            row = []
        row.append(body)
    if row:
        yield row
