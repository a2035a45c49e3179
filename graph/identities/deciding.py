"""Deciding: a person's word about bodies, applied before any rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from citypact.errors import CollectionError
from citypact.graph.decisions import Decision
from citypact.graph.identities.answers import HOW_SURE, Reason
from citypact.graph.identities.keys import Key
from citypact.graph.identities.naming import Found, Naming, entry_key
from citypact.graph.identities.noting import Noted
from citypact.graph.names import fold, without_province
from citypact.graph.redaction import bare
from citypact.graph.references import Reference, reference
from citypact.graph.rulings import Rulings

__all__ = ["BodyDecisions", "kind_decided", "meant_alone"]

Pair = tuple[Reference, Reference]


def kind_decided(pair: Pair, decision: Decision, records: Collection[str], people: Collection[str]) -> str:
    """What a decision is about: agreement, body or person.

    Args:
        pair: subject and object.
        decision: the decision.
        records: the ids of all records: an agreement may be named by its record.
        people: the folded names of all people.

    Raises:
        CollectionError: when subject and object are no things of one kind.
    """
    kinds = {each.kind for each in pair} - {None}
    if len(kinds) > 1:
        one, other = (each.kind for each in pair)
        raise CollectionError(
            f"{decision.place}: the subject is of the kind {one}, the object of the kind {other} "
            f"({decision.shown()}); a decision is about two of one kind"
        )
    if kinds:
        return str(kinds.pop())
    if all(each.name in records for each in pair):
        return "agreement"
    return "person" if all(fold(bare(each.name)) in people for each in pair) else "body"


def meant_alone(decisions: Iterable[Decision], base: str) -> dict[tuple[str, str], bool]:
    """The names that decisions speak of as one record means them: the record's id and the folded name.

    Such a name is told from the same name in other records (True); the subject of *different* alone stays with those.
    """
    found: defaultdict[tuple[str, str], bool] = defaultdict(bool)
    for decision in decisions:
        for part in (decision.subject, decision.object) if decision.decision != "suppress" else ():
            if (named := reference(part, base)).record:
                apart = decision.decision != "different" or part == decision.object
                for name in (named.name, without_province(named.name)[0]):
                    found[named.record, fold(name)] |= apart
    return found


@dataclass
class BodyDecisions:
    """The decisions about bodies: which keys they join, and which they keep apart."""

    noted: Noted
    naming: Naming
    rulings: Rulings[Key] = field(default_factory=Rulings)
    obeyed: list[tuple[Decision, tuple[Key, ...]]] = field(default_factory=list)
    unfound: list[tuple[Decision, str]] = field(default_factory=list)  # and why
    doubts: list[str] = field(default_factory=list)

    def obey(self, decisions: Sequence[Decision], base: str) -> None:
        """Join what decisions say is one body, and remember what they keep apart.

        Raises:
            CollectionError: when two decisions contradict each other; both lines are named.
        """
        for decision in decisions:
            pair = reference(decision.subject, base), reference(decision.object, base)
            if (
                decision.decision != "suppress"
                and kind_decided(pair, decision, self.noted.record_ids, self.noted.people) == "body"
            ):
                self._rule(decision, pair)
        self.rulings.check()
        groups = self.noted.groups
        groups.apart = self.rulings.apart
        reason = Reason(text="a person decided", cues=("decision",), sure=HOW_SURE["decision"])
        for things in self.rulings.components():
            keys, target = sorted(things, key=str), self.rulings.target(things)
            entries = sorted({entry.names for key in keys if (entry := groups[key].known)})
            known = groups[target].known if target is not None else None
            for other in keys[1:]:
                groups.join(keys[0], other, reason, decided=True)
            group = groups[keys[0]]
            group.reasons.add(reason)
            group.known, group.named = known or group.known, target
            if len(entries) > 1:
                shown = ", ".join(names[0] for names in entries)
                self.doubts.append(
                    f"decisions make one body of several that the gazetteer tells apart: {shown}; is that meant?"
                )

    def _rule(self, decision: Decision, pair: Pair) -> None:
        found = [self.naming.find(each) for each in pair]
        problems = [
            f"{which} {part!r} {each.problem}"
            for which, part, each in zip(
                ("subject", "object"), (decision.subject, decision.object), found, strict=True
            )
            if each.problem
        ]
        if problems:
            self.unfound.append((decision, "; ".join(problems)))
            return
        subjects = self._keys(found[0])
        objects = self._keys(found[1], named=decision.decision == "is")
        one = {id(self.noted.groups[key]) for key in subjects} & {
            id(self.noted.groups[key]) for key in objects
        }
        if decision.decision == "different" and (one or set(subjects) & set(objects)):
            self.unfound.append(
                (
                    decision,
                    "subject and object are one body to everything that the records say; tell them apart: NAME (in RECORD)",
                )
            )
            return
        rule = self.rulings.different if decision.decision == "different" else self.rulings.same
        for subject, other in product(subjects, objects):
            if subject != other:
                rule(subject, other, decision)
        self.obeyed.append((decision, (*subjects, *objects)))

    def _keys(self, found: Found, *, named: bool = False) -> tuple[Key, ...]:
        """The keys of what is meant; where a decision names a place, that of the gazetteer's entry, which gives the IRI."""
        if found.entry is None or (found.keys and not named):
            return found.keys
        key = found.key or entry_key(found.entry)
        if key not in self.noted.groups:
            self.noted.add(key, found.entry)
        return (key,)
