"""The parties of rows: what a part of a map reads of them, once for all rows that say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from citypact.graph.importing.cells import RowRefused, degrees, point, shown
from citypact.graph.importing.countries import country_code
from citypact.graph.importing.fields import Asked, Part, Row
from citypact.graph.names import kind_of
from citypact.graph.records import Party

__all__ = ["PartyMap", "SaidParties", "SaidParty"]

_ABROAD, _HOME = "foreign_local_government", "TH"
_THAI = re.compile("[ก-๛]")
_REMEMBERED = 1 << 16  # parties; in a table of twin towns each stands in several rows


class SaidParty(NamedTuple):
    """One party: as plain data, and as a record has it; None where it can have none such."""

    plain: Mapping[str, Any]
    checked: Party | None


class SaidParties(NamedTuple):
    """The parties that a part of a map reads of a row, and what it left open."""

    parties: tuple[SaidParty, ...]
    left_open: tuple[str, ...] = ()  # a line for each


class PartyMap(Part):
    """One party of the agreement of a row; a ``name`` that is split gives several."""

    name: Asked
    kind: Asked | None = None
    name_en: Asked | None = None
    country: Asked | None = None
    province: Asked | None = None
    role: Asked | None = None
    code: Asked | None = None
    latitude: Asked | None = None
    longitude: Asked | None = None
    point: Asked | None = None
    same_as: Asked | None = None

    def of(self, row: Row) -> SaidParties:
        """What a row says of this party: the same objects for rows that say the same.

        Raises:
            RowRefused: when a value is none.
        """
        return self._said(tuple([row[column] for column in self._columns]))

    @cached_property
    def _columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(field.column for _, field in self.fields if field.column is not None))

    @cached_property
    def shape(self) -> tuple[Any, ...]:
        """How its cells are read, whatever their columns are called."""
        return tuple(
            (
                name,
                field.column and self._columns.index(field.column),
                field.model_dump_json(exclude={"column"}),
            )
            for name, field in self.fields
        )

    def shares(self, other: PartyMap) -> None:
        """What another part of the same shape has read is not read again: a party stands now here, now there."""
        self.__dict__["_said"] = other._said

    @cached_property
    def _said(self) -> Callable[[tuple[str, ...]], SaidParties]:
        return lru_cache(_REMEMBERED)(self._read)

    def _read(self, cells: Sequence[str]) -> SaidParties:
        row = dict(zip(self._columns, cells, strict=True))
        names = list(self.name.all(row))
        shared: dict[str, Any] = {}
        left_open: tuple[str, ...] = ()
        for name, field in self.fields if names else ():
            if name == "name":
                continue
            if name == "same_as":
                if found := list(field.all(row)):
                    shared[name] = found
                continue
            value = field.of(row)
            if value is None:
                continue
            if name == "country":
                if code := country_code(value):
                    shared[name] = code
                else:
                    left_open = (
                        f"{shown(value)} is no country of ISO 3166-1 and is left open; values: in the map can name one",
                    )
            elif name == "point":
                shared["longitude"], shared["latitude"] = point(value)
            elif name in ("latitude", "longitude"):
                shared[name] = degrees(name, value)
            else:
                shared[name] = value
        if ("latitude" in shared) != ("longitude" in shared):
            raise RowRefused("has a latitude or a longitude alone")
        parties = ({"name": name, "kind": "other", **shared, **_shown_kind(name, shared)} for name in names)
        return SaidParties(tuple(SaidParty(plain, _checked(plain)) for plain in parties), left_open)


def _shown_kind(name: str, said: Mapping[str, Any]) -> dict[str, str]:
    """The kind that a Thai name shows, where the map says of its column that bodies abroad stand there."""
    at_home = said.get("country", _HOME) == _HOME and _THAI.match(name) is not None
    kind = kind_of(name) if at_home and said.get("kind") == _ABROAD else None
    return {"kind": kind} if kind else {}


def _checked(plain: Mapping[str, Any]) -> Party | None:
    try:
        return Party.model_validate(plain)
    except ValidationError:  # told with the row, when that is checked
        return None
