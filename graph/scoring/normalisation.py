"""Spelling that carries no meaning, folded for comparison with gold.

It is coarser than ``names.fold``, which makes keys of identities, and stays as it is: figures of two versions are only
comparable when the same is held equal.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["folded", "folded_person"]

_DIGITS = {ord("๐") + value: str(value) for value in range(10)}
# fixed with the score: the table of abbreviations that are read may grow, figures stay comparable
_SHORT = (
    ("ทน.", "เทศบาลนคร"),
    ("ทม.", "เทศบาลเมือง"),
    ("ทต.", "เทศบาลตำบล"),
    ("อบจ.", "องค์การบริหารส่วนจังหวัด"),
    ("อบต.", "องค์การบริหารส่วนตำบล"),
    ("กทม.", "กรุงเทพมหานคร"),
    ("จ.", "จังหวัด"),
)
_LEADING = re.compile(r"(?:the|city of)\s+", re.IGNORECASE)
_UNHEARD = re.compile(r"[\s\"'“”‘’().,\-–]+")
_TITLES = re.compile(
    r"(?:นาย|นางสาว|นาง|น\.ส\.|ดร\.|ผศ\.|รศ\.|ศ\.|mr\.?\s|mrs\.?\s|ms\.?\s|dr\.?\s)+", re.IGNORECASE
)


def folded(text: str | None) -> str:
    """A text without what carries no meaning: width, spaces, quotes, stops, digits' script, case, ``เเ``; abbreviated
    kinds of local government written out.

    >>> folded("ทน. เชียงราย") == folded("เทศบาลนครเชียงราย")
    True
    >>> folded("The City Hall (๒)")
    'cityhall2'
    """
    written = unicodedata.normalize("NFKC", text or "").translate(_DIGITS).replace("เเ", "แ").strip()
    for short, full in _SHORT:
        if written.startswith(short):
            written = full + written.removeprefix(short)
    leading = _LEADING.match(written)
    return _UNHEARD.sub("", written[leading.end() :] if leading else written).casefold()


def folded_person(name: str | None) -> str:
    """A person's name without titles, folded.

    >>> folded_person("นายสมมุติ ใจดี") == folded_person("ดร.สมมุติ  ใจดี")
    True
    """
    stripped = (name or "").strip()
    titles = _TITLES.match(stripped)
    return folded(stripped[titles.end() :] if titles else stripped)
