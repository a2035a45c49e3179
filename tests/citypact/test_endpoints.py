"""``citypact import sparql`` and ``citypact import wikidata`` as a user meets them: in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.as_users import ROOT, citypact, surroundings
from tests.local_endpoint import LocalEndpoint, answering, local_endpoint, streaming

MAP = """\
source: {title: Twins, licence: CC0-1.0}
agreement: {type: {value: sister_city}, status: {value: in_force}}
parties: [{name: city}, {name: partner}]
"""


@pytest.fixture
def endpoint() -> Iterator[LocalEndpoint]:
    store = ox.Store()
    for number in range(7):
        city, partner = ox.Literal(f"West {number}"), ox.Literal(f"East {number}")
        town = ox.NamedNode(f"https://example.org/{number}")
        store.add(ox.Quad(town, ox.NamedNode("https://example.org/city"), city))
        store.add(ox.Quad(town, ox.NamedNode("https://example.org/partner"), partner))
    store.load((ROOT / "tests/graph/importing/wikidata_towns.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    with local_endpoint(store) as running:
        yield running


@pytest.fixture
def world(tmp_path: Path) -> Path:
    for folder in ("sources", "records"):
        (tmp_path / "towns" / folder).mkdir(parents=True)
    (tmp_path / "towns" / "collection.yaml").write_text("title: Towns\n")
    query = "SELECT ?city ?partner { ?town <https://example.org/city> ?city ; <https://example.org/partner> ?partner }"
    (tmp_path / "twins.rq").write_text(query)
    (tmp_path / "twins.map.yaml").write_text(MAP)
    return tmp_path


def asking(endpoint: LocalEndpoint, *more: str) -> list[str]:
    options = ["--query", "twins.rq", "--map", "twins.map.yaml", "--collection", "towns"]
    return ["import", "sparql", endpoint.address, *options, *more]


def test_an_endpoint_is_asked_and_its_answer_is_built(endpoint: LocalEndpoint, world: Path) -> None:
    status, out, err = citypact(*asking(endpoint, "--page-size", "3"), cwd=world)
    assert (status, err) == (0, "")
    first, licences, second = out.splitlines()
    assert first == (
        f"towns/endpoints/twins: 7 rows in 3 pages from {endpoint.address}, 7 of them read by the map"
    )
    assert licences == "Licences: CC0-1.0 (7)"
    assert second == "Build with: citypact build towns"
    status, out, err = citypact("build", "towns", cwd=world)
    assert status == 0 and "7 agreements (7 reports) of 14 bodies" in out, err


def test_wikidata_needs_no_query_and_no_map(endpoint: LocalEndpoint, world: Path) -> None:
    options = ["--country", "TH", "--collection", "towns", "--endpoint", endpoint.address]
    status, out, err = citypact(
        "import", "wikidata", *options, cwd=world, environment={"CITYPACT_CONTACT": "you@example.org"}
    )
    assert status == 1 and "wikidata-th row 2: names one party only" in err
    assert out.startswith("towns/endpoints/wikidata-th: 3 rows in 1 page from")
    assert "you@example.org" in endpoint.asked[0][1]["User-Agent"]
    status, out, err = citypact("build", "towns", cwd=world)
    assert "2 bodies" in out and "conforms to the shapes" in out, err


def test_wikidata_is_told_whom_to_write_to(endpoint: LocalEndpoint, world: Path) -> None:
    options = ["--collection", "towns", "--endpoint", endpoint.address]
    _, _, err = citypact("import", "wikidata", *options, cwd=world)
    assert "set --contact or CITYPACT_CONTACT to your mail address" in err


def test_stopping_by_hand_keeps_whole_pages_and_says_so(endpoint: LocalEndpoint, world: Path) -> None:
    def waiting() -> Iterator[bytes]:
        yield b" "
        while True:
            time.sleep(0.1)
            yield b" "

    endpoint.behaviours = [endpoint.from_store, streaming(waiting)]
    running = subprocess.Popen(
        [sys.executable, "-m", "citypact", *asking(endpoint, "--page-size", "3")],
        cwd=world,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    for _ in range(600):
        if len(endpoint.asked) == 2:
            break
        time.sleep(0.05)
    time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    said = err.decode()
    assert running.returncode == 130 and out == b""
    assert f"3 rows of {endpoint.address} are kept; the same command goes on behind them" in said
    assert "Traceback" not in said and "stopped; what stood before is unchanged" in said
    status, out_text, err_text = citypact(*asking(endpoint, "--page-size", "3"), cwd=world)
    assert status == 0 and "7 rows in 3 pages" in out_text
    assert "going on behind row 3" in err_text


SPARQL = ["import", "sparql", "http://localhost:9"]
QUERY, WITH_MAP = ["--query", "twins.rq"], ["--map", "twins.map.yaml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "sparql", "ftp://x", *QUERY, *WITH_MAP], "no address of a SPARQL endpoint"),
        ([*SPARQL, "--query", "none.rq", *WITH_MAP], "none.rq"),
        ([*SPARQL, *QUERY, "--map", "none.yaml"], "none.yaml"),
        ([*SPARQL, "--query", "twins.map.yaml", *WITH_MAP], "twins.map.yaml:1:1: no SPARQL 1.1"),
        ([*SPARQL, *QUERY, "--map", "twins.rq"], "twins.rq"),
        ([*SPARQL, *QUERY, *WITH_MAP], "no collection there; start one with"),
        (["import", "wikidata", "--country", "Prussia", "--collection", "towns"], "no country of ISO 3166-1"),
        (["import", "wikidata", "--contact", "a b", "--collection", "towns"], "no contact; write a mail"),
        (["import", "wikidata", "--collection", "none"], "none: no collection there"),
    ],
)
def test_bad_input_is_one_line(world: Path, arguments: list[str], said: str) -> None:
    status, out, err = citypact(*arguments, cwd=world, environment={"CITYPACT_CONTACT": "you@example.org"})
    assert (status, out) == (2, "")
    assert said in err and len(err.splitlines()) == 1 and "Traceback" not in err


def test_a_variable_that_the_map_names_is_missed_at_the_first_page(
    endpoint: LocalEndpoint, world: Path
) -> None:
    (world / "twins.map.yaml").write_text(MAP.replace("name: partner", "name: partnr"))
    status, out, err = citypact(*asking(endpoint, "--page-size", "3"), cwd=world)
    assert (status, out, len(err.splitlines()), len(endpoint.asked)) == (2, "", 1, 1)
    assert "answers without ?partnr, which the map names (it has ?city, ?partner); mend" in err


def test_a_name_stays_within_the_collection(endpoint: LocalEndpoint, world: Path) -> None:
    status, _, err = citypact(*asking(endpoint, "--name", "../../elsewhere"), cwd=world)
    assert status == 2 and "no name of a folder" in err
    assert endpoint.asked == []


def test_a_broken_endpoint_is_one_line_and_the_collection_builds_as_before(
    endpoint: LocalEndpoint, world: Path
) -> None:
    citypact(*asking(endpoint), cwd=world)
    endpoint.otherwise = answering(b"<html>", kind="text/html")
    status, out, err = citypact(*asking(endpoint), cwd=world)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith(f"citypact: {endpoint.address}: answers with a web page")
    status, out, err = citypact("build", "towns", cwd=world)
    assert status == 0 and "7 agreements" in out


def test_both_commands_explain_themselves_with_a_line_to_paste(world: Path) -> None:
    for name in ("sparql", "wikidata"):
        status, out, _ = citypact("import", name, "--help", cwd=world)
        assert status == 0 and f"Example: citypact import {name}" in out
