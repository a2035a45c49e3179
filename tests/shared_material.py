"""Material beside the repository that is not ours to publish; tests that need it are skipped where it is missing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("CITYPACT_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def shared(path: str) -> Path:
    """A file or folder of the shared material, or a skip with that reason."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"needs the shared material (CITYPACT_SHARED or ../shared): {path} is missing")
    return found
