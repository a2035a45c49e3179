"""Rolls: people told one after another as a list, in one line or on lines of one form, and the words that lead to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from citypact.graph.extraction.contexts import before, behind, latest, nearby
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.seeking import once

__all__ = ["LIES", "Roll", "rolls"]


@dataclass(frozen=True, slots=True)
class Roll:
    """Some people of a list, in order; alone, who stands in none."""

    members: list[PersonMention]

    @property
    def begin(self) -> int:
        """Where the first of them is told, with an office before the name."""
        return self.members[0].begin

    @property
    def stop(self) -> int:
        """Where the last of them ends."""
        return self.members[-1].stop

    def lead(self, mentions: Mentions) -> str:
        """What the words that lead to a list speak of."""
        text, begin = mentions.text, self.begin
        start, _ = mentions.line(begin)
        head = start if begin - start > 60 else text.rfind("\n", 0, max(0, start - 2)) + 1
        return latest("rolls", text, max(0, begin - 160, head), begin)

    def features(self, mentions: Mentions, former: Roll | None) -> set[str]:
        """What the words before and behind a list say of those in it; ``former``: the list before it."""
        text, begin, stop = mentions.text, self.begin, self.stop
        size = "alone" if len(self.members) == 1 else "two" if len(self.members) == 2 else "more"
        lead = self.lead(mentions)
        then = nearby("rolls", text, stop, stop + 70)
        follows = behind("people", text, stop)
        told = {
            f"roll.{size}",
            f"roll.around.{lead}.{follows}",
            f"roll.lead.{lead}.{size}",
            f"roll.before.{before('people', text, begin)}.{size}",
            f"roll.behind.{follows}.{size}",
        }
        if former and begin - former.stop < 90 and not _VERBS.search(text, former.stop, begin):
            told.add(f"roll.former.{former.lead(mentions)}.{lead}")
        told.update([f"roll.then.{name}.{size}" for name in then])
        return told


_MOST = 170  # letters between two people of a list
_VERBS = expression(
    r"กล่าว|เผย|ระบุ|(?<!ผู้)ได้|จะ(?![ก-ฮ]๊)|ประธานใน|เป็นประธาน|พยาน|แขก|เข้าร่วม|ร่วมงาน|ร่วมพิธี|ต้อนรับ|บอก|ว่า(?!การ|ราช)|"
    r"เดินทาง|เมื่อ|วันที่|เวลา|ลงนาม|เซ็น|หลังจาก|เพื่อ|พบ|พร้อม|ยืนยัน|(?:โดย|ซึ่ง)มี|ประกอบด้วย|ได้แก่|รายชื่อ|ผู้เข้า|คณะฝ่าย|"
    r"[“”\"][^“”\"\n]{24}|(?i:\b(?:said|witness|attend|presid|was|were|has|had|will|who|told|by)\b)"
)
# where the body of an office lies: "the mayor of A, B Province"
LIES = (
    r"(?<=[ ])(?:(?:[อจต]\.|อำเภอ|จังหวัด|ตำบล|ประเทศ|มณฑล|สาธารณรัฐ)[ ]?"
    r"(?![ก-๙]{0,16}(?:ลงนาม|เป็น|ร่วม|พร้อม|มอบ|โดย|กับ))[ก-๙]{2,24}|สปป\.?[ ]?ลาว)(?=[ ,]|\Z)"
)
_SEPARATORS = expression(
    rf"(?:{LIES}|[\s,/;|()&+:•●▪>✅✍*–—.→➡-]|\(?[ก-ฮ\d]{{1,2}}[.)]|และ|กับ|โดย|คือ|ผู้แทน|ตัวแทน|ร่วมกับ|ตามลำดับ|ตลอดจน|รวมถึง|"
    rf"(?:ส่วน|ด้าน)?ฝ่าย[ก-๙]{{0,14}}|ส่วน|ด้าน|ของ|จาก|แห่ง|[“\"][^“”\"\n]{{1,20}}[”\"]|\([^()\n]{{1,60}}\)|(?i:\b(?:and|mr|mrs|ms|dr|the|of|for)\b))*"
)
_MARK = expression(r"[^\w\n“\"(]{1,8}|\(?[ก-ฮ\d]{1,2}[.)][ ]?|\(\d{1,2}\)[ ]?")


def rolls(mentions: Mentions, start: int, end: int) -> list[Roll]:
    """The people of a stretch in lists; who stands in no list is a list of one."""
    return once(mentions.text, ("rolls", start, end), lambda: [*_rolls(mentions, start, end)])


def _rolls(mentions: Mentions, start: int, end: int) -> Iterator[Roll]:
    told = mentions.told
    first, last = (bisect_left(told, place, key=lambda each: each.start) for place in (start, end))
    members: list[PersonMention] = []
    for person in told[first:last]:
        if members and not _listed(mentions, members[-1], person):
            yield Roll(members)
            members = []
        members.append(person)
    if members:
        yield Roll(members)


def _listed(mentions: Mentions, former: PersonMention, person: PersonMention) -> bool:
    """Whether a person goes on the list of the former."""
    text, start, end = mentions.text, former.stop, person.begin
    if end - start > _MOST:
        return False
    if (body := mentions.body_of(former)) and text.startswith(f" {body} ", start):
        start += len(body) + 1  # which no kind tells to be one: "กรรมการผู้จัดการ NT"
    gap = text[start:end] if end > start else ""
    if _VERBS.search(gap):
        return False
    if "\n" not in gap:
        return len(gap) < 4 or _SEPARATORS.fullmatch(_without_bodies(mentions, start, end)) is not None
    one, other = mentions.line(former.begin)[0], mentions.line(end)[0]
    forms = _form(text, one, former.begin), _form(text, other, end)
    if forms[0] != forms[1] or gap.count("\n") > (1 if forms[0] in ("person", "words") else 2):
        return False
    return end - other < 100 and not _VERBS.search(text, other, end)


def _form(text: str, line: int, person: int) -> str:
    """How a line of a list begins: with a person, a number, a mark."""
    if line == person:
        return "person"
    if mark := _MARK.match(text, line):
        return "number" if re.search(r"\w", mark[0]) else mark[0].strip()[:1]
    return "words"


def _without_bodies(mentions: Mentions, start: int, end: int) -> str:
    """What is told between two people, less the names of bodies."""
    bodies = mentions.bodies
    rest, position = "", start
    index = bisect_left(bodies, start, key=lambda each: each.start)
    while index < len(bodies) and bodies[index].start < end:
        rest += mentions.text[position : max(position, bodies[index].start)]
        position = max(position, min(bodies[index].end, end))
        index += 1
    return rest + mentions.text[position:end]
