from __future__ import annotations

from citypact.graph.review.changes import changes


def test_texts_that_are_the_same_have_no_changes() -> None:
    assert changes("a\nb", "a\nb") == []


def test_a_long_line_is_cut_to_what_differs() -> None:
    old, new = changes("ก" * 500 + "24" + "ข" * 500, "ก" * 500 + "25" + "ข" * 500)
    assert (old[:3], old[-1], len(old) < 100) == ("- …", "…", True)
    assert "24" in old
    assert "25" in new


def test_many_changes_are_counted() -> None:
    lines = changes("\n".join("abc"), "\n".join("xyz"), limit=1)
    assert lines == ["- a b c", "and 1 lines more"]


def test_a_line_that_came_is_shown() -> None:
    assert changes("a", "a\nb") == ["+ b"]
