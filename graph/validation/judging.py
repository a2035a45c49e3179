"""Judging: shapes and constraints as functions over one graph's statements, with three answers: yes, no, and not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from citypact.graph.validation.plain_terms import (
    Verdict,
    distinct,
    in_language,
    language,
    length,
    matches,
    not_after,
    same,
    well_typed,
)
from citypact.graph.validation.shapegraph import SH
from citypact.graph.validation.shapes import Constraint, Shape
from citypact.graph.validation.statements import Statements

__all__ = ["Judge"]

Check: TypeAlias = Callable[[str], Verdict]
"""What is said of a node, or of a value."""

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


class Judge:
    """Makes the functions for one graph."""

    def __init__(self, graph: Statements) -> None:
        self._graph = graph
        self._made: dict[int, Check] = {}

    def conforms(self, shape: Shape) -> Check:
        """Whether a node conforms to a shape (SHACL 3.4.2)."""
        if id(shape) not in self._made:
            self._made[id(shape)] = self._conforms(shape)
        return self._made[id(shape)]

    def _conforms(self, shape: Shape) -> Check:
        of_value = [check for each in shape.constraints if (check := self.of_value(each))]
        of_value += map(self.conforms, shape.properties)
        of_node = [self.of_node(shape, each) for each in shape.constraints if not self.of_value(each)]
        if not shape.steps:
            return _all_true([*of_value, *of_node])
        values = self._graph.values(shape.steps)
        if values is None:
            return _unknown
        if not of_value:
            return _all_true(of_node)
        good = _all_true(of_value)
        return _all_true([lambda node: _every(map(good, values(node))), *of_node])

    def of_value(self, constraint: Constraint) -> Check | None:
        """What a constraint says of one value, whatever node it belongs to; None for one about all values together."""
        make = _VALUE.get(constraint.component)
        return make(self, constraint) if make else None

    def of_node(self, shape: Shape, constraint: Constraint) -> Check:
        """What a constraint says of all values of a node together."""
        judge = _NODE.get(constraint.component)
        if judge is None:
            return _unknown
        others = self._graph.values((str(constraint.terms[0]),)) if constraint.component in _PAIRED else None
        if not shape.steps:
            return lambda node: judge(constraint, (node,), others(node) if others else ())
        values = self._graph.values(shape.steps)
        if values is None:
            return _unknown
        return lambda node: judge(constraint, values(node), others(node) if others else ())

    def _class(self, constraint: Constraint) -> Check:
        held, wanted = self._graph.held(_TYPE), str(constraint.terms[0])
        assert held is not None
        types_of = held.get

        def is_one(value: str) -> bool:
            types = types_of(value)
            return types == wanted or (types.__class__ is list and wanted in types)

        return is_one

    def _datatype(self, constraint: Constraint) -> Check:
        datatype = constraint.terms[0].value
        return lambda value: well_typed(value, datatype)

    def _node_kind(self, constraint: Constraint) -> Check:
        kinds = constraint.terms[0].value.removeprefix(SH).split("Or")
        begins = {"<": "IRI" in kinds, '"': "Literal" in kinds, "_": "BlankNode" in kinds}
        return lambda value: begins[value[0]]

    def _in(self, constraint: Constraint) -> Check:
        terms = frozenset(map(str, constraint.terms))
        return lambda value: value in terms or _some(same(value, term) for term in terms)

    def _pattern(self, constraint: Constraint) -> Check:
        pattern, flags = constraint.terms[0].value, constraint.flags
        return lambda value: matches(value, pattern, flags)

    def _min_length(self, constraint: Constraint) -> Check:
        least = constraint.count

        def is_long_enough(value: str) -> Verdict:
            found = length(value)
            if found is None:  # with escapes: there is a text
                return True if value.startswith('"') and least <= 1 else None
            return found >= least

        return is_long_enough

    def _max_length(self, constraint: Constraint) -> Check:
        def is_short_enough(value: str) -> Verdict:
            found = length(value)
            return None if found is None else found <= constraint.count

        return is_short_enough

    def _at_least(self, constraint: Constraint) -> Check:
        least = str(constraint.terms[0])
        return lambda value: not_after(least, value)

    def _at_most(self, constraint: Constraint) -> Check:
        most = str(constraint.terms[0])
        return lambda value: not_after(value, most)

    def _language_in(self, constraint: Constraint) -> Check:
        wanted = [term.value for term in constraint.terms]
        return lambda value: _some(in_language(value, each) for each in wanted)

    def _not(self, constraint: Constraint) -> Check:
        conforms = self.conforms(constraint.shapes[0])
        return lambda value: _negated(conforms(value))

    def _and(self, constraint: Constraint) -> Check:
        return _all_true([self.conforms(shape) for shape in constraint.shapes])

    def _or(self, constraint: Constraint) -> Check:
        several = [self.conforms(shape) for shape in constraint.shapes]
        return lambda value: _some(conforms(value) for conforms in several)

    def _xone(self, constraint: Constraint) -> Check:
        several = [self.conforms(shape) for shape in constraint.shapes]

        def is_just_one(value: str) -> Verdict:
            verdicts = [conforms(value) for conforms in several]
            return None if None in verdicts else verdicts.count(True) == 1

        return is_just_one


def _min_count(constraint: Constraint, values: Sequence[str], others: Sequence[str]) -> Verdict:
    if len(values) < constraint.count:
        return False
    return True if constraint.count <= 1 or distinct(values) else None


def _max_count(constraint: Constraint, values: Sequence[str], others: Sequence[str]) -> Verdict:
    if len(values) <= constraint.count:
        return True
    return False if not constraint.count or distinct(values) else None


def _has_value(constraint: Constraint, values: Sequence[str], others: Sequence[str]) -> Verdict:
    wanted = str(constraint.terms[0])
    return _some(same(value, wanted) for value in values)


def _unique_language(constraint: Constraint, values: Sequence[str], others: Sequence[str]) -> Verdict:
    if len(values) < 2:
        return True
    tags = [tag for tag in map(language, values) if tag]
    return True if len(set(tags)) == len(tags) else None


def _equals(constraint: Constraint, values: Sequence[str], others: Sequence[str]) -> Verdict:
    return True if set(values) == set(others) else None


def _disjoint(constraint: Constraint, values: Sequence[str], others: Sequence[str]) -> Verdict:
    return _every(_negated(same(value, other)) for value in values for other in others)


def _not_after_others(constraint: Constraint, values: Sequence[str], others: Sequence[str]) -> Verdict:
    return _every(not_after(value, other) for value in values for other in others)


_VALUE: Mapping[str, Callable[[Judge, Constraint], Check]] = MappingProxyType(
    {
        "Class": Judge._class,
        "Datatype": Judge._datatype,
        "NodeKind": Judge._node_kind,
        "In": Judge._in,
        "Pattern": Judge._pattern,
        "MinLength": Judge._min_length,
        "MaxLength": Judge._max_length,
        "MinInclusive": Judge._at_least,
        "MaxInclusive": Judge._at_most,
        "LanguageIn": Judge._language_in,
        "Not": Judge._not,
        "And": Judge._and,
        "Or": Judge._or,
        "Xone": Judge._xone,
        "Node": Judge._and,
    }
)
_NODE: Mapping[str, Callable[[Constraint, Sequence[str], Sequence[str]], Verdict]] = MappingProxyType(
    {
        "MinCount": _min_count,
        "MaxCount": _max_count,
        "HasValue": _has_value,
        "UniqueLang": _unique_language,
        "Equals": _equals,
        "Disjoint": _disjoint,
        "LessThanOrEquals": _not_after_others,
    }
)
_PAIRED = frozenset({"Equals", "Disjoint", "LessThanOrEquals"})  # these look at another property too


def _unknown(value: str) -> Verdict:
    return None


def _all_true(checks: Sequence[Check]) -> Check:
    """One check for several."""
    return checks[0] if len(checks) == 1 else lambda value: _every(check(value) for check in checks)


def _every(verdicts: Iterable[Verdict]) -> Verdict:
    known: Verdict = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is None:
            known = None
    return known


def _some(verdicts: Iterable[Verdict]) -> Verdict:
    known: Verdict = False
    for verdict in verdicts:
        if verdict:
            return True
        if verdict is None:
            known = None
    return known


def _negated(verdict: Verdict) -> Verdict:
    return None if verdict is None else not verdict
