"""Owners of English offices whose own words say no place: it stands before them, "Bangkok Governor", or behind the holder."""

from __future__ import annotations

import re
from dataclasses import replace

from citypact.graph.extraction.english_homes import place_beside
from citypact.graph.extraction.english_named import COUNCILS, NamedBodies
from citypact.graph.extraction.english_names import MONTHS, NO_NAME, PLACE, UPPER, WEEKDAYS, WORD
from citypact.graph.extraction.english_nations import ANY_COUNTRY, COUNTRIES, NATIONAL, NATIONS
from citypact.graph.extraction.english_office_places import KIND_ALONE, OF_NATION, body_told, place_of_holder
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.rules import rules

__all__ = ["led_to", "of_place"]

_NATION = expression(rf"(?<![\w.])({NATIONAL})[ ]\Z")
# what stands before an office that speaks for a place: "signing for Hill was Mayor", "Hill, represented by its Mayor"
# words between a place and an office: "Hill parish council chairman", "represented by first deputy mayor"
_KIND_OF_OFFICE = (
    r"(?:first|second|senior|acting|executive|permanent|standing|parish|town|city|district|municipal|county|"
    r"provincial|regional) "
)
_STANDS_FOR = expression(
    rf"(?:\b(?:[Ff]or|[Oo]n behalf of) (?:the )?(?P<for>{PLACE})(?:,? (?:its|their)|,|"
    rf",? (?:it )?(?:was|were|is|are|by)(?: the| its| their| his)?)|"
    rf"(?<![\w’'-])(?P<by>{PLACE})(?:, (?:{ANY_COUNTRY}))?"
    rf",? (?:was |is |were |that was |which was )?(?:represented|led|headed) by(?: the| its| their| his)?|"
    rf"(?<![\w’'-])(?P<sent>{PLACE})(?:[’']s)? (?:delegation|team|side|mission|group),? (?:was |is |were )?"
    rf"(?:represented|led|headed) by(?: the| its| their| his)?|"
    rf"(?:;|\band|\bwhile) (?:the )?(?P<and>{PLACE}) by(?: the| its| their| his)?) (?:{_KIND_OF_OFFICE})?\Z"
)
# "Hill City of Norland (Mayor Kon Mekha)"
_BEFORE_BRACKET = expression(
    rf"(?<![\w’'-])(?P<place>{WORD}(?:[ ]{WORD}){{0,3}})(?:[ ]of[ ](?:the[ ])?(?:{ANY_COUNTRY}))?[ ]\(\Z"
)
# "Hill City Hall (HCH) Mayor"
_IN_BRACKETS = expression(r"\((?P<letters>[A-Z][A-Za-z]{0,5}[A-Z])\)[ ]\Z")
_GENERIC_OWNER = expression(
    r"(?:Only|Group|Area|City|Town|County|State|Foreign|Former|First|Prime|New|Local|Its|Their|His|Her|Our|Interim|Acting|"
    r"District|Provincial|"
    r"Municipal|National|Regional|Executive|Senior|Assistant|Principal|Managing|General|Honorary|Then|Current|"
    r"Incoming|Outgoing|Governing|Standing|Permanent|Visiting|Newly|Re-elected|"
    r"Project|Marine|Program|Programme|Council|Company|Association)"
)
# whether somebody holds an office now, before its place: "Acting Hill Mayor"
_AT_A_TIME = expression(
    r"\A(?:(?:Acting|Interim|Former|Then|Outgoing|Incoming|Current|Late|Newly-elected|Ex)[ -])+(?=[A-Z])"
)
_KINDS_ALONE = frozenset(
    {"Committee", "Board", "Commission", "Association", "Chamber", "Foundation", "Club", "Society"}
)
_STATES = frozenset(rules("english")["places"]["states"].split("|"))
# "Hill City, Norland, Mayor Kon Mekha"
_ABROAD = expression(
    rf"(?<![\w’'-])(?<!\bin )(?<!\bat )(?<!\bto )(?<!from )(?P<place>{WORD}(?:[ ]{WORD}){{0,3}}),[ ]"
    rf"(?:{ANY_COUNTRY}|{rules('english')['places']['states']}),?[ ]\Z"
)
_IN_STATE = expression(rf"(?<![\w’'-])(?P<town>{WORD}(?:[ ]{WORD}){{0,3}}),[ ]\Z")
_STATE_FIRST = expression(
    rf"(?P<state>{COUNTRIES}|.+[ ](?:State|Province|Region))(?=[ ]|\Z)"
)  # "Ruritania Health Minister"
_MINISTRY_OF = expression(
    r"(?:Foreign|Culture|Health|Public Health|Education|Tourism|Transport|Trade|Finance|Interior|Environment|Agriculture|"
    r"Sports?|Energy|Labou?r|Justice|Defen[cs]e|Industry|Commerce|Information|Science|Economy)(?:,? (?:and )?[A-Z]\w+){0,4}"
)


_NO_OWNER = expression(
    rf"{MONTHS}|{WEEKDAYS}|{NATIONAL}|{ANY_COUNTRY}|The|This|That|It|They|He|She|We|Both|Each|Agreement|Memorandum"
)
_OF_TOWNS = frozenset({"mayor", "deputy_mayor", "clerk", "deputy_clerk"})
_GOVERN = frozenset({"mayor", "deputy_mayor", "governor", "deputy_governor", "minister"})
_ENVOYS = expression(r"(?i:(?:deputy |vice[ -])?(?:consul|counsel|charg|attach))")
_OF_COUNTRY = expression(rf"\b(?P<country>{ANY_COUNTRY})[’']s[ ]\Z")  # "Ruritania's consul general in Hill"
# "Hill Province of Norland, represented by"
_OF_COUNTRY_TOO = expression(
    rf"(?<!Republic)(?<!Kingdom)(?<!Government)(?<!Embassy)[ ]of[ ](?:{ANY_COUNTRY})\Z"
)
_ITS = expression(  # "the university's president", "the hospital's deputy director"
    r"\b[Tt]he (?P<kind>university|hospital|school|college|institute|foundation|association|company|bank|museum)[’']s[ ]\Z"
)
_FIELDS = expression(
    rf"(?:{rules('english')['fields']})(?:(?:,|,?[ ](?:and|&))?[ ](?:{rules('english')['fields']}))*"
)
# "Sister Cities International president", "National Science Museum director"
_ORGANISATION = expression(
    r"(?:Sister|International|National|Central|Thai|United|Friendship)(?:[ ][\w’'&-]+){2,}"
)
_WHOSE = expression(r"(?P<owner>.+)[’']s?[ ].+")
_OF_SOMETHING = expression(r"[ ](?:of|for)[ ](?:the[ ])?[A-Z]")  # "Department of Trade Director"


def led_to(text: str, office: Office, named: NamedBodies) -> Office:
    """An office with the place before its words: "Bangkok Governor", "San Jose City Mayor".

    >>> led_to("Hill City Mayor", Office(10, 15, "Mayor", "mayor"), NamedBodies("", [])).body
    'Hill City'
    """
    nation = _NATION.search(text, max(0, office.start - 16), office.start)
    envoy = office.role == "ambassador" or _ENVOYS.match(office.name) is not None
    if envoy and (own := _OF_COUNTRY.search(text, max(0, office.start - 40), office.start)):
        start = own.start()
        return replace(office, start=start, name=text[start : office.end], body=own["country"])
    its = None if office.body else _ITS.search(text, max(0, office.start - 40), office.start)
    if its and (institution := named.only_with(its["kind"].capitalize())):
        return replace(office, body=institution, rest=institution)
    if nation and (
        envoy or (office.role == "minister" and re.match(r"(?i:(?:deputy )?prime|counterpart)", office.name))
    ):
        start = nation.start()
        return replace(office, start=start, name=text[start : office.end], body=NATIONS[nation[1]])
    before = re.search(
        rf"(?:(?:{WEEKDAYS}|{MONTHS})[ ])?(?P<place>{WORD}(?:[ ]{WORD}){{0,4}})[ ](?P<kind>{_KIND_OF_OFFICE})?\Z",
        text[max(0, office.start - 70) : office.start],
    )
    stands = _STANDS_FOR.search(text, max(0, office.start - 80), office.start) if not office.body else None
    told = next((group for group in stands.groups() if group), "") if stands else ""
    place = re.sub(r"\A(?:The|An?)[ ]", "", told)
    place = _OF_COUNTRY_TOO.sub("", place)
    if place and not _NO_OWNER.fullmatch(place.split(" ")[0]):
        whole = named.fullest(place, office.role) or place
        return replace(office, body=place if whole.endswith(COUNCILS) else whole, rest=place)
    owned = None if office.body or office.role in _OF_TOWNS else named.right_before(office.start)
    if owned and _OF_SOMETHING.search(owned):
        start = text.rfind(owned, 0, office.start)
        return replace(office, start=start, name=text[start : office.end], body=owned, rest=owned)
    letters = _IN_BRACKETS.search(text, max(0, office.start - 12), office.start) if not office.body else None
    if letters and (told := named.told_by(letters["letters"])):
        return replace(office, body=told, rest=told)
    bracket = (
        _BEFORE_BRACKET.search(text, max(0, office.start - 70), office.start)
        if office.role in _GOVERN and not office.body and text[office.start - 1 : office.start] == "("
        else None
    )
    if bracket and not NO_NAME.match(bracket["place"].split(" ")[0]):
        place = bracket["place"]
        return replace(office, body=named.fullest(place, office.role) or place, rest=place)
    if not office.body and (beside := place_beside(text, office.start)):
        return replace(office, body=named.fullest(beside, office.role) or beside, rest=beside)
    if (
        not office.body
        and office.role in _GOVERN
        and ", " in text[max(0, office.start - 40) : office.start - 2]
        and (abroad := _ABROAD.search(text, max(0, office.start - 90), office.start))
    ):
        place = abroad["place"].removeprefix("The ")
        if not NO_NAME.match(place.split(" ")[0]):
            return replace(office, body=named.fullest(place, office.role) or place, rest=place)
    if (
        office.body
        or not before
        or (
            NO_NAME.match(before["place"].removeprefix("The ").split(" ")[0])
            and "City" not in before["place"]
            and (office.role in _GOVERN or not _ORGANISATION.fullmatch(before["place"].removeprefix("The ")))
        )
        or text[office.start - 1 : office.start] != " "
    ):
        return office
    place = before["place"].removeprefix("The ")
    start = office.start - len(before["kind"] or "") - len(place) - 1
    place = _AT_A_TIME.sub("", place)
    if place in _STATES and (town := _IN_STATE.search(text, max(0, start - 60), start)):
        start, place = town.start("town"), town["town"]  # "Hillton, Ohio Mayor"
    owner = KIND_ALONE.sub("", re.sub(r"[’']s?\Z", "", place))
    if (possessive := re.match(r"(?:.+[’']s)[ ](?P<rest>.+)", owner)) or owner in NATIONS:
        owner = possessive["rest"] if possessive else ""
    if owner in _KINDS_ALONE and (institution := named.only_with(owner)):  # "Committee chair Kon Mekha"
        return replace(office, start=start, name=text[start : office.end], body=institution, rest=institution)
    nation_first = owner.split(" ")[0] if owner else ""
    if office.role == "minister" and nation_first in NATIONS:
        country = NATIONS[nation_first]  # "Ruritanian Health Minister"
        return replace(office, start=start, name=text[start : office.end], body=country, rest=country)
    if not owner or nation_first in NATIONS:
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
    if _GENERIC_OWNER.fullmatch(owner) or (
        office.role not in _GOVERN and _FIELDS.fullmatch(owner) and not named.knows(owner)
    ):
        whose = _WHOSE.fullmatch(place)
        if whose is None or NO_NAME.match(whose["owner"].split(" ")[0]):
            return office
        owner = whose["owner"]  # "Hill's Governing Mayor", "Hill's Finance Director"
    return replace(
        office,
        start=start,
        name=text[start : office.end],
        body=named.fullest(owner, office.role) or owner,
        rest=owner,
    )


def of_place(text: str, end: int, office: Office, named: NamedBodies) -> Office:
    """An office with the place behind its holder's name: "Governor Kon Mekha of Meadow Prefecture".

    >>> of_place("Mayor Kon Mekha of Hill", 15, Office(0, 5, "Mayor", "mayor"), NamedBodies("", [])).body
    'Hill'
    """
    tail = place_of_holder(text, end)
    if office.body:
        return office
    if not tail or not tail[0].startswith((" of ", " from ")):
        acts = _ACTS_FOR.match(text, end)
        place = acts and next(filter(None, acts.groups())).removeprefix("the ")
        if (
            acts
            and place
            and (
                _NO_OWNER.fullmatch(place.split(" ")[0])
                or (
                    NO_NAME.match(place.split(" ")[0])
                    and not place.startswith(("City ", "Municipality ", "Province "))
                )
                or ((acts["stood"] or acts["beside"]) and office.role not in _OF_PLACES)
            )
        ):
            place = None
        if not place:
            return office
        body = named.fullest(place, office.role) or place
        if office.role in _OF_PLACES and named.is_institution(body):
            return office  # "Mayor Kon Mekha said the Hill Bank would"
        return replace(office, body=body, rest=place)
    words = tail[0]
    if cut := _NEXT_HOLDER.search(words):
        words = words[: cut.start()]
    elif not named.ends_at(tail.end(), end):
        words = re.split(r",? and ", words)[0]
    if office.role in _OF_PLACES and (there := _THERE.search(words, 4)):
        words = words[: there.start()]
    body = body_told(words.replace(" from ", " of ", 1), named, office.role)
    if body and body.endswith(COUNCILS):
        body = OF_NATION.sub("", re.sub(r"\A[ ](?:of|from)(?:[ ]the)?[ ]", "", words))
    return replace(office, body=body, rest=body) if body else office


_HOLDER = (
    rf"[ ](?:the[ ])?(?:{UPPER}[\w’'-]+[ ]){{0,3}}(?:Acting|Deputy|Vice|Lord|Mayor|Governor|President|Chair|Director|"
    rf"Mr|Mrs|Ms|Dr|"
    rf"mayor|governor|vice|deputy)\b"
)
_FOR_PLACE = rf"(?:the[ ])?{PLACE}"
# behind a holder: "signed it on behalf of Hill", "said Hill would", ", a delegation of Hill"
_ACTS_FOR = expression(
    rf"(?:,?[ ](?:(?:who|then|also|has|had|will|would)[ ])*"
    rf"(?:sign(?:s|ed)?|ink(?:s|ed)?|act(?:s|ed|ing)|represent(?:s|ed|ing)?)"
    rf"(?:(?:[ ](?!and\b|while\b)[\w()’'-]+){{0,12}}?[ ]on[ ]behalf[ ]of|"
    rf"(?:[ ](?!for\b|and\b|with\b)[\w()’'-]+){{0,9}}?[ ]for)[ ](?P<for>{_FOR_PLACE})(?![\w’'-]|[ ]and\b(?!{_HOLDER}))|"
    rf",?[ ](?:(?:who|has|had|will)[ ])*(?:represent(?:s|ed|ing)?)[ ](?P<stood>{_FOR_PLACE})(?![\w’'-])|"
    rf"[ ]\((?P<beside>{PLACE})\)|"
    rf",?[ ](?:for|on[ ]behalf[ ]of)[ ](?P<own>{_FOR_PLACE})(?=[.,;\n]|[ ]and\b{_HOLDER}|\Z)|"
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
