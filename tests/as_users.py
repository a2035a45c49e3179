"""The command line as users meet it: a process for each command, and the shell blocks of the docs with it on the path."""

from __future__ import annotations

import atexit
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

__all__ = ["ROOT", "Done", "Shell", "begun", "blocks", "citypact", "surroundings"]

ROOT = Path(__file__).parent.parent
# what Python and the libraries look at while they begin, which the warm process has done already
_OF_BEGINNINGS = ("PYTHON", "LC_", "LANG")
_BEGUN_AFRESH = [sys.executable, "-m", "citypact"]


class Done(NamedTuple):
    """What came of a command."""

    status: int
    out: str
    err: str


def blocks(page: str, language: str) -> list[str]:
    """The blocks of a language in a page."""
    return re.findall(rf"^```{language}\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)


@cache
def _door() -> list[str]:
    """How a command is begun: ``python -m citypact``, or the same from the warm process (tests/warm.py)."""
    if not hasattr(os, "pidfd_open"):
        return _BEGUN_AFRESH
    folder = tempfile.TemporaryDirectory(prefix="citypact-")  # a short path, as sockets need
    place = Path(folder.name, "warm")
    warm = subprocess.Popen(
        [sys.executable, "-m", "tests.warm", str(place)],
        cwd=ROOT,
        env={**surroundings(), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
    )

    def end() -> None:
        warm.communicate()
        folder.cleanup()

    atexit.register(end)
    while not place.exists():
        assert warm.poll() is None, "the warm process ended"
        time.sleep(0.02)
    return [sys.executable, "-I", "-S", str(ROOT / "tests" / "warm_door.py"), str(place)]


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a command: of citypact's settings those that are named, and no proxy."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("CITYPACT_") and not name.lower().endswith("_proxy")
    }
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def begun(*arguments: object) -> subprocess.Popen[bytes]:
    """A command that runs; where the process is killed, so is the command, and its output ends when it has ended."""
    return subprocess.Popen(
        [*_door(), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(),
    )


def citypact(
    *arguments: object,
    cwd: Path | None = None,
    stdin: bytes | None = None,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Done:
    """Run a command, in a folder and with variables of the environment."""
    fresh = any(name.startswith(_OF_BEGINNINGS) for name in environment)
    done = subprocess.run(
        [*(_BEGUN_AFRESH if fresh else _door()), *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env=surroundings(**environment),
        timeout=300,
        check=False,
    )
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    return Done(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


class Shell:
    """A folder to work in, where ``citypact`` is this checkout's."""

    def __init__(self, folder: Path) -> None:
        door = folder / "bin" / "citypact"
        door.parent.mkdir()
        door.write_text(f'#!/bin/sh\nexec {shlex.join(_door())} "$@"\n')
        door.chmod(0o755)
        self.work = folder / "work"
        self.work.mkdir()
        self.environment = {
            **os.environ,
            "PATH": f"{door.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, block: str) -> subprocess.CompletedProcess[str]:
        """Run one block, up to its first command that fails."""
        return self.started("sh", "-e", "-c", block)

    def started(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the folder."""
        return subprocess.run(
            command, cwd=self.work, env=self.environment, capture_output=True, text=True, check=False
        )
