"""Thai names of foreign cities that no source gives: Budapest is บูดาเปส.

They are looked up by English name and country among the cities that CLDR has in Thai (gazetteer/zone_cities.csv), once it is
settled which bodies there are: such a name is for reading, and tells no body from another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from citypact.graph.identities import Body
from citypact.graph.names import fold
from citypact.graph.places import rows

__all__ = ["CLDR", "with_thai_names"]

# where a reader finds the names: Unicode CLDR, under the Unicode licence (gazetteer/README.md)
CLDR = (
    "https://github.com/unicode-org/cldr-json/blob/main/cldr-json/cldr-dates-full/main/th/timeZoneNames.json"
)

_City = tuple[str, str]  # country and folded English name


def with_thai_names(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """The bodies, in their order, foreign cities without a Thai name under that of CLDR.

    No name that a source or a gazetteer gives is overruled, and two bodies of one English name and country stay as they are.
    """
    given = tuple(bodies)
    times = Counter(city for body in given if (city := _city(body)))
    named = []
    for body in given:
        city = _city(body)
        thai = _cities().get(city) if city and times[city] == 1 and not body.name_th else None
        named.append(replace(body, name_th=thai, name_th_from=CLDR) if thai else body)
    return tuple(named)


def _city(body: Body) -> _City | None:
    if body.level != "foreign_local_government" or not body.name_en or not body.country:
        return None
    return body.country, fold(body.name_en)


@cache
def _cities() -> Mapping[_City, str]:
    """The Thai name of each city; of two cities of one name in one country neither."""
    found: defaultdict[_City, set[str]] = defaultdict(set)
    for row in rows("zone_cities.csv"):
        found[row["iso2"], fold(row["name_en"])].add(row["name_th"])
    return {city: names.pop() for city, names in found.items() if len(names) == 1}
