"""What leaves the graph: phone numbers, e-mail addresses and ID numbers masked, quotations short.

Every page and export sends its texts through here (PRIVACY.md says why). The decision *suppress* comes
before: it is applied where statements are made, so that no name is in the graph at all.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["EMAIL", "ID_NUMBER", "LONGEST_QUOTATION", "PHONE", "masked", "quotation"]

PHONE = "[โทรศัพท์/phone]"
EMAIL = "[อีเมล/e-mail]"
ID_NUMBER = "[เลขประจำตัว/ID]"
LONGEST_QUOTATION = 300

_D = "[0-9๐-๙]"
_ZERO, _TWO_TO_NINE = "[0๐]", "[2-9๒-๙]"
_SEP = r"(?:[ \u00a0]?[.\-‐‑–—][ \u00a0]?|[ \u00a0])"
_START = rf"(?<!{_D})(?<!{_D}\.)"  # the places of a decimal number are no phone number
_END = rf"(?!{_D})"
# the line's extension or the last line of a range: 0-5371-1333 ต่อ 12, 0-5371-1333-5
_TAIL = rf"(?:\s*(?:ต่อ|กด|ext\.?|#)\s*{_D}{{1,5}}|\s*(?:[-–—]|ถึง)\s*{_D}{{1,2}}(?!{_D}|{_SEP}{_D}))?"

# Thai numbers have nine digits (landlines) or ten (mobile phones), and are grouped in these ways
_THAI_GROUPS = "|".join(
    (
        rf"{_ZERO}{_TWO_TO_NINE}{_D}{{7,8}}",  # 053711333, 0812345678
        rf"{_ZERO}{_SEP}{_TWO_TO_NINE}{_D}{{3}}{_SEP}?{_D}{{4}}",  # 0-5371-1333
        rf"{_ZERO}{_TWO_TO_NINE}{_SEP}{_D}{{3,4}}{_SEP}?{_D}{{4}}",  # 02-123-4567, 08-1234-5678
        rf"{_ZERO}{_TWO_TO_NINE}{_D}{_SEP}{_D}{{3}}{_SEP}?{_D}{{3,4}}",  # 053-711-333, 081-234-5678
        rf"{_ZERO}{_TWO_TO_NINE}{_D}{_SEP}{_D}{{2}}{_SEP}{_D}{{2}}{_SEP}{_D}{{2,3}}",  # 053 71 13 33
        rf"\({_ZERO}{_TWO_TO_NINE}?{_D}?\){_SEP}?{_D}{{3,4}}{_SEP}?{_D}{{3,4}}",  # (053) 711-333
    )
)
# E.164: a plus sign and 8 to 15 digits; the bracketed zero of +66 (0) 53 ... with them
_INTERNATIONAL = rf"(?:\+|(?<!{_D})00(?=66)){_D}(?:{_SEP}{{0,2}}\(?{_D}\)?){{7,14}}"
# after a word that announces one, any seven digits or more are a number
_ANNOUNCED = (
    r"(?P<word>(?:โทรศัพท์|โทรสาร|โทร|มือถือ|แฟกซ์|แฟ็กซ์|(?<![a-z])(?:tel(?:ephone)?|phone|fax|mobile))[\s.:หมายเลข]{0,12})"
    rf"(?P<number>\(?{_D}(?:[ \u00a0.\-‐‑–—()]{{0,2}}{_D}){{6,14}})"
)

_PHONES = re.compile(rf"(?:{_START}(?:{_THAI_GROUPS})|{_INTERNATIONAL}){_END}{_TAIL}")
_ANNOUNCED_PHONES = re.compile(rf"{_ANNOUNCED}{_END}{_TAIL}", re.IGNORECASE)
_EMAILS = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]+\s?[@＠]\s?"
    r"[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}"
)
# thirteen digits, the first a category from 0 to 8, in one run or as on the card: 1-2345-67890-12-1
_IDS = re.compile(
    rf"(?<!{_D})(?:[0-8๐-๘]{_D}{{12}}|[0-8๐-๘]{_SEP}{_D}{{4}}{_SEP}{_D}{{5}}{_SEP}{_D}{{2}}{_SEP}{_D})(?!{_D})"
)


def masked(text: str) -> str:
    """The text with phone numbers, e-mail addresses and 13-digit ID numbers each replaced by a word for it.

    >>> masked("โทร. 0-5371-1333 หรือ ๐๘๑-๒๓๔-๕๖๗๘, pr@example.go.th")
    'โทร. [โทรศัพท์/phone] หรือ [โทรศัพท์/phone], [อีเมล/e-mail]'
    >>> masked("24/02/2566, 2023-02-24 13:00+07:00, 1,000,000 บาท")
    '24/02/2566, 2023-02-24 13:00+07:00, 1,000,000 บาท'
    """
    if not _WORTH_A_LOOK.search(text):
        return text
    text = _EMAILS.sub(EMAIL, text)
    text = _IDS.sub(ID_NUMBER, text)
    text = _PHONES.sub(PHONE, text)
    return _ANNOUNCED_PHONES.sub(lambda match: match["word"] + PHONE, text)


# one set of characters comes first, which the engine of expressions looks for fastest, and nothing is tried twice
_WORTH_A_LOOK = re.compile(rf"[@＠0-9๐-๙](?:(?<=[@＠])|(?:[ \u00a0.\-‐‑–—()]*+{_D}){{6}}+)")


def quotation(text: str) -> str:
    """A quote as it may leave the graph: masked, and at most 300 characters, the cut marked by an ellipsis.

    Masking comes first: a number that the cut goes through would not be recognised any more.
    """
    shown = masked(text)
    if len(shown) <= LONGEST_QUOTATION:
        return shown
    end = LONGEST_QUOTATION - 1
    while end > 0 and unicodedata.category(shown[end]) in ("Mn", "Mc"):
        end -= 1  # no base letter without its vowel and tone marks
    return shown[:end] + "…"
