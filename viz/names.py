"""Names as they may be shown: inert, isolated, and short enough for a picture."""

from __future__ import annotations

import re
import unicodedata

from citypact.viz.words import Words

__all__ = ["cut", "in_place", "inert", "plain"]

# Embeddings, overrides and isolates (UAX #9, section 2) reorder what stands beside them, and no name needs them;
# the page isolates every name with <bdi>, which keeps names in right-to-left scripts right.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_NO_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def plain(text: str, limit: int = 600) -> str:
    """Text on one line without controls that reach beyond it, cut at ``limit`` characters.

    >>> plain("a\\u202eb\\u2028c")
    'ab c'
    """
    if (
        len(text) <= limit and text.isprintable()
    ):  # as nearly every name: nothing in it is a control or a break
        return text
    # A little more than the limit is enough to clean: a hostile name may be megabytes long.
    text = _REORDERING.sub("", text[: 4 * limit])
    return cut(_NO_CHARACTER.sub("\ufffd", _BREAKS.sub(" ", text)), limit)


def inert(words: Words) -> Words:
    """The same of both languages."""
    return Words(plain(words.th), plain(words.en))


def in_place(text: str) -> str:
    """Text without controls, letter by letter, so that marks in it stay where they are."""
    return "".join(letter if letter == " " or plain(letter) == letter else "\ufffd" for letter in text)


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, the last an ellipsis where something was cut, never between a letter and its marks.

    >>> cut("เทศบาลนครเชียงราย", 8)
    'เทศบาลน…'
    """
    if len(text) <= limit:
        return text
    end = limit - 1
    while end > 1 and unicodedata.category(text[end]).startswith("M"):
        end -= 1
    return text[:end].rstrip() + "…"
