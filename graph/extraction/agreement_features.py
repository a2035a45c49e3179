"""What is said around the documents of a part, as named features.

The judges of whether it is an agreement, and of how it stands, weigh them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from citypact.graph.extraction.contexts import context, nearby
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.mentions import Mentions

__all__ = ["agreement_features"]

_MOST = 12
_FAR = 4000  # letters of a stretch whose words are looked at
_OF_TEXT = frozenset({"unreal", "guests", "ceremony", "witness", "unsigned"})


def agreement_features(
    mentions: Mentions,
    said: Sequence[Document],
    statuses: Iterable[tuple[str, str]],
    *,
    stretch: tuple[int, int],
    firm: bool,
    older: bool,
) -> set[str]:
    """Features of one part: ``said`` its documents, ``statuses`` (status, where) as the rules read them.

    What the whole ``stretch`` of the part speaks of says how it stands, and little of whether it is reported at all.
    """
    text = mentions.text
    own: set[str] = set()
    places = 0
    for document in said[:_MOST]:
        start, end = mentions.line(document.start)
        title = document.start < mentions.article.body
        where = "title" if title else "first" if places == 0 else "later"
        places += not title
        kind = "relation" if document.relation else document.type
        own.update(_beside(kind, where, *context("documents", text, document.start, document.end)))
        for name in nearby("documents", text, max(start, document.start - 90), min(end, document.end + 110)):
            own.update((f"near.{name}", f"near.{name}.{where}"))
        if "“" in text[max(0, document.start - 2) : document.start]:
            own.add("quoted")
    if not places:
        own.add("title-only")
    if not any(document.start < mentions.article.body for document in said):
        own.add("not-in-title")
    if all(document.relation for document in said):
        own.add("relation-only")
    own.add(f"documents.{min(len(said), 4)}")
    for status, where in statuses:
        own.update((f"status.{status}", f"status.{status}.{where}"))
    if not firm:
        own.add("soft")
    if older:
        own.add("older")
    own |= _days(mentions, said)
    begin, stop = mentions.article.title
    for name in nearby("documents", text, begin, min(stop, begin + 400)):
        own.add(f"headline.{name}")
    for name in nearby("documents", text, mentions.article.body, mentions.article.body + 400):
        own.add(f"lead.{name}")
    told = nearby("documents", text, 0, _FAR)
    own |= {f"text.{name}" for name in _OF_TEXT.intersection(told)}
    start, end = stretch
    if start or min(end, _FAR) != min(len(text), _FAR):
        told = nearby("documents", text, start, min(end, start + _FAR))
    own.update([f"told.{name}" for name in told])
    if mentions.english:  # its words are others, and weigh otherwise
        own.update([f"en.{feature}" for feature in own], ("english",))
    return own


@lru_cache(maxsize=4096)
def _beside(kind: str, where: str, before: str, after: str) -> tuple[str, ...]:
    """What the words on both sides of a document tell."""
    own = [f"kind.{kind}", f"before.{before}", f"after.{after}"]
    own += [f"{feature}.{where}" for feature in own]
    if kind == "relation":
        own += [f"relation.before.{before}", f"relation.after.{after}"]
    return tuple(own)


def _days(mentions: Mentions, said: Sequence[Document]) -> set[str]:
    """How the days told near the documents stand to the day of publication."""
    published = mentions.published or ""
    dates = [(date, date.value) for date in mentions.dates[:40]]
    places = [document.start for document in said[:_MOST]]
    near = [
        value or ""
        for date, value in dates
        if date.whole and any(abs(date.start - place) < 300 for place in places)
    ]
    own = {"day.none"} if not near else set()
    if len(published) == 10:
        own |= {"day.ahead" if value > published else "day.past" for value in near}
        own |= {"day.years-ago" for value in near if value[:4] < f"{int(published[:4]) - 1}"}
    told = [
        (date.start, date.year or 0) for date, value in dates if value and not mentions.in_note(date.start)
    ]
    newest = max([year for _, year in told], default=0)
    for place in places if told else ():
        start, end = mentions.line(place)
        gaps = [(abs(date - place), year, date > place) for date, year in told if start <= date < end]
        if gaps:
            _, year, behind = min(gaps)
            age = newest - year
            age_said = "now" if age == 0 else "last-year" if age == 1 else "old"
            own.add(f"beside.{age_said}.{'behind' if behind else 'before'}")
    if any(value and not date.whole for date, value in dates):
        own.add("years-told")
    return own
