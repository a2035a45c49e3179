"""Typed: RDF terms as the values that spreadsheets and data frames hold, one type to a column.

A column of dates is one where every value is a full day; where a source gives only a month or a year, the whole column
stays text (2023-02, 2023), so that nothing is made more precise than it is. Times keep their offset, and so stay text too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from citypact.queries.terms import Term

__all__ = ["Kind", "kind_of", "settled", "text_of", "typed", "value_of"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(
    _XSD + name
    for name in (
        *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
        *("nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort"),
        "unsignedByte",
    )
)
_NUMBERS = frozenset(_XSD + name for name in ("decimal", "double", "float"))
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)  # what 64 bits hold for certain
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN", re.ASCII)
_BOOLEANS = ("true", "false", "0", "1")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Kind(Enum):
    """The type of a column."""

    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


# the types of a header's columns that say what an empty column would hold; all others are text whatever stands there
_DECLARED = MappingProxyType(
    {"date": Kind.DATE, "integer": Kind.INTEGER, "decimal": Kind.NUMBER, "boolean": Kind.BOOLEAN}
)


def kind_of(term: Term) -> Kind:
    """What a term is by itself; what its type promises and its text does not keep is text.

    >>> kind_of(ox.Literal("2023-02", datatype=ox.NamedNode(_XSD + "gYearMonth"))).value
    'text'
    """
    if not isinstance(term, ox.Literal) or term.language:
        return Kind.TEXT
    datatype, text = term.datatype.value, term.value
    if datatype in _INTEGERS:
        return Kind.INTEGER if _INTEGER.fullmatch(text) else Kind.TEXT
    if datatype in _NUMBERS:
        return Kind.NUMBER if _NUMBER.fullmatch(text) else Kind.TEXT
    if datatype == _XSD + "date":
        return Kind.DATE if _day(text) else Kind.TEXT
    if datatype == _XSD + "boolean":
        return Kind.BOOLEAN if text in _BOOLEANS else Kind.TEXT
    return Kind.TEXT


def settled(found: Collection[Kind], declared: str | None) -> Kind:
    """The type of a column: of what was found in it, where its header lets it be more than text.

    Args:
        found: what its values are.
        declared: the type that the header gives it; None where it has no header.

    >>> settled({Kind.INTEGER, Kind.NUMBER}, None).value, settled({Kind.DATE, Kind.TEXT}, "date").value
    ('number', 'text')
    """
    if declared is not None and declared not in _DECLARED:
        return Kind.TEXT
    kinds = set(found)
    if not kinds:
        return _DECLARED[declared] if declared else Kind.TEXT
    if kinds == {Kind.INTEGER, Kind.NUMBER}:
        return Kind.NUMBER
    return kinds.pop() if len(kinds) == 1 else Kind.TEXT


def text_of(term: Term) -> str:
    """A term as the text of a cell: IRIs in full."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def typed(text: str, kind: Kind) -> Any:
    """The text of a cell as a value of its column's type."""
    return _VALUES[kind](text)


def value_of(text: str, datatype: str) -> Any:
    """The text of a literal as a Python value: int, Decimal, float, bool, date, datetime; the text itself where its datatype is
    for texts, for a year or month, unknown, or not kept to.

    >>> value_of("7", _XSD + "integer"), value_of("2023-02", _XSD + "gYearMonth"), value_of("", _XSD + "date")
    (7, '2023-02', '')
    """
    make = _PYTHON.get(datatype)
    if make is None:
        return text
    try:
        return make(text)
    except ValueError:
        return text


def _decimal(text: str) -> Decimal | str:
    return Decimal(text) if _NUMBER.fullmatch(text) else text


def _date(text: str) -> dt.date | str:
    return dt.date.fromisoformat(text) if _DAY.fullmatch(text) else text


def _boolean(text: str) -> bool | str:
    return text in ("true", "1") if text in _BOOLEANS else text


def _day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:  # 0000-01-01, 2023-02-30
        return False
    return True


_PYTHON: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    dict.fromkeys(_INTEGERS, int)
    | dict.fromkeys(_NUMBERS, float)
    | {
        _XSD + "decimal": _decimal,
        _XSD + "dateTime": dt.datetime.fromisoformat,
        _XSD + "date": _date,
        _XSD + "boolean": _boolean,
    }
)
_VALUES: Mapping[Kind, Callable[[str], Any]] = {
    Kind.TEXT: str,
    Kind.DATE: dt.date.fromisoformat,
    Kind.INTEGER: int,
    Kind.NUMBER: lambda text: float(text.replace("INF", "inf")),
    Kind.BOOLEAN: lambda text: text in ("true", "1"),
}
