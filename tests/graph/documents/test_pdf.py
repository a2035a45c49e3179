"""PDF files: the text layer, and Thai letters whole again."""

from __future__ import annotations

import importlib.util

import pytest

from citypact.errors import SourceError
from citypact.graph.documents import pdf as module
from citypact.graph.documents.formats import read_bytes
from citypact.graph.documents.pdf import read_pdf
from citypact.graph.documents.thai import repaired
from tests.graph.documents.papers import NEWS, assembled, page_of, pdf, stream


def test_lines_become_the_paragraph_that_they_were() -> None:
    read = read_pdf(pdf([page_of(NEWS), [(60, 700, "หน้าสอง")]], title="สองเมืองลงนาม"), "x")
    assert read.text == f"{NEWS}\n\nหน้าสอง"
    assert (read.said["title"].value, read.said["title"].where) == ("สองเมืองลงนาม", "PDF title")


def test_short_lines_and_indented_ones_stay_lines() -> None:
    lines = [(60.0, 760.0, "หัวข้อ"), (60.0, 742.0, "ก" * 60), (80.0, 724.0, "ย่อหน้าใหม่"), (60.0, 650.0, "ไกล")]
    assert read_pdf(pdf([lines]), "x").text.split("\n") == ["หัวข้อ", "ก" * 60, "ย่อหน้าใหม่", "ไกล"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("จ านวน ส านัก ด าเนินการ", "จำนวน สำนัก ดำเนินการ"),
        ("จ ำนวน", "จำนวน"),
        ("นํา น\u0e4d า", "นำ นำ"),
        ("นํ้า น้ํา น ้ำ", "น้ำ น้ำ น้ำ"),
        ("ท\uf70aี \uf70f\uf700", "ที่ ญฐ"),
        ("ป\uf705า ฝ\uf710\uf713น", "ป่า ฝั่น"),
        ("ที ่ประชุม ตั ้ง", "ที่ประชุม ตั้ง"),
        ("ที่่ดี ตั้้ง", "ที่ดี ตั้ง"),
        ("ท่ี ผู้ ู", "ที่ ผู้"),
        ("เ ทศบาล แ ห่ง", "เทศบาล แห่ง"),
        ("เเห่ง", "แห่ง"),
        ("\uf88bก", "่ก"),
    ],
)
def test_broken_thai_is_repaired(broken: str, whole: str) -> None:
    assert repaired(broken)[0] == whole
    assert repaired(broken)[1] > 0


@pytest.mark.parametrize("good", [NEWS, "น้ำ ทำ จำ ที่ แม่ ฯลฯ ต่าง ๆ ณ ห้อง", "Chiang Rai 2023", ""])
def test_good_thai_stays_as_it_is(good: str) -> None:
    assert repaired(good) == (good, 0)


def test_a_repaired_text_says_so() -> None:
    read = read_pdf(pdf([page_of("ส านักปลัดเทศบาลนครตะวันตก และ เ ทศบาลนครตะวันออก ลงนาม")]), "x")
    assert read.text.startswith("สำนักปลัด")
    assert read.notes[-1] == "Thai letters repaired in 2 places"


def test_a_scan_is_known_for_one() -> None:
    read = read_pdf(pdf([[], []], picture=True, title="ข่าว"), "x")
    assert (read.text, read.notes) == ("", ())
    assert read.unread is not None
    assert read.unread.startswith("a scan without a text layer (2 pages); write")
    assert read.said["title"].value == "ข่าว"


@pytest.mark.parametrize("title", ["Microsoft Word - mou.docx", "untitled", "scan001.pdf", ""])
def test_the_title_of_a_program_is_none(title: str) -> None:
    assert read_pdf(pdf([page_of(NEWS)], title=title), "x").said == {}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n" + b"junk" * 100, "a broken PDF"),
        (pdf([page_of(NEWS)])[:900], "a broken PDF"),
        (pdf([[(60, 700, "x")]] * 201), "has 201 pages"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as raised:
        read_pdf(data, "x.pdf")
    assert str(raised.value).startswith("x.pdf: ")
    assert "; print it to a new PDF" in str(raised.value)


def test_a_pdf_that_works_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS", 0.5)
    endless = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        stream(b"BT (A) Tj ET\n" * 5_000_000),
    ]
    with pytest.raises(SourceError, match=r"takes more than 0\.5 seconds|unfolds"):
        read_pdf(assembled(endless, 1), "x")


def test_the_missing_library_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(
        SourceError, match=r"need the package pypdfium2; install it with: \S+ -m pip install pypdfium2$"
    ):
        read_pdf(pdf([page_of(NEWS)]), "x")
    assert importlib.util.find_spec("pypdfium2")


def test_a_pdf_is_known_by_what_it_is() -> None:
    assert read_bytes(pdf([page_of(NEWS)]), name="ข่าว.txt", place="x").format == "pdf"
