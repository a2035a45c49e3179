"""Words that were broken: a blank or the end of a line inside the words for an office or a body, which are one word.

Pages that set text wide, and tables that wrap it, leave "นายก องค์การบริหาร ส่วนตำบล" and "รอง ผู้ว่าราชการ"; a view joins them.
"""

from __future__ import annotations

from collections.abc import Iterable

from citypact.graph.extraction.gazette import provinces
from citypact.graph.extraction.rules import alternation

__all__ = ["BROKEN"]

# how a word begins and goes on
_PARTS = [
    ("องค์การบริหาร", "ส่วน(?:จังหวัด|ตำบล)"),
    ("องค์การ", "บริหารส่วน(?:จังหวัด|ตำบล)"),
    ("นายก", "เทศมนตรี|องค์การบริหาร|สมาคม"),
    ("ปลัด", "เทศบาล|องค์การบริหาร"),
    ("ผู้", "อำนวยการ|ว่าราชการ|บังคับการ|กำกับการ"),
    ("รักษา", "ราชการ|การ(?:แทน|ใน)"),
    ("ราชการ", "แทน"),
    ("ปฏิบัติหน้าที่", "นายก|ปลัด"),
    (
        "ศาสตร์และ",
        "(?:สังคม|สถาปัตย|มนุษย|ศิลป|สาธารณสุข|วิศวกรรม)|เทคโนโลยี|นวัตกรรม|บริหารธุรกิจ|วิทยาการ|การ(?:บัญชี|จัดการ|บริหาร|ออกแบบ|ผังเมือง)",
    ),
    ("เทศบาล", "นคร[ก-ฮ]|ตำบล[ก-ฮเ-ไ]"),
    ("เทศมนตรี", "(?:นคร|เมือง(?!พี่|น้อง)|ตำบล)[ก-ฮเ-ไ]"),
    # not the end of another word: รับรอง, ปกครอง, สำรอง, ทดรอง
    (
        "[^กคบำดเ]รอง",
        "ผู้(?:ว่า|อำนวย|จัดการ|บัญชา|บังคับ|กำกับ)|นายก|ปลัด(?:เทศ|องค์|กระทรวง)|อธิ[กบ]|ประธาน(?!ใน)|คณบดี|เลขา",
    ),
]
# a blank between the word for a body and its name, where what stands behind it tells that it is one
_PROVINCE = rf"(?:{alternation(provinces() - {'เลย', 'ตาก', 'แพร่', 'ตรัง'})})|(?:เลย|ตาก|แพร่|ตรัง)(?![ก-๎])"  # words as well
_PLACE = (
    r"(?:แม่|บ้าน|หนอง|บาง|ท่า(?!น)|วัง|ดอน|โนน|เวียง|เชียง|สัน|ห้วย|บึง|คลอง|ทุ่ง|ป่า(?!ว)|ปาก|เขา|เกาะ|โพธิ์|ศรี)[ก-ฮเแโใไ]|"
    + _PROVINCE
)
_OFFICES = (
    "สาธารณสุข|วัฒนธรรม|เกษตร|ปศุสัตว์|ประมง|พาณิชย์|แรงงาน|ขนส่ง|ที่ดิน|ประชาสัมพันธ์|คลัง|อุตสาหกรรม|พลังงาน|ยุติธรรม|จัดหางาน|"
    "คุมประพฤติ|พัฒนาชุมชน|ศึกษาธิการ|สถิติ|พระพุทธศาสนา|โยธาธิการและผังเมือง|ทรัพยากรธรรมชาติและสิ่งแวดล้อม|"
    "ป้องกันและบรรเทาสาธารณภัย|พัฒนาสังคมและความมั่นคงของมนุษย์|การท่องเที่ยวและกีฬา|เกษตรและสหกรณ์|"
    "ส่งเสริมการปกครองท้องถิ่น|สวัสดิการและคุ้มครองแรงงาน|ประกันสังคม|อัยการ|สหกรณ์"
)
_SEATED = ("หอการค้า", "สภาอุตสาหกรรม", "สภาเกษตรกร", "สภาวัฒนธรรม", "เหล่ากาชาด", "ตำรวจภูธร")
# what stands behind the blank, and before it
_APART = [
    (_PLACE, ["เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล", "องค์การบริหารส่วนตำบล"]),
    (_PROVINCE, ["องค์การบริหารส่วนจังหวัด", "มหาวิทยาลัย", "ราชภัฏ", "โรงพยาบาล", "จังหวัด"]),
    ("(?:จังหวัด|ตำบล)[ก-ฮเแโใไ]", ["องค์การบริหารส่วน"]),
    ("(?:บ้าน|วัด|อนุบาล)[ก-ฮเแโใไ]", ["โรงเรียน"]),
    ("(?:เทคนิค|อาชีวศึกษา|การอาชีพ|ชุมชน|สารพัดช่าง)[ก-ฮเแโใไ]", ["วิทยาลัย"]),
    (f"(?:{_OFFICES})(?:จังหวัด|อำเภอ)", ["สำนักงาน"]),
    ("จังหวัด[ก-ฮเแโใไ]", _SEATED),
    (
        "(?:จังหวัด|อำเภอ)[ก-ฮเแโใไ]",
        [f"{head}{office}" for head in ("สำนักงาน", r"สนง\.") for office in _OFFICES.split("|")],
    ),
]
# what stands behind the words for a kind of municipality and is the name of none
_NO_PLACE = (
    "ที่|และ|กับ|ได้|โดย|จะ|ร่วม|ลง|ใน|นาย|นาง|น\\.ส|ดร|พร้อม|เป็น|ทั้ง|จำนวน|เข้า|กล่าว|มี|ผู้|รอง|ปลัด|ประธาน|หัวหน้า|สมาชิก|คณะ|"
    "เพื่อ|ณ|ทุก|ต่าง|ซึ่ง|อำเภอ|จังหวัด|ตำบล|เทศ|องค์|มหา|พันตำรวจ|พล|ว่าที่|ร้อย|ท่าน|คุณ|คือ|นำ|มอบ|ให้|ต้อนรับ|เปิด|เดินทาง|เมื่อ|"
    "วันที่|เวลา|ดังกล่าว|นี้|ด้วย|ของ|จาก|แห่ง|อื่น"
)
_HELD = ("เทศมนตรีนคร", "เทศมนตรีเมือง", "เทศมนตรีตำบล")
_SURNAME = r"(?<!เรืองรอง[ \n])"  # a name that ends like the word for a deputy

# the last letters before such a blank; at most blanks, nothing else has to be tried
_LAST = "".join(
    sorted(
        {begun[-1] for begun, _ in _PARTS}
        | {before[-1] for _, told in _APART for before in told}
        | {held[-1] for held in _HELD}
    )
)
_BEGUN = "|".join(rf"(?<={held}[ \n])" for held in _HELD)

_BLANK, _ANY = "[ ]", r"[ \n]"
_PLACES = (_PLACE, _PROVINCE)  # on the next line they may be of something else


def _behind(told: Iterable[str], blank: str) -> str:
    return "|".join(f"(?<={before}{blank})" for before in told)


# an expression for the place behind such a blank
_BROKEN = "|".join(
    [
        *(rf"(?<={begun}[ \n]){_SURNAME}(?={goes_on})" for begun, goes_on in _PARTS),
        *(
            rf"(?={behind})(?:{_behind(told, _BLANK if behind in _PLACES else _ANY)})"
            for behind, told in _APART
        ),
        rf"(?:{_BEGUN})(?=[ก-ฮเ-ไ])(?!{_NO_PLACE})",
    ]
)
BROKEN = rf"(?<=[{_LAST}][ \n])(?:{_BROKEN})"
