"""Addresses of endpoints, and the mark by which they know who asks."""

from __future__ import annotations

import re

import pytest

from citypact.errors import EndpointError
from citypact.graph.importing.addresses import checked_address, same_server, user_agent


@pytest.mark.parametrize(
    "address",
    [
        "https://query.wikidata.org/sparql",
        "http://localhost:8890/sparql?default-graph-uri=x",
        "http://[::1]:7878/query",
    ],
)
def test_an_address_stays_as_it_is(address: str) -> None:
    assert checked_address(f" {address}#fragment ") == address


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", r"\(nothing\): no address"),
        ("query.wikidata.org/sparql", "no address of a SPARQL endpoint; write it as https"),
        ("file:///etc/passwd", "no address"),
        ("ftp://example.org/sparql", "no address"),
        ("http://", "no address"),
        ("http://[::1/sparql", "no address"),
        ("http://example.org:99999999/", "no address"),
        ("https://you:secret@example.org/sparql", "a name or password in it"),
        ("http://example.org/a b", "a character that no address has"),
        ("http://example.org/\r\nX-Header: 1", "a character that no address has"),
        ("http://example.org/เมือง", "write it percent-encoded"),
    ],
)
def test_what_is_no_address_is_one_line(address: str, said: str) -> None:
    with pytest.raises(EndpointError, match=said) as caught:
        checked_address(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.org/x", "http://a.org/y", True),
        ("http://a.org/x", "http://A.org:80/y", True),
        ("http://a.org/x", "https://a.org/x", True),
        ("https://a.org/x", "http://a.org/x", False),
        ("http://a.org/x", "http://b.org/x", False),
        ("http://a.org/x", "http://a.org:8080/x", False),
        ("http://a.org:8080/x", "https://a.org:8080/x", False),
        ("http://a.org/x", "file://a.org/x", False),
        ("http://a.org/x", "http://a.org@b.org/x", False),
        ("http://a.org/x", "http://a.org:x/", False),
        ("http://a.org/x", "", False),
    ],
)
def test_a_redirect_stays_on_its_server(one: str, other: str, same: bool) -> None:
    assert same_server(one, other) is same


def test_an_endpoint_is_told_the_project_its_version_and_whom_to_write_to() -> None:
    """The form that Wikimedia asks for: name/version (contact) library/version."""
    assert re.fullmatch(
        r"citypact/[\w.]+ \(https://w3id\.org/citypact; you@example\.org\) SPARQLWrapper/[\d.]+",
        user_agent("you@example.org"),
    )
    assert "(https://w3id.org/citypact)" in user_agent(None)


@pytest.mark.parametrize("contact", ["a\r\nX-Header: 1", "ผม@example.org", "a b", "x)", "", "y" * 300])
def test_a_contact_that_no_header_holds_is_refused(contact: str) -> None:
    with pytest.raises(EndpointError, match="no contact; write a mail address"):
        user_agent(contact)
