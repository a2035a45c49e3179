"""Counted: what stands behind a row that counts.

No source says that there were twelve agreements in a year; sources say each of the twelve. The header of such a question names
the variables that it counts (``counted``). Its own text, without the counting, then gives what was counted for each row: so
the two cannot differ. What an operation counts is what it reads: of its text, the columns that its rows have too.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

import pyoxigraph as ox

from citypact.errors import QueryError
from citypact.queries.datasets import clauses
from citypact.queries.selects import AGGREGATES, Select, selects, word
from citypact.queries.terms import Term
from citypact.queries.tokens import Token, tokens

__all__ = ["SHOWN", "Behind", "Counted", "aggregates", "counting", "few", "given_on", "uncounted"]

SHOWN = 5  # of what a row counts, so many are shown: a row may count thousands


@dataclass(frozen=True, slots=True)
class Counted:
    """A query for what was counted: its text, and the names of its columns that say of which row; none for a total."""

    text: str
    keys: tuple[str, ...]
    some: str = ""  # a query for a few of what it counts
    numbers: tuple[str, ...] = ()  # the columns of the numbers: where none stands, nothing is counted


def uncounted(
    text: str, counted: Sequence[str], *, name: str = "query", columns: Collection[str] = ()
) -> Counted:
    """The query for what a query counts, by the variables that it groups by.

    >>> uncounted("SELECT ?y (COUNT(DISTINCT ?a) AS ?n) { ?a <x:year> ?y } GROUP BY ?y", ["a"]).text
    'SELECT DISTINCT ?y ?a { ?a <x:year> ?y }'

    Args:
        text: the query, with the values of its parameters.
        counted: the variables.
        name: what messages call the query.
        columns: of an operation, those of its rows.

    Raises:
        QueryError: it has no SELECT that counts them (COUNT(DISTINCT ?variable)) by variables; that of an operation does not
            give them beside its columns.
    """
    for select in selects(text):
        given = [each.text[1:] for each in select.head if each.kind == "variable"]
        if not set(counted) <= set(given if columns else _counts(select.head, plain=False)):
            continue
        keys = tuple(each for each in given if each in columns) if columns else select.keys
        if keys:
            return _behind(text, select, keys, counted)
    if columns:
        listed = " and ".join(f"?{each}" for each in counted)
        raise QueryError(f"{name}: counted: its text does not SELECT {listed} beside columns of its rows")
    raise QueryError(
        f"{name}: counted: no SELECT of it has {' and '.join(f'COUNT(DISTINCT ?{each})' for each in counted)} and a GROUP BY"
    )


def aggregates(text: str) -> bool:
    """Whether a query counts, or otherwise makes one row of several.

    >>> aggregates("SELECT (MAX(?y) AS ?last) { ?a <x:year> ?y }"), aggregates("SELECT ?count { ?a <x:n> ?count }")
    (True, False)
    """
    read = list(tokens(text))
    return any(word(each) in AGGREGATES and then.text == "(" for each, then in pairwise(read)) or any(
        (word(each), word(then)) == ("GROUP", "BY") for each, then in pairwise(read)
    )


def counting(text: str, columns: Collection[str]) -> Iterator[tuple[str, Counted]]:
    """Each variable that a query without a header counts for its rows, and the query for what it counts.

    None where that cannot be known from the text: where it counts in several SELECTs, in one that the rows do not share, or by
    what stands in no column. Without a GROUP BY it is all that there is.

    >>> [variable for variable, _ in counting("SELECT ?y (COUNT(?a) AS ?n) { ?a <x:year> ?y } GROUP BY ?y", ["y", "n"])]
    ['a']

    Args:
        text: the query.
        columns: of its rows; what it counts by must be among them.
    """
    several = [each for each in selects(text) if each.aggregates]
    if len(several) != 1:
        return
    (select,) = several
    around, groups = select.around, select.groups
    while around is not None:
        groups, around = groups | around.groups, around.around
    numbers = tuple(each for each in select.columns or () if each not in select.keys and each in columns)
    unnamed = select.by is not None and not select.keys
    if unnamed or not given_on(select) & set(columns) >= set(select.keys) or groups - {"OPTIONAL"}:
        return
    if groups and not numbers:  # whether a row counts anything could not be seen
        return
    for variable in dict.fromkeys(_counts(select.head, plain=True)):
        query = _behind(text, select, select.keys, [variable])
        yield variable, replace(query, numbers=numbers, some=few(text, select, variable))


def given_on(select: Select) -> frozenset[str]:
    """What a SELECT groups by and every one from it to the outermost gives on under its own name."""
    found, outer = frozenset(select.keys), select.around
    found &= found if select.gives is None else select.gives
    while outer is not None:
        found &= found if outer.gives is None else outer.gives
        outer = outer.around
    return found


def few(text: str, select: Select, variable: str) -> str:
    """A query for a few of the IRIs that a variable has in a SELECT."""
    prologue, dataset = _before(text)
    pattern = text[select.start : select.end]
    return (
        f"{prologue}SELECT DISTINCT ?{variable} {dataset}{{ {pattern} FILTER(isIRI(?{variable})) }} LIMIT 5"
    )


@dataclass(slots=True)
class Behind:
    """Of each row the first of what it counts, and how many more there are, each once, whichever variables have it.

    Where nothing comes again for a row, memory grows with the rows alone.

    >>> behind = Behind(cumulated=0)
    >>> for year, agreement in (2001, "urn:a"), (2003, "urn:b"), (2004, "urn:c"):
    ...     behind.add((ox.Literal(year),), [ox.NamedNode(agreement)])
    >>> behind.of((ox.Literal(2003),))
    ([('urn:a', 0), ('urn:b', 0)], 0)
    >>> behind = Behind(variables=2, again=True)
    >>> behind.add((), [ox.NamedNode("urn:a"), ox.NamedNode("urn:a")])
    >>> behind.of(())
    ([('urn:a', 0), ('urn:a', 1)], 0)

    Args:
        cumulated: the place in a key of the number up to which a row counts.
        variables: how many variables are counted.
        again: whether the same may come again for a row: by another variable, or up to another number.
    """

    cumulated: int | None = None
    variables: int = 1
    again: bool = False
    _first: dict[tuple[Term | None, ...], list[tuple[str, int]]] = field(default_factory=dict)
    _all: dict[tuple[Term | None, ...], int] = field(default_factory=dict)
    _each: dict[tuple[Term | None, ...], set[str]] = field(default_factory=dict)  # where one may come again
    _along: dict[tuple[Term | None, ...], list[tuple[Term | None, ...]]] = field(default_factory=dict)

    def add(self, key: tuple[Term | None, ...], terms: Iterable[Term | None], at: int = 0) -> None:
        """What was counted for a row, by the variables from this place on."""
        if key not in self._first:
            self._along.setdefault(self._apart(key)[0], []).append(key)
        first = self._first.setdefault(key, [])
        for place, term in enumerate(terms, start=at):
            if not isinstance(term, ox.NamedNode):
                continue
            counted = (term.value, place)
            if self.again:
                self._each.setdefault(key, set()).add(term.value)
            else:
                self._all[key] = self._all.get(key, 0) + 1
            if counted not in first:
                bisect.insort(first, counted)
                del first[SHOWN * self.variables :]

    def of(self, key: tuple[Term | None, ...]) -> tuple[list[tuple[str, int]], int]:
        """The first of what a row counts, by their IRIs, with the places of their variables; and how many more there are."""
        others, last = self._apart(key)
        keys = [each for each in self._along.get(others, ()) if self._apart(each)[1] <= last]
        found = sorted(set(chain.from_iterable(self._first[each] for each in keys)))
        first = list(dict.fromkeys(iri for iri, _ in found))[:SHOWN]
        if self.again:
            number = len(set[str]().union(*(self._each.get(each, ()) for each in keys)))
        else:
            number = sum(self._all.get(each, 0) for each in keys)
        return [each for each in found if each[0] in first], number - len(first)

    def _apart(self, key: tuple[Term | None, ...]) -> tuple[tuple[Term | None, ...], int]:
        """A key without the number up to which a row counts, and this number."""
        if self.cumulated is None:
            return key, 0
        written = getattr(key[self.cumulated], "value", "")
        number = int(written) if written.lstrip("-").isdecimal() else 0
        return (*key[: self.cumulated], *key[self.cumulated + 1 :]), number


def _behind(text: str, select: Select, keys: tuple[str, ...], counted: Sequence[str]) -> Counted:
    """The query for what a SELECT counts."""
    prologue, dataset = _before(text)
    by = " ".join(f"?{each}" for each in keys)
    if select.by and keys == select.keys:  # with the expressions
        by = text[select.by[0].start : select.by[-1].end]
    selected = " ".join(filter(None, (by, *(f"?{each}" for each in counted))))
    return Counted(
        f"{prologue}SELECT DISTINCT {selected} {dataset}{text[select.start : select.end]}", tuple(keys)
    )


def _before(text: str) -> tuple[str, str]:
    """The prologue of a query, and the graphs that it names."""
    start, end = clauses(text)
    prologue = text[: next((token.start for token in tokens(text) if word(token) == "SELECT"), 0)]
    return prologue, f"{text[start:end]} " if start else ""


def _counts(read: Sequence[Token], *, plain: bool) -> Iterator[str]:
    """The variables of COUNT(DISTINCT ?variable), and of COUNT(?variable) if it will do."""
    for at, token in enumerate(read):
        if word(token) != "COUNT" or [each.text for each in read[at + 1 : at + 2]] != ["("]:
            continue
        distinct = [word(each) for each in read[at + 2 : at + 3]] == ["DISTINCT"]
        variable = read[at + 2 + distinct : at + 4 + distinct]
        if (
            (distinct or plain)
            and [each.kind for each in variable][:1] == ["variable"]
            and variable[-1].text == ")"
        ):
            yield variable[0].text[1:]
