"""Places that an English text names without the kind of body: "Seabreeze and its twin town Meadow", "the mayor of Hill".

A capitalised name is a place by what stands beside it: a word of kinship, an office, a country, a signing, another place.
People, organisations, months and the capitals of a headline are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.english_name_words import tells_field
from citypact.graph.extraction.english_names import ABSTRACT, OPENS_PLACE, UPPER
from citypact.graph.extraction.english_nations import is_country
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import countries, country_in, provinces_in_english
from citypact.graph.extraction.rules import alternation, rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["Place", "english_places"]

_DATA = rules("english")["places"]
_WORD = (
    rf"(?:(?:St|Mt|Ft|Sta|Sto)\.[ ])?(?:[a-z]{{1,2}}(?={UPPER}))?{UPPER}[^\W\d_]*(?:[-’'](?!s\b)[^\W\d_]+)*"
)
_RUN = Sought(rf"(?<![\w’'.&-]){_WORD}(?:[ ](?:(?:{_DATA['inner']})[ ]){{0,2}}{_WORD}){{0,7}}")
_NO_PART = expression(rf"(?:{_DATA['words']}|{_DATA['offices']}|{_DATA['months']}|{_DATA['peoples']})\Z")
_ORGANISATION = expression(rf"(?:{_DATA['organisations']})\Z")
_LETTERS = r"[A-Z][A-Za-z]{0,3}[A-Z]s?"  # initials: BMA, KMUTs
_NO_PLACE = expression(
    rf"(?:(?:{_DATA['sides']})(?:[ ](?:{_DATA['sides']}))*|{_DATA['states']}|{_LETTERS}(?:[ ]{_LETTERS})*)\Z"
)
_BEFORE = tuple((name, Sought(rf"(?:{words})(?:[ ]the)?[ ]")) for name, words in _DATA["before"].items())
_AFTER = tuple((name, expression(words)) for name, words in _DATA["after"].items())
_NATIONS = alternation(name for name in (*countries(), "Thailand") if name.isascii())
_OF_NATION = Sought(rf"\b(?:{_NATIONS})[’']s[ ](?:[a-z]+[ ]){{0,3}}")
_AT_HOME = expression(rf",?[ ](?:in[ ](?:[a-z]+[ -])?)?(?:Thailand|{_DATA['states']})\b|[ ]\(Thailand\)")
_PAIR = expression(r"(?:,? and (?:the )?|, |[ ]?[–—&×/][ ]?| with )")
_DASH = expression(r"[ ][–—-][ ]")
_LIST = expression(r", (?:and )?[A-Z]|,? and [A-Z]")
_TITLED = expression(rf"(?:{_DATA['titles']})[ ]\Z")
_GOES_ON = expression(r"[ ][A-Z]")
_LINE = expression(r"[^\n]+")
_LONG = 200  # letters of a headline
_MOST = 400


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is named without the kind of body, and what tells that it is one."""

    name: str
    told: frozenset[str]
    country: str | None = None


@dataclass(slots=True)
class _Name:
    """One mention of a capitalised name."""

    start: int
    end: int
    name: str
    told: set[str]


def english_places(
    text: str, bodies: Sequence[BodyMention], people: Sequence[tuple[str, int, int]]
) -> list[Place]:
    """The places that stand as names alone; ``people``: names of people with where they stand.

    >>> [place.name for place in english_places("Hill and Meadow signed. The mayor of Meadow spoke.", [], [])]
    ['Hill', 'Meadow']
    """
    persons = {name for name, _, _ in people} | {
        part for name, _, _ in people for part in (name.split(" ")[0], name.split(" ")[-1])
    }  # the Thai press calls people by their first names
    taken = sorted([(body.start, body.end) for body in bodies] + [(start, end) for _, start, end in people])
    capitals = _title_lines(text)
    before = {match.end(): "abroad" for match in _OF_NATION.finditer(text)}  # "Norland's Hill"
    before |= {match.end(): name for name, sought in reversed(_BEFORE) for match in sought.finditer(text)}
    found: list[_Name] = []
    titled: set[str] = set()
    index = 0
    persons_at = {(start, end) for _, start, end in people}
    person_ends = {end for _, _, end in people}
    for start, end in _parts(text):
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        if index < len(taken) and taken[index][0] < end:
            if taken[index][0] - 1 <= start or taken[index] not in persons_at:
                continue
            end = taken[index][0] - 1  # "with Old Hill Kon Mekha signed"
        name = text[start:end]
        if (
            _NO_PLACE.match(name)
            or is_country(name)
            or len(name) < 3
            or all(map(tells_field, name.split(" ")))
        ):
            continue
        if _TITLED.search(text, max(0, start - 16), start):
            titled.add(name)
            continue
        told = set()
        if start in before and (before[start] != "by" or not _GOES_ON.match(text, end)):
            told.add(before[start])
        told |= {cue for cue, words in _AFTER if words.match(text, end)}
        if "country" in told and _AT_HOME.match(text, end):
            told.add("home")
        if not told & _SURE and any(
            start - length in person_ends and _PAIR.fullmatch(text, start - length, start)
            for length in (2, 5, 6)
        ):
            titled.add(name)  # joined with a person
            continue
        in_capitals = any(first <= start < last for first, last in capitals)
        found.append(_Name(start, end, name, {"title"} if in_capitals else told))
        if len(found) >= _MOST:
            break
    _pairs(text, found, bodies)
    placed = _placed(text, found, persons | titled)
    if not placed and not any(body.kind in _PLACES for body in bodies):  # two of whom nothing else is told
        for first, second in pairwise(found):
            if text[first.end : second.start] == " and ":
                first.told.add("pair")
                second.told.add("pair")
        if len({each.name for each in found}) == _TWO:
            for each in found:
                each.told.add("pair")
        placed = _placed(text, found, persons | titled)
    return placed


_TWO = 2


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised names, runs of capitals cut at words that belong to no place."""
    for run in _RUN.finditer(text):
        begin = last = -1
        stopped = False
        for word in _SPACED.finditer(run[0]):
            kind = _kind(word[0])
            if kind == "organisation" and begin < 0 and not stopped and _opens(run[0], word):
                kind = "name"
            if kind == "none":
                if begin >= 0 and not stopped:
                    yield run.start() + begin, run.start() + last
                begin, stopped = -1, False
            elif kind == "organisation":
                stopped = True  # the name belongs to an organisation
            elif kind == "name":
                if begin < 0:
                    begin = word.start()
                last = word.end()
        if begin >= 0 and not stopped and last - begin < 40:
            yield run.start() + begin, run.start() + last


def _opens(run: str, word: re.Match[str]) -> bool:
    """Whether a word opens the name of a place: Port Blue."""
    behind = _SPACED.search(run, word.end())
    return OPENS_PLACE.match(word[0]) is not None and behind is not None and _kind(behind[0]) == "name"


_SPACED = expression(r"(?:(?:St|Mt|Ft|Sta|Sto)\.[ ])?[^ ]+")


@lru_cache(maxsize=16_384)
def _kind(word: str) -> str:
    """What a word of a capitalised run is: of a name, of an organisation, of no place ("none"), or between ("")."""
    if _NO_PART.match(word) or word in countries() or ABSTRACT.match(word):
        return "none"
    if "-" in word and all(_NO_PART.match(half) or half == "Thai" for half in word.split("-")):
        return "none"  # Thai-Chinese, Consulate-General
    if _ORGANISATION.match(word):
        return "organisation"
    return "name" if word[0].isupper() or re.match(_WORD, word) else ""


def _title_lines(text: str) -> list[tuple[int, int]]:
    """Lines in which nearly every word has a capital: there, a capital tells nothing."""
    found = []
    for line in _LINE.finditer(text):
        if len(line[0]) > _LONG or line[0].rstrip()[-1:] in '.”"':
            continue
        words = re.findall(r"[A-Za-zÀ-ỿ][\w’'-]{3,}", line[0])
        if len(words) > 3 and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3:
            found.append(line.span())
    return found


def _pairs(text: str, found: list[_Name], bodies: Sequence[BodyMention]) -> None:
    """A name that is joined with a place is likely one: "Hill and Meadow"."""
    local = [body for body in bodies if body.kind in _PLACES]
    ends, starts = {body.end for body in local}, {body.start for body in local}
    known = {name.name for name in found if name.told & _SURE_PLACE}
    for first, second in pairwise(found):
        joint = text[first.end : second.start]
        if (
            len(joint) < _JOINT_LETTERS
            and _PAIRED.fullmatch(joint)
            and (joint != ", " or _LIST.match(text, second.end) or _headline(text, first, second))
        ):
            if _DASH.fullmatch(joint) and "dateline" in first.told:
                continue  # the text begins
            one, other = (bool(name.told) or name.name in known for name in (first, second))
            if one:
                second.told.add("pair")
            if other and not (
                joint.endswith(" of ") and _LIES.search(text, max(0, first.start - 4), first.start)
            ):
                first.told.add("pair")
    for name in found:
        link = _PAIR.match(text, name.end)
        if link and link.end() in starts and link[0] != ", ":
            name.told.add("pair-body")
        for length in (1, 2, 3, 5, 6, 9):
            joined = name.start - length in ends and _PAIR.fullmatch(text, name.start - length, name.start)
            if joined and (joined[0] != ", " or _LIST.match(text, name.end)):
                name.told.add("pair-body")


def _headline(text: str, first: _Name, second: _Name) -> bool:
    """Whether two open a line and do something: "Hill, Meadow ink pact"."""
    return "becomes" in second.told and text[max(0, first.start - 1) : first.start] in ("", "\n")


# where the first of two lies may stand between them: "Hill (Norland), Meadow of Sudland and Lake"
_PAIRED = expression(
    rf"(?: \([^()\n]{{2,30}}\)| (?:of|in) (?:[a-z]+ )?{UPPER}\w+(?: {UPPER}\w+)?|"
    rf", (?:an?|the|capital|home) [^,.;:\n]{{2,60}})?{_PAIR.pattern}"
    rf"(?:(?<=[ ])(?:(?:the )?(?:{_DATA['peoples']}) )?(?:the )?"
    r"(?:city|town|province|port|county|prefecture|capital|state) of )?"
)
_LIES = expression(r"(?:\bin|,) \Z")  # "Hill in Norland and the province of Meadow"
_JOINT_LETTERS = 76
_PLACES = frozenset({"foreign_local_government", "province", *LOCAL_KINDS})
_SURE = frozenset(
    {"kin", "office", "city-of", "mayor", "hall"}
)  # so that even the name of a person is a place
_SURE_PLACE = _SURE | {"delegation", "abroad", "hall"}  # where it stands alone, whatever else is told of it
_STRONG = _SURE | {
    "abroad",
    "home",
    "visit",
    "delegation",
    "ties",
    "owner",
    "pair",
    "pair-body",
    "between",
    "becomes",
}


def _placed(text: str, found: list[_Name], persons: set[str]) -> list[Place]:
    told: dict[str, set[str]] = {}
    country: dict[str, str] = {}
    for name in found:
        told.setdefault(name.name, set()).update(name.told)
        if "country" in name.told and (code := country_in(text[name.end : name.end + 30].split(" and ")[0])):
            country.setdefault(name.name, code)
            told[name.name].add("abroad")
    known = provinces_in_english()
    for both in [name for name in told if "-" in name]:  # "Hill-Meadow friendship": each by itself
        halves = both.split("-", 1)
        if any(half in told and told[half] & _STRONG for half in halves) or all(
            h in told or h in known for h in halves
        ):
            del told[both]
            for half in halves:
                told.setdefault(half, set()).add("pair")
    for shouted in [name for name in told if name.isupper() and name.title() in text]:
        del told[shouted]
    return [
        Place(name, frozenset(why - {"title"}), country.get(name))
        for name, why in told.items()
        if (
            why & _STRONG
            or ("by" in why and " " not in name)
            or len(why - {"title"}) > 1
            or name in known
            or _SUFFIXED.search(name)
        )
        and (name not in persons or name in known or why & _SURE)
    ]


_SUFFIXED = expression(rf"(?:{_DATA['suffixes']})\Z")
