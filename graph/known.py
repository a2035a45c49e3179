"""The known graph: reports merged into one description of each agreement, and what follows from it.

Of a single-valued property the value of the report with the highest rank stands here (reports.Report.rank); every value
stands in its source's graph. Sets are united. The shortcuts are derived here and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import Any

from citypact.graph.claims import Claim
from citypact.graph.identities import Body
from citypact.graph.merging import Cluster
from citypact.graph.ntriples import iri, text
from citypact.graph.reports import PARTY_ROLES
from citypact.graph.vocabulary import CONCEPTS, DCT, PACT_, RDFS_, SCHEMA
from citypact.ontology.concepts import concept

__all__ = ["KnownGraph", "one_voice"]

Rank = tuple[Any, ...]
Statement = tuple[str, str, str]

_DATES = [
    f"{name}{part}"
    for name in ("plannedFor", "signedOn", "validFrom", "validUntil")
    for part in ("", "Earliest", "Latest", "Year")
]
SINGLE = frozenset(
    {
        DCT.type,
        PACT_.instrument,
        PACT_.status,
        PACT_.duration,
        PACT_.unnamedParties,
        PACT_.role,
        PACT_.vision,
        PACT_.heldPost,
        SCHEMA.location,
        *(getattr(PACT_, name) for name in _DATES),
    }
)
_CURRENT = frozenset(CONCEPTS["status"][word] for word in ("signed", "renewed", "in_force"))
_ENDED = CONCEPTS["status"]["ended"]
_PARTY = frozenset(CONCEPTS["role"][word] for word in PARTY_ROLES)
_SIGNING = frozenset(CONCEPTS["capacity"][word] for word in ("signs", "signs_for"))


def one_voice(claims: Iterable[tuple[Claim, Rank]]) -> Iterator[tuple[Claim, Rank]]:
    """The claims of one source, with one value for each single-valued property.

    A page may carry several records of one agreement; of what they say differently, the record of the highest rank speaks
    for the page, as the page's own graph is read alone.
    """
    best: dict[tuple[str, str], tuple[Rank, str]] = {}
    several = list(claims)
    for claim, rank in several:
        if claim.predicate in SINGLE or claim.predicate == SCHEMA.startDate:
            offered = ((_precedence(claim.predicate, claim.object), *rank), claim.object)
            held = best.get((claim.subject, claim.predicate))
            if held is None or offered > held:
                best[claim.subject, claim.predicate] = offered
    for claim, rank in several:
        held = best.get((claim.subject, claim.predicate))
        if held is None or held[1] == claim.object:
            yield claim, rank


class KnownGraph:
    """Collects the claims of all sources and gives the statements of the known graph."""

    def __init__(self) -> None:
        self._sets: set[Statement] = set()
        self._single: dict[tuple[str, str], tuple[Rank, str]] = {}
        self._starts: defaultdict[str, list[tuple[Rank, str]]] = defaultdict(list)

    def add(self, claim: Claim, rank: Rank = ()) -> None:
        """Take one claim; of claims about a single-valued property the one of the highest rank stands."""
        subject, predicate, value = claim[:3]
        if predicate == SCHEMA.startDate:
            self._starts[subject].append((rank, value))
        elif predicate not in SINGLE:
            self._sets.add((subject, predicate, value))
        else:
            held = self._single.get((subject, predicate))
            offered = ((_precedence(predicate, value), *rank), value)
            if held is None or offered > held:
                self._single[subject, predicate] = offered

    def describe(self, claims: Iterable[Claim]) -> None:
        """Take descriptions, which no source disagrees about."""
        self._sets.update(claim[:3] for claim in claims)

    def statements(self, clusters: Iterable[Cluster], bodies: Mapping[str, Body]) -> Iterator[Statement]:
        """All statements of the known graph, with the derived ones.

        Args:
            clusters: the agreements.
            bodies: the bodies by IRI.
        """
        yield from self._sets
        for (subject, predicate), (_, value) in self._single.items():
            yield subject, predicate, value
        for event, candidates in self._starts.items():
            yield event, SCHEMA.startDate, _moment(candidates)
        yield from self._derived(clusters, bodies)

    def _derived(self, clusters: Iterable[Cluster], bodies: Mapping[str, Body]) -> Iterator[Statement]:
        objects: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        wanted = {
            PACT_.participation,
            PACT_.involvement,
            PACT_.body,
            PACT_.person,
            PACT_.capacity,
            PACT_.signingEvent,
        }
        for subject, predicate, value in self._sets:
            if predicate in wanted:
                objects[subject, predicate].append(value)
        for cluster in clusters:
            agreement = iri(cluster.iri)
            for retired in cluster.retired:
                yield iri(retired), DCT.isReplacedBy, agreement
            parties = sorted(
                {
                    body
                    for part in objects[agreement, PACT_.participation]
                    if self._value(part, PACT_.role) in _PARTY
                    for body in objects[part, PACT_.body]
                }
            )
            for body in parties:
                yield agreement, PACT_.party, body
            for involvement in objects[agreement, PACT_.involvement]:
                if _SIGNING & set(objects[involvement, PACT_.capacity]):
                    for person in objects[involvement, PACT_.person]:
                        yield agreement, PACT_.signatory, person
            status = self._value(agreement, PACT_.status)
            tie = (
                PACT_.partnerOf if status in _CURRENT else PACT_.formerPartnerOf if status == _ENDED else None
            )
            if tie:
                for one, other in permutations(parties, 2):
                    yield one, tie, other
            for language, label in self._labels(agreement, [bodies[party[1:-1]] for party in parties]):
                yield agreement, RDFS_.label, text(label, language)
                for event in objects[agreement, PACT_.signingEvent]:
                    prefix = "พิธีลงนาม" if language == "th" else "Signing: "
                    yield event, RDFS_.label, text(prefix + label, language)

    def _value(self, subject: str, predicate: str) -> str | None:
        held = self._single.get((subject, predicate))
        return held[1] if held else None

    def _labels(self, agreement: str, parties: list[Body]) -> Iterator[tuple[str, str]]:
        """The agreement's name in Thai and English: type, the first two parties, the year in the reader's calendar."""
        kind = concept("type", (self._value(agreement, DCT.type) or "/other>")[:-1].rsplit("/", 1)[-1])
        year = self._value(agreement, PACT_.signedOnYear) or self._value(agreement, PACT_.plannedForYear)
        number = int(year.split('"')[1]) if year else None
        for language in ("th", "en"):
            names = [(body.name_th if language == "th" else body.name_en) or body.name for body in parties]
            shown = f"{kind.label[language]}: {' – '.join(names[:2])}" if names else kind.label[language]
            if len(names) > 2:
                shown += f" และอีก {len(names) - 2} แห่ง" if language == "th" else f" and {len(names) - 2} more"
            yield language, shown + (f" ({number + 543 if language == 'th' else number})" if number else "")


def _precedence(predicate: str, value: str) -> int:
    """A role that says more than "party" goes before the report's rank: no other report contradicts it."""
    return int(predicate == PACT_.role and not value.endswith("/role/party>"))


def _moment(candidates: Iterable[tuple[Rank, str]]) -> str:
    """The start that stands: the day of the highest rank, with the time of day where a report of that day gives one."""
    ranked = sorted(candidates, reverse=True)
    day = ranked[0][1].split('"')[1][:10]
    same = [value for _, value in ranked if value.split('"')[1].startswith(f"{day}T")]
    return same[0] if same else ranked[0][1]
