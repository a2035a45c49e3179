"""Who is allowed to sign is a party of what is signed; a name ends before what the paper is about."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


@pytest.mark.parametrize(
    ("text", "parties", "status"),
    [
        (
            "จังหวัดตราดได้รับความเห็นชอบจากกระทรวงการต่างประเทศให้ทำบันทึกข้อตกลงเมืองคู่แฝดกับจังหวัดเกียนยาง ประเทศเวียดนาม "
            "โดยจะลงนามในวันที่ 30 มิถุนายน 2560",
            {"จังหวัดตราด", "จังหวัดเกียนยาง"},
            "planned",
        ),
        (
            "เทศบาลเมืองสายลมได้รับอนุมัติจากสภาเทศบาลให้ลงนามบันทึกความเข้าใจกับเมืองหลวงพระบาง",
            {"เทศบาลเมืองสายลม", "เมืองหลวงพระบาง"},
            "proposed",
        ),
        (
            "เทศบาลเมืองสายลมลงนาม MOU กับโรงพยาบาลดอกหญ้าและโรงพยาบาลเนินทรายเรื่องรถรับส่งผู้ป่วย",
            {"เทศบาลเมืองสายลม", "โรงพยาบาลดอกหญ้า", "โรงพยาบาลเนินทราย"},
            "signed",
        ),
    ],
)
def test_who_is_allowed_to_sign_is_a_party(text: str, parties: set[str], status: str) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert ({party.name for party in agreement.parties}, agreement.status) == (parties, status)


def test_light_rail_is_transport() -> None:
    (agreement,) = extract(
        "Hill City and Meadow City signed a memorandum of understanding on light rail on 5 June 2019.", id="x"
    ).agreements
    assert agreement.domains == ("transport",)
