"""Places abroad whose names are written syllable by syllable (จังหวัดห่า ติ๋ญ, เมืองลู่ โจว): where such a blank stands.

A blank ends a name in Thai, so a view leaves these out. That the words are one name is told by the country behind them,
or by the list of cities abroad; where it was told once, it holds for the whole text.
"""

from __future__ import annotations

import re
from functools import cache

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at
from citypact.graph.extraction.name_ends import SYLLABLE, stops_at
from citypact.graph.extraction.rules import rules

__all__ = ["split_places"]

_ABROAD = (
    r"สาธารณรัฐ|ประเทศ(?:[ก-ฮเแโใไ])(?!ทย|พื่อน)|สปป|สหภาพ|สหพันธ|สหรัฐ|ราชอาณาจักร(?!ไทย)|มณฑล|เขตปกครองตนเอง|"
    r"เวียดนาม|มาเลเซีย|อินโดนีเซีย|เกาหลี|จีน(?![ก-๎])|ญี่ปุ่น|ลาว(?![ก-๎])|เมียนมา|กัมพูชา|ฟิลิปปินส์|อินเดีย|ไต้หวัน"
)
_TELLING = ("สาธารณรัฐ", "ประเทศ", "สปป", "สหรัฐ", "เวียดนาม", "มาเลเซีย", "อินโดนีเซีย", "เกาหลี", "จีน", "มณฑล")
_PART = r"[ก-ฮเแโใไ][\u0e00-\u0e3a\u0e40-\u0e4e]{1,13}"
_HEAD = r"(?:จังหวัด|เมือง|นคร|มณฑล|แขวง|(?<!สาธารณ)(?<!สหพันธ)(?<!สห)รัฐ|กรุง)"
_WITH_COUNTRY = expression(
    rf"(?P<head>{_HEAD})(?P<name>{_PART}(?:[ ](?!{_ABROAD}){_PART}?){{1,2}})[ ]?(?:\([A-Z][^()\n]{{2,40}}\)[ ]?)?(?={_ABROAD})"
)
_KNOWN = expression(rf"(?:เมือง|นคร|กรุง)(?P<name>{_PART}[ ]{_PART})(?![ก-๎])")
_ONE = expression(SYLLABLE)
_CITIES = ("เมือง", "นคร", "กรุง")
_NATION = expression(_ABROAD)
# words of one syllable that are said of places, and no part of their names
_WORDS = expression(
    r"(?:ไทย|เรา|เขา|ทั้ง|นั้น|ณ|คน|ปี|วัน|ท่าน|นำ|พา|ไป|มา|ยัง|สู่|ทาง|ต่อ|รอง|นาย|นาง|ผู้|คณะ|เขต|ภาค|เช่น|เยือน|พบ|จัด|งาน|"
    r"เอก|โท|ชม|ดู|ของ|แห่ง|ทุก|สอง|สาม|หลาย|ต่าง|อื่น|ตอน|ใต้|เหนือ|กลาง|ใหญ่|ใหม่|เก่า|หลัก|บ้าน|เมือง|พี่|น้อง|จังหวัด|อำเภอ|ตำบล|"
    r"เทศบาล|นคร|กรุง|แขวง|รัฐ|ร่วม|ลง|เซ็น|มี|ไม่|คู่)"
)


@cache
def _cities() -> frozenset[str]:
    return frozenset(name.replace(" ", "") for names in rules("cities_abroad").values() for name in names)


def split_places(text: str) -> list[int]:
    """Where the blanks within such names stand.

    >>> split_places("จังหวัดเลยกับจังหวัดห่า ติ๋ญ สาธารณรัฐสังคมนิยมเวียดนาม")
    [23]
    """
    if not any(word in text for word in _TELLING):
        return []
    names = {match["name"] for match in _WITH_COUNTRY.finditer(text) if _is_split(match)}
    names |= {
        each for match in _KNOWN.finditer(text) if (each := match["name"]).replace(" ", "") in _cities()
    }
    places = set[int]()
    for name in names:
        place = text.find(name)
        while place >= 0:
            places |= {place + number for number, letter in enumerate(name) if letter == " "}
            place = text.find(name, place + len(name))
    return sorted(places)


def _is_split(match: re.Match[str]) -> bool:
    """Whether the words before a country are the syllables of one name, as none of a Thai province or a known city is."""
    name = match["name"]
    first, *others = name.split(" ")
    if province_at(first, 0) or first in _cities() or stops_at(name, 0):
        return False
    if any(_NATION.match(part) or _WORDS.match(part) or stops_at(part, 0) for part in others):
        return False
    if match["head"] in _CITIES and not _cities().isdisjoint(others):
        return False  # a town, and the greater one that it lies in
    return all(map(_ONE.fullmatch, others)) or (_ONE.fullmatch(first) is not None and len(others) == 1)
