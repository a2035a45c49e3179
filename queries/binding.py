"""Binding: values of parameters into a query, as terms in its VALUES blocks.

Nothing is pasted. A value becomes an RDF term of its parameter's type, the term is serialised, and it stands
where only terms can stand: in the block that the question keeps for that parameter (SPARQL 1.1, section
10.2). So no value can change what a query asks, and the bound text is the same for the embedded store and for
any endpoint."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import pyoxigraph as ox

from citypact.errors import ParameterError, QueryError
from citypact.ontology.concepts import SCHEMES, concepts
from citypact.queries.catalogue import Parameter, Question
from citypact.queries.lookup import Lookup, concept
from citypact.queries.prefixes import iri_of
from citypact.queries.terms import date, decimal, integer, serialised, text
from citypact.queries.tokens import depth_zero, tokens

__all__ = ["Bound", "Value", "bind", "blocks", "with_values"]

Value = object  # str, int, datetime.date, or a sequence of them where a parameter allows many


@dataclass(frozen=True, slots=True)
class Bound:
    """A question with its values in place: the SPARQL text to run, and what each parameter was taken for."""

    text: str
    values: Mapping[str, tuple[ox.NamedNode | ox.Literal, ...]]
    window: tuple[int, int | None] = (0, None)  # of an operation's rows: offset and limit
    as_of_today: tuple[str, ...] = ()  # the parameters that are today, since the graph has no date


def bind(
    question: Question,
    params: Mapping[str, Value] | None = None,
    *,
    lookup: Lookup,
    base: str,
    as_of: str | None = None,
    today: str | None = None,
    limit: Value = None,
    offset: Value = None,
) -> Bound:
    """Put values into the VALUES blocks of a question.

    Args:
        question: from the catalogue, or own.
        params: values by parameter name; None is no value. ``limit`` and ``offset`` may stand among them, unless the question
            has a parameter of that name: then it is the question's.
        lookup: finds bodies, countries and things by name.
        base: of the IRIs of things, for ``id:`` in values.
        as_of: the date of the build, for parameters that default to it.
        today: what they are where the build has no date.
        limit: at most so many rows.
        offset: rows to leave out at the start.

    Raises:
        ParameterError: a parameter is missing, unknown, of the wrong type, or names nothing in the graph.
        QueryError: a header names a parameter that has no VALUES block.
    """
    given = {name: value for name, value in (params or {}).items() if value is not None}
    slices = {
        name: _slice(question, name, given, each) for name, each in (("limit", limit), ("offset", offset))
    }
    _refuse_unknown(question, given)
    places, found = blocks(question.text), dict[str, tuple[ox.NamedNode | ox.Literal, ...]]()
    for parameter in question.parameters:
        if parameter.name not in places:
            raise QueryError(
                f"{question.name}: the text has no VALUES (?{parameter.name}) {{ (UNDEF) }} for its parameter"
            )
        values = _values(question, parameter, given.get(parameter.name), as_of or today)
        where = f"{question.name}: {parameter.name}"
        found[parameter.name] = tuple(_term(parameter, value, where, lookup, base) for value in values)
    _in_order(question, found)
    bound = with_values(question.text, {name: terms for name, terms in found.items() if terms})
    today_is = tuple(
        each.name
        for each in question.parameters
        if each.default_from == "as_of" and not as_of and not given.get(each.name)
    )
    if question.operation is not None:  # the text is what it reads: all of it
        offset_, limit_ = (_whole(question, name, slices[name]) for name in ("offset", "limit"))
        return Bound(bound, found, (offset_ or 0, limit_), today_is)
    return Bound(_sliced(question, bound, slices), found, as_of_today=today_is)


def with_values(query: str, values: Mapping[str, Sequence[ox.NamedNode | ox.Literal]]) -> str:
    """A query with terms in the VALUES blocks of some variables.

    Raises:
        ValueError: a variable has no terms: its block would stay as it is, and mean all things instead of none.

    >>> with_values("SELECT * { VALUES (?x) { (UNDEF) } }", {"x": [ox.NamedNode("https://example.org/")]})
    'SELECT * { VALUES (?x) { (<https://example.org/>) } }'
    """
    replaced: list[tuple[int, int, str]] = []
    for name, terms in values.items():
        if not terms:
            raise ValueError(f"no terms for ?{name}: they would mean all things; leave it out, or do not ask")
        rows = " ".join(f"({serialised(term)})" for term in dict.fromkeys(terms))
        replaced += ((*place, f"VALUES (?{name}) {{ {rows} }}") for place in blocks(query)[name])
    for start, end, block in sorted(replaced, reverse=True):
        query = query[:start] + block + query[end:]
    return query


@lru_cache(maxsize=256)
def blocks(query: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Where the VALUES blocks of one variable stand, by the variable's name.

    >>> dict(blocks("SELECT * { VALUES (?x) { (UNDEF) } }"))
    {'x': ((11, 34),)}
    """
    found: defaultdict[str, tuple[tuple[int, int], ...]] = defaultdict(tuple)
    read = list(tokens(query))
    for at, token in enumerate(read[:-4]):
        follow = read[at + 1 : at + 5]
        if (
            token.kind != "word"
            or token.text.upper() != "VALUES"
            or [t.text for t in follow if t.kind == "other"] != ["(", ")", "{"]
        ):
            continue
        close = next((later for later in read[at + 5 :] if later.text == "}"), None)
        if follow[1].kind == "variable" and close:
            found[follow[1].text[1:]] += ((token.start, close.end),)
    return MappingProxyType(dict(found))


def _refuse_unknown(question: Question, given: Mapping[str, Value]) -> None:
    known = [parameter.name for parameter in question.parameters]
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name, [*known, "limit", "offset"], n=1, cutoff=0.5)
            hint = (
                f"did you mean {near[0]}?" if near else f"it takes: {', '.join([*known, 'limit', 'offset'])}"
            )
            raise ParameterError(f"{question.name}: no parameter {name!r}; {hint}")


def _values(question: Question, parameter: Parameter, given: Value, as_of: str | None) -> Sequence[Value]:
    """The values of one parameter: those given, else its default."""
    if given is not None:
        values = list(given) if isinstance(given, list | tuple | set | frozenset) else [given]
        if len(values) > 1 and not parameter.many:
            raise ParameterError(
                f"{question.name}: {parameter.name} takes one value, {len(values)} were given; keep one"
            )
        if values:
            return values
    if parameter.default_from == "as_of" and as_of:
        return [as_of]
    if parameter.required or parameter.default_from:
        told = "; ".join(parameter.label.values())
        if parameter.default_from == "as_of":
            told = "this graph has no as-of date: no source of it has a day"
        example = parameter.example or ("YYYY-MM-DD" if parameter.type == "date" else "...")
        raise ParameterError(
            f"{question.name}: {parameter.name} is missing{f' ({told})' if told else ''}; "
            f"add --param '{parameter.name}={example}' (in Python {parameter.name}='{example}')"
        )
    return parameter.default


def _in_order(question: Question, found: Mapping[str, Sequence[ox.NamedNode | ox.Literal]]) -> None:
    """Refuse a period that ends before it begins: its answer would be empty, without a word."""
    types = {parameter.name: parameter.type for parameter in question.parameters}
    if types.get("since") not in ("date", "integer") or types.get("since") != types.get("until"):
        return
    for first, last in zip(found["since"][:1], found["until"][:1], strict=False):
        years = types["since"] == "integer"
        if int(first.value) > int(last.value) if years else first.value > last.value:
            raise ParameterError(
                f"{question.name}: since {first.value} is after until {last.value}; exchange the two"
            )


def _term(
    parameter: Parameter, value: Value, where: str, lookup: Lookup, base: str
) -> ox.NamedNode | ox.Literal:
    if isinstance(value, str) and not value.strip() and parameter.type != "text":
        raise ParameterError(f"{where}: the value is empty; give one, or leave the parameter out")
    match parameter.type:
        case "body" | "country" | "thing":
            return lookup.find(parameter.type, value, where=where)
        case "iri":
            iri = iri_of(text(value, where=where).value, base)
            if iri is None:
                raise ParameterError(f"{where}: {value!r} is no IRI; write https://... or agreement:...")
            return ox.NamedNode(iri)
        case "date":
            return date(value, where=where, edge=parameter.edge)
        case "integer":
            return integer(value, where=where, minimum=parameter.minimum, maximum=parameter.maximum)
        case "decimal":
            return decimal(value, where=where, minimum=parameter.minimum, maximum=parameter.maximum)
        case scheme if scheme in SCHEMES:
            if parameter.many and isinstance(value, str):
                _refuse_several(parameter, value, where)
            return concept(scheme, value, where=where)
        case _:
            return text(value, where=where, among=parameter.values)


def _refuse_several(parameter: Parameter, value: str, where: str) -> None:
    """Say how several words are given, where they stand in one value."""
    words, known = [word.strip() for word in re.split("[,;|]", value)], concepts(parameter.type)
    if len(words) > 1 and all(word in known for word in words):
        each = " ".join(f"--param {parameter.name}={word}" for word in words)
        raise ParameterError(f"{where}: {value!r} are several values; give each by itself: {each}")


def _slice(question: Question, name: str, given: dict[str, Value], beside: Value) -> Value:
    """A limit or an offset, taken out of the values unless it is a parameter of the question.

    Raises:
        ParameterError: it is there twice, and nobody knows which of the two is meant.
    """
    if name not in given or any(parameter.name == name for parameter in question.parameters):
        return beside
    among = given.pop(name)
    if beside is not None:
        raise ParameterError(
            f"{question.name}: {name} is given twice, as a parameter and as --{name}; keep one"
        )
    return among


def _whole(question: Question, name: str, value: Value) -> int | None:
    """A limit or an offset, checked."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        raise ParameterError(f"{question.name}: {name} takes one value, {len(value)} were given; keep one")
    return int(integer(value, where=f"{question.name}: {name}", minimum=0).value)


def _sliced(question: Question, bound: str, slices: Mapping[str, Value]) -> str:
    """The text with LIMIT and OFFSET, which take no variables, so they are whole numbers that were checked.

    Of a query that has them itself it takes rows of those that they leave; a VALUES at its end stays there (SPARQL 1.1, rules
    [7] and [18]), and is joined before rows are counted (section 18.2.4.3).
    """
    limit, offset = (_whole(question, name, slices[name]) for name in ("limit", "offset"))
    if limit is None and offset is None:
        return bound
    read = list(depth_zero(tokens(bound)))
    words = {token.text.upper(): at for at, token in enumerate(read) if token.kind == "word"}
    if "ASK" in words:
        raise ParameterError(f"{question.name}: ASK has no rows; leave limit and offset out")
    text, own = bound, dict[str, int]()
    values = read[words["VALUES"]].start if "VALUES" in words else len(bound)
    clauses = [
        (word, read[at], number)
        for word, at in words.items()
        if word in ("LIMIT", "OFFSET")
        for number in read[at + 1 : at + 2]
        if number.text.isdecimal()
    ]
    for word, keyword, number in sorted(clauses, key=lambda clause: -clause[1].start):
        own[word] = int(number.text)
        text = f"{text[: keyword.start]}{text[number.end :]}"
        values -= number.end - keyword.start
    if "LIMIT" in own:
        left = max(0, own["LIMIT"] - (offset or 0))
        limit = left if limit is None else min(limit, left)
    skipped = own.get("OFFSET", 0) + (offset or 0)
    window = " ".join(
        [f"LIMIT {limit}"] * (limit is not None)
        + [f"OFFSET {skipped}"] * (offset is not None or "OFFSET" in own)
    )
    return "\n".join(part for part in (text[:values].rstrip(), window, text[values:].rstrip()) if part) + "\n"
