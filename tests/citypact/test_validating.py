"""What ``citypact validate`` says."""

from __future__ import annotations

from pathlib import Path

import pytest

from citypact.cli import validate
from citypact.graph.validation.report import More, Result, ValidationReport
from tests.small_world import built


def test_validate_counts_the_warnings_that_are_told_by_their_number_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of 160 warnings that the build had told it said 138."""
    more = More(
        shape="https://w3id.org/citypact/shapes#Agreement-date",
        constraint="minCount",
        path=None,
        severity="Warning",
        message_en="no date",
        message_th="",
        graph="https://w3id.org/citypact/graph/known",
        source=None,
        results=22,
    )
    found = ValidationReport.of([], graphs=1, more=[more])
    monkeypatch.setattr("citypact.validating.validate", lambda store: found)
    built(tmp_path / "g")
    validate(oracle=False, graph=str(tmp_path / "g"))
    assert capsys.readouterr().out.splitlines() == [
        "Warning: no date (22 times)",
        "build 0123456789ab conforms: 0 violations, 22 warnings; --all tells each by itself, with its source",
    ]


def test_warnings_of_one_kind_stand_in_one_line_unless_all_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A screenful, each in two languages and once more for the known graph, hid the verdict."""

    def warning(node: int, graph: str) -> Result:
        return Result(
            shape="https://w3id.org/citypact/shapes#Agreement-date",
            constraint="MinCount",
            focus=f"https://w3id.org/citypact/id/agreement/a-{node}",
            path=None,
            value=None,
            severity="Warning",
            message_en="no date",
            message_th="ไม่มีวันที่",
            graph=f"https://w3id.org/citypact/graph/{graph}",
            source=None,
        )

    results = [warning(node, graph) for node in range(5) for graph in ("known", "one")]
    found = ValidationReport.of(results, graphs=2)
    monkeypatch.setattr("citypact.validating.validate", lambda store: found)
    built(tmp_path / "g")
    validate(graph=str(tmp_path / "g"))
    grouped, verdict = capsys.readouterr().out.splitlines()
    assert grouped.startswith("Warning: no date (5): https://w3id.org/citypact/id/agreement/a-0, ")
    assert grouped.endswith("/a-2 and 2 more")
    assert verdict.endswith("0 violations, 10 warnings; --all tells each by itself, with its source")
    validate(everything=True, graph=str(tmp_path / "g"))
    assert len(capsys.readouterr().out.splitlines()) == 11
