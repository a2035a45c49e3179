from __future__ import annotations

import io
import os
from pathlib import Path
from typing import IO, cast

import pytest

from citypact.errors import ExportError
from citypact.graph.exports import export, write_atomically
from citypact.graph.exports.output import opened
from citypact.graph.folder import BuiltGraph


def test_a_file_that_fails_half_way_leaves_the_old_one(out: Path) -> None:
    out.write_bytes(b"old")
    with pytest.raises(RuntimeError), opened(out) as stream:
        stream.write(b"half of the new")
        raise RuntimeError
    assert out.read_bytes() == b"old"
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    assert write_atomically(tmp_path / "a" / "b" / "file.txt", b"x").read_bytes() == b"x"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="needs a device file")  # noqa: PTH110
def test_a_device_is_written_to_and_not_replaced(small_world: BuiltGraph) -> None:
    export(small_world, "turtle", Path("/dev/null"))
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("format", ["turtle", "csv"])
def test_a_place_that_cannot_be_written_is_one_clear_line(
    format: str, small_world: BuiltGraph, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError) as caught:
        export(small_world, format, tmp_path / "file" / "below")
    line = str(caught.value)
    assert str(tmp_path) in line
    assert "--out" in line
    assert "\n" not in line


def test_a_folder_is_no_file_and_a_file_is_no_folder(small_world: BuiltGraph, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"):
        export(small_world, "turtle", tmp_path)
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(ExportError, match="is a file"):
        export(small_world, "csv", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_a_name_that_no_file_can_have_is_refused(small_world: BuiltGraph) -> None:
    with pytest.raises(ExportError, match="no file can have this name"):
        export(small_world, "turtle", Path("a\0b"))


def test_tables_do_not_mix_with_other_things(small_world: BuiltGraph, out: Path) -> None:
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"thesis\.txt"):
        export(small_world, "csv", out)
    assert [path.name for path in out.iterdir()] == ["thesis.txt"]
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_tables_replace_those_of_an_earlier_export(small_world: BuiltGraph, out: Path) -> None:
    export(small_world, "csv", out, evidence=True)
    assert (out / "evidence.csv").exists()
    export(small_world, "csv", out, persons=False)
    assert not (out / "evidence.csv").exists()
    assert not (out / "people.csv").exists()
    assert (out / "agreements.csv").exists()
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_an_empty_folder_is_filled(small_world: BuiltGraph, out: Path) -> None:
    out.mkdir()
    export(small_world, "csv", out)
    assert (out / "nodes.csv").exists()


class _Closed(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def write(self, chunk: object, /) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("format", ["graphml", "csv"])
def test_a_closed_pipe_is_told_as_it_is(format: str, small_world: BuiltGraph) -> None:
    with pytest.raises(BrokenPipeError):
        export(small_world, format, cast("IO[bytes]", _Closed()))  # type: ignore[arg-type]
