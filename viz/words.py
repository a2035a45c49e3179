"""What the pages say, Thai first and English beside it, and how they write dates.

A line holds one calendar, or both throughout: Thai lines give the Buddhist year and the ISO date behind it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from citypact.ontology.concepts import concepts

__all__ = ["UI", "Words", "called", "day_words", "is_past", "status_words"]

_MONTHS_TH = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
_MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_PENDING = frozenset({"planned", "proposed"})


class Words(NamedTuple):
    """One thing said twice: in Thai and in English."""

    th: str
    en: str


def called(scheme: str, notation: str, *, short: bool = False) -> Words:
    """The label of a concept; a notation that the scheme does not hold is shown as it is.

    >>> called("domain", "no_such_domain")
    Words(th='no_such_domain', en='no_such_domain')
    """
    concept = concepts(scheme).get(notation)
    if concept is None:
        return Words(notation, notation)
    th, en = concept.label.get("th", notation), concept.label.get("en", notation)
    if short:
        th, en = concept.short_label.get("th", th), concept.short_label.get("en", en)
    return Words(th, en)


def day_words(date: str, time: str = "") -> Words:
    """A date at its own precision, in words; "" where there is none.

    >>> day_words("2023-02-24", "13:00")
    Words(th='24 ก.พ. 2566 · 13.00 น. (2023-02-24)', en='24 Feb 2023 · 13:00')
    >>> day_words("2023-02").th, day_words("2023").th
    ('ก.พ. 2566 (2023-02)', '2566 (2023)')
    """
    match = _DATE.fullmatch(date)
    if not match or not 1 <= int(match[2] or 1) <= 12:
        return Words(date, date)
    year, month, day = match[1], match[2], match[3]
    th, en = f"{int(year) + 543}", year
    if month:
        th, en = f"{_MONTHS_TH[int(month) - 1]} {th}", f"{_MONTHS_EN[int(month) - 1]} {en}"
    if day:
        th, en = f"{int(day)} {th}", f"{int(day)} {en}"
    if time:
        th, en = f"{th} · {time.replace(':', '.')} น.", f"{en} · {time}"
    return Words(f"{th} ({date})", en)


def is_past(date: str, as_of: str | None) -> bool:
    """Whether the whole of a day, month or year lies before the as-of day.

    >>> is_past("2023-02", "2023-02-28"), is_past("2023-02", "2023-03-01"), is_past("2023", None)
    (False, True, False)
    """
    match, limit = _DATE.fullmatch(date), _DATE.fullmatch(as_of or "")
    if not match or not limit:
        return False
    try:
        month = int(match[2] or 12)
        last = int(match[3] or calendar.monthrange(int(match[1]), month)[1])
        asked = dt.date(int(limit[1]), int(limit[2] or 1), int(limit[3] or 1))
        return dt.date(int(match[1]), month, last) < asked
    except ValueError:  # a day that does not exist
        return False


def status_words(status: str, date: str, as_of: str | None) -> Words:
    """The status as it is shown: a planned day that has passed is no signing.

    >>> status_words("planned", "2023-02-24", "2026-11-23").en
    'planned; signing not confirmed (as of 23 Nov 2026)'
    >>> status_words("planned", "2023-02-24", None).en
    'planned; whether it was signed is not known (this collection has no as-of date)'
    """
    label = Words("กำหนดลงนาม", "planned") if status == "planned" else called("status", status)
    if status == "planned" and not as_of:  # nothing says whether the day has passed
        return Words(
            f"{label.th}; ไม่ทราบว่าลงนามแล้วหรือไม่ (ชุดข้อมูลนี้ไม่มีวันที่อ้างอิง)",
            f"{label.en}; whether it was signed is not known (this collection has no as-of date)",
        )
    if status not in _PENDING or not is_past(date, as_of):
        return label
    on = day_words(as_of or "")
    return Words(
        f"{label.th}; ยังไม่ยืนยันการลงนาม (ณ วันที่ {on.th.partition(' (')[0]})",
        f"{label.en}; signing not confirmed (as of {on.en})",
    )


# The fixed words of the page; its script reads them too.
UI: Mapping[str, Words] = MappingProxyType(
    {
        "agreement": Words("ข้อตกลง", "agreement"),
        "agreements": Words("ข้อตกลง", "agreements"),
        "all": Words("ทั้งหมด", "all"),
        "and_more": Words("และอีก", "and"),
        "as_of": Words("ข้อมูล ณ วันที่", "as of"),
        "below": Words("ใต้ภาพ", "below the picture"),
        "bodies": Words("หน่วยงาน", "bodies"),
        "earlier": Words("ก่อนหน้านั้นอีก % ข้อตกลง", "agreements in earlier years: %"),
        "by_body": Words("ตามหน่วยงาน", "by body"),
        "by_year": Words("จำนวนในแต่ละปี", "in each year"),
        "by_type": Words("ตามประเภท", "by type"),
        "build": Words("รหัสการสร้าง", "build"),
        "cite": Words("วิธีอ้างอิง", "how to cite"),
        "cite_how": Words(
            "คำสั่ง citypact cite ให้รายการอ้างอิง (BibTeX, APA) ของการสร้างครั้งนี้",
            "citypact cite prints the reference of this build (BibTeX, APA)",
        ),
        "close": Words("ปิด", "close"),
        "collection": Words("ชุดข้อมูล", "collection"),
        "colour_and_shape": Words(
            "สีและรูปทรง: ระดับ · ขนาด: จำนวนข้อตกลง", "colour, shape: level · size: agreements"
        ),
        "colour_and_shape_timeline": Words("สีและรูปทรง: ระดับ", "colour, shape: level"),
        "count": Words("จำนวนข้อตกลง", "agreements"),
        "country": Words("ประเทศ", "country"),
        "counted_note": Words("แท่ง: จำนวนข้อตกลงในปีนั้น", "Bars: agreements in that year"),
        "counted_table": Words("จำนวนข้อตกลงทั้งหมดเป็นตาราง", "All counts as a table"),
        "counts": Words("จำนวน", "counts"),
        "date": Words("วันที่", "date"),
        "domains": Words("ด้านความร่วมมือ", "domains"),
        "domain": Words("ด้านความร่วมมือ", "domain of cooperation"),
        "empty": Words("ยังไม่มีข้อตกลงให้แสดงในภาพนี้", "There is no agreement to show here"),
        "empty_filtered": Words(
            "ตัวกรองอาจตัดข้อตกลงออกทั้งหมด ลองผ่อนหรือถอดตัวกรอง แล้วสั่ง citypact view อีกครั้ง",
            "The filters may have left out everything: loosen or drop them, then run citypact view again.",
        ),
        "empty_way": Words(
            "เพิ่มแหล่งข่าวด้วย citypact add แล้วสร้างกราฟด้วย citypact build หรือใช้ชุดข้อมูลตัวอย่างด้วย citypact build --with-bundled",
            "Add sources with citypact add, then run citypact build; or take the bundled collection along: "
            "citypact build --with-bundled.",
        ),
        "filters": Words("ตัวกรอง", "filters"),
        "find": Words("ค้นหาหน่วยงาน", "Find a body"),
        "find_officials": Words("ค้นหาบุคคลหรือหน่วยงาน", "Find a person or a body"),
        "find_venues": Words("ค้นหาสถานที่หรือหน่วยงาน", "Find a venue or a body"),
        "find_group": Words("ค้นหากลุ่ม", "Find a group"),
        "fit": Words("ดูทั้งภาพ", "fit"),
        "group": Words("กลุ่ม: ประเทศ จังหวัด หรือชุมชน", "group: country, province or community"),
        "groups": Words("กลุ่มตามประเทศ จังหวัด หรือชุมชน", "groups by country, province or community"),
        "group_note": Words(
            "ขนาดและความหนา: จำนวนข้อตกลง แต่ละกลุ่มโยงกับสองกลุ่มที่มีข้อตกลงด้วยมากที่สุด",
            "Size and thickness: agreements. Each group is tied to the two that it has most agreements with.",
        ),
        "group_table": Words("ทุกกลุ่มเป็นตาราง", "All groups as a table"),
        "group_way": Words(
            "ภาพนี้ใหญ่เกินกว่าจะวาดทีละหน่วยงาน เลือกกลุ่มเพื่อดูหน่วยงานของกลุ่มนั้น ดูวงของหน่วยงานหนึ่งด้วย citypact view ego --focus ชื่อ",
            "There are too many bodies to draw each: choose a group to see those in it; the circle of one body is in "
            "citypact view ego --focus NAME.",
        ),
        "highest": Words("แท่งสูงสุด", "the highest"),
        "how_officials": Words(
            "คลิกบุคคล หน่วยงาน หรือข้อตกลง เพื่ออ่านว่าใครทำอะไรในนามของใคร",
            "Choose a person, a body or an agreement to read who did what for whom.",
        ),
        "how_venues": Words(
            "คลิกสถานที่หรือหน่วยงานเพื่ออ่านข้อตกลงที่ลงนามที่นั่น",
            "Choose a venue or a body to read the agreements that belong there.",
        ),
        "how_timeline": Words(
            "คลิกจุดหรือแถบเพื่ออ่านข้อตกลงและแหล่งที่มา คลิกชื่อเพื่ออ่านข้อตกลงทั้งหมดของแถวนั้น",
            "Choose a mark to read an agreement and its sources, or a name to read all of its row.",
        ),
        "how": Words(
            "คลิกหน่วยงานหรือเส้นเพื่ออ่านข้อตกลงและแหล่งที่มา",
            "Choose a body or a line to read its agreements and sources.",
        ),
        "key_hints": Words(
            "ลูกศร เลื่อน · + − ขยาย ย่อ · 0 ทั้งภาพ · Tab หน่วยงานถัดไป · Enter อ่าน · Esc ออก · / ค้นหา",
            "arrows pan · + − zoom · 0 fit · Tab next body · Enter read · Esc leave · / find",
        ),
        "invented": Words("จากข้อความสมมติ ไม่ใช่เหตุการณ์จริง", "from invented texts, nothing of it is real"),
        "kinds": Words("เครื่องหมาย", "Signs"),
        "left_out": Words("ไม่ได้แสดง", "left out"),
        "level": Words("ระดับ", "level"),
        "levels": Words("ระดับของหน่วยงาน", "Level of body"),
        "licences": Words("สัญญาอนุญาต", "licences"),
        "lines_besides": Words("เส้น: ความหมาย", "Lines: what they say"),
        "lines": Words("เส้น: สถานะของข้อตกลง", "Lines: status of the agreement"),
        "most": Words("หน่วยงานที่มีข้อตกลงมากที่สุด", "Bodies with most agreements"),
        "network": Words("แผนภาพเครือข่าย", "network diagram"),
        "most_in": Words("หน่วยงานที่มีข้อตกลงมากที่สุดในกลุ่ม", "Bodies of the group with most agreements"),
        "most_groups": Words("กลุ่มที่มีข้อตกลงมากที่สุด", "Groups with most agreements"),
        "no_domains": Words("ไม่มีข้อตกลงใดระบุด้านความร่วมมือ", "No agreement here names a domain of cooperation"),
        "no_domains_way": Words(
            "หน่วยงานและคู่ความร่วมมืออยู่ในหน้า partners.html และคำสั่ง citypact view partners",
            "Who cooperates with whom is in partners.html, and in citypact view partners.",
        ),
        "no_script": Words(
            "ภาพต้องใช้ JavaScript ตารางด้านล่างมีข้อมูลครบทุกข้อตกลง",
            "The picture needs JavaScript; the table below has every agreement.",
        ),
        "numbers_agreements": Words("ตัวเลขคือจำนวนข้อตกลง", "Numbers count agreements"),
        "numbers_bodies": Words("ตัวเลขคือจำนวนหน่วยงาน", "Numbers count bodies"),
        "none": Words("ไม่มี", "none"),
        "not_given": Words("แหล่งที่มาไม่ได้ระบุ", "not given by the source"),
        "only_period": Words("รู้เพียงเดือนหรือปี", "only month or year known"),
        "others_unlisted": Words("หน่วยงานที่ไม่อยู่ในภาพ", "more not in the picture"),
        "pairs": Words("คู่", "pairs"),
        "parties": Words("หน่วยงาน", "parties"),
        "projection": Words("ภาพนี้คือ", "projection"),
        "province": Words("จังหวัด", "province"),
        "representatives": Words("ผู้แทน", "represented by"),
        "retold": Words("ข้อความเรียบเรียง", "retold text"),
        "signatories": Words("ผู้ลงนาม", "signatories"),
        "size": Words("ขนาด: จำนวนข้อตกลง", "Size: agreements"),
        "skip": Words("ข้ามภาพไปยังตาราง", "Skip the picture, to the table"),
        "row": Words("หน่วยงานหรือประเภท", "body or type"),
        "sources": Words("แหล่งที่มา", "sources"),
        "status": Words("สถานะ", "status"),
        "when": Words("สถานะ (รู้วัน)", "Status (day known)"),
        "table": Words("ตารางข้อตกลงทั้งหมด", "All agreements as a table"),
        "table_has_all": Words("ตารางใต้ภาพมีทุกข้อตกลง", "The table below the picture holds every agreement."),
        "type": Words("ประเภท", "type"),
        "undated": Words("ไม่ระบุวันที่", "undated"),
        "venue": Words("สถานที่", "venue"),
        "ties": Words("มีข้อตกลงมากที่สุดกับ", "most agreements with"),
        "within": Words("ข้อตกลงภายในกลุ่ม", "agreements within"),
        "ways": Words("เส้น", "Lines"),
        "weight": Words("น้ำหนักเส้น", "weight of lines"),
        "zoom_in": Words("ขยาย", "zoom in"),
        "zoom_out": Words("ย่อ", "zoom out"),
    }
)
