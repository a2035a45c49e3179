"""The statements of one graph, by predicate and subject, as N-Triples terms: what a check in Python looks things up in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

__all__ = ["Held", "Statements", "Values", "several"]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_SUBCLASS_OF = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"

Held = str | list[str]
"""The values of a predicate at one node: most nodes have one, which stands for itself."""

Values = Callable[[str], Sequence[str]]
"""From a node to the values that a path leads to."""


class Statements:
    """One graph, made of its lines.

    Args:
        lines: N-Triples or N-Quads, each statement once; a term's spelling is taken as the term.
        name: of the graph, where the lines are N-Quads.
    """

    def __init__(self, lines: Iterable[str], name: str = "") -> None:
        end = -len(f" <{name}> .\n" if name else " .\n")
        self._of: dict[str, dict[str, Held]] = {}
        self._inverse: dict[str, dict[str, Held]] = {}
        self._members: dict[str, list[str]] | None = None
        self.size = 0
        of, last = self._of, ""
        for line in lines:
            subject, predicate, value = line.split(" ", 2)
            value = value[:end]
            if subject == last:
                subject = last  # one text for all statements about a node
            else:
                last = subject
            held = of.get(predicate)
            if held is None:
                held = of[predicate] = {}
            before = held.setdefault(subject, value)
            if before is not value:
                if before.__class__ is list:
                    before.append(value)
                else:
                    held[subject] = [before, value]  # type: ignore[list-item]
            self.size += 1

    @property
    def has_subclasses(self) -> bool:
        """Whether it states rdfs:subClassOf."""
        return _SUBCLASS_OF in self._of

    def members(self, class_: str) -> Sequence[str]:
        """The nodes of a class."""
        if self._members is None:
            self._members = {}
            for node, types in self._of.get(_TYPE, {}).items():
                for each in several(types):
                    self._members.setdefault(each, []).append(node)
        return self._members.get(class_, ())

    def subjects(self, predicate: str) -> Collection[str]:
        """The nodes that have a value of a predicate."""
        return self._of.get(predicate, {}).keys()

    def objects(self, predicate: str) -> Iterator[str]:
        """The values of a predicate."""
        for values in self._of.get(predicate, {}).values():
            yield from several(values)

    def held(self, step: str) -> Mapping[str, Held] | None:
        """What a predicate, or the inverse of one, leads to from each node that it leads from; None for any other path."""
        predicate = step.removeprefix("^")
        if not (predicate.startswith("<") and predicate.endswith(">") and predicate.count("<") == 1):
            return None
        return self._backwards(predicate) if step.startswith("^") else self._of.get(predicate, {})

    def values(self, steps: tuple[str, ...]) -> Values | None:
        """What gives the values of a path of predicates and inverse predicates; None for any other path."""
        gets = []
        for step in steps:
            held = self.held(step)
            if held is None:
                return None
            gets.append(held.get)
        first = gets[0]

        def values(node: str) -> Sequence[str]:
            found = first(node)
            return () if found is None else (found,) if isinstance(found, str) else found

        def follow(node: str) -> Sequence[str]:
            reached: Sequence[str] = (node,)
            for get in gets:
                reached = list(dict.fromkeys(value for each in reached for value in several(get(each, ()))))
            return reached

        return values if len(gets) == 1 else follow

    def _backwards(self, predicate: str) -> dict[str, Held]:
        if predicate not in self._inverse:
            held = self._inverse[predicate] = {}
            for subject, values in self._of.get(predicate, {}).items():
                for value in several(values):
                    _put(held, value, subject)
        return self._inverse[predicate]


def _put(held: dict[str, Held], key: str, value: str) -> None:
    """Add a value; most keys have one, which stands for itself."""
    before = held.get(key)
    if before is None:
        held[key] = value
    elif isinstance(before, list):
        before.append(value)
    else:
        held[key] = [before, value]


def several(held: str | Sequence[str]) -> Sequence[str]:
    """Values as they are held, as a sequence: one stands for itself."""
    return (held,) if isinstance(held, str) else held
