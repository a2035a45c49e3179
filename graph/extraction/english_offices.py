"""Offices in English releases: their words, and whose they are."""

from __future__ import annotations

import re
from dataclasses import replace

from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_names import NO_NAME, TITLE, UPPER, WORD
from citypact.graph.extraction.gazette import countries, provinces_in_english
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["english_offices", "led_to"]

_DATA = rules("english")
_OFFICES = "|".join(f"(?P<r{n}>{rule['written']})" for n, rule in enumerate(_DATA["offices"]))
_OFFICE = Sought(rf"(?<![\w’'-])(?:[Aa]cting[ ]|[Ff]ormer[ ]|[Tt]hen[- ]|[Ee]x-)?(?i:{_OFFICES})(?![\w’'])")
_OFFICE_TAIL = re.compile(
    rf"(?:[ ](?:of|at|in|for|to|on)(?:[ ]the)?[ ](?:[a-z][\w’-]+[ ](?:of|at|along|"
    rf"for)[ ](?:the[ ])?)?{UPPER}[\w’'&-]*(?:(?:[ ](?:of|and|for|the|in|at|to|provincial|province[’']s|"
    rf"city[’']s))*[ ]{UPPER}[\w’'&-]*)*"
    rf"(?:[ ](?:province|city|district|prefecture|county|municipality|town|region)(?!\w))?"
    rf"(?:(?:,[ ]{UPPER}[\w’-]+){{1,4}},?[ ]and[ ]{UPPER}[\w’-]+(?:[ ]{UPPER}[\w’-]+)*[ ](?:Department|Ministry|"
    rf"Committee|Commission|Office|Division)(?!\w))?)"
)
_ENDS_PLACE = re.compile(
    r"(?P<place>.+?[ ](?:Province|City|Subdistrict|District|Municipality|Town|County|Prefecture|Region|State|"
    r"Committee|Council|"
    r"Government|Organi[sz]ation|Administration|Department|Ministry|University|Association|Office|Authority|"
    r"Division))[ ](?P<name>.+)\Z"
)


def english_offices(text: str, named: NamedBodies) -> list[Office]:
    """The offices of an English text, in its order, with the place behind their words."""
    return [_read(text, match, named) for match in _OFFICE.finditer(text)]


def _read(text: str, match: re.Match[str], named: NamedBodies) -> Office:
    number = next(n for n in range(len(_DATA["offices"])) if match[f"r{n}"])
    role = str(_DATA["offices"][number]["role"])
    end = match.end()
    for _ in range(2):
        tail = _OFFICE_TAIL.match(text, end)
        if not tail:
            break
        end = tail.end()
    end = _without_name(text, match.end(), end, named)
    name = text[match.start() : end].rstrip(" .,")
    if re.match(r"(?:former|then|ex)[ -]", name.lower()):
        role = "other"
    seat = (
        "municipal" if role in ("mayor", "deputy_mayor", "clerk", "deputy_clerk", "council_chair") else "any"
    )
    body = _body(name[match.end() - match.start() :], named, role)
    rest = re.sub(r"\A[ ](?:of|at|in|for|to|on)(?:[ ]the)?[ ]", "", name[match.end() - match.start() :])
    return Office(
        match.start(),
        match.start() + len(name),
        name,
        role,
        body,
        seat,
        rule="office.english",
        rest=rest.strip(),
    )


def _without_name(text: str, start: int, end: int, named: NamedBodies) -> int:
    """Where the place behind an office ends and a name begins: "Governor of Meadow Province Sai Lom"."""
    tail = text[start:end]
    titled = re.search(rf"[ ](?={TITLE}{UPPER})", tail)
    if titled and titled.start() > 3:
        return start + titled.start()
    split = _ENDS_PLACE.match(tail)
    if (
        split
        and 2 <= len(split["name"].split(" ")) <= 4
        and split["name"][0].isupper()
        and " of " not in split["name"]
        and not _INSTITUTION.search(split["name"])
    ):
        return start + split.end("place")
    if named.ends_at(end, start) or _INSTITUTION.search(tail):
        return end
    words = tail.split(" ")
    apposed = re.search(
        r",[ ](?:the[ ]|an?[ ])?(?:[A-Z][\w’'-]+[ ])?(?:\w+[ ])?\Z",
        text[max(0, start - 60) : start].rsplit("\n")[-1],
    )
    for size in range(2, min(5, len(words) - 2)):
        name = words[-size:]
        place = " ".join(words[2:-size]).removeprefix("the ")
        if not place[:1].isupper() or not all(word[:1].isupper() for word in name):
            continue
        if _known(place) or named.stands_without(place, name[0]):
            return end - len(" ".join(name)) - 1
    capital = [word for word in words[2:] if word[:1].isupper()]
    if (
        len(capital) == len(words) - 2 == 4
        and not apposed
        and re.match(r"[ ](?:said|welcomed|[a-z]+ed)\b", text[end : end + 16])
    ):
        return end - len(" ".join(words[-2:])) - 1
    return end


def _known(place: str) -> bool:
    return place == "Thailand" or place in countries() or place in provinces_in_english()


_INSTITUTION = re.compile(
    r"\b(?:Council|Committee|Congress|Administration|Organi[sz]ation|Foundation|Association|Society|Club|Chamber|"
    r"Commerce|University|"
    r"College|Institute|School|Faculty|Department|Ministry|Office|Authority|Agency|Bureau|Company|Co|Ltd|PAO|SAO|"
    r"Centre|Center|Hospital|"
    r"Bank|Group|Union|Federation|Affairs|Development|Sports|Tourism|Culture|Education|Health|Relations|"
    r"Government|Assembly|Board|"
    r"Region|Division|Section|Park|Museum|Railway|Airport|Port|Police|Army|Navy|City|Town|Province)\b"
)


def led_to(text: str, office: Office, named: NamedBodies) -> Office:
    """An office with the place before its words: "Bangkok Governor", "San Jose City Mayor"."""
    nation = _NATION.search(text, max(0, office.start - 16), office.start)
    if nation and (
        office.role == "ambassador"
        or re.match(r"(?i:(?:deputy )?(?:consul|counsel|charg|attach))", office.name)
    ):
        start = nation.start()
        return replace(office, start=start, name=text[start : office.end], body=_DATA["nations"][nation[1]])
    before = re.search(
        rf"(?P<place>{WORD}(?:[ ]{WORD}){{0,4}})[ ]\Z", text[max(0, office.start - 70) : office.start]
    )
    if (
        office.body
        or not before
        or (NO_NAME.match(before["place"].split(" ")[0]) and "City" not in before["place"])
        or text[office.start - 1 : office.start] != " "
    ):
        return office
    place = before["place"]
    start = office.start - len(place) - 1
    owner = re.sub(r"[’']s?\Z", "", place)
    if (possessive := re.match(r"(?:.+[’']s)[ ](?P<rest>.+)", owner)) or owner in _DATA["nations"]:
        owner = possessive["rest"] if possessive else ""
    if not owner or owner.split(" ")[0] in _DATA["nations"]:
        return replace(office, start=start, name=text[start : office.end])
    if _GENERIC_OWNER.fullmatch(owner):
        return office
    return replace(
        office, start=start, name=text[start : office.end], body=named.fullest(owner) or owner, rest=owner
    )


_GENERIC_OWNER = re.compile(
    r"(?:Only|City|Town|County|State|Foreign|Former|First|Prime|New|Local|Its|Their|His|Her|Our|Interim|Acting|"
    r"District|Provincial|"
    r"Municipal|National|Regional|Executive|Senior|Assistant|Principal|Managing|General|Honorary|Then|Current|"
    r"Incoming|Outgoing|"
    r"Project|Marine|Program|Programme|Council|Company|Association)"
)


_NATION = re.compile(
    r"(?<![\w.])("
    + "|".join(re.escape(word) for word in sorted(_DATA["nations"], key=len, reverse=True))
    + r")[ ]\Z"
)


def _body(tail: str, named: NamedBodies, role: str = "") -> str | None:
    if re.match(r"[ ](?:to|in)[ ]", tail) and role == "ambassador":
        return None  # accredited there, not of there
    tail = re.sub(r"\A[ ](?:of|at|in|for|to)(?:[ ]the)?[ ]", "", tail).strip()
    tail = re.sub(r"\A(?:Mayor|Governor|President|Office)[ ]of[ ](?:the[ ])?", "", tail)
    if not tail:
        return None
    tail = re.split(r"[ ](?:to|in)[ ](?=[A-Z])", tail)[0]
    return named.fullest(tail) or tail
