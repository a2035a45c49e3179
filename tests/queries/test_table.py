from __future__ import annotations

import io
import unicodedata

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from citypact.graph.folder import BuiltGraph
from citypact.queries import Options, question, run, write
from citypact.queries.table import shown, table_rows

THAI = ["กำแพงเพชร", "ที่นี่ก็ดี", "เกาะ"]


def lines(rows: list[list[str]], columns: str = "a b", width: int | None = None) -> list[str]:
    return "".join(table_rows(columns.split(), rows, width=width)).split("\n")[:-1]


def test_columns_are_aligned_by_what_a_console_shows() -> None:
    found = lines([[name, "x"] for name in THAI])
    assert {cell_len(line[: line.rindex("x")]) for line in found[2:]} == {cell_len(THAI[0]) + 2}


def test_no_thai_sign_above_or_below_takes_a_column() -> None:
    signs = [chr(code) for code in range(0x0E00, 0x0E80) if unicodedata.category(chr(code)) == "Mn"]
    assert len(signs) > 15
    rows = [
        ["ก", "x"],
        *(["ก" + sign, "x"] for sign in signs),
        ["ก\u0e4d\u0e49", "x"],
        ["e\u0301", "x"],
        ["น้ำ", "x"],
    ]
    shown_rows = lines(rows)[2:]
    assert {cell_len(line) for line in shown_rows} == {len("กก  x")}
    assert len(shown_rows) == len(rows)


def test_numbers_stand_at_the_right() -> None:
    assert (
        "".join(table_rows(["n"], [["7"], ["100"]], numeric=frozenset("n"), width=None))
        == "  n\n---\n  7\n100\n"
    )


def test_nothing_is_said_to_be_nothing() -> None:
    assert lines([]) == ["a  b", "(no rows)"]


def test_a_row_without_columns_is_no_nothing() -> None:
    assert list(table_rows([], [[]], width=None)) == ["(1 row without columns)\n"]
    assert list(table_rows([], [[]] * 2_000, width=80)) == ["(2,000 rows without columns)\n"]
    assert list(table_rows([], [], width=None)) == ["(no rows)\n"]


@pytest.mark.parametrize("width", [30, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_screen(width: int, world: BuiltGraph) -> None:
    for name in ("agreements", "evidence_of", "sources"):
        stream = io.StringIO()
        asked = {"thing": "id:agreement/morning-1-a"} if name == "evidence_of" else None
        write(run(world, question(name), asked), "table", stream, Options(width=width))
        assert max(map(cell_len, stream.getvalue().split("\n"))) <= width


def test_a_narrow_screen_shows_a_row_as_a_block() -> None:
    assert lines([["one", "ยาวมาก"], ["two", ""]], "first second", width=12) == [
        "first   one",
        "second  ยาวมาก",
        "",
        "first   two",
    ]


@given(st.text(alphabet="กขำ่้ิีเแ ab", min_size=1, max_size=80), st.integers(10, 30))
def test_wrapping_loses_no_letter_and_parts_no_sign_from_its_letter(text: str, width: int) -> None:
    from citypact.queries.table import _wrapped

    pieces = _wrapped(text, width)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(piece) <= width for piece in pieces)
    assert not any(piece[:1] in "\u0e48\u0e49\u0e34\u0e35\u0e33" for piece in pieces[1:] if piece)


def test_words_stay_whole_where_there_are_spaces() -> None:
    from citypact.queries.table import _wrapped

    assert _wrapped("the mayor signs the paper", 10) == ["the mayor", "signs the", "paper"]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (None, ""),
        (ox.NamedNode("https://w3id.org/citypact/domain/tourism"), "tourism"),
        (ox.NamedNode("https://w3id.org/citypact/id/agreement/a-1"), "agreement:a-1"),
        (ox.NamedNode("http://purl.org/dc/terms/type"), "dct:type"),
        (
            ox.NamedNode("https://w3id.org/citypact/text/s#char=1,2"),
            "https://w3id.org/citypact/text/s#char=1,2",
        ),
        (ox.NamedNode("https://example.org/x"), "https://example.org/x"),
        (ox.Literal("ครับ", language="th"), "ครับ"),
        (ox.Literal("\x1b[31mred\x07\u202etfel\u202c\nnext"), " [31mred tfel next"),
        (ox.Literal(3), "3"),
        (ox.BlankNode("b"), "_:b"),
    ],
)
def test_a_term_is_shown_as_people_read_it(
    term: ox.NamedNode | ox.Literal | ox.BlankNode | None, text: str
) -> None:
    assert shown(term) == text


def test_what_a_table_shows_can_be_given_as_a_value(world: BuiltGraph) -> None:
    for row in list(run(world, question("agreements"))):
        assert list(run(world, question("who_claims"), {"agreement": shown(row[0], world.info.base)}))


def test_things_under_a_base_of_their_own_are_shortened_too() -> None:
    assert shown(ox.NamedNode("https://example.org/id/body/x"), "https://example.org/id/") == "body:x"
