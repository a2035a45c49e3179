"""A person as a text mentions one: the name, the title before it, and the office beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    # where the person begins, with an office right before the name, and where the person and the office after it end:
    # told at once, since each is asked for some dozens of times
    begin: int = field(init=False, repr=False, compare=False)
    stop: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        begin, stop, office = self.start, self.end, self.office
        if office is not None:
            if 0 <= begin - office.end < _RIGHT_BEFORE:
                begin = office.start
            if office.end > stop and not self.shared:
                stop = max(office.end, office.past)
        object.__setattr__(self, "begin", begin)
        object.__setattr__(self, "stop", stop)


_RIGHT_BEFORE = 3  # a blank, or a mark with one
