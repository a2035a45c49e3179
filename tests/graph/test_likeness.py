from __future__ import annotations

from itertools import combinations
from pathlib import Path

from citypact.graph.likeness import likeness
from citypact.graph.reading import read_text
from tests.graph.review.conftest import ENGLISH, SIGNED, VISIT


def test_a_text_is_like_itself_whatever_its_lines() -> None:
    assert likeness(SIGNED, SIGNED.replace(" ", "\n")) == 1.0


def test_a_corrected_text_is_still_like_itself_and_another_one_is_not() -> None:
    assert likeness(SIGNED, SIGNED.replace("24 กุมภาพันธ์", "25 กุมภาพันธ์") + "แก้ไขแล้ว") > 0.8
    assert likeness(SIGNED, VISIT) < 0.3
    assert likeness(SIGNED, ENGLISH) == 0.0


def test_nothing_is_like_anything() -> None:
    assert likeness("", SIGNED) == 0.0
    assert likeness("", "") == 1.0


def test_of_texts_that_share_a_half_a_third_is_common() -> None:
    words = [f"คำที่{number}" for number in range(3000)]
    half = [*words[:1500], *(f"อื่น{number}" for number in range(1500))]
    assert likeness(" ".join(words), " ".join(words[:-100])) > 0.9
    assert 0.25 < likeness(" ".join(words), " ".join(half)) < 0.5


def test_different_releases_are_less_like_than_a_changed_text_may_be() -> None:
    texts = [
        read_text(path).text
        for path in sorted((Path(__file__).parents[2] / "gold" / "texts").glob("*.txt"))[::4]
    ]
    assert len(texts) > 50
    assert max(likeness(one, other) for one, other in combinations(texts, 2)) < 0.2
