"""Capacities: what the words beside people of a Thai text say that they do at a signing, read by rules.

Each rule reads a group of people together; what a judge makes of those who sign is another matter (``signatories.py``).
"""

from __future__ import annotations

import re

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.proxies import delegates
from citypact.graph.extraction.seeking import Sought

__all__ = ["Capacity", "thai_capacities"]

Capacity = tuple[PersonMention, str, str, float]  # who, the capacity, the rule, how sure it is

_SIGN = r"(?:ลง(?:ลาย)?(?:นาม|ชื่อ)|เซ็น|จรดปากกา|จรดปลายปากกา)"
_SIGNS_AFTER = expression(
    rf"(?P<between>[^\n]{{0,80}}?){_SIGN}(?!เป็น(?:สักขี)?พยาน|รับ|ในสมุด|สมุด|ใน(?:ฐานะ)?พยาน)"
)
# what may not stand between people and their signing
_NOT_BETWEEN = expression(
    r"พยาน|ประธาน|โดย(?:มี)?|ซึ่ง|กล่าว|ต้อนรับ|ระหว่าง|หลัง|เพื่อ|และ|กับ|มอบ|ว่า|เข้าร่วมงาน|"
    r"เกียรติ|พิธี(?!ร่วม)|วันที่|เมื่อ|พร้อม|ก่อน|นำ|เสนอ|ด้าน|ทั้งนี้|เจ้าหน้าที่|ข่าว|ฝ่าย|เรื่อง|"
    r"จัด|ร่าง"
)
_PARENTHESIS = expression(rf"[ ]?\((?:จะ)?(?:ร่วม)?{_SIGN}[^()\n]{{0,40}}\)")
_SIGNS_BEFORE = Sought(
    rf"(?:(?:ผู้(?:ที่)?|"
    rf"ใคร)?(?:ร่วม)?{_SIGN}(?:[ ]?MOU)?(?:บ้าง\??)?(?:[ ]?ฝ่าย[ก-๙.]{{1,60}})?[ ]?(?:โดย|คือ|ได้แก่|"
    rf"ประกอบด้วย|มีดังนี้|ดังนี้|"
    rf"[:：\n])+(?:[ ]?ท่านนายก[ก-๙ฯ]{{0,12}}[ ]?(?:[“\"][^”\"\n]{{1,20}}[”\"])?)?|คู่[ก-๙]{{0,10}}คือ|"
    rf"ผู้[ก-๙]{{0,20}}(?:ทำ|ร่วม)(?:บันทึก)?(?:ข้อตกลง)?คือ|"
    rf"{_SIGN}[^\n]{{0,120}}(?:ส่วน)?ฝ่าย[ก-๙]{{1,20}}[ ]?(?:ได้แก่|คือ|โดย|มี)|{_SIGN}ร่วมกับ|"
    rf"{_SIGN}กับ|(?:คน|ผู้)ที่(?:ร่วม)?{_SIGN}[ก-๙]{{0,20}}คือ"
    rf"|ฝ่าย[ก-๙]{{2,20}}(?:จะ)?{_SIGN}โดย|{_SIGN}ความตกลงกับ|{_SIGN}โดย(?:มี)?|มี)[ ]?[\s\d.)•●▪>✅✍️*-]{{0,12}}\Z"
)
_WITH_PERSON = Sought(rf"{_SIGN}[^\n]{{0,80}}(?:กับ|และ)[ ]?\Z|\)[^\n]{{0,40}}กับ[ ]?\Z")
_WITNESS_AFTER = expression(r"[ ]?[ก-๙. ]{0,24}?(?:ร่วม|เป็น|ลงนาม|นั่ง)[ก-๙]{0,16}พยาน")
_PRESIDES = expression(r"[ ]?(?:[ก-๙]{0,12})?(?:เป็น|นั่ง|ทำหน้าที่|ในฐานะ)[ ]?(?:เป็น)?(?:ประธาน)")
_PRESIDES_BEFORE = expression(r"ประธาน(?:ใน)?(?:พิธี|งาน)[ก-๙]{0,16}[ ]?(?:คือ|ได้แก่|โดย|[:：])?[ ]?\Z")
_ATTENDS = expression(
    r"ร่วมเป็นเกียรติ|เข้าร่วม|ร่วมพิธี|ร่วมงาน|ร่วมยินดี|ร่วมแสดงความยินดี|ให้การต้อนรับ|ต้อนรับ|"
    r"แขก|ร่วมสังเกตการณ์|ร่วมบรรยาย|ร่วมหารือ"
)
_PRESIDES_AND_SIGNS = expression(
    rf"[ ]?(?:ให้เกียรติ|ได้)?(?:ร่วม)?เป็นประธาน[^\n]{{0,50}}?(?:และ|พร้อม(?:กับ|ทั้ง|ด้วย)?|รวมทั้ง|ตลอดจน)[ ]?(?:ได้|ผู้)?"
    rf"(?:ให้เกียรติ)?(?:เข้า)?(?:ร่วม)?(?:พิธี)?{_SIGN}(?!เป็น|ใน(?:ฐานะ)?พยาน|ในสมุด|ถวาย)"
)
# of oneself, in what the head says: "... เปิดเผยว่า ตนได้ร่วมลงนาม"
_SIGNS_ONESELF = expression(
    rf"[ ]?(?:ได้)?(?:เปิดเผย|กล่าว|เผย|ระบุ|ให้สัมภาษณ์)[^\n]{{0,160}}?(?<![ก-ฮ])(?:ตน(?:เอง)?|ผม|ดิฉัน)(?:จึง)?(?:ได้)?"
    rf"(?:เดินทางไป)?(?:เข้า)?(?:ร่วม)?(?:พิธี)?{_SIGN}(?!เป็น|ใน(?:ฐานะ)?พยาน|ในสมุด)"
)
_SIGNS = expression(rf"[ ]?(?:ได้)?(?:ร่วม)?{_SIGN}(?!เป็น)")
_THEN_SIGNS = expression(r"[^\n]{0,90}ลงนาม(?!เป็น)")
_THEN_ATTENDS = expression(r"[^\n]{0,60}(?:ต้อนรับ|พยาน)")
_NO_SIGNING = expression(r"พยาน|ประธาน|ประชุม|หารือ")
_LISTED_LINE = expression(r"\s*(?:\(?[ก-ฮ\d]{1,2}[.)]|[•●▪*>✅-]|ฝ่าย)")
_WITNESS_IN_BRACKETS = expression(r"[ ]?\((?:พยาน|สักขีพยาน|witness)")
_WITNESS_BEFORE = expression(r"(?:สักขีพยาน|พยาน)[^\n]{0,40}(?:คือ|ได้แก่|อาทิ|ประกอบด้วย|:)[ \s\d.)•✅-]{0,8}\Z")
_ATTENDS_BEFORE = expression(r"(?:ร่วมพิธี|ผู้เข้าร่วม|ผู้ร่วมงาน|แขกผู้มีเกียรติ)[^\n]{0,50}\Z")
_WITNESS_NEAR = expression(r"[^\n]{0,40}พยาน")
_HAS, _BY = expression(r"มี[ ]?\Z"), expression(r"(?:โดย|[–—])[ ]?\Z")
_DELEGATED_BY = expression(r"(?:มอบหมาย|มอบอำนาจ|ส่ง|มอบ)(?:ให้)?[ ]?\Z")


def thai_capacities(
    mentions: Mentions, part: Part, group: list[PersonMention], *, live: bool
) -> list[Capacity]:
    """What each of a group does; ``live``: whether a signing is told, so that somebody may sign."""
    text = mentions.text
    first, last = group[0], group[-1]
    after = text[last.stop : last.stop + 150].split("\n")[0]
    line_start, _ = mentions.line(first.start)
    begin = max(line_start - 60, first.start - 90, 0)
    before = text[begin : first.start]
    result: list[Capacity] = []
    handed = _DELEGATED_BY.search(before)
    if live and handed and len(group) <= 2 and _near_document(part, first, 1800):
        listed_line = _LISTED_LINE.match(text, line_start, line_start + 8)
        if listed_line or (_THEN_SIGNS.match(after) and not _THEN_ATTENDS.match(after)):
            return [(person, "signs", "capacity.delegated", 0.85) for person in group]
    for index, person in enumerate(group):
        if delegates(text, person):
            continue
        follow = text[person.stop : group[index + 1].start] if index + 1 < len(group) else after
        if "(" in follow[:2]:
            if live and _PARENTHESIS.match(text, person.stop, person.stop + 60):
                result.append((person, "signs", "capacity.in-brackets", 0.92))
                continue
            if _WITNESS_IN_BRACKETS.match(text, person.stop):
                result.append((person, "witnesses", "capacity.in-brackets", 0.92))
                continue
        if live and _led_by_party(mentions, part, person):
            signing = _signs_near(mentions, part, person)
            if signing:
                result.append((person, signing, "capacity.party-by", 0.86))
                continue
        if live and index + 1 < len(group) and _SIGNS.match(follow):
            result.append((person, "signs", "capacity.signs", 0.9))
    done = {person.name for person, *_ in result}
    if (
        live
        and _WITH_PERSON.search(text, begin, first.start)
        and not _NO_SIGNING.search(before[-60:])
        and _near_document(part, first, 260)
    ):
        result += [(p, "signs", "capacity.signs-with", 0.85) for p in group if p.name not in done]
        return result
    itself = (_PRESIDES_AND_SIGNS.match(after) or _SIGNS_ONESELF.match(text, last.stop)) if live else None
    if itself and not _another_between(mentions, last.stop, last.stop + itself.end() - itself.start()):
        return [*result, (last, "signs", "capacity.signs", 0.9)]
    ahead = _SIGNS_AFTER.match(after)
    between = ahead["between"].replace("เข้าร่วมพิธี", "").replace("ร่วมพิธี", "") if ahead else ""
    if (
        live
        and ahead
        and not _NOT_BETWEEN.search(between)
        and not _another_between(mentions, last.stop, last.stop + len(ahead["between"]))
    ):
        chosen = [person for person in group if person.name not in done]
        for person in chosen:
            if person is last or not delegates(text, person):
                result.append((person, "signs", "capacity.signs", 0.92))
        return result
    if live and (
        (_SIGNS_BEFORE.search(text, begin, first.start) and _signing_context(before, after))
        or _named_as_signing(mentions, first, line_start)
    ):
        result += [(p, "signs", "capacity.signed-by", 0.9) for p in group if p.name not in done]
        return result
    if _WITNESS_AFTER.match(after) or _WITNESS_BEFORE.search(before):
        result += [(p, "witnesses", "capacity.witnesses", 0.85) for p in group if p.name not in done]
        return result
    if _PRESIDES.match(after) or _PRESIDES_BEFORE.search(before):
        result += [(p, "presides", "capacity.presides", 0.88) for p in group if p.name not in done]
        return result
    if _ATTENDS.search(after[:50]) or _ATTENDS_BEFORE.search(before):
        result += [(p, "attends", "capacity.attends", 0.8) for p in group if p.name not in done]
    return result


def _named_as_signing(mentions: Mentions, first: PersonMention, line: int) -> bool:
    """Whether a line names those who sign, whatever it says of the document before it comes to them."""
    begin = max(line, first.begin - _FAR)
    led = _WHO_SIGNS.search(mentions.text, begin, first.begin)
    return led is not None and not _another_between(mentions, led.start(), first.begin)


_FAR = 260  # letters
_WHO_SIGNS = Sought(
    rf"(?<!เป็น)(?:ผู้|คน)(?:ที่)?(?:ได้)?(?:มา|ไป|เข้า)?(?:ร่วม)?{_SIGN}(?!เป็น|ใน(?:ฐานะ)?พยาน)"
    r"(?:(?!พยาน|ประธาน|ส่วน|แขก|ต้อนรับ|โดยมี|และมี)[^\n]){0,220}?[ ]?(?:คือ|ได้แก่|มี|ประกอบด้วย)[ ]?\Z"
)


def _another_between(mentions: Mentions, start: int, end: int) -> bool:
    """Whether someone else is named between people and a signing."""
    return any(start <= person.start < end for person in mentions.people[:400])


def _near_document(part: Part, person: PersonMention, reach: int) -> bool:
    return any(0 <= person.start - document.start < reach for document in part.documents)


def _signing_context(before: str, after: str) -> bool:
    if _WITNESS_NEAR.match(after):
        return False
    if _HAS.search(before):
        return (
            bool(re.match(r"[ ]?(?:ได้)?(?:ร่วม|เป็นผู้)?(?:กัน)?(?:ลงนาม|เซ็น)", after))
            or "เป็นผู้ลงนาม" in after[:60]
        )
    return True


def _led_by_party(mentions: Mentions, part: Part, person: PersonMention) -> bool:
    """Whether the person stands behind "<body> โดย"."""
    body = mentions.around.before(person.start)
    if body is None or body.start < part.start:
        return False
    gap = mentions.text[body.end : person.start]
    return len(gap) < 70 and _BY.search(gap) is not None and "ลงนาม" not in gap


def _signs_near(mentions: Mentions, part: Part, person: PersonMention) -> str | None:
    """Who stands for a party signs where a document is near; of a signing ahead it is only representing."""
    line_start, _ = mentions.line(person.start)
    body = mentions.around.before(person.start)
    listed = body is not None and body.start - line_start < 12
    for document in part.documents:
        if abs(document.start - person.start) < (1600 if listed else 420):
            return "represents" if part.status.value == "planned" else "signs"
    return None
