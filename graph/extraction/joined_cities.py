"""Cities abroad that end a row of places abroad without a word for what they are: มณฑลก รัฐข และ ต้าหลี่."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.compiling import compiled
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import countries
from citypact.graph.extraction.rules import alternation, rules

__all__ = ["with_joined_cities"]

_ABROAD = "foreign_local_government"
_JOINT = expression(
    rf"(?:[ ]?(?:{alternation(name for name in countries() if not name.isascii())}))?[ ]?(?:,|และ|รวมถึง|ตลอดจน)[ ]?"
)


@cache
def _cities() -> dict[str, str]:
    return {str(name): str(code) for code, names in rules("cities_abroad").items() for name in names}


@cache
def _city() -> re.Pattern[str]:
    return compiled(rf"(?:{alternation(_cities())})(?![ก-๎])")


def with_joined_cities(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, and the cities that a row of places abroad ends with.

    >>> row = BodyMention(0, 11, "มณฑลกุ้ยโจว", "foreign_local_government", "มณฑล")
    >>> [body.name for body in with_joined_cities("มณฑลกุ้ยโจว และ ต้าหลี่ จีน", [row])]
    ['มณฑลกุ้ยโจว', 'ต้าหลี่']
    """
    more = list[BodyMention]()
    for body in found:
        if body.kind != _ABROAD or (joint := _JOINT.match(text, body.end)) is None:
            continue
        if (city := _city().match(text, joint.end())) is not None:
            name = city[0]
            more.append(BodyMention(city.start(), city.end(), name, _ABROAD, "", _cities()[name], weak=True))
    return sorted([*found, *more], key=lambda body: body.start) if more else [*found]
