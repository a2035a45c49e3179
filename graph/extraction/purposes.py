"""Purposes and activities: what an agreement is for, and what is done besides signing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import words
from citypact.graph.extraction.seeking import Sought, any_of
from citypact.graph.extraction.view import tidy

__all__ = ["activities", "purposes"]

_VERBS = "|".join(words("purposes", "verbs"))
_VERB = expression(_VERBS)
_CUES = any_of([f"(?:{cue})[ ]?(?={_VERBS})" for cue in words("purposes", "cues")])
_LET = Sought(
    r"(?:ตั้งเป้า(?:หมาย)?|หวัง(?:ว่าจะ)?|(?:วัตถุประสงค์|เป้าหมาย|"
    r"จุดมุ่งหมาย)[ก-๙]{0,12}?)[ ]?(?:เพื่อ)?ให้[ ]?(?=[ก-ฮเแโใไ])"
)
_NEXT = expression(
    rf"(?:(?:[ ]?เป็นไปด้วย[ก-๙]{{2,24}}?)?[ ]?(?:และ|ตลอดจน|รวม(?:ถึง|ทั้ง)|อีกทั้ง|พร้อม(?:ทั้ง)?|หรือ|,)[ ]?|"
    rf"[ ])(?:เพื่อ|ให้|จะ|ที่จะ)*(?={_VERBS})"
)
_PHRASE_END = expression("|".join(words("purposes", "ends")))
_JOINED = any_of(words("purposes", "joined"))
_ACTIVITY = Sought("|".join(words("purposes", "activities")))
# whose purpose is not the agreement's: of a fair, a project, a law, a tour
_NOT_ITS = Sought(
    r"(?:โครงการ|กิจกรรม|สวน[ก-๙]{0,16}|ศูนย์[ก-๙]{0,16}|กองทุน|ชมรม|สมาคม|มูลนิธิ|"
    r"คณะกรรมการ|เดินทาง(?:มา|ไป)?|ดูงาน|งบประมาณ)[ ]?\Z"
)
_EN_CUES = any_of(words("purposes", "english"))
_EN_BEHIND = any_of(words("purposes", "english_behind"))
_EN_VERB = expression("|".join(words("purposes", "english_verbs")))
_EN_STOP = expression(
    r"[.;:(\n]|,(?= (?:and|with|while|which|who|after|as|said|he|she|but|in|at|on)\b)|"
    r",(?= [^,.\n]{0,40} (?:said|says|added)\b)| (?:was|were|has been|have been|will be) (?:signed|inked|"
    r"sealed)|,? (?:according to|he said|she said|said)\b| (?:on|in) (?:the )?(?:\d|Mon|Tue|Wed|Thu|Fri|Sat|"
    r"Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_EN_AND = expression(r"(?:, (?:and )?| and )(?:to )?")
_MOST = 8
_LONG = 90  # letters of a phrase, from which on a blank ends it
_REACH = 520  # how far behind a document its purpose is told


def _outside(start: int, without: Iterable[tuple[int, int]]) -> bool:
    return not any(begin <= start < end for begin, end in without)


def purposes(mentions: Mentions, part: Part, *, without: Iterable[tuple[int, int]] = ()) -> list[Found[str]]:
    """The purposes that a text states of one agreement: behind "in order to" and its like, one phrase for each verb.

    Two phrases that say nearly the same are one purpose; the first in the article stands, else that of the headline.
    """
    without = list(without)
    found: list[Found[str]] = []
    headlines = _headlines(mentions)
    for start, end in [*_stretches(mentions, part), *headlines]:
        if mentions.english:
            told = _english(mentions, start, end)
        else:
            told = _thai(mentions, start, end, title=(start, end) in headlines)
        for phrase in told:
            if len(found) >= _MOST:
                break
            if (
                _outside(phrase.start, without)
                and not mentions.in_note(phrase.start)
                and not any(_alike(phrase.value, other.value) for other in found)
            ):
                found.append(phrase)
    return sorted(found, key=lambda phrase: phrase.start)


def _stretches(mentions: Mentions, part: Part) -> list[tuple[int, int]]:
    """Where the purposes of an agreement are told in the article: around its documents, and at its begin."""
    body, found = mentions.article.body, list[tuple[int, int]]()
    for document in sorted(part.documents, key=lambda document: document.start):
        line_start, line_end = mentions.line(document.start)
        if document.start < body:
            continue
        begin = max(part.start, line_start, document.start - 200)
        end = min(part.end, max(line_end, document.end + 160), document.end + _REACH)
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    preamble = _PREAMBLE.search(mentions.text, max(body, part.start), part.end)
    if preamble and not any(begin <= preamble.end() < end for begin, end in found):
        found.append((preamble.start(), min(mentions.line(preamble.end())[1], preamble.end() + _REACH)))
    return found


def _headlines(mentions: Mentions) -> list[tuple[int, int]]:
    """The headline, and the line below it where that is one too: short, and naming nobody."""
    body = mentions.article.body
    found = [(mentions.article.title[0], min(body, mentions.article.title[1]))]
    match = _LINE.match(mentions.text, body)
    if match and not any(match.start() <= person.start < match.end() for person in mentions.people[:20]):
        found.append((match.start(1), match.end(1)))
    return found


# how letters and announcements begin to say why
_PREAMBLE = Sought(r"(?:^|\n)[ ]{0,8}(?:ด้วย(?=[ ]?[ก-ฮเแโใไ])|เนื่องด้วย|เนื่องจาก|ตามที่)")
_LINE = expression(r"\s*([^\n]{20,180})(?=\n)")


def _alike(one: str, other: str) -> bool:
    """Whether two phrases say the same: most runs of three letters of the shorter stand in the longer."""
    short, long = sorted((one.replace(" ", ""), other.replace(" ", "")), key=len)
    runs = {short[index : index + 3] for index in range(len(short) - 2)}
    return sum(run in long for run in runs) * 2 >= len(runs)


def _thai(mentions: Mentions, start: int, end: int, *, title: bool) -> Iterator[Found[str]]:
    text = mentions.text
    done = start
    for match in _CUES.finditer(text, start, end):
        if match.start() < done or _NOT_ITS.search(text, max(start, match.start() - 24), match.start()):
            continue
        for found in _phrases(text, match.end(), min(mentions.line(match.start())[1], match.end() + 260)):
            done = found.end
            yield found
    for match in _LET.finditer(text, done, end):
        if match.start() >= done:
            for found in _phrases(text, match.end(), min(mentions.line(match.start())[1], match.end() + 260)):
                done = found.end
                yield found
    joined = _JOINED.search(text, start, end) if title else None
    if joined:
        for place in _NEXT.finditer(text, joined.end(), end):
            if place.start() >= done:
                yield from _phrases(text, place.end(), end, rule="purpose.headline")
                break


def _phrases(text: str, start: int, limit: int, *, rule: str = "purpose.in-order-to") -> Iterator[Found[str]]:
    """The phrases that begin at a verb and at the verbs that go on from it."""
    while True:
        stop = _PHRASE_END.search(text, start + 4, limit)
        bound = stop.start() if stop else limit
        onward = None
        for following in _NEXT.finditer(text, start, bound):
            verb = _VERB.match(text, start)
            if verb is None or following.start() > verb.end() + 1:  # else two verbs share one object
                onward = following
                break
        end = onward.start() if onward else bound
        if end - start > _LONG and (blank := text.find(" ", start + _LONG // 2, end)) > 0:
            end = blank
        value = tidy(text[start:end]).strip(" ,")
        if len(value) > 7:
            yield Found(value, start, start + len(text[start:end].rstrip(" ,")), rule, 0.72)
        if onward is None:
            return
        start = onward.end()


def _english(mentions: Mentions, start: int, end: int) -> Iterator[Found[str]]:
    text = mentions.text
    done = start
    for cues in (_EN_CUES, _EN_BEHIND):
        for match in cues.finditer(text, start, end):
            verb = _EN_VERB.match(text, match.end())
            if match.start() < done or verb is None or (match.start() and text[match.start() - 1].isalpha()):
                continue
            limit = min(mentions.line(match.start())[1], match.end() + 220)
            stop = _EN_STOP.search(text, verb.end(), limit)
            bound = stop.start() if stop else limit
            begin = match.end()
            for onward in [*_EN_AND.finditer(text, verb.end(), bound), None]:
                if onward and not _EN_VERB.match(text, onward.end()):
                    continue
                close = onward.start() if onward else bound
                value = tidy(text[begin:close]).strip(" ,")
                if len(value) > 9 and " " in value:
                    yield Found(
                        value, begin, begin + len(text[begin:close].rstrip(" ,")), "purpose.in-order-to", 0.7
                    )
                begin = onward.end() if onward else begin
            done = bound


def activities(
    mentions: Mentions, start: int, end: int, *, without: Iterable[tuple[int, int]] = ()
) -> list[Found[str]]:
    """What the parties do besides signing, where the sentence of the document says so."""
    text, without = mentions.text, list(without)
    found: dict[str, Found[str]] = {}
    for document in mentions.documents:
        if not start <= document.start < end or document.start < mentions.article.body:
            continue
        line_start, line_end = mentions.line(document.start)
        for match in _ACTIVITY.finditer(
            text, max(line_start, document.start - 60), min(line_end, document.end + 160)
        ):
            if _outside(match.start(), without):
                value = tidy(match[0])
                found.setdefault(value, Found(value, match.start(), match.end(), "activity.words", 0.7))
    return list(found.values())
