"""Paging: one query asked for page after page.

Pages need an order that is the same every time. So a query is ordered by all its variables, behind its own ORDER BY where
it has one, and LIMIT and OFFSET follow. A query may say itself where they belong, by a line ``# citypact: page here`` in a
subquery: an endpoint then pages over what is cheap to find, and looks up the rest for one page only. A query with a LIMIT
or OFFSET of its own is asked once, as it stands.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from citypact.errors import EndpointError

__all__ = ["PAGE_HERE", "PagedQuery", "paged"]

PAGE_HERE = "# citypact: page here"
_PROLOGUE = re.compile(
    r"""(?:\s+|\#[^\n]*(?:\n|$)|(?:PREFIX\s+[^\s:<]*:\s*|BASE\s*)<[^<>"{}|^`\\\x00-\x20]*>)*""", re.IGNORECASE
)
_HERE = re.compile(r"^[ \t]*#[ \t]*citypact:[ \t]*page here[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PagedQuery:
    """A query and how it is asked for: ``rows`` at a time, or all at once where that is None.

    Virtuoso sorts no more than 10,000 rows for a LIMIT with OFFSET, but any number in a subquery; ``within`` asks that way.
    (https://vos.openlinksw.com/owiki/wiki/VOS/VirtTipsAndTricksHowToHandleBandwidthLimitExceed)
    """

    text: str
    rows: int | None
    order: str = ""
    can_be_within: bool = False
    within: bool = False

    def page(self, offset: int, rows: int) -> str:
        """The query for some rows from one on."""
        if self.rows is None:
            return self.text
        part = f"LIMIT {rows} OFFSET {offset}"
        if _HERE.search(self.text):
            return _HERE.sub(part, self.text)
        if not self.within:
            return f"{self.text.rstrip()}\n{self.order}\n{part}\n"
        prologue = _PROLOGUE.match(self.text)
        body = prologue.end() if prologue else 0
        return f"{self.text[:body]}SELECT * WHERE {{ {{\n{self.text[body:].rstrip()}\n{self.order}\n}} }}\n{part}\n"

    @property
    def digest(self) -> str:
        """What tells this query, and its pages, from others: hex digits."""
        told = f"{self.text}\n{self.order}\n{self.rows}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def paged(text: str, *, place: str, rows: int | None) -> PagedQuery:
    """A query, made ready for paging.

    Args:
        text: the query as its author wrote it.
        place: where it stands, for the message.
        rows: how many rows a page has; None asks once, for whatever the query says.

    Raises:
        EndpointError: when it is no SELECT query, or cannot be paged.
    """
    if not text.strip():
        raise EndpointError(f"{place}: the query is empty; write a SELECT query into it")
    if rows is None:
        return PagedQuery(text, None)
    query = _parsed(text, place)
    if query.name != "SelectQuery":
        raise EndpointError(f"{place}: no SELECT query; only the rows of a SELECT become records")
    here = len(_HERE.findall(text))
    if here > 1:
        raise EndpointError(f"{place}: says {PAGE_HERE!r} {here} times; say it once")
    if here:
        if "orderby" not in query:
            raise EndpointError(f"{place}: says {PAGE_HERE!r} and has no ORDER BY at its end; add one there")
        _parsed(_HERE.sub("LIMIT 1 OFFSET 0", text), f"{place} (with LIMIT and OFFSET in place)")
        return PagedQuery(text, rows)
    if "limitoffset" in query:
        return PagedQuery(text, None)
    if "valuesClause" in query:
        raise EndpointError(
            f"{place}: VALUES stands behind the query, where the order of pages belongs; "
            "move it into WHERE, or ask once with --page-size 0"
        )
    names = sorted({*_projected(query)} or {str(each) for each in _variables(query)})
    order = " ".join(f"?{name}" for name in names)
    return PagedQuery(
        text,
        rows,
        order if "orderby" in query else f"ORDER BY {order}",
        can_be_within="datasetClause" not in query,
    )


def _parsed(text: str, place: str) -> Any:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return parseQuery(text)[1]
    except ParseException as error:
        line, column = error.lineno, error.column
        shown = " ".join(error.line[max(0, column - 1) :].split())[:60] or "its end"
        raise EndpointError(
            f"{place}:{line}:{column}: no SPARQL 1.1 from {shown!r} on; mend the query, "
            "or ask it as it stands with --page-size 0"
        ) from None
    except (RecursionError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise EndpointError(
            f"{place}: cannot be read as SPARQL 1.1 ({type(error).__name__}); mend the query, "
            "or ask it as it stands with --page-size 0"
        ) from None


def _projected(query: Any) -> Iterator[str]:
    if "projection" not in query:  # SELECT *
        return
    for each in query["projection"]:
        yield str(each["evar"] if "evar" in each else each["var"])


def _variables(node: Any) -> Iterator[Any]:
    from rdflib.term import Variable

    pending: list[Any] = [node]
    while pending:
        each = pending.pop()
        if isinstance(each, Variable):
            yield each
        elif isinstance(each, dict):
            pending.extend(each.values())
        elif isinstance(each, (list, tuple)) or type(each).__name__ == "ParseResults":
            pending.extend(each)
