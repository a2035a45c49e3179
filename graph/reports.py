"""Reports: one agreement as one source tells it, with its parties resolved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from citypact.graph.identities import Body, Resolver
from citypact.graph.iris import Iris
from citypact.graph.ntriples import earliest, latest
from citypact.graph.readings import Reading
from citypact.graph.records import Agreement
from citypact.graph.sources import digest

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

    @cached_property
    def span(self) -> tuple[str, str] | None:
        """The first and the last day that the report's date can mean."""
        date = self.agreement.date
        return (earliest(date), latest(date)) if date else None

    @property
    def confidence(self) -> float:
        """The confidence in the reading of the agreement's date; 1 for what a person entered."""
        record = self.reading.record
        spans = record.spans(f"/agreements/{self.index}/date")
        read = self.reading.source.reading == "extracted" and not record.reviewed_by
        return max((span.confidence for span in spans), default=0.0 if read else 1.0)

    @cached_property
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
    """The reports of all readings.

    Several agreements of one record between the same parties are told apart by what they are, never by their position:
    by type, and where that is not enough by date too. All of them, so that none takes another's IRI when one is removed.
    """
    taken: set[str] = set()
    for reading in sorted(readings, key=lambda reading: (reading.source.key, reading.record.id)):
        record = reading.record
        scope = record.id if reading.from_record else ""
        told = [
            (index, agreement, _iri(reading, agreement, iris, scope))
            for index, agreement in enumerate(record.agreements)
            if agreement.parties or agreement.unnamed_parties  # else nobody's: Dataset lists it as a question
        ]
        pairs: defaultdict[str, list[Agreement]] = defaultdict(list)
        given: Counter[str] | None = None
        if len(told) > 1:
            given = Counter()
            for _, agreement, iri in told:
                pairs[iri].append(agreement)
        for index, agreement, iri in told:
            if given is not None and len(alike := pairs[iri]) > 1:
                same_type = sum(other.type == agreement.type for other in alike) > 1
                iri = f"{iri}-{digest(f'{agreement.type}|{agreement.date if same_type else None}', 4)}"
                given[iri] += 1
                iri += f"-{given[iri]}" if given[iri] > 1 else ""  # nothing at all tells these two apart
            if iri in taken:  # another record of the same page tells of the same pair
                iri = f"{iri}-{digest(record.id, 4)}"
            taken.add(iri)
            yield Report(
                iri=iri,
                reading=reading,
                index=index,
                agreement=agreement,
                bodies=tuple([resolver.party(party, record) for party in agreement.parties]),
            )


def _iri(reading: Reading, agreement: Agreement, iris: Iris, scope: str) -> str:
    return iris.agreement(reading.source.key, [party.name for party in agreement.parties], record=scope)
