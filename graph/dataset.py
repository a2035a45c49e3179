"""The dataset of a build: readings in, N-Quads out. Pure: no files, no clock, and the order of the readings changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from citypact.graph.claims import Claim, Claims
from citypact.graph.decisions import Decision
from citypact.graph.descriptions import Descriptions, concept_labels
from citypact.graph.evidence import Evidence
from citypact.graph.identities import Body, Resolver, mentions
from citypact.graph.iris import Iris
from citypact.graph.known import KnownGraph
from citypact.graph.merging import Cluster, merge
from citypact.graph.ntriples import iri, text
from citypact.graph.people import People
from citypact.graph.privacy import masked
from citypact.graph.readings import Reading
from citypact.graph.reports import Report, reports
from citypact.graph.sources import Source
from citypact.graph.vocabulary import DCT, RDFS_, TYPE, VOID_
from citypact.ontology.terms import KNOWN

__all__ = ["Dataset", "build_id"]


def build_id(readings: Iterable[Reading], decisions: Iterable[Decision], version: str, base: str) -> str:
    """The id of a build: a digest of sources, records, decisions and version, in no order of theirs."""
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
    parts += sorted(map(str, decisions))
    return hashlib.sha256("\n".join([version, base, *parts]).encode("utf-8", "surrogatepass")).hexdigest()[
        :12
    ]


@dataclass
class Dataset:
    """All statements of one build.

    ``counts``, ``questions`` and ``clusters`` are filled while ``quads`` runs.
    """

    readings: Sequence[Reading]
    decisions: Sequence[Decision]
    base: str
    id: str
    title: str
    counts: Counter[str] = field(default_factory=Counter)
    questions: list[str] = field(default_factory=list)
    clusters: tuple[Cluster, ...] = ()
    bodies: tuple[Body, ...] = ()
    suppressed: int = 0

    def quads(self) -> Iterator[str]:
        """The statements as N-Quads lines: graph after graph, sorted within each, the known graph last."""
        iris = Iris(self.base)
        resolver = Resolver((reading.record for reading in self.readings), iris)
        people = People(iris, self.decisions)
        hidden = people.hidden_names()

        def redact(value: str) -> str:
            for name in hidden:
                value = value.replace(name, "█" * len(name))
            return masked(value)

        claims = Claims(iris, resolver, people, redact)
        descriptions = Descriptions(iris, redact)
        evidence = Evidence(iris, descriptions, redact)
        merging = merge(reports(self.readings, resolver, iris))
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
            for reading in by_source[key]:
                for claim in self._source_claims(
                    reading, told[id(reading)], canonical, claims, descriptions, resolver, known
                ):
                    graph.add(f"{claim.subject} {claim.predicate} {claim.object}{where}")
                    proofs = list(evidence.of(claim, reading))
                    self.counts[f"facts {_how(reading)}"] += bool(proofs)
                    for proof in proofs:
                        graph.add(f"{proof.subject} {proof.predicate} {proof.object}{where}")
                        if proof.predicate in (TYPE, RDFS_.label) and proof.subject.startswith(
                            f"<{self.base}agent/"
                        ):
                            known.describe([proof])
                self.counts[
                    reading.source.type if reading.source.type == "retelling" else reading.source.reading
                ] += 1
            yield from sorted(graph)
            self.counts["claims"] += len(graph)
        for body in self.bodies:
            known.describe(descriptions.body(body))
            known.describe(Claim(iri(old), DCT.isReplacedBy, iri(body.iri)) for old in body.retired)
        known.describe(concept_labels())
        known.describe(self._of_itself())
        lines = {
            f"{subject} {predicate} {value} .\n"
            for subject, predicate, value in known.statements(
                merging.clusters, {body.iri: body for body in self.bodies}
            )
        }
        yield from sorted(lines)
        self._count(merging.questions, resolver, people, lines, len(by_source))

    def _source_claims(
        self,
        reading: Reading,
        told: Sequence[Report],
        canonical: dict[str, str],
        claims: Claims,
        descriptions: Descriptions,
        resolver: Resolver,
        known: KnownGraph,
    ) -> Iterator[Claim]:
        """All that one reading says, told to the known graph as well."""
        record, source = reading.record, reading.source
        named = {mention.name: resolver.resolve(mention) for mention in mentions(record)}
        rank = (bool(record.reviewed_by), False, 0, source.published or "", 0.0, source.key, record.id)
        issuer = named.get(record.issuer or source.issuer or "")
        described = [*descriptions.source(source, issuer), *self._original(source, descriptions)]
        for body in {body.iri: body for body in named.values()}.values():
            described += descriptions.body(body)
        known.describe(described)
        yield from described
        for report in told:
            for claim in claims.of_report(report, canonical[report.iri]):
                known.add(claim, report.rank)
                yield claim
        for claim in claims.of_reading(reading, _seen(reading)):
            known.add(claim, rank)
            yield claim

    def _original(self, source: Source, descriptions: Descriptions) -> Iterator[Claim]:
        """The real source behind a retelling, described where the collection holds no record of it."""
        if source.retells and not any(reading.source.key == source.retells for reading in self.readings):
            yield from descriptions.source(
                Source(
                    key=source.retells,
                    type="article",
                    reading="retold",
                    url=source.retells_url,
                    lang=source.lang,
                ),
                None,
            )

    def _of_itself(self) -> Iterator[Claim]:
        known = iri(KNOWN)
        yield Claim(known, TYPE, VOID_.Dataset)
        yield Claim(known, DCT.identifier, text(self.id))
        yield Claim(known, DCT.title, text(self.title))
        yield Claim(known, DCT.license, iri("https://creativecommons.org/licenses/by/4.0/"))

    def _count(
        self, questions: Sequence[str], resolver: Resolver, people: People, known: set[str], sources: int
    ) -> None:
        nobodys = [
            f"{reading.place}: tells of an agreement without naming or counting a party; it is not in the graph"
            for reading in self.readings
            for agreement in reading.record.agreements
            if not agreement.parties and not agreement.unnamed_parties
        ]
        self.questions = [*resolver.questions, *questions, *people.questions(), *nobodys]
        self.suppressed = len(people.suppressed_people)
        self.counts["sources"] = sources
        self.counts["records"] = len(self.readings)
        self.counts["reports"] = sum(len(cluster.reports) for cluster in self.clusters)
        self.counts["agreements"] = len(self.clusters)
        self.counts["bodies"] = len(self.bodies)
        self.counts["people"] = sum(" <http://xmlns.com/foaf/0.1/Person> ." in line for line in known)
        self.counts["known"] = len(known)


def _how(reading: Reading) -> str:
    """How a reading's facts are known: quoted from their source, retold in our words, or curated by hand."""
    if reading.source.type == "retelling":
        return "retold"
    return "quoted" if reading.source.reading == "extracted" else "curated"


def _seen(reading: Reading) -> tuple[str, ...]:
    """When a record saw its officials: the days of its signings, else the day it was published."""
    days = {
        agreement.date
        for agreement in reading.record.agreements
        if agreement.date and agreement.status in ("signed", "renewed")
    }
    published = reading.record.published or reading.source.published
    return tuple(sorted(days)) or ((published,) if published else ())
