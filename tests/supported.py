"""What the known graph says of its witnesses, worked out from the claims of the sources: the long form that it must equal."""

from __future__ import annotations

import pyoxigraph as ox

from citypact.ontology.terms import NS
from citypact.queries.terms import said

LONG_FORM = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX pact: <https://w3id.org/citypact/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?agreement ?property ?witnesses ?confidence WHERE {
  {
    SELECT ?agreement ?property ?value (COUNT(DISTINCT ?witness) AS ?witnesses) WHERE {
      VALUES ?property { dct:type pact:status pact:signedOn pact:plannedFor pact:validFrom pact:validUntil }
      ?agreement a pact:Agreement ; ?property ?value .
      GRAPH ?graph { ?agreement ?property ?value ; prov:wasDerivedFrom ?source }
      OPTIONAL { ?source pact:reprintOf ?first }
      OPTIONAL { ?source a pact:Source ; prov:wasDerivedFrom ?original }
      BIND(COALESCE(?first, ?original, ?source) AS ?witness)
    }
    GROUP BY ?agreement ?property ?value
  }
  OPTIONAL {
    SELECT ?agreement ?property ?value (MAX(?read) AS ?confidence) WHERE {
      GRAPH ?graph {
        ?evidence pact:confidence ?read ; rdf:subject ?agreement ; rdf:predicate ?property ; rdf:object ?value
      }
      FILTER NOT EXISTS {
        GRAPH ?other {
          ?confirmed rdf:subject ?agreement ; rdf:predicate ?property ; rdf:object ?value ;
            pact:kind "extracted" ; prov:wasAttributedTo ?person
        }
      }
    }
    GROUP BY ?agreement ?property ?value
  }
}
"""


def counted(store: ox.Store) -> set[tuple[str, str, str]]:
    """How many witnesses each value has, where it has several, and how surely it was read: by the claims of the sources."""
    found = set[tuple[str, str, str]]()
    answers = store.query(LONG_FORM)
    assert isinstance(answers, ox.QuerySolutions)
    for answer in answers:
        agreement, fact, witnesses, confidence = map(said, tuple(answer))
        name = fact.replace("#", "/").rsplit("/", 1)[1]
        if int(witnesses) > 1:
            found.add((agreement, f"{name}Witnesses", witnesses))
        if confidence:
            found.add((agreement, f"{name}Confidence", confidence))
    return found


def stated(store: ox.Store) -> set[tuple[str, str, str]]:
    """The same, as the known graph states it."""
    return {
        (str(quad.subject)[1:-1], quad.predicate.value.removeprefix(NS), said(quad.object))
        for quad in store
        if quad.predicate.value.startswith(NS) and quad.predicate.value.endswith(("Witnesses", "Confidence"))
        if not quad.predicate.value.endswith(("#matchConfidence", "#identityConfidence"))
    }
