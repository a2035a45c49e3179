"""Scripts: what a Thai and a Latin spelling of one name have in common, for those who know a name in the other script.

Vowels are written in many ways, consonants in few: a name is reduced to its consonants, those that the Royal Thai General
System of Transcription (1999) writes alike, or tells apart by an h alone, being one. It is for finding a name that resembles
another; nothing is taken for another thing because of it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from citypact.graph.names import short_form

__all__ = ["consonants", "resembling"]

_THAI = str.maketrans(
    {
        letter: sound
        for sound, letters in {
            "k": "กขฃคฅฆ",
            "c": "จฉชฌ",
            "s": "ซศษส",
            "t": "ดตถทธฎฏฐฑฒ",
            "p": "บปผพภ",
            "f": "ฝฟ",
            "g": "ง",
            "n": "ณน",
            "m": "มำ",
            "l": "รลฬ",
        }.items()
        for letter in letters
    }
)
_LATIN = (
    (re.compile(r"ng"), "ŋ"),
    (re.compile(r"ch|j"), "ç"),
    (re.compile(r"[cgkq]"), "k"),
    (re.compile(r"[bp]"), "p"),
    (re.compile(r"[dt]"), "t"),
    (re.compile(r"[szx]"), "s"),
    (re.compile(r"r"), "l"),
    (re.compile(r"ŋ"), "g"),
    (re.compile(r"ç"), "c"),
)
_SILENT = re.compile(r"[ก-ฮ][ิุ]?์")
_KIND = re.compile(
    r"\b(?:city|town|subdistrict|municipality|provincial|administrative|organi[sz]ation|province|district|university)\b"
)
_THAI_KIND = re.compile(r"^(?:ทน\.|ทม\.|ทต\.|อบจ\.|อบต\.|จังหวัด|มหาวิทยาลัย)")
_SURE = 4  # so many consonants may differ a little; fewer must be the same


def consonants(name: str) -> str:
    """The consonants of a name, without the word for its kind.

    >>> consonants("เทศบาลนครเชียงราย"), consonants("Chiang Rai City Municipality")
    ('cgl', 'cgl')
    """
    written = _THAI_KIND.sub("", short_form(name)).casefold()
    written = _KIND.sub(" ", _SILENT.sub("", written))
    for pattern, sound in _LATIN:
        written = pattern.sub(sound, written)
    return re.sub(r"[^cfgklmnpst]", "", written.translate(_THAI))


def resembling(name: str, names: Iterable[str], *, most: int = 5) -> list[str]:
    """Of some names those that may be a name's spelling in another script, the likeliest first."""
    wanted = consonants(name)
    if len(wanted) < 2:
        return []
    found: dict[str, list[str]] = {}
    for each in names:
        found.setdefault(consonants(each), []).append(each)
    near = [wanted] if wanted in found else []
    if len(wanted) >= _SURE:
        near += [
            key for key in difflib.get_close_matches(wanted, found, n=most, cutoff=0.75) if key != wanted
        ]
    return [each for key in near for each in found[key]][:most]
