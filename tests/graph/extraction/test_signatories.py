"""Who signs, and who only witnesses, presides or attends."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.agreements import parts
from citypact.graph.extraction.bystanders import bystanders
from citypact.graph.extraction.proxies import proxies
from citypact.graph.extraction.signatories import least_sure
from citypact.graph.extraction.signer_candidates import signer_candidates
from citypact.graph.extraction.told_signers import told_signers
from tests.graph.extraction.reports import mentions_of

P = "นายก้อน เมฆา นายกเทศมนตรีนครสายลม"
Q = "นางขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า"
BOTH = ["ก้อน เมฆา", "ขาว หมอกดี"]
DOCUMENT = "บันทึกข้อตกลงความร่วมมือ (MOU) ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า"

FORMS = [
    (f"{P} และ{Q} ร่วมลงนาม{DOCUMENT}", BOTH),
    (f"{P} และ{Q} ได้ลงนามใน{DOCUMENT}", BOTH),
    (f"มีพิธีลงนาม{DOCUMENT} ลงนามโดย{P} และ{Q}", BOTH),
    (f"มีพิธีลงนาม{DOCUMENT} โดยมี{P} และ{Q} เป็นผู้ลงนาม", BOTH),
    (f"มีพิธีลงนาม{DOCUMENT} ผู้ลงนามคือ {P} กับ{Q}", BOTH),
    (f"มีพิธีลงนาม{DOCUMENT} ผู้ลงนามประกอบด้วย {P}, {Q}", BOTH),
    (f"{P} จรดปากกาลงนาม MOU กับ {Q}", BOTH),
    (f"มีพิธีลงนาม MOU ระหว่างเทศบาลนครสายลม โดย{P} กับเทศบาลเมืองดอกหญ้า โดย{Q}", BOTH),
    (f"{P} มอบหมายให้ นายคราม ฟ้าดี รองนายกเทศมนตรีนครสายลม เป็นผู้แทนลงนาม{DOCUMENT}", ["คราม ฟ้าดี"]),
]


@pytest.mark.parametrize(("text", "names"), FORMS)
def test_who_signs_is_a_signatory(text: str, names: list[str]) -> None:
    (agreement,) = extract(f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 {text}", id="invented").agreements
    assert list(agreement.signatories) == names


# rules read these; what a judge makes of them is another matter
OWN = [
    ("เป็นประธานในพิธีและร่วมลงนามบันทึกข้อตกลง", "signs"),
    ("ให้เกียรติเป็นประธานเปิดงาน พร้อมทั้งลงนามบันทึกข้อตกลง", "signs"),
    ("เปิดเผยว่า เมื่อวันที่ 4 มีนาคม ตนได้ร่วมลงนามในบันทึกข้อตกลง", "signs"),
    ("เป็นประธานในพิธีและร่วมลงนามเป็นสักขีพยานในบันทึกข้อตกลง", "witnesses"),
    ("เป็นประธานในพิธีลงนามบันทึกข้อตกลง", "presides"),
]


@pytest.mark.parametrize(("does", "capacity"), OWN)
def test_who_presides_may_sign_as_well_and_so_may_who_tells_of_it(does: str, capacity: str) -> None:
    mentions = mentions_of(f"{P} {does}ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า เมื่อวันที่ 5 มีนาคม 2567")
    (part,) = parts(mentions)
    assert [read for _, read, *_ in signer_candidates(mentions, part, {}, {})[1]] == [capacity]


OTHERS = [
    (f"มีพิธีลงนาม{DOCUMENT} โดยมีนายคราม ฟ้าดี ผู้ว่าราชการจังหวัดลมหนาว เป็นประธาน", "presides"),
    (f"มีพิธีลงนาม{DOCUMENT} โดยมีนายคราม ฟ้าดี ผู้ว่าราชการจังหวัดลมหนาว ร่วมเป็นสักขีพยาน", "witnesses"),
    (f"มีพิธีลงนาม{DOCUMENT} โดยมีนายคราม ฟ้าดี ปลัดเทศบาล ร่วมลงนามเป็นพยาน", "witnesses"),
    (f"มีพิธีลงนาม{DOCUMENT} โดยมีนายคราม ฟ้าดี ผู้ว่าราชการจังหวัดลมหนาว ร่วมเป็นเกียรติ", "attends"),
]


@pytest.mark.parametrize(("text", "capacity"), OTHERS)
def test_presiding_witnessing_and_attending_are_not_signing(text: str, capacity: str) -> None:
    (agreement,) = extract(f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 {text}", id="invented").agreements
    assert agreement.signatories == ()
    assert [(part.name, part.capacity) for part in agreement.people] == [("คราม ฟ้าดี", capacity)]


def test_who_stands_for_a_party_of_a_signing_ahead_represents_it() -> None:
    text = f"ข่าวสมมติ\n\nเทศบาลนครสายลม โดย{P} มีกำหนดลงนาม{DOCUMENT} ในวันที่ 5 มีนาคม 2567"
    (agreement,) = extract(text, id="invented").agreements
    assert [(part.name, part.capacity, part.on_behalf_of) for part in agreement.people] == [
        ("ก้อน เมฆา", "represents", "เทศบาลนครสายลม")
    ]
    assert agreement.signatories == ()


def test_someone_named_by_first_name_or_by_office_is_still_that_person() -> None:
    text = (
        f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 {P} เดินทางถึงเมืองดอกหญ้า โดยมี{Q} ต้อนรับ\n\n"
        f"จากนั้น นายก้อน และนายกเทศมนตรีเมืองดอกหญ้า ร่วมลงนาม{DOCUMENT}"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert sorted(agreement.signatories) == sorted(BOTH)


def test_who_is_absent_does_not_sign() -> None:
    text = (
        "ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 จังหวัดสายลม ลงนาม MOU กับจังหวัดดอกหญ้า โดยมี นายก้อน เมฆา "
        "รองผู้ว่าราชการจังหวัดสายลม ในนามของนายขาว หมอกดี ผู้ว่าราชการจังหวัดสายลม ลงนามร่วมกับ "
        "นายฟ้า ทุ่งกว้าง ผู้ว่าราชการจังหวัดดอกหญ้า"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert "ขาว หมอกดี" not in agreement.signatories


def test_who_signs_is_told_behind_a_word_for_having() -> None:
    text = (
        "ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลนครสายลม ลงนาม MOU กับเทศบาลเมืองดอกหญ้า ผู้ร่วมลงนามมี "
        "นายก้อน เมฆา นายกเทศมนตรีนครสายลม และนายขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.signatories == ("ก้อน เมฆา", "ขาว หมอกดี")


@pytest.mark.parametrize("there", ["อยู่ด้วย", "อยู่ในที่ประชุมด้วย", "มาร่วมงานด้วย"])
def test_who_is_only_told_to_be_there_signs_nothing(there: str) -> None:
    text = f"มีพิธีลงนาม{DOCUMENT} วันที่ 3 มีนาคม 2565 ในงานมี{P} และ{Q} {there}"
    (agreement,) = extract(f"ข่าว\n\n{text}", id="invented").agreements
    assert agreement.signatories == ()


def test_who_presides_while_others_sign_does_not() -> None:
    text = f"มีพิธีลงนาม{DOCUMENT} วันที่ 3 มีนาคม 2565 ประธานในพิธีได้แก่ {P} ส่วนผู้ร่วมลงนามมี {Q}"
    (agreement,) = extract(f"ข่าว\n\n{text}", id="invented").agreements
    assert [*agreement.signatories] == ["ขาว หมอกดี"]


def test_who_is_named_as_presiding_signs_nothing_where_another_signs() -> None:
    text = (
        "เทศบาลนครสายลม และเทศบาลเมืองหินผา ลงนามบันทึกข้อตกลง (MOU) ความปลอดภัยทางถนน เมื่อ 4 กรกฎาคม 2559 "
        "โดยนายต้นลม ใบหญ้า นายกเทศมนตรีนครสายลม ร่วมลงนาม ประธานในพิธีคือนายทรงหิน กอไผ่ ผู้ว่าราชการจังหวัดตาก"
    )
    (agreement,) = extract(text, id="x").agreements
    assert agreement.signatories == ("ต้นลม ใบหญ้า",)


@pytest.mark.parametrize(
    "aside",
    [
        f"ประธานการลงนามคือ {P} ผู้ร่วมลงนามมี {Q}",
        f"{P} นั่งเป็นประธานในพิธีลงนาม ผู้ร่วมลงนามมี {Q}",
        f"ผู้ลงนามคือ {Q} ในพิธียังมี{P} และนายดำ ลมดี",
        f"ลงนามโดย{Q} โดยมี{P} และหัวหน้าส่วนราชการ มาพร้อมกัน",
    ],
)
def test_who_presides_or_is_listed_as_there_signs_nothing(aside: str) -> None:
    text = f"มีพิธีลงนาม{DOCUMENT} วันที่ 3 มีนาคม 2565 {aside}"
    (agreement,) = extract(f"ข่าว\n\n{text}", id="invented").agreements
    assert [*agreement.signatories] == ["ขาว หมอกดี"]


@pytest.mark.parametrize(
    ("led", "there"),
    [
        ("ผู้ที่มาในพิธีคือ", True),
        ("ผู้ที่มาในพิธีคือ รองศาสตาจารย์ ", True),
        ("ผู้เข้าประชุมฝั่งไทยคือ", True),
        ("ในพิธีมี", True),
        ("ผู้ร่วมลงนามในพิธีมี", False),
        ("ผู้มาร่วมพิธีลงนามมี", False),
    ],
)
def test_those_who_came_sign_nothing_unless_they_came_to_sign(led: str, there: bool) -> None:
    aside = bystanders(mentions_of(f"มีพิธีทำ{DOCUMENT} {led}{P} และ{Q}"))
    assert aside == ({"ก้อน เมฆา", "ขาว หมอกดี"} if there else set())


@pytest.mark.parametrize("led", ["ได้แก่", "คือ", "มี"])
def test_who_is_named_as_signing_signs_however_far_the_names_stand(led: str) -> None:
    mentions = mentions_of(
        f"ผู้ร่วมลงนามในบันทึกข้อตกลงความร่วมมือเพื่อส่งเสริมและพัฒนาศักยภาพในการเฝ้าระวังภัยริมทะเลและการดูแลชายหาดทั่วทั้งอำเภอ {led} {P} "
        "เมื่อวันที่ 5 มีนาคม 2567"
    )
    (part,) = parts(mentions)
    assert ("signs", "capacity.signed-by") in {
        each[1:3] for each in signer_candidates(mentions, part, {}, {})[1]
    }


def test_whom_a_line_names_behind_those_who_sign_is_a_witness() -> None:
    mentions = mentions_of(f"{Q} เป็นผู้ลงนามในบันทึกข้อตกลง ส่วนพยานสองคน ได้แก่ {P} เมื่อวันที่ 5 มีนาคม 2567")
    (part,) = parts(mentions)
    told = {each[0].name: each[1] for each in signer_candidates(mentions, part, {}, {})[1]}
    assert told.get("ก้อน เมฆา") != "signs"


@pytest.mark.parametrize(
    "both",
    [
        f"โดยมี{P} เป็นประธานเปิดการประชุม และร่วมพิธีลงนาม กับ{Q}",
        f"ระหว่าง{P} ประธานในพิธี กับ{Q}",
    ],
)
def test_who_presides_and_signs_is_no_bystander(both: str) -> None:
    assert bystanders(mentions_of(f"มีพิธีลงนาม{DOCUMENT} {both}")) == set()


def test_less_tells_of_the_head_of_a_party_for_which_nobody_else_signs() -> None:
    mentions = mentions_of(f"{P} ลงนาม{DOCUMENT} {Q} มาด้วย")
    (person,) = [each for each in mentions.told if each.name == "ขาว หมอกดี"]
    likely = {"เทศบาลนครสายลม": 0.9, "เทศบาลเมืองดอกหญ้า": 0.9}
    least = least_sure(mentions, person, {"เทศบาลนครสายลม"}, likely, None)
    assert least < least_sure(mentions, person, {"เทศบาลนครสายลม", "เทศบาลเมืองดอกหญ้า"}, likely, None)
    assert least < least_sure(mentions, person, set(), likely, None)
    assert least < least_sure(
        mentions, person, {"เทศบาลนครสายลม"}, likely, (person, "witnesses", "capacity.witnesses", 0.9)
    )


GUEST = "นายคราม ฟ้าดี ปลัดเทศบาลนครสายลม"


@pytest.mark.parametrize(
    "told",
    [
        f"{GUEST} เข้าร่วมพิธีลงนาม{DOCUMENT} โดยมี{P} และ{Q} เป็นผู้ลงนาม",
        f"{P} และ{Q} เป็นผู้ลงนาม{DOCUMENT} {GUEST} กล่าวรายงาน",
        f"{P} ลงนาม{DOCUMENT} กับ {Q} จากนั้น {GUEST} บรรยายพิเศษ",
        f"{GUEST} ร่วมเป็นเกียรติในพิธี ซึ่ง{P} และ{Q} ลงนาม{DOCUMENT}",
        f"{P} และ{Q} ลงนาม{DOCUMENT} โดยมีนายฟาง นาดี ปลัดเทศบาลเมืองดอกหญ้า และ{GUEST} เป็นสักขีพยาน",
        f"ประธานในพิธี {GUEST} ผู้ลงนาม {P} และ{Q} ใน{DOCUMENT}",
    ],
)
def test_who_attends_reports_or_stands_by_while_others_sign_is_a_bystander(told: str) -> None:
    aside = bystanders(mentions_of(told))
    assert "คราม ฟ้าดี" in aside
    assert not aside & set(BOTH)


DEPUTY = "นายคราม ฟ้าดี รองนายกเทศมนตรีนครสายลม"


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (f"{P} และ{Q} เป็นผู้ลงนาม พร้อมด้วย{GUEST} เป็นสักขีพยาน", set(BOTH)),
        (f"{DEPUTY} ได้รับมอบหมายจาก {P} ให้เป็นผู้แทนลงนาม", {"คราม ฟ้าดี"}),
        (f"{P} มอบหมายให้ {DEPUTY} พร้อมด้วย {Q} และเจ้าหน้าที่ ร่วมพิธีลงนาม", {"คราม ฟ้าดี"}),
        (f"มี {P} เป็นผู้แทนฝ่ายไทย และ {Q} เป็นผู้แทนฝ่ายจีน ร่วมลงนาม", set(BOTH)),
        (f"{P} กล่าวต้อนรับ จากนั้นได้ลงนามบันทึกข้อตกลง กับ {Q}", {"ก้อน เมฆา"}),
        (f"{P} กล่าวต้อนรับ จากนั้น {Q} ลงนามบันทึกข้อตกลง", set()),
        (f"ฝ่ายไทย มี {P} ส่วนฝ่ายลาว มี {Q} เป็นผู้ลงนาม", set(BOTH)),
        (f"{P} และ{Q} เป็นผู้ลงนามเป็นพยาน", set()),
        (f"{P} มอบหมายให้ {DEPUTY} ต้อนรับคณะ", set()),
    ],
)
def test_who_is_told_outright_to_sign_is_a_signer(told: str, names: set[str]) -> None:
    assert told_signers(mentions_of(told)) == names


def test_who_is_charged_by_another_signs_and_who_charges_does_not() -> None:
    text = f"{DEPUTY} ได้รับมอบหมายจาก {P} ให้ลงนาม{DOCUMENT} เมื่อวันที่ 5 มีนาคม 2567"
    mentions = mentions_of(text)
    (part,) = parts(mentions)
    acting = proxies(mentions, part)
    assert acting.senders == {"ก้อน เมฆา"}
    assert set(acting.sent) == {"คราม ฟ้าดี"}


def test_whom_somebody_stands_in_for_does_not_sign() -> None:
    text = f"{DEPUTY} เป็นตัวแทนนายกเทศมนตรีนครสายลม (นายก้อน เมฆา) ลงนาม{DOCUMENT} เมื่อวันที่ 5 มีนาคม 2567"
    mentions = mentions_of(text)
    (part,) = parts(mentions)
    assert proxies(mentions, part).senders == {"ก้อน เมฆา"}


def test_a_head_who_attends_a_signing_is_no_bystander_while_only_others_of_other_bodies_are_said_to_sign() -> (
    None
):
    both = f"{P} พร้อมด้วย{GUEST} ร่วมพิธีลงนาม{DOCUMENT} โดยมี{Q} เป็นผู้ลงนาม"
    assert bystanders(mentions_of(both)) == {"คราม ฟ้าดี"}


def test_who_travels_to_sign_signs() -> None:
    both = f"{P}, {GUEST} พร้อมคณะ เดินทางไปยังเทศบาลเมืองดอกหญ้า เพื่อร่วมลงนาม{DOCUMENT}"
    assert told_signers(mentions_of(both)) == {"ก้อน เมฆา"}


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (f"{P} จับมือ {Q} ลงนาม{DOCUMENT}", {"ก้อน เมฆา"}),  # of the other the judge knows
        (f"{P} นำคณะผู้บริหาร เข้าร่วมพิธีลงนาม{DOCUMENT}", {"ก้อน เมฆา"}),
        (f"{P} พร้อมด้วย {GUEST} ต้อนรับ {Q} จากนั้นนายกทั้งสองได้ร่วมลงนาม", set(BOTH)),
    ],
)
def test_heads_who_join_hands_lead_people_to_a_signing_or_are_both_said_to_sign_are_signers(
    told: str, names: set[str]
) -> None:
    assert told_signers(mentions_of(told)) == names


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (f"{P} พร้อมด้วย {GUEST} เยือนเทศบาลเมืองดอกหญ้า และร่วมลงนาม{DOCUMENT}", {"ก้อน เมฆา"}),
        (f"{P} และ{Q} ทักทายกัน แล้วได้ลงนาม{DOCUMENT}", set(BOTH)),
        (f"ผู้ลงนามในนามเทศบาลนครสายลม คือ {DEPUTY} ส่วน {P} ร่วมเป็นสักขีพยาน", {"คราม ฟ้าดี"}),
    ],
)
def test_of_people_with_others_those_sign_whom_the_others_are_with(told: str, names: set[str]) -> None:
    assert told_signers(mentions_of(told)) == names


def test_who_stands_by_while_others_are_named_as_signing_is_a_bystander() -> None:
    told = f"ผู้ลงนามในนามเทศบาลนครสายลม คือ {DEPUTY} ส่วน {P} ร่วมเป็นสักขีพยานใน{DOCUMENT}"
    assert bystanders(mentions_of(told)) == {"ก้อน เมฆา"}


def test_who_has_entrusted_another_does_not_sign() -> None:
    text = f"{P} โดย {DEPUTY} ผู้รับมอบอำนาจ ลงนาม{DOCUMENT} เมื่อวันที่ 5 มีนาคม 2567"
    mentions = mentions_of(text)
    (part,) = parts(mentions)
    acting = proxies(mentions, part)
    assert acting.senders == {"ก้อน เมฆา"}
    assert set(acting.sent) == {"คราม ฟ้าดี"}


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลเมืองดอกหญ้า กับมหาวิทยาลัยสายลม ลงนาม MOU โดยมี นายลม ใจดี นายกเทศมนตรีเมืองดอกหญ้า และ ดร.ฝน ชื่นใจ อธิการบดี"
        "มหาวิทยาลัยสายลม เป็นผู้ลงนาม พร้อมด้วย นายก้อน เมฆา นายอำเภอดอกหญ้า หัวหน้าส่วนราชการ กำนัน ผู้ใหญ่บ้าน เข้าร่วมพิธี",
        "นายลม ใจดี นายกเทศมนตรีเมืองดอกหญ้า และ ดร.ฝน ชื่นใจ อธิการบดีมหาวิทยาลัยสายลม ลงนามบันทึกข้อตกลงความร่วมมือ โดยมี "
        "พ.ต.อ.ก้อน เมฆา ผกก.สภ.ดอกหญ้า เข้าร่วม",
        "นายลม ใจดี นายกเทศมนตรีเมืองดอกหญ้า เปิดเผยว่า ได้ลงนาม MOU ร่วมกับ ดร.ฝน ชื่นใจ อธิการบดีมหาวิทยาลัยสายลม โดย"
        "นายก้อน เมฆา รองนายกเทศมนตรี และนายดิน งามตา ประธานสภาเทศบาล ร่วมคณะเดินทาง",
    ],
)
def test_who_is_told_to_have_been_there_behind_those_who_sign_signs_nothing(text: str) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert set(agreement.signatories) == {"ลม ใจดี", "ฝน ชื่นใจ"}


def test_who_is_called_a_witness_behind_the_office_in_a_line_of_signatures_signs_nothing() -> None:
    text = (
        "บันทึกข้อตกลงความร่วมมือระหว่าง เทศบาลตำบลศาลาขาว กับ สำนักงานสาธารณสุขอำเภอศาลาขาว\n"
        "ลงชื่อ (นายลม ใจดี) นายกเทศมนตรีตำบลศาลาขาว\nลงชื่อ (นายก้อน เมฆา) สาธารณสุขอำเภอศาลาขาว\n"
        "ลงชื่อ (นางฝน ชื่นใจ) ปลัดเทศบาล พยาน"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert set(agreement.signatories) == {"ลม ใจดี", "ก้อน เมฆา"}
