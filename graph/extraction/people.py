"""People: names behind titles, with the office that stands beside them.

Only a person with a stated office is an official; a name alone may still sign.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from citypact.graph.extraction.offices import Office, offices
from citypact.graph.extraction.rules import words
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.view import tidy

__all__ = ["PersonMention", "people"]


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person in the view: from the title to the end of the name."""

    start: int
    end: int
    name: str
    honorific: str | None
    name_start: int
    office: Office | None = None
    shared: bool = False  # the office stands at another name of the same list

    @property
    def begin(self) -> int:
        """Where the person begins, with an office right before the name."""
        office = self.office
        return office.start if office and 0 <= self.start - office.end < _RIGHT_BEFORE else self.start

    @property
    def stop(self) -> int:
        """Where the person and the office after it end."""
        return max(self.end, self.office.end) if self.office and not self.shared else self.end


_RIGHT_BEFORE = 3  # a blank, or a mark with one
_TITLE = "|".join(f"(?:{title})" for title in words("people", "titles"))
_SHY = "|".join(f"(?:{title})" for title in words("people", "shy"))
_TITLES = Sought(
    rf"(?:{_TITLE}|(?:(?<![ก-๛A-Za-z.])|(?<=กับ)|(?<=และ)|(?<=โดย)|(?<=ให้)|(?<=คือ)|(?<=ด้าน)|"
    rf"(?<=ส่วน)|(?<=เชิญ)|(?<=ถึง)|(?<=มี)|(?<=เมื่อ)|(?<=ด้วย)|(?<=รับ)|(?<=พบ)|(?<=นำ)|(?<=ฝ่าย)|(?<=แก่)|"
    rf"(?<=ต่อ)|(?<=จาก)|(?<=เทศบาล)|(?<=เดิม))(?:{_SHY}))(?:[ ]?(?:{_TITLE}|(?:{_SHY})))*"
)
_STRONG_TITLE = re.compile(_TITLE)
_CLERGY = Sought("|".join(f"(?:{rank})" for rank in words("people", "clergy")))
_STOP = re.compile("|".join(f"(?:{stop})" for stop in words("people", "name_stops")))
_LATE_STOP = re.compile("|".join(f"(?:{stop})" for stop in words("people", "late_stops")))
_GLUED = re.compile("|".join(f"(?:{stop})" for stop in words("people", "glued_stops")))
_THAI_WORD = re.compile(r"[ก-ฮเแโใไ][\u0e00-\u0e3a\u0e40-\u0e4f]{0,60}(?:-[ก-ฮเแโใไ][\u0e00-\u0e4f]{1,40})?")
_NOBLE = re.compile(r"[ ]ณ[ ](?P<place>[ก-ฮเแโใไ][\u0e00-\u0e4f]{2,30})")
_LATIN_NAME = re.compile(
    r"[A-ZÀ-ÞĀ-ɏḀ-ỿ][^\W\d\u0e00-\u0e7f]{0,40}[.]?(?:['’-][^\W\d\u0e00-\u0e7f]{1,40})*"
    r"(?:[ ](?:(?:bin|binti|van|der|den|de|von|al|da|la|le|dos|"
    r"du)[ ]){0,2}[A-ZÀ-ÞĀ-ɏḀ-ỿ][^\W\d\u0e00-\u0e7f]{0,40}(?:['’-][^\W\d\u0e00-\u0e7f]{1,40})*){1,5}"
    r"(?:[ ][a-z]{2,6}(?=[ ][ก-ฮเแโใไ]))?"
)
_ALIAS = re.compile(r"[ ]?\((?=[^()\n]{0,30}[A-Za-z]{3})[^()ก-ฮ\n]{1,80}\)")
_ASIDE = re.compile(r"[ ]?\((?P<inside>[^()\n]{1,80})\)")
_NO_OFFICE = re.compile("|".join(f"(?:{word})" for word in words("people", "no_offices")))
_UNKNOWN_OFFICE = re.compile(
    r"[ ]{1,2}(?P<words>[ก-ฮเแโใไ][ก-๙.\-() ]{3,90}?)(?=[ ]?(?:\n|\Z|,|;)|[ ](?:และ|กับ)[ ]?)"
)
_UNKNOWN_MARKS = re.compile(
    r"โรงพยาบาล|รพ\.|สำนัก|กอง(?!ทุน)|ศูนย์|สถาบัน|มหาวิทยาลัย|วิทยาลัย|โรงเรียน|บริษัท|เทศบาล|จังหวัด|อำเภอ|"
    r"ชำนาญ|เชี่ยวชาญ|ปฏิบัติการ|"
    r"สมาคม|มูลนิธิ|สภ\.|ตำรวจ|กรม|กระทรวง|ชุมชน|ชมรม|สหกรณ์|คณะ|สาขา|ประจำ|วัด|ธนาคาร|หอการค้า|อบ[จต]\.|ฝ่าย|งาน"
)
_LISTED_LINE = re.compile(r"(?:\A|\n)[ ]?(?:[-–•*●◦▪]|\(?[\d๐-๙]{1,2}[.)]|✅|👉)[ ]?\Z")
_OFFICE_LINK = re.compile(
    r"[ ]?(?:รน\.|ร\.น\.)?(?:[ ]?หรือ[ ]?[^\s]{2,24}[ ]{1,2}(?=[ก-ฮ]))?"
    r"[ ]?(?:[,:：–—-]|ตำแหน่ง|ในฐานะ|ซึ่งเป็น|คือ|"
    r"เป็น(?=นายก|ประธานสภา|ปลัด|ผู้อำนวยการ|ผู้ว่าราชการ|อธิการบดี|คณบดี|เจ้าอาวาส)|[ ]){0,3}(?:ท่าน)?"
)
_SEPARATOR = re.compile(r"[ ]?(?:[,/]|และ|กับ|[ ])+[ ]?")


def _name_after(text: str, start: int, latest: int) -> tuple[int, int]:
    """The end of the name that begins here, and how many words it has."""
    if text[start : start + 1] == " ":
        start += 1
    latin = _LATIN_NAME.match(text, start)
    if latin:
        return latin.end(), latin[0].count(" ") + 1
    position, count = start, 0
    while count < 5:
        word = _THAI_WORD.match(text, position)
        if (
            not word
            or (count and _STOP.match(text, position))
            or (count > 1 and (_TITLES.match(text, position) or _LATE_STOP.match(text, position)))
        ):
            break
        if (count == 1 and _STRONG_TITLE.match(text, position)) or (
            count > 1 and (len(word[0]) > 9 or max(map(len, text[start:position].split())) > 9)
        ):
            break  # names of three words and more are foreign, and their words short
        glued = _GLUED.search(text, position + 2, min(word.end() + 12, len(text)))
        end = word.end()
        if glued and glued.start() < end:
            end = glued.start()
        if end > latest:
            break
        position, count = end, count + 1
        if glued and glued.start() == end:
            break
        noble = _NOBLE.match(text, position)
        if (count == 1 or count == 2) and (
            noble
            and not _STOP.match(text, position + 1)
            and not re.match(
                r"ห้อง|หอ|ที่|วัด|โรง|ศาลา|อาคาร|สำนัก|ศูนย์|ลาน|สวน|บริเวณ|บ้าน|คุ้ม|เทศบาล|มหาวิทยาลัย|กรุง",
                noble["place"],
            )
        ):
            return noble.end(), count + 2
        if text[position : position + 1] != " " or text[position : position + 2] == "  ":
            break
        position += 1
    end = position if position == start or text[position - 1] != " " else position - 1
    return end, count


def people(text: str, worded: list[Office] | None = None) -> list[PersonMention]:
    """All people of a text who are named in full, in its order.

    >>> [(p.honorific, p.name, p.office.role) for p in people("นายสายลม ณ ดอกหญ้า นายกเทศมนตรีนครสายน้ำ กล่าวว่า") if p.office]
    [('นาย', 'สายลม ณ ดอกหญ้า', 'mayor')]
    """
    worded = offices(text) if worded is None else worded
    starts = [office.start for office in worded]
    found: list[PersonMention] = []
    position, next_title = 0, _TITLES.search(text)
    while match := _next(text, position, next_title):
        position = match.end()
        if next_title and next_title.start() < position:
            next_title = _TITLES.search(text, position)
        title = tidy(match[0])
        index = bisect_left(starts, match.end())
        latest = worded[index].start if index < len(worded) else len(text)
        if (
            index
            and worded[index - 1].start < match.start() < worded[index - 1].end - 1
            and not _own_word(worded[index - 1], match)
        ):
            continue
        if title.startswith("พระ") and not title.startswith("พระมหา"):
            if degree := _DEGREE.match(text, match.end()):
                position = degree.end()
                if next_title and next_title.start() < position:
                    next_title = _TITLES.search(text, position)
            found.append(PersonMention(match.start(), position, title, None, match.start()))
            continue
        end, count = _name_after(text, match.end(), latest)
        name_start = match.end() + (text[match.end() : match.end() + 1] == " ")
        name = tidy(text[name_start:end])
        if (
            re.search(r"(?<!\d)\d{1,3}[ ]?\Z", text[max(0, match.start() - 5) : match.start()])
            and text[match.end() : match.end() + 1] == " "
        ):
            continue  # "15 นาย" counts men
        if (
            len(name) > 60
            or any(len(word) > 30 for word in name.split(" "))
            or re.search(r".(?:นาย(?![ะ-ู็-๎])|นางสาว|น\.ส\.)", name)
        ):
            continue
        if count == 1 and 3 < len(name) < 20 and _heads_office(text, end, worded, starts, match):
            found.append(PersonMention(match.start(), end, name, title or None, name_start))
            continue
        if count < 2 or len(name) < 4 or (count == 2 and len(name.split(" ")[-1]) < 2):
            continue
        found.append(PersonMention(match.start(), end, name, title or None, name_start))
        alias = _ALIAS.match(text, end)
        if (behind := alias.end() if alias else end) > position:
            position = behind
            if next_title and next_title.start() < position:
                next_title = _TITLES.search(text, position)
    found += _untitled(text, found, worded)
    found.sort(key=lambda person: person.start)
    return _officed(text, found, worded, starts)


_DEGREE = re.compile(r",?[ ]?(?:(?:รศ|ผศ|ศ)\.(?:[ ]?ดร\.)?|ดร\.)")  # behind the name of a monk


def _heads_office(text: str, end: int, worded: list[Office], starts: list[int], title: re.Match[str]) -> bool:
    """Whether a first name alone stands between its title and an office ("นางสาวก รองนายกเทศมนตรี")."""
    if text[end : end + 1] != " " or not re.match(r"(?:นาย|นาง|น\.ส)", title[0]):
        return False
    index = bisect_left(starts, end + 1)
    return index < len(worded) and worded[index].start == end + 1


_BARE = r"[ก-ฮเแโใไ][\u0e00-\u0e3a\u0e40-\u0e4e]{1,17}"
_BARE_NAME = re.compile(
    rf"(?:(?P<lead>\A|\n|[”\"’)\]|/•*>–—-][ ]?|ฯ[ ]|คือ[ ]?|ได้แก่[ ]?|นำโดย[ ]?|(?<=โดย)[ ]|และ[ ]|กับ[ ]|,[ ]?|"
    rf"มี[ ]|[ ]{{1,2}}))"
    rf"(?P<name>{_BARE}[ ]{{1,2}}{_BARE}(?:[ ]{_BARE})?)[ ]?(?:[–—:-][ ]?|,[ ]?|[ ])?\Z"
)
_NO_NAME = re.compile(
    r"(?:ที่|มี|โดย|ของ|ใน|ณ|จาก|ให้|กับ|และ|ได้|จะ|คือ|เป็น|ว่า|ซึ่ง|พร้อม|ร่วม|โครงการ|งาน|พิธี|การ|ความ|วัน|"
    r"เวลา|เมื่อ|ระหว่าง|"
    r"บันทึก|ข้อตกลง|ผู้|คณะ|กลุ่ม|นาย|นาง|ท่าน|คุณ|ฝ่าย|ด้าน|ทั้ง|ตัวแทน|ประธาน|รอง|ปลัด|หัวหน้า|เจ้า|ประจำ|"
    r"จังหวัด|อำเภอ|ตำบล|เทศบาล|"
    r"เมือง|นคร|มหา|โรง|วัด|ศูนย์|สำนัก|สถาน|กระทรวง|กรม|กอง|บริษัท|สมาคม|มูลนิธิ|องค์|สภา|หอ|ห้อง|อาคาร|ประเทศ|"
    r"สาธารณรัฐ|มณฑล|"
    r"แขวง|เขต|ภาค|ชุมชน|ไทย|ลาว|จีน|ญี่ปุ่น|เวียดนาม|เกาหลี|พยาน|สักขี|ลงนาม|แถลง|ต้อนรับ|เข้า|นำ|ขอ|เรียน|ด้วย|"
    r"อดีต|เพื่อ|ตาม|ข่าว|ภาพ|"
    r"โทร|ติดต่อ|สอบถาม|ประชา|เลข|ราย|ชื่อ|ตำแหน่ง|สมาชิก|บุคลากร|ข้าราชการ|พนักงาน|สื่อ|นัก|ครู|อาจารย์|พระ|"
    r"กิจกรรม|บริเวณ|ถนน|"
    r"ช่วง|หลัง|ก่อน|จำกัด|มหาชน|สาขา|ไป|มา|ยัง|ถึง|อีก|ไม่|ต่อ|ส่วน|แห่ง|กรุง|ราช|ปี|เดือน|สัปดาห์|หนังสือ|"
    r"เอกสาร|ผล|แผน|มอบ|รับ|ส่ง|เชิญ|หารือ)"
)


def _untitled(text: str, found: list[PersonMention], worded: list[Office]) -> list[PersonMention]:
    """Names without a title, told by the office right behind them: headlines and captions leave titles out."""
    taken = sorted((person.start, person.end) for person in found)
    firsts = [start for start, _ in taken]
    result: list[PersonMention] = []
    last = 0
    for office in worded:
        begin = max(last, office.start - 64)
        last = office.end
        index = bisect_left(firsts, office.start)
        if index:
            begin = max(begin, taken[index - 1][1])
        match = _BARE_NAME.search(text, begin, office.start)
        for _ in range(3):
            if match is None or _may_name(match, begin):
                break
            match = _BARE_NAME.search(text, match.start("name") + 1, office.start)
        if match and _may_name(match, begin):
            start, end = match.span("name")
            result.append(PersonMention(start, end, tidy(match["name"]), None, start))
    return result


def _may_name(match: re.Match[str], begin: int) -> bool:
    parts = tidy(match["name"]).split(" ")
    if any(
        _NO_NAME.match(part) or _STOP.match(part) or _GLUED.search(part) or _STOPS_IN.search(part)
        for part in parts
    ):
        return False
    lead = match["lead"]
    if lead.strip() == "" and "\n" not in lead and match.start() != begin:
        return False  # any words might stand there
    return len(parts) < 3 or max(map(len, parts)) < 9


_STOPS_IN = re.compile(r"ที่|และ|การ|ความ|ของ|ได้|ด้วย|ว่า|ประชุม|เทศ|จังหวัด|ลงนาม|ร่วม|กับ|ผู้")


def _own_word(office: Office, match: re.Match[str]) -> bool:
    """Whether a title inside the words of an office begins a person all the same."""
    return office.end - match.start() > 1 and match[0][:3] in ("นาย", "นาง")


def _next(text: str, position: int, title: re.Match[str] | None) -> re.Match[str] | None:
    """The next title, or a rank of clergy before it."""
    return _CLERGY.search(text, position, title.start() if title else len(text)) or title


def _officed(
    text: str, found: list[PersonMention], worded: list[Office], starts: list[int]
) -> list[PersonMention]:
    """People with the offices beside them: behind the name, before it, or shared along a list."""
    taken: set[int] = set()
    result: list[PersonMention] = []
    for number, person in enumerate(found):
        if text[max(0, person.start - 1) : person.start] == "(" and text[person.end : person.end + 1] == ")":
            index = bisect_left(starts, person.start) - 1
            if index >= 0 and 0 <= person.start - worded[index].end < 4:
                taken.add(worded[index].start)
                found[number] = replace(person, office=worded[index], shared=True)
                continue
        leading = _leading(text, found, number, worded, starts)
        if leading and leading.start not in taken:
            taken.add(leading.start)
            found[number] = replace(person, office=leading, shared=True)
            continue
        office = _behind(text, person, worded, starts)
        if office:
            taken.add(office.start)
            person = replace(person, office=office)
        found[number] = person
    for person in found:
        if person.office is None:
            before = _before(text, person, worded, starts, taken)
            if before:
                taken.add(before.start)
                person = replace(person, office=before, shared=True)
        result.append(person)
    _share(text, result)
    for number, person in enumerate(result):
        if person.office is None and person.honorific:
            following = result[number + 1].start if number + 1 < len(result) else len(text)
            if office := _unknown(text, person, following):
                result[number] = replace(person, office=office)
    return result


def _leading(
    text: str, found: list[PersonMention], number: int, worded: list[Office], starts: list[int]
) -> Office | None:
    """The office right before a name, where offices and names take turns and the last of them is a name.

    >>> told = people("ปลัดเทศบาล นายสายลม ดอกหญ้า ผู้อำนวยการกองช่าง นางสายน้ำ ดอกไม้ ลงนาม")
    >>> [person.office.name for person in told if person.office]
    ['ปลัดเทศบาล', 'ผู้อำนวยการกองช่าง']
    """
    index = bisect_left(starts, found[number].start) - 1
    if index < 0 or not 0 <= found[number].start - worded[index].end < 2:
        return None
    for place in range(number, min(number + _TURNS, len(found))):
        behind = _behind(text, found[place], worded, starts)
        if behind is None:
            return worded[index] if place > number else None
        if place + 1 == len(found) or not 0 <= found[place + 1].start - behind.end < 2:
            return None
    return None


_TURNS = 12  # offices and names that are followed to see which of them is last


def _unknown(text: str, person: PersonMention, following: int) -> Office | None:
    """What stands behind a name in a list, where an office would: words that name an institution and do not act."""
    match = _UNKNOWN_OFFICE.match(
        text, person.end, min(following, person.end + 110) if following < len(text) else len(text)
    )
    if (
        not match
        or match.end() > following
        or _NO_OFFICE.match(match["words"])
        or _STOPS_IN_OFFICE.search(match["words"])
    ):
        return None
    said = match["words"].rstrip(" (")
    ended = text[match.end() : match.end() + 1] == "\n" or match.end() == len(text)
    listed = ended and _LISTED_LINE.search(text[max(0, person.start - 8) : person.start])
    if not listed and not (_UNKNOWN_MARKS.search(said) and (ended or following - match.end() < 12)):
        return None
    return Office(
        match.start("words"),
        match.start("words") + len(said),
        tidy(said),
        "other",
        rule="office.listed",
        rest="",
    )


_STOPS_IN_OFFICE = re.compile(
    r"ได้|ลงนาม|กล่าว|ร่วม(?!มือ)|เป็น|โดย|ที่(?!ดิน|ปรึกษา|[ ]?\d)|ว่า(?!การ)|ซึ่ง|เพื่อ(?!การ)|ให้|จะ|มอบ|เข้า|"
    r"เดินทาง"
)


def _behind(text: str, person: PersonMention, worded: list[Office], starts: list[int]) -> Office | None:
    end = person.end
    aside = _ASIDE.match(text, end)
    if aside:
        index = bisect_left(starts, aside.start("inside"))
        if (
            index < len(worded)
            and worded[index].start - aside.start("inside") < 3
            and worded[index].start < aside.end()
        ):
            return worded[index]
        end = aside.end()
    elif text[end : end + 1] == ")":
        end += 1
    link = _OFFICE_LINK.match(text, end)
    end = link.end() if link else end
    if text[end : end + 1] == "\n":
        blank = re.match(r"\s{1,60}", text[end : end + 60])
        end += len(blank[0]) if blank else 0
        if text[person.end : end].count("\n") > 2:
            return None
        line = (
            text[person.start - 30 : person.start].rsplit("\n", 1)[-1]
            if person.start > 30
            else text[: person.start]
        )
        if line.strip(" (•*-–.0123456789๐๑๒๓๔๕๖๗๘๙") and not _wrapped(text, person, end, worded, starts):
            return None  # the name does not stand alone on its line: the next line is another's
    index = bisect_left(starts, end)
    if index < len(worded) and worded[index].start == end:
        return worded[index]
    return None


def _wrapped(text: str, person: PersonMention, end: int, worded: list[Office], starts: list[int]) -> bool:
    """Whether a line was broken between a name and its office, and no other name claims that office."""
    index = bisect_left(starts, end)
    if index >= len(worded) or worded[index].start != end or text[person.end : end].count("\n") > 1:
        return False
    return not _TITLES.match(
        text, worded[index].end + (text[worded[index].end : worded[index].end + 1] == " ")
    )


_LISTED = re.compile(r"[ ]?(?:ประกอบด้วย|ได้แก่|คือ|ดังนี้|[:：])")
_LED_BY = re.compile(
    r"[ ]?(?:ประกอบด้วย|ประกอบไปด้วย|ผู้[ก-๙]{2,24}คือ|คือ|ได้แก่|[:：(–—-]|ท่าน|[“\"][^”\"\n]{1,20}[”\"]|[ ]){0,4}\Z"
)


def _before(
    text: str, person: PersonMention, worded: list[Office], starts: list[int], taken: set[int]
) -> Office | None:
    index = bisect_left(starts, person.start) - 1
    if index < 0 or worded[index].start in taken:
        return None
    office = worded[index]
    if person.start - office.end > 30 or office.end > person.start:
        return None
    return office if _LED_BY.match(text[office.end : person.start]) else None


def _share(text: str, found: list[PersonMention]) -> None:
    """One office for several names: the last of a list carries it, or the first does."""
    for index in range(1, len(found)):
        person, leading = found[index], found[index - 1]
        if person.office is None and leading.office and _is_led(leading):
            gap = text[leading.end : person.start]
            if len(gap) < 12 and _SEPARATOR.fullmatch(gap) and _LISTED.match(text, leading.office.end):
                found[index] = replace(person, office=leading.office, shared=True)
    for index in range(len(found) - 2, -1, -1):
        person, following = found[index], found[index + 1]
        if person.office is None and following.office and not _is_led(following):
            gap = text[person.end : following.start]
            gap = _ASIDE.sub("", gap) if len(gap) < 120 else gap
            if len(gap) < 12 and _SEPARATOR.fullmatch(gap) and person.honorific:
                found[index] = replace(person, office=following.office, shared=True)
    for index in range(1, len(found)):
        person, leading = found[index], found[index - 1]
        if person.office is None and leading.office and _is_led(leading):
            gap = text[leading.end : person.start]
            if len(gap) < 12 and _SEPARATOR.fullmatch(gap):
                found[index] = replace(person, office=leading.office, shared=True)


def _is_led(person: PersonMention) -> bool:
    return bool(person.shared and person.office and person.office.end <= person.start)
