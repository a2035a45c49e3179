"""A large table that two processes read says what one reads, in the same order; a process that is lost is not missed."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from citypact.graph.importing import lots, sharing
from citypact.graph.importing.lots import write_lots
from citypact.graph.importing.tables import Table
from citypact.graph.left_out import LeftOut
from citypact.graph.readings import Reading
from tests.graph.importing.test_tables import MAP, TABLE

ROWS = [
    f"Town {n % 70},Ville {n},{'Prussia' if n % 9 == 4 else 'Germany'},{'soon' if n % 11 == 3 else 1950 + n % 70},"
    for n in range(4_600)
]


def table(folder: Path, *rows: str) -> Path:
    path = folder / "twins.csv"
    path.write_text(TABLE + "".join(f"{row}\n" for row in rows), "utf-8")
    (folder / "twins.map.yaml").write_text(MAP, "utf-8")
    return path


def read(path: Path, *, shared: bool, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Reading], list[LeftOut]]:
    told: list[LeftOut] = []
    with monkeypatch.context() as patch:
        patch.setattr(sharing, "_LARGE", 0 if shared else 1 << 40)
        patch.setattr(sharing, "cores", lambda: 2)
        return list(Table.open(path).readings(told.append)), told


def in_small_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sharing, lots):
        monkeypatch.setattr(module, "LOT", 4)
    monkeypatch.setattr(sharing, "_FIRST", 1)


class Other:
    """What another process would have written, or a part of it."""

    def __init__(self, path: Path, most: int | None = None) -> None:
        written = BytesIO()
        write_lots(path, written)
        self.stdout = BytesIO(written.getvalue()[:most])
        self.ended = False

    def kill(self) -> None:
        self.ended = True

    def communicate(self) -> None:
        assert self.ended


def test_two_processes_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(tmp_path, *ROWS)
    begun: list[subprocess.Popen[bytes]] = []
    begin = sharing._other_process

    def counted(path: Path) -> subprocess.Popen[bytes]:
        other = begin(path)
        assert other is not None
        begun.append(other)
        return other

    monkeypatch.setattr(sharing, "_other_process", counted)
    alone = read(path, shared=False, monkeypatch=monkeypatch)
    assert not begun
    together = read(path, shared=True, monkeypatch=monkeypatch)
    assert together == alone
    assert begun[0].poll() is not None
    assert len(alone[0]) > 4_000 and len(alone[1]) > 20
    parties = {id(party) for each in together[0] for party in each.record.agreements[0].parties}
    assert len(parties) < 2 * len(together[0]) - 4_000  # what rows say alike they share


@pytest.mark.parametrize("most", [None, 0, 400, 1_500])
def test_where_the_other_process_is_lost_all_is_read_here(
    most: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_small_lots(monkeypatch)
    path = table(tmp_path, *ROWS[:60])
    alone = read(path, shared=False, monkeypatch=monkeypatch)
    monkeypatch.setattr(sharing, "_other_process", lambda path: Other(path, most))
    assert read(path, shared=True, monkeypatch=monkeypatch) == alone


def test_where_the_system_gives_no_other_process_all_is_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    in_small_lots(monkeypatch)
    path = table(tmp_path, *ROWS[:60])
    alone = read(path, shared=False, monkeypatch=monkeypatch)
    monkeypatch.setattr(subprocess, "Popen", refused)
    assert read(path, shared=True, monkeypatch=monkeypatch) == alone


def test_what_the_other_process_read_of_another_file_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_small_lots(monkeypatch)
    path = table(tmp_path, *ROWS[:60])
    alone = read(path, shared=False, monkeypatch=monkeypatch)
    (tmp_path / "before").mkdir()
    before = table(tmp_path / "before", *ROWS[20:70])
    monkeypatch.setattr(sharing, "_other_process", lambda path: Other(before))
    assert read(path, shared=True, monkeypatch=monkeypatch) == alone


def test_a_reader_that_stops_early_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_small_lots(monkeypatch)
    path = table(tmp_path, *ROWS[:60])
    other = Other(path)
    monkeypatch.setattr(sharing, "_other_process", lambda path: other)
    monkeypatch.setattr(sharing, "_LARGE", 0)
    monkeypatch.setattr(sharing, "cores", lambda: 2)
    readings = Table.open(path).readings(lambda told: None)
    next(readings)
    del readings
    assert other.ended
