"""The twin towns of the world: how long a table of 49,313 rows takes to build, and its network beside the published one.

The table is that of the shared material (CITYPACT_SHARED, else ../shared), read by the third map of docs/tables.md. Import and
build (with validation and pages) are measured as a user runs them, in processes of their own. The published network is
"Sister cities" of KONECT, the Koblenz Network Collection (http://konect.cc/networks/sister_cities, 2017).

Usage: python benchmarks/twin_cities.py [--write]      # --write: docs/twin-cities.md
"""

from __future__ import annotations

import csv
import gzip
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import networkx as nx

import citypact

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "twin-cities.md"
SHARED = Path(os.environ.get("CITYPACT_SHARED") or ROOT.parent / "shared")
TABLE = SHARED / "data" / "twin_cities.csv.gz"
OWN_IDENTIFIERS = ("wikidata-p190-2022-01", "wikidata-p190-2021-11")  # the others' were assigned
KONECT = {  # as http://konect.cc/networks/sister_cities states them
    "bodies": 14_274,
    "pairs": 20_573,
    "largest component": 10_320,
    "clustering": 0.111,
    "assortativity": 0.387,
}


def run(*arguments: object) -> tuple[float, str]:
    """Seconds and output of one citypact command."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "citypact", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode == 2:
        raise SystemExit(done.stderr)
    return time.perf_counter() - start, done.stdout


def measures(graph: nx.MultiGraph[str]) -> Mapping[str, float]:
    """What KONECT states of a network, of the simple graph of its pairs."""
    simple = nx.Graph(graph)
    return {
        "bodies": simple.number_of_nodes(),
        "pairs": simple.number_of_edges(),
        "largest component": max(map(len, nx.connected_components(simple))),
        "clustering": nx.transitivity(simple),
        "assortativity": nx.degree_assortativity_coefficient(simple),
    }


def shown(value: float) -> str:
    """A count with its thousands, a coefficient with its sign."""
    return f"{value:,}" if isinstance(value, int) else f"{value:+.3f}"


def by_identifier() -> nx.Graph[str]:
    """The rows with Wikidata's own identifiers, a node for each identifier: what KONECT counts."""
    graph: nx.Graph[str] = nx.Graph()
    with gzip.open(TABLE, "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["source"] in OWN_IDENTIFIERS and row["qid_a"] and row["qid_b"]:
                graph.add_edge(row["qid_a"], row["qid_b"])
    return graph


def by_name() -> nx.Graph[str]:
    """The same rows, a node for each name in a country."""
    graph: nx.Graph[str] = nx.Graph()
    with gzip.open(TABLE, "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["source"] in OWN_IDENTIFIERS and row["qid_a"] and row["qid_b"]:
                graph.add_edge(f"{row['city_a']}|{row['country_a']}", f"{row['city_b']}|{row['country_b']}")
    return graph


def page(folder: Path) -> str:
    """The page, measured now."""
    maps = re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "docs" / "tables.md").read_text("utf-8"), flags=re.M | re.S
    )
    wanted, collection = folder / "twin_cities.map.yaml", folder / "world"
    wanted.write_text(maps[2], "utf-8")
    run("new", collection)
    reading, said = run("import", "table", TABLE, "--map", wanted, "--collection", collection)
    building, _ = run("build", collection, "--out", folder / "all")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    run("build", collection, "--out", folder / "free", "--license-only", "CC0")
    columns = [
        measures(citypact.open(folder / "all").network()),
        measures(citypact.open(folder / "free").network()),
        measures(by_name()),
        measures(by_identifier()),
        KONECT,
    ]
    counts = citypact.open(folder / "all").info.counts
    rows = [f"| {name} | {' | '.join(shown(column[name]) for column in columns)} |" for name in KONECT]
    return "\n".join(
        [
            "# The twin towns of the world",
            "",
            "Made by `python benchmarks/twin_cities.py --write`; do not edit. The table (49,313 pairs of four overlapping",
            "sources) is no part of the project; the map that reads it is the third one of [tables.md](tables.md).",
            "",
            f"Import: {reading:.0f} s ({said.splitlines()[0].partition(': ')[2]}). Build with validation and pages:",
            f"**{building:.0f} s, {memory:.1f} GB** at most; {counts['known']:,} statements known, {counts['claims']:,} in the",
            "graphs of the sources.",
            "",
            "| measure of the pairs | all rows | CC0 rows alone | rows with identifiers, by name | by identifier | KONECT |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
            *rows,
            "",
            *EXPLAINED,
            "",
        ]
    )


EXPLAINED = (
    "Why the columns differ:",
    "",
    "- **What a source holds.** KONECT took one download of Wikidata (2017). *All rows* adds the lists of the English",
    "  Wikipedia (24,823 rows), which hold pairs that Wikidata does not. Of Wikidata, the table holds 25 countries of the",
    "  European Union in 2017, cities over 10,000 people in 2022, and a rest of 2021: pairs outside these are missing.",
    "- **What a node is.** KONECT's node is an item of Wikidata. In a build it is a name in a country and, where the table",
    "  has two of one name more than 30 km apart, each of them, since half of the table's identifiers were assigned, not",
    "  stated. The two columns in the middle are the same rows under both: a place with two labels is two nodes by name, two",
    "  places of one name in one country are one.",
    "- **Which bodies are there.** Rows among cities over 10,000 people leave out the small towns whose one partner is",
    "  another small town: without them the largest component is a larger part of the whole.",
)


def main() -> None:
    """Measure, and write the page or show it."""
    if not TABLE.exists():
        raise SystemExit(f"needs the shared material (CITYPACT_SHARED or ../shared): {TABLE} is missing")
    with tempfile.TemporaryDirectory() as folder:
        text = page(Path(folder))
    if "--write" in sys.argv[1:]:
        PAGE.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
