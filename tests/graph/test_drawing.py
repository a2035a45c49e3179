"""Pages are the same whoever draws them; a process that is lost is not missed, and none is left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from citypact.facade import draw_pages
from citypact.graph.building import build
from citypact.graph.collecting import open_collection
from citypact.graph.drawing import Drawing
from citypact.graph.folder import BuiltGraph
from tests.graph.test_building import collection, no_reading, signed


@pytest.fixture
def built(tmp_path: Path) -> BuiltGraph:
    root = collection(tmp_path / "c", signed("a.yaml"))
    return build([open_collection(root)], tmp_path / "g", extract=no_reading).graph


def pages(built: BuiltGraph) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in built.pages.iterdir()}


def test_another_process_draws_what_this_one_draws(built: BuiltGraph) -> None:
    with Drawing(draw_pages, built) as here:
        here.finish()
    drawn = pages(built)
    assert set(drawn) >= {"partners.html", "explorer.html"}
    for path in built.pages.iterdir():
        path.unlink()
    with Drawing(draw_pages, built, large=0) as there:
        assert there._other is not None
        there.finish()
    assert pages(built) == drawn


def test_what_a_lost_process_did_not_draw_is_drawn_here(
    built: BuiltGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "false")
    with Drawing(draw_pages, built, large=0) as drawing:
        drawing.finish()
    assert "explorer.html" in pages(built)


def test_no_process_outlasts_a_build_that_is_refused(
    built: BuiltGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def slow(*_: object, **__: object) -> subprocess.Popen[bytes]:
        begun.append(popen(["sleep", "60"]))
        return begun[0]

    monkeypatch.setattr(subprocess, "Popen", slow)
    with Drawing(draw_pages, built, large=0):
        pass
    assert begun[0].poll() is not None


def test_pages_of_a_function_without_a_name_are_drawn_here(built: BuiltGraph) -> None:
    drawn: list[BuiltGraph] = []
    with Drawing(drawn.append, built, large=0) as drawing:
        drawing.finish()
    assert drawn == [built]
