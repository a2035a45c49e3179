"""Documents and relations: every word of a text for an agreement, with its type."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citypact.graph.extraction.rules import rules

__all__ = ["Document", "documents"]


@dataclass(frozen=True, slots=True)
class Document:
    """One word for a document (MOU, LOI ...) or for a relation (sister city ...)."""

    start: int
    end: int
    type: str
    relation: bool


def _load(key: str) -> tuple[re.Pattern[str], list[str]]:
    listed = rules("agreements")[key]
    return re.compile("|".join(f"(?P<d{n}>{rule['written']})" for n, rule in enumerate(listed))), [
        str(rule["type"]) for rule in listed
    ]


_DOCUMENTS, _DOCUMENT_TYPES = _load("documents")
_RELATIONS, _RELATION_TYPES = _load("relations")


def documents(text: str) -> list[Document]:
    """All mentions of documents and relations, in the order of the text.

    >>> [document.type for document in documents("ลงนามบันทึกความเข้าใจ (MOU) เป็นเมืองคู่แฝด")]
    ['mou', 'mou', 'twin_city']
    """
    found = [
        Document(
            match.start(), match.end(), _DOCUMENT_TYPES[int((match.lastgroup or "d0")[1:])], relation=False
        )
        for match in _DOCUMENTS.finditer(text)
    ]
    found += [
        Document(
            match.start(), match.end(), _RELATION_TYPES[int((match.lastgroup or "d0")[1:])], relation=True
        )
        for match in _RELATIONS.finditer(text)
    ]
    return sorted(found, key=lambda document: (document.start, document.end))
