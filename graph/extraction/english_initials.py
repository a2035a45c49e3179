"""What the letters in brackets behind a name stand for: "Port of Hill Authority (PHA)"."""

from __future__ import annotations

from collections.abc import Iterator

from citypact.graph.extraction.english_names import NO_NAME, WORD
from citypact.graph.extraction.expressions import expression

__all__ = ["explained"]

_LETTERS = expression(r"[ ]\((?:the[ ])?[“\"‘']?(?P<letters>[A-Z][A-Za-z]{0,5}[A-Z])[”\"’']?\)")
_NAME = expression(
    rf"(?<![\w’'-]){WORD}(?:[ ](?:(?:of|and|for|&|the|de)[ ]){{0,2}}{WORD}){{1,8}}(?:(?<=Inc)\.|(?<=Co)\.|(?<=Ltd)\.)?\Z"
)
_AND = expression(r".*[ ]and[ ](?:the[ ])?")
_LONG, _MOST = 120, 200


def explained(text: str) -> Iterator[tuple[str, str, bool]]:
    """Letters, the name before them, and whether they are its initials; else what begins the name is not sure.

    >>> [*explained("Guests of Mekha Port of Hill Authority (PHA) met Meadow and the Hill Hall (DBK).")]
    [('PHA', 'Port of Hill Authority', True), ('DBK', 'Hill Hall', False)]
    """
    for number, match in enumerate(_LETTERS.finditer(text)):
        if number == _MOST:
            return
        name = _NAME.search(text, max(0, match.start() - _LONG), match.start())
        if name is None:
            continue
        if told := _begun(match["letters"].upper(), name[0].split(" ")):
            yield match["letters"], told, True
            continue
        words = _AND.sub("", name[0]).split(" ")
        while len(words) > 2 and (NO_NAME.match(words[0]) or not words[0][0].isupper()):
            words = words[1:]
        yield match["letters"], " ".join(words), False


def _begun(letters: str, words: list[str]) -> str | None:
    """Of a run of words, the last ones, of which the letters are the initials."""
    for first in range(len(words) - 1, -1, -1):
        if words[first][0].isupper() and letters == "".join(
            word[0] for word in words[first:] if word[0].isupper()
        ):
            return " ".join(words[first:])
    return None
