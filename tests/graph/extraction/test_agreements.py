"""Whether a text reports an agreement, how many, and each one's type and status."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.agreements import main_documents, parts
from citypact.graph.extraction.apart import turns
from citypact.graph.extraction.carried_signers import carried_signers
from citypact.graph.extraction.documents import documents
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.passages import article
from tests.graph.extraction.reports import mentions_of

TWO = "เทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า"

# the instrument, where the type names the relation; a paper that is only called an agreement is "other"
TYPES = [
    (f"ลงนามบันทึกความเข้าใจ ระหว่าง{TWO}", "mou", None),
    (f"ลงนามบันทึกข้อตกลงความร่วมมือ ระหว่าง{TWO}", "mou", None),
    (f"ลงนาม MOU ระหว่าง{TWO}", "mou", None),
    (f"ลงนามเอ็มโอยู ระหว่าง{TWO}", "mou", None),
    (f"ลงนามบันทึกข้อตกลง (Memorandum of Agreement : MOA) ระหว่าง{TWO}", "moa", None),
    (f"ลงนามหนังสือแสดงเจตจำนง (LOI) ระหว่าง{TWO}", "loi", None),
    (f"ลงนามบันทึกความเข้าใจว่าด้วยการสถาปนาความสัมพันธ์เมืองพี่เมืองน้อง ระหว่าง{TWO}", "sister_city", "mou"),
    (f"ลงนามข้อตกลงบ้านพี่เมืองน้อง ระหว่าง{TWO}", "sister_city", "other"),
    (f"ลงนามข้อตกลงเมืองคู่แฝด (Twin City) ระหว่าง{TWO}", "twin_city", "other"),
    (f"ลงนามความตกลงสถาปนาเมืองมิตรภาพ ระหว่าง{TWO}", "friendship", "other"),
    (f"ลงนามความตกลงเมืองคู่มิตร ระหว่าง{TWO}", "friendship", "other"),
]


@pytest.mark.parametrize(("text", "kind", "instrument"), TYPES)
def test_an_agreement_has_the_type_of_its_relation_else_of_its_document(
    text: str, kind: str, instrument: str | None
) -> None:
    (agreement,) = extract(f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 มีพิธี{text}", id="invented").agreements
    assert (agreement.type, agreement.instrument) == (kind, instrument)


STATUSES = [
    (f"เมื่อวันที่ 5 มีนาคม 2567 มีพิธีลงนาม MOU ระหว่าง{TWO}", "signed"),
    (f"เทศบาลนครสายลม มีกำหนดลงนาม MOU ระหว่าง{TWO} ในวันที่ 5 มีนาคม 2567", "planned"),
    (f"จะมีพิธีลงนาม MOU ระหว่าง{TWO} ในวันที่ 5 มีนาคม 2567", "planned"),
    (f"ได้ลงนามต่ออายุ MOU ระหว่าง{TWO} เมื่อวันที่ 5 มีนาคม 2567", "renewed"),
    (f"สภาเทศบาลมีมติเห็นชอบร่างบันทึกความเข้าใจ (MOU) ระหว่าง{TWO}", "proposed"),
    (f"ช่างกวาดลานรอรับพิธีลงนาม MOU ซึ่งจะทำร่วมกันระหว่าง{TWO}", "planned"),
    (f"นายกเทศมนตรีเตรียมทำ MOU ข้อตกลงร่วมกันว่าด้วยกองทุนสุขภาพ มีกำหนดจะลงนามกันระหว่าง{TWO}", "planned"),
    (f"ผู้ว่าฯ ประชุมคณะกรรมการขับเคลื่อนการสถาปนาความสัมพันธ์เมืองคู่แฝด ระหว่าง{TWO}", "proposed"),
    (f"{TWO} ลงนามร่วมมือกัน ณ ศาลากลางจังหวัดสายลม", "signed"),
    (f"กิจกรรมนี้เป็นไปตามบันทึกข้อตกลง ระหว่าง{TWO} ซึ่งลงนามไว้เมื่อวันที่ 5 มีนาคม 2560 และยังมีผลบังคับใช้", "in_force"),
    (f"บันทึกข้อตกลง (MOU) ระหว่าง{TWO} ที่ทำไว้เมื่อวันที่ 5 มีนาคม 2560 สิ้นสุดลงแล้ว", "ended"),
    ("หนังสือแสดงเจตจำนง (LOI) ที่เทศบาลนครสายลมมีไว้กับเทศบาลเมืองดอกหญ้า", "in_force"),
    (f"กล่าวถึงความสัมพันธ์เมืองมิตรภาพระหว่าง{TWO} เพราะปีนี้ความสัมพันธ์เมืองมิตรภาพครบ 10 ปี", "in_force"),
    (f"ที่ปรึกษาเปิดสัมมนาเมื่อวันที่ 5 มีนาคม 2567 พร้อมลงนาม MOU ระหว่าง{TWO}", "signed"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_the_words_around_the_document_tell_its_status(text: str, status: str) -> None:
    (agreement,) = extract(f"ข่าวสมมติ\n\n{text}", id="invented").agreements
    assert agreement.status == status


NONE = [
    "คณะจากเทศบาลเมืองดอกหญ้าเดินทางมาศึกษาดูงานที่เทศบาลนครสายลม และหวังว่าจะร่วมมือกันในอนาคต",
    "เทศบาลนครสายลมลงนามในสัญญาจ้างก่อสร้างกับบริษัท หินผาก่อสร้าง จำกัด",
    "ผู้บริหารเทศบาลนครสายลมลงนามในสมุดเยี่ยมของเทศบาลเมืองดอกหญ้า",
    "เทศบาลนครสายลมเปิดงานสงกรานต์ สะท้อนสายสัมพันธ์บ้านพี่เมืองน้องของคนสองฝั่งน้ำ",
    "ผู้เสนอราคาต้องทำข้อตกลงคุณธรรมกับเทศบาลนครสายลม",
    "เทศบาลนครสายลมปลูกต้นไม้ร่วมกับชุมชน",
]


@pytest.mark.parametrize("text", NONE)
def test_visits_contracts_festivals_and_wishes_are_no_agreements(text: str) -> None:
    assert extract(f"ข่าวสมมติ\n\n{text}", id="invented").agreements == ()


def test_the_documents_of_one_ceremony_are_read_one_by_one() -> None:
    text = (
        "สายลมลงนามสองฉบับ\n\nเมื่อวันที่ 5 มีนาคม 2567 เวลา 10.00 น. มีพิธีลงนามเอกสาร 2 ฉบับ ประกอบด้วย\n"
        "ฉบับที่ 1 บันทึกความเข้าใจด้านการท่องเที่ยว ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า ลงนามโดยนายก้อน เมฆา "
        "นายกเทศมนตรีนครสายลม และนางขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า\n"
        "ฉบับที่ 2 บันทึกข้อตกลงด้านการกีฬา ระหว่างเทศบาลนครสายลม กับ อบจ.ลมหนาว ลงนามโดยนายก้อน เมฆา นายกเทศมนตรีนครสายลม "
        "และนายคราม ฟ้าดี นายก อบจ.ลมหนาว"
    )
    first, second = extract(text, id="invented").agreements
    assert [party.name for party in first.parties] == ["เทศบาลนครสายลม", "เทศบาลเมืองดอกหญ้า"]
    assert [party.name for party in second.parties] == ["เทศบาลนครสายลม", "องค์การบริหารส่วนจังหวัดลมหนาว"]
    assert (first.domains, second.domains) == (("tourism",), ("sports",))
    assert first.date == second.date == "2024-03-05"


def test_what_leads_to_a_list_says_for_all_its_documents_that_they_are_signed() -> None:
    text = (
        "สายลมลงนามสามฉบับ\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลนครสายลมลงนามเอกสารสามฉบับ ดังตาราง\n"
        "| 1 | บันทึกข้อตกลงความร่วมมือด้านการกีฬา | เทศบาลเมืองดอกหญ้า |\n"
        "| 2 | บันทึกข้อตกลง (MOA) ด้านการท่องเที่ยว | อบจ.ลมหนาว |\n"
        "| 3 | หนังสือแสดงเจตจำนง (LOI) ด้านการศึกษา | มหาวิทยาลัยทุ่งกว้าง |"
    )
    mentions = Mentions.of(article(text))
    assert [part.numbered for part in parts(mentions)] == [True, True, True]
    assert [part.anchor.type for part in parts(mentions)] == ["mou", "mou", "loi"]


def test_a_text_may_turn_to_another_agreement_where_it_brings_another_partner() -> None:
    text = (
        "สายลมลงนาม\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลนครสายลมลงนามบันทึกความเข้าใจกับเทศบาลเมืองดอกหญ้า\n\n"
        "บันทึกความเข้าใจนี้มีผลสามปี\n\n"
        "จากนั้นเทศบาลนครสายลมลงนาม MOA อีกฉบับกับมหาวิทยาลัยทุ่งกว้าง"
    )
    mentions = Mentions.of(article(text))
    (turn,) = turns(mentions, main_documents(mentions))
    assert (turn.document.type, list(turn.partners)) == ("moa", ["มหาวิทยาลัยทุ่งกว้าง"])
    assert {
        "turn.another",
        "turn.next",
        "other-line",
        "type.new",
        "partner.with",
        "told.with",
    } <= turn.features


def test_a_line_may_turn_to_another_agreement() -> None:
    text = (
        "สายลมพิจารณา\n\nเรื่องแรกคือร่างบันทึกความเข้าใจระหว่างเทศบาลนครสายลมกับเทศบาลเมืองดอกหญ้า "
        "เรื่องที่สองคือร่างบันทึกความเข้าใจด้านกีฬาระหว่างเทศบาลนครสายลมกับมหาวิทยาลัยทุ่งกว้าง"
    )
    mentions = Mentions.of(article(text))
    (turn,) = turns(mentions, main_documents(mentions))
    assert (turn.start, set(turn.partners)) == (text.index("เรื่องที่สอง"), {"มหาวิทยาลัยทุ่งกว้าง"})
    assert "other-line" not in turn.features


def test_a_sentence_that_counts_documents_and_names_each_tells_of_several() -> None:
    text = (
        "สายลมเยือนน้ำใส\n\nวันที่ 5 มีนาคม 2567 จะมีการลงนามเอกสารสองฉบับ ได้แก่ “ข้อตกลงการแลกเปลี่ยนกับนครน้ำใส และ "
        "“บันทึกความร่วมมือด้านการศึกษาระหว่างเทศบาลนครสายลมกับนครน้ำใส”\n\nบันทึกความร่วมมือมีผลสามปี"
    )
    first, second = parts(Mentions.of(article(text)))
    assert (first.anchor.type, second.anchor.type) == ("agreement", "mou")
    assert first.end == second.start
    assert first.status.value == second.status.value  # the sentence says for both how they stand


@pytest.mark.parametrize(
    "said",
    [
        "ลงนามสองฉบับ ได้แก่ บันทึกความเข้าใจ (MOU) ระหว่างเทศบาลนครสายลมกับเทศบาลเมืองดอกหญ้า",
        "ลงนาม MOU ซึ่งมีเนื้อหา 3 เรื่อง คือ การศึกษา กีฬา และการท่องเที่ยว",
    ],
)
def test_what_is_counted_and_not_named_is_one_agreement(said: str) -> None:
    assert len(parts(Mentions.of(article(f"สายลมลงนาม\n\nเทศบาลนครสายลม{said}")))) == 1


def test_an_older_agreement_beside_todays_is_its_own() -> None:
    text = (
        "สายลมจับมือดอกหญ้า\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลนครสายลมลงนาม MOU ด้านการกีฬากับเทศบาลเมืองดอกหญ้า\n\n"
        "ก่อนหน้านี้ เทศบาลนครสายลมมีบันทึกข้อตกลงด้านการศึกษากับมหาวิทยาลัยทุ่งกว้าง ลงนามไว้เมื่อวันที่ 7 มิถุนายน 2563 ซึ่งยังมีผลบังคับใช้"
    )
    today, older = extract(text, id="invented").agreements
    assert (today.status, today.date, today.domains) == ("signed", "2024-03-05", ("sports",))
    assert (older.status, older.date, older.domains) == ("in_force", "2020-06-07", ("education",))
    assert {party.name for party in older.parties} == {"เทศบาลนครสายลม", "มหาวิทยาลัยทุ่งกว้าง"}


def test_what_a_line_tells_of_an_older_agreement_does_not_make_todays_older() -> None:
    text = (
        "สายลมลงนาม\n\nเทศบาลนครสายลมลงนามความตกลงเมืองคู่มิตรกับเมืองน้ำใส เมื่อวันที่ 5 มีนาคม 2567 "
        "ทั้งนี้ เทศบาลนครสายลมยังเป็นเมืองคู่มิตรกับเมืองลมหนาว ซึ่งลงนามไว้ตั้งแต่ปี 2561"
    )
    today, older = parts(Mentions.of(article(text)))
    assert (today.older, older.older, older.start) == (False, True, text.index("ทั้งนี้"))
    assert today.without == ((older.start, older.end),)


@pytest.mark.parametrize("again", ["ฉบับนี้", "ดังกล่าว", "เดิม"])
def test_the_agreement_of_which_a_text_goes_on_is_no_older_one(again: str) -> None:
    text = (
        "สายลมลงนาม\n\nเทศบาลนครสายลมลงนามบันทึกข้อตกลงกับเทศบาลเมืองดอกหญ้า เมื่อวันที่ 5 มีนาคม 2567\n\n"
        f"บันทึกข้อตกลง{again}มีผลบังคับใช้มาตั้งแต่วันที่ 5 มีนาคม 2567"
    )
    assert [part.older for part in parts(Mentions.of(article(text)))] == [False]


def test_the_former_version_of_what_is_renewed_is_no_agreement_of_its_own() -> None:
    text = (
        "สายลมต่ออายุ MOU ดอกหญ้า\n\nเมื่อวันที่ 5 มีนาคม 2567 ลงนามต่ออายุ MOU ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า "
        "ซึ่งฉบับเดิมลงนามไว้เมื่อวันที่ 4 มีนาคม 2562 และครบกำหนดแล้ว"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.status, agreement.date) == ("renewed", "2024-03-05")


@pytest.mark.parametrize("mark", ["ฉบับที่ {} ความร่วมมือด้านน้ำ กับ", "{}. ระหว่างเทศบาลนครสายลมกับ"])
def test_numbers_alone_stand_for_the_documents_that_were_told_together(mark: str) -> None:
    lines = [mark.format(1) + "มหาวิทยาลัยทุ่งกว้าง", mark.format(2) + "โรงพยาบาลหินผา"]
    text = "\n".join(["นายก้อน เมฆา นายกเทศมนตรีนครสายลม ลงนามบันทึกข้อตกลง 2 ฉบับ ดังนี้", *lines])
    assert [part.numbered for part in parts(mentions_of(text))] == [True, True]


def test_who_signs_every_document_of_a_day_is_told_before_them() -> None:
    text = (
        "นายก้อน เมฆา นายกเทศมนตรีนครสายลม ลงนามบันทึกข้อตกลง 2 ฉบับ ดังนี้\n"
        "ฉบับที่ 1 ความร่วมมือด้านน้ำ กับมหาวิทยาลัยทุ่งกว้าง โดย ดร.ขาว หมอกดี อธิการบดี\n"
        "ฉบับที่ 2 ความร่วมมือด้านสุขภาพ กับโรงพยาบาลหินผา โดย นพ.เขียว หินดี ผู้อำนวยการ"
    )
    mentions = mentions_of(text)
    second = parts(mentions)[1]
    within = {person.name for person in mentions.told if person.start >= second.start}
    carried = carried_signers(mentions, second, within, {"เทศบาลนครสายลม": 0.9, "มหาวิทยาลัยทุ่งกว้าง": 0.1})
    assert [person.name for person in carried] == ["ก้อน เมฆา"]
    assert not carried_signers(mentions, second, within, {"เทศบาลนครสายลม": 0.1})


def test_the_agreement_that_was_told_is_no_other_one() -> None:
    mentions = mentions_of(f"มีพิธีลงนามข้อตกลง ระหว่าง{TWO}\nภายใต้ข้อตกลงดังกล่าว สองเมืองจะร่วมมือกับมหาวิทยาลัยทุ่งกว้าง")
    assert not list(turns(mentions, main_documents(mentions)))


def test_what_is_signed_with_a_partner_is_a_document_though_no_word_names_it() -> None:
    assert [document.type for document in documents("ลงนามร่วมกับเทศบาลนครสายลม เพื่อพัฒนาการศึกษา")] == [
        "ceremony"
    ]
    assert not documents("ลงนามกับบริษัท หินผา จำกัด ตามสัญญาจ้างก่อสร้าง")
    assert [document.type for document in documents("ลงนาม MOU และลงนามร่วมกับเทศบาลนครสายลม")] == ["mou"]


def test_a_purpose_is_no_plan_and_a_province_by_its_bare_name_no_other_partner() -> None:
    text = (
        "A sister for Breeze Province\n\nThe ceremony brought together Breeze Province and Grass Valley.\n\n"
        "On December 3, 2019, to establish a sister province relationship, Mr. Ann Example, "
        "Vice Chairman of the Breeze Provincial Committee, "
        "signed a formal agreement with Ms. Bea Sample, Governor of Grass Valley."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.type, agreement.status, agreement.date) == ("sister_city", "signed", "2019-12-03")


ENDED = [
    "Breezeton ends 60-year sister city tie with Grassfield\n\nBreezeton has formally withdrawn from its sister city "
    "relationship with Grassfield over a statue, Mayor Ann Example wrote. The two had been sisters since 1957.",
    "Breezeton cuts ties with sister city\n\nThe mayor of Breezeton announced on Tuesday that the sister-city agreement "
    "with Grassfield, signed in 1957, is over.",
]


@pytest.mark.parametrize("text", ENDED)
def test_a_tie_that_a_city_cuts_has_ended(text: str) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.type, agreement.status) == ("sister_city", "ended")


def test_friends_end_nothing() -> None:
    text = (
        "Two towns become sister cities\n\nBreezeton and Grassfield signed a sister city agreement yesterday "
        "to be better friends and partners on the way to progress."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.status == "signed"


@pytest.mark.parametrize(("published", "status"), [("2015-10-01", "signed"), ("2017-07-20", "in_force")])
def test_what_was_signed_long_before_the_page_was_put_up_stands(published: str, status: str) -> None:
    text = (
        "Grassfield and Breezeton\n\nMayor Ann Example of Breezeton and Mayor Bea Sample of Grassfield signed "
        "a sister city agreement on September 12, 2015."
    )
    (agreement,) = extract(text, id="invented", published=published).agreements
    assert (agreement.status, agreement.date) == (status, "2015-09-12")


OCCASIONS = [
    "เมื่อวานนี้ (9 ส.ค. 60) เวลา 17.45 น. ณ ห้องลมหนาว ศาลาว่าการกรุงเทพมหานคร รองผู้ว่าราชการกรุงเทพมหานครให้การต้อนรับคณะจากเมืองดอกหญ้า "
    "เพื่อกระชับความสัมพันธ์เมืองพี่เมืองน้องระหว่างกรุงเทพมหานครและเมืองดอกหญ้า",
    f"เทศบาลนครสายลมจัดประชุมติดตามผลการดำเนินงานตามบันทึกข้อตกลงความร่วมมือการจัดการขยะ ระหว่าง{TWO} เมื่อวันที่ 5 มีนาคม 2567",
]


@pytest.mark.parametrize("text", OCCASIONS)
def test_a_tie_that_stands_was_not_signed_at_a_visit_or_a_meeting(text: str) -> None:
    (agreement,) = extract(f"ข่าวสมมติ\n\n{text}", id="invented").agreements
    assert (agreement.status, agreement.date) == ("in_force", None)


@pytest.mark.parametrize(
    "told",
    [
        f"{TWO} สถาปนาสัมพันธ์กัน\n\n{TWO} ตั้งใจร่วมกันว่าจะทำให้ไมตรีจิตแน่นขึ้น งานมีขึ้นวันที่ 21 พฤศจิกายน 2565",
        "ข่าวสมมติ\n\nความร่วมมือที่เทศบาลนครสายลมมีกับเทศบาลเมืองดอกหญ้าเดินหน้า ความร่วมมือนี้ลงนามกันเมื่อเดือน พ.ย. 60",
    ],
)
def test_a_relation_that_is_founded_is_an_agreement_whatever_it_is_called(told: str) -> None:
    (agreement,) = extract(told, id="invented").agreements
    assert [party.name for party in agreement.parties] == ["เทศบาลนครสายลม", "เทศบาลเมืองดอกหญ้า"]


def test_what_is_surely_signed_is_reported_though_nobody_is_named() -> None:
    text = "เมื่อวันที่ 5 มีนาคม 2567 ณ โรงแรมลมหนาว มีพิธีลงนามบันทึกข้อตกลงความร่วมมือ (MOU) ด้านการท่องเที่ยว ของทุกภาคส่วน"
    (agreement,) = extract(f"ทุกภาคส่วนลงนาม MOU ด้านการท่องเที่ยว\n\n{text}", id="invented").agreements
    assert (agreement.parties, agreement.date) == ((), "2024-03-05")
