"""Institutions that are called by their letters: "signed by Hill City and GIZ"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_institutions import PARTNER
from citypact.graph.extraction.english_names import UPPER
from citypact.graph.extraction.english_nations import ANY_COUNTRY
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import rules

__all__ = ["with_letters"]

_LETTERS = expression(
    r"(?<![\w’'(/-])(?:"
    + "|".join(f"(?P<{kind}>{letters})" for kind, letters in rules("institutions")["letters"].items())
    + rf")(?:[ ](?:Thailand|Bangkok|{ANY_COUNTRY})(?![\w-]))?(?![\w’'/&-]|[ ]{UPPER})"
)
_ANY = expression(r"(?<!\w)[A-Z]{2}|C40|[Dd]epa|AirAsia|Ci?ty[Nn]")


def with_letters(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, and those that are known by their letters, as what the text calls them in full.

    >>> [body.name for body in with_letters("The pact between JICA and the City", [])]
    ['JICA']
    """
    if not _ANY.search(text):
        return list(found)
    ends = [body.end for body in found]
    full = {_initials(body.name): body for body in reversed(found)}
    added = list[BodyMention]()
    for match in _LETTERS.finditer(text):
        start, end = match.span()
        index = bisect_left(ends, end)
        if (
            index < len(found)
            and found[index].start < end
            and not start < found[index].start < found[index].end == end
        ):
            continue
        if PARTNER.search(text, max(0, start - 30), start):
            letters = match[0]
            whole = full.get(letters)
            body = whole or BodyMention(start, end, letters, match.lastgroup or "", letters, whole_run=True)
            added.append(replace(body, start=start, end=end))
    if not added:
        return list(found)
    within = {body.end for body in added}  # "UNESCO Bangkok" holds Bangkok
    return sorted([*(body for body in found if body.end not in within), *added], key=lambda body: body.start)


def _initials(name: str) -> str:
    """The letters of a name, without those of its branch."""
    return "".join(word[0] for word in name.split(",")[0].split(" (")[0].split(" ") if word[0].isupper())
