"""Names of bodies and people: spelling variants folded, abbreviations expanded, the kind that a name itself shows.

Folding is for keys and comparison only; what is shown is what the source wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

__all__ = [
    "ABBREVIATIONS",
    "abbreviation",
    "district_of",
    "expanded",
    "fold",
    "kind_of",
    "short_form",
    "sort_key",
    "tidy",
    "with_kind",
    "without_province",
]

# abbreviation -> the full form it stands for, at the start of a name
ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "ทน.": "เทศบาลนคร",
        "ทม.": "เทศบาลเมือง",
        "ทต.": "เทศบาลตำบล",
        "อบจ.": "องค์การบริหารส่วนจังหวัด",
        "อบต.": "องค์การบริหารส่วนตำบล",
        "กทม.": "กรุงเทพมหานคร",
        "จ.": "จังหวัด",
    }
)

_WITHOUT_DOT = {"กทม": "กรุงเทพมหานคร"}  # the one abbreviation that is a whole name, as it is often written

# first words that show a kind (level) by themselves; the longer ones first
_KIND_WORDS: tuple[tuple[str, str], ...] = (
    ("เทศบาลนคร", "city_municipality"),
    ("เทศบาลเมือง", "town_municipality"),
    ("เทศบาลตำบล", "subdistrict_municipality"),
    ("องค์การบริหารส่วนจังหวัด", "pao"),
    ("องค์การบริหารส่วนตำบล", "sao"),
    ("กรุงเทพมหานคร", "special_local_government"),
    ("เมืองพัทยา", "special_local_government"),
    ("จังหวัด", "province"),
    ("มหาวิทยาลัย", "university"),
    ("โรงเรียน", "school"),
    ("วิทยาลัย", "school"),
    ("บริษัท", "company"),
    ("ธนาคาร", "company"),
    ("สมาคม", "association"),
    ("มูลนิธิ", "association"),
    ("กระทรวง", "ministry_agency"),
    ("กรม", "ministry_agency"),
    ("สำนักงาน", "ministry_agency"),
)
_KIND_ENDINGS: tuple[tuple[str, str], ...] = (
    ("subdistrict municipality", "subdistrict_municipality"),
    ("town municipality", "town_municipality"),
    ("city municipality", "city_municipality"),
    ("provincial administrative organization", "pao"),
    ("subdistrict administrative organization", "sao"),
    ("university", "university"),
)

_REMEMBERED = 1 << 17  # names; a table of thousands of rows says each many times
_WORD_OF_KIND = {kind: word for word, kind in reversed(_KIND_WORDS[:5])} | {"province": "จังหวัด"}
_THAI_LETTER = re.compile("[ก-ฮ]")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_NIKHAHIT_BEFORE_TONE = re.compile("\u0e4d([\u0e48-\u0e4b])\u0e32")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_INSIGNIFICANT = re.compile(r"[\s\"'“”‘’().,\-–—]+")
_PROVINCE = re.compile(r"[\s(]+(?:จังหวัด|จ\.)\s*([ก-๙]+)\)?\s*$")
_DISTRICT = re.compile(r"[\s(]+(?:อำเภอ|อ\.|เขต)\s*([ก-๙]+)\)?\s*$")
_VOWEL_FIRST = re.compile("([เแโใไ])([ก-ฮ])")


@lru_cache(_REMEMBERED)
def tidy(name: str) -> str:
    """A name as it is shown: spaces single, invisible characters gone, ``เเ`` and ``ํา`` as the one letter they mean.

    >>> tidy("เเม่ฮ่องสอน ")
    'แม่ฮ่องสอน'
    """
    text = _INVISIBLE.sub("", name).replace("เเ", "แ")
    text = _NIKHAHIT_BEFORE_TONE.sub("\\1\u0e4d\u0e32", text).replace("\u0e4d\u0e32", "\u0e33")
    return " ".join(text.split())


@lru_cache(_REMEMBERED)
def expanded(name: str) -> str:
    """The name with a leading abbreviation of its kind written out.

    >>> expanded("ทน.เชียงราย")
    'เทศบาลนครเชียงราย'
    """
    text = tidy(name)
    for short, full in ABBREVIATIONS.items():
        if text.startswith(short):
            return full + text[len(short) :].lstrip()
    return _WITHOUT_DOT.get(text, text)


@lru_cache(_REMEMBERED)
def fold(name: str) -> str:
    """The key of a name: equal for spellings that mean the same (NFKC, Thai digits, spaces, ``เเ``, abbreviations, case).

    >>> fold("ทน. เชียงราย") == fold("เทศบาลนครเชียงราย")
    True
    """
    text = unicodedata.normalize("NFKC", expanded(name)).translate(_THAI_DIGITS)
    text = _NIKHAHIT_BEFORE_TONE.sub("\\1\u0e4d\u0e32", text)
    return _INSIGNIFICANT.sub("", _ARTICLE.sub("", text)).casefold()


def kind_of(name: str) -> str | None:
    """The kind (a level's notation) that the name itself shows; None where it shows none.

    >>> kind_of("อบจ.เชียงราย"), kind_of("เชียงราย")
    ('pao', None)
    """
    text = expanded(name)
    for word, kind in _KIND_WORDS:
        if text.startswith(word):
            return kind
    lowered = text.casefold()
    for ending, kind in _KIND_ENDINGS:
        if lowered.endswith(ending) or (kind == "university" and "university" in lowered):
            return kind
    return None


@lru_cache(_REMEMBERED)
def without_province(name: str) -> tuple[str, str | None]:
    """The name without a trailing district and province, and the Thai name of that province.

    >>> without_province("เทศบาลตำบลบ้านใหม่ อำเภอเมือง จังหวัดตัวอย่าง")
    ('เทศบาลตำบลบ้านใหม่', 'ตัวอย่าง')
    """
    text = tidy(name)
    match = _PROVINCE.search(text)
    province = match.group(1) if match else None
    if match:
        text = text[: match.start()].rstrip()
    return (_DISTRICT.sub("", text).rstrip() or text), province


def district_of(name: str) -> str | None:
    """The Thai name of the district that stands behind a name, before its province.

    >>> district_of("เทศบาลตำบลบ้านใหม่ อำเภอเมือง จังหวัดตัวอย่าง")
    'เมือง'
    """
    text = tidy(name)
    province = _PROVINCE.search(text)
    district = _DISTRICT.search(text[: province.start()].rstrip() if province else text)
    return district.group(1) if district else None


@lru_cache(_REMEMBERED)
def with_kind(name: str, level: str) -> str:
    """The Thai name of a local government or province with the word for its level, where it shows no kind itself.

    >>> with_kind("เชียงราย", "city_municipality"), with_kind("อบต.ตัวอย่าง", "sao"), with_kind("Rayong", "pao")
    ('เทศบาลนครเชียงราย', 'อบต.ตัวอย่าง', 'Rayong')
    """
    word = _WORD_OF_KIND.get(level)
    if not word or not _THAI_LETTER.search(name):
        return name
    folded = fold(name)
    return name if any(folded.startswith(fold(shown)) for shown, _ in _KIND_WORDS) else word + tidy(name)


def short_form(name: str) -> str:
    """The name with its kind abbreviated as Thai readers write it.

    >>> short_form("เทศบาลนครเชียงราย")
    'ทน.เชียงราย'
    """
    text = tidy(name)
    for short, full in ABBREVIATIONS.items():
        if text.startswith(full) and len(text) > len(full):
            return short + text[len(full) :].lstrip()
    return text


def abbreviation(name: str) -> str | None:
    """What readers write for a whole name, where that is one of the abbreviations.

    >>> abbreviation("กรุงเทพมหานคร"), abbreviation("เทศบาลนคร")
    ('กทม.', None)
    """
    text = tidy(name)
    alone = kind_of(text) == "special_local_government"  # other full forms are kinds, and no names
    return next((short for short, full in ABBREVIATIONS.items() if alone and text == full), None)


def sort_key(name: str) -> str:
    """A text that sorts by code point as the Thai dictionary sorts the name (Royal Institute order: a leading vowel
    counts after its consonant, tone marks and thanthakhat last).

    >>> sorted(["ทราย", "เกาะ", "ขอนแก่น"], key=sort_key)
    ['เกาะ', 'ขอนแก่น', 'ทราย']
    """
    text = _VOWEL_FIRST.sub(r"\2\1", tidy(name).casefold())
    letters = [character for character in text if character not in "็่้๊๋์"]
    marks = [
        f"{len(text) - position:03d}{character}" for position, character in enumerate(text) if character in "็่้๊๋์"
    ]
    return "".join(letters) + (" " + "".join(marks) if marks else "")
