"""The explorer in a browser with the network off: what a person can do is done as a person does it, and looked at."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from citypact.facade import View
from citypact.graph.sentences import Mark, Sentence
from citypact.viz.words import day_words
from tests.viz.conftest import Opened
from tests.viz.explorer.worlds import QUOTE, World, many, small, source
from tests.viz.small_networks import HOSTILE

Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("explorer")
    found = {}
    for name, world in (("small", small()), ("large", many(14_000))):
        found[name] = folder / f"{name}.html"
        found[name].write_text(world.page(), "utf-8")
    return found


@pytest.fixture
def opened(browser: Any, files: dict[str, Path]) -> Iterator[Open]:
    pages: list[Opened] = []

    def open_page(name: str = "small", hash_: str = "", **context: Any) -> Opened:
        path = files[name]
        pages.append(Opened(browser, path, **context))
        if hash_:
            pages[-1].page.evaluate(f"location.hash = {json.dumps(hash_)}")
            pages[-1].page.wait_for_timeout(150)
        return pages[-1]

    yield open_page
    for page in pages:
        assert page.said == [] and page.asked_for() == []  # no complaint and no request, whatever was done
        page.context.close()


def click_node(page: Any, name: str) -> None:
    """Clicks where the network draws a body, by its English name."""
    place = page.evaluate(
        """(name) => {
          const raw = JSON.parse(document.getElementById('data').textContent);
          const body = raw.bodies.th.findIndex((th, at) => (raw.bodies.en[at] || th) === name);
          return body;
        }""",
        name,
    )
    assert place >= 0
    spot = page.evaluate("(id) => document.getElementById('network').positionOf(id)", f"b{place}")
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    page.wait_for_timeout(120)


def find(page: Any, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_a_body_is_found_by_either_name_without_its_kind_and_in_spite_of_a_slip(opened: Open) -> None:
    page = opened().page
    for typed in ("เชียงราย", "ทน.เชียงราย", "chiang rai city", "Chiang Rai", "chaing rai city"):
        find(page, typed)
        assert page.inner_text("#card h2") == "Chiang Rai City Municipality", typed
    page.keyboard.press("/")
    page.keyboard.type("zzzzqqq")
    assert "No body is called so" in page.inner_text("#found")


def test_a_click_opens_the_body_its_agreement_and_the_sentence_and_back_undoes_it(opened: Open) -> None:
    page = opened().page
    click_node(page, "Rayong City Municipality")
    assert page.inner_text("#card h2") == "Rayong City Municipality"
    assert page.locator("#card .list button").count() == 4  # three with Chiang Rai, and the round table
    page.locator("#card .list button", has_text="24 Feb 2023").click()
    card = page.inner_text("#card")
    for said in ("Chiang Rai City Municipality – Rayong City Municipality", "24 Feb 2023 · 13:00", "ห้องประชุมลีลาวดี",
                 "วันชัย จงสุทธานามณี (นายกเทศมนตรี)", "ดาว ริมธาร", "Education", "initiator", "entered by hand"):  # fmt: skip
        assert said.casefold() in card.casefold(), said
    assert page.inner_text("#card blockquote") == QUOTE
    assert page.locator("#card blockquote mark").all_inner_texts() == ["ลงนาม", "วันที่ 24 กุมภาพันธ์ 2566"]
    assert "0.97" in page.inner_text("#card .says")
    assert page.get_attribute("#card .source a", "href") == "https://example.org/news"
    page.go_back()
    assert page.inner_text("#card h2") == "Rayong City Municipality"
    page.go_back()
    page.wait_for_timeout(60)
    assert "most agreements" in page.inner_text("#card")


def test_filters_narrow_every_view_and_say_how_much_stands_behind_each_value(opened: Open) -> None:
    page = opened().page
    kinds = page.locator("#panel fieldset", has_text="Type")
    assert kinds.locator("label", has_text="Sister").inner_text().split()[-1] == "2"
    kinds.locator("label", has_text="Sister").click()
    assert page.inner_text("#n-agreements") == "2 / 8" and page.inner_text("#n-bodies") == "3 / 8"
    assert "Type: " in page.inner_text("#filters-told") or "type: " in page.inner_text("#filters-told")
    page.click("#tab-table")
    assert page.locator("#table tbody tr").count() == 2
    page.click("#tab-network")
    page.focus("#time .from")
    page.keyboard.press("End")  # nothing was agreed with a sister city in the last year
    page.click(".undated input")
    assert page.inner_text("#empty-words") == "The filters leave no agreement"
    page.click("#empty-way")
    assert page.inner_text("#n-agreements") == "8" and page.is_hidden("#empty")
    page.go_back()
    page.wait_for_timeout(60)
    assert page.is_visible("#empty") and "type=sister_city" in page.url


def test_the_years_are_narrowed_and_played_and_the_undated_are_a_bucket_of_their_own(opened: Open) -> None:
    page = opened().page
    assert page.inner_text(".undated b") == "1"
    page.click(".undated input")
    assert page.inner_text("#n-agreements") == "7 / 8"
    page.focus("#time .from")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.inner_text("#n-agreements") == "5 / 8"  # from 2002 on
    assert "from=2002" in page.url and "undated=no" in page.url
    page.click("#time .play")
    seen = []
    for _ in range(40):
        seen.append(int(page.inner_text("#n-agreements").split()[0]))
        page.wait_for_timeout(150)
        if len(set(seen)) > 1:
            break
    assert seen == sorted(seen) and len(set(seen)) > 1, "the years come one after the other"
    page.click("#time .play")
    assert "to=" in page.url


def test_a_circle_is_grown_and_a_way_is_followed(opened: Open) -> None:
    page = opened().page
    find(page, "kyoto")
    page.click("text=Its circle")
    count = "document.getElementById('network').scene().nodes.length"
    assert page.evaluate(count) == 3
    page.click("text=Grow")
    assert page.evaluate(count) == 7  # the partners of Lyon and of Chiang Rai too
    page.click("text=Shrink")
    assert page.evaluate(count) == 3
    page.click("text=Whole picture")
    assert page.evaluate(count) == 8
    page.click("text=Way to …")
    assert "Kyoto" in page.inner_text("#asking")
    page.keyboard.type("example univ")
    page.keyboard.press("Enter")
    assert page.inner_text("#card h2") == "Kyoto → Example University"
    assert page.evaluate(count) == 3 and "2 steps" in page.inner_text("#card")
    page.click("text=Whole picture")
    find(page, "lonely")
    page.click("text=Way to …")
    page.keyboard.type("porto")
    page.keyboard.press("Enter")
    assert page.inner_text("#empty-words").startswith("No way leads")
    page.click("#empty-way")
    assert page.evaluate(count) == 8


def test_parallel_agreements_are_several_lines_and_a_round_table_is_one_thing_when_asked(
    opened: Open,
) -> None:
    page = opened().page
    lines = """() => {
      const raw = JSON.parse(document.getElementById('data').textContent);
      const {edges} = document.getElementById('network').scene();
      return [edges.length, new Set(edges.map((edge) => [edge.from, edge.to, edge.bow].join())).size];
    }"""
    assert page.evaluate(lines) == [3 + 3 + 6, 3 + 3 + 6]
    page.click("#round")
    assert page.evaluate(lines) == [3 + 3 + 4, 3 + 3 + 4]
    assert "round=yes" in page.url and page.get_attribute("#round", "aria-pressed") == "true"


def test_the_table_is_sorted_and_leads_to_the_agreement(opened: Open) -> None:
    page = opened(hash_="view=table").page
    head = page.locator("#table thead th", has_text="Date")
    head.locator("button").click()
    dates = [row.split("\t")[3] for row in page.locator("#table tbody tr").all_inner_texts()]
    assert dates == ["1999", "2001", "2010", "2020", "1 May 2021", "24 Feb 2023", "Mar 2025", "–"]
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert page.locator("#table tbody tr").first.inner_text().split("\t")[3] == "Mar 2025"
    page.locator("#table tbody tr", has_text="1999").locator("button").click()
    assert "Kyoto" in page.inner_text("#card h2") and "agreement=kyoto" in page.url


def test_the_map_shows_places_and_lists_those_without_one(opened: Open) -> None:
    page = opened(hash_="view=map").page
    assert page.inner_text("#nowhere summary") == "without coordinates: 2"
    spot = page.evaluate("document.getElementById('map').spotOf('Lyon')")
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    assert page.inner_text("#card h2") == "Lyon"
    page.focus("#map")
    page.keyboard.press("+")
    assert page.evaluate("document.getElementById('map').spotOf('Lyon')") != spot
    page.click("#nowhere summary")
    page.click("#nowhere button:has-text('Lonely')")
    assert page.inner_text("#card h2") == "Lonely Municipality"
    colours = page.evaluate(
        """() => { const c = document.querySelector('#map canvas');
        return new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size; }"""
    )
    assert colours > 20


def test_the_address_opens_what_was_seen_and_what_is_wrong_in_it_is_left_aside(opened: Open) -> None:
    first = opened().page
    find(first, "kyoto")
    first.click("#tab-table")
    first.click("#switch")
    first.locator("#panel label", has_text="JP").or_(
        first.locator("#panel label", has_text="ญี่ปุ่น")
    ).first.click()
    address = first.url.partition("#")[2]
    second = opened(hash_=address).page
    assert second.inner_text("#card h2") == first.inner_text("#card h2") == "เกียวโต"
    assert second.inner_text("#n-agreements") == first.inner_text("#n-agreements") == "2 / 8"
    assert second.is_visible("#table") and second.evaluate("document.documentElement.lang") == "th"
    wrong = opened(hash_="view=hall&body=nobody&agreement=%00&from=abc&circle=99&level=x,y&path=a").page
    assert wrong.is_visible("#network") and wrong.is_visible("#empty")
    named = opened(
        hash_="kyoto"
    ).page  # as the pages of a build are addressed: the last step of an agreement's IRI
    assert "Kyoto" in named.inner_text("#card h2")


def test_groups_that_there_are_not_are_not_opened_by_an_address(opened: Open) -> None:
    wrong = opened("large", hash_="open=length,map,-1,0.5,01,99999").page
    assert wrong.is_visible("#network") and wrong.is_hidden("#crumb")
    right = opened("large", hash_="open=length,0").page
    assert right.locator("#crumb button").count() == 2  # all, and the one group


def test_what_is_seen_is_saved(opened: Open, tmp_path: Path) -> None:
    page = opened(hash_="type=sister_city", accept_downloads=True).page

    def saved(kind: str) -> bytes:
        page.click("#saving summary")
        with page.expect_download() as waiting:
            page.click(f"[data-save={kind}]")
        path = tmp_path / waiting.value.suggested_filename
        assert path.name.startswith("citypact-0123456789ab.")
        waiting.value.save_as(path)
        found: bytes = path.read_bytes()
        return found

    rows = list(csv.DictReader(saved("csv").decode("utf-8-sig").splitlines()))
    assert [row["date"] for row in rows] == ["1999", "2001"] and "Kyoto" in rows[0]["parties_en"]
    selection = json.loads(saved("json"))
    assert {body["name_en"] for body in selection["bodies"]} == {
        "Kyoto",
        "Lyon",
        "Chiang Rai City Municipality",
    }
    assert selection["build"] == "0123456789ab" and selection["state"] == "lang=en&type=sister_city"
    graph = nx.parse_graphml(saved("graphml").decode("utf-8"))
    assert graph.number_of_nodes() == 3 and graph.number_of_edges() == 2
    drawn = ElementTree.fromstring(saved("svg"))
    names = "".join(drawn.itertext())
    assert all(name in names for name in ("Kyoto", "Lyon", "0123456789ab"))
    assert len(drawn.findall(".//*[@class='line']")) == 2 and len(drawn.findall(".//*[@class='node']")) == 3
    assert saved("png").startswith(b"\x89PNG")


def test_many_bodies_are_groups_until_one_is_opened(opened: Open) -> None:
    page = opened("large").page
    nodes = "document.getElementById('network').scene().nodes"
    assert (
        page.evaluate(f"{nodes}.every((node) => node.kind === 'disc')")
        and page.evaluate(f"{nodes}.length") == 8
    )
    page.focus("#network")
    page.keyboard.press("n")
    assert page.inner_text("#card .tag") == "country or province"
    page.click("text=Open in the picture")
    assert 1000 < page.evaluate(f"{nodes}.length") <= 1500
    assert "+" in page.inner_text("#note"), "what is not drawn is counted"
    page.click("#crumb button:has-text('×')")
    assert page.evaluate(f"{nodes}.length") == 8
    assert page.evaluate("document.documentElement.outerHTML.length") < 6_000_000
    find(page, "Town 1234")  # opens the group in which it stands
    assert page.inner_text("#card h2") == "Town 1234"
    assert page.evaluate(f"{nodes}.some((node) => node.name[1] === 'Town 1234')")
    page.locator("#panel fieldset", has_text="Country").locator("label").first.click()
    assert page.evaluate(f"{nodes}.length") <= 1500
    page.click("#tab-table")
    assert page.locator("#table tbody tr").count() == 100
    page.click("#table .more")
    assert page.locator("#table tbody tr").count() == 200


def test_everything_is_reached_by_keys_and_on_a_phone(opened: Open) -> None:
    page = opened(size=(390, 844)).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.focus("#tab-network")
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("#tab-map", "aria-selected") == "true"
    page.keyboard.press("ArrowRight")
    assert page.is_visible("#table")
    page.keyboard.press("ArrowRight")
    page.focus("#network")
    page.keyboard.press("n")
    assert page.inner_text("#card h2") == "Chiang Rai City Municipality"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card"
    page.focus("#network")
    page.keyboard.press("Escape")
    assert "most agreements" in page.inner_text("#card")


def test_days_are_written_as_python_writes_them(opened: Open) -> None:
    page = opened().page
    for date, time in (
        ("2023-02-24", "13:00"),
        ("2023-02-24", ""),
        ("2023-02", ""),
        ("2023", ""),
        ("", ""),
        ("2023-13", ""),
        ("about 1990", ""),
    ):
        assert page.evaluate("([date, time]) => dayWords(date, time)", [date, time]) == list(
            day_words(date, time)
        )


def test_the_policy_stops_what_got_in(opened: Open) -> None:
    page = opened()
    page.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.body.append(s); "
        "const i = document.createElement('img'); i.src = 'https://example.org/x'; document.body.append(i); }"
    )
    page.page.wait_for_timeout(60)
    assert page.page.evaluate("window.broken") is None
    assert len(page.said) >= 2 and all("Content Security Policy" in line for line in page.said)
    page.said.clear()
    page.asked[:] = page.asked[:1]


def test_hostile_names_are_text_and_nothing_else(browser: Any, tmp_path: Path) -> None:
    world = World(collection=HOSTILE[1], licences=(HOSTILE[2],), id=HOSTILE[0])
    bodies = []
    for n, name in enumerate(HOSTILE):
        shown: dict[str, Any] = dict.fromkeys(("short_th", "province_th", "province_en", "sort_key"), name)
        level = "constructor" if n == 3 else "sao"
        bodies.append(world.body(f"h{n}", name, name, level, country=name[:30], **shown))
    for n, name in enumerate(HOSTILE[:-1]):
        told = source(
            source=f"s{n}", title=name, publisher=name, url="javascript:window.broken=6", reading="extracted"
        )
        mark = Mark(start=0, end=9, fact="agreement", confidence=0.5)
        world.pact(
            f"h{n}",
            (bodies[n], bodies[n + 1]),
            venue_th=name,
            signatories=(name,),
            representatives=(name,),
            type=name if n == 1 else "mou",
            status="toString" if n == 2 else "signed",
            domains=("__proto__", name),
            date=name[:30] if n else "2023-02-31",
            time=name[:10],
            sources=(told,),
            sentences=[Sentence(source=f"s{n}", text=name[:290], marks=(mark,))],
        )
    path = tmp_path / "hostile.html"
    path.write_text(world.page(), "utf-8")
    assert path.stat().st_size < 2_000_000
    page = Opened(browser, path)
    for view in ("map", "table", "network"):
        page.page.click(f"#tab-{view}")
        page.page.wait_for_timeout(60)
    for row in range(page.page.locator("#card .list button").count()):
        page.page.locator("#card .list button").nth(row).click()
        if page.page.locator("#card .list button").count():
            page.page.locator("#card .list button").first.click()
        page.page.focus("#network")
        page.page.keyboard.press("Escape")
    page.page.fill("#find", "<script>")
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("window.broken") is None
    assert (
        page.page.query_selector_all("[href^=javascript], #card img, #card script, table img, #panel img")
        == []
    )
    assert page.said == [] and page.asked_for() == []
    page.context.close()


def test_graphml_of_a_hostile_name_is_well_formed(opened: Open) -> None:
    page = opened().page
    escaped = page.evaluate("(text) => escapeXml(text)", '<&">\u000b\u0000')
    assert ElementTree.fromstring(f"<a>{escaped}</a>").text == '<&">\ufffd\ufffd'


def test_in_the_frame_of_a_notebook_the_page_works_without_an_address(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><title>notebook</title>{View(small().page())._repr_html_()}", "utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#tab-table").click()
    frame.locator("#table tbody tr", has_text="1999").locator("button").click()
    assert "Kyoto" in frame.locator("#card h2").inner_text()
    assert errors == []
    context.close()


def test_on_paper_stand_the_picture_its_legend_the_card_and_every_row(opened: Open) -> None:
    page = opened("large", hash_="country=FR", size=(794, 1123)).page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.is_visible("#view-network") and page.is_visible("#view-table") and page.is_visible("footer")
    assert page.is_visible("#panel .f-level") and not page.is_visible("#panel .f-country")
    assert page.locator("#table tbody tr").count() == 1000
    assert not page.is_visible("#find") and not page.is_visible(".tabs")
    assert page.locator("#panel .f-level label").first.bounding_box()["height"] < 40, (
        "names are not broken letter by letter"
    )
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.is_visible("#find") and not page.is_visible("#view-table")
