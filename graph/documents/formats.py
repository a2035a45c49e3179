"""Formats: which reader a file gets. By what the file is, since files are renamed, and then by its ending."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from citypact.errors import SourceError
from citypact.graph.documents.document import Document
from citypact.graph.documents.docx import read_docx
from citypact.graph.documents.html import read_html
from citypact.graph.documents.limits import LARGEST_FILE
from citypact.graph.documents.mail import read_mail
from citypact.graph.documents.pdf import read_pdf
from citypact.graph.documents.plain import read_plain
from citypact.graph.reading import LARGEST_TEXT

__all__ = [
    "DOCUMENT_SUFFIXES",
    "ENDINGS",
    "READERS",
    "bytes_of",
    "format_of",
    "is_document",
    "read_bytes",
    "read_document",
    "read_or_said_why",
]

Reader = Callable[[bytes, str], Document]

READERS: Mapping[str, Reader] = {
    "text": read_plain,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
    "eml": read_mail,
}
_SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "eml",
    ".mhtml": "eml",
    ".mht": "eml",
}
DOCUMENT_SUFFIXES = tuple(_SUFFIXES)
ENDINGS: Mapping[str, str] = {  # format of a document -> the ending that its file gets
    "text": ".txt",
    "html": ".html",
    "pdf": ".pdf",
    "docx": ".docx",
    "eml": ".eml",
    "mhtml": ".mhtml",
}
_FOREIGN = (  # what is known and not read, and what to do instead
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Outlook file; save it as .docx, .pdf or .txt"),
    (b"{\\rtf", "a rich text file; save it as .docx or .txt"),
    (b"\x89PNG", "a picture; write what it says into a record by hand"),
    (b"\xff\xd8\xff", "a picture; write what it says into a record by hand"),
)


def is_document(path: Path) -> bool:
    """Whether a file's ending is one of a document that is read."""
    return path.suffix.lower() in _SUFFIXES


def format_of(data: bytes, name: str) -> str:
    """The format of a file, one of ``READERS``.

    >>> format_of(b"%PDF-1.7 ...", "news.txt"), format_of(b"...", "NEWS.HTM")
    ('pdf', 'html')
    """
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    named = _SUFFIXES.get(Path(name).suffix.lower(), "text")
    if named != "eml" and start[:9].lower().startswith((b"<!doctype", b"<html")):
        return "html"
    return "text" if named in ("pdf", "docx") else named


def read_bytes(data: bytes, *, name: str, place: str) -> Document:
    """A document from its bytes.

    Args:
        data: the file.
        name: its name; the ending counts where the bytes leave it open.
        place: what a message calls it.

    Raises:
        SourceError: when it cannot be read; the message says why, and what to do.
    """
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise SourceError(f"{place}: {what}")
    format = format_of(data, name)
    ending = Path(name).suffix.lower()
    if format == "text" and ending in (".pdf", ".docx") and data.strip():
        raise SourceError(f"{place}: no {ending[1:]} file in spite of its name; save it again")
    limit = LARGEST_TEXT if format == "text" else LARGEST_FILE
    if len(data) > limit:
        raise SourceError(_too_large(place, len(data), limit))
    return READERS[format](data, place)


def read_document(path: Path) -> Document:
    """A document from its file.

    Raises:
        SourceError: when it is not there or cannot be read.
    """
    return read_bytes(bytes_of(path), name=path.name, place=str(path))


def bytes_of(path: Path) -> bytes:
    """The bytes of a file that is no larger than a document's.

    Raises:
        SourceError: when it is not there, too large, or cannot be read.
    """
    try:
        if not path.is_file():
            raise SourceError(
                f"{path}: {'a folder, not a file' if path.is_dir() else 'there is no such file'}"
            )
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise SourceError(_too_large(str(path), size, LARGEST_FILE))
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{path}: cannot be read ({error.strerror or error}); check the path and its rights"
        ) from None


def _too_large(place: str, size: int, limit: int) -> str:
    return f"{place}: {size / 1e6:.0f} MB is no press release (the limit is {limit / 1e6:.0f} MB); split it, or leave it out"


def read_or_said_why(path: Path) -> Document:
    """A document; what stands for one that cannot be read, with the reason, unless it is plain text.

    Raises:
        SourceError: when a text file cannot be read, or the file is not there.
    """
    try:
        return read_document(path)
    except SourceError as error:
        named = _SUFFIXES.get(path.suffix.lower(), "text")
        if named == "text" or not path.is_file():
            raise
        return Document(
            text="", format=named, file=_digest_of_file(path), unread=str(error).removeprefix(f"{path}: ")
        )


def _digest_of_file(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise SourceError(
            f"{path}: cannot be read ({error.strerror or error}); check the path and its rights"
        ) from None
    return digest.hexdigest()
