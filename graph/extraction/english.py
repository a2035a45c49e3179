"""Bodies, people and offices in English releases, as the same mentions that Thai texts give."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from citypact.graph.extraction.bodies import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.gazette import countries, country_in, provinces_in_english
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.rules import alternation, rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["english_bodies", "english_people", "in_full", "kind_of_place"]

_DATA = rules("english")
_UP = r"[A-ZÀ-ÞĀ-ɏḀ-ỿ]"
_WORD = rf"(?:[a-z]{{1,2}}(?={_UP}))?{_UP}[\w’'&-]{{0,40}}"
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
    return BodyMention(start, end, name, kind, name.split(" ")[-1], country=country_in(name), whole_run=True)


_OFFICES = "|".join(f"(?P<r{n}>{rule['written']})" for n, rule in enumerate(_DATA["offices"]))
_OFFICE = Sought(rf"(?<![\w’'-])(?:[Aa]cting[ ]|[Ff]ormer[ ]|[Tt]hen[- ]|[Ee]x-)?(?i:{_OFFICES})(?![\w’'])")
_TITLE = _DATA["titles"]
_PERSON_NAME = (
    rf"(?P<person>(?:{_UP}\.|{_UP}[\w’'-]{{0,30}})"
    rf"(?:[ ][“\"][^”\"\n]{{2,20}}[”\"])?(?:[ ](?:(?:bin|binti|van|der|den|de|von|al|da|la|le|du|del|dela|di|"
    rf"dos)[ ]){{0,2}}(?:{_UP}\.|{_UP}[\w’'-]{{0,30}})){{1,4}})"
)
_TITLED = Sought(rf"(?<![\w.])(?P<title>{_TITLE}){_PERSON_NAME}")
_COMMA_OFFICE = Sought(
    rf"(?<![\w.’'-]){_PERSON_NAME},[ ](?:the[ ]|an?[ ]|her[ ]|his[ ]|its[ ]|"
    rf"their[ ])?(?=(?:[A-Z][\w’'-]+[ ]){{0,4}}(?i:acting|provincial|counterpart|"
    rf"deputy|vice|mayor|governor|chair|president|director|ambassador|consul|minister|clerk|dean|"
    rf"rector|advis|counsel|manager|engineer|lecturer|commissioner|provost|curator|senator|leader|alder|assembly|"
    rf"congress|planner|architect|abbot|imam|bishop|member|superintend|trustee|registrar|prime|premier|"
    rf"burgermeister|co-?ordinator|founder|spokes|treasurer|secretary|head|speaker|chief|municipal|council|"
    rf"managing|principal|"
    rf"professor))"
)
_BEFORE_NAME = re.compile(rf"[ ](?P<title>{_TITLE})?{_PERSON_NAME}")
_SET_OFF_NAME = re.compile(
    rf",[ ](?P<title>{_TITLE})?{_PERSON_NAME}(?=,[ ](?!(?:the[ ]|an?[ ])?(?i:acting|deputy|vice|mayor|governor|"
    rf"chair|president|director|ambassador|minister|clerk|head))|[.;)]|[ ](?:and|who|said|signed|also|was|were|"
    rf"met|told|did|led|"
    rf"brought|welcomed|joined|attended|watched|spoke|will|has|had|on|at)\b)"
)
_LAST_NAME = re.compile(rf"[ ](?P<person>{_UP}[a-zà-þ’'-]{{2,30}})(?![\w’'-]|[ ]{_UP})")
_HEADS_STATE = frozenset({"mayor", "governor", "minister", "ambassador", "deputy_mayor", "deputy_governor"})
_MAYORS = Sought(
    rf"(?<!\w)(?P<office>[Mm]ayors|[Gg]overnors),?[ ](?P<t1>{_TITLE})?(?P<p1>{_UP}[\w’'.-]+(?:[ "
    rf"]{_UP}[\w’'.-]+){{1,3}})"
    rf"(?:[ ]\([^()\n]{{2,40}}\))?,?[ ]and[ ](?P<t2>{_TITLE})?(?P<p2>{_UP}[\w’'.-]+(?:[ ]{_UP}[\w’'.-]+){{1,3}})"
)
_OFFICE_TAIL = re.compile(
    rf"(?:[ ](?:of|at|in|for|to|on)(?:[ ]the)?[ ](?:[a-z][\w’-]+[ ](?:of|at|along|"
    rf"for)[ ](?:the[ ])?)?{_UP}[\w’'&-]*(?:(?:[ ](?:of|and|for|the|in|at|to|provincial|province[’']s|"
    rf"city[’']s))*[ ]{_UP}[\w’'&-]*)*"
    rf"(?:[ ](?:province|city|district|prefecture|county|municipality|town|region)(?!\w))?"
    rf"(?:(?:,[ ]{_UP}[\w’-]+){{1,4}},?[ ]and[ ]{_UP}[\w’-]+(?:[ ]{_UP}[\w’-]+)*[ ](?:Department|Ministry|"
    rf"Committee|Commission|Office|Division)(?!\w))?)"
)
_NO_NAME = re.compile(
    r"(?:The|This|That|These|Under|After|Before|When|While|With|In|On|At|By|For|From|A|An|His|Her|"
    r"Its|Their|Both|Photo|Also|Read|City|Town|University|Municipality|Council|Province|Agreement|"
    r"Memorandum|Friendship|Sister|Public|Relations|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|Thai|Thailand|Modern|Thanking|Credit|United|Republic|Kingdom|People|Their|And|But|Now|"
    r"Then|Since|Two|Three|Four|Five|Ten|WHO|WHAT|WHEN|WHERE|He|She|They|We|It|Hall|Hotel|Centre|Center|Office|"
    r"Department|Ministry|Mayor|Governor|Deputy|Vice|President|Director|Minister|Ambassador|General|Chief|Principal|"
    r"International|National|Central|Provincial|Municipal|District|County|Prefecture|Committee|Association)\Z"
)
_ENDS_PLACE = re.compile(
    r"(?P<place>.+?[ ](?:Province|City|Subdistrict|District|Municipality|Town|County|Prefecture|Region|State|"
    r"Committee|Council|"
    r"Government|Organi[sz]ation|Administration|Department|Ministry|University|Association|Office|Authority|"
    r"Division))[ ](?P<name>.+)\Z"
)


_FAR_OFFICE = re.compile(
    r",[ ](?:the[ ]|an?[ ]|its[ ]|their[ ])?(?:[\w’'&-]+[ ]){0,7}?(?=(?i:acting|deputy|vice|assistant|mayor|"
    r"governor|chair|president|director|"
    r"ambassador|consul|minister|clerk|dean|rector|advis|counsel|secretary|head|speaker|chief|manag|principal|"
    r"professor|lecturer|"
    r"visiting|senior|commissioner|councillor|counsellor|engineer))"
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
    leads: set[int] = set()
    for office in offices:
        behind = _BEFORE_NAME.match(text, office.end)
        if not behind or "\n" in behind[0] or _NO_NAME.match(behind["person"].split(" ")[0]):
            behind = _SET_OFF_NAME.match(text, office.end)
            if behind and any(body.start <= behind.start("person") < body.end for body in named):
                behind = None
        if behind and "\n" not in behind[0]:
            leads.add(office.start)
            add(
                behind.start("title") if behind["title"] else behind.start("person"),
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
            and not re.search(r"[,.\n]", text[match.end() : starts[index]])
            and (starts[index] not in leads or starts[index] == match.end())
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
        far = _FAR_OFFICE.match(text, match.end())
        told = None
        if far:
            index = bisect_left(starts, far.end())
            if index < len(starts) and starts[index] == far.end() and starts[index] not in leads:
                told = _leading(text, offices[index], named)
        add(match.start(), match.end(), match["person"], match["title"], match.start("person"), told)
    for match in _MAYORS.finditer(text):
        at, end = match.span("office")
        role = match["office"].lower().removesuffix("s")
        office = Office(
            at,
            end,
            match["office"],
            role,
            None,
            "municipal" if role == "mayor" else "any",
            rule="office.english",
        )
        for number in ("1", "2"):
            title = match[f"t{number}"]
            begin = match.start(f"t{number}") if title else match.start(f"p{number}")
            add(begin, match.end(f"p{number}"), match[f"p{number}"], title, match.start(f"p{number}"), office)
    for office in offices:
        last = _LAST_NAME.match(text, office.end)
        if last and office.role in _HEADS_STATE and office.start not in leads:
            name = last["person"]
            if (
                not _NO_NAME.match(name)
                and not any(name in known for known in found)
                and not any(name in body.name for body in named)
            ):
                found[name] = PersonMention(
                    last.start("person"),
                    last.end(),
                    name,
                    None,
                    last.start("person"),
                    _leading(text, office, named),
                )
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
    end = _without_name(text, match.end(), end, named)
    name = text[match.start() : end].rstrip(" .,")
    if re.match(r"(?:former|then|ex)[ -]", name.lower()):
        role = "other"
    seat = (
        "municipal" if role in ("mayor", "deputy_mayor", "clerk", "deputy_clerk", "council_chair") else "any"
    )
    body = _body(name[match.end() - match.start() :], named, role)
    rest = re.sub(r"\A[ ](?:of|at|in|for|to|on)(?:[ ]the)?[ ]", "", name[match.end() - match.start() :])
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


def _without_name(text: str, start: int, end: int, named: list[BodyMention]) -> int:
    """Where the place behind an office ends and a name begins: "Governor of Meadow Province Sai Lom"."""
    tail = text[start:end]
    titled = re.search(rf"[ ](?={_TITLE}{_UP})", tail)
    if titled and titled.start() > 3:
        return start + titled.start()
    split = _ENDS_PLACE.match(tail)
    if (
        split
        and 2 <= len(split["name"].split(" ")) <= 4
        and split["name"][0].isupper()
        and " of " not in split["name"]
        and not _INSTITUTION.search(split["name"])
    ):
        return start + split.end("place")
    if any(body.end == end for body in named if start <= body.start < end) or _INSTITUTION.search(tail):
        return end
    words = tail.split(" ")
    known = {"Thailand", *countries(), *provinces_in_english()}
    apposed = re.search(
        r",[ ](?:the[ ]|an?[ ])?(?:[A-Z][\w’'-]+[ ])?(?:\w+[ ])?\Z",
        text[max(0, start - 60) : start].rsplit("\n")[-1],
    )
    for size in range(2, min(5, len(words) - 2)):
        name = words[-size:]
        place = " ".join(words[2:-size]).removeprefix("the ")
        if not place[:1].isupper() or not all(word[:1].isupper() for word in name):
            continue
        if place in known or text.count(place) > text.count(f"{place} {name[0]}"):
            return end - len(" ".join(name)) - 1
    capital = [word for word in words[2:] if word[:1].isupper()]
    if (
        len(capital) == len(words) - 2 == 4
        and not apposed
        and re.match(r"[ ](?:said|welcomed|[a-z]+ed)\b", text[end : end + 16])
    ):
        return end - len(" ".join(words[-2:])) - 1
    return end


_INSTITUTION = re.compile(
    r"\b(?:Council|Committee|Congress|Administration|Organi[sz]ation|Foundation|Association|Society|Club|Chamber|"
    r"Commerce|University|"
    r"College|Institute|School|Faculty|Department|Ministry|Office|Authority|Agency|Bureau|Company|Co|Ltd|PAO|SAO|"
    r"Centre|Center|Hospital|"
    r"Bank|Group|Union|Federation|Affairs|Development|Sports|Tourism|Culture|Education|Health|Relations|"
    r"Government|Assembly|Board|"
    r"Region|Division|Section|Park|Museum|Railway|Airport|Port|Police|Army|Navy|City|Town|Province)\b"
)


def _leading(text: str, office: Office, named: list[BodyMention]) -> Office:
    """ "Bangkok Governor", "San Jose City Mayor": the place before the words belongs to them."""
    nation = _NATION.search(text, max(0, office.start - 16), office.start)
    if nation and (
        office.role == "ambassador"
        or re.match(r"(?i:(?:deputy )?(?:consul|counsel|charg|attach))", office.name)
    ):
        start = nation.start()
        return replace(office, start=start, name=text[start : office.end], body=_DATA["nations"][nation[1]])
    before = re.search(
        rf"(?P<place>{_WORD}(?:[ ]{_WORD}){{0,4}})[ ]\Z", text[max(0, office.start - 70) : office.start]
    )
    if (
        office.body
        or not before
        or (_NO_NAME.match(before["place"].split(" ")[0]) and "City" not in before["place"])
        or text[office.start - 1 : office.start] != " "
    ):
        return office
    place = before["place"]
    start = office.start - len(place) - 1
    owner = re.sub(r"[’']s?\Z", "", place)
    if (possessive := re.match(r"(?:.+[’']s)[ ](?P<rest>.+)", owner)) or owner in _DATA["nations"]:
        owner = possessive["rest"] if possessive else ""
    if not owner or owner.split(" ")[0] in _DATA["nations"]:
        return replace(office, start=start, name=text[start : office.end])
    if _GENERIC_OWNER.fullmatch(owner):
        return office
    return replace(
        office, start=start, name=text[start : office.end], body=_known(owner, named) or owner, rest=owner
    )


_GENERIC_OWNER = re.compile(
    r"(?:Only|City|Town|County|State|Foreign|Former|First|Prime|New|Local|Its|Their|His|Her|Our|Interim|Acting|"
    r"District|Provincial|"
    r"Municipal|National|Regional|Executive|Senior|Assistant|Principal|Managing|General|Honorary|Then|Current|"
    r"Incoming|Outgoing|"
    r"Project|Marine|Program|Programme|Council|Company|Association)"
)


_NATION = re.compile(
    r"(?<![\w.])("
    + "|".join(re.escape(word) for word in sorted(_DATA["nations"], key=len, reverse=True))
    + r")[ ]\Z"
)


def _body(tail: str, named: list[BodyMention], role: str = "") -> str | None:
    if re.match(r"[ ](?:to|in)[ ]", tail) and role == "ambassador":
        return None  # accredited there, not of there
    tail = re.sub(r"\A[ ](?:of|at|in|for|to)(?:[ ]the)?[ ]", "", tail).strip()
    tail = re.sub(r"\A(?:Mayor|Governor|President|Office)[ ]of[ ](?:the[ ])?", "", tail)
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
        if place in body.name
        and "Sister" not in body.name
        and (body.kind in LOCAL_KINDS or body.kind == "foreign_local_government")
    ]
    return max(best, key=len) if best else None
