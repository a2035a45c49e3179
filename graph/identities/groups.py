"""Groups: the keys that stand for one body, with every spelling met, and what may not come together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from citypact.graph.gazetteers import Known
from citypact.graph.identities.answers import Reason
from citypact.graph.identities.keys import Key

__all__ = ["Group", "Groups"]


@dataclass(slots=True, eq=False)
class Group:
    """Keys that stand for one body."""

    keys: set[Key] = field(default_factory=set)
    met: set[Key] = field(
        default_factory=set
    )  # those that gave its IRI when only one of its records was there
    entries: set[Known] = field(
        default_factory=set
    )  # of the gazetteer, whose IRI one of its records gave alone
    thai: Counter[str] = field(default_factory=Counter)
    english: Counter[str] = field(default_factory=Counter)
    provinces: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    codes: dict[str, str] = field(default_factory=dict)  # scheme -> the code
    records: int = 0  # that name it
    points: dict[tuple[float, float], set[str]] = field(
        default_factory=dict
    )  # each with the records that give it
    known: Known | None = None
    named: Key | None = None  # which a decision says that it is
    reasons: set[Reason] = field(default_factory=set)
    candidates: set[Key] = field(default_factory=set)  # of an ambiguous one: the keys it may stand for
    entries_fit: tuple[Known, ...] = ()  # of an ambiguous one: the entries of the gazetteer it may be

    @property
    def shown(self) -> str:
        """A name of it, for questions."""
        return min(self.thai or self.english, default="")

    def takes(self, gone: Group) -> None:
        """Take what another group has."""
        self.keys |= gone.keys
        self.met |= gone.met
        self.entries |= gone.entries
        self.thai += gone.thai
        self.english += gone.english
        self.provinces |= gone.provinces
        self.countries |= gone.countries
        self.codes = {**gone.codes, **self.codes}
        self.records += gone.records
        for point, records in gone.points.items():
            self.points[point] = self.points.get(point, set()) | records
        self.known = self.known or gone.known
        self.named = self.named or gone.named
        self.reasons |= gone.reasons
        self.candidates |= gone.candidates
        self.entries_fit = self.entries_fit or gone.entries_fit


class Groups:
    """All groups, by each of their keys; what a decision keeps apart is never joined."""

    def __init__(self) -> None:
        self._of: dict[Key, Group] = {}
        self._known: dict[Known, Group] = {}
        self.apart: Callable[[Key], Iterable[Key]] = _nothing

    def __getitem__(self, key: Key) -> Group:
        return self._of[key]

    def __contains__(self, key: Key) -> bool:
        return key in self._of

    def __iter__(self) -> Iterator[Key]:
        return iter(self._of)

    def get(self, key: Key) -> Group | None:
        """The group of a key; None where it is not met."""
        return self._of.get(key)

    def distinct(self) -> list[Group]:
        """Every group once."""
        return list({id(group): group for group in self._of.values()}.values())

    def of_entry(self, known: Known) -> Group | None:
        """The group that an entry of the gazetteer describes."""
        return self._known.get(known)

    def at(self, key: Key) -> Group:
        """The group of a key, made where there is none."""
        group = self._of.get(key)
        if group is None:
            group = self._of[key] = Group(keys={key})
        return group

    def describe(self, key: Key, known: Known, reason: Reason) -> None:
        """A key means an entry of the gazetteer: it comes to the group of that entry, or begins it."""
        group = self._of[key]
        if group.known == known:
            group.reasons.add(reason)
            return
        if group.known is None:
            group.known = known
            group.reasons.add(reason)
        other = self._known.setdefault(known, group)
        if other is not group and group.known == known:
            self.join(min(other.keys, key=str), key, reason)

    def alias(self, key: Key, of: Key) -> None:
        """A further key of a group, that no record names by itself."""
        self._of[key] = self._of[of]
        self._of[of].keys.add(key)

    def may_join(self, one: Group, other: Group) -> bool:
        """Whether nothing says that two groups are two bodies: a decision, the gazetteer, codes of one scheme."""
        if one.known and other.known and one.known != other.known:
            return False
        if any(other.codes.get(scheme, code) != code for scheme, code in one.codes.items()):
            return False
        few, many = sorted((one, other), key=lambda group: len(group.keys))
        return not any(foe in many.keys for key in few.keys for foe in self.apart(key))

    def join(self, first: Key, second: Key, reason: Reason, *, decided: bool = False) -> bool:
        """Make two groups one, the first key's, unless something speaks against it that no decision overrules."""
        kept, gone = self._of[first], self._of[second]
        if kept is gone:
            return True
        if not decided and not self.may_join(kept, gone):
            return False
        known = kept.known or gone.known
        if len(gone.keys) > len(kept.keys):
            kept, gone = gone, kept
        kept.takes(gone)
        kept.known = known
        kept.reasons.add(reason)
        for key in gone.keys:
            self._of[key] = kept
        for entry in (kept.known, gone.known):
            if entry:
                self._known[entry] = kept
        return True


def _nothing(key: Key) -> tuple[Key, ...]:
    return ()
