"""The language of a text, by its script."""

from __future__ import annotations

from functools import lru_cache

from citypact.graph.extraction.expressions import expression

__all__ = ["language_of"]

_THAI = expression(r"[ก-๛]+")
_LATIN = expression(r"[A-Za-z]+")
_OF_LATIN = 4  # letters that one Thai letter outweighs


def language_of(text: str) -> str:
    """th or en, by the letters of the first part of a text; und where it has none.

    >>> language_of("เทศบาลนครสายลม MOU"), language_of("The city"), language_of("123")
    ('th', 'en', 'und')
    """
    return _language(text[:20_000])


@lru_cache(maxsize=8)
def _language(sample: str) -> str:
    thai = sum(map(len, _THAI.findall(sample)))
    if thai and thai * _OF_LATIN >= len(sample) - thai:
        return "th"  # however many of the other letters are Latin
    latin = sum(map(len, _LATIN.findall(sample)))
    if not thai and not latin:
        return "und"
    return "th" if thai * _OF_LATIN >= latin else "en"
