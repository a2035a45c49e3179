"""Identity keys: what tells one body from another."""

from __future__ import annotations

import re
from typing import NamedTuple

from citypact.graph.distances import Point

__all__ = ["LOCATED_LEVELS", "RECURRING_LEVELS", "THAI_LEVELS", "Key", "cell", "preference"]

THAI_LEVELS = frozenset(
    {
        "city_municipality",
        "town_municipality",
        "subdistrict_municipality",
        "pao",
        "sao",
        "province",
        "special_local_government",
    }
)
RECURRING_LEVELS = frozenset({"subdistrict_municipality", "sao"})  # their names recur all over the country
# levels whose names are written with the district and province that they lie in; elsewhere a province is part of the name
LOCATED_LEVELS = RECURRING_LEVELS | {"city_municipality", "town_municipality", "special_local_government"}
_SCOPE = "~"  # before the id of the one record in which a name holds
_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")


class Key(NamedTuple):
    """The identity key of a body: its level, its folded name and the place that tells it from others of that name.

    ``place`` is, of a Thai body, the ISO 3166-2 code of its province; of another one the ISO 3166-1 code of its country and,
    where it is known, "/" and the folded name of the province; "" where nothing is known. A name that holds in one record
    alone has "~" and the id of that record there. ``at`` is the cell of a tenth of a degree in which the record has it on the
    map: it tells towns of one name and country apart (noting.Noted.spots).
    """

    level: str
    name: str
    place: str
    code: str = ""  # as references.code_of writes it: "dla:123", an address without its scheme
    at: str = ""  # "49.2 6.2"

    @property
    def thai(self) -> bool:
        """Whether the name is written in Thai."""
        return bool(_THAI.search(self.name))

    @property
    def scope(self) -> str:
        """The id of the one record in which the name holds; "" where it holds everywhere."""
        return self.place[1:] if self.place.startswith(_SCOPE) else ""

    @property
    def country(self) -> str:
        """The ISO 3166-1 code of the country; "" where it is not known."""
        return "TH" if self.level in THAI_LEVELS else self.place.partition("/")[0]

    def within(self, record: str) -> Key:
        """The key of this name in one record alone."""
        return self._replace(place=f"{_SCOPE}{record}", at="")

    def anywhere(self) -> Key:
        """The key without its cell on the map."""
        return self._replace(at="") if self.at else self

    def __str__(self) -> str:
        code, at = f"|{self.code}" if self.code else "", f"|@{self.at}" if self.at else ""
        return f"{self.level}|{self.name}|{self.place}{code}{at}"


def cell(point: Point) -> str:
    """The cell of a tenth of a degree in which a point lies, as latitude and longitude of its middle.

    >>> cell((49.22611, -0.04))
    '49.2 0.0'
    """
    latitude, longitude = (round(degrees, 1) + 0.0 for degrees in point)
    return f"{latitude:.1f} {longitude:.1f}"


def preference(key: Key) -> tuple[bool, bool, bool, str]:
    """Which key gives the IRI, the first of all: one with a level; of Thai bodies the Thai name, of others the English one;
    one with a place before one without."""
    return (
        key.level == "other",
        key.thai == (key.level == "foreign_local_government"),
        not key.place,
        str(key),
    )
