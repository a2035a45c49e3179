"""A list of ties: whose they are, and for each partner of what kind its tie is and since when it stands."""

from __future__ import annotations

from dataclasses import dataclass

from citypact.graph.extraction.body_mentions import GOVERNMENTS, BodyMention
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.findings import Found

__all__ = ["GOVERNS", "ListedTie", "TieList"]

GOVERNS = GOVERNMENTS - {"pao", "sao"}


@dataclass(frozen=True, slots=True)
class ListedTie:
    """A tie of one that is listed: its partner, its kind, since when it stands."""

    partner: BodyMention
    type: Found[str]
    date: Found[str] | None


@dataclass(frozen=True, slots=True)
class TieList:
    """The ties that a text lists: whose they are, the words that tell of them, and whether they stand."""

    start: int
    end: int
    document: Document
    hub: BodyMention
    ties: tuple[ListedTie, ...]
    stands: bool  # nothing is signed, sought or ended here: the ties are as they are
    status: str = "in_force"
