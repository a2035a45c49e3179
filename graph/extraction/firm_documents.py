"""Firm documents: whether a word for a document means one of the article's, more than hoped for or compared with."""

from __future__ import annotations

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import told_to_stand
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought, any_of

__all__ = ["FOUNDING", "bars", "counted", "firm", "window"]

_DATA = rules("agreements")
_SIGNING = Sought(_DATA["signing"])
_HOPE = any_of(_DATA["hope"])
_IN_FORCE = any_of(_DATA["status"]["in_force"])
FOUNDING = Sought(
    r"ลงนาม|เซ็น|สถาปนา|ผูกเสี่ยว|ร่าง|จรดปากกา|ข้อตกลง|ความตกลง|ทำเป็น|ขึ้นเป็น|ตั้ง|ต่ออายุ|จัดทำ|จับมือ|"
    r"กันแล้ว|เป็นทางการ|เซ็นเป็น|ลงชื่อ|ปฏิญญา|เป็นเมือง|(?i:\bsign|\bink|establish|become|became|"
    r"agreement|\bpact|\benter|renew|draft|\bnow\b|\bjoin|latest|\bseal|conclud|\bforge|formali[sz]|\bmade\b|charter|"
    r"\bmou\b|memorand|confirm|declar|\btwinned with|declaration|initiative|relationship (?:of|between|with)|\bto be\b)"
)


def window(mentions: Mentions, document: Document, before: int, after: int) -> str:
    """The words around a document, within its line."""
    start, end = mentions.line(document.start)
    return mentions.text[max(start, document.start - before) : min(end, document.end + after)]


def bars(mentions: Mentions, document: Document) -> bool:
    """Whether a document is none of the article's: a note of the page, a contract, a rumour, one of many spoken of."""
    if mentions.in_note(document.start):
        return True
    text = mentions.text
    start, end = mentions.line(document.start)
    ceremony = document.type == "ceremony"  # of a document that is told behind it
    other = _OTHER_KIND.search(text, document.end, min(end, document.end + 120))
    return (
        (other is not None and other.start() < document.end + (48 if ceremony else 20))
        or _CONTRACT.search(text[max(start, document.start - 48) : document.start]) is not None
        or (
            mentions.english
            and (
                _TRADED.search(text[max(start, document.start - 40) : document.end]) is not None
                or _GENERAL.search(text, max(start, document.start - 220), document.start) is not None
            )
        )
        or _DENIED.search(text, document.end, min(end, document.end + 140)) is not None
    )


# who signs within one house
_OF_THE_HOUSE = (
    r"นายก|รองนายก|คณะ|ปลัด|หัวหน้า|ผู้บริหาร|ผู้บังคับ|ผู้ใต้|ผู้อำนวยการ(?:กอง|สำนัก(?!งาน)|ส่วน)|ผู้ว่าราชการ|พนักงาน|ข้าราชการ|บุคลากร|"
    r"ส่วนราชการ(?:ภาย)?ใน|กอง(?!ทุน|ทัพ|บัญชา|บังคับ)|สำนักปลัด"
)
# of a pledge, of a settlement, of a count, of what an office signs with its own people
_OTHER_KIND = expression(
    r"คุณธรรม|สักกี่|กี่ฉบับ|จำลอง|ยุติ(?:เรื่อง|ข้อพิพาท|คดี)|ไกล่เกลี่ย|ประนีประนอม|(?:ผ่อน)?ชำระหนี้|ปรับโครงสร้างหนี้|"
    r"กับ(?:หน่วยงาน|องค์กร|กลุ่ม|ชุมชน|โครงการ)?(?:ที่|ผู้)(?:ขอ|ได้)?รับ(?:ทุน|เงินอุดหนุน|การสนับสนุน|งบประมาณ)|"
    r"(?:การจ้าง(?!งาน(?!ก่อ|ออกแบบ|ปรับปรุง|ซ่อม|เหมา))|(?:ว่าด้วย)?(?:การ)?(?:ปฏิบัติราชการ|ปฏิบัติงาน|ประเมินผล))"
    rf"(?![^\n]{{0,80}}(?:ระหว่าง|กับ)[ ]?(?!{_OF_THE_HOUSE})[ก-ฮเ-ไ])"
)
_CONTRACT = expression(
    r"สัญญา(?:จ้าง|ซื้อ)\w*\Z|แรงงาน[^\n ]{0,36}[ ]?(?:ตาม|ระบบ|แบบ|กลุ่ม)[ ]?\Z|แรงงาน(?:ต่างด้าว|ข้ามชาติ|เมียนมา|กัมพูชา|ลาว)?[ ]\Z|"
    r"(?:อบรม|บรรยาย|เสวนา|สัมมนา|ให้ความรู้|หลักสูตร)[^\n]{0,20}?(?:เรื่อง|เกี่ยวกับ|หัวข้อ|ว่าด้วย)[ก-๎ “]{0,12}(?:จัด)?ทำ[ ]?\Z"
)
# "signed a purchase agreement": a contract
_TRADED = expression(
    r"(?i:\b(?:purchase|sales?|supply|lease|leasing|rental|tenancy|loan|credit|financing|licen[cs]\w+|franchise|labou?r|"
    r"collective(?: bargaining)?|employment|construction|concession|settlement|plea|non-disclosure|confidentiality|merger|"
    r"shareholders?|procurement|maintenance|ceasefire|peace|trade union|power purchase)[ ]"
    r"(?:agreement|contract|accord|deal|pact)s?\Z)"
)
# what towns of any sort may do: "municipalities can use the guidelines to enter into twinning agreements"
_GENERAL = expression(
    r"(?i:\b(?:municipalities|cities|towns|communities|(?:local )?governments|councils)(?: (?:of|in) (?-i:[A-Z])\w+)? "
    r"(?:can|may|could|are able to|are encouraged to)\b[^.;\n]{0,180}\benter(?:ing)? into )\Z"
)
_DENIED = Sought(r"ไม่เป็นความจริง|ไม่ใช่เรื่องจริง|เป็นข่าว(?:ปลอม|เท็จ|ลวง|ลือ)")
_COUNTED = expression(
    r"(?i:\b(?:\d+|three|four|five|six|seven|eight|nine|ten|dozens? of|several|many|other|various|all|among|"
    r"international|about)(?: (?!are|were|become)[a-z]+)? (?:and )?)\Z"
)


def counted(mentions: Mentions, document: Document) -> bool:
    """Whether an English text only counts relations: "the capital has 36 sister cities"."""
    start = max(mentions.line(document.start)[0], document.start - 28)
    return mentions.english and _COUNTED.search(mentions.text[start : document.start]) is not None


def firm(mentions: Mentions, document: Document) -> bool:
    """Whether a document is more than hoped for or compared with."""
    text = mentions.text
    start, end = mentions.line(document.start)
    near, until = max(start, document.start - 28), min(end, document.end + 90)
    hoped = _HOPE.search(text, near, document.start) or _LATER.match(text, document.end, until)
    if hoped and not _SIGNING.search(text, near, document.start):
        return False
    if document.relation:
        if counted(mentions, document):
            return False
        if mentions.english and told_to_stand(mentions, document):
            return True
        if _COMPARED.search(text[near : document.start]):
            founding = FOUNDING.search(text, max(start, document.start - 80), document.start)
            if not founding:
                return False
        before, after = text[max(start, document.start - 60) : document.start], text[document.end : until]
        return bool(
            FOUNDING.search(before)
            or (document.start >= mentions.article.body and _ANNIVERSARY.search(before))
            or FOUNDING.search(after[:40])
            or _IN_FORCE.search(text, document.end, until)
            or _SINCE.match(text, document.end)
            or "ตั้งแต่" in after
        )
    return True


_ANNIVERSARY = expression(
    r"ครบ(?:รอบ)?[ ]?(?:\d+|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|(?:ยี่|สาม|สี่|ห้า)?สิบ[ก-๎]{0,5})[ ]?(?:ปี|ทศวรรษ)"
)
_LATER = expression(
    r"[^\n]{0,24}ในอนาคต|[^\n]{0,60}ในโอกาส(?:ต่อไป|หน้า)|[^\n]{0,12}(?:ต่อเมื่อ|ภายใน[ ]\d+[ ]เดือน)"
)
_SINCE = expression(r"[ ]since[ ](?:19|20)\d\d")
_COMPARED = expression(r"สายสัมพันธ์|ดุจ|เหมือน|เสมือน|เช่น|“\Z|ในฝัน|อยากให้|การจับคู่|ดูแลเรื่อง|รู้จัก|ตารางข้อมูล|คณะทำงาน")
