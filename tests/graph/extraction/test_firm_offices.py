"""Offices of firms and agencies: their units, bodies in Latin letters, and lists of those who sign beside a mayor."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

_MAYOR = "นายสายลม ดอกหญ้า นายกเทศมนตรีนครสายน้ำ"
OWNERS = [
    ("รองกรรมการผู้จัดการใหญ่ สายงานธุรกิจองค์กร บริษัท เมฆขาว จำกัด (มหาชน)", "บริษัท เมฆขาว จำกัด (มหาชน)"),
    ("ผู้ช่วยผู้ว่าการ เขต 2 ภาคใต้ การไฟฟ้าส่วนภูมิภาค", "การไฟฟ้าส่วนภูมิภาค"),
    ("รองผู้จัดการใหญ่ สายงานภาครัฐ 2 ธนาคารเมฆขาว", "ธนาคารเมฆขาว"),
    ("ผู้ช่วยกรรมการผู้จัดการใหญ่ กลุ่มขายและลูกค้าภาคกลาง บริษัท เมฆขาว จำกัด", "บริษัท เมฆขาว จำกัด"),
    ("กรรมการผู้จัดการ ThaiLoop", "ThaiLoop"),
    ("ผู้จัดการทั่วไป Siam Water", "Siam Water"),
    ("หัวหน้าฝ่ายลูกค้าองค์กร AIS", "AIS"),
    ("เลขาธิการ EEC", "EEC"),
]
LISTS = [
    (
        f"{_MAYOR} ร่วมลงนามบันทึกข้อตกลง โดยมี นายวิหค เมฆา ผู้ว่าราชการจังหวัดสายน้ำ พร้อมด้วย นายคีรี เมฆา รองกรรมการผู้จัดการใหญ่ NT "
        "นายธารา เมฆา ผู้ช่วยกรรมการผู้จัดการใหญ่ กลุ่มขายภาคใต้ ร่วมลงนามในบันทึกข้อตกลง และมี รศ.ดร.นที เมฆา ที่ปรึกษา ร่วมเป็นเกียรติ",
        {"สายลม ดอกหญ้า", "วิหค เมฆา", "คีรี เมฆา", "ธารา เมฆา"},
        {"เทศบาลนครสายน้ำ", "จังหวัดสายน้ำ", "NT"},
    ),
    (
        f"{_MAYOR} ลงนามบันทึกข้อตกลงกับเทศบาลตำบลริมธาร "
        "โดยมี นายวิหค เมฆา ผู้ว่าราชการจังหวัดสายน้ำ นายคีรี เมฆา นายอำเภอริมธาร ร่วมลงนามเป็นพยาน",
        {"สายลม ดอกหญ้า"},
        {"เทศบาลนครสายน้ำ", "เทศบาลตำบลริมธาร"},
    ),
]


@pytest.mark.parametrize(("office", "body"), OWNERS)
def test_an_office_of_a_unit_is_of_the_body_behind_it(office: str, body: str) -> None:
    record = extract(f"{_MAYOR} ลงนามบันทึกข้อตกลงร่วมกับ นายคีรี เมฆา {office} ด้านดิจิทัล", id="invented")
    assert {held.name: held.of for held in record.officials}["คีรี เมฆา"] == body


@pytest.mark.parametrize(("text", "signatories", "parties"), LISTS)
def test_those_who_sign_together_beside_a_mayor(text: str, signatories: set[str], parties: set[str]) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert set(agreement.signatories) == signatories
    assert {party.name for party in agreement.parties} == parties


def test_nobody_signs_a_tie_that_stands_where_nothing_is_said_of_signing() -> None:
    text = f"{_MAYOR} และนายวิหค เมฆา นายกเทศมนตรีเมืองผาขาว ประเทศเมียนมา พบปะกันเพื่อสานความสัมพันธ์บ้านพี่เมืองน้องของนครสายน้ำกับเมืองผาขาว"
    assert all(agreement.signatories == () for agreement in extract(text, id="invented").agreements)
