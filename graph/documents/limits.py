"""Limits: how large a document may be, packed and unpacked. No press release comes near them."""

from __future__ import annotations

import io
import zipfile

from citypact.errors import SourceError
from citypact.graph.installing import install_with

__all__ = [
    "LARGEST_FILE",
    "LONGEST_TEXT",
    "MOST_ELEMENTS",
    "MOST_PAGES",
    "held_to_length",
    "needs",
    "opened_archive",
]

LARGEST_FILE = 50_000_000  # bytes of a file; pictures are most of it
LONGEST_TEXT = 2_000_000  # characters of a document's text
MOST_ELEMENTS = 20_000  # elements of a page's tree
MOST_PAGES = 200  # of a PDF
_MOST_MEMBERS = 5_000
_LARGEST_UNPACKED = 200_000_000
_LARGEST_XML = 20_000_000  # bytes of one member that is parsed


def opened_archive(data: bytes, place: str, *, times: int = 1) -> zipfile.ZipFile:
    """A zip archive that unfolds to no more than a document can.

    The sizes that an archive states are not trusted: what is read of a member is read up to the limit (``zipfile`` stops a
    member at its stated size and checks it).

    Args:
        data: the archive.
        place: where it stands, for the message.
        times: how many times a document's limits hold for it: a table is larger.

    Raises:
        SourceError: when it is broken, locked, or unfolds enormously.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise SourceError(f"{place}: a broken archive; save the document again") from None
    unpacked = sum(each.file_size for each in members)
    largest = max(
        (each.file_size for each in members if each.filename.endswith((".xml", ".rels"))), default=0
    )
    if len(members) > _MOST_MEMBERS or unpacked > times * _LARGEST_UNPACKED or largest > times * _LARGEST_XML:
        raise SourceError(
            f"{place}: unfolds to {len(members)} parts of {unpacked / 1e6:.0f} MB, which no such document does; "
            "save its text alone, or leave it out"
        )
    if any(each.flag_bits & 1 for each in members):
        raise SourceError(f"{place}: is locked with a password; save it without one")
    return archive


def held_to_length(text: str, place: str) -> str:
    """The text, where it is not too long for a press release.

    Raises:
        SourceError: when it is.
    """
    if len(text) > LONGEST_TEXT:
        raise SourceError(
            f"{place}: {len(text):,} characters are no press release (the limit is {LONGEST_TEXT:,}); split it, or leave it out"
        )
    return text


def needs(package: str, what: str, place: str) -> str:
    """What to say where the library of a format is not installed."""
    return f"{place}: {what} need the package {package}; {install_with(package)}"
