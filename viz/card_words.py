"""The fixed words of the card (told.js), besides those that it shares with the page around it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citypact.viz.words import Words

__all__ = ["CARD"]

CARD: Mapping[str, Words] = MappingProxyType(
    {
        "acts": Words("ทำหน้าที่ และแทนใคร", "capacity, and for whom"),
        "acts_for": Words("ในนามของ", "for"),
        "confidence": Words("ความมั่นใจในการอ่าน", "confidence of the reading"),
        "fact_agreement": Words("มีข้อตกลง", "that there is an agreement"),
        "fact_date": Words("วันที่", "date"),
        "fact_domains": Words("ด้าน", "domain"),
        "fact_parties": Words("หน่วยงาน", "party"),
        "fact_people": Words("บุคคล", "person"),
        "fact_status": Words("สถานะ", "status"),
        "fact_type": Words("ประเภท", "type"),
        "fact_venue": Words("สถานที่", "venue"),
        "filtered_out": Words(
            "ตัวกรองตัดข้อตกลงของหน่วยงานนี้ออกทั้งหมด", "The filters leave out all its agreements."
        ),
        "lies_within": Words("ตั้งอยู่ใน", "lies within"),
        "name": Words("ชื่อ", "name"),
        "office": Words("ตำแหน่ง", "office"),
        "office_alone": Words("ไม่เปิดเผย แสดงเพียงตำแหน่ง", "not disclosed; shown by office alone"),
        "person": Words("บุคคล", "person"),
        "room": Words("ห้อง", "room"),
        "rooms": Words("ห้องและส่วนของสถานที่", "rooms and parts of it"),
        "says": Words("กล่าวถึง", "says"),
        "site": Words("อาคารหรือสถานที่", "site"),
        "until": Words("มีผลถึง", "valid until"),
    }
)
