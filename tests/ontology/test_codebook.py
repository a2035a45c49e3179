"""The codebook: made from the schemes, and the page of the docs is what is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from citypact.ontology.codebook import codebook, goals, main
from citypact.ontology.concepts import SCHEMES, concepts

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_the_page_of_the_docs_is_what_the_schemes_say() -> None:
    assert PAGE.read_text("utf-8") == codebook(), "run: python -m citypact.ontology.codebook"


def test_the_page_holds_every_text_of_every_concept() -> None:
    page = codebook()
    for name in SCHEMES:
        for each in concepts(name).values():
            for texts in (each.label, each.short_label, each.scope, each.example, each.counter_example):
                assert all(text in page for text in texts.values()), each.iri
            assert f"`{each.notation}`" in page
            for iri in each.related:
                assert f"{goals()[iri].label['th']} · {goals()[iri].label['en']}]({iri})" in page


def test_the_page_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    assert main([str(tmp_path / "page.md")]) == 0
    assert (tmp_path / "page.md").read_text("utf-8") == codebook()


def test_a_page_that_cannot_be_written_is_one_line_and_a_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "missing" / "page.md")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
