"""Resting: what the header of a question says its rows rest on (`citypact.queries.basis`), held against its columns and its
text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Any

from citypact.errors import QueryError
from citypact.queries.counted import uncounted
from citypact.queries.prefixes import iri_of
from citypact.queries.selects import selects, variables

__all__ = ["Resting", "one_line", "resting", "texts"]

_ROLES = ("property", "source", "quote")  # what narrows the claims about a thing to those of a row


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """What rows rest on, as the fields of a question say it."""

    evidence: tuple[tuple[str, ...], ...]
    narrowed: Mapping[str, str]
    counted: tuple[tuple[str, ...], ...]
    cumulated: str | None
    witnessed: bool
    predicates: tuple[str, ...]


def resting(header: Mapping[str, Any], text: str, name: str) -> Resting:
    """What the rows of a question rest on.

    Args:
        header: what stands behind ``#+``.
        text: the SPARQL.
        name: what messages call the question.

    Raises:
        QueryError: a key names a column that is not there, counts what the text does not, or is no IRI.
    """
    given = _given(header, text)
    return Resting(
        evidence=_carriers(header, given, name),
        narrowed=_roles(header, given, name),
        counted=_counted(header, given, text, name),
        cumulated=_cumulated(header, given, name),
        witnessed=header.get("evidence") != [],
        predicates=_predicates(header, name),
    )


def texts(value: Any) -> tuple[str, ...]:
    """The values of a key of a header, of which there may be one or several, each in one line."""
    return tuple(one_line(item) for item in (value if isinstance(value, list | tuple) else [value]))


def one_line(value: Any) -> str:
    """A value of a header in one line."""
    return " ".join(str(value).split())


def _given(header: Mapping[str, Any], text: str) -> tuple[str, ...]:
    """The columns and parameters that a header may name; where it lists no columns, those of the SELECT."""
    listed = [*(header.get("columns") or {})]
    if not listed and "operation" not in header:
        outermost = next(iter(selects(text)), None)
        columns = outermost.columns if outermost is not None else ()
        listed = [*(variables(text) if columns is None else columns)]
    return (*listed, *(header.get("params") or {}))


def _carriers(header: Mapping[str, Any], given: Sequence[str], name: str) -> tuple[tuple[str, ...], ...]:
    """The columns that carry the evidence, and which of them narrow which."""
    groups = _groups(header, "evidence")
    for column in chain.from_iterable(groups):
        _check_column(given, column, f"{name}: evidence")
    return groups


def _groups(header: Mapping[str, Any], key: str) -> tuple[tuple[str, ...], ...]:
    written = header.get(key, ())
    return tuple(texts(each) for each in (written if isinstance(written, list | tuple) else [written]))


def _roles(header: Mapping[str, Any], given: Sequence[str], name: str) -> Mapping[str, str]:
    """The columns that say which claim a row is about, by what they hold."""
    written = header.get("narrowed") or {}
    if not isinstance(written, dict) or not set(written) <= set(_ROLES):
        raise QueryError(f"{name}: narrowed names columns by what they hold: {', '.join(_ROLES)}")
    for column in written.values():
        _check_column(given, one_line(column), f"{name}: narrowed")
    return MappingProxyType({role: one_line(column) for role, column in written.items()})


def _check_column(given: Sequence[str], column: str, where: str) -> None:
    if column not in given:
        raise QueryError(f"{where}: no column {column!r}; one of: {', '.join(given) or 'none'}")


def _counted(
    header: Mapping[str, Any], given: Sequence[str], text: str, name: str
) -> tuple[tuple[str, ...], ...]:
    """What a question counts, without the question marks, and which columns narrow it; its text must count it."""
    groups = tuple(tuple(each.lstrip("?") for each in group) for group in _groups(header, "counted"))
    if groups:
        columns = header.get("columns") or {} if "operation" in header else {}
        keys = uncounted(text, [variable for variable, *_ in groups], name=name, columns=columns).keys
        if (last := _cumulated(header, given, name)) not in (None, *keys):
            raise QueryError(f"{name}: cumulated: it does not count by {last!r}; one of: {', '.join(keys)}")
    for column in chain.from_iterable(others for _, *others in groups):
        _check_column(given, column, f"{name}: counted")
    return groups


def _cumulated(header: Mapping[str, Any], given: Sequence[str], name: str) -> str | None:
    """The column up to which a row counts."""
    if "cumulated" not in header:
        return None
    column = one_line(header["cumulated"])
    _check_column(given, column, f"{name}: cumulated")
    return column


def _predicates(header: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = []
    for written in texts(header.get("predicates", ())):
        iri = iri_of(written)
        if iri is None or (iri == written and not iri.startswith(("http://", "https://", "urn:"))):
            raise QueryError(f"{name}: predicates: {written!r} is no IRI; write pact:signedOn or https://...")
        found.append(iri)
    return tuple(found)
