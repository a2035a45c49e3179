"""Pages are the same whoever draws them; a process that is lost is not missed, and none is left behind."""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from citypact.facade import draw_pages
from citypact.graph.building import build
from citypact.graph.collecting import open_collection
from citypact.graph.drawing import Drawing
from citypact.graph.folder import BuiltGraph
from tests import small_world
from tests.graph.test_building import collection, no_reading, signed


@pytest.fixture
def built(tmp_path: Path) -> BuiltGraph:
    root = collection(tmp_path / "c", signed("a.yaml"))
    return build([open_collection(root)], tmp_path / "g", extract=no_reading).graph


def pages(built: BuiltGraph) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in built.pages.iterdir()}


def clear(built: BuiltGraph) -> None:
    """Take its pages away."""
    for path in built.pages.iterdir():
        path.unlink()


def known_lines(built: BuiltGraph, path: Path) -> Path:
    """The lines of its known graph, written to a file."""
    built.store.dump(path, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return path


@pytest.fixture
def known(built: BuiltGraph, tmp_path: Path) -> Path:
    return known_lines(built, tmp_path / "known.nt")


def test_another_process_quotes_what_this_one_quotes(tmp_path: Path) -> None:
    built = small_world.built(tmp_path / "quoting")
    built.pages.mkdir()
    test_another_process_draws_what_this_one_draws(built, known_lines(built, tmp_path / "quoting.nt"))
    assert "ลงนาม" in (built.pages / "explorer.html").read_text("utf-8")


def test_another_process_draws_what_this_one_draws(built: BuiltGraph, known: Path) -> None:
    with Drawing(draw_pages) as here:
        here.begin(built.path, known, 100)
        here.go_on()
        here.finish(built)
    drawn = pages(built)
    assert set(drawn) >= {"partners.html", "explorer.html"}
    clear(built)
    with Drawing(draw_pages, large=0) as there:
        there.begin(built.path, known, 100)
        assert there._other is not None
        there.go_on()
        assert there._other.wait() == 0
        assert pages(built) == drawn
        there.finish(built)


@pytest.mark.parametrize("lost", ["before", "then"])
def test_what_a_lost_process_did_not_draw_is_drawn_here(
    built: BuiltGraph, known: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    monkeypatch.setattr(sys, "executable", "false" if lost == "before" else sys.executable)
    clear(built)
    with Drawing(draw_pages, large=0) as drawing:
        drawing.begin(built.path, known if lost == "before" else known.with_name("gone"), 100)
        assert drawing._other is not None
        drawing._other.wait()
        drawing.go_on()
        drawing.finish(built)
    assert "explorer.html" in pages(built)


def test_where_the_system_gives_no_process_all_is_drawn_here(
    built: BuiltGraph, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(known.with_name("no such Python")))
    clear(built)
    with Drawing(draw_pages, large=0) as drawing:
        drawing.begin(built.path, known, 100)
        assert drawing._other is None
        drawing.go_on()
        drawing.finish(built)
    assert "explorer.html" in pages(built)


def test_no_process_outlasts_a_build_that_is_refused(built: BuiltGraph, known: Path) -> None:
    clear(built)
    with Drawing(draw_pages, large=0) as drawing:
        drawing.begin(built.path, known, 100)
    assert drawing._other is not None
    assert drawing._other.poll() is not None
    assert pages(built) == {}


def test_a_process_that_is_never_told_that_the_build_stands_draws_nothing(
    built: BuiltGraph, known: Path
) -> None:
    clear(built)
    with Drawing(draw_pages, large=0) as drawing:
        drawing.begin(built.path, known, 100)
        assert drawing._other is not None
        assert drawing._other.stdin is not None
        drawing._other.stdin.close()
        assert drawing._other.wait() == 1
    assert pages(built) == {}


def test_pages_of_a_function_without_a_name_are_drawn_here(built: BuiltGraph, known: Path) -> None:
    drawn: list[BuiltGraph] = []
    with Drawing(lambda built, ties: drawn.append(built), large=0) as drawing:
        drawing.begin(built.path, known, 100)
        drawing.go_on()
        drawing.finish(built)
    assert drawn == [built]


def test_no_pages_are_drawn_where_none_are_wanted(built: BuiltGraph, known: Path) -> None:
    with Drawing(None, large=0) as drawing:
        drawing.begin(built.path, known, 100)
        assert drawing._other is None
        drawing.finish(built)
