"""Addresses of endpoints, and the mark by which citypact tells them who asks."""

from __future__ import annotations

import re
from importlib.metadata import version
from urllib.parse import urlsplit

from citypact.errors import EndpointError

__all__ = ["PROJECT", "checked_address", "is_here", "same_server", "user_agent"]

PROJECT = "https://w3id.org/citypact"
_CONTACT = re.compile(
    r"[!-'*-\[\]-~]{3,200}"
)  # printable ASCII, no space, bracket or backslash: it stands within (...)
_PORTS = {"http": 80, "https": 443}
_HERE = ("localhost", "127.0.0.1", "::1")


def checked_address(address: str) -> str:
    """The address of an endpoint, as it is asked.

    Raises:
        EndpointError: when it is none: no http(s), with a password in it, or with what no address holds.

    >>> checked_address("https://query.wikidata.org/sparql")
    'https://query.wikidata.org/sparql'
    """
    text = address.strip()
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme.lower() not in _PORTS or not host:
        raise EndpointError(
            f"{_shown(text)}: no address of a SPARQL endpoint; write it as https://query.wikidata.org/sparql"
        )
    if parts.username is not None or parts.password is not None:
        raise EndpointError(
            f"{parts.scheme}://{host}: the address has a name or password in it, which would be saved with the answer; "
            "write it without"
        )
    if not text.isascii() or re.search(r"[\s<>\"{}|\\^`\x00-\x1f\x7f]", text):
        raise EndpointError(
            f"{_shown(text)}: holds a character that no address has; write it percent-encoded"
        )
    return text.partition("#")[0]


def same_server(one: str, other: str) -> bool:
    """Whether an address leads to the server of another one; its encrypted port counts as the same server.

    >>> same_server("http://example.org/sparql", "https://example.org/sparql/")
    True
    >>> same_server("https://example.org/sparql", "http://example.org/sparql")
    False
    """
    try:
        (here, port), (there, to) = (_server(each) for each in (one, other))
    except ValueError:
        return False
    safer = (urlsplit(one).scheme.lower(), urlsplit(other).scheme.lower()) == ("http", "https")
    same_port = port == to and urlsplit(one).scheme.lower() == urlsplit(other).scheme.lower()
    return here == there and bool(here) and (same_port or (safer and (port, to) == (80, 443)))


def is_here(address: str) -> bool:
    """Whether an address is one of this machine, so that nothing that is sent there leaves it.

    >>> is_here("http://localhost:7878/query"), is_here("http://localhost.example.org/")
    (True, False)
    """
    return (urlsplit(address).hostname or "") in _HERE


def _server(address: str) -> tuple[str, int | None]:
    parts = urlsplit(address)
    return (parts.hostname or "").lower(), parts.port or _PORTS.get(parts.scheme.lower())


def user_agent(contact: str | None) -> str:
    """Who asks, as Wikimedia's policy wants it: name/version (contact) library/version.

    https://foundation.wikimedia.org/wiki/Policy:Wikimedia_Foundation_User-Agent_Policy

    Raises:
        EndpointError: when the contact holds what no header may.
    """
    if contact is not None and not _CONTACT.fullmatch(contact):
        raise EndpointError(
            f"{_shown(contact)}: no contact; write a mail address or the address of a page, such as you@example.org"
        )
    who = f"{PROJECT}; {contact}" if contact else PROJECT
    return f"citypact/{version('citypact')} ({who}) SPARQLWrapper/{version('SPARQLWrapper')}"


def _shown(text: str) -> str:
    return text[:120] or "(nothing)"
