"""Places on the map: the point of each territory, where that is read from, and what it is elsewhere.

The statements stand in the known graph alone: no source of the collection claims them. The point carries the address of what
tells it: that of the gazetteer's source, else the source whose records give the point. A link is owl:sameAs only where
identity is certain, else skos:closeMatch, with a match that says how sure it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from citypact.graph.claims import Claim
from citypact.graph.descriptions import TERRITORIAL_LEVELS, governs_province, territory_of
from citypact.graph.gazetteers import Gazetteer
from citypact.graph.identities import Body
from citypact.graph.iris import Iris
from citypact.graph.locating import located
from citypact.graph.ntriples import decimal, iri, point, text, web_address
from citypact.graph.places import Known, Link
from citypact.graph.redaction import names_somebody
from citypact.graph.vocabulary import DCT, GEO_, OWL_, PACT_, PROV_, SCHEMA, SKOS_, TYPE

__all__ = ["Placing", "unit_sphere"]


@dataclass(frozen=True)
class Placing:
    """Makes the statements of where the bodies of a graph are."""

    iris: Iris
    gazetteer: Gazetteer
    redact: Callable[[str], str] = str
    sources: Mapping[str, str] = field(
        default_factory=dict
    )  # the IRI of a record's source, by the record's id

    def of(self, body: Body) -> Iterator[Claim]:
        """Where a body is, and the province that it lies in; the code by which its gazetteer knows it."""
        if body.known is not None and body.known.code:
            scheme = f"{body.known.code_scheme} " if body.known.code_scheme else ""
            yield Claim(iri(body.iri), DCT.identifier, text(self.redact(f"{scheme}{body.known.code}")))
        province = self.gazetteer.province(body.province or "")
        if province is not None and province.province is not None:
            yield from self._at(self.iris.place(province.province), province)
        if not governs_province(body):
            known = located(body, self.gazetteer)
            if known is not None:
                yield from self._at(territory_of(body, self.iris), known)
            elif body.point is not None and body.level in TERRITORIAL_LEVELS:
                place = territory_of(body, self.iris)
                yield from self._point(place, *body.point)
                if source := self.sources.get(body.pointed_by):
                    yield Claim(iri(self.iris.point(place)), PROV_.wasDerivedFrom, iri(source))

    def _point(self, place: str, latitude: float, longitude: float) -> Iterator[Claim]:
        subject, geometry = iri(place), iri(self.iris.point(place))
        yield Claim(subject, SCHEMA.latitude, decimal(latitude))
        yield Claim(subject, SCHEMA.longitude, decimal(longitude))
        for term, value in zip("xyz", unit_sphere(latitude, longitude), strict=True):
            yield Claim(subject, getattr(PACT_, term), decimal(value))
        yield Claim(subject, GEO_.hasGeometry, geometry)
        yield Claim(geometry, TYPE, GEO_.Geometry)
        yield Claim(geometry, GEO_.asWKT, point(latitude, longitude))

    def _at(self, place: str, known: Known) -> Iterator[Claim]:
        if known.latitude is None or known.longitude is None:
            return
        geometry = iri(self.iris.point(place))
        yield from self._point(place, known.latitude, known.longitude)
        if known.point:
            yield Claim(geometry, DCT.type, text(known.point))
        if source := self._address(known.located_by):
            yield Claim(geometry, PROV_.wasDerivedFrom, source)
        elif known.located_by:
            yield Claim(geometry, DCT.source, text(self.redact(unquote(known.located_by))))
        for link in known.links:
            yield from self._link(place, link)

    def _address(self, value: str | None) -> str | None:
        """An address as a term; none where it is none, or spells a hidden name."""
        return web_address(value) if value and not names_somebody(self.redact, unquote(value)) else None

    def _link(self, place: str, link: Link) -> Iterator[Claim]:
        entry = self._address(link.iri)
        if entry is None:
            return
        if link.certain:
            yield Claim(iri(place), OWL_.sameAs, entry)
            return
        match = iri(self.iris.place_match(place, link.iri))
        yield Claim(iri(place), SKOS_.closeMatch, entry)
        yield Claim(iri(place), PACT_.placeMatch, match)
        yield Claim(match, TYPE, PACT_.PlaceMatch)
        yield Claim(match, PACT_.matchedEntry, entry)
        yield Claim(match, PACT_.matchConfidence, decimal(link.confidence))


def unit_sphere(latitude: float, longitude: float) -> tuple[float, float, float]:
    """The point on a sphere of radius 1: x through latitude 0 and longitude 0, z through the north pole.

    >>> [round(value, 6) for value in unit_sphere(0, 90)]
    [0.0, 1.0, 0.0]
    """
    phi, theta = math.radians(latitude), math.radians(longitude)
    return math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta), math.sin(phi)
