"""A reading view of a stored text: spelling variants folded, every position traceable to the stored text.

Rules match on the view; spans are always given in code points of the stored text.
"""

from __future__ import annotations

from bisect import bisect_right

from citypact.graph.extraction.broken_words import BROKEN
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.split_places import split_places
from citypact.graph.extraction.wrapped_lines import unwrapped

__all__ = ["View", "tidy"]

_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufe0f\ufeff"
_BLANK = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE = "\u2028\u2029\u0085"
# what leads a paragraph as an ornament; what tells a day, an hour or a place is none
_PICTURES = (
    "\u2026\u2600-\u26ff\u2753-\u27bf\u2b00-\u2bff\U0001f300-\U0001f4c4\U0001f4c6-\U0001f4cc\U0001f4ce-\U0001f54f"
    "\U0001f568-\U0001f5d2\U0001f5d4-\U0001faff"
)
_TITLE = r"(?:นาย(?!ก)|นาง|น\.ส\.|ดร\.|พล\.|พ\.[ตอจ]\.|ว่าที่|ผศ\.|รศ\.|นพ\.|พญ\.)"
# what is typed as two letters or none, and stands within a broken word. The letters that any of these begin with come first, so
# that the others are passed over quickly; behind each, only that is tried which begins with it
_VARIANT = expression(
    f"[ \n{_BLANK}{_ZERO_WIDTH}\u0e40\u0e4d{_LINE}{_PICTURES}#]"
    r"(?:(?<=\u0e40)\u0e40"  # แ as two เ
    rf"|(?<=[ \n])(?:(?<= )[ {_BLANK}]+|{BROKEN})|(?<=[{_BLANK}])[ {_BLANK}]*"  # blanks, and one in a broken word
    rf"|(?<=[{_ZERO_WIDTH}])[{_ZERO_WIDTH}]*|(?<=[{_LINE}])"
    rf"|(?<=[{_PICTURES}])(?<![^\n].)[{_PICTURES}\ufe0f\u200d ]{{0,8}}(?=[ก-๙][^\n]{{100}})"
    rf"|(?<=#)(?:(?={_TITLE}[ก-ฮเ-ไ])|(?<=[^\n]#)(?=[ก-๎]{{2,60}}[ ][ก-๙]))"  # a tag that is a word of the sentence
    r"|(?<=\u0e4d)[\u0e48-\u0e4b]?\u0e32)"  # ำ as nikhahit and aa, a tone mark perhaps between
)

_LATE_BLANKS = "\u202f\u205f\u3000"  # all others come before the pictures


def _folded(run: str) -> str:
    if run[0] in _ZERO_WIDTH or run in (" ", "\n", "#"):
        return ""
    if run == "\u0e40\u0e40":
        return "\u0e41"
    if run[0] == "\u0e4d":
        return run[1:-1] + "\u0e33"
    if run in _LINE:
        return "\n"
    return " " if run[0] < "\u2026" or run[0] in _LATE_BLANKS else ""


def tidy(text: str) -> str:
    """A surface text with blanks and spelling folded, as it stands in a record.

    >>> tidy("มงคล \\u00a0ยอดเมือง")
    'มงคล ยอดเมือง'
    """
    return _VARIANT.sub(lambda match: _folded(match[0]), text).replace("\n", " ").strip()


def _folds(source: str) -> list[tuple[int, int, str]]:
    """What a view writes otherwise: where it begins and ends in the source, and what stands there instead."""
    folds = [(*match.span(), _folded(match[0])) for match in _VARIANT.finditer(source)]
    if blanks := split_places(source):
        folded = {start for start, _, _ in folds}
        folds += [(blank, blank + 1, "") for blank in blanks if blank not in folded]
        folds.sort()
    return folds


class View:
    """The folded text and the way back.

    >>> view = View("เเม่น้ำ  ปิง")
    >>> view.text, view.span(0, 7)
    ('แม่น้ำ ปิง', (0, 9))
    """

    __slots__ = ("_back", "_here", "source", "text")

    def __init__(self, source: str) -> None:
        self.source = source
        self._here: list[int] = [0]
        self._back: list[int] = [0]
        parts: list[str] = []
        length = last = 0
        read = unwrapped(source)
        for start, end, folded in _folds(read):
            parts += (read[last:start], folded)
            length += start - last
            if folded:
                self._here.append(length)
                self._back.append(start)
            length += len(folded)
            self._here.append(length)
            self._back.append(end)
            last = end
        parts.append(read[last:])
        self.text = "".join(parts)

    def _origin(self, position: int) -> int:
        index = bisect_right(self._here, position) - 1
        origin = self._back[index] + position - self._here[index]
        return min(origin, self._back[index + 1]) if index + 1 < len(self._back) else origin

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stored text's positions of a stretch of the view; what has no width at its end is left out."""
        if len(self._here) == 1:
            return start, end  # nothing is folded
        left, right = self._origin(start), self._origin(end)
        while right > left and self.source[right - 1] in _ZERO_WIDTH:
            right -= 1
        return left, right
