"""Claims: what sources say of things and of their parts, with their words; looked up for many things at a time.

What is a part of a thing says `citypact.queries.parts`. So whatever is said of an agreement is said by a source that it derives
from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from citypact.ontology.terms import GRAPH
from citypact.queries.asking import DECLARED, Asking
from citypact.queries.basis import EVIDENCE, SOURCE, Basis
from citypact.queries.classes import classes
from citypact.queries.described import Described
from citypact.queries.parts import OFFICES, SEEN, Parts
from citypact.queries.prefixes import PREFIXES
from citypact.queries.properties import ISSUED, is_value
from citypact.queries.terms import Term, said
from citypact.queries.witnesses import ITSELF, Witness, united

__all__ = ["Claims"]

_SAID = f"""{DECLARED}SELECT DISTINCT ?thing ?property ?value ?graph WHERE {{
  VALUES ?thing {{ %(things)s }}
  GRAPH ?graph {{ ?thing ?property ?value }}
%(narrowed)s}}
"""
# a row of a table stands for all that the table says of an agreement, or as much of it as its header asks for
_EVIDENCE = f"""{DECLARED}SELECT DISTINCT ?thing ?property ?value ?kind ?source ?span ?row ?by ?on ?graph ?evidence WHERE {{
  VALUES ?%(asked)s {{ %(things)s }}
  GRAPH ?graph {{
    ?evidence rdf:subject ?thing ; rdf:predicate ?property ; pact:kind ?kind ; prov:wasDerivedFrom ?source .
    OPTIONAL {{ ?evidence rdf:object ?value }}
    OPTIONAL {{ ?evidence pact:span ?span }}
    OPTIONAL {{ ?evidence pact:row ?row }}
    OPTIONAL {{ ?evidence prov:wasAttributedTo ?by }}
    OPTIONAL {{ ?evidence dct:date ?on }}
  }}
%(narrowed)s}}
"""
# of what there are statements that name a thing: engines find these at once, but evidence by its object among all there is
_NAMING = f"""{DECLARED}SELECT DISTINCT ?subject WHERE {{
  VALUES ?thing {{ %(things)s }}
  GRAPH ?graph {{ ?subject ?property ?thing }}
  FILTER(?property NOT IN (rdf:subject, rdf:object))
}}
"""
# by themselves: engines join an OPTIONAL of two steps with all the quotes that there are
_QUOTES = f"""{DECLARED}SELECT DISTINCT ?thing ?quote WHERE {{
  VALUES ?thing {{ %(things)s }}
  GRAPH ?graph {{ ?thing pact:quote ?quote }}
}}
"""
# shortcuts of the known graph, and what sources claim instead: which part, and in which roles or capacities
_CLAIMED: Mapping[str, tuple[str, frozenset[str]]] = {
    f"{PREFIXES['pact']}{shortcut}": (
        f"{PREFIXES['pact']}{claim}",
        frozenset(f"{PREFIXES[kind]}{word}" for word in several),
    )
    for shortcut, claim, kind, several in (
        ("party", "participation", "role", ("party", "host", "initiator", "invited")),
        ("signatory", "involvement", "capacity", ("signs", "signs_for")),
    )
}


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a piece of evidence says, in the graph of its source."""

    subject: str
    property: str
    value: Term | None
    graph: str
    witness: Witness


@dataclass(slots=True)
class Claims:
    """What is said of things and their parts, as far as it was looked up.

    Args:
        asking: how to ask.
        predicates: the claims that count, as IRIs, a shortcut for what sources claim instead; without any, all.
        graphs: of the sources alone whose claims count; without any, all.
    """

    asking: Asking
    predicates: Sequence[str] = ()
    graphs: Sequence[str] = ()
    _looked: set[str] = field(default_factory=set)
    _claims: dict[str, list[_Claim]] = field(default_factory=lambda: defaultdict(list))  # by subject
    _naming: dict[str, list[_Claim]] = field(default_factory=dict)  # by value
    _said: dict[tuple[str, str], set[tuple[str, Term | None]]] = field(
        default_factory=dict
    )  # thing and graph
    _themselves: dict[str, list[Witness]] = field(default_factory=dict)  # sources, their graphs, evidence
    _parts: Parts = field(init=False)
    _sources: Described = field(init=False)

    def __post_init__(self) -> None:
        self.predicates = tuple(_CLAIMED[each][0] if each in _CLAIMED else each for each in self.predicates)
        self._parts, self._sources = Parts(self.asking), Described(self.asking)

    def kinds(self, iris: Iterable[str]) -> dict[str, str]:
        """Of each IRI whether it is an agreement or stands beside one, a source (or its graph) or a piece of evidence."""
        return classes(self.asking, iris)

    def look_up(self, bases: Iterable[Basis], kinds: Mapping[str, str] | None = None) -> None:
        """What there is about the things of these and about their parts."""
        given = list(bases)
        naming = {basis.thing for basis in given if basis.named} - set(self._naming)
        self._naming.update((thing, []) for thing in naming)
        subjects = {said(each) for (each,) in self.asking.rows(_NAMING, naming)}
        for claim, _ in self._read(subjects, "thing", _narrowed(self.predicates)):
            if said(claim.value) in naming:
                self._naming[said(claim.value)].append(claim)
        several = [basis for basis in given if basis.thing not in self._looked]
        things = {basis.thing for basis in several}
        self._looked |= things
        subjects = things | self._parts.look_up(things)
        for claim, _ in self._read(subjects, "thing", _narrowed(self.predicates)):
            self._claims[claim.subject].append(claim)
        narrow = {basis.thing for basis in several if basis.narrow}
        narrowed = {basis.thing for basis in given if basis.narrow and basis.named}
        parts = {claim.subject for thing in narrowed for claim in self._naming[thing]}
        self._parts.look_up_about(parts | subjects if narrow else parts)
        asked = things if self.predicates else narrow
        in_rows = {thing for thing in asked for each in self._claims.get(thing, ()) if _in_a_row(each)}
        if self.predicates:
            in_rows |= {part for thing in in_rows for part in self._parts.of(thing)}
        one_of = _one_of(self.predicates)
        for thing, property, value, graph in self.asking.rows(_SAID, in_rows, narrowed=one_of):
            self._said.setdefault((said(thing), said(graph)), set()).add((said(property), value))
        self._look_up_themselves(things, kinds or {})

    def of(self, basis: Basis) -> tuple[Witness, ...]:
        """The witnesses of what carries a row."""
        if (themselves := self._themselves.get(basis.thing)) is not None:
            return united((each,) for each in themselves)
        parts = self._parts.of(basis.thing)
        own = (
            claim
            for subject in (basis.thing, *(part for part in parts if part != basis.thing))
            for claim in self._claims.get(subject, ())
            if subject == basis.thing or claim.graph in parts[subject]
        )
        naming = self._naming.get(basis.thing, ()) if basis.named else ()
        return united(
            (replace(claim.witness, claims=(claim.property,)),)
            for claim in chain(own, naming)
            if self._fits(claim, basis)
        )

    def clear(self) -> None:
        """Forget the things: memory does not grow with the rows."""
        self._parts.clear()
        self._looked.clear()
        for held in (self._claims, self._naming, self._said, self._themselves):
            held.clear()

    def _fits(self, claim: _Claim, basis: Basis) -> bool:
        if basis.sources and basis.sources.isdisjoint((claim.witness.source, claim.graph)):
            return False
        if basis.quote is not None and claim.witness.quote != basis.quote:
            return False
        property, several = _CLAIMED.get(basis.claim, (basis.claim, frozenset()))
        if _in_a_row(claim) and claim.subject == basis.thing:
            return self._row_says(claim, property, basis, several)
        steps = self._parts.steps(basis.thing, claim.subject, claim.graph)
        if claim.property == SEEN and steps and OFFICES not in steps:
            return False
        if property and claim.property != property and property not in steps:
            return False
        if several and not any(
            self._parts.is_as(basis.thing, name, claim.graph, several)
            for name in (claim.subject, said(claim.value))
            if self._parts.steps(basis.thing, name, claim.graph)
        ):
            return False
        return all(
            self._says(claim, basis, other) or (not property and claim.subject == said(other))
            for other in basis.others
        )

    def _says(self, claim: _Claim, basis: Basis, other: Term) -> bool:
        """Whether a claim about a thing or a part of it is about this one too, or says this value."""
        by = basis.counting(other)
        if is_value(claim.property, claim.value, other, by) or self._is_issued(claim, other, by):
            return True
        names = (claim.subject, said(claim.value))
        return any(self._parts.is_about(basis.thing, name, claim.graph, said(other), by) for name in names)

    def _is_issued(self, claim: _Claim, other: Term, by: frozenset[str] | None) -> bool:
        """Whether what counts is who issued the source, and this one did."""
        return (
            by is not None
            and not by.isdisjoint(ISSUED)
            and self._sources.is_issued(claim.witness.source, said(other))
        )

    def _row_says(self, claim: _Claim, property: str, basis: Basis, several: frozenset[str]) -> bool:
        """Whether the row of a table says it, of all that the table says of the thing: what is no value of it, of one part."""
        thing, graph, others = claim.subject, claim.graph, basis.others
        stated = self._said.get((thing, graph), set())
        if property and not others:
            return any(each == property for each, _ in stated)
        if not others:
            return not self.predicates or claim.property in self.predicates or self._states(thing, graph)
        of_parts = [
            other
            for other in others
            if not self._is_issued(claim, other, by := basis.counting(other))
            and not any(property in ("", each) and is_value(each, value, other, by) for each, value in stated)
        ]
        parts = [
            part
            for part, graphs in self._parts.of(thing).items()
            if graph in graphs and (not several or self._parts.is_as(thing, part, graph, several))
        ]
        if self.predicates and of_parts == list(others):
            parts = [part for part in parts if self._states_part(thing, part, graph)]
        return not of_parts or any(
            all(
                self._parts.is_about(thing, part, graph, said(other), basis.counting(other))
                or (not property and part == said(other))
                for other in of_parts
            )
            for part in parts
        )

    def _states(self, thing: str, graph: str) -> bool:
        """Whether the graph of a table states one of the predicates of a thing or of a part of it."""
        parts = (part for part, graphs in self._parts.of(thing).items() if graph in graphs)
        return any((each, graph) in self._said for each in (thing, *parts))

    def _states_part(self, thing: str, part: str, graph: str) -> bool:
        """Whether it states one of a part, or by one that it is a part."""
        steps = self._parts.steps(thing, part, graph)
        return (part, graph) in self._said or not set(steps).isdisjoint(self.predicates)

    def _look_up_themselves(self, things: Iterable[str], kinds: Mapping[str, str]) -> None:
        """Sources, their graphs and evidence carry themselves."""
        base = self.asking.graph.info.base
        sources = {
            thing: f"{base}source/{thing.removeprefix(GRAPH)}" if thing.startswith(GRAPH) else thing
            for thing in things
            if kinds.get(thing) == SOURCE
        }
        self._sources.look_up(set(sources.values()))
        for thing, source in sources.items():
            self._themselves[thing] = [self._sources.witness(source, ITSELF)]
        evidence = {thing for thing in things if kinds.get(thing) == EVIDENCE}
        for claim, iri in self._read(evidence, "evidence", ""):
            self._themselves.setdefault(iri, []).append(replace(claim.witness, claims=(claim.property,)))

    def _read(self, iris: set[str], asked: str, narrowed: str) -> Iterator[tuple[_Claim, str]]:
        """The claims about these subjects, or of these pieces of evidence, each with the IRI of its evidence."""
        narrowed += _within(self.graphs)
        rows = list(self.asking.rows(_EVIDENCE, iris, asked=asked, narrowed=narrowed))
        self._sources.look_up({said(row[at]) for row in rows for at in (4, 7)} - {""})
        spans = {said(row[5]) for row in rows} - {""}
        quotes = {said(span): said(quote) for span, quote in self.asking.rows(_QUOTES, spans)}
        for subject, property, value, kind, source, span, number, by, on, graph, evidence in rows:
            witness = self._sources.witness(
                said(source),
                said(kind),
                quote=quotes.get(said(span)),
                row=None if number is None else int(said(number)),
                by=said(by),
                on=said(on),
            )
            yield (
                _Claim(said(subject), said(property), value, said(graph), witness),
                said(evidence),
            )


def _in_a_row(claim: _Claim) -> bool:
    return claim.witness.kind == "row"


def _narrowed(predicates: Sequence[str]) -> str:
    return _one_of(predicates, 'STR(?kind) = "row" || ')


def _one_of(predicates: Sequence[str], or_if: str = "") -> str:
    if not predicates:
        return ""
    listed = ", ".join(f"<{iri}>" for iri in predicates)
    return f"  FILTER({or_if}?property IN ({listed}))\n"


def _within(graphs: Sequence[str]) -> str:
    return f"  FILTER(?graph IN ({', '.join(f'<{each}>' for each in graphs)}))\n" if graphs else ""
