"""Places that a text names, each with named features for the judge of venues: is it there that this agreement is signed?"""

from __future__ import annotations

from functools import partial
from itertools import islice

from citypact.graph.extraction.aftermaths import in_aftermath
from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.contexts import context, nearby
from citypact.graph.extraction.english_venues import english_places
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import once
from citypact.graph.extraction.venue_places import Place, thai_places
from citypact.graph.extraction.when import When

__all__ = ["venue_candidates"]

_MOST = 40
_CLAUSE = 90
_ROOMS = expression(r"ห้องประชุม|ห้องเรียน|ห้อง|หอประชุม|ศาลา|โถง|ลาน|เวที")
_SITES = expression(
    r"โรงแรม|โรงเรียน|รร\.|สำนักงาน|ศาลากลาง|ศาลาว่าการ|ที่ว่าการ|อาคาร|ศูนย์|มหาวิทยาลัย|วิทยาลัย|วัด|หอประชุม|"
    r"ลาน|สวน|พิพิธภัณฑ์|"
    r"โรงพยาบาล|เทศบาล|องค์การบริหาร|อบ[จต]|ท[นมต]\.|ท่าเรือ|ตลาด|สนามบิน|ท่าอากาศยาน|สะพาน|กระทรวง|สถาน|ศาลา|"
    r"(?i:hotel|city hall|university|hall)"
)


def venue_candidates(mentions: Mentions, part: Part, time: When) -> list[tuple[Place, set[str]]]:
    """The places of a text that may be the venue of one agreement."""
    places = once(mentions.text, "places", partial(_places, mentions))
    found = [(place, _features(mentions, part, time, place)) for place in places]
    _compare(found)
    return found


def _places(mentions: Mentions) -> list[Place]:
    found = islice(english_places(mentions) if mentions.english else thai_places(mentions), _MOST)
    return [
        place
        for place in found
        if not (mentions.beside_article(place.start) or in_aftermath(mentions, place.start))
    ]


def _features(mentions: Mentions, part: Part, time: When, place: Place) -> set[str]:
    text = mentions.text
    line, end = mentions.line(place.start)
    status = part.status.value
    stand = (
        "ahead"
        if status == "planned"
        else "standing"
        if status in ("in_force", "ended", "proposed")
        else "done"
    )
    before, after = context("venues", text, place.lead_start, place.end)
    own = {
        f"lead.{place.lead}",
        f"lead.{place.lead}.{stand}",
        f"stand.{stand}",
        f"before.{before}",
        f"after.{after}",
    }
    own |= {f"before.{before}.{stand}", f"lead.{place.lead}.{before}"}
    own |= {"room" if place.room else "no-room", "site" if place.site else "no-site"}
    shape = ("room" if place.room else "") + ("site" if place.site else "")
    own.add(f"shape.{shape}.{place.lead}")
    if place.room and (kind := _ROOMS.match(place.room.value)):
        own.add(f"room.{kind[0]}")
    if place.site:
        kind = _SITES.search(place.site.value) if mentions.english else _SITES.match(place.site.value)
        own |= {
            f"site.{kind[0].lower() if kind else 'other'}",
            f"site.{kind[0].lower() if kind else 'other'}.{place.lead}",
        }
        if any(body.start == place.site.start for body in mentions.bodies):
            own |= {"site.body", f"site.body.{place.lead}"}
    documents = [
        (
            place.start - document.end if document.start < place.start else document.start - place.end,
            document.start < place.start,
        )
        for document in part.documents
        if line <= document.start < end
    ]
    gap, behind = min(documents, default=(9999, False))
    near = "near" if gap < 60 else "200" if gap < 200 else "line" if gap < 9999 else "none"
    own |= {f"gap.{near}", f"gap.{near}.{stand}"}
    if gap < 9999:
        own.add("behind-document" if behind else "before-document")
    left = max(line, place.start - _CLAUSE)
    for name in nearby("venues", text, left, place.start):
        own |= {f"left.{name}", f"left.{name}.{stand}"}
    for name in nearby("venues", text, place.end, min(end, place.end + _CLAUSE + 60)):
        own |= {f"right.{name}", f"right.{name}.{stand}"}
    around = (line, end) if end - line < 900 else (max(line, place.start - 300), place.end + 300)
    for name in nearby("venues", text, *around):
        own.add(f"line.{name}")
    own |= _of_time(mentions, time, place, stand)
    title = place.start < mentions.article.body
    if title and mentions.article.title[1] < len(text):
        own |= {"title", f"title.{stand}"}
    elif place.start < mentions.article.body + 350:
        own |= {"lead-paragraph", f"lead-paragraph.{stand}"}
    if not part.start <= place.start < part.end:
        own.add("outside")
    elif part.numbered:
        own.add("numbered-inside")
    if part.older:
        own.add("older")
    if part.numbered:
        own.add("numbered")
    if mentions.english:
        own |= {f"english.{shape}", f"english.{place.lead}", f"english.gap.{near}"}
    return own


def _of_time(mentions: Mentions, time: When, place: Place, stand: str) -> set[str]:
    own: set[str] = set()
    if time.at is None:
        own.add("day.none")
    else:
        same = [
            date
            for date in mentions.dates
            if date.value == time.at.value and date.start >= mentions.article.body
        ] or [time.at]
        apart = min(max(place.start - date.end, date.start - place.end) for date in same)
        day = "beside" if apart < 40 else "near" if apart < 120 else "far" if apart < 400 else "distant"
        own |= {f"day.{day}", f"day.{day}.{stand}"}
        others = [date for date in mentions.dates if date.whole and date.value != time.at.value]
        nearer = [
            date for date in others if max(place.start - date.end, date.start - place.end) < min(apart, 120)
        ]
        if nearer:
            own |= {"other-day", f"other-day.{stand}"}
    if any(0 <= place.start - moment.end < 24 for moment in mentions.times):
        own.add("hour-before")
    if any(0 <= moment.start - place.end < 40 for moment in mentions.times):
        own.add("hour-after")
    return own


def _compare(found: list[tuple[Place, set[str]]]) -> None:
    for number, (place, own) in enumerate(found):
        if number == 0:
            own.add("first")
        own.add(f"number.{min(number, 3)}")
        others = [(other, features) for other, features in found if other is not place]
        if not others:
            own.add("only")
        if not place.room and any(other.room and _same(other.site, place.site) for other, _ in others):
            own.add("rival.fuller")
        if any(_same(other.site, place.site) or _same(other.room, place.room) for other, _ in others):
            own.add("told-again")
        if "day.beside" not in own and any("day.beside" in features for _, features in others):
            own.add("rival.beside")
        if "gap.near" not in own and any("gap.near" in features for _, features in others):
            own.add("rival.document")
        if "room" not in own and any("room" in features for _, features in others):
            own.add("rival.room")
        if place.lead not in ("ณ", "held", "label") and any(
            other.lead in ("ณ", "held", "label") for other, _ in others
        ):
            own.add("rival.lead")


def _same(one: Found[str] | None, other: Found[str] | None) -> bool:
    return bool(one and other and (one.value in other.value or other.value in one.value))
