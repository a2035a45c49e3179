"""Licences: the ways in which one Creative Commons licence is written, shown as one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citypact.viz.words import Words

__all__ = ["licence_words"]

# Ported versions (/3.0/th/) are licences of their own: they are shown as they came.
_LICENCE = re.compile(
    r"(?:https?://(?:www\.)?creativecommons\.org/licenses/|cc[- ])(by(?:-nc)?(?:-nd|-sa)?)[-/ ](\d\.\d)"
    r"/?(?:deed(?:\.[a-z-]+)?|legalcode(?:\.[a-z-]+)?)?",
    re.ASCII | re.IGNORECASE,
)
_ZERO = re.compile(
    r"(?:https?://(?:www\.)?creativecommons\.org/publicdomain/zero/|cc0[- ])(1\.0)"
    r"/?(?:deed(?:\.[a-z-]+)?|legalcode(?:\.[a-z-]+)?)?",
    re.ASCII | re.IGNORECASE,
)
_NOT_STATED = Words("ไม่ระบุ", "not stated")


def licence_words(licences: Iterable[str]) -> tuple[Words, ...]:
    """Every licence once, in the order in which they came; one that is not known by its form stays as it is.

    >>> [words.en for words in licence_words(["CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "ODbL"])]
    ['CC BY 4.0', 'ODbL']
    """
    return tuple(dict.fromkeys(map(_words, licences)))


def _words(licence: str) -> Words:
    text = licence.strip()
    if text.casefold() in ("", "unknown", "not stated"):
        return _NOT_STATED
    if match := _LICENCE.fullmatch(text):
        text = f"CC {match[1].upper()} {match[2]}"
    elif match := _ZERO.fullmatch(text):
        text = f"CC0 {match[1]}"
    return Words(text, text)
