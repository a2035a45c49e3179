"""What leads to the fields of an agreement: a project, who tells of the signing, aims in a list, what a headline hopes for."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

WHO = "เทศบาลเมืองดอกหญ้า และเทศบาลนครสายลม ลงนามบันทึกข้อตกลง เมื่อวันที่ 5 มิถุนายน 2566"
TOLD = {
    "a project that the document bears the name of": (
        "เทศบาลเมืองดอกหญ้า จับมือ มหาวิทยาลัยสายลม ลงนามความร่วมมือโครงการเลี้ยงผึ้งชันโรง เมื่อวันที่ 5 มิถุนายน 2566",
        {"agriculture"},
    ),
    "the aim of this signing, as somebody tells it": (
        f"{WHO} นายก้อน เมฆา นายกเทศมนตรีเมืองดอกหญ้า กล่าวว่า การลงนามครั้งนี้มีวัตถุประสงค์เพื่อขยายเขตประปาในพื้นที่",
        {"infrastructure"},
    ),
    "what both sides will do, as somebody tells it": (
        f"{WHO} ที่ห้องประชุมใหญ่\n\nนายก้อน เมฆา นายกเทศมนตรีเมืองดอกหญ้า กล่าวว่า ทั้งสองฝ่ายจะร่วมกันพัฒนานักกีฬา",
        {"sports"},
    ),
    "aims in a list": (
        f"{WHO}\n\nโดยมีวัตถุประสงค์\n- เพื่อคัดกรองสายตาผู้สูงอายุ\n- เพื่อจัดทำทางจักรยาน\n- เพื่อส่งเสริมเกษตรอินทรีย์",
        {"public_health", "transport", "agriculture"},
    ),
    "fields in a list under the heading alone": (
        "ลงนามแล้ว! MOU เทศบาลเมืองดอกหญ้า x เทศบาลนครสายลม 5 มิถุนายน 2566\n✅ การท่องเที่ยว\n✅ การศึกษา\n✅ การค้าชายแดน",
        {"tourism", "education", "economy_trade"},
    ),
    "what a headline hopes for": (
        "เทศบาลเมืองดอกหญ้า และเทศบาลนครสายลม ลงนาม MOU วันที่ 5 มิถุนายน 2566 หวังแก้ปัญหาจราจรติดขัด",
        {"transport"},
    ),
    "a field that stands alone before the document": (
        "เทศบาลเมืองดอกหญ้า และเทศบาลนครสายลม ผนึกกำลังแก้ปัญหาจราจรติดขัด ลงนาม MOU วันที่ 5 มิถุนายน 2566",
        {"transport"},
    ),
    "a project that it is signed under": (
        f"{WHO} ภายใต้โครงการ “การเลี้ยงผึ้งชันโรง”",
        {"agriculture"},
    ),
    "what this cooperation will be": (
        f"{WHO}\n\nทั้งนี้ ความร่วมมือในครั้งนี้จะเป็นการแก้ปัญหาจราจรติดขัดให้มีประสิทธิภาพมากยิ่งขึ้น",
        {"transport"},
    ),
    "doors that open": (
        "Meadow City and Hill City signed a memorandum of understanding on 5 June 2023. "
        '"This will open doors for investment," said Mayor John Harrow.',
        {"economy_trade"},
    ),
}


@pytest.mark.parametrize(("text", "domains"), TOLD.values(), ids=TOLD.keys())
def test_the_fields_are_read_from(text: str, domains: set[str]) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert set(agreement.domains) == domains


def test_a_hospital_that_promotes_health_by_its_name_promotes_nothing_here() -> None:
    text = (
        "เทศบาลตำบลสายลมเดินหน้าธนาคารขยะ\n\nเทศบาลตำบลสายลมลงนามบันทึกข้อตกลงกับโรงเรียนดอกหญ้าวิทยา จัดตั้งธนาคารขยะในโรงเรียน "
        "เมื่อวันที่ 7 กรกฎาคม 2568 นายก้อน เมฆา นายกเทศมนตรีตำบลสายลม กล่าวว่า "
        "บันทึกข้อตกลงฉบับนี้จะช่วยให้โรงพยาบาลส่งเสริมสุขภาพตำบลสายลมมีทุนดูแลคนในตำบลด้วย"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.domains == ("environment",)


@pytest.mark.parametrize(
    ("text", "domains"),
    [
        (f"{WHO} ด้านการกีฬา โดยมีหัวหน้ากลุ่มงานส่งเสริมการอ่าน และผู้อำนวยการฝ่ายจัดการขยะต้นทาง เข้าร่วมพิธี", ("sports",)),
        (
            f"{WHO} ด้านการกีฬา\n\nในโอกาสนี้ นายก้อน เมฆา นายกเทศมนตรีเมืองดอกหญ้า ได้เป็นประธานเปิดโครงการจัดการขยะต้นทางด้วย",
            ("sports",),
        ),
        (
            "Meadow City and Hill City signed a sister city agreement on sports on 5 June 2023. "
            "The chair of the committee on heritage preservation, Ana Ruiz, attended.",
            ("sports",),
        ),
        (
            "Meadow City and Hill City signed a twin city agreement on sports during a conference on data sharing.",
            ("sports",),
        ),
        (
            "Meadow City and Hill City signed a twin city agreement in May. A joint committee on tourism will be set up.",
            ("tourism",),
        ),
    ],
)
def test_what_somebody_heads_and_what_is_met_about_is_no_field(text: str, domains: tuple[str, ...]) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.domains == domains


def test_a_bank_of_seeds_is_no_bank() -> None:
    (agreement,) = extract(f"{WHO} ว่าด้วยการจัดตั้งธนาคารเมล็ดพันธุ์ในชุมชน", id="invented").agreements
    assert agreement.domains == ("agriculture",)


def test_employment_is_no_contract_of_hire() -> None:
    text = (
        "เทศบาลเมืองดอกหญ้า สำนักงานจัดหางานจังหวัด และบริษัท ไทยสายลม จำกัด ลงนามบันทึกความร่วมมือส่งเสริมการจ้างงานคนพิการ "
        "เมื่อวันที่ 1 ธันวาคม 2566"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert len(agreement.parties) == 3
