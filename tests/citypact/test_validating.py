"""What ``citypact validate`` says."""

from __future__ import annotations

from pathlib import Path

import pytest

from citypact.cli import validate
from citypact.graph.validation.report import More, ValidationReport
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
    monkeypatch.setattr("citypact.graph.validation.validate", lambda store: found)
    built(tmp_path / "g")
    validate(oracle=False, graph=str(tmp_path / "g"))
    assert "conforms: 0 violations, 22 warnings" in capsys.readouterr().out
