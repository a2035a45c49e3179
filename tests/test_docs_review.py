"""The worked example of docs/review.md is run as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from citypact.graph.record_files import plain_yaml, read_records
from tests.as_users import ROOT, Shell, blocks

PAGE = (ROOT / "docs" / "review.md").read_text("utf-8")


def test_the_example_does_what_the_page_says(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    said = list[str]()
    assert len(blocks(PAGE, "sh")) == 4
    for number, block in enumerate(blocks(PAGE, "sh")):
        if number == 1:
            _holds_what_the_page_shows((shell.work / "towns" / "review" / "signed.yaml").read_text("utf-8"))
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


def _holds_what_the_page_shows(draft: str) -> None:
    """How certain the shown values are in the draft that was written: they were once, and had changed since."""

    def certain(text: str) -> list[tuple[str, str]]:
        agreement = re.findall(r"agreement (1), (0\.\d\d): ", text)
        values = re.findall(r"^ +((?:- )?[\w: -]+?) +# ((?:\?\? )?[01]\.\d\d) ", text, flags=re.MULTILINE)
        return [*(("agreement", number) for _, number in agreement), *values]

    (shown,) = blocks(PAGE, "yaml")
    figures, written = certain(shown), certain(draft)
    assert [name for name, _ in figures] == ["agreement", "- type: mou", "date: 2023-02-24", "- education"]
    for name, figure in figures:
        assert (name, figure) in written, (
            f"docs/review.md: {name} has {dict(written).get(name)}, not {figure}"
        )


def test_the_draft_that_the_page_shows_is_one() -> None:
    (shown,) = blocks(PAGE, "yaml")
    ((agreement,),) = plain_yaml(shown, place="docs/review.md").values()
    assert (agreement["type"], agreement["domains"]) == ("mou", ["education"])
