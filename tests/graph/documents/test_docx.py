"""Word files."""

from __future__ import annotations

import io

import docx
import pytest

from citypact.errors import SourceError
from citypact.graph.documents import docx as module
from citypact.graph.documents.docx import read_docx
from tests.graph.documents.papers import EAST, NEWS, WEST, word_body, word_file

LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


def test_paragraphs_tables_and_text_boxes_are_read_in_their_order() -> None:
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ในตาราง</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>ในกรอบ</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>ในกรอบ</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    read = read_docx(word_file(word_body("ข่าวประชาสัมพันธ์", NEWS, raw=table + box)), "x")
    assert [line for line in read.text.split("\n") if line] == ["ข่าวประชาสัมพันธ์", NEWS, "ในตาราง", "ในกรอบ"]


def test_runs_of_one_word_stay_together_and_deleted_and_hidden_ones_go() -> None:
    raw = (
        f"<w:p><w:r><w:t>{WEST[:7]}</w:t></w:r><w:r><w:t>{WEST[7:]}</w:t></w:r><w:r><w:tab/><w:t>{EAST}</w:t></w:r>"
        "<w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r><w:r><w:br/><w:t>บรรทัดใหม่</w:t></w:r></w:p>"
    )
    assert read_docx(word_file(word_body(raw=raw)), "x").text == f"{WEST} {EAST}\nบรรทัดใหม่"


def test_the_title_of_its_properties_is_taken() -> None:
    document = docx.Document()
    document.add_paragraph(NEWS)
    document.core_properties.title = "สองเมืองลงนาม"
    out = io.BytesIO()
    document.save(out)
    assert read_docx(out.getvalue(), "x").said["title"].value == "สองเมืองลงนาม"
    assert read_docx(word_file(word_body(NEWS)), "x").said == {}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (word_file(word_body("x &a9; y", head=f'<!DOCTYPE l [<!ENTITY a0 "lol">{LAUGHS}]>')), "a broken Word file"),
        (word_file(word_body("x &e; y", head='<!DOCTYPE l [<!ENTITY e SYSTEM "file:///etc/passwd">]>')), "a broken Word file"),
        (word_file(word_body("x"), members=[("word/media/x.bin", b"\0" * 300_000_000)]), "unfolds to 4 parts of 300 MB"),
        (word_file(word_body("x" * 30_000_000)), "unfolds to 3 parts of 30 MB"),
        (word_file(word_body("x"), members=[(f"m/{n}", b"") for n in range(6000)]), "unfolds to 6003 parts"),
        (word_file(word_body(raw="<w:p>" * 5000 + "</w:p>" * 5000)), "a broken Word file"),
        (word_file(word_body("<w:p>")), "a broken Word file"),
        (word_file(word_body("")), "holds no text"),
        (word_file(word_body("x"))[:400], "a broken archive"),
        (b"PK\x03\x04" + b"x" * 100, "a broken archive"),
        (word_file("").replace(b"word/document.xml", b"word/dokument.xml"), "not a Word file"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as raised:
        read_docx(data, "x.docx")
    assert str(raised.value).startswith("x.docx: ")


def test_the_missing_library_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(
        SourceError, match=r"need the package python-docx; install it with: \S+ -m pip install python-docx$"
    ):
        read_docx(word_file(word_body(NEWS)), "x")
