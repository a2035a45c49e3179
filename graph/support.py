"""Support: how many independent sources give a value that the known graph holds, and how surely it was read.

Whoever asks which facts rest on one witness would go through the claims of all sources; so it is counted once, when they are
stated. Reprints and retellings are one witness with what they repeat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

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


class Support:
    """Who gives which values of an agreement, and how surely they were read at best, until all is said of it.

    Args:
        witness: the key of each source, and of the one that it repeats or retells, else its own.
    """

    def __init__(self, witness: Mapping[str, str]) -> None:
        self._witness = witness
        # agreement -> property and value -> who gives it, and the confidences with which it was read
        self._given: dict[str, dict[tuple[str, str], tuple[list[str], list[float]]]] = {}
        self._confirmed: defaultdict[str, set[tuple[str, str]]] = defaultdict(
            set
        )  # what a person found read right

    def take(self, agreement: str, claims: Iterable[Claim], reading: Reading) -> None:
        """Take what a source says of an agreement, with one voice."""
        given = self._given.setdefault(agreement, {})
        for claim in claims:
            if claim[1] not in SUPPORTED or claim[0] != agreement:
                continue
            witnesses, confidences = given.setdefault(claim[1:3], ([], []))
            witnesses.append(self._witness[reading.source.key])
            if reading.text is not None and claim.pointers:
                spans = spans_of(claim, reading)[0]
                confidences += (span.confidence for span in spans)
                if spans and reading.record.reviewed_by:
                    self._confirmed[agreement].add(claim[1:3])

    def of(self, agreement: str, value: Callable[[str, str], str | None]) -> Iterator[tuple[str, str]]:
        """Of each value that stands, how many witnesses it has, where it has several, and how surely it was read at best.

        Of what a person confirmed it does not matter how surely a program had read it.

        Args:
            agreement: the term of an agreement of which all is said; it is forgotten.
            value: what stands for a property of a subject.

        Yields:
            Property and value.
        """
        confirmed = self._confirmed.pop(agreement, set())
        for (predicate, said), (witnesses, confidences) in self._given.pop(agreement, {}).items():
            if value(agreement, predicate) == said:
                counted, read = SUPPORTED[predicate]
                if (number := len(set(witnesses))) > 1:
                    yield counted, integer(number)
                if confidences and (predicate, said) not in confirmed:
                    yield read, decimal(max(confidences))
