"""Since when a tie stands, as an English sentence says right before a date: "sister cities since 1969", "goes back to 1996"."""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence

__all__ = ["since_then"]

_BEFORE = 70  # letters before the date that say what it is the date of
_TO_THE_DAY = r"(?:(?!\b(?:and|but|while|when|visit\w*)\b)[^.;\n]){0,40}?[ ](?:on|in)"
_SINCE = expression(
    r"(?i:\b(?:since|dat(?:es?|ing) (?:from|back to)|go(?:es)? back to|started in|began in|"
    r"(?:was|were|been) (?:first |formally |officially )?"
    r"(?:established|formed|founded|forged|inaugurated|created|twinned|linked|paired|concluded|made|signed)"
    rf"{_TO_THE_DAY}|became (?:[a-z]+[ ]){{0,3}}(?:sister|twin|friend|partner){_TO_THE_DAY})(?: the year| early| late)?[ ]\Z)"
)


def since_then(mentions: Mentions, part: Part, told: Sequence[DateMention]) -> DateMention | None:
    """The one date that the sentences of a standing tie say that it stands since, if they say one."""
    text = mentions.text
    found: dict[str, DateMention] = {}
    sentences = {
        english_sentence(mentions, document.start) for document in part.documents if document.relation
    }
    for date in told:
        if date.value is None or not any(start <= date.start < end for start, end in sentences):
            continue
        begin = (
            date.start + text[date.start : date.end].find(date.value[:4]) if not date.month else date.start
        )
        if _SINCE.search(text[max(0, begin - _BEFORE) : begin]):
            found.setdefault(date.value, date)
    return next(iter(found.values())) if len(found) == 1 else None
