"""The partner of a tie that a Thai text names by its guest alone: "ต้อนรับนายก นายกเทศมนตรีเมืองข ... เมืองพี่เมืองน้อง"."""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bare_names import core
from citypact.graph.extraction.body_mentions import GOVERNMENTS, BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at
from citypact.graph.extraction.lacking_partners import Judged
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import Candidate

__all__ = ["guest_beside"]

_OF_PLACES = frozenset({"sister_city", "twin_city", "friendship"})
_LIKELY = 0.5
_MOST = 60  # officials that are looked at
_PLACE = expression(
    r"(?:คณะกรรมการประชาชน)?(?P<place>"
    r"(?P<kind>เมือง(?!พัทยา)|นคร(?:หลวง)?|มหานคร|กรุง(?!เทพ)|มณฑล|รัฐ|แขวง|จังหวัด|เขตปกครอง|เขตบริหาร)"
    r"(?P<name>[ก-๎ ]{2,40}))"
)


def guest_beside(mentions: Mentions, part: Part, chosen: Sequence[Judged]) -> list[Judged]:
    """The one place abroad whose head a text of a tie names, where the tie has one party at home so far."""
    if (
        mentions.english
        or part.type.value not in _OF_PLACES
        or part.older
        or part.numbered
        or len(chosen) != 1
    ):
        return []
    known = chosen[0][1]
    if known.kind not in GOVERNMENTS or known.kind == "foreign_local_government":
        return []
    guests: dict[str, BodyMention] = {}
    for person in mentions.people[:_MOST]:
        if person.office is None or person.office.role not in _HEADS:
            continue
        told = _PLACE.fullmatch(mentions.body_of(person) or "")
        if told is None or (told["kind"] == "จังหวัด" and province_at(told["name"], 0) == told["name"]):
            continue
        body = BodyMention(
            person.office.start, person.office.end, told["place"], "foreign_local_government", told["kind"]
        )
        guests.setdefault(body.name, body)
    if len(guests) != 1:
        return []
    body = next(iter(guests.values()))
    if core(body) == core(known.mention) or f"เทศบาล{body.name}" == known.name:
        return []
    return [(_LIKELY, Candidate(body, body.name, body.kind, mentions=[body]))]


_HEADS = frozenset({"mayor", "deputy_mayor", "governor", "deputy_governor", "other"})
