"""What can be said: the vocabulary of city cooperation, its concept schemes, its shapes.

The Turtle files are the authority; someone who knows cities and not Python can correct them.

=====================  ================================================================================
``citypact.ttl``       classes and properties, each with label, definition and example in Thai and English
``domains.ttl`` ...    one concept scheme per file: the values that records may use (docs/codebook.md)
``shapes.ttl``         what must hold in a graph (SHACL Core); the build checks it
``alignments.ttl``     how the vocabulary maps to others; ``foreign.csv`` says where a foreign term was seen
``context.jsonld``     the JSON-LD context of all terms
``sdgs.csv``           the UN goals that domains have to do with
=====================  ================================================================================

``terms`` names the terms for Python, ``concepts`` reads the schemes, ``codebook`` makes the page of the docs.
Graphs are in ``citypact.graph``, which imports this room; this room imports none.

>>> from citypact.ontology import concepts
>>> concepts("status")["signed"].label["en"]
'Signed'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citypact.ontology.concepts import SCHEMES, Concept, Scheme, concept, concepts, scheme

if TYPE_CHECKING:
    from citypact.ontology.terms import PACT, PREFIXES, prefixes

__all__ = ["PACT", "PREFIXES", "SCHEMES", "Concept", "Scheme", "concept", "concepts", "prefixes", "scheme"]


def __getattr__(name: str) -> Any:
    """The terms on first use (PEP 562): they need rdflib, whose import takes longer than reading a scheme."""
    if name in ("PACT", "PREFIXES", "prefixes"):
        from citypact.ontology import terms

        return getattr(terms, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
