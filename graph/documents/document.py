"""What a reader makes of a file: its text, what it says of itself, and what was done to it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from citypact.graph.reading import stored

__all__ = ["Document", "Said", "file_digest", "plain_line", "tidy", "web_page"]

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # where a line may break; no part of any word
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class Said:
    """A value that the file gives of itself, and where in the file it stands."""

    value: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file, read.

    ``said`` holds title, publisher, published (YYYY-MM-DD), retrieved and url, as far as the file has them; ``notes`` says
    what was done to get the text; ``unread`` why there is none; ``missing`` names parts of the file that were not read.
    """

    text: str
    format: str
    file: str  # SHA-256 of the file as it lies there, hex
    said: Mapping[str, Said] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unread: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the stored text, hex."""
        return file_digest(self.text.encode("utf-8", "surrogatepass"))

    def value(self, name: str) -> str | None:
        """What the file says of itself, without its place."""
        said = self.said.get(name)
        return said.value if said else None


def file_digest(data: bytes) -> str:
    """SHA-256 of bytes, hex."""
    return hashlib.sha256(data).hexdigest()


def tidy(text: str) -> str:
    """The text of a document as it is stored: no invisible break points, no blanks at line ends, no runs of empty lines."""
    lines = [
        re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in stored(_INVISIBLE.sub("", text)).split("\n")
    ]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def plain_line(value: object) -> str | None:
    """A value from a file's own description as one line, None where it is none."""
    if not isinstance(value, str):
        return None
    line = " ".join(stored(_INVISIBLE.sub("", value)).replace("\ufffd", " ").split())
    return line if line and len(line) <= _LONGEST_LINE else None


def web_page(value: object) -> str | None:
    """An address of a page (http or https, with a path or a query), None for anything else.

    A site's front page is no page of its own: carelessly made sites name it as the address of every article.

    >>> web_page("https://example.org/news/7"), web_page("javascript:alert(1)"), web_page("https://example.org/")
    ('https://example.org/news/7', None, None)
    """
    line = plain_line(value)
    match = re.fullmatch(
        r"https?://[^\s/?#\\@<>\"{}|^`\[\]]+([/?#][^\s<>\"{}|\\^`]*)?", line or "", re.IGNORECASE
    )
    return line if match and (match[1] or "/") != "/" else None
