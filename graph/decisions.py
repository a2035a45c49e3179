"""Decisions: a person's word about identities and people, kept in a file and obeyed by every build.

``decisions.csv`` has the columns decision, subject, object, who, when, why (docs/identities.md):

=============  =====================================================================================================
suppress       the person named as subject (at the body named as object; everywhere where it is empty) is shown by
               office alone
same           subject and object are one body, one person or one agreement
different      they are not, whatever the rules say
is             the subject is the body, person or agreement with this IRI, or the body with this code of the gazetteer
=============  =====================================================================================================

How subject and object may be written is told in references.py.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from citypact.errors import CollectionError
from citypact.graph.own_rows import own_rows

__all__ = ["COLUMNS", "KNOWN", "Decision", "line", "read_decisions"]

COLUMNS = ("decision", "subject", "object", "who", "when", "why")
KNOWN = ("suppress", "same", "different", "is")
_WANTED = ("subject", "object", "who", "why")


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

    @property
    def day(self) -> str | None:
        """When it was decided, where that is a full day of the calendar."""
        try:
            return date.fromisoformat(self.when).isoformat() if len(self.when) == 10 else None
        except ValueError:
            return None

    def shown(self) -> str:
        """What was decided, on one line."""
        return ", ".join(part for part in (self.decision, self.subject, self.object) if part)


def line(decision: str, subject: str, object: str) -> str:
    """A line of decisions.csv to be pasted, when who, when and why have been filled in."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow((decision, subject, object, "", "", ""))
    return stream.getvalue()


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a collection; none where the file is missing or empty.

    Raises:
        CollectionError: naming file, line and what would be right.
    """
    return tuple(_decision(values, place) for place, values in own_rows(path, COLUMNS, COLUMNS))


def _decision(values: dict[str, str], place: str) -> Decision:
    if values["decision"] not in KNOWN:
        raise CollectionError(f"{place}: no decision {values['decision']!r}; known: {', '.join(KNOWN)}")
    wanted = ("subject", "who", "why") if values["decision"] == "suppress" else _WANTED
    for column in wanted:
        if not values[column]:
            raise CollectionError(
                f"{place}: {column} is empty; a decision says about whom, by whom and why"
                if column != "object"
                else f"{place}: object is empty; {values['decision']} says of two things what they are to each other"
            )
    if values["decision"] == "suppress" and sum(map(str.isalpha, values["subject"])) < 2:
        raise CollectionError(
            f"{place}: subject {values['subject']!r} is no name; write the person's name as the sources do"
        )
    if values["decision"] != "suppress" and values["subject"] == values["object"]:
        raise CollectionError(
            f"{place}: subject and object are the same text; say which two are meant: "
            "NAME (in RECORD) or an IRI tells one from the other"
        )
    return Decision(**values, place=place)
