"""PDF files: the text layer, its lines joined into paragraphs, Thai letters repaired."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from citypact.errors import SourceError
from citypact.graph.documents import pdf_pages
from citypact.graph.documents.document import Document, Said, file_digest, plain_line, tidy
from citypact.graph.documents.limits import LONGEST_TEXT, MOST_PAGES, needs
from citypact.graph.documents.thai import repaired

__all__ = ["read_pdf"]

_SECONDS = 30
_NO_TITLE = re.compile(
    r"(?i)^(?:untitled|microsoft \w+ - .*|.*\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|ai)|document\d*|สไลด์.*)$"
)
_LETTERS = re.compile(r"[^\W\d_]")
_FEWEST = 20  # letters; less is a page number or a stamp beside a scan
_THAI = re.compile("[\u0e00-\u0e7f]")


class _Line(NamedTuple):
    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


def read_pdf(data: bytes, place: str) -> Document:
    """The text layer of a PDF; a scan has none and says so.

    Raises:
        SourceError: when it is broken, locked or unfolds enormously, or the library is not installed.
    """
    answer = _asked(data, place)
    pages = [[_Line(*line) for line in page["lines"]] for page in answer["pages"]]
    text, mended = repaired(tidy("\n\n".join(filter(None, (_paragraphs(page) for page in pages)))))
    title = plain_line(repaired(answer["title"])[0])
    said = {"title": Said(title, "PDF title")} if title and not _NO_TITLE.match(title) else {}
    notes = ["the text layer of the PDF, lines joined into paragraphs"]
    if mended:
        notes.append(f"Thai letters repaired in {mended} places")
    unread = None
    if len(_LETTERS.findall(text)) < _FEWEST:
        pictures = sum(page["pictures"] for page in answer["pages"])
        what = "a scan without a text layer" if pictures else "a PDF without text"
        unread = (
            f"{what} ({len(pages)} page{'s' if len(pages) != 1 else ''}); write a record by hand and name its id as record "
            "in sources.csv, or save the file with a text layer (OCR)"
        )
        text, notes = "", []
    broken = [number for number, page in enumerate(answer["pages"], 1) if page.get("broken")]
    missing = tuple(f"page {number} is broken and was not read" for number in broken[:5])
    return Document(
        text=text,
        format="pdf",
        file=file_digest(data),
        said=said,
        notes=tuple(notes),
        missing=missing,
        unread=unread,
    )


def _asked(data: bytes, place: str) -> dict[str, Any]:
    """What the program beside this module reads from the file."""
    if find_spec("pypdfium2") is None:
        raise SourceError(needs("pypdfium2", "PDF files", place))
    program = [sys.executable, "-I", str(Path(pdf_pages.__file__)), str(MOST_PAGES), str(LONGEST_TEXT)]
    try:
        done = subprocess.run(program, input=data, capture_output=True, timeout=_SECONDS, check=False)
        answer: dict[str, Any] = json.loads(done.stdout or "{}")
    except subprocess.TimeoutExpired:
        answer = {"error": f"takes more than {_SECONDS} seconds to read"}
    except ValueError:
        answer = {}
    if "pages" not in answer:
        fault = answer.get("error", "is a broken PDF, or unfolds to more than a document may")
        raise SourceError(f"{place}: {fault}; print it to a new PDF, or save its text as .txt")
    return answer


def _paragraphs(lines: list[_Line]) -> str:
    """The lines of a page, those that a paragraph was broken into joined again.

    A line that reaches the right margin goes on in the next one, unless that is indented or stands far below. Thai has no
    blank between words: none is put in between Thai letters.
    """
    if not lines:
        return ""
    margin, start = max(line.right for line in lines), min(line.left for line in lines)
    width = margin - start
    parts = [lines[0].text]
    for before, line in pairwise(lines):
        full = before.right >= margin - 0.12 * width and width > 0
        indented = line.left > start + 0.04 * width
        gap = before.bottom - line.top
        far = gap > 1.2 * max(before.height, line.height) or gap < -3 * line.height
        same_row = abs(before.top - line.top) < 0.3 * line.height
        if (full and not indented and not far) or same_row:
            parts.append(_joint(parts[-1], line.text) + line.text.lstrip())
        else:
            parts.append("\n" + line.text)
    return "".join(parts)


def _joint(before: str, after: str) -> str:
    """What stands between two joined lines."""
    if before[-1:].isspace():
        return ""
    return "" if _THAI.match(before[-1:]) and _THAI.match(after.lstrip()[:1]) else " "
