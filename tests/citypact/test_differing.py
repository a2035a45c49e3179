"""``citypact diff``: two folders, or two builds of one folder, and whether anything changed in the exit status."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from citypact.differing import show_differences
from citypact.errors import NoGraph, ParameterError, QueryError
from citypact.facade import open as open_graph
from citypact.graph.folder import GraphFolder
from tests.as_users import citypact
from tests.small_world import built_from

WORLD = Path(__file__).parents[1] / "queries" / "world.trig"
EARLIER = WORLD.with_name("earlier.ru")
EXPECTED = WORLD.parent / "expected" / "changes.csv"


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph folder with the build before."""
    store = ox.Store()
    store.bulk_load(WORLD.read_text("utf-8"), format=ox.RdfFormat.TRIG)
    store.update(EARLIER.read_text("utf-8"))
    folder = tmp_path_factory.mktemp("differing") / "old"
    built_from((store.dump(format=ox.RdfFormat.TRIG) or b"").decode(), folder)
    return folder


@pytest.fixture(scope="module")
def new(old: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph folder with both builds, the later one current."""
    folder = tmp_path_factory.mktemp("differing") / "new"
    shutil.copytree(old, folder)
    built_from(WORLD.read_text("utf-8"), folder)
    return folder


def told(path: Path) -> str:
    return path.read_bytes().decode().replace("\r\n", "\n")


def test_two_folders_are_told_apart_in_the_order_of_kinds_and_things(
    old: Path, new: Path, tmp_path: Path
) -> None:
    out = tmp_path / "changes.csv"
    assert show_differences(str(old), str(new), graph=None, format="", out=out, timeout=60)
    assert told(out) == told(EXPECTED)
    rows = list(csv.reader(told(out).splitlines()))[1:]
    assert [(row[0], row[2]) for row in rows] == sorted((row[0], row[2]) for row in rows)


def test_two_builds_of_one_folder_are_compared_by_their_ids_or_without_naming_them(
    new: Path, tmp_path: Path
) -> None:
    before, after = "0123456789ab", "0123456789ab-2"
    assert GraphFolder(new).builds() == [before, after]
    for names in ((None, None), (before, None), (before, after), (str(new / "builds" / before), None)):
        out = tmp_path / "changes.csv"
        assert show_differences(*names, graph=str(new), format="csv", out=out, timeout=60)
        assert told(out) == told(EXPECTED)
    back = tmp_path / "back.json"
    assert show_differences(after, before, graph=str(new), format="json", out=back, timeout=60)
    bindings = json.loads(back.read_text("utf-8"))["results"]["bindings"]
    changed = [row for row in bindings if row.get("property", {}).get("value", "").endswith("signedOn")]
    assert [(row["before"]["value"], row["after"]["value"]) for row in changed] == [("2021-11-05", "2021-11")]


def test_the_build_before_is_found_among_any_number(new: Path, tmp_path: Path) -> None:
    """Of three builds none was taken for the one before."""
    folder = tmp_path / "three"
    shutil.copytree(new, folder)
    built_from(WORLD.read_text("utf-8"), folder, keep=3)
    assert len(GraphFolder(folder).builds()) == 3
    out = tmp_path / "none.csv"
    assert not show_differences(None, None, graph=str(folder), format="csv", out=out, timeout=60)


def test_a_graph_is_not_different_from_itself(new: Path, tmp_path: Path) -> None:
    assert not show_differences(
        str(new), str(new), graph=None, format="tsv", out=tmp_path / "no.tsv", timeout=60
    )


def test_the_exit_status_says_whether_anything_changed(old: Path, new: Path) -> None:
    pairs = (old, new), (new, new), (old, new / "nothing")
    assert [citypact("diff", *names).status for names in pairs] == [1, 0, 2]


def test_in_python_the_other_graph_is_an_opened_one_or_its_folder(old: Path, new: Path) -> None:
    graph = open_graph(new)
    rows = list(graph.query("changes", before=open_graph(old).built))
    assert rows == list(graph.query("changes", before=str(old))) == list(graph.query("changes", before=old))
    assert [row["change"] for row in rows].count("merged") == 1


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            ("nowhere", None),
            "diff: no graph 'nowhere'; give a graph folder, an address, or the id of a build",
        ),
        (("0123456789ab", "fedcba987654"), "no graph 'fedcba987654'"),
        ((str(WORLD.parent), None), "not a graph folder"),
    ],
)
def test_what_is_no_graph_is_told_in_one_line(
    new: Path, names: tuple[str | None, str | None], said: str
) -> None:
    with pytest.raises(ParameterError) as raised:
        show_differences(*names, graph=str(new), format="csv", out=None, timeout=60)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_with_one_build_has_none_before_it_and_a_format_must_be_known(old: Path) -> None:
    with pytest.raises(ParameterError, match="no build stands before this one"):
        show_differences(None, None, graph=str(old), format="csv", out=None, timeout=60)
    with pytest.raises(QueryError, match="--format gif: one of table"):
        show_differences(None, None, graph=str(old), format="gif", out=None, timeout=60)


def test_a_second_graph_that_is_none_is_told_also_where_no_graph_stands(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was said that there was no graph in ./citypact-graph, which nobody had named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CITYPACT_GRAPH", raising=False)
    with pytest.raises(ParameterError, match="diff: no graph 'nowhere'; give a graph folder"):
        show_differences(str(old), "nowhere", graph=None, format="csv", out=tmp_path / "x.csv", timeout=60)
    with pytest.raises(NoGraph, match="none: no graph there"):
        show_differences(str(old), "nowhere", graph="none", format="csv", out=tmp_path / "x.csv", timeout=60)
