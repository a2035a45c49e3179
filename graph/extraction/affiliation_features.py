"""What speaks for a body as the owner of an office, as named features for the judge of affiliations.

The features are told in groups (``affiliation_groups.py``). No feature is told in two groups of a proposal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from citypact.graph.extraction.affiliation_ground import ABROAD, Told
from citypact.graph.extraction.affiliation_groups import (
    Sort,
    english_named,
    followed,
    held,
    in_family,
    placed,
    rival,
    sort_of,
    told_only,
    told_with,
)
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import provinces
from citypact.graph.extraction.office_groups import ENGLISH, PREFIX, family_of, kind_of
from citypact.graph.extraction.office_institutions import kindless
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.seeking import Sought

__all__ = ["Describer", "Holding", "Proposal"]

_LEADS = expression(
    r"(?:[ ]?\([^()\n]{0,60}\))?[^\n]{0,30}?(?:โดย(?:มี)?|นำโดย|[–—:-]|ซึ่งมี|ลงนามโดย|มี|ผู้แทน)[ ]?(?:[^\n]{0,3})|"
    r"[ ]?\([^()\n]{0,40}\)[ ]?(?:โดย)?[ ]?"
)
_FORMS = frozenset(
    {"province", "prefecture", "city", "municipality", "council", "government", "county", "district", "administration",
     "organization", "university", "committee", "congress", "region", "ward", "association"}
)  # fmt: skip
_SIDES = Sought(
    r"ฝ่าย|ฝั่ง|ด้าน|ขณะที่|ส่วน|w(?i:hile)|W(?i:hile)|s(?i:ide)|S(?i:ide)|f(?i:or its part)|F(?i:or its part)"
)
_TAIL = expression(
    r"(?P<country>[ ](?:สปป|สาธารณรัฐ|ประเทศ|ราชอาณาจักร)[^ ]*(?:[ ]?ลาว)?\Z)|(?P<brackets>\)\Z)|(?P<pao>[ ]PAO\Z)|"
    r"(?P<short>\A(?:บจก|หจก|อบ[จต]|ท[นมต]|รร|รพ)\.|ฯ\Z)|(?P<time>ใน(?:ขณะ|สมัย)นั้น\Z)|"
    r"(?P<place>[ ](?:จังหวัด|ประจำ|อำเภอ|ณ[ ])[^ ]*\Z)|(?P<second>และ|[ ](?:รักษา|สภ\.))"
)
_ENDS = (")", "ฯ", "นั้น")  # without blanks, one of these or of those may be a tail
_TERRITORY = expression(r"(?:เทศบาล)?(?:เมือง|นคร)")
_BY_WORDS = frozenset({"place", "municipality", "words", "plain"})
_FOREIGN_TITLE = expression(r"[A-Z]|ท่าน|ฯพณฯ|มิส|-")
_LATIN = expression(r"[A-Za-z]")
_WORDINGS = ("whole", "proper", "no")
_MADE = 8192  # names that are kept
_MOST = 3  # lines and officials between a body and a person that are told apart


@dataclass(slots=True)
class Proposal:
    """A body that an office may belong to, whence it is proposed, and what speaks for it."""

    name: str
    sources: list[str] = field(default_factory=list)
    groups: list[frozenset[str]] = field(default_factory=list)

    @property
    def features(self) -> frozenset[str]:
        """What speaks for it, each by itself."""
        return frozenset().union(*self.groups)


@dataclass(slots=True)
class Holding:
    """A person with an office, and what is the same for whatever body it may belong to."""

    person: PersonMention
    office: Office
    group: str
    named: bool  # the words of the office name a body
    ruled: str | None
    position: int
    before: Mapping[str, BodyMention]
    previous: PersonMention | None
    former: Mapping[str, PersonMention]  # officials who are named before, by whose office they hold
    rivals: Sequence[str]
    stated: str = field(init=False)
    english: bool = field(init=False)
    words: str = field(init=False)  # of the office, without blanks
    family: str = field(init=False)
    cut: bool = field(init=False)
    sort: Sort = field(init=False)

    def __post_init__(self) -> None:
        office = self.office
        name = office.name
        self.stated = "named" if self.named else "open"
        self.english = ENGLISH.match(name) is not None
        self.words = name.replace(" ", "")
        self.family = family_of(name)
        self.cut = "ฯ" in name
        self.sort = sort_of(self.group, office.role, office.seat, self.stated, self.english)


@dataclass(frozen=True, slots=True)
class _Name:
    """What the name of a body tells by itself."""

    bare: str  # of a council, the place's
    whole: str  # without blanks
    proper: str | None  # the same without what kind of body it is
    kind: str
    prefix: str | None
    tail: str | None
    form: str | None  # of an English name
    form_of_place: str  # whether a place is named as a municipality
    territory: str
    municipal: bool


@lru_cache(maxsize=_MADE)
def _name(name: str) -> _Name:
    bare = name.removeprefix("สภา")
    prefix, place = PREFIX.match(name), _TERRITORY.match(name)
    may = " " in name or name.endswith(_ENDS) or "." in name or "และ" in name
    tail = _TAIL.search(name) if may else None
    form = name.rsplit(" ", 1)[-1].lower()
    return _Name(
        bare,
        name.replace(" ", ""),
        kindless(name),
        kind_of(bare),
        prefix and prefix[0],
        f"tail.{tail.lastgroup}" if tail else None,
        form if form in _FORMS else None,
        "" if place is None else "municipal" if name.startswith("เทศบาล") else "place",
        name[place.end() :] if place else "",
        bare.startswith("เทศบาล"),
    )


def _worded(words: str, known: _Name) -> str:
    """How much of a body's name the words of an office (without blanks) say: all, its proper part, or nothing."""
    if known.whole in words:
        return "whole"
    return "proper" if known.proper is not None and known.proper in words else "no"


class _Here(NamedTuple):
    """What a text tells of a body, whatever office is spoken of."""

    kind: str
    own: bool  # the text is the body's own
    often: bool
    told: bool


class Describer:
    """What speaks for the bodies of one text as owners of offices."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._known: dict[str, _Here] = {}
        self._known_places: dict[str, frozenset[str]] = {}
        self._known_english: dict[str, tuple[str, ...]] = {}
        self._sides: tuple[list[int], list[int]] | None = None

    def describe(self, proposals: Sequence[Proposal], holding: Holding) -> None:
        """Add to each proposal what speaks for it, and what the others have that it has not."""
        sort, words = holding.sort, holding.words
        names = [_name(proposal.name) for proposal in proposals]
        wordings = [_worded(words, known) for known in names]
        rivals = {source: sort.rivals[source] for proposal in proposals for source in proposal.sources}
        beside = self._beside(wordings, holding)
        for proposal, known, wording in zip(proposals, names, wordings, strict=True):
            sources = proposal.sources
            own = proposal.groups = [sort.sourced[source] for source in sources]
            others = rivals.copy()
            for source in sources:
                del others[source]
            own += others.values()
            own.append(beside[wording])
            self._of_name(proposal, known, holding, wording)
            self._around(proposal, known, holding)
            if known.form_of_place and not _BY_WORDS.isdisjoint(sources):
                # a source and the place may tell the same of it
                own.append(self._of_place(proposal.name, known, holding).difference(*own[: len(sources)]))

    def _beside(self, wordings: Sequence[str], holding: Holding) -> dict[str, frozenset[str]]:
        """What the words of the office say of the other proposals, by what they say of one."""
        if len(wordings) < 2:
            return dict.fromkeys(wordings, rival("none", holding.stated))
        worded = holding.sort.worded
        return {
            wording: worded[
                tuple(other for other in _WORDINGS if wordings.count(other) > (other == wording)), wording
            ]
            for wording in set(wordings)
        }

    def _here(self, name: str, known: _Name) -> _Here:
        here = self._known.get(name)
        if here is None:
            told, bare = self._told, known.bare
            here = self._known[name] = _Here(
                told.kinds.get(name) or told.kinds.get(bare) or known.kind,
                told.own is not None and told.own in (name, bare),
                told.counted.get(bare, 0) > 2,
                bare in told.kinds,
            )
        return here

    def _of_name(self, proposal: Proposal, known: _Name, holding: Holding, wording: str) -> None:
        """Add what the name of a body tells beside the words of the office."""
        name, own, sort, stated = proposal.name, proposal.groups, holding.sort, holding.stated
        kind, ours, often, told = self._here(name, known)
        if known.bare != name:
            wording = _worded(holding.words, _name(known.bare))
        own.append(sort.kinds[kind, wording])
        own.append(sort.counted[len(proposal.sources), ours, often, told])
        prefix = known.prefix
        if prefix is not None and not holding.english:
            own.append(sort.begun[prefix, prefix in holding.office.name])
        if known.tail is not None:
            own.append(told_with(known.tail, stated))
        if holding.rivals:
            taken = any(rival in name or name in rival for rival in holding.rivals)
            own.append(
                told_with(f"taken.{stated}", holding.office.role) if taken else told_only("free", stated)
            )
        if holding.english:
            own.append(
                english_named(
                    self._in_english(name), known.form, holding.office.role, holding.group, kind, stated
                )
            )
        if (ruled := holding.ruled) and name != ruled and (name in ruled or ruled in name):
            own.append(told_only("longer" if len(name) > len(ruled) else "shorter"))
        if holding.cut:
            own.append(told_only("cut", kind))
        if family := holding.family:
            fits = known.municipal if family == "เทศบาล" else kind == family
            match = "fits" if fits else "foreign" if kind == "foreign_local_government" else "unfit"
            own.append(in_family(family, match, stated))

    def _in_english(self, name: str) -> tuple[str, ...]:
        """How an English text tells of a body: in its title, as where another lies, as what is governed."""
        said = self._known_english.get(name)
        if said is None:
            told = self._told
            said = self._known_english[name] = tuple(
                how
                for how, so in (
                    ("title", name in told.title),
                    ("lies", name in told.lying),
                    ("city", name in told.governed.behind),
                    ("governed", name in told.governed.before),
                )
                if so
            )
        return said

    def _around(self, proposal: Proposal, known: _Name, holding: Holding) -> None:
        """Add how a body is told before the person, by itself or with another official."""
        bare, own = known.bare, proposal.groups
        if last := holding.before.get(bare):
            self._before(last, own, holding)
        elif (other := holding.former.get(bare)) is not None:
            near = _distance(max(0, holding.position - other.stop), beside=14)
            own.append(held(near, holding.group, holding.stated))
        elif not holding.named:
            own.append(told_only("not-before"))
        if "previous" in proposal.sources and (other := holding.previous) is not None:
            position = holding.position
            between = self._told.text[other.stop : position] if other.stop < position else ""
            listed = len(between) < 14 and "\n" not in between
            own.append(told_only("previous", "list" if listed else "apart", holding.group))
            own.append(followed(other.office.role if other.office else "", holding.office.role))

    def _before(self, last: BodyMention, own: list[frozenset[str]], holding: Holding) -> None:
        """Add how far before the person a body is told last, and whether it leads to the person."""
        text, end, position, starts = self._told.text, last.end, holding.position, self._told.people_starts
        gap = position - end if end < position else 0
        lines = text.count("\n", end, position)
        passed = bisect_left(starts, position) - bisect_left(starts, end)
        near = _distance(gap, beside=12)
        own.append(
            holding.sort.gaps[near, lines if lines < _MOST else _MOST, passed if passed < _MOST else _MOST]
        )
        if 0 < gap < 60 and _LEADS.fullmatch(text[end:position]):
            own.append(told_with("leads", holding.stated, holding.group))
        if self._takes_side(max(end, position - 40), position):
            own.append(told_only("sides"))

    def _takes_side(self, start: int, end: int) -> bool:
        """Whether a stretch tells that what follows is of one side."""
        if self._sides is None:
            spans = [match.span() for match in _SIDES.finditer(self._told.text)]
            self._sides = [begin for begin, _ in spans], [stop for _, stop in spans]
        begins, stops = self._sides
        last = bisect_left(stops, end + 1) - 1
        return last >= 0 and begins[last] >= start

    def _of_place(self, name: str, known: _Name, holding: Holding) -> frozenset[str]:
        """Whether the mayor of a place is a municipality's, or one of another country's."""
        office, person, text = holding.office, holding.person, self._told.text
        form, territory = known.form_of_place, known.territory
        abroad = (
            ABROAD.search(text, office.end, min(len(text), office.end + 40)) is not None
            or ABROAD.search(office.name, office.name.find(territory) + len(territory)) is not None
        )
        return placed(
            form,
            self._place(name, known),
            abroad,
            _FOREIGN_TITLE.match(person.honorific or "-") is not None,
            person.name.count(" ") > 1 or _LATIN.search(text, person.end, person.end + 6) is not None,
        )

    def _place(self, name: str, known: _Name) -> frozenset[str]:
        """What the text tells of a place and of the municipality that is called so."""
        said = self._known_places.get(name)
        if said is not None:
            return said
        told, form, territory, own = self._told, known.form_of_place, known.territory, set[str]()
        if form == "municipal" and name in told.kinds:
            own.add("municipal.told")
        if form == "place" and name in told.kinds:
            own.add(f"place.told.{told.kinds[name]}")
        if form == "municipal" and name.removeprefix("เทศบาล") in told.kinds:
            own.add(f"municipal.place-told.{told.kinds[name.removeprefix('เทศบาล')]}")
        if form == "place" and f"เทศบาล{name}" in told.kinds:
            own.add("place.municipal-told")
        if territory in provinces():
            own.add(f"{form}.province")
        if told.told_abroad(territory):
            own.add(f"{form}.told-abroad")
        said = self._known_places[name] = frozenset(own)
        return said


def _distance(letters: int, *, beside: int) -> str:
    return "beside" if letters < beside else "near" if letters < 60 else "far" if letters < 250 else "distant"
