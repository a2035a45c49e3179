from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citypact.graph.collecting import open_collection
from citypact.graph.extraction import extract
from citypact.graph.left_out import LeftOut
from citypact.graph.review import Accepted, ReviewFolder, Worklist, accept, review

SIGNED = (
    "สองเมืองลงนาม\nเทศบาลนครตะวันตก โดยนายสมมุติ ใจดี นายกเทศมนตรีนครตะวันตก ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับเทศบาลนครตะวันออก ด้านการศึกษา เมื่อวันที่ 24 กุมภาพันธ์ 2566 ณ ห้องประชุมใหญ่ โรงเรียนตัวอย่าง\n"
)
VISIT = "เทศบาลเมืองหนึ่งศึกษาดูงาน\nคณะผู้บริหารเทศบาลเมืองหนึ่ง เดินทางศึกษาดูงานการจัดการขยะ ณ เทศบาลตำบลสอง\n"
ENGLISH = (
    "North Town and South City sign an MOU\nNorth Town Municipality and South City Municipality signed a "
    "memorandum of understanding on tourism on 5 May 2023 at City Hall.\n"
)
TEXTS = {"signed.txt": SIGNED, "visit.txt": VISIT, "english.txt": ENGLISH}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three invented texts."""
    root = tmp_path / "texts"
    root.mkdir()
    for name, text in TEXTS.items():
        (root / name).write_text(text, "utf-8")
    return root


def listed(root: Path, *, reviewer: str | None = None, again: tuple[str, ...] = ()) -> Worklist:
    left: list[LeftOut] = []
    done = review(
        open_collection(root),
        ReviewFolder(root, reviewer),
        extract=extract,
        left_out=left.append,
        again=again,
    )
    assert [each for each in left if each.fault] == []
    return done


def taken(root: Path, *names: str, by: str | None = "Somchai", reviewer: str | None = None) -> list[Accepted]:
    done = list(
        accept(
            open_collection(root),
            [Path(name) for name in names],
            extract=extract,
            by=by,
            on="2024-05-06",
            reviewer=reviewer,
        )
    )
    for each in done:
        if isinstance(each, Exception):
            raise each
    return [each for each in done if isinstance(each, Accepted)]


def edited(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before, "the edit found nothing to change"
    path.write_text(after, "utf-8")
