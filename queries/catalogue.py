"""The catalogue: one question per .rq file, with a header that says what it answers, what it needs and what
it gives.

The header is YAML behind ``#+ ``, the comment form that grlc reads (https://github.com/CLARIAH/grlc): ``summary``,
``description`` and ``tags`` are grlc's keys, the others are ours and ignored by it::

    #+ summary: Which agreements does a body have?
    #+ summary_th: หน่วยงานนี้มีข้อตกลงใดบ้าง
    #+ description: Why one asks ...          (description_th: the same in Thai)
    #+ leaves_out: What the answer leaves out ... (leaves_out_th)
    #+ tags: [agreements, bodies]
    #+ params:
    #+   body: {type: body, required: true, en: the body, th: หน่วยงาน}
    #+ columns:
    #+   agreement: {type: iri, en: the agreement, th: ข้อตกลง}
    #+ evidence: [agreement]
    #+ predicates: [pact:participation, pact:signedOn]

``evidence`` names the columns (or parameters) whose IRIs carry a row: why it stands is what the evidence says whose
rdf:subject is one of them, or a part of it (a participation, an involvement, a ceremony). In ``[[agreement, person]]``
the person narrows the agreement to what is said of both, and so does a value to where it is claimed; ``narrowed:
{property: p, source: s, quote: q}`` names the columns that hold the claim, its source and its words
(`citypact.queries.basis`). ``counted`` names the variables that a question counts by others: its rows rest on what
they count, in ``[[agreement, domain]]`` narrowed in the same way, and with ``cumulated: year`` all up to the row's
year; beside ``evidence``, on the ties of the counted bodies with the others. ``predicates``, where it is given,
narrows that to the claims that the question rests on (pact:party and pact:signatory, which no source claims, to those that
they are made of); pact:partnerOf to the agreements that make partners. ``evidence: []`` says that no source says the
rows: they tell of the graph itself.

What SPARQL 1.1 cannot say is a named operation: a file ``.op.rq`` of the same form, whose ``operation`` names a function of
`citypact.queries.operating`. Its SPARQL says what the function reads, its columns what it gives.

A parameter is a variable with a VALUES block of its own in the text, ``VALUES (?body) { (UNDEF) }``: what
stands there is its default, so that each file runs as it is on any endpoint. The binder replaces the block.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from citypact.errors import QueryError, UnknownQuery
from citypact.ontology.concepts import SCHEMES
from citypact.queries.resting import one_line, resting, texts

__all__ = ["PARAMETER_TYPES", "Column", "Parameter", "Question", "names", "own", "question", "questions"]

# body, country and thing are looked up in the graph; the names of schemes stand for their concepts
# graph is another graph: a folder, the id of a build, an address
PARAMETER_TYPES = ("body", "country", "thing", "graph", "iri", "date", "decimal", "integer", "text", *SCHEMES)
_KEYS = frozenset(
    {
        *("summary", "summary_th", "description", "description_th", "leaves_out", "leaves_out_th"),
        *(
            "tags",
            "params",
            "columns",
            "method",
            "evidence",
            "narrowed",
            "counted",
            "cumulated",
            "predicates",
            "operation",
        ),
    }
)
_PARAMETER_KEYS = frozenset(
    {
        "type",
        "en",
        "th",
        "required",
        "many",
        "default",
        "default_from",
        "edge",
        "minimum",
        "maximum",
        "values",
        "example",
    }
)
Words = Mapping[str, str]  # language -> text


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question needs to know, and of which type it is."""

    name: str
    type: str
    label: Words = field(default_factory=dict)
    required: bool = False
    many: bool = False  # several values are allowed: any of them fits
    default: tuple[str, ...] = ()
    default_from: str | None = None  # "as_of": the date of the build
    edge: str = "start"  # of a date: a year stands for its first day, or for its last ("end")
    minimum: int | None = None  # of a number
    maximum: int | None = None
    values: tuple[str, ...] = ()  # of a text: the words that it may be; none is any
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one column of an answer says."""

    name: str
    type: str
    label: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: its words, its parameters, its columns and its SPARQL.

    >>> question("agreements_of").parameter("body").required
    True
    """

    name: str
    text: str
    summary: Words = field(default_factory=dict)
    why: Words = field(default_factory=dict)
    leaves_out: Words = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    evidence: tuple[
        tuple[str, ...], ...
    ] = ()  # the columns whose IRIs carry a row; of several together the rest narrows the first
    narrowed: Words = field(
        default_factory=dict
    )  # property, source, quote: the columns that hold what a row is about
    # the variables that it counts, which carry a row instead; of several together the rest narrows the first
    counted: tuple[tuple[str, ...], ...] = ()
    cumulated: str | None = None  # the column of whole numbers up to which a row counts
    # False where the header says that none does: rows that tell of the graph itself
    witnessed: bool = True
    predicates: tuple[str, ...] = ()  # IRIs: of that evidence, what the question rests on; none is all of it
    operation: str | None = None  # what is done with the rows of the text; None: they are the answer

    def parameter(self, name: str) -> Parameter:
        """One parameter; KeyError where the question has none of that name."""
        return {parameter.name: parameter for parameter in self.parameters}[name]

    def column(self, name: str) -> Column:
        """One column; KeyError where the answer has none of that name."""
        return {column.name: column for column in self.columns}[name]


@cache
def names() -> tuple[str, ...]:
    """The names of the catalogued questions, in alphabetical order."""
    return tuple(sorted(_files()))


@cache
def question(name: str) -> Question:
    """One catalogued question.

    Raises:
        UnknownQuery: naming the nearest ones.
    """
    if name not in names():
        near = _resembling(name, 0.7) or [known for known in names() if name and name.lower() in known]
        near = near or _about(name) or _resembling(name, 0.5)
        hint = f"did you mean {' or '.join(near[:5])}? " if near else ""
        raise UnknownQuery(f"no query {name[:60]!r}; {hint}citypact queries lists all {len(names())}")
    return own(_files()[name].read_text("utf-8"), name=name)


def _resembling(name: str, cutoff: float) -> list[str]:
    return difflib.get_close_matches(name.replace("-", "_").lower(), names(), n=3, cutoff=cutoff)


def _about(word: str) -> list[str]:
    """The questions that have a word in their title, in Thai or English, or among their tags."""
    wanted = word.strip().casefold()
    return [
        each.name
        for each in questions()
        if wanted and any(wanted in words.casefold() for words in (*each.summary.values(), *each.tags))
    ]


@cache
def _files() -> Mapping[str, Traversable]:
    """The files of the catalogue by the name of their question."""
    room = files("citypact.queries")
    found = [entry for entry in room.iterdir() if entry.name.endswith(".rq")]
    return {entry.name.removesuffix(".rq").removesuffix(".op"): entry for entry in found}


def questions() -> tuple[Question, ...]:
    """All catalogued questions, in alphabetical order of their names."""
    return tuple(question(name) for name in names())


def own(text: str, *, name: str = "query") -> Question:
    """A question from a SPARQL text; what its header leaves unsaid stays empty.

    Args:
        text: SPARQL, with or without a header.
        name: what messages call it: the name of its file.

    Raises:
        QueryError: when the header cannot be read.
    """
    header = _header(text, name)
    rests = resting(header, text, name)
    unknown = sorted(set(header) - _KEYS)
    if unknown and ("params" in header or "columns" in header):
        raise QueryError(
            f"{name}: the header has no key {unknown[0]!r}; its keys are {', '.join(sorted(_KEYS))}"
        )
    columns = tuple(
        Column(name=key, type=one_line(words.get("type", "text")), label=_words(words, "en", "th"))
        for key, words in _mapping(header, "columns", name).items()
    )
    return Question(
        name=name,
        text=text,
        summary=_words(header, "summary", "summary_th"),
        why=_words(header, "description", "description_th"),
        leaves_out=_words(header, "leaves_out", "leaves_out_th"),
        tags=texts(header.get("tags", ())),
        parameters=tuple(
            _parameter(key, words, name) for key, words in _mapping(header, "params", name).items()
        ),
        columns=columns,
        evidence=rests.evidence,
        narrowed=rests.narrowed,
        counted=rests.counted,
        cumulated=rests.cumulated,
        witnessed=rests.witnessed,
        predicates=rests.predicates,
        operation=one_line(header["operation"]) if "operation" in header else None,
    )


def _header(text: str, name: str) -> Mapping[str, Any]:
    lines = [line[2:].removeprefix(" ").rstrip() for line in text.splitlines() if line.startswith("#+")]
    if not lines:
        return {}
    try:
        loaded = YAML(typ="base", pure=True).load("\n".join(lines))
    except (YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (its line {mark.line + 1})" if mark else ""
        fault = " ".join(str(getattr(error, "problem", None) or error).split())
        raise QueryError(f"{name}: the header behind #+ is no YAML{where}: {fault[:120]}") from None
    if not isinstance(loaded, dict):
        raise QueryError(f"{name}: the header behind #+ is not a mapping; it starts with #+ summary: ...")
    return loaded


def _parameter(key: str, words: Mapping[str, Any], name: str) -> Parameter:
    kind = str(words.get("type", "text"))
    unknown = sorted(set(words) - _PARAMETER_KEYS)
    if unknown:
        raise QueryError(
            f"{name}: parameter {key}: no key {unknown[0]!r}; {', '.join(sorted(_PARAMETER_KEYS))}"
        )
    if kind not in PARAMETER_TYPES:
        raise QueryError(f"{name}: parameter {key}: no type {kind!r}; one of: {', '.join(PARAMETER_TYPES)}")
    return Parameter(
        name=key,
        type=kind,
        label=_words(words, "en", "th"),
        required=words.get("required") == "true",
        many=words.get("many") == "true",
        default=texts(words.get("default", ())),
        default_from=one_line(words["default_from"]) if "default_from" in words else None,
        edge=one_line(words.get("edge", "start")),
        minimum=_bound(words, "minimum", f"{name}: parameter {key}"),
        maximum=_bound(words, "maximum", f"{name}: parameter {key}"),
        values=texts(words.get("values", ())),
        example=one_line(words["example"]) if "example" in words else None,
    )


def _bound(words: Mapping[str, Any], which: str, where: str) -> int | None:
    """The least or the greatest value of a number, where a header says one."""
    try:
        return int(words[which]) if which in words else None
    except (TypeError, ValueError):
        raise QueryError(f"{where}: {which}: {words[which]!r} is no whole number") from None


def _mapping(header: Mapping[str, Any], key: str, name: str) -> Mapping[str, Mapping[str, Any]]:
    value = header.get(key) or {}
    if not isinstance(value, dict) or not all(isinstance(words, dict) for words in value.values()):
        raise QueryError(
            f"{name}: {key} of the header is not a mapping of names to mappings; see docs/queries.md"
        )
    return value


def _words(words: Mapping[str, Any], en: str, th: str) -> Words:
    found = {language: one_line(words[key]) for language, key in (("th", th), ("en", en)) if words.get(key)}
    return MappingProxyType(found)
