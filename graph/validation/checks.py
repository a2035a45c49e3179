"""Checks: each shape as a few SPARQL SELECT queries whose answers are its validation results.

A check has two forms of the same pattern: over the default graph, and, inside ``GRAPH ?graph { ... }``,
over every named graph at once. There all patterns of one answer lie in one and the same graph: each source
is judged alone, in one run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citypact.graph.validation.conditions import OF_FOCUS, Conditions
from citypact.graph.validation.shapes import Constraint, Shape

__all__ = ["Check", "compile_shapes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One query; each answer is a focus node with a value, and tells which of the components it breaks."""

    target: str  # IRI of the shape with targets that it belongs to
    shape: str
    path: str | None
    components: tuple[str, ...]
    where: str
    focus: str  # variables
    value: str = ""
    predicate: str = ""
    verdicts: tuple[
        str, ...
    ] = ()  # of the components, false where one is broken; none where every answer is a fault
    having: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The variables of an answer, after the graph's."""
        return tuple(column for column in (self.focus, self.value, self.predicate, *self.verdicts) if column)

    def query(self, graph: str = "") -> str:
        """The query over the default graph; over one graph, ``<iri>``; or over every named one, ``?graph``."""
        columns = " ".join(["?graph", *self.columns] if graph == "?graph" else self.columns)
        where = f"GRAPH {graph} {{ {self.where} }}" if graph else self.where
        group = f" GROUP BY {columns} HAVING({self.having})" if self.having else ""
        return f"SELECT DISTINCT {columns} WHERE {{ {where} }}{group}"


def compile_shapes(shapes: Sequence[Shape], *, subclasses: bool = False) -> tuple[Check, ...]:
    """The checks of shapes that have targets.

    Args:
        shapes: as :func:`citypact.graph.validation.reader.read_shapes` gives them.
        subclasses: whether the data state rdfs:subClassOf.
    """
    found: list[Check] = []
    for shape in shapes:
        write = Conditions(subclasses=subclasses)
        focus = write.variable()
        found.extend(_checks(shape, shape.iri, _targets(shape, focus, write), focus, write))
    return tuple(found)


def _targets(shape: Shape, focus: str, write: Conditions) -> str:
    patterns = []
    for target in shape.targets:
        match target.kind:
            case "class":
                patterns.append(write.instance(focus, str(target.term)))
            case "subjects_of":
                patterns.append(f"{focus} {target.term} {write.variable()} .")
            case _:
                patterns.append(f"{write.variable()} {target.term} {focus} .")
    if len(patterns) == 1:
        return patterns[0]
    return " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)


def _checks(shape: Shape, target: str, reach: str, focus: str, write: Conditions) -> Iterator[Check]:
    """The checks of one shape and of its property shapes, whose focus nodes a pattern reaches."""
    value = focus if shape.path is None else write.variable()
    values = reach if shape.path is None else f"{reach} {focus} {shape.path} {value} ."
    single = [constraint for constraint in shape.constraints if constraint.component not in OF_FOCUS]
    if single:
        verdicts = tuple(write.variable() for _ in single)
        binds = " ".join(
            f"BIND({write.holds(constraint, focus, value)} AS {verdict})"
            for constraint, verdict in zip(single, verdicts, strict=True)
        )
        yield Check(
            target=target,
            shape=shape.iri,
            path=shape.path,
            components=tuple(constraint.component for constraint in single),
            where=f"{values} {binds} FILTER(!({' && '.join(verdicts)}))",
            focus=focus,
            value="" if shape.path is None else value,
            verdicts=verdicts,
        )
    for constraint in shape.constraints:
        yield from _focus_checks(shape, constraint, target, reach, focus, write)
    for child in shape.properties:
        yield from _checks(child, target, values, value, write)


def _focus_checks(
    shape: Shape, constraint: Constraint, target: str, reach: str, focus: str, write: Conditions
) -> Iterator[Check]:
    def check(where: str, *, value: str = "", predicate: str = "", having: str = "") -> Check:
        return Check(
            target=target,
            shape=shape.iri,
            path=shape.path,
            components=(constraint.component,),
            where=where,
            focus=focus,
            value=value,
            predicate=predicate,
            having=having,
        )

    value = write.variable()
    pattern = f"{focus} {shape.path} {value} ."
    match constraint.component:
        case "MinCount" if constraint.count == 1:
            yield check(f"{reach} FILTER(!{write.reaches(shape, focus, value)})")
        case "MinCount" if constraint.count > 1:
            yield check(
                f"{reach} OPTIONAL {{ {pattern} }}", having=f"COUNT(DISTINCT {value}) < {constraint.count}"
            )
        case "MaxCount":
            yield check(f"{reach} {pattern}", having=f"COUNT(DISTINCT {value}) > {constraint.count}")
        case "QualifiedMinCount" | "QualifiedMaxCount":
            compare = "<" if constraint.component == "QualifiedMinCount" else ">"
            conforming = f"OPTIONAL {{ {pattern} FILTER({write.conforms(constraint.shapes[0], value)}) }}"
            yield check(
                f"{reach} {conforming}", having=f"COUNT(DISTINCT {value}) {compare} {constraint.count}"
            )
        case "HasValue":
            yield check(f"{reach} FILTER(!{write.has_value(shape, constraint, focus)})")
        case "UniqueLang":
            yield check(f"{reach} {write.same_language(shape, focus)}")
        case "Closed":
            predicate = write.variable()
            yield check(
                f"{reach} {write.stray(constraint, focus, predicate, value)}",
                value=value,
                predicate=predicate,
            )
        case "Equals":
            yield check(f"{reach} {write.unequal(shape, constraint, focus, value)}", value=value)
