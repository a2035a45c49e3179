"""The places where a text names a domain, each with what is told of it, as named features.

Words for a scope stand before it ("ครอบคลุมด้าน", "in the fields of"), or what somebody says, hopes or did before; it stands in
the document's own name, in the headline, in a list; in strong or in weak words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.cues import Cue
from citypact.graph.extraction.domain_ground import Ground, Span

__all__ = ["Place", "placed"]

_REACH = 260  # how far behind its lead a field of a list may stand
_NEAR = 46  # how far apart the fields of one list stand
_MARKED = re.compile(r"[ ]*(?:[-–•●▪*>✅✔]|\(?[\d]{1,2}[.)]|[0-9]\ufe0f?\u20e3)")
_ANNOUNCED = re.compile(r"(?::|ดังนี้|ได้แก่|ดังต่อไปนี้|คือ|ประกอบด้วย|ประการ|following)[ :]*\Z")
_HEAD = re.compile(
    r"ร่วม|ตกลง|ครอบคลุม|ขอบเขต|กรอบ|ด้าน|เรื่อง|สาระ|(?i:agree|cover|cooperat|together|fields|areas)"
)
_JOINT = re.compile(r"[ ,;/()\n“”\"|]|และ|หรือ|กับ|ทั้ง")
_ENGLISH_JOINT = re.compile(r"[,;/()\n“”\".|]| and | or | as well | to ")
_MOST_DOCUMENTS = 40
_CLAUSES = frozenset({"about", "covers", "field", "matter", "cooperate", "content", "exchange", "purpose"})
_SCOPE = frozenset({"about", "covers", "field", "cooperate", "content", "exchange", "both", "matter"})


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a part's text names a domain: the cue, what is told of the place, its sentence."""

    cue: Cue
    features: frozenset[str]
    start: int  # where the stretch begins that the cue stands in: behind the last words that lead to it
    sentence: Span


def placed(
    ground: Ground,
    part: Part,
    cue: Cue,
    said: Sequence[Cue],
    starts: Sequence[int],
    without: Sequence[Span],
) -> Place:
    """The place of one cue, with its features; ``said`` are all cues of the part, ``without`` what is told of other days."""
    text = ground.mentions.text
    sentence = ground.sentence(cue.start)
    own = set(_standing(ground, part, cue, sentence, without))
    begin, leading = _led(ground, cue, sentence, said, starts)
    own |= leading
    own |= _followed(ground, cue, sentence)
    own |= _documented(part, cue, sentence)
    own |= _among(cue, said, starts, text)
    strength = "strong" if cue.strong else "weak"
    telling = {feature for feature in own if feature.startswith(("lead.", "document.", "open.", "standing."))}
    own |= {f"{feature}.{strength}" for feature in telling}
    if not cue.strong:
        own = {f"weak:{feature}" for feature in own}
    return Place(cue, frozenset(own), begin, sentence)


def _standing(ground: Ground, part: Part, cue: Cue, sentence: Span, without: Sequence[Span]) -> Iterator[str]:
    """Where in the article: title, first paragraph, list; in a name, in speech, in what is told of earlier days."""
    mentions, text = ground.mentions, ground.mentions.text
    if cue.start < mentions.article.body:
        yield "standing.title"
    else:
        yield f"standing.paragraph.{bisect_left(ground.paragraphs, cue.start)}"
    line = mentions.line(cue.start)
    if _MARKED.match(text, line[0]):
        yield "standing.item"
        above = text[max(0, line[0] - 400) : line[0]].rstrip().splitlines()
        for head in reversed(above):
            if not _MARKED.match(head):
                if _ANNOUNCED.search(head):
                    yield "standing.announced"
                    if _HEAD.search(head):
                        yield "standing.announced.agreed"
                break
    elif _ANNOUNCED.search(text[max(0, line[0] - 60) : line[0]].rstrip()):
        yield "standing.announced"
    if ground.named(cue.start, cue.end):
        yield "standing.name"
    quoted = bisect_right(ground.quoted, (cue.start, len(text))) - 1
    if quoted >= 0 and cue.start < ground.quoted[quoted][1]:
        start, end = ground.quoted[quoted]
        yield "standing.called" if end - start < 90 else "standing.speech"
    if any(start <= cue.start < end for start, end in without):
        yield "standing.elsewhere"


def _led(
    ground: Ground, cue: Cue, sentence: Span, said: Sequence[Cue], starts: Sequence[int]
) -> tuple[int, set[str]]:
    """What leads to a cue in its sentence, the nearest first, and what closes it off again."""
    own, begin = set[str](), sentence[0]
    closed, first, clause = "", "", ""
    leads = list[str]()
    for start, end, kind, name in reversed(ground.between(max(sentence[0], cue.start - _REACH), cue.end)):
        if kind == "follows" or (start >= cue.start and not (kind == "leads" and end < cue.end)):
            continue
        if kind == "closes":
            own.add(f"behind.{name}")
            if not closed:
                closed = name
                own.add(f"close.{name}")
            continue
        if not first:
            first, begin = name, min(end, cue.start)
            own |= {f"lead.{name}", f"lead.{name}.{_distance(cue.start - end)}"}
            if closed:
                own.add(f"lead.{name}.over.{closed}")
        if not closed:
            leads.append(name)
        if not clause and name in _CLAUSES:
            clause = name
            own.add(f"clause.{name}" + (f".over.{closed}" if closed else ""))
            if name == "purpose":
                earlier = said[bisect_left(starts, sentence[0]) : bisect_left(starts, start)]
                own.add(f"clause.purpose.{'late' if any(other.strong for other in earlier) else 'only'}")
    own |= {f"open.{name}" for name in leads[:6]}
    if leads:
        own.add(f"pair.{'+'.join(sorted(set(leads[:2])))}")
    if _SCOPE & set(leads):
        own.add("led")
    if not first:
        own.add("lead.none" + (f".{closed}" if closed else ""))
    return begin, own


def _distance(letters: int) -> str:
    return "at" if letters < 3 else "near" if letters < 25 else "far" if letters < 90 else "afar"


def _followed(ground: Ground, cue: Cue, sentence: Span) -> set[str]:
    own = set[str]()
    for start, _, kind, name in ground.between(cue.end, min(sentence[1], cue.end + 130)):
        if kind == "follows":
            own |= {f"then.{name}", f"then.{name}.{_distance(start - cue.end)}"}
        elif kind == "closes" and start - cue.end < 40:
            own.add(f"then.{name}")
    return own


def _documented(part: Part, cue: Cue, sentence: Span) -> set[str]:
    """Where the documents of the part stand to a cue."""
    own = set[str]()
    for document in part.documents[:_MOST_DOCUMENTS]:
        if sentence[0] <= document.start < sentence[1]:
            gap = cue.start - document.end
            side = "after" if gap >= -2 else "before"
            reach = _distance(abs(gap if side == "after" else document.start - cue.end))
            kind = "relation" if document.relation else "paper"
            own |= {f"document.{side}", f"document.{side}.{reach}", f"document.{side}.{kind}"}
    if not own:
        last = max((document.end for document in part.documents if document.end <= cue.start), default=None)
        own.add("document.none" if last is None else f"document.above.{min((cue.start - last) // 200, 4)}")
    return own


def _among(cue: Cue, said: Sequence[Cue], starts: Sequence[int], text: str) -> set[str]:
    """How many other domains stand close by, as they do in a list."""
    near = said[bisect_left(starts, cue.start - _NEAR) : bisect_right(starts, cue.end + _NEAR)]
    others = {
        other.domain
        for other in near
        if other.strong
        and other.domain != cue.domain
        and not (other.start < cue.end and cue.start < other.end)
        and "\n" not in text[min(other.start, cue.start) : max(other.end, cue.end)]
    }
    own = {f"among.{min(len(others), 3)}"}
    joint = _ENGLISH_JOINT if text[cue.start].isascii() else _JOINT
    for other in near:
        if not other.strong or other.domain == cue.domain:
            continue
        if other.end <= cue.start and not joint.search(text, other.end, cue.start):
            own |= {"item.second", f"item.second.{other.domain}.{cue.domain}"}
        elif other.start >= cue.end and not joint.search(text, cue.end, other.start):
            own |= {"item.first", f"item.first.{cue.domain}.{other.domain}"}
    same = {
        other.domain for other in near if other.strong and other.start < cue.end and cue.start < other.end
    }
    if len(same) > 1:
        own.add("shared")
        own |= {f"shared.{cue.domain}.{other}" for other in same if other != cue.domain}
    return own
