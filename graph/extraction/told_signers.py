"""Told signers: of whom a text says outright that they sign, however far the words stand from the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.seeking import Sought, once

__all__ = ["CHARGED_BY", "companies", "signing_outright", "told_signers"]

_MOST = 200  # people of a text
_SIGN = r"(?:ลง(?:ลาย)?(?:มือ)?(?:นาม|ชื่อ)|เซ็น|จรดปากกา)"
_NOT_AS_WITNESS = r"(?!เป็น|รับ|ถวาย|ในสมุด|ใน(?:ฐานะ)?พยาน|[ก-๎]{0,12}พยาน)"
_FOR_A_SIDE = r"[ ]?(?:เป็น|ใน(?:ฐานะ|นาม))?(?:ผู้|ตัว)แทน(?:ของ|ฝ่าย|จาก)?[ ]?[ก-๎.]{0,40}?[ ]?"
# behind the last of a list
_IS_SIGNER = expression(
    r"(?:[ ]?(?:ได้|ก็|จะ)*(?:เป็น|ทำหน้าที่(?:เป็น)?|ในฐานะ)(?:ผู้|ตัว)(?:แทน[ก-๎.]{0,24}?)?(?:ใน)?(?:การ)?(?:ร่วม)?"
    rf"|{_FOR_A_SIDE}(?:ได้|จะ|ก็|ทั้งสองฝ่าย|เป็นผู้)*(?:ร่วม)?(?:กัน)?){_SIGN}{_NOT_AS_WITNESS}"
)
# between two people of whom the second signs: "<person> for the one side, and <person> for the other signed"
_STANDS_FOR = expression(rf"{_FOR_A_SIDE}(?:,|และ|กับ|ส่วน)?[ ]?")
# "พิธีลงนาม … ฝ่ายหนึ่งคือ <person> อีกฝ่ายคือ <person>"
_ONE_SIDE = expression(r"(?:ฝ่าย(?:หนึ่ง|แรก)|อีกฝ่าย(?:หนึ่ง)?)[ ]?(?:คือ|ได้แก่|โดย|[:：])[ ]?(?:ท่าน)?\Z")
_SIGNING = Sought(rf"{_SIGN}{_NOT_AS_WITNESS}")
_THEN_SIGN = expression(rf"[ ]?(?:ได้|จะ|ก็)*(?:ร่วม)?(?:กัน)?{_SIGN}{_NOT_AS_WITNESS}")
_WITH_WHOM = expression(r"[ ]?(?:จับมือ|เคียงข้าง|ควง(?:คู่|แขน)?)(?:กับ)?[ ]?")
# between who is sent and who sends
CHARGED_BY = expression(r"รับ(?:การ)?(?:มอบ(?:หมาย|อำนาจ)?|แต่งตั้ง)(?:หน้าที่|ภารกิจ)?(?:จาก|โดย)[ ]?(?:ท่าน)?\Z")
_THEN_CHARGED = expression(rf"(?:(?!พยาน|ประธาน)[^\n]){{0,40}}?{_SIGN}{_NOT_AS_WITNESS}")
_LIST_GOES_ON = expression(
    r"[ ]?(?:,|และ|กับ|(?:ส่วน|และ)?(?:ผู้แทน)?ฝ่าย[ก-๎.]{1,40}[ ]?(?:มี|คือ|ได้แก่|โดย)|[ ])+[ ]?"
)
# does something, and then signs: "<person> กล่าวต้อนรับ จากนั้นได้ลงนาม"
_THEN_SIGNS = expression(
    r"(?:(?!โดย|ซึ่ง|ระหว่าง|มี|พยาน|ว่า[ ]|มอบ(?:หมาย|อำนาจ)|เพื่อ|หลัง|ภาย|ก่อนหน้า)[^\n]){1,60}?"
    r"(?:จากนั้น|ก่อน(?:ที่)?(?:จะ)?|พร้อม(?:ทั้ง|กับ)|แล้ว|และ)[ ]?(?:ได้|จึง|ยัง)?(?:ร่วม)?(?:กัน)?"
    rf"(?:พิธี)?{_SIGN}{_NOT_AS_WITNESS}"
)


def told_signers(mentions: Mentions) -> set[str]:
    """The names of those who are told outright to sign."""
    return set() if mentions.english else once(mentions.text, "told signers", partial(_found, mentions))


def _found(mentions: Mentions) -> set[str]:
    text, found = mentions.text, set[str]()
    told = mentions.told[:_MOST]
    signs = False
    for number in range(len(told) - 1, -1, -1):
        person = told[number]
        following = told[number + 1] if number + 1 < len(told) else None
        between = _between(person, following) if following else None
        if _IS_SIGNER.match(text, person.stop):
            signs = True
        elif between is None or following is None:
            signs = False
        elif _STANDS_FOR.fullmatch(text, *between) or _WITH_WHOM.fullmatch(text, *between):
            signs = signs or _THEN_SIGN.match(text, following.stop) is not None
        elif CHARGED_BY.search(text, *between):
            signs = _THEN_CHARGED.match(text, following.stop) is not None
        else:
            signs = signs and _LIST_GOES_ON.fullmatch(text, *between) is not None
        if signs:
            found.add(person.name)
    found |= {person.name for number, person in enumerate(told) if _sent_to_sign(mentions, told, number)}
    listed = False  # among those who sign, one of whom is told after the other
    for number, each in enumerate(told):
        before = told[number - 1].stop if number else 0
        listed = _WHO_SIGNS.search(text, max(before, each.begin - _LEAD), each.begin) is not None or (
            listed
            and _NEXT_SIGNS.fullmatch(text, before, max(before, each.begin)) is not None
            and not _DOES_ELSE.match(text, each.stop)
        )
        if listed:
            found.add(each.name)
        if _comes_to_sign(text, each):
            found.add(_leaders(mentions, told, number)[-1])
        line = mentions.line(each.begin)[0]
        if _ONE_SIDE.search(text, max(line, each.begin - 24), each.begin) and _SIGNING.search(
            text, line, each.begin
        ):
            found.add(each.name)
        found |= _received(mentions, told, number)
        then = _THEN_SIGNS.match(text, each.stop)
        if then and then.end() <= (told[number + 1].start if number + 1 < len(told) else len(text)):
            found |= set(_leaders(mentions, told, number))
    found |= {each.name for each, _ in companies(mentions)}
    found |= _both_heads(mentions, told) | signing_outright(mentions)
    return found - {person.name for person in told if _sends(text, person)}


def companies(mentions: Mentions) -> list[tuple[PersonMention, int]]:
    """The heads who sign in the company of others who are not named, each with where the words for signing end."""
    return [] if mentions.english else once(mentions.text, "companies", partial(_companies, mentions))


def _companies(mentions: Mentions) -> list[tuple[PersonMention, int]]:
    told, found = mentions.told[:_MOST], list[tuple[PersonMention, int]]()
    for number, each in enumerate(told):
        if not _heads(each) or (company := _IN_COMPANY.match(mentions.text, each.stop)) is None:
            continue
        if company.end() <= (told[number + 1].start if number + 1 < len(told) else len(mentions.text)):
            found.append((each, company.end()))
    return found


def _sent_to_sign(mentions: Mentions, told: Sequence[PersonMention], number: int) -> bool:
    """Whether somebody is sent, with others or alone, to a signing."""
    text, last = mentions.text, told[number]
    if not _SENT.search(text, max(0, last.begin - 24), last.begin):
        return False
    for following in told[number + 1 : number + _WITH]:
        if not _WITH_OTHERS.fullmatch(text, *_between(last, following)):
            break
        last = following
    return _TO_SIGN.match(text, last.stop) is not None


def _both_heads(mentions: Mentions, told: Sequence[PersonMention]) -> set[str]:
    """The two heads who were told last, where it says that both of them signed."""
    found = set[str]()
    for both in _BOTH_SIGN.finditer(mentions.text):
        index = bisect_left(told, both.start(), key=lambda each: each.start)
        heads: dict[str | None, str] = {}
        for person in reversed(told[:index]):
            if both.start() - person.start > _BACK or len(heads) == _BOTH:
                break
            if person.office and person.office.role in _HEADS:
                heads.setdefault(mentions.body_of(person), person.name)
        if len(heads) == _BOTH:
            found |= set(heads.values())
    return found


def signing_outright(mentions: Mentions) -> set[str]:
    """The names of those of whom a Thai text says that they are there and sign together, or preside and sign with others."""
    return (
        set() if mentions.english else once(mentions.text, "signing outright", partial(_outright, mentions))
    )


def _outright(mentions: Mentions) -> set[str]:
    told = mentions.told[:_MOST]
    together = {name for number in range(len(told)) for name in _there_sign(mentions, told, number)}
    return together | {person.name for person in told if _SIGNS_AT_HEAD.match(mentions.text, person.stop)}


_SIGNS_AT_HEAD = expression(
    rf"[ ]?เป็นประธาน(?:ใน)?(?:การ)?(?:ร่วม)?{_SIGN}{_NOT_AS_WITNESS}(?:(?!ระหว่าง|โดย|พยาน|ซึ่ง)[^\n]){{0,160}}?ร่วมกับ"
)


def _there_sign(mentions: Mentions, told: Sequence[PersonMention], number: int) -> set[str]:
    """Those of a list that begins with "there are" and ends with "sign together"."""
    text, listed = mentions.text, [told[number]]
    if not _SIGN_TOGETHER.match(text, told[number].stop):
        return set()
    while number and len(listed) < _WITH:
        start, end = _between(told[number - 1], told[number])
        body = mentions.body_of(told[number - 1])
        if body and text.startswith(f" {body}", start):
            start += len(body) + 1  # told behind the office, and of no kind
        if not _WITH_OTHERS.fullmatch(text, start, max(start, end)):
            break
        number -= 1
        listed.append(told[number])
    if len(listed) < _BOTH or not _THERE.search(text, max(0, told[number].begin - 16), told[number].begin):
        return set()
    return {person.name for person in listed}


_THERE = expression(r"(?:โดย|ซึ่ง|และ|ทั้งนี้)[ ]?(?:ยัง)?มี[ ]?(?:ท่าน)?\Z")
_SIGN_TOGETHER = expression(rf"[ ]?(?:ได้|จะ|ก็|เข้า)*ร่วม(?:กัน)?{_SIGN}{_NOT_AS_WITNESS}")
_BOTH, _BACK = 2, 500  # heads, and letters before the words that speak of them
_BOTH_SIGN = Sought(
    rf"(?:นายก(?:เทศมนตรี|ฯ)?ทั้ง[ ]?(?:สอง|2)|ผู้(?:นำ|บริหาร(?:สูงสุด)?)(?:ของ)?ทั้ง[ ]?(?:สอง|2)|ทั้ง[ ]?(?:สอง|2)[ ]?(?:ท่าน|คน|นายก))"
    rf"(?:ฝ่าย|เมือง|แห่ง|ท่าน|หน่วยงาน|เทศบาล)?[ ]?(?:จึง|ได้|ก็|ยัง|จะ)*(?:ร่วม)?(?:กัน)?{_SIGN}{_NOT_AS_WITNESS}"
)


def _comes_to_sign(text: str, person: PersonMention) -> bool:
    if _COMES_TO_SIGN.match(text, person.stop):
        return True
    return _heads(person) and _LEADS_TO_SIGNING.match(text, person.stop) is not None


def _leaders(mentions: Mentions, told: Sequence[PersonMention], number: int) -> list[str]:
    """The names of those whom the others of a list are with, told before "with", or of all; the first told last."""
    text, listed = mentions.text, [told[number]]
    while number:
        gap = _between(told[number - 1], told[number])
        leads = _LEADS_THEM.fullmatch(text, *gap) is not None
        if not leads and not _WITH_OTHERS.fullmatch(text, *gap):
            break
        number -= 1
        if leads or "พร้อม" in text[slice(*gap)]:
            listed.clear()
        listed.append(told[number])
    return [each.name for each in listed]


def _received(mentions: Mentions, told: Sequence[PersonMention], number: int) -> set[str]:
    """A head and the first of the guests whom that head receives, where they have come to sign, or then sign."""
    text = mentions.text
    if number + 1 == len(told):
        return set()
    guest = last = told[number + 1]
    if guest.office is None or not _RECEIVES.fullmatch(text, *_between(told[number], guest)):
        return set()
    leaders = {*_leaders(mentions, told, number)}
    host = next((each for each in told[: number + 1] if each.name in leaders and _leads(each)), None)
    if host is None:
        return set()
    for following in told[number + 2 : number + _WITH]:
        if not _WITH_OTHERS.fullmatch(text, *_between(last, following)):
            break
        last = following
    return {host.name, guest.name} if _CAME_TO_SIGN.match(text, last.stop) else set()


def _heads(person: PersonMention) -> bool:
    return person.office is not None and person.office.role in _HEADS


def _leads(person: PersonMention) -> bool:
    """Whether somebody heads a local government, a university, a school, a hospital."""
    return _heads(person) or (person.office is not None and _LEADING.match(person.office.name) is not None)


_LEADING = expression(
    r"(?:รักษา(?:ราชการ|การ)(?:แทน)?)?(?:อธิการบดี|คณบดี|ผู้อำนวยการ|เจ้าแขวง|ประธานคณะกรรมการประชาชน)"
)
_RECEIVES = expression(
    r"[ ]?(?:พร้อม(?:ด้วย)?คณะ[ก-๎]{0,30}[ ]?)?(?:ได้|ก็|จึง|ร่วม|ให้การ|กล่าว|คอย)*"
    r"(?:ต้อนรับ|(?:เดินทาง)?(?:มา)?เข้า(?:เยี่ยม)?(?:คารวะ|พบ)|หารือกับ)[ ]?"
    r"(?:ท่าน|(?:คณะ|ผู้แทน)[ก-๎]{0,60}(?:นำ)?โดย)?[ ]?"
)
_CAME_TO_SIGN = expression(
    r"(?:[ ](?:ประเทศ|สาธารณรัฐ|จังหวัด|อำเภอ|รัฐ|มณฑล|แขวง)[ก-๎]{2,24}|[ ]สปป\.?[ ]?ลาว|"
    r"[ ][ก-ฮเแโใไ][ก-๎]{2,15}(?=[ ](?:สาธารณรัฐ|ประเทศ|รัฐ|มณฑล|แขวง|สปป))){0,3}"
    r"[ ]?(?:(?:และ|พร้อม(?:ด้วย)?)[ ]?คณะ[ก-๎]{0,40}[ ]?)?"
    r"(?:(?:เนื่อง)?(?:ใน)?(?:โอกาส|วาระ)(?:(?!โดย|ซึ่ง|พยาน|ประธาน)[^\n]){0,70}?|"
    r"(?:พร้อม(?:ทั้ง)?|ก่อน(?:ที่)?(?:ทั้งสองฝ่าย)?(?:จะ)?|และ|แล้ว|จากนั้น)[ ]?(?:ได้|จึง)?(?:ร่วม)?(?:กัน)?(?:พิธี)?)"
    rf"{_SIGN}{_NOT_AS_WITNESS}"
)
_LEADS_THEM = expression(
    r"[ ]?(?:ได้|ก็|จึง)*นำ(?:ทีม|คณะ)[ก-๎]{0,60}(?:[ ](?:ประเทศ|สาธารณรัฐ|สปป|จังหวัด)[ก-๎.]{0,24})?[ ]?"
    r"(?:อาทิ|ประกอบ(?:ไป)?ด้วย|ได้แก่|คือ|[:：])?[ ]?(?:ท่าน)?"
)
_COMES_TO_SIGN = expression(
    r"[ ]?(?:พร้อม(?:ด้วย)?คณะ[ก-๎]{0,20}[ ]?)?(?:ได้|ได้นำคณะ|นำคณะ|ก็|จึง)?[ ]?เดินทาง(?:(?!โดย|ต้อนรับ|พยาน|ประธาน)[^\n]){0,90}?"
    rf"เพื่อ(?:เข้า)?(?:ร่วม)?(?:ใน)?(?:พิธี)?{_SIGN}{_NOT_AS_WITNESS}"
)
_HEADS = frozenset({"mayor", "governor", "pao_president", "sao_president"})
# with others who are not named, and then signs
_IN_COMPANY = expression(
    r"[ ]?พร้อม(?:(?!โดย|ต้อนรับ|พยาน|เป็นประธาน|ระหว่าง|มอบหมาย|กล่าว|หลัง|ซึ่ง|ว่า[ ])[^\n]){2,150}?"
    rf"(?<!พิธี)(?<!พิธีการ)(?<!การ){_SIGN}{_NOT_AS_WITNESS}"
)
_LEADS_TO_SIGNING = expression(
    r"[ ]?(?:ได้|จึง)?นำ(?:ทีม|คณะ)(?:(?!โดย|ต้อนรับ|พยาน|ประธาน|กล่าว)[^\n]){0,70}?(?:เข้า)?ร่วม(?:ใน)?(?:พิธี|งาน)"
    rf"(?:การ)?{_SIGN}{_NOT_AS_WITNESS}"
)
_WITH = 8  # people who are sent together
_SENT = expression(r"(?:มอบ(?:หมาย|อำนาจ)?|ส่ง)(?:ให้)?[ ]?(?:ท่าน)?\Z")
_WITH_OTHERS = expression(
    r"(?:[ ](?:ประเทศ|สาธารณรัฐ|จังหวัด|อำเภอ)[ก-๎]{2,24})?[ ]?(?:,|และ|กับ|พร้อม(?:ด้วย|กับ)?|[ ])+[ ]?"
)
_MARK = r"(?:\(?\d{1,2}[.)]|[-–•●▪✅])[ ]?"
_LEAD = 120  # letters that lead to who signs
_WHO_SIGNS = expression(
    r"(?<!เป็น)ผู้(?:แทน)?(?:ร่วม)?ลงนาม(?!เป็น|[ก-๎]{0,8}พยาน)(?:(?!พยาน|ประธาน|ต้อนรับ)[^\n]){0,80}?"
    rf"(?:คือ|ได้แก่|ประกอบ(?:ไป)?ด้วย|ดังนี้|[:：])\s{{0,4}}(?:{_MARK})?\Z"
)
_DOES_ELSE = expression(
    r"[ ]?(?:ก็|ได้|มา|จะ|ให้|เกียรติ|ร่วม|นั่ง|ทำหน้าที่|เข้า|[ ])*(?:เป็น|ใน|ลงนาม)?(?:ฐานะ)?(?:(?:สักขี)?พยาน|ประธาน|ต้อนรับ|กล่าว)"
)
_NEXT_SIGNS = expression(rf"(?:[ ]?(?:,|และ|กับ)[ ]?|[ ])+|[ ]?\s{{1,4}}{_MARK}")
_TO_SIGN = expression(
    r"[ ]?(?:(?:และ|พร้อมด้วย|พร้อม)[ ]?(?:คณะ|เจ้าหน้าที่|หัวหน้า|บุคลากร|พนักงาน|ผู้|ทีม)[ก-๎]{0,40}[ ]?)?"
    rf"(?:ได้|เดินทาง|ไป|มา|เข้า)*(?:ร่วม)?(?:ใน)?(?:พิธี|งาน)?(?:การ)?{_SIGN}{_NOT_AS_WITNESS}"
)


def _between(person: PersonMention, following: PersonMention) -> tuple[int, int]:
    return person.stop, max(person.stop, following.begin)


_SENDS = expression(r"[ ]?(?:ได้|จึง|ติดภารกิจ|[ ])*(?<!รับ)(?:มอบ(?:หมาย|อำนาจ)|ส่งผู้แทน)")


def _sends(text: str, person: PersonMention) -> bool:
    return _SENDS.match(text, person.stop) is not None
