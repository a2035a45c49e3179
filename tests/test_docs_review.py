"""The worked example of docs/review.md is run as it stands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from citypact.graph.record_files import plain_yaml, read_records

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "review.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)


def test_the_example_does_what_the_page_says(tmp_path: Path) -> None:
    door = tmp_path / "bin" / "citypact"
    door.parent.mkdir()
    door.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m citypact "$@"\n')
    door.chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    environment = {**os.environ, "PATH": f"{door.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    said = []
    assert len(blocks("sh")) == 4
    for block in blocks("sh"):
        done = subprocess.run(
            ["sh", "-e", "-c", block], cwd=work, env=environment, capture_output=True, text=True, check=False
        )
        last = done.returncode == 1 and "citypact score" in block  # 1: done, and the two differ
        assert done.returncode == 0 or last, (block, done.stderr)
        said.append(done.stdout + done.stderr)
    listed, accepted, compared, settled = said
    assert "towns/review/signed.yaml" in listed
    assert "1 by hand, 1 by hand with a quote" in accepted
    assert "none here" in accepted
    assert "2023-02-26" in compared
    assert "reviewed by Malee" in settled
    ((_, record),) = read_records(work / "towns" / "records" / "signed.yaml")
    assert (record.reviewed_by, record.agreements[0].date) == ("Malee", "2023-02-26")


def test_the_draft_that_the_page_shows_is_one() -> None:
    (shown,) = blocks("yaml")
    ((agreement,),) = plain_yaml(shown, place="docs/review.md").values()
    assert (agreement["type"], agreement["domains"]) == ("mou", ["education"])
