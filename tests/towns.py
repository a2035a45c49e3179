"""Invented records for tests of identity, merging and building: every name is made up."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox

from citypact.graph.dataset import Dataset, build_id
from citypact.graph.decisions import Decision
from citypact.graph.readings import Reading
from citypact.graph.records import record_from
from citypact.graph.sources import Source, source_key

BASE = "https://w3id.org/citypact/id/"
WEST = {"name": "เทศบาลนครเมืองตะวันตก", "kind": "city_municipality", "name_en": "West City Municipality"}
EAST = {"name": "เทศบาลนครเมืองตะวันออก", "kind": "city_municipality", "name_en": "East City Municipality"}


def agreement(**more: Any) -> dict[str, Any]:
    """An agreement of West and East, signed, with whatever else is said."""
    return {"type": "mou", "status": "signed", "parties": [WEST, EAST], **more}


def reading(id: str, *agreements: dict[str, Any], text: str | None = None, **more: Any) -> Reading:
    """One curated reading of a page of its own; with ``text``, one read from that text."""
    given = {
        "id": id,
        "lang": "th",
        "url": f"https://example.org/{id}",
        "agreements": list(agreements),
        **more,
    }
    record = record_from(given)
    source = Source(
        key=source_key(url=record.url, content=id),
        type="article",
        reading="extracted" if text is not None else "curated",
        url=record.url,
        title=record.title,
        publisher=record.publisher,
        issuer=record.issuer,
        published=record.published,
        retrieved=record.retrieved,
        licence=record.licence,
        lang=record.lang,
        content=hashlib.sha256(text.encode()).hexdigest() if text is not None else None,
    )
    return Reading(
        source=source,
        record=record,
        place=f"{id}.yaml",
        text=text,
        curator=None if text is not None else "A. Curator",
        curated_on=None if text is not None else "2024-01-01",
        from_record=text is None,
    )


def dataset(*readings: Reading, decisions: Sequence[Decision] = ()) -> tuple[Dataset, ox.Store]:
    """The dataset of readings, run, and a store that holds it."""
    made = Dataset(
        readings=readings,
        decisions=decisions,
        base=BASE,
        id=build_id(readings, decisions, "test", BASE),
        title="Towns",
    )
    store = ox.Store()
    store.bulk_load("".join(made.quads()), format=ox.RdfFormat.N_QUADS)
    return made, store


PREFIXES = {
    "pact": "https://w3id.org/citypact/ns#",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "status": "https://w3id.org/citypact/status/",
    "role": "https://w3id.org/citypact/role/",
    "domain": "https://w3id.org/citypact/domain/",
    "capacity": "https://w3id.org/citypact/capacity/",
    "office": "https://w3id.org/citypact/office/",
    "level": "https://w3id.org/citypact/level/",
}


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    """The rows of a query over the known graph, as texts, sorted; unbound is empty."""
    answers = store.query(query, prefixes=PREFIXES)
    assert isinstance(answers, ox.QuerySolutions)
    return sorted(
        tuple("" if term is None else str(getattr(term, "value", term)) for term in row) for row in answers
    )
