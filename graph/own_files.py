"""A collection's own files (settings, tables), which may be empty; sources and records may not."""

from __future__ import annotations

from pathlib import Path

from citypact.errors import SourceError
from citypact.graph.reading import read_text

__all__ = ["text_or_nothing"]

_BLANK = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"


def text_or_nothing(path: Path) -> str:
    """The text of a file, "" where there is nothing in it.

    Raises:
        SourceError: when it is not there, or cannot be read.
    """
    try:
        if path.is_file() and path.stat().st_size < 4096 and not path.read_bytes().strip(_BLANK):
            return ""
    except OSError as error:
        raise SourceError(
            f"{path}: cannot be read ({error.strerror or error}); check the path and its rights"
        ) from None
    return read_text(path, then="save it as UTF-8 text").text
