"""Messages, and pages saved as messages."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from citypact.errors import SourceError
from citypact.graph.documents.formats import read_bytes
from citypact.graph.documents.mail import read_mail
from tests.graph.documents.papers import NEWS


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = headers.get("sender", "ประชาสัมพันธ์ เทศบาลนครตะวันตก <pr@example.org>")
    made["Subject"] = "สองเทศบาลลงนาม MOU"
    made["Date"] = headers.get("date", "Sat, 25 Feb 2023 00:30:00 +0700")
    return made


def test_subject_sender_and_day_are_taken_and_no_address() -> None:
    made = message()
    made.set_content(NEWS, charset="utf-8", cte="base64")
    read = read_mail(made.as_bytes(), "x")
    assert read.text == NEWS
    assert {name: (said.value, said.where) for name, said in read.said.items()} == {
        "title": ("สองเทศบาลลงนาม MOU", "Subject"),
        "publisher": ("ประชาสัมพันธ์ เทศบาลนครตะวันตก", "From"),
        "published": ("2023-02-25", "Date"),
    }


def test_a_sender_without_a_name_is_no_publisher() -> None:
    made = message(sender="pr@example.org", date="soon")
    made.set_content(NEWS)
    assert set(read_mail(made.as_bytes(), "x").said) == {"title"}


def test_of_two_forms_of_a_body_the_plain_one_is_read_and_html_where_there_is_no_other() -> None:
    made = message()
    made.set_content(NEWS)
    made.add_alternative(f"<p>{NEWS} ซ้ำ</p>", subtype="html")
    assert read_mail(made.as_bytes(), "x").text == NEWS
    made = message()
    made.set_content(f"<div><p>{NEWS}</p></div>", subtype="html")
    assert read_mail(made.as_bytes(), "x").text == NEWS


def test_a_body_in_tis_620_is_read_with_and_without_its_charset() -> None:
    for kind in ("text/plain; charset=windows-874", "text/plain; charset=us-ascii", "text/plain"):
        head = f"Subject: x\nMIME-Version: 1.0\nContent-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n"
        assert read_mail(head.encode() + NEWS.encode("cp874"), "x").text == NEWS


def test_attachments_are_named_and_not_lost_silently() -> None:
    made = message()
    made.set_content("ส่งข่าวตามแนบ")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="ข่าว.pdf")
    (missing,) = read_mail(made.as_bytes(), "x").missing
    assert missing.startswith("its attachment 'ข่าว.pdf' is not read")


def test_a_page_saved_as_one_file_is_a_page() -> None:
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/news/7\r\nSubject: หัวข้อ\r\n"
        "Date: Fri, 3 Mar 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: 8bit\r\n\r\n<html><body><nav>เมนู</nav><p>{NEWS}</p></body></html>\r\n--b--\r\n"
    ).encode()
    read = read_bytes(data, name="หน้า.mhtml", place="x")
    assert (read.text, read.format) == (NEWS, "mhtml")
    assert (read.value("url"), read.value("retrieved")) == ("https://example.org/news/7", "2023-03-03")
    assert read.value("published") is None


def nested(depth: int) -> bytes:
    inside = "Content-Type: text/plain\n\nx\n"
    for number in range(depth):
        inside = (
            f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n{inside}\n--b{number}--\n"
        )
    return f"From: a <a@b.c>\nMIME-Version: 1.0\n{inside}".encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"hello world\n\nthis is no message", "it has no headers"),
        (b"Subject: x\n\n\n", "holds no text"),
        (nested(200), "hundreds of parts"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000, "hundreds of parts"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 900 + b"--b--", "hundreds of parts"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as raised:
        read_mail(data, "x.eml")
    assert str(raised.value).startswith("x.eml: ")
