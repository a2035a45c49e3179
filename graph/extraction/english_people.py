"""People in English releases, named with an office or with a title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from citypact.graph.extraction.bodies import BodyMention
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
# letters behind a name: M.D., PhD, MBE
_LETTERS = r"(?:,?[ ](?:M\.?D\.?|Ph\.?D\.?|D\.?D\.?S\.?|[CMOK]BE|MP|JP|QC|KC|Esq\.?|[JS]r\.?|CPA|P\.?E\.?|AICP|III?)(?=[,\s]))?"
_DEGREES = expression(r"(?:[ ](?:MD|PhD|DDS|MBA|MP|JP|QC|KC|CPA|AICP|Esq))+\Z")
_ALIAS = (
    r"(?:[ ]\((?=[^()\n]{0,12}[\u0e00-\u9fff\uac00-\ud7a3])[^()\n]{2,60}\))?"  # the name in its own script
)
_COMMA_OFFICE = Sought(
    rf"(?<![\w.’'-]){PERSON_NAME}{_LETTERS}{_ALIAS}(?:,[ ]|[ ]\(|[ ][–—][ ])"
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
_SET_OFF_NAME = expression(
    rf",[ ](?P<title>(?:Councill?or[ ])?(?:{TITLE})?){PERSON_NAME}"
    rf"(?=,[ ](?!(?:the[ ]|an?[ ])?(?i:acting|deputy|vice|mayor|governor|"
    rf"chair|president|director|ambassador|minister|clerk|head))|[.;)]|[ ](?:and|who|said|signed|also|was|were|"
    rf"met|told|did|led|"
    rf"brought|welcomed|joined|attended|watched|spoke|will|has|had|on|at)\b)"
)
_LAST_NAME = expression(rf"[ ](?P<person>{UPPER}[a-zà-þ’'-]{{2,30}})(?![\w’'-]|[ ]{UPPER})")
# what the name of an organisation ends with, and no surname
_ORGANISATIONS = frozenset(rules("english")["no-surnames"].split("|"))
# words that stand in no name, though a headline writes them with a capital
_INNER = expression(r"(?:Of|To|And|In|For|At|With|On|By|From|The|Between|Under|Over|Or)\Z")
_PLACES = frozenset({"City", "Town", "Province", "Municipality", "County", "District", "Prefecture"})
_HEADS_STATE = frozenset({"mayor", "governor", "minister", "ambassador", "deputy_mayor", "deputy_governor"})
_MAYORS = Sought(
    rf"(?<!\w)(?P<office>[Mm]ayors|[Gg]overnors),?[ ](?P<t1>{TITLE})?(?P<p1>{UPPER}[\w’'.-]+(?:[ "
    rf"]{UPPER}[\w’'.-]+){{1,3}})"
    rf"(?:[ ]\([^()\n]{{2,40}}\))?,?[ ]and[ ](?P<t2>{TITLE})?(?P<p2>{UPPER}[\w’'.-]+(?:[ ]{UPPER}[\w’'.-]+){{1,3}})"
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
    for office in offices:
        behind = _BEFORE_NAME.match(text, office.end)
        if not behind or "\n" in behind[0] or NO_NAME.match(behind["person"].split(" ")[0]):
            behind = _SET_OFF_NAME.match(text, office.end) if office.start not in apposed else None
            if behind and named.covers(behind.start("person")):
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
        if at not in leads or at == match.end():
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
    for match in _MAYORS.finditer(text):
        at, end = match.span("office")
        role = match["office"].lower().removesuffix("s")
        office = Office(
            at,
            end,
            match["office"],
            role,
            None,
            "municipal" if role == "mayor" else "any",
            rule="office.english",
        )
        for number in ("1", "2"):
            title = match[f"t{number}"]
            begin = match.start(f"t{number}") if title else match.start(f"p{number}")
            add(begin, match.end(f"p{number}"), match[f"p{number}"], title, match.start(f"p{number}"), office)
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
    return sorted(found.values(), key=lambda person: person.start)


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
        if (
            former is not None
            and former.end < office.start < former.end + 14
            and former.body
            and office.role in _GOVERNS
            and former.role not in _GOVERNS
            and _AND.search(text, former.end, office.start)
            and not _NAMED_BEHIND.match(text, office.end)
        ):
            words = text[former.start : office.end]
            found[-1] = replace(office, start=former.start, name=words)
        else:
            found.append(office)
    return found


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
    if known.body and named.knows(other.body) and not named.knows(known.body):
        return (
            replace(known, body=other.body) if known.role == other.role or known.rest != known.body else None
        )
    return None


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
            yield starts[index], match
