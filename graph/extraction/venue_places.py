"""Rooms and sites as a Thai text names them, behind the words that lead to a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.gazette import provinces
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.venue_leads import BARE_LEADS, leads
from citypact.graph.extraction.venue_names import (
    BEGUN_ROOM,
    BEGUN_SITE,
    NO_PLACE,
    SURE_SITE,
    acting,
    room_at,
    site_at,
)

__all__ = ["Place", "thai_places"]


@dataclass(frozen=True, slots=True)
class Place:
    """A room, a site or both, and the word that leads to it."""

    room: Found[str] | None
    site: Found[str] | None
    lead: str
    lead_start: int

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(part.start for part in (self.room, self.site) if part)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(part.end for part in (self.room, self.site) if part)


_OPEN = frozenset({"ณ", "label", "held"})  # what leads to places by any name
_PLAIN = _OPEN | {"ภายใน"}
_ADDRESS = expression(r"(?:[ ][ก-๎]{3,16})?[ ](?:ตำบล|ต\.|อำเภอ|อ\.|ถนน|ถ\.)[ ]?[ก-๎]{2,24}[ ]")
_THEN_ACTS = expression(
    r"[ ]?(?:นำโดย|โดย(?!สาร|มี)|และ|กับ|ร่วม(?!กัน)|ได้(?!แก่)|จะ|จัด|ลงนาม|จับมือ|มอบหมาย|เปิดเผย|ขอ(?!น)|เตรียม|ทำ|เซ็น)"
)
_THEN_JOINS = expression(r"[ ]?(?:และ|กับ(?!ข้าว)|ร่วมกับ|ร่วมลง|จับมือ)")
# the house at a sentence's head that the sentence tells of: "อาคาร ... จะเปิดเป็นศูนย์ ..."
_SUBJECT = Sought(
    r"[ ]?(?:จะ(?:เปิด|ได้|ถูก|เป็น(?!ที่|สถาน|เวที|จุด)|กลาย)|กำลังจะ|ถูก(?!ใช้)|ได้รับการ|เปิด(?:ให้)?บริการ|เป็น(?:ของ|แหล่ง))"
)
_SUBJECT_REACH = 150
_USED = expression(r"[ ]?(?:\([^()\n]{1,40}\)[^\n]{0,12})?[ ]?(?:คือ|เป็น|ถูกใช้เป็น|กลายเป็น)(?:ที่|สถานที่|เวที|จุด)")
_LATIN_PLACE = expression(
    r"(?P<room>(?:[A-Z][\w’'-]*[ ]){1,4}(?:Ballroom|Room|Hall|Auditorium|Lounge)(?:[ ](?:Annexe?|\d+))?)"
    r"(?:,?[ ](?P<site>(?:The[ ])?[A-Z][\w’'-]*(?:[ ][A-Z][\w’'-]*){0,5})|[ ](?P<then>))?"
)
# a part of a house or a garden by any name, before the house: "ณ ชานชาลาที่ 1 สถานี ..."
_HOUSE = (
    r"(?:โรงแรม|โรงเรียน|รร\.|มหาวิทยาลัย|ม\.[ก-ฮ]|วิทยาลัย|วัด[ก-ฮเ]|สำนักงาน|ศาลากลาง|ศาลาว่าการ|เทศบาล(?:นคร|เมือง|ตำบล)|"
    r"ท[นมต]\.|องค์การบริหาร|อบ[จต]\.|ที่ว่าการ|โรงพยาบาล|รพ\.|ศูนย์|สถาบัน|อุทยาน|สถานี|พิพิธภัณฑ์|กระทรวง|ค่าย|ทำเนียบ|"
    r"สถาน(?:กงสุล|เอก|ทูต)|ห้าง|เซ็นทรัล|สวน|อนุสรณ์|ไร่|พระราชวัง|วัง[ก-ฮ]|ท่าเรือ|ท่าอากาศยาน|สนาม(?:กีฬา|บิน)|เขื่อน|ปราสาท|"
    r"ตลาด|หอศิลป|หอวัฒนธรรม|บ้าน[ก-ฮ])"
)
_OPEN_ROOM = expression(
    rf"(?P<room>[ก-ฮเแโใไA-Z][^\s,;:()“”\"/]{{3,33}}(?:[ ][A-ZÀ-Þ][^\s,;:()ก-๙]{{1,20}}){{0,3}}(?:[ ]?[\d๐-๙.]{{1,4}})?)"
    rf"[ ]{{1,2}}(?:ภายใน|ใน|ณ[ ]|ของ)?(?={_HOUSE})"
)
_ROOM_BEHIND = expression(r"[ ]{1,2}(?:ที่|ณ[ ]?|ชั้น[ ]?[\d๐-๙]{1,2}[ ]{1,2})?")
_PART_OF_HOUSE = expression(
    r"สนาม(?!กีฬา|บิน|กอล์ฟ|แข่ง)|ลาน|เวที|เรือน(?!จำ)|สะพาน|ศาลา(?!กลาง|ว่าการ|ประชา)|เรือ|แพ|ใต้|ริม|ชานชาลา|โซน|ดาดฟ้า|"
    r"ซุ้ม|เต็นท์|ตู้|มุม|โรง(?:ยิม|อาหาร|กรอง|ละคร|อบ)|หอ(?:คอย|ชม|พระ|ไตร)|สระ|ระเบียง|โถง|ชั้น|ศาล(?!ากลาง)"
)


def thai_places(mentions: Mentions) -> Iterator[Place]:
    """The places of a Thai text, in its order, each once."""
    text = mentions.text
    last = -1
    names = [(person.start, person.end) for person in mentions.people]
    firsts = [first for first, _ in names]
    bodies = {
        body.start: body.end for body in reversed(mentions.bodies)
    }  # the first that begins at each place
    for begin, start, lead, named in leads(text):
        if start <= last or not (named or lead in _OPEN):
            continue
        index = bisect_right(firsts, begin) - 1
        if index >= 0 and names[index][1] > begin:
            continue  # "ก้อน ณ สายลม" is a name
        room = BEGUN_ROOM.match(text, start) if named else None
        known = (room or BEGUN_SITE.match(text, start)) if named else None
        used = lead == "ใช้"
        addressed = start in bodies and _ADDRESS.match(text, bodies[start]) is not None
        if lead in ("hour", "bar") and known and (start not in bodies or addressed):
            pass
        elif lead in BARE_LEADS:
            if not (room or SURE_SITE.match(text, start)):
                if lead != "line" or not known:
                    continue
                used = True
        elif not known and lead not in _OPEN:
            continue
        line_end = mentions.line(start)[1]
        if lead not in _PLAIN and _acts(text, start, line_end, bodies):
            continue
        if lead == "line" and known and _SUBJECT.search(text, start, min(line_end, start + _SUBJECT_REACH)):
            continue
        place = _at(
            text,
            start,
            line_end,
            lead,
            begin,
            known is not None,
            partial(_joins, text, end=line_end, bodies=bodies),
        )
        if place and (not used or _USED.match(text, place.end)):
            yield place
            last = place.end - 1


def _acts(text: str, start: int, end: int, bodies: Mapping[int, int]) -> bool:
    """Whether what stands there is a body that does something, no place."""
    return acting(text, start, end) or _followed(_THEN_ACTS, text, start, bodies)


def _joins(text: str, start: int, end: int, bodies: Mapping[int, int]) -> bool:
    """Whether the body that stands behind a room is joined with another, and no house of the room."""
    return acting(text, start, end) or _followed(_THEN_JOINS, text, start, bodies)


def _followed(words: re.Pattern[str], text: str, start: int, bodies: Mapping[int, int]) -> bool:
    end = bodies.get(start)
    if end is None:
        return False
    letters = _LETTERS.match(text, end)  # "กรมอนามัย (กอ.) และ ..."
    return words.match(text, letters.end() if letters else end) is not None


_LETTERS = expression(r"[ ]?\([^()\n\d]{1,40}\)")


def _at(
    text: str, start: int, limit: int, lead: str, lead_start: int, known: bool, joins: Callable[[int], bool]
) -> Place | None:
    latin = _LATIN_PLACE.match(text, start)
    if latin and lead in ("label", "ณ", "held", "ที่"):
        room, hall = (
            Found(
                latin[group].strip(" ,"),
                latin.start(group),
                latin.start(group) + len(latin[group].strip(" ,")),
                "venue.room",
                0.9,
            )
            if latin[group]
            else None
            for group in ("room", "site")
        )
        if latin["then"] is not None and BEGUN_SITE.match(text, latin.end()) and not joins(latin.end()):
            hall = site_at(text, latin.end(), limit)
        return Place(room, hall, lead, lead_start)
    begun = BEGUN_ROOM.match(text, start)
    if begun:
        room, follow = room_at(text, start, begun, limit)
        if room is None:
            return None
        site = site_at(text, follow, limit) if follow >= 0 and not joins(follow) else None
        if site is None and lead == "ใช้":  # "<house> ใช้<room>เป็นที่จัด"
            line = text.rfind("\n", 0, lead_start) + 1
            house = text[line:lead_start].strip()
            if house and len(house) < 70 and " " not in house and BEGUN_SITE.match(house):
                first = text.index(house, line)
                site = Found(house, first, first + len(house), "venue.site", 0.8)
        return Place(room, site, lead, lead_start)
    if not known and NO_PLACE.match(text, start):
        return None
    part = _part_of_house(text, start, limit, lead, known)
    if part and not joins(part[1]) and (site := site_at(text, part[1], limit)):
        return Place(part[0], site, lead, lead_start)
    site = site_at(text, start, limit, known=known)
    if site is None:
        return None
    behind = _ROOM_BEHIND.match(text, site.end)
    if behind and (begun_behind := BEGUN_ROOM.match(text, behind.end())):
        room, _ = room_at(text, behind.end(), begun_behind, limit)
        if room and room.end > site.end:
            return Place(room, site, lead, lead_start)
    return Place(None, site, lead, lead_start)


def _part_of_house(
    text: str, start: int, limit: int, lead: str, known: bool
) -> tuple[Found[str], int] | None:
    """The part of a house that stands before it, by any name, and where the house begins."""
    match = _OPEN_ROOM.match(text, start, limit)
    if match is None or match["room"] in provinces():
        return None
    if not _PART_OF_HOUSE.match(text, start) and (known or lead not in ("ณ", "label", "held")):
        return None
    return Found(match["room"], start, match.end("room"), "venue.room", 0.7), match.end()
