"""Identity keys: what tells one body from another."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["LOCATED_LEVELS", "RECURRING_LEVELS", "THAI_LEVELS", "Key", "preference"]

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
    alone has "~" and the id of that record there.
    """

    level: str
    name: str
    place: str
    code: str = ""  # as references.code_of writes it: "dla:123", an address without its scheme

    @property
    def thai(self) -> bool:
        """Whether the name is written in Thai."""
        return bool(_THAI.search(self.name))

    @property
    def scope(self) -> str:
        """The id of the one record in which the name holds; "" where it holds everywhere."""
        return self.place[1:] if self.place.startswith(_SCOPE) else ""

    def within(self, record: str) -> Key:
        """The key of this name in one record alone."""
        return self._replace(place=f"{_SCOPE}{record}")

    def __str__(self) -> str:
        return f"{self.level}|{self.name}|{self.place}" + (f"|{self.code}" if self.code else "")


def preference(key: Key) -> tuple[bool, bool, bool, str]:
    """Which key gives the IRI, the first of all: one with a level; of Thai bodies the Thai name, of others the English one;
    one with a place before one without."""
    return (
        key.level == "other",
        key.thai == (key.level == "foreign_local_government"),
        not key.place,
        str(key),
    )
