"""What ``citypact query`` makes of the file that it is given."""

from __future__ import annotations

import datetime as dt
import warnings
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from citypact.asking import ask
from citypact.errors import SourceError
from citypact.facade import Graph
from citypact.graph.folder import BuiltGraph
from citypact.queries import Askable, askable, questions


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\x7fELF" + bytes(range(256)) * 40, "no text in UTF-8"),
        (b"\x00\x01\x02\x03" * 400, "a binary file"),
    ],
)
def test_a_file_that_is_no_query_is_told_with_what_to_put_into_it(
    content: bytes, said: str, tmp_path: Path
) -> None:
    """The next steps were those for a press release."""
    file = tmp_path / "asked.rq"
    file.write_bytes(content)
    nobody = cast(Askable, None)  # the file is read before any graph is asked
    with pytest.raises(SourceError) as told:
        ask(
            nobody,
            what=str(file),
            sparql=None,
            params=(),
            format="csv",
            out=None,
            timeout=1,
            limit=None,
            allow_service=False,
        )
    assert said in str(told.value)
    assert str(told.value).endswith("; write a SPARQL query into it, as UTF-8 text")


DATED = [
    (each.name, its.name) for each in questions() for its in each.parameters if its.default_from == "as_of"
]


@pytest.mark.parametrize(("name", "parameter"), DATED)
def test_a_graph_without_a_date_is_asked_as_of_today_and_a_line_says_so(
    name: str, parameter: str, world: BuiltGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twin towns have no days: these questions could not be asked of them without one."""
    today = dt.date.today().isoformat()
    undated = replace(world, info=replace(world.info, as_of=None))

    def answered(graph: BuiltGraph, *params: str) -> tuple[str, str]:
        out = tmp_path / "a.csv"
        ask(
            askable(graph),
            what=name,
            sparql=None,
            params=params,
            format="",
            out=out,
            timeout=60,
            limit=None,
            allow_service=False,
        )
        return out.read_text("utf-8"), capsys.readouterr().err

    rows, told = answered(undated)
    line, written = told.splitlines()
    assert line.startswith(
        f"citypact: {name}: this graph has no as-of date, so {parameter} is today, {today}; for "
    )
    assert line.endswith(f"--param {parameter}=YYYY-MM-DD (in Python {parameter}='YYYY-MM-DD')")
    assert (rows, f"{written}\n") == answered(undated, f"{parameter}={today}")
    assert "today" not in answered(world)[1]
    with pytest.warns(UserWarning, match=f"no as-of date, so {parameter} is today, {today}"):
        Graph(undated).query(name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Graph(undated).query(name, {parameter: today})
        Graph(world).query(name)


def test_such_questions_were_found() -> None:
    assert len(DATED) == 4
