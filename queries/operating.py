"""Operating: the questions that SPARQL 1.1 cannot answer alone, and the functions that answer them.

The header of such a question names one of `OPERATIONS`; its SPARQL says what the function reads. So it is bound, timed and
asked as every other question is, of a graph in a folder or behind an endpoint, and only the last step happens here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from citypact.errors import QueryError
from citypact.queries.differences import differences
from citypact.queries.offices import nearest_in_office
from citypact.queries.paths import shortest_path
from citypact.queries.ranks import ranks_by_year
from citypact.queries.reading import Reading
from citypact.queries.work import Row

__all__ = ["OPERATIONS", "operated"]

OPERATIONS: Mapping[str, Callable[[Reading], Iterator[Row]]] = {
    "differences": differences,
    "nearest_in_office": nearest_in_office,
    "ranks_by_year": ranks_by_year,
    "shortest_path": shortest_path,
}


def operated(operation: str, reading: Reading, window: tuple[int, int | None]) -> Iterator[Row]:
    """The rows that an operation gives.

    Args:
        operation: its name in `OPERATIONS`.
        reading: what it reads.
        window: how many rows to leave out at the start, and how many to give at most.

    Raises:
        QueryError: there is no operation of that name.
        ParameterError: the values do not go together.
    """
    if operation not in OPERATIONS:
        raise QueryError(
            f"{reading.question.name}: operation: no {operation!r}; one of: {', '.join(OPERATIONS)}"
        )
    offset, limit = window
    rows = OPERATIONS[operation](reading)
    return islice(rows, offset, None if limit is None else offset + limit)
