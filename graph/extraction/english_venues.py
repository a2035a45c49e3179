"""Rooms and sites as an English text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citypact.graph.extraction.beginnings import heads
from citypact.graph.extraction.english_names import MONTHS, WEEKDAYS
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Headed, headed_in, of_text
from citypact.graph.extraction.venue_places import Place

__all__ = ["english_places"]

_CAPITAL = r"[A-ZÀ-Þ0-9][\w’'&.-]*(?<![.])"
_NAMED = rf"(?:{_CAPITAL}(?:[ ](?:(?:and|of|for|de|the)[ ]){{0,2}}{_CAPITAL}){{0,7}})"
_CHAMBER = r"Chambers?(?![ ]of[ ](?:Commerce|Trade|Industry|Deputies))"
_KIND_OF_ROOM = (
    rf"(?:Hall|Room|Ballroom|Auditorium|{_CHAMBER}|"
    r"Parlour|Lounge|Rotunda|Suite|Foyer|Lobby|Theat(?:re|er)|Gallery|"
    r"Pavilion|Terrace|Courtyard|Garden|Boardroom|Library|Atrium|Sala|Studio|Deck|Lawn|Dome|Annex|Penthouse|Hangar|Space)"
)
_LOWER_ROOM = (
    r"(?:(?:packed|crowded|full|historic|old|new|\w+-floor)[ ])?(?:(?:council|city council|reading|meeting|conference|main|"
    r"grand|banquet|assembly|reception|press|board|function|front|rooftop|mayor[’']s|governor[’']s)[ ])?"
    r"(?:chambers?|room|hall|ballroom|auditorium|lobby|penthouse|rotunda|library|foyer|lounge|parlou?r|boardroom|"
    r"courtyard|lawn|terrace|atrium|deck|steps|forecourt|office)"
)
_KIND_OF_SITE = (
    rf"(?:{_CHAMBER}|"
    r"Hotel|Resort|Cent(?:re|er)|Hall|House|Complex|Tower|Park|Marae|Museum|Palace|Building|Library|"
    r"University|School|College|Temple|Office|Offices|Headquarters|Pavilion|Club|Theat(?:re|er)|Stadium|Plaza|"
    r"Campus|Institute|Embassy|Consulate|Gardens?|Beach|Square|Airport|Station|Port|Pier|Hospital|Mall|Market|Arena|"
    r"Tribunal|Wat|Church|Cathedral|Mosque|Villa|Mansion|Castle|Inn|Ministry|Village|Fort|Bridge|Hub|Court|Lodge|Quay|"
    r"Wharf|Zoo|Aquarium|Shrine|Monastery|Synagogue|Observatory|Sanctuary|Farm|Vineyard|Winery|Barracks|Base|Terminal|"
    r"Depot|Monument|Memorial|Harbou?r|Lighthouse|Annex|Guildhall|Rathaus|Abbey|Minster|Priory|Basilica|Parliament|Convent|Pagoda|Estate|Ranch|Brewery|Distillery|Showground|"
    r"Racecourse|Clubhouse|Courthouse|Planetarium|Conservatory|Mairie|Hôtel de Ville|Town Hall|"
    r"Sheraton|Hilton|Marriott|Hyatt|Centara|Novotel|Pullman|Dusit[ \w]*|Shangri-La|InterContinental|Westin|Amari|Avani|"
    r"Anantara|Mercure|Radisson|Kempinski|Sofitel|Oriental|CentralWorld|Iconsiam|Suites|Residence|Chateau|Manor|Avenue|Wisma|Menara)"
)
_IN = r"(?:(?i:at|in|inside|within|into|from|on|before)|to(?=[ ](?:the[ ])?[A-Z][^.,;\n]{2,40},[ ]where\b))"
_LABEL = r"(?:WHERE|Where|VENUE|Venue|LOCATION|Location|PLACE|Place)[ ]?[:–-][ ]?(?:the[ ])?|📍[ ]?"
# what stands alone: at the head of a line, behind the hour
_ALONE = r"(?<=[ap]\.m\.)[,;]?[ ]|(?<=[ap]m)[,;]?[ ]|(?:^|\n)[ ]?(?:[•*–-][ ])?"
_STOREY = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|ground|top)[ ][Ff]loor"
_FLOOR = rf"(?:,?[ ](?:on[ ]the[ ])?{_STOREY})?"
_ROOM = expression(
    rf"(?P<lead>\b{_IN}[ ](?:the[ ]|its[ ]|their[ ]|an?[ ]|his[ ]|her[ ])?|{_LABEL}|{_ALONE})"
    rf"(?P<room>(?:(?:\d{{1,3}}(?:st|nd|rd|th)[ ])?(?:[A-ZÀ-Þ][\w’'.-]*[ ]){{1,4}}"
    rf"{_KIND_OF_ROOM}(?:[ ]\d{{1,3}}\b)?(?![ ][A-Z]\w)|Room[ ]\w+|"
    rf"(?:(?:Lord[ ])?Mayor|President|Rector|Chancellor|Dean)[’']s[ ]Office|"
    rf"office[ ]of[ ](?:the[ ])?(?:Ministry|Department|Bureau)[^.;\n]{{2,80}}?(?=[ ](?:in|at)[ ](?:the[ ])?[A-Z])|"
    rf"{_KIND_OF_ROOM}(?=[ ]of)|(?:{_LOWER_ROOM})|{_STOREY}(?=[ ](?:of|at|in)[ ]))\b{_FLOOR})"
    rf"(?:,?[ ](?:of|at|in)[ ](?P<the>the[ ](?:new[ ]|old[ ])?|its[ ])?|"
    rf",[ ](?=(?:The[ ])?[A-Z]))?(?P<site>(?:(?<=the[ ])[A-Z]+[’']s[ ](?:new[ ])?\w+|"
    rf"(?:The[ ])?{_NAMED}(?:[ ](?:building|hall|hotel|library|cent(?:re|er)))?|(?:city|town|provincial|"
    rf"municipal)[ ](?:hall|office)))?",
    re.M,
)
_SITE = expression(
    rf"(?P<lead>\b{_IN}[ ](?:the[ ](?:new[ ]|old[ ]|historic[ ])?|its[ ]|their[ ])?|{_LABEL}|"
    rf"\bby[ ]the[ ]|(?:^|\n|[.][ ])(?=The[ ])The[ ]|(?<=[ap]\.m\.)[,;]?[ ]|\bof[ ]the[ ](?:new[ ]|old[ ])?|"
    rf"\b(?:grounds|gardens)[ ]of[ ])"
    rf"(?P<site>{_NAMED}(?:[ ](?:(?:city|town|provincial|municipal)[ ])?"
    rf"(?:hall|hotel|library|building|beach|(?:(?:shopping|convention|exhibition|conference|cultural|community|learning)[ ])?"
    rf"cent(?:re|er)|offices?|headquarters|campus|museum|temple|mall|resort|auditorium|school|embassy|consulate|stadium|"
    rf"residence))?|(?:the[ ])?(?:city|town|"
    rf"provincial|municipal|district|village)[ ](?:hall|offices?|chambers?)(?:[ ](?P<inner>penthouse|lobby|"
    rf"chambers?|auditorium))?)"
)
_BUILDING = expression(
    rf"\b{_KIND_OF_SITE}\b|(?:hall|hotel|library|building|beach|offices?|chambers?|headquarters|centre|center|campus|museum|temple|mall|resort|"
    rf"auditorium|school|embassy|consulate|stadium|residence)\Z"
)
_WHOLE_HOUSE = expression(
    r"(?:City|Town|Provincial|University|Community|Village)[ ](?:Hall|Library|House|Park|Gardens?)(?:[ ]\d)?\Z|"
    r"[ ](?:Pavilion|Library)\Z"
)
# a hall with a name of its own, where no house is told: it is one itself
_NAMED_HALL = expression(
    r"(?!(?:(?:The|New|Old|Main|Grand|Great|Small|Large|Upper|Lower|Conference|Banquet|Assembly|Council|Reception|Function|"
    r"Exhibition|Meeting|Lecture|Concert|Convention|Ceremonial|Multi-?[Pp]urpose|Central|Imperial|Crystal|Golden|Plenary|Event|"
    r"Ball|Dining|State|Chamber)[ ])+(?:Hall|Chambers?))[A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+){0,2}[ ]Hall\Z|"
    r"(?:[A-ZÀ-Þ][\w’'-]+[ ]){0,3}(?:City|Civic|Municipal|Town)(?: Council)?[ ]Chambers\Z"
)
_HALL = expression(r"(?:Hall|Pavilion|Library|Theat(?:re|er)|Gallery|Gardens?)\Z")
_OFFICE = expression(r"(?:The )?(?:Office|University|Ministry|Embassy) of")
_IN_OFFICE = expression(r"\A\w+[ ]office\b(?![ ]of)")  # "in office from 1996 to 2000"
# "Riverside Hotel, 4th Floor": the storey behind the house
_STOREY_BEHIND = expression(rf",[ ]?(?:on[ ]the[ ])?(?P<room>{_STOREY})\b")
_DAYS = frozenset(f"{WEEKDAYS}|{MONTHS}".split("|"))
_CUT = expression(rf"[ ](?:{WEEKDAYS}|On|The|{MONTHS})\b")
_PERSONAL = expression(r"(?:Mr|Mrs|Ms|Dr|Mayor|Governor)\b(?![’'])")


def english_places(mentions: Mentions) -> Iterator[Place]:
    """The places of an English text, in its order, rooms first where both are told."""
    rooms = list(_rooms(mentions.text))
    found = rooms + list(_sites(mentions.text, [(place.start, place.end) for place in rooms]))
    offices = [person.office for person in mentions.people if person.office]
    taken = -1
    for place in sorted(found, key=lambda place: place.start):
        if any(office.start < place.start < office.end for office in offices):
            continue  # whose office somebody holds: "director of the Hill Centre"
        if place.start > taken:
            yield place
            taken = place.end


_LEADS = rf"{_IN}[ ]|{_LABEL}|by[ ]the[ ]|of[ ]the[ ]|(?:grounds|gardens)[ ]of[ ]|[.][ ]The[ ]"
_HOURS = (("a.m.", 4), ("p.m.", 4), ("am", 2), ("pm", 2))  # behind these, a place may stand alone


@cache
def _headed() -> Headed[int] | None:
    """The leads by how they begin, with how far behind that a place may; None where they do not tell."""
    told = heads(_LEADS)
    return Headed([*((head, 0) for head in told), *_HOURS]) if told else None


def _led(words: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches of an expression that begins with a lead, which is tried only where one may begin."""
    if _headed() is None:
        yield from words.finditer(text)
        return
    last = 0
    for place in of_text(text, _begins):
        if place >= last and (match := words.match(text, place)):
            yield match
            last = match.end()


def _begins(text: str) -> list[int]:
    """Where leads may begin: with their words, behind the hour, with a line."""
    headed = _headed()
    told = {0, *(match.start() for match in _LINE_FEED.finditer(text))}
    for behind, places in headed_in(text, headed) if headed else ():
        told.update([place + behind for place in places])
    return sorted(told)


_LINE_FEED = expression("\n")


def _rooms(text: str) -> Iterator[Place]:
    for match in _led(_ROOM, text):
        room, lead = _found(text, match, "room"), _lead(match["lead"])
        if room is None or (lead == "line" and not match["site"]) or _IN_OFFICE.search(match[0]):
            continue
        if (owned := _OWNED.match(room.value)) and _BUILDING.search(owned["house"]):
            at = room.start + owned.end()
            house = Found(owned["house"], room.start, room.start + len(owned["house"]), "venue.english", 0.85)
            yield Place(
                Found(room.value[owned.end() :], at, room.end, room.rule, room.confidence),
                house,
                lead,
                match.start(),
            )
            continue
        site = match["site"]
        if site and (site.split(" ")[0] in _DAYS or _PERSONAL.match(site)):
            site = None
        placed = _found(text, match, "site") if site else None
        housed = placed is not None and _BUILDING.search(placed.value) is not None
        if lead == "line" and not housed:
            continue
        if not housed and (
            _WHOLE_HOUSE.search(room.value)
            or (lead == "label" and _HALL.search(room.value))
            or (site is None and lead in ("at", "in") and _NAMED_HALL.match(room.value))
        ):
            yield Place(None, room, lead, match.start())
        elif placed and not housed and not re.search(r"[’']s[ ]", placed.value):
            yield Place(room, placed if " " in placed.value else None, lead, match.start())
        else:
            yield Place(room, placed, lead, match.start())


_OWNED = expression(r"(?P<house>.+)[’']s[ ]")  # "Riverside Hotel's Orchid Room"


def _sites(text: str, spans: list[tuple[int, int]]) -> Iterator[Place]:
    for match in _led(_SITE, text):
        site, lead = _found(text, match, "site"), _lead(match["lead"])
        if (
            site is None
            or site.value.split(" ")[0] in _DAYS
            or any(start <= site.start < end for start, end in spans)
        ):
            continue
        if match["inner"]:
            at = match.start("inner")
            hall = Found(text[site.start : at - 1], site.start, at - 1, "venue.english", 0.85)
            inner = Found(match["inner"], at, match.end("inner"), "venue.english", 0.85)
            yield Place(inner, hall, lead, match.start())
        elif _BUILDING.search(site.value) and not (
            _OFFICE.match(site.value) and match["lead"].strip() != "at the"
        ):
            storey = _STOREY_BEHIND.match(text, site.end)
            room = _found(text, storey, "room") if storey else None
            yield Place(room, site, lead, match.start())


def _found(text: str, match: re.Match[str], group: str) -> Found[str] | None:
    if match[group] is None:
        return None
    start, end = match.span(group)
    value = text[start:end]
    cut = _CUT.search(value)
    value = (value[: cut.start()] if cut else value).rstrip(" ,.")
    return Found(value, start, start + len(value), "venue.english", 0.85) if len(value) > 3 else None


def _lead(lead: str) -> str:
    word = lead.strip().lower().split(" ")[0] if lead.strip(" ,;•*–-\n") else "line"
    return "label" if word[:1] in "wvpl📍" and word not in ("within", "line") else word
