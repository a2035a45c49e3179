"""What a page says of itself: title, publisher, day of publication, address; each with the place that says so.

In the order in which they are trusted: JSON-LD (schema.org), OpenGraph and other <meta>, then elements that readers see.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from citypact.graph.documents.document import Said, plain_line, web_page
from citypact.graph.written_days import written_day

__all__ = ["facts_of"]

_ARTICLES = {"article", "newsarticle", "blogposting", "reportagenewsarticle", "report", "socialmediaposting"}
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_DAYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,2000}?)\s*-->")
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([^\n]{1,80})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DEEPEST = 20


def facts_of(tree: Any, page: str) -> dict[str, Said]:
    """The facts of a page, by field: title, publisher, published, retrieved, url.

    Args:
        tree: the page's tree, whole.
        page: its characters, whose first lines may say where it was saved from.
    """
    found: dict[str, Said] = {}

    def say(field: str, value: str | None, where: str) -> None:
        if value and field not in found:
            found[field] = Said(value, where)

    metas = _metas(tree)
    base = None
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            base = _absolute(link.get("href"), metas.get("og:url"))
            say("url", base, "link rel=canonical")
    say("url", web_page(metas.get("og:url")), "og:url")
    described = list(_described(tree))
    for thing in described:
        say("title", _title(thing.get("headline")), "JSON-LD headline")
        publisher = thing.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        say(
            "publisher",
            plain_line(publisher.get("name") if isinstance(publisher, dict) else publisher),
            "JSON-LD publisher",
        )
        say("published", _day_of(thing.get("datePublished")), "JSON-LD datePublished")
        main = thing.get("mainEntityOfPage")
        address = main.get("@id") if isinstance(main, dict) else main
        say("url", web_page(thing.get("url")) or web_page(address), "JSON-LD url")
    for name in _TITLES:
        say("title", _title(metas.get(name)), name)
    for name in _PUBLISHERS:
        say("publisher", plain_line(metas.get(name)), name)
    for name in _DAYS:
        say("published", _day_of(metas.get(name)), name)
    _seen(tree, say)
    saved, single = _SAVED_FROM.search(page[:5000]), _SINGLE_FILE.search(page[:5000])
    if saved:
        say("url", web_page(saved[1]), "saved from url")
    if single:
        say("url", web_page(single[1]), "SingleFile url")
        say("retrieved", _written_day(single[2]), "SingleFile saved date")
    return found


def _day_of(value: object) -> str | None:
    """The day of a date that a machine wrote, None for anything else."""
    line = plain_line(value)
    return written_day(line) if line and line[0].isdigit() and len(line) <= 60 else None


def _metas(tree: Any) -> dict[str, str]:
    """The <meta> values by lower-case name; of several, the first."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name and meta.get("content"):
            found.setdefault(name, meta.get("content"))
    return found


def _described(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that the page's JSON-LD describes, articles before pages."""
    things: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        things += _flat(data)
    typed = [(thing, _types(thing)) for thing in things]
    yield from (thing for thing, types in typed if types & _ARTICLES)
    yield from (
        thing for thing, types in typed if types & {"webpage"} and not types & _ARTICLES - {"webpage"}
    )


def _flat(data: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    waiting: list[tuple[Any, int]] = [(data, 0)]
    while waiting and len(found) < 200:
        each, depth = waiting.pop(0)
        if depth > _DEEPEST:
            continue
        if isinstance(each, list):
            waiting += [(item, depth + 1) for item in each[:200]]
        elif isinstance(each, dict):
            found.append(each)
            if "@graph" in each:
                waiting.append((each["@graph"], depth + 1))
    return found


def _types(thing: dict[str, Any]) -> set[str]:
    kinds = thing.get("@type")
    return {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _seen(tree: Any, say: Any) -> None:
    """What readers see: one <h1>, <time>, the title in the window's head."""
    heads = [plain_line(head.text_content()) for head in tree.iter("h1")]
    heads = [head for head in heads if head]
    if len(heads) == 1:
        say("title", heads[0], "h1")
    window = tree.find(".//title")
    if window is not None:
        say("title", _title(_without_site(plain_line(window.text_content()) or "")), "title")
    times = [node for node in tree.iter("time") if not _beside(node)]
    times.sort(
        key=lambda node: "publish" not in f"{node.get('class')} {node.get('itemprop')} {node.get('pubdate')}"
    )
    for node in times[:5]:
        say("published", _day_of(node.get("datetime")), "time")
    for node in tree.iter():
        if isinstance(node.tag, str) and (node.get("itemprop") or "").lower() == "datepublished":
            say("published", _day_of(node.get("content") or node.get("datetime")), "itemprop datePublished")


def _beside(node: Any) -> bool:
    """Whether an element stands beside the article: in a menu, a list of other stories, a footer."""
    return any(
        above.tag in ("aside", "nav", "footer", "li")
        or re.search(
            r"(?i)related|sidebar|widget|comment|latest|popular", f"{above.get('class')} {above.get('id')}"
        )
        for above in node.iterancestors()
        if above.tag not in ("body", "html")
    )


def _title(value: object) -> str | None:
    line = plain_line(value)
    return line.strip(" :|·-–—") or None if line else None


def _without_site(title: str) -> str:
    """A window's title without the site's name behind a separator.

    >>> _without_site("สองเทศบาลลงนาม | สยามท้องถิ่น")
    'สองเทศบาลลงนาม'
    """
    head, found, tail = title.partition(" | ")
    if not found:
        head, found, tail = title.rpartition(" - ")
        if not found:
            return title
    return head if len(head) >= len(tail) else title


def _absolute(href: object, page: object) -> str | None:
    line = plain_line(href)
    known = web_page(page)
    try:
        return web_page(urljoin(known, line) if known and line else line)
    except ValueError:
        return None


def _written_day(value: str) -> str | None:
    """The day of a date as JavaScript writes it ("Fri Feb 24 2023 10:00:00 GMT+0700")."""
    match = re.search(r"([A-Z][a-z]{2}) (\d{1,2}) (\d{4})", value)
    if not match or match[1].lower() not in _MONTHS:
        return _day_of(value)
    return _day_of(f"{match[3]}-{_MONTHS.index(match[1].lower()) + 1}-{match[2]}")
