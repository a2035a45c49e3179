"""Countries glued to the name of a place that lies in them: รัฐมณีปุระ|อินเดีย, เมืองเว้|เวียดนาม."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import countries, province_at

__all__ = ["without_countries"]

_PLACES = frozenset({"foreign_local_government", "province"})
_LEAST, _SHORT = 2, 4  # letters: of a place, and of a country whose name may be part of a place's


_STATE = expression(
    r"(?:สาธารณรัฐ(?:ประชาธิปไตย|สังคมนิยม|ประชาชน|อิสลาม|แห่ง|สหภาพ){0,3}|สปป\.?|ราชอาณาจักร|ประเทศ|สหภาพ|สหพันธ์?(?:สาธารณ)?(?:รัฐ)?)\Z"
)


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted((name for name in countries() if not name.isascii()), key=len, reverse=True))


def without_countries(found: Iterable[BodyMention]) -> list[BodyMention]:
    """The bodies, places abroad without the country that is told right behind their names.

    >>> place = BodyMention(0, 17, "รัฐมณีปุระอินเดีย", "foreign_local_government", "รัฐ")
    >>> [(body.name, body.country) for body in without_countries([place])]
    [('รัฐมณีปุระ', 'IN')]
    """
    return [_without(body) if body.kind in _PLACES else body for body in found]


def _without(body: BodyMention) -> BodyMention:
    if not body.name.endswith(_names()):
        return body
    country = next(name for name in _names() if body.name.endswith(name))
    name = _STATE.sub("", body.name.removesuffix(country))
    place = name.removeprefix(body.prefix)
    if len(place) < (_LEAST if len(country) > _SHORT else _SHORT) or province_at(place, 0) == place:
        return body
    return replace(
        body,
        end=body.end - (len(body.name) - len(name)),
        name=name,
        kind="foreign_local_government",
        country=countries()[country],
        weak=False,
    )
