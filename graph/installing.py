"""Packages that only some users need: how to install one where it is missing."""

from __future__ import annotations

import shlex
import sys

__all__ = ["install_with"]


def install_with(package: str) -> str:
    """The command that puts a package where this citypact runs; plain pip may belong to another environment."""
    return f"install it with: {shlex.quote(sys.executable or 'python')} -m pip install {package}"
