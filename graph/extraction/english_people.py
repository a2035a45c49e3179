"""People in English releases, named with an office or with a title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_found_people import FoundPeople
from citypact.graph.extraction.english_heads import of_one_office, respective
from citypact.graph.extraction.english_joint_offices import joined
from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_names import NO_NAME, PERSON_NAME, TITLE, UPPER
from citypact.graph.extraction.english_names_before import name_of, names_before
from citypact.graph.extraction.english_names_behind import (
    last_name_behind,
    name_behind,
    name_in_chain,
    name_later,
    name_set_off,
)
from citypact.graph.extraction.english_offices import english_offices
from citypact.graph.extraction.english_owners import led_to, of_place
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.seeking import Sought

__all__ = ["english_people"]

_TITLED = Sought(rf"(?<![\w.])(?P<title>{TITLE}){PERSON_NAME}")
# one name alone: "Ms. Mekha, director of"
_TITLED_ALONE = Sought(
    rf"(?<![\w.])(?P<title>{TITLE})(?P<person>{UPPER}[a-zà-þ’'-]{{2,30}})(?:,[ ]|[ ][–—-][ ])(?:the[ ]|an?[ ])?"
)
_FAR_OFFICE = expression(
    r",[ ](?:the[ ]|an?[ ]|its[ ]|their[ ])?(?:[\w’'&-]+[ ]){0,7}?(?=(?i:acting|deputy|vice|assistant|mayor|"
    r"governor|chair|president|director|"
    r"ambassador|consul|minister|clerk|dean|rector|advis|counsel|secretary|head|speaker|chief|manag|principal|"
    r"professor|lecturer|"
    r"visiting|senior|commissioner|councillor|counsellor|engineer))"
)
_HEADS_STATE = frozenset({"mayor", "governor", "minister", "ambassador", "deputy_mayor", "deputy_governor"})
_MAYORS = frozenset({"mayor", "deputy_mayor"})
_OF_GUESTS = expression(r"(?i:(?:delegation|group|team|party|mission) (?:leader|head))\Z")


def _chained(
    text: str, offices: Sequence[Office], before: Mapping[int, re.Match[str]]
) -> dict[int, re.Match[str]]:
    """The names of a list in which each stands behind its office: "the Governor, Mr. Kon Mekha, the Consul, Ms. Fa Sai"."""
    begun = {office.start: office for office in offices}
    follows = {match.end("person"): start for start, match in before.items()}
    found: dict[int, re.Match[str]] = {}
    for office in offices:
        chain: dict[int, re.Match[str]] = {}
        next_: Office | None = None if office.start in before or office.start in found else office
        while next_ and (name := name_in_chain(text, next_)):
            chain[next_.start] = name
            own = follows.get(name.end("person"))
            if own is None:
                found |= chain if len(chain) > 1 else {}
            next_ = None if own is None or own in chain else begun[own]
    return found


def english_people(text: str, bodies: list[BodyMention]) -> list[PersonMention]:
    """All people whom an English text names with an office, and those with a title."""
    named = NamedBodies(text, bodies)
    found = FoundPeople(text, named)
    offices = joined(text, english_offices(text, named))
    begun = {office.start: office for office in offices}
    before = dict(names_before(text, [*begun]))
    chained = _chained(text, offices, before)
    for start in chained:
        before.pop(start, None)
    leads: set[int] = set()  # where the offices begin that stand before their holders
    by_name = {match.start("person") for match in before.values()}
    by_end = {match.end("person") for match in before.values()}
    for office in offices:
        behind = chained.get(office.start) or name_behind(text, office)
        if not behind and office.start not in before:
            behind = name_set_off(text, office, named)
            if behind and behind.end("person") in by_end:
                behind = None  # the office that follows is the holder's own
        if behind and behind.start("person") in by_name and _OF_GUESTS.match(office.name):
            behind = None  # "delegation leader Kon Mekha, director of the Hill Centre"
        if not behind:
            continue
        leads.add(office.start)
        told = of_place(text, behind.end(), led_to(text, office, named), named)
        found.add(*behind.span("person"), behind["person"], behind["title"], told)
    for start, match in before.items():
        if start not in leads:
            found.add(*name_of(text, match), led_to(text, begun[start], named))
    for match in _TITLED.finditer(text):
        far = _FAR_OFFICE.match(text, match.end())
        own = begun.get(far.end()) if far else None
        held = led_to(text, own, named) if own and own.start not in leads else None
        found.add(*match.span("person"), match["person"], match["title"], held)
    for each in of_one_office(text, named):
        found.add(*each)
    for match in _TITLED_ALONE.finditer(text):
        own, name = begun.get(match.end()), match["person"]
        if own and not (found.has_word(name) or NO_NAME.match(name)):
            found.add_alone(*match.span("person"), name, match["title"], led_to(text, own, named))
    for office in offices:
        later = name_later(text, office) if office.role in _MAYORS and office.start not in leads else None
        if later:
            found.add(*later.span("person"), later["person"], later["title"], led_to(text, office, named))
    for office in offices:
        last = last_name_behind(text, office)
        if last and office.name.lower().endswith("counterpart") and not last["title"]:
            continue  # "its counterpart Meadow": a city
        if last and office.role in _HEADS_STATE and office.start not in leads:
            name = re.sub(r"[’']s\Z", "", last["person"])
            if not NO_NAME.match(name) and not found.knows(name) and not named.has_word(name):
                found.add_alone(*last.span("person"), name, last["title"], led_to(text, office, named))
    return respective(text, found.in_order(), named)
