"""Guesses: values of which a program that read them is so unsure that they are not stated, nor filled in for a person.

A reading keeps them, with their confidence and their words. A build leaves them out of the graph, and a draft lays them before
a person as suggestions beside what they would fill. What a person reviewed or entered is that person's word, and no guess.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from citypact.graph.extraction.confidences import GUESS, place
from citypact.graph.readings import Reading
from citypact.graph.records import Record, record_from

__all__ = ["guesses", "stated"]

# what nothing can be said without: it is stated as it was read, however unsurely
_NEEDED = frozenset(
    {
        "agreements/type",
        "agreements/status",
        "agreements/parties/kind",
        "agreements/people/capacity",
        "officials/role",
        "officials/office",
    }
)
# an office is cut off too early or too late more often than it is another's: most of the wrong ones are still told by it
_FILLED_IN = frozenset({"officials/office"})
_CARRIES = frozenset({"bodies/name", "agreements/prior_relation/phrase"})  # without it, the whole goes


def guesses(record: Record) -> Mapping[str, float]:
    """The confidence of each value that is a guess, by its JSON Pointer; of what goes as a whole, that of the whole.

    >>> span = {"start": 0, "end": 1, "quote": "x", "rule": "r", "confidence": 0.09}
    >>> guesses(record_from({"id": "a", "lang": "en", "issuer": "x", "evidence": {"/issuer": [span]}}))
    {'/issuer': 0.09}
    """
    found: dict[str, float] = {}
    for pointer, spans in (record.evidence or {}).items():
        sure = max((span.confidence for span in spans), default=1.0)
        if sure < GUESS and (slot := place(pointer)) not in _FILLED_IN:
            found[pointer.rpartition("/")[0] if slot in _CARRIES else pointer] = sure
    return {pointer: sure for pointer, sure in found.items() if not _below(pointer, found)}


def stated(reading: Reading) -> Reading:
    """The reading as it goes into a graph: without guesses, which ``unstated`` tells."""
    record = reading.record
    if record.reviewed_by or not record.evidence:
        return reading
    unsure = {at: sure for at, sure in guesses(record).items() if place(at) not in _NEEDED}
    if not unsure:
        return reading
    source = reading.source
    if "/issuer" in unsure and source.issuer == record.issuer:
        source = replace(source, issuer=None)
    return replace(
        reading,
        record=_without(record, unsure),
        source=source,
        unstated=tuple(f"{place(at)} {sure:.2f}" for at, sure in sorted(unsure.items())),
    )


def _below(pointer: str, others: Collection[str]) -> bool:
    """Whether a pointer leads into what another one leads to."""
    while pointer := pointer.rpartition("/")[0]:
        if pointer in others:
            return True
    return False


def _without(record: Record, gone: Collection[str]) -> Record:
    data = record.plain()
    evidence = data.pop("evidence")
    moved: dict[str, str] = {}  # where a value stood -> where it stands
    kept = _kept(data, "", "", {*gone, *_in_headlines(record, gone)}, moved)
    kept["evidence"] = {moved[at]: spans for at, spans in evidence.items() if at in moved}
    return record_from(kept, place=record.id)


def _in_headlines(record: Record, gone: Collection[str]) -> Iterator[str]:
    """Where a domain that is gone stands once more among those of the headline."""
    for number, agreement in enumerate(record.agreements):
        at = f"/agreements/{number}"
        without = {each for i, each in enumerate(agreement.domains) if f"{at}/domains/{i}" in gone}
        for i, each in enumerate(agreement.headline_domains):
            if each in without:
                yield f"{at}/headline_domains/{i}"


def _kept(value: Any, at: str, to: str, gone: Collection[str], moved: dict[str, str]) -> Any:
    """A part of a record without what is gone."""
    moved[at] = to
    if isinstance(value, dict):
        fields = {
            key: _kept(inner, f"{at}/{key}", f"{to}/{key}", gone, moved)
            for key, inner in value.items()
            if f"{at}/{key}" not in gone
        }
        return fields or None  # a venue of which neither room nor site is left
    if isinstance(value, list):
        items: list[Any] = []
        for number, item in enumerate(value):
            if f"{at}/{number}" not in gone:
                items.append(_kept(item, f"{at}/{number}", f"{to}/{len(items)}", gone, moved))
        return items
    return value
