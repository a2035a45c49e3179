"""One word for what several bodies are, told once: with the first of a list, or before it with their number."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.bodies import bodies
from citypact.graph.extraction.shared_kinds import sharing_one_kind

_PROVINCES = ["จังหวัดน่าน", "จังหวัดแพร่", "จังหวัดพะเยา"]
LISTS = [
    ("จังหวัดน่าน แพร่ และพะเยา ลงนาม MOU", _PROVINCES),
    ("จังหวัดน่าน แพร่ พะเยา ร่วมลงนาม MOU", _PROVINCES),
    ("จังหวัดน่าน และแพร่ ร่วมลงนาม MOU", _PROVINCES[:2]),
    ("สามจังหวัด น่าน แพร่ และพะเยา ลงนาม MOU", _PROVINCES),
    ("3 จังหวัดภาคเหนือตอนบน ได้แก่ น่าน แพร่ และพะเยา ลงนาม MOU", _PROVINCES),
    ("ผู้ว่าฯ น่าน แพร่ และพะเยา ลงนาม MOU", _PROVINCES),
    ("หอการค้าจังหวัดน่าน แพร่ และพะเยา ลงนาม", ["หอการค้าจังหวัดน่าน", "หอการค้าจังหวัดแพร่", "หอการค้าจังหวัดพะเยา"]),
    ("หอการค้า 3 จังหวัด (น่าน แพร่ พะเยา) ลงนาม", ["หอการค้าจังหวัดน่าน", "หอการค้าจังหวัดแพร่", "หอการค้าจังหวัดพะเยา"]),
    ("นายก อบจ. 2 จังหวัด ได้แก่ น่าน พะเยา ร่วมลงนาม", ["องค์การบริหารส่วนจังหวัดน่าน", "องค์การบริหารส่วนจังหวัดพะเยา"]),
    ("เทศบาลเมือง 2 แห่ง คือ สายลม และดอกหญ้า ร่วมลงนาม", ["เทศบาลเมืองสายลม", "เทศบาลเมืองดอกหญ้า"]),
    ("แขวงไชยะบูลี หลวงพระบาง และอุดมไซ สปป.ลาว", ["แขวงไชยะบูลี", "แขวงหลวงพระบาง", "แขวงอุดมไซ"]),
    ("จ.น่าน จ.แพร่ และ จ.พะเยา ร่วมลงนาม", _PROVINCES),
    ("มหาวิทยาลัยสายลมร่วมกับ จ.น่าน ลงนาม", ["มหาวิทยาลัยสายลม", "จังหวัดน่าน"]),
    ("ต.ในเวียง อ.สายลม จ.น่าน และ ต.ดอกหญ้า อ.หินผา จ.แพร่", []),
    ("ท้องถิ่น จ.น่าน และ จ.แพร่ ลงนาม", []),
    # no lists: one body of two provinces, where something is done, one that bears its own word, fewer than counted
    ("สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาลำปาง ลำพูน ลงนาม", ["สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาลำปาง ลำพูน"]),
    ("เกษตรกรใน 3 จังหวัด (น่าน แพร่ พะเยา) ร่วมงาน", []),
    ("จังหวัดน่าน และจังหวัดแพร่ ร่วมงาน", ["จังหวัดน่าน", "จังหวัดแพร่"]),
    ("เทศบาลเมือง 5 แห่ง คือ สายลม และดอกหญ้า ร่วมลงนาม", []),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_a_word_told_once_is_that_of_all_in_the_list(text: str, names: list[str]) -> None:
    told = [body.name for body in bodies(text) if not body.weak or body.name in names]
    assert [name for name in told if name in names or "เมือง" not in name] == names


def test_what_shares_a_word_concludes_together() -> None:
    text = "จังหวัดน่าน แพร่ และพะเยา ลงนามบันทึกข้อตกลงแก้ปัญหาหมอกควัน เมื่อวันที่ 5 มีนาคม 2567"
    (agreement,) = extract(text, id="x").agreements
    assert [party.name for party in agreement.parties] == _PROVINCES


def test_the_lists_are_told_apart() -> None:
    text = "จังหวัดน่าน แพร่ และพะเยา กับหอการค้าจังหวัดตาก ลำปาง และลำพูน"
    lists = sharing_one_kind(text, bodies(text))
    assert [[body.name for body in each] for each in lists] == [
        _PROVINCES,
        ["หอการค้าจังหวัดตาก", "หอการค้าจังหวัดลำปาง", "หอการค้าจังหวัดลำพูน"],
    ]
