"""Extraction as a whole: the reference release, evidence for every value, and texts of every shape."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citypact.graph.extraction import extract
from citypact.graph.reading import read_text, stored
from citypact.graph.records import Record

SHARED = Path(os.environ.get("CITYPACT_SHARED") or Path(__file__).resolve().parents[4] / "shared")
REFERENCE = "chiangrai-rayong-2023"
RETELLINGS = sorted((Path(__file__).resolve().parents[3] / "graph" / "collection" / "sources").glob("*.txt"))

RELEASE = (
    "ทน.สายลม จับมือ ทม.ดอกหญ้า ดันการท่องเที่ยว\n\nเมื่อวันพุธที่ ๕ มีนาคม ๒๕๖๗ เวลา 10.30 น. ณ ห้องประชุมลมหนาว ชั้น 2 โรงแรมฟ้าใส "
    "เทศบาลนครสายลม โดยนายก้อน  เมฆา นายกเทศมนตรีนครสายลม และเทศบาลเมืองดอกหญ้า โดย ผศ.ดร.ขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า "
    "ร่วมลงนามบันทึกข้อตกลงความร่วมมือ (MOU) ด้านการท่องเที่ยว เเละการกีฬา เพื่อยกระดับคุณภาพชีวิต โดยมีนายคราม ฟ้าดี "
    "ผู้ว่าราชการจังหวัดลมหนาว เป็นประธาน\n\nเรื่องที่เกี่ยวข้อง\nอบจ.หินผา ลงนาม MOU 1 ม.ค. 60"
)


def reference() -> tuple[str, dict[str, Any]]:
    text, gold = SHARED / "corpus/texts" / f"{REFERENCE}.txt", SHARED / "corpus/gold" / f"{REFERENCE}.json"
    if not text.is_file() or not gold.is_file():
        pytest.skip(f"the reference release is not here: {text} (set CITYPACT_SHARED)")
    return read_text(text).text, json.loads(gold.read_text("utf-8"))


def read_reference() -> tuple[str, Record, dict[str, Any]]:
    text, gold = reference()
    return text, extract(text, id=REFERENCE, url=gold["url"], publisher=gold["publisher"]), gold


def test_the_reference_release_is_read_as_its_gold_says_in_every_key() -> None:
    _, record, gold = read_reference()
    read = record.plain()
    del read["evidence"]
    assert read == gold


def test_the_reference_release_scores_one(tmp_path: Path) -> None:
    _, record, gold = read_reference()
    for name, data in (("gold", gold), ("read", record.plain())):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{REFERENCE}.json").write_text(json.dumps(data), "utf-8")
    score = [
        sys.executable,
        str(SHARED / "corpus/score.py"),
        "--gold",
        str(tmp_path / "gold"),
        "--pred",
        str(tmp_path / "read"),
    ]
    assert "overall F1 1.000" in subprocess.run(score, capture_output=True, text=True, check=True).stdout


def test_the_headlines_under_the_reference_release_leave_no_trace() -> None:
    text, record, _ = read_reference()
    under = text.index("เรื่องที่เกี่ยวข้อง")
    assert record.evidence and all(span.end <= under for spans in record.evidence.values() for span in spans)


def values(data: Any, pointer: str = "") -> list[str]:
    """The JSON Pointers of all values that are read from the text."""
    found: list[str] = []
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        at = f"{pointer}/{key}"
        if isinstance(value, dict | list):
            found += values(value, at)
        elif value is not None:
            found.append(at)
    return found


def assert_evidence_holds(text: str, record: Record) -> None:
    plain = record.plain()
    evidence = record.evidence or {}
    for spans in evidence.values():
        for span in spans:
            assert text[span.start : span.end] == span.quote
            assert 0 < len(span.quote) <= 300
            assert 0 <= span.confidence <= 1 and round(span.confidence, 2) == span.confidence
            assert "." in span.rule
    given_by_caller = {"/id", "/lang", "/url", "/title", "/publisher", "/published", "/issuer"}
    for pointer in values({key: value for key, value in plain.items() if key != "evidence"}):
        parent = pointer.rsplit("/", 1)[0]
        assert (
            pointer in evidence
            or pointer in given_by_caller
            or (pointer.endswith("/name") and parent in evidence)
        ), pointer


def test_every_value_of_the_reference_release_has_evidence() -> None:
    text, record, _ = read_reference()
    assert_evidence_holds(text, record)


def test_every_value_of_an_invented_release_has_evidence() -> None:
    record = extract(RELEASE, id="invented")
    assert_evidence_holds(RELEASE, record)
    (agreement,) = record.agreements
    assert agreement.signatories == ("ก้อน เมฆา", "ขาว หมอกดี")
    assert (agreement.date, agreement.time, agreement.domains) == (
        "2024-03-05",
        "10:30",
        ("tourism", "sports"),
    )
    assert [official.role for official in record.officials] == ["mayor", "mayor", "governor"]


@pytest.mark.parametrize("path", RETELLINGS, ids=lambda path: path.stem)
def test_every_retelling_is_read_with_evidence(path: Path) -> None:
    text = read_text(path).text
    record = extract(text, id=path.stem)
    assert record.agreements or record.officials
    assert_evidence_holds(text, record)


def test_the_retellings_were_found() -> None:
    assert len(RETELLINGS) >= 8


def test_what_the_caller_knows_is_handed_through() -> None:
    record = extract(
        RELEASE,
        id="invented",
        url="https://example.org/1",
        title="ก",
        publisher="ข",
        published="2024-03-06",
        issuer="ค",
        retelling=True,
    )
    assert (
        record.url,
        record.title,
        record.publisher,
        record.published,
        record.issuer,
        record.retelling,
    ) == (
        "https://example.org/1",
        "ก",
        "ข",
        "2024-03-06",
        "ค",
        True,
    )


def test_the_same_text_gives_the_same_bytes() -> None:
    once, again = (json.dumps(extract(RELEASE, id="invented").plain(), ensure_ascii=False) for _ in range(2))
    assert once == again


ODD = [
    "",
    " ",
    "\n",
    "🎉🎉",
    "\ufffd",
    "\x00",
    "\ud800",
    "12345",
    "“",
    "((((",
    "นาย",
    "นายก",
    "ลงนาม",
    "MOU",
    "ระหว่าง",
    "ณ",
    "24 ก.พ.",
    "เทศบาลนคร",
]


@pytest.mark.parametrize("text", ODD, ids=repr)
def test_odd_texts_have_a_record_that_says_nothing(text: str) -> None:
    record = extract(text, id="odd")
    assert (record.agreements, record.officials) == ((), ())


PIECES = [
    "เทศบาลนครสายลม",
    "ทม.ดอกหญ้า",
    "อบจ.",
    "นายก้อน เมฆา",
    "นายกเทศมนตรี",
    "รองนายก อบต.ทุ่งกว้าง",
    "ลงนาม",
    "MOU",
    "ระหว่าง",
    "กับ",
    "และ",
    "โดย",
    "วันที่ 24 ก.พ. 66",
    "30 ก.พ.",
    "เวลา 13.00 น.",
    "ณ ห้องประชุม ชั้น 3 โรงแรม",
    "ด้านการศึกษา",
    "ว่าด้วย",
    "เมืองพี่เมืองน้อง",
    "ฉบับที่ 1",
    "ฉบับที่ 2",
    "ก่อนหน้านี้",
    "ยังมีผล",
    "วิสัยทัศน์ “ก ข ค”",
    "\n",
    " ",
    "  ",
    "(",
    ")",
    "“",
    "เเ",
    "ํา",
    "🎉",
    "\u200b",
    "�",
    "Mr. Aa Bb",
    "Mayor of",
    "City of Xx",
    "signed",
    "on",
    "tourism",
    "เรื่องที่เกี่ยวข้อง",
    "1.",
    "-",
    "พระครูก",
    "มอบหมายให้",
    "เป็นสักขีพยาน",
    "มีความสัมพันธ์อันดี",
    "เพื่อพัฒนา",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40))
def test_random_texts_never_raise_and_every_span_quotes_exactly(pieces: list[str]) -> None:
    text = stored("".join(pieces))
    assert_evidence_holds(text, extract(text, id="random"))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mutated_releases_never_raise_and_every_span_quotes_exactly(data: st.DataObject) -> None:
    text = RELEASE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        text = text[:start] + data.draw(st.one_of(st.sampled_from(PIECES), st.text(max_size=4))) + text[end:]
    text = stored(text)
    assert_evidence_holds(text, extract(text, id="mutated"))


ADVERSARIAL = [
    "ก",
    "a",
    "1",
    "“",
    "(",
    "นาย ",
    "นายกข คง ",
    "เทศบาลนคร",
    "ระหว่างเทศบาลนครกขค กับ ",
    "ลงนาม MOU กับ ",
    "24 ก.พ. 66 ",
    "Xxx and ",
    "Mr. Aaa Bbb ",
    "ด้านการศึกษา ",
    "\n",
    "เเ",
]


@pytest.mark.parametrize("piece", ADVERSARIAL, ids=repr)
def test_reading_takes_time_in_proportion_to_the_length(piece: str) -> None:
    def spent(length: int) -> float:
        text = piece * (length // len(piece))
        begun = time.process_time()
        extract(text, id="adversarial")
        return time.process_time() - begun

    short, long = spent(10_000), spent(80_000)
    assert long < 2 or long < 8 * 5 * max(
        short, 0.01
    )  # eight times the text; squared, it would be sixty-four


def test_who_becomes_a_sister_city_is_a_city() -> None:
    text = (
        "Sunny Province of Thailand and Brightwater of Canada signed an agreement on 30 March 2015 "
        "that establishes a sister city relationship between them.\n\n"
        "Jane Doe, Mayor of Brightwater, signed the agreement for her city."
    )
    (told,) = extract(text, id="x").agreements
    assert {party.name: party.kind for party in told.parties}["Brightwater"] == "foreign_local_government"


def test_from_city_to_city_is_no_city() -> None:
    text = "เทศบาลนครสายลม ลงนาม MOU กับเทศบาลนครดอกหญ้า เป็นความสัมพันธ์ระหว่างเมืองต่อเมือง"
    (told,) = extract(text, id="x").agreements
    assert {party.name for party in told.parties} == {"เทศบาลนครสายลม", "เทศบาลนครดอกหญ้า"}
