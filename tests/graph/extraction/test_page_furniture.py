"""What pages of municipalities have around an article and retellings have not: menus, stamps, credits, wrapped lines."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.passages import article
from citypact.graph.extraction.wrapped_lines import unwrapped
from citypact.graph.records import Record

TITLE = "เทศบาลเมืองสายลม ลงนามบันทึกข้อตกลงกับโรงพยาบาลสายน้ำ ด้านการดูแลผู้สูงอายุ"
BODY = (
    "วันที่ 5 มีนาคม 2567 เวลา 09.30 น. ณ ห้องประชุมพญาลม สำนักงานเทศบาลเมืองสายลม นายบุญมี ศรีทอง นายกเทศมนตรีเมืองสายลม "
    "และนายแพทย์เดชา กองแก้ว ผู้อำนวยการโรงพยาบาลสายน้ำ ร่วมลงนามบันทึกข้อตกลงความร่วมมือการดูแลผู้สูงอายุ "
    "ระหว่างเทศบาลเมืองสายลมกับโรงพยาบาลสายน้ำ"
)
PLAIN = f"{TITLE}\n\n{BODY}"


def said(record: Record) -> list[object]:
    """What a record says, without where it was read."""
    (agreement,) = record.agreements
    return [
        agreement.status,
        agreement.date,
        agreement.time,
        {party.name for party in agreement.parties},
        {*agreement.signatories},
        {*agreement.domains},
        agreement.venue,
        {(official.name, official.of) for official in record.officials},
    ]


ABOVE = [
    "หน้าแรก\nข้อมูลหน่วยงาน\nข่าวประชาสัมพันธ์\nติดต่อเรา\nค้นหา",
    "ข่าวกิจกรรม\nประกาศโดย : Administrator - เมื่อวันที่ 6/3/2567 13:23:07 - อ่านแล้ว 16 ครั้ง",
    "6 มี.ค. 2567 | สำนักปลัดเทศบาล",
    "วันที่ 06/03/2024 | จำนวนผู้เข้าชม 1,203 ครั้ง",
    "ผู้ดูแลระบบ 06/03/2567 09:05 น. เข้าชม 233 ครั้ง",
    "วันพุธที่ 06 มีนาคม 2024 เวลา 18:17 น. |",
    TITLE,
    f"{TITLE}\n\nPublished by Webmaster on",
]
BELOW = [
    "ข่าว ณ. วันที่ 6 มี.ค. 2567 เวลา 13.43 น. โดย คุณ อรรถพล ปานเขียว\nผู้เข้าชม 52 ท่าน",
    "ลงประกาศเมื่อวันที่ :06-03-2024 22:32:30",
    "แก้ไขล่าสุดเมื่อ 6 มี.ค. 2567, 14:22 น.\nเขียนโดย Administrator",
    "ภาพ : กองสื่อสารองค์กร\nเรียบเรียง : นายสมหมาย ใจงาม\nบรรณาธิการ : นางสาวพรทิพย์ สายทอง",
    "ภาพ/ข่าว งานประชาสัมพันธ์ เทศบาลตำบลหินผา",
    "งานประชาสัมพันธ์เทศบาลตำบลหินผา\n:ภาพ/เรื่อง",
    "Leave A Reply\nYour email address will not be published.\nVisitors: 84,200",
    "Facebook\nTwitter\nแชร์\nกดถูกใจ 12\nความคิดเห็น 3",
]


@pytest.mark.parametrize("above", ABOVE)
def test_what_stands_above_an_article_changes_nothing(above: str) -> None:
    assert said(extract(f"{above}\n{PLAIN}", id="x")) == said(extract(PLAIN, id="x"))


@pytest.mark.parametrize("below", BELOW)
def test_what_stands_below_an_article_changes_nothing(below: str) -> None:
    assert said(extract(f"{PLAIN}\n\n{below}", id="x")) == said(extract(PLAIN, id="x"))


@pytest.mark.parametrize("ornament", ["🔸", "♦️ ", "… ", "📌📌"])
def test_an_ornament_before_a_paragraph_changes_nothing(ornament: str) -> None:
    assert said(extract(f"{ornament}{TITLE}\n\n{ornament}{BODY}", id="x")) == said(extract(PLAIN, id="x"))


def test_a_name_may_be_written_as_a_tag() -> None:
    tagged = PLAIN.replace("นายบุญมี", "#นายบุญมี").replace("กับโรงพยาบาลสายน้ำ ", "กับ #โรงพยาบาลสายน้ำ ")
    assert said(extract(f"{tagged}\n#สายลม #ข่าวดี", id="x")) == said(extract(PLAIN, id="x"))


def test_a_title_may_stand_apart_behind_a_year_of_two_figures() -> None:
    record = extract("เมื่อวันที่ 13 มิ.ย. 60 นาย บุญมี ศรีทอง นายกเทศมนตรีเมืองสายลม พบตำรวจ 15 นาย ที่ลานเมือง", id="x")
    assert [official.name for official in record.officials] == ["บุญมี ศรีทอง"]


def test_a_headline_that_is_told_twice_is_told_once() -> None:
    text = f"{TITLE}\n\n6 มี.ค. 2567, 18:17\n\n{TITLE}\n\n{BODY}"
    found = article(text)
    assert len(found.text) == len(text) and found.text.count(TITLE) == 1
    assert found.text[slice(*found.title)] == TITLE


def test_few_short_lines_that_are_no_menu_are_a_headline() -> None:
    poster = "พิธีลงนาม\nสองเมืองร่วมใจ\nดูแลผู้สูงวัย\n"
    assert article(poster + BODY).title[0] == 0


WRAPPED = """วันที่ 5 มีนาคม 2567 เวลา 09.30 น. ณ ห้องประชุมพญาลม สำนักงานเทศบาลเมืองสายลม
นายบุญมี ศรีทอง นายกเทศมนตรีเมืองสายลม และนายแพทย์เดชา กองแก้ว ผู้อำนวย
การโรงพยาบาลสายน้ำ ร่วมลงนามบันทึกข้อตกลงความร่วมมือการดูแลผู้สูงอายุ
ระหว่างเทศบาลเมืองสายลมกับโรงพยาบาลสายน้ำ โดยมีผู้บริหารของทั้งสองหน่วย
งาน พร้อมด้วยผู้นำชุมชนและผู้แทนชมรมผู้สูงอายุในพื้นที่ เข้าร่วมเป็นสักขีพยานใน
พิธีครั้งนี้"""


def test_the_breaks_of_wrapped_lines_break_no_sentence() -> None:
    whole = unwrapped(WRAPPED)
    assert "\n" not in whole and len(whole) == len(WRAPPED)
    assert said(extract(f"{TITLE}\n\n{WRAPPED}", id="x"))[:7] == said(extract(PLAIN, id="x"))[:7]


def test_the_quotes_of_wrapped_lines_are_those_of_the_text() -> None:
    record = extract(f"{TITLE}\n\n{WRAPPED}", id="x")
    text = f"{TITLE}\n\n{WRAPPED}"
    spans = [span for each in (record.evidence or {}).values() for span in each]
    assert spans and all(text[span.start : span.end] == span.quote for span in spans)


@pytest.mark.parametrize(
    "lines",
    [
        ["1. นายบุญมี ศรีทอง นายกเทศมนตรีเมืองสายลม อำเภอเมืองสายลม จังหวัดน่าน"] * 6,
        [f"เทศบาลตำบล{name} อำเภอเมืองสายลม จังหวัดน่าน ลงนามโดยนายกเทศมนตรี" for name in "กขคงจฉ"],
        [f"นาย{name}มี ศรีทอง นายกเทศมนตรีตำบลสายลม อำเภอเมืองสายลม จังหวัดน่าน" for name in "กขคงจฉ"],
        ["ข่าวสั้น", "ไม่ยาวนัก", "ก็จบ", "แล้ว", "จริงๆ"],
    ],
)
def test_lists_keep_their_lines(lines: list[str]) -> None:
    assert unwrapped("\n".join(lines)) == "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "เทศบาลเมืองสายลม ลงนาม MOU กับมหาวิทยาลัยหินผา\n\nวันที่ 5 มี.ค. 66 นายบุญมี ศรีทอง นายกเทศมนตรีเมืองสายลม "
            "ลงนามกับ ดร.กมล ใจงาม คณบดีคณะครุศาสตร์ มหาวิทยาลัยหินผา",
            {"เทศบาลเมืองสายลม", "มหาวิทยาลัยหินผา"},
        ),
        (
            "เทศบาลเมืองสายลม ลงนาม MOU กับคณะครุศาสตร์ มหาวิทยาลัยหินผา โดย ดร.กมล ใจงาม คณบดีคณะครุศาสตร์ มหาวิทยาลัยหินผา",
            {"เทศบาลเมืองสายลม", "คณะครุศาสตร์ มหาวิทยาลัยหินผา"},
        ),
    ],
)
def test_a_dean_signs_for_the_university_that_is_told_as_the_partner(text: str, names: set[str]) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert {party.name for party in agreement.parties} == names
