"""Echoes: people mentioned again by first name alone, or by their office alone ("the mayor of ... signed").

An echo stands for the one person of the text whom it can mean; where two fit, it is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.seeking import Sought

__all__ = ["echoes"]

_FIRST = Sought(
    r"(?:นางสาว|นาย|นาง|น\.ส\.|ดร\.|ท่าน|คุณ)[ ]?(?P<first>[ก-ฮเแโใไ][\u0e00-\u0e3a\u0e40-\u0e4f]{2,60})"
)


def echoes(
    text: str,
    people: Sequence[PersonMention],
    offices: Sequence[Office],
    body_of: Callable[[PersonMention], str | None],
) -> list[PersonMention]:
    """The people and their echoes, in the order of the text."""
    found = list(people)
    found += _by_first_name(text, people)
    found += _by_office(people, offices, body_of)
    found.sort(key=lambda person: (person.start, person.end))
    kept: list[PersonMention] = []
    for person in found:
        if not kept or person.start >= kept[-1].end:
            kept.append(person)
    return kept


def _by_first_name(text: str, people: Sequence[PersonMention]) -> list[PersonMention]:
    firsts: dict[str, PersonMention | None] = {}
    for person in people:
        first = person.name.split(" ")[0]
        if len(first) > 2 and first[0] >= "\u0e00":
            known = firsts.get(first)
            firsts[first] = (
                person
                if (known is None and first not in firsts) or (known and known.name == person.name)
                else None
            )
    if not firsts:
        return []
    lengths = sorted({len(first) for first in firsts if len(first) <= _LONGEST}, reverse=True)
    spans = {person.start for person in people}
    found = []
    for match in _FIRST.finditer(text):
        meant = firsts.get(match["first"]) or _within(firsts, lengths, match["first"])
        if meant and match.start() not in spans:
            end = match.start("first") + len(meant.name.split(" ")[0])
            found.append(
                replace(meant, start=match.start(), end=end, name_start=match.start("first"), shared=True)
            )
    return found


def _within(
    firsts: dict[str, PersonMention | None], lengths: Sequence[int], word: str
) -> PersonMention | None:
    """A first name that the next word is glued to, of those of these lengths; the longest."""
    for length in lengths:
        person = firsts.get(word[:length])
        if person and not _GOES_ON.match(word, length):
            return person
    return None


_LONGEST = 24  # letters of a first name that another word may be glued to
_GOES_ON = expression(r"[ะ-ฺ็-๎]")


def _by_office(
    people: Sequence[PersonMention], offices: Sequence[Office], body_of: Callable[[PersonMention], str | None]
) -> list[PersonMention]:
    held = {person.office.start for person in people if person.office}
    holders: dict[tuple[str, str | None], PersonMention | None] = {}
    for person in people:
        if person.office and person.office.role != "other":
            key = (person.office.role, body_of(person))
            known = holders.get(key)
            holders[key] = person if key not in holders or (known and known.name == person.name) else None
    roles, found = {role for role, _ in holders}, []
    for office in offices:
        if office.start in held or office.role not in roles:
            continue
        echo = PersonMention(office.start, office.end, "?", None, office.start, office)
        holder = holders.get((office.role, office.body)) if office.body else None
        holder = holder or holders.get((office.role, body_of(echo)))
        if holder:
            found.append(
                replace(
                    holder,
                    start=office.start,
                    end=office.end,
                    name_start=office.start,
                    office=office,
                    shared=True,
                )
            )
    return found
