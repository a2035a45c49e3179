"""The names of the vocabulary, once: terms as a closed namespace, bases of IRIs, the prefixes of every file.

The Turtle is the authority (``citypact.ttl`` and the scheme files); a test holds this module equal to it.
A misspelt term fails where it is written and not in an empty answer.

>>> PACT.signedOn
rdflib.term.URIRef('https://w3id.org/citypact/ns#signedOn')
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rdflib.namespace import DefinedNamespace, Namespace
from rdflib.term import URIRef

from citypact.ontology.concepts import SCHEMES

__all__ = ["CONCEPT", "GRAPH", "ID", "KNOWN", "NS", "PACT", "PREFIXES", "SHAPES", "TEXT", "prefixes"]

HOME = "https://w3id.org/citypact/"
NS = HOME + "ns#"  # classes and properties
SHAPES = HOME + "shapes#"  # what validation reports name
ID = HOME + "id/"  # things; a collection may set another base
TEXT = HOME + "text/"  # spans of texts: text/<source>#char=start,end (RFC 5147)
GRAPH = HOME + "graph/"  # one named graph per source
KNOWN = GRAPH + "known"  # identities resolved, reports merged; the default graph of an embedded store
CONCEPT = HOME  # a concept is CONCEPT + <scheme>/<notation>


class PACT(DefinedNamespace):
    """The terms of citypact; any other name raises AttributeError."""

    _fail = True
    _NS = Namespace(NS)

    # classes
    Agreement: URIRef
    Body: URIRef
    Decision: URIRef
    Evidence: URIRef
    Involvement: URIRef
    Participation: URIRef
    PlaceMatch: URIRef
    PriorRelation: URIRef
    PublicBody: URIRef
    SigningEvent: URIRef
    Source: URIRef
    TextSpan: URIRef
    Venue: URIRef

    # an agreement: what it is
    covers: URIRef
    domainPhrase: URIRef
    duration: URIRef
    headlineDomain: URIRef
    instrument: URIRef
    purpose: URIRef
    activity: URIRef
    renewalNote: URIRef
    renews: URIRef
    status: URIRef
    unnamedParties: URIRef

    # an agreement: when
    plannedFor: URIRef
    plannedForEarliest: URIRef
    plannedForLatest: URIRef
    plannedForYear: URIRef
    signedOn: URIRef
    signedOnEarliest: URIRef
    signedOnLatest: URIRef
    signedOnYear: URIRef
    validFrom: URIRef
    validFromEarliest: URIRef
    validFromLatest: URIRef
    validFromYear: URIRef
    validUntil: URIRef
    validUntilEarliest: URIRef
    validUntilLatest: URIRef
    validUntilYear: URIRef
    computedUntil: URIRef
    computedUntilEarliest: URIRef
    computedUntilLatest: URIRef

    # an agreement: how well a value is supported
    plannedForConfidence: URIRef
    plannedForWitnesses: URIRef
    signedOnConfidence: URIRef
    signedOnWitnesses: URIRef
    statusConfidence: URIRef
    statusWitnesses: URIRef
    typeConfidence: URIRef
    typeWitnesses: URIRef
    validFromConfidence: URIRef
    validFromWitnesses: URIRef
    validUntilConfidence: URIRef
    validUntilWitnesses: URIRef

    # an agreement: who and where
    body: URIRef
    capacity: URIRef
    heldPost: URIRef
    involvement: URIRef
    onBehalfOf: URIRef
    participation: URIRef
    party: URIRef
    person: URIRef
    priorRelation: URIRef
    role: URIRef
    signatory: URIRef
    signingEvent: URIRef

    # bodies, people, places
    formerPartnerOf: URIRef
    matchConfidence: URIRef
    matchedEntry: URIRef
    partnerOf: URIRef
    placeMatch: URIRef
    region: URIRef
    seenInOffice: URIRef
    sortKey: URIRef
    territory: URIRef
    vision: URIRef
    x: URIRef
    y: URIRef
    z: URIRef

    # identities and decisions
    cue: URIRef
    decided: URIRef
    decidedBy: URIRef
    identity: URIRef
    identityConfidence: URIRef
    mayBe: URIRef

    # sources and evidence
    claimCount: URIRef
    confidence: URIRef
    contentHash: URIRef
    fileHash: URIRef
    reprintOf: URIRef
    end: URIRef
    inferred: URIRef
    issuer: URIRef
    kind: URIRef
    row: URIRef
    quote: URIRef
    reading: URIRef
    retrievedOn: URIRef
    rule: URIRef
    span: URIRef
    start: URIRef

    # concept schemes, and what a codebook says besides SKOS
    capacities: URIRef
    counterExample: URIRef
    domains: URIRef
    instruments: URIRef
    levels: URIRef
    offices: URIRef
    roles: URIRef
    statuses: URIRef
    types: URIRef


PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "pact": NS,
        "id": ID,
        "g": GRAPH,
        "text": TEXT,
        **{scheme: f"{CONCEPT}{scheme}/" for scheme in SCHEMES},
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


def prefixes(base: str = ID) -> dict[str, str]:
    """The prefixes of a graph whose things live under a base: only ``id:`` differs between graphs."""
    return {**PREFIXES, "id": base}
