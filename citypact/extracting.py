"""What ``citypact extract`` and ``citypact extractors`` do: texts to records, and who can read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from citypact import console
from citypact.errors import CitypactError, ParameterError
from citypact.graph.collecting import loose_readings
from citypact.graph.extractors import Reader, extractors
from citypact.graph.left_out import LeftOut
from citypact.graph.readings import Reading
from citypact.graph.record_files import as_yaml, write_record

__all__ = ["extract_all", "list_extractors"]


def extract_all(paths: Sequence[Path], out: Path | None, format: str, reader: Reader) -> int:
    """Write the record of every text: a file each in a folder, else to stdout; what went wrong goes to stderr.

    Returns the exit status: 0, 1 where a text was left out, 2 where all were.
    """
    if format not in ("json", "yaml"):
        raise ParameterError(f"--format {format}: json or yaml")
    left_out: list[LeftOut] = []
    targets = _Targets(out, format)
    done = 0
    try:
        with console.progress() as progress:
            for reading in loose_readings(
                paths, reader, left_out.append, progress=lambda done, total: progress("read", done, total)
            ):
                if out is None:
                    print(_written(reading, format), end="")
                elif told := targets.write(reading):
                    left_out.append(told)
                    continue
                done += 1
    except KeyboardInterrupt:
        if out is not None:
            console.say(f"citypact: {done} records stand in {out}; the same command reads all again")
        raise
    for each in left_out:
        console.say(f"citypact: {each.place}: {each.reason}")
    return 0 if not any(each.fault for each in left_out) else 1 if done else 2


def _written(reading: Reading, format: str) -> str:
    if format == "yaml":
        return f"---\n{as_yaml(reading.record)}"
    return json.dumps(reading.record.plain(), ensure_ascii=False) + "\n"


class _Targets:
    """The files of a folder of records, each of one text."""

    def __init__(self, out: Path | None, format: str) -> None:
        self._out, self._format = out or Path(), format
        self._first: dict[str, str] = {}  # a file -> the text that it was made of

    def write(self, reading: Reading) -> LeftOut | None:
        """Write a record, unless its file holds that of another text."""
        target = self._out / f"{Path(reading.place).stem}.{self._format}"
        first = self._first.setdefault(str(target).casefold(), reading.place)
        if first != reading.place:
            return LeftOut(reading.place, f"{target} holds the record of {first}; rename one text")
        write_record(reading.record, target)
        return None


def list_extractors() -> int:
    """Print who can read: name, version, package; one that cannot be loaded is said on stderr (exit status 1)."""
    status = 0
    for entry in extractors():
        try:
            found = entry.load()
        except CitypactError as error:
            console.say(f"citypact: {error}")
            status = 1
            continue
        own = "  (built in)" if entry.built_in else ""
        print(console.plain(f"{entry.point.name}  {found.version}  {entry.package}{own}"))
    return status
