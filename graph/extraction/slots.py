"""Slots of agreements: whoever stands there is a body, whatever its first word is.

"Between A and B", "jointly with B", "six communities, namely A, B and C": a word that many things bear (ชุมชน, กลุ่ม) begins the
name of a body there and nowhere else, and a name whose first word nobody knows is the partner of one that is known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.gazette import countries, province_at
from citypact.graph.extraction.name_ends import name_end
from citypact.graph.extraction.rules import alternation, words
from citypact.graph.extraction.seeking import Sought

__all__ = ["NAMES_PARTIES", "in_slot", "with_unheard"]

_MOST = 40  # members of one list
_REACH = 60
_LONGEST = 60
_SHORTEST = 4
_JOINS = r"(?:จับมือ|ผนึก(?:กำลัง|ความร่วมมือ|พลัง|กำลังร่วม)?|ควง(?:คู่|แขน)?|จูงมือ|จับคู่|ผสาน(?:พลัง|มือ|ความร่วมมือ)?|ร่วมมือ|ประสานมือ)"
_CONCLUDES = r"(?:ลงนาม|เซ็น|ทำ|MO[UA]\)?|ตกลง|ความเข้าใจ|ความร่วมมือ|ไว้|สัญญา|เจตจำนง|เมืองน้อง|คู่(?:มิตร|แฝด))"
_UNITS = r"(?:แห่ง|หน่วยงาน|องค์กร|ฝ่าย|ภาคี|ชุมชน|หมู่บ้าน|กลุ่ม|โรงเรียน|สถาบัน|สถานศึกษา|บริษัท|เครือข่าย|วัด|ราย|ร้าน|อปท\.?)"
_TELLS = r"(?:คือ|ได้แก่|ประกอบด้วย|ดังนี้|มี(?=[ ]|เทศบาล|องค์|อบ|ท[นมต]\.|มหา|สำนัก|โรง)|[:：])"
# what tells who the parties are: "those who signed are", "the one side is", "the 15 agencies are"
NAMES_PARTIES = (
    r"(?:(?:ผู้|คู่|ภาคี|หน่วยงาน|องค์กร|ท้องถิ่น|ฝ่าย)(?!บริหาร|แทน|ว่า|อำนวย|ใหญ่|ช่วย)[^\n:：]{0,24}?(?:ลงนาม|เซ็น|ข้อตกลง|ตกลง|สัญญา|MO[UA]|ภาคี)"
    rf"(?!เป็น|ใน(?:ฐานะ)?พยาน)[ก-๙ ฯ]{{0,44}}?{_TELLS}"
    rf"|คู่(?:ความร่วมมือ|ของ)[ก-๙ ฯ]{{0,60}}?{_TELLS}|(?:อีก)?ฝ่าย(?:หนึ่ง|แรก|ที่(?:หนึ่ง|สอง|[ ]?[12])|ไทย|นี้|นั้น)?[ ]?{_TELLS}"
    rf"|\d{{1,3}}[ ]?{_UNITS}[ ]?(?:นั้น|นี้|ดังกล่าว)?[ ]?{_TELLS})(?:ทาง)?\s{{0,3}}"
)
# what a party follows: between, jointly with, signed with, six of them namely
_OPENS = re.compile(
    rf"(?:ระหว่าง(?:ทาง)?|ร่วมกับ(?:ทาง)?|{_JOINS}(?:ร่วม)?(?:กับ)?(?:ทาง)?|{_CONCLUDES}[^\n]{{0,12}}กับ(?:ทาง)?"
    rf"|{NAMES_PARTIES}|{_UNITS}[^\n]{{0,24}}?(?:คือ|ได้แก่|ประกอบด้วย|ดังนี้|[:：]))\s{{0,3}}(?:\(?\d{{1,2}}[.)][ ]?|[-–•●▪✅][ ]?)?\Z"
)
_HEADS = re.compile(r"(?:ผู้อำนวยการ|ผอ\.|หัวหน้า|ประธาน|ผู้จัดการ|ผู้แทน|เลขานุการ|อุปนายก|รองประธาน|เหรัญญิก)[ ]?\Z")
_BULLET = re.compile(r"\n\s{0,12}(?:\(?\d{1,2}[.)]|[-–•●▪✅])[ ]?\Z")
# between one member of a list and the next: a place where the first lies, its head, a mark or a word that joins
_BESIDE = re.compile(
    r"(?:[ ]?\([^()\n]{1,60}\))?(?:[ ]?(?:หมู่(?:ที่)?[ ]?\d{1,2}|(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)[ ]?[ก-๎]{2,20}))*"
    r"(?:[ ]?โดย[^\n]{0,60}?)?[ ]?(?:,|/|และ|กับ|ร่วมกับ|ตลอดจน|รวมถึง|รวมทั้ง|พร้อมด้วย|[ ]|\n\s*(?:\(?\d{1,2}[.)]|[-–•●▪✅])?)[ ]?"
)
_SIGNS = re.compile(
    r"(?:[ ]?(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)[ก-๎]{2,20})*[ ]?(?:(?:นำ)?โดย[ ]?(?:นาย|นาง|ดร\.|ท่าน|พระ|ผศ|รศ|พ[.ลต]|ว่าที่)[^\n]{2,60}?)?"
    r"[ ]?(?:ได้|จะ|ร่วม(?:กัน)?|เตรียม|[ ])*(?:พิธี)?(?:ลงนาม|เซ็น|จรดปากกา|ทำ(?:พิธี|บันทึก|ข้อตกลง|[ ]?MO)|จัดทำ(?:บันทึก|ข้อตกลง)|จับมือ|ผนึก)"
)


def in_slot(
    text: str, body: BodyMention, before: BodyMention | None, begins: Callable[[str, int], bool]
) -> bool:
    """Whether a name stands where an agreement has a party, or in one list with a body; ``before``: the body before it."""
    start, end = body.start, body.end
    follows = _BESIDE.match(text, end)
    if before and before.end <= start <= before.end + _REACH:
        gap = text[before.end : start]
        alike = before.prefix == body.prefix or (follows and begins(text, follows.end()))
        if gap and _BESIDE.fullmatch(gap) and (gap.strip() or alike):
            return True
    if body.prefix.startswith("สำนัก") and _HEADS.search(text, max(0, start - _REACH), start):
        return False  # a department, whose head serves the body that has it
    if _OPENS.search(text, max(0, start - _REACH), start) or _SIGNS.match(text, end):
        return True
    if follows and text.startswith(body.prefix.strip(), follows.end()):
        return True  # another of the same kind follows
    return follows is not None and _BULLET.search(text, max(0, start - 16), start) is not None


_LISTS = Sought(
    rf"ระหว่าง(?:ทาง)?|ร่วมกับ(?:ทาง)?|{_JOINS}(?:ร่วม)?กับ(?:ทาง)?|{NAMES_PARTIES}|{_UNITS}[ ]?(?:คือ|ได้แก่|ประกอบด้วย|ดังนี้)"
)
_SEPARATES = re.compile(r"[ ]?(?:,|/|ร่วมกับ|กับ|และ|ตลอดจน|รวมถึง|รวมทั้ง|พร้อมด้วย|[×xX+&](?=[ ]))(?:ทาง)?[ ]?")
_ASIDE = re.compile(r"(?:[ ]?\([^()\n]{1,60}\))?(?:[ ]?(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.|แขวง|ประเทศ)[ ]?[ก-๎]{2,20})*")
_NO_NAME = re.compile(
    "(?:" + "|".join(words("bodies", "no_names")) + rf"|{alternation(countries())}|[^ก-ฮเแโใไA-Z])"
)
_MORE = re.compile(r"(?:[ ](?!กับ|และ|ร่วม|โดย|ได้|ลงนาม|จะ|เพื่อ|ณ[ ])[ก-ฮเแโใไA-Z][\w\u0e00-\u0e4f.&-]{1,24}){1,3}?(?=[ ]?(?:,|กับ|และ))")
_CLOSES = re.compile(r"[ ]?(?:[,.)/\n]|กับ|และ|ร่วม|โดย|ได้|จะ|ลงนาม|เพื่อ|ณ[ ]|ใน|เมื่อ|ว่าด้วย|เรื่อง|ด้าน)|[ ]|\Z")


def with_unheard(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, and beside them in the slots of agreements those whose first word is none that is known.

    >>> [body.name for body in with_unheard("ระหว่าง สวนลมหนาว กับ ทน.ก", [BodyMention(22, 26, "เทศบาลนครก", "city_municipality", "เทศบาลนคร")])]
    ['สวนลมหนาว', 'เทศบาลนครก']
    """
    if not found:
        return [*found]
    starts = [body.start for body in found]
    unheard: dict[int, BodyMention] = {}
    stop = 0
    for opens in _LISTS.finditer(text):
        if opens.end() < stop:
            continue
        heard, members = 0, list[BodyMention]()
        for member in _members(text, opens.end(), found, starts):
            stop = member.end
            if member.prefix:
                heard += 1
            else:
                members.append(member)
        if members and heard >= len(members):  # most of a list are known
            unheard.update((member.start, member) for member in members)
    if not unheard:
        return [*found]
    told = [body.name for body in found]
    kept = [body for body in unheard.values() if not any(body.name in name for name in told)]
    return sorted([*found, *kept], key=lambda body: body.start)


def _members(
    text: str, position: int, found: Sequence[BodyMention], starts: Sequence[int]
) -> Iterator[BodyMention]:
    """The members of a list, known or not, up to where it ends."""
    for _ in range(_MOST):
        position += text[position : position + 1] == " "
        index = bisect_left(starts, position)
        if index < len(found) and starts[index] == position:
            member: BodyMention | None = found[index]
        else:
            member = _unheard(text, position, starts[index] if index < len(starts) else len(text))
        if member is None:
            return
        yield member
        position = max(member.end, _end_of_aside(text, member.end))
        separates = _SEPARATES.match(text, position)
        if not separates:
            return
        position = separates.end()


def _end_of_aside(text: str, position: int) -> int:
    aside = _ASIDE.match(text, position)
    return aside.end() if aside else position


def _unheard(text: str, position: int, limit: int) -> BodyMention | None:
    """A name that begins with a word that is not known."""
    if _NO_NAME.match(text, position) or province_at(text, position):
        return None
    end, _ = name_end(text, position)
    if more := _MORE.match(text, end):
        end = more.end()
    name = text[position:end]
    if end > limit or not _SHORTEST <= len(name) <= _LONGEST or not _CLOSES.match(text, end):
        return None
    return BodyMention(position, end, name, "other", "", weak=True)
