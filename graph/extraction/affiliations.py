"""Whose office a person holds: the bodies that may be meant, each with named features for a judge.

An office's words may name the body ("นายกเทศมนตรีนครสายลม"), or leave it to the text: to the body that leads the line, to
the official named before, to the municipality that speaks. The rules only propose; ``weights.json`` says
which proposal is believed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from citypact.graph.extraction.affiliation_features import Describer, Holding, Proposal
from citypact.graph.extraction.affiliation_ground import Told
from citypact.graph.extraction.affiliation_guests import body_of_guests
from citypact.graph.extraction.affiliation_kinds import of_its_kind, told_of_kind
from citypact.graph.extraction.affiliation_limits import (
    city_abroad,
    governs_alone,
    is_worded,
    may_own,
    rectors_university,
    told_by_itself,
)
from citypact.graph.extraction.affiliation_units import unit_abroad, unit_of
from citypact.graph.extraction.bodies import LOCAL_KINDS
from citypact.graph.extraction.city_datelines import as_sent, legislating, sent_from
from citypact.graph.extraction.english_nations import is_country
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.office_groups import ENGLISH, group_of, is_bare, kind_of, names_body, rest_of
from citypact.graph.extraction.office_institutions import mission_of, named_by
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.rules import rules

__all__ = ["Affiliations", "Proposal"]

_BEFORE = 4  # bodies before a person that are proposed
_RANKED = [f"before{rank}" for rank in range(_BEFORE)]
_WEIGHED = 12  # and those that are looked at, however they are proposed
_SAYS = frozenset({"rule", "words", "plain"})  # says whose a council is
_REACH = 900
_SURE = 0.3
_SURE_OF_SERVANTS = 0.06  # who heads a section or assists a mayor is always somebody's
_SERVANTS = frozenset({"section", "deputy_mayor", "clerk", "deputy_clerk", "specialist", "council"})
_LOCAL = LOCAL_KINDS | {"foreign_local_government"}
_GOVERN = frozenset({"mayor", "deputy_mayor", "governor", "deputy_governor"})
_MAYORS = frozenset({"mayor", "deputy_mayor"})
_UNGOVERNED = frozenset(
    {"university", "school", "company", "association"}
)  # no mayor's, whatever they are called
_SURE_ABROAD = 0.8
_SURE_OF_GUESTS = 0.7
_DOUBTFUL = 0.55
_HARDLY = 0.42
_COUNCIL = " Council"
_GOVERNORS = frozenset({"governor", "deputy_governor"})
_OF_A_PLACE = expression(r"(?:เมือง|นคร|จังหวัด|เขต|แขวง|รัฐ|มณฑล)\Z")
_WARD = expression(r"[ ]?เขต(?:เลือกตั้ง)?(?:ที่)?[ ]?\d+\Z")
_FOREIGN = frozenset({"foreign_local_government"})
_INSTITUTION = expression(
    r"\b(?:School|University|College|Department|Office|Bureau|Ministry|Institute|Company|Hospital|Faculty|Committee)\Z|"
    r"\b(?:Committee|Office|Department|Bureau)[ ]of[ ]|"
    r"[ ](?:office|department|bureau|division|section)\Z|\bConsulate\b"
)
_OWNED = expression(r"[’']s[ ][a-z]")  # "head of Hill's transport agency"
_SHORT = expression(r"อบ[จต]\.|ท[นมต]\.")
_LINKED = expression(r"[ ]?(?:ของ|แห่ง|จาก|สังกัด|ประจำ|of|at|from)[ ]?(?:the[ ])?")


_COUNCIL_OF = expression(
    r"[ ]?(?:(?:City|Town|Municipal|District)[ ])?(?:Council|Assembly|Congress)(?:[ ]of[ ])?"
)
_OF_PLACE = expression(
    r"(?i:mayor(?:ess)?[ ]of[ ])(?!.*(?:Council|Assembly))|[’']s[ ](?:[A-Za-z]+[ ]){0,2}(?i:mayor)"
)
_OFTEN = 2
_OF_TOWN = expression(
    r"(?i:(?:deputy |assistant )?(?:town|city|borough|village) (?:manager|clerk)|council(?:l)?(?:or|man|woman|member))\Z"
)
_WIDER = (" province", " prefecture", " state", " region")
_SPEAKS = expression(r"[ ](?:said|says|added|noted|announced|told|stated|explained)\b")
_LAST = expression(r"(?:,|[”\"])[ ]\Z")
_OPENS = expression(r"(?:\A|\n|[.!?”\"][ ])\Z")
_OF_FIRM = expression(
    r"(?i:(?:co-?)?(?:founder|managing director|chief executive(?: officer)?|ceo|general manager|"
    r"sales director|group chairman))\b"
)
# "chair of the city's people's committee": of a city that the text tells of elsewhere
_COMMITTEE = expression(
    r"[ ]of[ ]the[ ](?:city|town|district|province)[’']s[ ](?P<of>people[’']s[ ]committee|council)\Z"
)
_OF = expression(r"\A(?:City|Province|Town|Municipality) of ")
_KIND = expression(
    r" (?:Metropolitan Administration|(?:City |Town |Subdistrict )?Municipality|Province|City|Provincial Government)\Z"
)


_UNIT = expression(r"(?:Faculty|School|College|Graduate School|Department) of\b")
_INSTITUTIONS = frozenset(rules("english")["no-surnames"].split("|")) | {"PAO", "SAO", "TAO"}


# what an office of somebody is one in, whatever else a text tells of
_SEATS = (
    (
        "university",
        expression(
            r"(?i:(?:acting |vice[ -]|pro[ -]vice[ -]|deputy )*(?:rector|vice[ -]chancellor)\b)(?!.*[ ]of[ ])"
        ),
    ),
    (
        "ministry_agency",
        expression(
            r"(?i:(?:vice|deputy|assistant|first deputy)[ -]minister\b|undersecretary\b)(?!.*[ ](?:of|for)[ ])"
        ),
    ),
)


def _kind_of_seat(office: Office) -> str | None:
    """The kind of body that an office tells which names none: a rector's is a university."""
    return next((kind for kind, words in _SEATS if words.match(office.name)), None)


def _proper_words(body: str) -> set[str]:
    """The words of an English body that do not say of what kind it is."""
    return {word for word in body.replace(",", "").split(" ") if word[:1].isupper()} - _INSTITUTIONS


def _place(body: str) -> str:
    """The place of an English body, without what kind of body it is."""
    return _KIND.sub("", _OF.sub("", body))


class Affiliations:
    """The bodies of a text as the owners of offices."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._known = self._told.known
        self._describer = Describer(self._told)

    def of(
        self, person: PersonMention, ruled: Callable[[PersonMention], str | None]
    ) -> tuple[str | None, float]:
        """The body whose office a person holds, and how probable it is; the plain rules' answer is one proposal."""
        office = person.office
        if office is None:
            return None, 0.0
        key = (person.start, office.start)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._judged(person, office, ruled(person))
        return known

    def former(self, person: PersonMention) -> tuple[PersonMention | None, str | None]:
        """The official who is named before somebody, and whose office that one is known to hold."""
        return self._told.official_before(person), self._told.before(person)

    def _judged(self, person: PersonMention, office: Office, ruled: str | None) -> tuple[str | None, float]:
        decide = judge("affiliations").probability_of
        best, sure = None, _SURE_OF_SERVANTS if group_of(office) in _SERVANTS else _SURE
        proposed = self.proposals(person, ruled)
        proposals = of_its_kind(office, proposed)
        alone = len(proposals) == 1 < len(proposed)
        worded, governs = is_worded(office, proposals), governs_alone(office)
        likeliest, most = None, 0.0
        for proposal in proposals:
            if not office.body and self._held(person, office, proposal.name):
                continue
            if not may_own(office, proposal, worded, governs, self._told.kinds):
                continue
            probable = decide(proposal.groups)
            if (worded or governs or alone) and probable > most:
                likeliest, most = proposal.name, probable
            if probable > sure:
                best, sure = proposal.name, probable
        if (abroad := self._abroad(person, office, best, sure, proposals)) is not None:
            best, sure = abroad, max(sure, _SURE_ABROAD)
        elif (committee := _COMMITTEE.search(office.name)) and (best := best or self._told.city):
            best = f"{best} {committee['of']}" if committee["of"] not in best else best
        elif (
            best is None
            and not (person.shared and person.begin == person.start)
            and not ENGLISH.match(office.name)
        ):
            best = (likeliest if worded else None) or told_by_itself(office, ruled) or likeliest
            best = best or rectors_university(office, self._told.bodies)
        elif best is not None and (unit := unit_of(office, best, self._told)) is not None:
            best = unit
        if (of_kind := told_of_kind(office, best, self._told)) is not None:
            best = of_kind
        elif (place := unit_abroad(office, best, self._told)) is not None:
            best = place
        elif not worded and (guests := body_of_guests(self._told, person)) is not None:
            best, sure = guests, max(sure, _SURE_OF_GUESTS)
        if best is not None and office.role in _GOVERNORS and ENGLISH.match(office.name):
            best = self._told.province_of(best)
        if best is not None and best.startswith("เทศบาล"):
            best = city_abroad(best, self._told.text)
        return (best and self._told.spelled(self._told.with_university(best, office))), sure

    def _abroad(
        self,
        person: PersonMention,
        office: Office,
        best: str | None,
        sure: float,
        proposals: Sequence[Proposal],
    ) -> str | None:
        """The city abroad whose mayor a Thai text names in Latin letters, or whose name stands so behind the office."""
        if ENGLISH.match(office.name):
            return (
                self._by_words(office, best, sure)
                if office.body
                else self._of_open(person, office, best, sure)
            )
        if _OF_A_PLACE.search(office.name) and (latin := _named(proposals, "latin")) is not None:
            return latin
        if best is None or best in self._told.kinds or not ENGLISH.match(person.name):
            return None
        place = _named(proposals, "place")
        return place if best == f"เทศบาล{place}" else None

    def _held(self, person: PersonMention, office: Office, name: str) -> bool:
        """Whether an English text tells of a body that it cannot be whose office this is: another heads it, it is a country."""
        if not ENGLISH.match(office.name):
            return False
        if self._told.kinds.get(name) in _UNGOVERNED and (
            _OF_TOWN.match(office.name) or (office.role in _GOVERN and not office.body)
        ):
            return True
        if office.role not in _GOVERN:
            return False
        if office.role in _GOVERNORS and name.endswith(_COUNCIL):
            return True
        place = _place(name)
        return is_country(name) or any(
            body and _place(body) == place for body in self._told.rivals(person, office)
        )

    def _by_words(self, office: Office, best: str | None, sure: float) -> str | None:
        """What the words of an English office say, whatever else is near: of which nation's, of which place's head."""
        if office.role == "ambassador" and office.body is not None and is_country(office.body):
            return office.body
        body = office.body or ""
        institution = not _INSTITUTIONS.isdisjoint(body.split(" "))
        named = office.role in _GOVERN or (
            body
            and (
                institution
                or _INSTITUTION.search(body)
                or _OWNED.search(office.name)
                or self._told.kinds.get(body) in _LOCAL
            )
        )
        if best is not None and institution and office.role not in _GOVERN and " " in body:
            mine, others = _proper_words(body), _proper_words(best)
            if mine and others and mine.isdisjoint(others) and office.name.endswith(body):
                return self._whole(
                    office
                )  # another institution is told nearby, but the words of the office name one
        if best is not None and office.role in _MAYORS and self._told_without(best, office):
            return office.rest  # the mayor of a city heads it, not its council
        place = office.rest if best and office.rest and office.role in _GOVERN else None
        if place and best in (f"{place} province", f"{place} city") and "Provincial" not in office.name:
            return place  # what kind of place it is belongs to no name
        if place and best and place in best and sure < _DOUBTFUL:
            return place
        return self._whole(office) if best is None and named else None

    def _whole(self, office: Office) -> str | None:
        """What the words of an office name; a faculty with the university that the text tells nearest to it."""
        if (
            office.body
            and _UNIT.match(office.body)
            and "," not in office.body
            and "University" not in office.body
        ):
            university = self._told.university
            if university:
                return f"{office.body}, {university}"
        return office.body

    def _told_without(self, council: str, office: Office) -> bool:
        """Whether an office is that of a city which the text tells by itself, and more often than its council."""
        if not (office.rest and _OF_PLACE.search(office.name)):
            return False
        if not _COUNCIL_OF.fullmatch(council.replace(office.rest, "")):
            return False
        text = self._told.text
        alone = re.findall(rf"{re.escape(office.rest)}(?![\w-]|[ ][A-Z])", text)
        return len(alone) > _OFTEN * text.count(council)

    def _of_open(self, person: PersonMention, office: Office, best: str | None, sure: float) -> str | None:
        """Whose an English office is that names no place, where the judge is in doubt: of where the report is from."""
        told, found = self._told, None
        stated, sure_of_it = told.open_offices.of(person)
        council = next((name for name in (stated, best) if name and name.endswith(" City Council")), None)
        city = legislating(told.text) if council and office.role in _MAYORS else None
        if council and city and council.startswith(city):
            return as_sent(told.text, city)  # it has no mayor, its city has
        doubtful = best is None or sure < _HARDLY
        if office.role in _MAYORS and best and best.lower().endswith(_WIDER):
            best, sure, doubtful = None, 0.0, True  # a mayor's is a town
        if (
            office.role in _MAYORS
            and (home := (told.home_body or "").removesuffix(_COUNCIL))
            and _SPEAKS.match(told.text, person.stop)
            and _LAST.search(told.text, max(0, office.start - 3), office.start)
            and not self._held(person, office, home)
        ):
            return (
                _place(home) if home != told.home_body else home
            )  # who is told last, as the one who says it
        if (
            stated
            and sure_of_it
            and (doubtful or group_of(office) != "council")
            and not self._held(person, office, stated)
        ):
            return stated
        if (
            office.role in _MAYORS
            and (city := sent_from(told.text))
            and _OPENS.search(told.text, max(0, office.start - 3), office.start)
        ):
            return city  # told at home, of whom no place is said
        if office.role.startswith("deputy_") and (head := told.head_beside(person, office)):
            return head
        if office.role in _MAYORS:
            if best and best.endswith(_COUNCIL) and _place(best.removesuffix(_COUNCIL)) in told.proper:
                return _place(best.removesuffix(_COUNCIL))  # a council has no mayor, its city has
            found = told.home_body if best is None or sure < _DOUBTFUL else None
        elif office.role in _GOVERN:
            found = (told.thai_province or told.province) if best is None or sure < _DOUBTFUL else None
        elif best is None and _OF_TOWN.match(office.name):
            found = told.home_body
        elif best is None and _OF_FIRM.match(office.name) and (firm := told.only_one("company")):
            return firm
        kind = _kind_of_seat(office)
        if kind and best and told.kinds.get(best, kind) != kind and (seat := told.only_one(kind)):
            return seat  # a rector's is no city
        if not found and doubtful and stated and (best is None or _place(best) != _place(stated)):
            found = stated
        return found if found and not self._held(person, office, found) else None

    def proposals(self, person: PersonMention, ruled: str | None) -> list[Proposal]:
        """What the office may belong to, the rule's answer first."""
        office = person.office
        if office is None:
            return []
        found: dict[str, list[str]] = {}
        group = group_of(office)
        council = office.council or (group == "council" and not ENGLISH.match(office.name))
        for name, source in self._sources(person, office, group, ruled):
            if not name:
                continue
            if council:
                name = self._of_council(name, source)
            elif name.startswith("สภา"):
                name = _WARD.sub("", name)
            sources = found.get(name)
            if sources is None:
                found[name] = [source]
            elif source not in sources:
                sources.append(source)
        told = self._told
        position = min(person.start, office.start)
        index = bisect_left(told.starts, position)
        proposals = [Proposal(name, sources) for name, sources in found.items()]
        self._describer.describe(
            proposals,
            Holding(
                person,
                office,
                group,
                names_body(office) or told.across(office) is not None,
                ruled,
                position,
                {body.name: body for body in told.bodies[max(0, index - _WEIGHED) : index]},
                told.official_before(person),
                told.held_before(person),
                told.rivals(person, office),
            ),
        )
        return proposals

    def _of_council(self, name: str, source: str) -> str:
        """The council of a place, where an office in one does not say of which."""
        if source not in _SAYS and not name.startswith("สภา"):
            name = f"สภา{name}" if (self._told.kinds.get(name) or kind_of(name)) in _LOCAL else name
        return _WARD.sub("", name) if name.startswith("สภา") else name

    def _sources(
        self, person: PersonMention, office: Office, group: str, ruled: str | None
    ) -> list[tuple[str | None, str]]:
        told = self._told
        found = [(ruled, "rule"), *named_by(told.text, office)]
        if office.body and ENGLISH.match(office.body):
            found += self._english(office.body, governs=office.role in _GOVERN)
        found += told.longer(office)
        if across := told.across(office):
            found += ((across, "words"), (across, "across"))
        rest = rest_of(office)
        if rest and not is_bare(rest) and not (office.body and _SHORT.match(rest)):
            found.append((rest, "rest"))
            following = bisect_left(told.starts, office.end)
            if following < len(told.bodies) and told.bodies[following].start - office.end <= 1:
                found.append((f"{rest} {told.bodies[following].name}", "rest-and-next"))
            university = told.near(office.start, "university")
            if university and university not in rest and group in ("faculty", "director", "other"):
                between = ", " if ENGLISH.match(rest) else " "
                found.append((f"{rest}{between}{university}", "rest-and-university"))
        elif rest and rest[:3] != "สภา":
            start = rest.rstrip("ฯ")
            found += ((told.fuller(start), "fuller"), (told.told_fully(start, office.start), "told-fully"))
        found += self._around(person, office, group)
        return found

    def _around(self, person: PersonMention, office: Office, group: str) -> list[tuple[str | None, str]]:
        told = self._told
        bodies, starts = told.bodies, told.starts
        position = min(person.start, office.start)
        index = bisect_left(starts, position)
        found: list[tuple[str | None, str]] = []
        for rank, body in enumerate(reversed(bodies[max(0, index - _BEFORE) : index])):
            if position - body.start > _REACH:
                break
            found.append((body.name, _RANKED[rank]))
        stop = person.stop
        behind = bisect_left(starts, stop)
        if behind < len(bodies) and starts[behind] - stop < 60:
            found.append((bodies[behind].name, "after"))
            if _LINKED.fullmatch(told.text, stop, starts[behind]):
                found.append((bodies[behind].name, "after-linked"))
        found += (
            (told.last_before(index, LOCAL_KINDS), "local"),
            (told.last_before(index, _FOREIGN), "foreign"),
        )
        leading = bisect_left(starts, told.line(position))
        if leading < index:
            found.append((bodies[leading].name, "line-first"))
        found += ((told.before(person), "previous"), (told.own, "own"), (told.first, "first"))
        if office.seat == "university" or group == "faculty":
            found.append((told.near(position, "university"), "university"))
        if group in ("province", "governor") or office.role in ("governor", "deputy_governor"):
            found.append((told.near(position, "province"), "province"))
            if not names_body(office):
                found.append((told.province_near(position), "province-near"))
        if ENGLISH.match(office.name):
            if group == "envoy":
                mission = max(told.missions, key=len, default=None)
                found += ((mission_of(office.name), "mission-derived"), (mission, "mission"))
            elif not office.body:
                for rank, (called, wholes) in enumerate(told.wholes):
                    found.append((called, f"proper{min(rank, 3)}"))
                    found += [(whole, f"whole{min(rank, 3)}") for whole in wholes]
                found.append((told.proper_before(position), "proper-before"))
        return found

    def _english(self, body: str, *, governs: bool) -> Iterator[tuple[str | None, str]]:
        if " PAO" in body:
            yield body.replace(" PAO", " Provincial Administrative Organization"), "expanded"
        if " at " in body:
            faculty, _, university = body.partition(" at ")
            yield f"{faculty}, {university.removeprefix('the ')}", "at"
        short = _place(body)
        if short != body:
            yield short, "short"
        for other in self._told.with_words(short):
            if other != body and not (
                governs and self._told.kinds.get(other) in _UNGOVERNED | {"pao", "sao"}
            ):
                yield other, "fuller-english"
        if short == body and f"City of {body}" in self._told.text:
            yield f"City of {body}", "city-of"


def _named(proposals: Sequence[Proposal], source: str) -> str | None:
    """The body that a source proposes."""
    return next((proposal.name for proposal in reversed(proposals) if source in proposal.sources), None)
