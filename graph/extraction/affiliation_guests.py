"""Guests from abroad: those who are told behind the head of a delegation are of the same body, if their offices name none."""

from __future__ import annotations

from citypact.graph.extraction.affiliation_ground import Told
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.office_groups import kind_of
from citypact.graph.extraction.person_mentions import PersonMention

__all__ = ["body_of_guests"]

_MOST = 8  # people of a list
_LEAD, _GAP = 80, 60  # letters
_LED = expression(r"(?:ต้อนรับ[ ]?(?:ท่าน|(?:คณะ|ผู้แทน)[ก-๎ ]{0,44}(?:นำ)?โดย)?|คณะ[ก-๎ ]{2,60}นำโดย)[ ]?\Z")
_LISTED = expression(
    r"(?:[ ](?:ประเทศ|สาธารณรัฐ|มณฑล|จังหวัด|แขวง|รัฐ)[ก-๎]{2,24})?[ ]?(?:,|และ|กับ|พร้อม(?:ด้วย)?(?:คณะ)?|[ ])*[ ]?"
)


def body_of_guests(told: Told, person: PersonMention) -> str | None:
    """The body abroad of somebody who is told behind the first of those who are received, or who leads them."""
    for _ in range(_MOST):
        former = told.official_before(person)
        if former is None or not 0 <= person.begin - former.stop < _GAP:
            return None
        if not _LISTED.fullmatch(told.text, former.stop, person.begin):
            return None
        if _LED.search(told.text, max(0, former.begin - _LEAD), former.begin):
            name = told.before(person)
            return name if name and (told.kinds.get(name) or kind_of(name)) in _ABROAD else None
        person = former
    return None


_ABROAD = frozenset({"foreign_local_government"})
