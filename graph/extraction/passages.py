"""Passages: what of a page is the article, and which line is its title.

Everything outside the article is blanked by line feeds, so that offsets stay true and no rule can see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice, takewhile

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
_MARKS = r"^\W*"  # before the words of most such lines: passed over once


def _lines(key: str) -> re.Pattern[str]:
    """How lines of one sort begin."""
    listed = words("passages", key)
    marked_ones = "|".join(f"(?:{line.removeprefix(_MARKS)})" for line in listed if line.startswith(_MARKS))
    others = (f"(?:{line})" for line in listed if not line.startswith(_MARKS))
    return expression("|".join((f"{_MARKS}(?:{marked_ones})", *others)), re.I)


_NOTES, _STAMPS = _lines("page_notes"), _lines("page_stamps")
_PRELUDE = expression("|".join(f"(?:{prelude})" for prelude in words("passages", "preludes")), re.I)
_SITE_NAMES = expression("|".join(f"(?:{name})" for name in words("passages", "site_names")))
_LINE = expression(r"\S[^\n]*")
_SHORT_STAMP = 60  # letters of a line of the page without a figure
_FIGURE, _FIGURE_STANDS = expression(r"\d"), 110
_LISTED = expression(r"[•·▪●*»›-][ ]?[^\n]{4,160}$")
_FEW = 12  # lines above a headline
_MENU, _ITEMS, _KNOWN = 24, 3, 2  # lines that may be a menu, which has some, and some that are known as such
_ITEM = expression(r"[^\d“\"‘'()!:：\n]{2,24}")
_HEADLINE = 200  # letters that one has at most, behind such lines
_LONGEST = 260  # letters of a headline: what is longer is the first paragraph of a text that has none
_LINE_BEGINS = 200  # letters of a line that tell what it is
_STAMPED = 200  # letters of a line that is a stamp
_DAY_AND_HOUR = 50  # letters of a stamp on whose line an article follows
_LEAST = 12  # letters of a headline that is told twice
_SHORT = 80  # letters of a line that is no more than a day and an hour
_CLOCK = expression(r"(?<![\d.:])\d{1,2}:\d{2}(?!\d)")
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
        if position > begin and _NOTES.match(line, 0, _LINE_BEGINS):
            notes.append((position, position + len(line)))
        elif position >= begin and _may_be_stamp(line) and (stamp := _STAMPS.match(line, 0, _LINE_BEGINS)):
            length = len(line) if len(line) <= _STAMPED else stamp.end() + _DAY_AND_HOUR
            stamps.append((position, position + length))
        position += len(line) + 1
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces += (text[last:start], "\n" * (end - start))
        last = end
    reading = "".join(pieces) + text[last:]
    title = _title(reading)
    for start, end in _again(reading, title):
        reading = reading[:start] + "\n" * (end - start) + reading[end:]
    for start, end, is_stamp in _above(reading, title, {start for start, _ in stamps}):
        (stamps if is_stamp else notes).append((start, end))
    return Article(reading, title, tuple(sorted(notes)), tuple(sorted(stamps)), tuple(day_lines(text, begin)))


def _again(reading: str, title: tuple[int, int]) -> list[tuple[int, int]]:
    """Where a headline stands once more, above itself or as the first line of the article."""
    head = reading[slice(*title)].strip()
    found = list[tuple[int, int]]()
    place = reading.find(head, 0, title[0]) if head else -1
    while place >= 0:
        found.append((place, place + len(head)))
        place = reading.find(head, place + len(head), title[0])
    if len(head) >= _LEAST:
        found += [
            line.span()
            for line in islice(_LINE.finditer(reading, title[1]), _FEW)
            if len(line[0]) <= _LONGEST and line[0].strip() == head
        ]
    return found


def _above(reading: str, title: tuple[int, int], stamps: Set[int]) -> Iterator[tuple[int, int, bool]]:
    """The lines above a headline that are no known stamps, and whether they are such.

    What tells an hour as clocks do is one: what the article reports has its own below. The others name the site, its sections
    or its other news: who is named there is no party. ``stamps``: where those begin that are known.
    """
    if title[0] == title[1]:
        return
    for line in _LINE.finditer(reading, 0, title[0]):
        if line.start() not in stamps:
            yield *line.span(), len(line[0]) <= _SHORT and _CLOCK.search(line[0]) is not None


def _is_above(line: str) -> bool:
    """Whether a line stands above a headline: a menu, when and by whom a page was put up, how often it was read."""
    if _PRELUDE.fullmatch(line.strip(_AROUND)):
        return True
    return len(line) <= _STAMPED and (
        (_may_be_stamp(line) and _STAMPS.match(line) is not None) or _NOTES.match(line) is not None
    )


def _may_be_stamp(line: str) -> bool:
    """Whether a line is short, or has a figure on its first letters: no paragraph of words is looked at twice."""
    return len(line) <= _SHORT_STAMP or _FIGURE.search(line, 0, _FIGURE_STANDS) is not None


def _title(reading: str) -> tuple[int, int]:
    """The first line that is more than a menu, a day or a counter of the page; empty where there is no headline."""
    lines = list(islice(_LINE.finditer(reading), _MENU))
    if not lines:
        return 0, 0
    lines = lines[_of_menu([line[0].strip(_AROUND) for line in lines]) :][:_FEW]
    first = _first_told(lines) or lines[0]
    if len(first[0]) > _HEADLINE or not reading[first.end() :].strip():
        first = lines[0]
    if not reading[first.end() :].strip() or len(first[0]) > _LONGEST:
        return first.start(), first.start()
    return _last_told(lines, first).span()


def _first_told(lines: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The first line that is none of those above a headline; a list of other news under a heading of the site is."""
    headed = False
    for number, line in enumerate(lines):
        behind = lines[number + 1] if number + 1 < len(lines) else None
        if _is_above(line[0]) or (behind and _names_site(line, behind)):
            headed = True
        elif not (headed and _LISTED.match(line[0])):
            return line
    return None


def _names_site(line: re.Match[str], behind: re.Match[str]) -> bool:
    """Whether a line is the name of a site, set off from the article by a blank line, or by more of what stands above."""
    return _SITE_NAMES.fullmatch(line[0].strip(_AROUND)) is not None and (
        line.string.count("\n", line.end(), behind.start()) > 1
        or _is_above(behind[0])
        or _SITE_NAMES.fullmatch(behind[0].strip(_AROUND)) is not None
    )


def _of_menu(lines: list[str]) -> int:
    """How many lines on top of a page are a menu's: short ones, and some of them known as such, the last among these."""
    items = [*takewhile(_ITEM.fullmatch, lines)]
    known = [number for number, line in enumerate(items, 1) if _PRELUDE.fullmatch(line)]
    return known[-1] if len(known) >= _KNOWN and _ITEMS <= known[-1] < len(lines) else 0


def _last_told(lines: list[re.Match[str]], first: re.Match[str]) -> re.Match[str]:
    """The last of the lines that tell one headline again and again, with nothing of an article between them."""
    last, told = first, first[0].strip()
    for line in lines:
        if line.start() > last.start():
            if line[0].strip() == told:
                last = line
            elif not _is_above(line[0]):
                break
    return last
