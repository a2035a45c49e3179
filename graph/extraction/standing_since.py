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
    rf"{_TO_THE_DAY}|(?:twinned|paired|linked|partnered|sisters|twins|friends|partners)(?: up)? in|"
    rf"(?:signed|set up|entered into|struck|sealed|formali[sz]ed|established|forged|born){_TO_THE_DAY}|"
    rf"became (?:[a-z]+[ ]){{0,3}}(?:sister|twin|friend|partner){_TO_THE_DAY})(?: the year| early| late)?[ ]\Z)"
)
# a sentence that tells of the tie without its word: "The cities have been paired since", "the relationship, which began in"
_OF_TIE = expression(
    r"(?i:(?<![\w’'-])(?:(?:the|this|that|their|its|our) (?:[a-z-]+ ){0,2}"
    r"(?:relationship|partnership|links?|friendship|bonds?|ties|pairing|alliance|association|connection|charter|pact|agreement)"
    r"|(?:the|both|these) (?:two |three )?(?:cities|towns|places|communities|villages|boroughs|municipalities|councils|sides|"
    r"provinces|districts|ports|two|pair)|they)"
    r"(?![\w’'-])(?:,? which)?(?:(?!\b(?:but|and|while|that|when|where)\b)[^,.;\n]){0,70}\Z)"
)
_WITH_OTHER = expression(r"\bwith (?:the )?(?:[a-z]+ ){0,4}(?=[A-ZÀ-Þ])")
_REACH = 90  # letters from the words for the tie to the date
_MOST = 20  # dates that are looked at


def _tells_of_tie(mentions: Mentions, start: int, position: int) -> bool:
    """Whether a sentence that begins here tells of the tie, and of no other's, right before a date."""
    tie = _OF_TIE.search(mentions.text, max(start, position - _REACH), position)
    return tie is not None and not _WITH_OTHER.search(mentions.text, start, position)


def since_then(mentions: Mentions, part: Part, told: Sequence[DateMention]) -> DateMention | None:
    """The one date that the sentences of a standing tie say that it stands since, if they say one."""
    text = mentions.text
    found: dict[str, DateMention] = {}
    sentences = {
        english_sentence(mentions, document.start) for document in part.documents if document.relation
    }
    for date in told[:_MOST]:
        if date.value is None:
            continue
        if not any(start <= date.start < end for start, end in sentences):
            start = english_sentence(mentions, date.start)[0]
            if not (sentences and _tells_of_tie(mentions, start, date.start)):
                continue
        begin = (
            date.start + text[date.start : date.end].find(date.value[:4]) if not date.month else date.start
        )
        if _SINCE.search(text[max(0, begin - _BEFORE) : begin]):
            found.setdefault(date.value, date)
    return next(iter(found.values())) if len(found) == 1 else None
