"""A finding: a value together with where the view says it."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

__all__ = ["Found"]

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A value, the stretch of the view that it was read from, the rule that read it and how sure it is."""

    value: T
    start: int
    end: int
    rule: str
    confidence: float = 0.9
    inferred: bool = False

    def having(self, value: T, *, rule: str | None = None, confidence: float | None = None) -> Found[T]:
        """The same stretch, read as another value."""
        sure = self.confidence if confidence is None else confidence
        return Found(value, self.start, self.end, rule or self.rule, sure, self.inferred)
