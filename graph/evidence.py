"""Evidence: why a claim stands, as statements about the exact claimed triple.

A quote is taken from the stored text and from nowhere else; a curated value has a person and a day instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

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

__all__ = ["ALL_OF", "PERSON", "Evidence", "Kind", "Proof", "check_quotes", "spans_of"]

PERSON = "person"  # the rule of a quote that a reviewer gave
ALL_OF = "&"  # joins JSON Pointers that carry a value together; no field of a record has it in its name
Kind = Literal["extracted", "curated", "row"]
_TELLS = PROV_.wasDerivedFrom  # says that a source tells of an agreement
_AROUND = 80  # characters beside a quote among which the rest of a name or number can stand


class Proof(NamedTuple):
    """One piece of evidence of a claim."""

    iri: str  # as a term
    kind: Kind
    statements: list[str]  # all that it says, each a line of N-Triples without its end
    person: tuple[str, ...] = ()  # what is said of who entered or confirmed the value
    sure: float = 1.0  # how sure the value was read


@dataclass(frozen=True)
class Evidence:
    """Makes the evidence of claims."""

    iris: Iris
    descriptions: Descriptions
    redact: Callable[[str], str]
    _people: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict, repr=False)

    def of(self, claims: Iterable[Claim], reading: Reading) -> Iterator[Proof]:
        """The evidence of claims of one reading; none of descriptions.

        The first of a claim's pointers with a span counts. Of pointers joined by ``&`` each part is evidence of its own
        about the same triple; a part without a span was entered by hand. A row of a table is one piece of evidence, about the
        triple that says that the table tells of the agreement: it stands for all that the table says of it.
        """
        if reading.row is not None:
            for claim in claims:
                if claim[1] == _TELLS and claim[3]:
                    yield self._row(claim, reading, reading.row)
            return
        for claim in claims:
            if not claim.pointers:
                continue
            spans, by_hand = spans_of(claim, reading)
            for span in spans:
                yield self._extracted(claim, reading, span)
            if by_hand:
                yield self._curated(claim, reading)

    def _about(self, claim: Claim, reading: Reading, kind: Kind, *more: str) -> tuple[str, list[str]]:
        """The evidence's IRI, and what all evidence says."""
        source = iri(self.iris.source(reading.source.key))
        subject, predicate, value = claim.subject, claim.predicate, claim.object
        evidence = iri(self.iris.evidence(source, subject, predicate, value, kind, *more))
        return evidence, [
            f"{evidence} {TYPE} {PACT_.Evidence}",
            f"{evidence} {RDF_.subject} {subject}",
            f"{evidence} {RDF_.predicate} {predicate}",
            f"{evidence} {RDF_.object} {value}",
            f'{evidence} {PACT_.kind} "{kind}"',
            f"{evidence} {PROV_.wasDerivedFrom} {source}",
        ]

    def _extracted(self, claim: Claim, reading: Reading, span: Span) -> Proof:
        assert reading.text is not None
        start, end, quote = self._quoted(reading.text, span)
        where = iri(self.iris.span(reading.source.key, start, end))
        evidence, said = self._about(claim, reading, "extracted", where, span.rule)
        said += (
            f"{evidence} {PACT_.rule} {text(span.rule)}",
            f"{evidence} {PACT_.confidence} {decimal(span.confidence)}",
            f"{evidence} {PACT_.span} {where}",
            f"{where} {TYPE} {PACT_.TextSpan}",
            f"{where} {PACT_.start} {integer(start)}",
            f"{where} {PACT_.end} {integer(end)}",
            f"{where} {PACT_.quote} {text(quote)}",
        )
        if span.inferred:
            said.append(f"{evidence} {PACT_.inferred} {typed('true', 'boolean')}")
        # what a person found right as it was read keeps its quote and rule, and has that person
        confirmed = bool(reading.record.reviewed_by)
        person = self._entered(evidence, said, reading) if confirmed or span.rule == PERSON else ()
        return Proof(evidence, "extracted", said, person, span.confidence)

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

    def _row(self, claim: Claim, reading: Reading, row: int) -> Proof:
        evidence, said = self._about(claim, reading, "row", str(row))
        said.append(f"{evidence} {PACT_.row} {integer(row)}")
        return Proof(evidence, "row", said)

    def _curated(self, claim: Claim, reading: Reading) -> Proof:
        evidence, said = self._about(claim, reading, "curated")
        return Proof(evidence, "curated", said, self._entered(evidence, said, reading))

    def _entered(self, evidence: str, said: list[str], reading: Reading) -> tuple[str, ...]:
        """Say who entered or confirmed a value, and when; what is said of the person is given back."""
        name = reading.curator or "unknown curator"
        if name not in self._people:
            about = tuple(claim.statement for claim in self.descriptions.described_agent(name))
            self._people[name] = iri(self.iris.agent(name)), about
        agent, about = self._people[name]
        said.append(f"{evidence} {PROV_.wasAttributedTo} {agent}")
        if reading.curated_on:
            said.append(f"{evidence} {DCT.date} {typed(reading.curated_on, 'date')}")
        return about


def spans_of(claim: Claim, reading: Reading) -> tuple[tuple[Span, ...], bool]:
    """The spans that a claim rests on, and whether it rests on somebody's entry as well, or alone."""
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
