from __future__ import annotations

import pytest

from citypact.errors import CollectionError
from citypact.graph.rulings import Rulings
from tests.graph.decided import decided


def ruled(*said: tuple[str, str, str]) -> Rulings[str]:
    rulings: Rulings[str] = Rulings()
    for line, (decision, one, other) in enumerate(said, 2):
        take = rulings.different if decision == "different" else rulings.same
        take(one, other, decided(decision, one, other, line=line))
    rulings.check()
    return rulings


def test_what_is_one_with_one_thing_is_one_with_all() -> None:
    rulings = ruled(("same", "a", "b"), ("same", "b", "c"))
    assert rulings.together("a") == {"a", "b", "c"}
    assert rulings.together("d") == {"d"}
    assert list(rulings.components()) == [{"a", "b", "c"}]


def test_what_is_apart_from_one_is_apart_from_all_that_are_one_with_it() -> None:
    rulings = ruled(("same", "a", "b"), ("different", "b", "x"), ("is", "y", "x"))
    assert rulings.apart("a") == {"x", "y"}
    assert rulings.apart("y") == {"a", "b"}


def test_the_target_is_what_is_says() -> None:
    rulings = ruled(("same", "a", "b"), ("is", "b", "c"))
    assert rulings.target(rulings.together("a")) == "c"
    assert ruled(("same", "a", "b")).target(frozenset({"a", "b"})) is None


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ([("same", "a", "b"), ("different", "a", "b")], (2, 3)),
        ([("same", "a", "b"), ("same", "b", "c"), ("different", "a", "c")], (3, 4)),
        ([("different", "a", "c"), ("same", "a", "b"), ("is", "b", "c")], (2, 4)),
        ([("is", "a", "b"), ("is", "a", "c")], (2, 3)),
        ([("same", "a", "x"), ("is", "a", "b"), ("is", "x", "c")], (3, 4)),
    ],
)
def test_decisions_that_contradict_each_other_are_refused_with_both_lines(
    said: list[tuple[str, str, str]], lines: tuple[int, int]
) -> None:
    with pytest.raises(CollectionError) as refused:
        ruled(*said)
    assert all(f"decisions.csv:{line}" in str(refused.value) for line in lines)
    assert "contradict" in str(refused.value)


def test_the_same_decision_twice_is_no_contradiction() -> None:
    assert ruled(("is", "a", "b"), ("is", "a", "b"), ("same", "b", "a")).together("a") == {"a", "b"}


def test_two_targets_that_are_one_are_no_contradiction() -> None:
    assert ruled(("is", "a", "b"), ("is", "a", "c"), ("same", "c", "b")).together("a") == {"a", "b", "c"}


def test_thousands_of_decisions_are_held_together_in_a_moment() -> None:
    rulings = ruled(*(("same", f"a{n}", f"a{n + 1}") for n in range(3_000)), ("different", "a0", "b"))
    assert len(rulings.together("a0")) == 3_001
