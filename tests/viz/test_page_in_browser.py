"""The page in a browser with the network off: it asks for nothing, complains of nothing, and draws."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from citypact.viz import VIEWS, render
from tests.viz.small_networks import ID, hostile, many, one_planned, small_world
from tests.viz.test_views import focus_of

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (test group)")

CHROMIUM = os.environ.get("CITYPACT_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Counts the pixels of the picture that are nearest to a colour.
COUNT = """([r, g, b, far]) => {
  const canvas = document.querySelector('#network canvas');
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    const off = Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b);
    if (data[i + 3] > 200 && off <= far) count += 1;
  }
  return count;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no chromium here; install it, or name it in CITYPACT_CHROMIUM")
    with playwright.sync_playwright() as tools:
        found = tools.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


class Opened:
    """A page that was opened, and everything that it said or asked for."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        size = context.pop("size", (1280, 800))
        self.context = browser.new_context(
            offline=True, viewport={"width": size[0], "height": size[1]}, **context
        )
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())
        if self.page.query_selector("#network"):
            self.page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
        self.page.wait_for_timeout(150)

    def asked_for(self) -> list[str]:
        return [url for url in self.asked[1:] if not url.startswith("data:")]

    def pixels(self, colour: str, far: int = 24) -> int:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return int(self.page.evaluate(COUNT, [red, green, blue, far]))


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    pages: list[Opened] = []

    def open_page(
        kind: str, network: nx.MultiGraph[str], *, focus: str | None = None, **context: Any
    ) -> Opened:
        path = tmp_path / f"{kind}.html"
        path.write_text(render(kind, network, focus=focus), "utf-8")
        pages.append(Opened(browser, path, **context))
        return pages[-1]

    yield open_page
    for page in pages:
        page.context.close()


@pytest.mark.parametrize("kind", VIEWS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_opens_offline_without_a_request_or_a_complaint(opened: Any, kind: str, scheme: str) -> None:
    page = opened(kind, small_world(), focus=focus_of(kind), color_scheme=scheme)
    assert page.asked_for() == []
    assert page.said == []
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
    page.page.wait_for_timeout(100)
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
    page.page.wait_for_timeout(150)
    assert page.page.evaluate("window.broken") is None
    assert any("Content Security Policy" in line for line in page.said)


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
    page.page.wait_for_timeout(100)
    assert page.page.evaluate(scale) != before
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
        "วันชัย จงสุทธานามณี (นายกเทศมนตรี)",
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


def test_a_click_on_a_node_chooses_it(opened: Any) -> None:
    page = opened("ego", small_world(), focus="Bangkok")
    page.page.click("#all")
    assert "กรุงเทพมหานคร" not in page.page.inner_text("#card h3")
    box = page.page.locator("#network").bounding_box()
    page.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.page.wait_for_timeout(400)
    assert page.page.inner_text("#card h2") == "กรุงเทพมหานคร"


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
    page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    shown = page.eval_on_selector("tr.here", "row => row.dataset.agreement")
    assert (
        page.evaluate(
            "at => JSON.parse(document.getElementById('facts').textContent).agreements[at].iri", int(shown)
        )
        == wanted
    )
    context.close()
