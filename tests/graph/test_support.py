"""How many witnesses a value has, and how surely it was read, as the known graph says it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from citypact.graph.folder import GraphFolder
from citypact.graph.readings import Reading
from tests.supported import counted, stated
from tests.towns import agreement, dataset, reading

DAY = "วันที่ 24 กุมภาพันธ์ 2566"
TEXT = (
    f"{DAY} ลงนามบันทึกความเข้าใจ เทศบาลนครเมืองตะวันตก กับ เทศบาลนครเมืองตะวันออก "
    "เพื่อแลกเปลี่ยนเรียนรู้ด้านการศึกษา ศิลปวัฒนธรรม กีฬา และการท่องเที่ยว มีระยะเวลา 3 ปี "
    "โดยทั้งสองเทศบาลมีความสัมพันธ์อันดีมาอย่างยาวนาน และจะร่วมกันพัฒนาท้องถิ่นให้เจริญก้าวหน้าต่อไป"
)


def told(id: str, **more: Any) -> Reading:
    """A page that a person read."""
    return reading(id, agreement(**{"date": "2023-02-24", **more}), published="2023-03-01")


def read(id: str, confidence: float, text: str = TEXT) -> Reading:
    """A text that says the day, read with some confidence."""
    quote = {"start": 0, "end": len(DAY), "quote": DAY, "rule": "date.thai", "confidence": confidence}
    evidence = {"/agreements/0/date": [quote]}
    return reading(id, agreement(date="2023-02-24"), text=text, evidence=evidence, published="2023-03-02")


def said(*readings: Reading) -> dict[str, str]:
    """What is stated of the one agreement of some readings; it equals what their claims come to."""
    made, store = dataset(*readings)
    assert len(made.clusters) == 1
    assert stated(store) == counted(store)
    return {name: value for _, name, value in stated(store)}


def test_one_source_is_not_counted() -> None:
    assert said(told("a")) == {}


def test_sources_that_agree_are_counted() -> None:
    assert said(told("a"), told("b"), told("c", type="moa")) == {
        "typeWitnesses": "2",
        "statusWitnesses": "3",
        "signedOnWitnesses": "3",
    }


def test_only_the_value_that_stands_is_counted() -> None:
    less = told("a", date="2023-02"), told("b", date="2023-02")
    assert said(*less, told("c")) == {"typeWitnesses": "3", "statusWitnesses": "3"}


def test_a_retelling_is_one_witness_with_what_it_retells() -> None:
    original, retold = told("a"), told("b")
    retold = replace(retold, source=replace(retold.source, type="retelling", retells=original.source.key))
    assert said(original, retold) == {}
    assert said(original, retold, told("c"))["signedOnWitnesses"] == "2"


def test_a_reprint_is_one_witness_with_what_it_repeats() -> None:
    repeated = read("b", 0.8, f"{TEXT} แชร์ข่าวนี้")
    assert said(read("a", 0.9), repeated) == {"signedOnConfidence": "0.9"}


def test_the_surest_reading_of_the_value_that_stands_counts() -> None:
    other = read("b", 0.95, f"{DAY} มีข่าวว่าสองเทศบาลเป็นเมืองพี่เมืองน้องกัน")
    assert said(read("a", 0.85), other)["signedOnConfidence"] == "0.95"
    assert said(read("a", 0.85), other)["signedOnWitnesses"] == "2"


def test_the_bundled_collection_says_what_its_claims_come_to(bundled_world: Path) -> None:
    store = GraphFolder(bundled_world / "citypact-graph").open(in_memory=False).store
    found = stated(store)
    names = {name for _, name, _ in found}
    assert names >= {"typeWitnesses", "signedOnWitnesses"}
    assert not any(
        name.endswith("Confidence") for name in names
    )  # all that was read is confirmed by its editors
    assert found == counted(store)


def test_what_a_person_confirmed_has_no_confidence_of_reading() -> None:
    def confirmed(id: str, confidence: float) -> Reading:
        unread = read(id, confidence)
        record = unread.record.model_copy(update={"reviewed_by": "Somchai", "reviewed_on": "2024-05-06"})
        return replace(unread, record=record, curator="Somchai", curated_on="2024-05-06")

    assert said(read("a", 0.45)) == {"signedOnConfidence": "0.45"}
    assert said(confirmed("a", 0.45)) == {}
    assert "signedOnConfidence" not in said(confirmed("a", 0.45), read("b", 0.6))
