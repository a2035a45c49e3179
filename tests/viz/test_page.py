"""The page as a file: it asks for nothing, and nothing in it runs but its own scripts."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from citypact.viz import VIEWS, render
from citypact.viz.names import cut, plain
from citypact.viz.style import LINES, MARKS, PRINT_LINES, THEMES, Line, shared_status
from citypact.viz.template import script_json
from citypact.viz.words import day_words, is_past
from tests.viz.small_networks import HOSTILE, hostile, many, small_world
from tests.viz.test_views import Reader, focus_of

_REFERENCE = ("src", "href", "srcset", "data", "action", "poster", "background", "ping", "xlink:href")


@pytest.mark.parametrize("kind", VIEWS)
def test_a_page_refers_to_nothing_outside_but_the_links_to_its_sources(kind: str) -> None:
    text = render(kind, small_world(), focus=focus_of(kind))
    for tag, attrs in Reader(text).elements:
        for name in _REFERENCE:
            address = attrs.get(name)
            if address is None:
                continue
            if tag == "a":
                assert address.startswith(("https://example.org/", "#")), address
            else:
                assert address.startswith("data:"), f"<{tag} {name}={address[:60]}>"
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style and "url(" not in style[1] and "@import" not in style[1]
    own = text[text.rindex("<script>") :]
    assert "http" not in own.replace("begin with http or https", "").replace("http://www.w3.org/2000/svg", "")
    assert ".innerHTML" not in own and ".outerHTML" not in own


def test_the_policy_names_exactly_the_scripts_and_the_style_that_are_there() -> None:
    text = render("partners", small_world())
    policy = next(
        str(attrs["content"])
        for tag, attrs in Reader(text).elements
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "http" not in policy

    def named(pattern: str) -> list[str]:
        found = re.findall(pattern, text, re.DOTALL)
        digests = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in found)
        return [f"'sha256-{digest}'" for digest in digests]

    scripts, styles = named(r"<script>(.*?)</script>"), named(r"<style>(.*?)</style>")
    assert (len(scripts), len(styles)) == (2, 1)
    assert f"script-src {' '.join(scripts)};" in policy
    assert f"style-src {' '.join(styles)};" in policy


def test_there_are_no_style_attributes_and_no_event_handlers() -> None:
    for kind in VIEWS:
        for tag, attrs in Reader(render(kind, small_world(), focus=focus_of(kind))).elements:
            assert not [name for name in attrs if name == "style" or name.startswith("on")], tag


@pytest.mark.parametrize("kind", sorted({*VIEWS} - {"ego"}))
def test_every_node_is_found_by_its_iri_even_where_a_page_cannot_show_that_as_it_is(kind: str) -> None:
    page = Reader(render(kind, hostile(), focus=None))
    nodes, facts = page.data["nodes"], page.data["facts"]
    things = {str(node["id"]) for node in nodes if node["kind"] in ("person", "venue")}
    assert set(facts["things"]) == things
    assert bool(things) == (kind in ("officials", "venues"))


@pytest.mark.parametrize("kind", VIEWS)
@pytest.mark.parametrize("lang", ["th", "en"])
def test_hostile_names_open_no_element_and_leave_no_control_character(kind: str, lang: str) -> None:
    text = render(kind, hostile(), focus="https://w3id.org/citypact/id/body/h0", lang=lang)
    text.encode("utf-8")  # no lone surrogate is left
    assert not set(text) & {"\u202e", "\u2066", "\u2028", "\u2029", "\x00"}
    page = Reader(text)
    assert [tag for tag, _ in page.elements if tag in ("img", "iframe", "object")] == []
    assert len([tag for tag, _ in page.elements if tag == "script"]) == (5 if kind == "timeline" else 6)
    assert "49" not in page.data["facts"]["bodies"][0]["name"][0]
    for _, attrs in page.elements:
        assert not [name for name in attrs if name.startswith("on")]
        assert not (attrs.get("href") or "").startswith("javascript")
    urls = [s["url"] for a in page.data["facts"]["agreements"] for s in a["sources"]]
    assert all(url == "" or url.startswith("https://") for url in urls)
    assert len(text) < 2_000_000, "a name of 100,000 characters is cut"


def test_names_keep_their_letters_and_marks_together_when_cut() -> None:
    assert cut("กี่", 2) == "ก…" or cut("กี่", 2) == "…"
    for limit in range(2, 12):
        short = cut("ที่นี่มีสิ่งนั้น", limit)
        assert len(short) <= limit
        assert short.endswith("…")
    assert plain("a\u202eb\u2066c\u2069") == "abc"
    assert plain("\ud800") == "\ufffd"
    assert plain("مدينة") == "مدينة"
    assert len(plain(HOSTILE[-1])) == 600


def test_data_in_a_page_opens_nothing_and_reads_back_the_same() -> None:
    import json

    for value in (*HOSTILE[:6], "a & b \u2028 \u2029", ["<", {"&": ">"}]):
        text = str(script_json(value))
        assert not set(text) & set("<>&\u2028\u2029")
        assert json.loads(text) == value


def test_every_level_and_status_of_the_ontology_has_its_look() -> None:
    from citypact.ontology.concepts import concepts

    assert set(concepts("level")) <= set(MARKS)
    assert set(concepts("status")) == set(LINES)
    looks = [(mark.outline, mark.fill) for mark in MARKS.values()]
    alike = {look for look in looks if looks.count(look) > 1}
    # Agreements are drawn as small rings, as subdistrict municipalities are; no other shape is used twice.
    assert len(alike) <= 1


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_text_and_marks_stand_out_from_their_ground(theme: str) -> None:
    colours = THEMES[theme]
    for ground in ("paper", "card"):
        for use in ("ink", "mute", "warm", "link"):
            assert contrast(colours[use], colours[ground]) >= 4.5, (use, ground)
    for ground, use in (("blush", "warm"), ("mint", "link"), ("wash", "ink")):
        assert contrast(colours[use], colours[ground]) >= 4.5, (use, ground)
    for key, mark in MARKS.items():
        own = mark.colour if theme == "light" else mark.dark
        assert contrast(own, colours["paper"]) >= 2.4, key


def test_dates_are_written_at_their_precision_and_nothing_is_made_up() -> None:
    assert day_words("").th == ""
    assert day_words("2023-13").th == "2023-13"
    assert day_words("24/2/66").en == "24/2/66"
    assert day_words("2023-02").en == "Feb 2023"
    assert is_past("2023-02-24", "2023-02-25")
    assert not is_past("2023-02-24", "2023-02-24")
    assert not is_past("2023-02-24", "2023-02")
    assert is_past("2023-02-24", "2024")
    assert not is_past("", "2024")
    assert not is_past("2023-02-31", "2024")


def test_two_hundred_bodies_make_a_page_of_about_a_megabyte() -> None:
    assert len(render("partners", many(200)).encode()) < 1_300_000


def test_statuses_are_told_apart_by_their_signs_which_pages_and_figures_share() -> None:
    def sign(line: Line) -> tuple[int, bool, bool]:
        return len(line.dashes), line.double, bool(line.dashes) and line.dashes[0] > 10

    assert {key: sign(PRINT_LINES[key]) for key in LINES} == {key: sign(line) for key, line in LINES.items()}
    solid = [key for key, line in LINES.items() if not line.dashes and not line.double]
    assert solid == ["signed"], "widths alone tell nobody a status"
    dashed = [line.dashes for line in LINES.values() if line.dashes]
    assert len(set(dashed)) == len(dashed)


def test_a_line_of_several_agreements_has_the_sign_of_their_one_status() -> None:
    for status in LINES:
        assert shared_status({status}) == status
    assert shared_status({"planned", "proposed"}) == "planned"
    assert shared_status({"renewed", "planned"}) == "signed"
