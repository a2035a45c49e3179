"""What ``citypact diff`` does: two builds side by side, and whether anything is different."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from citypact import console
from citypact.errors import QueryError
from citypact.facade import open as open_graph
from citypact.graph.exports.output import opened
from citypact.graph.servers.addresses import is_address
from citypact.queries import FORMATS, Answer, Options, Row, check_format, format_of, question, run, write
from citypact.queries.askable import Askable
from citypact.queries.elsewhere import elsewhere

__all__ = ["show_differences"]


def show_differences(
    before: str | None,
    after: str | None,
    *,
    graph: str | None,
    format: str,
    out: Path | None,
    timeout: float,
) -> bool:
    """Write what changed; returns whether anything did.

    Args:
        before: the earlier graph, or build; None is the build before.
        after: the later one; None is the current build of the graph.
        graph: the folder that builds are looked up in.
        format: a name of FORMATS; "" goes by the file's ending, or by whether a screen shows it.
        out: a file instead of stdout.
        timeout: seconds after which it is given up.

    Raises:
        QueryError: one of its kinds.
        GraphError: a graph is not there, or cannot be opened.
    """
    chosen = format or (format_of(out) if out is not None else "table" if sys.stdout.isatty() else "csv")
    if chosen not in FORMATS:
        raise QueryError(f"--format {chosen}: one of {', '.join(FORMATS)}")
    if FORMATS[chosen].binary and out is None and sys.stdout.isatty():
        raise QueryError(f"--format {chosen}: no text for a screen; name a file with --out")
    earlier, later = _two(before, after, graph)
    asked = run(later, question("changes"), {"before": earlier}, timeout=timeout)
    counted = _Counted(asked)
    answer = replace(asked, rows=counted)
    check_format(chosen, answer)
    if out is not None:
        with opened(out) as stream:
            write(answer, chosen, stream)
    elif FORMATS[chosen].for_people:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        write(answer, chosen, sys.stdout, Options(width=width))
    else:
        write(answer, chosen, sys.stdout.buffer)
    sys.stdout.flush()
    console.say(f"citypact: {earlier.info.id} -> {later.info.id}: {counted.number} differences")
    return counted.number > 0


class _Counted(Iterator[Row]):
    """Rows as they pass, and how many there were."""

    def __init__(self, answer: Answer) -> None:
        self._rows = iter(answer)
        self.number = 0

    def __next__(self) -> Row:
        row = next(self._rows)
        self.number += 1
        return row


def _two(before: str | None, after: str | None, graph: str | None) -> tuple[Askable, Askable]:
    """The two graphs; the one of ``graph`` is looked at where builds of it may be meant."""
    if after is not None and (is_address(after) or Path(after).is_dir()):
        later = elsewhere(after, None, where="diff")
    else:
        current = open_graph(graph).asked
        later = current if after is None else elsewhere(after, current, where="diff")
    return elsewhere(before, later, where="diff"), later
