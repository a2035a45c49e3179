"""Offices that a Thai text tells in English: "Prof. Nguyen Van Hill, Rector of Hill University"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_offices import english_offices
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office

__all__ = ["with_latin_offices"]

_RUN = expression(r"[A-Z][A-Za-zÀ-ɏḀ-ỿ0-9 ,.&'’()/–-]{8,300}")
_HEAD = expression(
    r"\b(?:President|Rector|Dean|Director|Chair(?:man|woman|person)?|Mayor|Governor|Consul|Ambassador|Manager|Officer|"
    r"Representative|Minister|Secretary|Chancellor|Head|Leader|Commissioner|Counsellor|CEO|Attach[ée]|Principal|Speaker)\b"
)
_BESIDE_NAME = expression(r"[A-Za-z.À-ɏḀ-ỿ)][ ]?[,(–-]?[ ]?\Z")  # behind a name, or a degree
_NAME_BEHIND = expression(r"[ ](?:(?:Mrs?|Ms|Dr|Prof)\.?[ ])?[A-Z][a-zÀ-ɏḀ-ỿ'’-]+[ ][A-Z]")


def with_latin_offices(text: str, worded: Sequence[Office], bodies: Sequence[BodyMention]) -> list[Office]:
    """The offices of a Thai text, and those that stand in English beside a name in Latin letters.

    >>> [office.name for office in with_latin_offices("โดย Mr. John Hill, Mayor of Meadow ร่วมลงนาม", [], [])]
    ['Mayor of Meadow']
    """
    found = list[Office]()
    starts = [body.start for body in bodies]
    glosses: list[tuple[str, str]] | None = None
    for run in _RUN.finditer(text):
        if not _HEAD.search(run[0]):
            continue
        if glosses is None:
            glosses = list(islice(_glosses(text, bodies), _MOST))
        begin = run.start()
        inside = [
            replace(body, start=body.start - begin, end=body.end - begin)
            for body in bodies[bisect_left(starts, begin) : bisect_left(starts, run.end())]
        ]
        for office in english_offices(run[0].rstrip(" ,(–-"), NamedBodies(run[0], inside)):
            start, end = begin + office.start, begin + office.end
            office = replace(office, body=_in_thai(office.body, glosses))
            if (
                office.start and _BESIDE_NAME.search(text, max(begin, start - 4), start)
            ) or _NAME_BEHIND.match(text, end):
                found.append(replace(office, start=start, end=end))
    if not found:
        return [*worded]
    starts = [office.start for office in found]
    told = [office for office in worded if not _overlaps(office, found, starts)]
    return sorted([*told, *found], key=lambda office: office.start)


def _overlaps(office: Office, found: Sequence[Office], starts: Sequence[int]) -> bool:
    """Whether an office shares letters with one of those that were found, which are in order."""
    before = bisect_left(starts, office.end)
    return before > 0 and found[before - 1].end > office.start


_GLOSS = expression(r"[ ]?\((?P<latin>[A-Z][^()\n]{2,80})\)")


_MOST = 50  # names that are told anew


def _glosses(text: str, bodies: Sequence[BodyMention]) -> Iterator[tuple[str, str]]:
    """The English names that stand in brackets behind Thai ones, each with that."""
    for body in bodies:
        if not body.name.isascii() and (gloss := _GLOSS.match(text, body.end)):
            yield gloss["latin"], body.name


def _in_thai(name: str | None, glosses: Sequence[tuple[str, str]]) -> str | None:
    """A body by its Thai name, where that has the English one in brackets: "เมืองอีโปห์ (Ipoh)"."""
    if name is None:
        return None
    return next((thai for latin, thai in glosses if name in latin or latin in name), name)
