"""Large graphs written aside while a build is loaded, so that validation need not read them out of the store again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["WrittenGraphs"]

_LARGE = 30_000  # statements; smaller graphs are read from the store, many at once


class WrittenGraphs:
    """The large graphs of a build, each as a file of N-Triples.

    Reading a term out of a store on disk costs five times as much as parsing it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files: dict[str, Path] = {}  # by the name of the graph; "" is the known graph

    def passing(self, graphs: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
        """The N-Quads lines of all graphs, while those of the large ones are written.

        Args:
            graphs: the name of each graph, and its lines.

        Raises:
            OSError: when the folder cannot be written.
        """
        for name, lines in graphs:
            if len(lines) > _LARGE:
                path = self._folder / f"{len(self.files)}.nt"
                end = f" <{name}> .\n" if name else " .\n"
                with path.open("w", encoding="utf-8", newline="\n") as stream:
                    stream.writelines(f"{line[: -len(end)]} .\n" for line in lines)
                self.files[name] = path
            yield from lines
