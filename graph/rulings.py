"""Rulings: what people decided about the things of one kind, held together; contradictions are refused.

The things are whatever can be told apart (identity keys of bodies, IRIs of agreements or people). *same* and *is* make two
one, *different* keeps two apart; *is* says besides which one they are.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from citypact.errors import CollectionError
from citypact.graph.decisions import Decision

__all__ = ["Rulings"]

Thing = TypeVar("Thing", bound=Hashable)


class Rulings(Generic[Thing]):
    """Which things are one, and which are not, by decision."""

    def __init__(self) -> None:
        self._same: defaultdict[Thing, list[tuple[Thing, Decision]]] = defaultdict(list)
        self._all: defaultdict[Thing, list[tuple[Thing, Decision]]] = defaultdict(list)
        self._targets: list[tuple[Thing, Thing, Decision]] = []
        self._apart: list[tuple[Thing, Thing, Decision]] = []
        self._foes: dict[Thing, set[Thing]] = {}
        self._one: dict[Thing, frozenset[Thing]] = {}

    def __bool__(self) -> bool:
        return bool(self._all or self._apart)

    def same(self, one: Thing, other: Thing, decision: Decision) -> None:
        """Two things are one; a decision *is* says so too, and that ``other`` is what they are."""
        if decision.decision == "is":
            self._targets.append((one, other, decision))
        else:
            self._same[one].append((other, decision))
            self._same[other].append((one, decision))
        self._all[one].append((other, decision))
        self._all[other].append((one, decision))

    def different(self, one: Thing, other: Thing, decision: Decision) -> None:
        """Two things are not one."""
        self._apart.append((one, other, decision))

    def check(self) -> None:
        """Hold the decisions against each other; to be called when all are there.

        Raises:
            CollectionError: naming the two lines that contradict each other.
        """
        told: dict[frozenset[Thing], tuple[Thing, Decision]] = {}
        for one, other, decision in self._targets:
            named = _reached(self._same, one)
            first, line = told.setdefault(named, (other, decision))
            if other not in _reached(self._same, first):
                raise CollectionError(_contradiction(line, decision, "say that one thing is two"))
        for one, other, decision in self._apart:
            if other in _reached(self._all, one):
                path = _path(self._all, one, other) or [decision]
                between = f" (through {', '.join(each.place for each in path[:-1])})" if len(path) > 1 else ""
                raise CollectionError(
                    _contradiction(
                        path[-1], decision, f"say that two things are one{between} and that they are not"
                    )
                )
        self._one = {}
        for one, other, _ in self._apart:
            for near, far in ((one, other), (other, one)):
                for each in self.together(near):
                    self._foes.setdefault(each, set()).update(self.together(far))

    def together(self, thing: Thing) -> frozenset[Thing]:
        """All that a thing is one with, itself among them."""
        if thing not in self._all:
            return frozenset({thing})
        if thing not in self._one:
            found = _reached(self._all, thing)
            self._one.update(dict.fromkeys(found, found))
        return self._one[thing]

    def components(self) -> Iterator[frozenset[Thing]]:
        """The things that decisions make one, each set once."""
        seen: set[Thing] = set()
        for thing in self._all:
            if thing not in seen:
                found = self.together(thing)
                seen |= found
                yield found

    def apart(self, thing: Thing) -> frozenset[Thing] | set[Thing]:
        """All that a thing is not, by decision."""
        return self._foes.get(thing, frozenset())

    def target(self, things: frozenset[Thing]) -> Thing | None:
        """What *is* says that these things are; None where no decision says it."""
        return next((other for _, other, _ in self._targets if other in things), None)


def _reached(edges: defaultdict[Thing, list[tuple[Thing, Decision]]], start: Thing) -> frozenset[Thing]:
    found, waiting = {start}, [start]
    while waiting:
        for other, _ in edges.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


def _path(
    edges: defaultdict[Thing, list[tuple[Thing, Decision]]], start: Thing, end: Thing
) -> list[Decision]:
    """The decisions that lead from one thing to another, the fewest."""
    waiting: deque[tuple[Thing, list[Decision]]] = deque([(start, [])])
    seen = {start}
    while waiting:
        thing, path = waiting.popleft()
        if thing == end:
            return path
        for other, decision in edges.get(thing, ()):
            if other not in seen:
                seen.add(other)
                waiting.append((other, [*path, decision]))
    return []


def _contradiction(one: Decision, other: Decision, why: str) -> str:
    return (
        f"{one.place or one.decision} and {other.place or other.decision} contradict each other: they {why} "
        f"({one.shown()}; {other.shown()}); remove one of the lines"
    )
