"""The language of a text, by its script."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["language_of"]

_THAI = re.compile(r"[ก-๛]+")
_LATIN = re.compile(r"[A-Za-z]+")


def language_of(text: str) -> str:
    """th or en, by the letters of the first part of a text; und where it has none.

    >>> language_of("เทศบาลนครสายลม MOU"), language_of("The city"), language_of("123")
    ('th', 'en', 'und')
    """
    return _language(text[:20_000])


@lru_cache(maxsize=8)
def _language(sample: str) -> str:
    thai, latin = (sum(map(len, script.findall(sample))) for script in (_THAI, _LATIN))
    if not thai and not latin:
        return "und"
    return "th" if thai * 4 >= latin else "en"
