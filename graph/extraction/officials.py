"""Officials: the people of a text with their offices, written as plain data while the ledger notes the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citypact.graph.extraction.bare_names import place_in
from citypact.graph.extraction.city_datelines import legislating
from citypact.graph.extraction.evidence import Ledger
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.office_features import office_features
from citypact.graph.extraction.office_groups import role_in
from citypact.graph.extraction.offices import Office

__all__ = ["officials"]


_OF_MAYORS = expression(
    r"\b(?:Council|(?:City|Municipal|Metropolitan) Government|Municipality|Hall|City Commission)\b"
)
_OF_GOVERNORS = expression(
    r"(?i:\b(?:provincial|prefectural|regional|state|metropolitan) (?:government|administration)\b)"
)
_GOVERNED_BY = {
    "mayor": _OF_MAYORS,
    "deputy_mayor": _OF_MAYORS,
    "governor": _OF_GOVERNORS,
    "deputy_governor": _OF_GOVERNORS,
}


def _concluding(mentions: Mentions, agreements: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The parties of an English text by their places, where one name of a place concludes."""
    names: dict[str, set[str]] = {}
    for agreement in agreements if mentions.english else ():
        for party in agreement["parties"]:
            names.setdefault(place_in(party["name"]), set()).add(party["name"])
    return {place: next(iter(called)) for place, called in names.items() if len(called) == 1}


def _fullest(mentions: Mentions, office: Office, body: str, party: str) -> str:
    """Whose mayor somebody is, as the government that concludes is called: "Hill Mayor", where Hill City Council signs."""
    governed = _GOVERNED_BY.get(office.role)
    if governed is None or not governed.search(party) or len(party) < len(body):
        return body
    return body if party.endswith("Council") and legislating(mentions.text) else party


def officials(
    mentions: Mentions, ledger: Ledger, agreements: Sequence[Mapping[str, Any]] = ()
) -> list[dict[str, Any]]:
    """Each person with an office once, as the text names them first; ``agreements``: between whom those of the text are."""
    concluding = _concluding(mentions, agreements)
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
        if body and (body == place_in(body) or body not in office.name):
            body = _fullest(mentions, office, body, concluding.get(place_in(body), ""))
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
