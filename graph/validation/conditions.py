"""Conditions: what a constraint demands, as a SPARQL expression that is true or false, never an error.

An expression that fails in SPARQL is an error, and a filter takes an error for "no": a fault would go
unseen. So whatever can fail stands in COALESCE(..., false). EXISTS never fails, and where it stands inside
``GRAPH ?graph { ... }`` it asks that graph (SPARQL 1.1, 18.6).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from citypact.graph.validation.datatypes import well_typed
from citypact.graph.validation.shapegraph import SH, Term
from citypact.graph.validation.shapes import Constraint, Shape

__all__ = ["OF_FOCUS", "Conditions"]

_SUBCLASSES = (
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>/<http://www.w3.org/2000/01/rdf-schema#subClassOf>*"
)

# These look at all values of a focus node together; all other constraints look at one value at a time.
OF_FOCUS = frozenset(
    ("MinCount", "MaxCount", "HasValue", "UniqueLang", "QualifiedMinCount", "QualifiedMaxCount", "Closed")
)


class Conditions:
    """Writes conditions; it hands out the variables, so that no two of a query meet by accident.

    Args:
        subclasses: whether the data state rdfs:subClassOf anywhere; without it the plain pattern is quicker.
    """

    def __init__(self, *, subclasses: bool = False) -> None:
        self._type = _SUBCLASSES if subclasses else "a"
        self._count = 0

    def variable(self) -> str:
        """A variable that the query does not use yet."""
        self._count += 1
        return f"?v{self._count}"

    def instance(self, node: str, class_: str) -> str:
        """The pattern of an instance of a class (SHACL 1.1, "SHACL instance")."""
        return f"{node} {self._type} {class_} ."

    def conforms(self, shape: Shape, node: str) -> str:
        """True when a node conforms to a shape (SHACL 3.4.2)."""
        if shape.path is None:
            parts = self.of_value(shape, node, node)
        else:
            value = self.variable()
            faults = _none(self.of_value(shape, node, value))
            parts = [f"NOT {self.reaches(shape, node, value, faults)}"] if faults else []
        return _all([*parts, *(self.of_focus(shape, constraint, node) for constraint in shape.constraints)])

    def reaches(self, shape: Shape, node: str, value: str, condition: str = "") -> str:
        """True when the path of a shape leads from a node to a value (that meets a condition).

        Step by step: an engine that joins the steps of ``a/b`` first would read all of ``b`` for every node.
        """
        places = [node, *(self.variable() for _ in shape.steps[1:]), value]
        inner = f" FILTER({condition})" if condition and condition != "true" else ""
        for step, before, after in reversed(list(zip(shape.steps, places, places[1:], strict=False))):
            inner = f"{' FILTER ' if before != node else ''}EXISTS {{ {before} {step} {after} .{inner} }}"
        return inner

    def of_value(self, shape: Shape, focus: str, value: str) -> list[str]:
        """What a shape demands of each value, its property shapes included."""
        own = [
            self.holds(constraint, focus, value)
            for constraint in shape.constraints
            if constraint.component not in OF_FOCUS
        ]
        return [*own, *(self.conforms(child, value) for child in shape.properties)]

    def holds(self, constraint: Constraint, focus: str, value: str) -> str:
        """What a constraint demands of one value."""
        return _VALUE[constraint.component](self, constraint, focus, value)

    def of_focus(self, shape: Shape, constraint: Constraint, node: str) -> str:
        """What a constraint demands of all values of a node together."""
        match constraint.component:
            case "MinCount":
                return self._at_least(constraint.count, shape, node)
            case "MaxCount":
                return f"!({self._at_least(constraint.count + 1, shape, node)})"
            case "QualifiedMinCount":
                return self._at_least(constraint.count, shape, node, constraint.shapes[0])
            case "QualifiedMaxCount":
                return f"!({self._at_least(constraint.count + 1, shape, node, constraint.shapes[0])})"
            case "HasValue":
                return self.has_value(shape, constraint, node)
            case "UniqueLang":
                return f"NOT EXISTS {{ {self.same_language(shape, node)} }}"
            case "Closed":
                return f"NOT EXISTS {{ {self.stray(constraint, node, self.variable(), self.variable())} }}"
            case "Equals":
                return f"NOT EXISTS {{ {self.unequal(shape, constraint, node, self.variable())} }}"
        return "true"

    def has_value(self, shape: Shape, constraint: Constraint, node: str) -> str:
        """True when one of the values is the given one."""
        term = constraint.terms[0]
        return f"sameTerm({node}, {term})" if shape.path is None else self.reaches(shape, node, str(term))

    def same_language(self, shape: Shape, node: str) -> str:
        """The pattern of two values in one language."""
        one, other = self.variable(), self.variable()
        return (
            f"{node} {shape.path} {one}, {other} . FILTER(!sameTerm({one}, {other}) && LANG({one}) != '' "
            f"&& LCASE(LANG({one})) = LCASE(LANG({other})))"
        )

    def stray(self, constraint: Constraint, node: str, predicate: str, value: str) -> str:
        """The pattern of a triple that a closed shape does not list."""
        allowed = ", ".join(str(term) for term in constraint.terms)
        return f"{node} {predicate} {value} . FILTER({predicate} NOT IN ({allowed}))"

    def unequal(self, shape: Shape, constraint: Constraint, node: str, value: str) -> str:
        """The pattern of an object of sh:equals' property that is none of the values."""
        other = f"sameTerm({node}, {value})" if shape.path is None else self.reaches(shape, node, value)
        return f"{node} {constraint.terms[0]} {value} . FILTER(!{other})"

    def _at_least(self, count: int, shape: Shape, node: str, qualifier: Shape | None = None) -> str:
        """True when a node has that many different values (which conform to the qualifier)."""
        if count == 1:
            value = self.variable()
            return self.reaches(
                shape, node, value, "" if qualifier is None else self.conforms(qualifier, value)
            )
        values = [self.variable() for _ in range(count)]
        patterns = [f"{node} {shape.path} {value} ." for value in values]
        filters = [f"!sameTerm({a}, {b})" for i, a in enumerate(values) for b in values[:i]]
        if qualifier is not None:
            filters.extend(self.conforms(qualifier, value) for value in values)
        return f"EXISTS {{ {' '.join(patterns)} FILTER({_all(filters)}) }}" if values else "true"

    def _class(self, constraint: Constraint, focus: str, value: str) -> str:
        return f"EXISTS {{ {self.instance(value, str(constraint.terms[0]))} }}"

    def _datatype(self, constraint: Constraint, focus: str, value: str) -> str:
        return f"COALESCE({well_typed(value, constraint.terms[0].value)}, false)"

    def _node_kind(self, constraint: Constraint, focus: str, value: str) -> str:
        kinds = constraint.terms[0].value.removeprefix(SH).split("Or")
        return _any([f"{_IS_KIND[kind]}({value})" for kind in kinds])

    def _in(self, constraint: Constraint, focus: str, value: str) -> str:
        return _any([f"sameTerm({value}, {term})" for term in constraint.terms])

    def _pattern(self, constraint: Constraint, focus: str, value: str) -> str:
        flags = f", {ox.Literal(constraint.flags)}" if constraint.flags else ""
        return (
            f"COALESCE(!isBlank({value}) && REGEX(STR({value}), {_plain(constraint.terms[0])}{flags}), false)"
        )

    def _length(self, constraint: Constraint, focus: str, value: str) -> str:
        compare = ">=" if constraint.component == "MinLength" else "<="
        return f"COALESCE(!isBlank({value}) && STRLEN(STR({value})) {compare} {constraint.count}, false)"

    def _range(self, constraint: Constraint, focus: str, value: str) -> str:
        return f"COALESCE({value} {_COMPARE[constraint.component]} {constraint.terms[0]}, false)"

    def _language_in(self, constraint: Constraint, focus: str, value: str) -> str:
        matches = [f"LANGMATCHES(LANG({value}), {_plain(term)})" for term in constraint.terms]
        return f"COALESCE({_any(matches)}, false)"

    def _equals(self, constraint: Constraint, focus: str, value: str) -> str:
        return f"EXISTS {{ {focus} {constraint.terms[0]} {value} . }}"

    def _disjoint(self, constraint: Constraint, focus: str, value: str) -> str:
        return f"NOT EXISTS {{ {focus} {constraint.terms[0]} {value} . }}"

    def _less(self, constraint: Constraint, focus: str, value: str) -> str:
        other, compare = self.variable(), _COMPARE[constraint.component]
        fault = f"!COALESCE({value} {compare} {other}, false)"
        return f"NOT EXISTS {{ {focus} {constraint.terms[0]} {other} . FILTER({fault}) }}"

    def _not(self, constraint: Constraint, focus: str, value: str) -> str:
        return f"!({self.conforms(constraint.shapes[0], value)})"

    def _and(self, constraint: Constraint, focus: str, value: str) -> str:
        return _all([self.conforms(shape, value) for shape in constraint.shapes])

    def _or(self, constraint: Constraint, focus: str, value: str) -> str:
        return _any([self.conforms(shape, value) for shape in constraint.shapes])

    def _xone(self, constraint: Constraint, focus: str, value: str) -> str:
        counted = [f"IF({self.conforms(shape, value)}, 1, 0)" for shape in constraint.shapes]
        return f"(({' + '.join(counted) or '0'}) = 1)"


_IS_KIND = {"BlankNode": "isBlank", "IRI": "isIRI", "Literal": "isLiteral"}
_COMPARE = {
    "MinInclusive": ">=",
    "MinExclusive": ">",
    "MaxInclusive": "<=",
    "MaxExclusive": "<",
    "LessThan": "<",
    "LessThanOrEquals": "<=",
}

_VALUE: Mapping[str, Callable[[Conditions, Constraint, str, str], str]] = MappingProxyType(
    {
        "Class": Conditions._class,
        "Datatype": Conditions._datatype,
        "NodeKind": Conditions._node_kind,
        "In": Conditions._in,
        "Pattern": Conditions._pattern,
        "MinLength": Conditions._length,
        "MaxLength": Conditions._length,
        "MinInclusive": Conditions._range,
        "MinExclusive": Conditions._range,
        "MaxInclusive": Conditions._range,
        "MaxExclusive": Conditions._range,
        "LanguageIn": Conditions._language_in,
        "Equals": Conditions._equals,
        "Disjoint": Conditions._disjoint,
        "LessThan": Conditions._less,
        "LessThanOrEquals": Conditions._less,
        "Not": Conditions._not,
        "And": Conditions._and,
        "Or": Conditions._or,
        "Xone": Conditions._xone,
        "Node": Conditions._and,
    }
)


def _all(parts: list[str]) -> str:
    asked = [part for part in parts if part != "true"]
    return f"({' && '.join(asked)})" if asked else "true"


def _any(parts: list[str]) -> str:
    return f"({' || '.join(parts)})" if parts else "false"


def _none(parts: list[str]) -> str:
    together = _all(parts)
    return "" if together == "true" else f"!{together}"


def _plain(term: Term) -> str:
    return str(ox.Literal(term.value))
