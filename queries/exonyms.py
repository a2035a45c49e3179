"""Exonyms: what a place is called in the other language, where the bundled tables have it: กรุงเทพ is Bangkok.

No spelling and no sound leads from the one to the other. A word for the kind of body counts (เทศบาลนครเชียงราย is not the
province Chiang Rai); one that may stand before the name of a foreign city does not (กรุงปักกิ่ง is ปักกิ่ง).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from citypact.graph.names import fold, tidy
from citypact.graph.places import rows
from citypact.queries.kinds import bare

__all__ = ["otherwise"]

_THAILAND = ("provinces.csv", "city_municipalities.csv", "local_governments.csv")
_ABROAD = ("foreign_places.csv", "zone_cities.csv")


def otherwise(name: str) -> tuple[str, ...]:
    """The other names of the places that bear a name; none where no table has it.

    >>> otherwise("กรุงเทพ"), otherwise("Beijing"), otherwise("เมืองสมมติ")
    (('Bangkok',), ('กรุงปักกิ่ง', 'ปักกิ่ง'), ())
    """
    return next((found for form in _forms(name) if (found := _names().get(fold(form), ()))), ())


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """What a name is otherwise, under its key."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for here, there in _pairs():
        for name in here:
            found[fold(name)].update(dict.fromkeys(there))
        for name in there:
            found[fold(name)].update(dict.fromkeys(here))
    return {key: tuple(others) for key, others in found.items()}


def _pairs() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The English name of each place of the tables, and its Thai ones."""
    for table in _THAILAND:
        for row in rows(table):
            yield (row["name_en"],), (row["name_th"],)
    for table in _ABROAD:
        for row in rows(table):
            names = tuple(filter(None, [row["name_th"]] if "name_th" in row else row["names"].split("|")))
            # of กรุงเทพ nothing may be taken off
            forms = (
                names if row.get("iso2") == "TH" else tuple(form for name in names for form in _forms(name))
            )
            yield (row["name_en"],), forms


def _forms(name: str) -> tuple[str, ...]:
    """A name, and without a word at its beginning that may belong to it."""
    whole, forms = tidy(name), bare(name)
    return (whole, *forms[1:]) if forms[0] == whole.casefold() else (whole,)
