"""People in English releases, named with an office or with a title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from citypact.graph.extraction.bodies import BodyMention
from citypact.graph.extraction.english_heads import each_with_place, respective
from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_names import NO_NAME, PERSON_NAME, TITLE, UPPER
from citypact.graph.extraction.english_offices import english_offices, led_to, of_place
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import provinces_in_english
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["english_people"]

_TITLED = Sought(rf"(?<![\w.])(?P<title>{TITLE}){PERSON_NAME}")
# one name alone: "Ms. Mekha, director of"
_TITLED_ALONE = Sought(
    rf"(?<![\w.])(?P<title>{TITLE})(?P<person>{UPPER}[a-zà-þ’'-]{{2,30}})(?:,[ ]|[ ][–—-][ ])(?:the[ ]|an?[ ])?"
)
# letters behind a name: M.D., PhD, MBE
_LETTERS = r"(?:,?[ ](?:M\.?D\.?|Ph\.?D\.?|D\.?D\.?S\.?|[CMOK]BE|MP|JP|QC|KC|Esq\.?|[JS]r\.?|CPA|P\.?E\.?|AICP|III?)(?=[,\s]))?"
_DEGREES = expression(r"(?:[ ](?:MD|PhD|DDS|MBA|MP|JP|QC|KC|CPA|AICP|Esq))+\Z")
_ALIAS = (
    # the name in its own script, or where its holder stands: "(4th, left)", "(R)"
    r"(?:[ ]\((?:(?=[^()\n]{0,12}[\u0e00-\u9fff\uac00-\ud7a3])[^()\n]{2,60}|[LRC]|[^()\n]{0,20}"
    r"\b(?:left|right|cent(?:re|er)|middle))\))?"
)
# "who has been the mayor", "was sworn in as mayor"
_HOLDS = (
    r"(?:took[ ]office[ ]as|(?:is|was|has[ ]been)[ ](?:re-?)?(?:sworn[ ]in|elected|appointed|named|installed|inaugurated)"
    r"(?:[ ]as)?|is|was|has[ ]been|had[ ]been|became|becomes|serves[ ]as|served[ ]as|acts[ ]as)"
)
_COMMA_OFFICE = Sought(
    rf"(?<![\w’'-])(?:(?<!\.)|(?<=\b[DM][rs]\.)){PERSON_NAME}{_LETTERS}{_ALIAS}"
    rf"(?:,[ ]|[ ]\(|[ ][–—-][ ]|-[ ]|(?P<plain>[ ])(?={_HOLDS}[ ]))"
    rf"(?:(?:who[ ])?{_HOLDS}[ ](?:also[ ]|now[ ])?)?"
    r"(?:the[ ]|an?[ ]|her[ ]|his[ ]|its[ ]|their[ ]|our[ ])?"
)
# what stands between "Kon Mekha, the" and the office's own words
_BETWEEN = expression(
    rf"(?:(?:{UPPER}[\w’'&-]*[\w]|acting|provincial|municipal|city|town|district|county|council|former|then|current|new|"
    rf"newly|elected|outgoing|incoming|permanent|executive|managing|governing|senior|first|second|assistant|associate|"
    rf"honorary|local|regional|national|group|board|founding|long-serving|twinning|"
    rf"sister|commercial|economic|political|cultural|press|foreign)[ -]){{0,5}}"
)
_BEFORE_NAME = expression(rf"(?:(?<=[Gg]ov)\.)?[ ](?P<title>{TITLE})?{PERSON_NAME}")
# "The first Secretary of the Hill League is Kon Mekha"
_IS_NAME = expression(rf"[ ](?:is|was)[ ](?P<title>{TITLE})?{PERSON_NAME}")
_IN_CHAIR = expression(r"(?<=[Ii]n the )chair\Z")  # who presides, whatever else he is
_SET_OFF_NAME = expression(
    rf",[ ](?P<title>(?:Councill?or[ ])?(?:{TITLE})?){PERSON_NAME}"
    rf"(?=,[ ](?!(?:the[ ]|an?[ ])?(?i:acting|deputy|vice|mayor|governor|"
    rf"chair|president|director|ambassador|minister|clerk|head))|[.;)]|[ ](?:and|who|said|signed|also|was|were|"
    rf"met|told|did|led|"
    rf"brought|welcomed|joined|attended|watched|spoke|will|has|had|on|at|[a-z]{{2,}}(?:s|ed))\b)"
)
# "the Deputy Mayor of Hill (Ruritania), Mr. Kon Mekha", "Mayor of Hill, Ruritania, Mr. Kon Mekha"
_SET_OFF_TITLED = expression(
    rf"(?:[ ]\([^()\n]{{2,30}}\))?(?:,[ ]{UPPER}[\w’'-]+(?:[ ]{UPPER}[\w’'-]+){{0,2}})?,[ ](?P<title>{TITLE})"
    rf"{PERSON_NAME}(?!,[ ](?:the[ ]|an?[ ])?(?i:acting|deputy|vice|mayor|governor|chair|president|director|"
    rf"ambassador|minister|clerk|head)|[ ][–—-][ ])"
)
_LAST_NAME = expression(rf"[ ](?P<person>{UPPER}[a-zà-þ’'-]{{2,30}})(?![\w’'-]|[ ]{UPPER})")
# what the name of an organisation ends with, and no surname
_ORGANISATIONS = frozenset(rules("english")["no-surnames"].split("|"))
# words that stand in no name, though a headline writes them with a capital
_INNER = expression(r"(?:Of|To|And|In|For|At|With|On|By|From|The|Between|Under|Over|Or)\Z")
_PLACES = frozenset({"City", "Town", "Province", "Municipality", "County", "District", "Prefecture"})
_HEADS_STATE = frozenset({"mayor", "governor", "minister", "ambassador", "deputy_mayor", "deputy_governor"})
_ONE_OF_MANY = (
    rf"(?:{TITLE})?{UPPER}[\w’'.-]+(?:[ ](?:(?!(?:of|and|in|at|to|for|by|as|the|on)[ ])[a-z]{{2,3}}[ ]){{0,3}}"
    rf"{UPPER}[\w’'.-]+){{1,4}}(?:[ ]\([^()\n]{{2,40}}\))?"
)
# "Mayors Kon Mekha and Fa Sai", "Councillors Kon Mekha, Fa Sai and Nam Sai"
_HOLDERS = Sought(
    r"(?<!\w)(?P<office>(?:(?:[Vv]ice|[Dd]eputy)[ -])?(?:[Mm]ayors|[Gg]overnors|[Cc]ouncill?ors|[Pp]residents|"
    r"[Dd]irectors|[Cc]ommissioners|[Ss]enators|[Ss]ecretaries)),?[ ]"
    rf"(?P<names>{_ONE_OF_MANY}(?:,[ ]{_ONE_OF_MANY}){{0,12}},?[ ]and[ ]{_ONE_OF_MANY})"
)
_EACH_OF_MANY = expression(
    rf"(?:\A|,[ ]|[ ]and[ ])(?:and[ ])?(?P<title>{TITLE})?(?P<person>{UPPER}[\w’'.-]+(?:[ ](?:(?!and[ ])[a-z]{{2,3}}[ ]){{0,3}}"
    rf"{UPPER}[\w’'.-]+){{1,4}})"
)
# "Deputy Ministers of Public Health, Housing and Trade Mr Kon Mekha and Fa Sai"
_MINISTERS = Sought(
    rf"(?<!\w)(?P<office>[Dd]eputy[ ][Mm]inisters[ ](?:of|for)[ ]"
    rf"(?P<field>{UPPER}[\w’'-]+(?:(?:,[ ]|[ ]and[ ]|[ ]){UPPER}[\w’'-]+){{0,7}}?))"
    rf"[ ](?P<t1>{TITLE})(?P<p1>{UPPER}[\w’'.-]+(?:[ ]{UPPER}[\w’'.-]+){{1,3}})[ ]and[ ](?P<t2>{TITLE})?"
    rf"(?P<p2>{UPPER}[\w’'.-]+(?:[ ]{UPPER}[\w’'.-]+){{1,3}})"
)
_FAR_OFFICE = expression(
    r",[ ](?:the[ ]|an?[ ]|its[ ]|their[ ])?(?:[\w’'&-]+[ ]){0,7}?(?=(?i:acting|deputy|vice|assistant|mayor|"
    r"governor|chair|president|director|"
    r"ambassador|consul|minister|clerk|dean|rector|advis|counsel|secretary|head|speaker|chief|manag|principal|"
    r"professor|lecturer|"
    r"visiting|senior|commissioner|councillor|counsellor|engineer))"
)


def english_people(text: str, bodies: list[BodyMention]) -> list[PersonMention]:
    """All people whom an English text names with an office, and those with a title."""
    named = NamedBodies(text, bodies)
    found: dict[str, PersonMention] = {}
    parts: set[str] = set()  # the words of their names
    taken: set[int] = set()

    def add(
        start: int, end: int, name: str, title: str | None, name_start: int, office: Office | None
    ) -> None:
        if letters := _DEGREES.search(name):
            end, name = end - len(letters[0]), name[: letters.start()]
        name = name.rstrip(".'’")
        words = name.split(" ")
        if office and _STATUE.search(text, max(0, office.start - 30), office.start):
            return  # "the Monument of President Kon Mekha"
        if (
            len(words) < 2
            or NO_NAME.match(words[0])
            or words[-1] in _PLACES
            or words[-1] in _ORGANISATIONS
            or any(_INNER.match(word) for word in words)
            or start in taken
            or end - 1 in taken
        ):
            return
        if name in provinces_in_english() or _dateline(text, start, name):
            return  # "Chiang Mai – Mayor ..."
        if name in found and (known := found[name].office):
            if office and (better := _better(known, office, named)):
                found[name] = replace(found[name], office=better)
            return
        if name in found and not office:
            return
        found[name] = PersonMention(start, end, name, title.strip() if title else None, name_start, office)
        parts.update(word.rstrip(",") for word in words)
        if office:
            taken.update(range(start, end))

    offices = _joined(text, english_offices(text, named))
    starts = [office.start for office in offices]
    leads: set[int] = set()
    apposed = dict(_apposed(text, starts))
    by_name = {match.start("person") for match in apposed.values()}
    by_end = {match.end("person") for match in apposed.values()}
    for office in offices:
        behind = _BEFORE_NAME.match(text, office.end)
        if not behind or "\n" in behind[0] or NO_NAME.match(behind["person"].split(" ")[0]):
            if office.start in apposed:
                behind = None
            else:
                behind = (
                    _SET_OFF_NAME.match(text, office.end)
                    or _SET_OFF_TITLED.match(text, office.end)
                    or (
                        None
                        if _IN_CHAIR.match(text, office.start, office.end)
                        else _IS_NAME.match(text, office.end)
                    )
                )
            if behind and (
                behind.end("person") in by_end  # the office that follows is the holder's own
                or named.covers(behind.start("person"))
                or _lies_in(text, behind["person"])
            ):
                behind = None
        if behind and behind.start("person") in by_name and _OF_GUESTS.match(office.name):
            continue  # "delegation leader Kon Mekha, director of the Hill Centre"
        if behind and "\n" not in behind[0]:
            leads.add(office.start)
            add(
                behind.start("title") if behind["title"] else behind.start("person"),
                behind.end("person"),
                behind["person"],
                behind["title"],
                behind.start("person"),
                of_place(text, behind.end(), led_to(text, office, named), named),
            )
    for at, match in apposed.items():
        start, title = match.start("person"), None
        before = re.search(rf"(?P<title>{TITLE})\Z", text[max(0, start - 40) : start])
        if before:
            title, start = before["title"], start - len(before["title"])
        name = match["person"]
        inner = re.match(TITLE, name)
        if inner:
            title, name = (title or "") + inner[0], name[inner.end() :]
        first, _, others = name.partition(" ")
        if title is None and " " in others and NO_NAME.match(first):
            start, name = start + len(first) + 1, others  # "With Kon Mekha, the mayor"
        if at not in leads or (
            at == match.end() and not _BEFORE_NAME.match(text, offices[bisect_left(starts, at)].end)
        ):
            office = led_to(text, offices[bisect_left(starts, at)], named)
            add(start, match.end("person"), name, title, match.end("person") - len(name), office)
    for match in _TITLED.finditer(text):
        far = _FAR_OFFICE.match(text, match.end())
        told = None
        if far:
            index = bisect_left(starts, far.end())
            if index < len(starts) and starts[index] == far.end() and starts[index] not in leads:
                told = led_to(text, offices[index], named)
        add(match.start(), match.end(), match["person"], match["title"], match.start("person"), told)
    for match in _HOLDERS.finditer(text):
        at, end = match.span("office")
        role = _ROLES_OF_MANY.get(match["office"].lower().replace("-", " ").removesuffix("s"), "other")
        office = Office(
            at,
            end,
            match["office"],
            role,
            None,
            "municipal" if role == "mayor" else "any",
            rule="office.english",
        )
        for one in _EACH_OF_MANY.finditer(match["names"]):
            first = match.start("names")
            begin = first + (one.start("title") if one["title"] else one.start("person"))
            add(
                begin,
                first + one.end("person"),
                one["person"],
                one["title"],
                first + one.start("person"),
                office,
            )
    for name_at, name_end, person, title, office in each_with_place(text, named):
        begin = name_at - len(title or "")
        add(begin, name_end, person, title, name_at, office)
    for match in _MINISTERS.finditer(text):
        at, end = match.span("office")
        body = f"Ministry of {match['field']}"
        office = Office(at, end, match["office"], "other", body, "any", rule="office.english", rest=body)
        for number in ("1", "2"):
            begin = match.start(f"t{number}") if match[f"t{number}"] else match.start(f"p{number}")
            add(
                begin,
                match.end(f"p{number}"),
                match[f"p{number}"],
                match[f"t{number}"],
                match.start(f"p{number}"),
                office,
            )
    for match in _TITLED_ALONE.finditer(text):
        index = bisect_left(starts, match.end())
        name = match["person"]
        if (
            index < len(starts)
            and starts[index] == match.end()
            and not (name in parts or NO_NAME.match(name))
        ):
            told = led_to(text, offices[index], named)
            found[name] = PersonMention(
                match.start(), match.end("person"), name, match["title"].strip(), match.start("person"), told
            )
            parts.add(name)
    for office in offices:
        last = _LAST_NAME.match(text, office.end)
        if last and office.role in _HEADS_STATE and office.start not in leads:
            name = last["person"]
            if not NO_NAME.match(name) and not _known(name, parts) and not named.has_word(name):
                found[name] = PersonMention(
                    last.start("person"),
                    last.end(),
                    name,
                    None,
                    last.start("person"),
                    led_to(text, office, named),
                )
    return respective(text, sorted(found.values(), key=lambda person: person.start), named)


_ROLES_OF_MANY = {
    "mayor": "mayor",
    "governor": "governor",
    "vice mayor": "deputy_mayor",
    "deputy mayor": "deputy_mayor",
    "vice governor": "deputy_governor",
    "deputy governor": "deputy_governor",
    "director": "director",
}
_STATUE = expression(
    r"(?:[Mm]onument|[Ss]tatue|[Mm]emorial|[Mm]useum|[Mm]ausoleum|[Bb]irthplace)[ ](?:of|to)[ ](?:the[ ]|late[ ])*\Z"
)


def _known(name: str, parts: set[str]) -> bool:
    """Whether a name is part of one that the text tells in full, if spelled a little otherwise: Thawin, Tawin."""
    if name in parts or len(parts) > _MOST:
        return name in parts
    return any(part[:1] == name[:1] and SequenceMatcher(None, part, name).ratio() > _ALIKE for part in parts)


_ALIKE = 0.85
_MOST = 200  # names with which another spelling is compared
_OF_GUESTS = expression(r"(?i:(?:delegation|group|team|party|mission) (?:leader|head))\Z")
_AND = expression(r",?[ ]and[ ](?:also[ ])?(?:the[ ])?\Z")


def _joined(text: str, offices: list[Office]) -> list[Office]:
    """The offices; of two that one person holds, both words, and what the one that governs says.

    "Secretary of the Party of Hill and Mayor of Hill City" is the mayor, where no name stands between.
    """
    found: list[Office] = []
    for office in offices:
        former = found[-1] if found else None
        if former and office.name.lower().startswith("counterpart"):
            office = replace(office, role=former.role)  # a minister's is a minister
        if (
            former is not None
            and former.end < office.start < former.end + 14
            and former.role not in _GOVERNS
            and not _NAMED_BEHIND.match(text, office.end)
            and (
                (former.body and office.role in _GOVERNS and _AND.search(text, former.end, office.start))
                or (
                    (office.body or office.rest)
                    and (former.body or former.rest)
                    and former.role in ("other", office.role)
                    and _TOO.fullmatch(text, former.end, office.start)
                    and _told_of(text, former)
                )
            )
        ):
            words = text[former.start : office.end]
            found[-1] = replace(office, start=former.start, name=words)
        else:
            found.append(office)
    return found


def _told_of(text: str, office: Office) -> bool:
    """Whether an office stands behind the name of who holds it: another that is joined to it is held by the same."""
    return _APPOSED.search(text, max(0, office.start - 60), office.start) is not None


_TOO = expression(r",?[ ](?:and[ ])?(?:also[ ])?")
_APPOSED = expression(
    rf"{UPPER}[\w’'-]+(?:[ ]\([^()\n]{{1,20}}\))?(?:,|[ ]?[–—-]|[ ]\()[ ](?:the[ ]|an?[ ])?(?:[\w-]+[ ]){{0,3}}\Z"
)
_GOVERNS = frozenset({"mayor", "governor"})
_NAMED_BEHIND = expression(rf"[ ](?:{TITLE})?{UPPER}")
# the words of a body that do not say whose it is: "Municipal People's Committee"
_WHOSE = expression(
    r"(?:(?:the|of|City|Town|Municipal|Provincial|District|Central|Standing|People[’']s|Committee|Council|Government)[ ]?)+\Z"
)


def _better(known: Office, other: Office, named: NamedBodies) -> Office | None:
    """What is known of an office, mended by another place where its holder is named: there it says whose it is."""
    if known.body and _WHOSE.match(known.body) and other.body and not _WHOSE.match(other.body):
        return replace(other, start=known.start, end=known.end)
    if not known.body and known.role == other.role and other.body:
        return replace(known, body=other.body, rest=other.rest)
    if known.body and named.knows(other.body) and not named.knows(known.body):
        return (
            replace(known, body=other.body) if known.role == other.role or known.rest != known.body else None
        )
    return None


def _lies_in(text: str, name: str) -> bool:
    """Whether a text tells a name as that of a place: "in Old Hill"."""
    return f"{name} City" in text or any(
        f"{word} {name}" in text for word in ("in", "to", "from", "between", "City of")
    )


def _dateline(text: str, start: int, name: str) -> bool:
    """Whether a name is the place from which a report comes: "HILL TOWN – The mayor ..."."""
    return name.isupper() and text[max(0, start - 1) : start] in ("", "\n")


def _apposed(text: str, starts: list[int]) -> Iterator[tuple[int, re.Match[str]]]:
    """Where an office tells who has just been named, "Kon Mekha, the mayor", with the name."""
    for match in _COMMA_OFFICE.finditer(text):
        if _dateline(text, match.start("person"), match["person"]):
            continue
        index = bisect_left(starts, match.end())
        if index < len(starts) and _BETWEEN.fullmatch(
            text, match.end(), min(starts[index], match.end() + 60)
        ):
            if match["plain"] and (
                _GOVERNED.search(text, max(0, match.start("person") - 16), match.start("person"))
                or _THEN_NAMED.match(text, starts[index])
            ):
                continue  # "for Old Hill was Mayor Kon Mekha"
            yield starts[index], match


_GOVERNED = expression(r"\b(?:for|of|from|in|at|to|by|with|on|between|and)[ ](?:the[ ])?\Z")
_THEN_NAMED = expression(
    rf"(?:(?!of\b|for\b|at\b|in\b)[A-Z]?[a-z]+[ -]){{1,3}}(?:{TITLE})?{PERSON_NAME}(?<!City)(?<!Province)"
)
