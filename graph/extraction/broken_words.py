"""Words that were broken: a blank or the end of a line inside the words for an office or a body, which are one word.

Pages that set text wide, and tables that wrap it, leave "นายก องค์การบริหาร ส่วนตำบล" and "รอง ผู้ว่าราชการ"; a view joins them.
"""

from __future__ import annotations

__all__ = ["BROKEN"]

# how a word begins and goes on
_PARTS = [
    ("องค์การบริหาร", "ส่วน(?:จังหวัด|ตำบล)"),
    ("นายก", "เทศมนตรี|องค์การบริหาร|สมาคม"),
    ("ปลัด", "เทศบาล|องค์การบริหาร"),
    ("ผู้", "อำนวยการ|ว่าราชการ|บังคับการ|กำกับการ"),
    ("รักษา", "ราชการ|การ(?:แทน|ใน)"),
    ("ราชการ", "แทน"),
    ("ปฏิบัติหน้าที่", "นายก|ปลัด"),
    ("เทศบาล", "นคร[ก-ฮ]|ตำบล[ก-ฮเ-ไ]"),
    ("เทศมนตรี", "(?:นคร|เมือง(?!พี่|น้อง)|ตำบล)[ก-ฮเ-ไ]"),
    # not the end of another word: รับรอง, ปกครอง, สำรอง, ทดรอง
    (
        "[^กคบำดเ]รอง",
        "ผู้(?:ว่า|อำนวย|จัดการ|บัญชา|บังคับ|กำกับ)|นายก|ปลัด(?:เทศ|องค์|กระทรวง)|อธิ[กบ]|ประธาน(?!ใน)|คณบดี|เลขา",
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
_LAST = "".join(sorted({begun[-1] for begun, _ in _PARTS} | {held[-1] for held in _HELD}))
_BEGUN = "|".join(rf"(?<={held}[ \n])" for held in _HELD)

# an expression for the place behind such a blank
_BROKEN = "|".join(
    [
        *(rf"(?<={begun}[ \n]){_SURNAME}(?={goes_on})" for begun, goes_on in _PARTS),
        rf"(?:{_BEGUN})(?=[ก-ฮเ-ไ])(?!{_NO_PLACE})",
    ]
)
BROKEN = rf"(?<=[{_LAST}][ \n])(?:{_BROKEN})"
