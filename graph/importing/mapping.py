"""Maps: which column of a table, or variable of an answer, is which field of a record.

A map is a YAML file (docs/tables.md) that says what the table as a whole is (``source``) and, for one row, the agreement
and its parties. One row is one record with one agreement.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AfterValidator, ValidationError, model_validator

from citypact.errors import CollectionError, RecordError
from citypact.graph.distances import NEAR, Point, nearest
from citypact.graph.importing.cells import RowRefused, agreed, shown
from citypact.graph.importing.fields import Asked, Field, Part, Row
from citypact.graph.importing.party_rows import PartyMap
from citypact.graph.own_files import text_or_nothing
from citypact.graph.record_files import plain_yaml
from citypact.graph.records import Day, Name, Text
from citypact.graph.sources import digest, slug

__all__ = [
    "AgreementMap",
    "Map",
    "PartyMap",
    "SourceMap",
    "SourceSaid",
    "read_map",
    "record_id",
]


class SourceSaid(Part):
    """What is known of a table, or of the part of it that another source gave."""

    title: Text | None = None
    url: Text | None = None
    publisher: Name | None = None
    published: Day | None = None
    retrieved: Day | None = None
    licence: Text | None = None
    attribution: Text | None = None
    lang: str | None = None


class SourceMap(SourceSaid):
    """What the table is. Where ``by`` names a column, the rows of each of its values are a source of their own."""

    by: Asked | None = None
    each: Mapping[str, SourceSaid] = {}

    def address(self, value: str | None) -> str | None:
        """The address that identifies the source of the rows of this value: their own. That of the whole table does not:
        its parts are sources of their own, with their own licences."""
        if not value:
            return self.url
        own = self.each.get(value)
        return own.url if own else None

    def of(self, value: str | None) -> SourceSaid:
        """What is known of the rows that have this value in the column ``by``: their own, else the table's."""
        own = self.each.get(value or "")
        if own is None:
            return self
        return own.model_copy(
            update={
                key: own_or
                for key in SourceSaid.model_fields
                if (own_or := getattr(own, key) or getattr(self, key))
            }
        )


class AgreementMap(Part):
    """The agreement of a row."""

    type: Asked
    status: Asked
    date: Asked | None = None
    time: Asked | None = None
    valid_from: Asked | None = None
    valid_until: Asked | None = None
    duration: Asked | None = None
    instrument: Asked | None = None
    domains: Asked | None = None
    unnamed_parties: Asked | None = None


def _columns(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


class Map(Part):
    """How the rows of a table are read."""

    source: SourceMap = SourceMap()
    key: Annotated[str | list[str] | tuple[str, ...], AfterValidator(_columns)] = ()
    sheet: str | None = None
    agreement: AgreementMap
    parties: Annotated[list[PartyMap] | tuple[PartyMap, ...], AfterValidator(tuple)]

    @model_validator(mode="after")
    def _has_parties(self) -> Self:
        if not self.parties:
            raise ValueError("parties: name at least one column that names a party")
        for party in self.parties:
            if (party.latitude is None) != (party.longitude is None):
                raise ValueError("parties: latitude and longitude stand together")
        alike: dict[tuple[Any, ...], PartyMap] = {}
        for party in self.parties:
            party.shares(alike.setdefault(party.shape, party))
        return self

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """Every column that the map names, with the field that names it first."""
        found: dict[str, str] = {}
        named = [(f"agreement.{name}", field) for name, field in self.agreement.fields]
        named += [
            (f"parties[{number}].{name}", field)
            for number, party in enumerate(self.parties)
            for name, field in party.fields
        ]
        if self.source.by:
            named.append(("source.by", self.source.by))
        for at, field in named:
            if field.column is not None:
                found.setdefault(field.column, at)
        for column in self.key:
            found.setdefault(column, "key")
        return found

    def fault(self, columns: Sequence[str]) -> str | None:
        """What is wrong with the map for a table of these columns: one that it names is not there."""
        for column, at in self.columns.items():
            if column not in columns:
                near = difflib.get_close_matches(column, columns, n=1, cutoff=0.6)
                shown = ", ".join(columns[:12]) + (" ..." if len(columns) > 12 else "")
                hint = f"did you mean {near[0]!r}?" if near else f"it has {shown}"
                return f"{at}: the table has no column {column!r}; {hint}"
        return None

    @cached_property
    def _telling(self) -> tuple[str, ...]:
        return tuple(self.key or self.columns)

    def row_key(self, row: Row) -> str:
        """What tells a row from the others, wherever it stands: its key columns, else all that the map reads of it."""
        return digest(chr(31).join([row[column].strip() for column in self._telling]), 12)

    def source_value(self, row: Row) -> str | None:
        """Which part of the table a row belongs to."""
        return self.source.by.of(row) if self.source.by else None

    def record(
        self, row: Row, *, id: str, told: dict[str, int] | None = None, checked: bool = False
    ) -> dict[str, Any]:
        """The record of a row, as plain data for ``record_from``.

        Args:
            row: the row.
            id: the id of the record.
            told: counts what was left open of rows that went in, a line for each kind (a country that is none).
            checked: give parties as records have them, where they can be in one: rows that say the same share theirs.

        Raises:
            RowRefused: when the row names fewer than two parties, or one twice.
        """
        said: dict[str, Any] = {}
        for name, field in self.agreement.fields:
            if name == "domains":
                if found := list(field.all(row)):
                    said[name] = found
            elif (value := field.of(row)) is not None:
                said[name] = agreed(name, value)
        parts = [each.of(row) for each in self.parties]
        parties = [party for part in parts for party in part.parties]
        if not parties:
            raise RowRefused("names no party")
        if len(parties) == 1 and not said.get("unnamed_parties"):
            raise RowRefused(f"names one party only ({shown(parties[0].plain['name'])})")
        if twice := _twice([party.plain for party in parties]):
            raise RowRefused(f"names {shown(twice)} twice")
        if told is not None:
            for line in (line for part in parts for line in part.left_open):
                told[line] = told.get(line, 0) + 1
        said["parties"] = [(checked and party.checked) or party.plain for party in parties]
        return {"id": id, "lang": self.source.lang or "en", "agreements": [said]}


def _twice(parties: Sequence[Mapping[str, Any]]) -> str | None:
    """The name of a party that stands twice: nothing that the row says of the two, nor the map, tells them apart."""
    if len({party["name"] for party in parties}) == len(parties):
        return None
    seen: defaultdict[tuple[Any, ...], set[Point | None]] = defaultdict(set)
    for party in parties:
        told = (party.get(field) for field in ("name", "country", "province", "code"))
        points = seen[(*told, party.get("same_as", [""])[0])]
        point = (party["latitude"], party["longitude"]) if "latitude" in party else None
        if points and (point is None or None in points or nearest([point], filter(None, points)) <= NEAR):
            return str(party["name"])
        points.add(point)
    return None


def read_map(path: Path) -> Map:
    """The map in a file.

    Raises:
        CollectionError: naming the field and what would be right.
        SourceError: when it cannot be read.
    """
    try:
        text = text_or_nothing(path)
        data = plain_yaml(text, place=str(path), numbers=False) if text.strip() else None
    except RecordError as error:
        raise CollectionError(str(error)) from None
    if not isinstance(data, dict):
        raise CollectionError(
            f"{path}: a map has source:, agreement: and parties:; docs/tables.md shows three"
        )
    try:
        return Map.model_validate(data)
    except ValidationError as error:
        raise CollectionError(f"{path}: {_fault(error)}") from None


def _fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    at = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"]).lstrip(".")
    at = re.sub(r"\.(?:list\[|tuple\[|str\b|function-).*?(?=\[\d|$)", "", at)
    if fault["type"] == "missing":
        return f"{at}: is missing"
    if fault["type"] == "extra_forbidden":
        fields = {
            name for part in (Map, SourceMap, AgreementMap, PartyMap, Field) for name in part.model_fields
        }
        near = difflib.get_close_matches(str(fault["loc"][-1]), sorted(fields), n=1, cutoff=0.6)
        return f"{at}: no such field{f'; did you mean {near[0]}?' if near else ''}"
    if fault["type"] == "value_error":
        return f"{at}: {str(fault['msg']).removeprefix('Value error, ')}".lstrip(": ")
    return f"{at}: {fault['msg']}"


def record_id(stem: str, key: str) -> str:
    """The id of the record of a row.

    >>> record_id("Twin cities (2026)", "0a1b2c")
    'twin-cities-2026-0a1b2c'
    """
    return f"{slug(stem) or 'table'}-{key}"
