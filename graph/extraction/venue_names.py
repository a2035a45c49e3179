"""The names of rooms and sites in a Thai text: where one begins, and how far it goes."""

from __future__ import annotations

import re

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.rules import words
from citypact.graph.extraction.view import tidy
from citypact.graph.names import expanded

__all__ = ["BEGUN_ROOM", "BEGUN_SITE", "NO_PLACE", "SURE_SITE", "room_at", "site_at"]


def _any(section: str) -> re.Pattern[str]:
    return expression("|".join(f"(?:{word})" for word in words("venues", section)))


BEGUN_ROOM = _any("rooms")
BEGUN_SITE = _any("sites")
SURE_SITE = _any("sure_sites")
NO_PLACE = _any("no_places")
_END = _any("ends")
_GLUED_END = _any("glued_ends")
_WORD = expression(r"[^\s,;:|()\[\]“”\"/]{1,90}")
_GLUED_SITE = expression(
    r"ศาลากลาง|ศาลาว่าการ|ห้องว่าการ|สถานี(?=ตำรวจ|รถไฟ|ดับเพลิง)|ศูนย์ราชการ|โรงแรม|โรงเรียน|สำนักงาน(?!ใหญ่)|มหาวิทยาลัย|เทศบาล(?=นคร|เมือง|ตำบล)|องค์การบริหารส่วน|"
    r"โรงพยาบาล|(?<!จังห)วัด(?=[ก-ฮเแโใไ])|ศูนย์(?=สุขภาพ|ประชุม|การ|วัฒน|บริการ)|ที่ว่าการ|กองบังคับการ|ทำเนียบ|อาคาร(?=[ก-ฮ])"
)
# the meeting room of a body, named by it in one run of letters, is a room; its house is not told
_ROOM_OF_BODY = expression(
    r"ห้องประชุม(?:ใหญ่|สภา)?(?=เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน|สำนักงาน|อบ[จต]\.?[ก-ฮเแโใไ]|ท[นมต]\.[ก-ฮเแโใไ])"
)
_THE_SAME = expression(r"[ก-ฮเแโใไ][ก-๙]{2,12}เดียวกัน")  # "the same hotel": the one that was told
_FLOOR = expression(
    r"(?:[ ]?\([^()\n]{1,30}\))?[ ]?ชั้น(?:ที่)?[ ]?[\d๐-๙]{1,2}(?=[ ])|[ ]?\(ชั้น(?:ที่)?[ ]?[\d๐-๙]{1,2}\)|"
    r"[ ]?ชั้น(?:ที่)?[ ]?(?:[\d๐-๙]{1,2}|[A-Z]\d?|ใต้ดิน|ล่าง|บน)|[ ](?:อาคาร|ตึก)[ ]?\d{1,2}(?!\d)|"
    r"[ ]?[\d๐-๙]{1,2}(?=[ ](?:อาคาร|ชั้น|สำนักงาน|โรงแรม|พารา|สถานี|สวน|ศูนย์)|[ ]?(?:เป็น|ใน|\n|$))"
)
_ROOM_NUMBER = expression(
    r"ห้อง(?:ประชุม|เรียน|บรรยาย|สัมมนา)?[ ]?(?:[A-Z]{1,3}[ -]?)?[\d๐-๙]{1,4}(?:[/-][\d๐-๙]{1,4})?(?![\d๐-๙.:])(?=[ \n]|$)"
)
_MORE_ROOM = expression(
    r"[ ](?:(?:บอลรูม|แกรนด์|Ballroom|Hall|Room)[\w]{0,20}(?:[ ]\d)?|[ก-ฮเแโใไ][ก-๙]{1,14}ฮอลล์|\d(?!\d))"
)
_PART_OF_SITE = expression(
    r"[ ](?:\d{1,2}(?!\d|[.:]\d|[ ]?(?:คน|ม\.ค|ก\.พ|มี\.ค|เม|พ\.ค|มิ|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|"
    r"มกรา|กุมภา|มีนา|เมษา|พฤษ|มิถุ|กรก|สิงหา|กันยา|ตุลา|ธันวา))|อาคาร[ ]?\d+|\(หลัง[^()\n]{1,8}\)|"
    r"\((?:เสาชิงช้า|ดินแดง|หลัง[ก-๙]+)\)|ณ[ ](?=(?:กรุง|นคร|เมือง)[ก-ฮเแโใไ])(?:กรุง|นคร|เมือง)[ก-๎]{2,24})"
)
# the letters of a body, told within its name: "องค์การบริหารส่วนจังหวัด (อบจ.) สายลม"
_LETTERS_WITHIN = expression(
    r"(?:(?<=ส่วนจังหวัด)|(?<=ส่วนตำบล)|(?<=ศบาลนคร)|(?<=ศบาลเมือง)|(?<=ศบาลตำบล)|(?<=ราชมงคล)|(?<=ราชภัฏ))"
    r"[ ]?\((?:อบ[จต]|ท[นมต]|สถ|มทร|มรภ)\.?\)[ ]?(?=[ก-ฮเแโใไ])"
)
_ACTING = expression(
    r"(?:เทศบาล|องค์การบริหาร|จังหวัด|มหาวิทยาลัย|เมือง|กรุง|อบ[จต]\.|ท[นมต]\.)[^\s,;:()]{2,60}?"
    r"(?:(?:ได้|จะ)?ร่วม(?:กับ|ลง|จัด|กัน|พิธี)|(?:ได้|จะ)?(?:ลงนาม|จัดพิธี|จัดทำ|จับมือ|ทำบันทึก|ต่ออายุ)|"
    r"(?:และ|กับ)(?=[ ]?(?:เทศบาล|องค์การ|จังหวัด|มหาวิทยาลัย|เมือง|กรุง|อบ[จต]\.|ท[นมต]\.)))"
)
_GENERIC_SITE = expression(
    r"(?:ศูนย์|สวน|ตลาด|ลาน|อาคาร|โรงแรม|โรงเรียน|มหาวิทยาลัย|โรงพยาบาล|วัด|สถาบัน|สมาคม|"
    r"ศาลา|สะพาน|เวที|หน้า|สนามบิน|สำนัก|สถาน|กระทรวง|กรม|สนาม|เรือ|เรือน|บ้าน)(?:ฯ|เทศบาลฯ)?\Z"
)
_HOUSES = {"รร.": "โรงเรียน", "ร.ร.": "โรงเรียน", "รพ.": "โรงพยาบาล"}
_BARE = ("ห้อง", "ห้องประชุม", "หอประชุม", "ศาลา", "ลาน")
_HOUSE_ALONE = ("มหาวิทยาลัย", "โรงเรียน", "วิทยาลัย", "โรงพยาบาล", "สถาบัน")
_GAP = expression(
    r"(?:[ ]?\([^()\n]{1,40}\))?[ ]{1,2}(?:ภายใน(?:บริเวณ)?|ใน|ของ|ณ[ ]?|ที่|ด้านหน้า(?=[ก-ฮเแโใไ])|หน้า(?=[ก-ฮเแโใไ]))?|"
    r"\n(?=โรงแรม|สำนักงาน|ศาลา|อาคาร|ศูนย์|มหาวิทยาลัย)|(?=ในโรง|ในอาคาร|ของโรง|ของสำนัก)(?:ใน|ของ)|,[ ]?"
)


def acting(text: str, start: int, end: int) -> bool:
    """Whether a body begins here that does something in the same run of letters."""
    return _ACTING.match(text, start, end) is not None


def room_at(text: str, start: int, begun: re.Match[str], limit: int) -> tuple[Found[str] | None, int]:
    """The room that begins here and where its site would, -1 where none follows."""
    if _THE_SAME.match(text, start):
        return None, -1
    word = _WORD.match(text, start, limit)
    end = max(word.end() if word else begun.end(), begun.end())
    of_body = _ROOM_OF_BODY.match(text, start)
    glued = None if of_body else _GLUED_SITE.search(text, begun.end() + (2 if begun[0] == "ห้อง" else 0), end)
    if glued and text[glued.start() : end] in _HOUSE_ALONE:
        glued = None  # "the hall of the university's council": no other house has a name
    if numbered := _ROOM_NUMBER.match(text, start, limit):
        end = numbered.end()
    elif text[start:end] in _BARE and text[end : end + 1] in (" ", "\n"):
        end = _second_word(text, end, limit)
        if end > limit:  # a line that is broken within the name
            following = text.find("\n", end)
            limit = following if following >= 0 else len(text)
    stop = _GLUED_END.search(text, begun.end(), end)
    end = min(stop.start() if stop else end, glued.start() if glued else end)
    if not glued:
        while end < limit and (more := _MORE_ROOM.match(text, end, limit)):
            end = more.end()
        while floor := _FLOOR.match(text, end, limit):  # "อาคาร 1 ชั้น 2"
            end = floor.end()
    value = tidy(text[start:end])
    if len(value) < 4:
        return None, -1
    room = Found(value, start, end, "venue.room", 0.9)
    if glued and end == glued.start():
        return room, end
    if stop and end == stop.start():
        return room, -1
    gap = _GAP.match(text, end)
    return room, gap.end() if gap and gap.end() > end else -1


def _second_word(text: str, end: int, limit: int) -> int:
    """Where a room ends whose name stands apart from its kind ("ห้องประชุม ดอกหญ้า")."""
    if BEGUN_SITE.match(text, end + 1) or _END.match(text, end + 1):
        return end
    follow = _WORD.match(text, end + 1, limit + 40 if text[end : end + 1] == "\n" else limit)
    if follow and not re.match(r"ชั้น|[\d๐-๙]|ได้|มี|ผู้|เทศบาล", follow[0]) and len(follow[0]) < 34:
        end = follow.end()
        while more := re.match(r"[ ][A-Z][\w.-]{1,30}", text[end : min(limit, end + 34)]):
            end += more.end()
    return end


def site_at(text: str, start: int, limit: int, *, known: bool = True) -> Found[str] | None:
    """The site that begins here, in the full form of its name."""
    sited = BEGUN_SITE.match(text, start)
    if _THE_SAME.match(text, start):
        return None
    if start >= limit + 80 or (
        not sited and (_END.match(text, start) or not re.match(r"[ก-ฮเแโใไA-Z]", text[start : start + 1]))
    ):
        return None
    limit = max(limit, text.find("\n", start) if text.find("\n", start) > 0 else len(text))
    if known and not sited and NO_PLACE.match(text, start):
        return None
    end = _words(text, start, limit)
    value = tidy(text[start:end])
    if len(value) < 4 or _GENERIC_SITE.match(value) or (not sited and len(value) < 6):
        return None
    value = expanded(value)
    for short, full in _HOUSES.items():
        if value.startswith(short):
            value = full + value.removeprefix(short).lstrip()
    return Found(value, start, end, "venue.site" if sited else "venue.place", 0.9 if sited else 0.6)


def _words(text: str, start: int, limit: int) -> int:
    """The end of a name of several words that begins here."""
    position, count, most = start, 0, 5
    while position < limit and count < most:
        word = _WORD.match(text, position, limit)
        if not word or (
            count
            and (
                _END.match(text, position)
                or re.match(r"[\d๐-๙]", text[position : position + 1])
                or _ACTING.match(text, position, limit)
                or BEGUN_ROOM.match(text, position)
            )
        ):
            break
        glued = _GLUED_END.search(text, position + 2, word.end())
        if count and re.match(r"[A-Z]", text[position]):
            most = 9  # the words of a Latin name are many
        position, count = (glued.start() if glued else word.end()), count + 1
        if not glued and (within := _LETTERS_WITHIN.match(text, position)):
            position = within.end()
            continue
        if glued or text[position : position + 1] != " ":
            break
        more = _PART_OF_SITE.match(text, position)
        if more:
            position = more.end()
            if text[position : position + 1] != " ":
                break
        position += 1
    return position - 1 if position > start and text[position - 1 : position] == " " else position
