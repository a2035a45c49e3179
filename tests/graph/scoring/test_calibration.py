"""What the confidence of a value means."""

from __future__ import annotations

from typing import Any

from citypact.graph.extraction import extract
from citypact.graph.records import Record, record_from
from citypact.graph.scoring import BINS, SURE, Judged, Share, binned, judged, share

GOLD: dict[str, Any] = {
    "id": "a",
    "lang": "th",
    "agreements": [
        {
            "type": "mou",
            "status": "signed",
            "date": "2023-02-24",
            "parties": [{"name": "เทศบาลนครสายลม", "kind": "city_municipality"}],
        }
    ],
}


def read(confidence: dict[str, float]) -> Record:
    data = GOLD | {"agreements": [GOLD["agreements"][0] | {"type": "loi"}]}
    spans = {
        pointer: [{"start": 0, "end": 3, "quote": "abc", "rule": "r", "confidence": sure}]
        for pointer, sure in confidence.items()
    }
    return record_from(data | {"evidence": spans})


def values(confidence: dict[str, float]) -> dict[str, Judged]:
    return {each.slot: each for each in judged({"a": record_from(GOLD)}, {"a": read(confidence)})}


def test_every_value_that_was_read_is_judged_with_its_confidence() -> None:
    found = values({"/agreements/0/type": 0.97, "/agreements/0/date": 0.7, "/agreements/0/parties/0": 0.9})
    assert found["type"] == Judged("a", "type", 0.97, False, "r", "/agreements/0/type")
    assert found["date"] == Judged("a", "date", 0.7, True, "r", "/agreements/0/date")
    assert found["parties"] == Judged(
        "a", "parties", 0.9, True, "r", "/agreements/0/parties/0"
    )  # noted for the party that it names
    assert found["status"].confidence is None


def test_a_value_is_as_sure_as_its_surest_span() -> None:
    record = read({"/agreements/0/date": 0.5})
    data = record.plain()
    data["evidence"]["/agreements/0/date"].append(
        {"start": 4, "end": 5, "quote": "d", "rule": "r", "confidence": 0.8}
    )
    (date,) = (
        each for each in judged({"a": record_from(GOLD)}, {"a": record_from(data)}) if each.slot == "date"
    )
    assert date.confidence == 0.8


def test_a_text_that_was_not_read_has_no_values() -> None:
    assert not list(judged({"a": record_from(GOLD)}, {}))


def test_the_ranges_hold_every_confidence_once() -> None:
    found = [Judged("a", "date", number / 100, True) for number in range(101)]
    assert sum(counted.values for _, counted in binned(found)) == 101
    assert [each.low for each in BINS] == sorted((each.low for each in BINS), reverse=True)
    assert share(found, SURE) == Share(11, 11)
    assert Share(0, 0).portion is None


def test_what_the_extractor_reads_all_has_evidence() -> None:
    text = (
        "เทศบาลนครสายลมลงนาม MOU กับเทศบาลเมืองดอกหญ้า\n"
        "เมื่อวันที่ 24 กุมภาพันธ์ 2566 เวลา 13.00 น. ณ ห้องประชุมใหญ่ โรงเรียนสายลม นายสมมุติ ใจดี นายกเทศมนตรีนครสายลม "
        "ลงนามบันทึกข้อตกลงความร่วมมือด้านการศึกษา กับนางสาวตัวอย่าง งามดี นายกเทศมนตรีเมืองดอกหญ้า"
    )
    record = extract(text, id="a")
    found = list(judged({"a": record}, {"a": record}, extended={"a"}))
    assert {"parties", "date", "time", "venue_room", "official_of", "capacities"} <= {
        each.slot for each in found
    }
    assert all(each.right and each.confidence is not None for each in found)
