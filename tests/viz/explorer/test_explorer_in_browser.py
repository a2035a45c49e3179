"""The explorer in a browser with the network off: what a person can do is done as a person does it, and looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from citypact.facade import View
from citypact.graph.sentences import Mark, Sentence
from citypact.viz.words import day_words
from tests.viz.conftest import Opened
from tests.viz.explorer.worlds import QUOTE, RETOLD, World, small, source
from tests.viz.small_networks import HOSTILE
from tests.viz.waiting import at, drawn, rest, until

Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explorer") / "small.html"
    path.write_text(small().page(), "utf-8")
    return path


@pytest.fixture(scope="module")
def window(browser: Any, small_file: Path) -> Iterator[Opened]:
    """The window in which each test loads its first page, if it asks for none of its own."""
    found = Opened(browser, small_file)
    yield found
    found.context.close()


@pytest.fixture
def opened(browser: Any, window: Opened, small_file: Path, page_of: Callable[[int], Path]) -> Iterator[Open]:
    pages: list[Opened] = []

    def open_page(name: str = "small", hash_: str = "", **context: Any) -> Opened:
        path = small_file if name == "small" else page_of(14_000)
        if pages or context:
            pages.append(Opened(browser, path, **context))
        else:
            window.load(path)
            pages.append(window)
        if hash_:
            at(pages[-1].page, hash_)
        return pages[-1]

    yield open_page
    for page in pages:
        assert page.said == [] and page.asked_for() == []  # no complaint and no request, whatever was done
        if page is not window:
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
    rest(page)
    spot = page.evaluate("(id) => document.getElementById('network').positionOf(id)", f"b{place}")
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    drawn(page)


def find(page: Any, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


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
    until(page, lambda: page.inner_text("#card h2") == "Rayong City Municipality")
    page.go_back()
    until(page, lambda: "most agreements" in page.inner_text("#card"))


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
    assert "sort=-date" in page.url
    page.go_back()
    until(page, lambda: page.locator("#table tbody tr").first.inner_text().split("\t")[3] == "1999")
    page.locator("#table tbody tr", has_text="1999").locator("button").click()
    assert "Kyoto" in page.inner_text("#card h2") and "agreement=kyoto" in page.url


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
    at(wrong, "open=length,0")
    assert wrong.locator("#crumb button").count() == 2  # all, and the one group


def test_many_bodies_are_groups_until_one_is_opened(opened: Open) -> None:
    page = opened("large").page
    nodes = "document.getElementById('network').scene().nodes"
    assert (
        page.evaluate(f"{nodes}.every((node) => node.kind === 'disc')")
        and page.evaluate(f"{nodes}.length") == 9
    )
    page.focus("#network")
    page.keyboard.press("n")
    assert page.inner_text("#card .tag") == "group: country, province or community"
    first = page.inner_text("#card h2")
    page.click("text=Open in the picture")
    assert 1000 < page.evaluate(f"{nodes}.length") <= 1500
    page.go_back()
    until(page, lambda: page.evaluate(f"{nodes}.length") == 9)
    assert page.is_disabled("#round"), "there is nothing that it would change"
    page.click("#fit")
    rest(page)
    at = page.evaluate(
        "document.getElementById('network').positionOf(document.getElementById('network').scene().nodes[0].id)"
    )
    box = page.locator("#network").bounding_box()
    page.mouse.click(
        box["x"] + at["x"], box["y"] + at["y"]
    )  # which opens it, and puts its bodies on the card
    assert page.locator("#crumb button").count() == 2
    assert page.locator("#card .list button").count() == 25
    page.go_back()
    until(page, lambda: first == page.inner_text("#card h2"))
    page.click("text=Open in the picture")
    assert 1000 < page.evaluate(f"{nodes}.length") <= 1500
    assert "+" in page.inner_text("#note"), "what is not drawn is counted"
    page.click("#crumb button:has-text('×')")
    assert page.evaluate(f"{nodes}.length") == 9
    assert page.evaluate("document.documentElement.outerHTML.length") < 6_000_000
    find(page, "Town 1234")  # opens the group in which it stands
    assert page.inner_text("#card h2") == "Town 1234"
    assert page.evaluate(f"{nodes}.some((node) => node.name[1] === 'Town 1234')")
    find(page, "Example University")
    assert not page.evaluate(f"{nodes}.some((node) => node.kind === 'agreement')")
    page.click("#round")  # among the bodies of an open group too
    assert page.evaluate(f"{nodes}.some((node) => node.kind === 'agreement')")
    page.click("#round")
    page.locator("#panel fieldset", has_text="Country").locator("label").first.click()
    assert page.evaluate(f"{nodes}.length") <= 1500
    page.click("#tab-table")
    assert page.locator("#table tbody tr").count() == 100
    page.click("#table .more")
    assert page.locator("#table tbody tr").count() == 200


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
    until(page.page, lambda: len(page.said) >= 2)
    assert page.page.evaluate("window.broken") is None
    assert all("Content Security Policy" in line for line in page.said)
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
            others=(("toString" if n == 4 else "witnesses", (name,)),),
            roles={bodies[n]: ("host",), bodies[n - 1]: ("witness",)},
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
        drawn(page.page)
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
    page = opened(size=(794, 1123)).page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.is_visible("#view-network") and page.is_visible("#view-table") and page.is_visible("footer")
    assert page.is_visible("#panel .f-level") and not page.is_visible("#panel .f-country")
    assert page.locator("#table tbody tr").count() == 8
    assert not page.is_visible("#find") and not page.is_visible(".tabs")
    assert page.locator("#panel .f-level label").first.bounding_box()["height"] < 40, (
        "names are not broken letter by letter"
    )
    page.evaluate("location.hash = 'view=map&body=kyoto'")
    until(page, lambda: page.is_visible("#view-map"))
    picture, card, rows = (
        page.locator(part).bounding_box() for part in ("#view-map", "#card", "#view-table")
    )
    assert picture["height"] < 500, "the map takes as much of the paper as the network"
    assert picture["y"] + picture["height"] <= card["y"] + 1
    assert card["y"] + card["height"] <= rows["y"] + 1, "what is chosen stands before the rows"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.evaluate("location.hash = ''")
    until(page, lambda: page.is_visible("#view-network"))
    assert page.is_visible("#find") and not page.is_visible("#view-table")


def test_the_card_tells_term_and_purpose_and_each_source_under_its_witness(opened: Open) -> None:
    page = opened(hash_="agreement=signed").page
    terms = dict(
        zip(
            page.locator("#card dt").all_inner_texts(),
            page.locator("#card dd").all_inner_texts(),
            strict=True,
        )
    )
    assert (terms["Duration"], terms["Purpose"]) == ("3 years", "ยกระดับคุณภาพชีวิต")
    lines = page.locator("#card h4, #card .title, #card blockquote").all_inner_texts()
    heads = [line for line in lines if line.startswith("Witness")]
    assert heads == ["Witness 1", "Witness 2"] and lines[0] == "Witness 1"
    assert lines.index("สองเมืองลงนาม") < lines.index(QUOTE), "a title stands before what is quoted from it"
    says = page.inner_text("#card .says")
    assert "status confirmed by ดวงใจ ผู้ตรวจ" in says and "date 0.97" in says and " 1" not in says
    assert page.get_attribute("#card mark >> nth=0", "title") == "Status confirmed by ดวงใจ ผู้ตรวจ"


def test_confidences_have_as_many_digits_as_each_other(browser: Any, tmp_path: Path) -> None:
    world = small()
    marks = tuple(
        Mark(start=n, end=n + 1, fact=fact, confidence=sure)
        for n, (fact, sure) in enumerate([("date", 1.0), ("type", 0.9)])
    )
    said = Sentence(source=f"{source()['source']}", text=RETOLD, marks=marks)
    path = tmp_path / "sure.html"
    world.pact("sure", tuple(sorted(world.agreements[0].parties)), sentences=[said])
    path.write_text(world.page(), "utf-8")
    opened = Opened(browser, path)
    at(opened.page, "agreement=sure")
    assert opened.page.inner_text("#card .says") == "Says: date 1.00 · type 0.90 (confidence of the reading)"
    opened.context.close()


def crowded() -> World:
    """Forty bodies of South East Asia near to one another, and three far away; each has an agreement with the first."""
    world = World()
    towns = [
        world.body(f"t{n}", f"เทศบาลนครที่ {n}", f"Municipality {n}", place=(13 + n * 7 % 9 / 2, 99 + n * 5 % 11 / 2))
        for n in range(40)
    ]  # fmt: skip
    far = [
        world.body(name.lower(), name, name, "foreign_local_government", place=place)
        for name, place in (("Boston", (42.36, -71.06)), ("Porto", (41.15, -8.61)), ("Brisbane", (-27.47, 153.03)))
    ]  # fmt: skip
    for n, other in enumerate((*towns[1:], *far)):
        world.pact(f"a{n}", (towns[0], other), date="2020")
    return world


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_the_map_begins_where_most_stand_and_its_names_cover_no_sign(
    browser: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "crowded.html"
    path.write_text(crowded().page(), "utf-8")
    opened = Opened(browser, path, size=size)
    page = opened.page
    page.click("#tab-map")
    drawn(page)
    wide, high = page.evaluate(
        "(({clientWidth, clientHeight}) => [clientWidth, clientHeight])(document.getElementById('map'))"
    )
    boxes = page.evaluate("document.getElementById('map').drawnBoxes()")
    across = [sign["x"] for sign in boxes["signs"]]
    assert len(across) == 40 and max(across) - min(across) > min(wide, high) / 3
    assert page.inner_text("#map-beyond") == "outside the picture: 3"
    assert len(boxes["names"]) >= (8 if size[0] > 1000 else 4)
    for name in boxes["names"]:
        left, top, right, bottom = name["box"]
        assert left >= 0 and right <= wide
        for sign in boxes["signs"]:
            reach = sign["reach"] / 1.15 - 2  # room is kept to the nearest pixels
            apart = sign["x"] + reach <= left or sign["x"] - reach >= right
            assert apart or sign["y"] + reach <= top or sign["y"] - reach >= bottom, (name["text"], sign)
    page.click("#map-beyond")
    assert (
        not page.is_visible("#map-beyond")
        and len(page.evaluate("document.getElementById('map').drawnBoxes()")["signs"]) == 43
    )
    assert opened.said == [] and opened.asked_for() == []
    opened.context.close()


def test_an_agreement_that_is_chosen_stands_on_the_map_though_it_is_far_away(
    browser: Any, tmp_path: Path
) -> None:
    path = tmp_path / "crowded.html"
    path.write_text(crowded().page(), "utf-8")
    opened = Opened(browser, path)
    at(opened.page, "view=map&agreement=a39")  # with Boston
    wide = opened.page.evaluate("document.getElementById('map').clientWidth")
    for name in ("Boston", "Municipality 0"):
        assert 0 <= opened.page.evaluate(f"document.getElementById('map').spotOf('{name}')")["x"] <= wide
    opened.context.close()


def test_the_table_on_a_phone_needs_no_scrolling_sideways(opened: Open) -> None:
    page = opened(hash_="view=table", size=(390, 844)).page
    inside, outside = page.evaluate(
        "(({scrollWidth, clientWidth}) => [scrollWidth, clientWidth])(document.querySelector('#view-table .scroll'))"
    )
    assert inside <= outside
    rows = page.locator("#table").get_by_role("row").filter(has=page.get_by_role("cell"))
    assert rows.count() >= 8 and rows.first.bounding_box()["height"] < 150
    assert page.locator("#table").get_by_role("columnheader").count() == 6


def test_a_year_among_few_is_no_slab(browser: Any, tmp_path: Path) -> None:
    world, path = World(), tmp_path / "two.html"
    pair = world.body("one", "หนึ่ง", "One"), world.body("two", "สอง", "Two")
    for year in ("2022", "2023"):
        world.pact(f"a{year}", pair, date=year)
    path.write_text(world.page(), "utf-8")
    opened = Opened(browser, path)
    assert max(box.bounding_box()["width"] for box in opened.page.locator(".bars rect").all()) < 30
    opened.context.close()
