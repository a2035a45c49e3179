"""What the places of domains are read against, found once: sentences, names, quotations, words that lead or close."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice

from citypact.graph.extraction.domain_texts import about
from citypact.graph.extraction.english_titles import sites_in, titles_in
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.spotting import Spotter

__all__ = ["Ground", "Span"]

Span = tuple[int, int]
_DATA = rules("domains")
_WORDS = Spotter(
    {
        (kind, str(name)): [str(words) for words in listed]
        for kind in ("leads", "closes", "follows")
        for name, listed in _DATA[kind].items()
    }
)
# the letters that a break begins with come first, so that the others are passed over quickly
_BREAK = expression(
    r"[.!?…;•●▪ ](?:(?<=[.!?…])[”\"’')]?[ ]+(?=[A-Z“\"‘(])|(?<=[;•●▪])|(?<=[ ])(?:(?=[–—][ ])|\d{1,2}[.)][ ]))"
)
_QUOTED = expression(r"[“\"][^”“\"\n]{1,600}(?:[”\"“]|$)")
_BEFORE, _BEHIND = 600, 400  # how far a sentence is followed
# a faculty or a division is named by several subjects: คณะสถาปัตยกรรมศาสตร์ ผังเมือง และนฤมิตศิลป์
_OF_SUBJECTS = expression(r"[^\n]{0,120}?(?:คณะ|กอง|สำนัก|ฝ่าย|ผู้ว่าการ|แผนก|ภาควิชา)[ก-๎]+\Z")
_FURTHER_SUBJECTS = expression(
    r"(?:[ ](?!นาย|นาง|โดย|ร่วม|ได้|จะ|ลงนาม)[ก-๎]{3,24}?){1,2}[ ]?และ[ก-๎]{3,24}|[ ]?และ[ก-๎]{3,24}"
)
# what somebody heads or is put to, who need not be named: หัวหน้าฝ่ายส่งเสริมการเกษตร
_DUTIES = expression(
    r"(?:ผู้อำนวยการ|หัวหน้า|เจ้าหน้าที่|นักวิชาการ)(?:ฝ่าย|กลุ่มงาน|กลุ่ม|งาน|แผนก|ส่วน|หน่วย)[ก-๎]{2,40}"
    r"|(?:รองอธิการบดี|รองคณบดี|ผู้ช่วยอธิการบดี)ฝ่าย[ก-๎]{2,40}"
)
# "the committee on tourism", "during a conference on ageing": an office, an occasion
_ENGLISH_DUTIES = expression(
    r"\b(?:(?<!joint )(?:sub)?committee|commission|department|ministry|bureau|directorate"
    r"|(?:during|at|sidelines of|part of|attended|attending|joined|took part in|opened)(?: \w+){1,4}? "
    r"(?:conference|seminar|workshop|forum|summit|symposium|congress|festival|fair|expo)"
    r"|(?:deputy|vice) mayor|director|head|chief|minister|secretary|council(?:l?or| member))s?"
    r" (?:on|of|for|in charge of|responsible for)"
    r"(?: (?!(?:who|which|that|says?|said|met|was|were|is|are|will|has|had|from|with|at|under|to|by|as)\b|sign|attend|witness)"
    r"[\w'’&-]+){1,7}",
    re.IGNORECASE,
)
_LETTER = expression(r"\S")
_PARAGRAPH = expression(r"\n[ ]*\n\s*")


class Words:
    """Words with the places where they stand, in order: begin, end, kind and name."""

    __slots__ = ("starts", "words")

    def __init__(self, words: list[tuple[int, int, str, str]]) -> None:
        self.words = words
        self.starts = [word[0] for word in words]

    def between(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        """Those that begin in a stretch."""
        starts = self.starts
        return self.words[bisect_left(starts, start) : bisect_left(starts, end)]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the places of all parts of one article are read against, found once."""

    mentions: Mentions
    leading: Words  # what leads to a scope or closes it
    following: Words  # what tells of a scope behind it, or closes it
    names: list[Span]
    quoted: list[Span]
    paragraphs: list[int]  # where the second, third and fourth paragraph of the body begin
    breaks: list[Span]  # what parts the sentences of a line
    lines: dict[int, list[str]]  # what is told of the lines that have been looked at, by where they begin
    about: dict[str, frozenset[str]]  # how surely the whole text is about each domain

    @classmethod
    def of(cls, mentions: Mentions) -> Ground:
        """Read an article."""
        text = mentions.text
        words = [(start, end, *name) for name, start, end in _WORDS.spans(text)]
        names = [(body.start, body.end) for body in mentions.bodies if not body.weak]
        names += [(person.start, person.stop) for person in mentions.people]
        if not mentions.english:
            names += [
                (end, rest.end())
                for start, end in names
                if _OF_SUBJECTS.match(text, start, end) and (rest := _FURTHER_SUBJECTS.match(text, end))
            ]
            names += [match.span() for match in _DUTIES.finditer(text)]
        if mentions.english:
            names += [*titles_in(text, mentions.article.body), *sites_in(text)]
            names += [(bare.start, bare.end) for bare in mentions.bare]
            names += [match.span() for match in _ENGLISH_DUTIES.finditer(text)]
        quoted = [match.span() for match in _QUOTED.finditer(text)]
        body = _LETTER.search(text, mentions.article.body)
        blank = _PARAGRAPH.finditer(text, body.start() if body else len(text))
        return cls(
            mentions,
            Words([word for word in words if word[2] != "follows"]),
            Words([word for word in words if word[2] != "leads"]),
            sorted(names),
            quoted,
            [match.end() for match in islice(blank, 3)],
            [match.span() for match in _BREAK.finditer(text)],
            {},
            about(text),
        )

    def named(self, start: int, end: int) -> bool:
        """Whether words stand in the name of a body or with a person's office."""
        after = bisect_right(self.names, (end, 0))
        return any(begin < end and start < stop for begin, stop in self.names[max(0, after - 4) : after])

    def called(self, start: int, end: int) -> bool:
        """Whether words are within what somebody or something is called, in an English text: that is no field."""
        after = bisect_right(self.names, (end, 0))
        return any(begin <= start and end <= stop for begin, stop in self.names[max(0, after - 4) : after])

    def sentence(self, position: int, line: Span) -> Span:
        """The sentence of a position in its line, without the sentences before and behind."""
        first, last = line
        after = bisect_left(self.breaks, (position,))
        before = after - 1
        if before >= 0 and self.breaks[before][1] > position:
            before -= 1
        if before >= 0 and self.breaks[before][0] >= max(first, position - _BEFORE):
            first = self.breaks[before][1]
        if after < len(self.breaks) and self.breaks[after][1] <= min(last, position + _BEHIND):
            last = self.breaks[after][0]
        return first, last
