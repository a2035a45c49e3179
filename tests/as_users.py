"""Pages of the docs run as a user runs them: their shell blocks, with ``citypact`` on the path."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def blocks(page: str, language: str) -> list[str]:
    """The blocks of a language in a page."""
    return re.findall(rf"^```{language}\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)


class Shell:
    """A folder to work in, where ``citypact`` is this checkout's."""

    def __init__(self, folder: Path) -> None:
        door = folder / "bin" / "citypact"
        door.parent.mkdir()
        door.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m citypact "$@"\n')
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
