"""One office for several names in English, each with a place or none: "Mayors A of Hill and B of Meadow", "Mayors A and B"."""

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

__all__ = ["of_one_office", "respective"]

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
# "the mayors of Hill and Meadow, Kon Mekha and Fa Sai"
_AHEAD = Sought(
    rf"(?<!\w)(?P<heads>{_HEADS})[ ]of[ ](?P<places>{_PLACE}(?:,[ ]{_PLACE}){{0,6}},?[ ]and[ ]{_PLACE}),[ ]"
    rf"(?:respectively,?[ ])?(?P<names>{_NAME}(?:,[ ]{_NAME}){{0,6}},?[ ]and[ ]{_NAME})"
)
_HEADS_OF = Sought(rf"{_HEADS}[ ]of[ ]")
_ONE = expression(rf"(?P<title>{TITLE})?(?P<name>{UPPER}.*)")
_AND = expression(r",[ ]and[ ]|,[ ]|[ ]and[ ]")
_ONE_OF_MANY = (
    rf"(?:{TITLE})?{UPPER}[\w’'.-]+(?:[ ](?:(?!(?:of|and|in|at|to|for|by|as|the|on)[ ])[a-z]{{2,3}}[ ]){{0,3}}"
    rf"{UPPER}[\w’'.-]+){{1,4}}(?:[ ]\([^()\n]{{2,40}}\))?"
)
# "Mayors Kon Mekha and Fa Sai", "Councillors Kon Mekha, Fa Sai and Nam Sai"
_HOLDERS = Sought(
    r"(?<!\w)(?P<office>(?:(?:[Vv]ice|[Dd]eputy)[ -])?(?:[Mm]ayors|[Gg]overnors|[Cc]ouncill?ors|[Pp]residents|"
    r"[Dd]irectors|[Cc]ommissioners|[Ss]enators|[Ss]ecretaries|[Cc]ouncil[ ]?members|MPs|[Mm]embers[ ]of[ ][Pp]arliament|"
    r"[Aa]dvis[eo]rs|[Cc]lerks)),?[ ]"
    rf"(?P<names>{_ONE_OF_MANY}(?:,[ ]{_ONE_OF_MANY}){{0,12}},?[ ]and[ ]{_ONE_OF_MANY})"
)
_EACH_OF_MANY = expression(
    rf"(?:\A|,[ ]|[ ]and[ ])(?:and[ ])?(?P<title>{TITLE})?(?P<person>{UPPER}[\w’'.-]+(?:[ ](?:(?!and[ ])[a-z]{{2,3}}[ ]){{0,3}}"
    rf"{UPPER}[\w’'.-]+){{1,4}})"
)
_PLAIN_NAME = rf"{UPPER}[\w’'.-]+(?:[ ]{UPPER}[\w’'.-]+){{1,3}}"
# "Deputy Ministers of Public Health, Housing and Trade Mr Kon Mekha and Fa Sai"
_MINISTERS = Sought(
    rf"(?<!\w)(?P<office>[Dd]eputy[ ][Mm]inisters[ ](?:of|for)[ ]"
    rf"(?P<field>{UPPER}[\w’'-]+(?:(?:,[ ]|[ ]and[ ]|[ ]){UPPER}[\w’'-]+){{0,7}}?))"
    rf"[ ](?P<t1>{TITLE})(?P<p1>{_PLAIN_NAME})[ ]and[ ](?P<t2>{TITLE})?(?P<p2>{_PLAIN_NAME})"
)
_ROLES = {"mayor": "mayor", "governor": "governor", "director": "director"}
_DEPUTIES = {"mayor": "deputy_mayor", "governor": "deputy_governor"}
_Named = tuple[int, int, str, str | None, Office]


def of_one_office(text: str, named: NamedBodies) -> Iterator[_Named]:
    """Where each name stands and ends, the name, its title, and the office that it has with others.

    >>> told = of_one_office("Mayors Kon Mekha of Hill and Fa Sai of Meadow", NamedBodies("", []))
    >>> [(name, office.body) for _, _, name, _, office in told]
    [('Kon Mekha', 'Hill'), ('Fa Sai', 'Meadow')]
    """
    yield from _of_many(text)
    yield from _each_with_place(text, named)
    yield from _ministers(text)


def _of_many(text: str) -> Iterator[_Named]:
    for match in _HOLDERS.finditer(text):
        at, end = match.span("office")
        role = _role(match["office"])
        seat = "municipal" if role == "mayor" else "any"
        office = Office(at, end, match["office"], role, None, seat, rule="office.english")
        first = match.start("names")
        for one in _EACH_OF_MANY.finditer(match["names"]):
            yield first + one.start("person"), first + one.end("person"), one["person"], one["title"], office


def _each_with_place(text: str, named: NamedBodies) -> Iterator[_Named]:
    for match in _FIRST.finditer(text):
        begin = match.start("all")
        for one in _EACH.finditer(match["all"]):
            office = _office(match, one["place"], named)
            yield begin + one.start("name"), begin + one.end("name"), one["name"], one["title"], office
    if not _HEADS_OF.search(text):
        return
    for match in (*_AHEAD.finditer(text), *_BEHIND.finditer(text)):
        names = [*_pieces(match["names"])]
        places = [place for _, place in _pieces(match["places"])]
        if len(names) != len(places):
            continue
        for (start, name), place in zip(names, places, strict=True):
            if told := _ONE.fullmatch(name):
                at = match.start("names") + start + told.start("name")
                yield at, at + len(told["name"]), told["name"], told["title"], _office(match, place, named)


def _ministers(text: str) -> Iterator[_Named]:
    for match in _MINISTERS.finditer(text):
        at, end = match.span("office")
        body = f"Ministry of {match['field']}"
        office = Office(at, end, match["office"], "other", body, "any", rule="office.english", rest=body)
        for number in ("1", "2"):
            yield *match.span(f"p{number}"), match[f"p{number}"], match[f"t{number}"], office


def _pieces(told: str) -> Iterator[tuple[int, str]]:
    start = 0
    for joint in _AND.finditer(told):
        yield start, told[start : joint.start()]
        start = joint.end()
    yield start, told[start:]


def _office(match: re.Match[str], place: str, named: NamedBodies) -> Office:
    role = _role(match["heads"])
    place = place.removeprefix("the ")
    body = named.fullest(place, role) or place
    name = match["heads"].removesuffix("s")
    start, end = match.span("heads")
    return Office(start, end, f"{name} of {place}", role, body, "any", rule="office.english", rest=place)


def _role(heads: str) -> str:
    """The role of an office that is told in the plural."""
    told = heads.lower().replace("-", " ")
    roles = _DEPUTIES if told.startswith(("vice", "deputy")) else _ROLES
    return roles.get(told.split(" ")[-1].removesuffix("s"), "other")


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
