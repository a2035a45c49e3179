"""Fields of a map: how one value of a record is taken from a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

__all__ = ["Asked", "Field", "Part", "Row"]

Row = Mapping[str, str]
"""One row of a table or of an answer: the text of each cell by the name of its column; an empty cell is ""."""


class Field(BaseModel):
    """Where a value comes from: a column, or one fixed text.

    ``values`` says what the words of a column mean ("twin town": twin_city); a word that it does not know is taken as it
    stands, or is ``default`` where there is one. ``split`` parts a cell into several values; ``prefix`` goes before each.

    >>> kind = Field(column="type", values={"twin town": "twin_city"}, default="other")
    >>> [kind.of({"type": word}) for word in ("twin town", "memo", "")]
    ['twin_city', 'other', 'other']
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    column: str | None = None
    value: str | None = None
    values: Mapping[str, str | None] = {}
    default: str | None = None
    split: str | None = None
    prefix: str = ""

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if (self.column is None) == (self.value is None):
            raise ValueError(
                "a field has column: (the name of a column) or value: (a fixed text), one of them"
            )
        if self.split == "":
            raise ValueError("split: is the text between two values, such as ';'")
        return self

    @cached_property
    def _known(self) -> Mapping[str, str | None]:
        return {word.strip().casefold(): meaning for word, meaning in self.values.items()}

    def of(self, row: Row) -> str | None:
        """The value in a row; None where there is none.

        Raises:
            KeyError: when the row has no such column.
        """
        if self.split:
            return next(self.all(row), None)
        return self._meant("" if self.column is None else row[self.column])

    def all(self, row: Row) -> Iterator[str]:
        """All values in a row: one, unless the cell is split."""
        cell = "" if self.column is None else row[self.column]
        for part in cell.strip().split(self.split) if self.split and self.column is not None else (cell,):
            meant = self._meant(part)
            if meant is not None:
                yield meant

    def _meant(self, part: str) -> str | None:
        """What a cell, or a part of it, means; None where that is nothing."""
        if self.column is None:
            return str(self.value)
        word = part.strip()
        meant: str | None = word
        if self.values and (folded := word.casefold()) in self._known:
            meant = self._known[folded]
        elif self.default is not None and (self.values or not word):
            meant = self.default
        return self.prefix + meant if meant else None


def _field(data: Any) -> Any:
    """A plain text names a column."""
    return {"column": data} if isinstance(data, str) else data


Asked = Annotated[Field, BeforeValidator(_field)]
"""A field as a map writes it: the name of a column, or the parts of a Field."""


class Part(BaseModel):
    """A part of a map."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @cached_property
    def fields(self) -> tuple[tuple[str, Field], ...]:
        """The fields that the map gives, by name."""
        named = ((name, getattr(self, name)) for name in type(self).model_fields)
        return tuple((name, field) for name, field in named if isinstance(field, Field))
