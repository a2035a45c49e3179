"""Ways to say a thing stay read: of each file of phrasings as many fillings are without a fault as were."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.beside import benchmark

PHRASINGS = benchmark("phrasings")

# shares of two fillings of each phrasing, less one or two hundredths (domains are judged by whole texts; a sentence tells less)
LEAST: dict[str, float] = {
    "english-2": 0.75,
    "english-none": 0.96,
    "english-parties": 0.90,
    "english-people": 0.92,
    "english-status": 0.62,
    "english-what": 0.92,
    "thai-domains": 0.91,
    "thai-none": 0.99,
    "thai-parties-2": 0.90,
    "thai-parties": 0.93,
    "thai-people-2": 0.95,
    "thai-people-3": 0.97,
    "thai-people-4": 0.99,
    "thai-people": 0.96,
    "thai-what-2": 0.74,
    "thai-what-3": 0.65,
    "thai-what": 0.85,
    "thai-when-where": 0.94,
}


def test_every_file_of_phrasings_is_held() -> None:
    assert {path.stem for path in PHRASINGS.files()} == LEAST.keys()


@pytest.mark.parametrize("path", PHRASINGS.files(), ids=[path.stem for path in PHRASINGS.files()])
def test_what_is_said_so_is_read(path: Path) -> None:
    phrasings = PHRASINGS.phrasings_of(path)
    are = PHRASINGS.held(path, phrasings, fillings=2)
    assert len(are.texts) == 2 * len(phrasings)
    assert are.faultless >= LEAST[path.stem], "\n".join(fault for _, fault in sorted(are.faults))


def test_a_phrasing_that_says_something_else_has_faults() -> None:
    """What is held against a record is what was read: a wrong record shows."""
    path = PHRASINGS.files()[-1]
    wrong = [{"say": "{A} และ {B} ลงนาม{M}", "parties": "none"}]
    assert PHRASINGS.held(path, wrong).faultless == 0.0
    assert PHRASINGS.held(path, [{**wrong[0], "parties": "A B"}]).faultless == 1.0
