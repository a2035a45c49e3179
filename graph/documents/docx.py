"""Word files (.docx): the paragraphs of the body, of its tables and text boxes, in their order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from citypact.errors import SourceError
from citypact.graph.documents.document import Document, Said, file_digest, plain_line, tidy
from citypact.graph.documents.limits import held_to_length, needs, opened_archive

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_PASSED_OVER = {
    _FALLBACK,
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}pPr",
    f"{_W}sectPr",
}  # a second form; what was deleted
_NO_TITLE = re.compile(r"(?i)^(?:untitled|word document|document\d*|เอกสาร\d*|.*\.docx?)$")


def read_docx(data: bytes, place: str) -> Document:
    """The text of a Word file.

    Raises:
        SourceError: when it is broken, locked or unfolds enormously, holds no text, or the library is not installed.
    """
    archive = opened_archive(data, place)
    if "word/document.xml" not in archive.namelist():
        raise SourceError(
            f"{place}: an archive, not a Word file; unpack it, or save the text as .docx or .txt"
        )
    if find_spec("docx") is None:
        raise SourceError(needs("python-docx", "Word files", place))
    import docx

    try:
        opened = docx.Document(io.BytesIO(data))
        text = tidy(held_to_length("".join(_words(opened.element.body)), place))
        title = plain_line(opened.core_properties.title)
    except SourceError:
        raise
    except (
        Exception
    ):  # the library raises what its parts raise: of zip files, of XML, of links between members
        raise SourceError(
            f"{place}: a broken Word file; save it again as .docx, or its text as .txt"
        ) from None
    if not text.strip():
        raise SourceError(
            f"{place}: the Word file holds no text (pictures only); write a record by hand, or add its text"
        )
    said = {"title": Said(title, "document properties")} if title and not _NO_TITLE.match(title) else {}
    return Document(
        text=text,
        format="docx",
        file=file_digest(data),
        said=said,
        notes=("the text of the Word file",),
    )


def _words(element: Any) -> Iterator[str]:
    """The text below an element; every paragraph ends a line. Without recursion: a file may nest as deep as it likes."""
    from lxml.etree import Entity

    stack: list[Any] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
            continue
        tag = node.tag
        if tag is Entity:  # it would stand for other text, of this file or of another
            raise ValueError("an entity")
        if tag in _PASSED_OVER or not isinstance(tag, str):
            continue
        if tag == f"{_W}t":
            yield node.text or ""
            stack.extend(reversed(node))
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        elif not (tag == f"{_W}r" and _hidden(node)):
            if tag == f"{_W}p":
                stack.append("\n")
            stack.extend(reversed(node))


def _hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false")
