"""The queries room: what is asked.

A question is a file, `agreements_of.rq`: SPARQL under a header that says in Thai and English what it answers,
what it needs, what its columns mean and what it leaves out. `catalogue` lists the files, `binding` puts
values into a question, `safety` says what no query may do, `running` asks a graph, whatever can answer as
`askable` says (`apart` in a process that can be ended), `why` finds the sources of each row, `results` writes the
answer:

    from citypact.queries import question, run, write

    answer = run(built, question("agreements_of"), {"body": "เทศบาลนครเชียงราย"})
    write(answer, "table", sys.stdout)

A new question is a new file and an expected answer beside its test; docs/queries.md is made from the headers.
Below this room lies `citypact.graph`, which holds what is asked; pictures are `citypact.viz`.
"""

from __future__ import annotations

from citypact.queries.askable import Askable, askable, within
from citypact.queries.binding import Bound, bind
from citypact.queries.catalogue import Column, Parameter, Question, own, question, questions
from citypact.queries.catalogue import names as catalogue_names
from citypact.queries.leaving import leaving, values
from citypact.queries.lookup import Lookup
from citypact.queries.results import FORMATS, Format, Options, check_format, endings, format_of, write
from citypact.queries.running import Answer, Row, abandon, left_behind, lookup_in, run
from citypact.queries.safety import check
from citypact.queries.why import Why
from citypact.queries.witnesses import Witness, Witnesses

__all__ = [
    "FORMATS",
    "Answer",
    "Askable",
    "Bound",
    "Column",
    "Format",
    "Lookup",
    "Options",
    "Parameter",
    "Question",
    "Row",
    "Why",
    "Witness",
    "Witnesses",
    "abandon",
    "askable",
    "bind",
    "catalogue_names",
    "check",
    "check_format",
    "endings",
    "format_of",
    "leaving",
    "left_behind",
    "lookup_in",
    "own",
    "question",
    "questions",
    "run",
    "values",
    "within",
    "write",
]
