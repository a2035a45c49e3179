"""A rector heads a university, not the faculty or the town that is named nearer."""

from __future__ import annotations

from citypact.graph.extraction import extract


def test_a_rector_is_of_the_university_though_its_faculty_acts() -> None:
    text = (
        "มหาวิทยาลัยสายลม โดยคณะสังคมศาสตร์ และเทศบาลเมืองดอกหญ้า ทำบันทึกความร่วมมือดูแลคนไร้บ้าน ผู้ลงนามได้แก่ "
        "ศ.ดร.กานดา สายทอง อธิการบดี และนายธวัช ใจงาม นายกเทศมนตรีเมืองดอกหญ้า"
    )
    officials = {official.name: official.of for official in extract(text, id="x").officials}
    assert officials == {"กานดา สายทอง": "มหาวิทยาลัยสายลม", "ธวัช ใจงาม": "เทศบาลเมืองดอกหญ้า"}


def test_a_name_goes_on_over_letters_that_are_a_word_elsewhere() -> None:
    text = "นายจาง เว่ย เลขาธิการพรรคคอมมิวนิสต์ประจำเมืองหว่าหนิง เดินทางถึงเทศบาลเมืองดอกหญ้า"
    assert [official.of for official in extract(text, id="x").officials] == ["พรรคคอมมิวนิสต์ประจำเมืองหว่าหนิง"]


def test_who_acts_as_rector_is_of_the_university_as_well() -> None:
    text = (
        "มหาวิทยาลัยสายลม โดยคณะสังคมศาสตร์ และเทศบาลเมืองดอกหญ้า ทำบันทึกความร่วมมือ ผู้ลงนามได้แก่ นายกานต์ สายทอง "
        "รักษาการแทนอธิการบดี และนายธวัช ใจงาม นายกเทศมนตรีเมืองดอกหญ้า"
    )
    assert {official.of for official in extract(text, id="x").officials} == {
        "มหาวิทยาลัยสายลม",
        "เทศบาลเมืองดอกหญ้า",
    }
