"""Statuses: how an agreement stands, as the words around its documents tell and judges weigh."""

from __future__ import annotations

import re
from collections import Counter

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.judges import probabilities
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import any_of

__all__ = ["STATUSES", "status_of", "told_status"]

_DATA = rules("agreements")
_STATUS = {status: any_of(patterns) for status, patterns in _DATA["status"].items()}
_HOPE = any_of(_DATA["hope"])
_FORMER = any_of(_DATA["former"])
_NEGATED = expression(
    r"(?:ไม่ได้(?:มา)?|มิได้|ไม่มีการ|ไม่ใช่การ|ยังไม่|ก่อน(?:จะ)?นัดหมายวัน|วัน|"
    r"ประสาน[ก-๙]{0,20}วัน|ว่าจะ|(?i:\bnot (?:yet )?(?:been )?|no agreement has been |yet to be ))\Z"
)


def told_status(
    mentions: Mentions, said: list[Document]
) -> tuple[Counter[tuple[str, str]], dict[str, tuple[int, int]]]:
    """What the words around the documents say of how they stand: (status, where) counted, and where each is said first."""
    votes: Counter[tuple[str, str]] = Counter()
    seen: dict[str, tuple[int, int]] = {}
    windows: list[tuple[int, int, str]] = []
    for number, document in enumerate(said):
        start, end = mentions.line(document.start)
        window = (max(start, document.start - 110), min(end, document.end + 170))
        where = "title" if document.start < mentions.article.body else "first" if number == 0 else "later"
        if windows and window[0] < windows[-1][1] and windows[-1][0] <= window[0]:
            windows[-1] = (windows[-1][0], max(window[1], windows[-1][1]), windows[-1][2])
        else:
            windows.append((*window, where))
    for start, end, where in windows:
        taken: list[tuple[int, int]] = []
        for status in ("ended", "renewed", "planned", "proposed", "in_force", "signed"):
            for match in _STATUS[status].finditer(mentions.text, start, end):
                if any(match.start() < stop and begin < match.end() for begin, stop in taken):
                    continue
                before = mentions.text[max(start, match.start() - 24) : match.start()]
                if status == "renewed" and (
                    re.match(r"ต่ออายุ(?:ได้|ออก|อัตโนมัติ)", mentions.text[match.start() : match.start() + 14])
                ):
                    continue
                if status == "signed" and (
                    _NEGATED.search(before) or _FORMER.search(before) or _HOPE.search(before)
                ):
                    continue
                if status == "in_force" and _FORMER.search(before):
                    continue
                taken.append(match.span())
                votes[status, where] += 1
                seen.setdefault(status, match.span())
    return votes, seen


STATUSES = ("signed", "planned", "in_force", "proposed", "renewed", "ended")
_JUDGES = tuple(f"status.{status}" for status in STATUSES)


def status_of(
    features: set[str],
    votes: Counter[tuple[str, str]],
    seen: dict[str, tuple[int, int]],
    said: list[Document],
    *,
    older: bool,
) -> Found[str]:
    """The stand of an agreement: the status that the judges hold most probable."""
    scores = dict(zip(STATUSES, probabilities(_JUDGES, features), strict=True))
    if older and scores["ended"] < _SURE:
        scores["in_force"] = max(scores["in_force"], _SURE)
    told = {status for status, _ in votes}
    over = "english" in features and "ended" in told and told.isdisjoint(_GOES_ON)
    if over and max(scores.values()) < _CERTAIN:  # the judges have read of few ties that end
        scores["ended"] = _CERTAIN
    status = max(STATUSES, key=lambda each: scores[each])
    if status == "planned" and "english" in features and "proposed" in told and "day.ahead" not in features:
        scores["proposed"] = scores["planned"]
        status = "proposed"  # what is approved or hoped for has no day yet
    span = seen.get(status, (said[0].start, said[0].end))
    confidence = scores[status] / (sum(scores.values()) or 1)
    rule = f"status.{status.replace('_', '-')}"
    return Found(status, *span, rule, confidence, inferred=status not in seen)


_SURE = 0.5
_CERTAIN = 0.9
_GOES_ON = frozenset({"renewed", "planned"})  # what is signed anew may have lapsed before
