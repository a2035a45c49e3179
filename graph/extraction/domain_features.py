"""What speaks for a domain of an agreement: where the text names it, after which words, among which others.

Every domain that is cued anywhere in a part's text is a candidate. A judge (``domains.py``) weighs its features: words for a
scope stand before it ("ครอบคลุมด้าน", "in the fields of"), or what somebody says, hopes or did before; in the document's own
name, in the headline, in a list; often or once, in strong or in weak words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.cues import Cue, cues
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.spotting import Spotter

__all__ = ["Candidate", "Ground", "Place", "domain_candidates"]

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a part's text names a domain: the cue, what is told of the place, its sentence."""

    cue: Cue
    features: frozenset[str]
    start: int  # where the stretch begins that the cue stands in: behind the last words that lead to it
    sentence: _Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A domain that a part may cover, with its places in the order of the text, and the features of all."""

    domain: str
    places: tuple[Place, ...]
    features: frozenset[str]


_DATA = rules("domains")
_WORDS = Spotter(
    {
        (kind, str(name)): [str(words) for words in listed]
        for kind in ("leads", "closes", "follows")
        for name, listed in _DATA[kind].items()
    }
)
_REACH = 260  # how far behind its lead a field of a list may stand
_NEAR = 46  # how far apart the fields of one list stand
_BREAK = re.compile(r"[.!?…][”\"’')]?[ ]+(?=[A-Z“\"‘(])|[;•●▪]|[ ](?=[–—][ ])|[ ]\d{1,2}[.)][ ]")
_MARKED = re.compile(r"[ ]*(?:[-–•●▪*>✅✔]|\(?[\d]{1,2}[.)]|[0-9]\ufe0f?\u20e3)")
_ANNOUNCED = re.compile(r"(?::|ดังนี้|ได้แก่|ดังต่อไปนี้|คือ|ประกอบด้วย|ประการ|following)[ :]*\Z")
_HEAD = re.compile(
    r"ร่วม|ตกลง|ครอบคลุม|ขอบเขต|กรอบ|ด้าน|เรื่อง|สาระ|(?i:agree|cover|cooperat|together|fields|areas)"
)
_QUOTED = re.compile(r"[“\"][^”“\"\n]{1,600}(?:[”\"“]|$)")
_JOINT = re.compile(r"[ ,;/()\n“”\"|]|และ|หรือ|กับ|ทั้ง")
_ENGLISH_JOINT = re.compile(r"[,;/()\n“”\".|]| and | or | as well | to ")
_PARAGRAPH = re.compile(r"\n[ ]*\n\s*")
_MOST_DOCUMENTS = 40
_MOST = 400  # cues that are looked at: an article has some dozens


@dataclass(frozen=True, slots=True)
class Ground:
    """What the places of all parts of one article are read against, found once."""

    mentions: Mentions
    words: list[tuple[int, int, str, str]]  # what leads to a scope or closes it
    starts: list[int]
    names: list[_Span]
    quoted: list[_Span]
    paragraphs: list[int]  # where the second, third and fourth paragraph of the body begin

    @classmethod
    def of(cls, mentions: Mentions) -> Ground:
        """Read an article."""
        words = [(start, end, *name) for name, start, end in _WORDS.spans(mentions.text)]
        names = [(body.start, body.end) for body in mentions.bodies if not body.weak]
        names += [(person.start, person.stop) for person in mentions.people]
        quoted = [match.span() for match in _QUOTED.finditer(mentions.text)]
        body = re.compile(r"\S").search(mentions.text, mentions.article.body)
        blank = _PARAGRAPH.finditer(mentions.text, body.start() if body else len(mentions.text))
        paragraphs = [match.end() for match in islice(blank, 3)]
        return cls(mentions, words, [start for start, *_ in words], sorted(names), quoted, paragraphs)

    def named(self, start: int, end: int) -> bool:
        """Whether words stand in the name of a body or with a person's office."""
        after = bisect_right(self.names, (end, 0))
        return any(begin < end and start < stop for begin, stop in self.names[max(0, after - 4) : after])

    def sentence(self, position: int) -> _Span:
        """The sentence or line of a position, without the sentences before and behind."""
        first, last = self.mentions.line(position)
        low, high = max(first, position - 600), min(last, position + 400)
        for match in _BREAK.finditer(self.mentions.text, low, high):
            if match.end() <= position:
                first = match.end()
            elif match.start() >= position:
                last = match.start()
                break
        return first, last

    def between(self, start: int, end: int) -> Sequence[tuple[int, int, str, str]]:
        """The words for leads and closes that begin in a stretch."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def domain_candidates(ground: Ground, part: Part, *, without: Iterable[_Span] = ()) -> list[Candidate]:
    """The domains that are cued in a part's text, in the order of the text."""
    mentions, without = ground.mentions, list(without)
    said = [
        cue
        for cue in cues(mentions.text)
        if part.start <= cue.start < part.end and not mentions.in_note(cue.start)
    ][:_MOST]
    starts = [cue.start for cue in said]
    placed = [_place(ground, part, cue, said, starts, without) for cue in said]
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for place in placed:
        found[place.cue.domain].append(place)
    grades = {domain: max(map(_grade, places)) for domain, places in found.items()}
    standings = _standings(_groups(ground, placed))
    return [_candidate(domain, places, part, mentions, grades, standings) for domain, places in found.items()]


_APART = 64  # letters between two fields of one list, at most


def _groups(ground: Ground, placed: Sequence[Place]) -> list[list[Place]]:
    """The runs of fields that the text tells together: close to each other, nothing between that closes a scope."""
    found: list[list[Place]] = []
    for place in placed:
        if not place.cue.strong:
            continue
        last = found[-1][-1] if found else None
        if last and _together(ground, last, place):
            found[-1].append(place)
        else:
            found.append([place])
    return found


def _together(ground: Ground, one: Place, other: Place) -> bool:
    start, end = one.cue.end, other.cue.start
    if start >= end:
        return True
    if {"standing.item", "standing.announced"} <= one.features & other.features:
        return ground.mentions.text.count("\n", start, end) < 3
    if end - start > _APART or "\n" in ground.mentions.text[start:end]:
        return False
    return not any(kind == "closes" for _, _, kind, _ in ground.between(start, end))


# how much a feature of a place says, by rule, that the fields around it are the scope
_POINTS = {
    "standing.announced.agreed": 3.0,
    "document.after.at": 3.0,
    "document.after.near": 2.0,
    "document.after": 0.5,
    "led": 1.5,
    "clause.about": 1.0,
    "clause.covers": 1.0,
    "clause.field": 1.0,
    "clause.content": 1.0,
    "clause.cooperate": 0.5,
    "then.fields": 1.0,
    "standing.title": -0.5,
    "standing.speech": -1.5,
    "standing.name": -2.5,
    "standing.elsewhere": -4.0,
    "clause.purpose.late": -2.0,
    "close.fame": -2.0,
    "close.page": -2.0,
    "close.past": -1.5,
    "close.visit": -1.5,
    "close.event": -1.5,
    "close.hope": -0.5,
    "close.speech": -0.5,
    "close.with": -1.5,
    "close.place": -1.0,
    "close.time": -0.5,
}


def _standings(groups: Sequence[Sequence[Place]]) -> dict[str, set[str]]:
    """How the list that a domain stands in compares with the others of the part."""
    scored = []
    for group in groups:
        best = max(sum(_POINTS.get(feature, 0.0) for feature in place.features) for place in group)
        size = len({place.cue.domain for place in group})
        scored.append((best + 0.6 * min(size, 4), size, group))
    told = dict[str, set[str]]()
    top = max((score for score, *_ in scored), default=0.0)
    for rank, (score, size, group) in enumerate(sorted(scored, key=lambda each: -each[0])):
        for place in group:
            if place.cue.domain not in told:
                gap = int(min(top - score, 4.0))
                told[place.cue.domain] = {
                    f"list.rank.{min(rank, 3)}",
                    f"list.gap.{gap}",
                    f"list.size.{min(size, 4)}",
                    f"list.gap.{gap}.size.{min(size, 3)}",
                    f"list.score.{int(max(-2.0, min(score, 6.0)))}",
                    f"list.gap.{gap}.top.{int(max(0.0, min(top, 6.0)))}",
                }
    return told


_TOLD = ("document.after", "document.before", "document.none", "led", "close.", "open.", "grade.", "among.")
_CLAUSES = frozenset({"about", "covers", "field", "matter", "cooperate", "content", "exchange", "purpose"})
_SCOPE = frozenset({"about", "covers", "field", "cooperate", "content", "exchange", "both", "matter"})


def _grade(place: Place) -> int:
    """How much like a scope a place is, by rule: 4 the document's own words, 3 words for a scope, 2 the headline, 1, 0."""
    own = place.features
    if not place.cue.strong or own & {"standing.elsewhere", "standing.name"}:
        return 0
    if own & {"document.after.at", "document.after.near"} and not any(
        one.startswith("close.") for one in own
    ):
        return 4
    if own & {"led", "standing.announced"} and not own & {"standing.speech", "clause.purpose.late"}:
        return 3
    return 2 if own & {"standing.title", "then.fields"} else 1


def _candidate(
    domain: str,
    places: list[Place],
    part: Part,
    mentions: Mentions,
    grades: dict[str, int],
    standings: dict[str, set[str]],
) -> Candidate:
    own = standings.get(domain, {"list.none"}) | set[str]().union(*(place.features for place in places))
    strong = sum(place.cue.strong for place in places)
    own |= {f"strong.{min(strong, 4)}", f"weak.{min(len(places) - strong, 2)}", f"domain.{domain}"}
    own.add(f"domain.{domain}.{'strong' if strong else 'weak'}")
    own |= {f"status.{part.status.value}", f"type.{part.type.value}"}
    if part.older:
        own.add("older")
    grade, best = grades[domain], max(grades.values())
    alike = sum(other == grade for other in grades.values())
    above = sum(other > grade for other in grades.values())
    own |= {f"grade.{grade}", f"grade.{grade}.alike.{min(alike, 4)}", f"grade.{grade}.under.{best}"}
    own |= {f"above.{min(above, 4)}", f"grade.{grade}.{part.status.value}"}
    if part.status.value in ("in_force", "ended"):
        own |= {f"stands:{feature}" for feature in own if feature.startswith(_TOLD)}
    if part.numbered:
        own.add("numbered")
    if mentions.english:
        own |= {"english", f"english.{part.status.value}"}
    for kind in {body.kind for body in mentions.bodies[:40]} & {"university", "school", "company"}:
        own.add(f"{kind}.{domain}")
    return Candidate(domain, tuple(places), frozenset(own))


def _place(
    ground: Ground,
    part: Part,
    cue: Cue,
    said: Sequence[Cue],
    starts: Sequence[int],
    without: Sequence[_Span],
) -> Place:
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


def _standing(
    ground: Ground, part: Part, cue: Cue, sentence: _Span, without: Sequence[_Span]
) -> Iterator[str]:
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
    ground: Ground, cue: Cue, sentence: _Span, said: Sequence[Cue], starts: Sequence[int]
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


def _followed(ground: Ground, cue: Cue, sentence: _Span) -> set[str]:
    own = set[str]()
    for start, _, kind, name in ground.between(cue.end, min(sentence[1], cue.end + 130)):
        if kind == "follows":
            own |= {f"then.{name}", f"then.{name}.{_distance(start - cue.end)}"}
        elif kind == "closes" and start - cue.end < 40:
            own.add(f"then.{name}")
    return own


def _documented(part: Part, cue: Cue, sentence: _Span) -> set[str]:
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
