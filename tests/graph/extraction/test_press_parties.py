"""Parties and signers as newspapers tell them: by which office a province acts, who presides and signs, a bare city."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

_GOVERNOR = "นายสายลม ดอกหญ้า ผู้ว่าราชการจังหวัดสายน้ำ"
TOLD = [
    # an office of the province by which it acts
    (
        "จังหวัดสายน้ำ โดยสำนักงานศึกษาธิการจังหวัดสายน้ำ จัดพิธีลงนามบันทึกข้อตกลงความร่วมมือกับเทศบาลนครริมธาร",
        {"จังหวัดสายน้ำ", "เทศบาลนครริมธาร"},
        set(),
    ),
    (
        "จังหวัดสายน้ำ โดยสำนักงานสาธารณสุขจังหวัดสายน้ำ ลงนามบันทึกข้อตกลงกับเทศบาลนครริมธาร",
        {"จังหวัดสายน้ำ", "เทศบาลนครริมธาร"},
        set(),
    ),
    # presides and signs with others, or only presides
    (
        f"{_GOVERNOR} เป็นประธานลงนามบันทึกข้อตกลงความร่วมมือ ร่วมกับเทศบาลนครริมธาร และมหาวิทยาลัยเมฆา",
        {"จังหวัดสายน้ำ", "เทศบาลนครริมธาร", "มหาวิทยาลัยเมฆา"},
        {"สายลม ดอกหญ้า"},
    ),
    (
        f"{_GOVERNOR} เป็นประธานในพิธีลงนามบันทึกข้อตกลงความร่วมมือ ระหว่างเทศบาลนครริมธาร กับ มหาวิทยาลัยเมฆา",
        {"เทศบาลนครริมธาร", "มหาวิทยาลัยเมฆา"},
        set(),
    ),
    # a bare name behind another city's, told whole by the office of its mayor
    (
        "เทศบาลนครริมธารและผาขาว ลงนามบันทึกข้อตกลงความร่วมมือ โดยนายวิหค เมฆา นายกเทศมนตรีนครริมธาร "
        "และนายคีรี เมฆา นายกเทศมนตรีเมืองผาขาว ร่วมลงนาม",
        {"เทศบาลนครริมธาร", "เทศบาลเมืองผาขาว"},
        {"วิหค เมฆา", "คีรี เมฆา"},
    ),
]


@pytest.mark.parametrize(("text", "parties", "signatories"), TOLD)
def test_who_concludes_and_who_signs(text: str, parties: set[str], signatories: set[str]) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert {party.name for party in agreement.parties} == parties
    assert set(agreement.signatories) == signatories
