from __future__ import annotations

from pathlib import Path

from citypact.queries import questions
from citypact.queries.catalogue import PARAMETER_TYPES
from citypact.queries.manual import page
from citypact.queries.prefixes import PREFIXES
from citypact.queries.results import FORMATS
from citypact.queries.sheet import evidence, example

PAGE = Path(__file__).parents[2] / "docs" / "queries.md"


def test_the_page_in_the_manual_is_the_one_that_the_headers_make() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m citypact.queries.manual > docs/queries.md"


def test_every_question_parameter_type_prefix_and_format_is_on_the_page() -> None:
    shown = page()
    for each in questions():
        assert f"\n### {each.name}\n" in shown
        assert f"- Evidence: {evidence(each)['en']}\n" in shown
        assert f"\n`{example(each)}`\n" in shown
    for word in (*PARAMETER_TYPES, *FORMATS):
        assert word in shown
    for prefix, space in PREFIXES.items():
        assert f"{prefix}:" in shown or space.startswith("https://w3id.org/citypact/")
