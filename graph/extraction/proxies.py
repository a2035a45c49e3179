"""Proxies: who signs in another's stead, and who has sent another to sign.

Whoever signs in her own office signs, also as a deputy; a proxy signs where the text says for whom she stands: in the place of
an office holder, in the name of another body, or sent by someone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.seeking import Sought, once
from citypact.graph.extraction.told_signers import CHARGED_BY

__all__ = ["Proxies", "Proxy", "delegates", "delegating", "proxies"]


@dataclass(frozen=True, slots=True)
class Proxy:
    """In whose stead a person acts: the words that say so, and the body, where it is not the person's own."""

    start: int
    end: int
    rule: str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Proxies:
    """Those who act for others, and those who have sent them, by name."""

    sent: dict[str, Proxy] = field(default_factory=dict)
    senders: frozenset[str] = frozenset()


_HOLDER = (
    r"(?:ท่าน)?(?:นายก|ผู้ว่า|ผวจ|ผบ|ผอ\.|ผู้อำนวยการ|ผู้บัญชาการ|อธิการ|อธิบดี|ประธาน|ปลัด|เลขาธิการ|"
    r"คณบดี|เจ้าเมือง|เจ้าแขวง|รัฐมนตรี|"
    r"ผู้จัดการ|หัวหน้า|ผู้นำ|เทศมนตรี)"
)
_INSTEAD = Sought(
    r"(?:ปฏิบัติ(?:ราชการ|หน้าที่|งาน)|รักษา(?:ราชการ|การ)|ทำ(?:การ|หน้าที่)|ลง(?:นาม|ชื่อ)|"
    r"เซ็น)(?:ใน)?แทน(?!ที่|คุณ)"
    rf"|(?:ผู้)?แทน[ ]?(?:ของ)?[ ]?(?={_HOLDER})|ในนาม(?:ของ)?[ ]?(?={_HOLDER})|"
    rf"ในฐานะ(?:เป็น)?ผู้แทน(?:ของ)?[ ]?(?={_HOLDER})"
)
_IN_THE_NAME = Sought(r"ในนาม(?:ของ)?[ ]?|ในฐานะ(?:ผู้|ตัว)แทน(?:ของ)?[ ]?")
_FOR_PERSON = expression(
    r"(?:ในนาม(?:ของ)?|(?:ลงนาม|เซ็น)แทน|(?:เป็น|ในฐานะ)(?:ผู้|ตัว)แทน(?:ของ)?)[ ]?(?:ท่าน)?\Z"
)
_SENDS = Sought(
    r"(?:มอบ(?:หมาย|อำนาจ)(?:ให้)?|(?<!มอบ)ให้|ส่ง|มอบ|"
    r"แต่งตั้ง(?:ให้)?)[ ]?(?:ท่าน)?(?:แก่)?[ ]?\Z"
)
_BY = expression(r"[ ]?โดย[ ]?")
_SAID_BEHIND = 24  # letters behind an office
_ENTRUSTED = expression(r"(?:ผู้|ได้)รับ(?:การ)?มอบ(?:อำนาจ|หมาย)")
_GIFT = Sought(r"ของ(?:ที่ระลึก|ขวัญ)|โล่|รางวัล|เกียรติ|ดอกไม้|กระเช้า|เงิน|ต้อนรับ|สัมภาษณ์")
_ACTS = Sought(r"ลง(?:ลาย)?(?:นาม|ชื่อ)|เซ็น|จรดป|ผู้แทน|แทน")

_EN_HOLDER = (
    r"(?:(?:[A-Z][\w’'.-]+ ){0,4}(?:[Mm]ayor|[Gg]overnor|[Rr]ector|[Pp]resident|[Cc]hair(?:man|woman|"
    r"person)?|[Dd]irector|[Mm]inister|"
    r"[Cc]hancellor|[Cc]ommissioner|[Ss]ecretary|[Cc]hief|[Pp]refect|[Hh]ead)\b)"
)
_EN_INSTEAD = Sought(
    rf"(?:on|in) behalf of (?:the |her |his |their )?{_EN_HOLDER}|for (?:the |her |his )?(?:absent |"
    rf"ailing )?{_EN_HOLDER}"
    rf"|representing (?:the |her |his )?{_EN_HOLDER}"
    r"|in (?:the )?(?:place|absence|stead|name) of|(?:stood|standing|stepp(?:ed|ing)|fill(?:ed|"
    r"ing)) in for|deputi[sz](?:ed|ing) for"
    r"|(?:(?:his|her) )?(?:\w+ )?proxy for|per procurationem"
)
_EN_BEHALF = Sought(r"(?:on|in) behalf of (?:the )?")
_EN_SENDS = expression(
    r"(?:delegated|deputed|authori[sz]ed|assigned|designated|sent|asked)(?: (?:the|his|her|"
    r"their)(?: [a-z-]+){1,4},?)? ?\Z"
)


def proxies(mentions: Mentions, part: Part) -> Proxies:
    """Who acts for another at the signing of one agreement."""
    text = mentions.text
    people = [person for person in mentions.told if part.start <= person.start < part.end]
    sent: dict[str, Proxy] = {}
    senders: set[str] = set()
    for number, person in enumerate(people):
        follower = people[number + 1] if number + 1 < len(people) else None
        line_start, line_end = mentions.line(person.start)
        stop = min(line_end, person.end + 170, follower.start if follower else line_end)
        told = _told(mentions, person, stop)
        former = people[number - 1] if number else None
        if former and (charged := CHARGED_BY.search(text, former.stop, person.begin)):
            senders.add(person.name)  # "<person> ได้รับมอบหมายจาก<who sends her>"
            sent.setdefault(
                former.name,
                Proxy(charged.start(), person.end, "capacity.sent", mentions.body_of(person)),
            )
        if (
            former
            and _BY.fullmatch(text, former.stop, max(former.stop, person.begin))
            and (entrusted := _ENTRUSTED.search(text, person.end, person.stop + _SAID_BEHIND))
        ):
            senders.add(former.name)  # "<head> โดย <person> ผู้รับมอบอำนาจ"
            sent.setdefault(
                person.name,
                Proxy(entrusted.start(), entrusted.end(), "capacity.sent", mentions.body_of(former)),
            )
        if (
            follower
            and stop == follower.start
            and (named := _FOR_PERSON.search(text, person.end, follower.begin))
        ):
            senders.add(follower.name)  # "<person> ในนามของ<who is absent>"
            told = Proxy(named.start(), follower.end, "capacity.in-stead", mentions.body_of(follower))
        by = _sender(mentions, former, person, line_start, stop)
        if by is not None:
            if former and by == former.end and former.name != person.name:
                senders.add(former.name)
            body = mentions.body_of(former) if former and former.name in senders else None
            told = told or Proxy(by, person.end, "capacity.sent", body)
        if told and person.name not in sent:
            sent[person.name] = told
    return Proxies(sent, frozenset(senders - sent.keys()))


_FACULTIES = ("คณะ", "สำนักวิชา")  # of a university, in whose name a dean may sign


def _told(mentions: Mentions, person: PersonMention, stop: int) -> Proxy | None:
    """What stands behind a name: in whose stead, or in whose name."""
    text = mentions.text
    if mentions.english:
        dot = re.compile(r"(?<=[a-z)])\.[ ](?=[A-Z])").search(text, person.end, stop)
        stop = dot.start() if dot else stop
    instead = (_EN_INSTEAD if mentions.english else _INSTEAD).search(text, person.end, stop)
    if instead:
        return Proxy(instead.start(), instead.end(), "capacity.in-stead")
    named = (_EN_BEHALF if mentions.english else _IN_THE_NAME).search(text, person.end, stop)
    body = named and next(
        (each for each in mentions.bodies if named.end() <= each.start <= named.end() + 2), None
    )
    if not named or not body:
        return None
    own = mentions.body_of(person)
    if own is None or own == body.name or own.startswith(body.name) or body.name.startswith(own):
        return None
    if own.removeprefix("สำนักงาน") in body.name or (body.name in own and not own.startswith(_FACULTIES)):
        return None
    return Proxy(named.start(), body.end, "capacity.in-the-name", body.name)


def _sender(
    mentions: Mentions, former: PersonMention | None, person: PersonMention, line_start: int, stop: int
) -> int | None:
    """Where the words begin by which somebody is sent; None where nobody is."""
    text = mentions.text
    begin = max(line_start, person.start - 200, former.end if former else 0)
    sends = (_EN_SENDS if mentions.english else _SENDS).search(text, begin, person.start)
    if not sends or _GIFT.search(text, max(begin, sends.start() - 30), person.start):
        return None
    if not mentions.english and not _ACTS.search(text, person.end, stop):
        return None
    if mentions.english and not re.compile(r"sign|represent|stand").search(text, person.end, stop):
        return None
    close = former is not None and former.end >= line_start and person.start - former.end < 170
    if not close and sends[0].strip() in ("ให้", "ส่ง", "มอบ"):
        return None
    return former.end if close and former else sends.start()


_DELEGATES = expression(
    r"[ ]?(?:ได้)?(?:ติดภารกิจ[^\n]{0,60}?)?(?:ได้)?(?:มอบหมาย|มอบอำนาจ|มอบ|ให้|ส่ง)(?:ให้|[ ]|$)"
)


def delegates(text: str, person: PersonMention) -> bool:
    """Whether someone else acts in the person's place, as the words right behind the person say in Thai."""
    stop = person.stop
    return _DELEGATES.match(text, stop, stop + 80) is not None


def delegating(mentions: Mentions) -> set[str]:
    """Who hands the signing over to somebody else, anywhere in the text."""
    return once(mentions.text, "handing", partial(_delegating, mentions))


def _delegating(mentions: Mentions) -> set[str]:
    return {person.name for person in mentions.told if delegates(mentions.text, person)}
