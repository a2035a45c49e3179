"""The page of views and the command's help name every view and every option; its Python runs."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from citypact.cli import view
from citypact.viz import VIEWS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/views.md").read_text("utf-8")


def test_every_view_stands_in_the_page_the_readme_and_the_help() -> None:
    told = set(re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE))
    assert told == {*VIEWS, "explorer"}
    readme, cli = (ROOT / "README.md").read_text("utf-8"), (ROOT / "citypact/cli.py").read_text("utf-8")
    for kind in told:
        assert kind in readme, kind
        assert re.search(rf'metavar="KIND", help="[^"]*\b{kind}\b', cli), kind


def test_every_option_stands_in_the_page() -> None:
    figures = {"width_mm", "dpi", "caption", "font"}  # these are told where figures are
    for name in set(inspect.signature(view).parameters) - {"kind"} - figures:
        option = "--" + name.replace("_", "-")
        assert option in PAGE, option


def test_what_the_page_says_of_numbers_is_what_the_views_do() -> None:
    from citypact.viz import officials, partners, timeline
    from citypact.viz.notebook import LARGEST

    for number, words in (
        (partners._MOST, "above {} bodies"),
        (officials._MOST, "Of more than {} people"),
        (timeline._MOST, "Above {}"),
        (LARGEST // 1_000_000, "more than {} MB"),
    ):
        assert words.format(f"{number:,}") in PAGE, words
