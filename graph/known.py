"""The known graph: reports merged into one description of each agreement, and what follows from it.

Of a single-valued property the value of the report with the highest rank stands here (reports.Report.rank); every value
stands in its source's graph. Sets are united. The shortcuts are derived here and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

from citypact.graph.claims import Claim
from citypact.graph.identities import Body
from citypact.graph.merging import Cluster
from citypact.graph.ntriples import iri, text
from citypact.graph.readings import Reading
from citypact.graph.renewed import Concluded, renewals
from citypact.graph.reports import PARTY_ROLES
from citypact.graph.vocabulary import CONCEPTS, DCT, PACT_, RDFS_, SCHEMA
from citypact.ontology.concepts import concept

__all__ = ["KnownGraph", "Rank", "Told", "one_voice"]

Rank = tuple[Any, ...]
Offer = tuple[Rank, str]
Statement = tuple[str, str, str]
Told = tuple[Reading, Rank, list[Claim]]
"""Claims of one reading, all of one rank."""

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
_ONE_EACH = SINGLE | {SCHEMA.startDate}
_DERIVED_FROM = frozenset(
    {
        PACT_.participation,
        PACT_.involvement,
        PACT_.body,
        PACT_.person,
        PACT_.capacity,
        PACT_.signingEvent,
        PACT_.renewalNote,
    }
)
# How a claim is taken: as one of several offers, as one of several starts, as it is and to derive from; else as it is.
_TAKEN = {
    **dict.fromkeys(SINGLE, "offer"),
    **dict.fromkeys(_DERIVED_FROM, "derive"),
    SCHEMA.startDate: "start",
}
_SPANS = (
    (PACT_.signedOnEarliest, PACT_.signedOnLatest),
    (PACT_.validFromEarliest, PACT_.validFromLatest),
)
_CURRENT = frozenset(CONCEPTS["status"][word] for word in ("signed", "renewed", "in_force"))
_ENDED = CONCEPTS["status"]["ended"]
_RENEWED = CONCEPTS["status"]["renewed"]
_PARTY = frozenset(CONCEPTS["role"][word] for word in PARTY_ROLES)
_SIGNING = frozenset(CONCEPTS["capacity"][word] for word in ("signs", "signs_for"))


def one_voice(told: Sequence[Told]) -> Iterator[Told]:
    """The claims of one source, with one value for each single-valued property.

    A page may carry several records of one agreement; of what they say differently, the record of the highest rank speaks
    for the page, as the page's own graph is read alone.
    """
    if len(told) == 1:
        ones = [claim[:2] for claim in told[0][2] if claim[1] in _ONE_EACH]
        if len(set(ones)) == len(ones):  # nothing is said twice: so it is of nearly all
            yield told[0]
            return
    best: dict[tuple[str, str], Offer] = {}
    for _, rank, claims in told:
        for subject, predicate, value, _ in claims:
            if predicate in _ONE_EACH:
                _offer(best, subject, predicate, value, rank)
    for reading, rank, claims in told:
        yield (
            reading,
            rank,
            [
                claim
                for claim in claims
                if claim[1] not in _ONE_EACH or best[claim[0], claim[1]][1] == claim[2]
            ],
        )


def _offer(best: dict[tuple[str, str], Offer], subject: str, predicate: str, value: str, rank: Rank) -> None:
    """Let a value stand for its property where none of a higher rank does."""
    at = subject, predicate
    held = best.get(at)
    if held is None:
        best[at] = rank, value
    elif held[1] == value:
        best[at] = max(rank, held[0]), value
    elif _precedence(predicate, rank, value) > _precedence(predicate, *held):
        best[at] = rank, value


class KnownGraph:
    """Collects the claims of all sources and gives the statements of the known graph."""

    def __init__(self) -> None:
        # in the order in which they were taken: those of a node mostly together
        self._lines: dict[str, None] = {}
        self._single: dict[tuple[str, str], Offer] = {}
        self._starts: defaultdict[str, list[Offer]] = defaultdict(list)
        self._objects: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)

    def add(self, claims: Iterable[Claim], rank: Rank = ()) -> None:
        """Take claims of one rank; of those about a single-valued property that of the highest rank stands."""
        plain: list[str] = []
        for subject, predicate, value, _ in claims:
            how = _TAKEN.get(predicate)
            if how is None:
                plain.append(f"{subject} {predicate} {value} .\n")
            elif how == "offer":
                _offer(self._single, subject, predicate, value, rank)
            elif how == "derive":
                plain.append(f"{subject} {predicate} {value} .\n")
                self._objects[subject, predicate][value] = None
            else:
                self._starts[subject].append((rank, value))
        self._lines.update(dict.fromkeys(plain))

    def describe(self, statements: Iterable[str]) -> None:
        """Take descriptions, which no source disagrees about."""
        self._lines.update(dict.fromkeys([f"{statement} .\n" for statement in statements]))

    def lines(self, clusters: Iterable[Cluster], bodies: Mapping[str, Body]) -> list[str]:
        """All statements of the known graph, with the derived ones, as N-Triples lines, each once.

        Args:
            clusters: the agreements.
            bodies: the bodies by IRI.
        """
        lines = self._lines
        for (subject, predicate), (_, value) in self._single.items():
            lines[f"{subject} {predicate} {value} .\n"] = None
        for event, offers in self._starts.items():
            lines[f"{event} {SCHEMA.startDate} {_moment(offers)} .\n"] = None
        for subject, predicate, value in self._derived(clusters, bodies):
            lines[f"{subject} {predicate} {value} .\n"] = None
        return list(lines)

    def _derived(self, clusters: Iterable[Cluster], bodies: Mapping[str, Body]) -> Iterator[Statement]:
        objects = self._objects
        concluded: list[Concluded] = []
        for cluster in clusters:
            agreement = iri(cluster.iri)
            for retired in cluster.retired:
                yield iri(retired), DCT.isReplacedBy, agreement
            parties = sorted(
                {
                    body
                    for part in objects.get((agreement, PACT_.participation), ())
                    if self.value(part, PACT_.role) in _PARTY
                    for body in objects.get((part, PACT_.body), ())
                }
            )
            for body in parties:
                yield agreement, PACT_.party, body
            for involvement in objects.get((agreement, PACT_.involvement), ()):
                if _SIGNING & objects.get((involvement, PACT_.capacity), {}).keys():
                    for person in objects.get((involvement, PACT_.person), ()):
                        yield agreement, PACT_.signatory, person
            status = self.value(agreement, PACT_.status)
            tie = (
                PACT_.partnerOf if status in _CURRENT else PACT_.formerPartnerOf if status == _ENDED else None
            )
            if tie:
                concluded.append(self._concluded(agreement, parties))
                for one, other in permutations(parties, 2):
                    yield one, tie, other
            for language, label in self._labels(agreement, [bodies[party[1:-1]] for party in parties]):
                yield agreement, RDFS_.label, text(label, language)
                for event in objects.get((agreement, PACT_.signingEvent), ()):
                    prefix = "พิธีลงนาม" if language == "th" else "Signing: "
                    yield event, RDFS_.label, text(prefix + label, language)
        for later, earlier in renewals(concluded):
            yield later.iri, PACT_.renews, earlier.iri

    def _concluded(self, agreement: str, parties: Iterable[str]) -> Concluded:
        """An agreement as the question of renewals looks at it."""
        days = [[self.value(agreement, end) for end in ends] for ends in _SPANS]
        span = next(
            ((first.split('"')[1], last.split('"')[1]) for first, last in days if first and last), None
        )
        return Concluded(
            iri=agreement,
            parties=frozenset(parties),
            counted=self.value(agreement, PACT_.unnamedParties) is not None,
            type=self._word(agreement, DCT.type),
            span=span,
            renewed=self.value(agreement, PACT_.status) == _RENEWED,
            notes=tuple(sorted(self._objects.get((agreement, PACT_.renewalNote), ()))),
        )

    def _word(self, subject: str, predicate: str) -> str:
        """The word of the concept that stands for a property; "other" where none does."""
        return (self.value(subject, predicate) or "/other>")[:-1].rsplit("/", 1)[-1]

    def value(self, subject: str, predicate: str) -> str | None:
        """What stands for a single-valued property."""
        held = self._single.get((subject, predicate))
        return held[1] if held else None

    def _labels(self, agreement: str, parties: list[Body]) -> Iterator[tuple[str, str]]:
        """The agreement's name in Thai and English: type, the first two parties, the year in the reader's calendar."""
        kind = concept("type", self._word(agreement, DCT.type))
        year = self.value(agreement, PACT_.signedOnYear) or self.value(agreement, PACT_.plannedForYear)
        number = int(year.split('"')[1]) if year else None
        for language in ("th", "en"):
            names = [(body.name_th if language == "th" else body.name_en) or body.name for body in parties]
            shown = f"{kind.label[language]}: {' – '.join(names[:2])}" if names else kind.label[language]
            if len(names) > 2:
                shown += f" และอีก {len(names) - 2} แห่ง" if language == "th" else f" and {len(names) - 2} more"
            yield language, shown + (f" ({number + 543 if language == 'th' else number})" if number else "")


def _precedence(predicate: str, rank: Rank, value: str) -> Rank:
    """What decides between two values: a role that says more than "party" goes before the report's rank, as no other report
    contradicts it; then the rank, then the value itself."""
    says_more = predicate == PACT_.role and not value.endswith("/role/party>")
    return says_more, rank, value


def _moment(candidates: Iterable[Offer]) -> str:
    """The start that stands: the day of the highest rank, with the time of day where a report of that day gives one."""
    ranked = sorted(candidates, reverse=True)
    day = ranked[0][1].split('"')[1][:10]
    same = [value for _, value in ranked if value.split('"')[1].startswith(f"{day}T")]
    return same[0] if same else ranked[0][1]
