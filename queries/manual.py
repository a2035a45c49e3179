"""The manual's page of questions, made from the headers: ``python -m citypact.queries.manual > docs/queries.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from citypact.ontology.concepts import SCHEMES
from citypact.queries.catalogue import Question, questions
from citypact.queries.prefixes import PREFIXES
from citypact.queries.sheet import VALUES, evidence, example, qualities

__all__ = ["page"]

_OPENING = """\
# The questions

What `citypact queries` lists, `citypact queries NAME` shows whole, and `citypact query NAME` answers. This page is made from
the headers of `queries/*.rq` by `python -m citypact.queries.manual > docs/queries.md`; correct it there.

    citypact query agreements_of --param body=เทศบาลนครเชียงราย
    citypact query agreements --param status=planned --param since=2023 --format csv > planned.csv

## Values

| type | what to write |
| --- | --- |
{values}
A parameter marked *many* may be given several times: any of the values fits. `limit` and `offset` can be given to every
question: `--limit`, `--offset`, or as parameters; one that is given both ways is refused, and one that a question has as a
parameter of its own is the question's. Values are bound as RDF terms into the VALUES block that each query keeps for them;
they are never pasted. Where a parameter is the date of the build without one, and the graph has no date since no source of
it has a day, it is today's, and a line says so (in Python a warning).

## Answers

| `--format` | rows, yes or no | triples (CONSTRUCT, DESCRIBE) |
| --- | --- | --- |
| table, markdown | for reading: on a screen, in a document | Turtle |
| csv, tsv, json, xml | the SPARQL 1.1 result formats | columns; columns; JSON-LD; RDF/XML |
| parquet | typed columns, their words (th, en) as metadata | columns |
| xlsx | typed cells; a second sheet says what each column means | columns |
| turtle, ntriples, rdfxml, jsonld, trig | none: ask with CONSTRUCT | the triples |

`--out FILE` writes a file in one step, and its ending says the format where none is named. Rows are
written as they come: a million rows take no more memory than a thousand. A sheet of xlsx holds 1,048,576 rows, and the rest
goes on in the next one; a million cells take some 25 seconds of processor time, so take csv or parquet for very many. parquet
and xlsx need the extra `tables` ([README](../README.md#start)), as do `answer.to_pandas()` and `answer.to_polars()` in Python
the extras `pandas` and `polars`.

In csv, a text that a spreadsheet would run (`= + - @` at its start) has an apostrophe in front, as in the csv export: take one
leading apostrophe away and every text is as it was; numbers are untouched. In xlsx such a text is a text. tsv, json and xml are
exact, but for the characters that XML forbids (U+FFFD instead). A column of dates is typed where every value is a full day;
where one is a year or a month, the column stays text as the sources have it.

In every format, phone numbers, e-mail addresses and ID numbers in texts are masked, and a quote has at most 300 characters.
Thai names come in the order of the Thai dictionary. What an answer leaves out is said under each question.

## Why

`--why` adds to each row what carries it: the sources, each with its words (at most 300 characters), the row of its table, or
who entered it and when. A table has them as lines beneath the row; every other form has three columns more, `why_source`,
`why_how` and `why_quote`, whose parts stand in the same order, separated by ` | `. Retellings and invented texts are marked.
The header of a question says what carries a row, and only that is shown: of an official the words about this person in this
agreement, of a value the sources that give it, of an agreement what the sources that it derives from say of it, never what
other sources say of the same people:

    citypact query agreements --why
    citypact query -e 'SELECT ?agreement { ?agreement pact:status status:ended }' --why --format csv

There, a row of several bodies rests on the agreements between them, or with the body that was asked about. A row that counts
(by a year, a region, a body) rests on what it counts: the sources of the first five agreements by their IRIs stand there, and
how many more are counted. Where several rows of one table tell of one agreement, all of them stand for whatever the table
says of it: the graph does not keep which of them said what. What `changes` finds gone has its sources in the earlier build.
Rows that tell of the graph itself (`decisions`, `replaced`, `on_the_map`, `reading_counts`) have no sources, and `--why` says
so.

A row of a query of your own, without such a header, has the sources that say what stands in it:

- An agreement alone: all that it derives from.
- An agreement, and a party, a domain, a status, a type, a person, a post or a venue: those that say so of this agreement. Of
  several of these, those that say all of them, or where none does, those that say each. A role is one of the body, a capacity
  one of the person. A ceremony, a membership or a day narrows it where a source gives it; a day that was reckoned, a class, a
  level, a place, a number or a name narrows nothing.
- A day, a body or a domain counts as the property by which the text has it, also under another name (`AS`): a day of signing
  (`pact:signedOn`) is not one that was planned, a body for which the person signs (`pact:onBehalfOf`) no party, one that issued
  a source (`pact:issuer`) has these sources alone, and a headline domain those that call it so. In a UNION or COALESCE each of
  the properties will do; what several patterns say of one agreement (a party for which somebody signs) is said by all. Where
  the text does not show it (`?agreement ?p ?day` without `?p` among the columns), any will, and the line tells of it. A header
  narrows in the same way, without the line.
- An agreement, and a source or its graph (`GRAPH ?g`): this source, as far as it says the rest; the line names what others say.
- `COUNT(DISTINCT ?a)` of agreements, by columns or expressions with a name (`GROUP BY`) or of all there are: those of the first
  five that it counts, as they say the rest of the row, and how many more are counted; of several counts of one SELECT, of all,
  each agreement once.
  So it is where the row has nothing else that could carry it. Beside an agreement (also one that MAX or SAMPLE gives) or
  another body, domain or person, it has the sources of these, and the line names the column whose count they are not those of.
- Several of these without an agreement (a body and a domain, two bodies): those of all agreements that hold them together, in
  the same way; with a day of agreements, of those on this day; where the query asks for `pact:partnerOf`, of those that make
  partners.
- A body, a person, a venue or a post alone: those of all its agreements, and all else that names it.
- A ceremony, or how a body or a person takes part (`pact:Participation`, `pact:Involvement`): those of its agreement that say
  so.
- A membership and a day on which its holder was seen in office: those that saw this on this day. Where the membership is not
  among the columns, such a day narrows nothing.
- A source or a piece of evidence: itself.

What the text asks of agreements that stand in no column is not known. So a line behind the answer tells how many rows have the
sources of all agreements that hold what stands in them, and what to SELECT; also where a count is not the row's own (in several
SELECTs, in a UNION, of another scope), and of every other total. Where no source says what stands in a row, or no agreement
joins it, the row has none; where that is so of a part of it, it has those of the rest: the line tells how many rows, which
first, and what stands in them. A domain or a status without an agreement or a body has none either: let it SELECT the
agreement. Of a query that asks single sources alone, by `FROM g:<source>` or in `GRAPH g:<source> { ... }`, all are theirs;
where such a GRAPH stands beside other patterns, the line says that the sources are those of all graphs.

In Python each row has them as `row.sources` (and `row.sources.more`); they are looked up when they are asked for, for many
rows at a time. `answer.lacking` is the line, of the rows that were looked at or saved, and a warning says it once for an
answer, with `answer.save(..., why=True)` too.

A row of what was asked about (the start of a path) claims nothing. A row of bodies in common (`partners_of_partners`) rests
on the agreements that these have with both sides.

In the header of a question, and of a query of your own (which needs no `columns:` for it, its SELECT names them):

| key | what carries a row |
| --- | --- |
| `evidence: [agreement, renewal]` | the columns whose IRIs carry it, each by itself |
| `evidence: [[agreement, person]]` | the agreement, as the person has a part in it; with a value, as it is claimed |
| `evidence: [body, partner]` | the agreements between these bodies; as a group (`[[body, partner]]`) they are refused |
| `evidence: [[agreement, person, capacity]]` | the same, by the sources that tell of this capacity; so of a body and its role |
| `narrowed: {property: p, source: s, quote: q}` | only the claim, the source or the words in these columns |
| `counted: [agreement]` | what it counts: `COUNT(DISTINCT ?agreement)` |
| `counted: [[agreement, domain], [agreement, body]]` | what it counts, as its domain or its body is spoken of |
| `cumulated: year` | of that, all up to the row's year |
| `predicates: [pact:signedOn]` | only these claims, and table rows that state one; `pact:partnerOf`: ties that make partners |
| `evidence: []` | nothing: the rows tell of the graph itself |

## Limits

A query is given up after 60 seconds (`--timeout`) or when it takes more memory than a quarter of the machine's (`--memory`, in
MiB); `--limit` ends it after so many rows, and `--offset` leaves out so many before them: `--limit 100 --offset 200` is the
third page of a hundred. Catalogued questions order their rows; let a query of your own `ORDER BY` what no two rows share, or
pages may repeat rows. Where it has a LIMIT or OFFSET itself, they count the rows that it leaves. Of
CONSTRUCT and DESCRIBE they count what is found, not the triples that are made of it. Whole numbers go up to
999,999,999,999,999,999.

In Python and notebooks, a query of your own has the same 60 seconds, and runs in a process of its own that is ended at the
limit; `graph.query(..., timeout=None)` runs it in yours, without any. Catalogued questions run in yours too, unless a
`timeout` is given.

## For other tools

Each file runs as it is on any SPARQL 1.1 endpoint, with the values that stand in its VALUES blocks; its header is in the form
that [grlc](https://github.com/CLARIAH/grlc) reads. `queries/catalogue.ttl` describes the same questions as
`sh:SPARQLSelectExecutable`, with parameters and columns. What SPARQL cannot say is a named operation (`.op.rq`): its SPARQL
tells what is read, here or from an endpoint, and citypact does the rest. `citypact diff A B` writes the answer of `changes`,
and ends with 1 where anything changed.

## Own queries

`citypact query FILE.rq` or `-e 'SELECT ...'`. The known graph is the default graph; `GRAPH ?source { ... }` says who claims
what (docs/model.md). These prefixes need no declaration here:
{prefixes}. A file may carry a header like those of `queries/*.rq`, and then takes `--param` too.
SERVICE is refused unless `--allow-service` is given, updates are refused.

`FROM` and `FROM NAMED` mean the same in a folder and on a server. `FROM g:known` is the known graph, `FROM g:<source>` what
one source claims; several are taken together, and a statement that stands in two of them counts twice (ask with `DISTINCT`).
`GRAPH` then ranges over those of `FROM NAMED`, the known graph under its name where it is one of them; without `FROM`, over
the graphs of all sources and not the known one. A folder names its known graph in a copy in memory, up to 1.5 million
statements, made for each such query (some 4 seconds of processor time at 10,000 agreements); where the known graph need not
have a name, leave `FROM` out: outside of `GRAPH` it is asked without a copy. A graph that the build does not have is told, and
never fetched: `SELECT ?g { g:known dct:source ?g }` lists those that it has. With `--why`, a query of sources alone has their
words alone.
"""


def page() -> str:
    """The page, in Markdown."""
    return "".join(_lines())


def _lines() -> Iterator[str]:
    listed = ", ".join(f"`{prefix}:`" for prefix in PREFIXES)
    yield _OPENING.replace("{prefixes}", listed).replace("{values}", "".join(_values()))
    yield "\n## The catalogue\n\n| question | |\n| --- | --- |\n"
    for each in questions():
        yield f"| [{each.name}](#{each.name}) | {each.summary['th']}<br>{each.summary['en']} |\n"
    for each in questions():
        yield from _question(each)


def _values() -> Iterator[str]:
    """What to write as a value of each type."""
    for kind, words in VALUES.items():
        yield f"| {kind} | {words['th']}<br>{words['en']} |\n"
    yield f"| {', '.join(SCHEMES)} | คำในสมุดรหัส (`tourism`) หรือชื่อของคำนั้น<br>the codebook's word (`tourism`), or its name |\n"


def _question(each: Question) -> Iterator[str]:
    yield f"\n### {each.name}\n\n**{each.summary['th']}** {each.summary['en']}\n\n"
    yield f"{each.why['th']}<br>{each.why['en']}\n\n"
    if each.parameters:
        yield "| parameter | type | |\n| --- | --- | --- |\n"
        for parameter in each.parameters:
            kind = "; ".join([parameter.type, *(said["en"] for said in qualities(parameter))])
            yield f"| {parameter.name} | {kind} | {parameter.label['th']}<br>{parameter.label['en']} |\n"
        yield "\n"
    yield "| column | type | |\n| --- | --- | --- |\n"
    for column in each.columns:
        yield f"| {column.name} | {column.type} | {column.label['th']}<br>{column.label['en']} |\n"
    yield f"\n- สิ่งที่ไม่อยู่ในคำตอบ: {each.leaves_out['th']}\n- Left out: {each.leaves_out['en']}\n"
    carrying = evidence(each)
    yield f"- หลักฐาน: {carrying['th']}\n- Evidence: {carrying['en']}\n"
    yield f"- Tags: {', '.join(each.tags)}\n"
    if each.operation:
        yield "- คำนวณจากสิ่งที่ SPARQL อ่านได้ / computed from what its SPARQL reads\n"
    yield f"\n`{example(each)}`\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
