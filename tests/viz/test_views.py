"""The views: what they draw, what they state, and what they answer to a name they do not know."""

from __future__ import annotations

import json
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pytest

from citypact.errors import ViewError
from citypact.ontology.concepts import concepts
from citypact.viz import VIEWS, render
from citypact.viz.facts import agreements_of
from citypact.viz.focus import find_body
from citypact.viz.views import drawn
from tests.viz.small_networks import (
    ID,
    acting,
    add_agreement,
    add_body,
    empty,
    held_in,
    one_planned,
    small_world,
)


class Reader(HTMLParser):
    """Reads a page strictly enough for these tests: elements, text, and data by id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.data: dict[str, Any] = {}
        self._in: list[str] = []
        self.feed(page)
        self.close()
        assert self._in == [], f"not closed: {self._in}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input", "img", "br", "polygon", "circle", "line", "rect"):
            self._in.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._in and self._in[-1] == tag, f"</{tag}> closes {self._in[-3:]}"
        self._in.pop()

    def handle_data(self, data: str) -> None:
        attrs = self.elements[-1][1] if self.elements else {}
        if self._in and self._in[-1] == "script":
            if attrs.get("type") == "application/json":
                self.data[str(attrs["id"])] = json.loads(data)
        elif self._in and self._in[-1] != "style":
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def focus_of(kind: str) -> str | None:
    return "กรุงเทพมหานคร" if kind == "ego" else None


@pytest.mark.parametrize("kind", VIEWS)
@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_page_parses_and_opens_in_its_language(kind: str, lang: str) -> None:
    page = Reader(render(kind, small_world(), focus="เทศบาลนครเชียงราย", lang=lang))
    assert ("html", {"lang": lang, "data-lang": lang}) in page.elements
    heads = [attrs for tag, attrs in page.elements if tag == "meta"]
    assert {"charset": "utf-8"} in heads
    assert any(attrs.get("name") == "viewport" for attrs in heads)
    assert any(
        attrs.get("name") == "citypact:build" and attrs["content"] == "0123456789abcdef" for attrs in heads
    )
    ids = Counter(attrs["id"] for _, attrs in page.elements if "id" in attrs)
    assert {name for name, count in ids.items() if count > 1} == set()


@pytest.mark.parametrize("kind", VIEWS)
def test_the_same_network_gives_the_same_bytes(kind: str) -> None:
    assert render(kind, small_world(), focus=focus_of(kind)) == render(
        kind, small_world(), focus=focus_of(kind)
    )


@pytest.mark.parametrize("projection", ["bodies", "bipartite"])
def test_every_line_of_a_network_is_drawn_the_parallel_ones_too(projection: str) -> None:
    network = small_world(projection)
    data = Reader(render("partners", network)).data
    nodes, facts = data["nodes"], data["facts"]
    drawn = Counter(
        (
            frozenset((nodes[edge["from"]]["iri"], nodes[edge["to"]]["iri"])),
            facts["agreements"][edge["agreements"][0]]["iri"],
        )
        for edge in data["edges"]
    )
    meant = Counter((frozenset((one, other)), key) for one, other, key in network.edges(keys=True))
    assert drawn == meant
    assert {node["iri"] for node in nodes} == set(network)


def test_lines_of_one_pair_bow_each_in_its_own_way() -> None:
    data = Reader(render("partners", small_world())).data
    nodes = data["nodes"]
    pair = {f"{ID}body/chiang-rai", f"{ID}body/chiang-rai-province"}
    lines = [edge for edge in data["edges"] if {nodes[edge["from"]]["iri"], nodes[edge["to"]]["iri"]} == pair]
    assert len(lines) == 3
    bows = {
        (line["smooth"]["enabled"], line["smooth"]["type"], line["smooth"]["roundness"]) for line in lines
    }
    assert len(bows) == 3
    assert sorted(line["status"] for line in lines) == ["proposed", "renewed", "signed"]


def test_a_single_planned_agreement_is_drawn_dashed_with_both_its_parties() -> None:
    data = Reader(render("partners", one_planned())).data
    (edge,) = data["edges"]
    assert len(data["nodes"]) == 2
    assert edge["status"] == "planned"
    _, dashes, _, _ = data["facts"]["lines"]["planned"]
    assert dashes
    assert data["facts"]["lines"]["ended"][2], "ended agreements step back"


def test_a_planned_day_that_has_passed_is_told_as_not_confirmed() -> None:
    (agreement,) = Reader(render("partners", one_planned())).data["facts"]["agreements"]
    assert agreement["said"] == [
        "กำหนดลงนาม; ยังไม่ยืนยันการลงนาม (ณ วันที่ 23 พ.ย. 2569)",
        "planned; signing not confirmed (as of 23 Nov 2026)",
    ]
    assert (agreement["date"], agreement["time"]) == ("2023-02-24", "13:00")
    network = one_planned()
    network.graph["as_of"] = "2023-02-24"
    (agreement,) = Reader(render("partners", network)).data["facts"]["agreements"]
    assert agreement["said"] == ["กำหนดลงนาม", "planned"]


def test_quotes_are_shown_only_where_the_text_of_a_source_was_read() -> None:
    text = render("partners", one_planned())
    (agreement,) = Reader(text).data["facts"]["agreements"]
    quoted, retold, curated = agreement["sources"]
    assert (quoted["known"][0], quoted["sentences"], quoted["how"]) == (
        "คัดจากแหล่งข่าว",
        [["ในวันศุกร์ที่ 24 กุมภาพันธ์ 2566", []]],
        0,
    )
    assert (retold["known"][0], retold["how"]) == ("เรียบเรียงใหม่ ไม่ใช่ถ้อยคำของแหล่งข่าว", 1)
    assert (curated["known"][0], curated["sentences"]) == ("บันทึกด้วยมือ", [])
    assert "ข้อความที่ไม่ควรแสดง" not in text


def test_a_page_states_projection_filters_what_was_left_out_and_its_build() -> None:
    network = small_world()
    network.graph["filters"] = {"status": ("signed", "planned"), "kinds": None, "as_of": "2023"}
    text = Reader(render("partners", network)).text
    assert "หน่วยงานกับหน่วยงาน" in text and "bodies with bodies" in text
    assert f"{concepts('status')['signed'].label['th']}, {concepts('status')['planned'].label['th']}" in text
    assert "2566 (2023)" in text and "ระดับของหน่วยงาน: " not in text
    assert "ข้อตกลงที่ระบุชื่อหน่วยงานเพียงแห่งเดียว" in text and "12" in text
    assert "ไม่ระบุวันที่ undated 1" in text
    assert "0123456789abcdef" in text and "CC BY 4.0" in text and "citypact cite" in text


@pytest.mark.parametrize("kind", VIEWS)
def test_the_table_holds_every_agreement_of_the_picture(kind: str) -> None:
    page = Reader(render(kind, small_world(), focus=focus_of(kind)))
    rows = [
        attrs["data-agreement"] for tag, attrs in page.elements if tag == "tr" and "data-agreement" in attrs
    ]
    drawn = {place for edge in page.data["edges"] for place in edge["agreements"]}
    assert {int(row) for row in rows if row} == drawn


def test_the_table_follows_the_sort_keys_of_the_bodies() -> None:
    network = empty()
    for key, name in (("3", "ก"), ("1", "ฮ"), ("2", "ต")):
        one = add_body(network, f"{key}a", name, name, sort_key=f"{key}a")
        other = add_body(network, f"{key}b", f"{name}{name}", name, sort_key=f"{key}b")
        add_agreement(network, key, (one, other))
    agreements = Reader(render("partners", network)).data["facts"]["agreements"]
    assert [agreement["iri"][-1] for agreement in agreements] == ["1", "2", "3"]


def test_parties_outside_the_network_are_counted() -> None:
    facts = Reader(render("partners", small_world())).data["facts"]
    table = next(a for a in facts["agreements"] if a["iri"].endswith("/table"))
    assert (len(table["parties"]), table["unlisted"]) == (5, 2)


def test_an_ego_view_holds_the_partners_and_what_they_agreed_among_themselves() -> None:
    page = Reader(render("ego", small_world(), focus=f"{ID}body/uni-0"))
    drawn = {node["iri"].rsplit("/", 1)[-1] for node in page.data["nodes"]}
    assert drawn == {"uni-0", "uni-1", "sao-0", "chiang-rai"}
    agreements = {a["iri"].rsplit("/", 1)[-1] for a in page.data["facts"]["agreements"]}
    assert agreements == {"bridge", "uni-0-uni-1"}
    assert "ข้อตกลงนอกวงของหน่วยงานนี้" in page.text and "bodies outside this neighbourhood" in page.text


def test_an_ego_view_of_a_bipartite_network_holds_the_parties_of_the_agreements() -> None:
    data = Reader(render("ego", small_world("bipartite"), focus=f"{ID}body/uni-0")).data
    bodies = {node["iri"].rsplit("/", 1)[-1] for node in data["nodes"] if node["kind"] == "body"}
    assert bodies == {"uni-0", "uni-1", "sao-0", "chiang-rai"}


def test_the_domains_view_ties_bodies_to_domains_and_counts_what_names_none() -> None:
    network = small_world()
    page = Reader(render("domains", network))
    nodes = page.data["nodes"]
    ties = {
        frozenset(nodes[edge[end]]["iri"].rsplit("/", 1)[-1] for end in ("from", "to")): len(
            edge["agreements"]
        )
        for edge in page.data["edges"]
    }
    assert ties[frozenset(("chiang-rai", "tourism"))] == 3
    assert ties[frozenset(("sao-4", "environment"))] == 1
    assert ties[frozenset(("uni-1", "education"))] == 2
    bare = {data["agreement"] for *_, data in network.edges(data=True) if not data["domains"]}
    assert f"ข้อตกลงที่ไม่ระบุด้านความร่วมมือ agreements without a domain {len(bare)}" in page.text
    assert "bodies with domains" in page.text


@pytest.mark.parametrize("kind", ["partners", "domains"])
def test_an_empty_network_says_so_and_shows_a_way_out(kind: str) -> None:
    page = Reader(render(kind, empty(filters={"status": ("ended",)})))
    assert "ยังไม่มีข้อตกลงให้แสดงในภาพนี้" in page.text and "citypact build" in page.text
    assert "ตัวกรอง" in page.text
    assert all(attrs.get("id") != "network" for _, attrs in page.elements)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        (f"{ID}body/chiang-rai", "chiang-rai"),
        ("เทศบาลนครเชียงราย", "chiang-rai"),
        ("ทน.เชียงราย", "chiang-rai"),
        ("  chiang rai   CITY municipality ", "chiang-rai"),
        ("จังหวัดเชียงราย", "chiang-rai-province"),
        ("Bangkok", "bangkok"),
    ],
)
def test_a_body_is_found_by_each_of_its_names(name: str, slug: str) -> None:
    assert find_body(small_world(), name) == f"{ID}body/{slug}"


def test_a_body_is_found_without_the_kind_of_body() -> None:
    assert find_body(one_planned(), "ระยอง") == f"{ID}body/rayong"
    assert find_body(one_planned(), "rayong") == f"{ID}body/rayong"


def test_a_bare_name_that_two_bodies_share_is_a_question() -> None:
    with pytest.raises(ViewError, match=r"2 bodies.*จังหวัดเชียงราย.*เทศบาลนครเชียงราย.*name one in full"):
        find_body(small_world(), "เชียงราย")


def test_an_unknown_body_is_answered_with_the_nearest_names() -> None:
    with pytest.raises(ViewError, match=r"did you mean เทศบาลนครระยอง"):
        render("ego", one_planned(), focus="เทศบาลนครระย่อง")
    with pytest.raises(ViewError, match=r"did you mean .*Bangkok"):
        render("partners", small_world(), focus="Bankok")
    with pytest.raises(ViewError, match="citypact build"):
        render("partners", empty(), focus="Bangkok")
    for name in ("", "   ", "\u202e"):
        with pytest.raises(ViewError, match="focus is empty"):
            render("partners", small_world(), focus=name)


def test_the_message_for_a_hostile_name_is_one_short_line() -> None:
    with pytest.raises(ViewError) as caught:
        render("ego", small_world(), focus="x\n" * 100_000)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 600


def test_an_ego_view_without_focus_says_what_to_type() -> None:
    with pytest.raises(ViewError, match=r'citypact view ego --focus "กรุงเทพมหานคร"'):
        render("ego", small_world())


def test_a_focus_without_domains_is_told_where_its_partners_are() -> None:
    with pytest.raises(ViewError, match="citypact view ego --focus"):
        render("domains", small_world(), focus="Bangkok")


def test_unknown_views_and_languages_are_refused_with_those_that_exist() -> None:
    with pytest.raises(ViewError, match="did you mean partners"):
        render("partner", small_world())
    with pytest.raises(ViewError, match="partners, ego, domains"):
        render("zzz", small_world())
    with pytest.raises(ViewError, match="th, en"):
        render("partners", small_world(), lang="fr")


@pytest.mark.parametrize(("bodies", "agreements"), [(2, 100), (100, 4)], ids=["bodies", "agreements"])
def test_of_very_many_bodies_those_with_the_most_agreements_are_tied_to_domains(
    monkeypatch: pytest.MonkeyPatch, bodies: int, agreements: int
) -> None:
    monkeypatch.setattr("citypact.viz.domains._MOST", bodies)
    monkeypatch.setattr("citypact.viz.domains._TOLD", agreements)
    network = empty()
    a, b, c, d = (add_body(network, slug, slug, slug.upper()) for slug in ("a", "b", "c", "d"))
    pairs = ((a, b), (a, b), (a, c), (b, c), (c, d))
    for number, pair in enumerate(pairs):
        add_agreement(network, f"n{number}", pair, domains=("education", "tourism")[: 1 + number % 2])
    data = Reader(render("domains", network)).data
    assert {node["name"][1] for node in data["nodes"]} == {"A", "B", "Education", "Tourism"}
    assert len(data["facts"]["agreements"]) == 4
    assert drawn("domains", network).left_out == {
        "agreements with bodies that have fewer": 1,
        "bodies that have fewer agreements": 2,
    }
    focused = drawn("domains", network, focus="D")
    assert d in focused.network and f"{ID}agreement/n4" in focused.agreements, "a focus is always there"


@pytest.mark.parametrize("kind", ["officials", "venues", "timeline"])
def test_with_a_focus_no_facts_are_gathered_of_what_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    asked: list[int] = []

    def counted(network: nx.MultiGraph[str], bodies: Any) -> Any:
        asked.append(network.number_of_edges())
        return agreements_of(network, bodies)

    monkeypatch.setattr(f"citypact.viz.{kind}.agreements_of", counted)
    network = empty(projection="bipartite")
    one, other, third = (add_body(network, slug, slug, slug.upper()) for slug in ("a", "b", "c"))
    mayor, hall = acting("Mayor", one), held_in("Hall")
    add_agreement(network, "near", (one, other), people=(mayor,), places=hall)
    add_agreement(network, "far", (other, third), people=(mayor,), places=hall)
    assert list(drawn(kind, network, focus="A").agreements) == [f"{ID}agreement/near"]
    assert asked == [2]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> nx.MultiGraph[str]:
    """Nine bodies of four countries, which are too many for one picture here."""
    monkeypatch.setattr("citypact.viz.partners._MOST", 8)
    network = empty()
    bodies = [
        add_body(
            network,
            f"{country.lower()}-{number}",
            f"เมือง{country}{number}",
            f"Town {country}{number}",
            country=country,
        )
        for country, count in (("FR", 3), ("DE", 3), ("JP", 2), ("", 1))
        for number in range(count)
    ]
    for one, other in ((0, 1), (0, 3), (0, 4), (1, 3), (3, 4), (0, 6), (6, 8), (5, 7)):
        add_agreement(network, f"pact-{one}-{other}", [bodies[one], bodies[other]])
    return network


def test_a_very_large_network_is_drawn_by_countries(large: nx.MultiGraph[str]) -> None:
    page = Reader(render("partners", large))
    assert [node["name"][1] for node in page.data["nodes"]] == [
        "France",
        "Germany",
        "Japan",
        "country not known",
    ]
    france = next(group for group in page.data["facts"]["groups"] if group["node"] == 0)
    assert (france["bodies"], france["count"], france["within"]) == (3, 5, 1)
    assert [count for _, count in france["ties"]] == [3, 1]
    assert france["foremost"][0] == [["เมืองFR0", "Town FR0"], 4]
    drawn = {
        frozenset(page.data["nodes"][edge[end]]["name"][1] for end in ("from", "to")): edge["count"]
        for edge in page.data["edges"]
    }
    assert drawn[frozenset(("France", "Germany"))] == 3
    assert "9 หน่วยงาน bodies · 8 ข้อตกลง agreements" in page.text
    assert "ไม่ทราบประเทศ" in page.text and "Town FR0" in page.text


def test_a_country_that_holds_most_bodies_is_drawn_by_provinces(large: nx.MultiGraph[str]) -> None:
    for number, node in enumerate(sorted(large)):
        large.nodes[node].update(
            country="TH" if number else "LA", province_th=f"จังหวัด{number % 3}", province_en=""
        )
    names = {node["name"][0] for node in Reader(render("partners", large)).data["nodes"]}
    assert names == {"จังหวัด0", "จังหวัด1", "จังหวัด2", "ลาว"}


def test_a_body_in_a_very_large_network_is_found_in_its_group(large: nx.MultiGraph[str]) -> None:
    data = Reader(render("partners", large, focus="Town JP1")).data
    assert data["nodes"][data["facts"]["focus"]]["name"][1] == "Japan"


def test_agreements_of_which_none_names_a_domain_are_no_empty_network() -> None:
    network = empty()
    one, other = (add_body(network, name, name, name) for name in ("here", "there"))
    add_agreement(network, "bare", (one, other))
    text = Reader(render("domains", network)).text
    assert "No agreement here names a domain" in text and "There is no agreement to show" not in text
    assert "agreements without a domain 1" in text


def test_the_names_of_a_few_are_not_cut() -> None:
    network = empty()
    long = "มหาวิทยาลัยศรีนครินทรวิโรฒ"
    pair = [
        add_body(network, slug, name, slug) for slug, name in (("one", "เทศบาลนครเชียงราย"), ("two", long))
    ]
    add_agreement(network, "a", pair)
    assert long in {node["text"][0] for node in Reader(render("partners", network)).data["nodes"]}
