"""What a text tells of former years beside today's agreement of the same partners."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.agreements import main_documents, parts
from citypact.graph.extraction.bulletins import bulletin_items
from citypact.graph.extraction.date_features import date_candidates
from citypact.graph.extraction.earlier_documents import earlier_documents
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.passages import article

TWO = "เทศบาลนครสายลม กับเมืองดอกหญ้า"
TODAY = f"เมื่อวันที่ 5 มีนาคม 2567 มีพิธีลงนามบันทึกความเข้าใจด้านการค้า ระหว่าง{TWO}"

EARLIER = [
    ("ทั้งสองเมืองสถาปนาความสัมพันธ์เป็นเมืองคู่มิตรกันเมื่อปี 2545", "friendship"),
    ("เป็นผลสืบเนื่องจากการลงนามหนังสือแสดงเจตจำนงเมื่อเดือนกันยายน 2559", "loi"),
]
TODAYS = [
    f"ความตกลงเมืองพี่เมืองน้องระหว่าง{TWO} ต่ออายุในวันเดียวกัน โดยฉบับเดิมลงนามเมื่อปี 2555",
    "บันทึกความเข้าใจมีผล 3 ปี สิ้นสุดวันที่ 4 มีนาคม 2570",
    "ต่ออายุบันทึกข้อตกลงที่ทำกันครั้งแรกเมื่อปี 2560",
]


def _mentions(text: str) -> Mentions:
    return Mentions.of(article(f"ข่าวสมมติ\n\n{text}"), published="2024-03-06")


@pytest.mark.parametrize(("told", "kind"), EARLIER)
def test_a_document_dated_to_a_former_year_is_none_of_todays(told: str, kind: str) -> None:
    mentions = _mentions(f"{TODAY}\n{told}")
    (earlier,) = earlier_documents(mentions, main_documents(mentions))
    assert earlier[0].type == kind
    (part,) = parts(mentions)
    assert kind not in {document.type for document in (*part.documents, *part.named)}
    assert [date.value for date, _ in date_candidates(mentions, part)] == ["2024-03-05"]


@pytest.mark.parametrize("told", TODAYS)
def test_the_former_version_and_the_end_of_an_agreement_are_no_other_document(told: str) -> None:
    mentions = _mentions(f"{TODAY}\n{told}")
    assert not earlier_documents(mentions, main_documents(mentions))


def test_where_nothing_is_signed_today_what_was_signed_is_the_news() -> None:
    mentions = _mentions(f"ครบรอบความสัมพันธ์เมืองพี่เมืองน้องระหว่าง{TWO} ซึ่งสถาปนาเป็นเมืองคู่มิตรกันเมื่อปี 2545")
    assert not earlier_documents(mentions, main_documents(mentions))


def test_an_agreement_and_what_it_founds_are_dated_together() -> None:
    mentions = _mentions(
        "เทศบาลนครสายลม ต้อนรับผู้แทนเมืองดอกหญ้า ในโอกาสครบรอบ 10 ปี ความสัมพันธ์เมืองพี่เมืองน้อง เมื่อวันที่ 5 มีนาคม 2567\n"
        "ทั้งสองเมืองได้ลงนามข้อตกลงว่าด้วยการสถาปนาความสัมพันธ์เมืองพี่เมืองน้อง เมื่อวันที่ 13 พฤศจิกายน 2556"
    )
    assert not earlier_documents(mentions, main_documents(mentions))
    (part,) = parts(mentions)
    assert "2013-11-13" in {date.value for date, _ in date_candidates(mentions, part)}


def test_a_relation_of_the_headline_that_the_text_dates_back_is_not_todays_either() -> None:
    text = f"สองเมืองคู่มิตร สถาปนาเพิ่ม\n\n{TODAY}\nทั้งสองเมืองสถาปนาความสัมพันธ์เป็นเมืองคู่มิตรกันเมื่อปี 2545"
    (part,) = parts(Mentions.of(article(text), published="2024-03-06"))
    assert part.type.value == "mou"


BULLETIN = (
    "กิจกรรมวันที่ 3 กันยายน 2563\n\n"
    "🔹 เวลา 08.30 น. นายก้อน เมฆา นายกเทศมนตรีตำบลสายลม ประชุมหัวหน้าส่วนราชการ ณ ห้องประชุมเทศบาล\n"
    "🔹 เวลา 10.00 น. นางฝน ดอกหญ้า รองนายกเทศมนตรี ร่วมลงนามบันทึกความร่วมมือการดูแลผู้ป่วยระยะยาวกับโรงพยาบาลสายลม "
    "ที่ห้องประชุมดอกบัว โรงพยาบาลสายลม\n"
    "🔹 เวลา 16.00 น. ร่วมงานฌาปนกิจศพ ณ สุสานบ้านทุ่ง"
)


def test_an_item_of_a_days_bulletin_tells_of_its_agreement_alone() -> None:
    mentions = Mentions.of(article(BULLETIN))
    ((start, end, documents),) = bulletin_items(mentions, main_documents(mentions))
    assert mentions.text[start:end].lstrip("🔹 ").startswith("เวลา 10.00") and documents
    (part,) = parts(mentions)
    assert (part.start, part.end) == (start, end)


def test_what_a_council_resolves_beside_is_none_of_the_agreements() -> None:
    items = f"1) รับรองรายงานการประชุม\n2) เห็นชอบร่างบันทึกข้อตกลง ระหว่าง{TWO} เรื่องน้ำประปา\n3) อนุมัติซื้อรถบรรทุกขยะ"
    mentions = Mentions.of(article(f"ข่าวสมมติ\n\nที่ประชุมมีมติดังนี้\n{items}"))
    ((start, end, _),) = bulletin_items(mentions, main_documents(mentions))
    assert mentions.text[start:end].startswith("2) เห็นชอบ")


def test_a_programme_is_no_bulletin() -> None:
    lines = "09.00 น. ลงทะเบียน\n09.30 น. พิธีลงนามบันทึกความเข้าใจ\n10.00 น. ถ่ายภาพร่วมกัน"
    mentions = Mentions.of(article(f"ข่าวสมมติ\n\nกำหนดการพิธีลงนาม ระหว่าง{TWO}\n{lines}"))
    assert not bulletin_items(mentions, main_documents(mentions))


def test_the_day_of_a_contract_is_no_day_of_a_signing() -> None:
    mentions = _mentions(f"{TODAY}\nและตรวจงานตามสัญญาจ้างก่อสร้างถนน ลงวันที่ 15 มกราคม 2567")
    (part,) = parts(mentions)
    assert [date.value for date, _ in date_candidates(mentions, part)] == ["2024-03-05"]


def test_todays_renewal_is_no_part_of_the_tie_that_is_told_before_it() -> None:
    text = (
        f"นายก้อน เมฆา เลี้ยงรับรองในโอกาสครบรอบ 10 ปีความสัมพันธ์เมืองพี่เมืองน้องระหว่าง{TWO} ซึ่งลงนามกันไว้เมื่อวันที่ 30 มกราคม 2557 "
        "ก่อนหน้านั้นเวลา 14.00 น. ทั้งสองฝ่ายได้ลงนามต่ออายุบันทึกความเข้าใจว่าด้วยการแลกเปลี่ยนบุคลากร"
    )
    assert [document.type for document in main_documents(_mentions(text))] == ["mou"]
