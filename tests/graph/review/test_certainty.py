from __future__ import annotations

from citypact.graph.extraction import extract
from citypact.graph.records import record_from
from citypact.graph.review.certainty import doubts
from tests.graph.review.conftest import SIGNED, VISIT


def whys(agreement: dict[str, object]) -> list[str]:
    record = record_from(
        {"id": "a", "lang": "th", "agreements": [{"type": "mou", "status": "signed", **agreement}]}
    )
    return [doubt.why for doubt in doubts(record, "")]


def test_the_strongest_doubt_comes_first() -> None:
    found = doubts(extract(SIGNED, id="a"), SIGNED)
    assert found == sorted(found)
    assert all(0 <= doubt.confidence <= 1 for doubt in found)


def test_what_is_missing_is_a_doubt() -> None:
    assert whys({}) == ["no value has a quote", "no party", "no date", "no domain"]
    assert "one party" in whys({"parties": [{"name": "ก", "kind": "other"}]})
    assert "no party" not in whys({"unnamed_parties": 12})
    assert "no date" not in whys({"status": "in_force"})


def test_a_text_that_speaks_of_agreements_and_gives_none_is_doubted() -> None:
    nothing = record_from({"id": "a", "lang": "th"})
    assert doubts(nothing, "คณะเยือนเมืองพี่เมืองน้อง")[0].confidence == 0.5
    assert doubts(nothing, "They climbed the mountain.")[0].confidence == 0.9
    assert doubts(extract(VISIT, id="a"), VISIT)[0].why == "no agreement found"


def test_a_record_whose_every_value_is_by_hand_has_a_doubt_too() -> None:
    whole = {
        "date": "2023",
        "parties": [{"name": name, "kind": "other"} for name in "กข"],
        "domains": ["sports"],
    }
    record = {"id": "a", "lang": "th", "agreements": [{"type": "mou", "status": "signed", **whole}]}
    by_hand = record_from({**record, "evidence": {"/agreements/0/type": []}})
    assert doubts(by_hand, "")[0].why == "no value has a quote"
    span = {"start": 0, "end": 1, "quote": "ก", "rule": "r", "confidence": 0.1}
    noted = record_from({**record, "issuer": "ก", "evidence": {"/issuer": [span]}})
    assert doubts(noted, "ก")[0] == (0.1, "issuer ก")


def test_every_value_with_a_confidence_counts() -> None:
    found = extract(SIGNED, id="a")
    least = min(max(span.confidence for span in spans) for spans in (found.evidence or {}).values())
    assert found.issuer is not None
    assert doubts(found, SIGNED)[0].confidence <= least
    assert any(doubt.why == f"issuer {found.issuer}" for doubt in doubts(found, SIGNED))
