"""The places where a text names a domain, each with what is told of it, as named features.

Words for a scope stand before it ("ครอบคลุมด้าน", "in the fields of"), or what somebody says, hopes or did before; it stands in
the document's own name, in the headline, in a list; in strong or in weak words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from sys import intern
from typing import NamedTuple

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.cues import Cue
from citypact.graph.extraction.domain_ground import Ground, Span
from citypact.graph.extraction.expressions import expression

__all__ = ["Place", "placed"]

_AHEAD = 130  # how far behind a cue words follow that tell of it
_CLOSE = 40  # how far behind a cue what closes a scope tells of it
_REACH = 260  # how far behind its lead a field of a list may stand
_NEAR = 46  # how far apart the fields of one list stand
_MARKED = expression(r"[ ]*(?:[-–•●▪*>✅✔]|\(?[\d]{1,2}[.)]|[0-9]\ufe0f?\u20e3)")
_ANNOUNCED = expression(
    r"(?::|ดังนี้|ได้แก่|ดังต่อไปนี้|คือ|ประกอบด้วย|ประการ|วัตถุประสงค์|เป้าหมาย|เพื่อ|อาทิ|following|include|aims?|to)[ :]*\Z"
)
_HEAD = expression(
    r"ร่วม|ตกลง|ครอบคลุม|ขอบเขต|กรอบ|ด้าน|เรื่อง|สาระ|วัตถุประสงค์|เป้าหมาย|(?i:agree|cover|cooperat|together|fields|areas)"
)
_JOINT = expression(r"[ ,;/()\n“”\"|]|และ|หรือ|กับ|ทั้ง")
_ENGLISH_JOINT = expression(r"[,;/()\n“”\".|]| and | or | as well | to ")
_MOST_DOCUMENTS = 40
_CLAUSES = frozenset({"about", "covers", "field", "matter", "cooperate", "content", "exchange", "purpose"})
_SCOPE = frozenset({"about", "covers", "field", "cooperate", "content", "exchange", "both", "matter"})


class Place(NamedTuple):
    """One place where a part's text names a domain: the cue, what is told of the place, its sentence."""

    cue: Cue
    features: frozenset[str]
    start: int  # where the stretch begins that the cue stands in: behind the last words that lead to it
    sentence: Span


class _Worded(dict[str, tuple[str, ...]]):
    """What is told of a place, by what is seen there: how strong its cue is weighs with much of it."""

    def __init__(self, strength: str) -> None:
        self._strength = strength

    def __missing__(self, feature: str) -> tuple[str, ...]:
        told = [feature]
        if feature.startswith(("lead.", "document.", "open.", "standing.")):
            told.append(f"{feature}.{self._strength}")
        told = told if self._strength == "strong" else [f"weak:{each}" for each in told]
        self[feature] = tuple(map(intern, told))  # as a judge has them
        return self[feature]


_STRONG, _WEAK = _Worded("strong"), _Worded("weak")


def placed(
    ground: Ground,
    part: Part,
    cue: Cue,
    strong: Sequence[Cue],
    starts: Sequence[int],
    without: Sequence[Span],
) -> Place:
    """The place of one cue, with its features.

    ``strong`` are the strong cues of the part, and where they begin; ``without`` is what is told of other days.
    """
    line = ground.mentions.line(cue.start)
    sentence = ground.sentence(cue.start, line)
    own = _standing(ground, cue, line, without)
    begin, leading = _led(ground, cue, sentence, starts)
    own += leading
    own += _followed(ground, cue, sentence)
    own += _documented(part, cue, sentence)
    own += _among(cue, strong, starts, ground.mentions.text)
    worded = _STRONG if cue.strong else _WEAK
    return Place(cue, frozenset(chain.from_iterable(map(worded.__getitem__, own))), begin, sentence)


def _standing(ground: Ground, cue: Cue, line: Span, without: Sequence[Span]) -> list[str]:
    """Where in the article: title, first paragraph, list; in a name, in speech, in what is told of earlier days."""
    start, end, text = cue.start, cue.end, ground.mentions.text
    titled = start < ground.mentions.article.body
    own = ["standing.title" if titled else _PARAGRAPHS[bisect_left(ground.paragraphs, start)]]
    told = ground.lines.get(line[0])
    if told is None:
        told = ground.lines[line[0]] = _listed(text, line[0])
    own += told
    if ground.named(start, end):
        own.append("standing.name")
    quoted = bisect_right(ground.quoted, (start, len(text))) - 1
    if quoted >= 0 and start < ground.quoted[quoted][1]:
        begin, stop = ground.quoted[quoted]
        own.append("standing.called" if stop - begin < 90 else "standing.speech")
    for begin, stop in without:
        if begin <= start < stop:
            own.append("standing.elsewhere")
            break
    return own


_PARAGRAPHS = [f"standing.paragraph.{number}" for number in range(4)]


def _listed(text: str, start: int) -> list[str]:
    """Whether a line is the item of a list, and announced as one."""
    if not _MARKED.match(text, start):
        announced = _ANNOUNCED.search(text[max(0, start - 60) : start].rstrip())
        return ["standing.announced"] if announced else []
    own = ["standing.item"]
    above = text[max(0, start - 400) : start].rstrip().splitlines()
    for head in reversed(above):
        if not _MARKED.match(head):
            if _ANNOUNCED.search(head):
                own.append("standing.announced")
                if _HEAD.search(head):
                    own.append("standing.announced.agreed")
            break
    return own


def _led(ground: Ground, cue: Cue, sentence: Span, strong: Sequence[int]) -> tuple[int, Sequence[str]]:
    """What leads to a cue in its sentence, the nearest first, and what closes it off again."""
    begin, reach, late = sentence[0], "", False
    names = list[tuple[str, str]]()
    clause = False
    at, stop = cue.start, cue.end
    for start, end, kind, name in reversed(ground.leading.between(max(begin, at - _REACH), stop)):
        if start >= at and (kind != "leads" or end >= stop):
            continue
        names.append((kind, name))
        if kind == "leads":
            if not reach:
                begin, reach = min(end, at), _distance(at - end)
            if not clause and name in _CLAUSES:
                clause = True
                late = name == "purpose" and bisect_left(strong, sentence[0]) < bisect_left(strong, start)
    return begin, _leading(tuple(names), reach, late)


@lru_cache(maxsize=8192)
def _leading(names: tuple[tuple[str, str], ...], reach: str, late: bool) -> tuple[str, ...]:
    """What the words before a cue tell; ``reach`` is how far the nearest lead is, ``late`` a purpose told behind fields."""
    own = dict[str, None]()
    closed, first, clause = "", "", ""
    leads = list[str]()
    for kind, name in names:
        if kind == "closes":
            own[f"behind.{name}"] = None
            if not closed:
                closed = name
                own[f"close.{name}"] = None
            continue
        if not first:
            first = name
            own |= dict.fromkeys((f"lead.{name}", f"lead.{name}.{reach}"))
            if closed:
                own[f"lead.{name}.over.{closed}"] = None
        if not closed:
            leads.append(name)
        if not clause and name in _CLAUSES:
            clause = name
            own[f"clause.{name}" + (f".over.{closed}" if closed else "")] = None
            if name == "purpose":
                own[f"clause.purpose.{'late' if late else 'only'}"] = None
    own |= dict.fromkeys(f"open.{name}" for name in leads[:6])
    if leads:
        own[f"pair.{'+'.join(sorted(set(leads[:2])))}"] = None
    if _SCOPE & set(leads):
        own["led"] = None
    if not first:
        own["lead.none" + (f".{closed}" if closed else "")] = None
    return tuple(own)


def _distance(letters: int) -> str:
    return "at" if letters < 3 else "near" if letters < 25 else "far" if letters < 90 else "afar"


def _followed(ground: Ground, cue: Cue, sentence: Span) -> list[str]:
    own = list[str]()
    stop = cue.end
    for start, _, kind, name in ground.following.between(stop, min(sentence[1], stop + _AHEAD)):
        if kind == "follows":
            own += (f"then.{name}", f"then.{name}.{_distance(start - stop)}")
        elif start - stop < _CLOSE:
            own.append(f"then.{name}")
    return own


def _documented(part: Part, cue: Cue, sentence: Span) -> list[str]:
    """Where the documents of the part stand to a cue."""
    own = list[str]()
    first, end = sentence
    for document in part.documents[:_MOST_DOCUMENTS]:
        if first <= document.start < end:
            gap = cue.start - document.end
            after = gap >= -2
            reach = _distance(abs(gap if after else document.start - cue.end))
            own += _DOCUMENTED[after, reach, document.relation]
    if not own:
        last = max((document.end for document in part.documents if document.end <= cue.start), default=-1)
        own.append("document.none" if last < 0 else f"document.above.{min((cue.start - last) // 200, 4)}")
    return own


_DOCUMENTED = {
    (after, reach, relation): (f"document.{side}", f"document.{side}.{reach}", f"document.{side}.{kind}")
    for after, side in ((True, "after"), (False, "before"))
    for reach in ("at", "near", "far", "afar")
    for relation, kind in ((True, "relation"), (False, "paper"))
}


def _among(cue: Cue, strong: Sequence[Cue], starts: Sequence[int], text: str) -> list[str]:
    """How many other domains stand close by, as they do in a list; ``strong`` are the cues that name one surely."""
    mine, begin, stop, _ = cue
    near = strong[bisect_left(starts, begin - _NEAR) : bisect_right(starts, stop + _NEAR)]
    if len(near) <= cue.strong:
        return ["among.0"]
    others, same, own = set[str](), set[str](), list[str]()
    joint = _ENGLISH_JOINT if text[begin].isascii() else _JOINT
    for domain, start, end, _ in near:
        if start < stop and begin < end:
            same.add(domain)
        elif domain == mine:
            continue
        elif end <= begin:
            if text.find("\n", start, stop) < 0:
                others.add(domain)
            if not joint.search(text, end, begin):
                own += ("item.second", f"item.second.{domain}.{mine}")
        else:
            if text.find("\n", begin, end) < 0:
                others.add(domain)
            if not joint.search(text, stop, start):
                own += ("item.first", f"item.first.{mine}.{domain}")
    own.append(f"among.{min(len(others), 3)}")
    if len(same) > 1:
        own.append("shared")
        own += [f"shared.{mine}.{other}" for other in same if other != mine]
    return own
