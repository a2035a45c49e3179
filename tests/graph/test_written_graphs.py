"""Large graphs that stand aside as files say what the store says, and are judged alike."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from citypact.graph.validation import validate
from citypact.graph.written_graphs import WrittenGraphs
from tests.towns import agreement, dataset, reading


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citypact.graph.written_graphs._LARGE", 10)
    monkeypatch.setattr("citypact.graph.validation.run._BATCH", 10)


@pytest.mark.usefixtures("small")
def test_the_files_hold_what_the_store_holds(tmp_path: Path) -> None:
    made, store = dataset(reading("one", agreement()), reading("two", agreement(date="2020-01-01")))
    written = WrittenGraphs(tmp_path)
    assert list(written.passing(made.graphs())) == list(made.quads())
    assert set(written.files) == {"", *(graph.value for graph in store.named_graphs())}
    for name, path in written.files.items():
        graph = ox.NamedNode(name) if name else ox.DefaultGraph()
        told = {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
        assert {quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.N_TRIPLES)} == told


@pytest.mark.usefixtures("small")
def test_they_are_judged_as_the_store_is(tmp_path: Path) -> None:
    made, store = dataset(reading("one", agreement(date=None)), reading("two", agreement(date="2020-01-01")))
    written = WrittenGraphs(tmp_path)
    list(written.passing(made.graphs()))
    alone, aside = validate(store), validate(store, written=written.files)
    assert alone.warnings and list(aside.lines()) == list(alone.lines())
    path = written.files[""]
    path.write_text(path.read_text("utf-8").replace("/status/signed>", "/status/nonsense>"), "utf-8")
    assert not validate(store, written=written.files).conforms  # the file is what is read
