"""What ``citypact score`` does with its arguments."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citypact import console
from citypact.errors import ParameterError
from citypact.graph.left_out import LeftOut
from citypact.graph.scoring import Score, SlotScore, extended_ids, records_of, score
from citypact.queries.table import markdown_rows, table_rows

__all__ = ["FORMATS", "figures", "measure", "written"]

_COLUMNS = ("slot", "precision", "recall", "F1", "95 % of F1", "gold", "read", "texts")
_NUMERIC = frozenset(_COLUMNS[1:])


@dataclass(frozen=True, slots=True)
class _Asked:
    """A score, and whether its disagreements are to be listed."""

    score: Score
    errors: bool


def measure(gold: Path, read: Path, *, errors: bool, common: bool, format: str) -> bool:
    """Score records against gold and print the figures; False where a record to be measured could not be read.

    Raises:
        CitypactError: one of its kinds.
    """
    if format not in FORMATS:
        raise ParameterError(f"--format {format}: one of {', '.join(FORMATS)}")
    wanted = records_of(gold)
    refused: list[LeftOut] = []
    found = records_of(read, refused.append)
    for each in refused:
        console.say(f"citypact: {each.place}: {each.reason}")
    missing, more = [id for id in wanted if id not in found], [id for id in found if id not in wanted]
    if common:
        wanted = {id: record for id, record in wanted.items() if id in found}
        if not wanted:
            raise ParameterError(f"--common: {gold} and {read} have no record of one id; name other folders")
    elif missing:
        console.say(
            f"citypact: {read} lacks {_some(missing)}: counted as saying nothing; --common leaves them out"
        )
    if more:
        console.say(f"citypact: {gold} lacks {_some(more)}: not counted")
    for line in written(score(wanted, found, extended=extended_ids(gold, wanted)), format, errors=errors):
        sys.stdout.write(line)
    sys.stdout.flush()
    return not refused


def written(found: Score, format: str, *, errors: bool = False) -> Iterator[str]:
    """A score in one of FORMATS, with every disagreement where ``errors`` is set."""
    return FORMATS[format](_Asked(found, errors))


def figures(slots: Mapping[str, SlotScore]) -> Iterator[list[str]]:
    """The rows of a table of figures, without its head."""
    for name, each in slots.items():
        low, high = each.interval
        rates = [f"{value:.3f}" for value in (each.precision, each.recall, each.f1)]
        if each.gold or each.read:
            rates.append(f"{low:.3f}–{high:.3f}")
        else:  # nothing was to be read and nothing was: no figure says how well
            rates = ["–"] * 4
        yield [
            name,
            *rates,
            *(str(value) for value in (each.gold, each.read, each.documents)),
        ]


def _table(asked: _Asked) -> Iterator[str]:
    for each in asked.score.disagreements if asked.errors else ():
        yield console.plain("  ".join(each)) + "\n"
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    yield from table_rows(_COLUMNS, figures(asked.score.slots), numeric=_NUMERIC, width=width)
    yield "\n"
    yield from table_rows(_COLUMNS, figures(_said(asked.score)), numeric=_NUMERIC, width=width)
    yield "\n"
    yield from _last(asked.score)


def _markdown(asked: _Asked) -> Iterator[str]:
    if asked.errors:
        yield from markdown_rows(
            ("document", "slot", "kind", "value"), (list(each) for each in asked.score.disagreements)
        )
        yield "\n"
    rows: Iterable[list[str]] = [*figures(asked.score.slots), *figures(_said(asked.score))]
    yield from markdown_rows(_COLUMNS, rows, numeric=_NUMERIC)
    yield "\n"
    yield from _last(asked.score)


def _last(found: Score) -> Iterator[str]:
    yield f"{found.extended} of them read for the further slots\n" if found.extended else ""
    low, high = found.interval
    yield f"{found.documents} documents, overall F1 {found.overall:.3f} (95 %: {low:.3f}–{high:.3f})\n"


def _said(found: Score) -> dict[str, SlotScore]:
    """The further slots in which gold or the reading says anything."""
    return {name: each for name, each in found.further.items() if each.gold or each.read}


def _csv(asked: _Asked) -> Iterator[str]:
    lines: list[str] = []
    writer = csv.writer(_Lines(lines), lineterminator="\n")
    if asked.errors:
        writer.writerow(("document", "slot", "kind", "value"))
        writer.writerows(asked.score.disagreements)
    else:
        writer.writerow(
            ("slot", "precision", "recall", "f1", "f1_low", "f1_high", "gold", "read", "documents")
        )
        for name, each in {**asked.score.slots, **asked.score.further}.items():
            rates = (each.precision, each.recall, each.f1, *each.interval)
            writer.writerow((name, *(f"{rate:.6f}" for rate in rates), each.gold, each.read, each.documents))
    yield from lines


class _Lines:
    """A stream that keeps what is written to it, line by line."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, line: str) -> int:
        self._lines.append(line)
        return len(line)


def _json(asked: _Asked) -> Iterator[str]:
    found = asked.score
    said: dict[str, Any] = {
        "documents": found.documents,
        "overall_f1": found.overall,
        "overall_f1_interval": list(found.interval),
        "slots": {name: _plain(each) for name, each in found.slots.items()},
        "further_documents": found.extended,
        "further": {name: _plain(each) for name, each in found.further.items()},
    }
    if asked.errors:
        said["disagreements"] = [each._asdict() for each in found.disagreements]
    yield json.dumps(said, ensure_ascii=False) + "\n"


def _plain(each: SlotScore) -> dict[str, Any]:
    return {
        "precision": each.precision,
        "recall": each.recall,
        "f1": each.f1,
        "f1_interval": list(each.interval),
        "gold": each.gold,
        "pred": each.read,
        "documents": each.documents,
    }


def _some(ids: list[str]) -> str:
    shown = ", ".join(sorted(ids)[:3])
    return f"{len(ids)} records ({shown}{' ...' if len(ids) > 3 else ''})"


FORMATS: Mapping[str, Callable[[_Asked], Iterator[str]]] = {
    "table": _table,
    "markdown": _markdown,
    "csv": _csv,
    "json": _json,
}
