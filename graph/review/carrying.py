"""Carrying: which values of a corrected record were left as they were read, and keep the words that they were read from.

A value is the same only where it stands for the same thing: a party keeps its evidence under its own name, whatever its
number in the list. What the person changed or added has an entry without spans: it is known by hand, and the words that
another value was read from never become its quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citypact.graph.records import Record

__all__ = ["carried"]

Evidence = dict[str, list[dict[str, Any]]]


def carried(before: Record, after: Mapping[str, Any]) -> Evidence:
    """The evidence of a corrected record.

    Args:
        before: the record as it was read, with its evidence.
        after: the corrected record as plain data.
    """
    data = before.plain()
    carrying = _Carrying(data.get("evidence") or {})
    if after.get("issuer"):
        carrying.value(data.get("issuer"), after["issuer"], "/issuer", "/issuer")
    old, new = data.get("agreements") or [], after.get("agreements") or []
    pairs = _aligned(old, new)
    for number, agreement in enumerate(new):
        at, match = f"/agreements/{number}", pairs.get(number)
        if match is None:
            carrying.mark(at)
            carrying.mapping({}, agreement, at, at)
        else:
            carrying.keep(f"/agreements/{match}", at)
            carrying.mapping(old[match], agreement, f"/agreements/{match}", at)
    for key in ("officials", "bodies"):
        carrying.items(data.get(key) or [], after.get(key) or [], f"/{key}", f"/{key}")
    return carrying.found


class _Carrying:
    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self.found: Evidence = {}

    def keep(self, old: str, new: str) -> None:
        if old in self._evidence:
            self.found[new] = self._evidence[old]

    def mark(self, new: str) -> None:
        self.found[new] = []

    def value(self, old: Any, value: Any, old_at: str, new_at: str) -> None:
        if value == old:
            self.keep(old_at, new_at)
        else:
            self.mark(new_at)

    def mapping(
        self,
        old: Mapping[str, Any],
        new: Mapping[str, Any],
        old_at: str,
        new_at: str,
        *,
        spoiled: str | None = None,
    ) -> None:
        """The fields of one thing; ``spoiled`` is the pointer of a name that was changed: what was read from the same
        words goes with it."""
        gone = self._words(spoiled) if spoiled else []
        for key, value in new.items():
            was, old_key, new_key = old.get(key), f"{old_at}/{key}", f"{new_at}/{key}"
            if value in (None, [], {}):
                continue
            if isinstance(value, list):
                self.items(was or [], value, old_key, new_key)
            elif isinstance(value, dict):
                self.mapping(was or {}, value, old_key, new_key)
            elif gone and self._overlaps(old_key, gone):
                self.mark(new_key)
            elif key == "name" and value == was:
                self.keep(old_key, new_key)  # most names have the evidence of the thing that they name
            else:
                self.value(was, value, old_key, new_key)

    def items(self, old: Sequence[Any], new: Sequence[Any], old_at: str, new_at: str) -> None:
        free = list(range(len(old)))
        matched: dict[int, int] = {}
        for same in (_equal, _same_name):
            for number, item in enumerate(new):
                if number not in matched:
                    match = next((each for each in free if same(old[each], item)), None)
                    if match is not None:
                        matched[number] = match
                        free.remove(match)
        for number, item in enumerate(new):
            at, match = f"{new_at}/{number}", matched.get(number)
            if match is not None:
                self.keep(f"{old_at}/{match}", at)
                if isinstance(item, dict):
                    self.mapping(old[match], item, f"{old_at}/{match}", at)
            else:
                self.mark(at)
                if isinstance(item, dict):
                    renamed = len(old) == len(new) and number in free and len(free) == 1
                    if renamed:  # one name was corrected, the rest of its line left
                        self.mapping(
                            old[number], item, f"{old_at}/{number}", at, spoiled=f"{old_at}/{number}"
                        )
                    else:
                        for key in _leaves(item):
                            self.mark(f"{at}/{key}")

    def _words(self, pointer: str) -> list[tuple[int, int]]:
        spans = [*self._evidence.get(pointer, ()), *self._evidence.get(f"{pointer}/name", ())]
        return [(span["start"], span["end"]) for span in spans]

    def _overlaps(self, pointer: str, words: Sequence[tuple[int, int]]) -> bool:
        return any(
            span["start"] < end and start < span["end"]
            for span in self._evidence.get(pointer, ())
            for start, end in words
        )


def _equal(old: Any, new: Any) -> bool:
    return bool(old == new)


def _same_name(old: Any, new: Any) -> bool:
    return (
        isinstance(old, dict)
        and isinstance(new, dict)
        and bool(old.get("name"))
        and old.get("name") == new.get("name")
    )


def _leaves(item: Mapping[str, Any]) -> Iterator[str]:
    yield from (key for key, value in item.items() if key != "name" and value not in (None, [], {}))


def _aligned(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """The number of each corrected agreement -> that of the one that it was read as; by what they share, parties first."""
    shared = sorted(
        (-score, abs(after - before), after, before)
        for after, one in enumerate(new)
        for before, other in enumerate(old)
        if (score := _shared(other, one))
    )
    pairs: dict[int, int] = {}
    for _, _, after, before in shared:
        if after not in pairs and before not in pairs.values():
            pairs[after] = before
    return pairs


def _shared(old: Mapping[str, Any], new: Mapping[str, Any]) -> int:
    names = [{party.get("name") for party in each.get("parties") or ()} for each in (old, new)]
    domains = [set(each.get("domains") or ()) for each in (old, new)]
    same = [
        key for key in ("type", "status", "date", "time") if new.get(key) and old.get(key) == new.get(key)
    ]
    if not names[0] & names[1] and "date" not in same:
        return 0  # other parties on another day: another agreement
    return 10 * len(names[0] & names[1]) + len(same) + len(domains[0] & domains[1])
