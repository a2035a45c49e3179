"""Datasets: which graphs a query is about (SPARQL 1.1, section 13.2): those that it names, or those that are written into it.

Embedded, the known graph is the default graph and the others are those of the sources. A server has no such order of its
own: many answer from a union of all their graphs. So every query that is sent names the known graph as its default graph
and the source graphs as the named ones, and means there what it means here. A query that names its graphs itself (FROM,
FROM NAMED) is about these, here and there; one that names a graph that is not there is told so.

(The protocol has parameters for the same; Virtuoso 7.2 answers them with a header for each graph, of which no client reads
more than a hundred.)
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from citypact.errors import QueryError, QuerySyntaxError
from citypact.ontology.terms import GRAPH, KNOWN
from citypact.queries.tokens import FORMS, Token, place_of, tokens, without_remarks

__all__ = ["Dataset", "clauses", "own_dataset", "resolved", "with_dataset", "with_prologue"]

_MODIFIERS = ("where", "order", "limit", "offset", "group", "having", "values")
_FROM = re.compile("(?<![A-Za-z_?$])from", re.IGNORECASE)  # as engines read it, glued to what follows too
_NO_GRAPH = f"{KNOWN}#none"  # Virtuoso 7.2 takes all its graphs for named ones where none is named
_LISTED = "SELECT ?g { g:known dct:source ?g }"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query names itself, each once, and where they stand in its text."""

    default: tuple[str, ...]  # FROM
    named: tuple[str, ...]  # FROM NAMED
    places: tuple[tuple[str, int], ...]

    @property
    def graphs(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(dict.fromkeys((*self.default, *self.named)))

    def check(
        self, text: str, *, name: str, holds: Callable[[str], bool], listed: Callable[[], Iterable[str]]
    ) -> None:
        """Whether a graph holds them: nothing is fetched, so that others could only be empty.

        Args:
            text: the query.
            name: what messages call it.
            holds: whether there is a source graph of this IRI.
            listed: the IRIs of all source graphs.

        Raises:
            QueryError: naming the first that is not there, and what to do.
        """
        for iri, start in self.places:
            if iri != KNOWN and not holds(iri):
                line, column = place_of(text, start)
                raise QueryError(
                    f"{name}: line {line}, column {column}: this build has no graph <{iri[:100]}>, and none is fetched; "
                    f"{_near(iri, listed())}list its graphs with: citypact query -e '{_LISTED}'"
                )


def own_dataset(text: str, known: Mapping[str, str], *, name: str = "query") -> Dataset | None:
    """The graphs that a query names itself; None where it names none, or where the engine will say what is wrong with them.

    >>> own_dataset("SELECT * FROM g:a FROM NAMED <http://e/b> { ?s ?p ?o }", {"g": "http://e/"}).graphs
    ('http://e/a', 'http://e/b')

    Args:
        text: the query.
        known: the prefixes that need no declaration.
        name: what messages call it.

    Raises:
        QuerySyntaxError: FROM is glued to what follows, as the engine alone would read it.
    """
    if not _may_name(text):
        return None
    opening = list(_opening(tokens(text)))
    found = _clauses(opening, text, name)
    if not found:
        return None
    iris = resolved(text[: opening[0].start], [clause.graph.text for clause in found], known)
    if iris is None:
        return None
    return Dataset(
        default=tuple(dict.fromkeys(iri for iri, each in zip(iris, found, strict=True) if not each.named)),
        named=tuple(dict.fromkeys(iri for iri, each in zip(iris, found, strict=True) if each.named)),
        places=tuple((iri, each.graph.start) for iri, each in zip(iris, found, strict=True)),
    )


def clauses(text: str) -> tuple[int, int]:
    """Where the FROM clauses of a query begin and end; the same number twice where it has none.

    >>> clauses("ASK FROM <http://e/a> { ?s ?p ?o }")
    (4, 21)
    """
    found = _clauses(list(_opening(tokens(text))), text, "query")
    return (found[0].start, found[-1].graph.end) if found else (0, 0)


def resolved(prologue: str, written: Sequence[str], known: Mapping[str, str]) -> list[str] | None:
    """IRIs as a query writes them, in full; None where the engine will say what is wrong with them.

    Args:
        prologue: what stands before the form of the query.
        written: the IRIs, in brackets or with a prefix.
        known: the prefixes that need no declaration.
    """
    declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in known.items())
    try:  # the engine's own reading of prefixes, bases and escapes: a prologue is the same in Turtle
        statements = list(
            ox.parse(f"{declared}{prologue}\n<{KNOWN}> <{KNOWN}> {', '.join(written)} .", ox.RdfFormat.TURTLE)
        )
    except SyntaxError:
        return None
    return [statement.object.value for statement in statements if isinstance(statement.object, ox.NamedNode)]


def with_dataset(text: str, known: str, named: Sequence[str], own: Dataset | None = None) -> str:
    """A query about these graphs; one that names its graphs itself is about those.

    >>> with_dataset("SELECT * { ?s ?p ?o }", "http://e/known", ["http://e/a"])
    'SELECT * FROM <http://e/known> { ?s ?p ?o }'
    >>> with_dataset("ASK { GRAPH ?g { ?s ?p ?o } }", "http://e/known", ["http://e/a"])
    'ASK FROM <http://e/known> FROM NAMED <http://e/a> { GRAPH ?g { ?s ?p ?o } }'
    """
    read = list(tokens(text))
    graphs = any(token.kind == "word" and token.text.casefold() == "graph" for token in read)
    if own is not None:
        start, end = clauses(text)
        return text[:start] + _written(own.default, own.named or (_NO_GRAPH,) * graphs) + text[end:]
    at = _place(read)
    if at is None:
        return text
    clause = _written([known], named if graphs else ())
    if at < 0:  # a line of their own: the text may end in a comment
        return f"{text.rstrip()}\n{clause}"
    return f"{text[:at]}{'' if text[:at].endswith(' ') else ' '}{clause} {text[at:]}".rstrip()


def with_prologue(text: str, known: Mapping[str, str]) -> str:
    """A query in which the prefixes that it uses and that need no declaration are declared.

    >>> with_prologue("ASK { ?s a pact:Body }", {"pact": "https://w3id.org/citypact/ns#", "id": "x"})
    'PREFIX pact: <https://w3id.org/citypact/ns#>\\nASK { ?s a pact:Body }'
    """
    read = list(tokens(text))
    declared = {
        token.prefix
        for before, token in itertools.pairwise(read)
        if token.kind == "name" and before.text.casefold() == "prefix"
    }
    used = {token.prefix for token in read if token.kind == "name"} - declared
    lines = [f"PREFIX {prefix}: <{known[prefix]}>\n" for prefix in sorted(used & set(known))]
    return "".join(lines) + text


@dataclass(frozen=True, slots=True)
class _Clause:
    """FROM, or FROM NAMED, and its graph as it is written."""

    start: int
    graph: Token
    named: bool


def _clauses(opening: Sequence[Token], text: str, name: str) -> list[_Clause]:
    """The FROM clauses among the tokens of an opening; up to one that names no graph, of which the engine tells."""
    found = list[_Clause]()
    for at, token in enumerate(opening):
        word = token.text.casefold()
        if word == "from":
            named = [each.text.casefold() for each in opening[at + 1 : at + 2]] == ["named"]
            graph = next(iter(opening[at + 1 + named : at + 2 + named]), None)
            if graph is None or graph.kind not in ("iri", "name"):
                break
            found.append(_Clause(token.start, graph, named))
        elif (
            word.startswith("from")
            and opening[0].text.casefold() != "describe"
            and not _behind_from(opening, at)
        ):
            line, column = place_of(text, token.start)
            raise QuerySyntaxError(
                f"{name}: line {line}, column {column}: {token.text[:40]}: put a space behind FROM"
            )
    return found


def _behind_from(opening: Sequence[Token], at: int) -> bool:
    """Whether a token is the graph of a FROM clause."""
    return opening[at - 1].text.casefold() in ("from", "named")


def _opening(read: Iterable[Token]) -> Iterator[Token]:
    """The tokens of a query from its form on, outside all braces and parentheses, up to the one with which its pattern begins,
    or what stands for it."""
    before, depth, form, template = "", 0, "", False
    for token in read:
        word = token.text.casefold() if token.kind == "word" else ""
        if not form:
            form = word if word in FORMS else ""
            if form:
                yield token
        elif not depth and token.text == "{" and form == before == "construct" and not template:
            template = True
        elif not depth:
            yield token
            if token.text == "{" or word in _MODIFIERS:
                return
        depth += (token.text in ("{", "(")) - (token.text in ("}", ")"))
        before = token.text.casefold()


def _place(read: Iterable[Token]) -> int | None:
    """Where the clauses belong: before WHERE, or what stands for it; -1 at the end; None where there are some."""
    opening = list(_opening(read))
    if not opening or any(token.kind == "word" and token.text.casefold() == "from" for token in opening):
        return None
    last = opening[-1]
    return last.start if last.text == "{" or last.text.casefold() in _MODIFIERS else -1


@lru_cache(maxsize=256)
def _may_name(text: str) -> bool:
    """Whether FROM may stand in a query: a quick look, since nearly none has it."""
    return bool(_FROM.search(without_remarks(text)))


def _written(default: Iterable[str], named: Iterable[str]) -> str:
    return " ".join((*(f"FROM <{each}>" for each in default), *(f"FROM NAMED <{each}>" for each in named)))


def _near(iri: str, listed: Iterable[str]) -> str:
    """The nearest graph that there is; also where somebody named the source in place of its graph."""
    ends = {each.removeprefix(GRAPH): each for each in (KNOWN, *listed)}
    near = difflib.get_close_matches(re.split("[/#]", iri)[-1], ends, n=1, cutoff=0.7)
    return f"did you mean <{ends[near[0]]}>? Or " if near else ""
