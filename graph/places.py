"""Places: the provinces and countries of the bundled tables of facts.

Small and citable on purpose (graph/gazetteer/README.md); which bodies are known is told by gazetteers.py.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from citypact.graph.names import fold

__all__ = ["Place", "countries", "province", "provinces", "rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A province or country: ISO 3166 code, Thai and English name."""

    code: str
    name_th: str
    name_en: str


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
    return MappingProxyType(
        {
            row["iso"]: Place(code=row["iso"], name_th=row["name_th"], name_en=row["name_en"])
            for row in rows("provinces.csv")
        }
    )


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
