"""Looking up the foreign cities of a collection in GeoNames: what is found goes into its gazetteer, where a person can see it.

A build never looks anything up by itself: what a package holds changes, and the same collection must give the same graph.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from citypact.graph.collecting import Collection, Extractor
from citypact.graph.gazetteers import Gazetteer
from citypact.graph.geonames import GeoNames, Match, address
from citypact.graph.identities import Body, Resolver
from citypact.graph.iris import Iris
from citypact.graph.left_out import LeftOut
from citypact.graph.locating import located

__all__ = ["COLUMNS", "FILE", "Found", "as_table", "look_up", "unlocated_abroad"]

FILE = "geonames.csv"
COLUMNS = (
    *("level", "name_th", "name_en", "other_names", "country"),
    *("latitude", "longitude", "located_by", "geonames", "confidence"),
)
_ABROAD = "foreign_local_government"


@dataclass(frozen=True, slots=True)
class Found:
    """A foreign body and the city of GeoNames that answers to its names; none where none or several do."""

    body: Body
    match: Match | None


def unlocated_abroad(
    collection: Collection, extract: Extractor, left_out: Callable[[LeftOut], None]
) -> list[Body]:
    """The foreign local governments of a collection whose place no gazetteer tells."""
    gazetteer = Gazetteer.with_added(collection.places(left_out))
    records = [reading.record for reading in collection.readings(extract, left_out)]
    resolver = Resolver(records, Iris(collection.base), gazetteer)
    return [body for body in resolver.bodies() if body.level == _ABROAD and located(body, gazetteer) is None]


def look_up(bodies: Iterable[Body], geonames: GeoNames) -> list[Found]:
    """Each body with the one city of its country that answers to all of its names that are known."""
    return [
        Found(
            body,
            geonames.find(
                [name for name in (body.name_en, body.name_th, *body.other_names) if name],
                country=body.country,
            )
            if body.country
            else None,
        )
        for body in bodies
    ]


def as_table(found: Iterable[Found]) -> str:
    """The bodies that were found, as a file for a collection's gazetteer."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in found:
        if each.match is None:
            continue
        body, city = each.body, each.match.city
        names = (body.name_th or "", body.name_en or "", "|".join(body.other_names), body.country)
        where = (city.latitude, city.longitude, address(city.id), city.id, each.match.confidence)
        writer.writerow((body.level, *names, *where))
    return text.getvalue()
