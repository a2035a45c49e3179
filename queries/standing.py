"""Standing: what stands in a row of a query without a header, parted by what it is to it: ground, or what narrows that."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

import pyoxigraph as ox

from citypact.ontology.terms import GRAPH
from citypact.queries.basis import (
    AGREEMENT,
    BODY,
    DETAILS,
    DOMAIN,
    EVIDENCE,
    GROUNDS,
    NARROWING,
    PART,
    PERSON,
    SOURCE,
)
from citypact.queries.held import ANCHORS, HAD, OF_PERSON, Things
from citypact.queries.properties import BEHALF, SEEN, Had, Properties
from citypact.queries.terms import Term, is_day, said

__all__ = ["Parted", "Standing", "Way", "grounds", "parted"]

_NONE = Properties()


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a row."""

    cells: Sequence[tuple[str, Term]]  # each with its column
    about: Sequence[
        tuple[str, Term]
    ] = ()  # the bodies that the query was asked about, each with its parameter
    counted: Sequence[str] | None = None  # the IRIs of the first that it counts; None where it counts none
    by: Collection[str] = ()  # the columns by which it counts


class Way(NamedTuple):
    """One way in which the row has a thing."""

    by: frozenset[str] | None = None  # the claims that count; None where any does
    together: tuple[Term, ...] = ()  # with what it is said, of one thing
    details: tuple[str, ...] = ()  # what the row says of it
    needed: bool = False  # whether it is not said where it is not said so


@dataclass(slots=True)
class Parted:
    """The things of a row, parted by what they are to it."""

    cells: dict[Term, str] = field(default_factory=dict)  # the column in which each stands first
    agreements: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    parts: list[Term] = field(default_factory=list)  # what an agreement has, if a source says so
    details: list[str] = field(default_factory=list)
    others: list[Term] = field(default_factory=list)  # what it may have, or not
    counted: Sequence[str] | None = None
    held: Things = ()  # the things that agreements are looked up by
    by: dict[Term, frozenset[str]] = field(
        default_factory=dict
    )  # the claims of each that count, if not any does
    together: dict[Term, tuple[Term, ...]] = field(
        default_factory=dict
    )  # with what each is said, of one thing
    ways: dict[Term, tuple[Way, ...]] = field(default_factory=dict)  # of each: all of them
    in_office: bool = False  # whether it says when somebody was seen in an office that does not stand in it
    unshown: tuple[Term, ...] = ()  # what the text has by a property that it does not show


def parted(standing: Standing, kinds: dict[str, str], base: str, properties: Properties = _NONE) -> Parted:
    """What stands in a row, parted.

    Args:
        standing: it.
        kinds: of each IRI in it, what it is; those of sources are added.
        base: of the IRIs of things.
        properties: by which its columns are had.
    """
    row = Parted(counted=standing.counted if _only_counts(standing, kinds) else None)
    for column, term in standing.cells:
        if term in row.cells or not (isinstance(term, ox.NamedNode) or is_day(term)):
            continue
        row.cells[term] = column
        iri = "" if is_day(term) else said(term)
        kind = kinds.get(iri, "")
        if kind in NARROWING:
            row.parts.append(term)
        elif kind in DETAILS:
            row.details.append(iri)
        elif kind == SOURCE:
            row.sources.append(iri)
        elif kind == EVIDENCE:
            row.evidence.append(iri)
        elif kind == AGREEMENT:
            row.agreements.append(iri)
        else:
            row.others.append(term)
    alone = not (row.agreements or row.evidence or row.counted is not None)
    if alone and row.cells:
        for name, term in standing.about:
            if term not in row.cells:
                row.cells[term] = name
                row.parts.append(term)
    if alone:  # its agreement says it
        of_one = [each for each in row.others if kinds.get(said(each)) == PART]
        row.parts += of_one
        row.others = [each for each in row.others if each not in of_one]
    of_parts = {kinds.get(said(each)) for each in row.parts}
    row.parts += [ox.NamedNode(each) for each in row.details if DETAILS[kinds[each]] not in of_parts]
    row.details = [each for each in row.details if DETAILS[kinds[each]] in of_parts]
    _had(row, standing, kinds, properties)
    if alone:
        sources = [_source(each, base) for each in row.sources]
        kinds |= dict.fromkeys(sources, SOURCE)
        things = tuple(dict.fromkeys((*row.parts, *map(ox.NamedNode, (*row.details, *sources)))))
        if row.parts and ANCHORS & {kinds[said(each)] for each in things}:
            row.held = tuple((said(each), _holding(each, row, kinds)) for each in things)
    return row


def _had(row: Parted, standing: Standing, kinds: Mapping[str, str], properties: Properties) -> None:
    """By which properties the row has what stands in it."""
    cells, columns = dict((*standing.about, *standing.cells)), dict[Term, list[str]]()
    for column, term in cells.items():
        columns.setdefault(term, []).append(column)
        if (claims := properties.claimed(column, term, cells)) is not None:
            row.by[term] = row.by.get(term, frozenset()) | claims

    def of_one(term: Term, other: Term) -> bool:
        return any(properties.of_one(one, two) for one in columns[term] for two in columns[other])

    row.unshown = tuple(each for each, column in row.cells.items() if properties.unshown(column, cells))
    of_part = [each for each in (*row.parts, *row.others) if kinds.get(said(each)) in (PART, PERSON)]
    row.together = {
        each: its
        for each in row.parts
        if row.by.get(each) == BEHALF and (its := tuple(one for one in of_part if of_one(each, one)))
    }
    days = [each for each in row.others if is_day(each)]
    row.together |= {
        each: its
        for each in row.others
        if each not in days and (its := tuple(day for day in days if of_one(day, each)))
    }
    with_office = chain.from_iterable(row.together.values())
    row.in_office = any(row.by.get(each) == SEEN for each in set(days).difference(with_office))
    _ways(row, cells, columns, properties, kinds)


def _ways(
    row: Parted,
    cells: Mapping[str, Term],
    columns: Mapping[Term, Sequence[str]],
    properties: Properties,
    kinds: Mapping[str, str],
) -> None:
    """In which ways the row has each thing: in all of them."""
    things = (*row.parts, *row.others)
    had = {
        one: [each for column in columns.get(one, ()) for each in properties.had(column, one, cells)]
        for one in things
    }
    details = {each: ox.NamedNode(each) for each in row.details}

    def said_of(one: Term, subjects: Collection[str]) -> bool:
        return any(properties.of_subjects(column, subjects) for column in columns.get(one, ()))

    owned = {
        detail
        for detail, term in details.items()
        for one in things
        if kinds.get(said(one)) == DETAILS[kinds[detail]]
        and any(said_of(term, each.subjects) for each in had[one])
    }
    of_part = [each for each in things if kinds.get(said(each)) in (PART, PERSON)]
    for one in things:
        ways = list[Way]()
        single = len({each.root for each in had[one] if each.claims}) < 2  # else of several agreements
        for each in had[one] or (Had(None, frozenset(), ""),):
            its = tuple(
                detail
                for detail, term in details.items()
                if kinds.get(said(one)) == DETAILS[kinds[detail]]
                and (detail not in owned or said_of(term, each.subjects))
            )
            groups = [row.together.get(one, ()) if one in row.others else ()]
            if behalf := each.claims == BEHALF:
                subjects = sorted(each.subjects)
                groups = [
                    tuple(other for other in of_part if said_of(other, (subject,))) for subject in subjects
                ]
            by = each.claims if single and each.claims else row.by.get(one)
            ways += [Way(by, group, its, single and behalf and bool(group)) for group in groups]
        row.ways[one] = tuple(dict.fromkeys(ways))


def _holding(thing: Term, row: Parted, kinds: Mapping[str, str]) -> str:
    """What a thing is to the agreements that hold it."""
    kind = kinds[said(thing)]
    persons = [each for each in row.parts if kinds.get(said(each)) == PERSON]
    if persons and row.together.get(thing) == tuple(persons) and len(persons) == 1:
        return OF_PERSON
    return HAD.get(row.by.get(thing, frozenset()), kind) if kind in (BODY, DOMAIN) else kind


def grounds(cells: Sequence[tuple[str, Term]], kinds: Mapping[str, str]) -> set[ox.NamedNode]:
    """What a row may rest on, of what stands in it."""
    iris = {term for _, term in cells if isinstance(term, ox.NamedNode)}
    return {each for each in iris if kinds.get(each.value) in GROUNDS}


def _source(iri: str, base: str) -> str:
    """The source of a graph; a source itself."""
    return f"{base}source/{iri.removeprefix(GRAPH)}" if iri.startswith(GRAPH) else iri


def _only_counts(standing: Standing, kinds: Mapping[str, str]) -> bool:
    """Whether what a row counts is its only ground: nothing stands in it but that by which it counts, and no agreement."""
    found = grounds(standing.cells, kinds)
    by = {term for column, term in standing.cells if column in standing.by}
    return all(term in by and kinds[term.value] != AGREEMENT for term in found)
