"""Undefined: VALUES blocks that say nothing, taken off for an engine that misreads them.

A parameter without a value leaves ``VALUES (?x) { (UNDEF) }`` in its question. To join with it changes nothing (SPARQL 1.1,
section 18.2.4.3), but Virtuoso 7.2 then takes paths to have no start, or loses rows of subselects beside it.
"""

from __future__ import annotations

import itertools

from citypact.queries.binding import blocks
from citypact.queries.tokens import tokens

__all__ = ["without_undefined"]


def without_undefined(text: str) -> str:
    """A query without its VALUES blocks of one variable that hold UNDEF alone; where SELECT * would miss a column, as it is.

    >>> without_undefined("SELECT ?y { VALUES (?x) { (UNDEF) } ?x ?y ?z }")
    'SELECT ?y {   ?x ?y ?z }'
    """
    read = list(tokens(text))
    if any(
        before.text.upper() in ("SELECT", "DISTINCT", "REDUCED") and after.text == "*"
        for before, after in itertools.pairwise(read)
    ):
        return text
    places = [place for several in blocks(text).values() for place in several]
    for start, end in sorted(places, reverse=True):
        if [token.text.upper() for token in tokens(text[start:end])][-5:] == ["{", "(", "UNDEF", ")", "}"]:
            text = f"{text[:start]} {text[end:]}"
    return text
