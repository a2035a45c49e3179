"""Deciding: a person's word about agreements and people, held together before reports are merged and people are named.

(That about bodies is the resolver's: identities/deciding.py.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from citypact.graph.decisions import Decision
from citypact.graph.identities import Body, Resolver, mentions
from citypact.graph.identities.deciding import Pair, kind_decided
from citypact.graph.iris import Iris
from citypact.graph.names import fold
from citypact.graph.readings import Reading
from citypact.graph.redaction import bare
from citypact.graph.references import Reference, reference
from citypact.graph.reports import Report
from citypact.graph.rulings import Rulings

__all__ = ["Ruled", "agreements_ruled", "people_ruled"]


@dataclass
class Ruled:
    """The decisions about things of one kind: what they say of their IRIs, and which of them name nobody."""

    rulings: Rulings[str] = field(default_factory=Rulings)
    obeyed: list[tuple[Decision, tuple[str, ...]]] = field(default_factory=list)
    unfound: list[tuple[Decision, str]] = field(default_factory=list)

    def rule(self, decision: Decision, found: Sequence[tuple[str, str]]) -> None:
        """Take one decision, its subject and object each as an IRI or the reason why there is none."""
        problems = [
            f"{which} {part!r} {problem}"
            for which, part, (_, problem) in zip(
                ("subject", "object"), (decision.subject, decision.object), found, strict=True
            )
            if problem
        ]
        (subject, _), (other, _) = found
        if not problems and subject == other:
            problems = ["subject and object are one already; nothing is left to decide"]
        if problems:
            self.unfound.append((decision, "; ".join(problems)))
            return
        (self.rulings.different if decision.decision == "different" else self.rulings.same)(
            subject, other, decision
        )
        self.obeyed.append((decision, (subject, other)))

    def canonical(self, iri: str) -> str:
        """The IRI that stands for a thing: what *is* says, else the first of those that are one."""
        things = self.rulings.together(iri)
        return self.rulings.target(things) or min(things)


def _about(
    kind: str, decisions: Iterable[Decision], base: str, resolver: Resolver
) -> Iterator[tuple[Decision, Pair]]:
    for decision in decisions:
        if decision.decision != "suppress":
            pair = reference(decision.subject, base), reference(decision.object, base)
            if kind_decided(pair, decision, resolver.record_ids, resolver.people_named) == kind:
                yield decision, pair


def agreements_ruled(
    decisions: Iterable[Decision], reports: Sequence[Report], resolver: Resolver, base: str
) -> Ruled:
    """The decisions about agreements.

    Raises:
        CollectionError: when two contradict each other.
    """
    ruled = Ruled()
    by_record: defaultdict[str, list[str]] = defaultdict(list)
    for report in reports:
        by_record[report.reading.record.id].append(report.iri)
    known = {report.iri for report in reports}

    def found(named: Reference) -> tuple[str, str]:
        if named.iri:
            return (
                named.iri,
                "" if named.iri in known else "names nobody: no report of this build has this IRI",
            )
        told = by_record.get(named.name, [])
        if len(told) == 1:
            return told[0], ""
        return "", f"names a record with {len(told)} agreements; write the IRI of one: {', '.join(told[:3])}"

    for decision, pair in _about("agreement", decisions, base, resolver):
        ruled.rule(decision, [found(each) for each in pair])
    ruled.rulings.check()
    return ruled


def people_ruled(
    decisions: Sequence[Decision],
    readings: Sequence[Reading],
    resolver: Resolver,
    suppressed: Callable[[str, Body | None], bool],
    iris: Iris,
) -> Ruled:
    """The decisions about people; those who are shown by office alone are nobody here.

    Raises:
        CollectionError: when two contradict each other.
    """
    ruled = Ruled()
    about = list(_about("person", decisions, iris.base, resolver))
    if not about:
        return ruled
    current: dict[str, str] = {}  # every IRI that a person of this build has or had -> the one today
    named: defaultdict[str, set[str]] = defaultdict(set)
    for name, body, source in _met(readings, resolver):
        if suppressed(name, body):
            continue
        today = iris.person(name, body.iri if body else source)
        named[fold(name)].add(today)
        for at in (body.iri, *body.retired) if body else (source,):
            current[iris.person(name, at)] = today

    def found(person: Reference) -> tuple[str, str]:
        if person.iri:
            today = current.get(person.iri, "")
            return today, "" if today else "names nobody: no person of this build has or had this IRI"
        wanted = fold(bare(person.name))
        if person.at:
            body, problem = resolver.meant(person.at)
            if body is None:
                return "", problem
            iri = iris.person(bare(person.name), body.iri)
            return (
                iri,
                "" if iri in current else f"names nobody: no person of this name is met at {body.name}",
            )
        iris_of = sorted(named.get(wanted, ()))
        if len(iris_of) == 1:
            return iris_of[0], ""
        return "", "fits several people; write NAME (at BODY)" if iris_of else "names nobody of this build"

    for decision, pair in about:
        ruled.rule(decision, [found(each) for each in pair])
    ruled.rulings.check()
    return ruled


def _met(readings: Iterable[Reading], resolver: Resolver) -> Iterator[tuple[str, Body | None, str]]:
    """Everybody whom records name: the name, the body (of the office held, or acted for), the source."""
    for reading in readings:
        record = reading.record
        meant = mentions(record)
        bodies: defaultdict[str, list[Body | None]] = defaultdict(list)
        for official in record.officials:
            body = resolver.resolve(meant[official.of]) if official.of else None
            bodies[fold(official.name)].append(body)
            yield official.name, body, reading.source.key
        for agreement in record.agreements:
            for part in agreement.people:
                held = bodies[fold(part.name)]
                behalf = resolver.resolve(meant[part.on_behalf_of]) if part.on_behalf_of else None
                for body in [*held, *([behalf] if behalf or not held else [])]:
                    yield part.name, body, reading.source.key
            for name in agreement.signatories:
                for body in bodies[fold(name)] or [None]:
                    yield name, body, reading.source.key
