"""Bystanders: who is told to be there, or to preside while others sign; such people sign nothing, whatever they head."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from citypact.graph.extraction.aftermaths import in_aftermath
from citypact.graph.extraction.companions import companions
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.seeking import Sought, once
from citypact.graph.extraction.told_signers import told_signers

__all__ = ["bystanders"]

_OF_SIDE = r"(?:[ ]?ของ(?:มหาวิทยาลัย|เทศบาล|จังหวัด|โรงพยาบาล|โรงเรียน|อบ[จต]\.|บริษัท)(?:ฯ)?(?=[ ]|ร่วม|เป็น|ลง))?"
_LIST_GOES_ON = expression(rf"{_OF_SIDE}[ ]?(?:,|และ|กับ|พร้อมด้วย|[ ])+[ ]?")
_HEADS = frozenset({"mayor", "governor", "pao_president", "sao_president"})
_MOST = 200  # people of a text
# before the first of a list: "at the ceremony there are", "those who came are"; those who came to sign are none
_THERE_ARE = expression(
    r"(?:ใน(?:พิธี|งาน)(?:นี้|ครั้งนี้)?[ ]?(?:ยัง|ก็)?มี"
    r"|(?:ผู้|คน|แขก|ท่าน)(?:ที่)?(?:ได้)?(?:เดินทาง)?(?:มา|เข้า|อยู่)(?:(?!ร่วม)[^\n:：]){0,40}?(?:คือ|มี|ได้แก่|ประกอบด้วย|[:：]))[ ]?"
    r"(?:(?:รอง|ผู้ช่วย)?ศาส[ก-๎]{2,14}[ ]?)?\Z"  # a professor, however that is spelt
)
_TO_SIGN = expression(r"(?:ลงนาม|เซ็น|ลงชื่อ|จรดปากกา)")
_WHO_SIGN = expression(r"(?:ผู้|คน|ท่าน)[ก-๎ ]{0,16}(?:ลงนาม|เซ็น|ลงชื่อ|จรดปากกา)[ก-๎]{0,12}\Z")
_LEAD = 70  # letters
_SIGNING = Sought("ลงนาม|เซ็น|ลงชื่อ")
_SIGN = expression(r"[^\n]{0,60}?(?:ลงนาม|เซ็น|ลงชื่อ)")
# behind the last of a list
_IS_THERE = expression(
    r"(?:[ ]?และ(?:หัวหน้า|คณะ|เจ้าหน้าที่|ผู้|สมาชิก|บุคลากร)[ก-๎]{2,24})?[ ]?(?:มาพร้อม(?:กัน|หน้า)|"
    r"(?:ก็|ได้)?(?:มา|เข้า)?(?:ร่วม)?(?:นั่ง)?(?:อยู่(?:ใน(?:พิธี|ที่ประชุม|งาน|ห้อง))?ด้วย|"
    r"(?:มา|เข้า)ร่วม(?:งาน|พิธี|เป็นเกียรติ|สังเกตการณ์)?ด้วย|(?:มา|เข้า|ไป)ร่วมงาน(?=[ \n]|\Z)(?![^\n]{0,40}ลงนาม)|"
    r"(?:ให้|เป็น)เกียรติ(?:ใน|ร่วม)?(?:พิธี|งาน)?ด้วย))"
)
# those who are not named, told between a list and what it does
_UNNAMED = (
    r"(?:หัวหน้า(?:ส่วน|ฝ่าย|หน่วย)?|คณะ|เจ้าหน้าที่|ผู้|สมาชิก|บุคลากร|กำนัน|ข้าราชการ|พนักงาน|ครู|ประชาชน|สื่อมวลชน|"
    r"แขก|ภาคี|เครือข่าย|ตัวแทน|นัก(?:เรียน|ศึกษา|ธุรกิจ|ลงทุน|วิชาการ|ข่าว)|ส่วนราชการ|หน่วยงาน|ภาค(?:รัฐ|เอกชน|ประชาชน)|พ่อค้า|พี่น้อง)"
)
_AND = r"(?:และ|พร้อมด้วย|ตลอดจน|รวมถึง)"
_CROWD = (
    rf"(?:[ ]?{_AND}?[ ]?{_UNNAMED}[ก-๎]{{0,40}}(?![ก-๎])){{0,6}}(?:[ ]?{_AND}?[ ]?{_UNNAMED}[ก-๎]{{2,24}})?"
)
_OTHERS_DO = expression(
    r"[ ](?:หัวหน้า|คณะ|เจ้าหน้าที่|ผู้|สมาชิก|บุคลากร|กำนัน|ข้าราชการ|พนักงาน)"
)  # the crowd, not who is named
_DOES_ELSE = expression(
    rf"{_CROWD}[ ]?(?:ก็|ได้|จะ|มา|ให้|และ|เข้า|ร่วม|เป็น)*"
    r"(?:(?:ร่วม|เข้า)(?:ใน)?(?:พิธี|งาน|สังเกตการณ์)|(?<=เข้าร่วม)(?:ด้วย)?(?=[ \n]|\Z)(?![ ]?(?:พิธี|ลงนาม))|(?<=ร่วม)(?:คณะ|เดินทาง)|"
    r"(?:การ)?ต้อนรับ|กล่าว(?:รายงาน|ต้อนรับ|แสดง|ขอบคุณ|เปิด(?!เผย)|ปิด|อวยพร)|"
    r"(?P<speaks>(?<=เป็น)เกียรติ(?![ก-๎]{0,4}(?:ลงนาม|เซ็น))|บรรยาย|(?<=เป็น)(?:พิธีกร|วิทยากร|ผู้ดำเนินรายการ)|นำเสนอ|ร่วมรับฟัง))"
)
# who signs, told of others
_WHO_SIGNED = Sought(
    r"เป็นผู้(?:แทน)?(?:ใน)?(?:การ)?(?:ร่วม)?(?:ลงนาม|เซ็น)|ผู้(?:ร่วม)?ลงนาม[ก-๎]{0,24}[ ]?(?:ประกอบด้วย|คือ|ได้แก่|[:：])|"
    r"ลงนาม(?:โดย(?!มี)|กับ[ ]?(?:นาย|นาง|ดร\.))"
)
_IS_WITNESS = expression(r"[ ]?[(–-]?[ ]?พยาน\)?(?=[ ]?(?:\n|\Z))")  # as a line of signatures ends
_SIGNED_WITH = expression(r"ลงนาม(?:(?!ระหว่าง|พยาน)[^\n]){0,60}?กับ[ ]?(?:ท่าน)?\Z")
_SENT = expression(r"(?:มอบ(?:หมาย|อำนาจ)?|ส่ง)(?:ให้)?[ ]?(?:ท่าน)?\Z")
_STANDS_BY = expression(
    rf"{_OF_SIDE}[ ]?(?:ก็|ได้|มา|ให้เกียรติ|เข้า|ร่วม|นั่ง|ลงนาม|ลงชื่อ|ทำหน้าที่)*(?:เป็น|ใน(?:ฐานะ)?)(?:ประธาน(?:และ|[ ])?)?(?:สักขี)?พยาน"
)
_WITH = expression(r"(?:มี|พร้อมด้วย|ท่ามกลาง|ต่อหน้า)[ ]?\Z")
_PRESIDES = Sought(
    r"(?:ประธาน(?:ใน)?(?:พิธี|งาน|การลงนาม(?!ฝ่าย))?ฯ?[ ]?(?:ได้แก่|คือ|[:：])"
    r"|(?<!เป็น)(?<!นั่ง)(?<!หน้าที่)(?<!ใน)ประธาน(?:ใน)?(?:พิธี|งาน)ฯ?)[ ]?\Z"
)
_SITS = expression(
    r"[ ]?(?:(?:ได้)?(?:ให้|ร่วม)เกียรติ)?(?:มา|ไป|นั่ง|ทำหน้าที่|เป็น|ใน)*ประธาน(?:ใน|เปิด)?"
    r"(?:พิธี|งาน|การ(?:ลงนาม(?!ฝ่าย)|ประชุม))(?P<then>[^\n]{0,120})"
)
_SIGNS_TOO = expression(
    r"(?:และ|พร้อม(?:กับ|ทั้ง)?|ทั้ง|ตลอดจน|ก่อน)[ ]?(?:ได้|เข้า|ร่วม)*(?:พิธี)?(?:ลงนาม|เซ็น|ลงชื่อ)|ลงนาม(?:เอง|ด้วย)|\A[ ]?กับ"
)
_OTHERS_SIGN = Sought(r"(?:ผู้(?:ที่)?|ผู้(?:ที่)?ร่วม|[ ]ร่วม)(?:ลงนาม|ลงชื่อ|เซ็น)")


def bystanders(mentions: Mentions) -> set[str]:
    """The names of those of whom a text says nothing else."""
    return set() if mentions.english else once(mentions.text, "bystanders", partial(_found, mentions))


def _found(mentions: Mentions) -> set[str]:
    aside: set[str] = set()
    active: set[str] = set()
    told = mentions.told[:_MOST]
    witnesses = _witnesses(mentions, told)
    there = attends = False
    for number in range(len(told) - 1, -1, -1):
        person = told[number]
        following = told[number + 1] if number + 1 < len(told) else None
        if following is None or not _goes_on(mentions, person, following):
            there = attends = False
        there = there or _IS_THERE.match(mentions.text, person.stop) is not None
        attends = attends or _does_else(mentions, person)
        beside = there or person.start in witnesses or _presides(mentions, person)
        beside = beside or _IS_WITNESS.match(mentions.text, person.stop) is not None or _only_speaks(person)
        beside = beside or (attends and not _may_sign(mentions, person))
        (aside if beside else active).add(person.name)
    return (
        (aside - active) | _guests(mentions, told) | _told_afterwards(mentions, told) | companions(mentions)
    )


def _told_afterwards(mentions: Mentions, told: Sequence[PersonMention]) -> set[str]:
    """The names of those who are told to do something after a signing, and not in another line that tells of signing."""
    after = {each.name for each in told if in_aftermath(mentions, each.start)}
    if not after:
        return after
    return after - {
        each.name
        for each in told
        if not in_aftermath(mentions, each.start)
        and _SIGNING.search(mentions.text, *mentions.line(each.start))
    }


def _only_speaks(person: PersonMention) -> bool:
    """Whether somebody speaks for others by office."""
    return person.office is not None and _SPOKESMAN.match(person.office.name) is not None


_SPOKESMAN = expression(r"(?:รอง|ผู้ช่วย)?โฆษก")


def _goes_on(mentions: Mentions, person: PersonMention, following: PersonMention) -> bool:
    """Whether somebody stands in one list with who is told next."""
    end = max(person.stop, following.begin)
    return _LIST_GOES_ON.fullmatch(mentions.text, person.stop, end) is not None


def _does_else(mentions: Mentions, person: PersonMention) -> bool:
    """Whether somebody attends, reports or lectures, and the same line says who signs."""
    text = mentions.text
    if _SENT.search(text, max(0, person.begin - 24), person.begin):
        return False
    does = _DOES_ELSE.match(text, person.stop)
    if does is None or _SIGNS_TOO.search(text, does.end(), does.end() + 60):
        return False
    if does["speaks"] and not _OTHERS_DO.match(text, person.stop):
        return True
    line = mentions.line(person.start)
    if _WHO_SIGNED.search(text, line[0], person.begin) or _WHO_SIGNED.search(text, does.end(), line[1]):
        return True
    if _signed_before(mentions, person, line[0]):
        return True
    first = bisect_left(mentions.told, line[0], key=lambda each: each.start)
    last = bisect_left(mentions.told, line[1], key=lambda each: each.start)
    return any(
        other.name != person.name
        and (signed := _SIGNED_WITH.search(text, max(line[0], other.begin - 80), other.begin))
        and not does.start() <= signed.start() < does.end() + 8
        for other in mentions.told[first:last]
    )


def _signed_before(mentions: Mentions, person: PersonMention, line: int) -> bool:
    """Whether somebody is in a list that begins with "there were", and others are told to sign before it in the line."""
    number = bisect_left(mentions.told, person.start, key=lambda each: each.start)
    told = mentions.told
    while number and _goes_on(mentions, told[number - 1], told[number]):
        number -= 1
    begin = told[number].begin
    if not _THERE_WERE.search(mentions.text, max(line, begin - 24), begin):
        return False
    return _IS_WHO_SIGNED.search(mentions.text, line, begin) is not None or any(
        other.start >= line and _DID_SIGN.match(mentions.text, other.stop) is not None
        for other in told[max(0, number - _BEFORE) : number]
    )


_BEFORE = 6  # people
_IS_WHO_SIGNED = Sought(r"เป็นผู้(?:แทน)?(?:ใน)?(?:การ)?(?:ร่วม)?(?:ลงนาม|เซ็น)")
_THERE_WERE = expression(r"(?:โดย|ซึ่ง|ทั้งนี้)[ ]?(?:ยัง)?มี[ ]?\Z")
_DID_SIGN = expression(
    r"[ ]?(?:ได้|จะ|ก็|ทั้งสองฝ่าย)*(?:เป็นผู้)?(?:ร่วม)?(?:กัน)?(?:ลงนาม|เซ็น|จรดปากกา)(?!เป็น|ใน(?:ฐานะ)?พยาน|[ก-๎]{0,8}พยาน)"
)


def _may_sign(mentions: Mentions, person: PersonMention) -> bool:
    """Whether somebody heads a body for which nobody is told to sign: to attend is to sign then."""
    if person.office is None or person.office.role not in _HEADS:
        return False
    body, signers = mentions.body_of(person), told_signers(mentions)
    if _signed_before(mentions, person, mentions.line(person.start)[0]) and not _is_told(mentions, body):
        return False  # others sign, and of what she heads it says nothing else
    return not any(
        other.name in signers and mentions.body_of(other) == body for other in mentions.told[:_MOST]
    )


def _is_told(mentions: Mentions, body: str | None) -> bool:
    """Whether a text tells of a body, besides in the words of an office."""
    return any(each.name == body for each in mentions.bodies) or any(
        each.name == body for each in mentions.bare
    )


def _witnesses(mentions: Mentions, told: Sequence[PersonMention]) -> set[int]:
    """Where those are told who are listed as witnesses, behind "with" or "there were", or where others are said to sign."""
    found, signers = set[int](), told_signers(mentions)
    text = mentions.text
    for number, person in enumerate(told):
        if not _STANDS_BY.match(text, person.stop):
            continue
        first = number
        while (
            not (led := _WITH.search(text, max(0, told[first].begin - 24), told[first].begin))
            and first
            and _goes_on(mentions, told[first - 1], told[first])
        ):
            first -= 1
        listed = told[first : number + 1]
        last = max((place for place, each in enumerate(listed) if each.name in signers), default=-1)
        if not led and 0 <= last < number - first:  # behind those of whom it says that they sign
            found |= {each.start for each in listed[last + 1 :]}
        others = told[max(0, first - _BEFORE) : first]
        begins = mentions.line(person.begin)[0]
        if (
            led
            or (signers and signers.isdisjoint(each.name for each in listed))
            or any(each.start >= begins and _DID_SIGN.match(text, each.stop) for each in others)
        ):
            found |= {each.start for each in listed}
    return found


def _guests(mentions: Mentions, told: Sequence[PersonMention]) -> set[str]:
    """Who is listed as there, and does nothing else."""
    guests, others = set[str](), set[str]()
    former: PersonMention | None = None
    listed = False
    for person in told:
        listed = _there_are(mentions, person) or (
            listed
            and former is not None
            and _LIST_GOES_ON.fullmatch(mentions.text, former.stop, max(former.stop, person.begin))
            is not None
        )
        signs = _SIGN.match(mentions.text, person.stop) is not None
        (guests if listed and not signs else others).add(person.name)
        former = person
    return guests - others


# before the first of a list of witnesses
_WITNESSES_ARE = expression(
    r"(?<!ลงนามและ)(?<!ลงนามและเป็น)(?:สักขี|(?<!สักขี))พยาน(?:ใน|การ|พิธี|ลงนาม|ฝ่าย|ทั้ง|สอง|ครั้ง|นี้|ร่วม|[ ])*"
    r"(?:ได้แก่|คือ|ประกอบ(?:ไป)?ด้วย|มี|อาทิ|[:：])[ ]?\Z"
    r"|(?:ท่ามกลาง|ต่อหน้า|มี)(?:คณะ)?สักขีพยาน(?:จาก|ฝ่าย)(?:(?!ลงนาม)[^\n]){2,60}?นำโดย[ ]?\Z"
)


def _there_are(mentions: Mentions, person: PersonMention) -> bool:
    """Whether a list of those who are there, and do not sign, begins with a person."""
    lead = max(mentions.line(person.begin)[0], person.begin - _LEAD)
    if _WITNESSES_ARE.search(mentions.text, lead, person.begin):
        return True
    found = _THERE_ARE.search(mentions.text, lead, person.begin)
    return (
        found is not None
        and not _TO_SIGN.search(mentions.text, *found.span())
        and not _WHO_SIGN.search(mentions.text, lead, found.start())
    )


def _presides(mentions: Mentions, person: PersonMention) -> bool:
    """Whether somebody presides, and the same line says who signs."""
    text, line = mentions.text, mentions.line(person.start)
    if (sits := _SITS.match(text, person.stop)) and not _SIGNS_TOO.search(sits["then"]):
        return True
    return bool(
        _PRESIDES.search(text, max(line[0], person.begin - 40), person.begin)
        and _OTHERS_SIGN.search(text, line[0], line[1])
    )
