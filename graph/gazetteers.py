"""The gazetteer: the bodies that a build knows beforehand, each with its place and the source of what is said of it.

One is made per build: from the bundled tables of facts, and from the files that the user added to the collection
(``citypact gazetteer add``). It answers which bodies bear a name; which of them a text means is the resolver's to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from citypact.graph.names import fold
from citypact.graph.places import provinces, rows

__all__ = ["Gazetteer", "Known", "Link"]

_METROPOLIS, _PATTAYA = "TH-10", "TH-S"  # the special local governments, ISO 3166-2


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The same place in another collection of facts, and how sure that is."""

    iri: str  # e.g. of GeoNames or Wikidata
    confidence: float  # 1: identity is certain (the source itself gives this identifier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A body that a gazetteer holds.

    ``unique`` says that it alone of its level bears its English name, proven by a complete list: its slug needs no code.
    """

    level: str
    name_th: str
    name_en: str
    province: str | None  # ISO 3166-2
    country: str = "TH"  # ISO 3166-1
    district: str | None = None
    other_names: tuple[str, ...] = ()
    unique: bool = False
    code: str | None = None  # as its source writes it
    code_scheme: str | None = None  # who gives such codes, e.g. DLA
    latitude: float | None = None
    longitude: float | None = None
    located_by: str | None = None  # the address of the source of the coordinates
    links: tuple[Link, ...] = ()
    source: str | None = None  # where the body itself was read

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return tuple(name for name in (self.name_th, self.name_en, *self.other_names) if name)


class Gazetteer:
    """Bodies by name.

    >>> found = Gazetteer.bundled().find("ทน.เชียงราย", level="city_municipality")
    >>> [known.name_en for known in found]
    ['Chiang Rai City Municipality']
    """

    def __init__(self, known: Iterable[Known]) -> None:
        self._all = tuple(dict.fromkeys(known))
        self._by_name: defaultdict[str, list[Known]] = defaultdict(list)
        for body in self._all:
            for key in dict.fromkeys(map(fold, body.names)):
                self._by_name[key].append(body)

    @staticmethod
    def bundled() -> Gazetteer:
        """The gazetteer of the bundled tables alone."""
        return _bundled()

    def __iter__(self) -> Iterator[Known]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def find(
        self,
        name: str,
        *,
        level: str | None = None,
        country: str | None = None,
        province: str | None = None,
        district: str | None = None,
    ) -> tuple[Known, ...]:
        """The bodies of a name (Thai, English or another, however it is spelt), in the order of the tables.

        Args:
            name: as a text writes it.
            level: only those of this level.
            country: only those of this country, ISO 3166-1.
            province: only those of this province, ISO 3166-2.
            district: only those of this district; those whose district is not known stay.
        """
        wanted = fold(district) if district else None
        return tuple(
            body
            for body in self._by_name.get(fold(name), ())
            if level in (None, body.level)
            and country in (None, body.country)
            and province in (None, body.province)
            and (wanted is None or body.district is None or fold(body.district) == wanted)
        )


@cache
def _bundled() -> Gazetteer:
    return Gazetteer(_of_the_tables())


def _of_the_tables() -> Iterator[Known]:
    for place in provinces().values():
        if place.code in (_METROPOLIS, _PATTAYA):
            metropolis = place.code == _METROPOLIS
            yield Known(
                level="special_local_government",
                name_th="กรุงเทพมหานคร" if metropolis else "เมืองพัทยา",
                name_en="Bangkok" if metropolis else "Pattaya City",
                province=place.code if metropolis else None,
                unique=True,
            )
            continue
        yield Known(
            level="province",
            name_th=f"จังหวัด{place.name_th}",
            name_en=f"{place.name_en} Province",
            province=place.code,
            other_names=(place.name_th, place.name_en),
            unique=True,
        )
        yield Known(
            level="pao",
            name_th=f"องค์การบริหารส่วนจังหวัด{place.name_th}",
            name_en=f"{place.name_en} Provincial Administrative Organization",
            province=place.code,
            unique=True,
        )
    for row in rows("city_municipalities.csv"):
        yield Known(
            level="city_municipality",
            name_th=row["name_th"],
            name_en=row["name_en"],
            province=row["province_iso"] or None,
            unique=True,
            source=row["source"],
        )
