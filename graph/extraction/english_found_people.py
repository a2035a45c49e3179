"""The people found in an English text: whose names are none, and which office says more where one is named with two."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_names import NO_NAME, SURNAMES_TOO, TITLE, is_dateline
from citypact.graph.extraction.english_nations import is_country
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import provinces_in_english
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.rules import rules

__all__ = ["FoundPeople"]

_DEGREES = expression(r"(?:[ ](?:MD|PhD|DDS|MBA|MP|JP|QC|KC|CPA|AICP|Esq))+\Z")
_TITLES = expression(rf"{TITLE}(?=[A-Z][\w’'-]+\Z)")
_POSSESSIVE = expression(r"[’']s\Z")
# what the name of an organisation ends with, and no surname
_ORGANISATIONS = frozenset(rules("english")["no-surnames"].split("|"))
# what a headline ends with that tells what is signed
_PAPERS = frozenset(
    {"Pact", "Accord", "Deal", "Ties", "Charter", "Treaty", "MOU", "MoU", "MOA", "LOI", "Cooperation", "Partnership",
     "Friendship", "Agreements", "Relationship"}
)  # fmt: skip
# words that stand in no name, though a headline writes them with a capital
_INNER = expression(r"(?:Of|To|And|In|For|At|With|On|By|From|The|Between|Under|Over|Or)\Z")
_PLACES = frozenset({"City", "Town", "Province", "Municipality", "County", "District", "Prefecture"})
_STATUE = expression(
    r"(?:[Mm]onument|[Ss]tatue|[Mm]emorial|[Mm]useum|[Mm]ausoleum|[Bb]irthplace)[ ](?:of|to)[ ](?:the[ ]|late[ ])*\Z"
)
# the words of a body that do not say whose it is: "Municipal People's Committee"
_WHOSE = expression(
    r"(?:(?:the|of|City|Town|Municipal|Provincial|District|Central|Standing|People[’']s|Committee|Council|Government)[ ]?)+\Z"
)
_COUNCILLOR = expression(r"(?i:(?:the )?(?:city )?council(?:l)?or|alderman|senator|professor)")
_HEADS = frozenset({"mayor", "deputy_mayor", "governor", "deputy_governor", "council_chair", "director"})
_ALIKE = 0.85
_MOST = 200  # names with which another spelling is compared


class FoundPeople:
    """Those found so far, each by name; of two places where somebody is named, the one with an office counts.

    >>> found = FoundPeople("Mr. Kon Mekha of Hill City", NamedBodies("", []))
    >>> found.add(4, 13, "Kon Mekha", "Mr. ", None)
    >>> found.add(17, 26, "Hill City", None, None)
    >>> [(person.honorific, person.name) for person in found.in_order()], found.knows("Meka")
    ([('Mr.', 'Kon Mekha')], True)
    """

    def __init__(self, text: str, named: NamedBodies) -> None:
        self._text, self._named = text, named
        self._found: dict[str, PersonMention] = {}
        self._parts: set[str] = set()  # the words of their names
        self._taken: set[int] = set()  # where those with an office stand

    def add(self, at: int, end: int, name: str, title: str | None, office: Office | None) -> None:
        """Add somebody whose name begins here, with the title right before it, unless it is no person's name."""
        start = at - len(title or "")
        if letters := _DEGREES.search(name):
            end, name = end - len(letters[0]), name[: letters.start()]
        if owns := _POSSESSIVE.search(name):
            end, name = end - len(owns[0]), name[: owns.start()]  # "Mayor Kon Mekha's visit"
        if title and office and (longer := _TITLES.match(f"{title}{name}")) and longer.end() > len(title):
            at, name = at + longer.end() - len(title), name[longer.end() - len(title) :]
            self.add_alone(at, end, name, longer[0], office)  # "Mayor Dato' Seri Mekha"
            return
        name = name.rstrip(".'’")
        words = name.split(" ")
        if office and _STATUE.search(self._text, max(0, office.start - 30), office.start):
            return  # "the Monument of President Kon Mekha"
        if (
            len(words) < 2
            or (NO_NAME.match(words[0]) and not ((title or office) and words[0] in SURNAMES_TOO))
            or words[-1] in _PLACES
            or words[-1] in _ORGANISATIONS
            or words[-1] in _PAPERS
            or any(_INNER.match(word) for word in words)
            or (not (office and name in self._found) and not self._taken.isdisjoint((start, end - 1)))
        ):
            return
        if name in provinces_in_english() or is_country(name) or is_dateline(self._text, start, name):
            return  # "Chiang Mai – Mayor ..."
        if name in self._found and (known := self._found[name].office):
            if office and (better := _better(known, office, self._named)):
                self._found[name] = replace(self._found[name], office=better)
            return
        if name in self._found and not office:
            return
        self._found[name] = PersonMention(start, end, name, title.strip() if title else None, at, office)
        self._parts.update(word.rstrip(",") for word in words)
        if office:
            self._taken.update(range(start, end))

    def add_alone(self, at: int, end: int, name: str, title: str | None, office: Office) -> None:
        """Add somebody of whom one name alone is told; without a title, the last place counts."""
        start = at - len(title or "")
        if owns := _POSSESSIVE.search(name):
            end, name = end - len(owns[0]), name[: owns.start()]
        self._found[name] = PersonMention(start, end, name, title.strip() if title else None, at, office)
        if title:
            self._parts.add(name)

    def has_word(self, word: str) -> bool:
        """Whether a word is part of a name that was found."""
        return word in self._parts

    def knows(self, name: str) -> bool:
        """Whether a name is part of one that was found, if spelled a little otherwise: Thawin, Tawin."""
        if name in self._parts or len(self._parts) > _MOST:
            return name in self._parts
        return any(
            part[:1] == name[:1] and SequenceMatcher(None, part, name).ratio() > _ALIKE
            for part in self._parts
        )

    def in_order(self) -> list[PersonMention]:
        """All of them as they stand in the text."""
        return sorted(self._found.values(), key=lambda person: person.start)


def _better(known: Office, other: Office, named: NamedBodies) -> Office | None:
    """What is known of an office, mended by another place where its holder is named: there it says whose it is."""
    if not known.body and _COUNCILLOR.fullmatch(known.name) and other.role in _HEADS:
        return other  # "Councillor Kon Mekha, Lord Mayor of Hill"
    if known.body and _WHOSE.match(known.body) and other.body and not _WHOSE.match(other.body):
        return replace(other, start=known.start, end=known.end)
    if not known.body and known.role == other.role and other.body:
        return replace(known, body=other.body, rest=other.rest)
    if known.body and named.knows(other.body) and not named.knows(known.body):
        return (
            replace(known, body=other.body) if known.role == other.role or known.rest != known.body else None
        )
    return None
