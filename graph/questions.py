"""Questions that only a person can answer, each with the lines of decisions.csv that answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from citypact.graph.decisions import line

__all__ = ["Question", "question", "redacted"]

_MOST = 6  # answers that are offered


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """A question, and the lines from which a person takes one to settle it (who, when and why are to be filled in)."""

    text: str
    lines: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text


def question(text: str, answers: Iterable[tuple[str, str, str]] = ()) -> Question:
    """A question with the decisions that would answer it: decision, subject, object; the first few are offered."""
    lines = tuple(line(*answer) for answer in answers)
    return Question(text, lines[:_MOST])


def redacted(questions: Iterable[Question], redact: Callable[[str], str]) -> Iterator[Question]:
    """Questions as they may be shown; a line that holds a hidden name would not be understood, and is left out."""
    for each in questions:
        yield Question(redact(each.text), tuple(line for line in each.lines if redact(line) == line))
