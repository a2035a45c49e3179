"""What is signed: papers by any name that tells what they are for, and signings whose paper has none."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

# a Thai word for what is signed, and the type of the agreement
PAPERS = [
    ("แถลงการณ์ร่วม", "other"),
    ("พิธีสารความร่วมมือ", "other"),
    ("บันทึกเจตนารมณ์", "loi"),
    ("ใบแสดงเจตนา", "loi"),
    ("จดหมายแสดงเจตจำนง", "loi"),
    ("ประกาศเจตนารมณ์ความร่วมมือ", "loi"),
    ("กรอบความร่วมมือ", "other"),
    ("ธรรมนูญความร่วมมือ", "other"),
    ("สัญญาไมตรี", "other"),
    ("หนังสือความร่วมมือ", "other"),
    ("เอกสารความร่วมมือ", "other"),
    ("แผนความร่วมมือ", "other"),
    ("MOC ", "mou"),
    ("เอ็ม.โอ.ยู.", "mou"),
    ("บันทึกฯ ", "mou"),
    ("บันทึกขัอตกลง", "mou"),  # a slip of the writer
    ("ความสัมพันธ์ทางไมตรี", "friendship"),
]
ENGLISH_PAPERS = [
    "letter of understanding",
    "joint statement",
    "compact",
    "covenant",
    "communiqué",
    "framework",
    "partnership",
    "certificate of friendship",
    "alliance",
]
# signings of which no word tells the paper
NAMELESS = [
    "เทศบาลนครสายลมลงนามเครือข่ายเมืองสะอาดกับเทศบาลเมืองดอกหญ้า",
    "เทศบาลนครสายลมลงนามสนับสนุนการอ่านร่วมกับเทศบาลเมืองดอกหญ้า",
    "เทศบาลนครสายลมผูกสัมพันธ์ฉันพี่น้องกับเทศบาลเมืองดอกหญ้า",
]
# what is signed with nobody, or makes no agreement
NONE = [
    "เทศบาลนครสายลมลงนามประกาศเจตนารมณ์ไม่รับของขวัญทุกเทศกาล",
    "นายกเทศมนตรีนครสายลมลงนามถวายพระพรร่วมกับเทศบาลเมืองดอกหญ้า",
    "นายกเทศมนตรีนครสายลมลงนามในสมุดเยี่ยมกับเทศบาลเมืองดอกหญ้า",
    "เทศบาลนครสายลมลงนามสัญญาจ้างกับบริษัทดอกหญ้า จำกัด",
    "เทศบาลนครสายลมลงนามบันทึกการประชุมร่วมกับเทศบาลเมืองดอกหญ้า",
    "เทศบาลนครสายลมลงนามว่าจ้างก่อสร้างสะพานกับบริษัทดอกหญ้า จำกัด",
    "เทศบาลนครสายลมลงนามจัดซื้อรถดับเพลิงกับบริษัทดอกหญ้า จำกัด",
    "นายกเทศมนตรีนครสายลมลงนามหนังสือส่งมอบครุภัณฑ์ให้กับโรงเรียนดอกหญ้า",
]
_WHO = "\n\nเมื่อวันที่ 5 มีนาคม 2567 นายคราม ฟ้าดี นายกเทศมนตรีนครสายลม และนายเมฆ ใจงาม นายกเทศมนตรีเมืองดอกหญ้า ร่วมพิธี"


@pytest.mark.parametrize(("paper", "kind"), PAPERS)
def test_a_paper_that_is_signed_is_an_agreement_by_any_name(paper: str, kind: str) -> None:
    (agreement,) = extract(f"เทศบาลนครสายลมลงนาม{paper}กับเทศบาลเมืองดอกหญ้า{_WHO}", id="invented").agreements
    assert agreement.type == kind
    assert [party.name for party in agreement.parties] == ["เทศบาลนครสายลม", "เทศบาลเมืองดอกหญ้า"]


@pytest.mark.parametrize("paper", ENGLISH_PAPERS)
def test_so_it_is_in_english(paper: str) -> None:
    text = (
        f"Marlow and Tenby sign {paper}\n\nThe City of Marlow and the City of Tenby signed a {paper} on education on "
        "5 March 2024 at Marlow City Hall. Mayor John Hill of Marlow and Mayor Anna Reed of Tenby signed."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.date == "2024-03-05" and len(agreement.parties) == 2


@pytest.mark.parametrize("told", NAMELESS)
def test_a_signing_with_somebody_needs_no_word_for_its_paper(told: str) -> None:
    (agreement,) = extract(told + _WHO, id="invented").agreements
    assert [party.name for party in agreement.parties] == ["เทศบาลนครสายลม", "เทศบาลเมืองดอกหญ้า"]


@pytest.mark.parametrize("told", NONE)
def test_a_blessing_a_contract_and_a_pledge_of_one_body_are_none(told: str) -> None:
    assert extract(told, id="invented").agreements == ()


@pytest.mark.parametrize("what", ["ขับเคลื่อนการพัฒนา", "เป็นภาคีเครือข่าย", "กฎบัตรเมือง", "สานพลัง"])
def test_a_signing_of_bodies_that_are_joined_needs_no_word_for_its_paper(what: str) -> None:
    text = f"เทศบาลเมืองสายลม มหาวิทยาลัยหินผา และโรงพยาบาลดอกหญ้า ร่วมลงนาม{what}ด้านสุขภาพ เมื่อวันที่ 5 มีนาคม 2567"
    (agreement,) = extract(text, id="x").agreements
    assert (agreement.type, agreement.status, len(agreement.parties)) == ("other", "signed", 3)


def test_in_the_report_of_a_contract_a_signing_is_its_own() -> None:
    text = "องค์การบริหารส่วนจังหวัดสายลม และบริษัท ดอกหญ้า จำกัด ร่วมลงนาม เมื่อวันที่ 5 มีนาคม 2567\nสัญญากำจัดขยะมีอายุ 20 ปี"
    assert not extract(text, id="x").agreements
