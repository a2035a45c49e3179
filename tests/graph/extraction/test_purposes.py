"""Purposes, activities and visions."""

from __future__ import annotations

from citypact.graph.extraction import extract

TEXT = (
    "สายลมลงนาม MOU ดอกหญ้า\n\nเทศบาลนครสายลม ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) และแลกเปลี่ยนเรียนรู้ เพื่อยกระดับคุณภาพชีวิต "
    "กับเทศบาลเมืองดอกหญ้า เมื่อวันที่ 5 มีนาคม 2567\n\nเทศบาลนครสายลม มีวิสัยทัศน์ว่า “สายลมพัดไกล หัวใจกว้าง” "
    "และทำงานเพื่อยกระดับคุณภาพชีวิตของทุกคน และส่งเสริมอาชีพ"
)


def test_a_purpose_is_told_once_and_activities_beside_the_document() -> None:
    (agreement,) = extract(TEXT, id="invented").agreements
    assert agreement.purposes == ("ยกระดับคุณภาพชีวิต", "ส่งเสริมอาชีพ")
    assert agreement.activities == ("แลกเปลี่ยนเรียนรู้",)


def test_a_vision_is_kept_word_for_word_with_its_body() -> None:
    assert [(body.name, body.vision) for body in extract(TEXT, id="invented").bodies] == [
        ("เทศบาลนครสายลม", "สายลมพัดไกล หัวใจกว้าง")
    ]


def test_a_vision_that_is_never_closed_is_not_guessed() -> None:
    assert extract("ข่าว\n\nเทศบาลนครสายลม มีวิสัยทัศน์ว่า “สายลมพัดไกล หัวใจ", id="invented").bodies == ()
