"""Described: sources as a witness shows them, and the people who entered something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from citypact.graph.privacy import masked, quotation
from citypact.queries.asking import DECLARED, Asking
from citypact.queries.terms import said
from citypact.queries.witnesses import Witness

__all__ = ["Described"]

_SOURCES = f"""{DECLARED}SELECT ?thing ?type ?title ?label ?url ?publisher ?issuer WHERE {{
  VALUES ?thing {{ %(things)s }}
  OPTIONAL {{ ?thing dct:type ?type }}
  OPTIONAL {{ ?thing dct:title ?title }}
  OPTIONAL {{ ?thing rdfs:label ?label }}
  OPTIONAL {{ ?thing schema:url ?own }}
  OPTIONAL {{ ?thing prov:wasDerivedFrom/schema:url ?original }}
  OPTIONAL {{ ?thing pact:issuer ?issuer }}
  OPTIONAL {{ ?thing dct:publisher/rdfs:label ?publisher }}
  BIND(COALESCE(?own, ?original) AS ?url)
}}
ORDER BY ?thing ?title ?label ?url ?publisher ?issuer
"""


@dataclass(slots=True)
class _Source:
    type: str = ""
    title: str = ""
    url: str = ""
    publisher: str = ""
    issuers: set[str] = field(default_factory=set)  # IRIs


@dataclass(slots=True)
class Described:
    """What is known of sources, as far as it was looked up.

    Args:
        asking: how to ask.
    """

    asking: Asking
    _sources: dict[str, _Source] = field(default_factory=dict)

    def look_up(self, iris: Iterable[str]) -> None:
        """Sources, and the people who entered something."""
        for thing, type, title, label, url, publisher, issuer in self.asking.rows(
            _SOURCES, set(iris) - set(self._sources)
        ):
            described = self._sources.setdefault(said(thing), _Source())
            described.type = described.type or said(type)
            described.title = described.title or masked(said(title) or said(label))
            described.url = described.url or said(url)
            described.publisher = described.publisher or masked(said(publisher))
            described.issuers.add(said(issuer))

    def is_issued(self, source: str, by: str) -> bool:
        """Whether a source is issued by this body."""
        return source in self._sources and by in self._sources[source].issuers

    def witness(
        self,
        source: str,
        kind: str,
        *,
        quote: str | None = None,
        row: int | None = None,
        by: str = "",
        on: str = "",
    ) -> Witness:
        """A witness: the source, and how it says so."""
        described = self._sources.get(source, _Source())
        entered = self._sources.get(by, _Source())
        return Witness(
            source=source,
            title=described.title,
            url=described.url,
            publisher=described.publisher,
            type=described.type,
            kind=kind,
            quote=None if quote is None else quotation(quote),
            row=row,
            by=entered.title or by,
            on=on,
        )
