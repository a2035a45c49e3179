"""What speaks for a body as the owner of an office, as named features for the judge of affiliations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from citypact.graph.extraction.affiliation_ground import ABROAD, Told
from citypact.graph.extraction.bodies import BodyMention
from citypact.graph.extraction.gazette import provinces
from citypact.graph.extraction.office_groups import ENGLISH, PREFIX, family_of, kind_of
from citypact.graph.extraction.office_institutions import worded
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention

__all__ = ["Proposal", "compare", "describe"]

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


@dataclass(slots=True)
class Proposal:
    """A body that an office may belong to, and what speaks for it."""

    name: str
    features: set[str] = field(default_factory=set)


def compare(proposals: Sequence[Proposal], office: Office) -> None:
    """Add to each proposal what the others have that it has not."""
    told = [(proposal, worded(office.name, proposal.name), set(proposal.features)) for proposal in proposals]
    sources = {one for _, _, own in told for one in own if "." not in one}
    counted = Counter(wording for _, wording, _ in told)
    for proposal, wording, own in told:
        others = {other for other, count in counted.items() if count > (other == wording)}
        proposal.features |= {f"rival.{other}" for other in others}
        proposal.features |= {f"rival.{other}.{wording}" for other in others}
        proposal.features |= {f"rival.{source}" for source in sources - own}
        if len(told) == 1:
            proposal.features.add("rival.none")


def describe(
    told: Told,
    proposal: Proposal,
    person: PersonMention,
    office: Office,
    group: str,
    named: bool,
    ruled: str | None,
    position: int,
    before: Mapping[str, BodyMention],
    rivals: Sequence[str | None],
) -> None:
    """Add to a proposal what speaks for it: its name beside the office's words, where it is told, who else is of it."""
    own, text, name = proposal.features, told.text, proposal.name
    bare = name.removeprefix("สภา")
    kind = told.kinds.get(name) or told.kinds.get(bare) or kind_of(bare)
    stated = "named" if named else "open"
    sources = [source for source in own if "." not in source]
    own |= {f"{feature}.{stated}" for feature in own if feature.startswith("rival.")}
    own |= {f"{source}.{stated}" for source in sources}
    own |= {
        f"kind.{kind}.{group}",
        f"kind.{kind}.{office.role}.{stated}",
        f"sources.{min(len(sources), 5)}.{stated}",
    }
    own |= {f"seat.{office.seat}.{kind}", stated, f"{stated}.{group}"}
    english = ENGLISH.match(office.name) is not None
    if last := before.get(bare):
        between = text[last.end : position]
        gap = len(between)
        near = _distance(gap, beside=12)
        own |= {f"gap.{near}", f"gap.{near}.{group}", f"gap.{near}.{stated}"}
        own.add("same-line" if "\n" not in between else f"lines.{min(between.count(chr(10)), 3)}")
        if gap < 60 and _LEADS.fullmatch(between):
            own |= {"leads", f"leads.{stated}", f"leads.{group}"}
        if _SIDES.search(between[-40:]):
            own.add("sides")
        passed = bisect_left(told.people_starts, position) - bisect_left(told.people_starts, last.end)
        own.add(f"passed.{min(passed, 3)}.{stated}")
    elif (other := told.held_before(person, bare)) is not None:
        between = text[other.stop : position] if other.stop < position else ""
        near = _distance(len(between), beside=14)
        own |= {f"held.{near}", f"held.{near}.{group}", f"held.{stated}"}
    elif not named:
        own.add("not-before")
    number = bisect_left(told.people_starts, person.start)
    if "previous" in own and number:
        other = told.people[number - 1]
        between = text[other.stop : position] if other.stop < position else ""
        own.add(
            f"previous.list.{group}"
            if len(between) < 14 and "\n" not in between
            else f"previous.apart.{group}"
        )
        own.add(f"previous.{other.office.role if other.office else ''}>{office.role}")
    if name == told.own or bare == told.own:
        own.add(f"own.alone.{stated}" if len(sources) == 1 else f"own.too.{stated}")
    if not english and (prefix := PREFIX.match(name)):
        own |= {f"starts.{prefix[0]}.{stated}", f"starts.{prefix[0]}.{group}"}
        if prefix[0] in office.name:
            own |= {"shares", f"shares.{prefix[0]}", f"shares.{stated}"}
    if told.counted[bare] > 2:
        own.add("often")
    if tail := _TAIL.search(name):
        own |= {f"tail.{tail.lastgroup}", f"tail.{tail.lastgroup}.{stated}"}
    wording = worded(office.name, bare)
    own |= {f"worded.{wording}", f"worded.{wording}.{stated}", f"worded.{wording}.{kind}"}
    if rivals:
        if any(rival and (rival in name or name in rival) for rival in rivals):
            own |= {f"taken.{stated}", f"taken.{stated}.{office.role}"}
        elif any(rivals):
            own.add(f"free.{stated}")
    if english:
        own |= {f"english.{stated}", f"english.{group}.{kind}"} | {f"english.{source}" for source in sources}
        if name in text[: told.title_end]:
            own.add("english.title")
        form = name.rsplit(" ", 1)[-1].lower()
        if form in _FORMS:
            own.add(f"form.{form}.{office.role}")
        if name in told.lying:
            own |= {"english.lies", f"english.lies.{stated}"}
        if name in told.governed.behind:
            own.add("english.city")
        if name in told.governed.before:
            own.add("english.governed")
    if bare in told.kinds:
        own.add(f"told.{stated}")
    if own & {"place", "municipality", "words", "plain"} and re.match(r"(?:เทศบาล)?(?:เมือง|นคร)", name):
        form = "municipal" if name.startswith("เทศบาล") else "place"
        territory = re.sub(r"\A(?:เทศบาล)?(?:เมือง|นคร)", "", name)
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
        honorific = person.honorific or "-"
        own.add(f"{form}.{'foreign-title' if re.match(r'[A-Z]|ท่าน|ฯพณฯ|มิส|-', honorific) else 'thai-title'}")
        if territory in provinces():
            own.add(f"{form}.province")
        if told.told_abroad(territory):
            own.add(f"{form}.told-abroad")
        if len(person.name.split(" ")) > 2 or re.search(r"[A-Za-z]", text[person.end : person.end + 6]):
            own.add(f"{form}.foreign-name")
    if ruled and name != ruled and (name in ruled or ruled in name):
        own.add("longer" if len(name) > len(ruled) else "shorter")
    if "ฯ" in office.name:
        own.add(f"cut.{kind}")
    if family := family_of(office.name):
        fits = name.removeprefix("สภา").startswith("เทศบาล") if family == "เทศบาล" else kind == family
        match = "fits" if fits else "foreign" if kind == "foreign_local_government" else "unfit"
        own.add(f"family.{family}.{match}.{stated}")


def _distance(letters: int, *, beside: int) -> str:
    return "beside" if letters < beside else "near" if letters < 60 else "far" if letters < 250 else "distant"
