"""Saved pages: the article, without menus, banners, comments and related stories.

trafilatura finds the article; before it, ``page_cleaning`` takes away what is known not to be one, and ``page_facts`` reads
what the page says of itself.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from citypact.errors import SourceError
from citypact.graph.documents.document import Document, Said, file_digest, plain_line, tidy
from citypact.graph.documents.limits import MOST_ELEMENTS, held_to_length
from citypact.graph.documents.page_cleaning import byline_day, cleaned, headline, without_extras
from citypact.graph.documents.page_facts import facts_of

__all__ = ["decoded_page", "read_html"]

_THAI_CHARSETS = {"tis-620", "tis620", "windows-874", "iso-8859-11", "cp874", "x-windows-874", "thai"}
_WESTERN = {
    "iso-8859-1",
    "latin1",
    "latin-1",
    "windows-1252",
    "us-ascii",
    "ascii",
}  # named by editors, not by authors
_CHARSET = re.compile(rb"(?i)<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})")
_THAI_BYTES = re.compile(rb"[\xa1-\xda\xdf-\xfb]")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]")
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%_.~-]{200,}")  # pictures in the page itself
_FORMATTING = re.compile(
    r"(?i)</?(?:font|b|i|u|em|strong|big|small|span|center|o:p|tt|mark|wbr)(?:\s[^<>]{0,5000})?/?>"
)
_CONTROL = re.compile(  # characters, and references to them, that no tree of XML can hold
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])(?![0-9a-fA-F])|"
    r"[xX]0*[dD][89abcdefABCDEF][0-9a-fA-F]{2}(?![0-9a-fA-F]));?"
)
_NO_LETTERS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_XML = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_NONE = Said("", "title")
_BLOCKS = {"p", "head", "list", "item", "quote", "code", "table", "row", "cell", "lb", "div"}


def read_html(data: bytes, place: str) -> Document:
    """The article of a saved page.

    Raises:
        SourceError: when there is none, or the page is larger than any article's.
    """
    from lxml import etree
    from lxml import html as lxml_html
    from trafilatura import bare_extraction

    page = _EMBEDDED.sub("", decoded_page(data, place))
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_pis=True)
    markup = _FORMATTING.sub("", _XML.sub("", _CONTROL.sub("", page)))
    if markup.count("<") > 10 * MOST_ELEMENTS:  # not even parsed: of millions a tree takes minutes
        raise SourceError(_too_many(f"holds {markup.count('<'):,} tags", place))
    try:
        tree = lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise SourceError(f"{place}: an empty or broken page; save it again, or its text as .txt") from None
    elements = sum(1 for _ in tree.iter())
    deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    if elements > MOST_ELEMENTS or deep:
        raise SourceError(_too_many("nests hundreds deep" if deep else f"holds {elements:,} elements", place))
    try:
        said = facts_of(tree, page)
        tree = cleaned(tree)
        head = plain_line(headline(tree)) if said.get("title", _NONE).where == "title" else None
        whole = "".join(_words(tree.find("body")))  # trafilatura takes the tree apart
        found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
        body = getattr(found, "body", None)
        text = without_extras(tidy("".join(_words(body)))) if body is not None else ""
    except Exception:  # the libraries raise what their parts raise on trees that only a fuzzer makes
        raise SourceError(f"{place}: a broken page; save it again, or its text as .txt") from None
    if not text:
        text = without_extras(tidy(whole))
    if head:
        said["title"] = Said(head, "heading")
    title = said.get("title")
    day = byline_day(text, tidy(whole)) if "published" not in said else None
    if day:
        said["published"] = day
    if not text:
        raise SourceError(
            f"{place}: no article in this page; save its text as .txt, or write a record by hand"
        )
    if title and title.where != "title" and not _begins_with(text, title.value):
        text = f"{title.value}\n{text}"
    return Document(
        text=held_to_length(text, place),
        format="html",
        file=file_digest(data),
        said=said,
        notes=("the article of the saved page, without its menus and other stories",),
    )


def _too_many(what: str, place: str) -> str:
    return f"{place}: the page {what}, which no article does; save its text as .txt, or leave it out"


def decoded_page(data: bytes, place: str) -> str:
    """The characters of a page: by its mark, by what the bytes are, then by what the page claims.

    Pages that claim Latin-1 and hold TIS-620 are common; bytes that are good UTF-8 are UTF-8 whatever is claimed.

    Raises:
        SourceError: when it is no page in any of them.
    """
    text = _decoded(data, place)
    if len(_NO_LETTERS.findall(text)) * 50 > len(text):  # a program or an archive under a page's name
        raise SourceError(f"{place}: no page in spite of its name; save it again, or leave it out")
    return text


def _decoded(data: bytes, place: str) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    if data[:200].count(b"\x00") > 50:
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    claim = _CHARSET.search(data[:20_000])
    charset = claim[1].decode("ascii").lower() if claim else ""
    high, thai = len(_HIGH_BYTES.findall(data)), len(_THAI_BYTES.findall(data))
    if charset in _THAI_CHARSETS or (charset in {"", *_WESTERN} and thai * 10 >= high * 9):
        return data.decode("cp874", "replace")
    try:
        codec = codecs.lookup(charset or "utf-8").name
        text = data.decode(codec, "replace")
    except (LookupError, UnicodeError):
        text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 50 > len(text):
        raise SourceError(
            f"{place}: no page in UTF-8, TIS-620 or the charset that it names; save it again as UTF-8"
        )
    return text


def _words(element: Any) -> Iterator[str]:
    """The words below an element, blocks on lines of their own; nothing is put in that the page does not say."""
    if element is None:
        return
    for event, node in _walk(element):
        if event == "start":
            block = node.tag in _BLOCKS
            if block or node.tag in ("br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"):
                yield "\n"
            yield " ".join((node.text or "").split("\n"))
        else:
            if (node.tag in _BLOCKS and node.tag != "lb") or node.tag in (
                "li",
                "tr",
                "td",
                "h1",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
            ):
                yield "\n"
            if node is not element:
                yield " ".join((node.tail or "").split("\n"))


def _walk(element: Any) -> Iterator[tuple[str, Any]]:
    stack: list[tuple[str, Any]] = [("start", element)]
    while stack:
        event, node = stack.pop()
        if event == "start" and not isinstance(node.tag, str):
            continue
        yield event, node
        if event == "start":
            stack.append(("end", node))
            stack.extend(("start", child) for child in reversed(node))


def _begins_with(text: str, title: str) -> bool:
    def letters(value: str) -> str:
        return re.sub(r"\W+", "", value)

    return letters(title)[:40] in letters(text[: 3 * len(title) + 200])
