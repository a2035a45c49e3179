"""Purposes and activities: what an agreement is for, and what is done besides signing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import words
from citypact.graph.extraction.view import tidy

__all__ = ["activities", "purposes"]

_VERBS = "|".join(words("purposes", "verbs"))
_FOR = re.compile(rf"เพื่อ(?:เป็น|ให้)?(?:การ)?(?=(?:{_VERBS}))")
_AND = re.compile(rf"(?:และ|,)[ ]?(?:การ)?(?=(?:{_VERBS}))")
_PHRASE = re.compile(rf"(?:{_VERBS})[\u0e00-\u0e4f]{{2,80}}")
_PHRASE_END = re.compile("|".join(words("purposes", "ends")))
_CLAUSE_END = re.compile(r"ระหว่าง(?!ประเทศ)|\n|[ ]โดย|[ ]ณ[ ]|จึง")
_ACTIVITY = re.compile("|".join(words("purposes", "activities")))
_MOST = 8


def _outside(start: int, without: Iterable[tuple[int, int]]) -> bool:
    return not any(begin <= start < end for begin, end in without)


def purposes(
    mentions: Mentions, start: int, end: int, *, without: Iterable[tuple[int, int]] = ()
) -> list[Found[str]]:
    """The purposes that a text states with "in order to", each once.

    Two phrases that begin with the same words say the same purpose; the first stands.
    """
    text, without = mentions.text, list(without)
    found: list[Found[str]] = []
    begun: set[str] = set()
    for match in _FOR.finditer(text, max(start, mentions.article.body), end):
        if not _outside(match.start(), without) or mentions.in_note(match.start()) or len(found) >= _MOST:
            continue
        closing = _CLAUSE_END.search(text, match.end(), min(end, match.end() + 200))
        limit = closing.start() if closing else min(end, match.end() + 200)
        places = [match.end(), *(joined.end() for joined in _AND.finditer(text, match.end(), limit))]
        for place in places:
            phrase = _PHRASE.match(text, place)
            if not phrase:
                continue
            stop = _PHRASE_END.search(phrase[0], 4)
            value = tidy(phrase[0][: stop.start()] if stop else phrase[0])
            key = value[:12]
            if len(value) > 7 and key not in begun:
                begun.add(key)
                found.append(Found(value, place, place + len(value), "purpose.in-order-to", 0.75))
    return found


def activities(
    mentions: Mentions, start: int, end: int, *, without: Iterable[tuple[int, int]] = ()
) -> list[Found[str]]:
    """What the parties do besides signing, where the sentence of the document says so."""
    text, without = mentions.text, list(without)
    found: dict[str, Found[str]] = {}
    for document in mentions.documents:
        if not start <= document.start < end or document.start < mentions.article.body:
            continue
        line_start, line_end = mentions.line(document.start)
        for match in _ACTIVITY.finditer(
            text, max(line_start, document.start - 60), min(line_end, document.end + 160)
        ):
            if _outside(match.start(), without):
                value = tidy(match[0])
                found.setdefault(value, Found(value, match.start(), match.end(), "activity.words", 0.7))
    return list(found.values())
