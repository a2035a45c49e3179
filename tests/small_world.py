"""The small world: one hand-written dataset that almost every test reads (small_world.trig).

``built(folder)`` publishes it as a graph folder, as a build would, and opens it read-only.
"""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox

from citypact.graph.folder import KEPT, BuildInfo, BuiltGraph, GraphFolder, write_info

__all__ = ["INFO", "TRIG", "built", "built_from"]

TRIG = Path(__file__).with_name("small_world.trig")
INFO = BuildInfo(
    id="0123456789ab",
    version="0.1.0",
    collection="A small world",
    as_of="2024-01-05",
    base="https://w3id.org/citypact/id/",
    counts={"sources": 3, "agreements": 5, "bodies": 6, "people": 3},
    licences=("https://creativecommons.org/licenses/by/4.0/", "not stated"),
)


def built(folder: Path) -> BuiltGraph:
    """The small world as the current build of a graph folder, opened read-only."""
    return built_from(TRIG.read_text("utf-8"), folder)


def built_from(trig: str, folder: Path, *, keep: int = KEPT) -> BuiltGraph:
    """Any dataset as the current build of a graph folder, opened read-only."""
    graph_folder = GraphFolder(folder)
    graph_folder.claim("small-world")
    draft = graph_folder.begin(INFO.id)
    store = ox.Store(str(draft / "store"))
    store.bulk_load(trig, format=ox.RdfFormat.TRIG)
    store.flush()
    del store  # closes it: a store that is open for writing cannot be read by others
    write_info(draft, INFO)
    (draft / "report.json").write_text(json.dumps({"build": INFO.id}) + "\n", "utf-8")
    graph_folder.publish(draft, INFO.id, keep=keep)
    return graph_folder.open()
