"""Saved pages: the article and what the page says of itself, and nothing else of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from citypact.errors import SourceError
from citypact.graph.documents.html import read_html
from tests.graph.documents.papers import NEWS

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> bytes:
    return (PAGES / f"{name}.html").read_bytes()


def simple(head: str = "", body: str = f"<h1>สองเทศบาลลงนาม</h1><p>{NEWS}</p>") -> bytes:
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
    )


@pytest.mark.parametrize(
    ("name", "kept", "gone"),
    [
        (
            "news-site",
            ["วันที่ 24 กุมภาพันธ์ 2566 เวลา 13.00 น.", "ด้านการศึกษา ศิลปวัฒนธรรม กีฬา", "ความสัมพันธ์อันดี"],
            [
                "คุกกี้",
                "หน้าแรก",
                "แชร์",
                "เมฆขาว",
                "ลมหนาว",
                "หนองบัว",
                "แสงจันทร์",
                "สายรุ้ง",
                "โอซาก้า",
                "สงวนลิขสิทธิ์",
                "แท็ก",
            ],
        ),
        (
            "old-municipal-site",
            ["เมื่อวันที่ 3 มิถุนายน 2565", "ณ ห้องประชุมสภาเทศบาลเมืองลมหนาว"],
            ["หน้าแรก", "โครงสร้าง", "ผู้ชมเว็บไซต์", "ย้อนกลับ", "ข่าวอื่น", "สอบราคา", "โรงพยาบาลลมหนาว", "โทรสาร"],
        ),
        (
            "paper",
            ["วันนี้ (12 ก.ค.)", "ข้อตกลงนี้มีผลสองปี"],
            ["หน้าหลัก", "คลิกอ่าน", "แม่น้ำ", "ปลาทอง", "ปลาวาฬ", "ข่าวฮิต", "ไฟไหม้", "โฆษณา"],
        ),
        (
            "municipal-site",
            ["วันศุกร์ที่ 17 มีนาคม 2566 เวลา 10.00 น.", "ระยะเวลา 5 ปี", "(MOU) กับมหาวิทยาลัยเทคโนโลยีสุวรรณธารา"],
            ["อำนาจหน้าที่", "หน้าแรก", "ทดสอบ", "ผู้สูงอายุ", "ถนนราษฎร์", "ผู้เข้าชม"],
        ),
        (
            "english-paper",
            ["The mayor of Chiang Na City Municipality", "education and tourism", '"We are glad,"'],
            ["Home", "Lakeside", "Fire", "Bob", "Read more", "Most read"],
        ),
    ],
)
def test_the_article_is_kept_and_menus_and_other_stories_are_not(
    name: str, kept: list[str], gone: list[str]
) -> None:
    text = read_html(page(name), name).text
    assert [each for each in kept if each not in text] == []
    assert [each for each in gone if each in text] == []


def test_what_a_page_says_of_itself_is_taken_with_its_place() -> None:
    said = read_html(page("news-site"), "x").said
    assert (said["title"].value, said["title"].where) == (
        "ทน.ฟ้าใส จับมือ ทน.น้ำเย็น ลงนาม MOU พัฒนาเมือง",
        "JSON-LD headline",
    )
    assert (said["publisher"].value, said["published"].value) == ("ข่าวเมืองเหนือ", "2023-02-24")
    assert said["url"].value == "https://news.example.org/2023/02/mou-fasai-namyen/"


@pytest.mark.parametrize(
    ("name", "day"),
    [("old-municipal-site", "2022-06-05"), ("paper", "2021-07-12"), ("municipal-site", "2023-03-17")],
)
def test_a_byline_in_thai_gives_the_day_of_publication(name: str, day: str) -> None:
    said = read_html(page(name), name).said["published"]
    assert (said.value, said.where) == (day, "byline")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-02-24T01:00:00+07:00">',
        '<meta name="pubdate" content="24/02/2566">',
        '<meta itemprop="datePublished" content="2566-02-24">',
        '<script type="application/ld+json">[{"@type":["NewsArticle"],"datePublished":"2023-02-24"}]</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2023-02-24"}]}</script>',
    ],
)
def test_days_are_found_where_sites_put_them(head: str) -> None:
    assert read_html(simple(head), "x").said["published"].value == "2023-02-24"


def test_a_day_beside_the_article_is_not_the_articles() -> None:
    body = f"<article><h1>ข่าว</h1><p>{NEWS}</p></article><aside><time datetime='2020-01-01'>x</time></aside>"
    assert "published" not in read_html(simple(body=body), "x").said


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://example.org/news/7">', "https://example.org/news/7"),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="file:///etc/passwd">', None),
        ('<link rel="canonical" href="https://example.org/"><meta property="og:url" content="https://example.org/7">', "https://example.org/7"),
        ('<link rel="canonical" href="/news/7"><meta property="og:url" content="https://example.org/x">', "https://example.org/news/7"),
        ('<link rel="canonical" href="https://exa mple.org/<b>">', None),
        ('<link rel="canonical" href="https://[bad/x">', None),
    ],
)  # fmt: skip
def test_only_the_address_of_a_page_is_taken(head: str, address: str | None) -> None:
    said = read_html(simple(head), "x").said.get("url")
    assert (said.value if said else None) == address


def test_where_a_browser_saved_a_page_from_is_its_address() -> None:
    for mark in (
        "<!-- saved from url=(0026)https://example.org/news/7 -->",
        "<!--\n Page saved with SingleFile \n url: https://example.org/news/7 \n saved date: Fri Mar 03 2023 10:00:00\n-->",
    ):
        said = read_html(b"<!DOCTYPE html>" + mark.encode() + simple(), "x").said
        assert said["url"].value == "https://example.org/news/7"
    assert said["retrieved"].value == "2023-03-03"


# bytes that contradict their own claim of UTF-8 are refused, see below
CLAIMS = [
    (claim, encoding)
    for claim in ("tis-620", "windows-874", "iso-8859-1", "utf-8", "")
    for encoding in ("cp874", "utf-8", "utf-8-sig", "utf-16")
    if (claim, encoding) != ("utf-8", "cp874")
]


@pytest.mark.parametrize(("claim", "encoding"), CLAIMS)
def test_the_characters_are_read_whatever_the_page_claims(claim: str, encoding: str) -> None:
    meta = f"<meta http-equiv=Content-Type content='text/html; charset={claim}'>" if claim else ""
    data = f"<html><head>{meta}</head><body><h1>ข่าว</h1><p>{NEWS}</p></body></html>".encode(encoding)
    assert NEWS in read_html(data, "x").text


def test_a_short_article_brings_no_menu() -> None:
    body = (
        '<div class="main-menu"><a href=1>หน้าแรก</a> <a href=2>ติดต่อเรา</a></div>'
        "<div><p>เทศบาลเมืองหนึ่ง ลงนาม MOU กับเทศบาลเมืองสอง เมื่อวันที่ 24 กุมภาพันธ์ 2566</p></div>"
        '<div id="footer">โทร 053-000000</div>'
    )
    text = read_html(simple(body=body), "x").text
    assert text == "เทศบาลเมืองหนึ่ง ลงนาม MOU กับเทศบาลเมืองสอง เมื่อวันที่ 24 กุมภาพันธ์ 2566"


def test_words_stand_as_the_page_has_them_without_bullets_or_bars() -> None:
    body = (
        f"<article><p>{NEWS}</p><ul><li>ด้านการศึกษา</li></ul><table><tr><td>สอง</td><td>สาม</td></tr></table>"
        f"<p>{NEWS[:90]}</p></article>"
    )
    lines = [line for line in read_html(simple(body=body), "x").text.split("\n") if line]
    assert lines[1:4] == ["ด้านการศึกษา", "สอง", "สาม"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html></html>", "no article in this page"),
        (b"<!doctype html>", "x: "),
        (b"<div>" * 5000 + b"x" * 50, "nests hundreds deep"),
        (b"<html>" + b"<p>x" * 2_000_000, "2,000,001 tags"),
        (b"<" * 3_000_000, "tags"),
        (b"<html><p>" + "<b>ก</b>".encode() * 15_000 + b"<i>x" * 30_000 + b"<s>x</s>" * 25_000, "holds"),
        (b"<html><p>" + b"\x81\x8d\x8f" * 1000, "no page in UTF-8"),
    ],
)
def test_what_is_no_article_is_one_line(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as raised:
        read_html(data, "x")
    assert str(raised.value).startswith("x: ")
    assert "\n" not in str(raised.value)


def test_pictures_inside_a_page_do_not_count() -> None:
    body = f"<p><img src='data:image/png;base64,{'A' * 3_000_000}'>{NEWS}</p>"
    assert NEWS in read_html(simple(body=body), "x").text


@pytest.mark.parametrize(
    "script", ["[" * 100_000, '{"@type":"NewsArticle","headline":5}', "{", '{"@graph":{"@graph":[]}}']
)
def test_a_description_that_is_none_is_passed_over(script: str) -> None:
    assert NEWS in read_html(simple(f'<script type="application/ld+json">{script}</script>'), "x").text


def test_the_only_heading_is_the_headline_where_the_window_says_the_sites_name() -> None:
    title = read_html(page("municipal-site"), "x").said["title"]
    assert title.value.startswith("เทศบาลเมืองทองธารา ลงนามบันทึกข้อตกลงความร่วมมือ")
    assert title.where == "heading"


def test_a_list_of_stories_is_no_article() -> None:
    cards = "".join(
        f"<div class=card><a href=/{n}>เทศบาลตำบลที่ {n} ลงนามบันทึกข้อตกลง</a><p>สรุปข่าว</p></div>"
        for n in range(9)
    )
    text = read_html(simple(body=f"<p>{NEWS}</p><div class=row>{cards}</div>"), "x").text
    assert text == NEWS
