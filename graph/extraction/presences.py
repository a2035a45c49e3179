"""Presences: who presides over a ceremony, witnesses it, attends it, or stands for a party without being said to sign."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention

__all__ = ["Presence", "presences"]

Presence = tuple[PersonMention, str, str, float]  # who, the capacity, the rule, how sure it is
_Rule = tuple[str, tuple[str, ...], re.Pattern[str]]

_LIST = r"(?:[ ]?(?:คือ|ได้แก่|อาทิ|เช่น|ประกอบด้วย|มีดังนี้|ดังนี้|มี|นำโดย|โดย|โดยมี|[:：]))"
_MARKS = r"[ \s\d.)•✅●▪>*–—-]{0,8}"
# words before people, the nearest of which decides; each with what of it cannot be missing, so that most are not tried
_BEFORE: list[_Rule] = [
    (
        "presides",
        ("ประธาน",),
        expression(
            rf"ประธาน(?:ใน)?(?:พิธี|งาน|การ)?[ก-๙]{{0,12}}{_LIST}{_MARKS}\Z|ประธาน(?:ใน)?(?:พิธี|งาน)[ก-๙]{{0,16}}[ ]?\Z"
        ),
    ),
    (
        "witnesses",
        ("พยาน", "ต่อหน้า"),
        expression(
            rf"(?:สักขี)?พยาน[^\n]{{0,40}}{_LIST}{_MARKS}\Z|ต่อหน้า[ ]?\Z|(?:สักขี)?พยาน[ ]?[:：]?{_MARKS}\Z"
        ),
    ),
    (
        "attends",
        ("ร่วม", "แขก"),
        expression(
            r"(?:(?:ผู้|มา|เข้า|คณะ)?ร่วม(?:ใน)?(?:พิธี|งาน|คณะ|เป็นเกียรติ|เดินทาง|ด้วย|กิจกรรม|"
            r"แสดงความยินดี)|ผู้(?:มา|เข้า)ร่วม|แขก(?:ผู้มีเกียรติ|รับเชิญ)?|"
            rf"ผู้ร่วม|มาร่วม)[^\n]{{0,40}}?(?:{_LIST}|[ ]){_MARKS}\Z"
        ),
    ),
    (
        "represents",
        ("มี", "นำโดย", "ประกอบด้วย", "ได้แก่"),
        expression(
            rf"(?:ฝ่าย|ทาง|ฟาก|ด้าน|ส่วน|ตัวแทน|ผู้แทน)[^\n]{{1,60}}?(?:มี|นำโดย|ประกอบด้วย|"
            rf"ได้แก่){_MARKS}\Z"
        ),
    ),
]
_AFTER: list[_Rule] = [
    (
        "presides",
        ("ประธาน",),
        expression(
            r"[ ]?(?:[ก-๙]{0,16})?(?:เป็น|นั่ง|ทำหน้าที่|ในฐานะ|ให้เกียรติเป็น|"
            r"รับหน้าที่)[ ]?(?:เป็น)?(?:องค์)?ประธาน"
        ),
    ),
    (
        "witnesses",
        ("พยาน",),
        expression(
            r"[ ]?(?:(?:ตลอดจน|พร้อม(?:ด้วย|กับ)?|รวม(?:ถึง|ทั้ง)|และ|กับ|"
            r"อีกทั้ง)[^\n]{2,90}?)?[ก-๙. ]{0,24}?"
            r"(?:ร่วม|เป็น|ลงนาม|นั่ง|ทำหน้าที่|ในฐานะ)[ก-๙]{0,16}พยาน"
        ),
    ),
    (
        "represents",
        ("คณะ", "ทีม", "ผู้บริหาร", "ผู้แทน"),
        expression(
            r"[ ]?(?:ได้)?(?:เป็น(?:ผู้)?|เดินทาง|ใน)?(?:นำ|พา)(?:คณะ|ทีม|ผู้บริหาร|ผู้แทน)|"
            r"[ ]?(?:เป็น)?หัวหน้าคณะ"
        ),
    ),
    (
        "receives",
        ("ต้อนรับ", "ไปรับ", "รอรับ"),
        expression(
            r"(?:[ ]?(?:และ|พร้อม(?:ด้วย)?|รวมถึง)[^\n]{2,70}?)?[ก-๙ ]{0,16}?(?:ให้การ)?(?:ต้อนรับ|"
            r"ไปรับ|รอรับ)"
        ),
    ),
    (
        "attends",
        ("ร่วม", "อยู่ด้วย", "แขกผู้มีเกียรติ"),
        expression(
            r"[^\n]{0,40}?(?:ร่วม(?:ใน)?(?:พิธี|งาน|คณะ|เป็นเกียรติ|เดินทาง|ด้วย|กิจกรรม|ยินดี|"
            r"แสดงความยินดี|สังเกตการณ์|รับฟัง|หารือ)|"
            r"เข้าร่วม|มาร่วม|อยู่ด้วย|แขกผู้มีเกียรติ)"
        ),
    ),
]
_SIGN = expression(r"ลง(?:ลาย)?(?:นาม|ชื่อ)(?!เป็น|ใน(?:ฐานะ)?พยาน)|เซ็น|จรดป")
_WITH = expression(r"พร้อม(?:ด้วย|กับ|ทั้ง)?[ ]?\Z|และยังมี[ ]?\Z")

_EN_BEFORE: list[_Rule] = [
    (
        "presides",
        (" by ",),
        expression(r"(?:presided over|chaired|officiated|opened) by (?:the )?(?:[^.;]{0,60} and )?\Z"),
    ),
    (
        "witnesses",
        ("witness", "presence", "front", "looking on"),
        expression(
            r"(?:witnessed by|in the presence of|in front of|witnesses (?:were|included|to)|"
            r"looking on (?:was|were)|witnesses:)[^.;]{0,240}\Z"
        ),
    ),
    (
        "attends",
        ("",),
        expression(
            r"(?:attended by|in attendance|(?:also )?present (?:was|were)|guests (?:included|were)|"
            r"also on hand|were joined by|joined by|alongside|accompanied by)[^.;]{0,240}\Z",
            re.I,
        ),
    ),
    (
        "represents",
        (" by", " under "),
        expression(
            r"(?:delegation|team|group|party|officials|councillors|visitors)[^.;]{0,60}(?:led|"
            r"headed) by[^.;]{0,20}\Z|received by (?:the )?\Z|welcomed by (?:the )?\Z|"
            r"travelled[^.;]{0,20} under \Z"
        ),
    ),
]
_EN_AFTER: list[_Rule] = [
    (
        "presides",
        ("presided", "chaired", "officiated"),
        expression(r"[^.;]{0,60}?\b(?:presided|chaired|officiated)\b"),
    ),
    (
        "witnesses",
        ("witness", "looked on", "looking on"),
        expression(
            r"[^.;]{0,110}?\b(?:witnessed|(?:as|among(?: the)?|were|was(?: a)?) witness(?:es)?|"
            r"looked on|looking on|signed as witness)"
        ),
    ),
    (
        "represents",
        ("delegation", "team", "group", "party"),
        expression(
            r"[^.;]{0,50}?\b(?:led|headed|heading|leading) (?:a|the|his|her|"
            r"its)(?: [\w-]+){0,3} (?:delegation|team|group|party)"
        ),
    ),
    (
        "attends",
        ("attended", "was", "were"),
        expression(r"[^.;]{0,80}?\b(?:attended|(?:was|were)(?: also)? (?:present|in attendance|on hand))\b"),
    ),
]
_SENTENCE = expression(r"(?<=[a-z)])[.;] ")
_EN_SIGN = expression(r"\bsign(?:ed|s|ing)?\b|\binke?d\b|\bput (?:pen|their)")


def presences(
    mentions: Mentions, part: Part, groups: Iterable[Sequence[PersonMention]], likely: Mapping[str, float]
) -> Iterator[Presence]:
    """People of one agreement with what they do there besides signing; ``likely``: how probable each body is to be a party."""
    for group in groups:
        if mentions.beside_article(group[0].start):
            continue
        yield from _of_group(mentions, part, group, likely)


def _of_group(
    mentions: Mentions, part: Part, group: Sequence[PersonMention], likely: Mapping[str, float]
) -> Iterator[Presence]:
    text, first, last = mentions.text, group[0], group[-1]
    line_start, line_end = mentions.line(first.start)
    before = text[max(line_start, first.start - 110) : first.start]
    if not mentions.english and not before.strip(" •●▪>*-–—0123456789.)"):
        before = text[max(0, line_start - 60) : first.start]
    following = bisect_left(mentions.told, last.end, key=lambda each: each.start)
    follower = mentions.told[following].start if following < len(mentions.told) else line_end
    limit = min(mentions.line(last.stop)[1], last.stop + 160, max(follower, last.stop))
    after = text[last.stop : limit]
    rules_before, rules_after = (_EN_BEFORE, _EN_AFTER) if mentions.english else (_BEFORE, _AFTER)
    sentence = _SENTENCE.split(after, 1)[0] if mentions.english else after
    soonest = _told_behind(rules_after, sentence)
    if soonest is not None:  # the words for signing may be told sooner
        sign = (_EN_SIGN if mentions.english else _SIGN).search(after)
        soonest = None if sign and sign.start() < soonest[0] else soonest
    capacity = behind = soonest and soonest[1]
    if behind is None or behind in ("attends", "receives"):
        ahead = _told_ahead(rules_before, before)
        nearer = ahead in ("presides", "witnesses") or (behind == "attends" and ahead == "represents")
        capacity = ahead if behind is None or nearer else behind
    if capacity is None:
        return
    for number, person in enumerate(group):
        own = capacity
        if own == "presides" and number + 1 < len(group) and behind:
            continue  # who is named last before the words for it
        if own in ("represents", "receives"):
            body = mentions.body_of(person)
            gap = text[group[number - 1].stop : person.start] if number else ""
            of_party = body is not None and _near(body, likely)
            if own == "receives" and not of_party:
                continue
            own = "represents" if of_party and not _WITH.search(gap) else "attends"
        yield person, own, f"presence.{own}", 0.75


def _told_behind(rules: Sequence[_Rule], after: str) -> tuple[int, str] | None:
    """The capacity that is told soonest behind people, and where its words end."""
    found = [
        (match.end(), capacity)
        for capacity, needed, words in rules
        if _holds(after, needed) and (match := words.match(after))
    ]
    return min(found, default=None)


def _told_ahead(rules: Sequence[_Rule], before: str) -> str | None:
    """The capacity that is told before people, the first of the rules."""
    for capacity, needed, words in rules:
        if _holds(before, needed) and words.search(before):
            return capacity
    return None


def _holds(text: str, needed: tuple[str, ...]) -> bool:
    """Whether one of some words stands in a text."""
    return any(word in text for word in needed)


def _near(body: str, likely: Mapping[str, float]) -> bool:
    return any(
        sure > 0.35 and (body == party or body in party or party in body) for party, sure in likely.items()
    )
