"""Terms: RDF terms as SPARQL text, and typed terms from what a person wrote."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from citypact.errors import ParameterError

__all__ = ["Term", "date", "decimal", "integer", "is_day", "said", "serialised", "text"]

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_PLAIN = (ox.NamedNode, ox.Literal)  # a union is made anew each time that it is written
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DAYS = frozenset(f"{_XSD}{name}" for name in ("date", "dateTime", "gYear", "gYearMonth"))
# what engines compute with: 64 bits
_GREATEST = 10**18 - 1
_GREATEST_DECIMAL = 10**15 - 1
_PLACES = 15
_DIGITS_READ = 40  # of a number: enough to see that it is too large
_SHOWN = 60  # characters of a wrong value that a message shows
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# no text of a graph has these (citypact.graph.reading), and servers break off at them, or exchange them
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NO_IRI = re.compile('[\x00-\x20<>"{}|^`\\\\]')


def said(term: Term | None) -> str:
    """The IRI or the text of a term; "" for what has none, or where nothing is bound."""
    return term.value if isinstance(term, _PLAIN) else ""


def is_day(term: Term | None) -> bool:
    """Whether it is a day, a month or a year."""
    return isinstance(term, ox.Literal) and term.datatype.value in _DAYS


def serialised(term: ox.NamedNode | ox.Literal) -> str:
    r"""A term as SPARQL 1.1 writes it (sections 4.1.1 and 4.1.2).

    A backslash before u or U takes care: some engines replace codepoint escapes before they parse (section
    19.2), so that the two characters ``\u`` in a value could turn into a quotation mark. The letter is
    escaped itself then, which means the same to both kinds of engine.

    Raises:
        ValueError: for an IRI that SPARQL cannot write.

    >>> serialised(ox.Literal('say "ครับ"', language="th"))
    '"say \\"ครับ\\""@th'
    """
    if isinstance(term, ox.NamedNode):
        if _NO_IRI.search(term.value):
            raise ValueError(f"{term.value!r} is no IRI")
        return f"<{term.value}>"
    body = "".join(_ESCAPES.get(character, character) for character in term.value)
    body = re.sub(r"\\\\([uU])", lambda match: f"\\\\\\U{ord(match[1]):08X}", body)
    if term.language:
        return f'"{body}"@{term.language}'
    if term.datatype.value == _XSD + "string":
        return f'"{body}"'
    return f'"{body}"^^{serialised(term.datatype)}'


def text(value: object, *, where: str, among: Sequence[str] = ()) -> ox.Literal:
    """A text as a plain literal.

    Raises:
        ParameterError: for what is no text, holds lone surrogates or control characters, or is none of the words that it may
            be.
    """
    if not isinstance(value, str):
        raise ParameterError(f"{where}: {_brief(value)} is no text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ParameterError(f"{where}: the text is not valid Unicode; type it again") from None
    if found := _CONTROL.search(value):
        raise ParameterError(
            f"{where}: character {found.start() + 1} of the text is a control character (U+{ord(found[0]):04X}), which no text "
            "of a graph has; take it out"
        )
    if among and value.strip() not in among:
        raise ParameterError(f"{where}: {_brief(value)} is none of its words; one of: {', '.join(among)}")
    return ox.Literal(value.strip() if among else value)


def integer(
    value: object, *, where: str, minimum: int | None = None, maximum: int | None = None
) -> ox.Literal:
    """A whole number.

    Raises:
        ParameterError: for anything else, and for numbers below the minimum or above the maximum.

    >>> integer("๑๒", where="limit").value
    '12'
    """
    written = value.strip().translate(_DIGITS) if isinstance(value, str) else value
    if isinstance(written, str) and (match := re.fullmatch(r"([+-]?)0*([0-9]+)", written)):
        written = int(match[1] + match[2][: _DIGITS_READ + 1])
    if not isinstance(written, int) or isinstance(written, bool):
        raise ParameterError(f"{where}: {_brief(value)} is no whole number; write for example 10")
    _within(written, where, minimum, maximum, greatest=_GREATEST)
    return ox.Literal(str(written), datatype=ox.NamedNode(_XSD + "integer"))


def decimal(
    value: object, *, where: str, minimum: int | None = None, maximum: int | None = None
) -> ox.Literal:
    """A decimal number.

    Raises:
        ParameterError: for anything else, and for numbers below the minimum or above the maximum.

    >>> decimal("0.90", where="below").value
    '0.90'
    """
    written = str(value).strip().translate(_DIGITS)
    match = re.fullmatch(r"([+-]?)0*([0-9]*)(?:\.([0-9]+))?", written)
    if isinstance(value, bool) or not match or not re.search("[0-9]", written):
        raise ParameterError(f"{where}: {_brief(value)} is no number; write for example 0.9")
    sign, whole, behind = match.groups(default="")
    if len(behind) > _PLACES:
        raise ParameterError(
            f"{where}: {_brief(value)} has more than {_PLACES} digits behind the point; round it"
        )
    plain = f"{sign}{whole or 0}{f'.{behind}' if behind else ''}"
    _within(Decimal(plain), where, minimum, maximum, greatest=_GREATEST_DECIMAL)
    return ox.Literal(plain, datatype=ox.NamedNode(_XSD + "decimal"))


def _within(
    number: int | Decimal, where: str, minimum: int | None, maximum: int | None, *, greatest: int
) -> None:
    """Refuse a number outside its bounds; ``greatest`` bounds it on both sides where nothing else does."""
    low, high = -greatest if minimum is None else minimum, greatest if maximum is None else maximum
    shown = f"{number}" if abs(number) < 10**_DIGITS_READ else f"a number of more than {_DIGITS_READ} digits"
    if number < low:
        raise ParameterError(f"{where}: {shown} is too small; write {low} or more")
    if number > high:
        raise ParameterError(f"{where}: {shown} is too large; write {high} or less")


def _brief(value: object) -> str:
    """A wrong value as a message shows it: its beginning, where it is long."""
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."


def date(value: object, *, where: str, edge: str = "start") -> ox.Literal:
    """A day; a year or a month stands for its first day, or for its last where the edge is "end".

    Raises:
        ParameterError: for what is no date, a day that does not exist, a Buddhist year.

    >>> date("2023", where="until", edge="end").value, date("๒๐๒๓-๐๒", where="since").value
    ('2023-12-31', '2023-02-01')
    """
    written = value.isoformat()[:10] if isinstance(value, dt.date) else str(value).strip().translate(_DIGITS)
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", written)
    if not match or isinstance(value, bool):
        raise ParameterError(f"{where}: {_brief(value)} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if year > 2400:
        raise ParameterError(
            f"{where}: {written} looks like a Buddhist year; write {year - 543}{written[4:]}"
        )
    if month is None:
        month = 12 if edge == "end" else 1
    try:
        if day is None:
            day = calendar.monthrange(year, month)[1] if edge == "end" else 1
        found = dt.date(year, month, day)
    except ValueError:  # calendar.IllegalMonthError among them
        raise ParameterError(
            f"{where}: {written} is a day that does not exist; look at month and day"
        ) from None
    return ox.Literal(found.isoformat(), datatype=ox.NamedNode(_XSD + "date"))
