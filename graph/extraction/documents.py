"""Documents and relations: every word of a text for an agreement, with its type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import Alternatives, rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["Document", "documents"]


@dataclass(frozen=True, slots=True)
class Document:
    """One word for a document (MOU, LOI ...) or for a relation (sister city ...)."""

    start: int
    end: int
    type: str
    relation: bool


def _load(key: str) -> tuple[Alternatives, list[str]]:
    listed, signed = rules("agreements")[key], str(rules("agreements")["before_signed"])
    written = [signed * bool(rule.get("signed")) + str(rule["written"]) for rule in listed]
    return Alternatives(written), [str(rule["type"]) for rule in listed]


_DOCUMENTS, _DOCUMENT_TYPES = _load("documents")
_RELATIONS, _RELATION_TYPES = _load("relations")


def _signing(key: str) -> Sought:
    return Sought(str(rules("agreements")[key]).replace("{else}", str(rules("agreements")["else"])))


_ALONE, _JOINED, _NAMELESS = (_signing(key) for key in ("alone", "joined", "nameless"))


def documents(text: str, *, english: bool = False) -> list[Document]:
    """All mentions of documents and relations, in the order of the text; in English, else of agreements without a name.

    >>> [document.type for document in documents("ลงนามบันทึกความเข้าใจ (MOU) เป็นเมืองคู่แฝด")]
    ['mou', 'mou', 'twin_city']
    """
    found = [
        *_sought(text, _DOCUMENTS, _DOCUMENT_TYPES, False),
        *_sought(text, _RELATIONS, _RELATION_TYPES, True),
    ]
    if found and not english and all(told.relation for told in found) and _of_committees(text, found):
        return []
    if not found:  # "ลงนามร่วมกับ ...", and no word for what is signed
        found = [Document(*match.span(), "ceremony", False) for match in _ALONE.finditer(text)]
    if not found and "สัญญา" not in text:  # "... และเทศบาล... ร่วมลงนาม", in no report of a contract
        found = [Document(*match.span("signing"), "ceremony", False) for match in _JOINED.finditer(text)]
    if not found and english:
        found = [Document(*match.span(), "agreement", False) for match in _NAMELESS.finditer(text)]
    return sorted(found, key=lambda document: (document.start, document.end))


# whose task such ties are in general, between whomever
_COMMITTEE = expression(
    r"(?:คณะ(?:กรรมการ|อนุกรรมการ|ทำงาน)|โครงการ)(?:การ)?(?:ขับเคลื่อน|ดำเนิน|ส่งเสริม|พัฒนา|บริหาร|ประสาน)[ก-๎]{0,30}(?:ความ)?สัมพันธ์\Z"
)
_LONGEST = 80  # letters: such a name
_BETWEEN = expression(r"[ ]?\)?[ ]?(?:\([^()\n]{1,30}\)[ ]?)?(?:ระหว่าง|กับ)")


def _of_committees(text: str, relations: list[Document]) -> bool:
    """Whether all relations stand in the names of committees and projects, and it is not told with whom they are."""
    dropped = -1
    for told in relations:
        again = 0 <= told.start - dropped < _BRACKET and _OPENS.fullmatch(text, dropped, told.start)
        if not again and not _COMMITTEE.search(text, max(0, told.start - _LONGEST), told.start):
            return False
        if _BETWEEN.match(text, told.end):
            return False
        dropped = told.end
    return True


_BRACKET = 4  # letters: " (", before the same in English
_OPENS = expression(r"[ ]?\([ ]?")


def _sought(text: str, words: Alternatives, types: list[str], relation: bool) -> Iterator[Document]:
    for match, number in words.finditer(text):
        yield Document(match.start(), match.end(), types[number], relation)
