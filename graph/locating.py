"""Where a body is: the entry of the gazetteer that tells the place of what it governs.

What the resolver found in the gazetteer is taken; else an entry is looked for by level, name and country (and province, where
the names of a level recur). It is taken only where exactly one answers: a body without a place is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator

from citypact.graph.descriptions import TERRITORIAL_LEVELS
from citypact.graph.distances import NEAR, Point, kilometres
from citypact.graph.gazetteers import Gazetteer
from citypact.graph.identities import Body
from citypact.graph.identities.keys import RECURRING_LEVELS
from citypact.graph.places import Known

__all__ = ["located"]


def located(body: Body, gazetteer: Gazetteer) -> Known | None:
    """The entry that tells where a body is; None where there is none, or more than one."""
    if body.level not in TERRITORIAL_LEVELS:
        return None
    if body.known is not None:
        return body.known if body.known.latitude is not None else None
    if body.country is None or (body.level in RECURRING_LEVELS and body.province is None):
        return None
    found = {
        known
        for known in _of_its_names(body, gazetteer)
        if known.latitude is not None and not _far(known, body.point)
    }
    return found.pop() if len(found) == 1 else None


def _far(known: Known, point: Point | None) -> bool:
    """Whether an entry is another town of the name than that which the records have on the map."""
    if point is None or known.latitude is None or known.longitude is None:
        return False
    return kilometres(point, (known.latitude, known.longitude)) > NEAR


def _of_its_names(body: Body, gazetteer: Gazetteer) -> Iterator[Known]:
    for name in (body.name_th, body.name_en, *body.other_names):
        if name:
            yield from gazetteer.find(name, level=body.level, country=body.country, province=body.province)
