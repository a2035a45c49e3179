"""Acting: who did what in an agreement, in which office, and for whom; people by their IRIs, so that namesakes stay two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import FOAF, ORG

from citypact.graph.columns import Columns
from citypact.graph.iris import local
from citypact.graph.privacy import masked
from citypact.ontology.terms import PACT

__all__ = ["Acting", "Actors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """One person in one capacity. What is not known is ""."""

    person: str  # IRI
    name: str  # "" of a person shown by office alone
    office: str  # as the source calls it; of a person shown by office alone, what stands for the name
    capacity: str  # notation: signs, represents ...
    body: str  # IRI of the body acted for: that which is named, else that of the office
    body_th: str = ""  # its names: it need not be a party
    body_en: str = ""

    @property
    def shown(self) -> str:
        """The person on one line: "name (office)", or the office alone."""
        return f"{self.name} ({self.office})" if self.name and self.office else self.name or self.office


class Actors:
    """Reads the people of agreements."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def of(self, agreement: str) -> tuple[Acting, ...]:
        """Those in an agreement, in the order of their names, capacities and IRIs."""
        parts = self._columns.values(PACT.involvement).get(agreement, ())
        found = [acting for part in parts for acting in self._acting(part)]
        return tuple(sorted(found, key=lambda each: (each.shown, each.capacity, each.person, each.body)))

    def _acting(self, part: str) -> Iterator[Acting]:
        columns = self._columns
        person, post = columns.first(PACT.person, part), columns.first(PACT.heldPost, part)
        name, office = masked(columns.first(FOAF.name, person)), masked(columns.name(post)) if post else ""
        if not name and not office and person:
            # the label of a person shown by office alone says no name
            office = masked(columns.label(person, "th") or columns.label(person, "en"))
        body = columns.first(PACT.onBehalfOf, part) or columns.first(ORG.postIn, post)
        for capacity in columns.values(PACT.capacity).get(part, ()):
            yield Acting(
                person=person,
                name=name,
                office=office,
                capacity=local(capacity),
                body=body,
                body_th=masked(columns.label(body, "th")),
                body_en=masked(columns.label(body, "en")),
            )
