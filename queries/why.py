"""Why a row is an answer: the sources, and the words, table rows or people that carry it.

The header of a question names the columns whose IRIs carry a row (``evidence``) and the claims that it rests on
(``predicates``). A query without a header gets it for every IRI that it gives. A row of bodies rests on the agreements between
them, or with the body that was asked about; of one body, on all of its own. A row that counts rests on what it counts
(``counted``), of which the first are shown, and how many more there are. Rows are asked about in blocks: a few queries for
each, however many rows it has, embedded and remote alike.

Of a query that names graphs of sources alone (FROM), the witnesses are those of these sources.

A quote is the source's own words at its place, masked, with at most 300 characters; what a retelling or an invented text says
is marked as such, and is nobody's words. Rows that no source carries are counted, and told of when all are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

import pyoxigraph as ox

from citypact.errors import QueryError
from citypact.graph.attributions import TELLING
from citypact.graph.privacy import masked, quotation
from citypact.ontology.terms import KNOWN
from citypact.queries.askable import Askable
from citypact.queries.catalogue import names
from citypact.queries.counted import Behind, uncounted
from citypact.queries.datasets import own_dataset
from citypact.queries.prefixes import PREFIXES, prefixes
from citypact.queries.running import Answer, Row
from citypact.queries.terms import Term
from citypact.queries.unwitnessed import Unwitnessed
from citypact.queries.witnesses import Witness, Witnesses, united

__all__ = ["COLUMNS", "Why", "with_columns"]

COLUMNS = ("why_source", "why_how", "why_quote")
_BLOCK = 100  # rows that are asked about at one time
_BETWEEN = " | "
_TELLING = tuple(map(str, TELLING))
_PREFIXES = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("dct", "org", "pact", "prov", "rdf", "rdfs", "schema")
)
# the parts of a thing about which there is evidence, and of a body the agreements that it is party to
_PARTS = "\n  UNION ".join(
    f"{{ VALUES ?thing {{ %(things)s }} GRAPH ?claimed {{ ?thing {path} ?part }} }}"
    for path in (
        "pact:participation",
        "pact:involvement",
        "pact:priorRelation",
        "pact:signingEvent",
        "pact:signingEvent/schema:location",
        "pact:involvement/pact:person/org:hasMembership",
        "org:hasMembership",
    )
)
_RELATED = f"""{_PREFIXES}SELECT DISTINCT ?thing ?part ?tie WHERE {{
  {_PARTS}
  UNION {{ VALUES ?thing {{ %(things)s }} ?tie pact:party ?thing }}
}}
"""
# a row of a table stands for all that the table says of an agreement
_EVIDENCE = f"""{_PREFIXES}SELECT DISTINCT ?thing ?property ?kind ?source ?span ?row ?by ?on WHERE {{
  VALUES ?thing {{ %(things)s }}
  GRAPH ?graph {{
    ?evidence rdf:subject ?thing ; rdf:predicate ?property ; pact:kind ?kind ; prov:wasDerivedFrom ?source .
    OPTIONAL {{ ?evidence pact:span ?span }}
    OPTIONAL {{ ?evidence pact:row ?row }}
    OPTIONAL {{ ?evidence prov:wasAttributedTo ?by }}
    OPTIONAL {{ ?evidence dct:date ?on }}
  }}
%(narrowed)s}}
"""
# by themselves: engines join an OPTIONAL of two steps with all the quotes that there are
_QUOTES = f"""{_PREFIXES}SELECT DISTINCT ?thing ?quote WHERE {{
  VALUES ?thing {{ %(things)s }}
  GRAPH ?graph {{ ?thing pact:quote ?quote }}
}}
"""
_SOURCES = (
    _PREFIXES
    + """\
SELECT ?thing ?type ?title ?label ?url ?publisher WHERE {
  VALUES ?thing { %(things)s }
  OPTIONAL { ?thing dct:type ?type }
  OPTIONAL { ?thing dct:title ?title }
  OPTIONAL { ?thing rdfs:label ?label }
  OPTIONAL { ?thing schema:url ?own }
  OPTIONAL { ?thing prov:wasDerivedFrom/schema:url ?original }
  OPTIONAL { ?thing dct:publisher/rdfs:label ?publisher }
  BIND(COALESCE(?own, ?original) AS ?url)
}
ORDER BY ?thing ?title ?label ?url ?publisher
"""
)


@dataclass(slots=True)
class _Source:
    type: str = ""
    title: str = ""
    url: str = ""
    publisher: str = ""


@dataclass(slots=True)
class Why:
    """Looks up why the rows of an answer stand, a block of them at a time."""

    graph: Askable
    answer: Answer
    timeout: float | None = None
    _known: dict[str, tuple[Witness, ...]] = field(default_factory=dict)  # by carrier
    _ties: dict[str, set[str]] = field(default_factory=dict)  # of a body: the agreements that it is party to
    _telling: dict[str, tuple[Witness, ...]] = field(default_factory=dict)  # by agreement: that there is one
    _sources: dict[str, _Source] = field(default_factory=dict)
    _carried: bool = False  # whether any row had an IRI that could carry it
    _graphs: tuple[str, ...] = ()  # of the sources alone that the query names with FROM; without any, all
    _behind: Behind | None = None  # of rows that count: what they count
    _keys: tuple[int, ...] = ()  # and the columns that say which row it is
    _unwitnessed: Unwitnessed = field(default_factory=Unwitnessed)

    def __post_init__(self) -> None:
        if self.answer.kind != "rows":
            raise QueryError(
                f"{self.answer.question.name}: sources are given for rows; ask with SELECT, and name the agreement in it"
            )
        if not self.answer.question.witnessed:
            raise QueryError(
                f"{self.answer.question.name}: no source says its rows: they tell of the graph itself; "
                "for the sources of agreements: citypact query agreements --why"
            )
        own = own_dataset(self.answer.text, prefixes(self.answer.base), name=self.answer.question.name)
        if own is not None and KNOWN not in own.graphs:
            self._graphs = own.graphs

    def carriers(self, row: Row) -> list[str]:
        """The IRIs that carry a row: of its own, or the first of those that it counts."""
        return [iri for _, iri in self._by_column(row)]

    def lacking(self) -> str:
        """Of the rows so far, how many have no sources, why, and what to do, in one line; "" where all have some."""
        asked = self.answer.question
        if not (told := self._unwitnessed.told(self.answer.base)):
            return ""
        then = "let it SELECT the agreement, the body or the person too"
        if asked.name in names():
            then = f"citypact queries {asked.name} shows what carries its rows"
        elif asked.evidence or asked.counted:
            then += ", and name its column as evidence in the header"
        return f"{asked.name}: {told}; {then}"

    def _by_column(self, row: Row) -> list[tuple[str, str]]:
        """The IRIs that carry a row, each with the column that it stands in, or what is counted."""
        asked = self.answer.question
        if asked.counted:
            return [(" and ".join(asked.counted), iri) for iri in self._counted(row)[0]]
        return [
            (name, term.value)
            for name, term in zip(self.answer.columns, row, strict=True)
            if isinstance(term, ox.NamedNode) and (name in asked.evidence or not asked.evidence)
        ]

    def _counted(self, row: Row) -> tuple[list[str], int]:
        """The first of what a row counts, and how many more it counts; asked for once."""
        if self._behind is None:
            asked = self.answer.question
            query = uncounted(self.answer.text, asked.counted, name=asked.name)
            shared = [at for at, name in enumerate(query.keys) if name in self.answer.columns]
            self._keys = tuple(self.answer.columns.index(query.keys[at]) for at in shared)
            self._behind = Behind()
            for found in self.graph.answer(query.text, name=asked.name, timeout=self.timeout):
                self._behind.add(tuple(found[at] for at in shared), found[len(query.keys) :])
        return self._behind.of(tuple(row[at] for at in self._keys))

    def of(self, rows: Sequence[Row]) -> list[Witnesses]:
        """The witnesses of each row: those with words first, and of them those that say best that there is an agreement.

        Raises:
            QueryError: no row so far has an IRI that could carry it; or what asking raises.
        """
        carriers = [self.carriers(row) for row in rows]
        asked = self.answer.question
        self._carried = self._carried or any(carriers) or bool(asked.evidence or asked.counted)
        if rows and not self._carried:
            raise QueryError(
                f"{asked.name}: no sources can be given, since no column of it is an IRI; "
                "let it SELECT the agreement, the body or the person too"
            )
        self._look_up({iri for each in carriers for iri in each} - set(self._known))
        found = [united(self._known[iri] for iri in each) for each in carriers]
        # a row of bodies rests on the agreements between them, of one body on all of its own
        tied = [set() if own else self._agreements(each) for own, each in zip(found, carriers, strict=True)]
        new = {agreement for each in tied for agreement in each} - set(self._telling)
        self._telling |= self._witnesses({iri: {iri} for iri in new}, asked.predicates or _TELLING)
        told = [
            Witnesses(own or united(self._telling[agreement] for agreement in sorted(each)))
            for own, each in zip(found, tied, strict=True)
        ]
        if asked.counted:
            for row, each in zip(rows, told, strict=True):
                each.more = self._counted(row)[1]
        for row, each in zip(rows, told, strict=True):
            self._count(self._by_column(row), witnessed=bool(each))
        return told

    def blocks(self, rows: Iterable[Row]) -> Iterator[tuple[Row, Witnesses]]:
        """The rows as they come, each with its witnesses."""
        reading = iter(rows)
        while block := list(islice(reading, _BLOCK)):
            yield from zip(block, self.of(block), strict=True)
            for held in (self._known, self._ties, self._telling):
                held.clear()  # memory does not grow with the rows

    def _count(self, carriers: Sequence[tuple[str, str]], *, witnessed: bool) -> None:
        bodies = {iri for _, iri in carriers if self._ties.get(iri)}
        tied = bool(bodies) and len(bodies | self._asked_about()) > 1
        self._unwitnessed.count(carriers, witnessed=witnessed, tied=tied)

    def _agreements(self, carriers: Sequence[str]) -> set[str]:
        """The agreements between the bodies of a row, and with a body that the question was asked about."""
        bodies = {iri for iri in carriers if self._ties.get(iri)}
        about = self._asked_about() - bodies
        self._look_up((about if bodies else set()) - set(self._known))
        pairs = [(one, other) for one in bodies for other in {*bodies, *about} if one != other]
        if not pairs:
            return set().union(*(self._ties[body] for body in bodies))
        return set().union(*(self._ties[one] & self._ties.get(other, set()) for one, other in pairs))

    def _asked_about(self) -> set[str]:
        """The bodies that the question was asked about."""
        return {
            term.value
            for parameter in self.answer.question.parameters
            if parameter.type == "body"
            for term in self.answer.values.get(parameter.name, ())
            if isinstance(term, ox.NamedNode)
        }

    def _look_up(self, iris: set[str]) -> None:
        """What there is about these things and their parts."""
        if not iris:
            return
        about = {iri: {iri} for iri in iris}
        for thing, part, tie in self._ask(_RELATED, iris, ""):
            if part is not None:
                about[_text(thing)].add(_text(part))
            if tie is not None:
                self._ties.setdefault(_text(thing), set()).add(_text(tie))
        self._known |= self._witnesses(about, self.answer.question.predicates)

    def _witnesses(
        self, about: Mapping[str, set[str]], predicates: Sequence[str]
    ) -> dict[str, tuple[Witness, ...]]:
        """The witnesses of each thing: what the evidence says whose subject is one of these."""
        subjects = {subject for each in about.values() for subject in each} - {""}
        found: dict[str, dict[Witness, set[str]]] = {subject: {} for subject in subjects}
        if subjects:
            rows = list(self._ask(_EVIDENCE, subjects, _narrowed(predicates) + _within(self._graphs)))
            self._describe({_text(row[at]) for row in rows for at in (3, 6)} - {""})
            spans = {_text(row[4]) for row in rows} - {""}
            quotes = {_text(span): _text(quote) for span, quote in self._ask(_QUOTES, spans, "")}
            for row in rows:
                witness, claim = self._witness(row, quotes)
                found[_text(row[0])].setdefault(witness, set()).add(claim)
        told = {
            subject: tuple(replace(each, claims=tuple(sorted(claims))) for each, claims in several.items())
            for subject, several in found.items()
        }
        return {
            thing: united(told[subject] for subject in subjects & set(told))
            for thing, subjects in about.items()
        }

    def _witness(self, row: Row, quotes: Mapping[str, str]) -> tuple[Witness, str]:
        _, claim, kind, source, span, number, by, on = row
        quote = quotes.get(_text(span))
        described = self._sources.get(_text(source), _Source())
        entered = self._sources.get(_text(by), _Source())
        return (
            Witness(
                source=_text(source),
                title=described.title,
                url=described.url,
                publisher=described.publisher,
                type=described.type,
                kind=_text(kind),
                quote=None if quote is None else quotation(quote),
                row=None if number is None else int(_text(number)),
                by=entered.title or _text(by),
                on=_text(on),
            ),
            _text(claim),
        )

    def _describe(self, iris: set[str]) -> None:
        """Sources, and the people who entered something."""
        new = iris - set(self._sources)
        if not new:
            return
        for thing, type, title, label, url, publisher in self._ask(_SOURCES, new, ""):
            described = self._sources.setdefault(_text(thing), _Source())
            described.type = described.type or _text(type)
            described.title = described.title or masked(_text(title) or _text(label))
            described.url = described.url or _text(url)
            described.publisher = described.publisher or masked(_text(publisher))

    def _ask(self, text: str, iris: set[str], narrowed: str) -> Iterator[Row]:
        if not iris:
            return iter(())
        things = " ".join(str(ox.NamedNode(iri)) for iri in sorted(iris))
        return iter(
            self.graph.answer(
                text % {"things": things, "narrowed": narrowed},
                name=f"{self.answer.question.name}: why",
                timeout=self.timeout,
            )
        )


def with_columns(answer: Answer, why: Why) -> Answer:
    """The answer with three columns more: the sources' addresses, how each says so, and its words.

    Of several witnesses each cell holds a part for each, in the same order.
    """

    told = why.blocks(answer)
    first = list(islice(told, 1))  # what cannot be given is said before anything is written

    def rows() -> Iterator[Row]:
        for row, witnesses in chain(first, told):
            parts = [(each.where, each.how, each.quote or "") for each in witnesses]
            parts += [("", witnesses.left_out, "")] if witnesses.more else []
            added = (_BETWEEN.join(cells) for cells in zip(*parts, strict=True)) if parts else ("", "", "")
            yield (*row, *(ox.Literal(text) if text.strip(" |") else None for text in added))

    return replace(answer, columns=(*answer.columns, *COLUMNS), rows=rows())


def _narrowed(predicates: Sequence[str]) -> str:
    if not predicates:
        return ""
    listed = ", ".join(f"<{iri}>" for iri in predicates)
    return f'  FILTER(STR(?kind) = "row" || ?property IN ({listed}))\n'


def _within(graphs: Sequence[str]) -> str:
    return f"  FILTER(?graph IN ({', '.join(f'<{each}>' for each in graphs)}))\n" if graphs else ""


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
