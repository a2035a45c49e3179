"""The day after another day, as that of a signing."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "คณะเดินทางถึงจังหวัดแพร่ เมื่อวันที่ 1 พ.ย. 2566 ก่อนจะลงนามบันทึกข้อตกลงแลกเปลี่ยนเยาวชนในวันรุ่งขึ้น "
            "ระหว่างเทศบาลเมืองแพร่กับเมืองหว่าหนิง",
            "2023-11-02",
        ),
        (
            "เทศบาลเมืองน่านต้อนรับคณะจากเมืองหลวงพระบางเมื่อวันที่ 30 มิถุนายน 2565 และในวันถัดมาทั้งสองเมืองได้ลงนาม"
            "บันทึกความเข้าใจเมืองพี่เมืองน้อง",
            "2022-07-01",
        ),
        (
            "เทศบาลนครขอนแก่นเปิดเทศกาลไหมวันที่ 29 พฤศจิกายน 2566 รุ่งขึ้นวันที่ 30 พฤศจิกายน 2566 ลงนามความร่วมมือกับ"
            "นครหนานหนิง",
            "2023-11-30",
        ),
        (
            "The delegation of Nanning City arrived in Khon Kaen on 3 May 2019. The next day the mayors of Nanning and "
            "Khon Kaen signed a sister city agreement.",
            "2019-05-04",
        ),
        (
            "Hill City and Meadow Province signed a friendship agreement on 17 December 2018.\n\nThe signing fell on a "
            "Monday, and the report appeared in the press on the following day.",
            "2018-12-17",
        ),
        (
            "เทศบาลเมืองน่านและเมืองหลวงพระบางลงนามบันทึกความเข้าใจเมื่อวันที่ 30 มิถุนายน 2565 วันรุ่งขึ้นคณะเดินทางกลับ",
            "2022-06-30",
        ),
    ],
)
def test_a_signing_on_the_following_day(text: str, date: str) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert agreement.date == date
