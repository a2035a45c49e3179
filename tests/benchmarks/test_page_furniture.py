"""What stands around an article on a page says nothing of its agreement."""

from __future__ import annotations

from typing import Any

import pytest

from citypact.graph.extraction import extract
from citypact.graph.records import Record
from tests.benchmarks.beside import benchmark

PAGE = benchmark("page_furniture")
TEXT = """เทศบาลนครสายลมจับมือมหาวิทยาลัยดอกหญ้า พัฒนาการศึกษาและสุขภาพผู้สูงอายุ

เมื่อวันที่ 14 มีนาคม 2567 เวลา 09.30 น. ณ ห้องประชุมใหญ่ สำนักงานเทศบาลนครสายลม นายชาติ ใจงาม นายกเทศมนตรีนครสายลม
ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) ด้านการศึกษาและสาธารณสุข กับมหาวิทยาลัยดอกหญ้า โดย ผศ.ดร.มาลี งามตา อธิการบดีมหาวิทยาลัยดอกหญ้า

แพ่งเมืองเหนือ เป็นพยาน"""


def told(record: Record) -> list[dict[str, Any]]:
    kept = {"type", "status", "date", "time", "parties", "signatories", "domains", "venue"}
    return [agreement.model_dump(include=kept) for agreement in record.agreements]


@pytest.mark.parametrize("kind", PAGE.FURNITURE)
def test_an_agreement_is_read_as_it_is_without_what_is_around(kind: str) -> None:
    alone = extract(TEXT, id="x")
    assert told(alone)
    page = PAGE.furnished(TEXT, kind, alone)
    assert page != TEXT
    assert told(extract(page, id="x")) == told(alone)
