"""Venues: the room and the site of a signing.

A release names many places: of a visit, a meal, a meeting, a project. Where the agreement is signed, a judge decides by
what stands around each (``venue_features.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought, any_of
from citypact.graph.extraction.venue_features import venue_candidates
from citypact.graph.extraction.venue_places import Place
from citypact.graph.extraction.when import When

__all__ = ["VenueFound", "venue"]

_SURE = 0.42


@dataclass(frozen=True, slots=True)
class VenueFound:
    """Where a ceremony takes place; either part may be unknown."""

    room: Found[str] | None
    site: Found[str] | None

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.room.start if self.room else self.site.start if self.site else 0

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.site.end if self.site else self.room.end if self.room else 0


def venue(mentions: Mentions, part: Part, time: When) -> VenueFound | None:
    """Where the ceremony of one agreement takes place; None where the text names no building or room."""
    if part.older or part.status.value == "proposed":
        return None
    decide = judge("venues").probability
    judged = [(decide(own), -place.start, place) for place, own in venue_candidates(mentions, part, time)]
    if not judged:
        return None
    if part.numbered:  # each item of a list has its own place, or the common one
        inside = [item for item in judged if part.start <= item[2].start < part.end and item[0] > _SURE / 2]
        if inside:
            sure, _, best = max(inside, key=lambda item: item[:2])
            common = [
                place.site
                for probable, _, place in judged
                if place.site and not place.room and probable > _SURE / 3 and place.start < part.start
            ]
            return VenueFound(
                _sure(best.room, sure), _sure(best.site or (common[0] if common else None), sure)
            )
    sure, _, best = max(judged, key=lambda item: item[:2])
    if sure < _SURE:
        return None
    room, site = best.room, best.site
    if (
        site is None
    ):  # a room told without its house: the house that the text tells of beside it, or of the same day
        houses = [(probable, other) for probable, _, other in judged if other.site and not other.room]
        probable, house = max(houses, key=lambda item: item[0], default=(0.0, None))
        site = house.site if house and probable > _SURE / 2 else None
    elif room is None:  # the same house told elsewhere with its room
        fuller = [
            (probable, other)
            for probable, _, other in judged
            if other.room
            and other.site
            and (other.site.value in site.value or site.value in other.site.value)
        ]
        probable, inner = max(fuller, key=lambda item: item[0], default=(0.0, None))
        room = inner.room if inner and probable > _SURE / 2 else _room_behind(mentions, site, judged)
    if room and site is None:
        if _HALL.match(room.value) and not _INSIDE.match(mentions.text, room.end):
            room, site = None, room  # a hall that no house is told of is itself the place
        else:
            site = _house_in_name(mentions, room)
    return VenueFound(_sure(room, sure), _sure(site, sure))


_HALL = any_of(rules("venues")["halls"])
_INSIDE = expression(r"[ ]?(?:ภายใน|ของ)[ก-๙]")
_ROOM_OF = Sought(r"ห้อง(?:ประชุม|รับรอง|บรรยาย)?(?:ใหญ่|เล็ก)?(?=[ก-ฮเแโใไ])")
_PARTS = ("คณะ", "กอง", "สภา")  # of a house, not one
_OFFICE = "สำนักงาน"  # of a municipality: its house


def _house_in_name(mentions: Mentions, room: Found[str]) -> Found[str] | None:
    """The house that a room is called after: "ห้องประชุมเทศบาลตำบลสายลม"."""
    called = _ROOM_OF.match(mentions.text, room.start, room.end)
    if not called:
        return None
    start = called.end()
    own = start + len(_OFFICE) if mentions.text.startswith(_OFFICE, start) else start
    for body in mentions.bodies:
        name = mentions.text[start : body.end]
        if body.start in (start, own) and not name.startswith(_PARTS) and not name.endswith("ฯ"):
            return Found(name, start, body.end, "venue.site", 0.7, inferred=True)
    return None


_WHERE = expression(r"(?:[ ](?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.|เขต)[ ]?[ก-๎]{2,24})*[ ]?")


def _room_behind(
    mentions: Mentions, site: Found[str], judged: Sequence[tuple[float, int, Place]]
) -> Found[str] | None:
    """The room that is told behind its house and where that lies: "at the school, district A, in the room B"."""
    for _, _, other in judged:
        if (
            other.room
            and not other.site
            and other.lead_start >= site.end
            and _WHERE.fullmatch(mentions.text, site.end, other.lead_start)
        ):
            return other.room
    return None


def _sure(found: Found[str] | None, sure: float) -> Found[str] | None:
    return found._replace(confidence=found.confidence * sure) if found else None
