"""The known graph: reports merged into one description of each agreement, and what follows from it.

Of a single-valued property the value of the report with the highest rank stands here (reports.Report.rank); every value
stands in its source's graph. Sets are united. The shortcuts are derived here and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any, NamedTuple

from citypact.graph.claims import Claim
from citypact.graph.expiry import expiry
from citypact.graph.identities import Body
from citypact.graph.merging import Cluster
from citypact.graph.ntriples import date_term, iri, text
from citypact.graph.readings import Reading
from citypact.graph.renewed import Concluded, renewals
from citypact.graph.reports import PARTY_ROLES
from citypact.graph.support import Support
from citypact.graph.vocabulary import CONCEPTS, DCT, PACT_, RDFS_, SCHEMA
from citypact.ontology.concepts import concept

__all__ = ["KnownGraph", "Rank", "Told", "one_voice"]

Rank = tuple[Any, ...]
Offer = tuple[Rank, str]
Statement = tuple[str, str, str]


class Told(NamedTuple):
    """Claims of one reading, all of one rank."""

    reading: Reading
    rank: Rank
    claims: list[Claim]
    agreement: str = ""  # the term of the agreement that they are about, where they are those of a report


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
        ones = [claim[:2] for claim in told[0].claims if claim[1] in _ONE_EACH]
        if len(set(ones)) == len(ones):  # nothing is said twice: so it is of nearly all
            yield told[0]
            return
    best: dict[tuple[str, str], Offer] = {}
    for each in told:
        for subject, predicate, value, _ in each.claims:
            if predicate in _ONE_EACH:
                _offer(best, subject, predicate, value, each.rank)
    for each in told:
        stands = [
            claim
            for claim in each.claims
            if claim[1] not in _ONE_EACH or best[claim[0], claim[1]][1] == claim[2]
        ]
        yield each._replace(claims=stands)


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


class _Held:
    """Statements about some things, with the offers for what has one value."""

    __slots__ = ("lines", "objects", "single", "starts")

    def __init__(self) -> None:
        # in the order in which they were taken: those of a node mostly together
        self.lines: dict[str, None] = {}
        self.single: dict[tuple[str, str], Offer] = {}
        self.starts: defaultdict[str, list[Offer]] = defaultdict(list)
        self.objects: defaultdict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, claims: Iterable[Claim], rank: Rank) -> None:
        """Take claims of one rank; of those about a single-valued property that of the highest rank stands."""
        plain: list[str] = []
        for subject, predicate, value, _ in claims:
            how = _TAKEN.get(predicate)
            if how is None:
                plain.append(f"{subject} {predicate} {value} .\n")
            elif how == "offer":
                _offer(self.single, subject, predicate, value, rank)
            elif how == "derive":
                plain.append(f"{subject} {predicate} {value} .\n")
                self.objects[subject, predicate].append(value)
            else:
                self.starts[subject].append((rank, value))
        self.lines.update(dict.fromkeys(plain))

    def value(self, subject: str, predicate: str) -> str | None:
        """What stands for a single-valued property."""
        held = self.single.get((subject, predicate))
        return held[1] if held else None

    def settled(self) -> list[str]:
        """All statements, each once, with the values that stand."""
        lines = [*self.lines]
        lines += [
            f"{subject} {predicate} {value} .\n" for (subject, predicate), (_, value) in self.single.items()
        ]
        lines += [
            f"{event} {SCHEMA.startDate} {_moment(offers)} .\n" for event, offers in self.starts.items()
        ]
        return lines


class KnownGraph:
    """Collects the claims of all sources and gives the statements of the known graph.

    What is said of one agreement alone is held until its last report is there, and is ready then; what many speak of is held
    to the end.

    Args:
        clusters: the agreements.
        bodies: the bodies by IRI, under the names that may be shown.
        support: tells how well a value is supported.
    """

    def __init__(self, clusters: Iterable[Cluster], bodies: Mapping[str, Body], support: Support) -> None:
        self._bodies, self._support = bodies, support
        self._shared = _Held()
        self._told: dict[str, _Held] = {}  # agreements of which some reports are there and others are not
        self._open = {iri(cluster.iri): cluster for cluster in clusters}
        self._missing = {agreement: len(cluster.reports) for agreement, cluster in self._open.items()}
        self._concluded: list[Concluded] = []
        self._ready: list[str] = []

    def add(self, claims: Iterable[Claim], rank: Rank = ()) -> None:
        """Take claims about what many speak of."""
        self._shared.add(claims, rank)

    def report(self, agreement: str, claims: Iterable[Claim], rank: Rank) -> None:
        """Take what one report says of its agreement alone; with the last report the agreement is ready."""
        held = self._told.pop(agreement, None) or _Held()
        held.add(claims, rank)
        self._missing[agreement] -= 1
        if self._missing[agreement]:
            self._told[agreement] = held
        else:
            self._finish(agreement, self._open.pop(agreement), held)

    def describe(self, statements: Iterable[str]) -> None:
        """Take descriptions, which no source disagrees about."""
        self._shared.lines.update(dict.fromkeys([f"{statement} .\n" for statement in statements]))

    @property
    def ready(self) -> int:
        """How many statements are ready."""
        return len(self._ready)

    def part(self) -> list[str]:
        """The statements that are ready, as N-Triples lines; they are given once."""
        part, self._ready = self._ready, []
        return part

    def rest(self) -> list[str]:
        """All statements that were not given, with what follows from all agreements; each once, and in no other part."""
        for later, earlier in renewals(self._concluded):
            self._shared.lines[f"{later.iri} {PACT_.renews} {earlier.iri} .\n"] = None
        return self.part() + self._shared.settled()

    def _finish(self, agreement: str, cluster: Cluster, held: _Held) -> None:
        """An agreement of which all is said: what follows from that, of it and of its parties."""
        lines, objects = held.lines, held.objects
        for retired in cluster.retired:
            lines[f"{iri(retired)} {DCT.isReplacedBy} {agreement} .\n"] = None
        parties = sorted(
            {
                body
                for part in objects.get((agreement, PACT_.participation), ())
                if held.value(part, PACT_.role) in _PARTY
                for body in objects.get((part, PACT_.body), ())
            }
        )
        for body in parties:
            lines[f"{agreement} {PACT_.party} {body} .\n"] = None
        for involvement in objects.get((agreement, PACT_.involvement), ()):
            if not _SIGNING.isdisjoint(objects.get((involvement, PACT_.capacity), ())):
                for person in objects.get((involvement, PACT_.person), ()):
                    lines[f"{agreement} {PACT_.signatory} {person} .\n"] = None
        status = held.value(agreement, PACT_.status)
        tie = PACT_.partnerOf if status in _CURRENT else PACT_.formerPartnerOf if status == _ENDED else None
        if tie:
            self._concluded.append(_concluded(agreement, parties, held))
            for one, other in permutations(parties, 2):
                self._shared.lines[f"{one} {tie} {other} .\n"] = None
        for language, label in _labels(agreement, [self._bodies[party[1:-1]] for party in parties], held):
            lines[f"{agreement} {RDFS_.label} {text(label, language)} .\n"] = None
            for event in objects.get((agreement, PACT_.signingEvent), ()):
                prefix = "พิธีลงนาม" if language == "th" else "Signing: "
                lines[f"{event} {RDFS_.label} {text(prefix + label, language)} .\n"] = None
        for end, day in _runs_out(agreement, held):
            lines[f"{agreement} {end} {day} .\n"] = None
        for counted, number in self._support.of(agreement, held.value):
            lines[f"{agreement} {counted} {number} .\n"] = None
        self._ready += held.settled()


def _concluded(agreement: str, parties: Iterable[str], held: _Held) -> Concluded:
    """An agreement as the question of renewals looks at it."""
    days = [[held.value(agreement, end) for end in ends] for ends in _SPANS]
    span = next(((first.split('"')[1], last.split('"')[1]) for first, last in days if first and last), None)
    return Concluded(
        iri=agreement,
        parties=frozenset(parties),
        counted=held.value(agreement, PACT_.unnamedParties) is not None,
        type=_word(held.value(agreement, DCT.type)),
        span=span,
        renewed=held.value(agreement, PACT_.status) == _RENEWED,
        notes=tuple(sorted({*held.objects.get((agreement, PACT_.renewalNote), ())})),
    )


def _runs_out(agreement: str, held: _Held) -> Iterator[tuple[str, str]]:
    """When an agreement of a stated length ends, where no source states the end: counted from its beginning, else from the
    signing."""
    length = held.value(agreement, PACT_.duration)
    start = held.value(agreement, PACT_.validFrom) or held.value(agreement, PACT_.signedOn)
    if not length or not start or held.value(agreement, PACT_.validUntil):
        return
    end = expiry(start.split('"')[1], length.split('"')[1])
    if end and end.value:
        yield PACT_.computedUntil, date_term(end.value)
    if end:
        yield PACT_.computedUntilEarliest, date_term(end.earliest)
        yield PACT_.computedUntilLatest, date_term(end.latest)


def _word(concept: str | None) -> str:
    """The word of the concept that stands for a property; "other" where none does."""
    return (concept or "/other>")[:-1].rsplit("/", 1)[-1]


def _labels(agreement: str, parties: list[Body], held: _Held) -> Iterator[tuple[str, str]]:
    """The agreement's name in Thai and English: type, the first two parties, the year in the reader's calendar."""
    kind = concept("type", _word(held.value(agreement, DCT.type)))
    year = held.value(agreement, PACT_.signedOnYear) or held.value(agreement, PACT_.plannedForYear)
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
