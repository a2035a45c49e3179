"""Who was told before a text goes on to another agreement, and may sign that one as well: the head who signs all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention

__all__ = ["CARRIED", "carried_signers"]

CARRIED = "carried"  # the feature of who is told outside the stretch of an agreement
_LIKELY = 0.35
_LOOKED = 200  # people of a text
_MOST = 6


def carried_signers(
    mentions: Mentions, part: Part, within: Collection[str], likely: Mapping[str, float]
) -> list[PersonMention]:
    """The officials told before a further agreement whose bodies may be its parties and have nobody else in its stretch.

    ``within``: who is told in the stretch; ``likely``: how probable each body is to be a party.
    """
    begin = mentions.article.body
    if not part.numbered or part.older or part.start <= begin:
        return []
    told = [person for person in mentions.told[:_LOOKED] if person.office and person.start >= begin]
    spoken_for = {mentions.body_of(person) for person in told if part.start <= person.start < part.end}
    found: dict[str, PersonMention] = {}
    for person in told:
        if person.start >= part.start or len(found) >= _MOST:
            break
        body = mentions.body_of(person)
        if body and person.name not in within and body not in spoken_for and likely.get(body, 0.0) > _LIKELY:
            found.setdefault(person.name, person)
    return list(found.values())
