"""The dataset of a build: readings in, N-Quads out. Pure: no files, no clock, and the order of the readings changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from citypact.graph.changes import Change, named_in, what_changed
from citypact.graph.changes_checked import after_a_change
from citypact.graph.claims import Claim, Claims, Seen
from citypact.graph.deciding import agreements_ruled, people_ruled
from citypact.graph.decisions import Decision
from citypact.graph.descriptions import Descriptions, concept_labels
from citypact.graph.evidence import Evidence
from citypact.graph.gazetteers import Gazetteer
from citypact.graph.identities import Body, Resolver, all_mentions, mentions, names_others
from citypact.graph.iris import Iris
from citypact.graph.known import KnownGraph, Rank, Told, one_voice
from citypact.graph.merging import Cluster, merge
from citypact.graph.names import fold
from citypact.graph.ntriples import integer, iri, text
from citypact.graph.parting import Parting
from citypact.graph.people import People
from citypact.graph.places import Known
from citypact.graph.placing import Placing
from citypact.graph.questions import Question, redacted
from citypact.graph.readings import Reading
from citypact.graph.records import Record
from citypact.graph.redaction import Redaction
from citypact.graph.reports import Report, reports
from citypact.graph.source_graphs import BodyDescriptions, SourceGraph
from citypact.graph.sources import Source
from citypact.graph.support import Support
from citypact.graph.terms_of_office import Term, outside_terms
from citypact.graph.thai_names import with_thai_names
from citypact.graph.vocabulary import DCT, FOAF_, PACT_, TYPE, VOID_
from citypact.graph.witnesses import reprints
from citypact.ontology.terms import KNOWN

__all__ = ["Dataset", "Part", "build_id"]

_IS_A_PERSON = f" {FOAF_.Person} ."
_TOLD_EVERY = 250  # steps
_PART = 100_000  # statements of a graph that wait, before they are given


class Part(NamedTuple):
    """Statements of one graph, as N-Quads lines: all of them, or one part of those of a large one."""

    name: str  # of the graph; "" for the known graph
    lines: list[str]
    last: bool = True  # whether there are no more of this graph


class _Steps:
    """Counts the readings and bodies that are stated, and tells it now and then."""

    def __init__(self, progress: Callable[[int, int], None], total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def one_more(self) -> None:
        """One is done."""
        self._done += 1
        if self._done % _TOLD_EVERY == 0:
            self._progress(self._done, self._total)


def build_id(
    readings: Iterable[Reading],
    decisions: Iterable[Decision],
    version: str,
    base: str,
    changes: Iterable[Change | Term] = (),
    places: Iterable[Known] = (),
) -> str:
    """The id of a build: a digest of sources, records, decisions, changes, added places and version, in no order of theirs."""
    heads: dict[tuple[int, str | None, str | None], str] = {}  # thousands of rows have one source
    digests: list[bytes] = []
    for reading in readings:
        source, curator, day = reading.source, reading.curator, reading.curated_on
        at = id(source), curator, day
        if (head := heads.get(at)) is None:
            told = [source.key, source.content, str(source), curator, day]
            head = heads[at] = json.dumps(told, ensure_ascii=False)
        digests.append(_sha256(head + reading.record.written()))
    digests.sort()
    others = (*sorted(map(str, (*decisions, *changes))), *sorted(map(str, places)))
    return hashlib.sha256(_sha256("\n".join([version, base, *others])) + b"".join(digests)).hexdigest()[:12]


def _sha256(value: str) -> bytes:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()


@dataclass
class Dataset:
    """All statements of one build.

    ``counts``, ``questions``, ``clusters``, ``bodies``, ``repeated`` and ``redact`` are filled while ``quads`` runs.
    """

    readings: Sequence[Reading]
    decisions: Sequence[Decision]
    base: str
    id: str
    title: str
    changes: Sequence[Change] = ()
    terms: Sequence[Term] = ()  # of offices, by a register: for a data check alone
    gazetteer: Gazetteer = field(default_factory=Gazetteer.bundled, repr=False)
    counts: Counter[str] = field(default_factory=Counter)
    questions: list[Question] = field(default_factory=list)
    clusters: tuple[Cluster, ...] = ()
    bodies: tuple[Body, ...] = ()
    repeated: list[str] = field(default_factory=list)  # which source repeats another's text, a line each
    suppressed: int = 0
    redact: Callable[[str], str] = field(default=str, repr=False)  # what every text of this build passes

    def quads(self) -> Iterator[str]:
        """The statements as N-Quads lines: graph after graph, sorted within each, the known graph last."""
        held: defaultdict[str, list[str]] = defaultdict(list)
        for part in self.graphs():
            held[part.name] += part.lines
            if part.last:
                yield from sorted(held.pop(part.name))

    def graphs(self, progress: Callable[[int, int], None] = lambda done, total: None) -> Iterator[Part]:
        """The statements of graph after graph, each once; parts of the known graph between them, its last part at the end.

        A part is given as soon as it is large, so that what was stated need not be held, and can be loaded while the next
        is made; graphs that are not large come whole.

        Args:
            progress: told how many readings and bodies are stated, and of how many.
        """
        self.redact = redact = Redaction(self.decisions)
        iris = Iris(self.base, redact)
        people = People(iris, self.decisions)
        for name in _people_named(self.readings):
            if people.hides(name):
                redact.also(name)  # before any IRI or claim is made
        sources = {
            reading.record.id: iris.source(reading.source.key)
            for reading in self.readings
            if reading.row is not None
        }
        resolver = Resolver(
            (reading.record for reading in self.readings),
            iris,
            self.gazetteer,
            self.decisions,
            named_in(self.changes, self.base),
            sources,
        )
        changed, unchanged = what_changed(self.changes, resolver, self.base)
        people.ruled = people_ruled(self.decisions, self.readings, resolver, people.suppressed, iris)
        claims = Claims(iris, resolver, people, redact)
        descriptions = Descriptions(iris, redact)
        evidence = Evidence(iris, descriptions, redact)
        told_of = list(reports(self.readings, resolver, iris))
        ruled = agreements_ruled(self.decisions, told_of, resolver, self.base)
        merging = merge(told_of, ruled)
        self.clusters, self.bodies = merging.clusters, with_thai_names(resolver.bodies())
        canonical = {report.iri: cluster.iri for cluster in merging.clusters for report in cluster.reports}
        by_source: defaultdict[str, list[Reading]] = defaultdict(list)
        for reading in self.readings:
            by_source[reading.source.key].append(reading)
        told: defaultdict[int, list[Report]] = defaultdict(list)
        for cluster in merging.clusters:
            for report in cluster.reports:
                told[id(report.reading)].append(report)

        first = reprints(self.readings)
        support = Support({key: first.get(key, of[0].source.witness) for key, of in by_source.items()})
        shown = {body.iri: _shown(body, redact) for body in self.bodies}
        known = KnownGraph(merging.clusters, shown, support)
        parting, bodies = Parting(iris), BodyDescriptions(descriptions)
        steps = _Steps(progress, len(self.readings) + len(self.bodies))
        for key in sorted(by_source):
            graph = SourceGraph(iris.graph(key), evidence)
            told_here: list[Told] = []  # what several of its records may say differently
            often = Counter(
                canonical[report.iri] for reading in by_source[key] for report in told[id(reading)]
            )
            described: set[tuple[str, str]] = set()
            for reading in by_source[key]:
                if about := [*self._of_source(reading, descriptions, resolver, described)]:
                    known.describe(claim.statement for claim in about)
                    graph.state(about, reading)
                for body in _bodies_named(reading.record, told[id(reading)], resolver):
                    if ("body", body.iri) not in described:
                        described.add(("body", body.iri))
                        graph.describe(bodies.of(body))
                for report in told[id(reading)]:
                    agreement = canonical[report.iri]
                    said = Told(reading, report.rank, [*claims.of_report(report, agreement)], iri(agreement))
                    if often[agreement] == 1:  # at once: what a list of thousands of rows says is not kept
                        _take([said], known, graph, parting, support, alone=reading.row is not None)
                    else:
                        told_here.append(said)
                if besides := [*claims.of_reading(reading, _seen(reading))]:
                    told_here.append(Told(reading, _rank(reading), besides))
                own = reading.source.type in ("retelling", "invented")  # our words, or nobody's
                self.counts[reading.source.type if own else reading.source.reading] += 1
                if reading.record.reviewed_by:
                    self.counts["reviewed"] += 1
                if reading.unstated:
                    self.counts["unstated"] += len(reading.unstated)
                steps.one_more()
                if graph.ready >= _PART:
                    yield self._counted(Part(graph.name, graph.part(), last=False), "claims")
                if known.ready >= _PART:
                    yield self._counted(Part("", known.part(), last=False), "known")
            _take(told_here, known, graph, parting, support)
            known.describe(graph.people())
            del told_here
            known_how = graph.known_how()
            known.describe([f"{iri(iris.source(key))} {PACT_.claimCount} {integer(known_how.total())}"])
            self.counts.update({f"facts {how}": count for how, count in known_how.items()})
            rest = Part(graph.name, graph.rest())
            del graph
            yield self._counted(rest, "claims")
            del rest
        placing = Placing(iris, self.gazetteer, redact, sources)
        for body in self.bodies:
            if body.name_th_from:  # a name that no source gives: it stands in no source's graph
                known.describe(claim.statement for claim in descriptions.body(body))
            else:
                known.describe(bodies.of(body))
            known.describe(claim.statement for claim in placing.of(body))
            known.describe(claim.statement for claim in descriptions.identity(body))
            steps.one_more()
        others = [
            *(Claim(iri(old), DCT.isReplacedBy, iri(today)) for old, today in people.replaced()),
            *(
                claim
                for decision, things in (*resolver.decisions(), *ruled.obeyed, *people.obeyed())
                for claim in descriptions.decision(decision, things)
            ),
            *(claim for each in changed for claim in descriptions.change(each)),
            *self._repeats(first, iris, merging.clusters),
            *concept_labels(),
            *self._of_itself(redact),
        ]
        known.describe(claim.statement for claim in others)
        rest = Part("", known.rest())
        del known
        self.counts["people"] = sum(_IS_A_PERSON in line for line in rest.lines)
        yield self._counted(rest, "known")
        del rest
        unfound = [*resolver.decided.unfound, *ruled.unfound, *people.ruled.unfound]
        doubts = [
            *unchanged,
            *after_a_change(changed, merging.clusters),
            *outside_terms(self.terms, merging.clusters, resolver, self.base),
        ]
        asked = [*map(Question, doubts), *merging.questions]
        self._count(asked, resolver, people, len(by_source), redact, unfound)

    def _counted(self, part: Part, what: str) -> Part:
        self.counts[what] += len(part.lines)
        return part

    def _of_source(
        self,
        reading: Reading,
        descriptions: Descriptions,
        resolver: Resolver,
        described: set[tuple[str, str]],
    ) -> Iterator[Claim]:
        """The description of a reading's source; nothing where its graph has that already (``described``)."""
        record, source = reading.record, reading.source
        speaking = source.issuer or record.issuer or ""
        if ("source", speaking) not in described:
            described.add(("source", speaking))
            named = mentions(record)
            issuer = resolver.resolve(named[speaking]) if speaking in named else None
            yield from descriptions.source(source, issuer)
            yield from self._original(source, descriptions)

    def _original(self, source: Source, descriptions: Descriptions) -> Iterator[Claim]:
        """The real source behind a retelling, described where the collection holds no record of it."""
        if source.retells and not any(reading.source.key == source.retells for reading in self.readings):
            yield from descriptions.source(
                Source(
                    key=source.retells,
                    type="article",
                    reading="",
                    url=source.retells_url,
                    lang=source.lang,
                ),
                None,
            )

    def _repeats(self, first: Mapping[str, str], iris: Iris, clusters: Sequence[Cluster]) -> Iterator[Claim]:
        """Which sources repeat another's text: they are one witness with it."""
        self.counts["reprints"] = len(first)
        places: dict[str, str] = {}
        for reading in self.readings:
            places.setdefault(reading.source.key, reading.place)
        told: defaultdict[str, set[str]] = defaultdict(set)
        for cluster in clusters:
            for report in cluster.reports:
                told[report.reading.source.key].add(cluster.iri)
        for key, original in sorted(first.items()):
            apart = told[key] and told[original] and not told[key] & told[original]
            but = "; they were read as different agreements: which one is right?" if apart else ""
            line = f"{places[key]}: nearly the same text as {places[original]}: one witness{but}"
            self.repeated.append(self.redact(line))
            yield Claim(iri(iris.source(key)), PACT_.reprintOf, iri(iris.source(original)))

    def _of_itself(self, redact: Redaction) -> Iterator[Claim]:
        known = iri(KNOWN)
        yield Claim(known, TYPE, VOID_.Dataset)
        yield Claim(known, DCT.identifier, text(self.id))
        yield Claim(known, DCT.title, text(redact(self.title)))
        yield Claim(known, DCT.license, iri("https://creativecommons.org/licenses/by/4.0/"))

    def _count(
        self,
        questions: Sequence[Question],
        resolver: Resolver,
        people: People,
        sources: int,
        redact: Redaction,
        unfound: Sequence[tuple[Decision, str]],
    ) -> None:
        nobodys = [
            f"{reading.place}: tells of an agreement without naming or counting a party; it is not in the graph"
            for reading in self.readings
            for agreement in reading.record.agreements
            if not agreement.parties and not agreement.unnamed_parties
        ]
        not_obeyed = [f"{decision.place}: {decision.shown()}: {why}" for decision, why in unfound]
        asked = [
            *map(Question, not_obeyed),
            *resolver.questions,
            *questions,
            *people.questions(resolver.written),
            *map(Question, nobodys),
        ]
        self.questions = [*map(Question, people.unmatched()), *redacted(asked, redact)]
        self.suppressed = len(people.suppressed_people)
        self.counts["sources"] = sources
        self.counts["records"] = len(self.readings)
        self.counts["reports"] = sum(len(cluster.reports) for cluster in self.clusters)
        self.counts["agreements"] = len(self.clusters)
        self.counts["bodies"] = len(self.bodies)


def _take(
    told: Sequence[Told],
    known: KnownGraph,
    graph: SourceGraph,
    parting: Parting,
    support: Support,
    *,
    alone: bool = False,
) -> None:
    """Take what records of one source say, with one voice, into the known graph and the source's own.

    Args:
        told: what they say.
        known: the known graph.
        graph: the source's own.
        parting: tells what is said of an agreement alone.
        support: notes who says it.
        alone: whether it is a row, and the only one of its table that tells of its agreement.
    """
    for reading, rank, claims, agreement in one_voice(told):
        own, others = parting.of(claims) if agreement else ([], claims)
        if alone:
            graph.row(own, reading)
        if others:
            known.add(others, rank)
        graph.state(others if alone else claims, reading)
        if agreement:
            support.take(agreement, own, reading)
            known.report(agreement, own, rank)


def _rank(reading: Reading) -> Rank:
    """How much a reading counts in what it says beside its agreements, as ``Report.rank`` does."""
    record, source = reading.record, reading.source
    return bool(record.reviewed_by), False, 0, source.published or "", 0.0, source.key, record.id


def _bodies_named(record: Record, told: Sequence[Report], resolver: Resolver) -> Iterator[Body]:
    """The bodies that a record names: the parties of its reports, and others."""
    for report in told:
        yield from report.bodies
    if names_others(record):
        yield from map(resolver.resolve, all_mentions(record))


def _people_named(readings: Iterable[Reading]) -> Iterator[str]:
    """The names of people, as the records spell them."""
    for reading in readings:
        yield from (official.name for official in reading.record.officials)
        for agreement in reading.record.agreements:
            yield from agreement.signatories
            yield from (part.name for part in agreement.people)


def _shown(body: Body, redact: Redaction) -> Body:
    """A body under the names that may be shown."""
    return replace(
        body, name_th=body.name_th and redact(body.name_th), name_en=body.name_en and redact(body.name_en)
    )


def _seen(reading: Reading) -> dict[int, list[Seen]]:
    """When a record saw its officials in office: on the days of the signings that they have a part in, else on the day on
    which it was published."""
    record = reading.record
    published = record.published or reading.source.published
    days: defaultdict[str, list[Seen]] = defaultdict(list)
    for number, agreement in enumerate(record.agreements):
        if agreement.date and agreement.status in ("signed", "renewed"):
            for name in {
                fold(name) for name in (*agreement.signatories, *(part.name for part in agreement.people))
            }:
                days[name].append((agreement.date, f"/agreements/{number}/date"))
    return {
        number: days.get(fold(official.name)) or ([(published, "")] if published else [])
        for number, official in enumerate(record.officials)
    }
