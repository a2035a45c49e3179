"""What speaks for a body as the owner of an office, as named features for the judge of affiliations.

Most features say two or three things at once (whence a proposal comes, and of which kind the office is). Of such combinations
there are few; each is made once, as a group of features that are told together, and a judge knows what a group weighs. No
feature is told in two groups of a proposal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from citypact.graph.extraction.affiliation_ground import ABROAD, Told
from citypact.graph.extraction.bodies import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import provinces
from citypact.graph.extraction.office_groups import ENGLISH, PREFIX, family_of, kind_of
from citypact.graph.extraction.office_institutions import worded
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention

__all__ = ["Holding", "Proposal", "describe"]

_LEADS = expression(
    r"(?:[ ]?\([^()\n]{0,60}\))?[^\n]{0,30}?(?:โดย(?:มี)?|นำโดย|[–—:-]|ซึ่งมี|ลงนามโดย|มี|ผู้แทน)[ ]?(?:[^\n]{0,3})|"
    r"[ ]?\([^()\n]{0,40}\)[ ]?(?:โดย)?[ ]?"
)
_FORMS = frozenset(
    {"province", "prefecture", "city", "municipality", "council", "government", "county", "district", "administration",
     "organization", "university", "committee", "congress", "region", "ward", "association"}
)  # fmt: skip
_SIDES = expression(  # each beginning with a letter, so that most places are passed over quickly
    r"ฝ่าย|ฝั่ง|ด้าน|ขณะที่|ส่วน|w(?i:hile)|W(?i:hile)|s(?i:ide)|S(?i:ide)|f(?i:or its part)|F(?i:or its part)"
)
_TAIL = expression(
    r"(?P<country>[ ](?:สปป|สาธารณรัฐ|ประเทศ|ราชอาณาจักร)[^ ]*(?:[ ]?ลาว)?\Z)|(?P<brackets>\)\Z)|(?P<pao>[ ]PAO\Z)|"
    r"(?P<short>\A(?:บจก|หจก|อบ[จต]|ท[นมต]|รร|รพ)\.|ฯ\Z)|(?P<time>ใน(?:ขณะ|สมัย)นั้น\Z)|"
    r"(?P<place>[ ](?:จังหวัด|ประจำ|อำเภอ|ณ[ ])[^ ]*\Z)|(?P<second>และ|[ ](?:รักษา|สภ\.))"
)
_ENDS = (")", "ฯ", "นั้น")  # without blanks, one of these or of those may be a tail
_MAY_TAIL = expression(r"\.|และ")
_TERRITORY = expression(r"(?:เทศบาล)?(?:เมือง|นคร)")
_BY_WORDS = frozenset({"place", "municipality", "words", "plain"})
_FOREIGN_TITLE = expression(r"[A-Z]|ท่าน|ฯพณฯ|มิส|-")
_LATIN = expression(r"[A-Za-z]")
_WORDINGS = ("whole", "proper", "no")
_MADE = 8192  # names that are kept


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

    def __post_init__(self) -> None:
        name = self.office.name
        self.stated = "named" if self.named else "open"
        self.english = ENGLISH.match(name) is not None
        self.words = name.replace(" ", "")
        self.family = family_of(name)
        self.cut = "ฯ" in name


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
    prefix, place = PREFIX.match(name), _TERRITORY.match(name)
    tail = _TAIL.search(name) if " " in name or name.endswith(_ENDS) or _MAY_TAIL.search(name) else None
    form = name.rsplit(" ", 1)[-1].lower()
    return _Name(
        bare,
        kind_of(bare),
        prefix and prefix[0],
        f"tail.{tail.lastgroup}" if tail else None,
        form if form in _FORMS else None,
        "" if place is None else "municipal" if name.startswith("เทศบาล") else "place",
        name[place.end() :] if place else "",
        bare.startswith("เทศบาล"),
    )


@cache
def _sourced(source: str, group: str, role: str, stated: str, english: bool) -> frozenset[str]:
    told = {source, f"{source}.{group}", f"{source}.{role}", f"{source}.{stated}"}
    return frozenset(told | {f"english.{source}"} if english else told)


@cache
def _rival(told: str, stated: str) -> frozenset[str]:
    return frozenset({f"rival.{told}", f"rival.{told}.{stated}"})


@cache
def _rivals_worded(others: tuple[str, ...], wording: str, stated: str) -> frozenset[str]:
    told = {f"rival.{other}" for other in others} | {f"rival.{other}.{wording}" for other in others}
    return frozenset(told | {f"{feature}.{stated}" for feature in told})


@lru_cache(maxsize=_MADE)
def _of_kind(kind: str, wording: str, group: str, role: str, seat: str, stated: str) -> frozenset[str]:
    own = {f"kind.{kind}.{group}", f"kind.{kind}.{role}.{stated}", f"seat.{seat}.{kind}"}
    return frozenset(
        own
        | {stated, f"{stated}.{group}"}
        | {f"worded.{wording}{end}" for end in ("", f".{stated}", f".{kind}")}
    )


@cache
def _counted(sources: int, own: bool, often: bool, told: bool, stated: str) -> frozenset[str]:
    """How often a body is proposed, and whether the text tells of it, more than once, as its own."""
    said = {f"sources.{min(sources, 5)}.{stated}"}
    if own:
        said.add(f"own.{'alone' if sources == 1 else 'too'}.{stated}")
    if often:
        said.add("often")
    return frozenset(said | {f"told.{stated}"} if told else said)


@cache
def _with(feature: str, *further: str) -> frozenset[str]:
    """A feature, and what it says together with each of some others."""
    return frozenset({feature, *(f"{feature}.{other}" for other in further)})


@cache
def _only(feature: str, *further: str | int) -> frozenset[str]:
    """What a feature says together with some others, and nothing else."""
    return frozenset({".".join((feature, *map(str, further)))})


@cache
def _begun(prefix: str, group: str, stated: str, shared: bool) -> frozenset[str]:
    told = {f"starts.{prefix}.{stated}", f"starts.{prefix}.{group}"}
    return frozenset(told | {"shares", f"shares.{prefix}", f"shares.{stated}"} if shared else told)


@lru_cache(maxsize=_MADE)
def _gap(near: str, lines: int, passed: int, group: str, stated: str) -> frozenset[str]:
    """How far before the person a body is told: in letters, in lines, in officials."""
    told = {f"gap.{near}", f"gap.{near}.{group}", f"gap.{near}.{stated}", f"passed.{passed}.{stated}"}
    return frozenset(told | {f"lines.{lines}" if lines else "same-line"})


@cache
def _held(near: str, group: str, stated: str) -> frozenset[str]:
    return frozenset({f"held.{near}", f"held.{near}.{group}", f"held.{stated}"})


@cache
def _followed(former: str, role: str) -> frozenset[str]:
    return frozenset({f"previous.{former}>{role}"})


@cache
def _in_family(family: str, match: str, stated: str) -> frozenset[str]:
    return frozenset({f"family.{family}.{match}.{stated}"})


def describe(told: Told, proposals: Sequence[Proposal], holding: Holding) -> None:
    """Add to each proposal what speaks for it, and what the others have that it has not."""
    group, role, stated, english = holding.group, holding.office.role, holding.stated, holding.english
    wordings = [worded(holding.words, proposal.name) for proposal in proposals]
    rivals = {source: _rival(source, stated) for proposal in proposals for source in proposal.sources}
    beside = {
        wording: _rivals_worded(
            tuple(other for other in _WORDINGS if wordings.count(other) > (other == wording)), wording, stated
        )
        if len(wordings) > 1
        else _rival("none", stated)
        for wording in set(wordings)
    }
    for proposal, wording in zip(proposals, wordings, strict=True):
        sources, known = proposal.sources, _name(proposal.name)
        own = proposal.groups = [_sourced(source, group, role, stated, english) for source in sources]
        own += [rival for source, rival in rivals.items() if source not in sources]
        own.append(beside[wording])
        _of_name(told, proposal, known, holding, wording)
        _around(told, proposal, known, holding)
        if known.form_of_place and not _BY_WORDS.isdisjoint(sources):
            own.append(frozenset(_of_place(told, proposal.name, known, holding)).difference(*own))


def _of_name(told: Told, proposal: Proposal, known: _Name, holding: Holding, wording: str) -> None:
    """Add what the name of a body tells beside the words of the office."""
    name, bare, own = proposal.name, known.bare, proposal.groups
    office, group, stated = holding.office, holding.group, holding.stated
    kind = told.kinds.get(name) or told.kinds.get(bare) or known.kind
    if bare != name:
        wording = worded(holding.words, bare)
    own += (
        _of_kind(kind, wording, group, office.role, office.seat, stated),
        _counted(
            len(proposal.sources),
            told.own is not None and told.own in (name, bare),
            told.counted.get(bare, 0) > 2,
            bare in told.kinds,
            stated,
        ),
    )
    if known.prefix is not None and not holding.english:
        own.append(_begun(known.prefix, group, stated, known.prefix in office.name))
    if known.tail is not None:
        own.append(_with(known.tail, stated))
    if holding.rivals:
        taken = any(rival in name or name in rival for rival in holding.rivals)
        own.append(_with(f"taken.{stated}", office.role) if taken else _only("free", stated))
    if holding.english:
        own.append(frozenset(_of_english_name(told, name, known, holding, kind)))
    if (ruled := holding.ruled) and name != ruled and (name in ruled or ruled in name):
        own.append(_only("longer" if len(name) > len(ruled) else "shorter"))
    if holding.cut:
        own.append(_only("cut", kind))
    if family := holding.family:
        fits = known.municipal if family == "เทศบาล" else kind == family
        match = "fits" if fits else "foreign" if kind == "foreign_local_government" else "unfit"
        own.append(_in_family(family, match, stated))


def _of_english_name(told: Told, name: str, known: _Name, holding: Holding, kind: str) -> set[str]:
    stated = holding.stated
    own = {f"english.{stated}", f"english.{holding.group}.{kind}"}
    if name in told.title:
        own.add("english.title")
    if known.form is not None:
        own.add(f"form.{known.form}.{holding.office.role}")
    if name in told.lying:
        own |= {"english.lies", f"english.lies.{stated}"}
    if name in told.governed.behind:
        own.add("english.city")
    if name in told.governed.before:
        own.add("english.governed")
    return own


def _around(told: Told, proposal: Proposal, known: _Name, holding: Holding) -> None:
    """Add how a body is told before the person, by itself or with another official."""
    group, stated, position, text = holding.group, holding.stated, holding.position, told.text
    bare, own = known.bare, proposal.groups
    if last := holding.before.get(bare):
        between = text[last.end : position]
        gap = len(between)
        passed = bisect_left(told.people_starts, position) - bisect_left(told.people_starts, last.end)
        own.append(
            _gap(_distance(gap, beside=12), min(between.count("\n"), 3), min(passed, 3), group, stated)
        )
        if gap < 60 and _LEADS.fullmatch(between):
            own.append(_with("leads", stated, group))
        if _SIDES.search(text, max(last.end, position - 40), position):
            own.append(_only("sides"))
    elif (other := holding.former.get(bare)) is not None:
        near = _distance(max(0, position - other.stop), beside=14)
        own.append(_held(near, group, stated))
    elif not holding.named:
        own.append(_only("not-before"))
    if "previous" in proposal.sources and holding.previous is not None:
        other = holding.previous
        between = text[other.stop : position] if other.stop < position else ""
        listed = len(between) < 14 and "\n" not in between
        own += (
            _only("previous", "list" if listed else "apart", group),
            _followed(other.office.role if other.office else "", holding.office.role),
        )


def _of_place(told: Told, name: str, known: _Name, holding: Holding) -> set[str]:
    """Whether the mayor of a place is a municipality's, or one of another country's."""
    office, person = holding.office, holding.person
    form, territory, text = known.form_of_place, known.territory, told.text
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
