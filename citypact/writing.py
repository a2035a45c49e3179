"""Where the answer of a command goes: in which form, to a screen, into a pipe, or into a file."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from citypact.errors import QueryError
from citypact.graph.exports.output import opened
from citypact.queries import FORMATS, Answer, Options, Why, check_format, format_of, write

__all__ = ["chosen_format", "write_answer"]


def chosen_format(format: str, out: Path | None) -> str:
    """The format of an answer.

    Args:
        format: a name of FORMATS; "" goes by the file's ending, or by whether a screen shows it.
        out: a file instead of stdout.

    Raises:
        QueryError: there is no such format, the file's ending names none, or no screen shows it.
    """
    shown = out is None and sys.stdout.isatty()
    chosen = format or (format_of(out) if out is not None else "table" if shown else "csv")
    if chosen not in FORMATS:
        raise QueryError(f"--format {chosen}: one of {', '.join(FORMATS)}")
    if FORMATS[chosen].binary and out is None and sys.stdout.isatty():
        raise QueryError(f"--format {chosen}: no text for a screen; name a file with --out")
    return chosen


def write_answer(answer: Answer, format: str, out: Path | None, *, why: Why | None = None) -> None:
    """Write an answer, while it is read.

    Args:
        answer: from `run`.
        format: as `chosen_format` gives it.
        out: a file, which is replaced in one step; None is stdout.
        why: what looks up the sources of each row.

    Raises:
        QueryError: the format cannot hold the answer; or what reading the rows raises.
        ExportError: the file cannot be written.
    """
    check_format(format, answer)
    if out is not None:
        with opened(out) as stream:
            write(answer, format, stream, why=why)
        return
    if FORMATS[format].for_people:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        write(answer, format, sys.stdout, Options(width=width), why=why)
    else:
        write(answer, format, sys.stdout.buffer, why=why)
    sys.stdout.flush()
