"""What ``citypact diff`` does: two builds side by side, and whether anything is different."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from citypact import console
from citypact.errors import NoGraph
from citypact.facade import open as open_graph
from citypact.graph.servers.addresses import is_address
from citypact.queries import Answer, Row, question, run
from citypact.queries.askable import Askable
from citypact.queries.elsewhere import elsewhere
from citypact.writing import chosen_format, write_answer

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
    chosen = chosen_format(format, out)
    earlier, later = _two(before, after, graph)
    asked = run(later, question("changes"), {"before": earlier}, timeout=timeout)
    counted = _Counted(asked)
    write_answer(replace(asked, rows=counted), chosen, out)
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
        try:
            current: Askable | None = open_graph(graph).asked
        except NoGraph:
            # none is there whose build could be meant; was one named, its absence is what is wrong
            if after is None or graph is not None:
                raise
            current = None
        later = current if after is None and current else elsewhere(after, current, where="diff")
    return elsewhere(before, later, where="diff"), later
