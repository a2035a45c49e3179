"""Ties in the background: what the partners of a paper are to each other already, in the sentence that tells of the paper.

"Hill and Lake, sister cities since 2010, signed a memorandum": the tie is neither what is signed nor is its year the day.
"""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.earlier_documents import Earlier
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.seeking import Sought

__all__ = ["background_ties", "without_background"]

_PAPERS = frozenset({"mou", "moa", "loi", "declaration", "agreement"})
_NAMED_PAPERS = frozenset({"mou", "moa", "loi"})
_LED = 90  # letters before a tie that tell how it stands in its sentence
_CLOSED = 70  # letters behind it
_ADDED = 40
_SIGNED = 80  # letters before a paper, or a few behind it, that say that it is signed
_SIGNS = Sought(
    r"(?i:\b(?:sign(?:s|ed|ing)?|inks?|inked|seal(?:s|ed)?|conclud(?:es?|ed)|exchanged?|initialled|put their|"
    r"enter(?:s|ed)? into|approv(?:es?|ed)|endors(?:es?|ed)|adopt(?:s|ed)?)\b)"
)
_ANEW = Sought(r"(?i:\b(?:renew|extend|re-?sign|re-?affirm|upgrad|elevat)\w*)")
# ", sister cities since 2010,"; ", which have been sister cities since 2010,"
_BESIDE = expression(
    r"(?i:[,(–—-][ ]?(?:(?:both|already|long|longtime|long-standing|now|two|three|the|its|their|a|an|as|of|"
    r"[\w-]+[’']s|first|second|third|oldest|\d+(?:st|nd|rd|th))[ ]){0,3}\Z)"
)
_WHICH = expression(
    r"(?i:(?:,|\band)[ ](?:which|who|whose|where|with whom|with which)[ ]"
    r"(?:[a-z’'-]+[ ]){0,6}(?:(?:19|20)\d\d[ ])?(?:[a-z]+[ ]){0,2}\Z)"
)
_GROUND = expression(
    r"(?i:\b(?:under|within|as part of|building on|built on|based on|on the basis of|in line with|thanks to|"
    r"anniversary of|celebrat\w+|years as|decades as|in the framework of|years of|decades of|after|following|besides|beyond|"
    r"strengthen(?:s|ed|ing)?|deepen(?:s|ed|ing)?|cement(?:s|ed|ing)?|reinforc(?:es|ed|ing)|"
    r"because of|long-standing|existing)[ ]"
    r"(?:(?:the|its|their|this|that|a long-standing|existing|long-standing|close|already|of|"
    r"\d+(?:-year|th|st|nd|rd)?|years|old)[ ]){0,5}\Z)"
)
# "with its sister city Lake", "Sister cities Hill and Lake"
_OF_NAME = expression(
    r"(?i:\b(?:its|their|his|her|with|and|from|fellow)[ ](?:(?-i:[A-Z]?)[a-z]+[ ])?\Z|"
    r"\A(?:[A-Z][a-z]+(?:-[a-z]+)?)?[ ]?\Z)"
)
_NAMED = expression(
    r",?[ ](?:of[ ])?(?=[A-ZÀ-Þ])"
    r"(?!(?:Agreement|Pact|Accord|MO[UA]|MoU|Memorand|Relation|Partnership|Ties|Charter|Status|Program))"
)
_CITY = ("ies", "y", "n", "owns", "nce", "nces", "ure", "ures", "rict", "ricts")
_ENDS = expression(
    r"(?i:(?:[ ](?:of|with|relations\w*|ties|city|cities|since|for|in|from|(?-i:[A-Z][\w’'-]+)|\d{1,4}(?:st|nd|rd|th)?|"
    r"the|more|than|over|nearly|almost|about|\w+ (?:years?|decades?)|years?|decades?|"
    r"early|late|mid|\d{4}s|each|other|to|one|another)){0,9}"
    r"(?:,|\)|[ ]?[–—]|[ ]-[ ]))"
)
_SINCE = expression(
    r"(?i:[^.,;\n]{0,40}\b(?:since|for (?:\w+ ){0,3}(?:years|decades)|in (?:19|20)\d\d|dating (?:from|back)))"
)
_TODAY = Sought(
    r"(?i:\b(?:today|yesterday|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|this week|will|to be(?:come)?|newly|new)\b)"
)
# "The two cities became sister cities in 1998", in a sentence of its own
_OF_TWO = expression(
    r"(?i:(?:The (?:two |three )?(?:cities|sides|towns|provinces|municipalities|partners|pair|two)|"
    r"Both(?: cities| sides| towns)?|They|"
    r"(?-i:[A-Z][\w’'-]+)(?: City| Municipality)? and (?-i:[A-Z][\w’'-]+)(?: City)?)[ ](?:[a-z]+[ ]){0,3}"
    r"(?:have|has|had|are|were|became|established|formed|forged|signed|set up|began|launched|concluded|inked|sealed|joined|"
    r"entered|enjoy\w*|maintain\w*|shared?|first|twinned)\b|"
    r"The (?:[a-z-]+[ ]){0,3}\Z)"
)
_YEAR = Sought(
    r"(?i:\b(?:since (?:the )?(?:\w+ )?(?:19|20)\d\d|(?:in|from) (?:[a-z]+ )?(?:19|20)\d\d|for (?:[a-z0-9-]+ ){0,3}"
    r"(?:years|decades)|\d+ years ago|long|already|decades ago)\b)"
)


def background_ties(mentions: Mentions, main: Sequence[Document]) -> list[Earlier]:
    """The relations among an English text's documents that its partners have already, while another paper is signed."""
    if not mentions.english:
        return []
    relations = [document for document in main if document.relation]
    papers = [document for document in main if document.type in _PAPERS]
    if not relations or not any(_signed(mentions, paper) for paper in papers):
        return []
    found = [told for relation in relations if (told := _background(mentions, relation, papers))]
    found += [
        (paper, paper.start, paper.end)
        for _, start, stop in found
        for paper in papers
        if paper.type == "agreement" and start <= paper.start < stop
    ]
    taken = {document for document, *_ in found}
    rest = [relation for relation in relations if relation not in taken]
    founded = {relation.type for relation in rest if relation.start >= mentions.article.body}
    found = [told for told in found if told[0].type not in founded]  # the paper may found that
    old = {document.type for document, *_ in found}
    return found + [(each, each.start, each.end) for each in rest if each.type in old]


def without_background(
    mentions: Mentions, named: Sequence[Document], said: Sequence[Document]
) -> tuple[Document, ...]:
    """The relations that a part only speaks of, without those that its partners have already, where it tells of no other."""
    papers = [document for document in said if document.type in _PAPERS]
    if not (mentions.english and named) or not any(_signed(mentions, paper) for paper in papers):
        return tuple(named)
    old = [relation for relation in named if _background(mentions, relation, papers)]
    other = {document.type for document in (*named, *said) if document.relation and document not in old}
    return tuple(relation for relation in named if relation not in old or relation.type in other)


def _signed(mentions: Mentions, paper: Document) -> bool:
    """Whether a paper is told to be signed for the first time; a renewed agreement may be that of the tie."""
    start, end = english_sentence(mentions, paper.start)
    if paper.type in _NAMED_PAPERS:
        return True
    near = max(start, paper.start - _SIGNED), min(end, paper.end + _SIGNED)
    if paper.type == "agreement" and _ANEW.search(mentions.text, *near):
        return False
    return _SIGNS.search(mentions.text, *near) is not None


def _background(mentions: Mentions, relation: Document, papers: Sequence[Document]) -> Earlier | None:
    """Whether a relation is told of the partners: beside them between commas, before a name, in a sentence of the past."""
    text = mentions.text
    start, end = english_sentence(mentions, relation.start)
    led, behind = text[max(start, relation.start - _LED) : relation.start], min(end, relation.end + _CLOSED)
    inside = [paper for paper in papers if start <= paper.start < end]
    if _told_of_past(mentions, relation, inside, papers):
        return relation, start, end
    if any(paper.start <= relation.start and relation.end <= paper.end + 1 for paper in inside):
        return None  # the paper's own name
    told = text[relation.start : relation.end]
    if _GROUND.search(led):
        return relation, relation.start, behind
    if told.endswith(_CITY) and _NAMED.match(text, relation.end) and _OF_NAME.search(led):
        return relation, relation.start, relation.end
    which = _WHICH.search(led)
    beside = _BESIDE.search(led) or which
    if beside and not _TODAY.search(led[beside.start() :]):
        ends = _ENDS.match(text, relation.end, behind)
        since = _SINCE.match(text, relation.end, behind)
        if (ends or since) and (which or since or told.endswith(_CITY)):
            stop = (ends or since or beside).end()
            return relation, relation.start - len(led) + beside.start(), stop
    if not inside and _OF_TWO.match(text, start, relation.start) and _YEAR.search(text, start, end):
        return relation, start, end
    return None


def _told_of_past(
    mentions: Mentions, relation: Document, inside: Sequence[Document], papers: Sequence[Document]
) -> bool:
    """Whether a sentence tells of the year of the tie's own agreement, while another paper is signed elsewhere."""
    if not inside or len(inside) == len(papers) or any(paper.type != "agreement" for paper in inside):
        return False
    start, end = english_sentence(mentions, relation.start)
    return (
        _OF_TWO.match(mentions.text, start, relation.start) is not None
        and _YEAR.search(mentions.text, start, end) is not None
        and not _TODAY.search(mentions.text, start, end)
    )
