"""The terms of statements, written once as N-Triples terms (ontology/terms.py holds them equal to the Turtle)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VOID
from rdflib.namespace import GEO

from citypact.graph.ntriples import iri
from citypact.ontology.concepts import SCHEMES, concepts
from citypact.ontology.terms import PACT

__all__ = [
    "CONCEPTS",
    "DCT",
    "FOAF_",
    "GEO_",
    "ORG_",
    "OWL_",
    "PACT_",
    "PROV_",
    "RDFS_",
    "RDF_",
    "SCHEMA",
    "SKOS_",
    "TYPE",
    "VOID_",
]


class _Terms:
    """Attribute access to the terms of a namespace, as N-Triples terms; a term that it does not hold is an error."""

    def __init__(self, namespace: object) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> str:
        term = iri(str(getattr(self._namespace, name)))
        setattr(self, name, term)
        return term


PACT_: Final = _Terms(PACT)
DCT: Final = _Terms(DCTERMS)
FOAF_: Final = _Terms(FOAF)
GEO_: Final = _Terms(GEO)
ORG_: Final = _Terms(ORG)
OWL_: Final = _Terms(OWL)
PROV_: Final = _Terms(PROV)
RDF_: Final = _Terms(RDF)
RDFS_: Final = _Terms(RDFS)
SCHEMA: Final = _Terms(SDO)
SKOS_: Final = _Terms(SKOS)
VOID_: Final = _Terms(VOID)
TYPE: Final = iri(str(RDF.type))


def _concept_terms() -> dict[str, Mapping[str, str]]:
    return {scheme: {word: iri(each.iri) for word, each in concepts(scheme).items()} for scheme in SCHEMES}


CONCEPTS: Final = _concept_terms()
"""scheme -> notation -> term."""
