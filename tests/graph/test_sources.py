from __future__ import annotations

import pytest

from citypact.graph.ntriples import date_term, decimal, earliest, latest, text, web_address
from citypact.graph.sources import normalised_url, slug, source_key


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/news/7",
        "http://example.org/news/7/",
        "HTTPS://Example.ORG:443/news//7#part",
        "https://example.org/news/7?utm_source=a&fbclid=b",
    ],
)
def test_one_page_has_one_key(url: str) -> None:
    assert normalised_url(url) == "example.org/news/7"


@pytest.mark.parametrize(
    "url",
    ["https://example.org/news/7?id=1", "https://example.org/News/7", "https://example.org:8080/news/7"],
)
def test_another_page_has_another(url: str) -> None:
    assert normalised_url(url) != "example.org/news/7"


@pytest.mark.parametrize("url", ["http://[", "", "http://x:99999/", "ข่าว", "\x00"])
def test_what_is_no_address_is_no_crash(url: str) -> None:
    assert source_key(url=url or None, content="x").isascii()


def test_a_thai_address_is_one_raw_or_percent_encoded() -> None:
    raw = "https://ตัวอย่าง.ไทย/ข่าว/7%2f?q=ก"
    encoded = "https://xn--72c1a1bt4awk9o.xn--o3cw4h/%e0%b8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/%37%2F?q=%E0%B8%81"
    assert normalised_url(raw) == normalised_url(encoded)
    assert normalised_url("https://example.org/a%2Fb") != normalised_url("https://example.org/a/b")


@pytest.mark.parametrize("form", ["https://example.org/#!/news/{}", "https://example.org#/news/{}"])
def test_a_fragment_that_is_an_address_is_kept(form: str) -> None:
    assert normalised_url(form.format(7)) != normalised_url(form.format(8))
    assert source_key(url=form.format(7), content="").startswith("example-org-")


def test_keys_and_slugs_are_ascii() -> None:
    assert source_key(url="https://ตัวอย่าง.ไทย/ข่าว", content="").isascii()
    assert slug("Łódź — Ağrı") == "odz-agr"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "http://", "https:// x"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_address(url) is None


def test_a_web_address_cannot_leave_its_brackets() -> None:
    found = web_address('https://example.org/a> <b> "c"\n{d}|e\\f^`g')
    assert found is not None
    assert not set(found[1:-1]) & set('<>" {}|\\^`\n')


def test_a_literal_cannot_leave_its_quotes() -> None:
    assert text('a"b\\c\nd\re') == '"a\\"b\\\\c\\nd\\re"'


@pytest.mark.parametrize(
    ("date", "first", "last", "datatype"),
    [
        ("2024", "2024-01-01", "2024-12-31", "gYear"),
        ("2024-02", "2024-02-01", "2024-02-29", "gYearMonth"),
        ("2023-12", "2023-12-01", "2023-12-31", "gYearMonth"),
        ("2024-02-05", "2024-02-05", "2024-02-05", "date"),
    ],
)
def test_a_date_has_its_bounds_and_its_type(date: str, first: str, last: str, datatype: str) -> None:
    assert (earliest(date), latest(date)) == (first, last)
    assert date_term(date).endswith(f"#{datatype}>")


@pytest.mark.parametrize(
    ("number", "shown"), [(0.9, "0.9"), (1, "1.0"), (0, "0.0"), (0.123456789, "0.123457")]
)
def test_decimals_are_canonical(number: float, shown: str) -> None:
    assert decimal(number).split('"')[1] == shown
