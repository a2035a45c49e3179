"""Bodies, people and offices in English releases, as the same mentions that Thai texts give."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from citypact.graph.extraction.bodies import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.gazette import countries, provinces_in_english
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.rules import alternation, rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["english_bodies", "english_people", "in_full", "kind_of_place"]

_DATA = rules("english")
_UP = r"[A-ZÀ-ÞĀ-ɏḀ-ỿ]"
_WORD = rf"(?:[a-z]{{1,2}}(?={_UP}))?{_UP}[\w’'&-]{{0,40}}"
_NAME = rf"{_WORD}(?:[ ]{_WORD}){{0,4}}"
_FILLER = r"(?:[ ](?:of|and|for)(?:[ ]the)?)?"
_ENDS = "|".join(f"(?P<e{n}>{rule['written']})" for n, rule in enumerate(_DATA["kinds"]))
_NAMED_BODY = re.compile(
    rf"(?<![\w’'-])(?P<name>{_WORD}(?:[ ]{_WORD}){{0,5}}?)[ ](?:{_ENDS})(?![\w-]|[’'](?!s\b))"
)
_BEGUN_BODY = re.compile(
    "(?<![\\w’'-])(?:"
    + "|".join(f"(?P<b{n}>{rule['written']})" for n, rule in enumerate(_DATA["beginnings"]))
    + rf")[ ](?P<name>{_WORD}(?:(?:[ ](?:and|of|for|the))?[ ]{_WORD}){{0,6}})"
)
_POSSESSIVE = re.compile(r"[’']s?\Z")
_SHORT = re.compile(r"[ ]PAO\Z")
_ALONE = [
    (re.compile(rf"(?<![\w’'-])(?:{rule['written']})(?![\w’'-]|[ ]{_UP})"), str(rule["kind"]))
    for rule in _DATA["alone"]
]
_AND_BODY = re.compile(r" and (?=(?:the )?(?:City|Municipality|University|Province|Town|Ministry) of )")
_TAIL = re.compile(
    r"(?<=[\w’'-])[ ](?:(?:With|And|To|For|In|By|On|WITH|AND|TO|FOR|IN|BY|ON)\b.*|"
    r"(?:City )?(?:Council|Mayor|Government|Deputy|Vice|Councill?or)\b.*)\Z"
)
_LOCAL = ("province", "foreign_local_government")
_QUOTED = ("““", "“”", '""', "‘’", "''")
_LEADING = re.compile(
    r"(?:The|Under|In|At|With|For|When|After|Both|But|On|As|By|From|Mayor|Governor|Deputy|Vice|"
    r"Chairman|Chairwoman|President|Ambassador|Photo|Thai)[ ]"
)
_GENERIC = re.compile(
    r"(?:Friendship|Sister|Smart|Twin|Capital|Learning|Host|Each|Every|Inner|Old|New|Public|"
    r"Deputy|Assistant|The|Our|Their|Its|This|That|Both|Your|First|Last|Another|A|An|His|Her|Which) "
    r"(?:City|Province|Council|City Council|Municipality|Prefecture|District|Ward|Region|Government|"
    r"City Government)\Z"
    r"|(?:City|Town|County|District|Municipal|Provincial|Borough|State|Local) (?:Council|Government|Assembly)\Z"
    r"|(?:Thai|Lao|Korean|French|German|\w+ese|\w+ian) \w+\Z"
    r"|.*\b(?:Sister|Friendship|Twin|Partner) (?:City|Cities|Town|Province|Council)\Z"
)
# words that end a name before them: within a headline every word has a capital
_BREAK = re.compile(
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
        if headline := _BREAK.match(name):
            start, name = start + headline.end(), name[headline.end() :]
        beside = text[start - 1 : start] + text[start + len(name) : start + len(name) + 1]
        if _GENERIC.match(name) or beside in _QUOTED:
            continue
        if kind == "province" and (match["name"] in provinces_in_english()) is False:
            kind = "foreign_local_government"
        if len(name.split(" ")) > 1:
            found[start] = _mention(start, start + len(name), in_full(name), kind)
    for match in _BEGUN_BODY.finditer(text):
        number = next(n for n in range(len(_DATA["beginnings"])) if match[f"b{n}"])
        kind = str(_DATA["beginnings"][number]["kind"])
        name = (
            match[0].split(" and ")[0] if kind == "foreign_local_government" else _AND_BODY.split(match[0])[0]
        )
        name = _TAIL.sub("", name) if kind == "foreign_local_government" else name
        end = match.start() + len(name)
        if any(
            found[start].start < match.start() < found[start].end for start in _near(found, match.start())
        ):
            continue
        for start in [start for start in _near(found, end) if match.start() <= start < end]:
            del found[start]
        found[match.start()] = _mention(match.start(), end, name, kind)
    for pattern, kind in _ALONE:
        for match in pattern.finditer(text):
            if any(body.name.startswith(f"{match[0]} ") and body.kind == kind for body in found.values()):
                break  # where the text names the administration in full, the bare name is the place
            near = _near(found, match.start())
            if not any(found[start].end > match.start() for start in near):
                found[match.start()] = _mention(match.start(), match.end(), match[0], kind)
    ordered = [found[start] for start in sorted(found)]
    kept: list[BodyMention] = []
    for body in ordered:
        if not kept or body.start >= kept[-1].end:
            kept.append(body)
    return _with_abbreviations(text, kept)


_BRACKETS = re.compile(r"[ ]\((?:the[ ])?[“\"‘']?(?P<short>[A-Z][A-Za-z]{0,3}[A-Z]{1,4})[”\"’']?\)")


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
        if match.start() > body.end + len(match[0]) + 3 and not _within(found, starts, match.start()):
            again.append(replace(body, start=match.start(), end=match.end()))
    return sorted([*found, *again], key=lambda body: body.start)


_SPECIAL = re.compile(rf"\b(?:{alternation(_DATA['special'])})\b")


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


def _mention(start: int, end: int, name: str, kind: str) -> BodyMention:
    if kind == "foreign_local_government" and (special := _SPECIAL.search(name)):
        kind = str(_DATA["special"][special[0]])
    country = next(
        (code for country, code in countries().items() if country.isascii() and country in name), None
    )
    return BodyMention(start, end, name, kind, name.split(" ")[-1], country=country, whole_run=True)


_OFFICES = "|".join(f"(?P<r{n}>{rule['written']})" for n, rule in enumerate(_DATA["offices"]))
_OFFICE = Sought(rf"(?<![\w’'-])(?:acting[ ]|former[ ]|Thai[ ])?(?i:{_OFFICES})(?![\w’'])")
_TITLE = _DATA["titles"]
_PERSON_NAME = (
    rf"(?P<person>(?:{_UP}\.|{_UP}[\w’'-]{{0,30}})"
    rf"(?:[ ](?:(?:bin|binti|van|der|den|de|von|al|da|la)[ ]){{0,2}}(?:{_UP}\.|{_UP}[\w’'-]{{0,30}})){{1,4}})"
)
_TITLED = Sought(rf"(?<![\w.])(?P<title>{_TITLE}){_PERSON_NAME}")
_COMMA_OFFICE = Sought(
    rf"(?<![\w.’'-]){_PERSON_NAME},[ ](?:the[ ]|an?[ ])?(?=(?:[A-Z][\w’-]+[ ]){{0,4}}(?i:acting|"
    rf"deputy|vice|mayor|governor|chair|president|director|ambassador|consul|minister|clerk|dean|"
    rf"rector|advis|counsel|secretary|head|speaker|chief|municipal|council|managing|principal|"
    rf"professor))"
)
_BEFORE_NAME = re.compile(rf"[ ](?P<title>{_TITLE})?{_PERSON_NAME}")
_OFFICE_TAIL = re.compile(
    rf"(?:[ ](?:of|at|in|for|to|on)(?:[ ]the)?[ ](?:[a-z][\w’-]+[ ](?:of|at|along|"
    rf"for)[ ](?:the[ ])?)?{_UP}[\w’'&-]*(?:(?:[ ](?:of|and|for|the|in|at|to))*[ ]{_UP}[\w’'&-]*)*)"
)
_NO_NAME = re.compile(
    r"(?:The|This|That|These|Under|After|Before|When|While|With|In|On|At|By|For|From|A|An|His|Her|"
    r"Its|Their|Both|Photo|Also|Read|City|Town|University|Municipality|Council|Province|Agreement|"
    r"Memorandum|Friendship|Sister|Public|Relations|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|Thai|Thailand|Modern|Thanking|Credit|United|Republic|Kingdom|People|Their|And|But|Now|"
    r"Then|Since|Two|Three|Four|Five|Ten|WHO|WHAT|WHEN|WHERE)\Z"
)


def english_people(text: str, named: list[BodyMention]) -> list[PersonMention]:
    """All people whom an English text names with an office, and those with a title."""
    found: dict[str, PersonMention] = {}
    taken: set[int] = set()

    def add(
        start: int, end: int, name: str, title: str | None, name_start: int, office: Office | None
    ) -> None:
        name = name.rstrip(".'’")
        words = name.split(" ")
        if len(words) < 2 or _NO_NAME.match(words[0]) or start in taken or end - 1 in taken:
            return
        if name in found and (found[name].office or not office):
            return
        found[name] = PersonMention(start, end, name, title.strip() if title else None, name_start, office)
        if office:
            taken.update(range(start, end))

    offices = [_read(text, match, named) for match in _OFFICE.finditer(text)]
    starts = [office.start for office in offices]
    for office in offices:
        behind = _BEFORE_NAME.match(text, office.end)
        if behind and "\n" not in behind[0]:
            add(
                behind.start() + 1,
                behind.end("person"),
                behind["person"],
                behind["title"],
                behind.start("person"),
                _leading(text, office, named),
            )
    for match in _COMMA_OFFICE.finditer(text):
        start, title = match.start("person"), None
        before = re.search(rf"(?P<title>{_TITLE})\Z", text[max(0, start - 40) : start])
        if before:
            title, start = before["title"], start - len(before["title"])
        name = match["person"]
        inner = re.match(_TITLE, name)
        if inner:
            title, name = (title or "") + inner[0], name[inner.end() :]
        index = bisect_left(starts, match.end())
        if (
            index < len(starts)
            and starts[index] - match.end() < 50
            and "," not in text[match.end() : starts[index]]
        ):
            add(
                start,
                match.end("person"),
                name,
                title,
                match.end("person") - len(name),
                _leading(text, offices[index], named),
            )
    for match in _TITLED.finditer(text):
        add(match.start(), match.end(), match["person"], match["title"], match.start("person"), None)
    return sorted(found.values(), key=lambda person: person.start)


def _read(text: str, match: re.Match[str], named: list[BodyMention]) -> Office:
    number = next(n for n in range(len(_DATA["offices"])) if match[f"r{n}"])
    role = str(_DATA["offices"][number]["role"])
    end = match.end()
    for _ in range(2):
        tail = _OFFICE_TAIL.match(text, end)
        if not tail:
            break
        end = tail.end()
    name = text[match.start() : end].rstrip(" .,")
    if name.lower().startswith("former"):
        role = "other"
    seat = (
        "municipal" if role in ("mayor", "deputy_mayor", "clerk", "deputy_clerk", "council_chair") else "any"
    )
    body = _body(name[match.end() - match.start() :], named)
    return Office(match.start(), match.start() + len(name), name, role, body, seat, rule="office.english")


def _leading(text: str, office: Office, named: list[BodyMention]) -> Office:
    """ "Bangkok Governor", "San Jose City Mayor": the place before the words belongs to them."""
    before = re.search(
        rf"(?P<place>{_WORD}(?:[ ]{_WORD}){{0,4}})[ ]\Z", text[max(0, office.start - 70) : office.start]
    )
    if (
        office.body
        or not before
        or (_NO_NAME.match(before["place"].split(" ")[0]) and "City" not in before["place"])
    ):
        return office
    place = before["place"]
    start = office.start - len(place) - 1
    return replace(office, start=start, name=text[start : office.end], body=_known(place, named) or place)


def _body(tail: str, named: list[BodyMention]) -> str | None:
    tail = re.sub(r"\A[ ](?:of|at|in|for|to)(?:[ ]the)?[ ]", "", tail).strip()
    if not tail:
        return None
    tail = re.split(r"[ ](?:to|in)[ ](?=[A-Z])", tail)[0]
    return _known(tail, named) or tail


def _known(place: str, named: list[BodyMention]) -> str | None:
    """The fullest name of a local body that is called by its place alone."""
    exact = [body.name for body in named if body.name == place]
    if exact:
        return place
    best = [
        body.name
        for body in named
        if place in body.name and (body.kind in LOCAL_KINDS or body.kind == "foreign_local_government")
    ]
    return max(best, key=len) if best else None
