"""Evidence: why a claim stands, as statements about the exact claimed triple.

A quote is taken from the stored text and from nowhere else; a curated value has a person and a day instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from citypact.errors import RecordError
from citypact.graph.claims import Claim
from citypact.graph.descriptions import Descriptions
from citypact.graph.iris import Iris
from citypact.graph.ntriples import decimal, integer, iri, text, typed
from citypact.graph.privacy import LONGEST_QUOTATION
from citypact.graph.readings import Reading
from citypact.graph.records import Span
from citypact.graph.redaction import BLACK, divides
from citypact.graph.vocabulary import DCT, PACT_, PROV_, RDF_, TYPE

__all__ = ["ALL_OF", "PERSON", "Evidence", "check_quotes"]

PERSON = "person"  # the rule of a quote that a reviewer gave
ALL_OF = "&"  # joins JSON Pointers that carry a value together; no field of a record has it in its name
_AROUND = 80  # characters beside a quote among which the rest of a name or number can stand


@dataclass(frozen=True)
class Evidence:
    """Makes the evidence of claims."""

    iris: Iris
    descriptions: Descriptions
    redact: Callable[[str], str]

    def of(self, claim: Claim, reading: Reading) -> Iterable[Claim]:
        """The evidence of one claim; nothing for a description.

        The first of the claim's pointers with a span counts. Of pointers joined by ``&`` each part is evidence of its own
        about the same triple; a part without a span was entered by hand. A row of a table is one piece of evidence, about the
        triple that says that the table tells of the agreement: it stands for all that the table says of it.
        """
        if reading.row is None:
            return self._told(claim, reading)
        if claim.predicate == PROV_.wasDerivedFrom and claim.pointers:
            return self._row(claim, reading, reading.row)
        return ()

    def _told(self, claim: Claim, reading: Reading) -> Iterator[Claim]:
        """The evidence of a claim that a text or a person makes."""
        spans, by_hand = _spans(claim, reading)
        for span in spans:
            yield from self._extracted(claim, reading, span)
        if by_hand:
            yield from self._curated(claim, reading)

    def kind_of(self, claim: Claim, reading: Reading) -> Literal["extracted", "curated", "row"] | None:
        """How a claim is known: wholly read from its source, or entered by hand at least in part; None for a description."""
        if reading.row is not None:
            return "row" if claim.pointers else None
        spans, by_hand = _spans(claim, reading)
        return "curated" if by_hand else "extracted" if spans else None

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
        assert reading.text is not None
        start, end, quote = self._quoted(reading.text, span)
        where = iri(self.iris.span(reading.source.key, start, end))
        evidence, about = self._about(claim, reading, "extracted", where, span.rule)
        yield from about
        yield Claim(evidence, PACT_.rule, text(span.rule))
        yield Claim(evidence, PACT_.confidence, decimal(span.confidence))
        if span.rule == PERSON:
            yield from self._entered(evidence, reading)
        if span.inferred:
            yield Claim(evidence, PACT_.inferred, typed("true", "boolean"))
        yield Claim(evidence, PACT_.span, where)
        yield Claim(where, TYPE, PACT_.TextSpan)
        yield Claim(where, PACT_.start, integer(start))
        yield Claim(where, PACT_.end, integer(end))
        yield Claim(where, PACT_.quote, text(quote))

    def _quoted(self, source: str, span: Span) -> tuple[int, int, str]:
        """The part of a span that is quoted, and how it reads: at most 300 characters, before and after redaction.

        Hidden names and numbers are sought in the text around the quote as well, and no cut goes through one: its halves
        would not be known for what they are.
        """
        around = source[max(0, span.start - _AROUND) : span.end + _AROUND]
        if span.end - span.start <= LONGEST_QUOTATION and self.redact(around) == around:
            return span.start, span.end, source[span.start : span.end]
        start, end = span.start, min(span.end, span.start + LONGEST_QUOTATION)
        while start < end and divides(self.redact, source, start):
            start += 1
        while end > start:
            whole = end == span.end or unicodedata.category(source[end]) not in ("Mn", "Mc")
            if whole and not divides(self.redact, source, end):
                quote = self.redact(source[start:end])
                if len(quote) <= LONGEST_QUOTATION:
                    return start, end, quote
            end -= 1
        end = min(span.end, span.start + LONGEST_QUOTATION)  # all of it is part of what is hidden
        return span.start, end, BLACK * (end - span.start)

    def _row(self, claim: Claim, reading: Reading, row: int) -> Iterator[Claim]:
        evidence, about = self._about(claim, reading, "row", str(row))
        yield from about
        yield Claim(evidence, PACT_.row, integer(row))

    def _curated(self, claim: Claim, reading: Reading) -> Iterator[Claim]:
        evidence, about = self._about(claim, reading, "curated")
        yield from about
        yield from self._entered(evidence, reading)

    def _entered(self, evidence: str, reading: Reading) -> Iterator[Claim]:
        """Who entered a value, and when."""
        yield from self.descriptions.agent(
            evidence, PROV_.wasAttributedTo, reading.curator or "unknown curator"
        )
        if reading.curated_on:
            yield Claim(evidence, DCT.date, typed(reading.curated_on, "date"))


def _spans(claim: Claim, reading: Reading) -> tuple[tuple[Span, ...], bool]:
    """The spans that a claim rests on, and whether it rests on somebody's entry as well, or alone."""
    if not claim.pointers:
        return (), False
    if reading.text is not None:
        for pointer in claim.pointers:
            named = pointer.split(ALL_OF)
            parts = [reading.record.spans(part) for part in named]
            if any(parts):
                return tuple(dict.fromkeys(span for part in parts for span in part)), not all(parts)
            if any(part in (reading.record.evidence or ()) for part in named):
                break  # a person's value: what it stood in the place of is no evidence of it
    return (), True


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
                # whole and without escapes, or not at all: so whoever shows the message can take hidden names out
                shown = " ".join(span.quote.split())
                said = f"'{shown}'" if len(shown) <= 60 else "its quote"
                raise RecordError(
                    f"{reading.place}: evidence {pointer}: the text does not say {said} at {span.start}; "
                    "the source has changed: read it again"
                )
