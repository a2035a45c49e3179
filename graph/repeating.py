"""Repeating: whether a text repeats another's words; sketches that find it among thousands, and the words that differ.

``likeness`` says how much two texts have in common; here the question is whether one of them brings anything of its own.
By hand: datasketch, which sketches well, needs scipy (113 MB). Deterministic: no random numbers, no hash of Python's.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from citypact.graph.names import ABBREVIATIONS

__all__ = ["Pieces", "bands", "contained", "numbers", "pieces", "same_but_for_small_words"]

Pieces: TypeAlias = NDArray[np.uint64]

_PIECE = 8  # letters
_ROWS, _BANDS = (
    3,
    21,
)  # two texts that share half of their pieces meet in a band with p = 0.94, those that share a tenth with 0.02
_LONGEST = 40_000  # letters of texts that are compared word by word
_WORD = re.compile(r"\d[\d.,:/]*|[A-Za-z]+|[เ-ไ]?[ก-ฮ][ะ-ฺ็-๎]*|\S")
_NAME = re.compile(  # what stands before a name, or is part of one
    r"เทศบาล|นคร|เมือง|ตำบล|อำเภอ|จังหวัด|องค์การ|นาย|นาง|น\.ส\.|ดร\.|พล|ร\.ต|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล|วิทยาลัย|บริษัท|สมาคม|"
    r"มูลนิธิ|กรม|กระทรวง|\b(?:Mrs?|Ms|Dr|Mayor|City|Town|Province|University|Governor|District)\b"
)
_PERSON = re.compile(
    r"(?:นาย(?!ก)|นาง|น\.ส\.|ดร\.|Mrs?\.?|Ms\.?|Dr\.?)\S* ?"
)  # a title and a first name; a surname follows
_VERB = re.compile(
    r"กล่าว|เปิดเผย|เผย|ระบุ|ชี้แจง|แถลง|บอก|ย้ำ|เสริม|ได้|ร่วม|พร้อม|และ|เป็น|said|says|told|added|stated|noted|and\b"
)
_WHO = re.compile(
    r"เทศบาล|องค์การบริหาร|นาย(?!ก)|นาง|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล|อำเภอ|จังหวัด|บริษัท|Municipality|University|Mayor"
)
_CUT_OFF = re.compile(r"\D{0,24}")  # nothing, a word cut in two, dots
_THAI_DIGIT = re.compile("[๐-๙]")
_RUN = 10  # words in a row that two texts share, not by chance
_EDGE = 120  # letters of a line over or under the text
_SHORT_FORMS = sorted(ABBREVIATIONS.items(), key=lambda pair: -len(pair[0]))


def pieces(text: str) -> Pieces:
    """The pieces of a text as numbers, each once, sorted; case, blanks, marks and forms of digits aside."""
    flat = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", _digits(text)).casefold())
    letters = np.frombuffer(flat.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    if len(letters) < _PIECE:
        letters = np.pad(letters, (0, _PIECE - len(letters)))
    windows = np.lib.stride_tricks.sliding_window_view(letters, _PIECE)
    hashed = np.zeros(len(windows), dtype=np.uint64)
    for column in range(_PIECE):
        hashed = _mixed(hashed ^ windows[:, column])
    return np.unique(hashed)


def bands(of: Pieces) -> Iterator[tuple[int, bytes]]:
    """The bands of a text's sketch (MinHash): texts that share most of their pieces share a band."""
    sketch = (of[None, :] * _FACTORS[:, None]).min(axis=1)
    for band in range(_BANDS):
        yield band, sketch[band * _ROWS : (band + 1) * _ROWS].tobytes()


def contained(one: Pieces, other: Pieces) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / min(len(one), len(other))


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, in common digits.

    >>> sorted(numbers("๒๔ ก.พ. 2566"))
    ['24', '2566']
    """
    return frozenset(re.findall(r"\d+", _digits(text)))


def same_but_for_small_words(one: str, other: str) -> bool:
    """Whether two texts that are nearly the same put no other name and no other number in the place of one.

    >>> news = "{} ลงนามบันทึกข้อตกลงความร่วมมือด้านการศึกษา กับเทศบาลตำบล{} ที่ห้องประชุมของสำนักงาน"
    >>> same_but_for_small_words(news.format("ทน.ฟ้าใส", "ทุ่งทอง"), news.format("เทศบาลนครฟ้าใส", "ทุ่งทอง"))
    True
    >>> same_but_for_small_words(news.format("ทน.ฟ้าใส", "ทุ่งทอง"), news.format("ทน.ฟ้าใส", "หนองบัว"))
    False
    """
    first, second = _spelled(one), _spelled(other)
    if max(len(first), len(second)) > _LONGEST:
        return first == second
    words, others = _words(first), _words(second)
    matcher = difflib.SequenceMatcher(
        None, [word for word, _ in words], [word for word, _ in others], autojunk=False
    )
    long = [block for block in matcher.get_matching_blocks() if block.size >= _RUN]
    if not long:
        return first == second
    (top, other_top, _), (low, other_low, size) = long[0], long[-1]
    over = _cut(first, words, 0, top), _cut(second, others, 0, other_top)
    under = _cut(first, words, low + size, len(words)), _cut(second, others, other_low + size, len(others))
    if not _line_of_a_site(*over) or not _line_of_a_site(*under):
        return False
    for kind, start, end, at, to in matcher.get_opcodes():
        if kind != "replace" or start < top or start >= low + size:
            continue
        here, there = _cut(first, words, start, end), _cut(second, others, at, to)
        if any(character.isdigit() for character in here + there):
            return False
        if _NAME.search(here) or _NAME.search(there) or _inside_a_name(first, words[start][1]):
            return False
    return True


def _line_of_a_site(here: str, there: str) -> bool:
    """Whether what two texts have over or under the words that they share is of the sites that carry them."""
    if any(_CUT_OFF.fullmatch(each) and not _WHO.search(each) for each in (here, there)):
        return True  # one of them goes on, or has a line of its own
    if any(character.isdigit() for character in here) and any(character.isdigit() for character in there):
        return False
    return max(len(here), len(there)) <= _EDGE and not _WHO.search(here) and not _WHO.search(there)


def _inside_a_name(text: str, place: int) -> bool:
    """Whether a name goes on at a place: the word so far begins one, or a person's first name stands before the blank."""
    *_, last, open_word = ["", *text[max(0, place - 120) : place].rsplit(" ", 2)][-2:]
    if open_word:
        return bool(_NAME.search(open_word))
    return _PERSON.fullmatch(last) is not None and not _VERB.match(text, place)


def _spelled(text: str) -> str:
    flat = " ".join(unicodedata.normalize("NFKC", _digits(text)).split())
    for short, full in _SHORT_FORMS:
        flat = flat.replace(short, full)
    return flat


def _words(text: str) -> list[tuple[str, int]]:
    return [(match[0], match.start()) for match in _WORD.finditer(text)]


def _cut(text: str, words: list[tuple[str, int]], start: int, end: int) -> str:
    return text[words[start][1] : words[end - 1][1] + len(words[end - 1][0])] if end > start else ""


def _digits(text: str) -> str:
    return _THAI_DIGIT.sub(lambda digit: str(ord(digit[0]) - 0x0E50), text)


def _mixed(values: Pieces) -> Pieces:
    """SplitMix64: well-mixed numbers of 64 bits."""
    mixed = values + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


_FACTORS = _mixed(np.arange(1, _ROWS * _BANDS + 1, dtype=np.uint64)) | np.uint64(
    1
)  # odd: each permutes the numbers
