"""Retinues: the people of a body who are told behind its head; the head signs, they go along."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise, takewhile

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.seeking import Sought, once
from citypact.graph.extraction.told_signers import told_signers

__all__ = ["retinues"]

_MOST = 200  # people of a text
_HEADS = frozenset({"mayor", "governor", "pao_president", "sao_president"})
_RECTOR = expression(r"อธิการบดี|คณบดี")
_LED = (
    r"(?:ได้|ก็|จึง)*นำ(?:ทีม|คณะ)[ก-๎]{0,60}(?:[ ](?:ประเทศ|สาธารณรัฐ|สปป|จังหวัด)[ก-๎.]{0,24})?[ ]?"
    r"(?:อาทิ|ประกอบ(?:ไป)?ด้วย|ได้แก่|คือ|[:：])?"
)
_JOINS = (
    r"(?:พร้อม(?:ด้วย|กับ)?(?:คณะ(?:ผู้บริหาร|ทำงาน|ผู้แทน)?[ ]?(?:ประกอบ(?:ไป)?ด้วย|ได้แก่|อาทิ|นำโดย)?)?|,|และ|กับ|[ ])*"
)
_ALONG = expression(rf"{_JOINS}(?:{_LED})?{_JOINS}")
_LEADS = expression(r"[ ]?(?:ได้|ก็|จึง)*นำ(?:ทีม|คณะ)")
_WITH = expression(r"พร้อม|นำ(?:ทีม|คณะ)")
_LED_BY = expression(r"นำ(?:ทีม)?โดย[ ]?(?:ท่าน)?\Z")
# before a head: those of a side who sign are listed
_OF_SIDE = expression(r"(?:(?:ลงนาม|เซ็น|ลงชื่อ)(?:โดย|ระหว่าง)|คู่สัญญา|ฝ่าย)[^\n]{0,60}\Z")
_WHO_SIGN = Sought(r"ผู้(?:แทน|ร่วม|ที่|จะ|ได้)*(?:ลงนาม|เซ็น|ลงชื่อ)")
_SENT = expression(r"(?:มอบ|หมาย|ส่ง|ให้)[ ]?(?:ท่าน)?\Z")
_SIGN = expression(r"[ ]?(?:ได้|จะ|ก็|ทั้งสองฝ่าย|เป็นผู้)*(?:แทน)?(?:ร่วม|กัน)*(?:ลง(?:นาม|ชื่อ|ลายมือ)|เซ็น|จรดปากกา)")
_SENT_BEFORE = 12  # letters
_TRAVEL = expression(r"[ ]?(?:และคณะ[ก-๎]{0,24}[ ]?)?(?:ได้|ร่วม|ก็)*(?:เดินทาง|(?:มา)?เยือน|เข้าพบ|เข้าเยี่ยม|มาเยี่ยม)")
_FEW = 2  # those who sign beside their head, where they are told so right behind
_LEAD, _LINE = 90, 400  # letters


def retinues(mentions: Mentions) -> set[str]:
    """The names of those who are told behind the head of their own body, and of whom it does not say that they sign."""
    return set() if mentions.english else once(mentions.text, "retinues", partial(_found, mentions))


def _found(mentions: Mentions) -> set[str]:
    text, told = mentions.text, mentions.told[:_MOST]
    along = set[str]()
    for number, head in enumerate(told):
        if head.office is None:
            continue
        line = mentions.line(head.begin)[0]
        lead = text[max(line, head.begin - _LEAD) : head.begin]
        led = _LED_BY.search(lead) is not None
        manages = _manages(head)
        if not led and (not (_heads(head) or manages) or _OF_SIDE.search(lead)):
            continue
        if not led and _WHO_SIGN.search(text, max(line, head.begin - _LINE), head.begin):
            continue
        fellows = [*_fellows(mentions, told, number)]
        if manages and not led:
            fellows = [*takewhile(_serves, fellows)]
        if not fellows:
            continue
        gaps = [(each.stop, other.begin) for each, other in pairwise([head, *fellows])]
        with_head = led or any(_WITH.search(text, *gap) for gap in gaps)
        if not with_head and (manages or len(fellows) < _FEW or _SIGN.match(text, fellows[-1].stop)):
            continue
        along |= {each.name for each in fellows if each.name != head.name}
    return along - told_signers(mentions)


def _heads(person: PersonMention) -> bool:
    office = person.office
    return office is not None and (office.role in _HEADS or _RECTOR.match(office.name) is not None)


def _manages(person: PersonMention) -> bool:
    """Whether somebody heads a house of its own: a hospital, a school, an agency, a firm."""
    return person.office is not None and _MANAGER.match(person.office.name) is not None


def _serves(person: PersonMention) -> bool:
    """Whether somebody stands second to such a head, or heads a section."""
    return person.office is not None and _SERVANT.match(person.office.name) is not None


_MANAGER = expression(
    r"(?:รักษา(?:ราชการ|การ)(?:แทน|ในตำแหน่ง)*)?(?:(?:ผู้อำนวยการ|ผอ\.)[ ]?(?:ใหญ่|โรง|วิทยาลัย|สำนักงาน|องค์การ|สถาบัน|รพ|[ ]|\Z)"
    r"|กรรมการผู้จัดการ|ผู้ว่าการ|เลขาธิการ|อธิบดี|ประธาน(?:เจ้าหน้าที่|กรรมการ|หอการค้า|สภาอุตสาหกรรม))"
)
_SERVANT = expression(
    r"รอง|ผู้ช่วย|หัวหน้า|(?:ผู้อำนวยการ|ผอ\.|ผู้จัดการ)[ ]?(?:กอง|ฝ่าย|ส่วน|กลุ่ม|แผนก|งาน|สำนัก(?!งาน)|ศูนย์|สาขา)|นัก|เจ้าหน้าที่|ครู"
)


def _fellows(mentions: Mentions, told: list[PersonMention], number: int) -> Iterator[PersonMention]:
    """Those who are told behind a head, as long as they are of the same body and no heads themselves."""
    head = told[number]
    body = mentions.body_of(head)
    former, led = head, False
    for person in told[number + 1 :]:
        gap = former.stop, max(former.stop, person.begin)
        if (
            gap[1] - gap[0] > _LEAD
            or not _ALONG.fullmatch(mentions.text, *gap)
            or _SENT.search(mentions.text, gap[1] - _SENT_BEFORE, gap[1])
        ):
            return
        led = led or _LEADS.match(mentions.text, *gap) is not None
        if person.office is None or ((_heads(person) or body is None) and not led):
            return
        own = mentions.body_of(person)
        if not led and (own is None or own.removeprefix("สภา") != body):
            return
        yield person
        former = person
