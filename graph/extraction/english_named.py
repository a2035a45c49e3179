"""The bodies that an English text names, ready to be looked up: by place, by words, by where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.english_initials import explained
from citypact.graph.extraction.english_names import UPPER, runs
from citypact.graph.extraction.expressions import expression

__all__ = ["COUNCILS", "NamedBodies"]

_CAPITAL = expression(rf"(?<![\w’'&-]){UPPER}[\w&-]*")
_INSTITUTIONS = frozenset({"university", "company", "association"})
_OFFICES = ("university", "company", "association", "ministry_agency", "school")
_PREPOSITIONS = ("of ", "in ", "at ", "for ", "to ", "on ", "the ")
_GOVERNED = frozenset({"province", "special_local_government"})
_MAYORS = frozenset({"mayor", "deputy_mayor"})
_SHORT = expression(r"[ ]\((?:the[ ])?[“\"‘']?(?P<short>[A-Z][A-Za-z]{0,4}[A-Z])[”\"’']?\)")
# "HPA Region 2": a part of what the letters stand for
_PART = expression(r"(?P<short>[A-Z][A-Za-z]{0,4}[A-Z])[ ](?:Region|Zone|Area|Branch|District|Division)\b.*")
_GAP = expression(r"(?:[’']s)?[ ]")
COUNCILS = ("Council", "Congress", "Assembly", "Commission")
_PAIR = 2
_MOST = 100  # mentions of a place that are looked at


def _rank(name: str) -> tuple[bool, int]:
    """The longer name is the fuller one, but a council is less than its city."""
    return bool(name) and not name.endswith(COUNCILS), len(name)


class NamedBodies:
    """Bodies by what people call them; each look-up costs the same in a long text and in a short one.

    >>> from citypact.graph.extraction.english_bodies import english_bodies
    >>> text = "Seabreeze City Municipality and Meadow Ward signed."
    >>> NamedBodies(text, english_bodies(text)).fullest("Seabreeze")
    'Seabreeze City Municipality'
    """

    def __init__(self, text: str, named: Sequence[BodyMention]) -> None:
        self.text = text
        self._starts = [body.start for body in named]
        self._ends = [body.end for body in named]
        self._called = [body.name for body in named]
        self._names = set(self._called)
        self._begun = {
            name.rsplit(" ", 1)[0]: name
            for name, kind in sorted((body.name, body.kind) for body in named)
            if kind in _INSTITUTIONS
        }
        self._initials = {
            letters: name
            for name in sorted(self._names)
            if len(letters := "".join(word[0] for word in name.split(" ") if word[0].isupper())) > 2
        }
        for name in sorted(
            {body.name for body in named if body.kind == "university"}
        ):  # "UH", of the University of Hill
            if len(letters := "".join(word[0] for word in name.split(" ") if word[0].isupper())) == _PAIR:
                self._initials.setdefault(letters, name)
        for name in sorted(self._names):  # "NHA", of the National Housing Authority of Norland
            if (
                len(
                    letters := "".join(
                        word[0] for word in name.split(" of ")[0].split(" ") if word[0].isupper()
                    )
                )
                > 2
            ):
                self._initials.setdefault(letters, name)
        for body in named:
            if told := _SHORT.match(text, body.end):
                self._initials.setdefault(told["short"], body.name)
        for letters, name, sure in explained(text):
            known = self._initials.setdefault(letters, name)
            if sure and name.endswith(known):
                self._initials[letters] = name
        self._by_kind: dict[str, set[str]] = defaultdict(set)
        for body in named:
            self._by_kind[body.kind].add(body.name)
        self._fullest: dict[str, str] = {}
        self._governed: dict[str, str] = {}
        for body in named:
            local = body.kind in LOCAL_KINDS or body.kind == "foreign_local_government"
            for run in runs(body.name) if local and "Sister" not in body.name else ():
                if _rank(self._fullest.get(run, "")) < _rank(body.name):
                    self._fullest[run] = body.name
            for run in runs(body.name) if body.kind in _GOVERNED else ():
                if len(self._governed.get(run, "")) < len(body.name):
                    self._governed[run] = body.name
        self._words = {word for name in self._names for word in name.split(" ")}
        self._capitals: dict[str, list[int]] | None = None

    def fullest(self, place: str, role: str = "") -> str | None:
        """The fullest name of a local body that is called by its place alone; a governor has no municipality."""
        known = self._governed if role in ("governor", "deputy_governor") else self._fullest
        if role in _MAYORS and (town := self._municipality(place)):
            return town
        if (part := _PART.match(place)) and (whole := self._initials.get(part["short"])):
            return whole
        if place in self._names:
            return place
        if place.endswith(" City") and (full := f"City of {place.removesuffix(' City')}") in self._names:
            return full
        # a university or a club has neither governor nor mayor
        begun = self._begun.get(place) if known is self._fullest and role not in _MAYORS else None
        return known.get(place) or self._initials.get(place) or begun

    def _municipality(self, place: str) -> str | None:
        """The municipality of a city that has a mayor, where the text tells of one: "Hill City", of Hill Municipality."""
        town = f"{place.removesuffix(' City')} Municipality"
        return town if place.endswith(" City") and town in self._names else None

    def told_by(self, letters: str) -> str | None:
        """What letters stand for, where the text says it."""
        return self._initials.get(letters)

    def only(self, kind: str) -> str | None:
        """The body of a kind, where the text names no more than one: whom "the PAO" means."""
        names = self._by_kind.get(kind, set())
        return next(iter(names)) if len(names) == 1 else None

    def only_with(self, word: str) -> str | None:
        """The body with a word in its name, where there is no more than one: whom "the university" means."""
        names = [name for name in self._names if word in name.split(" ")] if word in self._words else []
        return names[0] if len(names) == 1 else None

    def covers(self, position: int) -> bool:
        """Whether the name of a body holds a position."""
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]

    def ends_at(self, end: int, start: int) -> bool:
        """Whether the name of a body that begins behind ``start`` ends just here."""
        index = bisect_left(self._ends, end)
        return index < len(self._ends) and self._ends[index] == end and self._starts[index] >= start

    def from_here(self, start: int) -> tuple[str, int] | None:
        """The body whose name begins here, and where it ends."""
        index = bisect_left(self._starts, start)
        if index < len(self._starts) and self._starts[index] == start:
            return self._called[index], self._ends[index]
        return None

    def right_before(self, position: int) -> str | None:
        """The body whose name ends a blank before a position, if with the mark of whose something is."""
        for gap in (1, 3):
            end = position - gap
            index = bisect_left(self._ends, end)
            if (
                index < len(self._ends)
                and self._ends[index] == end
                and _GAP.fullmatch(self.text, end, position)
            ):
                return self._called[index]
        return None

    def is_institution(self, name: str) -> bool:
        """Whether a body is an institution, and no place that is governed."""
        return any(name in self._by_kind[kind] for kind in _OFFICES) or "Corporation" in name

    def knows(self, name: str | None) -> bool:
        """Whether a body of the text has this name."""
        return name in self._names

    def has_word(self, word: str) -> bool:
        """Whether a word is part of the name of a body."""
        return word in self._words

    def stands_without(self, place: str, follower: str) -> bool:
        """Whether the text tells a place somewhere without this word behind it."""
        return any(
            not self.text.startswith(f" {follower}", position + len(place)) for position in self._told(place)
        )

    def stands_alone(self, place: str) -> bool:
        """Whether the text tells a place somewhere without a preposition, so not as that of an office alone."""
        return any(
            not self.text.endswith(_PREPOSITIONS, max(0, position - 4), position)
            for position in self._told(place)
        )

    def _told(self, place: str) -> Iterator[int]:
        if self._capitals is None:
            self._capitals = defaultdict(list)
            for match in _CAPITAL.finditer(self.text):
                self._capitals[match[0]].append(match.start())
        first = _CAPITAL.match(place)
        for position in self._capitals.get(first[0] if first else "", ())[:_MOST]:
            if self.text.startswith(place, position):
                yield position
