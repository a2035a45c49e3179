"""People: names behind titles, with the office that stands beside them.

Only a person with a stated office is an official; a name alone may still sign.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.held_offices import (
    leading_office,
    office_before,
    office_begun,
    office_behind,
    office_told_after,
    share_offices,
    unknown_office,
)
from citypact.graph.extraction.offices import Office, begins_behind, offices
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.person_words import GLUED, LATIN_NAME, STOP, may_be
from citypact.graph.extraction.rules import words
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.titles import STRONG_TITLE, TITLES
from citypact.graph.extraction.twice_named import named_once
from citypact.graph.extraction.untitled_people import untitled
from citypact.graph.extraction.view import tidy

__all__ = ["PersonMention", "people"]


# a monk by rank, by the name that he was given and by the one that he took: its last syllable or its dots are Pali
_ORDAINED = expression(
    r"(?P<rank>พระ(?:ครู(?:ปลัด|สังฆรักษ์|วินัยธร|ธรรมธร|สมุห์|ใบฎีกา)|ปลัด|อธิการ|สมุห์|ใบฎีกา))[ ]?"
    r"(?P<name>(?:[ก-ฮเแโใไ][\u0e00-\u0e4f]{1,20}[ ])?"
    r"(?:[ก-ฮเแโใไ][\u0e00-\u0e4f]*\u0e3a[\u0e00-\u0e4f]+|[ก-ฮเแโใไ][\u0e00-\u0e4f]{1,14}โ[ก-ฮ]))(?![\u0e00-\u0e4f])"
)
_CLERGY = Sought("|".join(f"(?:{rank})" for rank in words("people", "clergy")))
_LATE_STOP = expression("|".join(f"(?:{stop})" for stop in words("people", "late_stops")))
_THAI_WORD = expression(r"[ก-ฮเแโใไ][\u0e00-\u0e3a\u0e40-\u0e4f]{0,60}(?:-[ก-ฮเแโใไ][\u0e00-\u0e4f]{1,40})?")
_SON_OF = expression(r"บิน(?:ต[ีิ์])?|อิบนุ|เบน")  # between the name and the father's
_NOBLE = expression(r"[ ]ณ[ ](?P<place>[ก-ฮเแโใไ][\u0e00-\u0e4f]{2,30})")
_BEFORE_NOBLE = 2  # words of a name, at most, before the place that a noble family is called by
_NO_NOBLE = expression(r"ห้อง|หอ|ที่|วัด|โรง|ศาลา|อาคาร|สำนัก|ศูนย์|ลาน|สวน|บริเวณ|บ้าน|คุ้ม|เทศบาล|มหาวิทยาลัย|กรุง")
_ALIAS = expression(r"[ ]?\((?=[^()\n]{0,30}[A-Za-z]{3})[^()ก-ฮ\n]{1,80}\)")


def _name_after(text: str, start: int, latest: int) -> tuple[int, int]:
    """The end of the name that begins here, and how many words it has."""
    if text[start : start + 1] == " ":
        start += 1
    english = text[latest : latest + 1].isascii()  # the office that follows: "Kon Mekha Mayor of Hill"
    latin = LATIN_NAME.match(text, start, max(start, latest) if english else len(text))
    if latin:
        return latin.end(), latin[0].count(" ") + 1
    position, count, descends = start, 0, False
    while count < 5:
        word = _THAI_WORD.match(text, position)
        if (
            not word
            or (count and STOP.match(text, position))
            or (
                count > 1
                and (
                    TITLES.match(text, position)
                    or _LATE_STOP.match(text, position)
                    or begins_behind(text, position)
                )
            )
        ):
            break
        descends = descends or (count > 0 and _SON_OF.fullmatch(word[0]) is not None)
        if (count == 1 and STRONG_TITLE.match(text, position)) or (
            count > 1
            and not descends
            and (len(word[0]) > 9 or max(map(len, text[start:position].split())) > 9)
            and not (count == 2 and 0 <= latest - word.end() < 2 and may_be(word[0]))
        ):
            break  # names of three words and more are foreign, and their words short; or two surnames before an office
        glued = GLUED.search(text, position + 2, min(word.end() + 12, len(text)))
        end = word.end()
        if glued and glued.start() < end:
            end = glued.start()
        if end > latest:
            break
        position, count = end, count + 1
        if glued and glued.start() == end:
            break
        if (
            count <= _BEFORE_NOBLE
            and (noble := _NOBLE.match(text, position))
            and not STOP.match(text, position + 1)
            and not _NO_NOBLE.match(noble["place"])
        ):
            return noble.end(), count + 2
        if text[position : position + 1] != " " or text[position : position + 2] == "  ":
            break
        position += 1
    end = position if position == start or text[position - 1] != " " else position - 1
    if count == 1 and text[end : end + 1] == "\n":
        surname = _THAI_WORD.match(text, end + 1)
        if surname and surname.end() + 1 == latest and may_be(surname[0]):
            return surname.end(), 2  # the line was broken within the name
    return end, count


def people(text: str, worded: list[Office] | None = None) -> list[PersonMention]:
    """All people of a text who are named in full, in its order.

    >>> [(p.honorific, p.name, p.office.role) for p in people("นายสายลม ณ ดอกหญ้า นายกเทศมนตรีนครสายน้ำ กล่าวว่า") if p.office]
    [('นาย', 'สายลม ณ ดอกหญ้า', 'mayor')]
    """
    worded = offices(text) if worded is None else worded
    starts = [office.start for office in worded]
    found: list[PersonMention] = []
    position, next_title = 0, TITLES.search(text)
    while match := _next(text, position, next_title):
        position = match.end()
        if next_title and next_title.start() < position:
            next_title = TITLES.search(text, position)
        title = tidy(match[0])
        index = bisect_left(starts, match.end())
        latest = worded[index].start if index < len(worded) else len(text)
        if (
            index
            and worded[index - 1].start < match.start() < worded[index - 1].end - 1
            and not _own_word(worded[index - 1], match)
        ):
            continue
        if _OF_A_HALL.search(text, max(0, match.start() - 12), match.start()):
            continue
        if ordained := _ORDAINED.match(text, match.start()):
            position = ordained.end()
            if next_title and next_title.start() < position:
                next_title = TITLES.search(text, position)
            start, end = ordained.span("name")
            found.append(PersonMention(match.start(), end, tidy(ordained["name"]), ordained["rank"], start))
            continue
        if title.startswith("พระ") and not title.startswith("พระมหา"):
            if degree := _DEGREE.match(text, match.end()):
                position = degree.end()
                if next_title and next_title.start() < position:
                    next_title = TITLES.search(text, position)
            found.append(PersonMention(match.start(), position, title, None, match.start()))
            continue
        end, count = _name_after(text, match.end(), latest)
        if title.endswith("นายก"):
            parts = text[match.end() : end].split()
            if not all(map(may_be, parts)) or not parts or len(parts[0]) < _LEAST:
                continue
        name_start = match.end() + (text[match.end() : match.end() + 1] == " ")
        name = tidy(text[name_start:end])
        if (
            title == "นาย"
            and re.search(r"(?<!\d)\d{1,3}[ ]?\Z", text[max(0, match.start() - 5) : match.start()])
            and text[match.end() : match.end() + 1] == " "
            and not _DATED.search(text, max(0, match.start() - 20), match.start())
        ):
            continue  # "15 นาย" counts men
        if len(name) > 60 or max(map(len, name.split(" "))) > 30 or _TITLE_WITHIN.search(name, 1):
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
                next_title = TITLES.search(text, position)
    found = named_once(text, found)
    found += untitled(text, found, worded)
    found.sort(key=lambda person: person.start)
    return _officed(text, found, worded, starts)


_DATED = expression(r"(?:[ก-ฮ]{1,2}\.|คม|ยน|พันธ์)[ ]?(?:พ\.ศ\.[ ]?)?['’]?\d{2}[ ]?\Z")  # a year of two figures
_LEAST = 3  # letters of a first name behind นายก
_TITLE_WITHIN = expression(r"นาย(?![ะ-ู็-๎])|นางสาว|น\.ส\.")
_OF_A_HALL = expression(r"(?:ห้อง|หอ)ประชุม[ ]?\Z")  # it bears the name of somebody
_DEGREE = expression(r",?[ ]?(?:(?:รศ|ผศ|ศ)\.(?:[ ]?ดร\.)?|ดร\.)")  # behind the name of a monk


def _heads_office(text: str, end: int, worded: list[Office], starts: list[int], title: re.Match[str]) -> bool:
    """Whether a first name alone stands between its title and an office ("นางสาวก รองนายกเทศมนตรี")."""
    if degrees := _DEGREES.match(text, end):
        index = bisect_left(starts, degrees.end())  # "Prof. Mekha, M.Kes., rector"
        return index < len(worded) and worded[index].start == degrees.end()
    if text[end : end + 1] != " " or not re.match(r"นาย|นาง|น\.ส|ท้าว", title[0]):
        return False
    called = _CALLED_TOO.match(text, end)
    begin = called.end() if called else end + 1
    index = bisect_left(starts, begin)
    return index < len(worded) and worded[index].start == begin


_DEGREES = expression(r"(?<=[a-z])(?:,[ ][A-Z][A-Za-z.]{1,10}){1,4},?[ ]{1,2}(?=[ก-ฮเแโใไA-Z])")
_CALLED_TOO = expression(r"[ ]หรือ[ ]?[ก-ฮเแโใไ][ก-๎.]{1,20}[ ]")  # "นายสายลม หรือลุงลม"


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
        leading = leading_office(text, found, number, worded, starts)
        if leading and leading.start not in taken:
            taken.add(leading.start)
            found[number] = replace(person, office=leading, shared=True)
            continue
        office = office_behind(text, person, worded, starts)
        if office:
            taken.add(office.start)
            person = replace(person, office=office)
        found[number] = person
    for person in found:
        if person.office is None:
            before = office_before(text, person, worded, starts, taken)
            if before:
                taken.add(before.start)
                person = replace(person, office=before, shared=True)
        result.append(person)
    share_offices(text, result)
    for number, person in enumerate(result):
        if person.office is None and (title := person.honorific) and title.endswith("นายก"):
            start = person.start + len(title) - len("นายก")
            held = Office(start, start + len("นายก"), "นายก", "mayor", None, "municipal", rule="office.title")
            result[number] = replace(person, office=held, shared=True)
        elif person.office is None and person.honorific:
            following = result[number + 1].start if number + 1 < len(result) else len(text)
            if office := (
                office_told_after(text, person, following, worded, starts)
                or office_begun(text, person)
                or unknown_office(text, person, following)
            ):
                result[number] = replace(person, office=office)
    return result
