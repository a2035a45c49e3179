from __future__ import annotations

import datetime as dt
import json
import warnings
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pyoxigraph as ox
import pytest

import citypact
from citypact import answers
from citypact.answers import Answer
from citypact.errors import CitypactError, ExportError, QueryError, QueryTimeout, ServiceRefused
from citypact.graph.folder import BuiltGraph
from citypact.queries import Why, askable, question, run
from tests.graph.test_building import collection, signed

ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HELL = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> citypact.Graph:
    root = tmp_path_factory.mktemp("answers")
    made = collection(root / "c", signed("a"), signed("b", type="loi"))
    return citypact.build(made, out=root / "g")


def test_an_answer_is_read_as_often_as_one_likes(graph: citypact.Graph) -> None:
    answer = graph.query("agreements")
    assert "<table>" in answer._repr_html_()
    first = [dict(row) for row in answer]
    assert len(first) == 2
    assert [dict(row) for row in answer] == first
    assert len(answer.to_pandas()) == len(answer.to_polars()) == 2
    assert next(iter(answer)) == first[0]


def test_readers_that_take_turns_see_all_rows(world: BuiltGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_BLOCK", 5)
    answer = asked(world, "agreements")
    one, other = iter(answer), iter(answer)
    assert [next(one) for _ in range(7)] == [next(other) for _ in range(7)]
    assert list(one) == list(other) != []


def test_what_is_not_kept_is_said(world: BuiltGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_BLOCK", 2)
    monkeypatch.setattr(answers, "_KEPT", 4)
    answer = asked(world, "agreements")
    assert len(list(answer)) > 8
    again = iter(answer)
    assert len([next(again) for _ in range(4)]) == 4
    with pytest.raises(QueryError, match="the first 4 rows are kept, and the others were read already"):
        next(again)


def asked(world: BuiltGraph, what: str, **params: Any) -> Answer:
    known = question(what) if " " not in what else what
    rows = run(world, known, params or None)
    return Answer(rows, lambda given: Why(askable(world), given))


def test_rows_are_mappings_of_python_values(world: BuiltGraph) -> None:
    (row,) = asked(
        world,
        'SELECT (1 AS ?i) (0.90 AS ?d) (1e3 AS ?f) (true AS ?b) ("2023-02-24"^^xsd:date AS ?day) ("ก"@th AS ?t) '
        '("2023-02"^^xsd:gYearMonth AS ?m) (agreement:a AS ?iri) ("x"^^xsd:integer AS ?bad) ?none {}',
    )
    assert row == {
        "i": 1,
        "d": row["d"],
        "f": 1000.0,
        "b": True,
        "day": dt.date(2023, 2, 24),
        "t": "ก",
        "m": "2023-02",
        "iri": "https://w3id.org/citypact/id/agreement/a",
        "bad": "x",
        "none": None,
    }
    assert str(row["d"]) in ("0.9", "0.90")
    assert json.loads(json.dumps({key: row[key] for key in ("i", "t")})) == {"i": 1, "t": "ก"}


def test_each_row_knows_its_sources_and_asks_for_them_by_blocks(world: BuiltGraph) -> None:
    asking = Counting(world)
    answer = Answer(run(world, question("agreements")), lambda given: Why(asking, given))
    found = {row["agreement"].rsplit("/", 1)[1]: row.sources for row in answer}
    assert asking.asked <= 6  # of all of them together
    quoted = [each for each in found["morning-1-a"] if each.quote]
    assert quoted
    assert all(each.claims for each in quoted)
    assert found["city-4-h"][0].row is not None or found["city-4-h"][0].kind


class Counting:
    """The world, and how often it was asked."""

    def __init__(self, world: BuiltGraph) -> None:
        self._world, self.asked = askable(world), 0
        self.info = world.info

    def answer(self, text: str, *, name: str, timeout: float | None) -> Any:
        self.asked += 1
        return self._world.answer(text, name=name, timeout=timeout)

    def select(self, text: str) -> Any:
        return self._world.select(text)


def test_a_suppressed_person_is_in_no_source_of_a_row(tmp_path: Path) -> None:
    text = (
        "เทศบาลนครสายลม ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับเทศบาลเมืองดอกหญ้า ด้านการศึกษา เมื่อวันที่ 24 กุมภาพันธ์ 2566 "
        "โดยมี นายก้องภพ ธาราประสิทธิ์ นายกเทศมนตรีนครสายลม เป็นผู้ลงนาม"
    )
    quotes = []
    for name, decided in (("shown", ""), ("hidden", "suppress,ก้องภพ ธาราประสิทธิ์,,me,2024-01-01,asked\n")):
        made = collection(tmp_path / name, texts={"t.txt": text})
        (made / "decisions.csv").write_text(f"decision,subject,object,who,when,why\n{decided}", "utf-8")
        graph = citypact.build(made, out=tmp_path / f"{name}-g")
        query = "SELECT ?a ?p { ?a a pact:Agreement ; pact:involvement/pact:person ?p }"
        sources = [each for row in graph.query(query, timeout=None) for each in row.sources]
        assert sources
        quotes.append(" ".join(f"{each.title} {each.quote}" for each in sources))
    assert "ก้องภพ ธาราประสิทธิ์" in quotes[0]
    assert "ก้องภพ" not in quotes[1]
    assert "ธาราประสิทธิ์" not in quotes[1]


LACKING = "SELECT ?a { VALUES ?a { agreement:list-3-l <urn:x> } }"
LINE = (
    "query: 1 of 2 rows have no sources (row 2): there is no evidence about what stands in a itself (urn:x); let it SELECT the "
    "agreement, the body or the person too"
)


def test_what_the_command_tells_of_sources_is_told_in_python_too(world: BuiltGraph, tmp_path: Path) -> None:
    """A row without sources had () and no word, and so had the columns of a file."""
    answer = asked(world, LACKING)
    assert answer.lacking == ""
    rows = list(answer)
    with pytest.warns(UserWarning) as warned:
        assert [bool(row.sources) for row in rows] == [True, False]
        assert not rows[1].sources
    assert [str(each.message) for each in warned] == [
        f"{LINE}; answer.lacking tells so of all rows that were looked at"
    ]
    assert warned[0].filename == __file__
    assert answer.lacking == LINE
    again = asked(world, LACKING)
    with pytest.warns(UserWarning) as warned:
        again.save(tmp_path / "a.csv", why=True)
        again.save(tmp_path / "b.csv", why=True)
    assert ([str(each.message) for each in warned], warned[0].filename) == ([LINE], __file__)
    assert again.lacking == LINE
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        whole = asked(world, "SELECT ?a { VALUES ?a { agreement:list-3-l } }")
        whole.save(tmp_path / "c.csv", why=True)
        assert all(row.sources for row in whole)
        again.save(tmp_path / "d.csv")
    assert whole.lacking == ""


def test_an_answer_without_iris_has_no_sources_and_says_so(world: BuiltGraph) -> None:
    row, *_ = asked(world, "SELECT ?n { ?a rdfs:label ?n }")
    with pytest.raises(QueryError, match="no sources can be given, since no column of it is an IRI"):
        _ = row.sources
    assert asked(world, "CONSTRUCT { ?a a pact:Agreement } { ?a a pact:Agreement }").kind == "triples"


def test_a_notebook_shows_the_first_rows_escaped_with_headings_and_the_count(world: BuiltGraph) -> None:
    shown = asked(world, "partners_ranked")._repr_html_()
    assert "จำนวนคู่ความร่วมมือที่ไม่ซ้ำ" in shown
    assert "number of different partners" in shown
    assert "rows</p>" in shown
    evil = asked(world, 'SELECT ("<script>alert(1)</script>" AS ?x) ?y { VALUES ?y { 1 2 3 } }')
    assert "<script>" not in evil._repr_html_()
    assert "&lt;script&gt;" in evil._repr_html_()
    assert "3 แถว / 3 rows" in evil._repr_html_()
    assert asked(world, "ASK {}")._repr_html_() == "<p>ใช่ / yes</p>"


def test_a_notebook_tells_how_many_rows_it_leaves_out(
    world: BuiltGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = asked(world, "SELECT ?a ?b { ?a ?p ?b } LIMIT 500")
    assert "50 of 500 rows shown" in answer._repr_html_()
    assert len(list(answer)) == 500
    monkeypatch.setattr(answers, "_COUNTED", 120)
    assert "50 of more than 120 rows shown" in asked(world, "SELECT ?a ?b { ?a ?p ?b }")._repr_html_()
    assert len(list(answer)) == 500


def test_files_are_written_by_their_endings_and_whole(graph: citypact.Graph, tmp_path: Path) -> None:
    answer = graph.query("agreements")
    book = openpyxl.load_workbook(answer.save(tmp_path / "a.xlsx"))["answer"]
    assert book.max_row == 3
    frame = pandas.read_parquet(answer.save(tmp_path / "a.parquet", why=True))
    assert list(frame.columns)[-3:] == ["why_source", "why_how", "why_quote"]
    assert answer.save(tmp_path / "a.dat", "tsv").read_text("utf-8").startswith("?agreement\t")
    with pytest.raises(QueryError, match="turtle holds triples"):
        answer.save(tmp_path / "a.ttl")
    assert not (tmp_path / "a.ttl").exists()
    with pytest.raises(ExportError, match=r"is a folder; name a file with --out \(in Python by its path\)"):
        answer.save(tmp_path)
    for name in ("a.foo", "a"):
        with pytest.raises(
            QueryError,
            match=rf"{name}: its ending names no format; end it in \.txt, .*\.srj, \.json, \.srx, \.xml, .* or give "
            r"--format \(in Python format=\)",
        ):
            answer.save(tmp_path / name)
        assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("asked", "limits", "told"),
    [
        (None, {}, "is the name of a catalogued question .* no NoneType; write for example"),
        (5, {}, "no int; write"),
        (Path("a.rq"), {}, "no PosixPath; write|no WindowsPath; write"),
        ("agreements", {"timeout": "x"}, "timeout: 'x' is no number; give seconds, or None"),
        ("agreements", {"memory": "x"}, "memory: 'x' is no number; give MiB, or None"),
    ],
)
def test_what_is_no_query_is_told(
    graph: citypact.Graph, asked: Any, limits: dict[str, Any], told: str
) -> None:
    with pytest.raises(QueryError, match=told) as raised:
        graph.query(asked, **limits)
    assert "\n" not in str(raised.value)


def test_what_helps_is_told_for_the_command_and_for_python(graph: citypact.Graph) -> None:
    with pytest.raises(QueryTimeout, match=r"allow more with --timeout \(in Python timeout=\)"):
        list(graph.query(HELL, timeout=0.5))
    with pytest.raises(ServiceRefused, match=r"--allow-service \(in Python allow_service=True\)"):
        graph.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }")


def test_a_query_of_ones_own_is_ended_at_its_limit_and_the_next_one_is_answered(
    graph: citypact.Graph, tmp_path: Path
) -> None:
    with pytest.raises(QueryTimeout, match="not answered within 1 s"):
        list(graph.query(HELL, timeout=1))
    answer = graph.query(ENDLESS, timeout=3)  # a busy machine takes a second for the first row
    assert next(iter(answer))["a"]  # rows come while it runs
    with pytest.raises(QueryTimeout):
        answer.save(tmp_path / "all.csv")
    assert list(tmp_path.iterdir()) == []  # whole, or not at all
    shown = graph.query(ENDLESS, timeout=3)._repr_html_()
    assert "more than" in shown
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) { ?a a pact:Agreement }")
    assert row["n"] == 2
    assert [dict(row) for row in graph.query("agreements", timeout=30)] == [
        dict(row) for row in graph.query("agreements")
    ]


def test_a_worker_asks_no_other_server(graph: citypact.Graph) -> None:
    with pytest.raises(ServiceRefused):
        graph.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }")
    with pytest.raises(CitypactError, match="does not answer"):
        list(graph.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", allow_service=True))
    with pytest.raises(
        QueryError, match="this build has no graph <http://127.0.0.1:9/>"
    ):  # nor is it fetched
        graph.query("SELECT * FROM <http://127.0.0.1:9/> { ?a ?b ?c }")


def test_no_graph_is_needed_on_disk_for_a_limit(world: BuiltGraph) -> None:
    asking = citypact.Graph(world)
    assert len(list(asking.query("SELECT * { ?a a pact:Agreement }"))) == len(
        list(asking.query("agreements"))
    )
    assert isinstance(world.store, ox.Store)


def test_values_of_columns_that_mix_kinds_are_those_of_each_term(world: BuiltGraph) -> None:
    answer = asked(
        world,
        'SELECT ?v { VALUES ?v { "2023-02-24"^^xsd:date "2023"^^xsd:gYear 7 agreement:a "ก"@th '
        '"โทร 053-711-333" true UNDEF } }',
    )
    found = [row["v"] for row in answer]
    assert found == [
        dt.date(2023, 2, 24),
        "2023",
        7,
        "https://w3id.org/citypact/id/agreement/a",
        "ก",
        "โทร [โทรศัพท์/phone]",
        True,
        None,
    ]
    assert [row["v"] for row in answer] == found  # from what was kept
    assert answer.to_pandas()["v"].tolist()[5] == "โทร [โทรศัพท์/phone]"


def test_a_row_without_columns_is_a_row(world: BuiltGraph) -> None:
    answer = asked(world, "SELECT * { agreement:morning-1-a a pact:Agreement }")
    assert [dict(row) for row in answer] == [dict(row) for row in answer] == [{}]
