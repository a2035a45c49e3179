"""Prefixes: the short names of namespaces that queries may use undeclared and that tables show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from citypact.ontology import terms
from citypact.ontology.terms import ID

__all__ = ["BASE", "PREFIXES", "curie", "iri_of", "prefixes"]

BASE = ID
# kinds of things under the base: a local name in SPARQL holds no slash, so each kind has a prefix of its own
_KINDS = (
    *("agreement", "participation", "involvement", "prior", "event", "body", "place", "venue"),
    *("person", "membership", "post", "source", "agent", "evidence"),
)

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^<>\"{}|^`\\\x00-\x20]*")
_LOCAL = re.compile(r"\w(?:[\w.\-]*[\w\-])?")  # narrower than PN_LOCAL: what needs no escape


def prefixes(base: str = BASE) -> dict[str, str]:
    """The prefixes of a graph whose things live under a base."""
    return {**{kind: f"{base}{kind}/" for kind in _KINDS}, **terms.prefixes(base)}


PREFIXES: Mapping[str, str] = MappingProxyType(prefixes())


def curie(iri: str, base: str = BASE) -> str | None:
    """The IRI as prefix and local name, as SPARQL reads it too; None where no prefix fits.

    >>> curie("https://w3id.org/citypact/id/agreement/a-1"), curie("https://example.org/x")
    ('agreement:a-1', None)
    """
    for prefix, namespace in prefixes(base).items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None


def iri_of(text: str, base: str = BASE) -> str | None:
    """The IRI that a person wrote, in full (with or without angle brackets) or as a table shows it; None if
    none.

    >>> iri_of("agreement:a-1"), iri_of("id:agreement/a-1") == iri_of("agreement:a-1"), iri_of("two words")
    ('https://w3id.org/citypact/id/agreement/a-1', True, None)
    """
    written = text.strip()
    if written.startswith("<") and written.endswith(">"):
        written = written[1:-1]
    if not _IRI.fullmatch(written):
        return None
    prefix, _, local = written.partition(":")
    namespace = prefixes(base).get(prefix)
    return namespace + local if namespace and not local.startswith("//") else written
