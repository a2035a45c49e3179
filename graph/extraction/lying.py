"""Where bodies lie, and what else stands behind a name: its letters, the ministry over it, districts, regions, countries."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions

__all__ = ["PLACES_OF_IT", "SIDE_BY_SIDE", "is_under", "only_locates", "past_letters", "past_places"]

_START = attrgetter("start")
_WHOLES = frozenset({"มณฑล", "แขวง", "รัฐ", "แคว้น", "เขตปกครองตนเอง"})
PLACES_OF_IT = frozenset({*_WHOLES, "จังหวัด", "อำเภอ"})  # in which a body lies
SIDE_BY_SIDE = frozenset({"จังหวัด", "แขวง"})  # no one of which lies in another
_MOST_PLACES = 3
_COUNTRY = expression(
    r"[ ](?:ประเทศ(?!ไทย)|สาธารณรัฐ|สหพันธ|สหรัฐ|ราชอาณาจักร(?!ไทย)|สปป\.?[ ]?)[ก-๎]{0,24}(?=[ ])"
)
_UNDER = expression(r"[ ]?(?:ใน)?สังกัด(?:ของ)?[ ]?")
_IN_DISTRICT = expression(r"(?:อำเภอ|อ\.|ตำบล|ต\.|เขต)[ ]?[\u0e00-\u0e4f]{2,24}[ ]\Z")


def only_locates(mentions: Mentions, province: BodyMention) -> bool:
    """Whether a province only tells where the district or the body before it lies."""
    text, start = mentions.text, province.start
    if _IN_DISTRICT.search(text, max(0, start - 40), start):
        return True
    other = mentions.around.before(start)
    return other is not None and not text[other.end : start].strip(" ()")


def past_letters(mentions: Mentions, body: BodyMention) -> int:
    """Where a body ends, with its letters or what else it is called: "(กสศ.)", "หรือ ดีป้า"."""
    called = _CALLED_TOO.match(mentions.text, body.end)
    return called.end() if called else body.end


_CALLED_TOO = expression(r"[ ]?\([^()\n]{1,40}\)|[ ]หรือ[ ]?[^\s()]{2,24}(?=[ ])")


def is_under(text: str, body: BodyMention, end: int, ministry: BodyMention) -> bool:
    """Whether a body, told up to ``end``, is one of the ministry that stands right behind it."""
    return body.prefix in _OF_MINISTRIES and _OVER.fullmatch(text, end, ministry.start) is not None


_OF_MINISTRIES = frozenset({"กรม", "สำนักงาน", "สถาบัน", "องค์การ"})
_OVER = expression(r",?[ ]?")


def past_places(mentions: Mentions, body: BodyMention) -> int:
    """Where a body ends, with the one that it is of and the places in which it lies: "the clinic under the county"."""
    end = past_letters(mentions, body)
    under = _UNDER.match(mentions.text, end)
    index = bisect_left(mentions.bodies, under.end(), key=lambda each: each.start) if under else 0
    if under and index < len(mentions.bodies) and mentions.bodies[index].start == under.end():
        return mentions.bodies[index].end
    index = bisect_left(mentions.bodies, end, key=_START)
    over = mentions.bodies[index] if index < len(mentions.bodies) else None
    if over and over.prefix == "กระทรวง" and is_under(mentions.text, body, end, over):
        return over.end
    for place in mentions.bodies[index : index + _MOST_PLACES]:
        if not (
            place.start == end + 1
            and mentions.text[end] == " "
            and place.prefix in PLACES_OF_IT
            and place.prefix != body.prefix
        ):
            break
        end = place.end
    country = _COUNTRY.match(mentions.text, end)
    return country.end() if country else end
