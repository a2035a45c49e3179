"""How well releases are read: the gold set's figures, on the half that rules were written on and on the other.

The halves are fixed: every second id of gold/records, in sorted order. The texts are those of gold/texts; the reference
article's is taken from the shared material where that is there (CITYPACT_SHARED, else ../shared), except for the page.

What is shipped has learnt from both halves. So texts are read here with what the judges learn without the held-back half
(benchmarks/held_back, made by `make weights`), and with what is shipped where --shipped says so.

Usage: python benchmarks/extraction_quality.py [even|odd|all] [--errors] [--real|--invented] [--calibration] [--shipped]
       python benchmarks/extraction_quality.py --write      # docs/quality.md
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from citypact.errors import CitypactError
from citypact.graph.collecting import loose_readings
from citypact.graph.extraction import confidences, extract, judges
from citypact.graph.left_out import LeftOut
from citypact.graph.reading import read_text
from citypact.graph.records import Record
from citypact.graph.scoring import SURE, binned, extended_ids, judged, records_of, score, share
from citypact.measuring import written

if TYPE_CHECKING:
    import quality_page

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "gold"
PAGE = ROOT / "docs" / "quality.md"
HELD_BACK = Path(__file__).resolve().parent / "held_back"
UNLEARNT = Path(__file__).resolve().parent / "unlearnt"
_THAI = re.compile("[\u0e00-\u0e7f]")


def halves(ids: Collection[str]) -> dict[str, list[str]]:
    """The ids of each half, and all."""
    ordered = sorted(ids)
    return {"even": ordered[::2], "odd": ordered[1::2], "all": ordered}


def gold() -> dict[str, Record]:
    """The gold records by id."""
    return records_of(GOLD / "records")


@contextmanager
def unseeing() -> Iterator[None]:
    """Within this context, judges read that have learnt nothing from the held-back half."""
    judges.use(json.loads((HELD_BACK / "weights.json").read_text("utf-8")))
    confidences.use(confidences.read((HELD_BACK / "confidences.json").read_text("utf-8")))
    try:
        yield
    finally:
        judges.put_back()
        confidences.put_back()


def unlearnt() -> tuple[dict[str, Record], dict[str, Record]]:
    """The records of the texts that nothing has learnt from, and what is read there, as shipped."""
    return records_of(UNLEARNT / "records"), _read(sorted((UNLEARNT / "texts").glob("*.txt")))


def unlearnt_in_thai() -> set[str]:
    """The ids of those texts of which three letters in ten are Thai; names in Thai stand in some of the others."""
    return {
        path.stem
        for path in (UNLEARNT / "texts").glob("*.txt")
        if len(_THAI.findall(text := path.read_text("utf-8"))) > 0.3 * len(text)
    }


def second_reading() -> dict[str, Record]:
    """The records that another annotator made of the texts that nothing has learnt from."""
    return records_of(UNLEARNT / "second")


def unseen_reading_of(ids: Collection[str]) -> dict[str, Record]:
    """What is read in the texts of gold/ by judges that have learnt nothing from the held-back half."""
    with unseeing():
        return reading_of(ids)


def texts(ids: Collection[str]) -> list[Path]:
    """The texts of gold/ that have one of these ids."""
    return [path for path in sorted((GOLD / "texts").glob("*.txt")) if path.stem in ids]


def reading_of(ids: Collection[str]) -> dict[str, Record]:
    """What the extractor reads in the texts of gold/, as `citypact extract gold/texts` does."""
    return _read(texts(ids))


def _read(paths: Collection[Path]) -> dict[str, Record]:
    return {reading.record.id: reading.record for reading in loose_readings(paths, extract, _refuse)}


def _refuse(left_out: LeftOut) -> None:
    raise CitypactError(f"{left_out.place}: {left_out.reason}")


def reference(ids: Collection[str], known: Mapping[str, Record]) -> dict[str, Record]:
    """What the extractor reads in texts that are no part of gold/, where the shared material has them."""
    corpus = Path(os.environ.get("CITYPACT_SHARED") or ROOT.parent / "shared") / "corpus" / "texts"
    here = {path.stem for path in texts(ids)}
    return {
        id: extract(
            read_text(corpus / f"{id}.txt").text,
            id=id,
            publisher=known[id].publisher,
            published=known[id].published,
        )
        for id in ids
        if id not in here and (corpus / f"{id}.txt").exists()
    }


def measure(
    ids: Collection[str], *, errors: bool = False, calibration: bool = False, shipped: bool = False
) -> str:
    """The figures for these texts."""
    known = gold()
    begun = time.perf_counter()
    with nullcontext() if shipped else unseeing():
        read = reading_of(ids) | reference(ids, known)
    spent = time.perf_counter() - begun
    wanted = {id: known[id] for id in read}
    extended = extended_ids(GOLD / "records", wanted)
    lines = [*written(score(wanted, read, extended=extended), "table", errors=errors)]
    if calibration:
        values = list(judged(wanted, read, extended=extended))
        shares = [
            *((each.name, found) for each, found in binned(values)),
            ("0.90 and over", share(values, SURE)),
        ]
        for name, found in shares:
            lines.append(f"{name:<18}{found.values:>7}{found.right:>7}  {found.portion or 0:.3f}\n")
    return "".join(lines) + f"{len(read) / spent:.0f} texts a second\n"


def ways() -> Iterator[quality_page.Way]:
    """How each file of phrasings is read."""
    import phrasings
    from quality_page import Way

    for path in phrasings.files():
        told = phrasings.phrasings_of(path)
        are = phrasings.held(path, told)
        yield Way(path.stem, len(told), are.faultless, are.found.overall)


def main(arguments: list[str]) -> None:
    """Print the figures that are asked for, or write the page."""
    if "--write" in arguments:
        import quality_page

        known = gold()
        PAGE.write_text(
            quality_page.page(
                known,
                reading_of(known),
                unseen_reading_of(known),
                halves(known),
                unlearnt(),
                second_reading(),
                unlearnt_in_thai(),
                ways(),
            ),
            "utf-8",
            newline="\n",
        )
        print(f"{PAGE}: written")
        return
    for name in [word for word in arguments if not word.startswith("--")] or ["even", "odd"]:
        chosen = halves(gold())[name]
        if "--real" in arguments:
            chosen = [id for id in chosen if not id.startswith("syn-")]
        if "--invented" in arguments:
            chosen = [id for id in chosen if id.startswith("syn-")]
        print(f"{name} half" if name != "all" else "whole gold set")
        asked = {word: f"--{word}" in arguments for word in ("errors", "calibration", "shipped")}
        print(measure(chosen, **asked))


if __name__ == "__main__":
    main(sys.argv[1:])
