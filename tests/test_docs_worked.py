"""The worked examples of the documents: a notebook, and an R script that starts from the csv export."""

from __future__ import annotations

import csv
import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

import citypact
from citypact.graph.exports import export
from tests.as_users import ROOT

NOTEBOOK = ROOT / "docs/notebook/asking.ipynb"
SCRIPT = ROOT / "docs/r/network.R"


@pytest.fixture(scope="module")
def graph(bundled_world: Path) -> citypact.Graph:
    """The bundled collection."""
    return citypact.open(bundled_world / "citypact-graph")


@pytest.fixture(scope="module")
def making() -> ModuleType:
    """What ``make notebook`` runs."""
    spec = importlib.util.spec_from_file_location("make_notebook", NOTEBOOK.with_name("make.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown_notebook() -> nbformat.NotebookNode:
    found: nbformat.NotebookNode = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    return found


def shape(notebook: nbformat.NotebookNode) -> list[tuple[str, list[str]]]:
    """The cells with the form of what each gave: kinds of output, headings of tables; figures may change with the data."""
    found = []
    for cell in notebook.cells:
        forms: list[str] = []
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html", "")
            forms += [output.output_type, *output.get("data", {}), *re.findall(r"<th[^>]*>([^\d<]+)<", html)]
        found.append((cell.source, forms))
    return found


def test_the_partners_of_the_tables_are_those_of_the_ranking_for_its_statuses(
    graph: citypact.Graph, tmp_path: Path
) -> None:
    """docs/exports.md says why R counts more, and which ties to keep for the same count."""
    (kept,) = re.findall(r"status %in% c\(([^)]+)\)", (ROOT / "docs/exports.md").read_text("utf-8"))
    statuses = set(re.findall(r'"(\w+)"', kept))
    export(graph.built, "csv", tmp_path / "tables")
    partners: dict[str, dict[str, set[str]]] = {"all": {}, "kept": {}}
    with (tmp_path / "tables" / "edges.csv").open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            for which in ("all", *(["kept"] if row["status"] in statuses else [])):
                for one, other in ((row["Source"], row["Target"]), (row["Target"], row["Source"])):
                    partners[which].setdefault(one, set()).add(other)
    ranked = {row["body"]: row["partners"] for row in graph.query("partners_ranked") if row["partners"]}
    bangkok = "https://w3id.org/citypact/id/body/bangkok"
    assert ranked == {body: len(others) for body, others in partners["kept"].items()}
    assert len(partners["all"][bangkok]) > ranked[bangkok]


def test_the_notebook_runs_and_gives_what_it_shows(graph: citypact.Graph, making: ModuleType) -> None:
    shown = shown_notebook()
    assert sum(cell.cell_type == "code" for cell in shown.cells) >= 8
    run = making.executed(graph.built.path.parents[1])
    assert shape(run) == shape(shown), "docs/notebook/asking.ipynb shows other answers; run: make notebook"
    text = making.written(run)
    assert "เรียบเรียงใหม่ ไม่ใช่ถ้อยคำของแหล่งข่าว" in text
    assert "not answered within 1 s" in text
    assert str(graph.built.path.parents[1]) not in text


def test_the_notebook_is_as_its_command_writes_it(making: ModuleType) -> None:
    assert making.written(shown_notebook()) == NOTEBOOK.read_text("utf-8")
    assert "/tmp" not in NOTEBOOK.read_text("utf-8")


@pytest.fixture(scope="module")
def tables(graph: citypact.Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported") / "tables"
    export(graph.built, "csv", folder)
    return folder


def in_r(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("needs R: apt-get install r-base-core r-cran-igraph")
    return subprocess.run(
        [rscript, "--vanilla", str(SCRIPT), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_r_script_sees_the_network_that_python_sees(graph: citypact.Graph, tables: Path) -> None:
    done = in_r(tables)
    assert done.returncode == 0, done.stderr
    said = dict(re.findall(r"^(\w[\w ]*): (.+?) *$", done.stdout, flags=re.MULTILINE))
    network = graph.network()
    assert int(said["bodies"]) == network.number_of_nodes()
    assert int(said["ties"]) == network.number_of_edges()
    assert int(said["agreements"]) == len({key for _, _, key in network.edges(keys=True)})
    degrees = {node: len(set(network.neighbors(node))) for node in network}
    assert int(said["most partners"]) == max(degrees.values())
    most = max(degrees, key=lambda node: degrees[node])
    assert network.nodes[most]["label_th"] in done.stdout


def test_the_r_script_says_what_is_missing(tmp_path: Path) -> None:
    done = in_r(tmp_path / "none")
    assert done.returncode != 0
    assert "no edges.csv there; make the tables with: citypact export csv --out" in done.stderr


def test_what_the_walk_through_of_gephi_names_is_in_the_files(tables: Path) -> None:
    page = (ROOT / "docs/gephi.md").read_text("utf-8")
    everywhere: set[str] = set()
    for name in ("nodes.csv", "edges.csv"):
        assert name in page
        with (tables / name).open(encoding="utf-8", newline="") as stream:
            columns = next(csv.reader(stream))
        named = re.search(rf"`{name}` \| (.+?) \|", page)
        assert named is not None
        assert set(re.findall(r"`(\w+)`", named[1])) <= set(columns)
        everywhere |= set(columns)
    others = re.search(r"All other columns \((.+?)\)", page, re.DOTALL)
    assert others is not None
    steps = set(
        re.findall(r"\*([a-z]+(?:_[a-z]+)*)\*", page)
    )  # partitions by a column, as the steps write them
    assert steps >= {"level", "status", "province_en"}
    assert set(re.findall(r"`(\w+)`", others[1])) | steps <= everywhere
