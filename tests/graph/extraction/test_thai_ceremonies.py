"""Whole passages of invented Thai news of ceremonies: who signs, and whose office each official holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.retinues import retinues
from citypact.graph.scoring.normalisation import folded
from tests.graph.extraction.reports import mentions_of

# each begins with a line of ====, and ends with its signatories (SIG) and its officials (OFF name; role; body), ? where open
PASSAGES = Path(__file__).with_name("thai_ceremonies.txt")


def passages() -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """The words of each passage, its signatories and its officials."""
    for block in PASSAGES.read_text(encoding="utf-8").split("==== ")[1:]:
        lines = block.strip("\n").split("\n")[1:]
        said = "\n".join(line for line in lines if not line.startswith(("SIG", "OFF ")))
        signs = [line[4:].split("|") for line in lines if line.startswith("SIG")]
        officials = [line[4:].split("; ") for line in lines if line.startswith("OFF ")]
        yield said, signs[0], officials


@pytest.mark.parametrize(("said", "signs", "officials"), list(passages()))
def test_a_passage_is_read_as_a_careful_person_reads_it(
    said: str, signs: list[str], officials: list[list[str]]
) -> None:
    record = extract(said, id="ceremony").plain()
    told = {folded(name) for agreement in record["agreements"] for name in agreement.get("signatories", [])}
    assert told == {folded(name) for name in signs}
    read = {folded(one["name"]): one for one in record["officials"]}
    for name, role, body in officials:
        one = read[folded(name)]
        assert role in ("?", one["role"]), name
        assert body == "?" or folded(body) == folded(one["of"]), name


MAYOR = "นายก้อน เมฆา นายกเทศมนตรีนครสายลม"
CLERK = "นางขาว หมอกดี ปลัดเทศบาล"
ENGINEER = "นายคราม ฟ้าดี ผู้อำนวยการสำนักช่าง"


@pytest.mark.parametrize(
    ("told", "along"),
    [
        (f"{MAYOR} พร้อมด้วย {CLERK} {ENGINEER} ลงนาม", {"ขาว หมอกดี", "คราม ฟ้าดี"}),
        (f"คณะนำโดย {MAYOR} {CLERK} เดินทางไปลงนาม", {"ขาว หมอกดี"}),
        (f"{MAYOR} นำคณะผู้บริหาร ประกอบด้วย {CLERK} และ{ENGINEER} ร่วมลงนาม", {"ขาว หมอกดี", "คราม ฟ้าดี"}),
        # those who sign are listed, or one is sent
        (f"ผู้ลงนามฝ่ายเทศบาล คือ {MAYOR} พร้อมด้วย {CLERK}", set()),
        (f"{MAYOR} มอบหมายให้ {CLERK} ลงนาม", set()),
        (f"{MAYOR} และ{CLERK} ร่วมลงนาม", set()),
        (f"{MAYOR} พร้อมด้วย นายหมอก ใสดี ผู้อำนวยการโรงพยาบาลดอกหญ้า ร่วมลงนาม", set()),
    ],
)
def test_who_is_told_behind_the_head_of_the_own_body_goes_along(told: str, along: set[str]) -> None:
    assert retinues(mentions_of(f"{told}บันทึกข้อตกลงกับเทศบาลเมืองดอกหญ้า")) == along
