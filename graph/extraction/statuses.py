"""Statuses: how an agreement stands, as the words around its documents tell and judges weigh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.english_standing import in_english
from citypact.graph.extraction.english_statuses import done_already
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.judges import probabilities
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import any_of
from citypact.graph.extraction.status_signs import StatusSigns
from citypact.graph.extraction.thai_standing import in_thai

__all__ = ["STATUSES", "status_of", "told_status"]

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
    mentions: Mentions,
    said: list[Document],
    older: Collection[tuple[int, int]] = (),
    stretch: tuple[int, int] | None = None,
) -> tuple[Counter[tuple[str, str]], dict[str, tuple[int, int]]]:
    """What the words around the documents say of how they stand: (status, where) counted, and where each is said first.

    Where a signing is said to be allowed, or to be asked for, that is ``approved`` too. ``older``: stretches that tell of
    older ties; ``stretch``: the one beyond which another agreement is told.
    """
    votes: Counter[tuple[str, str]] = Counter()
    seen: dict[str, tuple[int, int]] = {}
    windows: list[tuple[int, int, str]] = []
    for number, document in enumerate(said):
        start, end = mentions.line(document.start)
        if stretch:
            start, end = max(start, min(stretch[0], document.start)), min(end, max(stretch[1], document.end))
        end = min((begin for begin, _ in older if document.end <= begin < end), default=end)
        start = max((stop for _, stop in older if start < stop <= document.start), default=start)
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
                if (status == "renewed" and _MAY.search(before)) or (
                    status == "proposed" and _BEFORE_THAT.search(before)
                ):
                    continue
                if status == "renewed" and (
                    _RENEWABLE.match(mentions.text, match.start()) or _NOT_WISHED.search(before)
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
                if status == "ended" and _OF_VISIT.search(
                    mentions.text[max(start, match.start() - 110) : min(end, match.end() + 40)]
                ):
                    continue
                if status == "in_force" and _FORMER.search(before):
                    continue
                if status == "planned" and done_already(mentions.text, start, match.start(), end):
                    status = "signed"
                if status == "signed" and (
                    _COULD.search(before)
                    or _SUGGESTED.search(mentions.text[max(start, match.start() - 70) : match.start()])
                ):
                    status = "proposed"
                    seen.setdefault("suggested", match.span())
                taken.append(match.span())
                votes[status, where] += 1
                seen.setdefault(status, match.span())
                seen.setdefault(words, match.span())
    return votes, seen


STATUSES = ("signed", "planned", "in_force", "proposed", "renewed", "ended")
_JUDGES = tuple(f"status.{status}" for status in STATUSES)


def status_of(
    features: set[str],
    votes: Counter[tuple[str, str]],
    seen: dict[str, tuple[int, int]],
    said: list[Document],
    signs: StatusSigns,
) -> Found[str]:
    """The stand of an agreement: the status that the judges hold most probable, if no sign overrules them."""
    scores = dict(zip(STATUSES, probabilities(_JUDGES, features), strict=True))
    if signs.older and scores["ended"] < _SURE:
        scores["in_force"] = 1.0 if signs.known else max(scores["in_force"], _SURE)
    told = {status for status, _ in votes}
    ends = "english" in features and "ended" in told and told.isdisjoint(_GOES_ON)
    if ends and (signs.over or told <= _OVER or max(scores.values()) < _CERTAIN):
        scores["ended"] = 1.0  # the judges have read of few ties that end
    if signs.wished:
        scores["in_force"], scores["ended"] = 1.0, 0.0
    status = max(STATUSES, key=lambda each: scores[each])
    if (
        status == "planned"
        and "english" in features
        and "proposed" in told
        and not signs.ahead
        and ("day.ahead" not in features or scores["proposed"] >= _CERTAIN)
    ):
        scores["proposed"] = scores["planned"]
        status = "proposed"  # what is approved or hoped for has no day yet
    if "english" in features and not signs.older:
        status = in_english(
            status, scores, told, features, signs, relation=said[0].relation, suggested="suggested" in seen
        )
    elif not signs.older:
        status = in_thai(status, scores, told, features, signs, approved="approved" in seen)
    span = seen.get(status, (said[0].start, said[0].end))
    confidence = scores[status] / (sum(scores.values()) or 1)
    rule = f"status.{status.replace('_', '-')}"
    return Found(status, *span, rule, confidence, inferred=status not in seen)


_NOT_WISHED = expression(r"(?:ไม่|มิ)(?:มี|ได้|ขอ|คิด|ประสงค์|ต้องการ|มีความประสงค์)?(?:จะ|ที่จะ|การ|ให้)?\Z")
# what may be done one day: "may be extended"; what was done before the news: "had been approved"
_MAY = expression(
    r"(?i:\b(?:may|can|could|might|shall|will|option to|possible to|unless|automatically)(?: (?:also|then|later))?"
    r"(?: be)?(?: automatically)? )\Z|(?:สามารถ|อาจ(?:จะ)?)[ ]?\Z"
)
_RENEWABLE = expression(r"ต่ออายุ(?:ได้|ออก|อัตโนมัติ)|ขยาย(?:ระยะเวลา|อายุ)(?:ออกไป)?(?:ได้|อัตโนมัติ)")
_BEFORE_THAT = expression(r"(?i:\bhad (?:already |previously |earlier )?(?:been )?)\Z")
# what is not done yet: "shall be signed"
_TO_COME = expression(
    r"(?i:\b(?:shall|will|should|may|might|can|could|must|ought to|(?:is|are|due|set|expected|going|about) to)"
    r"(?: (?:soon|then|also|now|first|only))? be )\Z"
)


_COULD = expression(r"(?i:\b(?:could|may|might|should|can) (?:also |soon |one day |then |later |now )?)\Z")
# what somebody would have others sign
_SUGGESTED = expression(
    r"(?i:\b(?:suggest|propos|recommend|urg|encourag|request|call(?:s|ed)? (?:for|on)|invit|hop)\w*[ ](?:that[ ]|for[ ])?"
    r"(?:(?!sign|but|and\b|when|after|who|which)[\w’'-]+[ ]){0,6}?(?:should[ ]|to[ ]|could[ ]|may[ ]|can[ ])?\Z)"
)
# what is called off is a visit, and no tie
_OF_VISIT = expression(
    r"(?i:\b(?:visits?|trip|delegation|tour|event|festival|parade|celebrations?|marathon|concert|flights?|camp)\b"
    r"(?:(?!\b(?:tie|link|relation|agreement|twinning|council)\w*\b)[^.;\n]){0,90}?\b(?:cancell?ed|suspended|dropped)\b|"
    r"\b(?:cancel|suspend|drop)\w*[ ](?:[a-z]+[ ]){0,4}(?:visit|trip|delegation|tour|event|festival|flights?|camp)\b)"
)
_SURE = 0.5
_CERTAIN = 0.9
_OVER = frozenset({"ended", "in_force"})
_GOES_ON = frozenset({"renewed", "planned"})  # what is signed anew may have lapsed before
