"""docs/quality.md says what this version reads."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

from tests.benchmarks.beside import benchmark

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "quality.md").read_text("utf-8")
SLACK = 0.03  # a page of some changes ago may promise no more than this over what is read now


@pytest.fixture(scope="module")
def command() -> ModuleType:
    """The command that makes the page; it imports the module beside it."""
    return benchmark("extraction_quality")


@pytest.fixture(scope="module")
def made(command: ModuleType) -> str:
    """The page as this version makes it."""
    gold = command.gold()
    page: str = benchmark("quality_page").page(
        gold,
        command.reading_of(gold),
        command.unseen_reading_of(gold),
        command.halves(gold),
        command.unlearnt(),
        command.second_reading(),
        command.unlearnt_in_thai(),
        command.ways(),
    )
    return page


def rows(page: str, first: str) -> list[list[float]]:
    """The figures of the rows that begin so: the number with which each cell begins."""
    found = []
    for line in page.splitlines():
        if line.startswith(f"| {first} |"):
            cells = [re.match(r"[ *]*(\d\.\d+)", cell) for cell in line.split("|")[2:-1]]
            found.append([float(cell[1]) for cell in cells if cell])
    return found


def shape(page: str) -> list[str]:
    """The page without its figures, and without what follows from them."""
    lines = [re.sub(r"rules [0-9a-f]{8}", "rules", line) for line in page.splitlines()]
    return [
        re.sub(r"[*]*(?:\d[\d.–%]*|none(?: in gold, \d+ read)?|–)[*]*(?: \([^)]*\))?", "0", line)
        if line.startswith("|")
        else line
        for line in lines
    ]


def test_the_page_is_the_one_that_its_command_makes(made: str) -> None:
    assert shape(PAGE) == shape(made), "make it again: python benchmarks/extraction_quality.py --write"


def test_the_page_promises_no_more_than_this_version_reads(made: str) -> None:
    for first in ("**overall**", "**overall, by language**", "**0.90 and over**", "**all**"):
        said, true = rows(PAGE, first), rows(made, first)
        assert [len(row) for row in said] == [len(row) for row in true]
        for promised, found in zip(chain(*said), chain(*true), strict=True):
            assert promised <= found + SLACK, f"{first}: make the page again"


def test_retold_and_invented_texts_stand_apart_with_their_numbers() -> None:
    for words in ("### Retold (31 texts)", "### Invented (192 texts)", "| slot (retold) |", "annotated once"):
        assert words in PAGE
    assert len(rows(PAGE, "parties")) == 6
    assert len(rows(PAGE, "**overall**")) == 4


def test_of_texts_that_nothing_has_learnt_from_many_were_annotated_twice(
    command: ModuleType, made: str
) -> None:
    first, _ = command.unlearnt()
    second = command.second_reading()
    assert len(second) > 45
    assert second.keys() <= first.keys()
    assert any(first[id] != record for id, record in second.items())
    assert "| two annotators |" in made


def test_every_value_that_is_read_has_its_evidence(made: str) -> None:
    (line,) = (line for line in made.splitlines() if line.startswith("| without evidence |"))
    assert set(line.split("|")[2:-1]) == {" 0 "}


def test_the_halves_are_every_second_record(command: ModuleType) -> None:
    halves = command.halves(command.gold())
    assert len(halves["even"]) == len(halves["odd"]) == 112
    assert sorted(halves["even"] + halves["odd"]) == halves["all"]
    assert halves["even"][0] == halves["all"][0]


def test_the_command_prints_the_figures_of_a_half(
    command: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    command.main(["even", "--real", "--calibration"])
    out = capsys.readouterr().out
    assert "even half" in out
    assert re.search(r"^1[67] documents, overall F1 0\.\d{3}", out, flags=re.MULTILINE)
    assert re.search(r"^0.90 and over", out, flags=re.MULTILINE)
