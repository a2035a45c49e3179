"""The benchmarks of speed run, and docs/speed.md has what they measured. How fast anything is, no test asks."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from citypact.queries import catalogue_names, questions
from tests.benchmarks.beside import benchmark

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "speed.md").read_text("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("invented")


@pytest.fixture(scope="module")
def built(folder: Path) -> str:
    """The page about two builds of forty agreements; the build stays for who asks it."""
    page: str = benchmark("building").measure(folder, 40, checked=False, command="a test", runs=2)
    return page


def test_the_same_seed_invents_the_same_collection_and_another_one_another(tmp_path: Path) -> None:
    write = benchmark("synthetic").write

    def content(name: str, **seed: int) -> list[bytes]:
        return [path.read_bytes() for path in sorted(write(tmp_path / name, 60, **seed).rglob("*.*"))]

    assert len(content("one")) == 4
    assert content("two") == content("three")
    assert content("four") != content("other", seed=7)


def test_the_invented_agreements_are_as_many_as_asked_for_and_spread(built: str, folder: Path) -> None:
    graph, _ = benchmark("asking").built(folder, 40)
    assert graph.info.counts["agreements"] == 40
    assert graph.info.counts["reports"] > 45  # some by several sources
    assert graph.info.counts["people"] >= 4
    answers = graph.store.query(
        "SELECT (COUNT(DISTINCT ?status) AS ?n) { ?a <https://w3id.org/citypact/ns#status> ?status }"
    )
    assert int(next(iter(answers))[0].value) >= 3


def test_a_build_is_measured_beside_its_floor(built: str) -> None:
    assert re.search(r"40 agreements, [\d,]+ quads: the build takes \*\*[\d.]+ times\*\* its floor", built)
    assert "of 2 runs of each, the medians" in built
    assert re.search(r"^\| \*\*built\*\* \| [\d.]+ \([\d.]+–[\d.]+\) \|", built, re.M)
    assert "| floor: `bulk_load` of it |" in built
    assert "| stricter: lines that are there already, written |" in built


def test_the_text_of_the_floor_says_what_the_graph_says_whatever_stands_in_it(tmp_path: Path) -> None:
    floor, store = benchmark("floor"), ox.Store()
    thing, term, graph = (ox.NamedNode(f"https://example.org/{each}") for each in ("thing", "term", "graph"))
    for value in (
        thing,
        ox.Literal('a "quoted" name\\with\nbreaks\r and\ttabs'),
        ox.Literal("ระยอง", language="th"),
        ox.Literal("2024-02-24", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")),
    ):
        store.add(ox.Quad(thing, term, value))
        store.add(ox.Quad(thing, term, value, graph))
    dumped = store.dump(format=ox.RdfFormat.N_QUADS) or b""
    quads = ox.parse(dumped, format=ox.RdfFormat.N_QUADS)
    records = [json.dumps(each) for each in floor._records(quads)]
    assert 2 <= len(records) <= 8
    text = "".join(floor._statements(json.loads(each)) for each in records)
    assert floor._digest(text.encode().splitlines(keepends=True)) == floor._digest(
        dumped.splitlines(keepends=True)
    )
    assert (
        floor._digest([b"a\n", b"b\n"]) == floor._digest([b"b\n", b"a\n"]) != floor._digest([b"a\n", b"c\n"])
    )


def test_every_question_is_measured_on_both_stores_and_beside_rdflib(
    built: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = benchmark("asking")
    monkeypatch.setattr(asking, "RUNS", 1)
    (size,) = asking.measure(folder, [40], [40], [], 1.0)
    compared = {"changes"}  # asks two graphs
    wanted = [name for name in catalogue_names() if name not in compared]
    assert [timed.name for timed in size.timed] == wanted
    assert all(
        side.ours > 0 < side.direct
        for timed in size.timed
        for side in (timed.disk, timed.memory, timed.python)
    )
    assert (
        sum(timed.rows > 0 for timed in size.timed) > len(size.timed) / 2
    )  # the values that it chose find something
    graph, _ = asking.built(folder, 40)
    some = [timed for timed in size.timed if timed.name in ("replaced", "partners_of")]
    texts = {
        each.name: asking.run(graph, each, asking.Values(graph).of(each)).text
        for each in questions()
        if each.name in ("replaced", "partners_of")
    }
    for most in (asking.MOST, 1):  # whole, and the known graph alone
        monkeypatch.setattr(asking, "MOST", most)
        beside = asking.Size(40, len(graph.store), some)
        asking.beside_rdflib(graph, texts, beside, 30.0)
        assert (beside.alone == graph.info.counts["known"]) == (most == 1)
    assert all(timed.theirs and not timed.at_least for timed in some)
    page = asking.page([size])
    assert re.findall(r"^\| (\w+) \| [\d,]+ \|", page, re.M) == wanted


def test_what_rdflib_does_not_end_in_time_is_told_as_a_bound() -> None:
    asking = benchmark("asking")

    def endless() -> int:
        while True:
            pass

    assert asking.ended_at(1.0, endless) is None
    side = asking.Side(ours=0.01, direct=0.01, ratio=1.0, waited=1.0)
    timed = asking.Timed("agreements", 3, side, side, theirs=1.0, at_least=True)
    assert "> 100 |" in asking.page([asking.Size(10, 100, [timed])])


def test_a_question_that_is_measured_anew_takes_the_place_of_what_was_measured_before() -> None:
    asking = benchmark("asking")

    def size(agreements: int, *timed: tuple[str, float, float]) -> Any:
        return asking.Size(
            agreements,
            agreements * 100,
            [
                asking.Timed(
                    name, 3, None, asking.Side(1, seconds, 1, 1), theirs=80.0, at_least=True, limit=limit
                )
                for name, seconds, limit in timed
            ],
            loading=9.0,
            commands=[f"measured {agreements} {len(timed)}"],
        )

    before = [
        size(10, ("agreements", 1.0, 20.0), ("triangles", 2.0, 20.0)),
        size(20, ("agreements", 3.0, 20.0)),
    ]
    found = asking.put_in(before, [size(10, ("triangles", 1.5, 60.0)), size(30, ("agreements", 4.0, 20.0))])
    assert [size.agreements for size in found] == [10, 20, 30]
    assert [(each.name, each.memory.direct) for each in found[0].timed] == [
        ("agreements", 1.0),
        ("triangles", 1.5),
    ]
    assert "Measured by `measured 10 2`, then `measured 10 1` on" in asking.page(found[:1])
    assert "at most 20 s; 60 s: triangles at 10." in asking.page(found[:1])


def test_a_question_that_is_not_there_is_refused_before_anything_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        benchmark("asking").main(["--questions", "agreements_off", "--keep", str(tmp_path / "kept")])
    assert stopped.value.code == 2
    assert "no such question: agreements_off; citypact queries lists them" in capsys.readouterr().err
    assert not (tmp_path / "kept").exists()


def test_growth_above_n_log_n_is_flagged() -> None:
    asking = benchmark("asking")

    def size(agreements: int, seconds: float, **plain: float) -> object:
        side = asking.Side(ours=seconds, direct=seconds, ratio=1.0, waited=1.0)
        timed = [asking.Timed("agreements", 3, side, side)]
        return asking.Size(agreements, agreements * 100, timed, plain=plain)

    assert "| 2.00 (!) |" in asking.page([size(1_000, 0.1), size(10_000, 10.0)])
    assert "| 1.10 |" in asking.page([size(1_000, 0.1), size(10_000, 1.26)])
    # n log n is n to the 1.12 here, on top of what a plain reading takes
    before, slow = {"known": 1.0, "sources": 1.0}, {"known": 20.0, "sources": 10.0}
    judged = asking.page([size(1_000, 0.1, **before), size(10_000, 2.6, **slow)])
    assert "| 1.41 |" in judged
    assert (
        "agreements\nin memory grows as n to the 1.30, the sources of the evidence on disk as n to the 1.00."
        in judged
    )
    assert "| 1.41 (!) |" in asking.page(
        [size(1_000, 0.1, **before), size(10_000, 2.6, known=10.0, sources=20.0)]
    )


def test_the_page_was_measured_and_tells_of_no_question_that_is_gone() -> None:
    told = re.findall(r"^\| (\w+) \| [\d,]+ \|", PAGE.partition("<!-- measured: asking -->")[2], re.M)
    assert len(told) > 20
    assert not set(told) - set(catalogue_names()), "measure again: python benchmarks/asking.py --write"
    for part in ("asking", "building"):
        _, mark, rest = PAGE.partition(f"<!-- measured: {part} -->")
        assert mark
        assert "Measured by `python benchmarks/" in rest.partition(f"<!-- end: {part} -->")[0]


def test_how_soon_the_explorer_opens_is_written_between_the_marks_of_its_page() -> None:
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed (test group)")
    speed, replaced = benchmark("explorer_speed"), benchmark("asked_page").replaced
    told = [
        speed.Opened(page="explorer", bodies=14_000, first=1.234, moves=(60, 3.14), nodes=1_499, opened=(59.6, 4)),
        speed.Opened(page="pyvis", bodies=200, first=5, megabytes=0.71),
    ]  # fmt: skip
    text = speed.page(told, "156.0", "a test")
    assert text.startswith("Measured by `a test` on ") and "Chromium 156.0" in text
    assert "| explorer | 14,000 | 1.23 | 60 | 3.1 | 1499 | 60 | 4.0 | 0.0 |" in text
    assert "| pyvis | 200 | 5.00 | – | – | – | – | – | 0.7 |" in text
    page = speed.PAGE.read_text("utf-8")
    assert "| explorer | 14,000 | " in page.partition("<!-- measured: opening -->")[2]
    written = replaced(page, "opening", text)
    assert f"<!-- measured: opening -->\n{text}\n<!-- end: opening -->\n" in written
