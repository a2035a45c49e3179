"""How fast releases are read on one core, and how reading grows with texts that no release is.

Processor time throughout, so that other work on the machine changes less. The releases are those of gold/texts; they are read
twice, since a new process has yet to load what its expressions become (``citypact.graph.extraction.prepared``).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from citypact.graph.extraction import extract  # noqa: E402
from citypact.graph.reading import read_text  # noqa: E402
from tests.adversarial import AROUND, KINDS, adversarial  # noqa: E402

RELEASE = 2_000  # characters of a release that speed is told for
LARGE = 5_000_000  # bytes of UTF-8
SIZES = (12_500, 25_000, 50_000, 100_000)


def spent(text: str) -> float:
    """Seconds of processor time that one text takes."""
    begun = time.process_time()
    extract(text, id="text")
    return time.process_time() - begun


_FIRST = """
import pathlib, sys, time
from citypact.graph.extraction import extract
text = pathlib.Path(sys.argv[1]).read_text("utf-8")
begun = time.process_time()
extract(text, id="text")
print(time.process_time() - begun)
"""


def first() -> None:
    """The first text of a process, with nothing kept of what expressions become, then with all of it."""
    text = max((ROOT / "gold" / "texts").glob("syn-a-*.txt"))
    with TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "CITYPACT_CACHE": cache}
        seconds = [
            float(
                subprocess.run(
                    [sys.executable, "-c", _FIRST, str(text)],
                    env=environment,
                    capture_output=True,
                    text=True,
                    check=True,
                ).stdout
            )
            for _ in range(2)
        ]
    print(f"the first text: {seconds[0]:.2f} s with nothing kept, {seconds[1]:.2f} s in the next process")


def releases() -> None:
    texts = [read_text(path).text for path in sorted((ROOT / "gold" / "texts").glob("*.txt"))]
    for text in texts[:20]:
        spent(text)
    texts = texts[20:]
    letters = sum(map(len, texts))
    print(f"{len(texts)} releases of {letters / len(texts):.0f} characters")
    for when in ("in a new process", "in one that has read as many"):
        seconds = sum(map(spent, texts))
        print(
            f"{when}: {len(texts) / seconds:.0f} a second; {letters / seconds / RELEASE:.0f} a second of {RELEASE:,} characters"
        )


def growth() -> None:
    print(
        f"seconds at {', '.join(f'{size:,}' for size in SIZES)} characters, and the last factor (2 is linear)"
    )
    for around, (before, behind) in AROUND.items():
        for kind in KINDS:
            row = [spent(before + adversarial(kind, size) + behind) for size in SIZES]
            factor = row[-1] / max(row[-2], 1e-6)
            print(
                f"{kind:24}{around:28}{' '.join(f'{seconds:7.3f}' for seconds in row)}   x{factor:.1f}",
                flush=True,
            )


def large() -> None:
    print(f"seconds for {LARGE // 1_000_000} MB")
    for kind, (_, again) in KINDS.items():
        letters = LARGE * len(again) // len(again.encode())
        print(f"{kind:24}{letters:>10,} characters {spent(adversarial(kind, letters)):7.2f}", flush=True)


PARTS: dict[str, Callable[[], None]] = {
    "first": first,
    "releases": releases,
    "growth": growth,
    "large": large,
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "part", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all of them if none is named"
    )
    asked = parser.parse_args().part or [*PARTS]
    if unknown := next((name for name in asked if name not in PARTS), None):
        parser.error(f"{unknown}: no such part; there are {', '.join(PARTS)}")
    for name in asked:
        PARTS[name]()
