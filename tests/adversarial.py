"""Texts that no release is, of any length: what a rule that is not linear in the length of the text stumbles over."""

from __future__ import annotations

__all__ = ["AROUND", "KINDS", "adversarial"]

_SIGNING = "ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
_ENGLISH_SIGNING = "Hill City and Meadow University signed a memorandum of understanding. "

# kind -> what is repeated; the first word of an entry may be a beginning that stands once
KINDS: dict[str, tuple[str, str]] = {
    "one letter": ("", "a"),
    "one Thai letter": ("", "ก"),
    "Thai vowels": ("", "เ"),
    "marks above": ("", "้"),
    "digits": ("", "7"),
    "Thai digits": ("", "๗"),
    "spaces": ("", " "),
    "no-break spaces": ("", "\u00a0"),
    "line feeds": ("", "\n"),
    "open brackets": ("", "("),
    "open quotes": ("", "“"),
    "quotes": ("", '"'),
    "quotes unclosed": ("", "วิสัยทัศน์ “เมืองน่าอยู่ "),
    "dots": ("", "."),
    "dashes": ("", "- "),
    "commas": ("", ", "),
    "titles": ("", "นาย "),
    "titles glued": ("", "นางสาว"),
    "titles in lines": ("", "ดร.\n"),
    "English titles": ("", "Mr. "),
    "English offices": ("", "Mayor of "),
    "English offices of places": ("", "Mayor Kon Mekha of Hill and "),
    "English offices before offices": ("", "deputy permanent "),
    "English apposed names": ("", "Kon Mekha, the "),
    "prefixes": ("", "เทศบาลเมือง"),
    "prefixes apart": ("", "เทศบาลเมือง "),
    "councils": ("", "สภา"),
    "offices": ("", "รองนายกเทศมนตรี"),
    "offices apart": ("", "นายกเทศมนตรี "),
    "acting": ("", "รักษาราชการแทน"),
    "and": ("", "และ"),
    "and apart": ("", "และ "),
    "between": ("", "ระหว่าง"),
    "with": ("", "กับ"),
    "on": ("", "ด้าน"),
    "for": ("", "เพื่อพัฒนา"),
    "at": ("", " ณ "),
    "rooms": ("", "ห้องประชุม "),
    "dates": ("", "24 กุมภาพันธ์ 2566 "),
    "days": ("", "วันที่ 24 "),
    "years": ("", "ปี 2566 "),
    "times": ("", "13.00 น. "),
    "signings": ("", _SIGNING),
    "signings glued": ("", _SIGNING.replace(" ", "")),
    "signings in lines": ("", _SIGNING + "\n"),
    "English signings": ("", "The City of Meadow signed a memorandum of understanding with Seabreeze City. "),
    "capitals": ("", "Ab "),
    "English cities": ("", "Ab City "),
    "invitations": ("", "จึงได้เชิญเทศบาลเมืองก ลงนาม "),
    "people": (_SIGNING, "นายสายลม ใจดี นายกเทศมนตรีเมืองดอกหญ้า "),
    "people of one name": (_SIGNING, "นายสายลม ใจดี "),
    "bodies": (_SIGNING + "ระหว่าง", "เทศบาลเมืองดอกหญ้า "),
    "bare names": (_SIGNING + "ระหว่างเทศบาลเมืองก", " ดอกหญ้า"),
    "a list": (_SIGNING + "ด้าน", "การศึกษา "),
    "numbered": ("", "\n1. " + _SIGNING),
    "older": ("", "ทั้งนี้ ได้ลงนาม MOU ไว้เมื่อปี 2560 "),
    "related": ("ข่าว\n", "ข่าวที่เกี่ยวข้อง\n"),
    "bullets": ("", "• "),
    "English twinnings": ("", "the twinning agreement with Hill City, "),
    "English institutions": (_ENGLISH_SIGNING, "the university's president and Meadow University "),
    "English votes": (
        "",
        "The council of Hill voted to end its sister city ties with Meadow after Lake in 2017. ",
    ),
    "ties in passing": ("", "ซึ่งเป็นเมืองพี่เมืองน้องของเมืองก "),
    "grounds": ("", "ตาม MOU ที่เทศบาลเมืองก ได้ลงนาม "),
    "days to come": (_SIGNING, "คาดว่าจะลงนามกับเมืองก ในวันที่ 1 ม.ค. 2567 "),
    "following days": (_SIGNING, "วันรุ่งขึ้น 1 ม.ค. 2567 ลงนาม "),
    "first and second": (_SIGNING, "ฉบับแรกกับเมืองก ฉบับที่สองกับเมืองข "),
    "retinues": (_SIGNING, "นายก้อน เมฆา นายกเทศมนตรีเมืองก นำคณะ ประกอบด้วย "),
    "sides": (_SIGNING, "ฝ่ายที่ 1 เทศบาลเมืองก โดย นายก้อน เมฆา "),
    "aims": (_SIGNING, "มีวัตถุประสงค์เพื่อ ✅ การศึกษา "),
    "rooms used": (_SIGNING, "ห้องที่ใช้จัดพิธีคือห้องประชุม ของสำนักงาน "),
    "emoji": ("", "🕘"),
}

_NEWS = "เทศบาลนครสายลม และเทศบาลนครดอกหญ้า ลงนาม MOU ด้านการศึกษา วันที่ 24 กุมภาพันธ์ 2566 เวลา 13.00 น. ณ ห้องประชุม โรงเรียนสายลม"
_ENGLISH = "The City of Meadow and Seabreeze City signed a memorandum of understanding on education on 3 March 2023. "

# what stands before and behind: a rule may only look where there is an agreement
AROUND: dict[str, tuple[str, str]] = {
    "alone": ("", ""),
    "behind an agreement": (_NEWS + " ", ""),
    "below an agreement": (_NEWS + "\n", ""),
    "before an agreement": ("", " " + _NEWS),
    "below many agreements": ("".join(f"\n{number}. {_NEWS}" for number in range(1, 40)) + "\n", ""),
    "behind an English agreement": (_ENGLISH * 3, ""),
}


def adversarial(kind: str, length: int) -> str:
    """A text of a kind, so many letters long."""
    once, again = KINDS[kind]
    return (once + again * (max(0, length - len(once)) // len(again) + 1))[:length]
