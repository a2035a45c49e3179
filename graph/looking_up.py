"""Looking up the foreign cities of a collection in GeoNames: what is found goes into its gazetteer, where a person can see it.

A build never looks anything up by itself: what a package holds changes, and the same collection must give the same graph.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from citypact.errors import GazetteerError
from citypact.graph.collecting import Collection, Extractor
from citypact.graph.gazetteers import Gazetteer
from citypact.graph.geonames import GeoNames, Match, address, identifier
from citypact.graph.identities import Body, Resolver
from citypact.graph.iris import Iris
from citypact.graph.left_out import LeftOut
from citypact.graph.locating import located
from citypact.graph.names import fold
from citypact.graph.places import Known

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


def as_table(found: Iterable[Found], gazetteer: Iterable[Known] = (), held: str = "") -> str:
    """The cities that were found, as a file for a collection's gazetteer: one row for each, with all names that it answered to.

    Names in several scripts (Munich, München, มิวนิก) that one city of GeoNames answers to are one body's; so are those of a
    body that a gazetteer links to that city.

    Args:
        found: what was looked up.
        gazetteer: the bodies that are known already.
        held: the file as it stands; what a person wrote in its rows stays, and only names are added to them.

    Raises:
        GazetteerError: when that file has other columns.
    """
    rows = list(csv.DictReader(io.StringIO(held, newline=""), restval=""))
    if rows and set(COLUMNS) - rows[0].keys():
        raise GazetteerError(
            f"{FILE} of the collection's gazetteer: its first line does not name the columns {','.join(COLUMNS)}; "
            "give the file another name, and look up again"
        )
    by_city = {(row["country"], row["geonames"]): row for row in rows if row["geonames"]}
    theirs = set(by_city)
    linked = {
        (known.country, link.iri): known
        for known in gazetteer
        if known.level == _ABROAD
        for link in known.links
    }
    for each in found:
        if each.match is None:
            continue
        body, city, sure = each.body, each.match.city, each.match.confidence
        key = (body.country or "", str(city.id))
        row = by_city.get(key)
        if row is None:
            where = (city.latitude, city.longitude, address(city.id), city.id, sure)
            cells = map(str, (_ABROAD, "", "", "", body.country, *where))
            row = by_city[key] = dict(zip(COLUMNS, cells, strict=True))
            rows.append(row)
            if known := linked.get((key[0], identifier(city.id))):
                _name(row, known.name_th, known.name_en, known.other_names)
        _name(row, body.name_th, body.name_en, body.other_names)
        if key not in theirs:
            row["confidence"] = str(min(float(row["confidence"]), sure))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: (row["country"], row["geonames"].zfill(9))))
    return text.getvalue()


def _name(row: dict[str, str], name_th: str | None, name_en: str | None, others: Iterable[str]) -> None:
    """Add names to a row: where its own are taken, to its other names."""
    more = list(others)
    for column, name in (("name_th", name_th), ("name_en", name_en)):
        if name and not row[column]:
            row[column] = name
        elif name:
            more.append(name)
    known = {fold(row["name_th"]), fold(row["name_en"])}
    names = dict.fromkeys((*filter(None, row["other_names"].split("|")), *more))
    row["other_names"] = "|".join(name for name in names if fold(name) not in known)
