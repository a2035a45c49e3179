"""The statements of one graph, by predicate and subject, as N-Triples terms: what a check in Python looks things up in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

__all__ = ["Statements", "Values"]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_SUBCLASS_OF = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"

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
        self._of: dict[str, dict[str, str | list[str]]] = {}
        self._inverse: dict[str, dict[str, str | list[str]]] = {}
        self._members: dict[str, list[str]] | None = None
        self._paths: dict[tuple[str, ...], Values | None] = {}
        self.size = 0
        last = ""
        for line in lines:
            subject, predicate, value = line[:end].split(" ", 2)
            if subject == last:
                subject = last  # one text for all statements about a node
            else:
                last = subject
            by_subject = self._of.get(predicate)
            if by_subject is None:
                by_subject = self._of[predicate] = {}
            _put(by_subject, subject, value)
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
                for each in _several(types):
                    self._members.setdefault(each, []).append(node)
        return self._members.get(class_, ())

    def is_a(self, node: str, class_: str) -> bool:
        """Whether a node is of a class."""
        types = self._of.get(_TYPE, {}).get(node)
        return types == class_ or (isinstance(types, list) and class_ in types)

    def subjects(self, predicate: str) -> Collection[str]:
        """The nodes that have a value of a predicate."""
        return self._of.get(predicate, {}).keys()

    def objects(self, predicate: str) -> Iterator[str]:
        """The values of a predicate."""
        for values in self._of.get(predicate, {}).values():
            yield from _several(values)

    def values(self, steps: tuple[str, ...]) -> Values | None:
        """What gives the values of a path of predicates and inverse predicates; None for any other path."""
        if steps not in self._paths:
            self._paths[steps] = self._path(steps)
        return self._paths[steps]

    def _path(self, steps: tuple[str, ...]) -> Values | None:
        found = [self._step(step) for step in steps]
        if not found or None in found:
            return None
        if len(found) == 1:
            return found[0]
        several = [step for step in found if step is not None]

        def follow(node: str) -> Sequence[str]:
            reached: Sequence[str] = (node,)
            for step in several:
                reached = list(dict.fromkeys(value for each in reached for value in step(each)))
            return reached

        return follow

    def _step(self, step: str) -> Values | None:
        predicate = step.removeprefix("^")
        if not (predicate.startswith("<") and predicate.endswith(">") and predicate.count("<") == 1):
            return None
        held = self._backwards(predicate) if step.startswith("^") else self._of.get(predicate, {})
        get = held.get

        def values(node: str) -> Sequence[str]:
            found = get(node)
            return () if found is None else (found,) if found.__class__ is str else found

        return values

    def _backwards(self, predicate: str) -> dict[str, str | list[str]]:
        if predicate not in self._inverse:
            held = self._inverse[predicate] = {}
            for subject, values in self._of.get(predicate, {}).items():
                for value in _several(values):
                    _put(held, value, subject)
        return self._inverse[predicate]


def _put(held: dict[str, str | list[str]], key: str, value: str) -> None:
    """Add a value; most keys have one, which stands for itself."""
    before = held.get(key)
    if before is None:
        held[key] = value
    elif isinstance(before, list):
        before.append(value)
    else:
        held[key] = [before, value]


def _several(values: str | list[str]) -> Sequence[str]:
    return values if isinstance(values, list) else (values,)
