"""Whose mayor somebody is whose office names no place: of the place that the sentence tells, or of that of the report."""

from __future__ import annotations

from collections import deque

from citypact.graph.extraction.english_names import NO_NAME, PLACE, UPPER
from citypact.graph.extraction.english_nations import is_country
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import countries

__all__ = ["home_of", "place_beside"]

_HALL = r"(?:City|Town|Municipal)[ ](?:Hall|Building|Offices?)"
# "to Hill City Hall, where the mayor", "Hill Administration (HA), whose governor"
_WHERE = expression(
    rf"(?<![\w’'-])(?P<place>{PLACE})(?:[ ]\([^()\n]{{2,12}}\))?,?[ ](?:where|whose)[ ]"
    r"(?:[^.,;\n]{0,60}[ ]with[ ])?(?:the[ ])?\Z"
)
# "Hill had sent a delegation under its governor"
_ITS = expression(
    rf"(?:\A|[.!?\n][”\"]?[ ]?)(?:The[ ])?(?P<place>{PLACE})[ ](?:has|had|is|was|will|sent|signed|came)\b[^.!?\n]{{0,90}}"
    rf"\b(?:under|by|with|through|and)[ ](?:its|their)[ ]\Z"
)
# "Hill wants to become a sister city of Meadow, Mayor Kon Mekha said"
_SUBJECT = expression(
    rf"(?:\A|[.!?\n][”\"]?[ ]?)(?:The[ ])?(?P<place>{PLACE})[ ](?:is|has|had|was|will|would|wants?|plans?|hopes?|seeks?|eyes|"
    r"looks|intends?|aims?)\b[^.!?\n]{0,300},[ ](?:its[ ])?\Z"
)
_SAYS = expression(
    r"(?:Mayor|Governor|[Mm]ayor|[Gg]overnor)[ ][A-ZÀ-Þ][^.,;\n]{2,50}?[ ](?:said|says|announced|added|told)\b"
)
# "the delegation of Hill along with A, a teacher, B, assistant director"
_DELEGATION = expression(rf"\bdelegation[ ](?:of|from)[ ](?:the[ ])?(?P<place>{PLACE})")
_MADE_UP = expression(r"\b(?:along with|consisting of|including|comprising|made up of)\b")
# "a delegation from Hill visited … The group was headed by"
_SENT = expression(
    rf"\b(?:delegat(?:ion|es)|visitors|guests|group|party|team|mission|officials|representatives|people|students)[ ]from[ ]"
    rf"(?:the[ ])?(?:(?:[a-z]+[ ]){{0,3}}(?:city|town|province|municipality)[ ]of[ ])?(?P<place>{PLACE})"
)
_LED_BY = expression(
    r"(?:\A|[.!?\n][”\"]?[ ]?)(?:The|Their|This|His|Her)[ ](?:[\w-]+[ ]){0,2}"
    r"(?:visitors|guests|group|delegat(?:ion|es)|party|team|mission|officials|visit)[^.;:!?\n]{0,40}?"
    r"\b(?:led|headed)[ ]by[ ](?:its[ ]|their[ ]|the[ ])?(?:[A-Z]?[a-z]+[ ]){0,2}\Z"
)
_OTHERS = expression(r"[.!?\n]|\b(?:received|welcomed|greeted|met|hosted)\b")
_OF_HALL = expression(rf"[ ]{_HALL}\Z")
_DATELINE = expression(
    rf"(?m:^)(?:date[ ][\d-]+[ ])?(?P<place>{UPPER}[A-Z’'-]+(?:[ ]{UPPER}[A-Z’'-]+){{0,3}})"
    rf"(?:,[ ][^\n–—:-]{{2,30}})?(?:[ ]\([^()\n]{{2,40}}\))?(?:[ ][–—-]{{1,3}}[ ]|:[ ])"
)
_HOUSE = expression(rf"(?<![\w’'-])(?:at|in|to|outside|inside)[ ](?:the[ ])?(?P<place>{PLACE})[ ]{_HALL}")
_GUESTS = expression(
    rf"\b(?:welcomed|c[ao]me|travelled|traveled|visit(?:s|ed)?|arrived)(?:[ ](?:back|over))?[ ](?:to|in)[ ]"
    rf"(?P<place>{PLACE})"
)
_NO_PLACE = frozenset(
    {"The", "It", "They", "We", "He", "She", "This", "That", "These", "There", "UPDATE", "NEWS"}
)
_SCHOOL = expression(r"\b(?:University|Institute|College)\b")
_NEXT = 40
_FAR, _LISTED = 160, 420


def place_beside(text: str, start: int) -> str | None:
    """The place that the sentence tells as that of the office which begins here, in other words than those of the office.

    >>> place_beside("He came to Hill City Hall, where Mayor Kon Mekha met him.", 33)
    'Hill City'
    """
    before = max(0, start - _FAR)
    told = _WHERE.search(text, before, start) or _ITS.search(text, before, start)
    if not told and _SAYS.match(text, start):
        told = _SUBJECT.search(text, max(0, start - _LISTED), start)
    return _named(told["place"]) if told else _sent_by(text, start) or _led(text, start)


def _led(text: str, start: int) -> str | None:
    """Whose people somebody leads who is told as the leader of the guests: "The group was headed by"."""
    led = (
        _LED_BY.search(text, max(0, start - _FAR), start)
        if "ed by" in text[max(0, start - _NEXT) : start]
        else None
    )
    sent = deque(_SENT.finditer(text, max(0, led.start() - _LISTED), led.start()), maxlen=1) if led else None
    return _named(sent[0]["place"]) if sent else None


def _sent_by(text: str, start: int) -> str | None:
    """Whose delegation somebody stands in, who is listed with an office that says no place."""
    sent = deque(_DELEGATION.finditer(text, max(0, start - _LISTED), start), maxlen=1)
    if not sent:
        return None
    end = sent[0].end()
    told = _MADE_UP.search(text, end, start) and not _OTHERS.search(text, end, start)
    return _named(sent[0]["place"]) if told else None


def home_of(text: str) -> str | None:
    """The place from which a text reports: that of its dateline, of the town hall, or where the guests came to.

    What the text tells nowhere else is no place.

    >>> home_of("HILL TOWN – The mayor of Hill Town met guests."), home_of("LATEST: They came to Meadow. Meadow is fine.")
    ('Hill Town', 'Meadow')
    """
    for pattern in (_DATELINE, _HOUSE, _GUESTS):
        for match in pattern.finditer(text):
            place = _named(match["place"])
            if place is None:
                continue
            called = place.title() if place.isupper() else place
            if text.count(called) >= (1 if place.isupper() else 2) or _LIES_IN.match(
                text, match.end("place")
            ):
                return called
    return None


# "HILLTON, Thailand", not "LATEST:"
_LIES_IN = expression(rf",[ ]{UPPER}[a-z]")


def _named(place: str) -> str | None:
    """The name of a place, without what is none; of a hall, the city's."""
    place = _OF_HALL.sub(" City", place) if place.endswith("City Hall") else _OF_HALL.sub("", place)
    place = place.removeprefix("The ")
    first = place.split(" ")[0]
    known = place.title() in countries() or is_country(place)
    if _SCHOOL.search(place):
        return place
    return None if known or first in _NO_PLACE or NO_NAME.match(first.title()) else place
