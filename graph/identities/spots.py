"""Spots: the towns of one name, told apart by where records have them on the map.

Records of one level and name whose points are within 30 km of each other name one body, when they give one country or none;
farther apart they name two. So that a town keeps its IRI while nobody tells of another one of its name, the cell on the map
becomes part of what its IRI is made of only where there are two. Two that are far apart are one all the same where one of them
is astray (strays.py), or where records name both beside the same partner (rules.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from citypact.graph.distances import NEAR, Point, nearest
from citypact.graph.identities.keys import THAI_LEVELS, Key
from citypact.graph.identities.strays import Strays

__all__ = ["Spots"]

Points = Mapping[Key, set[Point]]


class Spots:
    """The towns that each level and name stands for, as far as coordinates tell; each the keys of one town."""

    def __init__(self, points: Points) -> None:
        """Find the towns.

        Args:
            points: where records have each key on the map.
        """
        self._points = points
        named: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
        for key in points:
            if key.at:
                named[key.level, key.name].append(key)
        self.towns: list[tuple[Key, ...]] = []
        self.namesakes: dict[Key, list[tuple[Key, ...]]] = {}  # of one name and place, told apart by the map
        for keys in named.values():
            towns = [tuple(keys)] if len(keys) == 1 else self._towns_of(sorted(keys, key=str))
            self.towns += towns
            self._tell_apart(towns)
        self._split = set(self.namesakes)

    def settle(self, one: Callable[[Key, Key], bool]) -> None:
        """Take to be one town what rules and decisions joined.

        Args:
            one: whether two keys stand for one body.
        """
        for plain, towns in self.namesakes.items():
            if all(one(towns[0][0], town[0]) for town in towns):
                self._split.discard(plain)

    def parted(self, key: Key) -> bool:
        """Whether the map told several towns of a key's name and place apart, before anything else was looked at."""
        return bool(key.at) and key.anywhere() in self.namesakes

    def split(self, key: Key) -> bool:
        """Whether several towns of a key's name and place are told apart by where they are on the map."""
        return key.anywhere() in self._split

    def cited(self, key: Key) -> Key:
        """The key that the IRI is made of: without its cell while there is one town of its name and place."""
        return key if key.level in THAI_LEVELS or self.split(key) else key.anywhere()

    def apart(self, one: Key, other: Key) -> bool:
        """Whether both are on the map, and too far from each other for one body."""
        ours, theirs = self._points.get(one, ()), self._points.get(other, ())
        return bool(ours) and bool(theirs) and nearest(ours, theirs) > NEAR

    def astray(self, town: Iterable[Key]) -> bool:
        """Whether a town lies among places of other countries than its own."""
        return all(self._strays.astray(key, self._points[key]) for key in town)

    @cached_property
    def _strays(self) -> Strays:
        return Strays(self._points)

    def near(self, one: Key, points: Iterable[Point]) -> bool:
        """Whether a key is on the map, and within 30 km of one of some points."""
        return nearest(self._points.get(one, ()), points) <= NEAR

    def _towns_of(self, keys: list[Key]) -> list[tuple[Key, ...]]:
        """The keys of one level and name as towns; those without a country go to the one town that is near."""
        towns: list[list[Key]] = []
        for key in keys:
            if key.place:
                towns = list(self._added(key, towns))
        placed = towns
        loose: list[list[Key]] = []
        for key in keys:
            if not key.place:
                loose = list(self._added(key, loose))
        for town in loose:
            near = [each for each in placed if self._touch(town, each)]
            if len(near) == 1:
                near[0] += town
            else:
                placed = [*placed, town]
        return [tuple(town) for town in placed]

    def _added(self, key: Key, towns: list[list[Key]]) -> Iterator[list[Key]]:
        """The towns with a further key, which may make one of two that it lies between."""
        town = [key]
        for each in towns:
            if all(_may_be_one(key, other) for other in each) and self._touch([key], each):
                town = [*each, *town]
            else:
                yield each
        yield town

    def _touch(self, one: list[Key], other: list[Key]) -> bool:
        there = [point for key in other for point in self._points[key]]
        return any(self.near(key, there) for key in one)

    def _tell_apart(self, towns: list[tuple[Key, ...]]) -> None:
        of_place: defaultdict[Key, list[tuple[Key, ...]]] = defaultdict(list)
        for town in towns:
            for plain in {key.anywhere() for key in town}:
                of_place[plain].append(tuple(sorted(town, key=str)))
        for plain, several in of_place.items():
            if len(several) > 1:
                self.namesakes[plain] = sorted(several, key=lambda town: str(town[0]))


def _may_be_one(one: Key, other: Key) -> bool:
    """Whether country and province, as far as both say them, are the same."""
    country, _, province = one.place.partition("/")
    there, _, within = other.place.partition("/")
    return country == there and (not province or not within or province == within)
