"""Sentences of English texts."""

from __future__ import annotations

from collections.abc import Iterator

from citypact.graph.extraction.expressions import expression

__all__ = ["sentences"]

# a full stop behind a title, an initial or a short word ends none
_TITLES = (
    "Mr Mrs Ms Dr Prof Assoc Asst Gov Gen Col Lt Capt Hon Rev Cllr Cr St No Sr Jr Pol Sen Rep Engr Atty Supt"
)
_SHORT = "".join(rf"(?<!\b{title}[.!?])" for title in _TITLES.split())
# the marks come first, so that the letters are passed over quickly
_SENTENCE = expression(
    rf"[.!?\n](?:(?<=\n)\n*|(?:(?<=[a-z0-9)”\"’][.!?])|(?<=[A-Za-z][A-Z][.!?])){_SHORT}[”\"’]?"
    r"(?=\s+[“\"A-ZÀ-Þ-]))"
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch of English text."""
    position = start
    for match in _SENTENCE.finditer(text, start, end):
        if match.end() > position:
            yield position, match.end()
        position = match.end()
    if position < end:
        yield position, end
