"""One word for several: "จังหวัดก ข และค", "เทศบาลเมือง 3 แห่ง ได้แก่ ก ข และค", "หอการค้า 3 จังหวัด (ก ข ค)".

The first of a list bears the word for what all of it are, or the word stands before the list with their number. Names of
provinces are known; others count where the list has as many as the text says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import accumulate, pairwise

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at, provinces
from citypact.graph.extraction.name_ends import name_end, stops_at
from citypact.graph.extraction.rules import alternation, rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["sharing_one_kind", "with_shared_kinds"]

_MOST = 40  # lists of a text, and names of one
_NUMBERS = {
    word: number for number, word in enumerate(["สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"], 2)
}
_KINDS = [(expression(rule["written"]), rule) for rule in rules("bodies")["shared"]]
_COUNTED = Sought(
    rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})[ ]?(?P<unit>แห่ง|จังหวัด(?!{alternation(provinces())})|อำเภอ(?=[ ])|แขวง(?=[ ]))"
    r"[ก-๎]{0,24}[ ]?\d?[ ]?(?P<lead>ได้แก่|คือ|ประกอบด้วย|อันได้แก่|ดังนี้|[(:])?[ ]?(?=[ก-ฮเแโใไ])"
)
_JOINT = expression(
    r"[ ]?(?P<and>และ|กับ|รวมถึง|ตลอดจน)[ ]?(?=[ก-ฮเแโใไ])|[ ]?(?:,|/|[ ]?[–-][ ]?)[ ]?(?=[ก-ฮเแโใไ])|[ ](?=[ก-ฮเแโใไ])"
)
_ENDS = expression(
    r"[ ]?(?:[,/()–-]|และ|กับ|รวมถึง|ตลอดจน|[ ]|\n|\Z|ได้|จะ|ร่วม|ลงนาม|รวม|ตาม|ซึ่ง|โดย|เพื่อ|เมื่อ|มี|จับ|ผนึก|ทำ|จัด|ณ)"
)
_WITHIN = expression(
    r"(?:ใน|ทั่ว|ของ|พื้นที่|ตลอด|ครอบคลุม|จาก|ประชาชน|เกษตรกร|ผู้ประกอบการ)(?:ทั้ง)?[ ]?\Z"
)  # where something is done
_NAMED = expression(rf"{alternation({rule['full'] for _, rule in _KINDS})}")  # each bears the word itself
_INITIAL = "จ."  # of a province
_FEWEST = 2
_REACH = 40  # letters before a number in which the word for what is counted stands


def with_shared_kinds(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """The bodies, with those that a list calls by a word that another one bears, or that stands before the list.

    >>> from citypact.graph.extraction.bodies import bodies
    >>> [body.name for body in bodies("จังหวัดน่าน แพร่ และพะเยา ลงนาม MOU")]
    ['จังหวัดน่าน', 'จังหวัดแพร่', 'จังหวัดพะเยา']
    """
    found = [_of_several(text, body) for body in found]
    named = {(body.end, body.name) for body in found}
    listed = [
        body
        for body in (*_behind_one(text, found), *_behind_a_number(text), *_of_governors(text))
        if (body.end, body.name) not in named  # else it bears the word itself
    ]
    if not listed:
        return [*found]
    spans = sorted((body.start, body.end) for body in listed)
    starts, reach = [start for start, _ in spans], [*accumulate((end for _, end in spans), max)]

    def free(body: BodyMention) -> bool:
        before = bisect_left(starts, body.end)  # spans that begin before it ends
        return not before or reach[before - 1] <= body.start

    kept = [body for body in found if free(body)]
    return sorted([*kept, *listed], key=lambda body: body.start)


def sharing_one_kind(text: str, found: Sequence[BodyMention]) -> list[list[BodyMention]]:
    """The lists of bodies that share a word for what they are: together they do what one of them does."""
    lists: list[list[BodyMention]] = []
    for before, body in pairwise(found):
        spoken = text[body.start : body.end]
        if spoken.startswith(_INITIAL):
            spoken = spoken.removeprefix(_INITIAL).lstrip()
        if body.name == spoken or not body.name.endswith(spoken):
            continue
        stem = body.name.removesuffix(spoken)
        if not before.name.startswith(stem) or _joined(text, before.end) != body.start:
            lists.append([body])
        elif lists and lists[-1][-1] is before:
            lists[-1].append(body)
        else:
            lists.append([before, body])
    return [each for each in lists if len(each) >= _FEWEST]


def _of_several(text: str, body: BodyMention) -> BodyMention:
    """An office of several provinces with all of them: สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาก ข."""
    if _OF_SEVERAL not in body.name or not (own := _province_of(body.name)):
        return body
    others, joined = _provinces(text, body.end)
    if joined or not others or not body.name.removesuffix(own).endswith(_OF_SEVERAL):
        return body
    at, last = others[-1]
    provinces_told = " ".join([body.name, *(name for _, name in others)])
    return replace(body, end=at + len(last), name=provinces_told)


_OF_SEVERAL = "พื้นที่การศึกษามัธยมศึกษา"


def _joined(text: str, position: int) -> int:
    joint = _JOINT.match(text, position)
    return joint.end() if joint else -1


def _behind_one(text: str, found: Sequence[BodyMention]) -> Iterator[BodyMention]:
    """Those of the provinces that follow a body of one: จังหวัดก ข และค, หอการค้าจังหวัดก ข ค."""
    begun = {body.start for body in found}
    for body in found[: _MOST * 5]:
        if body.council or not _JOINT.match(text, body.end):
            continue
        own = _province_of(body.name)
        if own is None and body.prefix not in _ABROAD:
            continue
        others, joined = _provinces(text, body.end) if own else _places(text, body.end, begun)
        if len(others) >= _FEWEST or (others and joined):
            stem = body.name.removesuffix(own) if own else body.prefix
            yield from (replace(body, start=at, end=at + len(name), name=stem + name) for at, name in others)


_ABROAD = frozenset({"แขวง"})


def _province_of(name: str) -> str | None:
    """The province by which a body is called."""
    starts = range(len(name) - 3, 2, -1)
    return next((name[start:] for start in starts if province_at(name, start) == name[start:]), None)


def _places(text: str, position: int, begun: Set[int]) -> tuple[list[tuple[int, str]], bool]:
    """The names by any letters in a row from here on, up to the one that an "and" joins; none where none does.

    ``begun``: where bodies of their own begin.
    """
    row: list[tuple[int, str]] = []
    while len(row) < _MOST and (joint := _JOINT.match(text, position)):
        name = _PLACE.match(text, joint.end())
        if (
            name is None
            or joint.end() in begun
            or stops_at(text, joint.end())
            or not _ENDS.match(text, name.end())
        ):
            break
        row.append((joint.end(), name[0]))
        position = name.end()
        if joint["and"]:
            return (row, True) if len(row) >= _FEWEST else ([], False)
    return [], False


_PLACE = expression(r"[ก-ฮเแโใไ][ก-๎]{2,15}?(?=[ ,]|และ|\n|\Z)")


def _provinces(text: str, position: int) -> tuple[list[tuple[int, str]], bool]:
    """The provinces in a row from here on, each where it stands, and whether an "and" joins the last."""
    row: list[tuple[int, str]] = []
    joined = False
    while len(row) < _MOST and not joined and (joint := _JOINT.match(text, position)):
        name = province_at(text, joint.end())
        if name is None or not _ENDS.match(text, joint.end() + len(name)):
            break
        row.append((joint.end(), name))
        position, joined = joint.end() + len(name), joint["and"] is not None
    return row, joined


def _behind_a_number(text: str) -> Iterator[BodyMention]:
    """Those of a list whose number and kind stand before it: เทศบาลเมือง 3 แห่ง ได้แก่ ก ข และค."""
    for counted in _COUNTED.finditer(text):
        number = _NUMBERS.get(counted["number"]) or int(counted["number"])
        kind = _kind(text, counted)
        if kind is None or number < _FEWEST or number > _MOST:
            continue
        row = _row(
            text, counted.end(), number, free=counted["lead"] is not None and not kind.get("provinces")
        )
        for start, end in row:
            yield BodyMention(
                start, end, kind["full"] + text[start:end], kind["kind"], kind["full"], whole_run=True
            )


def _of_governors(text: str) -> Iterator[BodyMention]:
    """The provinces of several governors: ผู้ว่าฯ ก ข และค."""
    for told in _GOVERNORS.finditer(text):
        first = province_at(text, told.end())
        others, joined = _provinces(text, told.end() + len(first)) if first else ([], False)
        if first and (len(others) >= _FEWEST or (others and joined)):
            for at, name in [(told.end(), first), *others]:
                yield BodyMention(at, at + len(name), f"จังหวัด{name}", "province", "จังหวัด", whole_run=True)


_GOVERNORS = Sought(r"ผู้ว่าฯ[ ]?(?=[ก-ฮเแโใไ])")


def _kind(text: str, counted: re.Match[str]) -> dict[str, str] | None:
    """What is counted: the word before the number, else its unit."""
    before = text[max(0, counted.start() - _REACH) : counted.start()]
    for written, rule in _KINDS:
        if written.search(before):
            return dict(rule)
    if _WITHIN.search(before):
        return None
    return next((dict(rule) for _, rule in _KINDS if rule["full"] == counted["unit"]), None)


def _row(text: str, position: int, number: int, *, free: bool) -> list[tuple[int, int]]:
    """As many names in a row as the text says; without ``free`` each the name of a province."""
    row: list[tuple[int, int]] = []
    while len(row) < number and not _NAMED.match(text, position):
        province = province_at(text, position)
        end = position + len(province) if province else position
        if (province is None or not _ENDS.match(text, end)) and free:
            end, _ = name_end(text, position)
        if end <= position + 1 or not _ENDS.match(text, end):
            break
        row.append((position, end))
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        position = joint.end()
    return row if len(row) == number else []
