"""What of a page is the article."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.passages import article

STORY = "หัวข้อข่าวสมมติ\n\nเทศบาลนครสายลมลงนาม MOU กับเทศบาลนครดอกหญ้า"


@pytest.mark.parametrize(
    "heading",
    ["เรื่องที่เกี่ยวข้อง", "ข่าวที่เกี่ยวข้อง", "ข่าวยอดนิยม", "ข่าวที่เกี่ยวข้อง :", "Related stories", "อ่านต่อ", ">>> อ่านต่อ"],
)
def test_headlines_under_the_article_leave_no_trace(heading: str) -> None:
    text = f"{STORY}\n\n{heading}\n- อบจ.หินผา ลงนาม MOU 1 ม.ค. 60\n- ข่าวอื่น"
    read = article(text).text
    assert len(read) == len(text)
    assert "หินผา" not in read and read.startswith(STORY)


def test_one_line_of_headlines_hides_itself_only() -> None:
    text = f"{STORY}\nข่าวล่าสุด : ทต.หินผา เซ็น MOU | ข่าวอื่น\nเทศบาลทั้งสองจะร่วมมือกัน"
    read = article(text).text
    assert "หินผา" not in read and "เทศบาลทั้งสอง" in read


def test_the_words_inside_a_sentence_hide_nothing() -> None:
    text = f"{STORY}\nด้านอื่น ๆ และเรื่องที่เกี่ยวข้องกับเมือง"
    assert article(text).text == text


def test_a_text_of_one_line_has_no_title() -> None:
    assert article("เทศบาลนครสายลมลงนาม").title == (0, 0)


def test_tags_and_credits_are_notes_of_the_page() -> None:
    text = f"{STORY}\n#สายลม #MOU\nภาพ/ข่าว : ฝ่ายประชาสัมพันธ์"
    assert [text[start:end] for start, end in article(text).notes] == [
        "#สายลม #MOU",
        "ภาพ/ข่าว : ฝ่ายประชาสัมพันธ์",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", " ", "เรื่องที่เกี่ยวข้อง", "🎉"])
def test_texts_without_an_article_are_read_without_complaint(text: str) -> None:
    assert len(article(text).text) == len(text)
