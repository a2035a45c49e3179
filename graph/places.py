"""Places: provinces and countries by the bundled tables of facts, and what a gazetteer holds of a body.

The tables are small and citable on purpose (graph/gazetteer/README.md).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from citypact.graph.names import fold

__all__ = ["Known", "Link", "Place", "countries", "province", "provinces", "rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A province or country: ISO 3166 code, Thai and English name."""

    code: str
    name_th: str
    name_en: str
    region_th: str | None = None  # of a province, the region that it lies in
    region_en: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The same territory in another collection of facts, and how sure that is."""

    iri: str  # e.g. of GeoNames or Wikidata
    confidence: (
        float  # 1: it is certainly the same thing; less: it answers to the name, and how surely it is meant
    )
    source: str | None = None  # the address of what says so

    @property
    def certain(self) -> bool:
        """Whether the two are one thing for certain."""
        return self.confidence == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A body that a gazetteer holds.

    ``unique`` says that it alone of its level bears its English name, proven by a complete list: its slug needs no code.
    """

    level: str
    name_th: str
    name_en: str
    province: str | None  # ISO 3166-2; abroad as its source writes it
    country: str = "TH"  # ISO 3166-1
    district: str | None = None
    other_names: tuple[str, ...] = ()
    unique: bool = False
    code: str | None = None  # as its source writes it
    code_scheme: str | None = None  # who gives such codes, e.g. DLA
    latitude: float | None = None
    longitude: float | None = None
    point: str | None = (
        None  # what stands at the coordinates: seat, town, subdistrict, largest place, its city
    )
    located_by: str | None = None  # the address of the source of the coordinates
    links: tuple[Link, ...] = ()
    source: str | None = None  # where the body itself was read

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return tuple(name for name in (self.name_th, self.name_en, *self.other_names) if name)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a bundled table of facts."""
    text = (files("citypact.graph.gazetteer") / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def countries() -> Mapping[str, Place]:
    """Countries by ISO 3166-1 code."""
    return MappingProxyType(
        {
            row["iso2"]: Place(code=row["iso2"], name_th=row["name_th"], name_en=row["name_en"])
            for row in rows("countries.csv")
        }
    )


@cache
def provinces() -> Mapping[str, Place]:
    """Provinces of Thailand, Bangkok and Pattaya by ISO 3166-2 code; names without the word for province."""
    regions = {row["iso"]: (row["name_th"], row["name_en"]) for row in rows("regions.csv")}
    found = {}
    for row in rows("provinces.csv"):
        region_th, region_en = regions.get(row["iso"], (None, None))  # Pattaya is no province
        found[row["iso"]] = Place(
            code=row["iso"],
            name_th=row["name_th"],
            name_en=row["name_en"],
            region_th=region_th,
            region_en=region_en,
        )
    return MappingProxyType(found)


def province(name: str) -> Place | None:
    """The province of a Thai or English name, with or without the word for province.

    >>> province("จังหวัดเชียงราย").code
    'TH-57'
    """
    key = fold(name)
    return _provinces_by_name().get(key.removeprefix(fold("จังหวัด")).removesuffix("province"))


@cache
def _provinces_by_name() -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    for place in provinces().values():
        for name in (place.name_th, place.name_en):
            found[fold(name)] = place
    return found
