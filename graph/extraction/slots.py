"""Slots of agreements: where a party stands, a word that many things bear (ชุมชน, กลุ่ม) begins the name of a body.

"Between A and B", "jointly with B", "those who signed are A, B and C", "six communities, namely A, B and C".
"""

from __future__ import annotations

from collections.abc import Callable

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression

__all__ = ["JOINS", "NAMES_PARTIES", "UNITS", "in_slot"]

_REACH = 60
JOINS = r"(?:จับมือ|ผนึก(?:กำลัง|ความร่วมมือ|พลัง|กำลังร่วม)?|ควง(?:คู่|แขน)?|จูงมือ|จับคู่|ผสาน(?:พลัง|มือ|ความร่วมมือ)?|ร่วมมือ|ประสานมือ)"
_CONCLUDES = r"(?:ลงนาม|เซ็น|ทำ|MO[UA]\)?|ตกลง|ความเข้าใจ|ความร่วมมือ|ไว้|สัญญา|เจตจำนง|เมืองน้อง|คู่(?:มิตร|แฝด))"
UNITS = r"(?:แห่ง|หน่วยงาน|องค์กร|ฝ่าย|ภาคี|ชุมชน|หมู่บ้าน|กลุ่ม|โรงเรียน|สถาบัน|สถานศึกษา|บริษัท|เครือข่าย|วัด|ราย|ร้าน|อปท\.?)"
_TELLS = r"(?:คือ|ได้แก่|ประกอบด้วย|ดังนี้|มี(?=[ ]|เทศบาล|องค์|อบ|ท[นมต]\.|มหา|สำนัก|โรง)|[:：])"
# what tells who the parties are: "those who signed are", "the one side is", "the 15 agencies are"
NAMES_PARTIES = (
    r"(?:(?:ผู้|คู่|ภาคี|หน่วยงาน|องค์กร|ท้องถิ่น|ฝ่าย)(?!บริหาร|แทน|ว่า|อำนวย|ใหญ่|ช่วย)[^\n:：]{0,24}?(?:ลงนาม|เซ็น|ข้อตกลง|ตกลง|สัญญา|MO[UA]|ภาคี)"
    rf"(?!เป็น|ใน(?:ฐานะ)?พยาน)(?:[ก-๙ ฯ]{{0,44}}?{_TELLS}|[ก-๙ ฯ\d()]{{44,100}}?(?:ได้แก่|ประกอบด้วย|ดังนี้))"
    r"|ฝ่ายที่[ ]?(?:1|หนึ่ง)(?=[ ](?:เทศ|องค์|อบ|ท[นมต]|จังหวัด|สำนัก|มหา|โรง|บริษัท|กรม|สมาคม|มูล))"
    rf"|คู่(?:ความร่วมมือ|ของ)[ก-๙ ฯ]{{0,60}}?{_TELLS}|(?:อีก)?(?:ฝ่าย|ฝั่ง|ข้าง)(?:หนึ่ง|แรก|ที่(?:หนึ่ง|สอง|[ ]?[12])|ไทย|นี้|นั้น)?[ ]?{_TELLS}"
    rf"|(?:ฝ่าย|ฝั่ง|ข้าง)[ก-๎]{{2,16}}?[ ]?(?:มา|มี)?[ ]?(?:\d{{1,2}}[ ]?(?:จังหวัด|แขวง|เมือง|แห่ง|หน่วยงาน)[ ]?)?{_TELLS}"
    rf"|\d{{1,3}}[ ]?(?:{UNITS}|จังหวัด|แขวง|เมือง|เทศบาล|อบ[จต]\.?|โรงพยาบาล|มหาวิทยาลัย)"
    rf"[ ]?(?:นำร่อง|ต้นแบบ|เป้าหมาย)?(?:นั้น|นี้|ดังกล่าว)?[ ]?{_TELLS})(?:ทาง)?\s{{0,3}}"
)
# what a party follows: between, jointly with, signed with, six of them namely
_OPENS = expression(
    rf"(?:ระหว่าง(?:ทาง)?|ร่วมกับ(?:ทาง)?|{JOINS}(?:ร่วม)?(?:กับ)?(?:ทาง)?|{_CONCLUDES}[^\n]{{0,12}}กับ(?:ทาง)?"
    r"|ฝ่ายที่[ ]?\d{1,2}(?:[ ]?(?:คือ|[:：]))?"
    rf"|{NAMES_PARTIES}|{UNITS}[^\n]{{0,24}}?(?:คือ|ได้แก่|ประกอบด้วย|ดังนี้|[:：]))\s{{0,3}}"
    r"(?:\(?\d{1,2}[.)][ ]?|[-–•●▪✅][ ]?)?\Z"
)
_HEADS = expression(
    r"(?:ผู้อำนวยการ|ผอ\.|หัวหน้า|ประธาน|ผู้จัดการ|ผู้แทน|เลขานุการ|อุปนายก|รองประธาน|เหรัญญิก|เจ้าของเรื่อง[ ]?:)[ ]?\Z"
)
_SECTIONS, _ACTS_BY = frozenset({"สำนัก", "กอง"}), expression(r"โดย(?:มี)?[ ]?\Z")
_COMMA, _COMMA_FOLLOWS = expression(r",[ ]?\Z"), expression(r"[ ]?(?:,|และ)")
_BULLET = expression(r"\n\s{0,12}(?:\(?\d{1,2}[.)]|[-–•●▪✅])[ ]?\Z")
# between one member of a list and the next: a place where the first lies, its head, a mark or a word that joins
_BESIDE = expression(
    r"(?:[ ]?\([^()\n]{1,60}\))?(?:[ ]?(?:หมู่(?:ที่)?[ ]?\d{1,2}|(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)[ ]?[ก-๎]{2,20}))*"
    r"(?:[ ]?โดย[^\n]{0,60}?)?[ ]?(?:,|/|และ|กับ|ร่วมกับ|ตลอดจน|รวมถึง|รวมทั้ง|พร้อมด้วย|[ ]|\n\s*(?:\(?\d{1,2}[.)]|[-–•●▪✅])?)[ ]?"
)
_LED = expression(
    r"[ ]?(?:นำ)?โดย[ ]?(?:นาย|นาง|น\.ส|ดร\.|ท่าน|พระ|ผศ|รศ|พ[.ลต]|ว่าที่)[^\n]{2,80}?[ ](?:และ|กับ|ร่วมกับ)(?!คณะ)[ ]?"
)
_SIGNS = expression(
    rf"(?:ทั้ง[ ]?\d{{1,3}}[ ]?(?:{UNITS}|มหาวิทยาลัย))?"
    r"(?:[ ]?(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)[ก-๎]{2,20})*[ ]?"
    r"(?:(?:นำ)?โดย[ ]?(?:นาย|นาง|ดร\.|ท่าน|พระ|ผศ|รศ|พ[.ลต]|ว่าที่)[^\n]{2,60}?)?"
    r"[ ]?(?:ได้|จะ|ร่วม(?:กัน)?|เตรียม|[ ])*(?:พิธี)?(?:ลงนาม|เซ็น|จรดปากกา|ทำ(?:พิธี|บันทึก|ข้อตกลง|[ ]?MO)|จัดทำ(?:บันทึก|ข้อตกลง)|จับมือ|ผนึก)"
)


def in_slot(
    text: str, body: BodyMention, before: BodyMention | None, begins: Callable[[str, int], bool]
) -> bool:
    """Whether a name stands where an agreement has a party, or in one list with a body; ``before``: the body before it."""
    start, end = body.start, body.end
    if body.prefix in _SECTIONS and _ACTS_BY.search(text, max(0, start - 8), start):
        return False  # a department by which the body before it acts
    follows = _BESIDE.match(text, end)
    if before and before.end <= start <= before.end + _REACH:
        gap = text[before.end : start]
        alike = before.prefix == body.prefix or (follows and begins(text, follows.end()))
        if gap and _BESIDE.fullmatch(gap) and (gap.strip() or alike):
            return True
    if body.prefix.startswith(("สำนัก", "กอง")) and _HEADS.search(text, max(0, start - _REACH), start):
        return False  # a department, whose head serves the body that has it
    if _OPENS.search(text, max(0, start - _REACH), start) or _SIGNS.match(text, end):
        return True
    if (joined := _LED.match(text, end)) and begins(text, joined.end()):
        return True  # "A, led by Mr Hill, and B"
    if _COMMA.search(text, max(0, start - 3), start) and _COMMA_FOLLOWS.match(text, end):
        return True
    if follows and text.startswith(body.prefix.strip(), follows.end()):
        return True  # another of the same kind follows
    return follows is not None and _BULLET.search(text, max(0, start - 16), start) is not None
