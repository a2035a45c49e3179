"""What plainly holds of a term as N-Triples writes it: True, False, or None where only the engine can say.

The engine reads some literals as values (``05`` is 5), knows the 30th of February and every script; whatever may depend on
that is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

__all__ = [
    "Verdict",
    "distinct",
    "in_language",
    "language",
    "length",
    "matches",
    "not_after",
    "same",
    "well_typed",
]

Verdict = bool | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FORMS = {
    "integer": re.compile(r"-?[0-9]{1,12}"),
    "decimal": re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?"),
    "boolean": re.compile(r"true|false"),
    "duration": re.compile(r"P[1-9][0-9]{0,2}[YMD]"),
    "gYear": re.compile(r"[1-9][0-9]{3}"),
    "gYearMonth": re.compile(r"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])"),
}
_KEPT = frozenset(f"^^<{_XSD}{name}>" for name in (*_FORMS, "date", "dateTime"))
_MOMENT = re.compile(r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-]0[0-9]:[0-5][0-9])?")
_NUMBER = re.compile(rf'"(-?[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?)"\^\^<{re.escape(_XSD)}(?:integer|decimal)>')
# what a pattern of the engine and one of Python mean alike, of a text without escapes
_ALIKE = re.compile(r"(?:[A-Za-z0-9:/#=,^$?*+()\[\]{}|_. -]|\\[().])+")
_PLAIN = re.compile(r'<.*|"(?:.*)"(?:@[a-z]+)?', re.DOTALL)


def same(term: str, other: str) -> Verdict:
    """Whether two terms are one."""
    if term == other:
        return True
    return False if _as_it_is(term) and _as_it_is(other) else None


def distinct(terms: Iterable[str]) -> bool:
    """Whether terms with different texts are different terms."""
    return all(map(_as_it_is, terms))


def _as_it_is(term: str) -> bool:
    """Whether the engine keeps a term as it is written: IRIs, and texts with a tag in small letters or none."""
    return bool(_PLAIN.fullmatch(term))


def language(term: str) -> str:
    """The language tag of a literal, in lower case; "" where there is none."""
    mark = term.rfind('"@')
    return (
        term[mark + 2 :].lower() if term.startswith('"') and mark > 0 and '"' not in term[mark + 2 :] else ""
    )


def in_language(term: str, wanted: str) -> Verdict:
    """Whether a term is in a language or a variety of it (RFC 4647, section 3.3.1)."""
    tag, wanted = language(term), wanted.lower()
    return None if wanted == "*" else bool(tag) and (tag == wanted or tag.startswith(wanted + "-"))


def _lexical(term: str) -> str | None:
    """The text of an IRI, or of a literal without escapes; None of any other term."""
    if "\\" in term:
        return None
    if term.startswith("<"):
        return term[1:-1]
    return term[1 : term.rfind('"')] if term.startswith('"') else None


def length(term: str) -> int | None:
    """How many characters a term has."""
    found = _lexical(term)
    return None if found is None else len(found)


def matches(term: str, pattern: str, flags: str) -> Verdict:
    """Whether a regular expression is found in a term."""
    found = _lexical(term)
    if found is None or flags not in ("", "i") or not _ALIKE.fullmatch(pattern) or "(?" in pattern:
        return None
    if not found.isascii():
        return None
    return bool(_compiled(pattern, flags).search(found))


@lru_cache
def _compiled(pattern: str, flags: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE if flags else 0)


def well_typed(term: str, datatype: str) -> Verdict:
    """Whether a term is a literal of a datatype, and well written."""
    if not term.startswith('"'):
        return False if term.startswith("<") else None
    text, _, rest = term[1:].rpartition('"')
    if datatype == _LANG_STRING:
        return rest.startswith("@") if not rest.startswith("^^") else None
    if datatype == f"{_XSD}string":
        return True if not rest else None if rest.startswith("^^") else False
    if rest != f"^^<{datatype}>":
        return False if not rest or rest in _KEPT or rest.startswith("@") else None
    name = datatype.removeprefix(_XSD) if datatype.startswith(_XSD) else ""
    if name in _FORMS:
        return True if _FORMS[name].fullmatch(text) else None
    if name == "date":
        return True if _is_day(text) else None
    if name == "dateTime":
        return True if _is_day(text[:10]) and _MOMENT.fullmatch(text[10:]) else None
    return None if datatype.startswith(_XSD) else True


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def not_after(term: str, other: str) -> Verdict:
    """Whether one value is the other, or before it: two days, or two numbers."""
    day = f'"^^<{_XSD}date>'
    if term.endswith(day) and other.endswith(day):
        one, two = term[1 : -len(day)], other[1 : -len(day)]
        return one <= two if _is_day(one) and _is_day(two) else None
    number, against = _NUMBER.fullmatch(term), _NUMBER.fullmatch(other)
    return float(number[1]) <= float(against[1]) if number and against else None
