"""Looking: what is certain of the graphs of a build, of a large one in another process while the next statements are made.

``python -m citypact.graph.validation.looking NAME FILE`` is that process: it reads the lines of a graph from a file and writes
what it saw to its output.
"""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, Self

from citypact.graph.cores import cores
from citypact.graph.other_process import begun
from citypact.graph.validation.certainty import Certain, Doubt
from citypact.graph.validation.report import KNOWN
from citypact.graph.validation.run import looked_at

__all__ = ["Coming", "Looking"]

_LARGE = 100_000  # statements; those of fewer are looked at before another process has begun
_OTHERS_AT_WORK = 3  # processors that making and loading statements keep busy


class Looking:
    """Looks at graphs, one after the other or beside each other.

    Used as a context: at its end, no process of it runs any more.

    Args:
        folder: where the lines of large graphs stand while they are looked at.
        large: from how many statements on another process looks at a graph.
        beside: how many of these work while statements are made and loaded, which they would only slow down on a small
            machine; what they do not come to is looked at afterwards. None for what the processors have room for.
    """

    def __init__(self, folder: Path, *, large: int = _LARGE, beside: int | None = None) -> None:
        self._large = large
        self._beside = max(0, cores() - _OTHERS_AT_WORK) if beside is None else beside
        self._folder = TemporaryDirectory(dir=folder, prefix="looking-", ignore_cleanup_errors=True)
        self._seen: dict[str, Certain] = {}
        self._waiting: dict[str, Path] = {}
        self._others: dict[str, tuple[Path, subprocess.Popen[bytes]]] = {}
        self._begun = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, other in self._others.values():
            other.kill()
            other.communicate()
        self._folder.cleanup()

    @contextlib.contextmanager
    def at(self, name: str, lines: Sequence[str]) -> Iterator[IO[bytes] | None]:
        """Look at a graph when the context ends; of a large one, its lines are to be written to the file that is given.

        Args:
            name: of the graph, ``KNOWN`` for the default graph.
            lines: its N-Quads, or N-Triples of the default graph, each statement once.

        Raises:
            OSError: when the file of a large one cannot be written.
        """
        if len(lines) < self._large:
            yield None
            self._seen[name] = _seen(name, lines)
            return
        del lines  # which are in memory no longer than they need be
        self._begun += 1
        path = Path(self._folder.name, f"{self._begun}.nq")
        with path.open("wb") as stream:
            yield stream
        self._waiting[name] = path
        for ended in [each for each, (_, other) in self._others.items() if other.poll() is not None]:
            self._collect(ended)
        self._begin(self._beside)

    def seen(self) -> Mapping[str, Certain]:
        """What is certain of each graph; waits for those that are still looked at.

        A process that was lost (killed, out of memory) is not missed: its graph is looked at here.
        """
        while self._waiting or self._others:
            self._begin(cores())
            if self._others:
                self._collect(next(iter(self._others)))
        return self._seen

    def _begin(self, most: int) -> None:
        """Begin with those that wait, so many at once."""
        while self._waiting and len(self._others) < most:
            name = next(iter(self._waiting))
            path = self._waiting.pop(name)
            if other := _other_process(name, path):
                self._others[name] = (path, other)
            else:
                self._seen[name] = _of_file(name, path)
                path.unlink()

    def _collect(self, name: str) -> None:
        path, other = self._others[name]
        told, _ = other.communicate()
        self._seen[name] = _read(told) if other.returncode == 0 else _of_file(name, path)
        path.unlink()
        del self._others[name]


class Coming:
    """A graph whose statements come in parts: it is looked at when all are there. One that comes in several is large."""

    def __init__(self, looking: Looking, name: str) -> None:
        self._looking, self._name = looking, name
        self._held: list[str] = []  # while it is not known to be large
        self._copy: IO[bytes] | None = None
        self._until_the_end = contextlib.ExitStack()
        self._begun = False
        self.size = 0  # statements

    def take(self, lines: list[str]) -> IO[bytes] | None:
        """Take a part; that of a large graph is to be written to the file that is given.

        Raises:
            OSError: when that file cannot be written.
        """
        if not self._begun:
            self._begun, self._held = True, lines
            self._copy = self._until_the_end.enter_context(self._looking.at(self._name, lines))
        elif self._copy is None:
            self._held += lines
        if self._copy is not None:
            self._held = []
        self.size += len(lines)
        return self._copy

    def end(self) -> None:
        """All are there."""
        self._until_the_end.close()

    @property
    def file(self) -> Path | None:
        """Where the statements of a large one stand."""
        return None if self._copy is None else Path(self._copy.name)


def _seen(name: str, lines: Iterable[str]) -> Certain:
    return looked_at("" if name == KNOWN else name, lines)


def _other_process(name: str, path: Path) -> subprocess.Popen[bytes] | None:
    """A process that looks at a graph."""
    return begun(__spec__.name, name, str(path), stdout=subprocess.PIPE)


def _of_file(name: str, path: Path) -> Certain:
    with path.open(encoding="utf-8", newline="\n") as lines:
        return _seen(name, lines)


def _written(certain: Certain) -> bytes:
    return json.dumps([certain.size, sorted(certain.doubts)]).encode()


def _read(told: bytes) -> Certain:
    size, doubts = json.loads(told)
    return Certain(size, frozenset(Doubt(*doubt) for doubt in doubts))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the business of the process that started this one
    sys.stdout.buffer.write(_written(_of_file(sys.argv[1], Path(sys.argv[2]))))
