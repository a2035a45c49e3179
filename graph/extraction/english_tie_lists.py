"""Lists of ties in English: "Hill has sister ties with Meadow, Norland (1975), and Lake (1983)", a row of lines.

Each that is listed is tied with the one by a tie of its own. What the text says of a tie that stands belongs to that tie alone;
several that are signed, sought or ended at one time share what the text tells of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from citypact.graph.extraction.bare_names import core, place_in
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.english_bodies import kind_of_place
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.listed_places import (
    NAME,
    ListedPlace,
    is_place_name,
    listed_in_line,
    listed_in_lines,
)
from citypact.graph.extraction.listed_ties import GOVERNS, ListedTie, TieList
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought, once

__all__ = ["english_tie_lists", "paper_list"]

_BEHIND = 260  # letters behind a list in which further ties are talked of
_FOLLOWED = 60  # letters behind a list that may tell what is done with the ties
_LEAD = 110  # letters from the words for the ties to the first that is listed
_HEADING = 60  # letters behind the words for the ties, in the heading of a row
_PAIR = 2  # behind a mark, two may be the partners of one tie
_MOST = 40  # words for ties that are looked at
_DATA = rules("ties")["english"]
_JOINS, _SOUGHT, _AGAIN, _EVENT, _STANDS = (
    Sought(_DATA[key], re.I) for key in ("joins", "sought", "again", "event", "stands")
)
_JOINS_ALSO = expression(rf"{_DATA['joins']}|,[ ](?:the )?", re.I)
_FURTHER = [(Sought(rule["written"], re.I), str(rule["type"])) for rule in _DATA["further"]]
_PAPERS, _BEFORE, _HEADS = (Sought(_DATA[key]) for key in ("papers", "before", "heads"))
_COUNTS = dict(zip(_DATA["counts"], range(2, 99), strict=False))
_OF = expression(rf"[”\"’]?[ ](?:of|for|with)[ ](?:the )?{NAME}")
_OWNER = expression(rf"{NAME}(?:[’'])s?[ ](?:[\w-]+[ ]){{0,4}}\Z")
_SUBJECT = expression(rf"{NAME}{_DATA['subject']}")
_BELOW = expression(r"\b(?:below|follow\w*|listed)\b")
_ITEM = expression(r"\n?[ ]{0,4}(?:[•●▪*·|-]|\(?1[.)])[ ]?(?=[A-Z])")
# "Hill Sister City Association", "City of Hill - Sister Cities", as a heading
_BEARS = expression(rf"\A{NAME}[ ](?:[–—:-][ ])?(?:[A-Z][a-z]+[ ])?\Z")
# the newest of the ties, whose other partner has them all: "makes Hill the city's third sister city"
_NEW_ONE = expression(
    rf"\b(?:mak(?:es|ing)|made)[ ]{NAME}(?=(?:,[ ][^,.;\n]{{2,30}},)?"
    rf"[ ](?:the|its|their|our|only|{NAME.replace('name', 'whose')}[’']s)\b)"
)
_CLAUSE = expression(r",[ ](?:making|which (?:makes|made))\b")
_THE_CITY = expression(
    r"\b(?:The|the|our) (?:city|town|municipality|borough)\b|\bIt\b"
)  # whose mayor the text names
_SPEAKS = expression(r"\b(?:Council|Government|Committee|Assembly|Congress)\b")


def english_tie_lists(mentions: Mentions) -> list[TieList]:
    """The lists of ties of an English text, in its order; none where it lists none."""
    found: list[TieList] = []
    for document in _leads(mentions):
        if found and document.start < found[-1].end:
            continue
        if (listed := _listed(mentions, document)) and (one := _tie_list(mentions, document, listed)):
            found.append(one)
            found += _sought(mentions, one)
    return found


def _sought(mentions: Mentions, one: TieList) -> list[TieList]:
    """Ties that are talked of right behind those that stand, with the same words: "and is in talks with Hill"."""
    text = mentions.text
    if not one.stands:
        return []
    limit = mentions.line(one.end - 1)[1]
    for match in _SOUGHT.finditer(text, one.end, min(limit, one.end + _BEHIND)):
        if listed := listed_in_line(text, match.end(), limit, bodies=_local(mentions), fewest=1):
            further = _tie_list(mentions, one.document, listed, hub=one.hub)
            return [replace(further, start=match.start(), status="proposed", stands=True)] if further else []
    return []


def paper_list(mentions: Mentions, documents: Sequence[Document]) -> list[BodyMention]:
    """The partners of papers that a text counts, one for each: "signed three MoUs with Hill, Meadow and Lake"."""
    text = mentions.text
    for match in _PAPERS.finditer(text) if mentions.english else ():
        if not any(match.start() <= document.start <= match.end() for document in documents):
            continue
        end = mentions.line(match.start())[1]
        ends = {body.start: body.end for body in mentions.bodies}
        for joins in (_JOINS_ALSO if match["partners"] else _JOINS).finditer(
            text, match.end(), min(end, match.end() + _LEAD)
        ):
            listed = listed_in_line(text, joins.end(), end, bodies=ends)
            word = match["count"] or match["partners"]
            count = _COUNTS.get(word) or (int(word) if word.isdecimal() else len(listed))
            if listed and len(listed) == count:
                return [_body(mentions, place) for place in listed]
    return []


def _local(mentions: Mentions) -> dict[int, int]:
    """Where bodies that may have ties are named."""
    return once(
        mentions.text,
        "bodies with ties",
        lambda: {
            body.start: body.end for body in mentions.bodies if body.kind in GOVERNS and not body.council
        },
    )


def _leads(mentions: Mentions) -> Iterator[Document]:
    """The words for ties, also those for ties that have been told of: "the agreements with Hill and Meadow"."""
    relations = [document for document in mentions.documents if document.relation][:_MOST]
    relations = [document for document in relations if not mentions.in_note(document.start)]
    again = [
        replace(relations[0], start=match.start(), end=match.end())
        for match in (_AGAIN.finditer(mentions.text) if relations else ())
    ]
    further = [
        Document(*match.span(), kind, True)
        for words, kind in _FURTHER
        for match in words.finditer(mentions.text)
    ]
    yield from sorted(
        [*relations, *again[:_MOST], *further[:_MOST]], key=lambda document: (document.start, document.end)
    )


def _listed(mentions: Mentions, document: Document) -> list[ListedPlace]:
    """The row that the words for ties lead to: in their line, in the lines below, or before them."""
    text = mentions.text
    start, end = mentions.line(document.start)
    _, stop = english_sentence(mentions, document.start)
    stop = max(stop, document.end)
    position = (
        document.start if text[document.start : document.end].endswith(("with", "to")) else document.end
    )
    local = _local(mentions)
    for joins in _JOINS.finditer(text, position, min(end, document.end + _LEAD)):
        if joins.start() > stop or _nearer(mentions, document, joins.start()):
            break
        listed = listed_in_line(text, joins.end(), end, bodies=local)
        located = all(place.until > place.end for place in listed)
        if listed and (len(listed) > _PAIR or located or joins[0][:1].isalpha() or listed[0].year_in(text)):
            return listed
    tail = text[document.end : end].rstrip()
    listed = listed_in_lines(text, start)
    if listed and any(place.start <= document.start < place.until for place in listed):
        return listed  # each line tells what its tie is
    title = document.start < mentions.article.body
    heads = (
        title
        or tail.endswith(":")
        or (
            len(tail) < _HEADING
            and (
                not tail.endswith(".")
                or _BELOW.search(tail) is not None
                or _ITEM.match(text, end + 1) is not None
            )
        )
    )
    if (
        heads
        and (listed := listed_in_lines(text, end + 1))
        and (tail.endswith(":") or _tells_where(text, listed))
    ):
        return listed
    first = english_sentence(mentions, document.start)[0]
    if led := _BEFORE.search(text, first, document.start):
        for begin in (first, *(match.end() for match in _HEADS.finditer(text, first, led.start()))):
            listed = listed_in_line(text, begin, led.end(), bodies=local)
            owned = _OF.match(text, document.end) or _OWNER.search(text, led.start(), document.start)
            if listed and listed[-1].until == led.start() and owned:
                return listed
    return []


def _nearer(mentions: Mentions, document: Document, place: int) -> bool:
    """Whether other words for a tie stand between: "became sister cities, making Hill the third sister city after Lake"."""
    return any(other.relation and document.end <= other.start < place for other in mentions.documents)


def _tells_where(text: str, listed: list[ListedPlace]) -> bool:
    """Whether of most that stand below a heading their country or year is told: else they are a byline."""
    return 2 * sum(bool(place.country or place.year_in(text)) for place in listed) >= len(listed)


def _tie_list(
    mentions: Mentions, document: Document, listed: list[ListedPlace], hub: BodyMention | None = None
) -> TieList | None:
    text = mentions.text
    first, last = min(document.start, listed[0].start), max(document.end, listed[-1].until)
    hub = hub or _hub(mentions, document, listed)
    if hub is None:
        return None
    partners = [place for place in listed if core(hub) not in (place.name, core(_body(mentions, place)))]
    ties = tuple(
        ListedTie(_body(mentions, place), _type(mentions, document, place), _date(mentions, place))
        for place in partners
    )
    if not ties or (len(listed) == _PAIR and not all(_told(mentions, place) for place in listed)):
        return None
    begin = english_sentence(mentions, first)[0]
    told = text[begin : listed[0].start]
    for clause in _CLAUSE.finditer(text, begin, document.start):
        begin = clause.start()  # what stands before it is told of today's tie
    behind = text[last : min(english_sentence(mentions, last - 1)[1], last + _FOLLOWED)]
    dated = sum(tie.date is not None for tie in ties)
    stands = (
        dated * 2 > len(ties) or _STANDS.search(told) is not None or _EVENT.search(f"{told} {behind}") is None
    )
    return TieList(begin, last, document, hub, ties, stands)


def _told(mentions: Mentions, place: ListedPlace) -> bool:
    """Whether something else than the row tells that it is a place: where it lies, since when, how the text names it."""
    return place.until > place.end or any(
        place.name in (body.name, core(body)) for body in (*mentions.bodies, *mentions.as_bodies)
    )


def _type(mentions: Mentions, document: Document, place: ListedPlace) -> Found[str]:
    own = next(
        (each for each in mentions.documents if each.relation and place.end <= each.start < place.until),
        document,
    )
    return Found(own.type, own.start, own.end, "type.relation", 0.85)


def _date(mentions: Mentions, place: ListedPlace) -> Found[str] | None:
    """Since when a tie stands: the fullest date that is told of its partner, else the year."""
    told = [
        date for date in mentions.dates if place.end <= date.start < place.until and date.value and date.year
    ]
    if told:
        date = max(told, key=lambda each: (len(each.value or ""), -each.start))
        return Found(date.value or "", date.start, date.end, date.rule, 0.8, date.inferred)
    year = place.year_in(mentions.text)
    return Found(year[0], *year.span(), "date.english-year", 0.75) if year else None


def _body(mentions: Mentions, place: ListedPlace) -> BodyMention:
    """The body of a listed place: as the text names it there, or the place itself."""
    for body in mentions.bodies:
        if body.start <= place.start and place.end <= body.end and body.kind in GOVERNS:
            return body
    name = place.name
    kind = "foreign_local_government" if place.country else kind_of_place(name)
    return BodyMention(place.start, place.end, name, kind, "", place.country, weak=True)


def _hub(mentions: Mentions, document: Document, listed: list[ListedPlace]) -> BodyMention | None:
    """Whose ties they are: their owner, the subject of the sentence, or whom the text is about."""
    text = mentions.text
    first, end = english_sentence(mentions, min(document.start, listed[0].start))
    names = {place.name for place in listed}
    names |= {match["name"] for match in _NEW_ONE.finditer(text, first, end)}
    behind = document.end if document.start < listed[0].start else listed[-1].until
    before = listed[0].start if document.start < listed[0].start else document.end
    heading = (
        text[mentions.article.title[0] : document.start] if document.start < mentions.article.body else ""
    )
    for told in (
        _BEARS.match(heading) if len(heading) < _HEADING else None,
        _OWNER.search(text, first, document.start),
        _OF.match(text, document.end, max(end, document.end)),
        *_SUBJECT.finditer(text, first, before),
    ):
        name = _second(mentions, told["name"].removeprefix("the ")) if told else ""
        if told and name not in names and is_place_name(name) and not _is_person(mentions, name):
            return _fullest(mentions, name, told.start("name"), told.end("name"))
    near = [
        body
        for body in (*mentions.bodies, *mentions.as_bodies)
        if first <= body.start
        and body.end <= max(before, behind)
        and _may_tie(body, names)
        and not any(place.start <= body.start < place.until for place in listed)
    ]
    if near:
        return _fullest(mentions, core(near[0]), near[0].start, near[0].end)
    mayors = {
        place_in(person.office.body)
        for person in mentions.people[:_MOST]
        if person.office and person.office.role == "mayor" and person.office.body
    } - names
    if len(mayors) == 1 and _THE_CITY.search(text, first, max(document.end, listed[0].start)):
        return _fullest(mentions, next(iter(mayors)), document.start, document.end)
    spoken = Counter(
        core(body)
        for body in (*mentions.bodies, *mentions.as_bodies)
        if _may_tie(body, names) and not any(place.start <= body.start < place.until for place in listed)
    )
    if not spoken:
        return None
    name = max(spoken, key=lambda each: spoken[each])
    return _fullest(mentions, name, document.start, document.end)


def _second(mentions: Mentions, name: str) -> str:
    """Of two places side by side the second: "making Hill Meadow's third sister city"."""
    known = {core(body) for body in (*mentions.bodies, *mentions.as_bodies)}
    halves = (name.split(" ", number) for number in range(1, name.count(" ") + 1))
    return next((words[-1] for words in halves if words[-1] in known and " ".join(words[:-1]) in known), name)


def _may_tie(body: BodyMention, listed: set[str]) -> bool:
    return body.kind in GOVERNS and not listed & {core(body), body.name} and is_place_name(core(body))


def _is_person(mentions: Mentions, name: str) -> bool:
    """Whether a name is that of a person whom the text has told with a title or an office."""
    return any(person.name == name or person.name.endswith(f" {name}") for person in mentions.people)


def _fullest(mentions: Mentions, name: str, start: int, end: int) -> BodyMention:
    """The body that a text calls by a name: as it names it most fully, else the place itself."""
    bearing = [
        body
        for body in (*mentions.bodies, *mentions.as_bodies)
        if body.kind in GOVERNS and not _SPEAKS.search(body.name) and name in (body.name, core(body))
    ]
    if bearing:
        return max(bearing, key=lambda body: (len(body.name), -body.start))
    name = place_in(name)
    return BodyMention(start, end, name, kind_of_place(name), "", None, weak=True)
