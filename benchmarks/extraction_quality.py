"""How well releases are read: score.py's table for the corpus, on the half that rules were written on and the other.

The halves are fixed: every second id, in sorted order. The corpus is found by CITYPACT_SHARED, else ../shared beside
the repository. Usage: python benchmarks/extraction_quality.py [even|odd|all] [--errors] [--real|--invented]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from citypact.graph.extraction import extract
from citypact.graph.reading import read_text


def corpus() -> Path:
    root = Path(__file__).resolve().parent.parent
    return Path(os.environ.get("CITYPACT_SHARED") or root.parent / "shared") / "corpus"


def half(name: str) -> list[str]:
    ids = sorted(path.stem for path in (corpus() / "gold").glob("*.json"))
    return {"even": ids[::2], "odd": ids[1::2], "all": ids}[name]


def measure(ids: list[str], *options: str) -> str:
    """The table that score.py prints for these texts."""
    with tempfile.TemporaryDirectory() as folder:
        gold, read = Path(folder) / "gold", Path(folder) / "read"
        gold.mkdir()
        read.mkdir()
        spent = 0.0
        for id in ids:
            known = json.loads((corpus() / "gold" / f"{id}.json").read_text("utf-8"))
            (gold / f"{id}.json").write_text(json.dumps(known), "utf-8")
            text = read_text(corpus() / "texts" / f"{id}.txt").text
            begun = time.perf_counter()
            record = extract(text, id=id, publisher=known.get("publisher"), published=known.get("published"))
            spent += time.perf_counter() - begun
            (read / f"{id}.json").write_text(json.dumps(record.plain(), ensure_ascii=False), "utf-8")
        score = [
            sys.executable,
            str(corpus() / "score.py"),
            "--gold",
            str(gold),
            "--pred",
            str(read),
            *options,
        ]
        table = subprocess.run(score, capture_output=True, text=True, check=True).stdout
    return f"{table}{len(ids) / spent:.0f} texts a second\n"


if __name__ == "__main__":
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")] or ["even", "odd"]
    for name in wanted:
        chosen = half(name)
        if "--real" in sys.argv:
            chosen = [id for id in chosen if not id.startswith("syn-")]
        if "--invented" in sys.argv:
            chosen = [id for id in chosen if id.startswith("syn-")]
        print(f"{name} half" if name != "all" else "whole corpus")
        print(measure(chosen, *(["--errors"] if "--errors" in sys.argv else [])))
