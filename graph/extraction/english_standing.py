"""How an agreement stands in English: a plan is a signing to come, and a signing to come is a plan."""

from __future__ import annotations

from collections.abc import Set

from citypact.graph.extraction.status_signs import StatusSigns

__all__ = ["in_english"]

_LIKELY = 0.2
_PLAIN = 0.95  # so sure is a judge where a signing is announced
_SURE = 0.5
_CERTAIN = 0.9
_TO_COME = frozenset({"proposed", "planned"})


def in_english(
    status: str,
    scores: dict[str, float],
    told: Set[str],
    features: Set[str],
    signs: StatusSigns,
    *,
    relation: bool,
    suggested: bool,
) -> str:
    """The status by what the words and the signs tell; ``scores`` are raised to what is decided.

    ``relation``: what is told first is a relation and no paper; ``suggested``: somebody would have others sign.
    """
    done = "before.signed" in features and not relation  # a paper is signed: what stands is an older tie
    signed = "before.signed.first" in features and not relation
    only_signed = told == {"signed"} and scores[status] < _SURE  # whatever else a day ahead is told of
    ahead = signs.ahead or ("day.ahead" in features and scores["proposed"] < _CERTAIN and not only_signed)
    if status == "ended" and "ended" not in told and scores["ended"] < _CERTAIN:
        status = max((each for each in scores if each != "ended"), key=lambda each: scores[each])
    if (
        status == "in_force"
        and (done or signs.beside or "in_force" not in told)
        and "signed" in told
        and (signs.beside or scores["signed"] >= _SURE)
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
    if status == "signed" and suggested and "signed" not in told and scores["signed"] < _SURE:
        scores["proposed"] = scores["signed"]
        status = "proposed"  # what somebody would have others sign
    if status == "in_force" and signs.signed_otherwise:
        scores["signed"] = scores["in_force"]
        status = "signed"  # a paper without a word for it: "put their signatures to a proclamation"
    if signs.kept and status in ("proposed", "ended", "planned"):
        scores["in_force"] = scores[status]
        status = "in_force"
    if status == "signed" and signs.anew:
        scores["renewed"] = scores["signed"]
        status = "renewed"
    if ahead and "planned" in told and "signed" not in told and status == "signed":
        coming = "proposed" if "day.none" in features else "planned"
        scores[coming] = scores[status]
        status = coming
    if status in _TO_COME and not ahead and told == {"signed"} and scores[status] < _SURE:
        scores["signed"] = scores[status]
        status = "signed"  # nothing is said to come
    if status in _TO_COME and signs.outright and not ahead:
        scores["signed"] = max(scores[status], scores["signed"])
        status = "signed"  # whatever was agreed or proposed before
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
