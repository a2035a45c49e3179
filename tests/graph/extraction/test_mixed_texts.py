"""Thai texts that name partners, and who acts for them, in English."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("เทศบาลเมืองสายลมลงนาม MOU กับ City of Austin", {"เทศบาลเมืองสายลม", "City of Austin"}),
        ("เทศบาลเมืองสายลม ร่วมกับ Ipoh City Council ลงนาม MOU", {"เทศบาลเมืองสายลม", "Ipoh City Council"}),
        ("จังหวัดตรังลงนาม MOU กับ Miyazaki Prefecture", {"จังหวัดตรัง", "Miyazaki Prefecture"}),
        (
            "เทศบาลเมืองสายลม จัดพิธีลงนามบันทึกข้อตกลงความร่วมมือ ระหว่างเทศบาลเมืองสายลม กับ Ipoh City Council ประเทศมาเลเซีย",
            {"เทศบาลเมืองสายลม", "Ipoh City Council"},
        ),
        (
            "มหาวิทยาลัยสายลม กับ Hunan Normal University สาธารณรัฐประชาชนจีน (HNU) ลงนามบันทึกข้อตกลงความร่วมมือ",
            {"มหาวิทยาลัยสายลม", "Hunan Normal University"},
        ),
        (
            "มหาวิทยาลัยสายลม ลงนาม MOU กับ Hill Hospital และ Osaka Medical College ประเทศญี่ปุ่น",
            {"มหาวิทยาลัยสายลม", "Hill Hospital", "Osaka Medical College"},
        ),
        (
            "จังหวัดตรังร่วมกับ The Asia Foundation ลงนามบันทึกความเข้าใจ",
            {"จังหวัดตรัง", "Asia Foundation"},
        ),
        (
            "จังหวัดตรังสถาปนาความสัมพันธ์เมืองพี่เมืองน้องกับจังหวัด Quang Tri ประเทศเวียดนาม",
            {"จังหวัดตรัง", "จังหวัด Quang Tri"},
        ),
        ("เทศบาลนครตรังลงนาม MOU กับนคร Da Nang ประเทศเวียดนาม", {"เทศบาลนครตรัง", "นคร Da Nang"}),
        ("จังหวัดตรังลงนามความร่วมมือกับรัฐ Penang ประเทศมาเลเซีย", {"จังหวัดตรัง", "รัฐ Penang"}),
        # what a town wants to be, and a name that is told anew in brackets
        (
            "เทศบาลเมืองสายลม กับโรงพยาบาลสายลม ลงนาม MOU โครงการ Sailom Smart City",
            {"เทศบาลเมืองสายลม", "โรงพยาบาลสายลม"},
        ),
        (
            "มหาวิทยาลัยสายลม ลงนาม MOU กับมหาวิทยาลัยยูนนาน (Yunnan University)",
            {"มหาวิทยาลัยสายลม", "มหาวิทยาลัยยูนนาน"},
        ),
    ],
)
def test_a_partner_named_in_english_is_a_party(text: str, parties: set[str]) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert {party.name.removeprefix("The ") for party in agreement.parties} == parties


@pytest.mark.parametrize(
    ("led", "name", "office", "body"),
    [
        (
            "Prof. Nguyen Tan An, Rector of Hill University",
            "Nguyen Tan An",
            "Rector of Hill University",
            "Hill University",
        ),
        (
            "Prof. Nguyen Tan An Rector of Hill University",
            "Nguyen Tan An",
            "Rector of Hill University",
            "Hill University",
        ),
        ("Prof. Nguyen Tan An (Rector)", "Nguyen Tan An", "Rector", "Hill University"),
        ("President Nguyen Tan An", "Nguyen Tan An", "President", "Hill University"),
        ("Prof. Dr. Li Wei อธิการบดี Hill University", "Li Wei", "อธิการบดี", "Hill University"),
        (
            "Mr. Kenji Sato Chief Representative of JICA Thailand Office",
            "Kenji Sato",
            "Chief Representative of JICA Thailand Office",
            "JICA Thailand Office",
        ),
        (
            "Mr. John Smith, Consul General of the United States in Chiang Mai",
            "John Smith",
            "Consul General of the United States in Chiang Mai",
            "United States",
        ),
        ("Mr. Liu Jian jun รองนายกเทศมนตรีเมืองชิงเต่า", "Liu Jian jun", "รองนายกเทศมนตรีเมืองชิงเต่า", "เมืองชิงเต่า"),
    ],
)
def test_who_holds_an_office_told_in_english_is_an_official(
    led: str, name: str, office: str, body: str
) -> None:
    text = f"มหาวิทยาลัยสายลม ลงนามความร่วมมือกับ Hill University นำโดย {led} และคณะ"
    (official,) = extract(text, id="x").officials
    assert (official.name, official.office, official.of) == (name, office, body)


@pytest.mark.parametrize(
    ("city", "office", "body"),
    [
        ("เมืองอีโปห์ (Ipoh)", "Mayor of Ipoh", "เมืองอีโปห์"),
        ("สภาเมืองอีโปห์ (Ipoh City Council)", "Mayor of Ipoh City Council", "สภาเมืองอีโปห์"),
    ],
)
def test_a_body_has_its_thai_name_where_the_text_has_both(city: str, office: str, body: str) -> None:
    text = f"เทศบาลเมืองสายลมลงนาม MOU กับ{city} ประเทศมาเลเซีย โดย Mr. Rahman Ismail, {office} ร่วมลงนาม"
    (official,) = extract(text, id="x").officials
    assert official.of == body


def test_the_name_of_a_school_is_no_person() -> None:
    text = "โรงเรียนอนุบาลสายลม จับคู่โรงเรียน Seri Hill Primary School มาเลเซีย ลงนามข้อตกลงความร่วมมือ"
    (agreement,) = extract(text, id="x").agreements
    assert agreement.signatories == ()
    assert {party.name for party in agreement.parties} == {
        "โรงเรียนอนุบาลสายลม",
        "โรงเรียน Seri Hill Primary School",
    }
