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
