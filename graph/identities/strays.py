"""Strays: points on the map that lie among places of other countries than the one that their record names.

Lists are geocoded by machines, which take Boston in Lincolnshire for the one in Massachusetts. Such a point tells no two
towns apart. That it lies abroad is seen from the other places of the same records: no borders are needed, and where few
places are near, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from citypact.graph.distances import Point
from citypact.graph.identities.keys import Key

__all__ = ["Strays"]

_NEIGHBOURS = 10
_ENOUGH = 5  # neighbours, of which at most one in ten is of the country
_WITHIN = np.cos(150 / 6371)  # km, as the cosine of the angle


class Strays:
    """Holds points against the places around them."""

    def __init__(self, points: Mapping[Key, Iterable[Point]]) -> None:
        """Take the places.

        Args:
            points: where records have each key on the map; those without a country say nothing of any.
        """
        places = sorted((key, point) for key, some in points.items() if key.country for point in some)
        self._names = np.array([key.name for key, _ in places])
        self._countries = np.array([key.country for key, _ in places])
        self._sphere = _on_sphere([point for _, point in places])

    def astray(self, key: Key, points: Iterable[Point]) -> bool:
        """Whether the points of a key all lie among places of other countries."""
        return bool(key.country) and all(self._abroad(key, point) for point in points)

    def _abroad(self, key: Key, point: Point) -> bool:
        cosines = self._sphere @ _on_sphere([point])[0]
        near = np.flatnonzero((cosines >= _WITHIN) & (self._names != key.name))
        nearest = near[np.argsort(-cosines[near], kind="stable")]
        countries: dict[str, str] = {}  # of each neighbour, by its name
        for at in nearest:
            countries.setdefault(f"{self._names[at]}|{self._countries[at]}", self._countries[at])
            if len(countries) == _NEIGHBOURS:
                break
        own = sum(country == key.country for country in countries.values())
        return len(countries) >= _ENOUGH and own * 10 <= len(countries)


def _on_sphere(points: list[Point]) -> np.ndarray:
    degrees = np.radians(np.array(points, dtype=float).reshape(-1, 2))
    latitude, longitude = degrees[:, 0], degrees[:, 1]
    return np.stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], axis=1
    )
