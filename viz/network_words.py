"""What the pages say of how a network was made: its filters, and why something was left out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citypact.viz.words import Words, called, day_words

__all__ = ["filter_words", "reason_words"]

# How the network names what it left out -> how a Thai reader is told.
_REASONS_TH: Mapping[str, str] = MappingProxyType(
    {
        "fewer than two named bodies": "ข้อตกลงที่ระบุชื่อหน่วยงานไม่ถึงสองแห่ง",
        "agreements with one named body": "ข้อตกลงที่ระบุชื่อหน่วยงานเพียงแห่งเดียว",
        "no named body": "ข้อตกลงที่ไม่ระบุชื่อหน่วยงาน",
        "status not asked for": "ข้อตกลงที่มีสถานะนอกตัวกรอง",
        "fewer than two bodies of the kinds asked for": "ข้อตกลงที่มีหน่วยงานตามตัวกรองไม่ถึงสองแห่ง",
        "no body of the kinds asked for": "ข้อตกลงที่ไม่มีหน่วยงานตามตัวกรอง",
        "weaker ties between groups": "คู่ของกลุ่มที่มีข้อตกลงน้อยกว่า",
        "after the as-of date": "ข้อตกลงหลังวันที่กำหนด",
        "undated": "ข้อตกลงที่ไม่ระบุวันที่",
        "agreements without a domain": "ข้อตกลงที่ไม่ระบุด้านความร่วมมือ",
        "agreements without a named person": "ข้อตกลงที่ไม่ระบุชื่อบุคคล",
        "agreements without a venue": "ข้อตกลงที่ไม่ระบุสถานที่",
        "people in fewer agreements": "บุคคลที่ร่วมข้อตกลงน้อยกว่า",
        "venues of fewer agreements": "สถานที่ที่มีข้อตกลงน้อยกว่า",
        "agreements with bodies that have fewer": "ข้อตกลงกับหน่วยงานที่มีข้อตกลงน้อยกว่า",
        "bodies that have fewer agreements": "หน่วยงานที่มีข้อตกลงน้อยกว่า",
        "agreements outside this neighbourhood": "ข้อตกลงนอกวงของหน่วยงานนี้",
        "bodies without a line in this picture": "หน่วยงานที่ไม่มีเส้นในภาพนี้",
        "bodies outside this neighbourhood": "หน่วยงานนอกวงของหน่วยงานนี้",
    }
)


def reason_words(reason: str) -> Words:
    """Why something was left out; a reason without Thai words is shown as it came."""
    return Words(_REASONS_TH.get(reason, reason), reason)


_FILTERS: Mapping[str, Words] = MappingProxyType(
    {
        "status": Words("สถานะ", "status"),
        "kinds": Words("ระดับของหน่วยงาน", "levels of body"),
        "kind": Words("ระดับของหน่วยงาน", "level of body"),
        "type": Words("ประเภท", "type"),
        "types": Words("ประเภท", "types"),
        "domain": Words("ด้าน", "domain"),
        "domains": Words("ด้าน", "domains"),
        "as_of": Words("ณ วันที่", "as of"),
    }
)
_SCHEMES = {
    "status": "status",
    "kinds": "level",
    "kind": "level",
    "type": "type",
    "types": "type",
    "domain": "domain",
    "domains": "domain",
}


def filter_words(name: str, values: tuple[str, ...]) -> tuple[Words, Words]:
    """A filter of the network and its values, each in words where there are some."""
    label = _FILTERS.get(name, Words(name, name))
    if name == "as_of":
        found = [day_words(value) for value in values]
    else:
        found = [
            called(_SCHEMES[name], value) if name in _SCHEMES else Words(value, value) for value in values
        ]
    return label, Words(", ".join(words.th for words in found), ", ".join(words.en for words in found))
