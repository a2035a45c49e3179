"""Whose a Thai office is whose body is told behind it in Latin letters: "กรรมการผู้จัดการ ThaiLoop", "เลขาธิการ EEC"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention

__all__ = ["latin_body", "latin_owner"]

_NAME = r"(?P<name>(?:[A-Z][A-Za-z0-9&’'-]*|depa)(?:[ ][A-Z][A-Za-z0-9&’'.-]*){0,3})"
# of firms and agencies, and no words behind the head but of a unit; a body that is known by its letters may be among the words
_HELD = expression(
    r"(?:รอง|ผู้ช่วย)*(?:(?:ประธาน)?กรรมการ(?:ผู้จัดการ|ผู้อำนวยการ|บริหาร)?|ผู้จัดการ(?:ทั่วไป|อาวุโส)?|ผู้อำนวยการ(?:อาวุโส|บริหาร)?|"
    r"ประธาน(?:เจ้าหน้าที่[ก-๎]{3,30}|บริหาร)|(?:หัวหน้า|ประธาน)เจ้าหน้าที่[ก-๎]{3,30}|เลขาธิการ|ผู้ว่าการ|หัวหน้าฝ่าย[ก-๎]{2,30}|ผู้ก่อตั้ง)(?:ใหญ่)?"
    rf"(?:[ ]?(?:สายงาน|ฝ่าย|กลุ่ม|ด้าน)[ก-๎]{{2,40}})?(?:[ ]{_NAME})?"
)
_NAMED = expression(rf"[ ]{_NAME}(?![A-Za-z0-9&’'-])(?![ ]?(?:หรือ|\())")
_NO_BODY = expression(
    r"\b(?:Mrs?|Ms|Miss|Dr|Prof|MO[UA]|Smart|City|Project|Program\w*|Online|Zoom|Application|Platform|Model|Team|Center|Centre|Innovation|Area|Zone|"
    r"Digital|Data|Business|Unit|Chief|Officer|Director|Manager|President|CE?[TFOM]O)\b"
)


def latin_body(bodies: Sequence[BodyMention], starts: Sequence[int], office: Office) -> str | None:
    """The body, named in Latin letters, that stands right behind a Thai office without one: "อธิการบดี Hill University"."""
    if office.body is not None or not office.name[0] > "ก":
        return None
    following = bisect_left(starts, office.end)
    if following == len(starts) or starts[following] - office.end > 1:
        return None
    name = bodies[following].name
    return name if name.isascii() else None


def latin_owner(text: str, person: PersonMention, office: Office) -> str | None:
    """The body that stands in Latin letters right behind somebody's office.

    >>> from citypact.graph.extraction.people import people
    >>> text = "นายสายลม ดอกหญ้า กรรมการผู้จัดการ ThaiLoop ลงนาม"
    >>> person = people(text)[0]
    >>> latin_owner(text, person, person.office)
    'ThaiLoop'
    """
    if office.body is not None or person.start > office.start or not (held := _HELD.fullmatch(office.name)):
        return None
    named = held if held["name"] else _NAMED.match(text, office.end)
    if named is None or _NO_BODY.search(named["name"]) or f"{named['name']})" in text:
        return None  # no body, or the letters of one that the text names in full
    return named["name"]
