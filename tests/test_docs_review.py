"""The worked example of docs/review.md is run as it stands."""

from __future__ import annotations

from pathlib import Path

from citypact.graph.record_files import plain_yaml, read_records
from tests.as_users import ROOT, Shell, blocks

PAGE = (ROOT / "docs" / "review.md").read_text("utf-8")


def test_the_example_does_what_the_page_says(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    said = []
    assert len(blocks(PAGE, "sh")) == 4
    for block in blocks(PAGE, "sh"):
        done = shell.run(block)
        last = done.returncode == 1 and "citypact score" in block  # 1: done, and the two differ
        assert done.returncode == 0 or last, (block, done.stderr)
        said.append(done.stdout + done.stderr)
    listed, accepted, compared, settled = said
    assert "towns/review/signed.yaml" in listed
    assert "1 by hand, 1 by hand with a quote" in accepted
    assert "none here" in accepted
    assert "2023-02-26" in compared
    assert "reviewed by Malee" in settled
    ((_, record),) = read_records(shell.work / "towns" / "records" / "signed.yaml")
    assert (record.reviewed_by, record.agreements[0].date) == ("Malee", "2023-02-26")


def test_the_draft_that_the_page_shows_is_one() -> None:
    (shown,) = blocks(PAGE, "yaml")
    ((agreement,),) = plain_yaml(shown, place="docs/review.md").values()
    assert (agreement["type"], agreement["domains"]) == ("mou", ["education"])
