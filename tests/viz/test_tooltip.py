"""The note beside the pointer: plain lines, gone with the pointer, with Esc and under a finger."""

from __future__ import annotations

from typing import Any

import networkx as nx

from citypact.viz import render
from tests.viz.small_networks import HOSTILE, add_agreement, add_body, empty, one_planned, source
from tests.viz.test_views import Reader
from tests.viz.waiting import drawn, until

LINES = "() => [...document.querySelectorAll('#tip > *')].map((one) => one.textContent)"


def middle(page: Any) -> tuple[float, float]:
    box = page.page.locator("#network").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def hover_line(page: Any) -> None:
    """Along the middle, up and down, until the pointer is on the line of the only pair."""
    x, y = middle(page)
    for off in range(-60, 60, 2):
        page.page.mouse.move(x, y + off)
        drawn(page.page)
        if page.page.is_visible("#tip"):
            return
    raise AssertionError("no line under the pointer")


def hub() -> nx.MultiGraph[str]:
    network = empty()
    centre = add_body(network, "hub", "เทศบาลนครกลาง", "Middle City Municipality")
    for number in range(6):
        add_agreement(network, f"a{number}", (centre, add_body(network, f"b{number}", f"เมือง {number}", "")))
    return network


def test_a_node_under_the_pointer_tells_name_level_and_agreements(opened: Any) -> None:
    page = opened("ego", hub(), focus="เทศบาลนครกลาง")
    page.page.click("#all")
    assert not page.page.is_visible("#tip")
    centre = """() => document.querySelector('#network canvas').getBoundingClientRect().toJSON()"""
    assert page.page.evaluate(centre)["width"] > 300
    x, y = middle(page)
    for off in range(-40, 40, 4):
        page.page.mouse.move(x, y + off)
        drawn(page.page)
        if page.page.evaluate(LINES)[:1] == ["เทศบาลนครกลาง"]:
            break
    assert page.page.is_visible("#tip")
    assert page.page.evaluate(LINES) == ["เทศบาลนครกลาง", "เทศบาลนคร", "6 ข้อตกลง"]
    page.page.keyboard.press("Escape")
    assert not page.page.is_visible("#tip")
    assert page.said == [] and page.asked_for() == []


def test_a_line_under_the_pointer_tells_parties_status_and_date_though_something_is_chosen(
    opened: Any,
) -> None:
    page = opened("partners", one_planned())
    page.page.focus("#network")
    page.page.keyboard.press("Tab")
    chosen = page.page.inner_text("#card")
    hover_line(page)
    parties, status, date = page.page.evaluate(LINES)
    assert parties == "เทศบาลนครเชียงราย – เทศบาลนครระยอง"
    assert "กำหนดลงนาม; ยังไม่ยืนยันการลงนาม" in status and " · " in status
    assert date.startswith("24 ก.พ. 2566")
    assert page.page.inner_text("#card") == chosen
    tip, stage = (page.page.locator(name).bounding_box() for name in ("#tip", ".stage"))
    assert stage["x"] <= tip["x"] and tip["x"] + tip["width"] <= stage["x"] + stage["width"]
    page.page.mouse.move(5, 5)
    until(page.page, lambda: not page.page.is_visible("#tip"))
    assert page.said == [] and page.asked_for() == []


def test_a_finger_gets_no_note(opened: Any) -> None:
    page = opened("partners", one_planned(), has_touch=True)
    x, y = middle(page)
    for off in range(-60, 60, 6):
        page.page.touchscreen.tap(x, y + off)
        drawn(page.page)
        assert not page.page.is_visible("#tip")
    assert page.said == []


def test_hostile_names_are_text_in_the_note(opened: Any) -> None:
    network = empty()
    pair = [add_body(network, f"h{at}", HOSTILE[at], HOSTILE[at]) for at in (0, 2)]
    add_agreement(network, "h", pair, sources=(source(),), type=HOSTILE[1])
    page = opened("partners", network)
    hover_line(page)
    assert HOSTILE[0] in page.page.evaluate(LINES)[0]
    assert page.page.query_selector_all("#tip script, #tip img, #tip div *") == []
    assert page.page.evaluate("window.broken") is None
    assert page.said == [] and page.asked_for() == []


def test_a_reader_of_the_screen_is_not_told_twice() -> None:
    (tip,) = (
        attrs for _, attrs in Reader(render("partners", one_planned())).elements if attrs.get("id") == "tip"
    )
    assert tip["aria-hidden"] == "true" and "hidden" in tip
