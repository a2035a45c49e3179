"""People: titles, names, offices before, behind and shared."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.echoes import echoes
from citypact.graph.extraction.offices import offices
from citypact.graph.extraction.people import PersonMention, people
from citypact.graph.extraction.view import View

NAMES = [
    ("นายสายลม ดอกหญ้า", "นาย", "สายลม ดอกหญ้า"),
    ("นาย สายลม ดอกหญ้า", "นาย", "สายลม ดอกหญ้า"),
    ("นางสาวสายลม  ดอกหญ้า", "นางสาว", "สายลม ดอกหญ้า"),
    ("น.ส.สายลม ดอกหญ้า", "น.ส.", "สายลม ดอกหญ้า"),
    ("นายกรวิก ดอกหญ้า", "นาย", "กรวิก ดอกหญ้า"),
    ("ดร.สายลม ณ ทุ่งกว้าง", "ดร.", "สายลม ณ ทุ่งกว้าง"),
    ("ผศ.ดร.สายลม ดอกหญ้า", "ผศ.ดร.", "สายลม ดอกหญ้า"),
    ("ผู้ช่วยศาสตราจารย์ ดร.สายลม ดอกหญ้า", "ผู้ช่วยศาสตราจารย์ ดร.", "สายลม ดอกหญ้า"),
    ("ว่าที่ ร.ต.สายลม ดอกหญ้า", "ว่าที่ ร.ต.", "สายลม ดอกหญ้า"),
    ("พ.ต.อ.หญิง สายลม ดอกหญ้า", "พ.ต.อ.หญิง", "สายลม ดอกหญ้า"),
    ("พล.ต.ท.สายลม ดอกหญ้า", "พล.ต.ท.", "สายลม ดอกหญ้า"),
    ("ม.ร.ว.สายลม ดอกหญ้า", "ม.ร.ว.", "สายลม ดอกหญ้า"),
    ("นพ.สายลม ดอกหญ้า", "นพ.", "สายลม ดอกหญ้า"),
    ("คุณสายลม ดอกหญ้า", "คุณ", "สายลม ดอกหญ้า"),
    ("ท่านสายลม ดอกหญ้า", "ท่าน", "สายลม ดอกหญ้า"),
    ("นายสายลม ดอกหญ้า (โกลม)", "นาย", "สายลม ดอกหญ้า"),
    ("นายเหงียน วัน ลม (Nguyen Van Lom)", "นาย", "เหงียน วัน ลม"),
    ("Mr. Windy van der Meadow", "Mr.", "Windy van der Meadow"),
    ("พระมหาสายลม ธมฺมธโร", "พระมหา", "สายลม ธมฺมธโร"),
    ("พระอธิการสายลม สุทฺธจิตฺโต", "พระอธิการ", "สายลม สุทฺธจิตฺโต"),
    ("พระครูปลัดสายลม เขมโก", "พระครูปลัด", "สายลม เขมโก"),
    ("มร.สายลม ดอกหญ้า", "มร.", "สายลม ดอกหญ้า"),
    ("อู มิน ลม ทวย", "อู", "มิน ลม ทวย"),
    ("ดอว์ ลม มะ มะ", "ดอว์", "ลม มะ มะ"),
    ("พ่อหลวงสายลม ดอกหญ้า", "พ่อหลวง", "สายลม ดอกหญ้า"),
    ("Encik Windy bin Meadow", "Encik", "Windy bin Meadow"),
    ("นายโมฮัมหมัด ลมใส บิน อับดุลเลาะห์", "นาย", "โมฮัมหมัด ลมใส บิน อับดุลเลาะห์"),
    ("ดาโต๊ะ นอร์ลม บินติ โมฮัมหมัด ยูซุฟ", "ดาโต๊ะ", "นอร์ลม บินติ โมฮัมหมัด ยูซุฟ"),
]


@pytest.mark.parametrize(("written", "title", "name"), NAMES)
def test_a_name_is_read_without_its_title(written: str, title: str, name: str) -> None:
    found = people(View(f"พิธีนี้มี {written} นายกเทศมนตรีนครทุ่งใหญ่ ร่วมลงนาม").text)
    assert [(person.honorific, person.name) for person in found if person.office] == [(title, name)]


@pytest.mark.parametrize("glued", ["เป็นประธาน", "กล่าวว่า", "ซึ่งร่วมงาน", "พร้อมด้วยคณะ"])
def test_a_surname_ends_where_a_word_is_glued_to_it(glued: str) -> None:
    assert people(f"นายสายลม ดอกหญ้า{glued} ณ ที่นั้น")[0].name == "สายลม ดอกหญ้า"


def test_initials_behind_a_name_are_an_office() -> None:
    (person,) = people("โดย น.ส.สายลม ดอกหญ้า พมจ.ระนอง ลงนาม")
    assert (person.name, person.office and person.office.name) == ("สายลม ดอกหญ้า", "พมจ.ระนอง")


def test_an_office_glued_to_the_surname_is_cut_off() -> None:
    (person,) = people("โดยนายสายลม ดอกหญ้านายกเทศมนตรีนครทุ่งใหญ่ ลงนาม")
    assert (person.name, person.office and person.office.name) == ("สายลม ดอกหญ้า", "นายกเทศมนตรีนครทุ่งใหญ่")


def test_one_office_stands_for_several_names_before_it() -> None:
    found = people("นายก้อน เมฆา, นางขาว เมฆา และนายคราม เมฆา รองนายกเทศมนตรี ร่วมพิธี")
    assert [(person.name, person.office and person.office.role) for person in found] == [
        ("ก้อน เมฆา", "deputy_mayor"),
        ("ขาว เมฆา", "deputy_mayor"),
        ("คราม เมฆา", "deputy_mayor"),
    ]


def test_an_office_before_its_names_is_theirs() -> None:
    found = people("พร้อมรองนายกเทศมนตรี นายก้อน เมฆา นางขาว เมฆา และนายคราม เมฆา")
    assert {person.office and person.office.role for person in found} == {"deputy_mayor"} and len(found) == 3


def test_an_office_on_the_next_line_signs_a_letter() -> None:
    (person,) = people("(นายสายลม ดอกหญ้า)\nนายกเทศมนตรีนครทุ่งใหญ่")
    assert person.office and person.office.role == "mayor"


def test_an_office_may_stand_in_brackets() -> None:
    (person,) = people("ผู้ลงนาม : นายสายลม ดอกหญ้า (นายก อบจ.ทุ่งใหญ่)")
    assert person.office and person.office.role == "pao_president"


@pytest.mark.parametrize(
    "text",
    [
        "นายสายลม กล่าวว่า",
        "กำลังพล 15 นาย เข้าร่วม",
        "นายกเทศมนตรี กล่าว",
        "คุณภาพชีวิต ของคน",
        "นายอำเภอทุ่งใหญ่ ร่วมงาน",
        "",
    ],
)
def test_words_that_name_nobody_name_nobody(text: str) -> None:
    assert people(text) == []


BESIDE_NAMES = [
    ("พล.ต.ต สายลม ดอกหญ้า ผบก.ภ.จว.เมฆา", "สายลม ดอกหญ้า", "พล.ต.ต"),
    ("รตต.ก้อน เมฆา นายก อบต.สายลม", "ก้อน เมฆา", "รตต."),
    ("นายก้อน เมฆา (คนที่ 2 จากขวา) ปลัดเทศบาลตำบลสายลม", "ก้อน เมฆา", "นาย"),
    ("นายกเทศมนตรีตำบลสายลม (นายก้อน เมฆา)", "ก้อน เมฆา", "นาย"),
    ("นางสาวฟ้าใส รองนายกเทศมนตรีนครสายลม", "ฟ้าใส", "นางสาว"),
    ("วันที่ 5 มีนาคม 2567 นาย หมิง ไห่ (Ming Hai) นายกเทศมนตรีเมืองเมฆา", "หมิง ไห่", "นาย"),
    ("ผู้ลงนามคือ ก้อน เมฆา รองนายกเทศมนตรีนครสายลม", "ก้อน เมฆา", None),
    ("ท่านก้อน เมฆา ท่านเจ้าแขวงสายลม", "ก้อน เมฆา", "ท่าน"),
    ("นายก้อน เมฆา ผู้แทนพิเศษกระทรวงเมฆา", "ก้อน เมฆา", "นาย"),
]


@pytest.mark.parametrize(("words", "name", "honorific"), BESIDE_NAMES)
def test_a_name_is_found_however_its_title_and_office_are_written(
    words: str, name: str, honorific: str | None
) -> None:
    (person,) = (person for person in people(words) if person.office)
    assert (person.name, person.honorific) == (name, honorific)


@pytest.mark.parametrize(
    "words",
    [
        "นายก้อน เมฆา ตอบสั้นๆ นายกเทศมนตรีไม่อยู่",
        "ที่ประชุม เห็นชอบ นายกเทศมนตรีนครสายลม",
        "เดือนมิถุนายนที่ผ่านมา ฉบับใหม่ นายกเทศมนตรีนครสายลม",
    ],
)
def test_verbs_and_months_are_no_names(words: str) -> None:
    assert not {person.name for person in people(words)} - {"ก้อน เมฆา"}


def test_who_held_an_office_once_does_not_hold_it() -> None:
    (person,) = people("นายก้อน เมฆา อดีตนายกเทศมนตรีเมืองสายลม")
    assert person.office and (person.office.role, person.office.name) == ("other", "อดีตนายกเทศมนตรีเมืองสายลม")


def test_an_office_before_a_list_is_held_by_those_listed() -> None:
    found = people(
        "นำทีมรองนายกเทศมนตรี ประกอบด้วย นายก้อน เมฆา นางขาว หมอกดี และนายเขียว ทุ่งกว้าง ปลัดเทศบาลเมืองสายลม"
    )
    assert [person.office and person.office.role for person in found] == [
        "deputy_mayor",
        "deputy_mayor",
        "clerk",
    ]


def test_of_offices_and_names_that_take_turns_the_last_tells_which_belong_together() -> None:
    led = "ปลัดเทศบาลนครสายลม นายก้อน เมฆา\nผู้อำนวยการโรงพยาบาลสายลม นางขาว หมอกดี\n\nทั้งสองท่านลงนาม"
    followed = "นายก้อน เมฆา ปลัดเทศบาลนครสายลม นางขาว หมอกดี ผู้อำนวยการโรงพยาบาลสายลม ลงนาม"
    offices = ["ปลัดเทศบาลนครสายลม", "ผู้อำนวยการโรงพยาบาลสายลม"]
    for text in (led, followed):
        assert [person.office.name for person in people(text) if person.office] == offices


def test_what_someone_is_said_to_be_is_the_office() -> None:
    (person,) = people("สภาเทศบาลเมืองดอกหญ้า ซึ่งมีนายก้อน เมฆา เป็นประธานสภา")
    assert person.office is not None and person.office.name == "ประธานสภา"
    (person,) = people("โดยมีนายก้อน เมฆา เป็นประธานในพิธี")
    assert person.office is None


def test_the_degree_of_a_monk_stands_behind_the_name() -> None:
    (monk,) = people("พระธรรมสายลม, รศ.ดร. รองอธิการบดี มหาวิทยาลัยทุ่งกว้าง วิทยาเขตลมหนาว")
    assert monk.name == "พระธรรมสายลม"
    assert monk.office
    assert monk.office.name == "รองอธิการบดี มหาวิทยาลัยทุ่งกว้าง วิทยาเขตลมหนาว"


def test_a_house_behind_a_word_that_begins_like_a_title_is_no_surname() -> None:
    assert [person.name for person in people("ณ ห้องประชุมดอยนางลม โรงพยาบาลหินผา")] == []


@pytest.mark.parametrize(
    ("office", "role"),
    [
        ("ที่ปรึกษา สำนักงานพาณิชย์เมืองหินผา", "advisor"),
        ("วิทยากรชมรมคนรักดอกหญ้า", "other"),
        ("อดีตประธานรัฐสภา", "other"),
        ("ปภ.จังหวัดตาก", "other"),
        ("ประธานหน่วยกู้ภัยสว่างหินผา", "other"),
        ("ผู้รักษาการแทนในตำแหน่งรองคณบดีฝ่ายบริหาร", "other"),
    ],
)
def test_words_right_behind_a_name_may_name_an_office_that_they_name_nowhere_else(
    office: str, role: str
) -> None:
    (person,) = people(f"ในงานมี นายสายลม ดอกหญ้า {office} ร่วมด้วย")
    assert person.office and (person.office.name, person.office.role) == (office, role)


@pytest.mark.parametrize("words", ["ประธานในพิธี กล่าวว่า", "อดีตผู้ป่วย เล่าให้ฟัง", "นักเรียนชั้น ม.5", "นักกีฬาเรือใบ"])
def test_what_somebody_does_or_was_is_no_office(words: str) -> None:
    assert [person.office for person in people(f"ในงานมี นายสายลม ดอกหญ้า {words}")] == [None]


def test_one_office_told_with_a_count_is_that_of_each_in_the_list() -> None:
    text = "มอบให้รองนายกเทศมนตรีเมืองหินผาทั้งสามท่าน คือ นายก้อน เมฆา นายคราม ฟ้าดี และนางขาว หมอกดี ไปแทน"
    assert [person.office and person.office.role for person in people(text)] == ["deputy_mayor"] * 3


@pytest.mark.parametrize(
    ("text", "name", "office", "role"),
    [
        ("ผศ.ดร วิชชา กำแพงหิน รองอธิการบดี มหาวิทยาลัยสายลม", "วิชชา กำแพงหิน", "รองอธิการบดี", "other"),
        ("นายทรงลม สวาหญ้า ผู้ว่าราชการการจังหวัดสงขลา ในฐานะ", "ทรงลม สวาหญ้า", "ผู้ว่าราชการการจังหวัด", "governor"),
        ("ดร.วัชระ   กาสายลมรักษาการแทน อธิการบดีมหาวิทยาลัยหินผา เป็น", "วัชระ กาสายลม", "รักษาการแทน", "other"),
        ("นายบุญลม จินตหญ้า รองนายเทศมนตรี ได้รับมอบหมาย", "บุญลม จินตหญ้า", "รองนายเทศมนตรี", "deputy_mayor"),
    ],
)
def test_offices_and_titles_with_slips_of_the_pen_are_read(
    text: str, name: str, office: str, role: str
) -> None:
    (person,) = people(View(text).text)
    assert person.name == name
    assert person.office is not None
    assert person.office.name.startswith(office)
    assert person.office.role == role


def test_a_hall_that_bears_the_name_of_somebody_is_nobody() -> None:
    read = people("ห้องประชุม ม.ล.สายลม ดอกหญ้า เป็นที่ลงนามของนายก้อน เมฆา นายกเทศมนตรีนครสายลม")
    assert [person.name for person in read] == ["ก้อน เมฆา"]


def test_whose_an_office_is_is_asked_only_where_someone_holds_one_like_it() -> None:
    text = "นายสายลม ใจดี นายกเทศมนตรีนครดอกหญ้า กล่าวว่า ปลัดเทศบาลจะมา และนายกเทศมนตรีลงนาม"
    worded, asked = offices(text), list[str]()

    def body_of(person: PersonMention) -> str | None:
        asked.append(person.office.role if person.office else "")
        return "เทศบาลนครดอกหญ้า"

    told = echoes(text, people(text, worded), worded, body_of)
    assert [person.name for person in told] == ["สายลม ใจดี", "สายลม ใจดี"]
    assert set(asked) == {"mayor"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("นายก้อน เมฆา ดำรงตำแหน่งนายกเทศมนตรีนครสายลม ลงนาม", "mayor"),
        ("นายก้อน เมฆา ผู้ดำรงตำแหน่งนายกเทศมนตรีนครสายลม ลงนาม", "mayor"),
        ("นายก้อน เมฆาดำรงตำแหน่งนายกเทศมนตรีนครสายลม ลงนาม", "mayor"),
        ("นายกเทศมนตรีนครสายลม โดย นายก้อน เมฆา ลงนาม", "mayor"),
        ("นายกเทศมนตรีนครสายลม นำโดย นายก้อน เมฆา ลงนาม", "mayor"),
        ("นายกเทศมนตรีเมืองสายลม จังหวัดตาก นายก้อน เมฆา ลงนาม", "mayor"),
        ("นายก้อน เมฆา จรดปากกาลงนามบันทึกข้อตกลงในฐานะนายกเทศมนตรีนครสายลม", "mayor"),
        ("เทศบาลนครสายลม\nโดย นายก้อน เมฆา\nตำแหน่ง นายกเทศมนตรีนครสายลม", "mayor"),
        ("นายก้อน เมฆา รองปลัดเทศบาล ทำหน้าที่ปลัดเทศบาลนครสายลม ลงนาม", "clerk"),
        ("เมื่อวานนายกเทศมนตรีนครสายลม, นายก้อน เมฆา ลงนาม", None),
        ("โดย นายกเทศมนตรีนครสายลม, นายก้อน เมฆา ลงนาม", "mayor"),
        ("นายก้อน เมฆา เข้ารับตำแหน่งนายกเทศมนตรีนครสายลมแล้ว", "mayor"),
        ("ท่านนายก ก้อน เมฆา ลงนาม", "mayor"),
        ("นายกเทศมนตรีเมืองดอกหญ้า Windy Meadow ลงนาม", "mayor"),
        ("โดยนายกสมชาย เมฆา ลงนาม", "mayor"),
    ],
)
def test_an_office_is_linked_to_its_holder_by_many_words(text: str, role: str | None) -> None:
    (person,) = people(text)
    assert (person.office and person.office.role) == role


def test_an_office_before_a_dash_is_not_that_of_the_line_before() -> None:
    text = "นายกเทศมนตรีนครสายลม – นายก้อน เมฆา\nปลัดเทศบาลนครสายลม – นางขาว หมอกดี\nลงนาม"
    assert [person.office and person.office.role for person in people(text)] == ["mayor", "clerk"]


def test_a_name_in_latin_letters_needs_no_title_before_an_office() -> None:
    (person,) = people("ลงนามกับ Windy Meadow นายกเทศมนตรีเมืองดอกหญ้า")
    assert person.name == "Windy Meadow"
    assert people("โครงการ Smart City นายกเทศมนตรีเมืองดอกหญ้า") == []
