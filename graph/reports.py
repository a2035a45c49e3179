"""Reports: one agreement as one source tells it, with its parties resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from citypact.graph.identities import Body, Mention, Resolver
from citypact.graph.iris import Iris
from citypact.graph.ntriples import earliest, latest
from citypact.graph.readings import Reading
from citypact.graph.records import Agreement

__all__ = ["PARTY_ROLES", "Report", "reports"]

PARTY_ROLES = frozenset({"party", "host", "initiator", "invited"})  # the roles behind the shortcut pact:party


@dataclass(frozen=True)
class Report:
    """One agreement of one reading; ``index`` is its place in the record."""

    iri: str
    reading: Reading
    index: int
    agreement: Agreement
    bodies: tuple[Body, ...]  # one for each party of the agreement, in its order

    @cached_property
    def parties(self) -> frozenset[str]:
        """IRIs of the bodies that conclude the agreement."""
        pairs = zip(self.bodies, self.agreement.parties, strict=True)
        return frozenset(body.iri for body, party in pairs if (party.role or "party") in PARTY_ROLES)

    @property
    def span(self) -> tuple[str, str] | None:
        """The first and the last day that the report's date can mean."""
        date = self.agreement.date
        return (earliest(date), latest(date)) if date else None

    @property
    def confidence(self) -> float:
        """The confidence in the reading of the agreement's date; 1 for what a person entered."""
        spans = self.reading.record.spans(f"/agreements/{self.index}/date")
        return max(
            (span.confidence for span in spans),
            default=0.0 if self.reading.source.reading == "extracted" else 1.0,
        )

    @property
    def rank(self) -> tuple[bool, bool, int, str, float, str, str]:
        """How much the report's single values count, the greatest last: a person's word, signed, precise, later
        published, higher confidence; then the source's key, so that the order of sources never decides."""
        return (
            bool(self.reading.record.reviewed_by),
            self.agreement.status in ("signed", "renewed"),
            len(self.agreement.date or ""),
            self.reading.source.published or "",
            self.confidence,
            self.reading.source.key,
            self.iri,
        )


def reports(readings: Iterable[Reading], resolver: Resolver, iris: Iris) -> Iterator[Report]:
    """The reports of all readings; of a record's several agreements between the same parties, the second's IRI ends
    with 2."""
    counted: Counter[str] = Counter()
    for reading in sorted(readings, key=lambda reading: (reading.source.key, reading.record.id)):
        for index, agreement in enumerate(reading.record.agreements):
            if not agreement.parties and not agreement.unnamed_parties:
                continue  # nobody's agreement: Dataset lists it as a question
            names = [party.name for party in agreement.parties]
            record = "" if reading.text is not None else reading.record.id
            first = iris.agreement(reading.source.key, names, 1, record=record)
            counted[first] += 1
            yield Report(
                iri=iris.agreement(reading.source.key, names, counted[first], record=record),
                reading=reading,
                index=index,
                agreement=agreement,
                bodies=tuple(
                    resolver.resolve(
                        Mention(
                            name=party.name,
                            level=party.kind,
                            name_en=party.name_en,
                            country=party.country,
                            province=party.province,
                        )
                    )
                    for party in agreement.parties
                ),
            )
