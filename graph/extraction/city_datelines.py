"""The city from which an English report is sent, as its dateline calls it: "HILL CITY — The council approved", and whose
council passes laws.
"""

from __future__ import annotations

from citypact.graph.extraction.bare_names import place_in
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.seeking import of_text

__all__ = ["as_sent", "legislating", "sent_from"]

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


# a council that passes laws for a city, and has no mayor itself
_LEGISLATES = expression(
    r"(?<![\w’'-])(?:The[ ])?(?P<place>(?!The\b)[A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+){0,2}?)[ ]City[ ]Council"
    r"(?:[ ]on[ ][A-Z][a-z]+)?[ ](?:has[ ]|have[ ]|had[ ])?(?:unanimously[ ]|formally[ ])?"
    r"(?:approv|pass(?:ed|es)\b|vot(?:ed|es)\b|adopt|authori[sz]|okayed|ratif|gave\b|endorsed|"
    r"took[ ](?:the[ ]following[ ])?action)"
)


def legislating(text: str) -> str | None:
    """The city whose council passes something.

    >>> legislating("The Hill City Council on Tuesday approved it."), legislating("Hill City Council signed it.")
    ('Hill', None)
    """
    return of_text(text, _legislating)


def _legislating(text: str) -> str | None:
    passes = _LEGISLATES.search(text) if " City Council" in text else None
    return passes["place"] if passes else None
