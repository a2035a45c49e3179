"""Damaged documents: whatever stands in a file, it is read or refused in one line."""

from __future__ import annotations

import os
import random
from email.message import EmailMessage
from pathlib import Path

import pytest

from citypact.errors import SourceError
from citypact.graph.documents.formats import read_bytes
from citypact.graph.documents.mail import read_mail
from tests.graph.documents.papers import NEWS, word_body, word_file

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
ROUNDS = int(os.environ.get("CITYPACT_FUZZ", "0")) or 150
SPLINTERS = [
    *(
        b"<",
        b">",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"&#0;",
        b"&#x1;",
        b"&#xd800;",
        b"\x00",
        b"\x01",
        b"</body>",
        b"<table>",
    ),
    *(
        b"<svg>",
        b"</html>",
        b"<title>",
        b"<body>",
        b"<frameset>",
        b"<select>",
        b"charset=utf-7",
        b"=?utf-8?b?",
        b"=?x?q?",
    ),
    *(b"\r\n\r\n", b"--", b"Content-Type: ", b"\xff\xfe", b"<w:p>", b"&lol;"),
]


def message() -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = "สองเทศบาลลงนาม", "ก ข <a@b.c>"
    made.set_content(NEWS)
    made.add_alternative(f"<p>{NEWS}</p>", subtype="html")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="ก.pdf")
    return made.as_bytes()


def damaged(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 10)):
        start = chance.randrange(len(made) + 1)
        end = min(len(made), start + chance.randint(1, 60))
        match chance.randrange(4):
            case 0:
                del made[start:end]
            case 1:
                made[start:start] = chance.randbytes(8)
            case 2:
                made[start:start] = made[start:end] * chance.randint(1, 20)
            case _:
                made[start:start] = chance.choice(SPLINTERS)
    return bytes(made)


@pytest.mark.parametrize("kind", ["a.html", "a.docx", "a.eml"])
def test_damaged_documents_are_read_or_refused_in_one_line(kind: str) -> None:
    chance = random.Random(kind)
    whole = {
        "a.html": [page.read_bytes() for page in PAGES],
        "a.docx": [word_file(word_body(NEWS))],
        "a.eml": [message()],
    }[kind]
    read = 0
    for _ in range(ROUNDS):
        try:
            document = read_bytes(damaged(chance.choice(whole), chance), name=kind, place="x")
        except SourceError as error:
            assert str(error).startswith("x: ")
            assert "\n" not in str(error)
        else:
            read += 1
            assert document.text.encode("utf-8")
    assert read or kind == "a.docx"


def test_headers_in_the_thai_code_page_are_read() -> None:
    for encoding in ("cp874", "utf-8"):
        data = "Subject: สองเทศบาลลงนาม\nFrom: ประชาสัมพันธ์ <a@b.c>\n\n".encode(encoding) + NEWS.encode(
            encoding
        )
        read = read_mail(data, "x")
        assert (read.value("title"), read.value("publisher")) == ("สองเทศบาลลงนาม", "ประชาสัมพันธ์")
