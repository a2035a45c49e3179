"""What an agreement renews, in the words that name it."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

BEGIN = "สายลมต่ออายุ MOU ดอกหญ้า\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลนครสายลม และเทศบาลเมืองดอกหญ้า "
THAI = [
    ("ลงนามต่ออายุบันทึกความเข้าใจ ซึ่งฉบับเดิมลงนามไว้เมื่อปี 2561", "ฉบับเดิมลงนามไว้เมื่อปี 2561"),
    (
        "ลงนามต่ออายุบันทึกความเข้าใจด้านกีฬาที่ได้ลงนามไว้เมื่อวันที่ 4 มีนาคม 2562",
        "บันทึกความเข้าใจด้านกีฬาที่ได้ลงนามไว้เมื่อวันที่ 4 มีนาคม 2562",
    ),
    ("ลงนามบันทึกความเข้าใจด้านกีฬา", None),
]


@pytest.mark.parametrize(("told", "renews"), THAI)
def test_the_words_for_the_former_agreement_are_kept(told: str, renews: str | None) -> None:
    begin = BEGIN if renews else BEGIN.replace("ต่ออายุ", "ลงนาม")
    record = extract(begin + told, id="invented")
    (agreement,) = record.agreements
    assert agreement.renews == renews
    assert [span.quote for span in record.spans("/agreements/0/renews")] == ([renews] if renews else [])


def test_an_english_renewal_names_the_former_agreement() -> None:
    text = (
        "Hillton and Lakeford renew pact\n\nHillton City and Lakeford City on 5 March 2024 renewed "
        "their memorandum of understanding on "
        "clean rivers, first signed in 2019, at the town hall."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.renews == "memorandum of understanding on clean rivers, first signed in 2019"
