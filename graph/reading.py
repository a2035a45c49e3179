"""Bytes to text: the one place where a document's encoding is decided and its characters are made safe.

Offsets everywhere in citypact are code points of the text that this module returns.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from citypact.errors import SourceError

__all__ = ["LARGEST_TEXT", "StoredText", "decode", "read_list", "read_text", "stored"]

LARGEST_TEXT = 20_000_000  # bytes; a press release has thousands

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# C0 controls without tab and line feed, DEL, and lone surrogates
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_THAI_BYTE = re.compile(rb"[\xa1-\xda\xdf-\xfb]")
_THAI_WORD = re.compile(
    rb"[\xa1-\xda\xdf-\xfb]{3,}"
)  # accented letters of Latin-1 stand alone among plain ones
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text as it is kept: BOM removed, line ends LF, unsafe characters U+FFFD, nothing else changed."""

    text: str
    encoding: str

    @property
    def digest(self) -> str:
        """SHA-256 of the text as UTF-8, in hex: the identity of its content."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def stored(text: str) -> str:
    """The text with LF line ends and every unsafe character replaced by U+FFFD.

    >>> stored("a\\r\\nb\\x00")
    'a\\nb\\ufffd'
    """
    return _UNSAFE.sub("\ufffd", text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def decode(data: bytes, *, place: str = "text", then: str | None = None) -> StoredText:
    """Text from bytes: UTF-8, UTF-16 (with or without BOM) or TIS-620 / CP874.

    Args:
        data: the bytes.
        place: what they are called in an error.
        then: the next step where they are no text; that for a press release where it is missing.

    Raises:
        SourceError: when the bytes are no text in any of these.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SourceError(
            f"{place}: the file is empty; {then or 'put the text of the press release into it'}"
        )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return StoredText(stored(data[len(bom) :].decode(encoding, errors="replace")), encoding)
    guess = _unmarked_utf16(data)
    if guess:
        return StoredText(stored(data.decode(guess, errors="replace")), guess)
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _thai_bytes(data):
            text, encoding = data.decode("cp874", errors="replace"), "cp874"
        elif error.start * 50 > len(data) * 49 or _nearly_utf8(data):
            text, encoding = data.decode("utf-8", errors="replace"), "utf-8"
        else:
            raise SourceError(
                f"{place}: no text in UTF-8, UTF-16 or TIS-620 (byte {error.start}); "
                f"{then or 'save it as UTF-8 text, or remove it from the folder'}"
            ) from None
    if _binary(text):
        raise SourceError(
            f"{place}: a binary file, not a text; {then or 'remove it, or save its text as UTF-8'}"
        )
    return StoredText(stored(text), encoding)


def read_text(path: Path, *, then: str | None = None) -> StoredText:
    """The text of a file; ``then`` as ``decode`` takes it.

    Raises:
        SourceError: when it is not there, cannot be read, is too large, empty or no text.
    """
    try:
        if not path.is_file():
            raise SourceError(
                f"{path}: {'a folder, not a text file' if path.is_dir() else 'there is no such file'}"
            )
        size = path.stat().st_size
        if size > LARGEST_TEXT:
            limit = f"the limit is {LARGEST_TEXT / 1e6:.0f} MB"
            raise SourceError(
                f"{path}: {size / 1e6:.0f} MB, where {limit}; {then}"
                if then
                else f"{path}: {size / 1e6:.0f} MB is no press release ({limit}); split it, or leave it out"
            )
        return decode(path.read_bytes(), place=str(path), then=then)
    except OSError as error:
        raise SourceError(
            f"{path}: cannot be read ({error.strerror or error}); check the path and its rights"
        ) from None


def read_list(path: Path, *, of: str) -> list[str]:
    """What a list names, one a line; empty lines and those that begin with # do not count.

    Args:
        path: the list.
        of: what it lists, as an error says it ("files").

    Raises:
        SourceError: when it cannot be read.
    """
    text = read_text(path, then=f"name {of} in it, one a line, as UTF-8 text").text
    lines = [line.strip() for line in text.split("\n")]
    return [line for line in lines if line and not line.startswith("#")]


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a BOM: of Thai and Latin text, one byte in two is 0x0E or 0x00."""
    if len(data) < 8 or len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", data[1:2000:2]), ("utf-16-be", data[0:2000:2])):
        if sum(byte in (0x0E, 0x00, 0x20) for byte in high) * 10 >= len(high) * 9 and len(set(high)) <= 4:
            return encoding
    return None


def _thai_bytes(data: bytes) -> bool:
    """TIS-620: a quarter of the text is Thai, or nearly all that is not ASCII stands in Thai words (a table, a page)."""
    if b"\x00" in data:
        return False
    if len(_THAI_BYTE.findall(data)) * 4 >= len(data):
        return True
    high = len(_HIGH_BYTE.findall(data))
    return high >= 6 and sum(map(len, _THAI_WORD.findall(data))) * 10 >= high * 8


def _nearly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    return text.count("\ufffd") * 100 <= len(text)


def _binary(text: str) -> bool:
    sample = text[:100_000]
    controls = len(_UNSAFE.findall(sample.replace("\r", "")))
    return controls * 20 > len(sample)
