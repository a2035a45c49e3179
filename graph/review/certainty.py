"""Certainty: how sure the reading of a text is at its least certain place, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from citypact.graph.records import Record
from citypact.ontology.concepts import concepts

__all__ = ["SURE", "Doubt", "doubts"]

SURE = 0.8  # a value below is marked in the draft
_ONE = {
    "agreements": "agreement",
    "officials": "official",
    "parties": "party",
    "people": "person",
    "domains": "domain",
    "signatories": "signatory",
    "of": "body",
    "on_behalf_of": "body",
    "unnamed_parties": "number of unnamed parties",
    "domain_phrases": "domain's words",
    "headline_domains": "headline domain",
    "purposes": "purpose",
    "activities": "activity",
    "bodies": "body",
}
_DATED = ("planned", "signed", "renewed")
_SHOWN = 40


class Doubt(NamedTuple):
    """One reason to look: how sure the reading is there, and what is doubted."""

    confidence: float
    why: str


def doubts(record: Record, text: str) -> list[Doubt]:
    """The reasons to look at a record, the strongest first; never none."""
    data = record.plain()
    found = [*_missing(data), *_unsure(record, data)]
    if not data.get("agreements"):
        word = _words_of_agreements().search(text)
        found.append(
            Doubt(0.5, f"no agreement found, but the text says {word[0]}")
            if word
            else Doubt(0.9, "no agreement found")
        )
    elif not any((record.evidence or {}).values()):
        found.append(Doubt(0.0, "no value has a quote"))
    if not found:
        found.append(Doubt(1.0, "nothing is doubtful"))
    return sorted(found)


def _missing(data: dict[str, Any]) -> Iterator[Doubt]:
    for number, agreement in enumerate(data.get("agreements") or (), 1):
        which = f" of agreement {number}" if len(data["agreements"]) > 1 else ""
        parties = len(agreement.get("parties") or ())
        if parties < 2 and not agreement.get("unnamed_parties"):
            yield Doubt(0.3, f"{'one party' if parties else 'no party'}{which}")
        if not agreement.get("date") and agreement.get("status") in _DATED:
            yield Doubt(0.5, f"no date{which}")
        if not agreement.get("domains"):
            yield Doubt(0.6, f"no domain{which}")


def _unsure(record: Record, data: dict[str, Any]) -> Iterator[Doubt]:
    for pointer, spans in (record.evidence or {}).items():
        steps = pointer[1:].split("/")
        if not spans:
            continue
        confidence = max(span.confidence for span in spans)
        value = _value(data, steps)
        shown = value.get("name") if isinstance(value, dict) else value
        said = f" {str(shown)[:_SHOWN]}" if shown is not None else ""
        yield Doubt(confidence, f"{_field(steps)}{said}")


def _field(steps: list[str]) -> str:
    """A value's field as people call it: party, domain, official's role.

    >>> _field(["agreements", "0", "parties", "1", "kind"]), _field(["officials", "0"]), _field(["agreements", "0"])
    ("party's kind", 'official', 'agreement')
    """
    names = [_ONE.get(step, step) for step in steps if not step.isdigit()]
    if names[0] == "agreement" and len(names) > 1:
        names = names[1:]
    return f"{names[0]}'s {names[1]}" if len(names) > 1 else names[0]


def _value(data: Any, steps: list[str]) -> Any:
    for step in steps:
        data = data[int(step)] if isinstance(data, list) else data[step.replace("~1", "/").replace("~0", "~")]
    return data


@cache
def _words_of_agreements() -> re.Pattern[str]:
    """What kinds of agreements are called, the longest first."""
    words = {
        label.casefold()
        for scheme in ("type", "instrument")
        for notation, concept in concepts(scheme).items()
        if notation != "other"
        for label in (*concept.label.values(), *concept.short_label.values())
    } | {"บันทึกข้อตกลง", "ลงนาม", "memorandum", "agreement"}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"(?<![a-z]){re.escape(word)}(?![a-z])" for word in ordered), re.IGNORECASE)
