"""Every constraint component of the compiled engine, as ``components.txt`` writes it, against pySHACL."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from citypact.graph.validation import KNOWN, ShapeGraph, looked_at, oracle, validate
from citypact.graph.validation.findings import DEFAULT_MESSAGES


@dataclass(frozen=True)
class Case:
    name: str
    shapes: str
    valid: str
    invalid: str
    breaks: tuple[str, ...]

    def __str__(self) -> str:
        return self.name.replace(" ", "_")


def _cases() -> list[Case]:
    text = Path(__file__).with_name("components.txt").read_text("utf-8")
    found = []
    for part in text.split("\n== ")[1:]:
        pieces = re.fullmatch(
            r"(.*?)\nshapes\n(.*)\nvalid\n(.*)\ninvalid\n(.*)\nbreaks\n(.*)", part.strip(), re.S
        )
        assert pieces, f"components.txt: this is no case: {part}"
        name, shapes, valid, invalid, breaks = pieces.groups()
        found.append(Case(name, shapes, valid, invalid, tuple(breaks.split())))
    return found


CASES = _cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_graph_that_conforms_has_no_result(
    case: Case, store_of: Callable[..., ox.Store], shapes_of: Callable[[str], ShapeGraph]
) -> None:
    report = validate(store_of(case.valid), shapes=shapes_of(case.shapes))
    assert report.conforms, report.text()
    assert not report.results, report.text()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_graph_that_does_not_conform_has_one_result_per_fault(
    case: Case, store_of: Callable[..., ox.Store], shapes_of: Callable[[str], ShapeGraph]
) -> None:
    report = validate(store_of(case.invalid), shapes=shapes_of(case.shapes))
    assert tuple(sorted(result.constraint for result in report.results)) == case.breaks, report.text()


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("side", ["valid", "invalid"])
def test_both_engines_say_the_same_of_the_known_graph_and_of_a_source(
    case: Case,
    side: str,
    store_of: Callable[..., ox.Store],
    shapes_of: Callable[[str], ShapeGraph],
    verdict: Callable[..., Any],
) -> None:
    text, source, other = getattr(case, side), "https://example.org/graph/a", "https://example.org/graph/b"
    store, shapes = store_of(text, {source: text, other: case.valid}), shapes_of(case.shapes)
    for graph in (KNOWN, source):
        ours, theirs = validate(store, graphs=[graph], shapes=shapes), oracle(store, graph, shapes=shapes)
        assert verdict(ours) == verdict(theirs), f"ours: {ours.text()}theirs: {theirs.text()}"
        assert ours == theirs


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_the_lines_of_a_graph_show_for_certain_changes_no_verdict(
    case: Case, store_of: Callable[..., ox.Store], shapes_of: Callable[[str], ShapeGraph]
) -> None:
    shapes, name = shapes_of(case.shapes), "https://example.org/graph/a"
    for text in (case.valid, case.invalid):
        store = store_of(text, {name: text})
        lines = [f"{quad} .\n" for quad in store]
        certain = {
            KNOWN: looked_at("", [line for line in lines if f" <{name}> .\n" not in line], shapes),
            name: looked_at(name, [line for line in lines if f" <{name}> .\n" in line], shapes),
        }
        assert validate(store, shapes=shapes, certain=certain) == validate(store, shapes=shapes)
        assert certain[KNOWN] == certain[name], (
            "the lines of a named graph say what those of the known one say"
        )


def test_most_components_are_certain_where_they_hold(
    store_of: Callable[..., ox.Store], shapes_of: Callable[[str], ShapeGraph]
) -> None:
    """Else the test above would show nothing."""
    certain = [
        case
        for case in CASES
        if not looked_at("", [f"{quad} .\n" for quad in store_of(case.valid)], shapes_of(case.shapes)).doubts
    ]
    assert len(certain) > len(CASES) / 2, [case.name for case in CASES if case not in certain]


def test_every_component_has_a_case() -> None:
    assert {component for case in CASES for component in case.breaks} == set(DEFAULT_MESSAGES)


@pytest.mark.parametrize(
    ("datatype", "good", "bad"),
    [
        (
            "date",
            ["2023-02-24", "2024-02-29", "2023-02-24+07:00"],
            ["2023-02-29", "2023-13-01", "24/02/2566"],
        ),
        ("dateTime", ["2023-02-24T13:00:00+07:00"], ["2023-02-24", "2023-02-30T13:00:00"]),
        ("time", ["13:00:00"], ["25:00:00", "13.00"]),
        ("gYear", ["2023"], ["23", "2566 BE"]),
        ("gYearMonth", ["2023-02"], ["2023-13", "2023"]),
        ("duration", ["P3Y", "P1Y6M"], ["3Y", "P"]),
        ("integer", ["5", "-5", "99999999999999999999"], ["5.0", "five", ""]),
        ("decimal", ["0.9", "5", "-0.5"], ["1e3", "half"]),
        ("double", ["1e3", "NaN", "5"], ["x"]),
        ("boolean", ["true", "false"], ["yes", "TRUE"]),
    ],
)
def test_ill_typed_literals_are_faults(
    datatype: str,
    good: list[str],
    bad: list[str],
    store_of: Callable[..., ox.Store],
    shapes_of: Callable[[str], ShapeGraph],
) -> None:
    values = ", ".join(f"'{value}'^^xsd:{datatype}" for value in [*good, *bad])
    shapes = shapes_of(f":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:datatype xsd:{datatype} ] .")
    report = validate(store_of(f":a a :T ; :p {values} ."), shapes=shapes)
    assert sorted((result.value or "").split("^^")[0].strip('"') for result in report.results) == sorted(bad)
