"""What PRIVACY.md promises holds in the explorer's page: in its bytes, and in what a reader sees."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import citypact
from citypact.graph.privacy import EMAIL, LONGEST_QUOTATION, PHONE
from tests.graph.test_building import collection
from tests.viz.conftest import Opened
from tests.viz.explorer.test_contents import Reader

LONG = "เพื่อแลกเปลี่ยนความรู้และประสบการณ์ระหว่างสองเมืองอย่างต่อเนื่อง " * 8
TEXT = (
    "เทศบาลนครสายลม ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับเทศบาลเมืองดอกหญ้า ด้านการศึกษา เมื่อวันที่ 24 กุมภาพันธ์ 2566 "
    "โดยมี นายก้องภพ ธาราประสิทธิ์ นายกเทศมนตรีนครสายลม เป็นผู้ลงนาม โทร. 0-5371-1333 อีเมล pr@sailom.example.org "
    f"{LONG}และมี นางมะลิ ณ บุรีทอง นายกเทศมนตรีเมืองดอกหญ้า ร่วมลงนาม"
)
HIDDEN = (
    *("ก้องภพ", "ธาราประสิทธิ์", "kongphop", "0-5371-1333", "53711333", "5371-1333"),
    *("pr@sailom", "sailom.example.org"),
)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("privacy")
    made = collection(root / "c", texts={"t.txt": TEXT})
    decided = "suppress,ก้องภพ ธาราประสิทธิ์,,me,2024-01-01,asked\n"
    (made / "decisions.csv").write_text(f"decision,subject,object,who,when,why\n{decided}", "utf-8")
    citypact.build(made, out=root / "g")
    return next((root / "g").glob("builds/*/pages/explorer.html"))


def test_the_bytes_of_the_page_hold_no_suppressed_name_no_number_and_no_long_quotation(
    page_file: Path,
) -> None:
    page = page_file.read_text("utf-8")
    data = Reader(page).found["data"]
    for everything in (page, json.dumps(data, ensure_ascii=False), json.dumps(data)):
        for hidden in HIDDEN:
            assert hidden not in everything
            assert json.dumps(hidden)[1:-1] not in everything
    said = [text for told in data["agreements"]["sentences"].values() for _, text, _ in told]
    assert said
    assert max(map(len, said)) <= LONGEST_QUOTATION
    assert len(max(re.findall(r'"((?:[^"\\]|\\.)*)"', json.dumps(data, ensure_ascii=False)), key=len)) <= 400
    assert LONG[:120] * 3 not in page


def test_a_reader_sees_the_office_the_mask_and_a_short_sentence(browser: Any, page_file: Path) -> None:
    opened = Opened(browser, page_file)
    page = opened.page
    page.click("#card .list button")
    page.click("#card .list button")
    card = page.inner_text("#card")
    assert "นายกเทศมนตรี" in card  # the office alone
    shown = page.evaluate("document.documentElement.innerText")
    for hidden in HIDDEN:
        assert hidden not in shown
    assert "บุรีทอง" in card, "who is not suppressed is named"
    assert all(len(text) <= LONGEST_QUOTATION for text in page.locator("#card blockquote").all_inner_texts())
    assert PHONE in card or EMAIL in card or "โทร" not in card
    titles = page.evaluate(
        "[...document.querySelectorAll('[title], [aria-label]')].map((one) => one.title + one.ariaLabel).join()"
    )
    for hidden in HIDDEN:
        assert hidden not in titles
    opened.context.close()
