"""The dataset of a build: readings in, N-Quads out. Pure: no files, no clock, and the order of the readings changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from citypact.graph.changes import Change, named_in, what_changed
from citypact.graph.changes_checked import after_a_change
from citypact.graph.claims import Claim, Claims, Seen
from citypact.graph.deciding import agreements_ruled, people_ruled
from citypact.graph.decisions import Decision
from citypact.graph.descriptions import Descriptions, concept_labels
from citypact.graph.evidence import Evidence
from citypact.graph.gazetteers import Gazetteer
from citypact.graph.identities import Body, Resolver, all_mentions, mentions
from citypact.graph.iris import Iris
from citypact.graph.known import KnownGraph, one_voice
from citypact.graph.merging import Cluster, merge
from citypact.graph.names import fold
from citypact.graph.ntriples import iri, text
from citypact.graph.people import People
from citypact.graph.places import Known
from citypact.graph.placing import Placing
from citypact.graph.questions import Question, redacted
from citypact.graph.readings import Reading
from citypact.graph.redaction import Redaction
from citypact.graph.reports import Report, reports
from citypact.graph.sources import Source
from citypact.graph.terms_of_office import Term, outside_terms
from citypact.graph.vocabulary import DCT, PACT_, RDFS_, TYPE, VOID_
from citypact.graph.witnesses import reprints
from citypact.ontology.terms import KNOWN

__all__ = ["Dataset", "build_id"]

EXTRACTED = text("extracted")
ROW = text("row")


def build_id(
    readings: Iterable[Reading],
    decisions: Iterable[Decision],
    version: str,
    base: str,
    changes: Iterable[Change | Term] = (),
    places: Iterable[Known] = (),
) -> str:
    """The id of a build: a digest of sources, records, decisions, changes, added places and version, in no order of theirs."""
    parts = sorted(
        json.dumps(
            [
                reading.source.key,
                reading.source.content,
                str(reading.source),
                reading.curator,
                reading.curated_on,
                reading.record.plain(),
            ],
            ensure_ascii=False,
            sort_keys=True,
        )
        for reading in readings
    )
    parts += sorted(map(str, (*decisions, *changes))) + sorted(map(str, places))
    return hashlib.sha256("\n".join([version, base, *parts]).encode("utf-8", "surrogatepass")).hexdigest()[
        :12
    ]


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
        for _, lines in self.graphs():
            yield from lines

    def graphs(self) -> Iterator[tuple[str, list[str]]]:
        """Each graph's name and its statements as sorted N-Quads lines; the known graph ("") last."""
        self.redact = redact = Redaction(self.decisions)
        iris = Iris(self.base, redact)
        people = People(iris, self.decisions)
        for name in _people_named(self.readings):
            if people.hides(name):
                redact.also(name)  # before any IRI or claim is made
        resolver = Resolver(
            (reading.record for reading in self.readings),
            iris,
            self.gazetteer,
            self.decisions,
            named_in(self.changes, self.base),
        )
        changed, unchanged = what_changed(self.changes, resolver, self.base)
        people.ruled = people_ruled(self.decisions, self.readings, resolver, people.suppressed, iris)
        claims = Claims(iris, resolver, people, redact)
        descriptions = Descriptions(iris, redact)
        evidence = Evidence(iris, descriptions, redact)
        told_of = list(reports(self.readings, resolver, iris))
        ruled = agreements_ruled(self.decisions, told_of, resolver, self.base)
        merging = merge(told_of, ruled)
        self.clusters, self.bodies = merging.clusters, tuple(resolver.bodies())
        canonical = {report.iri: cluster.iri for cluster in merging.clusters for report in cluster.reports}
        by_source: defaultdict[str, list[Reading]] = defaultdict(list)
        for reading in self.readings:
            by_source[reading.source.key].append(reading)
        told: defaultdict[int, list[Report]] = defaultdict(list)
        for cluster in merging.clusters:
            for report in cluster.reports:
                told[id(report.reading)].append(report)

        known = KnownGraph()
        for key in sorted(by_source):
            graph: set[str] = set()
            where = f" {iri(iris.graph(key))} .\n"

            def state(claim: Claim, graph: set[str] = graph, where: str = where) -> None:
                graph.add(f"{claim.subject} {claim.predicate} {claim.object}{where}")

            told_here: list[tuple[Claim, tuple[object, ...]]] = []
            speaker: dict[int, Reading] = {}
            proved: dict[str, str] = {}  # each piece of evidence, and how it is known
            described: set[tuple[str, str]] = set()
            for reading in by_source[key]:
                for claim in self._described(reading, descriptions, resolver, described):
                    known.describe([claim])
                    state(claim)
                    for proof in evidence.of(claim, reading):
                        state(proof)
                        if proof.predicate == PACT_.kind:
                            proved[proof.subject] = _known_how(proof.object, reading)
                for claim, rank in self._claims(reading, told[id(reading)], canonical, claims):
                    told_here.append((claim, rank))
                    speaker[id(claim)] = reading
                own = reading.source.type in ("retelling", "invented")  # our words, or nobody's
                self.counts[reading.source.type if own else reading.source.reading] += 1
            for claim, rank in one_voice(told_here):
                known.add(claim, rank)
                state(claim)
                for proof in evidence.of(claim, speaker[id(claim)]):
                    state(proof)
                    if proof.predicate == PACT_.kind:
                        proved[proof.subject] = _known_how(proof.object, speaker[id(claim)])
                    if proof.predicate in (TYPE, RDFS_.label) and proof.subject.startswith(
                        f"<{self.base}agent/"
                    ):
                        known.describe([proof])
            yield iris.graph(key), sorted(graph)
            self.counts["claims"] += len(graph)
            self.counts.update(f"facts {how}" for how in proved.values())
        sources = {
            reading.record.id: iris.source(reading.source.key)
            for reading in self.readings
            if reading.row is not None
        }
        placing = Placing(iris, self.gazetteer, redact, sources)
        for body in self.bodies:
            known.describe(descriptions.body(body))
            known.describe(placing.of(body))
            known.describe(descriptions.identity(body))
        known.describe(Claim(iri(old), DCT.isReplacedBy, iri(today)) for old, today in people.replaced())
        for decision, things in (*resolver.decisions(), *ruled.obeyed, *people.obeyed()):
            known.describe(descriptions.decision(decision, things))
        for each in changed:
            known.describe(descriptions.change(each))
        known.describe(self._repeats(iris, merging.clusters))
        known.describe(concept_labels())
        known.describe(self._of_itself(redact))
        lines = {
            f"{subject} {predicate} {value} .\n"
            for subject, predicate, value in known.statements(
                merging.clusters, {body.iri: _shown(body, redact) for body in self.bodies}
            )
        }
        yield "", sorted(lines)
        unfound = [*resolver.decided.unfound, *ruled.unfound, *people.ruled.unfound]
        doubts = [
            *unchanged,
            *after_a_change(changed, merging.clusters),
            *outside_terms(self.terms, merging.clusters, resolver, self.base),
        ]
        asked = [*map(Question, doubts), *merging.questions]
        self._count(asked, resolver, people, lines, len(by_source), redact, unfound)

    def _described(
        self,
        reading: Reading,
        descriptions: Descriptions,
        resolver: Resolver,
        described: set[tuple[str, str]],
    ) -> Iterator[Claim]:
        """The descriptions that a source's graph needs to be read alone; of those that it has (``described``), none."""
        record, source = reading.record, reading.source
        speaking = source.issuer or record.issuer or ""
        if ("source", speaking) not in described:
            described.add(("source", speaking))
            named = mentions(record)
            issuer = resolver.resolve(named[speaking]) if speaking in named else None
            yield from descriptions.source(source, issuer)
            yield from self._original(source, descriptions)
        for body in map(resolver.resolve, all_mentions(record)):
            if ("body", body.iri) not in described:
                described.add(("body", body.iri))
                yield from descriptions.body(body)

    def _claims(
        self, reading: Reading, told: Sequence[Report], canonical: dict[str, str], claims: Claims
    ) -> Iterator[tuple[Claim, tuple[object, ...]]]:
        """All that one reading claims, with its rank."""
        record = reading.record
        rank = (
            bool(record.reviewed_by),
            False,
            0,
            reading.source.published or "",
            0.0,
            reading.source.key,
            record.id,
        )
        for report in told:
            for claim in claims.of_report(report, canonical[report.iri]):
                yield claim, report.rank
        for claim in claims.of_reading(reading, _seen(reading)):
            yield claim, rank

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

    def _repeats(self, iris: Iris, clusters: Sequence[Cluster]) -> Iterator[Claim]:
        """Which sources repeat another's text: they are one witness with it."""
        first = reprints(self.readings)
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
        known: set[str],
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
        self.counts["people"] = sum(" <http://xmlns.com/foaf/0.1/Person> ." in line for line in known)
        self.counts["known"] = len(known)


def _known_how(kind: str, reading: Reading) -> str:
    """How a fact is known: quoted from its source, retold in our words, curated by hand, or not at all: invented."""
    if reading.source.type == "invented":
        return "invented"
    if kind == ROW:
        return "tabled"
    if kind != EXTRACTED:
        return "curated"
    return "retold" if reading.source.type == "retelling" else "quoted"


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
