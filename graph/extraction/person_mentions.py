"""A person as a text mentions one: the name, the title before it, and the office beside it."""

from __future__ import annotations

from dataclasses import dataclass

from citypact.graph.extraction.offices import Office

__all__ = ["PersonMention"]


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person in the view: from the title to the end of the name."""

    start: int
    end: int
    name: str
    honorific: str | None
    name_start: int
    office: Office | None = None
    shared: bool = False  # the office stands at another name of the same list

    @property
    def begin(self) -> int:
        """Where the person begins, with an office right before the name."""
        office = self.office
        return office.start if office and 0 <= self.start - office.end < _RIGHT_BEFORE else self.start

    @property
    def stop(self) -> int:
        """Where the person and the office after it end."""
        office, end = self.office, self.end
        return office.end if office is not None and not self.shared and office.end > end else end


_RIGHT_BEFORE = 3  # a blank, or a mark with one
