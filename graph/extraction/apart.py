"""Agreements told apart: where a text turns from one agreement to another with a partner of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.contexts import nearby
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.seeking import Sought

__all__ = ["Turn", "further_papers", "told_apart", "turns"]

_MOST = 24  # documents at which a text may turn
_BEFORE, _BEHIND = 160, 200
_BESIDE = 16
_SAME = 60  # letters within which a document is named again
_SURE = 0.5
# "ส่วนความร่วมมือกับก อยู่ระหว่างจัดทำร่าง"
_DRAWN_UP_BESIDE = frozenset({"other-line", "turn.meanwhile", "near.draft", "told.with"})
_HEADLINE = 100  # letters that a headline hardly has
_SHORT = 80  # and one that tells a day
_FEWEST = 3  # letters of initials
# what turns a text to something else: to another one, besides, next, meanwhile, back to what was before
_TURNED = {
    "another": expression(
        r"อีก(?:หนึ่ง)?(?:ฉบับ|งาน|แห่ง|เมือง|คู่|โครงการ|ด้าน|เรื่อง|ราย)|ฉบับ(?:ที่สอง|ที่สาม|ใหม่|ถัด|ต่อ|หลัง|สุดท้าย)|เรื่องที่|"
        r"(?i:\b(?:another|second|third|further|separate(?:ly)?|new)\b)"
    ),
    "also": expression(
        r"ยัง(?:ได้|มี|ลง|เป็น|เซ็น|ทำ)|และ(?:จะ|ได้|ร่วม|มีกำหนด|[ ]){1,3}(?:ลงนาม|เซ็น)|"
        r"นอกจาก(?:นี้|นั้น)|พร้อมกันนี้|อีกทั้ง|ทั้งยัง|(?i:\b(?:also|in addition|besides|as well as)\b)"
    ),
    "next": expression(
        r"วันเดียวกัน|คราวเดียวกัน|จากนั้น|ต่อมา|บ่าย|ถึงคิว|ล่าสุด|วัน(?:ถัดมา|รุ่งขึ้น)|ปิดท้าย|"
        r"(?i:\b(?:later|afternoon|then|next|earlier in the day)\b)"
    ),
    "meanwhile": expression(
        r"ขณะ(?:ที่|เดียวกัน)|ส่วน(?!กลาง|ราชการ|ภูมิภาค|ตัว|ร่วม|หนึ่ง|ใหญ่|ท้องถิ่น|จังหวัด|ตำบล)|ด้าน(?=เทศบาล|อบ[จต]|เมือง|จังหวัด|กับ)|สำหรับ|"
        r"(?i:\b(?:meanwhile|while)\b)"
    ),
    "back": expression(
        r"ก่อนหน้า(?:นี้|นั้น)|เดิม|ที่ผ่านมา|ปัจจุบัน|อยู่แล้ว|เมื่อ(?:ปี|เดือน|ต้นปี|ปลายปี)|"
        r"(?i:\b(?:already|previously|earlier|last (?:year|month)|since)\b)"
    ),
}
_TURNS = Sought("|".join(words.pattern for words in _TURNED.values()))
# "... กับก และลงนาม ... กับข"
_AND_SIGNS = expression(
    r"(?:และ|รวมทั้ง|ตลอดจน)(?:จะ|ได้|ยัง|ร่วม|พร้อม|มีกำหนด|[ ]){0,4}(?:ลงนาม|เซ็น|(?:จัด)?ทำ)?(?:ใน)?[ ]?\Z"
)
_WITH_WHOM = Sought(r"กับ(?!การ|ทั้ง)|ระหว่าง(?!วัน)")
_WITH = expression(r"(?:กับ(?:ทาง)?|ระหว่าง|(?i:\b(?:with|between)(?: the)?))[ ]?\Z")
_GOES_WITH = expression(r"[^\n]{0,40}?(?:กับ(?!การ)|ระหว่าง(?!วันที่|การ))|(?i:[^.\n]{0,40}?\b(?:with|between)\b)")
_STANDS = expression(
    r"[^\n]{0,60}?(?:มาตั้งแต่|ตั้งแต่(?:ปี|วัน|เดือน)|ไว้(?:เมื่อ|ตั้งแต่|แล้ว|กับ)|อยู่แล้ว|ยัง(?:คง)?(?:มีผล|ดำเนิน)|หมดอายุ|สิ้นสุด)|"
    r"(?i:[^.\n]{0,60}?\b(?:since|in (?:19|20)\d\d|lapsed|expired)\b)"
)
_SAME_ONE = expression(r"(?:ความร่วมมือ)?(?:ฉบับ)?(?:นี้|ดังกล่าว)")  # the one that the text has told of
_SEVERAL = Sought(
    r"(?:สอง|สาม|สี่|ห้า|[2-9๒-๙])[ ]?(?:ฉบับ|ลายเซ็น|คู่|ดีล)|(?i:\b(?:two|three|four|both|pair of) (?:[a-z]+ )?"
    r"(?:agreements|pacts|mous|memoranda|documents|deals)\b)"
)

_CALLED = expression(
    r"\A(?:The )?(?:City|Town|Province|Municipality|County|District|Prefecture|State) of (?:the )?|"
    r" (?:City|Town|Province|Municipality|County|District|Prefecture|State)\Z",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A document at which a text may turn to another agreement, from where on, and the partners that it brings."""

    document: Document
    start: int
    partners: frozenset[str]
    features: frozenset[str]


def told_apart(mentions: Mentions, main: Sequence[Document]) -> list[tuple[int, int, list[Document]]]:
    """The further agreements of a text, each with its stretch and its documents; empty where all tell of one."""
    decide = judge("apart").probability
    chosen = [
        turn
        for turn in turns(mentions, main)
        if decide(turn.features) > _SURE or turn.features >= _DRAWN_UP_BESIDE
    ]
    found: list[tuple[int, int, list[Document]]] = []
    for number, turn in enumerate(chosen):
        end = mentions.line(turn.document.start)[1]
        if number + 1 < len(chosen):
            end = min(end, max(chosen[number + 1].start, turn.document.end))
        inside = [document for document in main if turn.document.start <= document.start < end]
        found.append((turn.start, end, inside))
    return found


def further_papers(mentions: Mentions, main: Sequence[Document]) -> Iterator[tuple[Document, int, int]]:
    """What an English sentence calls a second or a further paper that was signed, each with the sentence."""
    first = min((document.start for document in main), default=0)
    told = -1
    for document in sorted(main, key=lambda each: each.start):
        start, end = english_sentence(mentions, document.start)
        if start > max(first, told) and _FURTHER.search(mentions.text, start, end):
            told = start
            yield document, start, end


_FURTHER = expression(
    r"(?i:\b(?:second|third|another|further|additional|one more|separate) (?:[a-z-]+ ){0,2}?"
    r"(?:papers?|documents?|agreements?|memorand\w+|mou|moa|accord|pact|letter of intent)\b"
    r"[^.\n]{0,40}\b(?:signed|inked|sealed|concluded|exchanged|initialled)\b)"
)


def turns(mentions: Mentions, main: Sequence[Document]) -> Iterator[Turn]:
    """Where a text may turn: the documents behind the first one that bring a partner not told before."""
    begin = _begin(mentions)
    told = [document for document in main if document.start >= begin]
    if len(told) < 2:
        return
    named: list[tuple[int, str, str]] = []
    first: dict[str, int] = {}
    several: set[str] | None = None
    before = told[0].end
    types = {told[0].type}
    for document in told[1:_MOST]:
        if _SAME_ONE.match(mentions.text, document.end):
            before = max(before, document.end)
            continue
        gap = mentions.text[before : document.start]
        same_line = mentions.line(before) == mentions.line(document.start)
        turned = _TURNS.search(gap) or (_WITH_WHOM.search(gap) and _AND_SIGNS.search(gap))
        if len(gap) < _SAME and same_line and not (turned and _brings(mentions, document)):
            before = max(before, document.end)
            types.add(document.type)
            continue
        if not named:  # most texts name their document again in one breath, and never turn
            named = _named(mentions)
            first = _first_told(mentions, named, begin)
        start, stop = _stretch(mentions, document, before)
        partners = {
            name: family
            for place, name, family in named
            if start <= place < stop and first.get(_bare(name), -1) >= start
        }
        if partners:
            own = _features(mentions, told[0], document, (start, stop), named, partners, types)
            if several is None:
                several = {"several"} if _SEVERAL.search(mentions.text) else set()
            yield Turn(document, start, frozenset(partners), frozenset(own | several))
        before = max(before, document.end)
        types.add(document.type)


def _named(mentions: Mentions) -> list[tuple[int, str, str]]:
    """The partners that a text names: where, by which name, of which kind."""
    return sorted(
        [(body.start, body.name, _family(body)) for body in (*mentions.bodies, *mentions.as_bodies)]
        + [(place.start, place.name, "place") for place in mentions.bare if not mentions.english]
    )


def _first_told(mentions: Mentions, named: Sequence[tuple[int, str, str]], begin: int) -> dict[str, int]:
    """Where each partner is told first, in English also by its initials."""
    first: dict[str, int] = {}
    for place, name, _ in named:
        if place >= begin:
            first.setdefault(_bare(name), place)
            if mentions.english and (letters := _initials(name)):
                called = letters.search(mentions.text, begin, place)
                first[_bare(name)] = min(first[_bare(name)], called.start() if called else place)
    return first


def _begin(mentions: Mentions) -> int:
    """Where the text begins to tell: behind the headline, where what stands first is one and no sentence."""
    start, end = mentions.article.title
    told = mentions.text[start:end].rstrip()
    if mentions.english:
        whole = len(told) > _HEADLINE and told.endswith((".", ".”"))
    else:
        whole = len(told) > _SHORT and any(
            date.whole and start <= date.start < end for date in mentions.dates
        )
    return start if whole else mentions.article.body


def _bare(name: str) -> str:
    """An English name without the word for what bears it: "Green Province" and "Green" are one partner."""
    return _CALLED.sub("", name) if name.isascii() else name


def _initials(name: str) -> re.Pattern[str] | None:
    """The initials of an English name: "MFU" may stand in a headline before the name is told."""
    letters = "".join(word[0] for word in name.split(" ") if word[0].isupper())
    return re.compile(rf"(?<!\w){letters}(?!\w)") if len(letters) >= _FEWEST else None


def _family(body: BodyMention) -> str:
    return "local" if body.kind in LOCAL_KINDS else "council" if body.council else body.kind


def _brings(mentions: Mentions, document: Document) -> bool:
    """Whether a partner is named right behind a document."""
    return _GOES_WITH.match(mentions.text, document.end) is not None


def _stretch(mentions: Mentions, document: Document, before: int) -> tuple[int, int]:
    """The words that tell of a document: from where the text turns to it, behind the document before."""
    text = mentions.text
    line_start, line_end = (
        english_sentence(mentions, document.start) if mentions.english else mentions.line(document.start)
    )
    start, stop = max(line_start, document.start - _BEFORE, before), min(line_end, document.end + _BEHIND)
    if before > line_start:  # the line has told of another document
        turned = [match.start() for match in _TURNS.finditer(text, start, document.start)]
        if turned:
            start = turned[-1]
        elif _brings(mentions, document):
            start = max(start, text.rfind(" ", start, document.start) + 1)
    return start, stop


def _features(
    mentions: Mentions,
    first: Document,
    document: Document,
    stretch: tuple[int, int],
    named: Sequence[tuple[int, str, str]],
    partners: Mapping[str, str],
    types: Set[str],
) -> set[str]:
    text, (start, stop) = mentions.text, stretch
    spoken = nearby("documents", text, start, stop)
    own = {
        f"near.{name}"
        for name in ("hope", "negated", "unreal", "unsigned", "signs", "draft", "coming", "ended", "witness")
        if name in spoken
    }
    turned = {name for name, words in _TURNED.items() if words.search(text, start, document.start)}
    if _TURNED["another"].search(text, document.end, min(stop, document.end + _BESIDE)):
        turned.add("another")
    own |= {f"turn.{name}" for name in turned}
    if turned:
        own.add("turn")
    if mentions.line(first.start) != mentions.line(document.start):
        own.add("other-line")
    if document.relation:
        own.add("relation")
    if document.type not in types and document.type != "ceremony":
        own.add("type.new")
    if _STANDS.match(text, document.end):
        own.add("stands")
    places = [place for place, name, _ in named if start <= place < stop and name in partners]
    if any(
        _WITH.search(text, max(document.start, place - _BESIDE), place)
        for place in places
        if place >= document.end
    ):
        own.add("partner.with")
    elif any(_WITH.search(text, max(start, place - 14), place) for place in places):
        own.add("partner.before")
    own |= {f"partner.{family}" for family in partners.values()}
    begin = mentions.article.body if mentions.english else _begin(mentions)
    told = {name for place, name, family in named if begin <= place < start and family != "place"}
    own.add(f"told.{min(len(told), 3)}")  # parties that the agreement told before may have
    if any(
        begin <= place < start and _WITH.search(text, max(begin, place - 14), place) for place, *_ in named
    ):
        own.add("told.with")
    days = {date.value for date in mentions.dates if start <= date.start < stop and date.value}
    if days and not days & {date.value for date in mentions.dates if date.start < start}:
        own.add("own-day")
    return own
