"""The worked example of docs/identities.md is run as it stands, and its tables name what there is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from citypact.graph.decisions import KNOWN
from citypact.graph.identities.answers import CUES

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "identities.md").read_text("utf-8")


def test_the_example_does_what_the_page_says(tmp_path: Path) -> None:
    door = tmp_path / "bin" / "citypact"
    door.parent.mkdir()
    door.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m citypact "$@"\n')
    door.chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    environment = {**os.environ, "PATH": f"{door.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    said = []
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL):
        done = subprocess.run(
            ["sh", "-e", "-c", block], cwd=work, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (block, done.stderr)
        said.append(done.stdout + done.stderr)
    built, conflicts, changed = said
    assert "1 agreements (2 reports) of 2 bodies" in built
    assert "its own page uses both names" in built
    assert "agreement,label,property" in conflicts
    assert "promotion" in changed


def test_the_page_names_every_cue_and_every_decision() -> None:
    for word in (*CUES, *KNOWN):
        assert f"`{word}`" in PAGE, word
