"""What speaks for a body as the owner of an office, as named features for the judge of affiliations.

Most features say two or three things at once (whence a proposal comes, and of which kind the office is); of each such
combination there are few, so that their names are made once and not for every proposal.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from citypact.graph.extraction.affiliation_ground import ABROAD, Told
from citypact.graph.extraction.bodies import BodyMention
from citypact.graph.extraction.gazette import provinces
from citypact.graph.extraction.office_groups import ENGLISH, PREFIX, family_of, kind_of
from citypact.graph.extraction.office_institutions import worded
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention

__all__ = ["Holding", "Proposal", "describe"]

_LEADS = re.compile(
    r"(?:[ ]?\([^()\n]{0,60}\))?[^\n]{0,30}?(?:โดย(?:มี)?|นำโดย|[–—:-]|ซึ่งมี|ลงนามโดย|มี|ผู้แทน)[ ]?(?:[^\n]{0,3})|"
    r"[ ]?\([^()\n]{0,40}\)[ ]?(?:โดย)?[ ]?"
)
_FORMS = frozenset(
    {"province", "prefecture", "city", "municipality", "council", "government", "county", "district", "administration",
     "organization", "university", "committee", "congress", "region", "ward", "association"}
)  # fmt: skip
_SIDES = re.compile(r"ฝ่าย|ฝั่ง|ด้าน|ขณะที่|ส่วน|(?i:while|side|for its part)")
_TAIL = re.compile(
    r"(?P<country>[ ](?:สปป|สาธารณรัฐ|ประเทศ|ราชอาณาจักร)[^ ]*(?:[ ]?ลาว)?\Z)|(?P<brackets>\)\Z)|(?P<pao>[ ]PAO\Z)|"
    r"(?P<short>\A(?:บจก|หจก|อบ[จต]|ท[นมต]|รร|รพ)\.|ฯ\Z)|(?P<time>ใน(?:ขณะ|สมัย)นั้น\Z)|"
    r"(?P<place>[ ](?:จังหวัด|ประจำ|อำเภอ|ณ[ ])[^ ]*\Z)|(?P<second>และ|[ ](?:รักษา|สภ\.))"
)
_TERRITORY = re.compile(r"(?:เทศบาล)?(?:เมือง|นคร)")
_BY_WORDS = frozenset({"place", "municipality", "words", "plain"})
_FOREIGN_TITLE = re.compile(r"[A-Z]|ท่าน|ฯพณฯ|มิส|-")
_LATIN = re.compile(r"[A-Za-z]")
_WORDINGS = ("whole", "proper", "no")
_MADE = 8192  # combinations that are kept


@dataclass(slots=True)
class Proposal:
    """A body that an office may belong to, whence it is proposed, and what speaks for it."""

    name: str
    sources: list[str] = field(default_factory=list)
    features: set[str] = field(default_factory=set)


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
    former: Mapping[str, PersonMention]  # officials who are named before, by whose office they hold
    rivals: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class _Name:
    """What the name of a body tells by itself."""

    bare: str  # of a council, the place's
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
    prefix, tail, place = PREFIX.match(name), _TAIL.search(name), _TERRITORY.match(name)
    form = name.rsplit(" ", 1)[-1].lower()
    return _Name(
        bare,
        kind_of(bare),
        prefix and prefix[0],
        tail and tail.lastgroup,
        form if form in _FORMS else None,
        "" if place is None else "municipal" if name.startswith("เทศบาล") else "place",
        name[place.end() :] if place else "",
        bare.startswith("เทศบาล"),
    )


@lru_cache(maxsize=_MADE)
def _sourced(source: str, group: str, role: str, stated: str, english: bool) -> frozenset[str]:
    told = {source, f"{source}.{group}", f"{source}.{role}", f"{source}.{stated}"}
    return frozenset(told | {f"english.{source}"} if english else told)


@lru_cache(maxsize=_MADE)
def _rival(told: str, stated: str) -> frozenset[str]:
    return frozenset({f"rival.{told}", f"rival.{told}.{stated}"})


@lru_cache(maxsize=_MADE)
def _of_kind(kind: str, group: str, role: str, seat: str, stated: str) -> frozenset[str]:
    return frozenset(
        {
            f"kind.{kind}.{group}",
            f"kind.{kind}.{role}.{stated}",
            f"seat.{seat}.{kind}",
            stated,
            f"{stated}.{group}",
        }
    )


@lru_cache(maxsize=_MADE)
def _with(feature: str, *further: str) -> frozenset[str]:
    """A feature, and what it says together with each of some others."""
    return frozenset({feature, *(f"{feature}.{other}" for other in further)})


@lru_cache(maxsize=_MADE)
def _begun(prefix: str, group: str, stated: str, shared: bool) -> frozenset[str]:
    told = {f"starts.{prefix}.{stated}", f"starts.{prefix}.{group}"}
    return frozenset(told | {"shares", f"shares.{prefix}", f"shares.{stated}"} if shared else told)


def describe(told: Told, proposals: Sequence[Proposal], holding: Holding) -> None:
    """Add to each proposal what speaks for it, and what the others have that it has not."""
    office, group, stated = holding.office, holding.group, "named" if holding.named else "open"
    english = ENGLISH.match(office.name) is not None
    words = office.name.replace(" ", "")
    wordings = [worded(words, proposal.name) for proposal in proposals]
    counted = Counter(wordings)
    rivals = {source: _rival(source, stated) for proposal in proposals for source in proposal.sources}
    for proposal, wording in zip(proposals, wordings, strict=True):
        own = proposal.features
        own.update(
            *[_sourced(source, group, office.role, stated, english) for source in proposal.sources],
            *[told_too for source, told_too in rivals.items() if source not in proposal.sources],
        )
        for other in _WORDINGS:
            if counted[other] > (other == wording):
                own.update(_rival(other, stated), _rival(f"{other}.{wording}", stated))
        if len(proposals) == 1:
            own |= _rival("none", stated)
        _of_name(told, proposal, holding, stated, words, english)
        _around(told, proposal, holding, stated)
        if not _BY_WORDS.isdisjoint(proposal.sources):
            own.update(_of_place(told, proposal.name, holding))


def _of_name(
    told: Told, proposal: Proposal, holding: Holding, stated: str, words: str, english: bool
) -> None:
    """What the name of a body tells beside the words of the office."""
    own, name, office, group = proposal.features, proposal.name, holding.office, holding.group
    known = _name(name)
    bare = known.bare
    kind = told.kinds.get(name) or told.kinds.get(bare) or known.kind
    wording = worded(words, bare)
    alone = len(proposal.sources) == 1
    own.update(
        _of_kind(kind, group, office.role, office.seat, stated),
        _with(f"worded.{wording}", stated, kind),
    )
    own.add(f"sources.{min(len(proposal.sources), 5)}.{stated}")
    if told.own is not None and told.own in (name, bare):
        own.add(f"own.alone.{stated}" if alone else f"own.too.{stated}")
    if known.prefix is not None and not english:
        own |= _begun(known.prefix, group, stated, known.prefix in office.name)
    if told.counted.get(bare, 0) > 2:
        own.add("often")
    if known.tail is not None:
        own |= _with(f"tail.{known.tail}", stated)
    if holding.rivals:
        if any(rival and (rival in name or name in rival) for rival in holding.rivals):
            own |= _with(f"taken.{stated}", office.role)
        elif any(holding.rivals):
            own.add(f"free.{stated}")
    if english:
        own |= {f"english.{stated}", f"english.{group}.{kind}"}
        if name in told.title:
            own.add("english.title")
        if known.form is not None:
            own.add(f"form.{known.form}.{office.role}")
        if name in told.lying:
            own |= {"english.lies", f"english.lies.{stated}"}
        if name in told.governed.behind:
            own.add("english.city")
        if name in told.governed.before:
            own.add("english.governed")
    if bare in told.kinds:
        own.add(f"told.{stated}")
    if (ruled := holding.ruled) and name != ruled and (name in ruled or ruled in name):
        own.add("longer" if len(name) > len(ruled) else "shorter")
    if "ฯ" in office.name:
        own.add(f"cut.{kind}")
    if family := family_of(office.name):
        fits = known.municipal if family == "เทศบาล" else kind == family
        match = "fits" if fits else "foreign" if kind == "foreign_local_government" else "unfit"
        own.add(f"family.{family}.{match}.{stated}")


def _around(told: Told, proposal: Proposal, holding: Holding, stated: str) -> None:
    """How a body is told before the person, by itself or with another official."""
    own, group, position, text = proposal.features, holding.group, holding.position, told.text
    person, bare = holding.person, _name(proposal.name).bare
    if last := holding.before.get(bare):
        between = text[last.end : position]
        gap = len(between)
        own |= _with(f"gap.{_distance(gap, beside=12)}", group, stated)
        own.add("same-line" if "\n" not in between else f"lines.{min(between.count(chr(10)), 3)}")
        if gap < 60 and _LEADS.fullmatch(between):
            own |= _with("leads", stated, group)
        if _SIDES.search(between[-40:]):
            own.add("sides")
        passed = bisect_left(told.people_starts, position) - bisect_left(told.people_starts, last.end)
        own.add(f"passed.{min(passed, 3)}.{stated}")
    elif (other := holding.former.get(bare)) is not None:
        between = text[other.stop : position] if other.stop < position else ""
        near = _distance(len(between), beside=14)
        own |= {f"held.{near}", f"held.{near}.{group}", f"held.{stated}"}
    elif not holding.named:
        own.add("not-before")
    if "previous" in proposal.sources and (number := bisect_left(told.people_starts, person.start)):
        other = told.people[number - 1]
        between = text[other.stop : position] if other.stop < position else ""
        listed = len(between) < 14 and "\n" not in between
        own.add(f"previous.{'list' if listed else 'apart'}.{group}")
        own.add(f"previous.{other.office.role if other.office else ''}>{holding.office.role}")


def _of_place(told: Told, name: str, holding: Holding) -> set[str]:
    """Whether the mayor of a place is a municipality's, or one of another country's."""
    known, office, person = _name(name), holding.office, holding.person
    form, territory, text = known.form_of_place, known.territory, told.text
    if not form:
        return set()
    own = set()
    abroad = (
        ABROAD.search(text, office.end, min(len(text), office.end + 40)) is not None
        or ABROAD.search(office.name, office.name.find(territory) + len(territory)) is not None
    )
    if form == "municipal" and name in told.kinds:
        own.add("municipal.told")
    if form == "place" and name in told.kinds:
        own.add(f"place.told.{told.kinds[name]}")
    if form == "municipal" and name.removeprefix("เทศบาล") in told.kinds:
        own.add(f"municipal.place-told.{told.kinds[name.removeprefix('เทศบาล')]}")
    if form == "place" and f"เทศบาล{name}" in told.kinds:
        own.add("place.municipal-told")
    own.add(f"{form}.{'abroad' if abroad else 'here'}")
    foreign = _FOREIGN_TITLE.match(person.honorific or "-")
    own.add(f"{form}.{'foreign-title' if foreign else 'thai-title'}")
    if territory in provinces():
        own.add(f"{form}.province")
    if told.told_abroad(territory):
        own.add(f"{form}.told-abroad")
    if len(person.name.split(" ")) > 2 or _LATIN.search(text, person.end, person.end + 6):
        own.add(f"{form}.foreign-name")
    return own


def _distance(letters: int, *, beside: int) -> str:
    return "beside" if letters < beside else "near" if letters < 60 else "far" if letters < 250 else "distant"
