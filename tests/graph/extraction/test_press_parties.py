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
    # the letters of a body in brackets behind an office; the two sides; a spokesman; guests from a place that bears no kind
    (
        "นายวิหค เมฆา รองผู้ว่าการการกีฬาแห่งประเทศไทย(กกท.) พร้อมด้วยคณะ เดินทางมาร่วมทำ MOU ระหว่าง กกท.กับ เทศบาลนครริมธาร",
        {"การกีฬาแห่งประเทศไทย", "เทศบาลนครริมธาร"},
        {"วิหค เมฆา"},
    ),
    (
        "มีพิธีลงนามบันทึกข้อตกลง ฝ่ายหนึ่งคือ นายวิหค เมฆา ผู้ว่าการการประปานครหลวง (กปน.) "
        "อีกฝ่ายคือ นายคีรี เมฆา นายกเทศมนตรีนครริมธาร และเทศบาล 13 แห่ง",
        {"การประปานครหลวง", "เทศบาลนครริมธาร"},
        {"วิหค เมฆา", "คีรี เมฆา"},
    ),
    (
        "นายวิหค เมฆา โฆษกกรุงเทพมหานคร เปิดเผยว่า กรุงเทพมหานคร ลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเมฆา",
        {"กรุงเทพมหานคร", "มหาวิทยาลัยเมฆา"},
        set(),
    ),
    (
        "นายวิหค เมฆา นายกเทศมนตรีนครริมธาร พร้อมคณะ ให้การต้อนรับ นายลี่ เว่ย นายกเทศมนตรีเมืองผาขาว สิบสองปันนา "
        "มณฑลยูนนาน สาธารณรัฐประชาชนจีน ในโอกาสเดินทางมาร่วมลงนามบันทึกข้อตกลง",
        {"เทศบาลนครริมธาร", "เมืองผาขาว"},
        {"วิหค เมฆา", "ลี่ เว่ย"},
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


MINISTERS = [
    ("รองนายกรัฐมนตรี และรมว.มหาดไทย", "กระทรวงมหาดไทย"),
    ("รองนายกฯ และ รมว.สาธารณสุข", "กระทรวงสาธารณสุข"),
    ("นายกรัฐมนตรี และรมว.กลาโหม", "กระทรวงกลาโหม"),
    ("รองนายกรัฐมนตรี และรัฐมนตรีว่าการกระทรวงคมนาคม", "กระทรวงคมนาคม"),
]


@pytest.mark.parametrize(("office", "ministry"), MINISTERS)
def test_who_is_also_a_minister_is_of_the_ministry(office: str, ministry: str) -> None:
    text = f"นายวิหค เมฆา {office} เป็นประธานในพิธีลงนามบันทึกข้อตกลงระหว่าง เทศบาลนครริมธาร กับมหาวิทยาลัยเมฆา"
    (official,) = extract(text, id="invented").officials
    assert (official.role, official.of) == ("minister", ministry)


HEAD = (
    "จังหวัดสายน้ำ เตรียมทำ MOU เมืองพี่เมืองน้องกับจังหวัดกว๋างหวิญ\n\n"
    "จังหวัดสายน้ำ เดินหน้าสถาปนาความสัมพันธ์เมืองพี่เมืองน้องกับจังหวัดกว๋างหวิญ ของเวียดนาม "
)
BODY = (
    "\n\nนายสายลม ดอกหญ้า รองผู้ว่าราชการจังหวัดสายน้ำ เป็นประธานการประชุมเพื่อเตรียมความพร้อมของจังหวัดสายน้ำ"
    "ในการสถาปนาความสัมพันธ์เมืองพี่เมืองน้องกับจังหวัดกว๋างหวิญ สาธารณรัฐสังคมนิยมเวียดนาม"
)


@pytest.mark.parametrize(
    "before",
    [
        "ก่อนหน้านี้ก็ได้ตกลงเป็นเมืองพี่เมืองน้องกับ เมืองลั่วหนาน มณฑลเหอหนาน ของจีน",
        "ก่อนหน้านี้เคยสถาปนาเป็นเมืองพี่เมืองน้องกับเมืองลั่วหนาน มณฑลเหอหนาน ของจีน มาแล้ว",
    ],
)
def test_a_tie_founded_before_is_told_beside_the_news(before: str) -> None:
    news, earlier = extract(HEAD + before + BODY, id="invented").agreements
    assert {party.name for party in news.parties} == {"จังหวัดสายน้ำ", "จังหวัดกว๋างหวิญ"}
    assert (earlier.status, {party.name for party in earlier.parties}) == (
        "in_force",
        {"จังหวัดสายน้ำ", "เมืองลั่วหนาน"},
    )


@pytest.mark.parametrize(
    "before",
    ["ซึ่งก่อนหน้านี้ได้หารือเรื่องเมืองพี่เมืองน้องกับเมืองลั่วหนาน ประเทศจีน", "ก่อนหน้านี้ได้ไปเยือนเมืองพี่เมืองน้องกับคณะ"],
)
def test_talks_and_visits_before_found_nothing(before: str) -> None:
    assert len(extract(HEAD + before + BODY, id="invented").agreements) == 1
