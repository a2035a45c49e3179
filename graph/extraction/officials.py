"""Officials: the people of a text with their offices, written as plain data while the ledger notes the evidence."""

from __future__ import annotations

from typing import Any

from citypact.graph.extraction.evidence import Ledger
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.office_features import office_features
from citypact.graph.extraction.office_groups import role_in

__all__ = ["officials"]


def officials(mentions: Mentions, ledger: Ledger) -> list[dict[str, Any]]:
    """Each person with an office once, as the text names them first."""
    written: list[dict[str, Any]] = []
    seen: set[str] = set()
    keep, sure_of_words = ledger.keep, judge("offices").probability
    for person in mentions.people:
        office = person.office
        if office is None or person.name in seen or mentions.beside_article(person.start):
            continue
        seen.add(person.name)
        at = f"/officials/{len(written)}"
        body, sure = mentions.likely_body_of(person)
        confidence = 0.85 if person.shared else 0.94
        worded = sure_of_words(office_features(mentions, person))
        here = Found(office.name, office.start, office.end, office.rule, worded)
        named = Found(person.name, person.start, person.end, "person.titled", confidence)
        said: dict[str, Any] = {"name": keep(at, named)}
        if person.honorific:
            title = Found(person.honorific, person.start, person.name_start, "person.title", 0.95)
            said["honorific"] = keep(f"{at}/honorific", title)
        role = here.having(role_in(office, body), rule="office.role", confidence=min(confidence, worded))
        said["role"] = keep(f"{at}/role", role, inferred=True)
        said["office"] = keep(f"{at}/office", here)
        if body:
            rule = "office.of" if office.body else "office.of-context"
            said["of"] = keep(f"{at}/of", here.having(body, rule=rule, confidence=sure), inferred=True)
        else:
            said["of"] = None
        written.append(said)
    return written
