"""The explorer for everyone: by keyboard alone, by finger, on a phone, enlarged, without motion, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.viz.conftest import Opened
from tests.viz.explorer.conftest import SIZES
from tests.viz.explorer.test_actions import find, spot
from tests.viz.waiting import drawn

PageOf = Callable[[int], Path]

# Everything that can be operated and is shown now: what a tab list or a list box moves to by arrows is reached through it.
CONTROLS = """() => [...document.querySelectorAll('button, a[href], input, summary, [tabindex="0"]')].filter((one) =>
  one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0
  && !one.disabled && !one.closest('details:not([open]) > :not(summary)'))
"""
# Whether each of them can be brought into sight and hit, and what cannot.
UNREACHABLE = f"""(inside) => {{
  const lost = [];
  for (const one of ({CONTROLS})()) {{
    if (inside && !one.closest(inside)) continue;
    if (one.classList.contains('skip') || one.matches('[type=range]')) continue;
    one.scrollIntoView({{block: 'center', inline: 'center'}});
    const box = one.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width, 300) / 2, box.top + Math.min(box.height, 200) / 2];
    const hit = document.elementFromPoint(x, y);
    const fine = hit && (one.contains(hit) || hit.contains(one) || hit.closest('label')?.contains(one));
    if (!fine || box.left < -1 || box.right > innerWidth + 1)
      lost.push([one, hit].map((each) => each?.outerHTML.slice(0, 90)).join(' <- '));
  }}
  scrollTo(0, 0);
  return lost;
}}"""
FOCUSED = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    place: one === document.body ? -1 : (CONTROLS)().indexOf(one),
    told: one.outerHTML.slice(0, 80),
    marked: one.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    sight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}""".replace("CONTROLS", CONTROLS)


@pytest.fixture
def opened(browser: Any, page_of: PageOf) -> Iterator[Callable[..., Opened]]:
    """A page that is opened with what a test asks for."""
    pages: list[Opened] = []

    def open_page(bodies: int = SIZES[0], **context: Any) -> Opened:
        pages.append(Opened(browser, page_of(bodies), **context))
        return pages[-1]

    yield open_page
    for each in pages:
        assert each.said == []
        assert each.asked_for() == []
        each.context.close()


def test_every_control_is_reached_by_keys_and_shows_where_one_is(opened: Callable[..., Opened]) -> None:
    page = opened().page
    find(page, "Kyoto")
    for view in ("network", "map", "table"):
        page.click(f"#tab-{view}")
        page.evaluate("(document.activeElement.blur(), scrollTo(0, 0))")
        wanted = page.evaluate(f"({CONTROLS})().length")
        reached: dict[int, str] = {}
        for _ in range(wanted + 3):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUSED)
            if focus["place"] in reached:
                break
            if focus["place"] < 0:  # once around the browser's own
                continue
            assert focus["marked"], focus["told"]
            assert focus["sight"], focus["told"]
            reached[focus["place"]] = focus["told"]
        assert len(reached) == wanted, (view, sorted(set(range(wanted)) - set(reached)))


@pytest.fixture(scope="module")
def fine_screen(browser: Any, page_of: PageOf) -> Iterator[Opened]:
    found = Opened(browser, page_of(SIZES[0]), device_scale_factor=2)
    yield found
    found.context.close()


@pytest.mark.parametrize("size", [(640, 400), (390, 844), (320, 640)], ids=["200 %", "phone", "narrow phone"])
def test_enlarged_and_on_a_phone_nothing_is_out_of_reach(
    fine_screen: Opened, page_of: PageOf, size: tuple[int, int]
) -> None:
    page = fine_screen.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    fine_screen.load(page_of(SIZES[0]))
    page.evaluate(
        "document.querySelector('.counts bdi').textContent = 'A collection with a long name '.repeat(9)"
    )
    find(page, "Rayong City")
    page.locator("#card .list button", has_text="24 Feb 2023").click()
    if not page.is_visible("#panel"):
        page.click("#filtering summary")
    for view in ("network", "map", "table"):
        page.click(f"#tab-{view}")
        drawn(page)
        wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide[0] <= wide[1] == size[0], view
        assert page.evaluate(UNREACHABLE) == [], view
    page.click("#saving summary")
    assert page.evaluate(UNREACHABLE, "#saving") == []
    page.keyboard.press("Escape")
    assert not page.locator("#saving[open]").count()
    assert fine_screen.said == []
    assert fine_screen.asked_for() == []


@pytest.mark.parametrize("bodies", SIZES)
def test_with_fingers_one_chooses_opens_drags_and_pinches(opened: Callable[..., Opened], bodies: int) -> None:
    page = opened(bodies, size=(390, 844), has_touch=True, is_mobile=True).page
    fingers = page.context.new_cdp_session(page)

    def touch(kind: str, *spots: tuple[float, float]) -> None:
        points = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(spots)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def pinch(x: float, y: float) -> None:
        touch("touchStart", (x - 20, y), (x + 20, y))
        for far in (30, 45, 60):
            touch("touchMove", (x - far, y), (x + far, y))
        touch("touchEnd")

    page.tap("#find")
    page.keyboard.type("kyoto")
    page.tap("#found [role=option] >> nth=0")
    assert page.inner_text("#card h2") == "Kyoto"
    page.tap("text=Its circle")
    page.evaluate("scrollTo(0, 0)")
    page.touchscreen.tap(*spot(page, "Lyon"))
    assert page.inner_text("#card h2") == "Lyon"
    before = spot(page, "Porto"), spot(page, "Lyon")
    box = page.locator("#network").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    pinch(*middle)
    after = spot(page, "Porto"), spot(page, "Lyon")
    assert abs(after[0][1] - after[1][1]) + abs(after[0][0] - after[1][0]) > 1.5 * (
        abs(before[0][1] - before[1][1]) + abs(before[0][0] - before[1][0])
    )
    page.tap("#tab-map")
    place = "document.getElementById('map').spotOf('Porto')"
    old = page.evaluate(place)
    touch("touchStart", middle)
    for step in (10, 25, 40):
        touch("touchMove", (middle[0] + step, middle[1]))
    touch("touchEnd")
    new = page.evaluate(place)
    assert new["x"] - old["x"] == pytest.approx(40, abs=6)
    here, there = (
        page.evaluate(f"document.getElementById('map').spotOf('{name}')") for name in ("Lyon", "Kyoto")
    )
    pinch(*middle)
    here2, there2 = (
        page.evaluate(f"document.getElementById('map').spotOf('{name}')") for name in ("Lyon", "Kyoto")
    )
    assert there2["x"] - here2["x"] == pytest.approx(3 * (there["x"] - here["x"]), rel=0.1)


def test_who_wants_no_motion_sees_none(opened: Callable[..., Opened]) -> None:
    page = opened(reduced_motion="reduce").page
    find(page, "Lyon")
    page.focus("#network")
    for _ in range(6):
        page.keyboard.press("+")
    page.keyboard.press("0")
    place = """() => {
      const network = document.getElementById('network');
      return network.positionOf(network.scene().nodes[0].id);
    }"""
    at = page.evaluate(place)
    page.wait_for_timeout(350)
    assert page.evaluate(place) == at
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0
    gap = page.evaluate(
        """() => new Promise((done) => {
          let last = 0;
          new MutationObserver(() => {
            const now = performance.now();
            if (last) done(now - last);
            last = now;
          }).observe(document.documentElement, {attributes: true, attributeFilter: ['data-shown']});
          document.querySelector('#time .play').click();
        })"""
    )
    assert gap > 1200, "large, slow steps"
    page.click("#time .play")
