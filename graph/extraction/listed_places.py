"""Places in a row, as English texts list the partners of a city: "Hill, Norland (1975); Meadow in Sudland, since 1983".

Whatever stands in the row is a place, also one that nothing else in the text tells to be one. Where it lies and since when it
is a partner stand behind its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType

from citypact.graph.extraction.english_names import NO_NAME, OPENS_PLACE, UPPER
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import countries, country_in
from citypact.graph.extraction.rules import alternation, rules

__all__ = ["NAME", "ListedPlace", "listed_in_line", "listed_in_lines"]

_DATA = rules("english")["places"]
_MOST = 60  # places of one row
_FEWEST = 2
_WORD = rf"(?:(?:St|Mt|Ft|Sta|Sto)\.[ ])?(?:[a-z]{{1,2}}(?={UPPER}))?{UPPER}[^\W\d_]*(?:[-’'](?!s?(?!\w))[^\W\d_]+)*"
_KINDS = "City|Town|Municipality|Province|State|Prefecture|County|District|Borough|Region|Metropolis"
NAME = (
    rf"(?P<name>(?:(?:the )?(?:{_KINDS}) of (?:the )?)?"
    rf"{_WORD}(?:[ ](?:(?:{_DATA['inner']})[ ])?{_WORD}){{0,4}})"
)
_SEATS = "cities|city|towns?|municipalit(?:y|ies)|provinces?|prefectures?|ports?|counties|county|districts?"
_OF_LAND = rf"(?:the )?(?:{_DATA['peoples']}) (?:[a-z]+ )?(?:{_SEATS}) of |{UPPER}[^\W\d_]+[’']s? (?={UPPER})"
_NAMED = expression(rf"(?:{_OF_LAND})?(?:the )?(?:(?:{_SEATS}) of )?{NAME}(?![\w’'-]*\w)")
_NO_PLACE = expression(
    rf"(?:{NO_NAME.pattern.removesuffix(chr(92) + 'Z')}|{_DATA['months']}|{_DATA['peoples']}|{_DATA['words']})\Z"
)
_OF_PEOPLE = expression(
    rf"(?:{_DATA['offices']}|{_DATA['titles']}|{_DATA['organisations']}|[A-Z]{{4,}}|"
    rf"Relation(?:ship)?s?|Agreements?|Ties|Links|Partners(?:hips?)?)\Z"
)
_REGIONS = rf"{_DATA['states']}|{_DATA['peoples']}"
_ABROAD = rules("ties")["english"]["abroad"]
_COUNTRY = rf"(?:{_ABROAD}|{alternation(name for name in countries() if name.isascii())}|Thailand)"
_WORDED = expression(r"-(?:[a-z]{5,}|led|based|wide)\Z")  # "High-ranking": no name
_NAMES_KIND = expression(rf"\A(?:{_KINDS}) of |(?<!\AThe) (?:{_KINDS})\Z")
_LIES = expression(
    rf"[ ]?(?:,[ ]?(?:(?:also |both |all )?in )?(?:{_COUNTRY}|{_REGIONS})(?![\w-]|[ ][A-Z][a-z]+;)"
    rf"|[ ]of (?:the )?(?:{_COUNTRY})(?![\w-])"
    rf"|,?[ ]in (?:the )?(?:[a-z]+[ -]){{0,2}}(?:{_WORD}(?:[’']s?)?[ ]?){{1,5}}(?<![ ])"
    rf"|,?[ ]?\([^()\n]{{2,80}}\)"
    rf"|,?[ ](?:–|—|-|:)?[ ]?(?:(?!with |and )[a-z]+ ){{0,2}}"
    rf"(?:since|in|from|on|as of|est\.?|established|signed|dating from|joined)(?: in| on)?"
    rf"[ ](?:\d{{1,2}}[ ])?(?:[A-Z][a-z]+[ ])?(?:\d{{1,2}},[ ])?(?:1[89]|20)\d\d(?!\d)"
    rf"|,[ ](?:1[89]|20)\d\d(?!\d)|[ ][–—-][ ](?:1[89]|20)\d\d(?!\d))"
)
_OF_REGION = expression(  # right behind the name
    rf"[ ]of (?:the )?{_WORD}(?:[ ]{_WORD}){{0,2}}[ ](?:[Pp]rovince|[Pp]refecture|[Ss]tate|[Rr]egion|County)(?![\w-])"
)
_FARTHER = expression(
    rf",[ ]{_WORD}(?:[ ]{_WORD}){{0,3}}"
)  # a region that is no country, where marks part the row
_JOINT = expression(
    r"[ ]?(?P<mark>;|,|\|)?[ ]?(?:(?:and|as well as|&|plus|along with)[ ])?(?:(?:also|then|later|most recently)[ ])?"
    r"(?:(?:with|in|to|of)[ ])?(?:(?:those|that) with[ ])?"
)
_ITEM = expression(
    r"[ ]{0,8}(?:[-–—•●▪*·>|]|\(?\d{1,2}[.)]|\|?[ ]?\d{1,2}[ ]?(?:\||\t))?[ ]{0,4}"
    r"(?:(?:1[89]|20)\d\d[ ]?(?:[:–—-][ ]?|[|\t][ ]?|[ ](?=[A-ZÀ-Þ])|(?<=[ ])))?"
)
_YEAR = expression(r"(?<!\d)(?:1[89]\d\d|20\d\d)(?!\d)")
_LINE_TAIL = 120  # letters behind the name in the line of a row


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """One place of a row: where its name stands, where what is told of it ends, its country."""

    start: int
    end: int
    name: str
    until: int
    country: str | None = None
    begin: int | None = None  # where its line begins to tell of it: "1975: Hill, Norland"

    def year_in(self, text: str) -> re.Match[str] | None:
        """The year that is told of it."""
        return _YEAR.search(text, self.end, self.until) or (
            None if self.begin is None else _YEAR.search(text, self.begin, self.start)
        )


def listed_in_line(
    text: str,
    start: int,
    end: int,
    *,
    bodies: Mapping[int, int] = MappingProxyType({}),
    fewest: int = _FEWEST,
) -> list[ListedPlace]:
    """The places of a row that begins at a place of a line; none where fewer stand there than a row has.

    ``bodies``: where bodies are named, which may stand in it too.

    >>> text = "Hill, France (1975), Old Meadow, Spain, since 1983 and Lake City in Italy, who came."
    >>> [place.name for place in listed_in_line(text, 0, len(text))]
    ['Hill', 'Old Meadow', 'Lake City']
    """
    marked = ";" in text[start : start + 160]
    found: list[ListedPlace] = []
    position, joined = start, False
    while len(found) < _MOST and (place := _place(text, position, end, marked=marked, bodies=bodies)):
        found.append(place)
        joint = _JOINT.match(text, place.until, end)
        if joint is None or not joint[0].strip():
            break
        position, joined = joint.end(), joined or joint[0].strip() != ","
    found = _with_regions(text, _cities(found))
    if len(found) == _FEWEST and not joined:  # "Hill, Meadow": where Hill lies
        found = [replace(found[0], until=found[1].until)]
    return found if len(found) >= fewest else []


def _with_regions(text: str, found: list[ListedPlace]) -> list[ListedPlace]:
    """The row without the regions that stand behind each city in it: "Hill, Norland and Meadow, Sudland"."""
    joints = [text[one.until : other.start] for one, other in pairwise(found)]
    each = len(found) >= _FEWEST * 2 and len(found) % 2 == 0 and all(joint == ", " for joint in joints[::2])
    if not each or any(joint.strip() in (",", "") for joint in joints[1::2]):
        return found
    return [replace(one, until=other.until) for one, other in zip(found[::2], found[1::2], strict=True)]


def _cities(found: list[ListedPlace]) -> list[ListedPlace]:
    """The row without the regions that stand behind a city in it, where most say what they are: "Hill City, Norland"."""
    named = [_NAMES_KIND.search(place.name) is not None for place in found]
    if sum(named) * 2 <= len(found):
        return found
    kept: list[ListedPlace] = []
    for number, place in enumerate(found):
        if number and not named[number] and named[number - 1]:
            kept[-1] = replace(kept[-1], until=place.until)
        else:
            kept.append(place)
    return kept


def _place(
    text: str, start: int, end: int, *, marked: bool, bodies: Mapping[int, int] = MappingProxyType({})
) -> ListedPlace | None:
    begin = start + 4 if text.startswith("the ", start) else start
    if begin in bodies:
        name, stop = text[begin : bodies[begin]], bodies[begin]
    else:
        named = _NAMED.match(text, start, end)
        if named is None:
            return None
        name, stop = named["name"].removeprefix("the "), named.end("name")
        if not is_place_name(name):
            return None
    until = region.end() if (region := _OF_REGION.match(text, stop, end)) else stop
    while lies := _LIES.match(text, until, end) or (
        _FARTHER.match(text, until, end) if marked and text[until : until + 1] == "," else None
    ):
        until = lies.end()
    return ListedPlace(stop - len(name), stop, name, until, country_in(text[start:until]))


def is_place_name(name: str) -> bool:
    """Whether a capitalised name that stands in the row can be a place: no country, no person, no organisation.

    >>> is_place_name("Old Hill"), is_place_name("France"), is_place_name("Mayor Hill"), is_place_name("May")
    (True, False, False, False)
    """
    words = name.split(" ")
    named = words[1:] if len(words) > 1 and OPENS_PLACE.match(words[0]) else words
    return (
        len(name) > 2
        and name not in countries()
        and re.fullmatch(_COUNTRY, name) is None
        and not _NO_PLACE.match(words[0])
        and not any(_OF_PEOPLE.match(word) or _WORDED.search(word) for word in named)
    ) or _NAMES_KIND.search(name) is not None


def listed_in_lines(text: str, start: int) -> list[ListedPlace]:
    """The places of the lines from ``start`` on, one in each, up to the first line that names none.

    >>> text = "- Hill, France (1975)\\n- Meadow, Spain: signed 3 May 1983\\nThey meet each year."
    >>> [place.name for place in listed_in_lines(text, 0)]
    ['Hill', 'Meadow']
    """
    found = list(_in_lines(text, start))
    return found if len(found) >= _FEWEST else []


def _in_lines(text: str, start: int) -> Iterator[ListedPlace]:
    position = start
    for _ in range(_MOST):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        if line.strip() and not _HEADER.fullmatch(line):
            mark = _ITEM.match(text, position, end)
            begin = mark.end() if mark else position
            place = _place(text, begin, end, marked=True)
            if place and _LABEL.match(text, begin, end):
                return
            if place and (land := _LAST_COUNTRY.search(place.name)):  # "Hill Norland 1975", in a table
                stop = place.end - len(land[0])
                place = replace(place, end=stop, name=place.name[: -len(land[0])])
            if place is None or end - place.end > _LINE_TAIL or not _ends(text, place, end):
                return
            yield ListedPlace(
                place.start, place.end, place.name, end, country_in(text[place.end : end]), position
            )
        if end >= len(text):
            return
        position = end + 1


_LAST_COUNTRY = expression(rf"(?<=\w)[ ](?:{_COUNTRY})\Z")
# the first line of a table, and what stands under it
_HEADER = expression(
    r"[ |\t]*(?:(?:(?:Sister |Twin |Partner |Friendship )?(?:City|Cities|Towns?)(?: Name)?|Countr(?:y|ies)|"
    r"Years?|Dates?(?: (?:of )?[a-z]+)?|"
    r"Since|No\.?|#|Name|Partner|Established|Signed|Region|State|Status|Type|Location|"
    r"Continent)[ ]?(?:(?=[A-Z])|[|\t/,][ |\t]*|[ ]{2,8}|\Z)){2,8}"
    r"|[ |:=-]{3,80}",
    re.I,
)
# a line that tells something of one tie and names no other: "Date established: 14 August 2007"
_LABEL = expression(
    r"(?:Date|Dates|Year|Signed|Established|Founded|Since|Status|Type|Population|Area|Language|Website|Mayor|Address|Contact|Email|"
    r"Phone|Country|Location|Purpose|Signator(?:y|ies)|Agreement|Relationship|Website|Time|Venue|Partner|Region)\b[^\n:]{0,30}:"
)


def _ends(text: str, place: ListedPlace, end: int) -> bool:
    """Whether a line tells of its place no more than where it lies and since when: it is no sentence."""
    tail = text[place.until : end].strip()
    return not tail or "\t" in tail or tail[0] in "(–—-:|,;/" or _YEAR.search(tail) is not None
