"""Lots of the rows of a table, as another process reads them (sharing.py).

``python -m citypact.graph.importing.lots TABLE`` is that process: it writes to its output what the rows of its lots say.
"""

from __future__ import annotations

import pickle
import signal
import sys
from itertools import islice
from pathlib import Path
from typing import IO

from citypact.graph.garbage import seldom_sought
from citypact.graph.importing.row_reading import RowReader, RowSaid
from citypact.graph.importing.sharing import LOT, lot_of_the_other
from citypact.graph.importing.table_rows import BrokenRow, TableRow, table_rows
from citypact.graph.importing.tables import Table

__all__ = ["write_lots"]


def write_lots(path: Path, stream: IO[bytes]) -> None:
    """Write the lots of a table that are not read by the process that started this one."""
    table = Table.open(path)
    _, rows = table_rows(path, sheet=table.map.sheet)
    reader, written = table.reader(), pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    number = 0
    with seldom_sought():
        while lot := list(islice(rows, LOT)):
            if lot_of_the_other(number * LOT) is not None:
                written.dump((number, [_said(reader, row) for row in lot]))
                stream.flush()
            number += 1


def _said(reader: RowReader, row: TableRow) -> RowSaid | None:
    _, cells = row
    return None if isinstance(cells, BrokenRow) else reader.said(cells, reader.map.row_key(cells))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the business of the process that started this one
    write_lots(Path(sys.argv[1]), sys.stdout.buffer)
