"""Statuses: how an agreement stands, as the words around its documents tell and judges weigh."""

from __future__ import annotations

import re
from collections import Counter

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.english_names import MONTHS
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.judges import probabilities
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought, any_of
from citypact.graph.extraction.thai_statuses import in_thai

__all__ = ["STATUSES", "signing_ahead", "status_of", "told_status"]

_DATA = rules("agreements")
_STATUS = {status: any_of(patterns) for status, patterns in _DATA["status"].items()}
_STATUS["approved"] = any_of(_DATA["approved"])
_HOPE = any_of(_DATA["hope"])
_FORMER = any_of(_DATA["former"])
_NEGATED = expression(
    r"(?:ไม่ได้(?:มา)?|มิได้|ไม่มีการ|ไม่ใช่การ|ยังไม่|ก่อน(?:จะ)?นัดหมายวัน|วัน|"
    r"ประสาน[ก-๙]{0,20}วัน|ว่าจะ|(?i:\bnot (?:yet )?(?:been )?|no agreement has been |yet to be ))\Z"
)


def told_status(
    mentions: Mentions, said: list[Document]
) -> tuple[Counter[tuple[str, str]], dict[str, tuple[int, int]]]:
    """What the words around the documents say of how they stand: (status, where) counted, and where each is said first.

    Where a signing is said to be allowed, or to be asked for, that is ``approved`` too.
    """
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
        for words in ("ended", "renewed", "approved", "planned", "proposed", "in_force", "signed"):
            status = "proposed" if words == "approved" else words
            for match in _STATUS[words].finditer(mentions.text, start, end):
                if any(match.start() < stop and begin < match.end() for begin, stop in taken):
                    continue
                before = mentions.text[max(start, match.start() - 24) : match.start()]
                if status == "renewed" and (
                    re.match(r"ต่ออายุ(?:ได้|ออก|อัตโนมัติ)", mentions.text[match.start() : match.start() + 14])
                    or _NOT_WISHED.search(before)
                ):
                    continue
                if status == "signed" and _TO_COME.search(before):
                    votes["planned", where] += 1
                    seen.setdefault("planned", match.span())
                    continue
                if status == "signed" and (
                    _NEGATED.search(before) or _FORMER.search(before) or _HOPE.search(before)
                ):
                    continue
                if status == "in_force" and _FORMER.search(before):
                    continue
                if status == "planned" and _gone(mentions.text, start, match.start()):
                    status = "signed"
                taken.append(match.span())
                votes[status, where] += 1
                seen.setdefault(status, match.span())
                seen.setdefault(words, match.span())
    return votes, seen


def _gone(text: str, start: int, position: int) -> bool:
    """Whether it is told what for somebody went somewhere: "flew to Hill to sign"."""
    return (
        text.startswith("to ", position)
        and _WENT.search(text, max(start, position - 90), position) is not None
    )


_WENT = expression(
    r"\b(?:flew|travell?ed|came|went|gathered|met|visited|arrived|assembled|(?:was|were) in)\b[^.;\n]*\Z"
)
STATUSES = ("signed", "planned", "in_force", "proposed", "renewed", "ended")
_JUDGES = tuple(f"status.{status}" for status in STATUSES)


def status_of(
    features: set[str],
    votes: Counter[tuple[str, str]],
    seen: dict[str, tuple[int, int]],
    said: list[Document],
    *,
    older: bool,
    known: bool = False,
    ahead: bool = False,
    founded: bool = False,
) -> Found[str]:
    """The stand of an agreement: the status that the judges hold most probable.

    ``known``: the text tells of it as known before; ``ahead``: a signing is told to come; ``founded``: the text
    says that the relation is being founded.
    """
    scores = dict(zip(STATUSES, probabilities(_JUDGES, features), strict=True))
    if older and scores["ended"] < _SURE:
        scores["in_force"] = max(scores["in_force"], _SURE)
    told = {status for status, _ in votes}
    over = "english" in features and "ended" in told and told.isdisjoint(_GOES_ON)
    if over and max(scores.values()) < _CERTAIN:  # the judges have read of few ties that end
        scores["ended"] = _CERTAIN
    status = max(STATUSES, key=lambda each: scores[each])
    if (
        status == "planned"
        and "english" in features
        and "proposed" in told
        and not ahead
        and "day.ahead" not in features
    ):
        scores["proposed"] = scores["planned"]
        status = "proposed"  # what is approved or hoped for has no day yet
    if "english" in features and not older:
        status = _in_english(
            status,
            scores,
            told,
            ahead=ahead or "day.ahead" in features,
            dated="day.none" not in features,
            done="before.signed" in features and not said[0].relation,
        )
    elif "english" not in features and not older:
        status = in_thai(
            status, scores, told, features, approved="approved" in seen, founded=founded, known=known
        )
    span = seen.get(status, (said[0].start, said[0].end))
    confidence = scores[status] / (sum(scores.values()) or 1)
    rule = f"status.{status.replace('_', '-')}"
    return Found(status, *span, rule, confidence, inferred=status not in seen)


_NOT_WISHED = expression(r"(?:ไม่|มิ)(?:มี|ได้|ขอ|คิด|ประสงค์|ต้องการ|มีความประสงค์)?(?:จะ|ที่จะ|การ|ให้)?\Z")
# what is not done yet: "shall be signed"
_TO_COME = expression(
    r"(?i:\b(?:shall|will|should|may|might|can|could|must|ought to|(?:is|are|due|set|expected|going|about) to)"
    r"(?: (?:soon|then|also|now|first|only))? be )\Z"
)


def _in_english(
    status: str, scores: dict[str, float], told: set[str], *, ahead: bool, dated: bool, done: bool
) -> str:
    """The status in English, where a plan is a signing to come, and a signing to come is a plan.

    ``done``: a paper is told to be signed, so that what stands is an older tie of its partners.
    """
    if status == "ended" and "ended" not in told and scores["ended"] < _CERTAIN:
        status = max((each for each in STATUSES if each != "ended"), key=lambda each: scores[each])
    if (
        status == "in_force"
        and (done or "in_force" not in told)
        and "signed" in told
        and scores["signed"] >= _SURE
    ):
        scores["signed"] = scores["in_force"]
        status = "signed"
    if ahead and "planned" in told and "signed" not in told and status == "signed":
        coming = "planned" if dated else "proposed"
        scores[coming] = scores[status]
        status = coming
    if status == "planned" and not ahead and (scores["planned"] < _PLAIN or scores["proposed"] >= _SURE):
        least = _SURE if "planned" in told else _LIKELY
        status = "signed" if "signed" in told and scores["signed"] >= least else "proposed"
        scores[status] = max(scores[status], scores["planned"])
    elif status == "proposed" and ahead and "planned" in told and scores["planned"] >= _SURE:
        scores["planned"] = scores["proposed"]
        status = "planned"
    return status


def signing_ahead(mentions: Mentions, said: list[Document]) -> bool:
    """Whether an English text tells of a signing to come, beside one of the documents."""
    if not mentions.english:
        return False
    return _ADVISORY.search(mentions.text) is not None or any(
        not _gone(mentions.text, start, ahead.start())
        for document in said
        for start, end in [mentions.line(document.start)]
        for ahead in _AHEAD.finditer(
            mentions.text, max(start, document.start - _NEAR), min(end, document.end + _NEAR)
        )
    )


_NEAR = 200
_ADVISORY = Sought(r"(?i:media advisory|save the date|invitation to the (?:press|media))")
_AHEAD = Sought(
    r"(?i:\b(?:will|shall|(?:is|are|due|set|going|expected|plans?|ready|prepar\w+|about|to be|to) to|to|to be|scheduled)"
    r"(?: [a-z]+){0,3} (?:re-?)?(?:sign|ink|seal|exchange)(?:ed|ing)?\b|upcoming signing|"
    r"(?:will|is to|are to) be (?:held|formali[sz]ed|concluded|made official|twinned)|"
    r"preparations?\b[^.\n]{0,60}\bsigning|prepar(?:es|ing)\b[^.\n]{0,40}\bsigning|date (?:of|for) the signing|"
    r"(?:when|where) (?:an?|the|their|its) [^.\n]{0,60} (?:is|are) (?:to be )?signed|"
    r"signing (?:ceremony )?(?:is |will be )?(?:set|scheduled|planned|to take place|will)|"
    rf"(?:this|next|coming) (?:week|month|year|{MONTHS})(?: and| to| will)* signs?\b)"
)
_LIKELY = 0.2
_PLAIN = 0.95  # so sure is a judge where a signing is announced
_SURE = 0.5
_CERTAIN = 0.9
_GOES_ON = frozenset({"renewed", "planned"})  # what is signed anew may have lapsed before
