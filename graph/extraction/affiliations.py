"""Whose office a person holds: the bodies that may be meant, each with named features for a judge.

An office's words may name the body ("นายกเทศมนตรีนครสายลม"), or leave it to the text: to the body that leads the line, to
the official named before, to the municipality that speaks. The rules only propose; ``weights.json`` says
which proposal is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citypact.graph.extraction.affiliation_features import Proposal
from citypact.graph.extraction.affiliation_ground import Told
from citypact.graph.extraction.affiliation_guests import body_of_guests
from citypact.graph.extraction.affiliation_kinds import of_its_kind, of_same_firm, told_of_kind
from citypact.graph.extraction.affiliation_latin import latin_body, latin_owner
from citypact.graph.extraction.affiliation_limits import (
    city_abroad,
    city_of_region_abroad,
    governs_alone,
    is_worded,
    may_own,
    told_by_itself,
)
from citypact.graph.extraction.affiliation_proposals import Proposals
from citypact.graph.extraction.affiliation_units import unit_abroad, unit_of
from citypact.graph.extraction.english_affiliations import GOVERNORS, EnglishAffiliations
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.office_groups import ENGLISH, group_of
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention

__all__ = ["Affiliations", "Proposal"]

_SURE = 0.3
_SURE_OF_SERVANTS = 0.06  # who heads a section or assists a mayor is always somebody's
_SERVANTS = frozenset({"section", "deputy_mayor", "clerk", "deputy_clerk", "specialist", "council"})
_SURE_ABROAD = 0.8
_SURE_OF_GUESTS = 0.7
_OF_A_PLACE = expression(r"(?:เมือง|นคร|จังหวัด|เขต|แขวง|รัฐ|มณฑล)\Z")
# "chair of the city's people's committee": of a city that the text tells of elsewhere
_COMMITTEE = expression(
    r"[ ]of[ ]the[ ](?:city|town|district|province)[’']s[ ](?P<of>people[’']s[ ]committee|council)\Z"
)


class Affiliations:
    """The bodies of a text as the owners of offices."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._known = self._told.known
        self._proposals = Proposals(told)
        self._english = EnglishAffiliations(told)

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
        if beside := latin_body(self._told.bodies, self._told.starts, office):
            return beside, _SURE_OF_GUESTS
        decide = judge("affiliations").probability_of
        best, sure = None, _SURE_OF_SERVANTS if group_of(office) in _SERVANTS else _SURE
        proposed = self.proposals(person, ruled)
        proposals = of_its_kind(office, proposed)
        alone = len(proposals) == 1 < len(proposed)
        worded, governs = is_worded(office, proposals), governs_alone(office)
        likeliest, most = None, 0.0
        for proposal in proposals:
            if not office.body and self._english.held(person, office, proposal.name):
                continue
            if not may_own(office, proposal, worded, governs, self._told.kinds):
                continue
            probable = decide(proposal.groups)
            if (worded or governs or alone) and probable > most:
                likeliest, most = proposal.name, probable
            if probable > sure:
                best, sure = proposal.name, probable
        latin = latin_owner(self._told.text, person, office)
        firm = best is not None and self._told.kinds.get(best) == "company"
        if latin and not firm:  # else they are its letters, most likely
            best, sure = latin, max(sure, _SURE_OF_GUESTS)
        elif (abroad := self._abroad(person, office, best, sure, proposals)) is not None:
            best, sure = abroad, max(sure, _SURE_ABROAD)
        elif (committee := _COMMITTEE.search(office.name)) and (best := best or self._told.city):
            best = f"{best} {committee['of']}" if committee["of"] not in best else best
        elif (
            best is None
            and not (person.shared and person.begin == person.start)
            and not ENGLISH.match(office.name)
        ):
            best = (likeliest if worded else None) or told_by_itself(office, ruled) or likeliest
            best = best or of_same_firm(office, person, self._told)
        elif best is not None and (unit := unit_of(office, best, self._told)) is not None:
            best = unit
        if (of_kind := told_of_kind(office, best, self._told)) is not None:
            best = of_kind
        elif (place := unit_abroad(office, best, self._told)) is not None:
            best = place
        elif not worded and (guests := body_of_guests(self._told, person)) is not None:
            best, sure = guests, max(sure, _SURE_OF_GUESTS)
        if best is not None and office.role in GOVERNORS and ENGLISH.match(office.name):
            best = self._told.province_of(best)
        if best is not None and best.startswith("เทศบาล"):
            best = city_abroad(best, self._told.text)
            best = city_of_region_abroad(best, office, self._told.text)
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
            return self._english.named(person, office, best, sure)
        if _OF_A_PLACE.search(office.name) and (latin := _named(proposals, "latin")) is not None:
            return latin
        if best is None or best in self._told.kinds or not ENGLISH.match(person.name):
            return None
        place = _named(proposals, "place")
        return place if best == f"เทศบาล{place}" else None

    def proposals(self, person: PersonMention, ruled: str | None) -> list[Proposal]:
        """What the office may belong to, the rule's answer first."""
        return self._proposals.of(person, ruled)


def _named(proposals: Sequence[Proposal], source: str) -> str | None:
    """The body that a source proposes."""
    return next((proposal.name for proposal in reversed(proposals) if source in proposal.sources), None)
