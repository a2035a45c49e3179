"""Groups of features of a body as the owner of an office: each made once, for it is told of many bodies.

Most features say two or three things at once: whence a body is proposed, and of which kind the office is. Of such combinations
there are few, and a judge knows what a group weighs that it has weighed before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

__all__ = [
    "Sort",
    "english_named",
    "followed",
    "held",
    "in_family",
    "placed",
    "rival",
    "sort_of",
    "told_only",
    "told_with",
]

_MADE = 8192  # groups of a kind that are kept


class _Made(dict[Any, frozenset[str]]):
    """Groups of features under what they tell, each made once: to look one up is quicker than to ask for it again."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[Any], frozenset[str]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, told: Any) -> frozenset[str]:
        made = self[told] = self._make(told)
        return made


class Sort:
    """Offices of one sort: what most of the features of a proposal tell together with whence it comes, its kind ..."""

    __slots__ = ("begun", "counted", "gaps", "kinds", "rivals", "sourced", "worded")

    def __init__(self, group: str, role: str, seat: str, stated: str, english: bool) -> None:
        self.sourced = _Made(lambda source: _sourced(source, group, role, stated, english))
        self.rivals = _Made(lambda source: rival(source, stated))
        self.worded = _Made(lambda told: _rivals_worded(*told, stated))
        self.kinds = _Made(lambda told: _of_kind(*told, group, role, seat, stated))
        self.counted = _Made(lambda told: _counted(*told, stated))
        self.begun = _Made(lambda told: _begun(*told, group, stated))
        self.gaps = _Made(lambda told: _gap(*told, group, stated))


@lru_cache(maxsize=1024)
def sort_of(group: str, role: str, seat: str, stated: str, english: bool) -> Sort:
    """The sort of an office: its class, its role, where it is held, whether its words name a body."""
    return Sort(group, role, seat, stated, english)


@cache
def _sourced(source: str, group: str, role: str, stated: str, english: bool) -> frozenset[str]:
    told = {source, f"{source}.{group}", f"{source}.{role}", f"{source}.{stated}"}
    return frozenset(told | {f"english.{source}"} if english else told)


@cache
def rival(told: str, stated: str) -> frozenset[str]:
    """What another proposal has that a body has not."""
    return frozenset({f"rival.{told}", f"rival.{told}.{stated}"})


@cache
def _rivals_worded(others: tuple[str, ...], wording: str, stated: str) -> frozenset[str]:
    told = {f"rival.{other}" for other in others} | {f"rival.{other}.{wording}" for other in others}
    return frozenset(told | {f"{feature}.{stated}" for feature in told})


@lru_cache(maxsize=_MADE)
def _of_kind(kind: str, wording: str, group: str, role: str, seat: str, stated: str) -> frozenset[str]:
    own = {f"kind.{kind}.{group}", f"kind.{kind}.{role}.{stated}", f"seat.{seat}.{kind}"}
    return frozenset(
        own
        | {stated, f"{stated}.{group}"}
        | {f"worded.{wording}{end}" for end in ("", f".{stated}", f".{kind}")}
    )


@cache
def _counted(sources: int, own: bool, often: bool, told: bool, stated: str) -> frozenset[str]:
    """How often a body is proposed, and whether the text tells of it, more than once, as its own."""
    said = {f"sources.{min(sources, 5)}.{stated}"}
    if own:
        said.add(f"own.{'alone' if sources == 1 else 'too'}.{stated}")
    if often:
        said.add("often")
    return frozenset(said | {f"told.{stated}"} if told else said)


@cache
def told_with(feature: str, *further: str) -> frozenset[str]:
    """A feature, and what it says together with each of some others."""
    return frozenset({feature, *(f"{feature}.{other}" for other in further)})


@cache
def told_only(feature: str, *further: str | int) -> frozenset[str]:
    """What a feature says together with some others, and nothing else."""
    return frozenset({".".join((feature, *map(str, further)))})


@cache
def _begun(prefix: str, shared: bool, group: str, stated: str) -> frozenset[str]:
    told = {f"starts.{prefix}.{stated}", f"starts.{prefix}.{group}"}
    return frozenset(told | {"shares", f"shares.{prefix}", f"shares.{stated}"} if shared else told)


@lru_cache(maxsize=_MADE)
def _gap(near: str, lines: int, passed: int, group: str, stated: str) -> frozenset[str]:
    """How far before the person a body is told: in letters, in lines, in officials."""
    told = {f"gap.{near}", f"gap.{near}.{group}", f"gap.{near}.{stated}", f"passed.{passed}.{stated}"}
    return frozenset(told | {f"lines.{lines}" if lines else "same-line"})


@cache
def held(near: str, group: str, stated: str) -> frozenset[str]:
    """How near an official is named before who holds an office of the body."""
    return frozenset({f"held.{near}", f"held.{near}.{group}", f"held.{stated}"})


@cache
def followed(former: str, role: str) -> frozenset[str]:
    """Which role follows which."""
    return frozenset({f"previous.{former}>{role}"})


@cache
def placed(form: str, told: frozenset[str], abroad: bool, foreign: bool, latin: bool) -> frozenset[str]:
    """What tells whether the mayor of a place is a municipality's or one of another country's; ``told``: of the place alone."""
    own = {f"{form}.{'abroad' if abroad else 'here'}", f"{form}.{'foreign' if foreign else 'thai'}-title"}
    return frozenset(own | told | {f"{form}.foreign-name"} if latin else own | told)


@cache
def in_family(family: str, match: str, stated: str) -> frozenset[str]:
    """Whether a body is of the kind that the words of the office speak of."""
    return frozenset({f"family.{family}.{match}.{stated}"})


@lru_cache(maxsize=_MADE)
def english_named(
    said: tuple[str, ...], form: str | None, role: str, group: str, kind: str, stated: str
) -> frozenset[str]:
    """How an English text tells of a body, and what form its name has."""
    own = {f"english.{stated}", f"english.{group}.{kind}", *(f"english.{how}" for how in said)}
    if form is not None:
        own.add(f"form.{form}.{role}")
    if "lies" in said:
        own.add(f"english.lies.{stated}")
    return frozenset(own)
