"""Bodies whose first word nobody knows: whoever stands in the slot of an agreement beside bodies that are known is one.

"Between A and B", "three provinces: A, B and C": the slot tells where a name begins, the judge of names where it ends.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import countries, province_at
from citypact.graph.extraction.name_ends import name_end
from citypact.graph.extraction.rules import alternation, words
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.slots import JOINS, NAMES_PARTIES, UNITS

__all__ = ["with_unheard"]

_MOST = 40  # members of one list
_LONGEST, _SHORTEST = 60, 4
_SHORTEST_LIST = 24  # letters: the words of an office hold none
_LISTS = Sought(
    rf"ระหว่าง(?:ทาง)?|ร่วมกับ(?:ทาง)?|{JOINS}(?:ร่วม)?กับ(?:ทาง)?|{NAMES_PARTIES}|{UNITS}[ ]?(?:คือ|ได้แก่|ประกอบด้วย|ดังนี้)"
)
_SEPARATES = expression(r"[ ]?(?:,|/|ร่วมกับ|กับ|และ|ตลอดจน|รวมถึง|รวมทั้ง|พร้อมด้วย|[×xX+&](?=[ ]))(?:ทาง)?[ ]?")
_ASIDE = expression(
    r"(?:[ ]?\([^()\n]{1,60}\))?(?:[ ]?(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.|แขวง|ประเทศ)[ ]?[ก-๎]{2,20})*"
)
_NO_NAME = expression(
    "(?:" + "|".join(words("bodies", "no_names")) + rf"|{alternation(countries())}|[^ก-ฮเแโใไA-Z])"
)
_MORE = expression(
    r"(?:[ ](?!กับ|และ|ร่วม|โดย|ได้|ลงนาม|จะ|เพื่อ|ณ[ ])[ก-ฮเแโใไA-Z][\w\u0e00-\u0e4f.&-]{1,24}){1,3}?"
    r"(?=[ ]?(?:,|กับ|และ))"
)
_CLOSES = expression(r"[ ]?(?:[,.)/\n]|กับ|และ|ร่วม|โดย|ได้|จะ|ลงนาม|เพื่อ|ณ[ ]|ใน|เมื่อ|ว่าด้วย|เรื่อง|ด้าน)|[ ]|\Z")


def with_unheard(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, and beside them in the slots of agreements those whose first word is none that is known.

    >>> known = BodyMention(22, 26, "เทศบาลนครก", "city_municipality", "เทศบาลนคร")
    >>> [body.name for body in with_unheard("ระหว่าง สวนลมหนาว กับ ทน.ก", [known])]
    ['สวนลมหนาว', 'เทศบาลนครก']
    """
    if not found or len(text) < _SHORTEST_LIST:
        return [*found]
    starts = [body.start for body in found]
    unheard = {body.start: body for body in _counted(text, found, starts)}
    stop = 0
    for opens in _LISTS.finditer(text):
        if opens.end() < stop:
            continue
        heard, members = 0, list[BodyMention]()
        for member in _members(text, opens.end(), found, starts):
            stop = member.end
            if member.prefix:
                heard += 1
            else:
                members.append(member)
        if members and heard >= len(members):  # most of a list are known
            unheard.update((member.start, member) for member in members)
    if not unheard:
        return [*found]
    told = [body.name for body in found]
    kept = [body for body in unheard.values() if not any(body.name in name for name in told)]
    return sorted([*found, *kept], key=lambda body: body.start)


# "3 provinces: A, B and C": what is counted is what each of them is
_COUNTED = Sought(
    r"\d{1,2}[ ]?(?:จังหวัด|แขวง|เมือง|ชุมชน|หมู่บ้าน|โรงเรียน|วัด|เทศบาลตำบล|เทศบาลเมือง|อบต\.?|อบจ\.?|โรงพยาบาล|มหาวิทยาลัย)"
    r"[ ]?(?:ได้แก่|คือ|ประกอบด้วย|[:：]|มี(?=[ ]))[ ]?"
)
_KINDS = {
    "แขวง": "foreign_local_government",
    "เมือง": "foreign_local_government",
    "จังหวัด": "foreign_local_government",
    "โรงเรียน": "school",
    "เทศบาลตำบล": "subdistrict_municipality",
    "เทศบาลเมือง": "town_municipality",
    "อบต": "sao",
    "อบจ": "pao",
    "มหาวิทยาลัย": "university",
}
_FULL = {"อบต": "องค์การบริหารส่วนตำบล", "อบจ": "องค์การบริหารส่วนจังหวัด"}
_NEXT = expression(r"[ ]?(?:,|และ|กับ)[ ]?|[ ]")


def _counted(text: str, found: Sequence[BodyMention], starts: Sequence[int]) -> Iterator[BodyMention]:
    """Names that a text counts and lists without the word for what they are, as many as it says."""
    for told in _COUNTED.finditer(text):
        said = _COUNT.match(told[0])
        if said is None:
            continue
        unit, position, members = said["unit"].rstrip("."), told.end(), list[BodyMention]()
        prefix = _FULL.get(unit, unit)
        for _ in range(int(said["count"])):
            index = bisect_left(starts, position)
            limit = starts[index] if index < len(starts) else len(text)
            end = name_end(text, position)[0] if position < limit else position
            if not 2 <= end - position <= _LONGEST_PLACE or end > limit or not _CLOSES.match(text, end):
                break
            province = province_at(text, position)
            kind = "province" if unit == "จังหวัด" and province else _KINDS.get(unit, "other")
            members.append(BodyMention(position, end, prefix + text[position:end], kind, prefix))
            after = _NEXT.match(text, end)
            if after is None:
                break
            position = after.end()
        if len(members) == int(said["count"]) > 1:
            yield from members


_COUNT = expression(r"(?P<count>\d+)[ ]?(?P<unit>[ก-ฮเแโใไ][ก-๎]*?\.?)(?=[ ]?(?:ได้แก่|คือ|ประกอบด้วย|[:：]|มี))")
_LONGEST_PLACE = 24


def _members(
    text: str, position: int, found: Sequence[BodyMention], starts: Sequence[int]
) -> Iterator[BodyMention]:
    """The members of a list, known or not, up to where it ends."""
    for _ in range(_MOST):
        position += text[position : position + 1] == " "
        index = bisect_left(starts, position)
        if index < len(found) and starts[index] == position:
            member: BodyMention | None = found[index]
        else:
            member = _unheard(text, position, starts[index] if index < len(starts) else len(text))
        if member is None:
            return
        yield member
        position = max(member.end, _end_of_aside(text, member.end))
        separates = _SEPARATES.match(text, position)
        if not separates:
            return
        position = separates.end()


def _end_of_aside(text: str, position: int) -> int:
    aside = _ASIDE.match(text, position)
    return aside.end() if aside else position


def _unheard(text: str, position: int, limit: int) -> BodyMention | None:
    """A name that begins with a word that is not known."""
    if _NO_NAME.match(text, position) or province_at(text, position):
        return None
    end, _ = name_end(text, position)
    if more := _MORE.match(text, end):
        end = more.end()
    name = text[position:end]
    if end > limit or not _SHORTEST <= len(name) <= _LONGEST or not _CLOSES.match(text, end):
        return None
    return BodyMention(position, end, name, "other", "", weak=True)
