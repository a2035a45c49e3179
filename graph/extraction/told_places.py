"""Places that belong to a name: of schools that are called alike, the text tells each time in which province one lies."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at

__all__ = ["with_places"]

_IN_PROVINCE = expression(r"[ ](?:จังหวัด|จ\.)[ ]?(?=[ก-ฮเแโใไ])")
_FEWEST = 2  # times that a school is told with its province, of those that tell its name


def with_places(text: str, found: list[BodyMention]) -> list[BodyMention]:
    """Schools that a text names again and again with the same province bear it in their names: once, it tells where they lie.

    >>> from citypact.graph.extraction.bodies import bodies
    >>> {body.name for body in bodies("โรงเรียนสายลม จังหวัดตาก มีผู้อำนวยการโรงเรียนสายลม จังหวัดตาก คนใหม่") if body.kind == "school"}
    {'โรงเรียนสายลม จังหวัดตาก'}
    """
    told: dict[str, Counter[str]] = defaultdict(Counter)
    ends: dict[int, int] = {}
    for body in found:
        if (
            body.kind == "school"
            and (behind := _IN_PROVINCE.match(text, body.end))
            and (place := province_at(text, behind.end()))
        ):
            told[body.name][place] += 1
            ends[body.start] = behind.end() + len(place)
    named = {
        name: place
        for name, places in told.items()
        for place, count in places.items()
        if count >= _FEWEST and len(places) == 1
    }
    if not named:
        return found
    whole = [
        replace(body, name=f"{body.name} จังหวัด{named[body.name]}", end=ends.get(body.start, body.end))
        if body.kind == "school" and body.name in named
        else body
        for body in found
    ]
    stop, kept = 0, list[BodyMention]()
    for body in whole:
        if body.start >= stop:  # the province of a name is no body beside it
            kept.append(body)
        stop = max(stop, body.end)
    return kept
