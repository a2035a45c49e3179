"""Slots: what of a record is compared with gold, and how.

The thirteen of ``SLOTS`` are in every gold record, and their mean F1 is the overall figure. Those of ``FURTHER`` stand beside
them; most are compared only where gold was read for them (``extended``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from citypact.graph.records import Agreement, Official, Record
from citypact.graph.scoring.alignment import aligned
from citypact.graph.scoring.comparison import (
    Comparison,
    Key,
    Matching,
    Value,
    as_phrases,
    containing,
    exactly,
)
from citypact.graph.scoring.normalisation import folded, folded_person

__all__ = ["EXTENDED", "FURTHER", "SLOTS", "Slot", "compared", "says_further"]

Reader = Callable[[Agreement, str], Iterator[Value]]  # an agreement and its pointer -> its values


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: its name, its values in an agreement, what counts as equal, whether gold must have been read for it."""

    name: str
    values: Reader
    matching: Matching = exactly
    extended: bool = False


def _field(name: str, written: Callable[[str], str] = str) -> Reader:
    """The values of a field that holds one value."""

    def read(agreement: Agreement, at: str) -> Iterator[Value]:
        value = getattr(agreement, name)
        if value is not None and (key := written(str(value))):
            yield Value(key, f"{at}/{name}")

    return read


def _items(name: str, written: Callable[[str], str] = str) -> Reader:
    """The values of a field that holds a list of texts."""

    def read(agreement: Agreement, at: str) -> Iterator[Value]:
        for number, value in enumerate(getattr(agreement, name)):
            if key := written(value):
                yield Value(key, f"{at}/{name}/{number}")

    return read


def _party(of: Callable[[str, str, str | None], Key | None], part: str) -> Reader:
    """Values of the parties, from folded name, kind and role."""

    def read(agreement: Agreement, at: str) -> Iterator[Value]:
        for number, party in enumerate(agreement.parties):
            name = folded(party.name)
            if name and (key := of(name, party.kind, party.role)):
                yield Value(key, f"{at}/parties/{number}/{part}")

    return read


def _venue(part: str) -> Reader:
    def read(agreement: Agreement, at: str) -> Iterator[Value]:
        if agreement.venue and (key := folded(getattr(agreement.venue, part))):
            yield Value(key, f"{at}/venue/{part}")

    return read


def _capacities(agreement: Agreement, at: str) -> Iterator[Value]:
    for number, person in enumerate(agreement.people):
        yield Value((folded_person(person.name), person.capacity), f"{at}/people/{number}/capacity")


def _behalf(agreement: Agreement, at: str) -> Iterator[Value]:
    for number, person in enumerate(agreement.people):
        if person.on_behalf_of:
            yield Value(
                (folded_person(person.name), folded(person.on_behalf_of)),
                f"{at}/people/{number}/on_behalf_of",
            )


def _prior(agreement: Agreement, at: str) -> Iterator[Value]:
    if agreement.prior_relation and (key := folded(agreement.prior_relation.phrase)):
        yield Value(key, f"{at}/prior_relation/phrase")


def _length(duration: str) -> str:
    """A duration in months and days: three years are 36 months.

    >>> _length("P3Y") == _length("P36M")
    True
    """
    counted = {unit: int(number) for number, unit in re.findall(r"(\d+)([YMD])", duration)}
    return f"P{counted.get('Y', 0) * 12 + counted.get('M', 0)}M{counted.get('D', 0)}D"


def _special(name: str, kind: str, role: str | None) -> Key | None:
    return (name, role) if role and role != "party" else None


_DETECTED = "agreement_detected"
# a slot of the officials -> the part of an official that it compares, and the key of it under the folded name
_OFFICIALS: Mapping[str, tuple[str, Callable[[str, Official], Key | None]]] = {
    "officials": ("name", lambda name, official: name),
    "official_role": ("role", lambda name, official: (name, official.role)),
    "official_of": ("of", lambda name, official: (name, folded(official.of)) if official.of else None),
    "official_office": ("office", lambda name, official: (name, folded(official.office))),
}
_BASE = (
    Slot("parties", _party(lambda name, kind, role: name, "name")),
    Slot("date", _field("date")),
    Slot("time", _field("time")),
    Slot("type", _field("type")),
    Slot("status", _field("status")),
    Slot("domains", _items("domains")),
    Slot("venue_room", _venue("room"), containing),
    Slot("venue_site", _venue("site"), containing),
    Slot("signatories", _items("signatories", folded_person)),
)
_BESIDE = (
    Slot("party_kind", _party(lambda name, kind, role: (name, kind), "kind")),
    Slot("domain_phrases", _items("domain_phrases", folded), as_phrases),
    Slot("party_role", _party(_special, "role"), extended=True),
    Slot("unnamed_parties", _field("unnamed_parties"), extended=True),
    Slot("capacities", _capacities, extended=True),
    Slot("on_behalf_of", _behalf, extended=True),
    Slot("instrument", _field("instrument"), extended=True),
    Slot("valid_from", _field("valid_from"), extended=True),
    Slot("valid_until", _field("valid_until"), extended=True),
    Slot("duration", _field("duration", _length), extended=True),
    Slot("renews", _field("renews", folded), as_phrases, extended=True),
    Slot("purposes", _items("purposes", folded), as_phrases, extended=True),
    Slot("prior_relation", _prior, as_phrases, extended=True),
)

_OFFICE = "official_office"  # the words of the office, beside the thirteen
SLOTS: tuple[str, ...] = (
    _DETECTED,
    *(slot.name for slot in _BASE),
    *(name for name in _OFFICIALS if name != _OFFICE),
)
FURTHER: tuple[str, ...] = (_OFFICE, *(slot.name for slot in _BESIDE))
EXTENDED = frozenset(slot.name for slot in _BESIDE if slot.extended)


def compared(gold: Record, read: Record, *, extended: bool = False) -> Iterator[tuple[str, Comparison]]:
    """Every comparison of one document, with the name of its slot; a slot has one per pair of agreements.

    Args:
        gold: the gold record.
        read: the record to be measured.
        extended: whether gold was read for the slots that not every gold record has.
    """
    yield _DETECTED, exactly(_detected(gold), _detected(read))
    for i, j in aligned(gold, read):
        for slot in (*_BASE, *_BESIDE):
            if extended or not slot.extended:
                yield slot.name, slot.matching(_read(slot, gold, i), _read(slot, read, j))
    for name in _OFFICIALS:
        yield name, exactly(list(_officials(gold, name)), list(_officials(read, name)))


def says_further(record: Record) -> bool:
    """Whether a record says anything in a slot that not every gold record has."""
    return any(
        True
        for slot in _BESIDE
        if slot.extended
        for number in range(len(record.agreements))
        for _ in _read(slot, record, number)
    )


def _read(slot: Slot, record: Record, number: int | None) -> list[Value]:
    if number is None:
        return []
    return list(slot.values(record.agreements[number], f"/agreements/{number}"))


def _detected(record: Record) -> list[Value]:
    return [Value("yes", "/agreements/0")] if record.agreements else []


def _officials(record: Record, slot: str) -> Iterator[Value]:
    """Values of the officials; of two with one name the later counts."""
    part, key_of = _OFFICIALS[slot]
    by_name = {
        folded_person(official.name): (number, official) for number, official in enumerate(record.officials)
    }
    for name, (number, official) in by_name.items():
        if (key := key_of(name, official)) is not None:
            yield Value(key, f"/officials/{number}/{part}")
