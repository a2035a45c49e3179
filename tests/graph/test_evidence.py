from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from citypact.errors import RecordError
from citypact.graph.claims import Claim
from citypact.graph.descriptions import Descriptions
from citypact.graph.evidence import Evidence, Proof, check_quotes
from citypact.graph.iris import Iris
from citypact.graph.privacy import LONGEST_QUOTATION
from citypact.graph.readings import Reading
from citypact.graph.redaction import BLACK, Redaction
from citypact.graph.vocabulary import PACT_, PROV_, RDFS_
from tests.towns import BASE, agreement, reading

NAME = "สมมุติ ใจงาม"
TEXT = f"ลงนามวันที่ 24 กุมภาพันธ์ 2566 เวลา 13.00 น. โดยนาย{NAME} โทร. 053-711333 ต่อ 12 ครับ"
DATE, TIME = "/agreements/0/date", "/agreements/0/time"


def span(start: int, end: int, text: str = TEXT) -> dict[str, Any]:
    return {"start": start, "end": end, "quote": text[start:end], "rule": "r", "confidence": 0.9}


def of(quote: str) -> dict[str, Any]:
    return span(TEXT.index(quote), TEXT.index(quote) + len(quote))


def read(evidence: dict[str, list[dict[str, Any]]], text: str = TEXT) -> Reading:
    made = agreement(date="2023-02-24", time="13:00", domains=["education"], purposes=["x"])
    return reading("a", made, text=text, evidence=evidence)


def maker() -> Evidence:
    redact = Redaction()
    redact.also(NAME)
    iris = Iris(BASE, redact)
    return Evidence(iris, Descriptions(iris, redact), redact)


def claim(*pointers: str) -> Claim:
    return Claim("<s>", "<p>", '"o"', pointers)


def values(proofs: list[Proof], predicate: str) -> list[str]:
    said = [line.split(" ", 2) for proof in proofs for line in (*proof.statements, *proof.person)]
    return [value for _, stated, value in said if stated == predicate]


def kinds(made: Iterable[Proof]) -> list[str]:
    return sorted(proof.kind for proof in made)


def quoted(text: str, start: int, end: int) -> tuple[int, int, str]:
    made = list(maker().of([claim(DATE)], read({DATE: [span(start, end, text)]}, text)))
    (first,), (last,), (quote,) = (values(made, each) for each in (PACT_.start, PACT_.end, PACT_.quote))
    return int(first.split('"')[1]), int(last.split('"')[1]), quote.split('"')[1]


def test_a_short_quote_stands_as_it_is() -> None:
    end = len("ลงนามวันที่ 24")
    assert quoted(TEXT, 0, end) == (0, end, TEXT[:end])


@pytest.mark.parametrize(
    "secret", [NAME, "053-711333", "053-711333 ต่อ 12", "สมมุติ  \n ใจงาม", "a.b@example.org"]
)
@pytest.mark.parametrize("before", range(LONGEST_QUOTATION - 20, LONGEST_QUOTATION + 2, 3))
def test_no_cut_goes_through_a_name_or_number_and_the_end_is_that_of_the_quote(
    secret: str, before: int
) -> None:
    text = "ก" * (before - 1) + f" {secret} " + "ข" * 80
    start, end, quote = quoted(text, 0, len(text))
    assert start == 0 and len(quote) <= LONGEST_QUOTATION and end <= LONGEST_QUOTATION
    assert quote == maker().redact(text[:end])
    kept = text[before:end]
    assert kept == "" or kept.startswith(secret)
    for piece in (secret[:3], secret[-3:]):
        assert piece not in quote


@pytest.mark.parametrize("inside", range(1, len(NAME)))
def test_a_quote_that_begins_or_ends_inside_a_name_shows_no_part_of_it(inside: int) -> None:
    at = TEXT.index(NAME)
    start, end, quote = quoted(TEXT, at + inside, at + len(NAME) + 5)
    assert (start, end, quote) == (at + len(NAME), at + len(NAME) + 5, " โทร.")
    start, end, quote = quoted(TEXT, at - 6, at + inside)
    assert (start, end, quote) == (at - 6, at, "โดยนาย")


def test_a_quote_inside_a_name_is_black() -> None:
    at = TEXT.index(NAME)
    assert quoted(TEXT, at + 2, at + 5) == (at + 2, at + 5, BLACK * 3)


def test_a_quote_ends_at_a_whole_letter() -> None:
    text = "ก" * (LONGEST_QUOTATION - 1) + "กี่" + "ข" * 50
    assert quoted(text, 0, len(text)) == (0, LONGEST_QUOTATION - 1, "ก" * (LONGEST_QUOTATION - 1))


def test_a_value_without_a_span_in_a_record_with_spans_was_entered_by_hand() -> None:
    made, held = maker(), read({DATE: [of("24 กุมภาพันธ์ 2566")]})
    assert held.curator is None
    covers = claim("/agreements/0/domains/0", "/agreements/0/domains")
    proofs = list(made.of([covers], held))
    assert values(proofs, PACT_.kind) == ['"curated"']
    assert kinds(proofs) == ["curated"]
    assert values(proofs, RDFS_.label) == ['"unknown curator"@en']
    named = replace(held, curator="ผู้บันทึก", curated_on="2024-01-01")
    assert values(list(made.of([covers], named)), RDFS_.label) == ['"ผู้บันทึก"@th']
    assert kinds(made.of([claim(DATE)], named)) == ["extracted"]


def test_every_claim_with_pointers_has_evidence_and_no_description_has() -> None:
    made = maker()
    for held in (read({}), read({DATE: [of("2566")]}), reading("b", agreement())):
        assert list(made.of([claim()], held)) == []
        for pointers in ((DATE,), (TIME, DATE), (f"{TIME}&{DATE}",), ("/issuer",)):
            assert values(list(made.of([claim(*pointers)], held)), PROV_.wasDerivedFrom)
            assert set(kinds(made.of([claim(*pointers)], held))) <= {"extracted", "curated"}


def test_the_first_pointer_with_a_span_counts() -> None:
    held = read({DATE: [of("24 กุมภาพันธ์ 2566")], "/agreements/0": [of("ลงนาม")]})
    proofs = list(maker().of([claim(TIME, DATE, "/agreements/0")], held))
    assert values(proofs, PACT_.quote) == ['"24 กุมภาพันธ์ 2566"']


def test_pointers_joined_are_each_evidence_of_the_same_triple() -> None:
    held = read({DATE: [of("24 กุมภาพันธ์ 2566")], TIME: [of("13.00 น.")]})
    both = claim(f"{TIME}&{DATE}", DATE)
    proofs = list(maker().of([both], held))
    assert sorted(values(proofs, PACT_.quote)) == ['"13.00 น."', '"24 กุมภาพันธ์ 2566"']
    assert len({proof.iri for proof in proofs}) == 2
    assert kinds(proofs) == ["extracted", "extracted"]


def test_the_part_without_a_span_of_joined_pointers_was_entered_by_hand() -> None:
    held = read({DATE: [of("24 กุมภาพันธ์ 2566")]})
    both = claim(f"{TIME}&{DATE}")
    proofs = list(maker().of([both], held))
    assert sorted(values(proofs, PACT_.kind)) == ['"curated"', '"extracted"']
    assert kinds(proofs) == ["curated", "extracted"]


def test_a_quote_that_stands_elsewhere_is_told_so_that_names_can_be_taken_out() -> None:
    for quote in ("นายสมมุติ\n ใจงาม", "นาย สมมุติ ใจงาม " + "ก" * 100):
        wrong = {"start": 0, "end": len(quote), "quote": quote, "rule": "r", "confidence": 1.0}
        with pytest.raises(RecordError, match="at 0; the source has changed") as raised:
            check_quotes(read({DATE: [wrong]}))
        assert "งาม" not in maker().redact(str(raised.value))
