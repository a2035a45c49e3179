"""The page in a browser with the network off: it asks for nothing, complains of nothing, and draws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citypact.viz import VIEWS, render
from tests.viz.conftest import Opened
from tests.viz.explorer.worlds import QUOTE, small
from tests.viz.small_networks import ID, hostile, many, one_planned, small_world
from tests.viz.test_views import focus_of
from tests.viz.waiting import at, drawn, ready, until


# every view, in one of the themes by turns
@pytest.mark.parametrize(("kind", "scheme"), list(zip(VIEWS, ("light", "dark") * 3, strict=True)))
def test_a_page_opens_offline_without_a_request_or_a_complaint(opened: Any, kind: str, scheme: str) -> None:
    page = opened(kind, small_world(), focus=focus_of(kind), color_scheme=scheme)
    assert page.asked_for() == []
    assert page.said == []
    if kind == "timeline":
        assert page.page.locator(".when").count() > 20
        return
    ink = "#20262b" if scheme == "light" else "#ece7dd"
    assert page.pixels(ink, 60) > 100, "names are drawn"


def test_nodes_are_drawn_in_the_colour_of_their_level(opened: Any) -> None:
    page = opened("partners", small_world())
    for colour in ("#8a2f4f", "#4a5560", "#6f5b94", "#4d7d4a"):
        assert page.pixels(colour) > 30, colour


def test_a_single_planned_agreement_is_dashed_and_well_framed(opened: Any) -> None:
    planned = opened("partners", one_planned())
    assert planned.said == [] and planned.asked_for() == []
    network = one_planned()
    for *_, data in network.edges(data=True):
        data["status"] = "signed"
    signed = opened("partners", network)
    line = "#a8a093"
    assert 0 < planned.pixels(line) < 0.85 * signed.pixels(line)
    # Both nodes are well within the picture, and large enough to be seen.
    assert planned.pixels("#0f6b6b") > 300
    assert "ยังไม่ยืนยันการลงนาม" in planned.page.inner_text("#card")


@pytest.mark.parametrize("kind", VIEWS)
def test_hostile_names_are_text_and_nothing_else(opened: Any, kind: str) -> None:
    page = opened(kind, hostile(), focus=f"{ID}body/h0")
    hint, tools = (page.page.locator(name).bounding_box() for name in (".hint", ".tools"))
    assert hint["x"] + hint["width"] <= tools["x"], "what keys do stands beside the buttons, not under them"
    canvas = page.page.locator("#network")
    canvas.focus()
    for _ in range(9):
        page.page.keyboard.press("Tab")
        card = page.page.query_selector("#card .list button")
        if card:
            card.click()
        canvas.focus()
    for row in page.page.query_selector_all("[data-light]"):
        row.click()
    page.page.fill("#find", "<script>window.broken=1</script>")
    page.page.keyboard.press("Enter")
    drawn(page.page)
    assert page.page.evaluate("window.broken") is None
    assert page.page.query_selector_all("#card img, #card script, .legend img, table img") == []
    assert page.page.query_selector_all("[href^=javascript]") == []
    assert page.asked_for() == []
    assert page.said == []


def test_the_policy_stops_a_script_that_got_in(opened: Any) -> None:
    page = opened("partners", small_world())
    page.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.broken = 1';"
        " document.body.append(s); const i = document.createElement('img'); i.src = 'https://example.org/x';"
        " i.setAttribute('onerror', 'window.broken = 2'); document.body.append(i); }"
    )
    until(page.page, lambda: any("Content Security Policy" in line for line in page.said))
    drawn(page.page)
    assert page.page.evaluate("window.broken") is None


def test_the_keyboard_walks_through_the_bodies_and_out_again(opened: Any) -> None:
    page = opened("partners", small_world())
    keys = page.page.keyboard
    page.page.focus("#network")
    keys.press("Tab")
    first = page.page.inner_text("#card h2")
    assert first == "กรุงเทพมหานคร"
    keys.press("Tab")
    second = page.page.inner_text("#card h2")
    assert second != first
    keys.press("Shift+Tab")
    assert page.page.inner_text("#card h2") == first
    assert page.page.inner_text("#chosen") == first
    scale = "() => document.querySelector('#network canvas').toDataURL().length"
    before = page.page.evaluate(scale)
    for key in ("+", "ArrowLeft", "ArrowUp", "-", "0"):
        keys.press(key)
    keys.press("+")
    until(page.page, lambda: bool(page.page.evaluate(scale) != before))
    keys.press("Enter")
    assert page.page.evaluate("document.activeElement.id") == "card"
    page.page.focus("#network")
    keys.press("Escape")
    keys.press("Tab")
    assert page.page.evaluate("document.activeElement.id") != "network", "nobody is caught in the picture"
    assert page.said == []


def test_the_card_of_an_agreement_tells_its_facts(opened: Any) -> None:
    page = opened("partners", one_planned())
    card = page.page.inner_text("#card")
    for fact in (
        "เทศบาลนครเชียงราย – เทศบาลนครระยอง",
        "24 ก.พ. 2566 · 13.00 น. (2023-02-24)",
        "ห้องประชุมลีลาวดี",
        "ผู้ลงนาม\nวันชัย จงสุทธานามณี (นายกเทศมนตรี)",
        "ผู้แทน\nดาว ริมธาร (ปลัดเทศบาล)",
        "คัดจากแหล่งข่าว",
        "เรียบเรียงใหม่ ไม่ใช่ถ้อยคำของแหล่งข่าว",
        "บันทึกด้วยมือ",
    ):
        assert fact in card.replace("\n(", " ("), fact
    assert page.page.inner_text("blockquote") == "ในวันศุกร์ที่ 24 กุมภาพันธ์ 2566"
    page.page.click("#switch")
    assert page.page.evaluate("document.documentElement.lang") == "en"
    assert "planned; signing not confirmed (as of 23 Nov 2026)" in page.page.inner_text("#card")
    assert "quoted from the source" in page.page.inner_text("#card")
    terms = page.page.locator("#card dt").all_inner_texts()
    assert {"Signatories", "Represented by"} <= set(terms)
    headings = terms + page.page.locator("h1 [lang=en], h2, h3, th[scope=col], footer dt").all_inner_texts()
    latin = [text for text in headings if text and text[0].isascii()]
    assert len(latin) > 20 and [text for text in latin if not text[0].isupper()] == []


@pytest.mark.parametrize(("lang", "large"), [("th", "th"), ("en", "en")])
def test_the_large_heading_is_in_the_language_of_the_page(opened: Any, lang: str, large: str) -> None:
    page = opened("partners", one_planned(), lang=lang)
    sizes = """() => Object.fromEntries([...document.querySelectorAll('h1 bdi')].map((one) =>
      [one.lang, [parseFloat(getComputedStyle(one).fontSize), one.getBoundingClientRect().left]]))"""
    for now in (large, "en" if large == "th" else "th"):
        found = page.page.evaluate(sizes)
        other = "en" if now == "th" else "th"
        assert found[now][0] > found[other][0] and found[now][1] < found[other][1], now
        page.page.click("#switch")


def test_a_click_on_a_node_chooses_it(opened: Any) -> None:
    page = opened("ego", small_world(), focus="Bangkok")
    page.page.click("#all")
    assert "กรุงเทพมหานคร" not in page.page.inner_text("#card h2")
    box = page.page.locator("#network").bounding_box()
    page.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    until(page.page, lambda: page.page.inner_text("#card h2") == "กรุงเทพมหานคร")


def test_measured_labels_are_no_wider_than_the_layout_reckons_with(opened: Any) -> None:
    from citypact.viz.labels import width_of

    texts = [
        "ทน.เชียงราย",
        "อบต.กระเบื้องใหญ่",
        "ม.เทคโนโลยีราชมงคลศรี…",
        "Ministry of the Envir…",
        "WWMM 北京 MW",
        "การอนุรักษ์มรดก",
    ]
    page = opened("partners", one_planned())
    measured = page.page.evaluate(
        """(texts) => { const ctx = document.createElement('canvas').getContext('2d');
        return ['12px ', '600 13.5px '].map((font) => {
          ctx.font = font + getComputedStyle(document.body).fontFamily;
          return texts.map((text) => ctx.measureText(text).width); }); }""",
        texts,
    )
    for strong, widths in zip((False, True), measured, strict=True):
        for text, width in zip(texts, widths, strict=True):
            assert width <= width_of(text, strong=strong) * 1.03, text


@pytest.mark.parametrize("size", [(390, 844), (820, 1180), (1920, 1080)])
def test_no_width_makes_the_page_scroll_sideways(opened: Any, size: tuple[int, int]) -> None:
    page = opened("partners", many(200), size=size)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.pixels("#0f6b6b") > 30
    assert page.said == []


def test_a_page_without_script_still_shows_the_table(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(render("partners", one_planned()), "utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    assert "เทศบาลนครระยอง" in page.inner_text("table")
    assert "JavaScript" in page.inner_text(".noscript")
    context.close()


def test_print_shows_picture_table_and_statements_on_paper(opened: Any) -> None:
    page = opened("partners", small_world(), color_scheme="dark")
    page.page.emulate_media(media="print")
    colour = page.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')")
    assert colour.strip() == "#20262b"
    assert page.page.is_visible("table") and page.page.is_visible("footer")
    assert not page.page.is_visible("#find")
    assert page.page.pdf()[:4] == b"%PDF"


def test_an_address_that_names_an_agreement_opens_on_it(browser: Any, tmp_path: Path) -> None:
    network = small_world()
    wanted = sorted({str(data["agreement"]) for _, _, data in network.edges(data=True)})[-1]
    path = tmp_path / "page.html"
    path.write_text(render("partners", network), "utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(f"{path.as_uri()}#{wanted.rsplit('/', 1)[-1]}")
    ready(page)
    shown = page.eval_on_selector("tr.here", "row => row.dataset.agreement")
    assert (
        page.evaluate(
            "at => JSON.parse(document.getElementById('facts').textContent).agreements[at].iri", int(shown)
        )
        == wanted
    )
    context.close()


def test_the_list_of_bodies_with_most_agreements_is_in_the_order_of_its_numbers(opened: Any) -> None:
    network = small_world()
    for slug in ("sao-0", "sao-1"):  # more agreements elsewhere than the picture holds
        network.nodes[f"{ID}body/{slug}"]["agreements"] = 40
    lines = opened("partners", network, lang="en").page.locator("#card .list small").all_inner_texts()
    counts = [int(line.split(" · ")[1].split()[0]) for line in lines]
    assert len(counts) == 9 and counts == sorted(counts, reverse=True)


def test_a_group_is_opened_by_a_click_and_leads_to_those_that_it_is_tied_to(
    opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citypact.viz.partners._MOST", 8)
    network = small_world()
    for number, node in enumerate(sorted(network)):
        network.nodes[node]["country"] = ("TH", "JP", "FR")[number % 3]
    page = opened("partners", network, lang="en").page
    page.locator("#card .list button").first.click()
    chosen = page.inner_text("#chosen")
    assert chosen in page.inner_text("#card h2") and page.locator("#card .names li").count() >= 5
    page.locator("#card .list button").first.click()
    assert page.inner_text("#chosen") not in ("", chosen)


def test_the_card_of_every_page_quotes_its_sources_as_the_explorer_does(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "partners.html"
    path.write_text(small().view("partners", lang="en"), "utf-8")
    page = Opened(browser, path)
    at(page.page, "signed")
    card = page.page.inner_text("#card")
    assert page.page.inner_text("#card blockquote") == QUOTE
    assert page.page.locator("#card mark").count() == 2
    assert "confidence of the reading" in card and "initiator" in card.lower()
    assert page.said == [] and page.asked_for() == []
    page.context.close()
