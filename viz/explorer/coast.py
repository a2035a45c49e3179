"""The coast: outlines of the countries for the map, from the data of the package countryinfo, as whole tenths of a degree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from countryinfo import CountryInfo

__all__ = ["coast"]

_SOUTH = -600  # nobody lives beyond; without Antarctica the rest is larger


@cache
def coast() -> tuple[tuple[int, ...], ...]:
    """Every outer ring as longitude, latitude, longitude ..., the same in every build; small islets are left out."""
    countries: dict[str, Any] = dict(CountryInfo.all())
    found = {ring for name in countries for ring in _rings(countries[name].get("geoJSON") or {})}
    return tuple(sorted(found))


def _rings(shape: dict[str, Any]) -> Iterator[tuple[int, ...]]:
    for feature in shape.get("features", ()):
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
            points = [(round(10 * point[0]), round(10 * point[1])) for point in polygon[0]]
            ring = [point for before, point in zip([None, *points], points, strict=False) if point != before]
            if len(ring) > 3 and max(latitude for _, latitude in ring) > _SOUTH:
                yield tuple(number for point in ring for number in point)
