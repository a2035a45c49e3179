"""Sections of municipalities: where the text tells of the municipality itself, it is the body, not its section.

"นายกเทศมนตรีนครก และกองสาธารณสุข เทศบาลนครก ร่วมลงนาม": who signs is the municipality. A section that a text tells alone stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression

__all__ = ["with_their_owners"]

_SECTIONS = frozenset({"กอง", "สำนัก"})
_OWNER = expression(r"[ ](?=เทศบาล|องค์การบริหารส่วน|อบ[จต]\.|ท[นมต]\.)")


def with_their_owners(
    text: str, found: Sequence[BodyMention], read: Callable[[int], BodyMention | None]
) -> list[BodyMention]:
    """The bodies, with the municipality in the stead of a section of it; ``read`` reads the body that begins somewhere."""
    sections = [body for body in found if body.prefix in _SECTIONS][:_MOST]
    owners = {body.start: owner for body in sections if (owner := _owner(text, body, read))}
    return [owners.get(body.start, body) for body in found]


_MOST = 40  # sections of a text


def _owner(text: str, body: BodyMention, read: Callable[[int], BodyMention | None]) -> BodyMention | None:
    begins = _OWNER.search(text, body.start, body.end)
    owner = read(begins.end()) if begins else None
    if owner is None or owner.end > body.end:
        return None
    place = owner.name.removeprefix("เทศบาล")
    told = text.replace(text[body.start : body.end], "")
    alone = owner.name not in told and f"นายกเทศมนตรี{place}" not in told and f"นายก{owner.name}" not in told
    return None if alone else owner
