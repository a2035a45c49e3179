"""How agreements stand in English: a plan is a signing to come, and a signing to come is a plan."""

from __future__ import annotations

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.english_names import MONTHS
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought

__all__ = ["done_already", "in_english", "signing_ahead"]

_LIKELY = 0.2
_PLAIN = 0.95  # so sure is a judge where a signing is announced
_SURE = 0.5
_CERTAIN = 0.9
_TO_COME = frozenset({"proposed", "planned"})


def done_already(text: str, start: int, position: int, end: int) -> bool:
    """Whether what is told like a plan was done: "flew to Hill to sign", "agreed to become twins at a ceremony"."""
    return text.startswith("to ", position) and (
        _WENT.search(text, max(start, position - 90), position) is not None
        or (
            _AGREED.search(text, max(start, position - 24), position) is not None
            and _HELD.match(text, position, end) is not None
        )
    )


_WENT = expression(
    r"\b(?:flew|travell?ed|came|went|gathered|met|visited|arrived|assembled|(?:was|were) in)\b[^.;\n]*\Z"
)
_AGREED = expression(r"\b(?:agreed|agree|decided|elected)(?: [a-z]+ly)?[ ]\Z")
_HELD = expression(
    r"[^.;\n]{0,160}?\b(?:at an? (?:[a-z]+[ ]){0,3}(?:ceremony|signing|meeting)|(?:held|signed|signing|yesterday|today)\b|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)


def in_english(
    status: str,
    scores: dict[str, float],
    told: set[str],
    *,
    ahead: bool,
    dated: bool,
    done: bool,
    signed: bool,
    beside: bool,
) -> str:
    """The status in English, where a plan is a signing to come, and a signing to come is a plan.

    ``done``: a paper is told to be signed, so that what stands is an older tie of its partners; ``signed``:
    that the first of them is; ``beside``: such a tie is told.
    """
    if status == "ended" and "ended" not in told and scores["ended"] < _CERTAIN:
        status = max((each for each in scores if each != "ended"), key=lambda each: scores[each])
    if (
        status == "in_force"
        and (done or beside or "in_force" not in told)
        and "signed" in told
        and (beside or scores["signed"] >= _SURE)
    ):
        scores["signed"] = scores["in_force"]
        status = "signed"
    if status == "ended" and {"renewed", "signed"} <= told:
        scores["renewed"] = scores["ended"]
        status = "renewed"  # what is signed anew may have lapsed before
    if status == "in_force" and "renewed" in told and scores["renewed"] >= _CERTAIN:
        status = "renewed"  # since when the tie stood is told too
    if status == "renewed" and "signed" in told and "renewed" not in told and scores["renewed"] < _SURE:
        scores["signed"] = scores["renewed"]
        status = "signed"  # what may be extended one day
    if ahead and "planned" in told and "signed" not in told and status == "signed":
        coming = "planned" if dated else "proposed"
        scores[coming] = scores[status]
        status = coming
    if status in _TO_COME and not ahead and told == {"signed"} and scores[status] < _SURE:
        scores["signed"] = scores[status]
        status = "signed"  # nothing is said to come
    if status in _TO_COME and signed and not ahead and "signed" in told and scores["signed"] >= _SURE:
        scores["signed"] = scores[status]
        status = "signed"  # what it is signed for may come: "a letter of intent to explore ties"
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
        not _MAY_SIGN.search(mentions.text, max(start, ahead.start() - _OVER), ahead.start())
        and not done_already(mentions.text, start, ahead.start(), end)
        for document in said
        for start, end in [mentions.line(document.start)]
        for ahead in _AHEAD.finditer(
            mentions.text, max(start, document.start - _NEAR), min(end, document.end + _NEAR)
        )
    )


_NEAR = 200
_OVER = 70
# "approved a resolution authorising the mayor to sign": nobody has said when
_MAY_SIGN = expression(
    r"(?i:\b(?:authori[sz]\w+|empower\w*|allow\w*|permi\w+|direct(?:s|ed|ing)|request\w*|recommend\w*|propos\w+|power|"
    r"mandate[sd]?|consent\w*|go-ahead|nod|green light|asks?|urges?|urged|want(?:s|ed)?|hop(?:es|ed|ing))\b[^.;\n]{0,50}\Z)"
)
_ADVISORY = Sought(r"(?i:media advisory|save the date|invitation to the (?:press|media))")
_AHEAD = Sought(
    r"(?i:\b(?:will|shall|(?:is|are|due|set|going|expected|plans?|ready|prepar\w+|about|to be|to) to|to|to be|scheduled)"
    r"(?: [a-z]+){0,3} (?:re-?)?(?:sign|ink|seal|exchange)(?:ed|ing)?\b|upcoming signing|"
    r"(?:will|is to|are to) be (?:[a-z]+ly )?(?:held|formali[sz]ed|concluded|made official|twinned)|"
    r"preparations?\b[^.\n]{0,60}\bsigning|prepar(?:es|ing)\b[^.\n]{0,40}\bsigning|date (?:of|for) the signing|"
    r"(?:when|where) (?:an?|the|their|its) [^.\n]{0,60} (?:is|are) (?:to be )?signed|"
    r"signing (?:ceremony )?(?:is |will be )?(?:set|scheduled|planned|to take place|will)|"
    rf"(?:this|next|coming) (?:week|month|year|{MONTHS})(?: and| to| will)* signs?\b)"
)
