"""Numerals: counts in digits and in words, Thai and English.

>>> number("๑๒"), number("สิบห้า"), number("twenty-five"), number("1,250")
(12, 15, 25, 1250)
"""

from __future__ import annotations

import re

__all__ = ["ENGLISH_COUNT", "THAI_COUNT", "THAI_WORDS", "number"]

_THAI = {
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
_ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH = {word: value for value, word in enumerate((*_ONES, *_TEENS))}
_ENGLISH |= {word: value * 10 for value, word in enumerate(_TENS, start=2)}
_DIGIT_WORD = "|".join(_THAI)

THAI_WORDS = rf"(?:(?:{_DIGIT_WORD})?สิบ(?:{_DIGIT_WORD})?|{_DIGIT_WORD})"
THAI_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})?(?![\d.,/:-])|{THAI_WORDS})"
_WORDS = "|".join(sorted(_ENGLISH, key=lambda word: (-len(word), word)))
ENGLISH_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})?(?![\d.,/:])|(?i:(?:{_WORDS})(?:-(?:{_WORDS}))?))"


def number(written: str) -> int | None:
    """The number that a count means; None where it means none."""
    plain = written.strip().replace(",", "")
    if plain.isdecimal():
        return int(plain)
    if plain.isascii():
        parts = [_ENGLISH.get(word) for word in re.split(r"[ -]", plain.lower())]
        return sum(part for part in parts if part is not None) if None not in parts else None
    tens, ten, ones = plain.rpartition("สิบ")
    if (tens and tens not in _THAI) or (ones and ones not in _THAI):
        return None
    return (_THAI[tens] if tens else 1) * (10 if ten else 0) + (_THAI[ones] if ones else 0)
