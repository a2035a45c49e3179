"""Public offices: where the words of an office begin and end, which role they are, whose office it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from citypact.graph.extraction.body_kinds import body_begins
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.name_ends import name_end
from citypact.graph.extraction.office_bodies import body_in, body_told, plain
from citypact.graph.extraction.rules import Alternatives, rules, words
from citypact.graph.extraction.view import tidy
from citypact.graph.extraction.worded_bodies import body_named

__all__ = ["Office", "begins_behind", "office_at", "offices"]


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the text words it."""

    start: int
    end: int
    name: str
    role: str
    body: str | None = None  # named by the words themselves
    seat: str = "any"  # else the kind of body to look for around
    council: bool = False
    rule: str = "office.words"
    rest: str = ""  # what stands behind the head word: an institution's name perhaps
    past: int = (
        0  # where the letters of its body end, told in brackets behind the words: "ผู้ว่าการการไฟฟ้าสายลม (กฟล.)"
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    written: str
    role: str
    of: str | None = None
    seat: str = "any"
    council: bool = False


_OFFICES, _BEHIND = ([_Rule(**rule) for rule in rules("offices")[key]] for key in ("offices", "behind_names"))
_RULES = [*_OFFICES, *_BEHIND]
_HEADS = Alternatives([rule.written for rule in _OFFICES])
_HEADS_BEHIND = Alternatives([rule.written for rule in _BEHIND])
_STOPS = expression("|".join(f"(?:{stop})" for stop in words("offices", "stops")))
_ACTING = expression("|".join(words("offices", "acting")))
_ACTING_BEFORE = expression(rf"(?:{_ACTING.pattern})[ ]?\Z")
_SHORT_BODY = expression(r"อบ[จต]\.|ท[นมต]\.")
_LEADS_SHORT_BODY = expression(r"(?:นายก|ปลัด|ประธานสภา|สมาชิกสภา|เลขานุการ)\Z")
_ACTS_AS = expression(rf"(?:{_ACTING.pattern})(?:รอง)?(?:นายก|ปลัด|นายกเทศมนตรี|ปลัดเทศบาล|ประธานสภา)\Z")
_THAI_RUN = expression(r"[\u0e00-\u0e4f.\-–&A-Za-z]{1,120}")
_BRACKET = expression(
    r"[ ]?\((?:ฝ่าย|ด้าน|สาย|แขวง|เขต|คนที่)[^()\n]{1,60}\)|[ ]?\((?:บ้าน|วัด|ชุมชน)?[ก-๙ ]{2,30}\)(?=$|[\n ,)])"
)
_PERSON_IN_BRACKETS = expression(
    r"[ ]?\((?:พยาน|สักขี|ผู้(?:ร่วม)?ลงนาม|ผู้แทน|ซ้าย|ขวา|กลาง|แถว|คนกลาง|ภาพ|นั่ง|ยืน|คนที่[ ]?(?:\d|[ก-๎]+จาก)[ก-๎ ]*(?:ซ้าย|ขวา)|"
    r"นาย|นาง|น\.ส|ดร|คุณ|ท่าน|พล|พ\.|พัน|ร้อย|ว่าที่|นพ|พญ|ผศ|รศ|ศ\.|อาจารย์|มิส)"
)
_NUMBERED = expression(
    r"(?:ที่|เขต|ภาค|หมู่|พื้นที่พิเศษ|เทศบาล|ท่องเที่ยว|ทหารราบ|มทบ\.|ฉก\.ร\.|ฮ\.|โรงเรียน[\u0e00-\u0e4f]{2,40}|ขงจื่อ|บริการสาธารณสุข|ฝีมือแรงงาน|สายงาน[ก-๎]{2,24}|กองบิน|ฝูงบิน|กองพัน|ผู้กำกับการ|\.ภ\.)\Z"
)
_NUMBER = expression(r"[ ]?(?:ที่[ ]?)?\d{1,3}(?![\d.:,]|[ ]?(?:แห่ง|คน|ท่าน|ราย|กล่าว))")
# a space inside an office stands before its unit, its body or a second office
_CONTINUES = expression(
    r"[ ]คนที่[ ]?(?:[1-9]|หนึ่ง|สอง|สาม|สี่)(?![ก-๎\d])|"
    r"[ ]และ[ ](?=รมว|รมช|รัฐมนตรี)|[ ](?=และ(?:รมว|รมช|รัฐมนตรี)|(?:และ[ ]?)?(?:รักษา|ป[ฏฎ]ิบัติ|รก\.|รรท\.|ทำหน้าที่(?=ปลัด|นายก))|"
    r"ฝ่าย(?!(?:มหาวิทยาลัย|เทศบาล|วิทยาลัย|สถาบันการศึกษา|[ ]?อบ[จต]\.|โรงพยาบาล|โรงเรียน|บริษัท|จังหวัด|เมือง)"
    r"[ก-๎]{0,24}(?:[ ]จำกัด)?[ ]?(?:นำโดย|โดย|มี|คือ|ได้แก่|[ ]ผู้ลงนาม))|ด้าน(?=[ก-ฮเแโใไ])(?!เทศบาล)|"
    r"สาขา|ประจำ|เขต(?:[ ]?\d|อำเภอ|$)|"
    r"วิทยาศาสตร์(?=[ ]วิจัยและ)|วิจัยและนวัตกรรม(?=[ (]|$)|ศาสนา(?=และ|[ ]และ)|วัฒนธรรม(?=[ ]?และ)|จำกัด(?![ก-๎])|สน\.|"
    r"และ(?=(?:การ)?(?:ท่องเที่ยว|กีฬา|วัฒนธรรม|นวัตกรรม)(?!เชิง))|"
    r"ชำนาญ|กรุง(?=[ก-ฮเแโใไ])|วิทยาเขต(?=[ก-ฮเแโใไ])|ผู้รับมอบอำนาจ|ผู้แทน[ ]?ผบ"
    r"|ในขณะนั้น|แห่ง(?=[ก-ฮเแโใไ])(?!ที่|นี้|ละ|แรก)|วุฒิสภา|สภาผู้แทนราษฎร|สปป|สาธารณรัฐ|สถานกงสุล|สถานเอกอัคร|"
    r"ณ[ ](?:กรุง|เมือง|นคร|จังหวัด|แขวง|รัฐ|มณฑล)|"
    r"สำนัก(?:งาน)?(?=[ก-ฮเแโใไ])|กอง(?=[ก-ฮเแโใไ])|"
    r"กลุ่ม(?:งาน|ภารกิจ|ธุรกิจ|ลูกค้า|(?:งาน)?ขาย|(?:บริหาร)?ผลิตภัณฑ์|ยุทธศาสตร์|สนับสนุน|ปฏิบัติการ)|"
    r"สาย(?:งาน|ธุรกิจ|ปฏิบัติการ|บริหาร|สนับสนุน|พัฒนา|การตลาด|องค์กร)|งาน(?=ป้อง|วิ)|"
    r"คณะ(?!ผู้|กรรม|ทำงาน|สมาชิก|ข้าราช|พนักงาน|เจ้าหน้า|นัก|ครู|เดินทาง|เทศ|แม่บ้าน|แพทย์(?!ศ|ย)|ใน|ใหญ่|ได้)"
    r"(?=[ก-ฮเแโใไ])|ภาค|สภ\.|บริษัทฯ)"
)
# a school and the office over it: the head is of the school
_HOUSE = expression(r"โรงเรียน[ก-ฮเแโใไ]|วิทยาลัย(?:เทคนิค|การอาชีพ|อาชีว|สารพัดช่าง|เกษตร|ชุมชน|นาฏ|พยาบาล)")
_OVERSEES = expression(r"[ ]สำนักงาน(?:เขต|คณะกรรมการ|ส่งเสริม|การศึกษา|ศึกษาธิการ|ปลัด)|[ ]สถาบันการอาชีว")
_AT_PLACE = expression(r"[ ]ณ[ ](?=กรุง|เมือง|นคร|จังหวัด|แขวง|รัฐ|มณฑล|[ก-ฮ]{2,20}(?:[ ]|$))")
_WARD = expression(r"[ ](?=เขต[ก-ฮเแโใไ])")  # a councillor is elected in one
_COLLEGE, _OF_UNIVERSITY = (
    expression(r"วิทยาลัย|สำนักวิชา"),
    expression(r"[ ](?:มหาวิทยาลัย|จุฬาลงกรณ์)(?=[ก-ฮเแโใไ])"),
)
_LEADS_NEXT = expression(r"[ ]?(?:นำ)?โดย[ ]?(?:นาย|นาง|น\.ส|ดร\.|ผศ|รศ|ศ\.|พล|พ\.|ว่าที่|คุณ|ท่าน)")
_FIRM = expression(r"บริษัท|ศูนย์การค้า|ห้างสรรพสินค้า|ห้างหุ้นส่วน|ธนาคาร")
_NO_BODY = frozenset({"โครงการ", "สภา", "สภาเทศบาล", "เทศบาล", "อบจ.", "อบต."})
_UNIT = expression(
    r"สำนัก|กอง(?!ทัพ)|ฝ่าย|กลุ่ม|สาย(?:งาน|ธุรกิจ|ปฏิบัติการ|บริหาร|สนับสนุน|พัฒนา|การตลาด|องค์กร)|คณะ|สาขา|ห้อง|แผนก|งาน|ภาควิชา|ศูนย์|หน่วย|สถาบัน|ส่วน|ชำนาญ|"
    r"ผู้ว่าการ[ ]เขต[ ]?\d{1,2}(?:[ ]ภาค[ก-๎]{2,14})?\Z|วิชาชีพ|เชี่ยวชาญ|(?<!โรง)พยาบาล|สถานีดับเพลิง|ผู้จัดการ|บริหาร|ที่ปรึกษา|เลขา|โฆษก|"
    r"โรงงาน|โรงไฟฟ้า|(?:รอง|ผู้ช่วย)ผู้ว่าการ(?!การ)|โครงการ(?!ชลประทาน|ส่งน้ำ|ก่อสร้าง)"
)
_FORMER = expression(r"อดีต(?:ท่าน)?[ ]?\Z")


def _read(text: str, match: re.Match[str], number: int) -> Office:
    """The office that begins with this head."""
    start, cursor = match.span()
    while True:
        run = _THAI_RUN.match(text, cursor)
        if run:
            stop = _STOPS.search(text, cursor, run.end() + 3)
            if stop and stop.start() < run.end():
                firm = _FIRM.search(text, cursor, stop.start() + 1)
                end = _firm_end(text, firm.start()) if firm else 0
                if end > stop.start():
                    cursor = end  # a firm's name may have such a word in it
                    continue
                acted = _HEADS.match(text, stop.start())
                if acted and _ACTING_BEFORE.search(text, max(start, stop.start() - 24), stop.start()):
                    cursor = acted[0].end()  # the office that is acted for: แทน|นายแพทย์สาธารณสุขจังหวัดก
                    continue
                cursor = stop.start()
                break
            if text.endswith("บริษัท", cursor, run.end()) and (end := _firm_end(text, run.end() - len("บริษัท"))):
                cursor = end
                continue
            # a body inside the words ends where its own name ends
            cursor = (
                len(text[: run.end()].rstrip(".,-–"))
                if run[0][-1] in ".-–" and not re.search(r"[ก-ฮ]\.\Z", run[0])
                else run.end()
            )
        figure = _NUMBER.match(text, cursor)
        if figure and (_NUMBERED.search(text, max(0, cursor - 60), cursor) or _of_unit(text, start, figure)):
            cursor = figure.end()
            place = re.match(r"[ ](?=[ก-ฮเแโใไ])", text[cursor : cursor + 2])
            if place and not body_begins(text, cursor + 1) and _place_name(text, cursor + 1):
                cursor = name_end(text, cursor + 1)[0]
        bracket = _BRACKET.match(text, cursor)
        if bracket and not _PERSON_IN_BRACKETS.match(bracket[0]):
            cursor = bracket.end()
        if cursor - start > 240:
            break
        if not text.startswith(" ", cursor):
            break  # behind a blank alone, an office goes on
        link = _AT_PLACE.match(text, cursor) or _CONTINUES.match(text, cursor)
        if link is None and _RULES[number].council:
            link = _WARD.match(text, cursor)
        over = _OVERSEES.match(text, cursor) is not None and _HOUSE.search(text, start, cursor) is not None
        if link and not over and not (link[0] == " " and _STOPS.match(text, link.end())):
            cursor = link.end()
            continue
        if (
            (_ACTING_BEFORE.search(text, max(start, cursor - 24), cursor) and _HEADS.match(text, cursor + 1))
            or (_SHORT_BODY.match(text, cursor + 1) and _LEADS_SHORT_BODY.search(text, start, cursor))
            or (
                _ACTS_AS.search(text, max(start, cursor - 24), cursor)
                and _body_at(text, cursor + 1) is not None
            )
        ):
            cursor += 1
            continue
        if (
            _RULES[number].seat == "university"
            and _COLLEGE.search(text, start, cursor)
            and _OF_UNIVERSITY.match(text, cursor)
        ):
            cursor += 1
            continue
        rest = text[match.end() : cursor].strip()
        has_body = rest and rest not in _NO_BODY and not _UNIT.search(text, start, cursor)
        if has_body or not (named := _body_at(text, cursor + 1)):
            break
        if _LEADS_NEXT.match(text, cursor + 1 + named.end):
            break  # the body of who is told next
        cursor += 1
        if named.kind == "company":
            cursor += named.end  # its words may begin as verbs do
    surface = tidy(text[start:cursor]).rstrip(" ,-–")
    cursor = start + len(text[start:cursor].rstrip(" ,-–"))
    return _office(number, match, surface, start, cursor, text)


def _body_at(text: str, position: int) -> BodyMention | None:
    near = text[position : position + 90].split("\n")[0]
    return body_named(near) if body_begins(near, 0) else None


def _firm_end(text: str, position: int) -> int:
    """Where the name of a firm ends that begins here; 0 where none is told whole."""
    named = _body_at(text, position)
    whole = named and (not named.prefix.startswith("บริษัท") or "จำกัด" in named.name or "มหาชน" in named.name)
    return position + named.end if named and whole else 0


def _of_unit(text: str, start: int, figure: re.Match[str]) -> bool:
    """Whether a figure is that of a unit which a body has several of: กองแผนงาน 2 การประปาส่วนภูมิภาค."""
    end = figure.end()
    return (
        text.startswith(" ", end)
        and _UNIT.search(text, start, figure.start()) is not None
        and _body_at(text, end + 1) is not None
    )


def _place_name(text: str, position: int) -> bool:
    end = name_end(text, position)[0]
    return end > position + 2 and not _HEADS.match(text, position) and not _STOPS.match(text, position)


def _office(number: int, match: re.Match[str], surface: str, start: int, end: int, text: str) -> Office:
    head = match[0].strip()
    rest = surface[len(head) :] if surface.startswith(head) else tidy(text[match.end() : end])
    role, body, seat = _worded(number, head, rest, surface)
    letters = _LETTERS.match(text, end)
    past = letters.end() if letters else end
    return Office(start, end, surface, role, body, seat, _RULES[number].council, rest=tidy(rest), past=past)


_LETTERS = expression(r"[ ]?\((?:[ก-ฮ]{1,5}\.){1,5}\)")


@lru_cache(maxsize=8192)
def _worded(number: int, head: str, rest: str, surface: str) -> tuple[str, str | None, str]:
    """What the words of an office tell: the role, the body, else the kind of body to look for."""
    rule = name_of = _RULES[number]
    role, seat = rule.role, rule.seat
    acting = next(reversed(list(_ACTING.finditer(rest))), None)
    acted_rest, acted_for = rest, None
    if acting:
        acted = _HEADS.search(rest, acting.end())
        before = rest[: acting.start()].rstrip()
        if acted and not before.endswith("และ"):
            other = _RULES[acted[1]]
            if other.role != "other":
                role, seat = other.role, other.seat
            elif role == "director":
                role = "other"
            acted_for = body_told(other.of, acted[0][0].strip(), plain(rest[acted[0].end() :]))
            if not before.strip() or other.seat == "university":
                name_of, acted_rest, head = other, rest[acted[0].end() :], acted[0][0].strip()
        acted_rest = before if before.strip() and name_of is rule else acted_rest
    worded = plain(acted_rest)
    if (also := _ALSO_MINISTER.search(rest)) and (second := _HEADS.match(rest, also.end())):
        name_of = _RULES[second[1]]  # whose ministry is known, not what a deputy prime minister heads
        role, head, worded = name_of.role, second[0][0].strip(), plain(rest[second[0].end() :])
    body = body_told(name_of.of, head, worded)
    if body is None:
        body = body_in(surface, worded, rule.seat) or acted_for
    if body and rule.council and not body.startswith("สภา"):
        body = f"สภา{body}"
    return role, body, seat


_ALSO_MINISTER = expression(r"(?:\A|(?<=[ ]))และ[ ]?(?=รมว|รมช|รัฐมนตรี)")


def offices(text: str) -> list[Office]:
    """All offices that a text words, in its order.

    >>> [(office.role, office.body) for office in offices("รองนายกเทศมนตรีนครสายลม และผู้ว่าราชการจังหวัดดอกหญ้า")]
    [('deputy_mayor', 'เทศบาลนครสายลม'), ('governor', 'จังหวัดดอกหญ้า')]
    """
    found: list[Office] = []
    position, search = 0, _HEADS.searching(text)
    while begun := search(position):
        match, number = begun
        office = _read(text, match, number)
        if second := _SECOND.search(text, max(0, match.start() - _SECOND_LENGTH), match.start()):
            office = _of_second(text, office, second)
        former = _FORMER.search(text, max(0, office.start - 6), office.start)
        if former:
            name = tidy(text[former.start() : office.end])
            office = replace(office, start=former.start(), name=name, role="other")
        elif office.name.endswith(("ในขณะนั้น", "คนก่อน", "ในสมัยนั้น")):
            office = replace(office, role="other")
        prefix = _ACTING_BEFORE.search(text, max(0, office.start - 24), office.start)
        if prefix:
            name = tidy(text[prefix.start() : office.end])
            office = replace(office, start=prefix.start(), name=name)
        found.append(office)
        position = max(match.end(), office.end)
    return found


# who stands second to an office, before its words: "รองศึกษาธิการจังหวัด"; not the end of another word (รับรอง, ปกครอง)
_SECOND = expression(
    r"(?:(?<![ก-๎])(?:รอง|ผู้ช่วย|ผช\.)[ ]?|(?<!รับ)(?<!สำ)(?<!ทด)(?<!เ)(?<![กคต])(?:รอง|ผู้ช่วย))\Z"
)
_SECOND_LENGTH = 8
_DEPUTIES = {
    "mayor": "deputy_mayor",
    "clerk": "deputy_clerk",
    "governor": "deputy_governor",
}


def _of_second(text: str, office: Office, second: re.Match[str]) -> Office:
    """The office of who stands second to one: a deputy's role where the deputies of such an office have one."""
    role = office.role if office.name.startswith("รอง") else "other"
    if second[0].startswith("รอง"):
        role = _DEPUTIES.get(office.role, role)
    return replace(office, start=second.start(), name=tidy(text[second.start() : office.end]), role=role)


def begins_behind(text: str, position: int) -> bool:
    """Whether words stand here that name an office behind a name."""
    return _HEADS_BEHIND.match(text, position) is not None


def office_at(text: str, position: int) -> Office | None:
    """The office of words that name one only right behind a name.

    >>> office_at("นายก้อน เมฆา วิทยากรชมรมสายลม", 13).name
    'วิทยากรชมรมสายลม'
    """
    begun = _HEADS_BEHIND.match(text, position)
    if begun is None:
        return None
    match, number = begun
    return replace(_read(text, match, len(_OFFICES) + number), rule="office.behind-name")
