"""A signing set on a day to come is planned, though what is signed is approved only, or a draft."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("กระทรวงเห็นชอบร่าง MOU ระหว่างจังหวัดตรังกับเมืองปีนังแล้ว และมีกำหนดลงนามในวันที่ 5 พฤษภาคม 2566", "planned", "2023-05-05"),
        ("คณะรัฐมนตรีเห็นชอบร่างข้อตกลงเมืองพี่เมืองน้องระหว่างจังหวัดกระบี่กับเมืองปาแดง ซึ่งจะลงนามกันในเดือนสิงหาคม 2565", "planned", "2022-08"),
        ("เทศบาลนครระยองและเทศบาลนครแหลมฉบังหารือร่างบันทึกความร่วมมือ คาดลงนามได้ภายในเดือนตุลาคม 2566", "planned", "2023-10"),
        ("จังหวัดหนองคายเสนอกระทรวงพิจารณาร่าง MOU กับนครหลวงเวียงจันทน์ ก่อนลงนามในวันที่ 20 มกราคม 2567", "planned", "2024-01-20"),
        ("ที่ประชุมเห็นชอบร่าง MOU ระหว่างเทศบาลเมืองน่านกับวิทยาลัยเทคนิคน่าน และนัดลงนามวันที่ 1 กุมภาพันธ์ 2568", "planned", "2025-02-01"),
        ("อบจ.เชียงใหม่ เสนอสภาฯ เห็นชอบการจัดทำบันทึกความร่วมมือกับมณฑลไห่หนาน โดยกำหนดจัดพิธีลงนามช่วงต้นปี 2567", "planned", "2024"),
        ("เทศบาลเมืองเบตงหารือกับเมืองโกร๊ะ โดยตกลงจะจัดทำบันทึกความเข้าใจร่วมกันภายในสิ้นปี 2566", "planned", "2023"),
        ("เทศบาลนครระยองและเทศบาลนครแหลมฉบังหารือร่างบันทึกความร่วมมือด้านสิ่งแวดล้อม เมื่อวันที่ 3 ตุลาคม 2566", "proposed", None),
        ("คณะรัฐมนตรีมีมติเมื่อวันที่ 7 มิถุนายน 2565 เห็นชอบร่างข้อตกลงเมืองพี่เมืองน้องระหว่างจังหวัดกระบี่กับเมืองปาแดง", "proposed", None),
    ],
)  # fmt: skip
def test_a_day_to_come_makes_a_draft_a_plan(text: str, status: str, date: str | None) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert (agreement.status, agreement.date) == (status, date)


def test_the_day_of_one_paper_is_not_that_of_a_draft_beside_it() -> None:
    text = (
        "เทศบาลเมืองสายลมแถลงว่า บันทึกความเข้าใจกับเมืองฟูจิโนะ ด้านการรีไซเคิล จะลงนามในวันที่ 21 พฤศจิกายน 2568 ขณะที่"
        "ร่างบันทึกความเข้าใจกับเมืองทัมเปเร ด้านการศึกษาปฐมวัย ยังอยู่ระหว่างการพิจารณาของสภาเทศบาล"
    )
    assert [agreement.status for agreement in extract(text, id="x").agreements] == ["planned", "proposed"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("เทศบาลเมืองสายลมและ อบต.นาดี ลงนาม MOU เมื่อ 20 ตุลาคม 2565 มีผลตั้งแต่วันที่ 1 พฤศจิกายน 2565 เป็นต้นไป", "2022-10-20"),
        ("เทศบาลเมืองสายลมและ อบต.นาดี ลงนามบันทึกข้อตกลง ซึ่งมีผลตั้งแต่วันที่ 1 พฤศจิกายน 2565 เป็นต้นไป", None),
    ],
)  # fmt: skip
def test_the_day_from_which_on_it_has_effect_is_no_signing(text: str, date: str | None) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert agreement.date == date
