"""Guessing a map: a draft from the names of a table's columns and the first of its rows, for a person to mend."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from citypact.graph.importing.mapping import AgreementMap
from citypact.graph.importing.party_rows import PartyMap
from citypact.graph.importing.table_rows import BrokenRow, stem_of, table_rows
from citypact.graph.names import kind_of
from citypact.graph.record_files import plain_yaml
from citypact.ontology.concepts import concepts

__all__ = ["guessed_map"]

_LOOKED = 300  # rows
_MOST_WORDS = 30  # of a column whose words are listed to be given a meaning
_PLAIN = re.compile(r"[A-Za-zก-๛][A-Za-z0-9ก-๛_]*(?: [A-Za-z0-9ก-๛_]+)*")  # needs no quotes in YAML
_WORD = re.compile(r"[a-z]+|\d+|[ก-๛.]+")
_PARTS = ("source", "dataset", "แหล่งข้อมูล")  # columns that may say where a row is from
_BESIDE = ("country", "province")  # of the party whose name stands before, where the column says of neither
_SEPARATORS = (";", ",", "|", "/")


def guessed_map(table: Path, *, sheet: str | None = None) -> str:
    """A map for a table as YAML with comments, drafted from its columns and its first rows.

    Raises:
        SourceError: when the table cannot be read.
    """
    columns, rows = table_rows(table, sheet=sheet)
    seen = [row for _, row in islice(rows, _LOOKED) if not isinstance(row, BrokenRow)]
    agreement, parties, left = _sorted_out(columns, seen)
    objects = [column for column in left if _are_objects(_values(column, seen))]
    parts = [
        column
        for column in left
        if column not in objects
        and column.casefold() in _PARTS
        and 1 < len(_values(column, seen)) <= _MOST_WORDS
    ]
    lines = [
        "# A draft, made from the names of the columns: look at every line, then import the table with this map.",
        "source:",
        f"  title: {_quoted(stem_of(table).replace('_', ' '))}",
        "  # url: https://...            where the table is from: it identifies the source",
        "  # publisher:                  who made it",
        '  # licence: CC0-1.0            under which licence; without one it is "unknown"',
        "  # retrieved: 2026-01-31       the day on which you got it",
        *(
            f"  # by: {_quoted(column)}    where each of its words is a source of its own: docs/tables.md"
            for column in parts
        ),
        f"  lang: {'th' if _thai(columns, seen) else 'en'}",
        "agreement:",
    ]
    for name, standard in (("type", "other"), ("status", "in_force")):
        lines += _concept_lines(name, agreement.pop(name, None), standard, seen)
    if domains := agreement.pop("domains", None):
        lines += _domain_lines(domains, seen)
    lines += [f"  {name}: {_quoted(column)}{_example(column, seen)}" for name, column in agreement.items()]
    lines.append(
        "parties:" if parties else "parties: []  # no column looks like the name of a party: name one"
    )
    for party in parties:
        for number, (name, column) in enumerate(party.items()):
            lead = "  - " if number == 0 else "    "
            if name == "same_as":
                value = _links(column, seen)
            elif name == "kind":
                lines += [f"{lead}{line}" for line in _kind_lines(column, seen)]
                continue
            else:
                value = _quoted(column)
            lines.append(f"{lead}{name}: {value}{_example(column, seen)}")
        if "kind" not in party and not _shows_kind(party["name"], seen):
            lines.append(
                "    kind: {value: foreign_local_government}  # or town_municipality, province ...: docs/codebook.md"
            )
    if left:
        lines.append(f"# columns that are not read: {', '.join(map(_quoted, left))}")
    lines += [
        f"# {_quoted(column)} holds objects: write what they say into columns of their own"
        for column in objects
    ]
    return "\n".join(lines) + "\n"


@cache
def _words() -> Mapping[str, Any]:
    text = (files("citypact.graph.importing") / "guesses.yaml").read_text("utf-8")
    found: Mapping[str, Any] = plain_yaml(text, place="guesses.yaml", numbers=False)
    return found


def _sorted_out(
    columns: Sequence[str], rows: Sequence[Mapping[str, str]]
) -> tuple[dict[str, str], list[dict[str, str]], list[str]]:
    """The fields of the agreement and of two parties, by column, and the columns that are neither."""
    agreement: dict[str, str] = {}
    parties: tuple[dict[str, str], dict[str, str]] = ({}, {})
    left: list[str] = []
    last = 0  # which party was named before
    for column in columns:
        if not column:
            continue
        field, side, values = _field(column), _side(column), _values(column, rows)
        if _are_objects(values) or (field == "name" and _are_numbers(values)):
            field = None
        elif field == "name" and _are_addresses(values):
            field = "same_as"
        elif field == "kind" and side is None and any(_meant(value, "type") for value in values):
            field = "type"
        if field in AgreementMap.model_fields and not (field == "type" and side is not None):
            if field in agreement:
                left.append(column)
            else:
                agreement[field] = column
        elif field in PartyMap.model_fields:
            free = [number for number in (0, 1) if field not in parties[number]]
            if side is None:
                side = last if field in _BESIDE and last in free else next(iter(free), 1)
            if side not in free:
                left.append(column)
                continue
            parties[side][field] = column
            if field == "name":
                last = side
        else:
            left.append(column)
    whole = [{"name": party["name"], **party} for party in parties if "name" in party]
    left += [column for party in parties if "name" not in party for column in party.values()]
    return agreement, whole, left


def _tokens(column: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return _WORD.findall(spaced.lower())


def _says(column: str, words: Iterable[str], *, but: Iterable[str] = ()) -> bool:
    tokens = set(_tokens(column)).difference(but)
    return any(word in tokens if word.isascii() else word in column for word in words)


def _field(column: str) -> str | None:
    """What a column is; the words that say which party it speaks of (``from_city``) count only where nothing else does."""
    sides = {word for name in ("first", "second") for word in _words()[name]}
    return next(
        (
            name
            for but in (sides, ())
            for name, words in _words()["fields"].items()
            if _says(column, words, but=but)
        ),
        None,
    )


def _side(column: str) -> int | None:
    sides = [number for number, name in enumerate(("first", "second")) if _says(column, _words()[name])]
    return sides[-1] if sides else None


def _values(column: str, rows: Sequence[Mapping[str, str]]) -> Counter[str]:
    return Counter(value for row in rows if (value := row.get(column, "").strip()))


def _are_addresses(values: Iterable[str]) -> bool:
    told = [value.startswith(("http://", "https://")) for value in values]
    return bool(told) and all(told)


def _are_objects(values: Iterable[str]) -> bool:
    told = [value.startswith(("{", "[{")) for value in values]
    return bool(told) and all(told)


def _are_numbers(values: Iterable[str]) -> bool:
    told = [value.replace(".", "").replace(",", "").isdigit() for value in values]
    return bool(told) and all(told)


def _example(column: str, rows: Sequence[Mapping[str, str]]) -> str:
    found = [" ".join(value.split())[:24] for value, _ in _values(column, rows).most_common(2)]
    return f"  # {', '.join(found)}" if found else "  # empty in the first rows"


def _thai(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bool:
    text = " ".join([*columns, *(value for row in rows[:50] for value in row.values())])
    return sum("ก" <= letter <= "๛" for letter in text) * 4 > len(text)


def _concept_lines(
    scheme: str, column: str | None, standard: str, rows: Sequence[Mapping[str, str]]
) -> list[str]:
    known = concepts(scheme)
    choices = ", ".join(known)
    if column is None:
        return [f"  {scheme}: {{value: {standard}}}  # one of: {choices}"]
    values = list(_values(column, rows))
    if len(values) > _MOST_WORDS:
        return [
            f"  {scheme}: {{value: {standard}}}  # {column!r} has too many words to be listed; one of: {choices}"
        ]
    lines = [
        f"  {scheme}:  # each word of the column, and what it means: {choices}",
        f"    column: {_quoted(column)}",
        "    values:",
    ]
    for value in values:
        meant = _meant(value, scheme)
        lines.append(f"      {_quoted(value)}: {meant or standard}{'' if meant else '  # a guess'}")
    return [*lines, f"    default: {standard}"]


def _domain_lines(column: str, rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The domains of a column whose cells may hold several; a word that means none is left out of the record."""
    cells = _values(column, rows)
    separator = max(_SEPARATORS, key=lambda each: sum(each in cell for cell in cells))
    several = any(separator in cell for cell in cells)
    words = Counter(word.strip() for cell in cells for word in (cell.split(separator) if several else [cell]))
    lines = [
        "  domains:  # each word of the column, and the domain it means (docs/codebook.md); null for none"
    ]
    lines += [f"    column: {_quoted(column)}", *([f"    split: {json.dumps(separator)}"] if several else [])]
    lines.append("    values:")
    lines += [
        f"      {_quoted(word)}: {_meant(word, 'domain') or 'null'}"
        for word, _ in words.most_common(_MOST_WORDS)
        if word
    ]
    return [*lines, '    default: ""']


def _meant(value: str, scheme: str) -> str | None:
    """The concept that a word names by its notation, by one of its labels, or as such words are used in tables."""
    said = re.sub(r"[\s_-]+", " ", value.strip().casefold())
    for word, concept in concepts(scheme).items():
        names = {
            word.replace("_", " "),
            *(label.casefold() for label in (*concept.label.values(), *concept.short_label.values())),
        }
        if said in names:
            return word
    if _says(said, _words()["unlike"]):
        return None
    found = [
        (len(phrase), word)
        for word, phrases in _words()["meanings"].get(scheme, {}).items()
        for phrase in phrases
        if (phrase in said if " " in phrase else _says(said, [phrase]))
    ]
    return max(found)[1] if found else None


def _kind_lines(column: str, rows: Sequence[Mapping[str, str]]) -> list[str]:
    values = list(_values(column, rows))[:_MOST_WORDS]
    lines = ["kind:", f"  column: {_quoted(column)}", "  values:"]
    lines += [
        f"    {_quoted(value)}: {_meant(value, 'level') or kind_of(value) or 'other'}" for value in values
    ]
    return [*lines, "  default: other"]


def _shows_kind(column: str, rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether the names themselves show their kind (เทศบาลนคร...)."""
    values = _values(column, rows)
    return bool(values) and sum(kind_of(value) is not None for value in values) * 2 > len(values)


def _links(column: str, rows: Sequence[Mapping[str, str]]) -> str:
    values = _values(column, rows)
    if values and all(re.fullmatch(r"Q\d+", value) for value in values):
        return f'{{column: {_quoted(column)}, prefix: "http://www.wikidata.org/entity/"}}'
    return _quoted(column)


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in ("null", "true", "false", "yes", "no"):
        return text
    return json.dumps(text, ensure_ascii=False)  # a JSON text is a YAML one (YAML 1.2.2, section 1.2)
