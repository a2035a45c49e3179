"""Offices in English releases: their words, and whose they are."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from citypact.graph.extraction.english_bodies import in_full
from citypact.graph.extraction.english_homes import place_beside
from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_names import NO_NAME, TITLE, UPPER, WORD
from citypact.graph.extraction.english_office_words import ROLES, worded_offices
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import countries, provinces_in_english
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.rules import rules

__all__ = ["english_offices", "led_to", "of_place"]

_DATA = rules("english")
_LOWER = r"(?:(?:municipal|provincial|city|town|district|central|regional|local|prefectural|state|national)[ ]){0,2}"
_NATIONS = "|".join(re.escape(word) for word in sorted(_DATA["nations"], key=len, reverse=True))
# "of the Thai northeastern province of": what a place is, before its name
_KIND_OF_PLACE = (
    rf"(?:(?:{_NATIONS}|{UPPER}[\w]+[’']s)[ ])?(?:[a-z-]+[ ]){{0,2}}"
    r"(?:province|city|town|district|prefecture|state|region|county|island|municipality)[ ]of[ ]"
)
_DAYS = (
    r"(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_OFFICE_TAIL = expression(
    rf"(?:[ ](?:of|at|in|for|to|on)(?:[ ]the)?[ ](?!{_DAYS})(?:{_KIND_OF_PLACE})?(?:[a-z][\w’-]+[ ](?:of|at|along|"
    rf"for)[ ](?:the[ ])?)?{_LOWER}{UPPER}[\w’'&-]*(?:(?:[ ](?:of|and|for|the|in|at|to|provincial|province[’']s|"
    rf"city[’']s|central|(?:north|south)?(?:east|west)?ern|(?:north|south)ern))*[ ]{UPPER}[\w’'&-]*)*"
    rf"(?:[ ](?:province|city|district|prefecture|county|municipality|town|region)(?!\w))?"
    rf"(?:[ ](?:(?:municipal|city|provincial|district|prefectural|county|regional)[ ])?(?:people[’']s[ ])?"
    rf"(?:government|council|assembly|administration|committee)(?!\w))?"
    rf"(?:(?:,[ ]{UPPER}[\w’-]+){{1,4}},?[ ]and[ ]{UPPER}[\w’-]+(?:[ ]{UPPER}[\w’-]+)*[ ](?:Department|Ministry|"
    rf"Committee|Commission|Office|Division)(?!\w))?)"
)
# "Deputy Mayor City of Hill", "Consul from the Ruritanian Consulate in Hill", "chair of the city's people's committee"
_OPEN_TAIL = expression(
    rf"[ ](?:City|Municipality|Province|Town)[ ]of[ ]{UPPER}[\w’'&-]*(?:[ ]{UPPER}[\w’'&-]*)*|"
    rf"[ ]from[ ](?:the[ ])?(?:{UPPER}[\w’'&-]*[ ])+Consulate(?:[- ]General)?(?:[ ]in[ ]{UPPER}\w+)?|"
    r"[ ]of[ ]the[ ](?:city|town|district|province)[’']s[ ](?:people[’']s[ ]committee|council)(?!\w)"
)
# "vice mayor for economic affairs", where a name follows
_DUTIES = expression(
    rf"[ ](?:for|of)(?:[ ](?!(?:when|who|that|then|said|with|from|by|to|in|at|on|as|is|was|city|town|province|state|"
    rf"municipality|county|visiting|his|her|their|its)\b)[a-z][a-z’'-]+){{1,5}}(?=[ ](?:{TITLE})?{UPPER}[\w.’'-]*[ ]{UPPER})"
)
_INSTITUTIONS = (
    "Council|Committee|Congress|Administration|Organi[sz]ation|Foundation|Association|Society|Club|Chamber|"
    "Commerce|University|College|Institute|School|Faculty|Department|Ministry|Office|Authority|Agency|Bureau|Company|"
    "Co|Ltd|PAO|SAO|Centre|Center|Hospital|Bank|Group|Union|Federation|Affairs|Development|Sports|Tourism|Culture|"
    "Education|Health|Relations|Government|Assembly|Board|Region|Division|Section|Park|Museum|Railway|Airport|Port|"
    "Police|Army|Navy|City|Town|Province|Party|Commission|Alliance|Network|Services?|Works|Planning|Growth|Trade|"
    "Investment|Finance|Research|Innovation|Communications?|Engagement|Infrastructure|Communit(?:y|ies)|Environment|"
    "Safety|Security|Transport|Housing|Events|Arts|Heritage|Economy|Science|Technology|Agriculture|Interior|"
    "Cooperation|Welfare|Energy|Strategy|Partnerships?|Operations|Resources|Industry|Promotion|Exchange"
)
_INSTITUTION = expression(rf"\b(?:{_INSTITUTIONS})\b")
_ENDS_PLACE = expression(
    rf"(?P<place>.+[ ](?:{_INSTITUTIONS}|Subdistrict|District|Municipality|County|Prefecture|State|Ward|Department))"
    r"[ ](?P<name>.+)\Z"
)
_JOINED = expression(rf"(?:,|,?[ ]and)[ ](?:the[ ])?(?:{UPPER}[\w’'-]*[ ]){{0,3}}\Z")
# what stands before an office that tells who somebody is: "Kon Mekha, the current mayor of"
_APPOSED = expression(
    rf"(?:[\w’'.-]|\))(?:,|[ ]\(|[ ][–—-]|:)[ ](?:[a-z]+[ ]){{0,3}}"
    rf"(?:{UPPER}[\w’'-]+[ ]){{0,4}}\Z"
)
_NAMED_BEFORE = expression(
    rf"(?<!\bof )(?<!\bthe )(?<![\w’'-]){UPPER}[\w’'-]+(?:[ ]{UPPER}[\w’'.-]*){{1,3}}(?:,|[ ][–—-])[ ](?:the[ ]|an?[ ])?"
    rf"(?:[a-z-]+[ ]){{0,3}}(?:{UPPER}[\w’'-]+[ ]){{0,2}}\Z"
)
_ACTS = expression(
    r"[ ](?:said|says|told|welcomed|signed|and|who|was|were|met|led|hosted|received|joined|attended|[a-z]+ed)\b"
)


def english_offices(text: str, named: NamedBodies) -> list[Office]:
    """The offices of an English text, in its order, with the place behind their words."""
    found = list(islice(worded_offices(text), _MOST))
    stops = [*(match.start() for match in found), len(text)]
    return [_read(text, match, stops[number + 1], named) for number, match in enumerate(found)]


_MOST = 4_000  # offices that are looked at: a release has a dozen


def _read(text: str, match: re.Match[str], stop: int, named: NamedBodies) -> Office:
    role = ROLES[match.lastgroup or ""]
    end = match.end()
    for _ in range(2):
        tail = _OFFICE_TAIL.match(text, end, end + _REACH) or _OPEN_TAIL.match(text, end, end + _REACH)
        if not tail and match[0].lower().endswith("counterpart"):
            tail = _FROM.match(text, end, end + _REACH)  # "his counterpart from Hill, Kon Mekha"
        if not tail:
            break
        end = tail.end()
    if end >= stop - 1 and (joined := _JOINED.search(text, max(match.end(), stop - 60), stop)):
        end = joined.start()  # another office: "Mayor of Hill Kon Mekha and Mayor of Meadow Fa Sai"
    if end == match.end() and (duties := _DUTIES.match(text, end)):
        end = duties.end()
    else:
        end = _without_name(text, match, end, named)
    told = _told_behind(text, match, end, named)
    end = told[1] if told else end
    name = _OPEN.sub("", text[match.start() : end].rstrip(" .,"))
    if re.match(r"(?:former|then|ex)[ -]", name.lower()):
        role = "other"
    seat = (
        "municipal" if role in ("mayor", "deputy_mayor", "clerk", "deputy_clerk", "council_chair") else "any"
    )
    body = told[0] if told else _body(name[match.end() - match.start() :], named, role)
    if (
        _MINISTER.search(match[0])
        and body
        and not told
        and (field := _FIELD.match(name, match.end() - match.start()))
    ):
        body = f"Ministry of {field['field']}"
    rest = re.sub(r"\A(?:,|[ ](?:of|at|in|for|to|on))(?:[ ]the)?[ ]", "", name[match.end() - match.start() :])
    return Office(
        match.start(),
        match.start() + len(name),
        name,
        role,
        body,
        seat,
        rule="office.english",
        rest=rest.strip(),
    )


_OPEN = expression(r"(?:[ ](?:and|of|for|the|in|at|to))+\Z")  # what goes on with another
# "Commissioner & Administrator, Corporation of Hill", "Dean of the Faculty of Science, Hill University"
_BEHIND = expression(r"(?:[ ](?:&|and)[ ](?:[A-Z][a-z]+|[a-z]{5,})(?=,))?,[ ](?:the[ ])?(?=[A-Z])")
# "Vice Consul, the Consulate General of Ruritania in Hill", "Deputy Director, Foreign Affairs office"
_UNIT_BEHIND = expression(
    rf"(?:{UPPER}\w+[ ]){{0,3}}Consulate(?:[- ]General)?(?:[ ](?:of|in)(?:[ ]the)?[ ]{UPPER}[\w’'-]+"
    rf"(?:(?:[ ]of)?[ ]{UPPER}[\w’'-]+)*){{0,2}}|"
    rf"(?:{UPPER}[\w’'-]+[ ]){{1,4}}(?:office|department|bureau|division|section)(?![\w-])"
)
_UNIT = expression(
    r"\b(?:Faculty|School|College|Institute|Department|Division|Centre|Center|Office|Bureau|Section)\b"
)


def _told_behind(text: str, match: re.Match[str], end: int, named: NamedBodies) -> tuple[str, int] | None:
    """The body behind a comma whose office it is, and where its name ends: of an office alone, or with a unit of it."""
    behind = _BEHIND.match(text, end)
    body = named.from_here(behind.end()) if behind else None
    if behind and end == match.end() and (alone := _UNIT_BEHIND.match(text, behind.end())):
        return alone[0], alone.end()
    if not body:
        return None
    if end == match.end():
        return (body[0], body[1]) if _UNIT.search(body[0]) or named.is_institution(body[0]) else None
    unit = re.sub(r"\A[ ](?:of|at|in|for)(?:[ ]the)?[ ]", "", text[match.end() : end])
    return (f"{unit}, {body[0]}", body[1]) if _UNIT.search(unit) and named.is_institution(body[0]) else None


def _without_name(text: str, match: re.Match[str], end: int, named: NamedBodies) -> int:
    """Where the place behind an office ends and a name begins: "Governor of Meadow Province Sai Lom"."""
    start = match.end()
    tail = text[start:end]
    if accredited := _ACCREDITED.match(tail):
        return start + accredited.end()
    titled = re.search(rf"[ ](?={TITLE}{UPPER})", text[start : end + 24])
    if titled and 3 < titled.start() < len(tail) and not named.covers(start + titled.start() + 1):
        end = start + titled.start()
        if not text.endswith(" and", start, end):
            return end
        end -= len(" and")  # another person is named behind: "in Hill City Kon Mekha and Mrs. Fa Sai"
        tail = text[start:end]
    split = _ENDS_PLACE.match(tail)
    if (
        split
        and 2 <= len(split["name"].split(" ")) <= 4
        and split["name"][0].isupper()
        and " of " not in split["name"]
        and " and " not in split["name"]
        and not _INSTITUTION.search(split["name"])
    ):
        return start + split.end("place")
    if named.ends_at(end, start) or _INSTITUTION.search(tail):
        return end
    if _NAMED_BEFORE.search(text, max(0, match.start() - 80), match.start()):
        return end  # who holds it has been named: "Kon Mekha, director of the Hill Art Hall"
    words = tail.replace(" St ", " St\u00a0").split(" ")  # a saint's town is one name
    for size in range(2, min(5, len(words) - 2)):
        name = words[-size:]
        place = " ".join(words[2:-size]).removeprefix("the ")
        if not place[:1].isupper() or not all(word[:1].isupper() for word in name):
            continue
        if _known(place) or named.stands_without(place, name[0]):
            return end - len(" ".join(name)) - 1
    size = _name_size(text, match, end, words, named)
    return end - len(" ".join(words[-size:])) - 1 if size else end


def _name_size(text: str, match: re.Match[str], end: int, words: list[str], named: NamedBodies) -> int:
    """Of how many words the name is that follows a place which the text tells nowhere else."""
    run = 0
    while run < len(words) and words[-run - 1][:1].isupper():
        run += 1
    place = " ".join(words[-run:])
    if (
        not 3 <= run <= 5
        or _known(place)
        or named.fullest(place)
        or _APPOSED.search(text, max(0, match.start() - 60), match.start())
    ):
        return 0
    article = text[max(0, match.start() - 4) : match.start()].lower() == "the "
    if article and (run != 4 or not _ACTS.match(text, end)):
        return 0
    return 0 if named.stands_alone(place) else 2 if run < 5 else 3


def _known(place: str) -> bool:
    return place == "Thailand" or place in countries() or place in provinces_in_english()


def led_to(text: str, office: Office, named: NamedBodies) -> Office:
    """An office with the place before its words: "Bangkok Governor", "San Jose City Mayor"."""
    nation = _NATION.search(text, max(0, office.start - 16), office.start)
    if nation and (
        office.role == "ambassador"
        or re.match(r"(?i:(?:deputy )?(?:consul|counsel|charg|attach))", office.name)
        or (office.role == "minister" and re.match(r"(?i:(?:deputy )?prime|counterpart)", office.name))
    ):
        start = nation.start()
        return replace(office, start=start, name=text[start : office.end], body=_DATA["nations"][nation[1]])
    before = re.search(
        rf"(?P<place>{WORD}(?:[ ]{WORD}){{0,4}})[ ]\Z", text[max(0, office.start - 70) : office.start]
    )
    stands = _STANDS_FOR.search(text, max(0, office.start - 80), office.start) if not office.body else None
    if stands:
        place = (stands["for"] or stands["by"]).removeprefix("The ")
        whole = named.fullest(place, office.role) or place
        return replace(office, body=place if whole.endswith(_COUNCILS) else whole, rest=place)
    letters = _IN_BRACKETS.search(text, max(0, office.start - 12), office.start) if not office.body else None
    if letters and (told := named.told_by(letters["letters"])):
        return replace(office, body=told, rest=told)
    if not office.body and (place := place_beside(text, office.start)):
        return replace(office, body=named.fullest(place, office.role) or place, rest=place)
    if (
        office.body
        or not before
        or (
            NO_NAME.match(before["place"].removeprefix("The ").split(" ")[0])
            and "City" not in before["place"]
        )
        or text[office.start - 1 : office.start] != " "
    ):
        return office
    place = before["place"].removeprefix("The ")
    start = office.start - len(place) - 1
    if place in _STATES and (town := _IN_STATE.search(text, max(0, start - 60), start)):
        start, place = town.start("town"), town["town"]  # "Hillton, Ohio Mayor"
    owner = _KIND_ALONE.sub("", re.sub(r"[’']s?\Z", "", place))
    if (possessive := re.match(r"(?:.+[’']s)[ ](?P<rest>.+)", owner)) or owner in _DATA["nations"]:
        owner = possessive["rest"] if possessive else ""
    nation_first = owner.split(" ")[0] if owner else ""
    if office.role == "minister" and nation_first in _DATA["nations"]:
        country = _DATA["nations"][nation_first]  # "Ruritanian Health Minister"
        return replace(office, start=start, name=text[start : office.end], body=country, rest=country)
    if not owner or nation_first in _DATA["nations"]:
        return replace(office, start=start, name=text[start : office.end])
    if office.role == "minister" and (state := _STATE_FIRST.match(owner)):
        return replace(
            office, start=start, name=text[start : office.end], body=state["state"], rest=state["state"]
        )
    if office.role == "minister" and (field := _MINISTRY_OF.fullmatch(owner)):
        affairs = " Affairs" if field[0] == "Foreign" else ""
        return replace(
            office,
            start=start,
            name=text[start : office.end],
            body=f"Ministry of {owner}{affairs}",
            rest=owner,
        )
    if _GENERIC_OWNER.fullmatch(owner):
        return office
    return replace(
        office,
        start=start,
        name=text[start : office.end],
        body=named.fullest(owner, office.role) or owner,
        rest=owner,
    )


def of_place(text: str, end: int, office: Office, named: NamedBodies) -> Office:
    """An office with the place behind its holder's name: "Governor Kon Mekha of Meadow Prefecture"."""
    tail = _OFFICE_TAIL.match(text, end, end + _REACH) or _FROM.match(text, end, end + _REACH)
    if office.body:
        return office
    if not tail or not tail[0].startswith((" of ", " from ")):
        acts = _ACTS_FOR.match(text, end)
        place = acts and (acts["for"] or acts["led"] or acts["told"]).removeprefix("the ")
        return (
            replace(office, body=named.fullest(place, office.role) or place, rest=place) if place else office
        )
    words = tail[0]
    if cut := _NEXT_HOLDER.search(words):
        words = words[: cut.start()]
    elif not named.ends_at(tail.end(), end):
        words = re.split(r",? and ", words)[0]
    if office.role in _OF_PLACES and (there := _THERE.search(words, 4)):
        words = words[: there.start()]
    body = _body(words.replace(" from ", " of ", 1), named, office.role)
    if body and body.endswith(_COUNCILS):
        body = _OF_NATION.sub("", re.sub(r"\A[ ](?:of|from)(?:[ ]the)?[ ]", "", words))
    return replace(office, body=body, rest=body) if body else office


_FOR_PLACE = rf"(?:the[ ])?{WORD}(?:[ ](?:of[ ])?{WORD}){{0,4}}"
# behind a holder: "signed it on behalf of Hill", "said Hill would", ", a delegation of Hill"
_ACTS_FOR = expression(
    rf"(?:,?[ ](?:(?:who|then|also|has|had|will|would)[ ])*"
    rf"(?:sign(?:s|ed)?|ink(?:s|ed)?|act(?:s|ed|ing)|represent(?:s|ed|ing)?)"
    rf"(?:(?:[ ](?!and\b|while\b)[\w()’'-]+){{0,12}}?[ ]on[ ]behalf[ ]of|"
    rf"(?:[ ](?!for\b|and\b|with\b)[\w()’'-]+){{0,9}}?[ ]for)[ ](?P<for>{_FOR_PLACE})(?![\w’'-]|[ ]and\b)|"
    rf",[ ](?:a|the|its)[ ](?:[\w-]+[ ]){{0,2}}(?:delegation|team|group|party)[ ](?:of|from)[ ](?P<led>{_FOR_PLACE})|"
    rf"[ ](?:said|says|added|noted|announced|stated)(?:[ ]that)?[ ](?P<told>{_FOR_PLACE})[ ]"
    rf"(?:would|will|was|is|has|had|hopes?|wants?|looks|could|can|and)\b)"
)
_OF_PLACES = frozenset({"mayor", "deputy_mayor", "governor", "deputy_governor"})
_THERE = expression(r"[ ](?:at|in|on|to|for)[ ]")  # "Mayor Kon Mekha of Hill at the Meadow Resort"
_NEXT_HOLDER = expression(
    rf",?[ ]and[ ](?=(?:{UPPER}\w+[ ])?(?:Acting|Deputy|Vice|Lord|Mayor|Governor|President|"
    rf"Chair(?:man|woman|person)?|Director|Minister|Ambassador|Councill?or|Consul|Chief|Rector|Dean|Mr|Mrs|Ms|Dr)\b)"
)
_FROM = expression(rf"[ ]from[ ](?:the[ ])?{UPPER}[\w’'&-]*(?:(?:[ ]of)?[ ]{UPPER}[\w’'&-]*)*")
_REACH = 200  # letters of the place behind an office
_COUNCILS = ("Council", "Congress", "Assembly")


_COUNTRIES = "|".join(re.escape(name) for name in sorted(countries(), key=lambda name: (-len(name), name)))
# "Ambassador to Thailand Kon Mekha": a country, then a name
_ACCREDITED = expression(rf"[ ]to[ ](?:the[ ])?(?:Kingdom of )?(?:Thailand|{_COUNTRIES})(?=[ ]{UPPER})")
_CALLED = {"PAO": "pao", "SAO": "sao", "TAO": "sao", "University": "university"}
# what stands before an office that speaks for a place: "signing for Hill was Mayor", "Hill, represented by its Mayor"
_STANDS_FOR = expression(
    rf"(?:\b(?:[Ff]or|[Oo]n behalf of) (?:the )?(?P<for>{WORD}(?:[ ](?:of[ ])?{WORD}){{0,4}})(?:,? (?:its|their)|,|"
    rf",? (?:it )?(?:was|were|is|are|by)(?: the| its| their| his)?)|"
    rf"(?<![\w’'-])(?P<by>{WORD}(?:[ ](?:of[ ])?{WORD}){{0,4}})(?:, (?:{_COUNTRIES}))?"
    rf",? (?:was |is |were )?(?:represented|led) by(?: the| its| their| his)?) \Z"
)
# "Hill City Hall (HCH) Mayor"
_IN_BRACKETS = expression(r"\((?P<letters>[A-Z][A-Za-z]{0,5}[A-Z])\)[ ]\Z")


_GENERIC_OWNER = expression(
    r"(?:Only|Group|Area|City|Town|County|State|Foreign|Former|First|Prime|New|Local|Its|Their|His|Her|Our|Interim|Acting|"
    r"District|Provincial|"
    r"Municipal|National|Regional|Executive|Senior|Assistant|Principal|Managing|General|Honorary|Then|Current|"
    r"Incoming|Outgoing|"
    r"Project|Marine|Program|Programme|Council|Company|Association)"
)


_NATION = expression(rf"(?<![\w.])({_NATIONS})[ ]\Z")


_OF_NATION = expression(
    rf"\A(?:(?:{_COUNTRIES})[’']s[ ](?={UPPER})|"
    rf"{UPPER}\w+[’']s[ ](?=(?:{UPPER}[\w-]+[ ]){{1,3}}(?i:state|province|region|prefecture)\Z))"
)  # "of Thailand's Hill Province"
_PLACED = expression(rf"\A{_KIND_OF_PLACE}")


_STATES = frozenset(_DATA["places"]["states"].split("|"))
_IN_STATE = expression(rf"(?<![\w’'-])(?P<town>{WORD}(?:[ ]{WORD}){{0,3}}),[ ]\Z")
_STATE_FIRST = expression(
    rf"(?P<state>{_COUNTRIES}|.+[ ](?:State|Province|Region))(?=[ ]|\Z)"
)  # "Ruritania Health Minister"
_MINISTRY_OF = expression(
    r"(?:Foreign|Culture|Health|Public Health|Education|Tourism|Transport|Trade|Finance|Interior|Environment|Agriculture|"
    r"Sports?|Energy|Labou?r|Justice|Defen[cs]e|Industry|Commerce|Information|Science|Economy)(?:,? (?:and )?[A-Z]\w+){0,4}"
)
_MINISTER = expression(r"(?i:minister)\Z")
# "Minister of Public Health", not "Minister of the Government of Hill", "Minister of Ruritania"
_FIELD = expression(
    rf"[ ](?:of|for)(?:[ ]the)?[ ](?P<field>(?!Government|State|Finance of|{_COUNTRIES}\b|.*[’']s[ ]|"
    rf".*[ ](?:State|Province|Region|City)\Z){UPPER}(?!.*[ ]of[ ]{UPPER}).*)\Z"
)
_CONSULATE = expression(r"\bConsulate\b")
_KIND_ALONE = expression(r"(?<=\w)[ ](?:Provincial|Municipal|Prefectural)\Z")  # "Governor of Hill Provincial"


def _body(tail: str, named: NamedBodies, role: str = "") -> str | None:
    if re.match(r"[ ](?:to|in)[ ]", tail) and role == "ambassador":
        return None  # accredited there, not of there
    if tail.startswith(" for ") and role not in ("clerk", "deputy_clerk"):
        # what somebody sees to, "vice president for research", perhaps with where
        where = re.search(r"[ ](?:at|of)[ ](?:the[ ])?(?=[A-Z])", tail)
        if where is None:
            return None
        tail = tail[where.start() :]
    tail = re.sub(r"\A[ ](?:of|at|in|for|to|from)(?:[ ]the)?[ ]", "", tail).strip()
    if _CONSULATE.search(tail):
        return tail
    tail = _OF_NATION.sub("", _PLACED.sub("", tail))
    tail = re.sub(
        r"\A(?:(?:Mayor|Governor|President)[ ]of[ ](?:the[ ])?|Office[ ]of[ ](?:the[ ])?(?=Mayor|Governor|President))",
        "",
        tail,
    )
    if not tail or tail[0].islower():
        return None
    tail = re.split(r"[ ](?:to|in)[ ](?:the[ ])?(?:[a-z]+[ ](?:part[ ])?of[ ])?(?=[A-Z])", tail)[0]
    if tail in _CALLED:
        return named.only(_CALLED[tail])
    tail = in_full(_KIND_ALONE.sub("", tail))
    return named.fullest(tail, role) or tail
