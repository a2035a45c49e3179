"""Officials, venues and timeline as a person uses them, with the network off: chosen, read, walked through, for everyone."""

from __future__ import annotations

import itertools
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import citypact
from citypact.facade import View
from citypact.ontology.concepts import concepts
from tests.viz.conftest import Opened
from tests.viz.signings import HIDDEN, NAMESAKE
from tests.viz.small_networks import add_agreement, add_body, empty, many, one_planned, small_world
from tests.viz.waiting import until


def test_a_person_is_found_and_the_card_says_in_which_office_and_for_whom(opened: Any) -> None:
    page = opened("officials", one_planned(), lang="en")
    page.page.fill("#find", "ดาว ริมธาร")
    card = page.page.inner_text("#card")
    assert page.page.inner_text("#card .tag") == "Person"
    assert "ปลัดเทศบาล" in card and "Rayong City Municipality" in card
    assert page.page.inner_text("#card .list small").startswith("represents · ")
    page.page.click("#card .party")
    assert page.page.inner_text("#chosen") == "Rayong City Municipality"
    page.page.click("#all")
    page.page.click("[data-light=line][data-key=signs]")
    assert page.page.get_attribute("[data-light=line][data-key=signs]", "aria-pressed") == "true"
    assert page.said == [] and page.asked_for() == []


def test_a_venue_tells_its_rooms_agreements_and_bodies(opened: Any) -> None:
    page = opened("venues", small_world(), lang="en")
    page.page.fill("#find", "ศาลาว่าการ")
    assert page.page.inner_text("#card .tag") == "Site"
    terms = page.page.locator("#card dt").all_inner_texts()
    assert terms == ["Rooms and parts of it", "Parties", "Agreements"]
    assert page.page.locator("#card .list button").count() == 8
    page.page.locator("#card .list button").first.click()
    assert page.page.locator("tr.here").count() == 1
    assert page.said == [] and page.asked_for() == []


def test_the_timeline_draws_points_spans_and_a_bucket_and_opens_cards(opened: Any) -> None:
    page = opened("timeline", small_world(), lang="en")
    view = page.page
    assert view.inner_text(".labels .row bdi >> nth=0") == "Bangkok"
    assert view.text_content(".axis .small") == "undated" and view.text_content(".axis .number") == "1"
    for status, outside in (
        ("proposed", True),
        ("renewed", False),
    ):  # the one undated, the other known by its month
        mark = view.locator(f"[data-edge].s-{status}").first
        assert mark.locator(".span").count() == (0 if outside else 1)
        inside = view.evaluate(
            """([one, bucket]) => one.getBoundingClientRect().left > bucket.getBoundingClientRect().left""",
            [mark.element_handle(), view.query_selector(".rows .bucket")],
        )
        assert inside is outside
    view.locator("[data-edge].s-renewed").first.click(force=True)
    assert view.inner_text("#card .tag.s") == "Renewed" and "May 2022" in view.inner_text("#card")
    assert view.locator("[data-edge].hot").count() == 2, "in the rows of both parties"
    view.click("[data-by=type]")
    assert "Sister city" in view.locator(".labels .row bdi").all_inner_texts()
    view.locator("[data-node]").first.hover()
    assert "agreements" in view.inner_text("#tip")
    view.fill("#find", "Chiang Rai City Municipality")
    assert view.get_attribute("[data-by=body]", "aria-pressed") == "true"
    assert view.inner_text(".labels .chosen bdi") == "Chiang Rai City Municipality"
    assert page.said == [] and page.asked_for() == []


def test_the_timeline_is_walked_by_keys_and_speaks_both_calendars(opened: Any) -> None:
    page = opened("timeline", many(120), lang="en")
    view = page.page
    view.focus("#network")
    view.keyboard.press("Tab")
    first = view.inner_text("#card h2")
    view.keyboard.press("Tab")
    assert view.inner_text("#card h2") != first
    wide = "document.querySelector('.board').offsetWidth"
    before = view.evaluate(wide)
    for _ in range(4):
        view.keyboard.press("+")
    assert view.evaluate(wide) > 1.5 * before
    view.keyboard.press("0")
    assert view.evaluate(wide) == before
    english = view.locator(".axis text").all_text_contents()
    view.click("#switch")
    thai = view.locator(".axis text").all_text_contents()
    assert "2000" in english and "2540" in thai and "2000" not in thai
    view.keyboard.press("Escape")
    assert page.said == []


@pytest.mark.parametrize(
    ("kind", "scheme", "width"),
    [("officials", "light", 1280), ("venues", "dark", 1280), ("timeline", "dark", 390)],
)
def test_axe_finds_nothing_and_no_width_scrolls_the_page_sideways(
    browser: Any, signed: citypact.Graph, tmp_path: Path, kind: str, scheme: str, width: int
) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed (test group)")
    path = signed.view(kind).save(tmp_path / f"{kind}.html")
    # axe is a script from outside: for it alone the page's policy is set aside
    page = Opened(browser, path, bypass_csp=True, color_scheme=scheme, size=(width, 900))
    page.page.locator("#card .list button").first.click()
    assert HIDDEN not in page.page.inner_text("body")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    page.page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.page.evaluate("axe.run()")
    page.context.close()
    told = [
        (each["id"], each["impact"], [node["html"][:120] for node in each["nodes"]])
        for each in found["violations"]
    ]
    assert found["passes"] and told == []


def test_in_a_notebook_a_view_shows_itself_and_asks_nobody(
    browser: Any, signed: citypact.Graph, tmp_path: Path
) -> None:
    path = tmp_path / "notebook.html"
    view = signed.view("officials")
    path.write_text(f"<!doctype html><title>notebook</title>{view._repr_html_()}", "utf-8")
    page = Opened(browser, path)
    frame = page.page.frame_locator("iframe")
    frame.locator("html[data-ready=yes]").wait_for(state="attached")
    frame.locator("#find").fill(NAMESAKE)
    assert frame.locator("#card h2").inner_text() == NAMESAKE
    outside = page.page.evaluate("try { frames[0].document.title } catch (error) { error.name }")
    assert outside == "SecurityError", "the page in the frame is a world of its own"
    assert page.asked_for() == [] and page.said == []
    page.context.close()


def test_a_huge_view_says_in_a_notebook_how_to_write_a_file() -> None:
    told = View("x" * 9_000_000, kind="explorer")._repr_html_()
    assert (
        "<iframe" not in told and 'save("explorer.html")' in told.replace("&quot;", '"') and "9.0 MB" in told
    )


def of_all_domains() -> nx.MultiGraph[str]:
    """Forty bodies with agreements in every domain of the vocabulary, one after the other."""
    network, keys = empty(), sorted(concepts("domain"))
    bodies = [add_body(network, f"b{n}", f"เทศบาลนครที่ {n}", f"City {n}") for n in range(40)]
    for n, one in enumerate(bodies[1:]):
        covered = tuple(keys[(n + step) % len(keys)] for step in (0, 5, 9))
        add_agreement(network, f"a{n}", (bodies[n // 3], one), domains=covered)
    return network


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_every_domain_has_its_name_or_the_number_of_its_row(opened: Any, size: tuple[int, int]) -> None:
    page = opened("domains", of_all_domains(), lang="en", size=size).page
    hubs = page.evaluate("document.getElementById('network').hubNames()")
    rows = page.locator("[data-light=domain]")
    assert len(hubs) == rows.count() > 15
    numbers = [int(hub["text"]) for hub in hubs if hub["text"].isdecimal()]
    assert len(numbers) < (3 if size[0] > 1000 else len(hubs))
    box = page.locator("#network").bounding_box()
    across = [hub["box"][0] for hub in hubs] + [hub["box"][2] for hub in hubs]
    assert min(across) >= 0 and max(across) <= box["width"] and max(across) - min(across) > 0.6 * box["width"]
    for one, other in itertools.combinations([hub["box"] for hub in hubs], 2):
        apart = one[2] <= other[0] + 4 or other[2] <= one[0] + 4  # room is kept to the nearest pixels
        assert apart or one[3] <= other[1] + 4 or other[3] <= one[1] + 4
    assert page.locator(".number >> nth=0").is_visible() == bool(numbers)
    for number in numbers:
        assert rows.nth(number - 1).locator(".number").inner_text() == str(number)


def test_a_phone_says_how_many_agreements_lie_before_the_years_that_it_shows(opened: Any) -> None:
    network = empty()
    pair = [add_body(network, slug, slug, slug) for slug in ("one", "two")]
    for n, date in enumerate(("1962-05-01", "2019-03-02", "2024-01-05")):
        add_agreement(network, f"a{n}", pair, date=date)
    page = opened("timeline", network, lang="en", size=(390, 844)).page
    assert page.inner_text("#earlier") == "← 1"
    assert page.get_attribute("#earlier", "aria-label") == "agreements in earlier years: 1"
    page.click("#earlier")
    until(page, lambda: not page.is_visible("#earlier"))
    until(page, lambda: page.evaluate("document.getElementById('network').scrollLeft") == 0)


@pytest.mark.parametrize("kind", ["partners", "officials"])
def test_a_table_on_a_phone_reads_downwards_and_is_still_a_table(opened: Any, kind: str) -> None:
    page = opened(kind, small_world(), lang="en", size=(390, 844)).page
    wide = page.evaluate(
        "[...document.querySelectorAll('#table .scroll')].map((one) => [one.scrollWidth, one.clientWidth])"
    )
    assert wide and all(inside <= outside for inside, outside in wide)
    assert page.locator("#table").get_by_role("rowheader").count() > 5
    assert page.locator("#table").get_by_role("cell").count() > 20
