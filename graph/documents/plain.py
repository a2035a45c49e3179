"""Plain text."""

from __future__ import annotations

from citypact.graph.documents.document import Document, file_digest
from citypact.graph.reading import decode

__all__ = ["read_plain"]


def read_plain(data: bytes, place: str) -> Document:
    """A text file: its characters as they are.

    Raises:
        SourceError: when it is empty or no text.
    """
    return Document(text=decode(data, place=place).text, format="text", file=file_digest(data))
