"""The fixed words of the card (told.js), besides those that it shares with the page around it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citypact.viz.words import Words

__all__ = ["CARD"]

CARD: Mapping[str, Words] = MappingProxyType(
    {
        "beside": Words("หน่วยงานอื่น", "beside them"),
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
        "from_source": Words("จาก", " from"),
        "says": Words("กล่าวถึง", "says"),
        "until": Words("มีผลถึง", "valid until"),
        "witness": Words("พยานที่", "witness"),
        "witness_one": Words(
            "ทุกแหล่งอาศัยแหล่งเดียวกัน นับเป็นพยานเดียว", "All rest on one: they count as a single witness."
        ),
        "witnesses": Words("พยานที่เป็นอิสระต่อกัน", "independent witnesses"),
    }
)
