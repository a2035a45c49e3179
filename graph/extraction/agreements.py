"""Agreements: whether a text reports one, how many, and each one's type and status.

A *part* is one agreement with the stretch of the text that tells of it. Contracts, guest books, hopes and the former
version of what is renewed make no part.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from citypact.graph.extraction.agreement_features import agreement_features
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought, any_of

__all__ = ["STATUSES", "Part", "parts"]


@dataclass(frozen=True, slots=True)
class Part:
    """One agreement and where the text tells of it."""

    start: int
    end: int
    documents: tuple[Document, ...]
    type: Found[str]
    status: Found[str]
    instrument: Found[str] | None = None
    older: bool = False  # told beside today's agreement
    numbered: bool = False  # one of several documents of one ceremony
    features: frozenset[str] = frozenset()  # what is said around the documents

    @property
    def anchor(self) -> Document:
        """The document that the rest is read around."""
        return self.documents[0]


_MOST = 200  # mentions of documents that are looked at: an article has a handful


_DATA = rules("agreements")
_SIGNING = Sought(_DATA["signing"])
_STATUS = {status: any_of(patterns) for status, patterns in _DATA["status"].items()}
_HOPE = any_of(_DATA["hope"])
_OLDER = any_of(_DATA["older"])
_FORMER = any_of(_DATA["former"])
_NUMBERED = Sought(_DATA["numbered"])
_FOUNDING = re.compile(
    r"ลงนาม|เซ็น|สถาปนา|ร่าง|จรดปากกา|ข้อตกลง|ความตกลง|ทำเป็น|ขึ้นเป็น|ตั้ง|ต่ออายุ|จัดทำ|จับมือ|"
    r"กันแล้ว|เป็นทางการ|เซ็นเป็น|ลงชื่อ|ปฏิญญา|เป็นเมือง|(?i:\bsign|\bink|establish|become|became|"
    r"agreement|\bpact|\benter|renew|draft|\bnow\b|\bjoin|latest|\bseal|conclud|\bforge|formali[sz]|\bmade\b|charter|"
    r"\bmou\b|memorand|confirm|declar|\btwinned with|declaration|initiative|relationship (?:of|between|with)|\bto be\b)"
)
_NEGATED = re.compile(
    r"(?:ไม่ได้(?:มา)?|มิได้|ไม่มีการ|ไม่ใช่การ|ยังไม่|ก่อน(?:จะ)?นัดหมายวัน|วัน|"
    r"ประสาน[ก-๙]{0,20}วัน|ว่าจะ|(?i:\bnot (?:yet )?(?:been )?|no agreement has been |yet to be ))\Z"
)


def parts(mentions: Mentions) -> list[Part]:
    """The agreements that a text reports, in its order; none for a visit, a festival, a contract or a wish."""
    open_ = [document for document in mentions.documents[:_MOST] if not _bars(mentions, document)]
    said = [document for document in open_ if _firm(mentions, document)]
    if not said:
        return [_part(mentions, open_, 0, len(mentions.text), firm=False)] if open_ else []
    numbered = _numbered(mentions, said)
    older = [document for document in said if _is_older(mentions, document)]
    found: list[Part] = []
    if numbered:
        found = [part for part in numbered if part]
        start = max(part.end for part in found)
        older = [document for document in older if document.start >= start]
    else:
        main = [document for document in said if document not in older]
        if mentions.english and not any(_told_today(mentions, document) for document in main):
            main, older = said, []  # the one agreement of the text is the one that stands
        regions = {_region(mentions, document) for document in older}
        main = [
            document for document in main if not any(start <= document.start < end for start, end in regions)
        ]
        if main:
            found += _told_apart(mentions, main)
        elif older and not _in_several_lines(mentions, older):
            return [_part(mentions, older, 0, len(mentions.text))]
    merged: list[list[Document]] = []
    for document in older:
        if document.relation and not (
            mentions.english or _FOUNDING.search(_window(mentions, document, 60, 60))
        ):
            continue
        if merged and _region(mentions, document) == _region(mentions, merged[-1][0]):
            merged[-1].append(document)
        else:
            merged.append([document])
    for group in merged:
        start, end = _region(mentions, group[0])
        found.append(_part(mentions, group, start, end, older=True))
    return found


def _in_several_lines(mentions: Mentions, older: list[Document]) -> bool:
    """Whether older agreements stand in several lines, so that they are told one by one."""
    lines = {mentions.line(document.start) for document in older if document.start >= mentions.article.body}
    return (
        len(lines) > 1
        and len(older) > 1
        and all(_OLDER.search(mentions.text, start, end) for start, end in lines)
    )


_ANOTHER = re.compile(
    r"(?:นอกจากนี้|พร้อมกันนี้|ในโอกาสเดียวกัน|ในโอกาสนี้|ในวันเดียวกัน|วันเดียวกันนี้?|ต่อมา|"
    r"จากนั้น|ขณะเดียวกัน|อีกฉบับ|ฉบับที่สอง|ด้าน(?:เทศบาล|อบ[จต])"
    r"|(?i:in the afternoon|separately|(?:mayor|municipality|council) also|in addition))[^\n]{0,140}\Z"
)


def _told_apart(mentions: Mentions, main: list[Document]) -> list[Part]:
    """Today's agreement, and a second one that another paragraph tells with its own partner."""
    text, others = mentions.text, list[list[Document]]()
    for document in main:
        line_start, line_end = mentions.line(document.start)
        turned = _ANOTHER.search(text[max(line_start, document.start - 180) : document.start])
        if not turned or (document.relation and not _FOUNDING.search(_window(mentions, document, 60, 60))):
            continue
        begin = max(line_start, document.start - 180) + turned.start()
        signed = _SIGNING.search(text, begin, min(line_end, document.end + 60)) or re.search(
            r"(?i:\bsigned\b)", text[begin : document.end]
        )
        partner = [
            body for body in mentions.bodies if begin <= body.start < min(line_end, document.end + 200)
        ]
        told = {body.name for body in mentions.bodies if body.start < begin}
        earlier = any(other.start < begin and other.start >= mentions.article.body for other in main)
        if signed and earlier and any(body.name not in told for body in partner):
            if others and mentions.line(others[-1][0].start) == (line_start, line_end):
                others[-1].append(document)
            else:
                others.append([document])
    apart = [document for group in others for document in group]
    rest = [document for document in main if document not in apart]
    found = [
        _part(
            mentions, rest, 0, len(text) if not others else mentions.line(others[0][0].start)[0] or len(text)
        )
    ]
    for group in others:
        start, end = mentions.line(group[0].start)
        begin = max(start, group[0].start - 180)
        found.append(_part(mentions, group, begin, end, numbered=True))
    return found


def _window(mentions: Mentions, document: Document, before: int, after: int) -> str:
    start, end = mentions.line(document.start)
    return mentions.text[max(start, document.start - before) : min(end, document.end + after)]


def _bars(mentions: Mentions, document: Document) -> bool:
    """Whether a document is none of the article's: a note of the page, a contract, one of many spoken of."""
    if mentions.in_note(document.start):
        return True
    start, end = mentions.line(document.start)
    after = mentions.text[document.end : min(end, document.end + 50)]
    near = mentions.text[max(start, document.start - 28) : document.start]
    return bool(re.search(r"คุณธรรม|สักกี่|กี่ฉบับ|จำลอง", after[:20]) or re.search(r"สัญญา(?:จ้าง|ซื้อ)\w*\Z", near))


_STANDING = Sought(_DATA["standing"])
_TODAY = Sought(_DATA["today"])
_LONGEST = 1500  # letters of a sentence that are looked at
_STOPS = re.compile(r"(?<=[a-z0-9)”\"’])[.!?][”\"’]?\s+(?=[“\"A-ZÀ-Þ])")


def _sentence(mentions: Mentions, position: int) -> tuple[int, int]:
    """The sentence of an English text that holds a position, within its line."""
    start, end = mentions.line(position)
    start, end = max(start, position - _LONGEST), min(end, position + _LONGEST)
    stops = [match.end() for match in _STOPS.finditer(mentions.text, start, end)]
    return max([start, *(stop for stop in stops if stop <= position)]), min(
        [end, *(s for s in stops if s > position)]
    )


def _told_today(mentions: Mentions, document: Document) -> bool:
    return _TODAY.search(mentions.text, *_sentence(mentions, document.start)) is not None


def _stands(mentions: Mentions, document: Document) -> bool:
    """Whether an English sentence tells of a tie that has long stood, with no signing of today in it."""
    start, end = _sentence(mentions, document.start)
    return bool(_STANDING.search(mentions.text, start, end)) and not _TODAY.search(mentions.text, start, end)


_COUNTED = re.compile(
    r"(?i:\b(?:\d+|three|four|five|six|seven|eight|nine|ten|dozens? of|several|many|other|various|all|among|"
    r"international|about)(?: (?!are|were|become)[a-z]+)? (?:and )?)\Z"
)


def _firm(mentions: Mentions, document: Document) -> bool:
    """Whether a document is more than hoped for or compared with."""
    start, end = mentions.line(document.start)
    before = mentions.text[max(start, document.start - 60) : document.start]
    after = mentions.text[document.end : min(end, document.end + 50)]
    near = mentions.text[max(start, document.start - 28) : document.start]
    hoped = (
        _HOPE.search(near)
        or re.match(r"[^\n]{0,24}ในอนาคต", after)
        or re.match(r"[^\n]{0,12}(?:ต่อเมื่อ|ภายใน[ ]\d+[ ]เดือน)", after)
    )
    if hoped and not _SIGNING.search(near):
        return False
    if document.relation:
        if mentions.english and _COUNTED.search(near):
            return False
        if mentions.english and _STANDING.search(mentions.text, *_sentence(mentions, document.start)):
            return True
        if re.search(
            r"สายสัมพันธ์|ดุจ|เหมือน|เสมือน|เช่น|“\Z|ในฝัน|อยากให้|การจับคู่|ดูแลเรื่อง|รู้จัก|ตารางข้อมูล|คณะทำงาน", near
        ):
            founding = _FOUNDING.search(mentions.text, max(start, document.start - 80), document.start)
            if not founding:
                return False
        return bool(
            _FOUNDING.search(before[-60:])
            or _FOUNDING.search(after[:40])
            or _STATUS["in_force"].search(after)
            or "ตั้งแต่" in after
        )
    return True


def _is_older(mentions: Mentions, document: Document) -> bool:
    """Whether a document was signed earlier and still holds, told beside or instead of today's news."""
    if mentions.english:
        return document.start >= mentions.article.body and _stands(mentions, document)
    start, end = mentions.line(document.start)
    after = mentions.text[document.end : min(end, document.end + 220)]
    before = mentions.text[max(start, document.start - 140) : document.start]
    if re.search(r"ต่ออายุ|ฉบับเดิม|ครบกำหนด|ขยายระยะเวลา", before[-60:] + after[:90]):
        return False
    if document.start < mentions.article.body:
        return bool(re.search(r"ติดตามผล|สานต่อ|เข้าปีที่|ครบรอบ", before + after))
    told = _STATUS["in_force"].search(after)
    if told and not re.search(
        r"มีผล(?:ใช้)?บังคับ(?:ใช้)?(?:ทันที|นับ|เมื่อ|เป็นเวลา|เป็นระยะ|ตั้งแต่วัน(?:ที่)?ลง)",
        after[told.start() : told.start() + 40],
    ):
        today = re.search(r"วันนี้|ได้(?:ร่วม)?ลงนาม(?!ไว้)|พิธีลงนาม(?!ไว้)", before + after[: told.start()])
        return not today
    return bool(
        re.search(r"มาตั้งแต่|ตั้งแต่(?=วันที่|ปี|เดือน|[ ]?\d)", after[:120]) and _OLDER.search(before + after[:120])
    ) or bool(
        re.search(r"ตามบันทึก|ตามข้อตกลง|ส่วนหนึ่งของ", before[-24:])
        and re.search(r"ซึ่งลงนาม|ที่ทำไว้|ลงนามไว้|ลงนามเมื่อ", after)
    )


def _region(mentions: Mentions, document: Document) -> tuple[int, int]:
    """The stretch that tells of an older agreement: from the word that turns to it to the end of the line."""
    if mentions.english:
        return _sentence(mentions, document.start)
    start, end = mentions.line(document.start)
    turn = [match.start() for match in _OLDER.finditer(mentions.text, start, document.start)]
    return (turn[-1] if turn else start), end


_MARKED = re.compile(r"ฉบับ|\([1-9๑-๙]\)|\n\d")  # without these, nothing is numbered


def _numbered(mentions: Mentions, said: list[Document]) -> list[Part]:
    """The numbered documents of one ceremony, each with its own stretch."""
    if not _MARKED.search(mentions.text):
        return []
    marks = [
        match for match in _NUMBERED.finditer(mentions.text) if match.start() >= mentions.article.body - 1
    ]
    chosen: list[tuple[int, list[Document]]] = []
    bounds = [mark.end() for mark in marks] + [len(mentions.text)]
    for mark, bound in zip(marks, bounds[1:], strict=False):
        inside = [
            document for document in said if mark.end() <= document.start < bound and not document.relation
        ]
        if (
            inside
            and inside[0].start - mark.end() < 260
            and _SIGNING.search(mentions.text, mark.start(), min(bound, mark.end() + 900))
        ):
            chosen.append((mark.start(), inside))
    if len(chosen) < 2:
        return []
    found: list[Part] = []
    for number, (start, inside) in enumerate(chosen):
        if number + 1 < len(chosen):
            end = chosen[number + 1][0]
        else:
            blank = re.compile(r"\n\s*\n|\Z").search(mentions.text, inside[0].end)
            end = blank.start() if blank else len(mentions.text)
        relations = [d for d in said if d.relation and start <= d.start < end]
        found.append(
            _part(mentions, [d for d in inside if d.start < end] + relations, start, end, numbered=True)
        )
    return found


def _part(
    mentions: Mentions,
    said: list[Document],
    start: int,
    end: int,
    *,
    older: bool = False,
    numbered: bool = False,
    firm: bool = True,
) -> Part:
    said = sorted(said, key=lambda document: (document.start < mentions.article.body, document.start))
    kind, instrument = _type(mentions, said)
    votes, seen = _told_status(mentions, said)
    features = agreement_features(
        mentions, said, [(status, where) for status, where in votes], firm=firm, older=older
    )
    status = _status(features, votes, seen, said, older=older)
    anchor = next((document for document in said if not document.relation), said[0])
    ordered = (anchor, *(document for document in said if document is not anchor))
    return Part(start, end, ordered, kind, status, instrument, older, numbered, frozenset(features))


def _type(mentions: Mentions, said: list[Document]) -> tuple[Found[str], Found[str] | None]:
    """The relation that is founded, else the document's own type; the instrument where they differ."""
    papers = [document for document in said if not document.relation and document.type != "ceremony"]
    relations = [document for document in said if document.relation]
    intent = next((paper for paper in papers if paper.type == "loi"), None)
    written = None
    for type_ in ("moa", "mou", "declaration"):
        written = written or next((paper for paper in papers if paper.type == type_), None)
    written = written or (papers[0] if papers else None)
    if intent:
        return _found(intent, "loi", "type.document"), None
    if relations:
        counted = Counter(relation.type for relation in relations)
        title = [relation for relation in relations if relation.start < mentions.article.body]
        first = title[0] if title else relations[0]
        best = (
            first
            if counted[first.type] * 2 >= max(counted.values()) or title
            else max(relations, key=lambda relation: (counted[relation.type], -relation.start))
        )
        instrument = None
        if written and written.type in ("mou", "moa", "declaration"):
            instrument = _found(written, written.type, "instrument.document")
        elif written:
            instrument = _found(written, "other", "instrument.agreement", 0.8)
        elif called := _called_agreement(mentions, relations):
            instrument = _found(called, "other", "instrument.agreement", 0.75)
        return _found(best, best.type, "type.relation"), instrument
    if written is None:
        return _found(said[0], "other", "type.other", 0.4), None
    if written.type == "moa":
        return _found(written, "moa", "type.document"), None
    if written.type == "mou":
        return _found(written, "mou", "type.document"), None
    if written.type == "declaration":
        return _found(written, "other", "type.declaration", 0.6), None
    return _found(written, "mou", "type.agreement", 0.6), None


_CALLED = re.compile(
    r"(?i:[^.;\n]{0,12}\b(?:agreement|pact|accord|charter|treaty|compact|document|protocol)\b)|[^\n]{0,16}(?:ข้อตกลง|ความตกลง)"
)
_CALLS = re.compile(
    r"(?i:\b(?:agreement|pact|accord|charter|treaty)\b[^.;\n]{0,40})\Z|(?:ข้อตกลง|ความตกลง)[^\n]{0,30}\Z"
)


def _called_agreement(mentions: Mentions, relations: list[Document]) -> Document | None:
    """The relation whose own words call its document an agreement: a sister city agreement."""
    text = mentions.text
    return next(
        (
            relation
            for relation in relations
            if _CALLED.search(text[relation.start : relation.end])
            or _CALLED.match(text, relation.end)
            or _CALLS.search(text[max(0, relation.start - 60) : relation.start])
        ),
        None,
    )


def _found(document: Document, value: str, rule: str, confidence: float = 0.93) -> Found[str]:
    return Found(value, document.start, document.end, rule, confidence)


def _told_status(
    mentions: Mentions, said: list[Document]
) -> tuple[Counter[tuple[str, str]], dict[str, tuple[int, int]]]:
    """What the words around the documents say of how they stand: (status, where) counted, and where each is said first."""
    votes: Counter[tuple[str, str]] = Counter()
    seen: dict[str, tuple[int, int]] = {}
    windows: list[tuple[int, int, str]] = []
    for number, document in enumerate(said):
        start, end = mentions.line(document.start)
        window = (max(start, document.start - 110), min(end, document.end + 170))
        where = "title" if document.start < mentions.article.body else "first" if number == 0 else "later"
        if windows and window[0] < windows[-1][1] and windows[-1][0] <= window[0]:
            windows[-1] = (windows[-1][0], max(window[1], windows[-1][1]), windows[-1][2])
        else:
            windows.append((*window, where))
    for start, end, where in windows:
        taken: list[tuple[int, int]] = []
        for status in ("ended", "renewed", "planned", "proposed", "in_force", "signed"):
            for match in _STATUS[status].finditer(mentions.text, start, end):
                if any(match.start() < stop and begin < match.end() for begin, stop in taken):
                    continue
                before = mentions.text[max(start, match.start() - 24) : match.start()]
                if status == "renewed" and (
                    re.match(r"ต่ออายุ(?:ได้|ออก|อัตโนมัติ)", mentions.text[match.start() : match.start() + 14])
                ):
                    continue
                if status == "signed" and (
                    _NEGATED.search(before) or _FORMER.search(before) or _HOPE.search(before)
                ):
                    continue
                if status == "in_force" and _FORMER.search(before):
                    continue
                taken.append(match.span())
                votes[status, where] += 1
                seen.setdefault(status, match.span())
    return votes, seen


STATUSES = ("signed", "planned", "in_force", "proposed", "renewed", "ended")


def _status(
    features: set[str],
    votes: Counter[tuple[str, str]],
    seen: dict[str, tuple[int, int]],
    said: list[Document],
    *,
    older: bool,
) -> Found[str]:
    """The stand of an agreement: the status that the judges hold most probable."""
    scores = {status: judge(f"status.{status}").probability(features) for status in STATUSES}
    if older and scores["ended"] < _SURE:
        scores["in_force"] = max(scores["in_force"], _SURE)
    status = max(STATUSES, key=lambda each: scores[each])
    span = seen.get(status, (said[0].start, said[0].end))
    confidence = scores[status] / (sum(scores.values()) or 1)
    rule = f"status.{status.replace('_', '-')}"
    return Found(status, *span, rule, confidence, inferred=status not in seen)


_SURE = 0.5
