"""How well names become bodies and reports agreements, on material beside the repository."""

from __future__ import annotations

from types import ModuleType

import pytest

from tests.benchmarks.beside import benchmark
from tests.shared_material import shared


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    return benchmark("identity_quality")


def test_reports_of_one_agreement_come_together_and_others_do_not(quality: ModuleType) -> None:
    measured = quality.agreements(shared("facts/agreements.jsonl"))
    assert measured.precision >= 0.97, list(measured.lines())
    assert measured.recall >= 0.85, list(measured.lines())


@pytest.mark.slow
@pytest.mark.parametrize("measure", ["cities", "names"])
def test_places_of_two_sources_come_together_with_and_without_the_map(
    quality: ModuleType, measure: str
) -> None:
    measured = getattr(quality, measure)(shared("data/twin_cities.csv.gz"))
    assert measured.right + len(measured.missed) >= 400
    assert measured.precision >= 0.99, list(measured.lines())
    assert measured.recall >= 0.90, list(measured.lines())


def test_bad_arguments_are_told(quality: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main(["people", "x"]) == 2
    assert "agreements|cities|names" in capsys.readouterr().err
