"""Saved answers: what an endpoint said, in the collection, byte for byte, with what was asked, where and when.

::

    COLLECTION/endpoints/NAME/
      answer.json          which answer stands: endpoint, times, pages; replaced in one step
      answer-3f2a91c05d77/ that answer: query.rq, map.yaml, 0001.json.gz, 0002.json.gz ...
      .next/               an answer that is still being fetched: the next call goes on with it

A page is written beside the others and renamed when it is whole. A finished answer gets its name and is then pointed to;
what stood before stays until that moment.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citypact.errors import CollectionError
from citypact.graph.importing.results import NoResults, Results, Solution

__all__ = ["ENDPOINTS", "POINTER", "Page", "SavedAnswer", "answer_of", "standing"]

ENDPOINTS = "endpoints"
POINTER = "answer.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its file, how many rows it has, how many of them the page before has already, and when it was got."""

    file: str
    rows: int
    again: int
    bytes: int
    sha256: str  # of the file
    retrieved: str  # 2026-11-26T19:20:00Z


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAnswer:
    """The answer of an endpoint to a query, whole or as far as it was got."""

    folder: Path
    endpoint: str
    digest: str  # of the query and its paging
    begun: str
    variables: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()

    @property
    def name(self) -> str:
        """The name under which it is saved."""
        return self.folder.parent.name

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(page.rows - page.again for page in self.pages)

    @property
    def size(self) -> int:
        """How many bytes the endpoint sent, unpacked."""
        return sum(page.bytes for page in self.pages)

    @property
    def retrieved(self) -> str:
        """The day on which the last of it was got."""
        return max((page.retrieved for page in self.pages), default=self.begun)[:10]

    @property
    def map_file(self) -> Path:
        """The map that says which variable is what."""
        return self.folder / "map.yaml"

    @property
    def query_file(self) -> Path:
        """The query."""
        return self.folder / "query.rq"

    def solutions(self) -> Iterator[tuple[int, Solution]]:
        """Every row with its number, from 1 on.

        Raises:
            CollectionError: when a page is missing, or is not what was saved.
        """
        number = 0
        for page in self.pages:
            for count, solution in enumerate(self.of_page(page)):
                if count >= page.again:
                    number += 1
                    yield number, solution

    def of_page(self, page: Page) -> Iterator[Solution]:
        """The rows of one page, those included that the page before has."""
        path = self.folder / page.file
        again = f"fetch it from {self.endpoint} again with: citypact import ... --again"
        try:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != page.sha256:
                    raise CollectionError(f"{path}: is not what was saved; {again}")
            with gzip.open(path) as stream:
                yield from Results(iter(lambda: stream.read(65_536), b""))
        except (OSError, EOFError, NoResults) as error:
            why = getattr(error, "strerror", None) or error
            raise CollectionError(f"{path}: cannot be read ({why}); {again}") from None


def standing(folder: Path) -> SavedAnswer | None:
    """The answer that stands; None where there is none.

    Raises:
        CollectionError: when its description is damaged.
    """
    path = folder / POINTER
    if not path.exists():
        return None
    try:
        told = json.loads(path.read_text("utf-8"))
        return answer_of(folder / _inside(told["folder"]), told)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CollectionError(
            f"{path}: is damaged ({' '.join(str(error).split())[:80]}); fetch the answer again"
        ) from None


def answer_of(folder: Path, told: dict[str, Any]) -> SavedAnswer:
    """The answer of a description.

    Raises:
        KeyError, TypeError, ValueError: when it is none.
    """
    pages = tuple(Page(**{**page, "file": _inside(page["file"])}) for page in told["pages"])
    for page in pages:
        if not all(isinstance(number, int) for number in (page.rows, page.again, page.bytes)):
            raise ValueError("a page without its numbers")
    texts = {name: told[name] for name in ("endpoint", "digest", "begun")}
    if not all(isinstance(text, str) for text in (*texts.values(), *(page.retrieved for page in pages))):
        raise ValueError("an answer without its endpoint and times")
    return SavedAnswer(folder=folder, variables=tuple(map(str, told["variables"])), pages=pages, **texts)


def _inside(name: Any) -> str:
    """A name of a file or folder within the answer's own folder, and of no other."""
    if not isinstance(name, str) or not name or name.startswith(".") or Path(name).name != name:
        raise ValueError(f"{str(name)[:40]!r} is no name of a file of it")
    return name
