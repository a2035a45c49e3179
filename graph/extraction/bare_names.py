"""Bare names: a place told without the kind of body ("เชียงใหม่จับคู่กว่างโจว", "Phuket and Nanning signed").

A bare name is a further mention of the bodies that bear it; of no body in the text, it is the province's or the city's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from citypact.graph.extraction.beginnings import alike
from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import countries, provinces, provinces_in_english
from citypact.graph.extraction.seeking import Headed, headed_in

__all__ = ["BareName", "bare_names", "core", "place_in"]

_MOST = 300
_PLACES = frozenset({"foreign_local_government", "province", *LOCAL_KINDS})
# before a bare name: no letter, or a word that names are glued to; not the word for a district or a province
_FREE = expression(
    r"(?:^|[^\u0e00-\u0e4fA-Za-z]|กับ|และ|ระหว่าง|ของ|เยือน|ให้|จาก|โดย|ที่|สู่|ไป|ถึง|ต่อ|คณะ|ใน|ร่วมกับ|จับมือ|ผนึก|จับคู่|คบหา|ฝ่าย|แก่|เชิญ|ต้อนรับ|ผู้แทน|รับ|ชาว|คบ|ชวน|พี่น้อง|เมืองน้อง|สัมพันธ์|หา|อบ[จต]\.?|ท[นมต]\.)\Z"
)
_TAKEN = expression(r"(?:จ\.|จังหวัด|อ\.|อำเภอ|ต\.|ตำบล|ถนน|ถ\.|โรงแรม|วัด|แขวง|เขต)[ ]?\Z")


@dataclass(frozen=True, slots=True)
class BareName:
    """One bare mention of a place."""

    start: int
    end: int
    name: str


def core(body: BodyMention) -> str:
    """The name of the place within the name of a body: เชียงใหม่ of เทศบาลนครเชียงใหม่."""
    if _THAI.search(body.name):
        return body.name.removeprefix(body.prefix).strip()
    return place_in(body.name)


@lru_cache(maxsize=8192)
def place_in(name: str) -> str:
    """The place in an English name: Hill of "Hill City Council".

    >>> place_in("Hill City Council"), place_in("Municipality of Hill"), place_in("Hill")
    ('Hill', 'Hill', 'Hill')
    """
    return _KIND_WORDS.sub("", name)


_THAI = expression(r"[ก-๛]")
_KIND_WORDS = expression(
    r"^(?i:(?:the )?(?:city|municipal|provincial|local|prefectural) (?:government|council|corporation) of (?:the )?)|"
    r"^(?i:(?:the )?(?:city|municipality|province|county|town|district|borough|prefecture) of )|^the |"
    r"(?: (?:City|Town|Municipal|Provincial|District|Borough|County|Metropolitan|Prefectural|Regional|Subdistrict|"
    r"Sub-district|Tambon|State))?"
    r" (?:Municipality|Municipal Corporation|Council|Government|Assembly|Administration|Administrati(?:ve|on) Organi[sz]ation|"
    r"People[’']s (?:Government|Committee|Congress|Council))$|"
    r"(?: (?:Metropolitan|Special(?: Self-Governing| Autonomous| Administrative)?|Autonomous|Self-Governing))?"
    r" (?:City|Town|[Pp]rovince|[Pp]refecture|County|District|Ward|Borough|[Rr]egion|Township|Commune|[Oo]blast)$"
)


def bare_names(
    text: str, bodies: Sequence[BodyMention], taken: Sequence[tuple[int, int]], places: Iterable[str] = ()
) -> list[BareName]:
    """Where places stand without the kind of body; ``taken``: people and their offices; ``places``: told so elsewhere."""
    names = {core(body) for body in bodies if body.kind in _PLACES and not body.council}
    names = {name for name in names if len(name) > 2 and len(name) < 40}
    english = {name for name in names if not _THAI.search(name)} | set(places)
    tables, own = [_provinces()], names | english
    thai = (names - english) | provinces()
    if _ENGLISH_WORDS.search(text):
        english |= provinces_in_english()
        tables.append(_provinces_in_english())
    found: list[BareName] = []
    spans = sorted([(body.start, body.end) for body in bodies] + list(taken))
    index = 0
    for place, name in _told(text, thai, english, own, tables):
        end = place + len(name)
        while index < len(spans) and spans[index][1] <= place:
            index += 1
        if _overlap(spans[index : index + 3], place, end):
            continue
        before = text[max(0, place - 12) : place]
        if name in thai and (not _FREE.search(before) or _TAKEN.search(before)):
            continue
        if name in countries() and name not in places:
            continue
        found.append(BareName(place, end, name))
        if len(found) >= _MOST:
            break
    return found


def _overlap(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether some span has letters of a stretch."""
    for begin, stop in spans:  # noqa: SIM110
        if begin < end and start < stop:
            return True
    return False


_ENGLISH_WORDS = expression(r"[A-Za-z]{4} [A-Za-z]{2,}")
_AT_EDGE = expression(r"\b")
_WHOLE = expression(r"\b(?![’'](?!s\b)[A-Za-z])")


def _told(
    text: str, thai: Set[str], english: Set[str], own: Iterable[str], tables: Iterable[_Names]
) -> Iterator[tuple[int, str]]:
    """Where names stand, the longest at each place, no two overlapping; English ones as whole words."""
    standing: defaultdict[int, set[str]] = defaultdict(set)
    for name, places in chain.from_iterable(headed_in(text, told) for told in tables):
        for place in places:
            if text.startswith(name, place):
                standing[place].add(name)
    for name in own:
        place = text.find(name)
        while place >= 0:
            standing[place].add(name)
            place = text.find(name, place + 1)
    last = 0
    for place in sorted(standing):
        if place < last:
            continue
        words: Iterable[str] = standing[place]
        if len(standing[place]) > 1:
            words = sorted(words, key=len, reverse=True)
        name = next((word for word in words if word in thai), "")
        if not name and _AT_EDGE.match(text, place):
            whole = (word for word in words if word in english and _WHOLE.match(text, place + len(word)))
            name = next(whole, "")
        if name:
            last = place + len(name)
            yield place, name


_Names = Headed[str]


def _headed(names: Iterable[str]) -> _Names:
    """Names to be looked up together."""
    return Headed((alike(name), name) for name in sorted(names))


@cache
def _provinces() -> _Names:
    return _headed(provinces())


@cache
def _provinces_in_english() -> _Names:
    return _headed(provinces_in_english())
