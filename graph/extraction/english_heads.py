"""One office for several names in English, each with a place: "Mayors A of Hill and B of Meadow"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_names import NO_NAME, TITLE, UPPER, WORD
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.seeking import Sought

__all__ = ["each_with_place", "respective"]

_NAME = rf"(?:{TITLE})?{UPPER}[\w’'.-]+(?:[ ](?!of\b|and\b)(?:[a-z]{{2,3}}[ ])?{UPPER}[\w’'.-]*){{1,4}}"
_PLACE = rf"(?:the[ ])?{WORD}(?:[ ](?:of[ ](?:the[ ])?)?{WORD}){{0,4}}"
_HEADS = (
    r"(?:(?:[Aa]cting|[Vv]ice|[Dd]eputy|[Ll]ord)[ -])?"
    r"(?:[Mm]ayors|[Gg]overnors|[Pp]residents|[Rr]ectors|[Cc]hair(?:men|persons)|[Dd]irectors|[Ll]eaders)"
)
_OF = rf"{_NAME}[ ](?:of|from)[ ]{_PLACE}"
# "Mayors Kon Mekha of Hill and Fa Sai of Meadow"
_FIRST = Sought(rf"(?<!\w)(?P<heads>{_HEADS})[ ](?P<all>{_OF}(?:,[ ]{_OF}){{0,6}},?[ ]and[ ]{_OF})")
_EACH = expression(
    rf"(?P<title>{TITLE})?(?P<name>{UPPER}[\w’'.-]+(?:[ ](?!of\b|and\b)(?:[a-z]{{2,3}}[ ])?{UPPER}[\w’'.-]*){{1,4}})"
    rf"[ ](?:of|from)[ ](?P<place>{_PLACE})(?:,[ ]|,?[ ]and[ ]|\Z)"
)
# "Kon Mekha and Fa Sai, the mayors of Hill and Meadow"
_BEHIND = Sought(
    rf"(?<![\w’'.-])(?P<names>{_NAME}(?:,[ ]{_NAME}){{0,6}},?[ ]and[ ]{_NAME}),[ ](?:the[ ])?(?:respective[ ])?"
    rf"(?P<heads>{_HEADS})[ ]of[ ](?P<places>{_PLACE}(?:,[ ]{_PLACE}){{0,6}},?[ ]and[ ]{_PLACE})"
)
_ONE = expression(rf"(?P<title>{TITLE})?(?P<name>{UPPER}.*)")
_AND = expression(r",[ ]and[ ]|,[ ]|[ ]and[ ]")
_ROLES = {"mayor": "mayor", "governor": "governor", "director": "director"}
_DEPUTIES = {"mayor": "deputy_mayor", "governor": "deputy_governor"}
_Named = tuple[int, int, str, str | None, Office]


def each_with_place(text: str, named: NamedBodies) -> Iterator[_Named]:
    """Where each name stands and ends, the name, its title, and the office with its place."""
    for match in _FIRST.finditer(text):
        begin = match.start("all")
        for one in _EACH.finditer(match["all"]):
            office = _office(match, one["place"], named)
            yield begin + one.start("name"), begin + one.end("name"), one["name"], one["title"], office
    for match in _BEHIND.finditer(text):
        names = [*_pieces(match["names"])]
        places = [place for _, place in _pieces(match["places"])]
        if len(names) != len(places):
            continue
        for (start, name), place in zip(names, places, strict=True):
            if told := _ONE.fullmatch(name):
                at = match.start("names") + start + told.start("name")
                yield at, at + len(told["name"]), told["name"], told["title"], _office(match, place, named)


def _pieces(told: str) -> Iterator[tuple[int, str]]:
    start = 0
    for joint in _AND.finditer(told):
        yield start, told[start : joint.start()]
        start = joint.end()
    yield start, told[start:]


def _office(match: re.Match[str], place: str, named: NamedBodies) -> Office:
    heads = match["heads"].lower().replace("-", " ")
    head = heads.split(" ")[-1].removesuffix("s")
    role = _ROLES.get(head, "other")
    if heads.startswith(("vice", "deputy")):
        role = _DEPUTIES.get(head, "other")
    place = place.removeprefix("the ")
    body = named.fullest(place, role) or place
    name = match["heads"].removesuffix("s")
    start, end = match.span("heads")
    return Office(start, end, f"{name} of {place}", role, body, "any", rule="office.english", rest=place)


def respective(text: str, people: Sequence[PersonMention], named: NamedBodies) -> list[PersonMention]:
    """The people; of two heads whose offices name no place, each with that of two places that the text joins before or behind.

    "Hill and Meadow signed it. It was signed by Mayor Kon Mekha and Mayor Fa Sai", "signed by the mayors for Hill and Meadow".
    """
    found = [*people]
    for number, (one, other) in enumerate(pairwise(people)):
        if not (_lacks_place(one) and _lacks_place(other)) or not one.office or not other.office:
            continue
        if one.office.role != other.office.role or not _BETWEEN.fullmatch(text, one.stop, other.begin):
            continue
        names = {one.name, other.name, *(person.name for person in people)}
        behind = _FOR_BOTH.match(text, other.stop)
        before = [] if behind else [*_BOTH.finditer(text, max(0, one.begin - _FAR), one.begin)]
        for pair in [behind] if behind else reversed(before):
            places = [pair["one"].removeprefix("the "), pair["other"].removeprefix("the ")]
            if names.isdisjoint(places) and not any(NO_NAME.match(place.split(" ")[0]) for place in places):
                for at, person, place in zip((number, number + 1), (one, other), places, strict=True):
                    if person.office:
                        body = named.fullest(place, person.office.role) or place
                        found[at] = replace(person, office=replace(person.office, body=body, rest=place))
                break
    return found


def _lacks_place(person: PersonMention) -> bool:
    office = person.office
    return office is not None and not office.body and not office.rest and office.role in ("mayor", "governor")


_FAR = 400
_BETWEEN = expression(r",?[ ](?:and|with)[ ](?:[a-z]+[ ]){0,2}|[ ]")
_FOR_BOTH = expression(
    rf"[ ](?:[\w()’'-]+[ ]){{0,9}}?(?:for|on[ ]behalf[ ]of)[ ](?P<one>{_PLACE})[ ]and[ ](?P<other>{_PLACE})(?![\w’'-])"
)
_BOTH = expression(
    rf"(?<![\w’'.-])(?P<one>{_PLACE})(?:[ ](?:has[ ]|have[ ])?(?:sign|ink|seal|renew|conclud|establish|forg)\w+[ ]"
    rf"[^.\n]{{0,90}}?[ ]with|[ ]and)[ ](?P<other>{_PLACE})(?![\w’'-])"
)
