"""Rooms and sites as a text names them, behind the words that lead to a place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from citypact.graph.extraction.beginnings import beginnings
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import words
from citypact.graph.extraction.seeking import begun_in
from citypact.graph.extraction.view import tidy

__all__ = ["Place", "english_places", "thai_places"]


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


_ROOM = re.compile("|".join(f"(?:{room})" for room in words("venues", "rooms")))
_SITE = re.compile("|".join(f"(?:{site})" for site in words("venues", "sites")))
_SURE_SITE = re.compile("|".join(f"(?:{site})" for site in words("venues", "sure_sites")))
_END = re.compile("|".join(f"(?:{end})" for end in words("venues", "ends")))
_BEGUN = beginnings(f"{_ROOM.pattern}|{_SITE.pattern}|{_SURE_SITE.pattern}")
_GLUED_END = re.compile("|".join(f"(?:{end})" for end in words("venues", "glued_ends")))
_NO_PLACE = re.compile("|".join(f"(?:{word})" for word in words("venues", "no_places")))
_LEADS = {
    "label": r"(?:สถานที่(?:ลงนาม|จัดงาน|จัดพิธี|จัด|ประชุม)?|📍|Venue|Location|Place)[ ]?(?:คือ|[:：–-])?[ ]?",
    "held": r"(?:จัด(?:พิธี|งาน|ขึ้น|กัน)?|มี(?:พิธี)?(?:ขึ้น)?|พิธี(?:มีขึ้น|จัดขึ้น)?|ลงนาม(?:กัน)?|เซ็น(?:กัน)?)"
    r"[ ]?(?:ขึ้น|กัน)?[ ]?(?:ที่|ณ|ภายใน|ใน|บน)[ ]?",
    "ณ": r"(?:(?<![ก-๙])|(?<=น\.)|(?<=\)))ณ[ ]?",
    "ภายใน": r"ภายใน(?:บริเวณ)?[ ]?",
    "บริเวณ": r"(?:ที่)?บริเวณ[ ]?",
    "ที่": r"ที่[ ]?",
    "ใน": r"(?<![ก-๙])ใน[ ]?|ใน(?=ห้อง)",
    "ใช้": r"ใช้(?:สถานที่)?[ ]?",
    "hour": r"(?<=[0-9๐-๙])[ ]?น\.[ ]?(?:\)[ ]?)?[|/–-]?[ ]?",
    "bar": r"[|/][ ]?",
    "line": r"(?:^|\n)[ ]?(?:[•*–-][ ]?)?",
    "bracket": r"\([ ]?",
    "space": r"[ ]",
}
_LEAD_NAMES = tuple(_LEADS)
_LEAD = re.compile("|".join(f"(?P<l{number}>{lead})" for number, lead in enumerate(_LEADS.values())), re.M)
_LONGER_LEAD = _LEAD.pattern.replace(r"(?:^|\n)", r"\n")  # what is more than the start of a line
_LEAD_STARTS = dict.fromkeys(beginnings(_LONGER_LEAD) or (), True)
_LONGER = re.compile(_LONGER_LEAD, re.M)
_WORD = re.compile(r"[^\s,;:|()\[\]“”\"/]{1,90}")
_GLUED_SITE = re.compile(
    r"ศาลากลาง|ศาลาว่าการ|โรงแรม|โรงเรียน|สำนักงาน(?!ใหญ่)|มหาวิทยาลัย|เทศบาล(?=นคร|เมือง|ตำบล)|องค์การบริหารส่วน|"
    r"โรงพยาบาล|วัด(?=[ก-ฮ])|ศูนย์(?=สุขภาพ|ประชุม|การ|วัฒน|บริการ)|ที่ว่าการ|กองบังคับการ|ทำเนียบ|อาคาร(?=[ก-ฮ])"
)
_FLOOR = re.compile(
    r"[ ]?ชั้น(?:ที่)?[ ]?(?:[\d๐-๙]{1,2}|[A-Z]\d?|ใต้ดิน|ล่าง|บน)|[ ](?:อาคาร|ตึก)[ ]?\d{1,2}(?!\d)|"
    r"[ ]?[\d๐-๙]{1,2}(?=[ ](?:อาคาร|ชั้น|สำนักงาน|โรงแรม|พารา)|[ ]?(?:เป็น|ใน|\n|$))"
)
_MORE_ROOM = re.compile(
    r"[ ](?:(?:บอลรูม|แกรนด์|Ballroom|Hall|Room)[\w]{0,20}(?:[ ]\d)?|[ก-ฮเแโใไ][ก-๙]{1,14}ฮอลล์|\d(?!\d))"
)
_PART_OF_SITE = re.compile(
    r"[ ](?:\d{1,2}(?!\d|[.:]\d|[ ]?(?:คน|ม\.ค|ก\.พ|มี\.ค|เม|พ\.ค|มิ|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|"
    r"มกรา|กุมภา|มีนา|เมษา|พฤษ|มิถุ|กรก|สิงหา|กันยา|ตุลา|ธันวา))|อาคาร[ ]?\d+|\(หลัง[^()\n]{1,8}\)|"
    r"\((?:เสาชิงช้า|ดินแดง|หลัง[ก-๙]+)\))"
)
_ACTING = re.compile(
    r"(?:เทศบาล|องค์การบริหาร|จังหวัด|มหาวิทยาลัย|เมือง|กรุง|อบ[จต]\.|ท[นมต]\.)[^\s,;:()]{2,60}?"
    r"(?:(?:ได้|จะ)?ร่วม(?:กับ|ลง|จัด|กัน|พิธี)|(?:ได้|จะ)?(?:ลงนาม|จัดพิธี|จัดทำ|จับมือ|ทำบันทึก|ต่ออายุ)|"
    r"(?:และ|กับ)(?=[ ]?(?:เทศบาล|องค์การ|จังหวัด|มหาวิทยาลัย|เมือง|กรุง|อบ[จต]\.|ท[นมต]\.)))"
)
_THEN_ACTS = re.compile(
    r"[ ]?(?:นำโดย|โดย(?!สาร)|และ|กับ|ร่วม(?!กัน)|ได้(?!แก่)|จะ|จัด|ลงนาม|จับมือ|มอบหมาย|เปิดเผย|ขอ|เตรียม|ทำ|เซ็น)"
)
_GENERIC_SITE = re.compile(
    r"(?:ศูนย์|สวน|ตลาด|ลาน|อาคาร|โรงแรม|โรงเรียน|มหาวิทยาลัย|โรงพยาบาล|วัด|สถาบัน|สมาคม|"
    r"ศาลา|สะพาน|เวที|หน้า|สนามบิน|สำนัก|สถาน|กระทรวง|กรม)(?:ฯ|เทศบาลฯ)?\Z"
)


_LATIN_PLACE = re.compile(
    r"(?P<room>(?:[A-Z][\w’'-]*[ ]){1,4}(?:Ballroom|Room|Hall|Auditorium|"
    r"Lounge))(?:,?[ ](?P<site>(?:The[ ])?[A-Z][\w’'-]*(?:[ ][A-Z][\w’'-]*){0,5}))?"
)


def _leading(text: str) -> Iterator[re.Match[str]]:
    """What leads to places, as ``re`` finds it; looked for only where some lead may begin, or a line does."""
    last, tried = 0, -1
    for place, _ in [(0, True), *begun_in(text, _LEAD_STARTS)]:
        for at in (place, place + 1) if text[place : place + 1] == "\n" else (place,):
            if at < last or at <= tried:
                continue
            tried = at
            match = _LEAD.match(text, at)
            if match:
                last = match.end()
                yield match
                if match.end() == at and (match := _LONGER.match(text, at)):
                    last = match.end()
                    yield match


def _may_name(letters: str) -> bool:
    """Whether the name of a room or a site may begin with two letters."""
    return _BEGUN is None or letters in _BEGUN or letters[:1] in _BEGUN or not letters.isalpha()


def thai_places(mentions: Mentions) -> Iterator[Place]:
    """The places of a Thai text, in its order, each once."""
    text = mentions.text
    last = -1
    names = [(person.start, person.end) for person in mentions.people]
    firsts = [first for first, _ in names]
    bodies = {body.start for body in mentions.bodies}
    for match in _leading(text):
        start = match.end()
        while text[start : start + 1] == " ":
            start += 1
        if start <= last:
            continue
        index = bisect_right(firsts, match.start()) - 1
        if index >= 0 and names[index][1] > match.start():
            continue  # "ก้อน ณ สายลม" is a name
        lead = _LEAD_NAMES[int((match.lastgroup or "l0")[1:])]
        named = _may_name(text[start : start + 2])
        if not named and lead in ("space", "line", "hour", "bar", "bracket"):
            continue
        room = _ROOM.match(text, start) if named else None
        known = (room or _SITE.match(text, start)) if named else None
        if lead in ("hour", "bar") and known and start not in bodies:
            pass
        elif lead in ("space", "line", "hour", "bar", "bracket"):
            if not (room or _SURE_SITE.match(text, start)):
                continue
        elif not known and lead not in ("ณ", "label", "held"):
            continue
        line_end = mentions.line(start)[1]
        if lead not in ("ณ", "label", "held", "ภายใน") and _acts(text, start, line_end, mentions):
            continue
        place = _at(
            text,
            start,
            line_end,
            lead,
            match.start(),
            known is not None,
            partial(_acts, text, end=line_end, mentions=mentions),
        )
        if place:
            yield place
            last = place.end - 1


def _acts(text: str, start: int, end: int, mentions: Mentions) -> bool:
    """Whether what stands there is a body that does something, no place."""
    if _ACTING.match(text, start, end):
        return True
    index = bisect_left(mentions.bodies, start, key=lambda body: body.start)
    body = (
        mentions.bodies[index]
        if index < len(mentions.bodies) and mentions.bodies[index].start == start
        else None
    )
    return body is not None and _THEN_ACTS.match(text, body.end) is not None


def _at(
    text: str, start: int, limit: int, lead: str, lead_start: int, known: bool, acts: Callable[[int], bool]
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
        return Place(room, hall, lead, lead_start)
    room_at = _ROOM.match(text, start)
    if room_at:
        room, follow = _room(text, start, room_at, limit)
        if room is None:
            return None
        acting = follow >= 0 and acts(follow)
        site = _site(text, follow, limit) if follow >= 0 and not acting else None
        if site is None and lead == "ใช้":  # "<house> ใช้<room>เป็นที่จัด"
            line = text.rfind("\n", 0, lead_start) + 1
            house = text[line:lead_start].strip()
            if house and len(house) < 70 and " " not in house and _SITE.match(house):
                first = text.index(house, line)
                site = Found(house, first, first + len(house), "venue.site", 0.8)
        return Place(room, site, lead, lead_start)
    if not known and _NO_PLACE.match(text, start):
        return None
    site = _site(text, start, limit, known=known)
    if site is None:
        return None
    behind = re.compile(r"[ ]{1,2}(?:ที่|ณ[ ]?|ชั้น[ ]?[\d๐-๙]{1,2}[ ]{1,2})?").match(text, site.end)
    if behind and (room_behind := _ROOM.match(text, behind.end())):
        room, _ = _room(text, behind.end(), room_behind, limit)
        if room and room.end > site.end:
            return Place(room, site, lead, lead_start)
    return Place(None, site, lead, lead_start)


def _room(text: str, start: int, begun: re.Match[str], limit: int) -> tuple[Found[str] | None, int]:
    """The room that begins here and where its site would, -1 where none follows."""
    word = _WORD.match(text, start, limit)
    end = max(word.end() if word else begun.end(), begun.end())
    glued = _GLUED_SITE.search(text, begun.end() + (2 if begun[0] == "ห้อง" else 0), end)
    bare = text[start:end] in ("ห้อง", "ห้องประชุม", "หอประชุม", "ศาลา", "ลาน")
    if (
        bare
        and text[end : end + 1] == " "
        and not _SITE.match(text, end + 1)
        and not _END.match(text, end + 1)
    ):
        follow = _WORD.match(text, end + 1, limit)
        if follow and not re.match(r"ชั้น|[\d๐-๙]|ได้|มี|ผู้|เทศบาล", follow[0]) and len(follow[0]) < 34:
            end = follow.end()
            while more := re.match(r"[ ][A-Z][\w.-]{1,30}", text[end : min(limit, end + 34)]):
                end += more.end()
    stop = _GLUED_END.search(text, begun.end(), end)
    end = min(stop.start() if stop else end, glued.start() if glued else end)
    if not glued:
        while end < limit and (more := _MORE_ROOM.match(text, end, limit)):
            end = more.end()
        if floor := _FLOOR.match(text, end, limit):
            end = floor.end()
    value = tidy(text[start:end])
    if len(value) < 4:
        return None, -1
    room = Found(value, start, end, "venue.room", 0.9)
    if glued and end == glued.start():
        return room, end
    if stop and end == stop.start():
        return room, -1
    gap = re.compile(
        r"[ ]{1,2}(?:ภายใน|ใน|ของ|ณ[ ]?|ที่)?|\n(?=โรงแรม|สำนักงาน|ศาลา|อาคาร)|(?=ในโรง|ในอาคาร|ของโรง|"
        r"ของสำนัก)(?:ใน|ของ)|,[ ]?"
    ).match(text, end)
    return room, gap.end() if gap and gap.end() > end else -1


def _site(text: str, start: int, limit: int, *, known: bool = True) -> Found[str] | None:
    sited = _SITE.match(text, start)
    if start >= limit + 80 or (
        not sited and (_END.match(text, start) or not re.match(r"[ก-ฮเแโใไA-Z]", text[start : start + 1]))
    ):
        return None
    limit = max(limit, text.find("\n", start) if text.find("\n", start) > 0 else len(text))
    if known and not sited and _NO_PLACE.match(text, start):
        return None
    end = _words(text, start, limit)
    value = tidy(text[start:end])
    if len(value) < 4 or _GENERIC_SITE.match(value) or (not sited and len(value) < 6):
        return None
    return Found(value, start, end, "venue.site" if sited else "venue.place", 0.9 if sited else 0.6)


def _words(text: str, start: int, limit: int) -> int:
    """The end of a name of several words that begins here."""
    position, count = start, 0
    while position < limit and count < 5:
        word = _WORD.match(text, position, limit)
        if not word or (
            count
            and (
                _END.match(text, position)
                or re.match(r"[\d๐-๙]", text[position : position + 1])
                or _ACTING.match(text, position, limit)
                or _ROOM.match(text, position)
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


_CAPITAL = r"[A-ZÀ-Þ0-9][\w’'&.-]*(?<![.])"
_NAMED = rf"(?:{_CAPITAL}(?:[ ](?:(?:and|of|for|de|the)[ ]){{0,2}}{_CAPITAL}){{0,7}})"
_KIND_OF_ROOM = (
    r"(?:Hall|Room|Ballroom|Auditorium|Chambers?|Parlour|Lounge|Rotunda|Suite|Foyer|Lobby|Theat(?:re|er)|Gallery|"
    r"Pavilion|Terrace|"
    r"Courtyard|Garden|Boardroom|Library)"
)
_LOWER_ROOM = (
    r"(?:(?:council|city council|reading|meeting|conference|main|grand|banquet|assembly|reception|press|board|"
    r"function)[ ])?"
    r"(?:chambers?|room|hall|ballroom|auditorium|lobby|penthouse|rotunda|library|foyer|lounge|parlour|boardroom|"
    r"courtyard)"
)
_KIND_OF_SITE = (
    r"(?:Hotel|Resort|Cent(?:re|er)|Hall|House|Complex|Tower|Park|Marae|Museum|Palace|Building|Library|"
    r"University|School|College|Temple|"
    r"Office|Offices|Headquarters|Chambers?|Pavilion|Club|Theat(?:re|er)|Stadium|Plaza|Campus|Institute|Embassy|"
    r"Consulate|Gardens?|Beach|"
    r"Square|Airport|Station|Port|Pier|Hospital|Mall|Market|Arena|Tribunal|Wat|Church|Cathedral|Mosque|Villa|"
    r"Mansion|Castle|Inn|Ministry)"
)
_IN = r"(?i:at|in|inside|within|into|from|on)"
_FLOOR_EN = (
    r"(?:,?[ ](?:on[ ]the[ ])?(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|"
    r"ground|top)[ ]floor)?"
)
_ENGLISH_ROOM = re.compile(
    rf"(?P<lead>\b{_IN}[ ](?:the[ ]|its[ ]|their[ ]|a[ ]|his[ ]|her[ ])?|WHERE:[ ]?(?:the[ ])?|Venue:[ ]?|📍[ ]?)"
    rf"(?P<room>(?:(?:[A-ZÀ-Þ][\w’'.-]*[ ]){{1,4}}{_KIND_OF_ROOM}(?![ ][A-Z]\w)|Room[ ]\w+|"
    rf"{_KIND_OF_ROOM}(?=[ ]of)|(?:{_LOWER_ROOM}))\b{_FLOOR_EN})"
    rf"(?:,?[ ](?:of|at|in)[ ](?P<the>the[ ]|its[ ])?|"
    rf",[ ](?=(?:The[ ])?[A-Z]))?(?P<site>(?:(?<=the[ ])[A-Z]+[’']s[ ](?:new[ ])?\w+|"
    rf"(?:The[ ])?{_NAMED}(?:[ ](?:building|hall|hotel|library|cent(?:re|er)))?|(?:city|town|provincial|"
    rf"municipal)[ ](?:hall|office)))?"
)
_ENGLISH_SITE = re.compile(
    rf"(?P<lead>\b{_IN}[ ](?:the[ ]|its[ ]|their[ ])?|WHERE:[ ]?(?:the[ ])?|Venue:[ ]?|Location:[ ]?|📍[ ]?|"
    rf"\bby[ ]the[ ]|(?:^|\n|[.][ ])(?=The[ ])The[ ])"
    rf"(?P<site>{_NAMED}(?:[ ](?:hall|hotel|library|building|beach|cent(?:re|er)))?|(?:the[ ])?(?:city|town|"
    rf"provincial|municipal|district|village)[ ](?:hall|offices?|chambers?)(?:[ ](?P<inner>penthouse|lobby|"
    rf"chambers?|auditorium))?)"
)
_BUILDING = re.compile(
    rf"\b{_KIND_OF_SITE}\b|(?:hall|hotel|library|building|beach|office|offices|chambers?|headquarters|centre|center)\Z"
)


def english_places(mentions: Mentions) -> Iterator[Place]:
    """The places of an English text, in its order, rooms first where both are told."""
    text, taken = mentions.text, -1
    found: list[Place] = []
    for match in _ENGLISH_ROOM.finditer(text):
        site = match["site"]
        if site and (site.split(" ")[0] in _DAYS or _PERSONAL.match(site)):
            site = None
        room = _found(text, match, "room")
        if room is None:
            continue
        whole = bool(
            _WHOLE_HOUSE.search(room.value)
            or (_english_lead(match["lead"]) == "label" and _HALL.search(room.value))
        )
        placed = _found(text, match, "site") if site else None
        if whole and (placed is None or not _BUILDING.search(placed.value)):
            found.append(Place(None, room, _english_lead(match["lead"]), match.start()))
        elif placed and not _BUILDING.search(placed.value) and not re.search(r"[’']s[ ]", placed.value):
            found.append(
                Place(
                    room,
                    placed if len(placed.value.split(" ")) > 1 else None,
                    _english_lead(match["lead"]),
                    match.start(),
                )
            )
        else:
            found.append(Place(room, placed, _english_lead(match["lead"]), match.start()))
    spans = [(place.start, place.end) for place in found]
    for match in _ENGLISH_SITE.finditer(text):
        site = _found(text, match, "site")
        if (
            site is None
            or not _BUILDING.search(site.value)
            or any(start <= site.start < end for start, end in spans)
        ):
            continue
        if (
            re.match(r"(?:The )?(?:Office|University|Ministry|Embassy) of", site.value)
            and match["lead"].strip() != "at the"
        ):
            continue
        inner = match["inner"]
        if inner:
            at = match.start("inner")
            hall = Found(text[site.start : at - 1], site.start, at - 1, "venue.english", 0.85)
            found.append(
                Place(
                    Found(inner, at, at + len(inner), "venue.english", 0.85),
                    hall,
                    _english_lead(match["lead"]),
                    match.start(),
                )
            )
            continue
        found.append(Place(None, site, _english_lead(match["lead"]), match.start()))
    for place in sorted(found, key=lambda place: place.start):
        if place.start > taken:
            yield place
            taken = place.end


_WHOLE_HOUSE = re.compile(
    r"(?:City|Town|Provincial|University|Community|Village)[ ](?:Hall|Library|House|Park|Gardens?)\Z|"
    r"[ ](?:Pavilion|Library)\Z"
)
_HALL = re.compile(r"(?:Hall|Pavilion|Library|Theat(?:re|er)|Gallery|Gardens?)\Z")
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = frozenset(f"{_WEEKDAYS}|{_MONTHS}".split("|"))
_CUT = re.compile(rf"[ ](?:{_WEEKDAYS}|On|The|{_MONTHS})\b")
_PERSONAL = re.compile(r"(?:Mr|Mrs|Ms|Dr|Mayor|Governor)\b")


def _found(text: str, match: re.Match[str], group: str) -> Found[str] | None:
    if match[group] is None:
        return None
    start, end = match.span(group)
    value = text[start:end]
    cut = _CUT.search(value)
    value = (value[: cut.start()] if cut else value).rstrip(" ,.")
    return Found(value, start, start + len(value), "venue.english", 0.85) if len(value) > 3 else None


def _english_lead(lead: str) -> str:
    word = lead.strip().lower().split(" ")[0] if lead.strip() else "line"
    return "label" if word[:1] in "wv📍l" and word not in ("within", "line") else word
