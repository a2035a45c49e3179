"""What of a page is no article: menus, banners, buttons, comments, related stories; and its lines of bylines."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

from citypact.graph.documents.document import Said
from citypact.graph.record_files import plain_yaml

__all__ = ["byline_day", "cleaned", "headline", "without_extras"]

_NEVER = frozenset(
    """script style noscript template iframe object embed svg canvas form button input select textarea nav aside
    dialog video audio map""".split()  # noqa: SIM905
)
_ROLES = frozenset(
    {"navigation", "search", "banner", "contentinfo", "complementary", "dialog", "alert", "menu", "menubar"}
)
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")


def _words() -> dict[str, str]:
    """The lists of page_words.yaml, each as one alternative."""
    place = files("citypact.graph.documents") / "page_words.yaml"
    lists = plain_yaml(place.read_text("utf-8"), place="page_words.yaml")
    return {name: f"(?:{'|'.join(entries)})" for name, entries in lists.items()}


_WORDS = _words()
_EXTRA = re.compile(rf"(?i)(?:^|[-_ ]){_WORDS['extras']}(?:$|[-_ ])")
_HEADING = re.compile(rf"(?i)^[\W_]*{_WORDS['headings']}[\W_]*$")
_POINTER = re.compile(rf"(?i)^[\W_]*{_WORDS['pointers']}\s*[:：>»]")
_BYLINE = re.compile(rf"(?i)^[\W_]*{_WORDS['bylines']}\s*(?:วันที่)?\s*[:：]?\s*(?=\S)")
_BESIDE_DAY = re.compile(rf"(?i){_WORDS['beside_day']}|[\W\d_]+")
_SITE = re.compile(f"(?i){_WORDS['site_lines']}")
_SITE_LINE = 250  # letters
_LONGEST_BYLINE = 160
_INSIDE_LINES = frozenset({"br", "a", "img", "s", "sup", "sub", "code", "abbr", "time", "label", "cite", "q"})
_CARD = 700  # letters of another story's headline and summary
_HEADLINE = 15  # letters that a headline has at least


def cleaned(tree: Any) -> Any:
    """The tree without what is known to be no article; tables are unfolded, since old sites are laid out in them."""
    whole = len(tree.text_content())
    title = tree.find(".//title")
    for node in list(tree.iter()):
        if node.getparent() is None or node.tag in ("html", "head", "body"):
            continue
        comment = not isinstance(node.tag, str)
        if comment or (node is not title and _extra(node, whole)):
            node.drop_tree()
    for node in list(tree.iter("div", "section", "ul", "ol", "tbody", "td")):
        _drop_cards(node, whole)
    for node in list(tree.iter("h2", "h3", "h4", "h5", "h6", "p", "div", "li", "td", "b")):
        if (
            node.getparent() is not None
            and len(node) <= 3
            and _HEADING.match(node.text_content().strip()[:80])
        ):
            _drop_section(node, whole)
    for node in list(tree.iter("p", "div", "li", "a")):
        _drop_pointer(node)
    for node in list(tree.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption")):
        node.tag = "p" if node.tag in ("td", "th") and not len(node) else "div"
    for node in list(tree.iter("div")):
        if all(child.tag in _INSIDE_LINES for child in node) and (node.text or len(node)):
            node.tag = "p"  # lines of an article without paragraphs; what finds articles looks for paragraphs
    return tree


def _extra(node: Any, whole: int) -> bool:
    if node.tag in _NEVER:
        return True
    if (node.get("role") or "").lower() in _ROLES or node.get("hidden") is not None:
        return True
    if _HIDDEN.search(node.get("style") or ""):
        return True
    if node.tag not in (
        "div",
        "section",
        "ul",
        "ol",
        "p",
        "table",
        "td",
        "footer",
        "header",
        "li",
        "dl",
        "h3",
        "h4",
        "figure",
    ):
        return False
    named = f"{node.get('class') or ''} {node.get('id') or ''}"[:300]
    if node.tag != "footer" and not _EXTRA.search(named):
        return False
    size = len(node.text_content())
    return size * 2 < whole and not any(True for _ in node.iter("h1", "article"))


def _drop_section(heading: Any, whole: int) -> None:
    """A heading of other stories, and what follows it: its box where that holds little else, else the links after it."""
    box = heading
    while True:
        above = box.getparent()
        if above is None or above.tag in ("body", "html", "article", "main"):
            break
        text, links = len(above.text_content().strip()), sum(len(a.text_content()) for a in above.iter("a"))
        if links * 2 < text or text * 2 > whole:
            break
        box = above
    for after in list(box.itersiblings()):
        text, links = len(after.text_content().strip()), sum(len(a.text_content()) for a in after.iter("a"))
        linked = sum(1 for a in after.iter("a") if len(a.text_content().strip()) >= _HEADLINE)
        if text and links * 2 < text and text > _CARD * linked:
            break
        if isinstance(after.tag, str):
            after.drop_tree()
    if box.getparent() is not None:
        box.drop_tree()


def _drop_cards(parent: Any, whole: int) -> None:
    """Three or more boxes of one make, each a linked headline with a few words, a picture or a day: other stories."""
    makes: dict[tuple[str, str], list[Any]] = {}
    for child in parent:
        if isinstance(child.tag, str) and child.tag in ("div", "li", "article", "section", "tr", "a"):
            makes.setdefault((child.tag, child.get("class") or ""), []).append(child)
    for boxes in makes.values():
        if len(boxes) < 3:
            continue
        cards = [box for box in boxes if len(box.text_content()) <= _CARD and _linked_headline(box)]
        if (
            len(cards) * 5 >= len(boxes) * 4
            and sum(len(box.text_content()) for box in cards) * 10 < whole * 9
        ):
            for box in cards:
                box.drop_tree()


def _linked_headline(box: Any) -> bool:
    return any(link.get("href") and len(link.text_content().strip()) >= _HEADLINE for link in box.iter("a"))


def headline(tree: Any) -> str | None:
    """The headline of a cleaned page without <h1>: the only heading of the highest level that there is."""
    for level in ("h1", "h2", "h3", "h4"):
        heads = [" ".join(head.text_content().split()) for head in tree.iter(level)]
        heads = [head for head in heads if len(head) >= _HEADLINE]
        if heads:
            return heads[0] if len(heads) == 1 else None
    return None


def _drop_pointer(node: Any) -> None:
    """A line that only points to another story: a linked one in the middle of an article."""
    if node.getparent() is None:
        return
    text = node.text_content().strip()
    if len(text) > 300 or not _POINTER.match(text):
        return
    links = sum(len(a.text_content()) for a in node.iter("a"))
    if links * 3 >= len(text):
        node.drop_tree()


def without_extras(text: str) -> str:
    """The text without lines that point to other stories, without what follows a last heading of these, and without the
    site's own last lines."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _HEADING.match(line) and number * 2 >= len(lines) > 3:
            lines = lines[:number]
            break
    while lines and (not lines[-1].strip() or (len(lines[-1]) <= _SITE_LINE and _SITE.search(lines[-1]))):
        lines.pop()
    return "\n".join(line for line in lines if not (_POINTER.match(line) and len(line) <= 300)).strip("\n")


def byline_day(text: str, whole: str) -> Said | None:
    """The day of publication, where a line of the article's top or end says it in words, or one line of the page alone."""
    from citypact.graph.extraction.dates import dates

    def days(lines: list[str]) -> list[str]:
        found = []
        for line in lines:
            if len(line) > _LONGEST_BYLINE:
                continue
            whole_days = [each for each in dates(line) if each.value and len(each.value) == 10]
            if whole_days and (
                _BYLINE.match(line) or _only_a_day(line, whole_days[0].start, whole_days[0].end)
            ):
                found += [each.value for each in whole_days if each.value][:1]
        return found

    lines = [line for line in text.split("\n") if line.strip()]
    near, everywhere = days([*lines[:6], *lines[-3:]]), set(days(whole.split("\n")))
    if near:
        return Said(near[0], "byline")
    return Said(everywhere.pop(), "byline") if len(everywhere) == 1 else None


def _only_a_day(line: str, start: int, end: int) -> bool:
    """Whether a line holds a day and nothing that an article says."""
    return not _BESIDE_DAY.sub("", f"{line[:start]} {line[end:]}")
