"""Units in English that are told with what they belong to: "the Faculty of Law, Hill University", then "the Faculty of Law"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_names import WORD
from citypact.graph.extraction.expressions import expression

__all__ = ["with_universities"]

_UNIT = expression(
    r"(?:Faculty|School|College|Institute|Department|Cent(?:re|er)) (?:of|for) |.* (?:School|College|Institute)\Z"
)
_JOINT = expression(r", (?:the )?")
_OWNED = expression(r"[’'][ ]?s?[ ]\Z")
_LIST = expression(rf"(?:[ ]\([A-Z]{{2,8}}\))?(?:, (?:and )?|,? and )(?:the )?(?:{WORD}[ ]){{1,4}}University")


def with_universities(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, units and their universities as one where the text tells them so.

    >>> faculty = BodyMention(0, 14, "Faculty of Law", "university", "")
    >>> university = BodyMention(16, 31, "Hill University", "university", "")
    >>> [body.name for body in with_universities("Faculty of Law, Hill University", [faculty, university])]
    ['Faculty of Law, Hill University']
    """
    joined: list[BodyMention] = []
    whole: dict[str, set[str]] = {}
    for body in found:
        if joined and _belongs(text, joined[-1], body):
            unit = joined.pop()
            name = f"{unit.name}, {body.name}"
            whole.setdefault(unit.name, set()).add(name)
            body = replace(body, start=unit.start, name=name)
        joined.append(body)
    only = {unit: next(iter(names)) for unit, names in whole.items() if len(names) == 1}
    return [replace(body, name=only.get(body.name, body.name)) for body in joined]


def _belongs(text: str, unit: BodyMention, body: BodyMention) -> bool:
    """Whether a unit is told with the university that follows it; in a list each stands for itself."""
    return (
        body.kind == "university"
        and "University" in body.name
        and "University" not in unit.name
        and _UNIT.match(unit.name) is not None
        and _JOINT.fullmatch(text, unit.end, body.start) is not None
        and not _OWNED.search(text, max(0, unit.start - 3), unit.start)
        and not _LIST.match(text, body.end)
    )
