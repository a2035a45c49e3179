"""Messages (.eml), and pages saved as one file (.mhtml), which are messages too (RFC 2557)."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage

from citypact.errors import SourceError
from citypact.graph.documents.document import Document, Said, file_digest, plain_line, tidy, web_page
from citypact.graph.documents.html import read_html
from citypact.graph.documents.limits import held_to_length
from citypact.graph.reading import decode

__all__ = ["read_mail"]

_MOST_PARTS = 500
_DEEPEST = 20


def read_mail(data: bytes, place: str) -> Document:
    """A message: subject, sender, day and body; or a saved page.

    Raises:
        SourceError: when it is no message or holds no text.
    """
    if data.count(b"\n--") > 10 * _MOST_PARTS:  # not even parsed: the parser takes minutes
        raise SourceError(_too_many(place))
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = _parts(message, place)
        if not message.keys():
            raise SourceError(f"{place}: no message: it has no headers; save it again from the mail program")
        body, pages, attached = _sorted(parts)
        address = web_page(
            _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
        )
        subject, day, sender = plain_line(_header(message, "Subject")), _day(message), _sender(message)
    except SourceError:
        raise
    except (
        Exception
    ):  # the standard library's parser raises many things on headers that only pretend to be ones
        raise SourceError(f"{place}: a broken message; save it again, or its text as .txt") from None
    if address and pages:
        return _saved_page(data, pages[0], address, subject, day, place)
    said = {}
    if subject:
        said["title"] = Said(subject, "Subject")
    if sender:
        said["publisher"] = Said(sender, "From")
    if day:
        said["published"] = Said(day, "Date")
    missing = tuple(
        f"its attachment {name!r} is not read with the message; save it as a file of its own"
        for name in attached
    )
    notes = ["the body of the message"]
    text = tidy(body)
    if not text and pages:
        page = read_html(pages[0], place)
        text, notes = page.text, ["the body of the message, from its HTML"]
    if not text:
        raise SourceError(f"{place}: the message holds no text; save its attachments as files of their own")
    return Document(
        text=held_to_length(text, place),
        format="eml",
        file=file_digest(data),
        said=said,
        notes=tuple(notes),
        missing=missing,
    )


def _saved_page(
    data: bytes, page: bytes, address: str, subject: str | None, day: str | None, place: str
) -> Document:
    read = read_html(page, place)
    said = {"url": Said(address, "Snapshot-Content-Location"), **read.said}
    if subject:
        said.setdefault("title", Said(subject, "Subject"))
    if day:
        said["retrieved"] = Said(day, "Date")
    return Document(text=read.text, format="mhtml", file=file_digest(data), said=said, notes=read.notes)


def _parts(message: EmailMessage, place: str) -> list[EmailMessage]:
    """The parts that are not containers; counted, since a few lines can hold a million of them."""
    found: list[EmailMessage] = []
    waiting: list[tuple[EmailMessage, int]] = [(message, 0)]
    seen = 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS or depth > _DEEPEST:
            raise SourceError(_too_many(place))
        if part.is_multipart():
            inside = part.get_payload()
            assert isinstance(inside, list)
            waiting.extend((each, depth + 1) for each in reversed(inside) if isinstance(each, EmailMessage))
        else:
            found.append(part)
    return found


def _too_many(place: str) -> str:
    return f"{place}: a message of hundreds of parts; save its text as .txt, or leave it out"


def _sorted(parts: list[EmailMessage]) -> tuple[str, list[bytes], list[str]]:
    """The plain body, the HTML parts as bytes in UTF-8, and the names of attachments."""
    body: list[str] = []
    pages: list[bytes] = []
    attached: list[str] = []
    for part in parts:
        kind, name = part.get_content_type(), plain_line(part.get_filename() or "")
        if part.get_content_disposition() == "attachment" or (
            name and not kind.startswith(("text/", "image/"))
        ):
            attached.append(name or kind)
        elif kind == "text/plain":
            body.append(_text(part))
        elif kind == "text/html":
            pages.append(_text(part).encode("utf-8", "replace"))
    return "\n".join(body), pages, attached


def _text(part: EmailMessage) -> str:
    """The text of a part, in the charset that it names, else in the one that it is in."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return ""
    charset = (part.get_content_charset() or "").lower()
    if charset in ("tis-620", "windows-874", "iso-8859-11", "cp874"):
        return raw.decode("cp874", "replace")
    try:
        return raw.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        return decode(raw, place="message").text
    except SourceError:  # a part that says it is text and is none
        return ""


def _header(message: EmailMessage, name: str) -> str:
    """A header in characters. The parser's own value has a blank where a long name was cut (RFC 2047, section 6.2)."""
    for key, raw in message.raw_items():
        if key.lower() == name.lower():
            return _characters(re.sub(r"\r?\n", "", str(raw)))
    return ""


def _characters(raw: str) -> str:
    """The characters of a header; bytes that stand in it undeclared are UTF-8 or TIS-620."""
    if not raw.isascii():
        data = raw.encode("utf-8", "surrogateescape")
        try:
            raw = data.decode("utf-8")
        except UnicodeDecodeError:
            raw = data.decode("cp874", "replace")
    try:
        return str(make_header(decode_header(raw)))
    except (
        UnicodeError,
        LookupError,
        ValueError,
        HeaderParseError,
    ):  # of a charset that is none, or not the one of its bytes
        return raw


def _sender(message: EmailMessage) -> str | None:
    """The name of the sender; never the address alone, which may be a person's."""
    name = _header(message, "From").partition("<")[0].strip(" \"'")
    return plain_line(name) if "@" not in name else None


def _day(message: EmailMessage) -> str | None:
    """The day of the Date header, where it was sent."""
    try:
        return email.utils.parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
