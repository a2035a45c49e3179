"""The tables of the CSV export: which class each holds, and where each column is read.

The first column of every table is its key, named after the thing it identifies; a column of the same name in
another table refers to it. Keys are IRIs, so that tables join with each other and with the RDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, URIRef

from citypact.ontology.terms import PACT

__all__ = ["LINKS", "TABLES", "Column", "Links", "Table"]

# th, en: the text in that language; text: any; iri: what it refers to; word: a concept's notation;
# plain: a number, date or other typed value
How = Literal["th", "en", "text", "iri", "word", "plain"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a property of the thing, and how its values are shown; several values stand as a | b."""

    name: str
    term: URIRef
    how: How


@dataclass(frozen=True, slots=True)
class Table:
    """One class: a row per thing. ``owner`` is who refers to the thing, where only that side knows it."""

    name: str
    key: str
    kind: URIRef
    columns: tuple[Column, ...]
    owner: tuple[str, URIRef] | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """One relation between many and many: a row per pair, and which of several properties joins it."""

    name: str
    subject: str
    object: str
    terms: tuple[tuple[str, URIRef], ...]
    how: How = "iri"
    relation: str | None = None  # the column that names the property, where there are several


def _labels() -> tuple[Column, ...]:
    return Column("label_th", RDFS.label, "th"), Column("label_en", RDFS.label, "en")


def _dates(name: str, term: str) -> tuple[Column, ...]:
    return (
        Column(name, PACT[term], "plain"),
        Column(f"{name}_earliest", PACT[f"{term}Earliest"], "plain"),
        Column(f"{name}_latest", PACT[f"{term}Latest"], "plain"),
        Column(f"{name}_year", PACT[f"{term}Year"], "plain"),
    )


TABLES: tuple[Table, ...] = (
    Table(
        "agreements",
        "agreement",
        PACT.Agreement,
        (
            *_labels(),
            Column("type", DCTERMS.type, "word"),
            Column("instrument", PACT.instrument, "word"),
            Column("status", PACT.status, "word"),
            *_dates("planned_for", "plannedFor"),
            *_dates("signed_on", "signedOn"),
            *_dates("valid_from", "validFrom"),
            *_dates("valid_until", "validUntil"),
            Column("duration", PACT.duration, "plain"),
            Column("computed_until", PACT.computedUntil, "plain"),
            Column("computed_until_earliest", PACT.computedUntilEarliest, "plain"),
            Column("computed_until_latest", PACT.computedUntilLatest, "plain"),
            Column("unnamed_parties", PACT.unnamedParties, "plain"),
            Column("event", PACT.signingEvent, "iri"),
            Column("renews", PACT.renews, "iri"),
            Column("renewal_note", PACT.renewalNote, "text"),
        ),
    ),
    Table(
        "parties",
        "participation",
        PACT.Participation,
        (Column("body", PACT.body, "iri"), Column("role", PACT.role, "word")),
        owner=("agreement", PACT.participation),
    ),
    Table(
        "involvements",
        "involvement",
        PACT.Involvement,
        (
            Column("person", PACT.person, "iri"),
            Column("capacity", PACT.capacity, "word"),
            Column("post", PACT.heldPost, "iri"),
            Column("on_behalf_of", PACT.onBehalfOf, "iri"),
        ),
        owner=("agreement", PACT.involvement),
    ),
    Table(
        "prior_relations",
        "prior_relation",
        PACT.PriorRelation,
        (Column("description", DCTERMS.description, "text"), Column("domains", DCTERMS.subject, "word")),
        owner=("agreement", PACT.priorRelation),
    ),
    Table(
        "bodies",
        "body",
        PACT.Body,
        (
            *_labels(),
            Column("other_names", SKOS.altLabel, "text"),
            Column("level", ORG.classification, "word"),
            Column("place", PACT.territory, "iri"),
            Column("vision", PACT.vision, "text"),
            Column("sort_key", PACT.sortKey, "text"),
        ),
    ),
    Table(
        "people",
        "person",
        FOAF.Person,
        (Column("name", FOAF.name, "text"), *_labels(), Column("honorific", FOAF.title, "text")),
    ),
    Table(
        "memberships",
        "membership",
        ORG.Membership,
        (
            Column("person", ORG.member, "iri"),
            Column("body", ORG.organization, "iri"),
            Column("office", ORG.role, "word"),
            Column("post", PACT.heldPost, "iri"),
            Column("seen_in_office", PACT.seenInOffice, "plain"),
        ),
    ),
    Table(
        "posts",
        "post",
        ORG.Post,
        (*_labels(), Column("body", ORG.postIn, "iri"), Column("office", ORG.role, "word")),
    ),
    Table(
        "places",
        "place",
        SDO.Place,
        (
            *_labels(),
            Column("code", DCTERMS.identifier, "text"),
            Column("within", SDO.containedInPlace, "iri"),
            Column("latitude", SDO.latitude, "plain"),
            Column("longitude", SDO.longitude, "plain"),
            Column("same_as", OWL.sameAs, "iri"),
            Column("close_match", SKOS.closeMatch, "iri"),
        ),
    ),
    Table("venues", "venue", PACT.Venue, (*_labels(), Column("within", SDO.containedInPlace, "iri"))),
    Table(
        "events",
        "event",
        PACT.SigningEvent,
        (*_labels(), Column("start", SDO.startDate, "plain"), Column("venue", SDO.location, "iri")),
        owner=("agreement", PACT.signingEvent),
    ),
    Table(
        "sources",
        "source",
        PACT.Source,
        (
            Column("type", DCTERMS.type, "text"),
            Column("title", DCTERMS.title, "text"),
            Column("language", DCTERMS.language, "text"),
            Column("url", SDO.url, "iri"),
            Column("publisher", DCTERMS.publisher, "iri"),
            Column("issuer", PACT.issuer, "iri"),
            Column("issued", DCTERMS.issued, "plain"),
            Column("retrieved_on", PACT.retrievedOn, "plain"),
            Column("licence", DCTERMS.license, "iri"),
            Column("rights", DCTERMS.rights, "text"),
            Column("reading", PACT.reading, "text"),
            Column("retells", PROV.wasDerivedFrom, "iri"),
            Column("content_hash", PACT.contentHash, "text"),
            Column("file_hash", PACT.fileHash, "text"),
            Column("reprint_of", PACT.reprintOf, "iri"),
        ),
    ),
    Table("agents", "agent", FOAF.Agent, (*_labels(), Column("name", RDFS.label, "text"))),
    Table(
        "concepts",
        "concept",
        SKOS.Concept,
        (
            Column("scheme", SKOS.inScheme, "iri"),
            Column("word", SKOS.notation, "text"),
            Column("label_th", SKOS.prefLabel, "th"),
            Column("label_en", SKOS.prefLabel, "en"),
        ),
    ),
)

LINKS: tuple[Links, ...] = (
    Links(
        "agreement_domains",
        "agreement",
        "domain",
        (("covers", PACT.covers), ("headline", PACT.headlineDomain)),
        "word",
        "relation",
    ),
    Links(
        "agreement_texts",
        "agreement",
        "text",
        (("domain_phrase", PACT.domainPhrase), ("purpose", PACT.purpose), ("activity", PACT.activity)),
        "text",
        "relation",
    ),
    Links("agreement_sources", "agreement", "source", (("", PROV.wasDerivedFrom),)),
    Links("merged_reports", "report", "agreement", (("", DCTERMS.isReplacedBy),)),
    Links(
        "partners",
        "body",
        "partner",
        (("partner", PACT.partnerOf), ("former_partner", PACT.formerPartnerOf)),
        relation="relation",
    ),
    Links("same_as", "thing", "same_as", (("", URIRef("http://www.w3.org/2002/07/owl#sameAs")),)),
)

# a row per piece of evidence and span; its graph is the source's
EVIDENCE: tuple[Column, ...] = (
    Column("source", PROV.wasDerivedFrom, "iri"),
    Column("subject", RDF.subject, "iri"),
    Column("predicate", RDF.predicate, "iri"),
    Column("kind", PACT.kind, "text"),
    Column("row", PACT.row, "plain"),
    Column("rule", PACT.rule, "text"),
    Column("confidence", PACT.confidence, "plain"),
    Column("inferred", PACT.inferred, "plain"),
    Column("entered_by", PROV.wasAttributedTo, "iri"),
    Column("entered_on", DCTERMS.date, "plain"),
)
