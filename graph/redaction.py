"""Redaction: hidden names and contact data taken out of every text on its way into the graph.

A name is found however it is spelled: spaces, line breaks and invisible characters inside it, punctuation between its
parts, case, compatibility forms (NFKC), ``เเ`` for ``แ``, marks typed in another order. Where doubt is left (Thai writes no
spaces between words), more is blacked out rather than less.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from citypact.graph.decisions import Decision
from citypact.graph.extraction.rules import words
from citypact.graph.privacy import masked

__all__ = ["BLACK", "Redaction", "Spelling", "bare", "divides", "names_somebody"]

BLACK = "█"
_REMEMBERED = 50_000  # texts; labels of bodies and quotes recur with every claim
_NEAR = 80  # characters on each side of a cut that can belong to a name or number that the cut goes through

# scripts that write words without spaces between them: no end of a word can be seen there
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_DROPPED = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\"'“”‘’().,_+\\-‐‑–—]")
_THAI_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}")
_TONE_AFTER_AM = re.compile("\u0e4d\u0e32([\u0e48-\u0e4b])")
_TITLES = re.compile(
    "(?:" + "|".join(f"(?:{title})" for key in ("titles", "shy") for title in words("people", key)) + ")[ ]?",
    re.IGNORECASE,
)


class _Folding(dict[int, str]):
    """What each character counts as in a comparison; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if _DROPPED.fullmatch(character):
            found = ""
        elif character.isspace():
            found = " "
        else:
            plain = unicodedata.normalize("NFKD", character).casefold()
            found = "".join(
                str(unicodedata.decimal(each, each)) if each.isdigit() else each
                for each in plain
                if not _DROPPED.fullmatch(each) and (unicodedata.category(each) != "Mn" or "ก" <= each <= "๛")
            )
        self[code] = found
        return found


_FOLDING = _Folding()


def bare(name: str) -> str:
    """A name without the titles before it, as the rules of reading know them.

    >>> bare("นายสมมุติ  ใจดี"), bare("ว่าที่ร้อยตรี ดร.สมมุติ ใจดี"), bare("Mr. Example Person")
    ('สมมุติ ใจดี', 'สมมุติ ใจดี', 'Example Person')
    """
    text = " ".join(unicodedata.normalize("NFC", name).split())
    while found := _TITLES.match(text):
        rest = text[found.end() :].lstrip()
        # พลเอก is a rank and a given name: where one word alone would be left of two, it stays
        if len(_folded(rest)) < 2 or (" " not in rest and found[0].endswith(" ") and "." not in found[0]):
            break
        text = rest
    return text


class Spelling:
    """One name, to be found in texts in every spelling that means it."""

    def __init__(self, name: str) -> None:
        parts = _folded(name).split()
        self.letters = "".join(parts)
        if self.usable:
            pattern = "[ ]?".join(
                ("" if not _UNSPACED.search(part) else "[ ]?").join(map(re.escape, part)) for part in parts
            )
            self._pattern = re.compile(pattern)

    @property
    def usable(self) -> bool:
        """Whether there is enough of a name to look for."""
        return len(self.letters) > 1

    def within(self, folded: str) -> bool:
        """Whether a folded text may hold the name: quick, and never wrongly False."""
        return self.usable and bool(self._pattern.search(folded))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the name stands in a text."""
        if not self.usable:
            return
        folded, origins = _traced(text)
        at = 0
        while found := self._pattern.search(folded, at):
            start, end = origins[found.start()][0], origins[found.end() - 1][1]
            while end < len(text) and unicodedata.category(text[end]) == "Mn" and not "ก" <= text[end] <= "๛":
                end += 1  # an accent that was not counted goes with its letter
            if _ends_a_word(text, start, end):
                yield start, end
                at = found.end()
            else:
                at = found.start() + 1

    def names(self, person: str) -> bool:
        """Whether a person's recorded name is, or holds as whole words, this name: titles and asides do not matter."""
        if not self.usable:
            return False
        for shown in (person, bare(person)):
            if "".join(_folded(shown).split()) == self.letters:
                return True
            for start, end in self.spans(shown):
                if not (start and _letter(shown[start - 1])) and not (
                    end < len(shown) and _letter(shown[end])
                ):
                    return True
        return False


class Redaction:
    """Takes hidden names and contact data out of texts: call it with a text.

    Every letter of a hidden name becomes ``█``, so that the length stays; phone numbers, e-mail addresses and ID numbers
    become words for them (privacy.masked). Redacting twice changes nothing more.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._spellings: dict[str, Spelling] = {}
        self._remembered: Callable[[str], str] = masked
        for decision in decisions:
            if decision.decision == "suppress":
                self.also(decision.subject)

    def also(self, name: str) -> None:
        """Hide a further spelling of a name, with and without the titles before it."""
        for each in (bare(name), name):
            spelling = Spelling(each)
            if spelling.usable and spelling.letters not in self._spellings:
                self._spellings[spelling.letters] = spelling
                self._remembered = lru_cache(_REMEMBERED)(self._redacted)

    def __call__(self, text: str) -> str:
        """The text as it may enter the graph."""
        return self._remembered(text)

    def _redacted(self, text: str) -> str:
        folded = _folded(text)
        spans = [
            span
            for spelling in self._spellings.values()
            if spelling.within(folded)
            for span in spelling.spans(text)
        ]
        if spans:
            letters = list(text)
            for start, end in spans:
                letters[start:end] = BLACK * (end - start)
            text = "".join(letters)
        return masked(text)


def names_somebody(redact: Callable[[str], str], text: str) -> bool:
    """Whether a text holds a hidden name."""
    return redact(text).count(BLACK) > text.count(BLACK)


def divides(redact: Callable[[str], str], text: str, at: int) -> bool:
    """Whether a cut at this place goes through a hidden name or a masked number, which its halves would not show to be one."""
    before, after = text[max(0, at - _NEAR) : at], text[at : at + _NEAR]
    return redact(before + after) != redact(before) + redact(after)


def _folded(text: str) -> str:
    return _ordered(" ".join(text.translate(_FOLDING).split()).replace("เเ", "แ"))


def _ordered(text: str) -> str:
    """The same letters, marks in one order: a tone before ํา, vowels before tones."""
    text = _TONE_AFTER_AM.sub("\\1\u0e4d\u0e32", text)
    return _THAI_MARKS.sub(lambda marks: "".join(sorted(marks[0])), text)


def _traced(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The folded text, and for each of its characters the span of the text that it comes from."""
    letters: list[str] = []
    origins: list[tuple[int, int]] = []
    for position, character in enumerate(text):
        for letter in _FOLDING[ord(character)]:
            if letter == " " and (not letters or letters[-1] == " "):
                continue
            if letter == "เ" and letters and letters[-1] == "เ":
                letters[-1], origins[-1] = "แ", (origins[-1][0], position + 1)
                continue
            letters.append(letter)
            origins.append((position, position + 1))
    if letters and letters[-1] == " ":
        letters.pop()
        origins.pop()
    return _ordered("".join(letters)), origins


def _letter(character: str) -> bool:
    return character.isalpha() or unicodedata.category(character) in ("Mn", "Mc")


def _ends_a_word(text: str, start: int, end: int) -> bool:
    """Whether no letter of a script that writes spaces runs on from the name on either side."""

    def runs_on(inside: str, outside: str) -> bool:
        return (
            _letter(inside) and _letter(outside) and not (_UNSPACED.match(inside) or _UNSPACED.match(outside))
        )

    return not (
        (start and runs_on(text[start], text[start - 1]))
        or (end < len(text) and runs_on(text[end - 1], text[end]))
    )
