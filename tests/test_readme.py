"""Everything that the README tells people to type is typed here."""

from __future__ import annotations

import csv
import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.as_users import ROOT, Shell, blocks, citypact

README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.slow
def test_the_readme_does_what_it_says(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    assert len(blocks(README, "sh")) == 5
    for block in blocks(README, "sh"):
        done = shell.run(block)
        assert done.returncode == 0, (block, done.stderr)
        assert done.stdout.strip(), block
    for block in blocks(README, "python"):
        done = shell.started(sys.executable, "-c", block)
        assert done.returncode == 0, (block, done.stderr)
        assert done.stdout.strip(), block


def test_where_the_readme_asks_why_there_are_words_to_show(bundled_world: Path) -> None:
    """Its example had none: most of the bundled collection was entered by hand."""
    commands = re.findall(r"^citypact (query .*--why.*)$", README, flags=re.MULTILINE)
    assert commands
    for command in commands:
        done = citypact(*shlex.split(command), "--format", "csv", cwd=bundled_world)
        assert done.status == 0, done.err
        assert any(row["why_quote"].strip(" |") for row in csv.DictReader(io.StringIO(done.out))), command


def test_every_link_of_the_documents_leads_somewhere() -> None:
    pages = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        *ROOT.glob("graph/*/README.md"),
        ROOT / "gold/README.md",
    ]
    assert len(pages) >= 8
    for page in pages:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8")):
            if not target.startswith(("http://", "https://", "mailto:")):
                assert (page.parent / target).exists(), f"{page.name}: {target} is not there"


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in re.findall(r"^make (\w+)", README, flags=re.MULTILINE):
        assert re.search(rf"^{command}:", makefile, flags=re.MULTILINE)


def test_the_manual_names_every_command() -> None:
    from citypact.cli import app

    for command in app.registered_commands:
        assert command.callback is not None
        assert f"citypact {command.callback.__name__}" in README, command.callback.__name__
