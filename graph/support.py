"""Support: how many independent sources give a value that the known graph holds, and how surely it was read.

Whoever asks which facts rest on one witness would go through the claims of all sources; so it is counted once, when they are
stated. Reprints and retellings are one witness with what they repeat.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from citypact.graph.claims import Claim
from citypact.graph.evidence import spans_of
from citypact.graph.ntriples import decimal, integer
from citypact.graph.readings import Reading
from citypact.graph.vocabulary import DCT, PACT_

__all__ = ["SUPPORTED", "Support"]

# the facts of an agreement that are counted -> how many witnesses there are, how surely it was read
SUPPORTED: Mapping[str, tuple[str, str]] = {
    DCT.type: (PACT_.typeWitnesses, PACT_.typeConfidence),
    PACT_.status: (PACT_.statusWitnesses, PACT_.statusConfidence),
    PACT_.plannedFor: (PACT_.plannedForWitnesses, PACT_.plannedForConfidence),
    PACT_.signedOn: (PACT_.signedOnWitnesses, PACT_.signedOnConfidence),
    PACT_.validFrom: (PACT_.validFromWitnesses, PACT_.validFromConfidence),
    PACT_.validUntil: (PACT_.validUntilWitnesses, PACT_.validUntilConfidence),
}
Fact = tuple[str, str, str]


class Support:
    """Who gives which value, as far as more than one source does, and how surely it was read at best."""

    def __init__(self) -> None:
        self._first: dict[Fact, str] = {}  # the key of the source that gave it first
        self._all: dict[Fact, set[str]] = {}  # of all, where there are more
        self._read: dict[Fact, float] = {}

    def take(self, claims: Iterable[Claim], reading: Reading) -> None:
        """Take what a source says of agreements, with one voice."""
        key = reading.source.key
        for claim in claims:
            if claim[1] not in SUPPORTED:
                continue
            fact = claim[:3]
            if self._first.setdefault(fact, key) != key:
                self._all.setdefault(fact, {self._first[fact]}).add(key)
            if reading.text is not None and claim.pointers:
                surest = max((span.confidence for span in spans_of(claim, reading)[0]), default=None)
                if surest is not None:
                    self._read[fact] = max(surest, self._read.get(fact, surest))

    def statements(
        self,
        agreements: Collection[str],
        value: Callable[[str, str], str | None],
        witness: Mapping[str, str],
    ) -> Iterator[str]:
        """Of each value that stands, how many witnesses it has, where it has several, and how surely it was read at best.

        Args:
            agreements: the terms of the agreements.
            value: what stands for a property of a subject.
            witness: the key of each source, and of the one that it repeats or retells, else its own.
        """
        for fact, sources in self._all.items():
            witnesses = len({witness[source] for source in sources})
            if witnesses > 1 and _stands(fact, agreements, value):
                yield f"{fact[0]} {SUPPORTED[fact[1]][0]} {integer(witnesses)}"
        for fact, confidence in self._read.items():
            if _stands(fact, agreements, value):
                yield f"{fact[0]} {SUPPORTED[fact[1]][1]} {decimal(confidence)}"


def _stands(fact: Fact, agreements: Collection[str], value: Callable[[str, str], str | None]) -> bool:
    return fact[0] in agreements and value(fact[0], fact[1]) == fact[2]
