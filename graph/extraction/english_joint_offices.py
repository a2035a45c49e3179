"""Joint offices in English: two that one person holds, "Secretary of the Party of Hill and Mayor of Hill City"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citypact.graph.extraction.english_names import TITLE, UPPER
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office

__all__ = ["joined"]

_AND = expression(r",?[ ]and[ ](?:also[ ])?(?:the[ ])?\Z")
_TOO = expression(r",?[ ](?:and[ ])?(?:also[ ])?")
_APPOSED = expression(
    rf"{UPPER}[\w’'-]+(?:[ ]\([^()\n]{{1,20}}\))?(?:,|[ ]?[–—-]|[ ]\()[ ](?:the[ ]|an?[ ])?(?:[\w-]+[ ]){{0,3}}\Z"
)
_CAPITAL = expression(rf"{UPPER}[\w-]+[ ]\Z")
_COUNTERPART = expression(r"(?i:counterpart)")
_GOVERNS = frozenset({"mayor", "governor"})
_DEPUTIES = {"mayor": "deputy_mayor", "governor": "deputy_governor"}
_CUM = expression(rf"[ ]cum[ ](?:{UPPER}[\w’'&-]*[ ]|of[ ]|and[ ]){{0,7}}")
_NAMED_BEHIND = expression(rf"[ ](?:{TITLE})?{UPPER}")


def joined(text: str, offices: Sequence[Office]) -> list[Office]:
    """The offices; of two that one person holds, both words, and what the one that governs says.

    "Secretary of the Party of Hill and Mayor of Hill City" is the mayor, where no name stands between.

    >>> one = Office(0, 20, "Secretary of a Party", "other", "Party")
    >>> other = Office(25, 38, "Mayor of Hill", "mayor", "Hill")
    >>> [office.name for office in joined("Secretary of a Party and Mayor of Hill", [one, other])]
    ['Secretary of a Party and Mayor of Hill']
    """
    found: list[Office] = []
    for office in offices:
        former = found[-1] if found else None
        if former and office.name.lower().startswith("counterpart"):
            office = replace(office, role=former.role)  # a minister's is a minister
        if former and office.name == "deputy":
            found.append(
                replace(office, role=_DEPUTIES.get(former.role, "other"), body=former.body, rest=former.rest)
            )
            continue
        if former and _CUM.fullmatch(text, former.end, office.start):
            one, other = (office, former) if office.role in _GOVERNS else (former, office)
            found[-1] = replace(
                one,
                start=former.start,
                end=office.end,
                name=text[former.start : office.end],
                rest=one.rest or other.rest,
            )  # "Hill Committee secretary cum Meadow Board chairman"
            continue
        if (
            former
            and former.body
            and _COUNTERPART.match(former.name)
            and not (office.body or office.rest)
            and text[former.end : office.start] == ", "
        ):  # "her counterpart from Hill, Mayor Kon Mekha"
            words = text[former.start : office.end]
            found[-1] = replace(office, start=former.start, name=words, body=former.body, rest=former.rest)
            continue
        if (
            former
            and former.role in _GOVERNS
            and office.role in _GOVERNS
            and text[former.end : office.start] == " and "
            and former.name[0].isupper()
            and _CAPITAL.search(text, max(0, former.start - 24), former.start)
        ):  # "Hill Governor and Mayor Kon Mekha"
            found[-1] = replace(
                office, start=former.start, name=text[former.start : office.end], role=former.role
            )
            continue
        if (
            former is not None
            and former.end < office.start < former.end + 14
            and former.role not in _GOVERNS
            and not _NAMED_BEHIND.match(text, office.end)
            and (
                (former.body and office.role in _GOVERNS and _AND.search(text, former.end, office.start))
                or (
                    (office.body or office.rest)
                    and (former.body or former.rest)
                    and former.role in ("other", office.role)
                    and _TOO.fullmatch(text, former.end, office.start)
                    and _told_of(text, former)
                )
            )
        ):
            words = text[former.start : office.end]
            found[-1] = replace(office, start=former.start, name=words)
        else:
            found.append(office)
    return found


def _told_of(text: str, office: Office) -> bool:
    """Whether an office stands behind the name of who holds it: another that is joined to it is held by the same."""
    return _APPOSED.search(text, max(0, office.start - 60), office.start) is not None
