"""The table of facts: provinces, countries and city municipalities, with the source of each.

Small and citable on purpose (graph/gazetteer/README.md); a fuller gazetteer is the user's to add.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from citypact.graph.names import fold

__all__ = ["Known", "Place", "countries", "known_bodies", "province", "provinces"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A province or country: ISO 3166 code, Thai and English name."""

    code: str
    name_th: str
    name_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A body that the table of facts holds: unique by level and name, so its slug needs no code."""

    level: str
    name_th: str
    name_en: str
    province: str | None  # ISO 3166-2


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("citypact.graph.gazetteer") / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def countries() -> Mapping[str, Place]:
    """Countries by ISO 3166-1 code."""
    return MappingProxyType(
        {
            row["iso2"]: Place(code=row["iso2"], name_th=row["name_th"], name_en=row["name_en"])
            for row in _rows("countries.csv")
        }
    )


@cache
def provinces() -> Mapping[str, Place]:
    """Provinces of Thailand, Bangkok and Pattaya by ISO 3166-2 code; names without the word for province."""
    return MappingProxyType(
        {
            row["iso"]: Place(code=row["iso"], name_th=row["name_th"], name_en=row["name_en"])
            for row in _rows("provinces.csv")
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


@cache
def known_bodies() -> Mapping[tuple[str, str], Known]:
    """The bodies of the table of facts, by level and folded name, Thai and English."""
    found: list[Known] = []
    for place in provinces().values():
        if place.code in ("TH-10", "TH-S"):  # Bangkok and Pattaya: the special local governments, ISO 3166-2
            found.append(
                Known(
                    level="special_local_government",
                    name_th="กรุงเทพมหานคร" if place.code == "TH-10" else "เมืองพัทยา",
                    name_en="Bangkok" if place.code == "TH-10" else "Pattaya City",
                    province="TH-10" if place.code == "TH-10" else None,
                )
            )
            continue
        found.append(
            Known(
                level="province",
                name_th=f"จังหวัด{place.name_th}",
                name_en=f"{place.name_en} Province",
                province=place.code,
            )
        )
        found.append(
            Known(
                level="pao",
                name_th=f"องค์การบริหารส่วนจังหวัด{place.name_th}",
                name_en=f"{place.name_en} Provincial Administrative Organization",
                province=place.code,
            )
        )
    found += [
        Known(
            level="city_municipality",
            name_th=row["name_th"],
            name_en=row["name_en"],
            province=row["province_iso"] or None,
        )
        for row in _rows("city_municipalities.csv")
    ]
    keyed: dict[tuple[str, str], Known] = {}
    for body in found:
        for name in (body.name_th, body.name_en):
            if name:
                keyed[(body.level, fold(name))] = body
    return MappingProxyType(keyed)
