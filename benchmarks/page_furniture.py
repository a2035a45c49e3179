"""What stands around an article on a page, and what it costs in reading: texts as they are, and with stamps, menus, credits ...

    python benchmarks/page_furniture.py [--every N]

Reads the Thai texts of ``training/`` (every fourth; ``--every 1`` all of them), alone and within each kind of furniture, and
prints a row a kind: the mean F1 of thirteen slots against their records, how much that is less than of the texts alone, and how
many texts are read otherwise. Furniture is made up here, in the manner of Thai sites; stamps have the day after the signing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from citypact.graph.extraction import extract  # noqa: E402
from citypact.graph.markers import marked  # noqa: E402
from citypact.graph.reading import read_text  # noqa: E402
from citypact.graph.records import Record  # noqa: E402
from citypact.graph.scoring import records_of, score  # noqa: E402

__all__ = ["FURNITURE", "furnished"]

TRAINING = ROOT / "training"
SOME_DAY = date(2024, 5, 6)
SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
FULL = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
WEEKDAYS = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]


def _short(day: date) -> str:
    return f"{day.day} {SHORT[day.month - 1]} {day.year + 543}"


def _full(day: date) -> str:
    return f"{day.day} {FULL[day.month - 1]} {day.year + 543}"


def _below(text: str, line: str) -> str:
    """A text with a line below its headline."""
    headline, _, rest = text.partition("\n")
    return f"{headline}\n\n{line}\n\n{rest}"


FURNITURE: dict[str, Callable[[str, date], str]] = {
    "views above": lambda text, day: f"{_short(day)} | เข้าชม : 51\n\n{text}",
    "day and hour above": lambda text, day: f"วัน{WEEKDAYS[day.weekday()]}ที่ {_full(day)} 04:11 น.\n\n{text}",
    "ISO day and hour above": lambda text, day: f"{day.isoformat()} 11:31:21\n\n{text}",
    "data entry above": lambda text, day: (
        f"วันที่นำเข้าข้อมูล {_short(day)}\n\nวันที่ปรับปรุงข้อมูล {_short(day)}\n\n| 403 view\n\n{text}"
    ),
    "day and hour below the headline": lambda text, day: _below(text, f"{_full(day)} เวลา 16:42 น."),
    "byline below the headline": lambda text, day: _below(text, f"โดย ดอกหญ้า | {_short(day)} 17:20 | 2811 views"),
    "menu": lambda text, day: (
        f"หน้าหลัก\nเกี่ยวกับเรา\nข่าวประชาสัมพันธ์\nติดต่อเรา\n\nFacebook\nTwitter\nLine\n\n{text}"
    ),
    "headline twice": lambda text, day: f"{text.partition(chr(10))[0]}\n\n{text}",
    "credits": lambda text, day: f"{text}\n\nสมชาย ใจดี / ข่าว\nสมหญิง รักงาน / ภาพ\nสำนักงานประชาสัมพันธ์จังหวัด",
    "office and telephone": lambda text, day: f"{text}\n\nภาพ/ข่าว : งานประชาสัมพันธ์ โทร. 0-5371-1333",
    "tags": lambda text, day: f"{text}\n\nแชร์ข่าวนี้\n\nFacebook Twitter LINE\n\nTag: #ข่าวด่วน #MOU #เมืองพี่เมืองน้อง",
    "other news": lambda text, day: (
        f"{text}\n\nข่าวที่เกี่ยวข้อง\n- เทศบาลนครดอกหญ้าลงนาม MOU กับมหาวิทยาลัยสายลม ด้านสาธารณสุข\n- ผู้ว่าฯ เปิดงานกาชาด"
    ),
    "post of a network": lambda text, day: (
        f"เทศบาลนครดอกหญ้า\n{day.day} {FULL[day.month - 1]} เวลา 10:21 น. · \n{text}\n\nถูกใจ แสดงความคิดเห็น แชร์"
    ),
    "name of the site": lambda text, day: f"เทศบาลนครดอกหญ้า จังหวัดน่าน\nDokya City Municipality\n\n{text}",
    "way to the page": lambda text, day: f"หน้าแรก > ข่าวกิจกรรม > {text.partition(chr(10))[0][:40]}\n\n{text}",
    "other news above": lambda text, day: (
        f"ข่าวเด่น\n• เทศบาลนครดอกหญ้าจัดงานลอยกระทง\n• ผู้ว่าฯ เปิดงานกาชาด\n\n{text}"
    ),
    "who put it up": lambda text, day: (
        f"ที่มา : กองการศึกษา\nผู้เขียน: admin\nวันที่ {_full(day)}\nอ่าน 120 ครั้ง\n\n{text}"
    ),
    "cookies": lambda text, day: f"เว็บไซต์นี้ใช้คุกกี้เพื่อเพิ่มประสบการณ์ที่ดี นโยบายความเป็นส่วนตัว ยอมรับทั้งหมด\n\n{text}",
    "pictures and files": lambda text, day: f"{text}\n\nคำบรรยายภาพ: บรรยากาศพิธีลงนาม\nดาวน์โหลดเอกสาร (PDF 1.2 MB)",
    "rights and address": lambda text, day: (
        f"{text}\n\n© 2567 เทศบาลนครดอกหญ้า สงวนลิขสิทธิ์\nสำนักงานเทศบาลนครดอกหญ้า 59 ถนนใหญ่ ตำบลเวียง อำเภอเมือง จังหวัดน่าน 55000"
    ),
    "blanks doubled": lambda text, day: text.replace(" ", "  "),
    "lines indented": lambda text, day: "\n".join(f"          {line}" for line in text.split("\n")),
    "เ and เ for แ": lambda text, day: text.replace("แ", "เเ"),
    "all in one line": lambda text, day: " ".join(line for line in text.split("\n") if line.strip()),
}  # fmt: skip


def furnished(text: str, kind: str, record: Record) -> str:
    """A text within one kind of furniture; a stamp has the day after the signing, as far as that is known."""
    dates = [
        agreement.date for agreement in record.agreements if agreement.date and len(agreement.date) == 10
    ]
    day = date.fromisoformat(dates[0]) + timedelta(1) if dates else SOME_DAY
    return FURNITURE[kind](text, day)


def _told(record: Record) -> object:
    """What a record says, without its evidence."""
    return record.model_dump(exclude={"evidence"})


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--every", type=int, default=4, metavar="N", help="every Nth text; 4")
    every = max(1, parser.parse_args().every)
    held = records_of(TRAINING / "records")
    gold = {id: held[id] for id in sorted(id for id, record in held.items() if record.lang == "th")[::every]}
    texts = dict[str, str]()
    for id in gold:
        text = read_text(TRAINING / "texts" / f"{id}.txt").text
        texts[id] = text[marked(text).begin :].strip()
    alone = {id: extract(text, id=id) for id, text in texts.items()}
    first = score(gold, alone).overall
    print(f"{len(gold)} texts alone: F1 {first:.3f}")
    for kind in FURNITURE:
        read: Mapping[str, Record] = {
            id: extract(furnished(text, kind, gold[id]), id=id) for id, text in texts.items()
        }
        otherwise = sum(_told(read[id]) != _told(alone[id]) for id in gold)
        now = score(gold, read).overall
        print(f"{kind:32}{now:.3f}  {now - first:+.3f}  {otherwise:4} read otherwise", flush=True)


if __name__ == "__main__":
    main()
