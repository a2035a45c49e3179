"""The command line as a user meets it: in a process of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import psutil
import pytest

from tests.as_users import citypact, surroundings

THAI = (
    "เทศบาลนครตะวันตก โดยนายสมมุติ ใจดี นายกเทศมนตรีนครตะวันตก ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับเทศบาลนครตะวันออก ด้านการศึกษา เมื่อวันที่ 24 กุมภาพันธ์ 2566 ณ ห้องประชุมใหญ่ โรงเรียนตัวอย่าง"
)


@pytest.fixture(scope="module")
def world(bundled_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the bundled collection was built."""
    return shutil.copytree(bundled_world, tmp_path_factory.mktemp("world"), dirs_exist_ok=True)


def test_a_build_in_a_collection_says_that_it_is_of_another(tmp_path: Path) -> None:
    assert citypact("new", ".", cwd=tmp_path)[0] == 0
    taken = tmp_path / "records"
    (taken / "mine.txt").write_text("x", "utf-8")
    status, _, err = citypact("build", "--out", str(taken), cwd=tmp_path)
    told, refused = err.splitlines()
    assert told == "citypact: the bundled collection is built; for the one in this folder: citypact build ."
    assert (status, "records" in refused) == (2, True)
    assert len(citypact("build", ".", "--out", str(taken), cwd=tmp_path)[2].splitlines()) == 1


def test_a_build_ends_with_ten_lines_the_page_and_three_commands(world: Path) -> None:
    lines = (world / "closing.txt").read_text("utf-8").splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("read ")
    page = next(line.split()[1] for line in lines if line.startswith("page "))
    assert Path(page.removeprefix("file://").split("#")[0]).exists()
    commands = [
        line.removeprefix("next").strip()
        for line in lines
        if "citypact " in line and line.startswith(("next", "    "))
    ]
    assert len(commands) == 3
    for command in commands:
        status, _, err = citypact(*command.split()[1:], cwd=world)
        assert status == 0, (command, err)


def test_the_graph_that_is_read_is_named(world: Path) -> None:
    status, _, err = citypact("cite", cwd=world)
    assert (status, "reading ./citypact-graph" in err) == (0, True)


def test_a_question_is_answered_as_data(world: Path) -> None:
    status, out, _ = citypact("query", "agreements", "--format", "csv", cwd=world)
    assert status == 0
    assert len(list(csv.DictReader(io.StringIO(out)))) > 100


@pytest.mark.parametrize(
    "asked", [["agreements"], ["partners_over_time"], ["-e", "SELECT ?s { ?s a pact:Agreement } ORDER BY ?s"]]
)
def test_an_answer_is_read_page_by_page(asked: list[str], world: Path) -> None:
    """--offset was no option, for all that Python had it."""

    def rows(*options: str) -> list[str]:
        status, out, _ = citypact("query", *asked, *options, "--format", "csv", cwd=world)
        assert status == 0
        return out.splitlines()[1:]

    assert rows("--limit", "2") + rows("--limit", "3", "--offset", "2") == rows("--limit", "5")


def test_a_question_is_shown_whole_with_a_command_that_answers_it(world: Path) -> None:
    """The list had neither columns nor evidence nor what is left out, and took no name."""
    status, out, err = citypact("queries", "agreements_of", cwd=world)
    assert (status, err) == (0, "")
    for part in (
        "คอลัมน์ / column",
        "สิ่งที่ไม่อยู่ในคำตอบ / left out",
        "หลักฐานของแต่ละแถว / evidence",
        "ต้องระบุ / required",
    ):
        assert part in out
    status, _, err = citypact(*out.splitlines()[-1].split()[1:], cwd=world)
    assert status == 0, err
    status, out, err = citypact("queries", cwd=world)
    assert (
        status,
        "citypact queries NAME" in err,
        "    --param body=<body>; ต้องระบุ / required\n" in out,
    ) == (0, True, True)


def test_a_query_of_ones_own_is_answered_as_json(world: Path) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) WHERE { ?a a pact:Agreement }"
    status, out, _ = citypact("query", "-e", sparql, "--format", "json", cwd=world)
    assert status == 0
    assert int(json.loads(out)["results"]["bindings"][0]["n"]["value"]) > 100


def test_the_door_says_its_version_and_begins_with_what_one_begins_with(tmp_path: Path) -> None:
    """There was no --version, and --help began with push and pull."""
    status, out, _ = citypact("--version", cwd=tmp_path)
    assert (status, out) == (0, f"citypact {version('citypact')}\n")
    _, out, _ = citypact("--help", cwd=tmp_path)
    assert "Start with: citypact build" in out
    commands = [line.split()[0] for line in out.split("Commands:")[1].splitlines() if line.strip()]
    assert commands[:3] == ["new", "add", "build"]


def test_every_command_explains_itself_with_a_line_to_paste(tmp_path: Path) -> None:
    _, out, _ = citypact("--help", cwd=tmp_path)
    commands = [line.split()[0] for line in out.split("Commands:")[1].splitlines() if line.strip()]
    assert set(commands) == {
        "new",
        "add",
        "build",
        "extract",
        "extractors",
        "score",
        "review",
        "query",
        "conflicts",
        "queries",
        "diff",
        "view",
        "export",
        "push",
        "pull",
        "validate",
        "cite",
        "import",
        "gazetteer",
    }
    for command in commands:
        status, out, _ = citypact(command, "--help", cwd=tmp_path)
        assert status == 0
        assert f"Example: citypact {command}" in out


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["build", "none"], 2, "none: there is no such folder"),
        (["build", "empty"], 2, "empty: no texts (.txt, .html"),
        (["extract", "none.txt"], 2, "none.txt: there is no such file"),
        (["extract", "empty.txt"], 2, "empty.txt: the file is empty"),
        (["extract", "binary.txt"], 2, "binary.txt: "),
        (["extract", "large.txt"], 2, "large.txt: 200 MB is no press release"),
        (["query", "agreements"], 2, "no graph there; make one with: citypact build"),
        (["query", "agreements", "--graph", "empty"], 2, "empty: not a graph folder"),
        (["query", "agreements", "--graph", ""], 2, "the name of the graph is empty"),
        (["query", "agreements", "--graph", "http://127.0.0.1:9/sparql"], 2, "cannot be reached"),
        (["build", "texts", "--out", "texts"], 2, "not empty and not a graph folder; nothing was changed"),
        (["build", "texts", "--out", "large.txt/g"], 2, "large.txt/g: cannot be written"),
        (["new", "texts"], 2, "not an empty folder"),
        (
            ["add", "texts/a.txt"],
            2,
            ".: no collection there; name one with --collection DIR, or start one with: citypact new DIR",
        ),
        (["nothing"], 2, "No such command 'nothing'"),
        (["build", "--nothing"], 2, "No such option: --nothing"),
        (["extract", "texts/a.txt", "--format", "xml"], 2, "--format xml: json or yaml"),
    ],
)
def test_bad_input_is_one_clear_line(arguments: list[str], status: int, said: str, tmp_path: Path) -> None:
    for name in ("empty", "texts"):
        (tmp_path / name).mkdir()
    (tmp_path / "texts" / "a.txt").write_text(THAI, "utf-8")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 100)
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(200_000_000)
    found, out, err = citypact(*arguments, cwd=tmp_path)
    assert found == status
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["query", "agreement"], "did you mean agreements"),
        (["query", "-e", "SELECT * WHERE {\n ?s ?p }"], "line 2"),
        (["query", "-e", "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE"),
        (
            [
                "query",
                "-e",
                "SELECT * WHERE { { SELECT * { SERVICE silent <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
            ],
            "SERVICE",
        ),
        (["query"], "name one question"),
        (["query", ""], "name one question"),
        (
            ["query", "agreements", "-e", "ASK {}"],
            "agreements and -e SPARQL are two questions; ask one at a time",
        ),
        (["query", "SELECT * { ?s ?p ?o }"], "this is SPARQL and no name; write it behind -e"),
        (
            ["query", "agreements.rq"],
            "there is no such file; the catalogued question is asked by its name: agreements",
        ),
        (["query", "none/my.rq"], "none/my.rq: there is no such file; check the path"),
        (
            ["query", "agreements", "--since", "2020"],
            "a parameter of a question is given so: --param since=VALUE",
        ),
        (["query", "agreements", "more"], "citypact query --help says what it takes"),
        (["query", "sources", "--param", "reading=all"], "one of: extracted, row, curated, unread"),
        (["query", "agreements", "--param", "since=2024", "--param", "until=2020"], "exchange the two"),
        (["queries", "zzz"], "no query 'zzz'; citypact queries lists all 41"),
        (["queries", "agreement_of"], "no query 'agreement_of'; did you mean agreements_of"),
        (["queries", "none.rq"], "none.rq: there is no such file"),
        (["query", "agreements_of", "--param", "body"], "write --param NAME=VALUE"),
        (["query", "agreements_of", "--param", "body=เชียงรายย"], "เชียงราย"),
        (["query", "agreements", "--format", "xls"], "one of table"),
        (["query", "agreements", "--limit", "x"], "agreements: limit: 'x' is no whole number"),
        (["query", "agreements", "--offset", "9" * 26], "is too large; write 999999999999999999 or less"),
        (["query", "agreements", "--param", "limit=3", "--limit", "2"], "limit is given twice"),
        (["view", "pie"], "partners"),
        (["view", "ego", "--focus", "Nowhere"], "Nowhere"),
        (["export", "docx", "--out", "x"], "trig"),
        (["export", "trig", "--out", "closing.txt/x.trig"], "closing.txt"),
    ],
)
def test_a_wrong_question_is_one_clear_line(arguments: list[str], said: str, world: Path) -> None:
    graph = [] if arguments[0] == "queries" else ["--graph", "citypact-graph"]
    status, out, err = citypact(*arguments, *graph, cwd=world)
    assert status == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "agreements", "--graph", "http://127.0.0.1:9/sparql?password=hemlig"],
        ["query", "agreements", "--graph", "http://you:hemlig@127.0.0.1:9/sparql"],
        ["query", "agreements", "--graph", "http://you:hemlig@127.0.0.1:x/sparql"],
        ["query", "agreements", "--graph", "http://127.0.0.1:9/sparql?password=my hemlig"],
        ["query", "agreements", "--graph", "nobody+http://127.0.0.1:9/sparql?password=hemlig"],
        ["query", "agreements", "--graph", "ftp://you:hemlig@127.0.0.1/sparql"],
        ["query", "http://you:hemlig@127.0.0.1:9/a.rq?token=hemlig"],
        ["query", "changes", "--param", "before=http://127.0.0.1:9/sparql?password=hemlig"],
        ["cite", "http://you:hemlig@127.0.0.1:9/"],
        ["diff", "http://127.0.0.1:9/?k=hemlig"],
        ["push", "http://127.0.0.1:9/?k=hemlig"],
        ["pull", "http://127.0.0.1:9/?k=hemlig"],
        ["build", "--out", "http://127.0.0.1:9/?k=hemlig"],
    ],
)
def test_a_password_in_an_address_is_told_to_nobody(arguments: list[str], world: Path) -> None:
    status, out, err = citypact(*arguments, cwd=world)
    assert status == 2
    assert "hemlig" not in out + err
    assert "***" in err.splitlines()[-1] or "a name or password in it" in err


def test_a_query_from_hell_is_stopped(world: Path) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }"
    status, _, err = citypact("query", "-e", sparql, "--timeout", "1", "--graph", "citypact-graph", cwd=world)
    assert status == 2
    assert "1" in err
    assert len(err.strip().splitlines()) == 1


def test_a_query_from_hell_is_stopped_at_its_memory_and_leaves_no_file(world: Path) -> None:
    sparql = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    bounds = ("--memory", "100", "--graph", "citypact-graph", "--out", "all.csv")
    status, _, err = citypact("query", "-e", sparql, *bounds, cwd=world)
    assert status == 2
    assert err.strip().endswith("or allow more with --memory MIB (in Python memory=)")
    assert len(err.strip().splitlines()) == 1
    assert not [each.name for each in world.iterdir() if "all.csv" in each.name]


def test_why_shows_what_carries_each_row(world: Path) -> None:
    status, out, err = citypact("query", "agreements", "--why", "--format", "csv", cwd=world)
    assert (status, "why_source,why_how,why_quote" in out.splitlines()[0]) == (0, True), err
    assert "เรียบเรียงใหม่ ไม่ใช่ถ้อยคำของแหล่งข่าว / retelling" in out
    assert "entered by citypact editors" in out
    status, out, err = citypact("query", "-e", "SELECT (1 AS ?n) {}", "--why", cwd=world)
    assert (status, out) == (2, "")
    assert "no sources can be given" in err


def test_rows_that_no_source_carries_are_told_of_in_one_line(world: Path) -> None:
    asked = "SELECT ?s (COUNT(*) AS ?n) { ?a pact:status ?s } GROUP BY ?s"
    status, out, err = citypact("query", "-e", asked, "--why", "--graph", "citypact-graph", cwd=world)
    assert (status, len(err.splitlines())) == (0, 1)
    assert out.startswith("s,n,why_source,why_how,why_quote")
    assert "rows has sources: there is no evidence about what stands in s itself (status:" in err


def test_the_ending_of_a_file_says_its_form(world: Path) -> None:
    for name, begin in (("a.xlsx", b"PK"), ("a.parquet", b"PAR1"), ("a.xml", b"<?xml"), ("a.json", b"{")):
        status, _, err = citypact("query", "agreements", "--out", name, cwd=world)
        assert status == 0, err
        assert (world / name).read_bytes().startswith(begin)
    for format, told in (("", "a.xlsx: written"), ("csv", "a.xlsx: written as csv")):
        given = ("--limit", "1", "--out", "a.xlsx", *(["--format", format] if format else []))
        _, _, err = citypact("query", "agreements", *given, cwd=world)
        assert err.splitlines()[-1] == f"citypact: {told}"
    for command in (["query", "agreements"], ["conflicts"]):
        for name in ("a.docx", "a"):  # csv was written
            status, _, err = citypact(*command, "--out", name, cwd=world)
            assert status == 2
            told = f"citypact: {name}: its ending names no format; end it in .txt, "
            assert err.splitlines()[-1].startswith(told)
            assert not (world / name).exists()
    status, _, err = citypact("query", "agreements", "--format", "turtle", "--out", "a.ttl", cwd=world)
    assert status == 2
    assert "turtle holds triples" in err
    assert not (world / "a.ttl").exists()


def test_a_zip_is_not_written_on_a_screen(world: Path) -> None:
    """`citypact export csv` filled the terminal with the bytes of a zip."""
    own, theirs = os.openpty()
    command = [sys.executable, "-m", "citypact", "export", "csv"]
    done = subprocess.run(
        command, cwd=world, stdout=theirs, stderr=subprocess.PIPE, env=surroundings(), check=False
    )
    os.close(theirs)
    os.set_blocking(own, False)
    with pytest.raises(OSError):  # nothing was written there
        os.read(own, 1)
    os.close(own)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(
        "citypact: csv: several files, no text for a screen; name a folder"
    )


def test_a_console_in_a_thai_encoding_prints_what_it_can(world: Path, tmp_path: Path) -> None:
    environment = {"PYTHONIOENCODING": "cp874", "PYTHONUTF8": "0", "LC_ALL": "C"}
    status, out, _ = citypact("query", "agreements", "--format", "table", cwd=world, environment=environment)
    assert status == 0
    assert "เทศบาลนครเชียงราย" in out
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(THAI, "utf-8")
    (tmp_path / "texts" / "b.txt").write_text("")
    status, out, err = citypact("build", "texts", cwd=tmp_path, environment=environment)
    assert status == 1, err
    assert "1 agreements" in out
    assert "left out     1: 1 \\xd7 the file is empty" in out, "the encoding has no such letter"


def test_a_c_locale_prints_too(world: Path) -> None:
    environment = {
        "LC_ALL": "C",
        "LANG": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    status, out, _ = citypact("queries", cwd=world, environment=environment)
    assert (status, out.isascii()) == (0, True)


def test_from_a_new_collection_to_a_page(tmp_path: Path) -> None:
    assert citypact("new", "mine", "--title", "เมืองของฉัน", cwd=tmp_path)[0] == 0
    added = citypact(
        "add",
        "-",
        "--collection",
        "mine",
        "--url",
        "https://example.org/7",
        "--published",
        "2023-02-25",
        cwd=tmp_path,
        stdin=THAI.encode(),
    )
    assert added[0] == 0, added
    status, out, err = citypact("build", "mine", cwd=tmp_path)
    assert status == 0, err
    assert "1 agreements" in out
    status, out, _ = citypact(
        "query", "-e", "SELECT ?q WHERE { GRAPH ?g { ?s pact:quote ?q } }", "--format", "csv", cwd=tmp_path
    )
    assert "24 กุมภาพันธ์ 2566" in out
    assert citypact("view", "partners", "--out", "p.html", cwd=tmp_path)[0] == 0
    assert citypact("validate", cwd=tmp_path)[0] == 0


def test_the_page_of_ones_own_collection_opens_on_it_and_what_was_not_read_is_counted(tmp_path: Path) -> None:
    """It opened on a bundled agreement; and 3 sources, 3 records were 2 quoted, 0 retold, 0 entered by hand."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(THAI, "utf-8")
    (tmp_path / "texts" / "scan.pdf").write_bytes(b"%PDF-1.7 junk")
    status, out, err = citypact("build", "texts", cwd=tmp_path)
    assert status == 1, err
    assert "read         2 sources, 2 records: 1 quoted, 0 retold, 0 entered by hand, 1 not read" in out
    own = re.search("explorer.html#(.+)", out)
    assert own
    status, out, err = citypact("build", "texts", "--with-bundled", "--out", "g", cwd=tmp_path)
    assert status == 1, err
    opening = re.search("explorer.html#(.+)", out)
    assert opening
    assert opening[1] == own[1]


def test_a_source_that_is_left_out_is_listed_and_makes_the_status_1(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(THAI, "utf-8")
    (tmp_path / "texts" / "b.txt").write_text("")
    status, out, err = citypact("build", "texts", cwd=tmp_path)
    assert status == 1, err
    assert "left out     1: 1 × the file is empty" in out
    assert "left out texts/b.txt: the file is empty; put the text of the press release into it" in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("r.yaml", "id: [", "records/r.yaml:1:6: not YAML"),
        (
            "r.json",
            '{"id": "r", "lang": "th", "agreements": [{"type": "mou", "status": "signed", "domains": ["x"]}]}',
            "no domain",
        ),
        (
            "r.json",
            '{"id": "r", "lang": "th", "agreements": [{"type": "mou", "status": "signed", "date": "2023-02-30"}]}',
            "does not exist",
        ),
    ],
)
def test_a_broken_record_is_named_and_the_rest_goes_in(
    name: str, content: str, said: str, tmp_path: Path
) -> None:
    assert citypact("new", "mine", cwd=tmp_path)[0] == 0
    assert citypact("add", "-", "--collection", "mine", cwd=tmp_path, stdin=THAI.encode())[0] == 0
    (tmp_path / "mine" / "records" / name).write_text(content, "utf-8")
    status, out, err = citypact("build", "mine", cwd=tmp_path)
    assert status == 1
    assert "1 agreements" in out
    assert f"left out mine/records/{name}" in err
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_extract_writes_one_file_per_source_and_lines_without_out(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(THAI, "utf-8")
    assert citypact("extract", "texts", "--out", "records", cwd=tmp_path)[0] == 0
    written = json.loads((tmp_path / "records" / "a.json").read_text("utf-8"))
    status, out, _ = citypact("extract", "texts/a.txt", cwd=tmp_path)
    assert status == 0
    assert json.loads(out) == written
    assert written["agreements"][0]["date"] == "2023-02-24"


def test_ctrl_c_ends_a_query_at_once(world: Path) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }"
    process = subprocess.Popen(
        [sys.executable, "-m", "citypact", "query", "-e", sparql, "--graph", "citypact-graph"],
        cwd=world,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings(),
    )
    while not (spent := _asking(process.pid)):
        assert process.poll() is None
        time.sleep(0.05)
    while _asking(process.pid) < spent + 0.5:  # it is deep in the question by then
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.strip() == "citypact: stopped; what stood before is unchanged"


def _asking(pid: int) -> float:
    """Seconds of the processor that went into processes of a command which have its store open; 0 before that."""
    command = psutil.Process(pid)
    asking = [
        each
        for each in (command, *command.children(recursive=True))
        if any("/store/" in file.path for file in each.open_files())
    ]
    return sum(sum(each.cpu_times()[:2]) for each in asking)


def test_a_graph_is_not_built_at_an_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(THAI, "utf-8")
    environment = {"CITYPACT_GRAPH": "http://example.org/sparql"}
    for arguments in (["build", "."], ["build", ".", "--out", "https://example.org/g"]):
        status, _, err = citypact(*arguments, cwd=tmp_path, environment=environment)
        assert (status, "an address" in err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_two_texts_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    for name in ("p", "q"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "news.txt").write_text(f"{THAI} {name}", "utf-8")
    status, _, err = citypact("extract", "p", "q", "--out", "o", cwd=tmp_path)
    assert status == 1
    assert f"q{os.sep}news.txt: o{os.sep}news.json holds the record of p{os.sep}news.txt" in err
    assert [path.name for path in (tmp_path / "o").iterdir()] == ["news.json"]


def test_an_extracted_record_is_corrected_without_an_address(tmp_path: Path) -> None:
    (tmp_path / "c" / "sources").mkdir(parents=True)
    (tmp_path / "c" / "collection.yaml").write_text("title: C\n", "utf-8")
    (tmp_path / "c" / "sources" / "news.txt").write_text(THAI, "utf-8")
    asked = [
        "query",
        "-e",
        "SELECT ?a ?y WHERE { ?a a pact:Agreement ; pact:signedOnYear ?y }",
        "--format",
        "csv",
    ]
    assert citypact("build", "c", cwd=tmp_path)[0] == 0
    before = citypact(*asked, cwd=tmp_path)[1]
    assert citypact("extract", "c/sources/news.txt", "--out", "c/records", cwd=tmp_path)[0] == 0
    file = tmp_path / "c" / "records" / "news.json"
    record = json.loads(file.read_text("utf-8"))
    record["agreements"][0]["date"] = "2022-02-24"
    del record["evidence"]["/agreements/0/date"]
    file.write_text(json.dumps({**record, "reviewed_by": "A", "reviewed_on": "2024-01-01"}), "utf-8")
    status, _, err = citypact("build", "c", cwd=tmp_path)
    assert status == 0, err
    assert citypact(*asked, cwd=tmp_path)[1] == before.replace("2023", "2022") != before


def test_a_store_that_is_damaged_is_one_line_wherever_it_is_read(world: Path, tmp_path: Path) -> None:
    shutil.copytree(world / "citypact-graph", tmp_path / "g")
    for table in (tmp_path / "g" / "builds").glob("*/store/*.sst"):
        data = bytearray(table.read_bytes())
        for place in range(len(data) // 4, len(data) * 3 // 4, 7):
            data[place] ^= 255
        table.write_bytes(data)
    for arguments in (["query", "agreements"], ["view", "partners", "--out", "v.html"], ["validate"]):
        status, out, err = citypact(*arguments, "--graph", "g", cwd=tmp_path)
        assert status == 2
        assert "build again with: citypact build" in err
        assert len(err.strip().splitlines()) == 1
        assert "a fault of ours" not in out + err
