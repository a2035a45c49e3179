"""The known graph of a build by its lines in a file: for who needs a property of everything before the store is there.

To read a property of everything from a store on disk takes ten times as long as from the lines that were loaded into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from citypact.graph.ntriples import plain
from citypact.graph.vocabulary import TYPE

__all__ = ["KnownLines"]


class KnownLines:
    """The statements of a known graph, by property.

    Args:
        lines: N-Triples as a build writes them, each statement once.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._held: dict[str, tuple[list[str], list[str]]] = {}  # property -> subjects, values
        held, last = self._held, ""
        for line in lines:
            subject, predicate, value = line.split(" ", 2)
            if subject == last:
                subject = last  # one text for all statements about a node
            else:
                last = subject
            column = held.get(predicate)
            if column is None:
                column = held[predicate] = [], []
            column[0].append(subject)
            column[1].append(value)

    @classmethod
    def read(cls, path: Path) -> KnownLines:
        """The statements in a file."""
        with path.open(encoding="utf-8", newline="\n") as lines:
            return cls(lines)

    def instances(self, kind: str) -> Iterator[str]:
        """The IRIs of the things of a class."""
        wanted = f"<{kind}> .\n"
        for subject, value in self._of(TYPE):
            if value == wanted:
                yield subject[1:-1]

    def pairs(self, term: str) -> Iterator[tuple[str, str]]:
        """Subjects and values of a property, IRIs and literals alike, as text."""
        for subject, value in self._of(f"<{term}>"):
            yield subject[1:-1], plain(value[:-3])[0]

    def texts(self, term: str) -> Iterator[tuple[str, str, str]]:
        """Subjects, languages ("" where untagged) and texts of a property."""
        for subject, value in self._of(f"<{term}>"):
            if value[0] == '"':
                text, language = plain(value[:-3])
                yield subject[1:-1], language, text

    def _of(self, predicate: str) -> Iterator[tuple[str, str]]:
        subjects, values = self._held.get(predicate, ((), ()))
        return zip(subjects, values, strict=True)
