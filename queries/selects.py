"""Selects: the SELECTs of a query, from the outermost in: what each gives, by what it groups, and what it stands in.

A variable means the same in a SELECT and in the one around it where it is given on under its own name; elsewhere a name that is
the same says nothing (SPARQL 1.1, section 12). The engine has read the text before, so that its braces close.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from citypact.queries.tokens import Token, tokens

__all__ = ["AGGREGATES", "Select", "closing", "expressions", "made", "selects", "variables", "word"]

AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})
_BEHIND_GROUPING = frozenset({"HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"})
_GROUPS = frozenset({"OPTIONAL", "MINUS", "EXISTS", "UNION", "GRAPH", "SERVICE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Select:
    """One SELECT."""

    head: tuple[Token, ...]  # from behind the word to its pattern
    start: int  # of its pattern in the text
    end: int
    by: tuple[Token, ...] | None  # what it groups by; None where it groups by nothing
    groups: frozenset[str]  # the words of the groups in which it stands in the one around it
    around: Select | None = None

    @property
    def columns(self) -> tuple[str, ...] | None:
        """What it gives, in order; None for all there is (*)."""
        return None if any(each.text == "*" for each in _outside(self.head)) else tuple(_given(self.head))

    @property
    def gives(self) -> frozenset[str] | None:
        """The variables of its pattern that it gives on under their own names; None for all of them."""
        if self.columns is None:
            return None
        return frozenset(each.text[1:] for each in _outside(self.head) if each.kind == "variable")

    @property
    def keys(self) -> tuple[str, ...]:
        """The variables that it groups by, as they are or by their expressions; none where anything has no name."""
        names = [_name(each) for each in expressions(self.by or ())]
        return tuple(names) if all(names) else ()

    @property
    def aggregates(self) -> bool:
        """Whether it makes one row of several by functions of its head."""
        return any(
            word(each) in AGGREGATES and then.text == "("
            for each, then in zip(self.head, self.head[1:], strict=False)
        )


def selects(text: str) -> tuple[Select, ...]:
    """The SELECTs of a query, each behind the one around it.

    >>> [each.columns for each in selects("SELECT ?a ?n { { SELECT ?a (COUNT(?b) AS ?n) { ?a <x:y> ?b } GROUP BY ?a } }")]
    [('a', 'n'), ('a', 'n')]
    """
    read = list(tokens(text))
    return tuple(_selects(read, 0, len(read), None))


def variables(text: str) -> tuple[str, ...]:
    """The variables of a query, in the order in which they first stand in it.

    >>> variables("SELECT * { ?a <x:y> ?b , ?a }")
    ('a', 'b')
    """
    return tuple(dict.fromkeys(each.text[1:] for each in tokens(text) if each.kind == "variable"))


def expressions(read: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The parts of a head or a GROUP BY: each variable, each word, each expression in parentheses."""
    depth, found = 0, list[Token]()
    for token in read:
        depth += (token.text == "(") - (token.text == ")")
        found.append(token)
        if not depth:
            yield tuple(found)
            found.clear()
    if found:
        yield tuple(found)


def closing(read: Sequence[Token], opens: int) -> int:
    """Where the group closes that opens there, or the parenthesis."""
    depth = 0
    opening, closes = "()" if opens < len(read) and read[opens].text == "(" else "{}"
    for at in range(opens, len(read)):
        depth += (read[at].text == opening) - (read[at].text == closes)
        if not depth:
            return at
    return len(read) - 1


def made(read: Sequence[Token], *, aggregated: bool) -> Iterator[tuple[str, frozenset[str]]]:
    """Each variable that an expression gives, with the variables in it.

    Args:
        read: the tokens.
        aggregated: whether only those that aggregates give.
    """
    opened = list[int]()
    for at, token in enumerate(read):
        if token.text == "(":
            opened.append(at)
        elif token.text == ")" and opened:
            within = read[opened.pop() + 1 : at]
            if [word(each) for each in within[-2:-1]] == ["AS"] and (
                not aggregated or any(word(each) in AGGREGATES for each in within)
            ):
                yield (
                    within[-1].text[1:],
                    frozenset(each.text[1:] for each in within[:-1] if each.kind == "variable"),
                )


def word(token: Token) -> str:
    """A word of the grammar in capitals; empty for every other token."""
    return token.text.upper() if token.kind == "word" else ""


def _selects(read: Sequence[Token], start: int, stop: int, around: Select | None) -> Iterator[Select]:
    """Those between two places, and those within them."""
    open_at = list[int]()  # the groups that are open
    at = start
    while at < stop:
        if read[at].text == "{":
            open_at.append(at)
        elif read[at].text == "}" and open_at:
            open_at.pop()
        elif word(read[at]) == "SELECT":
            opens = next((later for later in range(at, stop) if read[later].text == "{"), None)
            if opens is None:
                return
            closes = closing(read, opens)
            found = Select(
                head=tuple(read[at + 1 : opens]),
                start=read[opens].start,
                end=read[closes].end,
                by=_grouped(read[closes + 1 : stop]),
                groups=frozenset(_GROUPS & {each for group in open_at for each in _before(read, group)}),
                around=around,
            )
            yield found
            yield from _selects(read, opens, closes + 1, found)
            at = closes
        at += 1


def _grouped(read: Sequence[Token]) -> tuple[Token, ...] | None:
    """What stands in the GROUP BY that begins there."""
    if [word(token) for token in read[:2]] != ["GROUP", "BY"]:
        return None
    by = takewhile(lambda token: token.text != "}" and word(token) not in _BEHIND_GROUPING, read[2:])
    return tuple(by)


def _name(expression: Sequence[Token]) -> str:
    """The name of a variable, or of what an expression gives; "" of every other."""
    if len(expression) > 2 and word(expression[-3]) != "AS":
        return ""
    named = expression[-2:][0]
    return named.text[1:] if named.kind == "variable" else ""


def _before(read: Sequence[Token], opens: int) -> Iterator[str]:
    """What a group is: the words before its brace, and UNION behind it."""
    before = [word(each) for each in read[max(opens - 3, 0) : opens]]
    yield from before[-1:]
    if before[-1:] == [""]:  # GRAPH ?g, SERVICE <s>, SERVICE SILENT <s>
        yield from {"GRAPH", "SERVICE"} & {*before[-2:], *before[:1]}
    yield from [word(each) for each in read[closing(read, opens) + 1 :][:1] if word(each) == "UNION"]


def _outside(head: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a head outside its expressions, up to the graphs that it names."""
    depth = 0
    for token in head:
        if not depth and word(token) == "FROM":
            return
        depth += (token.text == "(") - (token.text == ")")
        if not depth and token.text != ")":
            yield token


def _given(head: Sequence[Token]) -> Iterator[str]:
    """The columns of a head: its variables, and the names of its expressions."""
    depth = 0
    for before, token in zip((None, *head), head, strict=False):
        if not depth and word(token) == "FROM":
            return
        depth += (token.text == "(") - (token.text == ")")
        if token.kind == "variable" and (
            not depth or (depth == 1 and before is not None and word(before) == "AS")
        ):
            yield token.text[1:]
