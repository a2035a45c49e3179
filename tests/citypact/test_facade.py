from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib

import citypact
from citypact.errors import (
    CitypactError,
    EndpointError,
    ExportError,
    GraphError,
    NoGraph,
    ParameterError,
    UnknownQuery,
    ViewError,
)
from citypact.facade import View
from citypact.viewing import draw
from tests.graph.test_building import collection, signed


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> citypact.Graph:
    root = tmp_path_factory.mktemp("facade")
    made = collection(root / "c", signed("a"), signed("b", type="loi"))
    return citypact.build(made, out=root / "g")


def test_a_graph_that_was_built_is_opened_again(graph: citypact.Graph) -> None:
    again = citypact.open(graph.built.path.parents[1])
    assert again.info == graph.info
    assert "2 agreements" in repr(again)


def test_rows_are_python_values(graph: citypact.Graph) -> None:
    (row,) = graph.query("SELECT ?y (COUNT(*) AS ?n) WHERE { ?a pact:signedOnYear ?y } GROUP BY ?y")
    assert row == {"y": 2023, "n": 2}


def test_a_question_is_asked_by_name_with_its_parameters(graph: citypact.Graph) -> None:
    rows = list(graph.query("agreements_of", body="West City Municipality"))
    assert len(rows) == 2
    with pytest.raises(UnknownQuery):
        graph.query("agreements_off")


def test_the_network_is_a_multigraph_with_an_edge_for_each_agreement(graph: citypact.Graph) -> None:
    network = graph.network()
    assert isinstance(network, nx.MultiGraph)
    assert (network.number_of_nodes(), network.number_of_edges()) == (2, 2)
    assert network.graph["build"] == graph.info.id


def test_a_view_is_saved_and_shows_itself(graph: citypact.Graph, tmp_path: Path) -> None:
    view = graph.view("partners")
    saved = view.save(tmp_path / "p.html")
    assert saved.read_text("utf-8") == view.html
    assert view._repr_html_().startswith("<iframe srcdoc=")
    assert '.save("partners.html")' in repr(view)
    with pytest.raises(
        ViewError, match=r'notebook; here, write a file and open it: \.save\("partners\.html"\)'
    ):
        view.show()


@pytest.mark.parametrize("format", ["svg", "pdf", "png"])
def test_a_view_is_saved_as_a_figure(graph: citypact.Graph, tmp_path: Path, format: str) -> None:
    view = graph.view("partners", lang="en")
    saved = view.save(tmp_path / f"p.{format.upper()}", width_mm=60, dpi=72, caption="en")
    made = view.figure(format, width_mm=60, dpi=72, caption="en")
    assert saved.read_bytes() == made.content
    assert (made.width, made.missing) == (60, ())


def test_a_view_keeps_to_its_filters_and_says_so(graph: citypact.Graph) -> None:
    figure = graph.view("partners", lang="en", status=["planned"]).figure("svg").content.decode("utf-8")
    assert "status Planned" in figure or "status planned" in figure
    assert "0 of 2 bodies" in figure and "There is no agreement to show here" in figure
    with pytest.raises(ParameterError, match="no 'x'"):
        graph.view("partners", status=["x"])
    with pytest.raises(ViewError, match="filters it itself"):
        graph.view("explorer", kinds=["pao"])


def test_the_explorers_figure_is_that_of_its_network(graph: citypact.Graph) -> None:
    assert graph.view("explorer").figure("svg").content == graph.view("partners").figure("svg").content


def test_a_size_that_no_figure_has_is_told_and_the_old_file_stays(
    graph: citypact.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, old = graph.view("partners"), tmp_path / "old.svg"
    old.write_text("old")
    sizes: tuple[tuple[dict[str, Any], str], ...] = (
        ({"width_mm": 5}, "40 to 1000"),
        ({"caption": "de"}, "th, en"),
        ({"font": "none.ttf"}, "not found"),
    )
    for size, said in sizes:
        with pytest.raises(ViewError, match=said):
            view.save(old, **size)
    with pytest.raises(ViewError, match="a page has no width_mm"):
        view.save(tmp_path / "p.html", width_mm=100)
    with pytest.raises(
        ViewError, match=r"p\.docx: nothing is written as \.docx; name a file that ends in \.html, \.svg"
    ):
        view.save(tmp_path / "p.docx")

    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"old\.svg: cannot be written \(No space left on device\)"):
        view.save(old)
    assert old.read_text() == "old" and list(tmp_path.iterdir()) == [old]


def test_the_command_says_how_large_a_figure_is_and_which_letters_are_missing(
    graph: citypact.Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draw(graph.view("partners"), tmp_path / "p.svg", {"width_mm": 85.0})
    said = capsys.readouterr()
    assert said.out.startswith(f"{tmp_path / 'p.svg'}: 85 x ") and said.out.endswith(" mm\n") and not said.err
    made = replace(graph.view("partners").figure("svg"), missing=("\U0001f600",))
    draw(View("page", lambda format, **size: made), tmp_path / "p.svg", {})
    assert "no font here has \U0001f600: shown as ?" in capsys.readouterr().err
    with pytest.raises(
        ViewError, match=r"--width-mm goes with a figure: --out FILE\.svg, FILE\.pdf, FILE\.png"
    ):
        draw(graph.view("partners"), tmp_path / "p.html", {"width_mm": 85.0})
    with pytest.raises(ViewError, match="a page alone"):
        View("page").figure("svg")


def test_rdflib_sees_the_known_graph(graph: citypact.Graph) -> None:
    seen = graph.rdflib()
    agreement = rdflib.URIRef("https://w3id.org/citypact/ns#Agreement")
    assert len(set(seen.subjects(rdflib.RDF.type, agreement))) == 2
    assert len(seen) == len(set(seen))


def test_one_text_is_extracted() -> None:
    record = citypact.extract("เทศบาลนครหนึ่ง ลงนามบันทึกข้อตกลง (MOU) กับเทศบาลนครสอง วันที่ 1 มกราคม 2566", id="x")
    assert record.agreements[0].date == "2023-01-01"


def test_what_is_not_there_is_one_of_our_errors(tmp_path: Path) -> None:
    with pytest.raises(NoGraph):
        citypact.open(tmp_path / "none")
    with pytest.raises(EndpointError, match="cannot be reached"):
        citypact.open("http://127.0.0.1:9/sparql")
    with pytest.raises(CitypactError):
        citypact.build(tmp_path / "none", out=tmp_path / "g")
    with pytest.raises(GraphError, match=r"ftp://x/: a graph is a folder, .* or the http or https address"):
        citypact.open("ftp://x/")
    with pytest.raises(GraphError, match=r"s3:/bucket: a graph is a folder"):
        citypact.build(tmp_path / "none", out=Path("s3://bucket"))
    with pytest.raises(AttributeError):
        _ = citypact.nothing


def test_importing_citypact_loads_no_library() -> None:
    code = "import sys, citypact; print([m for m in ('rdflib', 'pyoxigraph', 'networkx', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
