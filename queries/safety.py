"""What a query may not do: ask another server, or change the graph. And where a query cannot be read, why.

pyoxigraph follows SERVICE wherever it stands and cannot be told not to; so a query is looked through before
it runs. FROM and FROM NAMED are harmless: the engine takes them as names of graphs in the store and fetches
nothing; of those that are not there `citypact.queries.datasets` tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from citypact.errors import QueryError, QuerySyntaxError, ServiceRefused
from citypact.queries.prefixes import PREFIXES
from citypact.queries.tokens import FORMS, Token, decoded, place_of, tokens

__all__ = ["check", "refuse_service", "refuse_updates", "syntax_error"]

_UPDATES = frozenset({"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"})
_PAIRS = {"}": "{", ")": "(", "]": "["}


@lru_cache(maxsize=256)
def check(text: str, *, place: str = "query", allow_service: bool = False) -> None:
    """Refuse what a query may not do.

    Raises:
        ServiceRefused: when it would ask another server, unless that is allowed.
        QueryError: when it is an update, or no text.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise QueryError(f"{place}: the query is not valid Unicode; type it again") from None
    refuse_updates(text, place=place)
    if not allow_service:
        refuse_service(text, place=place)


def refuse_service(text: str, *, place: str = "query") -> None:
    """Refuse a query in which SERVICE stands anywhere: nested, in subqueries, OPTIONAL, EXISTS, in any case.

    The tokens decide first, since they need no parser to agree: engines read ``SERVICEex:all`` and
    ``SERVICESILENT`` as the keyword too, so a word or a prefix that merely contains it is refused. Escapes
    are looked at both as they stand and decoded. What the tokens let pass although the letters occur is
    parsed by rdflib as well, and refused if that finds SERVICE (SPARQL 1.1 Federated Query, section 2).

    Raises:
        ServiceRefused: with the place of the first one.
    """
    for shown in (text, decoded(text)):
        if "service" not in shown.casefold():
            continue
        for token in tokens(shown):
            if _may_be_service(token):
                line, column = place_of(shown, token.start)
                raise ServiceRefused(
                    f"{place}: line {line}, column {column}: {token.text} would ask another server; "
                    "remove it (or rename the prefix), or allow it with --allow-service (in Python allow_service=True)"
                )
        if _parsed_has_service(shown):
            raise ServiceRefused(
                f"{place}: SERVICE would ask another server; remove it, or allow it with --allow-service "
                "(in Python allow_service=True)"
            )


def _may_be_service(token: Token) -> bool:
    word = token.text if token.kind == "word" else token.prefix if token.kind == "name" else ""
    return "service" in word.casefold()


def _parsed_has_service(text: str) -> bool:
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(text)
    except Exception:  # what rdflib cannot parse, the tokens have judged
        return False
    pending: list[Any] = [parsed]
    while pending:
        node = pending.pop()
        if getattr(node, "name", None) == "ServiceGraphPattern":
            return True
        if isinstance(node, Mapping):
            pending.extend(node.values())
        elif not isinstance(node, str) and hasattr(node, "__iter__"):
            pending.extend(node)
    return False


def refuse_updates(text: str, *, place: str = "query") -> None:
    """Refuse SPARQL Update: a graph is written by ``citypact build`` alone.

    Raises:
        QueryError: naming the operation.
    """
    for token in tokens(text):
        word = token.text.casefold() if token.kind == "word" else ""
        if word in FORMS:
            return
        if word in _UPDATES:
            line, column = place_of(text, token.start)
            raise QueryError(
                f"{place}: line {line}, column {column}: {token.text} would change the graph; a graph is only read here, "
                "and written by: citypact build"
            )


def syntax_error(
    text: str, error: Exception, *, place: str = "query", known: Mapping[str, str] = PREFIXES
) -> QuerySyntaxError:
    """What the engine says of a query that it cannot parse, with line, column and the line itself.

    Args:
        text: the query as its author wrote it.
        error: what pyoxigraph raised.
        place: the name of the query or its file.
        known: the prefixes that need no declaration.
    """
    found = list(tokens(text))
    if not found:
        return QuerySyntaxError(
            f"{place}: the query is empty; write for example SELECT * {{ ?s ?p ?o }} LIMIT 10"
        )
    for offset, advice in _plain_faults(found, known):
        return _located(text, offset, advice, place)
    match = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", str(error), re.DOTALL)
    if not match:
        return QuerySyntaxError(f"{place}: cannot be read: {' '.join(str(error).split())[:200]}")
    if "The SELECT contains" in match[3]:
        select = next((token.start for token in found if token.text.casefold() == "select"), 0)
        return _located(
            text, select, "the SELECT names a variable that is neither grouped nor aggregated", place
        )
    line, column = int(match[1]), int(match[2])
    offset = sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1
    if (
        match[3] == "[_]"
    ):  # it ran into the end, and says no more; the other parser may know where it went wrong
        offset = _other_parser(text, offset)
    return _located(text, _start(found, offset, match[3]), "the query cannot be read from here on", place)


def _plain_faults(found: list[Token], known: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The faults that the tokens alone show, and that engines explain badly."""
    declared, opened = set(known), list[Token]()
    for position, token in enumerate(found):
        if token.kind == "name":
            if position and found[position - 1].text.casefold() == "prefix":
                declared.add(token.prefix)
            elif token.prefix not in declared:
                yield (
                    token.start,
                    f"the prefix {token.prefix}: is not declared; add PREFIX {token.prefix}: <...>",
                )
        elif token.kind == "other" and token.text in ("'", '"'):
            yield token.start, "this quotation mark is not closed"
        elif token.text in _PAIRS.values():
            opened.append(token)
        elif token.text in _PAIRS:
            if not opened or opened[-1].text != _PAIRS[token.text]:
                yield token.start, f"this {token.text} closes nothing"
                return
            opened.pop()
    if opened:
        yield opened[-1].start, f"this {opened[-1].text} is not closed"


def _start(found: list[Token], offset: int, expected: str) -> int:
    """Where the words begin that could not be read.

    Oxigraph compares as many characters as a keyword has and points behind them: of ``FITLER(?a > 1)`` it
    says that OPTIONAL was expected, eight characters on. Where it names keywords alone, that is taken back.
    """
    listed = [item for item in re.split(r", (?=\S)", expected) if item != "[_]"]
    keywords = [item for item in listed if re.fullmatch(r"[A-Za-z0-9]{2,}", item)]
    starts = {token.start for token in found}
    if keywords and len(keywords) == len(listed):
        before = {offset - len(keyword) for keyword in keywords} & starts
        if before:
            return max(before)
    return min((start for start in starts if start >= offset), default=offset)


def _other_parser(text: str, offset: int) -> int:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseException as error:
        return int(error.loc)
    except Exception:  # it cannot judge this text
        return offset
    return offset


def _located(text: str, offset: int, advice: str, place: str) -> QuerySyntaxError:
    """The error, with the line shown and the place in it marked, cut to what fits one line of a screen."""
    line, column = place_of(text, offset)
    shown = text.split("\n")[line - 1].rstrip("\r").replace("\t", " ")
    before, after = shown[: column - 1].lstrip(), shown[column - 1 :]
    before = f"...{before[-57:]}" if len(before) > 60 else before
    after = f"{after[:57]}..." if len(after) > 60 else after
    return QuerySyntaxError(f"{place}: line {line}, column {column}: {advice}: {before}>>>{after}")
