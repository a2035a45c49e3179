"""Offices in English releases: their words with the place behind them, the role and the body that these tell."""

from __future__ import annotations

import re
from itertools import islice

from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_names import TITLE, UPPER
from citypact.graph.extraction.english_nations import COUNTRIES
from citypact.graph.extraction.english_office_places import body_told, end_of_place
from citypact.graph.extraction.english_office_words import ROLES, worded_offices
from citypact.graph.extraction.english_place_ends import without_name
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office

__all__ = ["english_offices"]

# "vice mayor for economic affairs", where a name follows
_DUTIES = expression(
    rf"[ ](?:for|of)(?:[ ](?!(?:when|who|that|then|said|with|from|by|to|in|at|on|as|is|was|city|town|province|state|"
    rf"municipality|county|visiting|his|her|their|its)\b)[a-z][a-z’'-]+){{1,5}}(?=,?[ ](?:{TITLE})?{UPPER}[\w.’'-]*[ ]{UPPER})"
)
_JOINED = expression(rf"(?:,|,?[ ]and)[ ](?:the[ ])?(?:{UPPER}[\w’'-]*[ ]){{0,3}}\Z")
_MINISTER = expression(r"(?i:minister)\Z")
# "Minister of Public Health", not "Minister of the Government of Hill", "Minister of Ruritania"
_FIELD = expression(
    rf"[ ](?:of|for)(?:[ ]the)?[ ](?P<field>(?!Government|State|Finance of|{COUNTRIES}\b|.*[’']s[ ]|"
    rf".*[ ](?:State|Province|Region|City)\Z){UPPER}(?!.*[ ]of[ ]{UPPER}).*)\Z"
)


def english_offices(text: str, named: NamedBodies) -> list[Office]:
    """The offices of an English text, in its order, with the place behind their words."""
    found = list(islice(worded_offices(text), _MOST))
    stops = [*(match.start() for match in found), len(text)]
    return [_read(text, match, stops[number + 1], named) for number, match in enumerate(found)]


_MOST = 4_000  # offices that are looked at: a release has a dozen


def _read(text: str, match: re.Match[str], stop: int, named: NamedBodies) -> Office:
    role = ROLES[match.lastgroup or ""]
    end = end_of_place(text, match)
    if end >= stop - 1 and (joined := _JOINED.search(text, max(match.end(), stop - 60), stop)):
        end = joined.start()  # another office: "Mayor of Hill Kon Mekha and Mayor of Meadow Fa Sai"
    duties = _DUTIES.match(text, end) if end == match.end() else None
    end = duties.end() if duties else without_name(text, match, end, named)
    told = _told_behind(text, match, end, named)
    end = told[1] if told else end
    name = _OPEN.sub("", text[match.start() : end].rstrip(" .,"))
    if re.match(r"(?:former|then|ex)[ -]", name.lower()):
        role = "other"
    seat = (
        "municipal" if role in ("mayor", "deputy_mayor", "clerk", "deputy_clerk", "council_chair") else "any"
    )
    body = told[0] if told else body_told(name[match.end() - match.start() :], named, role)
    if (
        _MINISTER.search(match[0])
        and body
        and not told
        and (field := _FIELD.match(name, match.end() - match.start()))
    ):
        body = f"Ministry of {field['field']}"
    rest = re.sub(r"\A(?:,|[ ](?:of|at|in|for|to|on))(?:[ ]the)?[ ]", "", name[match.end() - match.start() :])
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


_OPEN = expression(r"(?:[ ](?:and|of|for|the|in|at|to))+\Z")  # what goes on with another
# "Commissioner & Administrator, Corporation of Hill", "Dean of the Faculty of Science, Hill University"
_BEHIND = expression(r"(?:[ ](?:&|and)[ ](?:[A-Z][a-z]+|[a-z]{5,})(?=,))?,[ ](?:the[ ])?(?=[A-Z])")
# "Vice Consul, the Consulate General of Ruritania in Hill", "Deputy Director, Foreign Affairs office"
_UNIT_BEHIND = expression(
    rf"(?:{UPPER}\w+[ ]){{0,3}}Consulate(?:[- ]General)?(?:[ ](?:of|in)(?:[ ]the)?[ ]{UPPER}[\w’'-]+"
    rf"(?:(?:[ ]of)?[ ]{UPPER}[\w’'-]+)*){{0,2}}|"
    rf"(?:{UPPER}[\w’'-]+[ ]){{1,4}}(?:office|department|bureau|division|section)(?![\w-])"
)
_UNIT = expression(
    r"\b(?:Faculty|School|College|Institute|Department|Division|Centre|Center|Office|Bureau|Section)\b"
)


_GOVERNS = expression(
    r"\b(?:Committee|Congress|Council|Assembly|Municipality|Administrati(?:ve|on) Organi[sz]ation|Administration|Authority)\Z"
)


def _told_behind(text: str, match: re.Match[str], end: int, named: NamedBodies) -> tuple[str, int] | None:
    """The body behind a comma whose office it is, and where its name ends: of an office alone, or with a unit of it."""
    behind = _BEHIND.match(text, end)
    body = named.from_here(behind.end()) if behind else None
    if behind and end == match.end() and (alone := _UNIT_BEHIND.match(text, behind.end())):
        return alone[0], alone.end()
    if not body:
        return None
    if end == match.end():
        whole = _UNIT.search(body[0]) or _GOVERNS.search(body[0]) or named.is_institution(body[0])
        return (body[0], body[1]) if whole else None
    unit = re.sub(r"\A[ ](?:of|at|in|for)(?:[ ]the)?[ ]", "", text[match.end() : end])
    return (f"{unit}, {body[0]}", body[1]) if _UNIT.search(unit) and named.is_institution(body[0]) else None
