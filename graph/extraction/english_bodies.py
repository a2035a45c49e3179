"""Bodies in English releases, as the same mentions that Thai texts give."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Set
from dataclasses import replace

from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.english_institutions import english_institutions
from citypact.graph.extraction.english_letters import with_letters
from citypact.graph.extraction.english_name_words import tells_field
from citypact.graph.extraction.english_names import ABSTRACT, UPPER, WORD
from citypact.graph.extraction.english_nations import ANY_COUNTRY, NATIONAL
from citypact.graph.extraction.english_units import with_universities
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import city_municipalities, countries, country_in, provinces_in_english
from citypact.graph.extraction.rules import alternation, rules

__all__ = ["english_bodies", "in_full", "kind_of_place", "spelled"]

_DATA = rules("english")
_ENDS = "|".join(f"(?P<e{n}>{rule['written']})" for n, rule in enumerate(_DATA["kinds"]))
_NAMED_BODY = expression(
    rf"(?<![\w’'-])(?P<name>(?:(?:Prince|Princess|King|Queen)[ ]of[ ])?"
    rf"{WORD}(?:[ ](?:(?:de|del|da|do|dos)[ ])?{WORD}){{0,5}}?)[ ](?:{_ENDS})(?![\w-]|[’'](?!s\b))"
)
_BEGUN_BODY = expression(
    "(?<![\\w’'-])(?:"
    + "|".join(f"(?P<b{n}>{rule['written']})" for n, rule in enumerate(_DATA["beginnings"]))
    + rf")[ ](?P<name>{WORD}(?:(?:[ ](?:and|of|for|the))?[ ](?!{UPPER}\.){WORD}){{0,6}})"
)
_POSSESSIVE = expression(r"[’']s?\Z")
_SHORT = expression(r"[ ]PAO\Z")
_ALONE = [
    (expression(rf"(?<![\w’'-])(?:{rule['written']})(?![\w’'-]|[ ]{UPPER})"), str(rule["kind"]))
    for rule in _DATA["alone"]
]
_AND_BODY = expression(r" and (?=(?:the )?(?:City|Municipality|University|Province|Town|Ministry) of )")
_AND_NAMED = expression(
    rf" and (?={WORD}(?: {WORD}){{0,3}} (?:Hospital|University|College|School|Municipality|Polytechnic)\Z)"
)
_TAIL = expression(
    r"(?<=[\w’'-])[ ](?:(?:With|And|To|For|In|By|On|WITH|AND|TO|FOR|IN|BY|ON)\b.*|"
    r"(?:Sign|Ink|Seal|Celebrate|Welcome|Join|Host|Meet|Renew|Announce|Add|Gain|Approve|Mark|Visit|Enter|Partner|Strengthen|Explore|"
    r"Receive|Consider|Forge|Reaffirm|Formali[sz]e|Establishe|Launche|Become|Expand|Conclude|Adopt|Deepen|Boost)s\b.*|"
    r"(?:City )?(?:Council|Mayor|Government|Deputy|Vice|Councill?or)\b.*)\Z"
)
# what a place that is called like an institution is
_SEAT = expression(
    r"(?:(?<=llege)|(?<=rsity)|(?<=chool)) (?:Borough|Township|County|City)\b(?! (?:Hall|Council))"
)
# "Ministry of Education", and what follows: ", Science, Research and Innovation"
_FIELD = rf"(?:{_DATA['fields']})(?:[ ](?:{_DATA['fields']}))*"
_FIELDS = expression(rf"(?:,[ ]{_FIELD})+,?[ ]and[ ]{_FIELD}(?![\w-])")
_OFFICE = expression(
    r" (?:Municipal|Municipality|City|Town) Office\Z"
)  # of the municipality, where that is told
_OF_NATIONS = expression(r"(?<![\w-])(?:Thai|Lao|Sino|Franco|Anglo|Indo)[ ]?[–-][ ]?\Z")
_GOVERNING = frozenset({"Council", "Assembly", "Committee", "Administration"})
_GOVERNED = frozenset({*LOCAL_KINDS, "province", "foreign_local_government"})
_LOCAL = ("province", "foreign_local_government")
# a city hall that concludes something: "between the Hill City Council and Meadow City Hall"
_HALLS = expression(
    rf"\b(?:between|with)[ ](?:the[ ])?[^.,;\n]{{3,80}}?[ ]and[ ](?:the[ ])?(?P<name>{WORD}(?:[ ]{WORD}){{0,2}}[ ]City[ ]Hall)"
    r"(?=[.,;\n]|[ ](?:was|were|on|to|here|that|which|will|has|is)\b|\Z)"
)
_QUOTED = ("““", "“”", '""', "‘’", "''")
_LEADING = expression(
    r"(?:The|THE|Under|In|At|With|For|When|After|Both|But|On|As|By|From|Mayor|Governor|Deputy|Vice|"
    r"Its|Their|His|Her|How|Let|That|While|Where|Whether|Since|Until|Between|Among|Within|Now|Today|"
    r"Representing|Chairman|Chairwoman|President|Ambassador|Photo|Thai|[A-Z]\w{2,20}-based)[ ]"
)
_GENERIC = expression(
    r"(?:Friendship|Sister|Smart|Twin|Capital|Learning|Host|Each|Every|Inner|Old|New|Public|"
    r"Deputy|Assistant|The|THE|Our|Their|Its|This|That|Both|Your|First|Last|Another|A|An|His|Her|Which) "
    r"(?:City|Province|Council|City Council|Municipality|Prefecture|District|Ward|Region|Government|"
    r"City Government)\Z"
    r"|(?:Royal|Central|Federal|National|Military|Digital|Smart|Open|Self|Good|British|Union|Interim|Lao PDR) Government\Z"
    rf"|(?:{ANY_COUNTRY}) (?:Government|Administration)\Z"
    r"|(?:City|Town|County|District|Municipal|Provincial|Borough|State|Local) (?:Council|Government|Assembly)\Z"
    rf"|(?:{NATIONAL}|{_DATA['places']['peoples']}) \w+\Z"
    rf"|(?:(?:{_DATA['places']['sides']}) )+(?:City|[Pp]rovince|[Pp]refecture|Region|Council)\Z"
    r"|(?:Mayor|Governor|(?:.* )?Class) City\Z|(?:The )?(?:Royal|Metropolitan|London) Borough\Z"
    r"|.*\b(?:Sister|Friendship|Twin|Partner) (?:City|Cities|Town|Province|Council)\Z"
)
# words that end a name before them: within a headline every word has a capital
_BREAK = expression(
    r".*[ ](?:With|And|To|From|By|For|In|On|At|Of|The|As|After|Sign|Signs|Signed|Ink|Inks|Inked|Seals?|Visits?|"
    r"Joins?|Welcomes?|Becomes?|Between|Over|Hosts?|Meets?|Mayor|Governor|Councillor|Councilor)[ ](?=.)"
)


def english_bodies(text: str) -> list[BodyMention]:
    """All bodies that an English text names, in its order.

    >>> [body.name for body in english_bodies("Seabreeze Town Municipality and the City of Meadow signed")]
    ['Seabreeze Town Municipality', 'City of Meadow']
    """
    found: dict[int, BodyMention] = {}
    for match in _NAMED_BODY.finditer(text):
        number = int((match.lastgroup or "e0")[1:])
        kind = str(_DATA["kinds"][number]["kind"])
        start, name = match.start(), match[0].rstrip()
        if _LEADING.fullmatch(f"{match['name']} "):
            continue  # "The Federation of Hill": begun by its kind
        while leading := _LEADING.match(name):
            if (
                start + leading.end() >= match.end("name")
                or (leading[0] == "Thai " and kind in _LOCAL)
                or " " not in name[leading.end() :]
            ):
                break
            start, name = start + leading.end(), name[leading.end() :]
        if (possessive := re.search(r"(?:[’']s|s[’'])[ ](?!\d)", name)) and (
            match["name"].startswith(name[: possessive.start()]) and "People" not in name[: possessive.end()]
        ):
            start, name = start + possessive.end(), name[possessive.end() :]
        if "atronage" not in name and (headline := _BREAK.match(name)):
            start, name = start + headline.end(), name[headline.end() :]
        if kind not in _LOCAL and (seat := _SEAT.match(text, start + len(name))):
            name, kind = name + seat[0], "foreign_local_government"
        if kind == "ministry_agency" and (fields := _FIELDS.match(text, start + len(name))):
            name += fields[0]
        beside = text[start - 1 : start] + text[start + len(name) : start + len(name) + 1]
        if joined := _OF_NATIONS.search(text, max(0, start - 14), start):
            name, start = text[joined.start() : start] + name, joined.start()  # "Thai – Chinese Association"
        if _GENERIC.match(name) or beside in _QUOTED or (kind in _LOCAL and _tells_fields(name)):
            continue
        if kind == "province" and (match["name"] in provinces_in_english()) is False:
            kind = "foreign_local_government"
        if len(name.split(" ")) > 1:
            found[start] = _mention(start, start + len(name), in_full(name), kind)
    institutions: dict[int, BodyMention] = {}
    for body in english_institutions(text):
        if body.start not in institutions or institutions[body.start].end < body.end:
            institutions[body.start] = body
    for match in _BEGUN_BODY.finditer(text):
        number = next(n for n in range(len(_DATA["beginnings"])) if match[f"b{n}"])
        kind = str(_DATA["beginnings"][number]["kind"])
        begun = match.start("name") - match.start()
        name = match[0][:begun] + match["name"].split(" and ")[0]
        if kind != "foreign_local_government":
            name = _before_named({*found, *institutions}, match.start(), _before_another(match[0]))
        else:
            name = name[:begun] + _TAIL.sub("", name[begun:])
            if ABSTRACT.match(name[begun:]) or name[begun:] in countries():
                continue  # what a place would be: "the City of Relaxation"
            name = re.sub(r"(?<!People)[’']s?(?:[ ].*)?\Z", "", name) if begun < len(name) else name
        if kind == "ministry_agency" and (fields := _FIELDS.match(text, match.start() + len(name))):
            name += fields[0]
        end = match.start() + len(name)
        if any(
            found[start].start < match.start() < found[start].end for start in _near(found, match.start())
        ):
            continue
        for start in [start for start in _near(found, end) if match.start() <= start < end]:
            del found[start]
        found[match.start()] = _mention(match.start(), end, name, kind)
    for match in _HALLS.finditer(text):
        at = match.start("name")
        if not any(found[start].end > at for start in _near(found, at)):
            found[at] = _mention(at, match.end("name"), match["name"], "foreign_local_government")
    for pattern, kind in _ALONE:
        in_full_too = {
            body.name.split(" ")[0] for body in found.values() if body.kind == kind and " " in body.name
        }
        for match in pattern.finditer(text):
            if match[0] in in_full_too:
                break  # where the text names the administration in full, the bare name is the place
            near = _near(found, match.start())
            if not any(found[start].end > match.start() for start in near):
                found[match.start()] = _mention(match.start(), match.end(), match[0], kind)
    for body in institutions.values():
        _put(found, body)
    ordered = [found[start] for start in sorted(found)]
    kept: list[BodyMention] = []
    for body in ordered:
        if not kept or body.start >= kept[-1].end:
            kept.append(body)
    return with_universities(text, with_letters(text, _with_abbreviations(text, _called_alike(kept))))


def _tells_fields(name: str) -> bool:
    """Whether a council is one of a field, and of no place: "International Relations Council"."""
    *words, last = name.split(" ")
    return last in _GOVERNING and all(map(tells_field, words))


def _put(found: dict[int, BodyMention], body: BodyMention) -> None:
    """Note an institution, in place of what is found of it; what holds it stays."""
    over = [start for start in _near(found, body.end - 1) if found[start].end > body.start]
    governed = body.prefix in _GOVERNING and " for " not in body.name
    if governed and any(found[start].kind in _GOVERNED for start in over):
        return
    if all(
        body.start <= start and found[start].end <= body.end and found[start].name != body.name
        for start in over
    ):
        for start in over:
            del found[start]
        found[body.start] = body


def _called_alike(found: list[BodyMention]) -> list[BodyMention]:
    """Hill City is the City of Hill, where a text calls it so.

    Hill College is the borough of that name, Hill Municipal Office the municipality.
    """
    of = {body.name for body in found if body.name.startswith("City of ")}
    seated = {body.name.rsplit(" ", 1)[0]: body for body in found if _SEAT.search(body.name)}
    told = {body.name for body in found if "Organisation" in body.name}
    alike = []
    for body in found:
        full = f"City of {body.name.removesuffix(' City')}"
        if body.name.endswith(" City") and full in of:
            body = replace(body, name=full)
        elif (office := _OFFICE.search(body.name)) and (
            city := next(
                (each for each in found if each.name == f"{body.name[: office.start()]} Municipality"), None
            )
        ):
            body = replace(city, start=body.start, end=body.end)
        elif body.kind not in _LOCAL and (place := seated.get(body.name)):
            body = replace(place, start=body.start, end=body.end)
        alike.append(replace(body, name=spelled(body.name, told)))
    return alike


def spelled(name: str, told: Set[str]) -> str:
    """A name as the text spells it, where it has both an s and a z.

    >>> spelled("Hill Provincial Administrative Organization", {"Hill Provincial Administrative Organisation"})
    'Hill Provincial Administrative Organisation'
    """
    british = name.replace("Organization", "Organisation")
    return british if british in told else name


_BRACKETS = expression(r"[ ]\((?:the[ ])?[“\"‘']?(?P<short>[A-Z][A-Za-z]{0,3}[A-Z]{1,4})[”\"’']?\)")


def _within(found: list[BodyMention], starts: list[int], position: int) -> bool:
    index = bisect_right(starts, position) - 1
    return index >= 0 and found[index].end > position


def _with_abbreviations(text: str, found: list[BodyMention]) -> list[BodyMention]:
    """The bodies, and where they are told again by the abbreviation that stands in brackets behind a name."""
    short: dict[str, BodyMention] = {}
    for body in found:
        told = _BRACKETS.match(text, body.end)
        if told and told["short"] not in short:
            short[told["short"]] = body
    if not short:
        return found
    again: list[BodyMention] = []
    starts = [body.start for body in found]
    for match in re.finditer(rf"(?<![\w’'(-])(?:{alternation(short)})(?![\w’'-]?\w)", text):
        body = short[match[0]]
        apart = match.end() < body.start or match.start() > body.end + len(match[0]) + 3
        if apart and not _within(found, starts, match.start()):
            again.append(replace(body, start=match.start(), end=match.end()))
    return sorted([*found, *again], key=lambda body: body.start)


_SPECIAL = expression(rf"\b(?:{alternation(_DATA['special'])})\b")


def _before_named(named: Set[int], start: int, names: str) -> str:
    """The first of two bodies that "and" joins, where the second has a name of its own and tells no further field."""
    for joint in _AND.finditer(names):
        if start + joint.end() in named and not tells_field(names[joint.end() :].split(" ")[0]):
            return names[: joint.start()]
    return names


_AND = expression(r" and (?:the )?")


def _before_another(names: str) -> str:
    """The first of two bodies that "and" joins: "Department of Health and Meadow Hospital"."""
    return _AND_NAMED.split(_AND_BODY.split(names)[0])[0]


def in_full(name: str) -> str:
    """A name as it would be written out.

    >>> in_full("Hill PAO"), in_full("Hill's")
    ('Hill Provincial Administrative Organization', 'Hill')
    """
    return _POSSESSIVE.sub("", _SHORT.sub(" Provincial Administrative Organization", name))


def kind_of_place(name: str) -> str:
    """The kind of body that concludes for a place named alone."""
    if special := _SPECIAL.search(name):
        return str(_DATA["special"][special[0]])
    return "province" if name in provinces_in_english() else "foreign_local_government"


def _near(found: dict[int, BodyMention], position: int) -> list[int]:
    return [start for start in range(max(0, position - 120), position + 1) if start in found]


_MUNICIPALITY = expression(r"(?P<before>.+) Municipality|[Mm]unicipality of (?P<behind>.+)")


def _kind_of_municipality(place: str) -> str:
    """The kind of a municipality that is called no more than that: in Thailand, by what the place is.

    >>> _kind_of_municipality("Chiang Mai"), _kind_of_municipality("Hillton")
    ('city_municipality', 'foreign_local_government')
    """
    if place in city_municipalities():
        return "city_municipality"
    return "town_municipality" if place in provinces_in_english() else "foreign_local_government"


def _mention(start: int, end: int, name: str, kind: str) -> BodyMention:
    if kind == "foreign_local_government" and (special := _SPECIAL.search(name)):
        kind = str(_DATA["special"][special[0]])
    elif kind == "foreign_local_government" and (place := _MUNICIPALITY.fullmatch(name)):
        kind = _kind_of_municipality(place["before"] or place["behind"])
    return BodyMention(start, end, name, kind, name.split(" ")[-1], country=country_in(name), whole_run=True)
