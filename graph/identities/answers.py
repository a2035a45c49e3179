"""Answers: which body a mention stands for, why, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from citypact.graph.gazetteers import Known

__all__ = ["CUES", "HOW_SURE", "Body", "Cue", "Reason", "Verdict", "least_sure"]

Verdict = Literal["known", "new", "ambiguous"]
"""Known: a gazetteer or a person says which body it is. Ambiguous: it fits several. New: else."""

Cue = Literal[
    "level",
    "name",
    "province",
    "district",
    "country",
    "coordinates",
    "code",
    "pairing",
    "company",
    "office",
    "decision",
]

CUES: Mapping[Cue, str] = MappingProxyType(
    {
        "level": "the level: municipality, province, PAO and district of one name are four bodies",
        "name": "the folded name; never alone",
        "province": "the province that the record names with it",
        "district": "the district that stands behind the name",
        "country": "the country",
        "coordinates": "where the sources have it on the map",
        "code": "a code that a source or gazetteer gives",
        "pairing": "a record that pairs two names, Thai and English",
        "company": "another body that records name it beside",
        "office": "the office that the record names at it",
        "decision": "a person's word in decisions.csv",
    }
)

# How sure it is that all that stands under one IRI is one body. A scale that is set, not measured: what is measured is told
# in docs/identities.md. Of several joins the least sure one counts.
HOW_SURE: Mapping[str, float] = MappingProxyType(
    {
        "decision": 1.0,
        "code": 1.0,
        "gazetteer and place": 0.99,  # level, name and province or country
        "gazetteer": 0.97,  # level and name, of a level whose list is complete
        "one in the gazetteer": 0.85,  # level and name, of a list that covers most provinces
        "province of the company": 0.85,
        "place": 0.95,  # level, name and province or country, in records alone
        "coordinates": 0.95,  # level and name, and within 30 km of each other
        "pairing": 0.9,
        "astray": 0.85,  # level, name and country, against a point on the map that lies abroad
        "only one with a place": 0.8,
        "company": 0.75,
        "office": 0.7,
        "level and name": 0.7,
        "one record": 0.9,  # named by one record, without a place
        "ambiguous": 0.3,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Reason:
    """One reason why names stand for one body."""

    text: str
    cues: tuple[Cue, ...]
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One body in the world, as far as the collection tells: the answer to all mentions that stand for it."""

    iri: str
    level: str
    name_th: str | None
    name_en: str | None
    name_th_from: str = ""  # the address of what gives the Thai name, where neither source nor gazetteer does
    other_names: tuple[str, ...] = ()
    province: str | None = None  # ISO 3166-2
    country: str | None = None  # ISO 3166-1
    retired: tuple[
        str, ...
    ] = ()  # IRIs that it had, or would have had, before its names were known to be one body's
    shared: tuple[
        str, ...
    ] = ()  # IRIs of its name that spoke of others too, before coordinates told them apart
    reason: str = ""  # in words
    known: Known | None = None  # what the gazetteer holds of it
    point: tuple[float, float] | None = None  # latitude and longitude that most records give
    pointed_by: str = ""  # the id of the first of those records
    verdict: Verdict = "new"
    cues: tuple[Cue, ...] = ()  # which decided
    sure: float = 0.0
    candidates: tuple[str, ...] = ()  # of an ambiguous one: IRIs of the bodies of this graph that it may be

    @property
    def name(self) -> str:
        """The name to show: Thai first."""
        return self.name_th or self.name_en or self.iri


def least_sure(reasons: Iterable[Reason]) -> float:
    """How sure the least sure of several reasons is."""
    return min((reason.sure for reason in reasons), default=0.0)
