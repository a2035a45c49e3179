"""Papers that are counted first and told apart behind, each with its partner."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "เทศบาลเมืองสายลม ลงนาม MOU 2 ฉบับ ในวันที่ 4 ก.ย. 67 ฉบับแรกกับวิทยาลัยเทคนิคสายลม ด้านการศึกษา "
            "ฉบับที่สองกับโรงพยาบาลสายลม ด้านสาธารณสุข",
            [{"วิทยาลัยเทคนิคสายลม"}, {"โรงพยาบาลสายลม"}],
        ),
        (
            "เทศบาลเมืองสายลม ลงนามบันทึกข้อตกลงกับโรงพยาบาลสายลม ฉบับที่สอง ต่อจากฉบับแรกซึ่งหมดอายุ",
            [{"โรงพยาบาลสายลม"}],
        ),
    ],
)
def test_the_first_paper_has_the_partner_that_follows_at_once(text: str, partners: list[set[str]]) -> None:
    told = [{party.name for party in agreement.parties} for agreement in extract(text, id="x").agreements]
    assert [names - {"เทศบาลเมืองสายลม"} for names in told] == partners
    assert all("เทศบาลเมืองสายลม" in names for names in told)


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลเมืองสายลมลงนามบันทึกข้อตกลง 2 ฉบับ\n\nนายชาติ ใจงาม นายกเทศมนตรีเมืองสายลม ลงนามบันทึกข้อตกลงความร่วมมือ "
        "2 ฉบับ เมื่อวันที่ 4 กันยายน 2567 ดังนี้\n"
        "ฉบับที่ 1 ความร่วมมือด้านการศึกษา กับวิทยาลัยเทคนิคสายลม โดยนายดี งามตา ผู้อำนวยการ\n"
        "ฉบับที่ 2 ความร่วมมือด้านสาธารณสุข กับโรงพยาบาลสายลม โดย นพ.เอก ใจดี ผู้อำนวยการ",
        "บันทึกข้อตกลงความร่วมมือ (MOU) 2 ฉบับ\n"
        "1. ระหว่างเทศบาลเมืองสายลมกับวิทยาลัยเทคนิคสายลม เรื่อง การศึกษา\n"
        "2. ระหว่างเทศบาลเมืองสายลมกับโรงพยาบาลสายลม เรื่อง การดูแลผู้สูงอายุ\n"
        "วันที่ 10 มีนาคม 2565 ณ ห้องประชุมชั้น 3 สำนักงานเทศบาลเมืองสายลม\n"
        "ผู้ลงนามฉบับที่ 1 : นายชาติ ใจงาม นายกเทศมนตรีเมืองสายลม / นายดี งามตา ผู้อำนวยการวิทยาลัย\n"
        "ผู้ลงนามฉบับที่ 2 : นายชาติ ใจงาม นายกเทศมนตรีเมืองสายลม / นพ.เอก ใจดี ผู้อำนวยการโรงพยาบาล",
    ],
)
def test_a_paper_that_is_told_by_its_number_is_quoted_by_it(text: str) -> None:
    record = extract(text, id="x")
    assert len(record.agreements) == 2
    for number in (0, 1):
        for value in ("type", "status"):
            (span,) = record.spans(f"/agreements/{number}/{value}")
            assert span.quote.rstrip(".").endswith(str(number + 1))
