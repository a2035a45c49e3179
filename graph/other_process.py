"""Other processes: a module that does a part of the work beside this process."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

__all__ = ["begun"]


def begun(module: str, *arguments: str, **pipes: Any) -> subprocess.Popen[bytes] | None:
    """A process that runs a module; it takes nothing from the folder that the user stands in (-P).

    Args:
        module: its full name.
        arguments: what it is told.
        pipes: which of its streams are pipes, as ``subprocess.Popen`` takes them.

    Returns:
        The process; None where the system gives none, or no such pipe: the work is this process's own then.
    """
    command = [sys.executable, "-P", "-m", module, *arguments]
    try:
        return subprocess.Popen(command, stderr=subprocess.DEVNULL, **pipes)
    except OSError:
        return None
