"""The concept schemes, read from their Turtle: what a value of each field may be, and how it is called.

The Turtle files are the authority (one file per scheme); nothing here repeats them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeAlias

import pyoxigraph as ox

__all__ = ["SCHEMES", "Concept", "Scheme", "concept", "concepts", "scheme"]

# scheme -> file; the IRIs are https://w3id.org/citypact/<scheme>/<notation>
SCHEMES: Mapping[str, str] = MappingProxyType(
    {
        "domain": "domains.ttl",
        "type": "types.ttl",
        "instrument": "instruments.ttl",
        "status": "statuses.ttl",
        "role": "roles.ttl",
        "capacity": "capacities.ttl",
        "office": "offices.ttl",
        "level": "levels.ttl",
    }
)

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_COUNTER_EXAMPLE = "https://w3id.org/citypact/ns#counterExample"

_Statements: TypeAlias = dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One concept of a scheme: IRI, notation (the word that records use) and what the codebook says of it.

    Texts are by language, ``th`` and ``en``. A group has no notation; here it is the last step of its IRI.

    >>> concept("domain", "education").label["th"]
    'การศึกษา'
    """

    iri: str
    notation: str
    label: Mapping[str, str]
    short_label: Mapping[str, str] = field(default_factory=dict)
    group: str | None = None
    scheme: str = ""  # its IRI
    scope: Mapping[str, str] = field(default_factory=dict)
    example: Mapping[str, str] = field(default_factory=dict)
    counter_example: Mapping[str, str] = field(default_factory=dict)
    related: tuple[str, ...] = ()  # IRIs of UN SDGs


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A concept scheme: what its concepts are values of.

    >>> scheme("domain").groups["group-place"].label["en"]
    'City, infrastructure and environment'
    """

    name: str
    iri: str
    label: Mapping[str, str]
    definition: Mapping[str, str]
    groups: Mapping[str, Concept]


@cache
def concepts(scheme: str) -> Mapping[str, Concept]:
    """The concepts of one scheme by notation, in the order of the file.

    ``group`` is the last step of the IRI of the concept's broader concept, where it has one; groups
    (top concepts that others are narrower than, without ``skos:notation``) are no values and are left out.
    """
    read = _read(scheme)
    found = {}
    for iri, said in read.items():
        for notation in said.get(_SKOS + "notation", ()):
            found[notation.value] = _concept(iri, notation.value, said)
    return MappingProxyType(found)


def concept(scheme: str, notation: str) -> Concept:
    """One concept; KeyError where the scheme does not hold it."""
    return concepts(scheme)[notation]


@cache
def scheme(name: str) -> Scheme:
    """One scheme by its short name (domain, type ...), with its groups in the order of the file."""
    read = _read(name)
    iri = next(iri for iri, said in read.items() if _is_a(said, "ConceptScheme"))
    groups = {
        each.notation: each
        for each in (
            _concept(iri, iri.rsplit("/", 1)[-1], said)
            for iri, said in read.items()
            if _is_a(said, "Concept") and _SKOS + "notation" not in said
        )
    }
    return Scheme(
        name=name,
        iri=iri,
        label=_texts(read[iri], _LABEL),
        definition=_texts(read[iri], _SKOS + "definition"),
        groups=MappingProxyType(groups),
    )


@cache
def _read(scheme: str) -> _Statements:
    """Subject -> predicate -> objects, each in the order of the file."""
    text = (files("citypact.ontology") / SCHEMES[scheme]).read_bytes()
    read: _Statements = {}
    for triple in ox.parse(text, format=ox.RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            read.setdefault(subject.value, {}).setdefault(triple.predicate.value, []).append(value)
    return read


def _concept(iri: str, notation: str, said: Mapping[str, list[ox.NamedNode | ox.Literal]]) -> Concept:
    broader = said.get(_SKOS + "broader")
    schemes = said.get(_SKOS + "inScheme")
    return Concept(
        iri=iri,
        notation=notation,
        label=_texts(said, _SKOS + "prefLabel"),
        short_label=_texts(said, _SKOS + "altLabel"),
        group=broader[0].value.rsplit("/", 1)[-1] if broader else None,
        scheme=schemes[0].value if schemes else "",
        scope=_texts(said, _SKOS + "scopeNote"),
        example=_texts(said, _SKOS + "example"),
        counter_example=_texts(said, _COUNTER_EXAMPLE),
        related=tuple(value.value for value in said.get(_SKOS + "relatedMatch", ())),
    )


def _texts(said: Mapping[str, list[ox.NamedNode | ox.Literal]], predicate: str) -> Mapping[str, str]:
    """The first text of each language."""
    texts: dict[str, str] = {}
    for value in said.get(predicate, ()):
        if isinstance(value, ox.Literal):
            texts.setdefault(value.language or "", value.value)
    return MappingProxyType(texts)


def _is_a(said: Mapping[str, list[ox.NamedNode | ox.Literal]], name: str) -> bool:
    return any(value.value == _SKOS + name for value in said.get(_TYPE, ()))
