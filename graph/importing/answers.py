"""Saved answers of endpoints, read row by row by their map into readings, as tables are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from citypact.errors import CollectionError, SourceError
from citypact.graph.importing.mapping import Map, read_map
from citypact.graph.importing.results import Solution
from citypact.graph.importing.row_reading import RowReader
from citypact.graph.importing.saved import ENDPOINTS, SavedAnswer, standing
from citypact.graph.importing.table_rows import TableRow
from citypact.graph.left_out import LeftOut
from citypact.graph.reading import read_text
from citypact.graph.readings import Reading
from citypact.graph.sources import Source, source_key

__all__ = ["Answer", "answers_in", "as_row"]

_FORMAT = "application/sparql-results+json"


def answers_in(collection: Path) -> tuple[Path, ...]:
    """The folders of a collection's ``endpoints/``, each for one answer."""
    folder = collection / ENDPOINTS
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(path for path in found if path.is_dir() and not path.name.startswith("."))


def as_row(solution: Solution, variables: tuple[str, ...]) -> dict[str, str]:
    """A row as a map reads it: the text of every variable, "" for one that is not bound.

    >>> from citypact.graph.importing.results import Value
    >>> as_row({"city": Value("literal", "เชียงราย", "th")}, ("city", "since"))
    {'city': 'เชียงราย', 'since': ''}
    """
    return {name: solution[name].text if name in solution else "" for name in variables}


@dataclass(frozen=True)
class Answer:
    """A saved answer with its map."""

    saved: SavedAnswer
    map: Map

    @classmethod
    def open(cls, folder: Path) -> Answer:
        """The answer that stands in a folder of ``endpoints/``.

        Raises:
            CollectionError: when there is none, or its map says what cannot be.
        """
        saved = standing(folder)
        if saved is None:
            raise CollectionError(
                f"{folder}: no whole answer there; fetch it, or what is missing of it, with: citypact import sparql"
            )
        return cls(saved, read_map(saved.map_file))

    def rows(self) -> Iterator[TableRow]:
        """The rows of the answer, by number from 1 on."""
        for number, solution in self.saved.solutions():
            yield number, as_row(solution, self.saved.variables)

    def readings(
        self,
        left_out: Callable[[LeftOut], None],
        *,
        progress: Callable[[int], None] = lambda rows: None,
    ) -> Iterator[Reading]:
        """A reading for each row that can be read; the others are told by number and reason.

        Raises:
            CollectionError: when the map names a variable that the answer has not, or a page is not what was saved.
        """
        if fault := self.map.fault(self.saved.variables):
            raise CollectionError(f"{self.saved.map_file}: {fault}")
        place = str(self.saved.folder.parent)
        yield from RowReader(place, self.saved.name, self.map, self._source).readings(
            self.rows(), left_out, progress=progress
        )

    @cached_property
    def digest(self) -> str:
        """SHA-256 over those of its pages, hex."""
        return hashlib.sha256("\n".join(page.sha256 for page in self.saved.pages).encode()).hexdigest()

    @cached_property
    def _query(self) -> str:
        try:
            return read_text(self.saved.query_file).text.strip()
        except SourceError as error:
            raise CollectionError(str(error)) from None

    def _source(self, value: str | None) -> Source:
        """The source of rows: the same one as long as the same is asked of the same endpoint, whatever it answers."""
        said = self.map.source.of(value)
        address = self.saved.endpoint.partition("?")[0]  # what follows may be a key that is nobody else's
        title = said.title or f"{self.saved.name} ({address})"
        if value and value not in self.map.source.each:
            title = f"{title}: {value}"
        return Source(
            key=source_key(
                url=self.map.source.address(value),
                content=f"{self.saved.endpoint}\n{self._query}\n{value or ''}",
                prefix="endpoint",
            ),
            type="endpoint",
            reading="row",
            url=said.url or address,
            title=title,
            publisher=said.publisher,
            published=said.published,
            retrieved=said.retrieved or self.saved.retrieved,
            licence=said.licence,
            lang=said.lang or "en",
            format=_FORMAT,
            file=self.digest,
            notes=(said.attribution,) if said.attribution else (),
        )
