"""Patterns: the triple patterns of a query's text: of which subject, and by which property, each variable stands as a value.

Lists, paths, blank nodes and groups are read; what stands in NOT EXISTS or MINUS gives a variable nothing. Of a text that is
not understood (RDF-star, an engine's own words) no property is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rdflib import RDF

from citypact.queries.selects import closing, word
from citypact.queries.tokens import Token

__all__ = ["UNKNOWN", "Place", "patterns"]

UNKNOWN = ""  # a property that the text does not show
_IRIS = frozenset({"iri", "name"})
_NODES = _IRIS | {"variable", "blank", "string", "number"}
_MODIFIERS = frozenset({"GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET"})
_BEFORE_GROUPS = frozenset({"OPTIONAL", "UNION", "SILENT", "WHERE"})
_BEHIND = frozenset(
    {"OPTIONAL", "FILTER", "BIND", "VALUES", "MINUS", "GRAPH", "SERVICE"}
)  # what may follow a last ;


class Place(NamedTuple):
    """Where a variable stands as a value."""

    subject: str  # ?variable, another term as it is written, or a number of one without a name
    property: str  # as it is written; ?variable; UNKNOWN
    at: int = 0  # of its pattern: any of the same will do, as of a UNION
    root: str = ""  # the subject of its subject, from which the patterns come to it


def patterns(read: Sequence[Token]) -> Mapping[str, set[Place]]:
    """Of each variable, where it stands as a value.

    Args:
        read: the tokens of a query that the engine has read before.
    """
    found = _Patterns(read)
    found.read_all()
    return found.found


class _OddError(Exception):
    """The text has what is not read here: RDF-star, an engine's own words."""


class _Steps(NamedTuple):
    """The properties at the two ends of a path: of which the object is a value, and of which the subject is one (^)."""

    last: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()

    def or_(self, other: _Steps) -> _Steps:
        return _Steps(self.last | other.last, self.first | other.first)


@dataclass(slots=True)
class _Patterns:
    """Reads the triple patterns of a text, from its first token on."""

    read: Sequence[Token]
    at: int = 0
    found: dict[str, set[Place]] = field(default_factory=dict)
    _unnamed: int = 0
    _subjects: dict[str, set[str]] = field(default_factory=dict)  # of each node
    _unions: list[tuple[int, int, int]] = field(default_factory=list)  # of each group: its UNION

    def read_all(self) -> None:
        """Every pattern; of a text that is not understood, every variable is of an unknown property."""
        self._unions = sorted(_unions(self.read))
        try:
            self.at = next((at for at, token in enumerate(self.read) if token.text == "{"), len(self.read))
            while self.at < len(self.read):
                self._next()
        except (_OddError, RecursionError):
            variables = {token.text[1:] for token in self.read if token.kind == "variable"}
            self.found = {each: {Place("", UNKNOWN)} for each in variables}
        self.found = {
            each: {place._replace(root=self._root(place.subject)) for place in places}
            for each, places in self.found.items()
        }

    def _root(self, node: str) -> str:
        """From which the patterns come to a node; itself where from none, or in a circle."""
        seen, roots, new = {node}, set[str](), [node]
        while new:
            above = self._subjects.get(each := new.pop(), set())
            roots |= set() if above else {each}
            new += above - seen
            seen |= above
        return " ".join(sorted(roots)) or node

    def _next(self) -> None:
        """What stands at this place of a group."""
        token, said = self.read[self.at], word(self.read[self.at])
        if token.text in ("{", "}", ".") or said in _BEFORE_GROUPS:
            self.at += 1
        elif said == "SELECT":
            self.at = self._find("{")
        elif said in ("VALUES", "MINUS", "NOT"):  # NOT EXISTS
            self.at = closing(self.read, self._find("{")) + 1
        elif said in ("GRAPH", "SERVICE"):
            self.at = self._find("{")
        elif said in _MODIFIERS:  # of a SELECT within: up to where its group closes
            self.at = next(
                (at for at in range(self.at, len(self.read)) if self.read[at].text == "}"), len(self.read)
            )
        elif said == "BIND":
            self.at = closing(self.read, self.at + 1) + 1
        elif said == "FILTER":
            self._filter()
        else:
            self._triples()

    def _filter(self) -> None:
        """An expression, the call of a function, or EXISTS with a group, which is read like any other."""
        self.at += 1
        if word(self._peek()) == "NOT":
            return
        if word(self._peek()) == "EXISTS":
            self.at += 1
            return
        self.at = closing(self.read, self._find("(")) + 1

    def _triples(self) -> None:
        bracketed = self._peek().text == "["
        subject = self._node()
        if not bracketed or self._peek().text not in (".", "}"):
            self._values_of(subject)

    def _values_of(self, subject: str) -> None:
        """The properties and values of a subject, up to what is none."""
        while True:
            at = next((union for start, end, union in self._unions if start < self.at < end), self.at)
            steps, single = self._path()
            of = subject if single else self._without_name()
            self._subjects.setdefault(of, set()).update(() if single else (subject,))
            while True:
                value = self._node()
                for step in steps.last:
                    self._is(value, Place(of, step, at))
                for step in steps.first:
                    back = value if single else self._without_name()
                    self._subjects.setdefault(back, set()).update(() if single else (value,))
                    self._is(subject, Place(back, step, at))
                if self._peek().text != ",":
                    break
                self.at += 1
            if self._peek().text != ";":
                return
            while self._peek().text == ";":
                self.at += 1
            if self._peek().text in (".", "}", "]") or word(self._peek()) in _BEHIND:
                return

    def _is(self, node: str, place: Place) -> None:
        self._subjects.setdefault(node, set()).add(place.subject)
        if node.startswith("?"):
            self.found.setdefault(node[1:], set()).add(place)

    def _node(self) -> str:
        """A term, as it is written; a number for what has no name."""
        token = self._take()
        if token.kind == "variable":
            return f"?{token.text[1:]}"
        if token.text == "[":
            unnamed = self._without_name()
            if self._peek().text != "]":
                self._values_of(unnamed)
            self._expect("]")
            return unnamed
        if token.text == "(":
            while self._peek().text != ")":
                self._node()
            self._expect(")")
            return self._without_name()
        if token.text in ("+", "-"):
            token = self._take()
        if token.kind not in _NODES and word(token) not in ("TRUE", "FALSE"):
            raise _OddError
        if token.kind == "string" and self._peek().kind == "language":
            self.at += 1
        elif token.kind == "string" and self._peek().text == "^":
            self.at += 3
        return token.text

    def _path(self) -> tuple[_Steps, bool]:
        """The ends of a path, and whether it is of one step."""
        before = self.at
        if self._peek().kind == "variable":
            return _Steps(frozenset({f"?{self._take().text[1:]}"})), True
        steps = self._either()
        return steps, self.at - before == 1 + (self.read[before].text == "^")

    def _either(self) -> _Steps:
        steps = self._sequence()
        while self._peek().text == "|":
            self.at += 1
            steps = steps.or_(self._sequence())
        return steps

    def _sequence(self) -> _Steps:
        steps, optional = self._step()
        all_optional = optional
        while self._peek().text == "/":
            self.at += 1
            then, optional = self._step()
            steps = _Steps(
                then.last | (steps.last if optional else frozenset()),
                steps.first | (then.first if all_optional else frozenset()),
            )
            all_optional = all_optional and optional
        return steps

    def _step(self) -> tuple[_Steps, bool]:
        """One step, and whether it may be left out."""
        token = self._take()
        inverse = token.text == "^"
        if inverse:
            token = self._take()
        if token.text == "(":
            steps = self._either()
            self._expect(")")
        elif token.text == "!":
            before = self.at
            self.at = (closing(self.read, self.at) if self._peek().text == "(" else self.at) + 1
            back = any(each.text == "^" for each in self.read[before : self.at])
            steps = _Steps(frozenset({UNKNOWN}), frozenset({UNKNOWN} if back else ()))
        elif token.kind in _IRIS or token.text == "a":
            steps = _Steps(frozenset({str(RDF.type).join("<>") if token.text == "a" else token.text}))
        else:
            raise _OddError
        many = self._peek().text if self._peek().text in ("?", "*", "+") else ""
        self.at += len(many)
        return (_Steps(steps.first, steps.last) if inverse else steps), many in ("?", "*")

    def _peek(self) -> Token:
        if self.at >= len(self.read):
            raise _OddError
        return self.read[self.at]

    def _take(self) -> Token:
        token = self._peek()
        self.at += 1
        return token

    def _expect(self, text: str) -> None:
        if self._take().text != text:
            raise _OddError

    def _without_name(self) -> str:
        self._unnamed += 1
        return str(self._unnamed)

    def _find(self, text: str) -> int:
        found = next((at for at in range(self.at, len(self.read)) if self.read[at].text == text), None)
        if found is None:
            raise _OddError
        return found


def _unions(read: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Where each group of a UNION opens and closes, and where the first of this UNION opens."""
    opened, first = list[int](), dict[int, int]()
    for at, token in enumerate(read):
        if token.text == "{":
            opened.append(at)
        elif token.text == "}" and opened:
            opens = opened.pop()
            behind = opens > 0 and word(read[opens - 1]) == "UNION"
            if behind or (at + 1 < len(read) and word(read[at + 1]) == "UNION"):
                first[at] = first.get(opens - 2, opens) if behind else opens
                yield opens, at, first[at]
