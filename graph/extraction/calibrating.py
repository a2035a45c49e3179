"""How confidences are learnt: from values that the judges read in texts that they had not seen, into ``confidences.json``.

    python -m citypact.graph.extraction.calibrating gold [--half even|odd|all] [--also FOLDER] [--also TEXTS:RECORDS]

The sets are those of ``training``. Every document is read by judges that learnt from the other folds only, its values are held
against its record (``citypact.graph.scoring``), and tables are fitted to them (``fitting.py``). ``make weights`` runs it with
all sets of the repository, after ``training``. The same texts give the same tables.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from citypact.graph.cores import cores
from citypact.graph.extraction.confidences import ANY, Confidences, place, raw
from citypact.graph.extraction.examples import Pair
from citypact.graph.extraction.extractor import extract
from citypact.graph.extraction.fitting import fitted
from citypact.graph.extraction.judges import use
from citypact.graph.extraction.training import arguments_of, chosen, learnt
from citypact.graph.reading import read_text
from citypact.graph.records import Record, record_from
from citypact.graph.scoring import SURE, Judged, extended_ids, judged
from citypact.graph.scoring.folders import EXTENDED_LIST

__all__ = ["main", "unseen"]

_FOLDS = 2  # judges that learnt from half as much are no surer than those that are shipped
_ROUNDS = 2


def unseen(documents: Sequence[Pair], fold: int) -> list[Judged]:
    """The values of one fold's documents with raw confidences, as read by judges that learnt from the other folds."""
    ordered = sorted(
        (pair for pair in documents if pair.text.exists()),
        key=lambda pair: (pair.record.stem, str(pair.record)),
    )
    held = ordered[fold::_FOLDS]
    use(learnt([pair for pair in ordered if pair not in held], rounds=_ROUNDS))
    raw()
    gold: dict[str, Record] = {}
    read: dict[str, Record] = {}
    extended: set[str] = set()
    for text, record, _ in held:
        known = record_from(json.loads(record.read_text("utf-8")), place=str(record))
        gold[known.id] = known
        read[known.id] = extract(
            read_text(text).text, id=known.id, publisher=known.publisher, published=known.published
        )
        if (record.parent.parent / EXTENDED_LIST).is_file():
            extended |= extended_ids(record.parent, {known.id: known})
    return list(judged(gold, read, extended=extended))


def _unseen_of(job: tuple[list[Pair], int]) -> list[Judged]:
    return unseen(*job)


def _collected(documents: list[Pair]) -> list[Judged]:
    """The values of all documents, each fold in a process of its own."""
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(_FOLDS, cores()), mp_context=spawned) as pool:
        return [
            value
            for each in pool.map(_unseen_of, [(documents, fold) for fold in range(_FOLDS)])
            for value in each
        ]


def _kinds(documents: Sequence[Pair]) -> dict[str, str]:
    """Of what kind each document is, as its record says."""
    said = [json.loads(record.read_text("utf-8")) for _, record, _ in documents]
    return {record["id"]: "invented" if record.get("synthetic") else "retold" for record in said}


def _told(values: Sequence[Judged], tables: Confidences) -> Iterator[str]:
    """How many values of each slot come to SURE, and how many of them are right."""
    slots: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for value in values:
        if value.confidence is not None:
            slot = place(value.pointer)
            sure = tables.of(slot, value.rule or ANY, value.confidence) >= SURE
            for name in (slot, "all"):
                slots[name].append((sure, value.right))
    for name, each in sorted(slots.items(), key=lambda item: (item[0] == "all", item[0])):
        right = [correct for sure, correct in each if sure]
        portion = f"{sum(right) / len(right):.3f} ({sum(right)} of {len(right)})" if right else "none"
        yield f"{name:<36}{len(each):>6} values, at {SURE:.2f} and over {len(right) / len(each):>4.0%}, right {portion}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn the tables, write them, and tell what they come to on texts that the judges had not seen."""
    parser = arguments_of(__doc__, "confidences.json")
    parser.add_argument(
        "--values", type=Path, help="keep the values here, or take them from here where they are"
    )
    options = parser.parse_args(arguments)
    documents = chosen(options.place, options.half, options.also)
    if options.values and options.values.exists():
        lines = options.values.read_text("utf-8").splitlines()
        values = [Judged(*json.loads(line)) for line in lines]
    else:
        values = _collected(documents)
        if options.values:
            options.values.write_text("".join(json.dumps(value) + "\n" for value in values), "utf-8")
    kinds = _kinds(documents)
    tables = fitted(values, kinds)
    options.out.write_text(_written(tables), "utf-8")
    for kind in sorted({kinds[value.document] for value in values}):
        print(f"{kind}:")
        print("\n".join(_told([value for value in values if kinds[value.document] == kind], tables)))
    print(f"{options.out}: {len(tables.slots)} slots", file=sys.stderr)
    return 0


def _written(tables: Confidences) -> str:
    """The tables, a line for each row."""
    lines = ["{", f' "at": {json.dumps(list(tables.at))},', ' "slots": {']
    for slot, rules in tables.slots.items():
        rows = (f"   {json.dumps(rule)}: {json.dumps(list(row))}" for rule, row in rules.items())
        lines.append(f"  {json.dumps(slot)}: {{\n" + ",\n".join(rows) + "\n  },")
    lines[-1] = lines[-1].removesuffix(",")
    return "\n".join([*lines, " }", "}"]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
