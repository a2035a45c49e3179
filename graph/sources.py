"""Sources: the documents and tables that report cooperation, and what identifies them.

A source is its normalised URL; without one, its content. Never a file's name or place: files are renamed and moved.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

__all__ = ["Source", "digest", "normalised_url", "slug", "source_key"]

_REMEMBERED = 1 << 16  # names; a table of thousands of rows says each many times
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that reports cooperation.

    ``key`` is the ASCII name that stands in IRIs; ``reading`` is how its records came about: "extracted" (from its text,
    by rules), "curated" (entered by hand), "row", "unread" (a scan, a broken file, for which nobody has written a record), or
    "" of a source that was not read itself.
    ``notes`` says how the text was got from the file, and what of the description the file itself gave.
    """

    key: str
    type: str  # article, table, endpoint, retelling, invented
    reading: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    issuer: str | None = None
    published: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    lang: str = "th"
    content: str | None = None  # SHA-256 of the stored text, hex
    format: str | None = None  # media type of the file
    file: str | None = None  # SHA-256 of the file, hex, where it is no plain text
    notes: tuple[str, ...] = ()
    retells: str | None = None  # the key of the real source behind a retelling
    retells_url: str | None = None

    @property
    def witness(self) -> str:
        """The key of the source that the report rests on: a retelling and its original are one witness."""
        return self.retells or self.key


def normalised_url(url: str) -> str:
    """The URL without what does not identify the page: scheme, "www.", trailing slash, fragment, tracking parameters.

    A fragment that begins with ! or / is kept: pages that draw themselves have their address there. What is written in
    Thai and what is percent-encoded is one (RFC 3986, section 6.2.2; RFC 3987, section 3.1).

    >>> normalised_url("HTTPS://www.Example.org/news/?utm_source=x&id=7#top")
    'example.org/news?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:  # no well-formed address; what was written still tells it from others
        return url.strip()
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    query = urlencode(
        [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])]
    )
    path = _encoded(re.sub(r"/{2,}", "/", parts.path).rstrip("/"))
    fragment = _encoded(parts.fragment) if parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit(("", _ascii_host(host), path, query, fragment)).removeprefix("//")


def _encoded(part: str) -> str:
    """A part of an address with one spelling of every character: unreserved ones plain, other ones percent-encoded."""

    def escape(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if _UNRESERVED.fullmatch(character) else match[0].upper()

    whole = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part)
    whole = quote(whole, safe="%/:@!$&'()*+,;=~-._", errors="surrogatepass")
    return re.sub(r"%([0-9A-Fa-f]{2})", escape, whole)


def _ascii_host(host: str) -> str:
    """A host as it stands in the domain name system."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:  # no name of a host; what was written still tells it from others
        return host


def source_key(*, url: str | None, content: str, prefix: str = "text") -> str:
    """The key of a source: its host and a digest of its normalised URL, else a digest of its content.

    >>> source_key(url="https://example.org/a", content="") == source_key(url="http://www.example.org/a/", content="x")
    True
    """
    address = normalised_url(url) if url else ""
    if address:
        return f"{slug(re.split('[/?#]', address)[0]) or 'page'}-{digest(address, 10)}"
    return f"{prefix}-{digest(content, 12)}"


def digest(value: str, length: int) -> str:
    """The first hex digits of the SHA-256 of a text."""
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:length]


@lru_cache(_REMEMBERED)
def slug(value: str) -> str:
    """The ASCII letters and digits of a text, hyphenated, at most 60 characters.

    >>> slug("Chiang Rai City Municipality")
    'chiang-rai-city-municipality'
    """
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].rstrip("-")
