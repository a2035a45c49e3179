"""What is folded before gold and reading are compared."""

from __future__ import annotations

import pytest

from citypact.graph.scoring.normalisation import folded, folded_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ทน.สายลม", "เทศบาลนครสายลม"),
        ("เทศบาลเมือง  เเม่น้ำ", "เทศบาลเมืองแม่น้ำ"),
        ("ห้อง ๒ (ชั้น ๓)", "ห้อง 2 ชั้น 3"),
        ("The Rain Town", "rain  TOWN"),
        ("“หอประชุม”", "หอประชุม"),
    ],
)
def test_spellings_that_mean_the_same_fold_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("จังหวัดสายลม", "เทศบาลนครสายลม"), ("อบต.สายลม", "อบจ.สายลม"), ("ห้อง 2", "ห้อง 3")],
)
def test_what_differs_stays_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize("titled", ["นายสมมุติ ใจดี", "ผศ.ดร.สมมุติ ใจดี", " น.ส.สมมุติ  ใจดี"])
def test_titles_are_no_part_of_a_name(titled: str) -> None:
    assert folded_person(titled) == "สมมุติใจดี"


def test_nothing_folds_to_nothing() -> None:
    assert folded(None) == folded("") == folded_person(None) == ""
