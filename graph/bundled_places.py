"""The bodies of the bundled tables (graph/gazetteer/): provinces with their PAOs, Bangkok and Pattaya, the city municipalities,
the other Thai and the foreign bodies that the bundled collection names; each with its place, where a source tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TypedDict

from citypact.graph.places import Known, Link, provinces, rows

__all__ = ["bundled_places"]

_METROPOLIS, _PATTAYA = "TH-10", "TH-S"  # the special local governments, ISO 3166-2


class _Where(TypedDict, total=False):
    latitude: float
    longitude: float
    point: str
    located_by: str
    links: tuple[Link, ...]


def bundled_places() -> Iterator[Known]:
    """The bodies, in the order of the tables."""
    for place in provinces().values():
        if place.code == _METROPOLIS:
            where = _where("special_local_government", place.name_th, place.code)
            yield Known(
                level="special_local_government",
                name_th=place.name_th,
                name_en=place.name_en,
                province=place.code,
                unique=True,
                **where,
            )
        elif place.code == _PATTAYA:
            yield Known(
                level="special_local_government",
                name_th="เมืองพัทยา",
                name_en="Pattaya City",
                province=None,
                unique=True,
                **_where("special_local_government", "เมืองพัทยา", ""),
            )
        else:
            where = _where("province", f"จังหวัด{place.name_th}", place.code)
            seat: _Where = {**where, "links": ()}  # what is the same elsewhere is the province, not its PAO
            yield Known(
                level="province",
                name_th=f"จังหวัด{place.name_th}",
                name_en=f"{place.name_en} Province",
                province=place.code,
                other_names=(place.name_th, place.name_en),
                unique=True,
                **where,
            )
            yield Known(
                level="pao",
                name_th=f"องค์การบริหารส่วนจังหวัด{place.name_th}",
                name_en=f"{place.name_en} Provincial Administrative Organization",
                province=place.code,
                unique=True,
                **seat,
            )
    for row in rows("city_municipalities.csv"):
        yield Known(
            level="city_municipality",
            name_th=row["name_th"],
            name_en=row["name_en"],
            province=row["province_iso"] or None,
            unique=True,
            source=row["source"],
            **_where("city_municipality", row["name_th"], row["province_iso"]),
        )
    for row in rows("local_governments.csv"):
        yield Known(
            level=row["level"],
            name_th=row["name_th"],
            name_en=row["name_en"],
            province=row["province_iso"],
            district=row["district_th"],
            source=row["source"],
            **_where(row["level"], row["name_th"], row["province_iso"]),
        )
    for row in rows("foreign_places.csv"):
        yield Known(
            level="foreign_local_government",
            name_th="",
            name_en=row["name_en"],
            other_names=tuple(filter(None, row["names"].split("|"))),
            province=None,
            country=row["country"],
            **_as_where(row),
        )


def _where(level: str, name: str, province: str) -> _Where:
    row = _coordinates().get((level, name, province))
    return _as_where(row) if row else {}


@cache
def _coordinates() -> Mapping[tuple[str, str, str], Mapping[str, str]]:
    return MappingProxyType(
        {(row["level"], row["name_th"], row["province_iso"]): row for row in rows("coordinates.csv")}
    )


def _as_where(row: Mapping[str, str]) -> _Where:
    link = Link(iri=row["link"], confidence=float(row["confidence"])) if row["link"] else None
    return {
        "latitude": float(row["latitude"]),
        "longitude": float(row["longitude"]),
        "point": row["point"],
        "located_by": row["located_by"],
        "links": (link,) if link else (),
    }
