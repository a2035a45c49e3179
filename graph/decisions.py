"""Decisions: a person's word about identities and people, kept in a file and obeyed by every build.

``decisions.csv`` has the columns decision, subject, object, who, when, why. The one decision so far is *suppress*: the
person named as subject (at the body named as object; at every body where it is empty) is shown by office alone.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from citypact.errors import CollectionError
from citypact.graph.reading import read_text

__all__ = ["COLUMNS", "Decision", "read_decisions"]

COLUMNS = ("decision", "subject", "object", "who", "when", "why")
_KNOWN = ("suppress",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of decisions.csv."""

    decision: str
    subject: str
    object: str
    who: str
    when: str
    why: str

    place: str = field(default="", compare=False, repr=False)  # file and line; no part of what was decided


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a collection; none where the file is missing.

    Raises:
        CollectionError: naming file, line and what would be right.
    """
    if not path.exists():
        return ()
    rows = csv.DictReader(io.StringIO(read_text(path).text, newline=""))
    if rows.fieldnames is None or set(COLUMNS) - set(rows.fieldnames):
        raise CollectionError(f"{path}: the first line names the columns: {','.join(COLUMNS)}")
    found = []
    for row in rows:
        place = f"{path}:{rows.line_num}"
        values = {column: (row[column] or "").strip() for column in COLUMNS}
        if not any(values.values()):
            continue
        if values["decision"] not in _KNOWN:
            raise CollectionError(f"{place}: no decision {values['decision']!r}; known: {', '.join(_KNOWN)}")
        for column in ("subject", "who", "why"):
            if not values[column]:
                raise CollectionError(
                    f"{place}: {column} is empty; a decision says about whom, by whom and why"
                )
        if sum(character.isalpha() for character in values["subject"]) < 2:
            raise CollectionError(
                f"{place}: subject {values['subject']!r} is no name; write the person's name as the sources do"
            )
        found.append(Decision(**values, place=place))
    return tuple(found)
