"""References: how a person names a body, a person or an agreement in decisions.csv.

==================================================  ====================================================
``เทศบาลนครเชียงราย``                                 a name, as the sources write it
``เทศบาลตำบลบ้านใหม่ จังหวัดระยอง``                        with its province
``Springfield (Illinois, US)``                      with province and country
``Springfield (US, near 39.8 -89.6)``               with where it is on the map, by latitude and longitude
``Sommut (foreign_local_government)``               with its level
``เทศบาลตำบลบ้านใหม่ (in west-east-2023)``               as one record means it, by the record's id
``สมมุติ ใจดี (at เทศบาลนครเชียงราย)``                   a person, with the body
``body/chiang-rai-city-municipality``               an IRI, whole or from the kind of thing on
``DLA:123``, ``http://www.wikidata.org/entity/Q1``  a code of a gazetteer, an address of the thing elsewhere
``west-east-2023``                                  the one agreement of a record, by the record's id
==================================================  ====================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from citypact.graph.names import tidy
from citypact.graph.places import countries, province
from citypact.ontology.concepts import concepts

__all__ = ["KINDS", "Reference", "code_of", "reference"]

KINDS = ("agreement", "body", "person")  # what a decision can be about
_AT = re.compile(r"^(?P<name>.*\S)\s*\(\s*(?:at|ที่)\s+(?P<body>.+)\)\s*$", re.DOTALL)
_ASIDE = re.compile(r"^(?P<name>.*\S)\s*\((?P<parts>[^()]+)\)\s*$", re.DOTALL)
_SPOT = re.compile(r"^(?:near|ใกล้)\s+(-?\d{1,2}(?:\.\d+)?)\s+(-?\d{1,3}(?:\.\d+)?)$")
_IN = re.compile(r"^(?:in|ใน)\s+(\S+)$")
_PATH = re.compile(rf"^(?:id:)?((?:{'|'.join(KINDS)})/[A-Za-z0-9._~-]+)$")
_CODE = re.compile(r"^[A-Za-z][A-Za-z0-9 ._-]{0,30}:(?:\S+|\s\S*\d\S*)$")
_ADDRESS = re.compile(r"^https?://\S+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One thing as a person names it; exactly one of ``name``, ``iri`` and ``code`` is given."""

    text: str = field(compare=False)  # as it was written
    name: str = ""
    iri: str = ""
    code: str = ""
    level: str | None = None
    country: str | None = None
    province: str | None = None
    record: str = ""
    near: tuple[float, float] | None = None  # latitude and longitude
    at: Reference | None = None  # of a person: the body

    @property
    def kind(self) -> str | None:
        """agreement, body or person, where the reference itself shows it."""
        if self.at:
            return "person"
        found = next((kind for kind in KINDS if f"/{kind}/" in f"/{self.iri}"), None) if self.iri else None
        return found or ("body" if self.code else None)


def reference(text: str, base: str) -> Reference:
    """What a person means by a cell of decisions.csv.

    Args:
        text: the cell.
        base: the base of the graph's IRIs.

    >>> reference("Springfield (Illinois, US)", "https://example.org/id/").province
    'Illinois'
    """
    written = text.strip()
    if path := _PATH.match(written):
        return Reference(text=text, iri=base + path[1])
    if written.startswith(base):
        return Reference(text=text, iri=written)
    if _ADDRESS.match(written) or _CODE.match(written):
        return Reference(text=text, code=code_of(written))
    if found := _AT.match(written):
        return Reference(text=text, name=tidy(found["name"]), at=reference(found["body"], base))
    if (found := _ASIDE.match(written)) and (said := _qualifiers(found["parts"])):
        return Reference(
            text=text,
            name=tidy(found["name"]),
            level=said.get("level"),
            country=said.get("country"),
            province=said.get("province"),
            record=said.get("record", ""),
            near=_point(said.get("near")),
        )
    return Reference(text=text, name=tidy(written))


def code_of(text: str) -> str:
    """A code or an address in the form in which two are compared.

    >>> code_of("DLA: 0123") == code_of("dla:0123"), code_of("https://www.wikidata.org/entity/Q1")
    (True, 'www.wikidata.org/entity/Q1')
    """
    if _ADDRESS.match(text.strip()):
        return text.strip().split("://", 1)[1].rstrip("/")
    scheme, _, code = text.partition(":")
    return f"{' '.join(scheme.split()).casefold()}:{code.strip()}"


def _point(text: str | None) -> tuple[float, float] | None:
    found = _SPOT.match(text or "")
    return (float(found[1]), float(found[2])) if found else None


def _qualifiers(parts: str) -> dict[str, str]:
    """What stands in brackets behind a name; nothing where no part of it is known: then the brackets belong to the name."""
    said: dict[str, str] = {}
    rest = []
    for part in map(tidy, re.split("[,،、]", parts)):
        if found := _IN.match(part):
            said["record"] = found[1]
        elif _SPOT.match(part):
            said["near"] = part
        elif part in concepts("level"):
            said["level"] = part
        elif part in countries():
            said["country"] = part
        elif province(part):
            said["province"] = part
        elif part:
            rest.append(part)
    if said and len(rest) == 1 and "province" not in said and "record" not in said:
        said["province"] = rest.pop()  # of another country: no table knows it
    return {} if rest else said
