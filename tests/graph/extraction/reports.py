"""Invented reports, and what is found in them."""

from __future__ import annotations

from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.passages import article

__all__ = ["mentions_of"]


def mentions_of(text: str) -> Mentions:
    """The mentions of a report of these words, under a title that tells nothing."""
    return Mentions.of(article(f"ข่าวสมมติ\n\n{text}"))
