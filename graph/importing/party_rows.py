"""The parties of rows: what a part of a map reads of them, once for all rows that say the same."""

from __future__ import annotations

import contextlib
import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from citypact.graph.importing.countries import country_code
from citypact.graph.importing.fields import Asked, Field, Row
from citypact.graph.records import Party

__all__ = ["PartyMap", "RowRefused", "SaidParties", "SaidParty", "shown"]

_POINT = re.compile(r"\s*(?:<[^>]*>\s*)?POINT\s*\(\s*([-+\d.eE]+)\s+([-+\d.eE]+)\s*\)\s*", re.IGNORECASE)
_REMEMBERED = 1 << 16  # parties; in a table of twin towns each stands in several rows


class RowRefused(ValueError):
    """A row that gives no record, and why."""


class SaidParty(NamedTuple):
    """One party: as plain data, and as a record has it; None where it can have none such."""

    plain: Mapping[str, Any]
    checked: Party | None


class SaidParties(NamedTuple):
    """The parties that a part of a map reads of a row, and what it left open."""

    parties: tuple[SaidParty, ...]
    left_open: tuple[str, ...] = ()  # a line for each


class PartyMap(BaseModel):
    """One party of the agreement of a row; a ``name`` that is split gives several."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

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

    @cached_property
    def fields(self) -> tuple[tuple[str, Field], ...]:
        """The fields that the map gives, by name."""
        named = ((name, getattr(self, name)) for name in PartyMap.model_fields)
        return tuple((name, field) for name, field in named if field is not None)

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
                shared["longitude"], shared["latitude"] = _point(value)
            elif name in ("latitude", "longitude"):
                shared[name] = _degrees(name, value)
            else:
                shared[name] = value
        if ("latitude" in shared) != ("longitude" in shared):
            raise RowRefused("has a latitude or a longitude alone")
        parties = ({"name": name, "kind": "other", **shared} for name in names)
        return SaidParties(tuple(SaidParty(plain, _checked(plain)) for plain in parties), left_open)


def _checked(plain: Mapping[str, Any]) -> Party | None:
    try:
        return Party.model_validate(plain)
    except ValidationError:  # told with the row, when that is checked
        return None


def _degrees(name: str, value: str) -> float:
    with contextlib.suppress(ValueError):
        if math.isfinite(degrees := float(value)):
            return degrees
    raise RowRefused(f"{name}: {shown(value)} is no number of degrees")


def _point(value: str) -> tuple[float, float]:
    """Longitude and latitude of a point as WKT writes it (OGC 06-103r4, section 7)."""
    match = _POINT.fullmatch(value)
    if not match:
        raise RowRefused(f"point: {shown(value)} is no WKT point; it looks like Point(100.5 13.75)")
    return _degrees("longitude", match[1]), _degrees("latitude", match[2])


def shown(value: str) -> str:
    """A value of a row in a message."""
    text = " ".join(value.split())
    return repr(text if len(text) <= 60 else text[:57] + "...")
