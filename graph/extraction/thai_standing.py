"""How an agreement stands in Thai: where the words beside its documents overrule what the judges hold most probable."""

from __future__ import annotations

from collections.abc import Set

from citypact.graph.extraction.status_signs import StatusSigns

__all__ = ["in_thai"]

_LIKELY = 0.2
_NOT_UNLIKELY = 0.4  # beside the likeliest
_NOT_OLD = frozenset({"day.none", "day.years-ago"})


def in_thai(
    status: str,
    scores: dict[str, float],
    told: Set[str],
    features: Set[str],
    signs: StatusSigns,
    *,
    approved: bool,
) -> str:
    """The status by what the words and the signs tell; ``scores`` are raised to what is decided.

    ``approved``: a body allows a signing or is asked to.
    """
    decided = _decided(status, told, features, signs, approved=approved)
    if decided is None:
        other = _told_otherwise(status, told, coming="near.coming" in features, founded=signs.founded)
        likely = scores[other] >= max(_LIKELY, _NOT_UNLIKELY * scores[status])
        decided = other if likely else status
    scores[decided] = max(scores[decided], scores[status])
    return decided


def _decided(
    status: str, told: Set[str], features: Set[str], signs: StatusSigns, *, approved: bool
) -> str | None:
    """What the words leave no doubt of, however the judges see it."""
    if status == "ended" and {"renewed", "signed"} <= told:
        return "renewed"  # what is signed anew may have lapsed before
    if told == {"ended"}:
        return "ended"
    if told == {"proposed"} and approved:
        return "planned" if signs.scheduled else "proposed"
    if signs.known and status in ("signed", "in_force"):
        return "in_force"
    if status == "signed" and "renewed" in told and told <= {"renewed", "signed"}:
        return "renewed"
    if status == "proposed" and signs.scheduled:
        return "planned"
    today = "beside.now.behind" in features or "beside.now.before" in features
    if (
        signs.founded
        and told <= {"signed"}
        and status == "in_force"
        and today
        and features.isdisjoint(_NOT_OLD)
    ):
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
