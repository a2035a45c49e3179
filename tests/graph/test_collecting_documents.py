"""Folders of documents as people have them."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from citypact.graph.collecting import LeftOut, loose_readings, open_collection
from citypact.graph.extraction import extract
from citypact.graph.readings import Reading
from tests.graph.documents.papers import NEWS, page_of, pdf, word_body, word_file

PAGES = Path(__file__).parent / "documents" / "pages"
SCAN = pdf([[]], picture=True, title="หนังสือข้อตกลง")


def readings(root: Path) -> tuple[list[Reading], list[LeftOut]]:
    left: list[LeftOut] = []
    return list(open_collection(root).readings(extract, left.append)), left


def test_every_kind_of_document_in_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes((PAGES / "news-site.html").read_bytes())
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "advert.html").write_text("<p>โฆษณา</p>", "utf-8")
    (tmp_path / "A.PDF").write_bytes(pdf([page_of(NEWS)]))
    (tmp_path / "b.docx").write_bytes(word_file(word_body(NEWS.replace("24", "25"))))
    (tmp_path / "~$b.docx").write_bytes(b"lock")
    (tmp_path / ".hidden.html").write_text("x")
    head = "From: A B <a@b.c>\nSubject: S\nDate: Sat, 25 Feb 2023 10:00:00 +0700\n\n"
    (tmp_path / "c.eml").write_text(head + NEWS.replace("24", "26"), "utf-8")
    (tmp_path / "d.txt").write_text(NEWS.replace("24", "27"), "utf-8")
    found, left = readings(tmp_path)
    assert left == []
    assert sorted(str(reading.source.format) for reading in found) == [
        "None", "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "message/rfc822", "text/html",
    ]  # fmt: skip
    assert all(reading.record.agreements for reading in found)
    by_format = {reading.source.format: reading.source for reading in found}
    page, message = by_format["text/html"], by_format["message/rfc822"]
    assert (page.url, page.publisher, page.published) == (
        "https://news.example.org/2023/02/mou-fasai-namyen/",
        "ข่าวเมืองเหนือ",
        "2023-02-24",
    )
    assert "publisher from the file (JSON-LD publisher)" in page.notes
    assert (message.publisher, message.published, message.title) == ("A B", "2023-02-25", "S")
    for reading in found:
        for spans in (reading.record.evidence or {}).values():
            assert all((reading.text or "")[span.start : span.end] == span.quote for span in spans)


def test_the_table_of_sources_goes_before_what_a_file_says_of_itself(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes((PAGES / "news-site.html").read_bytes())
    (tmp_path / "sources.csv").write_text("file,publisher\npage.html,คนอื่น\n", "utf-8")
    ((found,), _) = readings(tmp_path)
    assert (found.source.publisher, found.source.published) == ("คนอื่น", "2023-02-24")


def test_a_document_keeps_its_key_when_its_reader_gets_better(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(word_body(NEWS)))
    ((before,), _) = readings(tmp_path)
    monkeypatch.setattr("citypact.graph.documents.docx.tidy", lambda text: f"{text} mended")
    ((after,), _) = readings(tmp_path)
    assert before.source.key == after.source.key
    assert before.source.key.startswith("file-")
    assert before.source.content != after.source.content


def test_one_text_as_a_page_and_as_a_word_file_is_one_witness(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    (tmp_path / "a.docx").write_bytes(word_file(word_body(NEWS)))
    ((_,), (left,)) = readings(tmp_path)
    assert "one witness" in left.reason


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("scan.pdf", SCAN, "a scan without a text layer"),
        ("broken.pdf", b"%PDF-1.7 junk", "is a broken PDF"),
        ("broken.docx", b"PK\x03\x04junk", "a broken archive"),
        ("program.html", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4 + bytes(600), "no page in"),
        ("program.htm", b"\x7fELF\x02\x01\x01" + bytes(600) + bytes(range(128)) * 9, "no page in spite of"),
        ("empty.html", b"<html></html>", "no article in this page"),
        ("empty.eml", b"", "it has no headers"),
    ],
)
def test_what_cannot_be_read_stays_a_source_and_leaves_the_others_readable(
    name: str, data: bytes, why: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(NEWS, "utf-8")
    found, (left,) = readings(tmp_path)
    unread, good = sorted(found, key=lambda reading: reading.text is not None)
    assert good.record.agreements
    assert (unread.source.reading, unread.text, unread.record.agreements) == ("unread", None, ())
    assert (left.place, left.fault) == (str(tmp_path / name), True)
    assert why in left.reason
    assert why in unread.source.notes[0]
    told: list[LeftOut] = []
    assert list(loose_readings([tmp_path / name], extract, told.append)) == []
    assert why in told[0].reason


@pytest.mark.parametrize("link", ["url", "record"])
def test_a_hand_written_record_stands_for_a_scan(link: str, tmp_path: Path) -> None:
    for folder in ("sources", "records"):
        (tmp_path / folder).mkdir()
    (tmp_path / "sources" / "scan.pdf").write_bytes(SCAN)
    url = "https://example.org/scan.pdf"
    row = f"file,url\nscan.pdf,{url}\n" if link == "url" else "file,record\nscan.pdf,my-scan\n"
    (tmp_path / "sources" / "sources.csv").write_text(row, "utf-8")
    record = "id: my-scan\nlang: th\nagreements: []\n" + (f"url: {url}\n" if link == "url" else "")
    (tmp_path / "records" / "r.yaml").write_text(record, "utf-8")
    ((found,), left) = readings(tmp_path)
    assert left == []
    assert (found.record.id, found.source.reading, found.text) == ("my-scan", "curated", None)
    assert (found.source.title, found.source.format) == ("หนังสือข้อตกลง", "application/pdf")
    assert found.source.file


def test_an_attachment_is_told(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content(NEWS)
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="mou.pdf")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    ((_,), (left,)) = readings(tmp_path)
    assert "its attachment 'mou.pdf' is not read" in left.reason


def test_a_row_that_names_a_record_which_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    (tmp_path / "sources.csv").write_text("file,record\na.txt,none-such\n", "utf-8")
    ((found,), (left,)) = readings(tmp_path)
    assert found.record.agreements
    assert "a.txt names the record 'none-such'" in left.reason
