"""The city from which an English report is sent, as its dateline calls it: "HILL CITY — The council approved"."""

from __future__ import annotations

from citypact.graph.extraction.bare_names import place_in
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.seeking import of_text

__all__ = ["as_sent", "sent_from"]

_DATELINE = expression(
    r"(?m:^)(?P<city>[A-ZÑ][A-ZÑ’'.-]{2,20}(?:[ ][A-ZÑ][A-ZÑ’'.-]{1,20}){0,2}[ ]CITY)"
    r"(?:,[ ][A-Z][\w. ]{2,24})?[ ]?(?:\([^()\n]{2,30}\)[ ]?)?[–—-]{1,2}[ ]"
)


def sent_from(text: str) -> str | None:
    """The city whose dateline a report has.

    >>> sent_from("HILL CITY — The council met."), sent_from("HILL — The council met.")
    ('Hill City', None)
    """
    return of_text(text, _sent_from)


def _sent_from(text: str) -> str | None:
    told = _DATELINE.search(text) if "CITY" in text else None
    return told["city"].title() if told else None


def as_sent(text: str, name: str) -> str:
    """The name of a place, as the dateline calls it more fully.

    >>> as_sent("HILL CITY — The council met.", "Hill")
    'Hill City'
    """
    city = sent_from(text)
    return city if city and place_in(city) == name else name
