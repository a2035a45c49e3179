"""The console: what people see of a command. Any encoding works (cp874, C); data for pipes stay clean."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from citypact.graph.importing.addresses import without_secrets

__all__ = ["plain", "prepare", "progress", "say"]

_STEPS = {
    "read": "อ่านแหล่งข้อมูล reading",
    "fetch": "รับข้อมูล fetching",
    "rows": "อ่านแถวของตาราง reading rows",
    "state": "สร้างข้อความสามส่วน making statements",
    "push": "ส่งขึ้นเซิร์ฟเวอร์ pushing",
    "load": "บันทึกข้อความสามส่วน loading",
    "validate": "ตรวจความถูกต้อง validating",
    "pages": "วาดหน้าเว็บ drawing pages",
}


def prepare() -> None:
    """Let the standard streams write any character: what an encoding lacks is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def plain(text: str) -> str:
    """Text from outside on one line, without control characters: a terminal executes some of them."""
    flat = text.replace("\n", " ").replace("\t", " ")
    return "".join(character if character.isprintable() else "\ufffd" for character in flat)


def say(text: str, stream: TextIO | None = None) -> None:
    """One line for people, on stderr; a password in an address that somebody gave stays out of it."""
    print(plain(without_secrets(text)), file=stream or sys.stderr)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """A progress bar on stderr where it is a terminal; nothing elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step, done, total: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task, current = bar.add_task("", total=None), ""

        def advance(step: str, done: int, total: int | None) -> None:
            nonlocal task, current
            if step != current:
                bar.remove_task(task)
                task, current = bar.add_task(_STEPS.get(step, step), total=total), step
            bar.update(task, completed=done, total=total)

        yield advance
