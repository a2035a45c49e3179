"""Venues: the room and the site of a signing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.english_events import english_venue
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules, words
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.view import tidy
from citypact.graph.extraction.when import When

__all__ = ["VenueFound", "venue"]


@dataclass(frozen=True, slots=True)
class VenueFound:
    """Where a ceremony takes place; either part may be unknown."""

    room: Found[str] | None
    site: Found[str] | None

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.room.start if self.room else self.site.start if self.site else 0

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.site.end if self.site else self.room.end if self.room else 0


_MOST = 2_000  # words that may lead to a venue, looked at for each agreement
_ROOM = re.compile("|".join(f"(?:{room})" for room in words("venues", "rooms")))
_SITE = re.compile("|".join(f"(?:{site})" for site in words("venues", "sites")))
_LEAD = Sought(rules("venues")["leads"], re.M)
_END = re.compile("|".join(f"(?:{end})" for end in words("venues", "ends")))
_GLUED_END = re.compile(
    r"เมื่อ|โดย(?!สาร)|ซึ่ง|ระหว่าง(?!ประเทศ|ท้องถิ่น)|เพื่อ(?!การ)|พร้อม(?=ด้วย|คณะ)|ได้(?=ร่วม|ลง|"
    r"มี|จัด)|ร่วม(?=กัน|ลง|พิธี|เป็น)|เป็น(?=ที่|สถาน|ประ)|มีนาย|มีการ|มีพิธี|ลงนาม|จัดพิธี|ทำพิธี|"
    r"ในวัน|เวลา|วันที่|ซึ่งมี|คึกคัก"
)
_GLUED_SITE = re.compile(
    r"ศาลากลาง|ศาลาว่าการ|โรงแรม|โรงเรียน|สำนักงาน(?!ใหญ่)|มหาวิทยาลัย|เทศบาล(?=นคร|เมือง|ตำบล)|"
    r"โรงพยาบาล|วัด(?=[ก-ฮ])|ศูนย์(?=สุขภาพ|ประชุม|การ|วัฒน)"
)
# who acts after the site: a body whose verb or partner is glued to it begins a clause, and is no part of the site
_ACTING = re.compile(
    r"(?:เทศบาล|องค์การบริหาร|จังหวัด|มหาวิทยาลัย|เมือง|กรุง|อบ[จต]\.|ท[นมต]\.)[^\s,;:()]{2,60}?"
    r"(?:(?:ได้|จะ)?ร่วม(?:กับ|ลง|จัด|กัน|พิธี)|(?:ได้|จะ)?(?:ลงนาม|จัดพิธี|จัดทำ|จับมือ|ทำบันทึก|ต่ออายุ)|"
    r"(?:และ|กับ)(?=[ ]?(?:เทศบาล|องค์การ|จังหวัด|มหาวิทยาลัย|เมือง|กรุง|อบ[จต]\.|ท[นมต]\.)))"
)
_WORD = re.compile(r"[^\s,;:|()\[\]“”\"/]{1,90}")
_FLOOR = re.compile(
    r"[ ]?ชั้น[ ]?(?:\d{1,2}|[A-Z]\d?|ใต้ดิน|ล่าง|บน)|[ ](?:อาคาร|ตึก)[ ]?\d{1,2}|[ ]?\d{1,2}(?=[ ](?:อาคาร|ชั้น|สำนักงาน))"
)
_PART_OF_SITE = re.compile(
    r"[ ](?:\d{1,2}(?!\d|[.:]\d|[ ]?(?:คน|ม\.ค|ก\.พ|มี\.ค|เม|พ\.ค|มิ|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|"
    r"มกรา|กุมภา|มีนา|เมษา|พฤษ|มิถุ|กรก|สิงหา|กันยา|ตุลา|ธันวา))|อาคาร[ ]?\d+|\(หลัง[^()\n]{1,8}\))"
)
_GENERIC_SITE = re.compile(
    r"(?:ศูนย์|สวน|ตลาด|ลาน|อาคาร|สำนักงาน|โรงแรม|โรงเรียน|มหาวิทยาลัย|โรงพยาบาล|วัด|สถาบัน|สมาคม|"
    r"ศาลา|สะพาน|เวที|หน้า|สนามบิน)(?:ฯ|เทศบาลฯ)?\Z"
)


def _words(text: str, start: int, limit: int) -> int:
    """The end of a name of several words that begins here."""
    position, count = start, 0
    while position < limit and count < 5:
        word = _WORD.match(text, position, limit)
        if not word or (
            count
            and (
                _END.match(text, position)
                or re.match(r"\d", text[position : position + 1])
                or _ACTING.match(text, position, limit)
            )
        ):
            break
        glued = _GLUED_END.search(text, position + 2, word.end())
        position, count = (glued.start() if glued else word.end()), count + 1
        if glued or text[position : position + 1] != " ":
            break
        more = _PART_OF_SITE.match(text, position)
        if more:
            position = more.end()
            if text[position : position + 1] != " ":
                break
        position += 1
    return position - 1 if position > start and text[position - 1 : position] == " " else position


def _at(text: str, start: int, limit: int) -> VenueFound | None:
    """The venue that is named at a position."""
    room = _ROOM.match(text, start)
    if room:
        word = _WORD.match(text, start, limit)
        end = word.end() if word else room.end()
        glued = _GLUED_SITE.search(text, room.end() + (2 if room[0] == "ห้อง" else 0), end)
        if (
            text[end : end + 1] == " "
            and word
            and word[0] in ("ห้อง", "ห้องประชุม")
            and not _SITE.match(text, end + 1)
        ):
            follow = _WORD.match(text, end + 1, limit)
            if (
                follow
                and not _END.match(text, end + 1)
                and not re.match(r"ชั้น|\d", follow[0])
                and re.match(r"[A-Za-z]|ศปก", follow[0])
            ):
                end = follow.end()
                while (more := re.match(r"[ ][A-Z][\w.-]{1,30}", text[end : min(limit, end + 34)])) and more:
                    end += more.end()
        stop = _GLUED_END.search(text, room.end(), end)
        end = min(stop.start() if stop else end, glued.start() if glued else end)
        floor = _FLOOR.match(text, end, limit)
        if floor and not glued:
            end = floor.end()
        while (
            more := re.match(r"[ ](?:บอลรูม|แกรนด์|Ballroom|Hall)[\w]{0,20}", text[end : end + 24])
        ) and end < limit:
            end += more.end()
        site = _site(text, end + (0 if glued and end == glued.start() else 1), limit)
        if text[end : end + 1] in ("\n", ",", "") and not glued:
            site = None
        value = tidy(text[start:end])
        if len(value) < 5:
            return None
        return VenueFound(Found(value, start, end, "venue.room", 0.9), site)
    if _SITE.match(text, start):
        site = _site(text, start, limit)
        return VenueFound(None, site) if site else None
    if re.match(
        r"(?!กรุง|เมือง|นคร|จังหวัด|อำเภอ|ตำบล|ประเทศ|แขวง|วัน|ปัจจุบัน|ขณะ|เวลา|โอกาส)[ก-ฮเแโใไ]",
        text[start : start + 12],
    ):
        site = _site(text, start, limit)
        return VenueFound(None, site) if site else None
    return None


def lead_of(match: re.Match[str]) -> str:
    """The word that leads to a venue."""
    return match[0].strip(" \n)")


def _site(text: str, start: int, limit: int) -> Found[str] | None:
    known = _SITE.match(text, start)
    if not known and (_END.match(text, start) or not re.match(r"[ก-ฮเแโใไA-Z]", text[start : start + 1])):
        return None
    end = _words(text, start, limit)
    value = tidy(text[start:end])
    if len(value) < 4 or _GENERIC_SITE.match(value) or (not known and len(value) < 6):
        return None
    return Found(value, start, end, "venue.site" if known else "venue.place", 0.9 if known else 0.6)


_NOT_CEREMONY = re.compile(
    r"ประชุม(?=เตรียม|สภา|หัวหน้า|คณะ|ติดตาม)|การประชุม|แถลงข่าว|ตรวจ|ดูงาน|เยี่ยมชม|ลงพื้นที่|พัก|"
    r"เดินทางถึง|ถ่ายภาพ|อบรม|รับรองใน|หารือ|ให้การต้อนรับ|สมัคร|ติดต่อ|ติดตั้ง|เปิดบ่อ"
)
_SIGN = Sought(r"ลง(?:ลาย)?(?:นาม|ชื่อ)|เซ็น|จรดปากกา|สถาปนา|พิธี|MOU|MOA|LOI|บันทึก|ความตกลง|ข้อตกลง")


def venue(mentions: Mentions, part: Part, time: When) -> VenueFound | None:
    """Where the ceremony of one agreement takes place; None where the text names no building or room."""
    if part.older or part.status.value in ("proposed",):
        return None
    text = mentions.text
    if mentions.english:
        told = english_venue(mentions, part)
        return VenueFound(*told) if told else None
    found: list[tuple[float, VenueFound]] = []
    for match in islice(_LEAD.finditer(text), _MOST):
        start = match.end() + (text[match.end() : match.end() + 1] == " ")
        if not (_ROOM.match(text, start) or _SITE.match(text, start)) and lead_of(match) != "ณ":
            continue
        line_start, line_end = mentions.line(start)
        if start < mentions.article.body and mentions.article.title[1] < len(text):
            continue
        if lead_of(match) in ("", "น.") and _ACTING.match(text, start, line_end):
            continue
        place = _at(text, start, line_end)
        if place is None or mentions.in_note(start):
            continue
        score = _score(mentions, part, time, place, match, line_start, line_end)
        found.append((score, place))
    if part.numbered:
        inside = [(score, place) for score, place in found if part.start <= place.start < part.end]
        if inside:
            best = max(inside, key=lambda item: (item[0], -item[1].start))[1]
            shared = [
                place
                for _, place in found
                if place.site
                and not place.room
                and place.start < min(part.start, mentions.article.body + 400)
            ]
            return VenueFound(best.room, shared[0].site) if best.site is None and shared else best
    if not found:
        return None
    score, best = max(found, key=lambda item: (item[0], -item[1].start))
    return best if score >= 1.5 else None


def _score(
    mentions: Mentions,
    part: Part,
    time: When,
    place: VenueFound,
    lead: re.Match[str],
    line_start: int,
    line_end: int,
) -> float:
    text = mentions.text
    score = 0.0
    if part.status.value == "in_force":
        before = text[max(line_start, place.start - 30) : place.start]
        return 4.0 if re.search(r"ลงนาม[ ]?(?:ไว้)?(?:[ ]ณ)?[ ]?:?[ ]?\Z|สถานที่ลงนาม", before) else -5.0
    if place.room:
        score += 1
    if lead[0].strip() in ("ณ", "ที่", "📍") or "สถานที่" in lead[0] or "จัด" in lead[0]:
        score += 1
    if any(line_start <= document.start < line_end for document in part.documents):
        score += 1.5
    if _SIGN.search(text, max(line_start, place.start - 130), min(line_end, place.end + 220)):
        score += 1
    if time.at is not None:
        distance = min(abs(place.start - time.at.end), abs(time.at.start - place.end))
        score += 2 if distance < 60 else 1 if distance < 200 else 0
    if place.start < mentions.article.body + 350:
        score += 0.7
    before = text[max(line_start, place.start - 50) : place.start]
    after = text[place.end : min(line_end, place.end + 40)]
    if _NOT_CEREMONY.search(before):
        score -= 3
    if re.match(r"[ ]?(?:มีการแถลง|พาสื่อ)", after):
        score -= 3
    if place.site and place.room is None and re.match(r"หน้า|สวน|ตลาด|แหลม|หาด", place.site.value):
        score -= 0.3
    return score
