"""Passages: what of a page is the article, and which line is its title.

Everything outside the article is blanked by line feeds, so that offsets stay true and no rule can see it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from citypact.graph.extraction.day_lines import day_lines
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import alternation, words
from citypact.graph.markers import marked

__all__ = ["Article", "article"]

_HEADS = alternation(words("passages", "related_heads"))
# a heading stands at the start of its line, behind bullets at most
_RELATED = expression(
    rf"^[^\w\n]{{0,12}}(?:\[\d{{1,2}}\][ ]?)?(?:{_HEADS})(?P<rest>[^\n]{{0,2000}})",
    re.I | re.M,
)
# headlines are shorter than an article's paragraphs: behind the last of these, headings lead to other stories
_PARAGRAPH = expression(r"^[^\n]{600}", re.M)
_NOTES = expression("|".join(f"(?:{note})" for note in words("passages", "page_notes")), re.I)
_STAMPS = expression("|".join(f"(?:{stamp})" for stamp in words("passages", "page_stamps")), re.I)
_SECTIONS = expression(
    r"\s*ข่าว[ก-๎]{2,20}(?:[ ]?[/|»>][ ]?[ก-๎ ]{2,24}){1,6}\s*"
)  # of the site, above the headline
_PRELUDE = expression("|".join(f"(?:{prelude})" for prelude in words("passages", "preludes")), re.I)
_LINE = expression(r"\S[^\n]*")
_FEW = 6  # lines above a headline
_HEADLINE = 200  # letters that one has at most, behind such lines
_LONGEST = 260  # letters of a headline: what is longer is the first paragraph of a text that has none
_LINE_BEGINS = 200  # letters of a line that tell what it is
_STAMPED = 200  # letters of a line that is a stamp
_DAY_AND_HOUR = 50  # letters of a stamp on whose line an article follows
_AROUND = " \t\u00a0:：|<>»«•.-"
_MARKS_ONLY = expression(r"[^\w\n]{0,40}\Z")


@dataclass(frozen=True, slots=True)
class Article:
    """The article in its view: ``text`` has the length of the view."""

    text: str
    title: tuple[int, int]  # the first line, empty where there is none
    notes: tuple[tuple[int, int], ...]  # lines of the page within the article: tags, credits, counters
    stamps: tuple[tuple[int, int], ...] = ()  # lines that tell when the page was put up
    days: tuple[tuple[int, int], ...] = ()  # lines that are no more than a day of the page, of whatever it is

    @property
    def body(self) -> int:
        """Where the body begins."""
        return self.title[1]


def article(text: str) -> Article:
    """Take the project's own first line and lists of other stories off, set page notes apart, find the title.

    >>> found = article("หัวข้อ\\nเนื้อข่าว\\nข่าวที่เกี่ยวข้อง\\n- ข่าวอื่น")
    >>> found.text.strip(), found.title
    ('หัวข้อ\\nเนื้อข่าว', (0, 6))
    """
    begin = marked(text).begin
    spans: list[tuple[int, int]] = [(0, begin)] if begin else []
    last_paragraph = max((found.start() for found in _PARAGRAPH.finditer(text, begin)), default=-1)
    for match in _RELATED.finditer(text, begin):
        line_end = text.find("\n", match.start())
        line_end = len(text) if line_end < 0 else line_end
        heading_only = _MARKS_ONLY.match(match["rest"]) is not None
        if heading_only and match.start() > begin and last_paragraph < line_end:
            spans.append((match.start(), len(text)))
            break
        if match.start() > begin and (
            heading_only or re.match(r"[^\w\n]*[:：»>→|.…]|\s*\.\.\.", match["rest"])
        ):
            spans.append((match.start(), line_end))
    notes, stamps = list[tuple[int, int]](), list[tuple[int, int]]()
    position = 0
    for line in text.split("\n"):
        if (position > begin or _SECTIONS.fullmatch(line)) and _NOTES.match(line, 0, _LINE_BEGINS):
            notes.append((position, position + len(line)))
        elif position >= begin and (stamp := _STAMPS.match(line, 0, _LINE_BEGINS)):
            length = len(line) if len(line) <= _STAMPED else stamp.end() + _DAY_AND_HOUR
            stamps.append((position, position + length))
        position += len(line) + 1
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces += (text[last:start], "\n" * (end - start))
        last = end
    reading = "".join(pieces) + text[last:]
    return Article(reading, _title(reading), tuple(notes), tuple(stamps), tuple(day_lines(text, begin)))


def _title(reading: str) -> tuple[int, int]:
    """The first line that is more than a menu, a day or a counter of the page; empty where there is no headline."""
    lines = list(islice(_LINE.finditer(reading), _FEW))
    if not lines:
        return 0, 0
    first = next((line for line in lines if not _PRELUDE.fullmatch(line[0].strip(_AROUND))), lines[0])
    if len(first[0]) > _HEADLINE or not reading[first.end() :].strip():
        first = lines[0]
    if not reading[first.end() :].strip() or len(first[0]) > _LONGEST:
        return first.start(), first.start()
    return first.span()
