"""What expressions become is kept between processes, and what is kept wrongly or not at all changes nothing."""

from __future__ import annotations

import re
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from citypact.graph.extraction import beginnings, prepared
from citypact.graph.extraction.compiling import compiled

PATTERN = r"(?P<verb>ลงนาม|ลงชื่อ|เซ็น|จับมือ|จับคู่)(?:แล้ว)?|(?i:MOU) (\d+)"
TEXT = "ได้จับคู่แล้ว และ mou ๒๕"


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("CITYPACT_CACHE", str(tmp_path / "cache"))
    prepared._shelf.cache_clear()
    yield tmp_path / "cache" / "expressions.sqlite3"
    prepared._shelf.cache_clear()


def next_process() -> None:
    """Write what is new, and begin as another process would."""
    prepared._shelf().write()
    prepared._shelf.cache_clear()


def no_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("parsed once more")

    monkeypatch.setattr("re._parser.parse", refuse)


def found() -> list[tuple[str | None, ...]]:
    return [
        (match[0], match["verb"], match[2], str(match.lastgroup))
        for match in compiled(PATTERN).finditer(TEXT)
    ]


def test_another_process_compiles_and_parses_nothing_again(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, heads = found(), beginnings.heads(PATTERN)
    assert first == [("จับคู่แล้ว", "จับคู่", None, "verb"), ("mou ๒๕", None, "๒๕", "None")]
    next_process()
    no_parsing(monkeypatch)
    again = compiled(PATTERN)
    assert (found(), beginnings.heads(PATTERN)) == (first, heads)
    plain = re.compile  # what re itself makes is the same to who asks for it
    monkeypatch.undo()
    told = plain(PATTERN)
    assert (again.pattern, again.flags, again.groups, dict(again.groupindex)) == (
        told.pattern,
        told.flags,
        told.groups,
        dict(told.groupindex),
    )


def test_that_nothing_is_told_of_an_expression_is_kept_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    assert beginnings.heads("[ก-๙]+") is None
    next_process()
    no_parsing(monkeypatch)
    assert beginnings.heads("[ก-๙]+") is None


def test_flags_make_another_expression() -> None:
    assert compiled("mou").search("MOU") is None
    assert compiled("mou", re.IGNORECASE).search("MOU") is not None
    next_process()
    assert compiled("mou").search("MOU") is None
    assert compiled("mou", re.IGNORECASE).search("MOU") is not None


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_made_anew(shelf: Path, content: bytes) -> None:
    shelf.parent.mkdir()
    shelf.write_bytes(content)
    first = found()
    next_process()
    with sqlite3.connect(shelf) as file:
        assert file.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    assert found() == first


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"\n",
        b"[1,2]\n",
        b"[32,3,{}]\n\1\0\0\0\2\0\0",
        b"\xff\xfe",
        b'[32,2,{"verb":9}]\n' + b"\7\0\0\0" * 40,
    ],
)
def test_a_broken_value_is_made_anew(shelf: Path, value: bytes) -> None:
    first, heads = found(), beginnings.heads(PATTERN)
    next_process()
    with sqlite3.connect(shelf) as file:
        file.execute("UPDATE kept SET value = ?", (value,))
    file.close()
    prepared._shelf.cache_clear()
    assert (found(), beginnings.heads(PATTERN)) == (first, heads)


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("CITYPACT_CACHE", str(tmp_path / "file" / "cache"))
    prepared._shelf.cache_clear()
    first = found()
    next_process()
    assert found() == first


def test_an_empty_name_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITYPACT_CACHE", "")
    prepared._shelf.cache_clear()
    found()
    next_process()
    assert prepared.folder() is None
    assert not list(tmp_path.iterdir())


def test_only_the_user_may_read_or_write_it(shelf: Path) -> None:
    found()
    next_process()
    assert stat.S_IMODE(shelf.parent.stat().st_mode) & 0o077 == 0


def test_what_another_user_put_there_is_not_taken(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found()
    next_process()
    assert prepared.kept("code", PATTERN, 0)
    prepared._shelf.cache_clear()
    monkeypatch.setattr("os.getuid", lambda: shelf.stat().st_uid + 1)
    assert prepared.kept("code", PATTERN, 0) is None
    written = shelf.read_bytes()
    compiled("ลงนาม|เซ็น|จับมือ")
    next_process()
    assert shelf.read_bytes() == written


def test_of_too_many_none_of_the_former_is_left(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "_MOST", 3)
    for number in range(5):
        compiled(f"ลงนาม{number}|เซ็น")
        next_process()
    with sqlite3.connect(shelf) as file:
        assert file.execute("SELECT count(*) FROM kept").fetchone()[0] <= 3


def test_another_state_of_the_code_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    found()
    next_process()
    monkeypatch.setattr(prepared, "_state", lambda: b"another")
    assert prepared.kept("code", PATTERN, 0) is None
