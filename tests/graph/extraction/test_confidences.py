"""Confidences: raw ones, and what they come to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise

import pytest

from citypact.graph.extraction import confidences, extract
from citypact.graph.extraction.confidences import ANY, Confidences, confidence, place
from citypact.graph.extraction.fitting import AT, fitted
from citypact.graph.scoring import SURE, Judged, judged

TEXT = (
    "เทศบาลนครสายลมลงนาม MOU กับเทศบาลเมืองดอกหญ้า\n"
    "เมื่อวันที่ 24 กุมภาพันธ์ 2566 เวลา 13.00 น. ณ ห้องประชุมใหญ่ โรงเรียนสายลม นายสมมุติ ใจดี นายกเทศมนตรีนครสายลม "
    "ลงนามบันทึกข้อตกลงความร่วมมือด้านการศึกษา กับนางสาวตัวอย่าง งามดี นายกเทศมนตรีเมืองดอกหญ้า"
)


@pytest.fixture
def shipped() -> Confidences:
    told = json.loads((files("citypact.graph.extraction") / "confidences.json").read_text("utf-8"))
    return Confidences(told["at"], told["slots"])


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    yield
    confidences.put_back()


def rows(tables: Confidences) -> Iterator[tuple[str, str, list[float]]]:
    for slot, rules in tables.slots.items():
        for rule, row in rules.items():
            yield slot, rule, list(row)


def test_what_is_surer_of_itself_never_comes_to_less(shipped: Confidences) -> None:
    assert all(low < high for low, high in pairwise(shipped.at))
    for slot, rule, row in rows(shipped):
        assert len(row) == len(shipped.at), (slot, rule)
        assert all(low <= high for low, high in pairwise(row)), (slot, rule)
        assert row[0] >= 0 and row[-1] < 1, (slot, rule)
        said = [shipped.of(slot, rule, number / 200) for number in range(201)]
        assert said == sorted(said), (slot, rule)


def test_every_slot_has_a_table_for_rules_of_any_name(shipped: Confidences) -> None:
    assert all(ANY in rules for rules in shipped.slots.values())
    read = extract(TEXT, id="a")
    slots = {place(value.pointer) for value in judged({"a": read}, {"a": read}, extended={"a"})}
    assert len(slots) > 12
    assert slots <= set(shipped.slots)
    assert 0 < shipped.of("agreements/heard_of_tomorrow", "rule.unheard", 0.99) < SURE


def test_confidence_is_all_that_changes() -> None:
    calibrated = extract(TEXT, id="a").plain()
    confidences.raw()
    raw = extract(TEXT, id="a").plain()
    told = 0
    for pointer, spans in calibrated["evidence"].items():
        for span, other in zip(spans, raw["evidence"][pointer], strict=True):
            assert 0 <= span["confidence"] <= 1
            assert span["confidence"] == round(span["confidence"], 2)
            told += span["confidence"] != other["confidence"]
            span["confidence"] = other["confidence"]
    assert told
    assert calibrated == raw


def test_the_tables_in_use_decide() -> None:
    confidences.use(Confidences((0.0, 1.0), {ANY: {ANY: (0.2, 0.4)}, "officials": {ANY: (0.0, 1.0)}}))
    assert confidence("/agreements/3/date", "date.thai", 0.5) == 0.3
    assert confidence("/officials/2", "person.titled", 0.75) == 0.75
    assert confidence("/officials/2/honorific", "person.title", 0.75) == 0.75  # as sure as the official
    confidences.raw()
    assert confidence("/agreements/3/date", "date.thai", 0.5) == 0.5


def values(slot: str, rule: str, right: int, wrong: int, sure: float = 0.95) -> list[Judged]:
    return [
        Judged(f"{rule}-{number}", slot, sure, number < right, rule, f"/agreements/0/{slot}")
        for number in range(right + wrong)
    ]


def test_a_rule_that_is_often_wrong_comes_to_less() -> None:
    tables = fitted([*values("date", "date.good", 196, 4), *values("date", "date.bad", 60, 40)])
    good, bad = (tables.of("agreements/date", rule, 0.95) for rule in ("date.good", "date.bad"))
    assert good > 0.9 > 0.7 > bad > 0.4
    assert bad < tables.of("agreements/date", "date.unheard", 0.95) < good


def test_of_few_values_little_is_known() -> None:
    few, many = (fitted(values("time", "time.clock", right, 0)) for right in (3, 400))
    assert (
        few.of("agreements/time", "time.clock", 0.95) < many.of("agreements/time", "time.clock", 0.95) <= 0.99
    )


def test_a_slot_that_is_surely_wrong_too_often_is_sure_of_nothing() -> None:
    mixed = fitted(values("status", "status.signed", 180, 20, 0.99))
    assert mixed.of("agreements/status", "status.signed", 0.99) < SURE
    assert list(mixed.at) == list(AT)


def test_the_kind_of_text_that_is_read_worse_decides() -> None:
    told = [*values("date", "date.good", 390, 10), *values("time", "time.good", 400, 0)]
    worse = [*values("date", "date.retold", 40, 8), *values("time", "time.retold", 48, 0)]
    kinds = {value.document: "invented" for value in told} | {value.document: "retold" for value in worse}
    alike, apart = fitted([*told, *worse]), fitted([*told, *worse], kinds)
    assert (
        apart.of("agreements/date", "date.good", 0.95)
        < SURE
        <= alike.of("agreements/date", "date.good", 0.95)
    )
    assert (
        apart.of("agreements/time", "time.good", 0.95) >= SURE
    )  # of the other slot nothing is wrong in either kind
