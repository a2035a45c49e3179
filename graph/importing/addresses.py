"""Addresses of endpoints, and the mark by which citypact tells them who asks."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus, urlsplit

from citypact.errors import EndpointError

__all__ = [
    "PROJECT",
    "checked_address",
    "is_here",
    "same_server",
    "shown_address",
    "user_agent",
    "without_secrets",
    "without_values",
]

PROJECT = "https://w3id.org/citypact"
_CONTACT = re.compile(
    r"[!-'*-\[\]-~]{3,200}"
)  # printable ASCII, no space, bracket or backslash: it stands within (...)
_PORTS = {"http": 80, "https": 443}
_HIDDEN = "***"
_LONG_ENOUGH = 4  # of a value, so that taking it out of a text leaves the words
_PARTS = re.compile(
    r"((?:[a-z][a-z0-9+.\-]*:)?/{1,2})?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.IGNORECASE | re.DOTALL
)
_USER = re.compile(r"([a-z][a-z0-9+.\-]*:/{1,2})[^\s/?#'\"<>]*@", re.IGNORECASE)
_CALLED_SECRET = re.compile(
    r"([?&;][\w.\-]*(?:pass|pwd|token|key|secret|auth|sig|cred)[\w.\-]*=)[^\s&;#'\"<>]*[^\s&;#'\"<>:,.)]",
    re.IGNORECASE,
)
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
            f"{_shown(shown_address(text))}: no address of a SPARQL endpoint; write it as https://query.wikidata.org/sparql"
        )
    if parts.username is not None or parts.password is not None:
        raise EndpointError(
            f"{parts.scheme}://{host}: the address has a name or password in it, which would be saved with the answer; "
            "write it without"
        )
    if not text.isascii() or re.search(r"[\s<>\"{}|\\^`\x00-\x1f\x7f]", text):
        raise EndpointError(
            f"{_shown(shown_address(text))}: holds a character that no address has; write it percent-encoded"
        )
    return text.partition("#")[0]


def shown_address(address: str) -> str:
    """An address as messages and files show it: without the values in its query and without a name or password.

    >>> shown_address("https://example.org/sparql?key=abc&default-graph-uri=http://x/y#now")
    'https://example.org/sparql?key=***&default-graph-uri=***#now'
    >>> shown_address("fuseki+http://you:secret@example.org:3030/ds")
    'fuseki+http://***@example.org:3030/ds'
    """
    found = _PARTS.fullmatch(address.strip())
    assert found is not None  # every text is one
    start, host, path, query, fragment = (part or "" for part in found.groups())
    _, colon, port = host.rpartition(":")
    if "@" not in host and colon and "]" not in port and not port.isdigit():
        # a password with / ? or # in it, as nobody may write it: what looks like a port is its beginning
        rest = f"{path}{query}{fragment}"
        if "@" in rest:
            return f"{start}{_HIDDEN}@{shown_address(rest.rpartition('@')[2])}"
    if "@" in host:
        host = f"{_HIDDEN}@{host.rpartition('@')[2]}"
    path = re.sub(r"=[^/;&]+", f"={_HIDDEN}", path)
    query = query[:1] + re.sub("[^&;]+", lambda each: _without_value(each[0]), query[1:])
    fragment = re.sub(r"=[^&;]+", f"={_HIDDEN}", fragment)
    return f"{start}{host}{path}{query}{fragment}"


def _without_value(part: str) -> str:
    """A part of a query: its name stays; one without a name is a value."""
    name, equals, value = part.partition("=")
    return f"{name}={_HIDDEN}" if value else part if equals else _HIDDEN


def without_values(text: str, address: str) -> str:
    """What a server says, without the values in the query of its address: servers repeat what they were asked.

    >>> without_values("no /sparql?key=abcd here (abcd)", "https://example.org/sparql?key=abcd")
    'no /sparql?key=*** here (***)'
    """
    for part in re.split("[&;]", urlsplit(address).query):
        name, equals, value = part.rpartition("=")
        text = text.replace(part, f"{name}{equals}{_HIDDEN}") if equals and value else text
        for spelled in {value, unquote_plus(value)}:
            text = text.replace(spelled, _HIDDEN) if len(spelled) >= _LONG_ENOUGH else text
    return text


def without_secrets(text: str) -> str:
    """A message without what addresses in it hold that is nobody else's: names and passwords, and values that are called so.

    Addresses of pages keep their other values: these say which page it is.

    >>> without_secrets("http://you:secret@example.org/?p=17: not there")
    'http://***@example.org/?p=17: not there'
    """
    return _CALLED_SECRET.sub(rf"\1{_HIDDEN}", _USER.sub(rf"\1{_HIDDEN}@", text))


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
    from importlib.metadata import version  # costs time, which a command that asks nobody should not take

    if contact is not None and not _CONTACT.fullmatch(contact):
        raise EndpointError(
            f"{_shown(contact)}: no contact; write a mail address or the address of a page, such as you@example.org"
        )
    who = f"{PROJECT}; {contact}" if contact else PROJECT
    return f"citypact/{version('citypact')} ({who}) SPARQLWrapper/{version('SPARQLWrapper')}"


def _shown(text: str) -> str:
    return text[:120] or "(nothing)"
