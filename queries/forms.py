"""Forms: what a form of answers is, and how one may be wished."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from citypact.errors import QueryError
from citypact.graph.installing import install_with
from citypact.queries.running import Answer

__all__ = ["Format", "Options", "Writer", "not_installed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How an answer is written."""

    width: int | None = None  # of the screen, for a table; None lets every cell be as long as it is
    spreadsheet_safe: bool = True  # csv: an apostrophe before texts that a spreadsheet would run
    links: tuple[
        str, ...
    ] = ()  # json, xml: the head's links (section 3.1.2), such as an address that describes the query


Writer = Callable[[Answer, Options], Iterator[str] | Iterator[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One form of answers."""

    name: str
    media_type: str
    extension: str
    triples: Writer
    rows: Writer | None = None  # None: it holds triples alone
    for_people: bool = False  # goes to a console in its encoding; the others are bytes in UTF-8
    binary: bool = False  # no text: bytes that no console shows


def not_installed(package: str) -> QueryError:
    """What to say where the library of a form is missing."""
    return QueryError(f"{package} is not installed; {install_with(package)}")
