"""What a text says outright of how an agreement stands, whatever the judges weigh: what overrules them, in one place."""

from __future__ import annotations

from typing import NamedTuple

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.english_statuses import (
    over_in_wishes,
    signed_in_other_words,
    signed_outright,
    signing_ahead,
    told_over,
    told_to_go_on,
    told_to_stay,
)
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import known_before, tied_before
from citypact.graph.extraction.set_signings import signing_set
from citypact.graph.extraction.signed_before import signed_before
from citypact.graph.extraction.thai_grounds import grounds_only
from citypact.graph.extraction.thai_statuses import relation_founded

__all__ = ["StatusSigns", "status_signs"]


class StatusSigns(NamedTuple):
    """The signs that are asked for; those of one language are never given in the other."""

    older: bool = False  # it is told as an older tie
    beside: bool = False  # another tie of the partners is told
    ahead: bool = False  # a signing is told to come
    # in Thai
    known: bool = False  # the documents are told as known before what is news
    founded: bool = False  # a relation is said to be founded
    scheduled: bool = False  # a signing has its day or its month to come
    # in English
    over: bool = False  # the tie is said to be ended
    wished: bool = False  # only that somebody would end it
    outright: bool = False  # somebody is said to have signed the paper
    signed_otherwise: bool = False  # officials sign some paper without a word for it
    anew: bool = False  # the partners are said to go on
    kept: bool = False  # a council will not have it ended


def status_signs(
    mentions: Mentions,
    said: list[Document],
    stretch: tuple[int, int],
    *,
    older: bool,
    numbered: bool,
    beside: bool,
) -> StatusSigns:
    """The signs of one agreement, of which ``said`` are the documents and which a stretch of the text tells of.

    ``older``, ``numbered``: it is told as an older tie, or as one of several papers; ``beside``: so is another one.
    """
    if not mentions.english:
        return StatusSigns(
            older=older,
            beside=beside,
            known=all(known_before(mentions, document) for document in said)
            or (older and all(tied_before(mentions, document) for document in said))
            or grounds_only(mentions, said)
            or signed_before(mentions, said) is not None,
            founded=relation_founded(mentions, said),
            scheduled=signing_set(mentions, *stretch) is not None,
        )
    alone = not (older or numbered)
    return StatusSigns(
        older=older,
        beside=beside,
        ahead=signing_ahead(mentions, said),
        over=not older and told_over(mentions, said),
        wished=over_in_wishes(mentions, said),
        outright=signed_outright(mentions, said),
        signed_otherwise=not older and signed_in_other_words(mentions, said),
        anew=alone and told_to_go_on(mentions),
        kept=alone and told_to_stay(mentions),
    )
