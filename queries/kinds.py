"""Kinds: a name without the word for what it is a name of, which another script or language puts elsewhere, or leaves out."""

from __future__ import annotations

import re

from citypact.graph.names import ABBREVIATIONS, tidy

__all__ = ["bare"]

_WORDS = sorted((*ABBREVIATIONS, *ABBREVIATIONS.values(), "มหาวิทยาลัย"), key=len, reverse=True)
_THAI = re.compile(rf"^(?:{'|'.join(map(re.escape, _WORDS))})\s*(?=.{{2}})")
# words that may as well be the beginning of the name itself, as in นครพนม
_THAI_OR_NAME = re.compile(
    r"^(?:กรุง|นครหลวง|นคร|เมือง|มณฑล|เทศมณฑล|แขวง|รัฐ|เขต|อำเภอ|ตำบล|แคว้น|ประเทศ|สาธารณรัฐ|หมู่เกาะ|เกาะ)\s*(?=.{2})"
)
_LATIN = re.compile(
    r"\s*\b(?:city|town|subdistrict|municipality|provincial|administrative|organi[sz]ation|province|district|university"
    r"|prefecture|county|state|metropolitan|islands?|isle|republic)\b(?: of\b)?\s*"
)
_MORE = re.compile(r"(?<=.)\s*[,(].*")  # "Washington, D.C."


def bare(name: str) -> tuple[str, ...]:
    """The name in small letters without the word for its kind; both with and without it, where that may belong to the name.

    >>> bare("เทศบาลนครเชียงราย"), bare("Chiang Rai City Municipality"), bare("เมืองเชียงราย")
    (('เชียงราย',), ('chiang rai',), ('เมืองเชียงราย', 'เชียงราย'))
    """
    whole = _MORE.sub("", tidy(name).casefold())
    shorter = _THAI.sub("", whole)
    if shorter != whole:
        return (shorter,)
    shorter = _LATIN.sub(" ", whole).strip() or whole
    within = _THAI_OR_NAME.sub("", shorter)
    return (shorter,) if within == shorter else (shorter, within)
