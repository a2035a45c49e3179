"""Evidence: why a claim stands, as statements about the exact claimed triple.

A quote is taken from the stored text and from nowhere else; a curated value has a person and a day instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from citypact.errors import RecordError
from citypact.graph.claims import Claim
from citypact.graph.descriptions import Descriptions
from citypact.graph.iris import Iris
from citypact.graph.ntriples import decimal, integer, iri, text, typed
from citypact.graph.readings import Reading
from citypact.graph.records import Span
from citypact.graph.vocabulary import DCT, PACT_, PROV_, RDF_, TYPE

__all__ = ["LONGEST_QUOTE", "Evidence", "check_quotes"]

LONGEST_QUOTE = 300  # characters of somebody's text that a graph may carry, with its acknowledgement


@dataclass(frozen=True)
class Evidence:
    """Makes the evidence of claims."""

    iris: Iris
    descriptions: Descriptions
    redact: Callable[[str], str]

    def of(self, claim: Claim, reading: Reading) -> Iterator[Claim]:
        """The evidence of one claim; nothing for a description."""
        if not claim.pointers:
            return
        spans = next((found for pointer in claim.pointers if (found := reading.record.spans(pointer))), ())
        if spans and reading.text is not None:
            for span in spans:
                yield from self._extracted(claim, reading, span)
        elif reading.source.reading != "extracted" or reading.curator:
            yield from self._curated(claim, reading)

    def _about(self, claim: Claim, reading: Reading, kind: str, *more: str) -> tuple[str, Iterator[Claim]]:
        source = iri(self.iris.source(reading.source.key))
        evidence = iri(self.iris.evidence(source, claim.subject, claim.predicate, claim.object, kind, *more))

        def statements() -> Iterator[Claim]:
            yield Claim(evidence, TYPE, PACT_.Evidence)
            yield Claim(evidence, RDF_.subject, claim.subject)
            yield Claim(evidence, RDF_.predicate, claim.predicate)
            yield Claim(evidence, RDF_.object, claim.object)
            yield Claim(evidence, PACT_.kind, text(kind))
            yield Claim(evidence, PROV_.wasDerivedFrom, source)

        return evidence, statements()

    def _extracted(self, claim: Claim, reading: Reading, span: Span) -> Iterator[Claim]:
        end = min(span.end, span.start + LONGEST_QUOTE)
        where = iri(self.iris.span(reading.source.key, span.start, end))
        evidence, about = self._about(claim, reading, "extracted", where, span.rule)
        yield from about
        yield Claim(evidence, PACT_.rule, text(span.rule))
        yield Claim(evidence, PACT_.confidence, decimal(span.confidence))
        if span.inferred:
            yield Claim(evidence, PACT_.inferred, typed("true", "boolean"))
        yield Claim(evidence, PACT_.span, where)
        yield Claim(where, TYPE, PACT_.TextSpan)
        yield Claim(where, PACT_.start, integer(span.start))
        yield Claim(where, PACT_.end, integer(end))
        yield Claim(where, PACT_.quote, text(self.redact(span.quote[: end - span.start])))

    def _curated(self, claim: Claim, reading: Reading) -> Iterator[Claim]:
        evidence, about = self._about(claim, reading, "curated")
        yield from about
        yield from self.descriptions.agent(
            evidence, PROV_.wasAttributedTo, reading.curator or "unknown curator"
        )
        if reading.curated_on:
            yield Claim(evidence, DCT.date, typed(reading.curated_on, "date"))


def check_quotes(reading: Reading) -> None:
    """Hold every quote of a record against the text it claims to be from.

    Raises:
        RecordError: naming the first value whose quote stands elsewhere.
    """
    if reading.text is None:
        if reading.record.evidence:
            raise RecordError(
                f"{reading.place}: has quotes, but its text is not in the collection; "
                "add the text to sources/, or remove evidence"
            )
        return
    for pointer, spans in (reading.record.evidence or {}).items():
        for span in spans:
            if reading.text[span.start : span.end] != span.quote:
                raise RecordError(
                    f"{reading.place}: evidence {pointer}: the text does not say {span.quote[:40]!r} at {span.start}; "
                    "the source has changed: read it again"
                )
