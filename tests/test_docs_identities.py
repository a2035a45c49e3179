"""The worked example of docs/identities.md is run as it stands, and its tables name what there is."""

from __future__ import annotations

from pathlib import Path

from citypact.graph.decisions import KNOWN
from citypact.graph.identities.answers import CUES
from tests.as_users import ROOT, Shell, blocks

PAGE = (ROOT / "docs" / "identities.md").read_text("utf-8")


def test_the_example_does_what_the_page_says(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    said = []
    for block in blocks(PAGE, "sh"):
        done = shell.run(block)
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
