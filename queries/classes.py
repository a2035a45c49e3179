"""Classes: what each thing is to a row: an agreement, what may stand beside one, a source or a piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable

from citypact.ontology.terms import GRAPH, KNOWN
from citypact.queries.asking import DECLARED, Asking
from citypact.queries.basis import (
    AGREEMENT,
    BODY,
    CAPACITY,
    DOMAIN,
    EVIDENCE,
    PART,
    PERSON,
    POST,
    ROLE,
    SOURCE,
    STATUS,
    TYPE,
    VENUE,
)
from citypact.queries.prefixes import PREFIXES
from citypact.queries.terms import said

__all__ = ["classes"]

_CLASSES = {
    f"{PREFIXES['pact']}Agreement": AGREEMENT,
    f"{PREFIXES['pact']}Body": BODY,
    f"{PREFIXES['pact']}Venue": VENUE,
    f"{PREFIXES['foaf']}Person": PERSON,
    f"{PREFIXES['pact']}Source": SOURCE,
    f"{PREFIXES['pact']}Evidence": EVIDENCE,
    f"{PREFIXES['org']}Post": POST,
    **dict.fromkeys(
        (
            f"{PREFIXES['pact']}{each}"
            for each in ("Participation", "Involvement", "SigningEvent", "PriorRelation")
        ),
        PART,
    ),
}
_WORDS = {
    "domain": DOMAIN,
    "status": STATUS,
    "type": TYPE,
    "role": ROLE,
    "capacity": CAPACITY,
}  # of the codebook
_KINDS = f"""{DECLARED}SELECT DISTINCT ?thing ?class WHERE {{
  VALUES ?thing {{ %(things)s }}
  {{ ?thing a ?class }} UNION {{ GRAPH ?graph {{ ?thing a ?class }} }}
  FILTER(?class IN ({", ".join(f"<{each}>" for each in _CLASSES)}))
}}
"""


def classes(asking: Asking, iris: Iterable[str]) -> dict[str, str]:
    """Of each IRI whether it is an agreement or stands beside one, a source (or its graph) or a piece of evidence."""
    asked = set(iris)
    found = {each: SOURCE for each in asked if each.startswith(GRAPH) and each != KNOWN}
    for prefix, kind in _WORDS.items():
        found |= {each: kind for each in asked if each.startswith(PREFIXES[prefix])}
    for thing, class_ in asking.rows(_KINDS, asked - set(found)):
        found[said(thing)] = _CLASSES[said(class_)]
    return found
