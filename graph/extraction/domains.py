"""Domains: what an agreement covers, by meaning.

Only the words for its scope are read: what follows "on", "covering", "in the fields of" and the like. Quotations,
duties of offices, the fields of an earlier exchange and the slogans of a city are no scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.cues import cued
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.view import tidy

__all__ = ["Scope", "domains_of", "scopes"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch that says what an agreement covers, and how surely."""

    start: int
    end: int
    rule: str
    weight: float


_MOST = 60  # stretches of scope that are looked at: an article has a handful
_SCOPE = rules("domains")["scope"]
_STRONG = Sought("|".join(f"(?:{cue})" for cue in _SCOPE["strong"]))
_END = Sought(rules("domains")["scope_ends"])
_ITEM = re.compile(
    r"[ ]?(?:[,;/•●▪+\x00]+|และ(?=การ|ด้าน|[ ]|เรื่อง|ความ)|[ ](?=ด้าน|การ|และ|ความ|เรื่อง)|"
    r"(?<=[ก-๙])(?=ด้าน)|[ ]และ[ ]?|(?:^|[ (])\(?\d{1,2}[.)]|\n[ ]*[-–•*]?|[0-9]\ufe0f?\u20e3|"
    r"[ ](?!ๆ|ที่เกี่ยว|ที่จะ))[ ]?"
)
_LEADING = re.compile(
    r"(?:ใน|และ|ได้แก่|คือ|ประกอบด้วย|เช่น|อาทิ|ทั้ง|รวมถึง|ตลอดจน|ว่าด้วย|ว่า|เรื่อง(?=[ ])|ของ|\d{1,2}[.)]|[ :“\"•●▪–—-]|\()+"
)


def _closed(text: str, start: int, limit: int) -> int:
    end = _END.search(text, start + 1, limit)
    return end.start() if end else limit


def scopes(mentions: Mentions, part: Part, *, without: Iterable[tuple[int, int]] = ()) -> list[Scope]:
    """The stretches that say what one agreement covers, the surest first."""
    text, found = mentions.text, list[Scope]()
    excluded = [*without, *_quotations(text)]
    title_end = mentions.article.body
    for document in part.documents:
        if mentions.in_note(document.start):
            continue
        _, line_end = mentions.line(document.start)
        limit = min(line_end, part.end)
        tail = _after_document(text, document.end, limit)
        if tail:
            found.append(Scope(*tail, "domain.document", 3.0 if document.start >= title_end else 1.0))
    for match in _STRONG.finditer(text, part.start, part.end):
        if mentions.in_note(match.start()) or any(start <= match.start() < end for start, end in excluded):
            continue
        if _in_a_regulation(text, match):
            continue
        line_start, line_end = mentions.line(match.start())
        title = match.start() < title_end
        end = _closed(text, match.end(), min(line_end, part.end, match.end() + 420))
        listing = text[match.end() : end].rstrip()
        if end == line_end and (
            listing.endswith((":", "คือ", "ได้แก่", "ดังนี้"))
            or len(listing) < 16
            or re.search(r"\d[ ]?(?:เรื่อง|ด้าน|ข้อ|สาขา|ประการ)(?:ค่ะ|ครับ)?\Z", listing)
        ):
            end = _list_end(text, line_end, part.end)
        near = any(line_start <= document.start < line_end for document in part.documents)
        about = re.search(
            r"ข้อตกลง|บันทึก|MOU|MOA|LOI|ความตกลง|ความร่วมมือ|หนังสือ|สองเมือง|สองฝ่าย|ทั้งสอง|สองเกาะ|"
            r"สองจังหวัด|เมืองทั้งสอง|ทุกฝ่าย|(?i:memorandum|agreement|\bpact|\bMOU|both (?:cities|sides|"
            r"towns)|two (?:cities|sides|towns))",
            text[line_start:end],
        )
        weight = 2.6 if near or about else 0.8
        if title:
            weight = 1.0
        found.append(Scope(match.start(), end, "domain.scope", weight))
    found = [
        scope for scope in found if not any(start < scope.end and scope.start < end for start, end in without)
    ]
    found = sorted(set(found), key=lambda scope: (scope.start, scope.end, -scope.weight, scope.rule))[:_MOST]
    names_apart = _without_names(mentions)
    strong = [scope for scope in found if scope.weight >= 2 and cued(names_apart[scope.start : scope.end])]
    if not strong:
        weak = list(islice(_weak(mentions, part, without), _MOST))
        if not any(scope.weight > 1 and cued(names_apart[scope.start : scope.end]) for scope in weak):
            weak += list(_beside(mentions, part, without))
        found += weak
    # of equal scopes, the one that names most fields is the list itself
    return sorted(
        found, key=lambda scope: (scope.weight < 2, -len(cued(text[scope.start : scope.end])), scope.start)
    )


def _in_a_regulation(text: str, match: re.Match[str]) -> bool:
    """Whether a scope word is part of a regulation's name or of a duty."""
    return bool(
        re.search(
            r"(?:ระเบียบ|กฎ|พระราชบัญญัติ|ประกาศ)[ก-๙]{0,30}\Z", text[max(0, match.start() - 34) : match.start()]
        )
    )


_DOC_TAIL = re.compile(r"[ ]?(?:\([^()\n]{1,60}\))?[ ]?")
_DOC_STOP = re.compile(
    r"[ ]?(?:กับ|ร่วมกับ|ระหว่าง|และ[ ]?(?:เทศบาล|นาย|นาง)|ณ[ ]|ใน(?:วัน|นาม)|เมื่อ|โดย|ฉบับ|ที่|"
    r"ซึ่ง|จำนวน|จะ|มี|ได้|ลงนาม|\)|เป็น|แล้ว|ขึ้น|ไว้|กัน|ผ่าน|ออกไป|ดังกล่าว|ข้าม|ของ)"
)


def _after_document(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """What a document's own name says it is on: "MOU (...) การจัดการขยะ ... ระหว่าง"."""
    begin = start
    for _ in range(2):
        bracket = _DOC_TAIL.match(text, begin)
        if bracket and bracket.end() > begin:
            begin = bracket.end()
    if begin >= limit or _DOC_STOP.match(text, begin):
        return None
    end = _closed(text, begin, min(limit, begin + 260))
    stop = re.search(
        r"กับ(?=[ ]?(?:เทศบาล|องค์การ|มหาวิทยาลัย|โรง|สมาคม|บริษัท|คณะ|ส|เมือง|นคร|วัด))|ร่วมกับ|แก่(?=บุคลากร)",
        text[begin:end],
    )
    end = begin + stop.start() if stop and stop.start() > 0 else end
    return (begin, end) if end - begin > 4 else None


def _list_end(text: str, line_end: int, limit: int) -> int:
    """The end of the list that follows a line: lines with marks or numbers, or one line more."""
    position, taken = line_end, 0
    for line in text[line_end + 1 : min(limit, line_end + 900)].split("\n"):
        marked = re.match(r"[ ]*(?:[-–•●▪*>]|\(?[\d]{1,2}[.)]|[0-9]\ufe0f?\u20e3)", line)
        if line.strip() and not marked:
            break
        if not line.strip() and taken:
            break
        position += len(line) + 1
        taken += bool(line.strip())
        if taken > 10:
            break
    return position if taken else line_end


def _quotations(text: str) -> list[tuple[int, int]]:
    """Speech in quotation marks: longer than a title, closed or not."""
    spoken = []
    for match in re.finditer(r"[“\"][^”“\"\n]{24,600}(?:[”\"“]|$)", text):
        inside = match[0][1:]
        if re.search(r"เรา|เขา|ผม|ดิฉัน|ถ้า|ขอ|ไม่|ครับ|ค่ะ|(?i:\bwe\b|\bour\b|\bthey\b|\bI\b)", inside):
            spoken.append(match.span())
    return spoken


def _weak(mentions: Mentions, part: Part, without: Iterable[tuple[int, int]]) -> Iterable[Scope]:
    """With no words for a scope: the purposes beside the document, then the title."""
    text = mentions.text
    for document in part.documents:
        _, line_end = mentions.line(document.start)
        for match in re.finditer(
            r"เพื่อ|โครงการ|เรื่อง|ด้าน|ยกระดับ|ส่งเสริม|หวัง|ใน(?:การ|โครงการ)|ปรับปรุง|ทางวิชาการ|ต้นแบบ",
            text[document.start : min(line_end, document.end + 420)],
        ):
            start = document.start + match.start()
            end = _closed(text, start, min(line_end, start + 220))
            if not any(a < end and start < b for a, b in without):
                yield Scope(start, end, "domain.purpose", 1.4)
    start, end = mentions.article.title
    if not part.older:
        yield Scope(start, end, "domain.title", 0.9)


def _beside(mentions: Mentions, part: Part, without: Iterable[tuple[int, int]]) -> Iterable[Scope]:
    """With no purposes either: the lines of the documents, behind them first."""
    text = mentions.text
    for document in part.documents[:4]:
        if document.start < mentions.article.body or mentions.in_note(document.start):
            continue
        _line_start, line_end = mentions.line(document.start)
        for start, end in (
            (document.end, min(line_end, document.end + 400)),
            (line_end + 1, mentions.line(line_end + 1)[1]),
        ):
            end = min(end, start + 400, len(text))
            if (
                start < end
                and part.start <= start < part.end
                and not any(a < end and start < b for a, b in without)
            ):
                yield Scope(start, end, "domain.beside", 1.25)


def domains_of(
    mentions: Mentions, found: list[Scope], *, least: float = 0.0
) -> tuple[list[Found[str]], list[Found[str]]]:
    """The domains that some scopes name, and the phrases that name them, each once."""
    domains: dict[str, Found[str]] = {}
    phrases: dict[str, Found[str]] = {}
    text = _without_names(mentions)
    for scope in found:
        if scope.weight < least or (domains and scope.weight < 1.2):
            continue
        for start, end in _items(text, scope, english=mentions.english):
            item = text[start:end]
            fresh = [domain for domain in cued(item) if domain not in domains]
            if not fresh:
                continue
            phrase = tidy(item)
            confidence = round(min(0.93, 0.55 + 0.12 * scope.weight), 2)
            for domain in fresh:
                domains[domain] = Found(domain, start, end, scope.rule, confidence)
            phrases.setdefault(phrase, Found(phrase, start, end, scope.rule, confidence))
    return list(domains.values()), list(phrases.values())


def _without_names(mentions: Mentions) -> str:
    """The text with people, their offices and the names of bodies blanked: none of them is a field."""
    spans = [(person.start, person.stop) for person in mentions.people]
    spans += [(body.start, body.end) for body in mentions.bodies if not body.weak and body.kind != "company"]
    pieces: list[str] = []
    position = 0
    for start, end in sorted(spans):
        if start >= position:
            pieces += (mentions.text[position:start], "\x00" * (end - start))
            position = end
    return "".join(pieces) + mentions.text[position:]


_ENGLISH_ITEM = re.compile(r"[ ]?(?:[,;/•●▪+\x00]+(?:[ ](?:and|or)(?=[ ]))?|[ ]and(?=[ ])|\n[ ]*[-–•*]?)[ ]?")
_ENGLISH_LEADING = re.compile(
    r"(?:will[ ](?:work|cooperate|collaborate)(?:[ ]together)?[ ](?:on|in)[ ]|(?:the|on|in|of|for)[ ]|[ :“\"•●▪–—(-])+"
)


def _items(text: str, scope: Scope, *, english: bool = False) -> list[tuple[int, int]]:
    """The items of a scope, without what leads to them; short ones only."""
    items: list[tuple[int, int]] = []
    opening = _STRONG.match(text, scope.start, scope.end) if english else None
    position = opening.end() if opening else scope.start
    item, leads = (_ENGLISH_ITEM, _ENGLISH_LEADING) if english else (_ITEM, _LEADING)
    marks = [*item.finditer(text, position, scope.end)]
    bounds = [(mark.start(), mark.end()) for mark in marks] + [(scope.end, scope.end)]
    for start, end in bounds:
        piece = text[position:start]
        leading = leads.match(piece)
        begin = position + (leading.end() if leading else 0)
        if begin < start:
            items.append((begin, min(start, begin + 200)))
        position = end
    return items
