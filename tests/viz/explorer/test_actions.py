"""Everything that a person can do in the explorer, done as a person does it, at 150 and at 14,000 bodies.

What must come out is counted from the world itself, not from the page.
"""

from __future__ import annotations

import csv
import json
import re
import struct
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from citypact.graph.ties import Tie
from tests.viz.conftest import Opened
from tests.viz.explorer.worlds import QUOTE, RETOLD, World, around
from tests.viz.waiting import drawn, ready, rest, until

RAI, RAYONG = "Chiang Rai City Municipality", "Rayong City Municipality"


@pytest.fixture(scope="module")
def world(left_open: Opened) -> World:
    """The world that the page shows."""
    bodies = int(left_open.page.inner_text("#n-bodies"))
    return around(bodies)


def agreements_on(page: Any) -> int:
    return int(page.inner_text("#n-agreements").split()[0])


def bodies_on(page: Any) -> int:
    return int(page.inner_text("#n-bodies").split()[0])


def find(page: Any, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.insert_text(text)  # as it is pasted, or comes from an input method
    page.keyboard.press("Enter")


def nodes(page: Any) -> list[str]:
    """What the picture shows: bodies by their English names, groups with a #, agreements with a *."""
    found: list[str] = page.evaluate(
        """() => document.getElementById('network').scene().nodes.map(
          (node) => ({disc: '#', agreement: '*', body: ''})[node.kind] + node.name[1])"""
    )
    return found


def spot(page: Any, name: str) -> tuple[float, float]:
    """Where the picture draws a node, by its English name."""
    rest(page)
    at = page.evaluate(
        """(name) => {
          const network = document.getElementById('network');
          const box = network.getBoundingClientRect();
          const {x, y} = network.positionOf(network.scene().nodes.find((node) => node.name[1] === name).id);
          return [box.left + x, box.top + y];
        }""",
        name,
    )
    return at[0], at[1]


def tick(page: Any, facet: str, value: str) -> Any:
    """Clicks a value of a filter, after "more" where it is not among the first; gives its line."""
    box = page.locator(f'[data-at="{facet} {value}"]')
    if not box.count():
        page.click(f'#panel [data-at="{facet} more"]')
    line = page.locator("#panel label", has=box)
    line.click()
    return line


def names_of(world: World, ties: list[Tie]) -> set[str]:
    return {world.party(body).label_en for tie in ties for body in tie.parties}


def test_a_body_is_found_in_both_languages_without_its_kind_and_in_spite_of_a_slip(page: Any) -> None:
    slips = "เทศบาลนครเชียงราบ", "chaing rai city municpality", "เชียงลาย", "Chiangrai Ctiy"
    for typed in ("เทศบาลนครเชียงราย", "ทน.เชียงราย", RAI, "chiang rai city", "jiang hai", *slips):
        find(page, typed)
        assert page.inner_text("#card h2") == RAI, typed
    page.click("#find")
    page.keyboard.type("ระยอง")  # without its kind
    page.locator("#found [role=option]").first.click()
    assert page.inner_text("#card h2") == RAYONG
    page.click("#find")
    page.keyboard.type("Town 1")
    assert page.locator("#found [role=option]").count() == 12
    assert page.evaluate("document.querySelector('.legend').scrollLeft") == 0, (
        "the list does not push its column"
    )
    page.keyboard.press("ArrowDown")
    second = page.locator("#found [aria-selected=true] bdi").inner_text()
    page.keyboard.press("Enter")
    assert page.inner_text("#card h2") == second


def test_the_circle_of_a_body_is_seen_and_grown(page: Any, world: World) -> None:
    partners: dict[str, set[str]] = {}
    for tie in world.agreements:
        for body in tie.parties:
            partners.setdefault(body, set()).update(tie.parties)
    kyoto = next(body for body in partners if world.party(body).label_en == "Kyoto")
    first = partners[kyoto]
    second = set().union(*(partners[body] for body in first))
    find(page, "kyoto")
    page.click("text=Its circle")
    assert set(nodes(page)) == {world.party(body).label_en for body in first}
    page.click("text=Grow")
    assert set(nodes(page)) == {world.party(body).label_en for body in second}
    assert page.inner_text("#note").endswith("2")
    page.click("text=Shrink")
    assert len(nodes(page)) == len(first)
    for _ in range(
        5
    ):  # a double click asks for the circle of another; on a busy machine it may be two single ones
        page.mouse.dblclick(*spot(page, "Lyon"))
        if "Porto" in nodes(page):
            break
    assert "Porto" in nodes(page)
    assert page.inner_text("#card h2") == "Lyon"
    page.click("text=Whole picture")
    assert page.locator("#card h2").inner_text() == "Lyon"
    assert "circle" not in page.url


def test_the_way_between_two_is_followed(page: Any) -> None:
    find(page, "kyoto")
    page.click("text=Way to …")
    assert "Kyoto" in page.inner_text("#asking")
    page.click("#no-path")
    assert page.is_hidden("#asking")
    page.click("text=Way to …")
    page.keyboard.type("example univ")
    page.keyboard.press("Enter")
    assert page.inner_text("#card h2") == "Kyoto → Example University"
    assert nodes(page) == ["Kyoto", RAI, "Example University"]
    assert "2 steps" in page.inner_text("#card")
    page.locator("#card .list button").first.click()  # an agreement on the way is read
    assert "Sister" in page.inner_text("#card .tag >> nth=1")
    page.go_back()
    page.click("#card >> text=Whole picture")
    assert "path" not in page.url


FILTERS: dict[str, tuple[str, Callable[[World, Tie], bool]]] = {
    "level": ("university", lambda world, tie: any(world.party(b).level == "university" for b in tie.parties)),
    "type": ("sister_city", lambda world, tie: tie.type == "sister_city"),
    "status": ("planned", lambda world, tie: tie.status == "planned"),
    "domain": ("tourism", lambda world, tie: "tourism" in tie.domains),
    "country": ("JP", lambda world, tie: any(world.party(b).country == "JP" for b in tie.parties)),
    "province": ("Rayong", lambda world, tie: any(world.party(b).province_en == "Rayong" for b in tie.parties)),
}  # fmt: skip


def test_each_filter_narrows_every_view_to_what_stands_behind_it(page: Any, world: World) -> None:
    for facet, (value, holds) in FILTERS.items():
        left = [tie for tie in world.agreements if holds(world, tie)]
        line = tick(page, facet, value)
        assert agreements_on(page) == len(left), facet
        assert int(line.locator("b").inner_text()) == len(left), facet
        assert bodies_on(page) == len(names_of(world, left)), facet
        assert line.locator("input").is_checked()
        assert f"{facet}={value}" in page.url
        tick(page, facet, value)
        assert agreements_on(page) == len(world.agreements)
    # two values of one filter are either of them, two filters both
    for facet, value in (("type", "sister_city"), ("type", "twin_city"), ("country", "JP")):
        tick(page, facet, value)
    left = [
        tie for tie in world.agreements if tie.type in ("sister_city", "twin_city") and FILTERS["country"][1](world, tie)
    ]  # fmt: skip
    assert agreements_on(page) == len(left)
    page.click("#tab-table")
    while page.is_visible("#table .more"):
        page.click("#table .more")
    assert page.locator("#table tbody tr").count() == len(left)
    page.click("#clear")
    assert agreements_on(page) == len(world.agreements)


def test_the_period_is_narrowed_with_the_mouse_and_keys_and_played(page: Any, world: World) -> None:
    years = sorted({tie.year for tie in world.agreements if tie.year})
    assert page.inner_text("#time .span") == f"{years[0]}–{years[-1]}"
    undated = sum(tie.year is None for tie in world.agreements)
    page.focus("#time .from")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    since = [tie for tie in world.agreements if tie.year and tie.year >= years[0] + 5]
    assert agreements_on(page) == len(since) + undated
    box = page.locator("#time .to").bounding_box()
    page.mouse.move(box["x"] + box["width"] - 7, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2, steps=3)
    page.mouse.up()
    last = int(re.search(r"to=(\d+)", page.url)[1])  # type: ignore[index]
    assert years[0] + 5 < last < years[-1]
    assert agreements_on(page) == undated + sum(tie.year <= last for tie in since if tie.year)
    page.go_back()
    until(page, lambda: agreements_on(page) == len(since) + undated)
    page.click("#time .play")
    assert page.get_attribute("#time .play", "aria-label") == "pause"
    seen = [agreements_on(page)]

    def third_year() -> bool:
        seen.append(agreements_on(page))
        return len(set(seen)) > 2

    until(page, third_year)
    assert seen == sorted(seen)
    page.click("#time .play")
    stopped = agreements_on(page)
    page.wait_for_timeout(450)
    assert agreements_on(page) == stopped


def test_the_undated_are_counted_and_switched(page: Any, world: World) -> None:
    undated = sum(tie.year is None for tie in world.agreements)
    assert page.inner_text(".undated b") == str(undated)
    page.click(".undated")
    assert agreements_on(page) == len(world.agreements) - undated
    assert "without the undated" in page.inner_text("#filters-told")
    page.focus(".undated input")
    page.keyboard.press("Space")
    assert agreements_on(page) == len(world.agreements)


def test_several_agreements_of_a_pair_are_several_lines_each_of_which_can_be_read(page: Any) -> None:
    find(page, RAI)
    page.click("text=Its circle")
    (x1, y1), (x2, y2) = spot(page, RAI), spot(page, RAYONG)
    told: dict[str, list[tuple[float, float]]] = {}
    for step in range(-12, 13):  # across the middle between both, as one looks for the lines with the pointer
        off = step / 25
        at = (x1 + x2) / 2 - off * (y2 - y1), (y1 + y2) / 2 + off * (x2 - x1)
        page.mouse.move(*at)
        drawn(page)
        if page.is_visible("#tip") and RAI in page.inner_text("#tip"):
            told.setdefault(page.inner_text("#tip"), []).append(at)
    dates = {text.split("\n")[-1] for text in told if RAYONG in text and "University" not in text}
    assert dates == {"24 Feb 2023 · 13:00", "Mar 2025", "2020"}
    spots = next(spots for text, spots in told.items() if "Mar 2025" in text)
    page.mouse.click(*spots[len(spots) // 2])
    until(page, lambda: "agreement=renewed" in page.url)
    assert page.locator("#card .list").count() == 0


def test_an_agreement_of_many_is_one_thing_when_asked(page: Any) -> None:
    find(page, "Example University")
    page.click("text=Its circle")
    assert not [name for name in nodes(page) if name.startswith("*")]
    page.click("#round")
    (point,) = [name for name in nodes(page) if name.startswith("*")]
    page.keyboard.press("Escape")
    page.mouse.click(*spot(page, point[1:]), delay=400)  # not everybody lets go at once
    assert page.locator("#card dd .party").count() == 4
    assert page.get_attribute("#round", "aria-pressed") == "true"
    page.focus("#round")
    page.keyboard.press("Enter")
    assert "round" not in page.url


def test_an_agreement_is_read_with_all_that_is_known_of_it_and_the_words_that_say_so(page: Any) -> None:
    find(page, RAYONG)
    page.locator("#card .list button", has_text="24 Feb 2023").click()
    card = page.inner_text("#card")
    parts = (
        f"{RAI} – {RAYONG}", f"{RAI} Initiator", f"{RAYONG} Invited", "Chiang Rai Province Witness", "24 Feb 2023 · 13:00",
        "ห้องประชุมลีลาวดี", "วันชัย จงสุทธานามณี (นายกเทศมนตรี)", "ดาว ริมธาร (ปลัดเทศบาล)", "Witnesses", "ฟ้า ปลายนา (ผู้ว่าราชการจังหวัด)",
        "Education", "Tourism", "Signed",
        "Sources · 3 · independent witnesses 2", "Witness 1", "Witness 2", "one witness with its original",
        "entered by hand from สำนักข่าวทดลอง",
    )  # fmt: skip
    for said in parts:
        assert said in card, said
    assert page.inner_text("#card blockquote") == QUOTE
    assert page.locator("#card blockquote mark").all_inner_texts() == ["ลงนาม", "วันที่ 24 กุมภาพันธ์ 2566"]
    assert "0.97" in page.inner_text("#card .says")
    page.click("#card .party >> nth=1")
    page.locator("#card .list button", has_text="Mar 2025").click()
    assert page.inner_text("#card p.retold") == RETOLD
    assert page.inner_text("#card p.retold mark") == "ต่ออายุความร่วมมือด้านการศึกษา"
    assert "retold in our words, not those of the source" in page.inner_text("#card")
    assert page.locator("#card blockquote").count() == 0


def test_a_source_is_a_click_away(page: Any, left_open: Opened) -> None:
    find(page, RAYONG)
    page.locator("#card .list button", has_text="24 Feb 2023").click()
    asked: list[str] = []
    left_open.context.on("request", lambda request: asked.append(request.url))
    with left_open.context.expect_page() as waiting:
        page.locator("#card .source a", has_text="ข่าวเมือง").first.click()
    waiting.value.close()
    assert asked == ["https://example.org/news"]


def test_thai_and_english_are_switched_wherever_one_is(page: Any) -> None:
    find(page, RAI)
    page.click("#switch")
    assert page.inner_text("#card h2") == "เทศบาลนครเชียงราย"
    assert page.evaluate("document.documentElement.lang") == "th"
    assert page.get_attribute("#find", "placeholder") == "ค้นหาหน่วยงาน"
    for thai in ("เครือข่าย", "ข้อตกลง", "ไม่ระบุวันที่", "ระดับของหน่วยงาน"):
        assert thai in page.inner_text("body"), thai
    for english in ("undated", "Level of body", "agreements", "Its circle", "Find a body"):
        assert english not in page.inner_text("body"), english
    assert "2569" in page.inner_text("footer")
    page.focus("#switch")
    page.keyboard.press("Enter")
    assert page.inner_text("#card h2") == RAI


def test_what_is_seen_is_saved_and_the_files_hold_it(page: Any, world: World, tmp_path: Path) -> None:
    for facet, value in (("type", "sister_city"), ("country", "JP")):
        tick(page, facet, value)
    left = [
        tie for tie in world.agreements if tie.type == "sister_city" and FILTERS["country"][1](world, tie)
    ]
    bodies = names_of(world, left)

    def saved(kind: str) -> bytes:
        page.click("#saving summary")
        with page.expect_download() as waiting:
            page.click(f"[data-save={kind}]")
        path = tmp_path / waiting.value.suggested_filename
        assert path.name == f"citypact-0123456789ab.{kind}"
        waiting.value.save_as(path)
        found: bytes = path.read_bytes()
        return found

    rows = list(csv.DictReader(saved("csv").decode("utf-8-sig").splitlines()))
    assert {row["agreement"] for row in rows} == {tie.iri for tie in left}
    assert {name for row in rows for name in row["parties_en"].split("; ")} == bodies
    selection = json.loads(saved("json"))
    assert {one["iri"] for one in selection["agreements"]} == {tie.iri for tie in left}
    assert {body["name_en"] for body in selection["bodies"]} == bodies
    assert selection["build"] == "0123456789ab"
    graph = nx.parse_graphml(saved("graphml").decode("utf-8"), force_multigraph=True)
    pairs = [pair for tie in left for pair in combinations(tie.parties, 2)]
    assert graph.number_of_nodes() == len(bodies)
    assert sorted(map(sorted, graph.edges())) == sorted(map(sorted, pairs))
    drawn = ElementTree.fromstring(saved("svg"))
    assert len(drawn.findall(".//*[@class='node']")) == len(bodies)
    assert len(drawn.findall(".//*[@class='line']")) == len(pairs)
    said = "".join(drawn.itertext())
    for caption in (f"{len(left)} / {len(world.agreements)}", "0123456789ab", "filters: Type: sister city; Country: Japan",
                    "Foreign local government", "CC BY 4.0", "type=sister_city&country=JP"):  # fmt: skip
        assert caption.casefold() in said.casefold(), caption
    png = saved("png")
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == tuple(
        2 * int(drawn.attrib[side]) for side in ("width", "height")
    )
    page.click("#tab-map")  # of the map, the map is saved
    placed = {body for tie in left for body in tie.parties if world.coordinates(body)}
    tied = {pair for tie in left for pair in combinations(sorted(set(tie.parties) & placed), 2)}
    drawn = ElementTree.fromstring(saved("svg"))
    assert len(drawn.findall(".//*[@class='land']")) == 1
    assert len(drawn.findall(".//*[@class='node']")) == len(placed)
    assert len(drawn.findall(".//*[@class='line']")) == len(tied)
    assert saved("png").startswith(b"\x89PNG")
    page.click("#tab-table")  # a table is no picture
    page.click("#saving summary")
    assert page.is_hidden("[data-save=png]") and page.is_visible("[data-save=csv]")
    page.click("#saving summary")


def test_the_address_shows_another_what_one_sees(page: Any, left_open: Opened) -> None:
    find(page, RAYONG)
    page.locator("#card .list button", has_text="24 Feb 2023").click()
    tick(page, "domain", "education")
    page.click("#tab-table")
    left_open.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#share")
    until(page, lambda: page.inner_text("#shared") != "")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == page.url
    other = left_open.context.new_page()
    other.goto(address)
    ready(other)
    for part in ("#card", ".counts", "#filters-told"):
        assert other.inner_text(part) == page.inner_text(part), part
    assert other.is_visible("#table tr.here")
    other.close()


def test_on_paper_stand_the_picture_the_card_the_rows_and_the_foot(page: Any, world: World) -> None:
    find(page, RAI)
    tick(page, "type", "sister_city")
    left = [tie for tie in world.agreements if tie.type == "sister_city"]
    page.evaluate(
        """() => addEventListener('beforeprint', () => setTimeout(() => {
          const seen = (part) => document.querySelector(part).checkVisibility();
          window.printed = {rows: document.querySelectorAll('#table tbody tr').length,
            seen: ['#view-network', '#view-table', '#card', '.counts', 'footer', '#panel .f-level',
              '.tabs', '#find', '#saving'].filter(seen)};
        }), {once: true})"""
    )
    page.emulate_media(media="print")
    paper = page.pdf(format="A4")
    until(page, lambda: bool(page.evaluate("window.printed")))
    printed = page.evaluate("window.printed")
    page.emulate_media(media="screen")
    assert printed["rows"] == min(len(left), 1000)
    assert printed["seen"] == [
        "#view-network",
        "#view-table",
        "#card",
        ".counts",
        "footer",
        "#panel .f-level",
    ]
    assert paper.startswith(b"%PDF")
    assert paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page/") + paper.count(b"/Type /Page ") > 1
    assert page.is_visible("#find")
    assert page.is_hidden("#view-table")


def test_the_back_button_undoes_step_by_step(page: Any) -> None:
    seen = []

    def now() -> tuple[Any, ...]:
        told = (page.inner_text(part) for part in ("#card", ".counts", "#crumb"))
        return *told, page.is_visible("#table")

    def shows(state: tuple[Any, ...]) -> Callable[[], bool]:
        return lambda: now() == state

    steps: list[Callable[[], Any]] = [
        lambda: find(page, "Kyoto"),
        lambda: page.click("text=Its circle"),
        lambda: tick(page, "type", "sister_city"),
        lambda: page.locator("#card .list button").first.click(),
        lambda: page.click("#tab-table"),
        lambda: page.click("#switch"),
    ]
    for step in steps:
        seen.append(now())
        step()
    end = now()
    for before in reversed(seen):
        page.go_back()
        until(page, shows(before))
    for after in [*seen[1:], end]:
        page.go_forward()
        until(page, shows(after))


@pytest.mark.parametrize("view", ["network", "map", "table"])
def test_where_nothing_is_left_it_is_said_with_a_way_out(page: Any, world: World, view: str) -> None:
    tick(page, "province", "Rayong")
    tick(page, "type", "twin_city") if page.locator('#panel [data-at="type twin_city"]').count() else None
    page.click(f"#tab-{view}")
    page.focus("#time .to")
    page.keyboard.press("Home")
    page.click(".undated")
    assert agreements_on(page) == 0
    assert page.inner_text("#empty-words") == "The filters leave no agreement"
    page.click("#empty-way")
    assert agreements_on(page) == len(world.agreements)
    assert page.is_hidden("#empty")


def test_a_search_and_a_way_that_lead_nowhere_say_so_with_a_way_out(page: Any) -> None:
    page.click("#find")
    page.keyboard.type("zzzzqqq")
    assert "No body is called so" in page.inner_text("#found")
    page.keyboard.press("Escape")
    assert page.input_value("#find") == ""
    assert page.is_hidden("#found")
    page.keyboard.type("lonely")
    page.keyboard.press("Enter")
    page.click("text=Way to …")
    page.keyboard.type("porto")
    page.keyboard.press("Enter")
    assert page.inner_text("#empty-words").startswith("No way leads from Lonely Municipality to Porto")
    page.click("#empty-way")
    assert page.is_hidden("#empty")
    tick(page, "type", "sister_city")
    find(page, "lonely")
    assert "The filters leave out all its agreements" in page.inner_text("#card")
    page.click("#card >> text=Clear all filters")
    assert page.locator("#card .list button").count() == 1


def test_the_foot_says_what_is_seen_of_which_build_under_which_licence_and_how_to_cite(
    page: Any, world: World
) -> None:
    tick(page, "type", "sister_city")
    left = [tie for tie in world.agreements if tie.type == "sister_city"]
    undated = sum(tie.year is None for tie in left)
    foot = page.inner_text("footer")
    counted = f"{len(names_of(world, left))} bodies · {len(left)} agreements · undated {undated}"
    for said in ("0123456789ab", "as of 23 Nov 2026", "Type: ", counted, "CC BY 4.0", "citypact cite"):
        assert said.casefold() in foot.casefold(), said


def test_the_map_is_looked_at_and_chosen_from(page: Any, world: World) -> None:
    page.click("#tab-map")
    lost = {body for tie in world.agreements for body in tie.parties if not world.coordinates(body)}
    assert page.inner_text("#nowhere summary").startswith(f"without coordinates: {len(lost)}")
    page.click("#nowhere summary")
    page.click("#nowhere button:has-text('Lonely')")
    assert page.inner_text("#card h2") == "Lonely Municipality"
    page.click("#nowhere summary")
    find(page, "Lyon")
    page.focus("#map")
    place = "document.getElementById('map').spotOf('Lyon')"
    before = page.evaluate(place)
    box = page.locator("#map").bounding_box()
    for _ in range(5):  # zoomed in there with the wheel, until it stands alone
        at = page.evaluate(place)
        page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
        page.mouse.wheel(0, -600)
        drawn(page)
    page.keyboard.press("Escape")
    assert "most agreements" in page.inner_text("#card")
    at = page.evaluate(place)
    assert at == pytest.approx(before, abs=8)
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    assert page.inner_text("#card h2") == "Lyon"
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 170, steps=3)
    page.mouse.up()
    moved = page.evaluate(place)
    assert (moved["x"] - at["x"], moved["y"] - at["y"]) == pytest.approx((60, -30), abs=2)
    assert page.inner_text("#card h2") == "Lyon", "who drags does not choose"


def test_the_table_holds_what_the_picture_holds(page: Any) -> None:
    tick(page, "province", "Songkhla")
    tick(page, "domain", "education")
    (drawn,) = page.evaluate(
        """() => {
          const {nodes, edges} = document.getElementById('network').scene();
          const {bodies, agreements} = JSON.parse(document.getElementById('data').textContent);
          const name = (body) => bodies.en[body] || bodies.th[body];
          const tied = new Set(edges.flatMap((edge) => edge.agreements));
          return [{kinds: [...new Set(nodes.map((node) => node.kind))], bodies: nodes.map((node) => node.name[1]).sort(),
            tied: [...tied].map((at) => agreements.parties[at].map(name).sort().join()).sort()}];
        }"""
    )
    assert drawn["kinds"] == ["body"]
    page.click("#tab-table")
    while page.is_visible("#table .more"):
        page.click("#table .more")
    rows = [name.split(" – ") for name in page.locator("#table tbody th").all_inner_texts()]
    assert sorted({body for row in rows for body in row}) == drawn["bodies"]
    assert sorted(",".join(sorted(row)) for row in rows if len(row) > 1) == drawn["tied"]
    assert len(rows) > 3


def test_the_picture_and_the_map_are_worked_by_keys(page: Any) -> None:
    page.focus("#network")
    for key in ("n", "n", "p"):
        page.keyboard.press(key)
    first = page.inner_text("#card h2")
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") == "card":
        assert page.inner_text("#card h2") == first
    else:
        assert len(nodes(page)) > 8  # a group has been opened
    page.focus("#network")
    page.keyboard.press("Escape")
    assert "most agreements" in page.inner_text("#card")
    find(page, "Lyon")
    before = spot(page, "Lyon")
    page.focus("#network")
    page.keyboard.press("ArrowRight")
    after = spot(page, "Lyon")
    assert after[0] == pytest.approx(before[0] - 70, abs=2)
    page.keyboard.press("0")
    page.focus("#tab-network")
    page.keyboard.press("ArrowRight")
    page.focus("#map")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    name = page.inner_text("#card h2")
    page.keyboard.press("n")
    assert page.inner_text("#card h2") != name
    page.keyboard.press("p")
    assert page.inner_text("#card h2") == name
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card"
