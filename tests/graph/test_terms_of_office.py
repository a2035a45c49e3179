"""Signatures outside a term: told to the builder, by a register, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citypact.errors import CollectionError
from citypact.graph.dataset import Dataset
from citypact.graph.decisions import Decision
from citypact.graph.readings import Reading
from citypact.graph.terms_of_office import COLUMNS, Term, read_terms
from tests.towns import BASE, WEST, agreement, reading

NAME = "สมมุติ ใจดี"
PAGE = "https://example.org/register"


def signed(date: str = "2023-02-24", **more: Any) -> Reading:
    mayor = {"name": NAME, "role": "mayor", "office": "นายกเทศมนตรี", "of": WEST["name"]}
    return reading("a", agreement(date=date, signatories=[NAME], **more), officials=[mayor])


def term(since: str, until: str = "", **more: str) -> Term:
    given = {"person": NAME, "body": WEST["name"], "office": "mayor", "source": PAGE, "place": "terms.csv:2"}
    return Term(**{**given, "since": since, "until": until, **more})


def told(*terms: Term, of: Reading | None = None, decisions: tuple[Decision, ...] = ()) -> list[str]:
    made = Dataset(readings=[of or signed()], decisions=decisions, terms=terms, base=BASE, id="x", title="x")
    lines = "".join(made.quads())
    assert PAGE not in lines  # nothing of it is a statement
    return [each.text for each in made.questions]


@pytest.mark.parametrize(
    ("terms", "outside"),
    [
        ([term("2021-03-28")], False),
        ([term("2021", "2025")], False),
        ([term("2023-02-24", "2023-02-24")], False),
        ([term("2021-03-28", "2023-02-23")], True),
        ([term("2024")], True),
        ([term("2012", "2014"), term("2021", "2025")], False),
        ([term("2021", "2025", person="อื่น ไกล")], True),
        ([term("2012", "2014", person="อื่น ไกล")], False),
        ([term("2024", office="clerk")], False),
        ([term("2024", person=f"นาย{NAME}")], True),
        ([], False),
    ],
)
def test_a_signature_is_held_against_the_register(terms: list[Term], outside: bool) -> None:
    found = told(*terms)
    assert [line.split(":")[0] for line in found] == (["a.yaml"] if outside else [])
    assert all("terms.csv:2" in line for line in found)


def test_a_day_that_is_not_known_well_enough_is_no_doubt() -> None:
    assert told(term("2023-06-01"), of=signed("2023")) == []
    assert told(term("2024"), of=signed(status="planned")) == []


def test_a_hidden_name_is_hidden_in_the_check_too() -> None:
    hide = Decision(decision="suppress", subject=NAME, object="", who="x", when="", why="asked")
    (line,) = told(term("2024"), decisions=(hide,))
    assert NAME not in line and "outside" in line


def test_a_term_at_a_body_that_nobody_names_is_told() -> None:
    (line,) = told(term("2021", body="เทศบาลนครที่ไม่มี"))
    assert line.startswith("terms.csv:2: body 'เทศบาลนครที่ไม่มี' names nobody")


def test_a_file_of_terms_is_read(tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text(f"{','.join(COLUMNS)}\n{NAME},{WEST['name']},mayor,2021-03-28,,{PAGE}\n", "utf-8")
    assert read_terms(file) == (term("2021-03-28"),)
    assert read_terms(tmp_path / "none.csv") == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"a b,c,mayor,,,{PAGE}", ":2: from is empty"),
        (f"a b,c,king,2021,,{PAGE}", ":2: no office 'king'"),
        (f"a b,c,mayor,2564,,{PAGE}", ":2: from: .*Buddhist"),
        ("a b,c,mayor,2021,,hearsay", ":2: source 'hearsay' is no address"),
    ],
)
def test_a_faulty_term_is_refused_with_its_line(row: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text(f"{','.join(COLUMNS)}\n{row}\n", "utf-8")
    with pytest.raises(CollectionError, match=said):
        read_terms(file)
