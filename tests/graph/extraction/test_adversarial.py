"""Texts that no release is may not hang the reader; growth is measured by benchmarks/extraction_speed.py."""

from __future__ import annotations

import time

import pytest

from citypact.graph.extraction import extract
from tests.adversarial import AROUND, KINDS, adversarial

LETTERS = 10_000
SECONDS = 20.0  # some hundred times what it takes: only a rule that is not linear gets there


@pytest.mark.parametrize("around", AROUND)
def test_no_text_hangs_the_reader(around: str) -> None:
    before, behind = AROUND[around]
    for kind in KINDS:
        begun = time.process_time()
        extract(before + adversarial(kind, LETTERS) + behind, id="strange")
        spent = time.process_time() - begun
        assert spent < SECONDS, f"{kind}, {around}: {spent:.0f} s"


def test_a_page_of_many_headings_of_other_stories_is_read_once() -> None:
    page = "ข่าว\n" + ("ข่าวที่เกี่ยวข้อง\n" + "ก" * 700 + "\n") * 2_000
    begun = time.process_time()
    extract(page, id="headings")
    assert time.process_time() - begun < SECONDS
