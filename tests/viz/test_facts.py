from __future__ import annotations

from typing import Any

import pytest

from citypact.viz import render
from citypact.viz.durations import duration_words
from citypact.viz.words import status_words
from tests.viz.small_networks import ID, add_agreement, add_body, empty, one_planned, source
from tests.viz.test_views import Reader


def sourced(**more: Any) -> Reader:
    network = empty()
    pair = [add_body(network, slug, slug, slug) for slug in ("one", "two")]
    add_agreement(network, "a", pair, sources=(source(publisher="", url="", **more),))
    return Reader(render("partners", network))


@pytest.mark.parametrize(
    "told",
    [
        {"title": "text-0a1b2c3d4e5f"},
        {"title": "record-list-3"},
        {"title": "morning-1", "source": f"{ID}source/morning-1"},
    ],
)
def test_a_source_that_is_called_by_its_key_is_shown_as_untitled(told: dict[str, str]) -> None:
    page = sourced(**told)
    assert page.data["facts"]["agreements"][0]["sources"][0]["title"] == ["ไม่มีชื่อเรื่อง", "untitled"]
    assert "ไม่มีชื่อเรื่อง untitled" in page.text and told["title"] not in page.text


@pytest.mark.parametrize("title", ["ข่าวเช้า", "text-book deal", "record of a visit", "Text-ABC"])
def test_a_title_is_shown_as_it_is(title: str) -> None:
    page = sourced(title=title, source=f"{ID}source/morning-1")
    assert page.data["facts"]["agreements"][0]["sources"][0]["title"] == [title, title]
    assert title in page.text and "untitled" not in page.text


def test_without_an_as_of_date_a_plan_is_not_said_to_be_open_or_kept() -> None:
    network = one_planned()
    network.graph["as_of"] = ""
    text = Reader(render("partners", network)).text
    assert "กำหนดลงนาม; ไม่ทราบว่าลงนามแล้วหรือไม่ (ชุดข้อมูลนี้ไม่มีวันที่อ้างอิง)" in text
    assert "planned; whether it was signed is not known (this collection has no as-of date)" in text


def test_the_words_on_a_missing_as_of_date_are_said_of_plans_alone() -> None:
    assert status_words("planned", "2023-02-24", "2023-01-01").en == "planned"
    assert status_words("signed", "2023-02-24", None).en == "Signed"


def test_those_who_represent_stand_apart_from_those_who_sign() -> None:
    (agreement,) = Reader(render("partners", one_planned())).data["facts"]["agreements"]
    assert agreement["signatories"] == ["วันชัย จงสุทธานามณี (นายกเทศมนตรี)"]
    assert agreement["representatives"] == ["ดาว ริมธาร (ปลัดเทศบาล)"]


@pytest.mark.parametrize(("kind", "focus"), [("ego", "กอ"), ("domains", None)])
def test_a_page_counts_the_undated_among_what_it_shows(kind: str, focus: str | None) -> None:
    network = empty(undated=3)
    one, two, three, four = (add_body(network, slug, slug, slug) for slug in ("กอ", "ขอ", "คอ", "งอ"))
    add_agreement(network, "near", (one, two), date="", domains=("education",))
    add_agreement(network, "far", (three, four), date="")
    add_agreement(network, "farther", (three, four), date="")
    assert "ไม่ระบุวันที่ undated 1 " in Reader(render(kind, network, focus=focus)).text
    assert "ไม่ระบุวันที่ undated 3 " in Reader(render("partners", network)).text


def test_an_invented_text_is_called_so_wherever_it_is_shown() -> None:
    page = sourced(title="สองเมือง", reading="extracted", invented=True, quote="สองเมืองลงนาม")
    (shown,) = page.data["facts"]["agreements"][0]["sources"]
    assert shown["known"] == ["สมมติ ไม่ใช่เหตุการณ์จริง", "invented, nothing of it is real"]
    assert shown["how"] == 1, "not shown as a quotation"
    assert page.text.count("from invented texts, nothing of it is real") == 2  # at the head and at the foot
    assert "from invented texts" not in sourced(title="สองเมือง").text


def test_a_duration_is_told_in_words() -> None:
    assert duration_words("P3Y") == ("3 ปี", "3 years")
    assert duration_words("P1Y6M") == ("1 ปี 6 เดือน", "1 year 6 months")
    assert duration_words("for ever") == ("for ever", "for ever")
