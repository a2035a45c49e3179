"""Sounds: how a name in Thai or Latin letters may be said, written so that the two scripts can be compared.

A name becomes a row of signs, each of which may stand for several sounds, the likeliest first: Thai letters sound as the
Royal Thai General System of Transcription (1999) has them, at the beginning of a syllable and where they may close one
(ส is s, and at the end t); Latin letters as in the languages that names of towns come from (j is that of Jakarta, of Jena
and of San José). What is written and not heard (under a thanthakhat), or heard and not written (the vowel within นคร), may
be missing on the other side at hardly any cost. Vowels are written in many ways, and weigh little.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import product

import numpy as np

from citypact.queries.alignment import Signs

__all__ = ["signs", "sounds"]


def _table(pairs: str) -> dict[str, str]:
    return {written: heard for written, _, heard in (pair.partition("=") for pair in pairs.split())}


# what is written -> its sounds, the likeliest first
_THAI = _table(
    """
    ก=kg ข=k ฃ=k ค=kg ฅ=k ฆ=kg ง=ŋ จ=cj ฉ=c ช=cjs ซ=sz ฌ=cj ญ=yn ฎ=d ฏ=td ฐ=t ฑ=td ฒ=t ณ=n ด=d ต=td ถ=t ท=tds ธ=td น=n
    บ=b ป=pb ผ=p ฝ=f พ=pb ฟ=fp ภ=pb ม=m ย=yi ร=rl ล=lr ว=wvuo ศ=s ษ=s ส=s ห=h ฬ=l ฮ=h ะ=a ั=a า=a ิ=i ี=i ึ=ɯu ื=ɯu ุ=u
    ู=u เ=e แ=ɛ โ=o อ=o ฤ=rl
    """
)
# the same letters where no vowel follows, and they may close a syllable
_AT_THE_END = _table("จ=tc ช=tcs ซ=st ญ=ny ด=td ฎ=td บ=pb ร=nrl ล=nlr ศ=st ษ=st ส=st ฬ=nl")
_LATIN = _table(
    """
    a=aɛeo b=bv c=ksc ç=sc d=d e=eɛia f=f g=gkjh h=h i=ia j=jcyh k=k l=l m=m n=n o=oau p=p q=kc r=r s=sz t=t u=uaɯy
    v=vwf w=wv x=ksh y=yiu z=zscj ch=ckhs sh=cs ph=pf th=tds kh=kh gh=gk zh=cjs ng=ŋn dh=d bh=pb rh=r nh=yn lh=ly gn=yn
    ll=ly sz=sc cz=cs sc=sc ck=k qu=k gu=gk dj=jc dz=jsc tch=c sch=cs tsch=c ti=tcs ou=uo oo=u ee=i ae=ɛae ue=ɯueo
    oe=əoeɯ eo=əeo ð=d þ=t ß=s ł=wl ø=oɯ đ=d ı=ɯi æ=ɛa œ=oe ə=ae
    """
)
_BETWEEN = {"ฺ": "ao"}  # the vowel that is heard between consonants and not written
_VOWELS = "aeɛioɯuə"

# what the absence of a sound costs, where it is not 1
_WEIGHTS = {**dict.fromkeys(_VOWELS, 0.25), "h": 0.5, "w": 0.5, "y": 0.4, "r": 0.6, "l": 0.8, "v": 0.8}

# what it costs that one sound stands for another; any vowel for another 0.2, any consonant 1
_DIFFERENCES = {
    "sz": 0.05, "kg": 0.1, "cj": 0.1, "vw": 0.1, "yi": 0.1, "wu": 0.1, "td": 0.15, "pb": 0.15, "wo": 0.15, "fv": 0.2, "bv": 0.2,
    "ye": 0.2, "rl": 0.25, "ŋn": 0.25, "yj": 0.3, "jz": 0.3, "cs": 0.35, "cz": 0.35, "js": 0.4, "ln": 0.4, "pf": 0.4, "bw": 0.4,
    "ŋg": 0.4, "rn": 0.5, "nm": 0.5, "ct": 0.5, "fh": 0.5, "rh": 0.5, "ck": 0.6, "hk": 0.6, "st": 0.6, "ŋk": 0.6,
    "aɛ": 0.05, "eɛ": 0.05, "uɯ": 0.05, "aə": 0.05, "eə": 0.05, "oə": 0.05, "uə": 0.05, "uo": 0.08, "ie": 0.08, "ao": 0.1,
    "ae": 0.1, "iɯ": 0.1, "oɯ": 0.1, "eɯ": 0.1,
}  # fmt: skip
_OTHER_VOWEL, _OTHER = 0.2, 1.0
_LESS_LIKELY = 0.06  # for each sound of a sign that is likelier


def _unheard(letter: str) -> str:
    """The sign of a letter that is written and not heard: a character for private use, which no name has."""
    return chr(ord(letter) + 0xE000)


def _closing(letter: str) -> str:
    """The sign of a letter that may close a syllable, where that changes its sound."""
    return chr(ord(letter) + 0xE800)


_UNHEARD = {_unheard(each): heard[0] for each, heard in (_THAI | _LATIN).items() if len(each) == 1}
_HEARD = {
    **_BETWEEN,
    **_UNHEARD,
    **{_closing(each): heard for each, heard in _AT_THE_END.items()},
    **_THAI,
    **_LATIN,
}  # sign -> its sounds
_SLIGHT = {**dict.fromkeys(_BETWEEN, 0.05), **dict.fromkeys(_UNHEARD, 0.1)}  # hardly missed
# written with several signs, or heard as several: Thai vowels behind their consonant
_SEVERAL: dict[str, tuple[str, ...]] = {
    "เีย": ("ี", "า"), "เือ": ("ื", "า"), "เาะ": ("โ",), "เา": ("า", "ว"), "เอ": ("ə",), "เย": ("ə", "ย"), "เิ": ("ə",),
    "เะ": ("เ",), "แะ": ("แ",), "โะ": ("โ",), "ไย": ("า", "ย"), "ไ": ("า", "ย"), "ใ": ("า", "ย"), "ัว": ("ู", "า"),
    "ำ": ("า", "ม"), "ll": ("ll", _unheard("l")), "nk": ("ng", "k"), "ts": (_unheard("t"), "s"),
    "tz": (_unheard("t"), "s"), "x": (_unheard("k"), "x"), "ti": ("ti", "i"),
}  # fmt: skip

_MARKS = re.compile("[็-๋๎ฯๆ]")  # of tones, of shortness, of what is cut short or said twice
_SILENCED = re.compile("(?:(?<=[ก-ฮ])([ก-ฮ]))?([ก-ฮ])[ิุ]?์")  # จันทร์: the one before it is not heard either
_BEFORE = re.compile(  # vowels written before the consonants that they are heard after
    "([เแโไใ])(ห[งญนมยรลว]|[กขคจซดตทบปผพฟศส][รลว](?![ะัาำิึุู]|ี(?!ย)|ื(?!อ))|[ก-ฮ])"
)
_HELD = re.compile("ห(?=[งญนมยรลว][ก-ูเ-ไ])|(?<=[ซทศส])ร(?=[ะ-ูเ-ไ])")  # หนาน, ศรี, ทราย
_NO_CONSONANT = re.compile("อ(?=[ะ-ูเ-ไ])|(?<![ก-๙])อ")  # it carries a vowel
_CLOSES = re.compile(f"[{''.join(_AT_THE_END)}](?![ะ-ูเ-ไอ])")
_CONSONANT = f"[ก-ฬฮ{_closing('ก')}-{_closing('ฮ')}]"
_SIDE_BY_SIDE = re.compile(f"(?<={_CONSONANT})(?={_CONSONANT})")
_DOUBLED = re.compile(r"([bcdfgkmnprstvz])\1")
_LAST_E = re.compile(r"(?<=[b-df-hj-np-tv-z])e\b")  # Lausanne
_NG = re.compile("ng(?=[aeiouylrw])")  # Tonga, and Singapore


def _thai(text: str) -> str:
    """Thai names with their letters in the order in which they are heard, those not heard marked."""
    text = _MARKS.sub("", text)
    text = _SILENCED.sub(lambda found: "".join(map(_unheard, (found[1] or "") + found[2])), text)
    text = _BEFORE.sub(r"\2\1", text)
    text = _HELD.sub(lambda found: _unheard(found[0]), text)
    text = _NO_CONSONANT.sub("", text)
    text = text.replace("รร", "ั" + _unheard("น"))
    text = _CLOSES.sub(lambda found: _closing(found[0]), text)
    return _SIDE_BY_SIDE.sub("ฺ", text)


def _latin(text: str) -> str:
    """Latin names without accents, the letters not heard marked."""
    text = _LAST_E.sub(_unheard("e"), unicodedata.normalize("NFKD", text))
    return _NG.sub("ng" + _unheard("g"), _DOUBLED.sub(lambda found: found[1] + _unheard(found[1]), text))


_NUMBER = {written: bytes([number]) for number, written in enumerate(_HEARD, start=1)}
_ROW = (
    {"\n": b"\0"}
    | _NUMBER
    | {written: b"".join(_NUMBER[sign] for sign in signs) for written, signs in _SEVERAL.items()}
)
_WHERE = {"ti": "ti(?=[aeou])"}  # Croatia
_SINGLE = f"[{''.join(each for each in _ROW if len(each) == 1)}]"


def _signs_of(script: Iterable[str]) -> re.Pattern[str]:
    """What is one sign, or a row of several, the longest first."""
    longer = sorted((each for each in script if len(each) > 1), key=len, reverse=True)
    return re.compile("|".join((*(_WHERE.get(each, each) for each in longer), _SINGLE)))


_THAI_SIGNS = _signs_of(each for each in _SEVERAL if not each.isascii())
_LATIN_SIGNS = _signs_of(each for each in (*_SEVERAL, *_LATIN) if each.isascii())
# the first sound that is heard counts twice: whoever misspells a name begins it right
_FIRST = re.compile(
    rb"(?<![^\0])([\x01-\x%02x]*)([\x%02x-\xff])" % (len(_SLIGHT), len(_SLIGHT) + 1), re.DOTALL
)
_THAI_LETTER = re.compile("[ก-๙]")


def sounds(names: Iterable[str]) -> list[bytes]:
    """The signs of each name of one script, in one go for many; none where it is in another script.

    >>> [len(row) for row in sounds(["ฮานอย", "Hanoi", "河内"])]
    [6, 6, 0]
    """
    text = "\n".join(names).casefold()
    written = (
        _THAI_SIGNS.findall(_thai(text)) if _THAI_LETTER.search(text) else _LATIN_SIGNS.findall(_latin(text))
    )
    row = b"".join(map(_ROW.__getitem__, written))
    return _FIRST.sub(rb"\1\2\2", row).split(b"\0")


def _apart(one: str, other: str) -> float:
    """What it costs that one sound stands for another."""
    vowels = (one in _VOWELS) + (other in _VOWELS)
    unlike = (_OTHER, 2 * _OTHER, _OTHER_VOWEL)[vowels]
    return 0.0 if one == other else _DIFFERENCES.get(one + other, _DIFFERENCES.get(other + one, unlike))


@cache
def signs() -> Signs:
    """What the signs weigh: two are as far apart as those of their sounds that are nearest."""
    every = sorted(set("".join(_HEARD.values())))
    apart = np.array([[_apart(one, other) for other in every] for one in every], np.float32)
    apart = np.pad(apart, (0, 1), constant_values=9)  # no sound
    most = max(map(len, _HEARD.values()))
    heard = np.full((len(_HEARD) + 1, most), len(every))
    weights = np.zeros(len(heard), np.float32)
    for number, (written, those) in enumerate(_HEARD.items(), start=1):
        heard[number, : len(those)] = [every.index(sound) for sound in those]
        weights[number] = _SLIGHT.get(written, _WEIGHTS.get(those[0], 1.0))
    differences = weights[:, None] + weights[None, :]
    for at, other_at in product(range(most), repeat=2):
        nearer = apart[np.ix_(heard[:, at], heard[:, other_at])] + _LESS_LIKELY * (at + other_at)
        differences = np.minimum(differences, nearer.astype(np.float32))
    return Signs(weights, differences)
