"""`citypact score` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citypact.cli import app
from citypact.errors import ParameterError, RecordError
from citypact.graph.scoring import FURTHER, SLOTS

AGREEMENT = {
    "type": "mou",
    "status": "signed",
    "date": "2023-02-24",
    "parties": [{"name": "เทศบาลนครสายลม", "kind": "city_municipality"}],
    "duration": "P3Y",
}


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Gold of two records, and a reading of one that has another date."""
    for folder, id, date in (("gold", "a", "2023-02-24"), ("gold", "b", "2022"), ("read", "a", "2023-02-23")):
        data = {"id": id, "lang": "th", "agreements": [AGREEMENT | {"date": date}], "officials": []}
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{id}.json").write_text(json.dumps(data), "utf-8")
    return tmp_path


def run(folders: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["score", str(folders / "gold"), str(folders / "read"), *options])


def test_the_table_has_a_row_a_slot_and_ends_with_the_overall_figure(folders: Path) -> None:
    done = run(folders)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert {line.split()[0] for line in lines if line} >= {*SLOTS, "duration", "party_kind"}
    assert lines[-1].startswith("2 documents, overall F1 0.")
    assert "lacks 1 records (b)" in done.stderr


@pytest.mark.parametrize("format", ["table", "markdown"])
def test_a_slot_of_which_nobody_says_anything_has_no_figure(format: str, folders: Path) -> None:
    """It had 1.000 (1.000–1.000), as if much had been read without a fault."""
    lines = run(folders, "--format", format).stdout.replace("|", " ").splitlines()
    rows = {line.split()[0]: line.split()[1:] for line in lines if line.split()}
    assert rows["time"] == ["–", "–", "–", "–", "0", "0", "2"]
    assert rows["date"][:3] == ["0.000", "0.000", "0.000"]


def test_only_what_both_have_counts_where_that_is_asked(folders: Path) -> None:
    done = run(folders, "--common")
    assert done.stdout.splitlines()[-1].startswith("1 documents, overall F1 0.923")
    assert not done.stderr


def test_every_disagreement_is_listed(folders: Path) -> None:
    first, second = run(folders, "--common", "--errors").stdout.splitlines()[:2]
    assert first.split() == ["a", "date", "missed", "2023-02-24"]
    assert second.split() == ["a", "date", "wrong", "2023-02-23"]


def test_the_figures_as_data(folders: Path) -> None:
    found = json.loads(run(folders, "--common", "--format", "json", "--errors").stdout)
    assert (found["documents"], list(found["slots"]), list(found["further"])) == (
        1,
        list(SLOTS),
        list(FURTHER),
    )
    assert found["slots"]["date"]["f1"] == 0.0
    assert found["overall_f1"] == pytest.approx(12 / 13)
    assert [each["kind"] for each in found["disagreements"]] == ["missed", "wrong"]
    rows = list(csv.DictReader(io.StringIO(run(folders, "--common", "--format", "csv").stdout)))
    assert [row["slot"] for row in rows] == [*SLOTS, *FURTHER]
    listed = list(csv.DictReader(io.StringIO(run(folders, "--common", "--format", "csv", "--errors").stdout)))
    assert [row["value"] for row in listed] == ["2023-02-24", "2023-02-23"]
    assert "| date | 0.000 |" in run(folders, "--common", "--format", "markdown").stdout


def test_a_record_that_cannot_be_read_is_told_and_ends_with_status_one(folders: Path) -> None:
    (folders / "read" / "b.json").write_text('{"id": "b"}', "utf-8")
    done = run(folders)
    assert done.exit_code == 1
    assert "b.json" in done.stderr
    assert "lang: is missing" in done.stderr


def test_what_cannot_be_scored_says_why(folders: Path) -> None:
    assert isinstance(run(folders, "--format", "xml").exception, ParameterError)
    (folders / "read" / "a.json").rename(folders / "read" / "a.txt")
    assert isinstance(run(folders).exception, RecordError)
