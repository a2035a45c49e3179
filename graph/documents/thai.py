"""Thai text out of PDF files: glyph codes, split vowels and displaced marks put back into characters.

A PDF keeps glyphs in places, not letters in order. What fonts of the Windows and Mac traditions put into the private use area
are shifted forms of ordinary marks (the tables of HarfBuzz, hb-ot-shaper-thai.cc, read backwards).
"""

from __future__ import annotations

import re

__all__ = ["repaired"]

_SHIFTED = {  # mark or letter -> its shifted forms
    "่": "\uf70a\uf705\uf713\uf88b\uf88c\uf88a",
    "้": "\uf70b\uf706\uf714\uf88e\uf88f\uf88d",
    "๊": "\uf70c\uf707\uf715\uf891\uf892\uf890",
    "๋": "\uf70d\uf708\uf716\uf894\uf895\uf893",
    "์": "\uf70e\uf709\uf717\uf897\uf898\uf896",
    "ุ": "\uf718\uf89b",
    "ู": "\uf719\uf89c",
    "ฺ": "\uf71a\uf89d",
    "ั": "\uf710\uf884",
    "ิ": "\uf701\uf885",
    "ี": "\uf702\uf886",
    "ึ": "\uf703\uf887",
    "ื": "\uf704\uf888",
    "็": "\uf712\uf889",
    "ํ": "\uf711\uf899",
    "ญ": "\uf70f\uf89a",
    "ฐ": "\uf700\uf89e",
}
_PLAIN = {ord(form): letter for letter, forms in _SHIFTED.items() for form in forms}
_SHIFTED_FORM = re.compile("[" + "".join(_SHIFTED.values()) + "]")
_LETTER, _MARK, _TONE = "[ก-ฮ]", "[ัิ-ฺ็-๎]", "[่-๋]"
_REPAIRS = [  # in this order; what stands on the left is never good Thai
    (re.compile(rf"(?<=[ก-ฮัิ-ฺ็-๎]) +(?={_MARK})"), r""),  # a mark stands on its letter
    (re.compile(r"([่-์])([ัิ-ฺ็ํ])"), r"\2\1"),  # a tone stands on the vowel
    (re.compile(rf"({_MARK})\1+"), r"\1"),  # once
    (re.compile(rf"ํ({_TONE}?) ?า"), r"\1ำ"),  # sara am in two halves
    (
        re.compile(rf"({_LETTER}{_TONE}?) +[ำา]"),
        r"\1ำ",
    ),  # sara am torn off; its ring is often lost ("จ านวน")
    (re.compile(rf"ำ({_TONE})"), r"\1ำ"),
    (re.compile(r"(?<=[ก-ฮ]) +(?=ะ)"), r""),
    (re.compile(r"([เแโใไ]) +(?=[ก-ฮ])"), r"\1"),  # a leading vowel leads
    (re.compile(r"เเ"), r"แ"),
]


def repaired(text: str) -> tuple[str, int]:
    """The text with its Thai letters whole again, and in how many places it was not.

    >>> repaired("จ านวน นํ้า ท\uf70bี")
    ('จำนวน น้ำ ที้', 4)
    """
    places = len(_SHIFTED_FORM.findall(text))
    text = text.translate(_PLAIN)
    for broken, whole in _REPAIRS:
        text, mended = broken.subn(whole, text)
        places += mended
    return text, places
