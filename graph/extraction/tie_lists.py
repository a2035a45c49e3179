"""Lists of ties: a text tells in one breath with which cities a city has ties, and since when with each."""

from __future__ import annotations

import re

from citypact.graph.extraction.english_tie_lists import english_tie_lists
from citypact.graph.extraction.listed_ties import TieList
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import once
from citypact.graph.extraction.thai_tie_lists import thai_tie_lists

__all__ = ["listed_alone", "tie_lists"]


def tie_lists(mentions: Mentions) -> list[TieList]:
    """The lists of ties of a text, in its order; none where it lists none."""
    told = english_tie_lists if mentions.english else thai_tie_lists
    return once(mentions.text, "tie lists", lambda: told(mentions))


def listed_alone(mentions: Mentions) -> frozenset[str]:
    """The names of those that a text tells of nowhere but in lists of ties that stand: no parties of anything else."""
    lists = [ties for ties in tie_lists(mentions) if ties.stands]
    names = {tie.partner.name for ties in lists for tie in ties.ties}
    return frozenset(
        name
        for name in names
        if all(
            any(ties.start <= match.start() < ties.end for ties in lists)
            for match in re.finditer(re.escape(name), mentions.text)
        )
    )
