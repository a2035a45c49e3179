"""What is certain of a graph is the same whoever looks at it; a process that is lost is not missed."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from citypact.graph.validation import KNOWN, Looking, looked_at, looking

GRAPH = "https://w3id.org/citypact/graph/one"
A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
AGREEMENT = "<https://w3id.org/citypact/ns#Agreement>"
KNOWN_LINES = [f"<https://w3id.org/citypact/id/agreement/{n}> {A} {AGREEMENT} .\n" for n in range(3)]
LINES = [line.replace(" .\n", f" <{GRAPH}> .\n") for line in KNOWN_LINES]


def look(looking: Looking, name: str, lines: list[str]) -> None:
    with looking.at(name, lines) as copy:
        if copy is not None:
            copy.write("".join(lines).encode())


def test_another_process_sees_what_this_one_sees(tmp_path: Path) -> None:
    with Looking(tmp_path, large=1) as there, Looking(tmp_path) as here:
        for each in (there, here):
            look(each, GRAPH, LINES)
            look(each, KNOWN, KNOWN_LINES)
        seen = dict(there.seen())
        assert seen == here.seen() == {GRAPH: looked_at(GRAPH, LINES), KNOWN: looked_at("", KNOWN_LINES)}
        assert seen[GRAPH].size == 3
        assert seen[GRAPH].doubts  # an agreement without parties is none
    assert list(tmp_path.iterdir()) == []


def test_a_graph_whose_process_is_lost_is_looked_at_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(name: str, path: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(["false"], stdout=subprocess.PIPE)

    monkeypatch.setattr(looking, "_other_process", lost)
    with Looking(tmp_path, large=1) as there:
        look(there, GRAPH, LINES)
        assert there.seen() == {GRAPH: looked_at(GRAPH, LINES)}


def test_where_the_system_gives_no_process_a_graph_is_looked_at_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refused)
    with Looking(tmp_path, large=1) as there:
        look(there, GRAPH, LINES)
        assert there.seen() == {GRAPH: looked_at(GRAPH, LINES)}
    assert list(tmp_path.iterdir()) == []


def test_no_process_outlasts_a_build_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[subprocess.Popen[bytes]] = []

    def slow(name: str, path: Path) -> subprocess.Popen[bytes]:
        begun.append(subprocess.Popen(["sleep", "60"], stdout=subprocess.PIPE))
        return begun[0]

    monkeypatch.setattr(looking, "_other_process", slow)

    def failing() -> Any:
        with Looking(tmp_path, large=1, beside=1) as there:
            look(there, GRAPH, LINES)
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        failing()
    assert begun[0].poll() is not None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("beside", [0, 1, 2])
def test_no_more_processes_look_than_there_are_processors(
    beside: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[bytes]] = []
    most = []

    def counted(name: str, path: Path) -> subprocess.Popen[bytes]:
        begun.append(subprocess.Popen(["sleep", "0.1"], stdout=subprocess.PIPE))
        most.append(sum(each.poll() is None for each in begun))
        return begun[-1]

    def nothing(told: bytes) -> Any:
        return looked_at(GRAPH, LINES)

    monkeypatch.setattr(looking, "_other_process", counted)
    monkeypatch.setattr(looking, "_read", nothing)
    monkeypatch.setattr(looking, "cores", lambda: 2)
    with Looking(tmp_path, large=1, beside=beside) as there:
        for number in range(5):
            look(there, f"{GRAPH}/{number}", LINES)
        assert max(most, default=0) <= beside  # while statements are made
        assert len(there.seen()) == len(begun) == 5
    assert max(most) <= 2
