"""Scoring: how far a reading of texts agrees with their gold records, slot by slot, and what its confidence means.

``score`` compares two sets of records: precision, recall and F1 per slot over all documents (micro-averaged), with 95 %
bootstrap intervals. ``judged`` sets the confidence of every value beside whether it is right. What a slot compares is
written in ``slots.py``, what counts as equal in ``normalisation.py`` and ``phrases.py``.
"""

from __future__ import annotations

from citypact.graph.scoring.calibration import BINS, SURE, Judged, Share, binned, judged, share
from citypact.graph.scoring.folders import extended_ids, records_of
from citypact.graph.scoring.scores import Disagreement, Score, SlotScore, score
from citypact.graph.scoring.slots import EXTENDED, FURTHER, SLOTS

__all__ = [
    "BINS",
    "EXTENDED",
    "FURTHER",
    "SLOTS",
    "SURE",
    "Disagreement",
    "Judged",
    "Score",
    "Share",
    "SlotScore",
    "binned",
    "extended_ids",
    "judged",
    "records_of",
    "score",
    "share",
]
