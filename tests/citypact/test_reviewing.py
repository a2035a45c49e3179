"""`citypact review` as a user meets it: in a process of its own, from a folder of texts to a graph."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.as_users import citypact
from tests.graph.review.conftest import SIGNED, TEXTS


@pytest.fixture
def world(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in TEXTS.items():
        (texts / name).write_text(text, "utf-8")
    return tmp_path


def test_from_a_folder_of_texts_to_a_graph_that_obeys_the_person(world: Path) -> None:
    status, out, err = citypact("review", "texts", cwd=world)
    assert status == 0, err
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [float(row["least"]) for row in rows] == sorted(float(row["least"]) for row in rows)
    assert f"next: open {rows[0]['draft']} in an editor" in err
    draft = world / "texts" / "review" / "signed.yaml"
    draft.write_text(draft.read_text("utf-8").replace("date: 2023-02-24", "date: 2023-02-25"), "utf-8")
    status, out, err = citypact(
        "review", "texts", "signed.yaml", "visit.yaml", "--accept", "--by", "สมชาย ใจดี", cwd=world
    )
    assert status == 0, err
    assert len(out.splitlines()) == 2
    assert "1 by hand" in out
    assert "none here" in out
    status, _, err = citypact("review", "texts", "signed.yaml", "--accept", "--by", "A", cwd=world)
    assert (status, "signed.yaml: was accepted already" in err, "--again ID" in err) == (2, True, True)
    status, out, err = citypact("build", "texts", "--out", "g", cwd=world)
    assert (status, err) == (0, "")
    assert "entered by hand; 2 of them reviewed" in out
    status, out, err = citypact("query", "reading_counts", "--format", "csv", "--graph", "g", cwd=world)
    (read,) = (row for row in csv.DictReader(io.StringIO(out)) if row["kind"] == "extracted")
    assert 0 < int(read["reviewed"]) < int(read["claims"])  # the third text was read by the program alone
    status, out, err = citypact("query", "signings", "--why", "--format", "csv", "--graph", "g", cwd=world)
    assert "read, confirmed by สมชาย ใจดี, " in out
    (world / "texts" / "signed.txt").write_text(SIGNED.replace("24", "25"), "utf-8")
    status, _, err = citypact("build", "texts", "--out", "g", cwd=world)
    assert status == 0
    assert "texts/records/signed.yaml: signed.txt has changed since สมชาย ใจดี reviewed it" in err
    status, out, err = citypact("query", "signings", "--format", "csv", "--graph", "g", cwd=world)
    assert "2023-02-25" in out
    status, out, err = citypact("review", "texts", cwd=world)
    assert "    + " in err
    assert next(csv.DictReader(io.StringIO(out)))["state"] == "again"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["review", "none"], "none: there is no such folder"),
        (["review", "texts", "--by", "A"], "go with --accept"),
        (["review", "texts", "signed.yaml"], "go with --accept"),
        (["review", "texts", "--accept", "--by", "A"], "name the drafts that are right"),
        (
            ["review", "texts", "x.yaml", "--accept", "--by", "A", "--on", "yesterday"],
            "'yesterday' is no date",
        ),
        (["review", "texts", "x.yaml", "--accept", "--by", "?"], "'?' is no name"),
        (["review", "texts", "--for", "a/b"], "no name of a folder"),
        (["review", "texts", "--again", "x"], "no record with the id x"),
    ],
)
def test_bad_input_is_one_clear_line(arguments: list[str], said: str, world: Path) -> None:
    status, out, err = citypact(*arguments, cwd=world)
    assert status == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in out + err


def test_a_faulty_draft_keeps_no_other_back(world: Path) -> None:
    citypact("review", "texts", cwd=world)
    draft = world / "texts" / "review" / "signed.yaml"
    draft.write_text(draft.read_text("utf-8").replace("status: signed", "status: sing"), "utf-8")
    status, out, err = citypact(
        "review", "texts", "texts/review/signed.yaml", "visit", "--accept", "--by", "A", cwd=world
    )
    assert status == 1
    assert "records/visit.yaml" in out
    assert "did you mean signed?" in err.splitlines()[0]
    assert "1 of 2 not accepted" in err.splitlines()[1]
    status, _, _ = citypact("review", "texts", "signed.yaml", "--accept", "--by", "A", cwd=world)
    assert status == 2


def test_a_console_in_a_thai_encoding_lists_what_it_can(world: Path) -> None:
    environment = {"PYTHONIOENCODING": "cp874", "PYTHONUTF8": "0", "LC_ALL": "C"}
    status, out, _ = citypact("review", "texts", cwd=world, environment=environment)
    assert status == 0
    assert "สองเมืองลงนาม" in out
