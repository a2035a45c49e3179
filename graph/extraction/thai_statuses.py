"""How an agreement stands in Thai: where the words beside its documents overrule what the judges hold most probable."""

from __future__ import annotations

from collections.abc import Set

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions

__all__ = ["in_thai", "relation_founded"]

_LIKELY = 0.2
_NOT_UNLIKELY = 0.4  # beside the likeliest
_NOT_OLD = frozenset({"day.none", "day.years-ago"})


def in_thai(
    status: str,
    scores: dict[str, float],
    told: Set[str],
    features: Set[str],
    *,
    approved: bool,
    founded: bool,
    known: bool,
    scheduled: bool = False,
) -> str:
    """The status by what the words tell; ``scores`` are raised to what is decided.

    ``approved``: a body allows a signing or is asked to; ``founded``: a relation is said to be founded; ``known``: the
    documents are told as known before what is news; ``scheduled``: a signing at a day or a month to come.
    """
    decided = _decided(
        status, told, features, approved=approved, founded=founded, known=known, scheduled=scheduled
    )
    if decided is None:
        other = _told_otherwise(status, told, coming="near.coming" in features, founded=founded)
        likely = scores[other] >= max(_LIKELY, _NOT_UNLIKELY * scores[status])
        decided = other if likely else status
    scores[decided] = max(scores[decided], scores[status])
    return decided


def _decided(
    status: str,
    told: Set[str],
    features: Set[str],
    *,
    approved: bool,
    founded: bool,
    known: bool,
    scheduled: bool,
) -> str | None:
    """What the words leave no doubt of, however the judges see it."""
    if status == "ended" and {"renewed", "signed"} <= told:
        return "renewed"  # what is signed anew may have lapsed before
    if told == {"ended"}:
        return "ended"
    if told == {"proposed"} and approved:
        return "planned" if scheduled else "proposed"
    if known and status in ("signed", "in_force"):
        return "in_force"
    if status == "signed" and "renewed" in told and told <= {"renewed", "signed"}:
        return "renewed"
    if status == "proposed" and scheduled:
        return "planned"
    today = "beside.now.behind" in features or "beside.now.before" in features
    if founded and told <= {"signed"} and status == "in_force" and today and features.isdisjoint(_NOT_OLD):
        return "signed"  # on the day that the text tells of, which is not of years ago
    return None


def _told_otherwise(status: str, told: Set[str], *, coming: bool, founded: bool) -> str:
    """What the words tell, if that is not unlikely."""
    if status == "in_force" and "ended" in told and told <= {"ended", "in_force"}:
        return "ended"
    if status == "planned" and not told and not coming:
        return "proposed"  # no word tells of a signing to come
    signed = told == {"signed"} or (founded and not told)
    if signed and (status == "in_force" or (status == "planned" and not coming)):
        return "signed"
    if told == {"proposed"} and status in ("signed", "in_force"):
        return "proposed"
    return status


def relation_founded(mentions: Mentions, said: list[Document]) -> bool:
    """Whether a Thai text says right before a relation that it is founded, and not that it was or might be."""
    return not mentions.english and any(
        _FOUNDED.search(
            mentions.text, max(mentions.line(document.start)[0], document.start - _CLOSE), document.start
        )
        for document in said
        if document.relation
    )


_CLOSE = 60
_FOUNDED = expression(
    r"(?<!การ)(?<!เพื่อ)(?<!เสนอ)(?<!จะ)(?<!ที่)(?<!ที่ได้)(?<!ซึ่ง)(?<!ซึ่งได้)(?<!เคย)(?<!เคยได้)(?<!ให้)(?<!ขอ)(?<!ประสงค์)(?<!แนวทาง)"
    r"(?:(?:ลงนาม|เซ็น|ตกลง|จับมือ)เป็น[ ]?|ผูก(?:เสี่ยว|มิตร|สัมพันธ์)[^\n]{0,40}?เป็น[ ]?|ยกระดับ[^\n]{0,50}?(?:เป็น|สู่(?:การเป็น)?)[ ]?|"
    r"สถาปนา(?:(?:ความ)?สัมพันธ์|เป็น)?[ก-๎ ]{0,12}|ประกาศ(?:เจตนารมณ์|เจตจำนง|ตัว|ความ)?[ก-๎ ]{0,36}เป็น[ ]?)\Z"
)
