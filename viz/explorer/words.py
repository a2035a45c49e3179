"""The fixed words of the explorer, besides those that it shares with the other pages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citypact.viz.card_words import CARD
from citypact.viz.words import UI, Words

__all__ = ["EXPLORER"]

EXPLORER: Mapping[str, Words] = MappingProxyType(
    {
        **UI,
        **CARD,
        "arcs": Words("วาดเส้น %", "lines drawn: %"),
        "beyond": Words("อยู่นอกภาพ", "outside the picture"),
        "cancel": Words("ยกเลิก", "cancel"),
        "card": Words("รายละเอียด", "details"),
        "circle": Words("ดูวงของหน่วยงานนี้", "Its circle"),
        "chosen": Words("เลือก", "chosen"),
        "circle_of": Words("วงของ", "circle of"),
        "clear": Words("ล้างตัวกรองทั้งหมด", "Clear all filters"),
        "copied": Words("คัดลอกที่อยู่แล้ว", "address copied"),
        "drawn": Words("ในภาพ", "in the picture"),
        "explorer": Words("ความร่วมมือระหว่างเมือง", "City cooperation"),
        "facet_country": Words("ประเทศ", "country"),
        "facet_domain": Words("ด้านความร่วมมือ", "domain"),
        "facet_level": Words("ระดับของหน่วยงาน", "level of body"),
        "facet_province": Words("จังหวัด", "province"),
        "facet_status": Words("สถานะ", "status"),
        "facet_type": Words("ประเภท", "type"),
        "fewer": Words("แสดงน้อยลง", "fewer"),
        "from_year": Words("ตั้งแต่ปี", "from the year"),
        "groups_note": Words(
            "หน่วยงานมีมาก จึงแสดงเป็นกลุ่ม คลิกเพื่อเปิดกลุ่ม เลือกหน่วยงานเพื่อเห็นเส้นไปยังกลุ่มอื่น",
            "Too many bodies to draw each: click a group to open it, choose a body to see its lines to other groups",
        ),
        "grow": Words("ขยายวง", "Grow"),
        "how_explorer": Words(
            "เลือกหน่วยงานหรือเส้นเพื่ออ่านข้อตกลง พร้อมถ้อยคำในแหล่งที่มา",
            "Choose a body or a line to read its agreements and the words of their sources.",
        ),
        "keys_explorer": Words(
            "ลูกศร เลื่อน · + − 0 ขยาย · n p หน่วยงานถัดไป ก่อนหน้า · Enter อ่าน · Esc ปล่อย · / ค้นหา",
            "arrows pan · + − 0 zoom · n p next, previous body · Enter read · Esc release · / find",
        ),
        "keys_map": Words(
            "ลูกศร เลื่อน · + − 0 ขยาย · n p หน่วยงานถัดไป ก่อนหน้า · Enter อ่าน · Esc ปล่อย",
            "arrows pan · + − 0 zoom · n p next, previous body · Enter read · Esc release",
        ),
        "map": Words("แผนที่", "map"),
        "more": Words("เพิ่มเติม", "more"),
        "more_rows": Words("แสดงเพิ่ม", "show more"),
        "network_view": Words("เครือข่าย", "network"),
        "no_party": Words("หน่วยงานที่ไม่เป็นคู่ของข้อตกลงใด", "bodies that are party to no agreement"),
        "no_path": Words(
            "ไม่มีเส้นทางจาก % ไปยัง % ในข้อตกลงที่เหลืออยู่",
            "No way leads from % to % by the agreements that are left",
        ),
        "no_script_explorer": Words(
            "หน้านี้ต้องใช้ JavaScript ตารางสำหรับโปรแกรมอื่น: citypact export csv",
            "This page needs JavaScript; tables for other programs: citypact export csv.",
        ),
        "no_years": Words("ไม่มีข้อตกลงที่ระบุปี", "none with a known year"),
        "nothing_found": Words(
            "ไม่พบหน่วยงานชื่อนี้ ลองพิมพ์เพียงบางส่วนของชื่อ (Esc ล้างช่องค้นหา)",
            "No body is called so: try a part of the name (Esc clears)",
        ),
        "nothing_left": Words("ตัวกรองไม่เหลือข้อตกลงใด", "The filters leave no agreement"),
        "nowhere": Words("ไม่ทราบพิกัด", "without coordinates"),
        "open_group": Words("เปิดกลุ่มนี้ในภาพ", "Open in the picture"),
        "open_hint": Words("คลิกเพื่อเปิด", "click to open"),
        "other_names": Words("ชื่ออื่น", "also called"),
        "path": Words("หาเส้นทางไปยัง…", "Way to …"),
        "path_title": Words("เส้นทางระหว่างเมือง", "way between two bodies"),
        "path_to": Words("เลือกหน่วยงานปลายทางของเส้นทางจาก %", "Choose where the way from % leads"),
        "pause": Words("หยุด", "pause"),
        "period": Words("ช่วงเวลา", "period"),
        "play": Words("เล่นตามปี", "play the years"),
        "rings": Words("ชั้นของวง", "rings"),
        "round": Words("ข้อตกลงหลายฝ่ายเป็นหนึ่งจุด", "many parties as one"),
        "save": Words("ดาวน์โหลด", "save"),
        "save_csv": Words("ตาราง (CSV)", "Table (CSV)"),
        "save_graphml": Words("เครือข่าย (GraphML)", "Network (GraphML)"),
        "save_json": Words("ข้อมูลที่เลือก (JSON)", "Selection (JSON)"),
        "save_png": Words("ภาพ (PNG)", "Picture (PNG)"),
        "save_svg": Words("ภาพเวกเตอร์ (SVG)", "Picture in lines (SVG)"),
        "share": Words("คัดลอกที่อยู่", "copy address"),
        "shrink": Words("ย่อวง", "Shrink"),
        "skip_card": Words("ข้ามไปยังรายละเอียด", "Skip to the details"),
        "steps": Words("ช่วง", "steps"),
        "table_has_same": Words("ตารางแสดงข้อตกลงเดียวกัน", "The table shows the same agreements."),
        "table_view": Words("ตาราง", "table"),
        "to_year": Words("ถึงปี", "to the year"),
        "undated": Words("ไม่ระบุวันที่", "undated"),
        "unnamed": Words("ข้อตกลงที่ไม่ระบุชื่อหน่วยงาน", "agreements without a named body"),
        "views": Words("มุมมอง", "views"),
        "where": Words("ตำแหน่งในภาพ", "where you are"),
        "whole": Words("กลับไปทั้งภาพ", "Whole picture"),
        "without_undated": Words("ไม่รวมที่ไม่ระบุวันที่", "without the undated"),
        "years_shown": Words("จำนวนข้อตกลงแต่ละปี แสดง %", "agreements by year, shown: %"),
    }
)
