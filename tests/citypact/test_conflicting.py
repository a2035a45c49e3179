"""``citypact conflicts``: for people agreement by agreement, for pipes as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citypact.conflicting import conflict_lines, show_conflicts
from citypact.errors import QueryError
from citypact.graph.folder import BuiltGraph
from tests.small_world import built_from

WORLD = Path(__file__).parents[1] / "queries" / "world.trig"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> BuiltGraph:
    return built_from(WORLD.read_text("utf-8"), tmp_path_factory.mktemp("conflicts") / "graph")


def test_people_see_value_source_and_words_and_what_the_graph_holds(world: BuiltGraph) -> None:
    lines = list(conflict_lines(world))
    assert lines[0].startswith("บันทึกความเข้าใจ: เทศบาลนครธาราแก้ว")
    assert "  signedOn" in lines
    (kept,) = [line for line in lines if "* 2021-11-05" in line]
    (other,) = [line for line in lines if "2021-12-01" in line]
    assert "ความร่วมมือของเทศบาลนครธาราแก้ว (article)" in kept
    assert other.endswith("«ลงนามเมื่อ 1 ธ.ค. 64»") and "*" not in other
    assert "2 agreements, 3 conflicts" in lines[-2]


def test_a_body_without_conflicts_is_told_so(world: BuiltGraph) -> None:
    assert list(conflict_lines(world, body="มหาวิทยาลัยดอยทอง")) == [
        "no source disagrees with another about an agreement"
    ]


def test_a_pipe_gets_data(world: BuiltGraph, tmp_path: Path) -> None:
    out = tmp_path / "conflicts.json"
    show_conflicts(world, body="Villefable", format="json", out=out, timeout=60)
    rows = json.loads(out.read_text("utf-8"))["results"]["bindings"]
    assert [row["value"]["value"] for row in rows] == ["2012-07-01", "2013"]


def test_a_format_that_there_is_not_is_refused(world: BuiltGraph) -> None:
    with pytest.raises(QueryError, match="docx"):
        show_conflicts(world, body=None, format="docx", out=None, timeout=60)
