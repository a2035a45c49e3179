"""Addresses of endpoints, and the mark by which they know who asks."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from citypact.errors import EndpointError
from citypact.graph.importing.addresses import (
    checked_address,
    same_server,
    shown_address,
    user_agent,
    without_secrets,
    without_values,
)


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
        ("http://example.org/?password=a secret", "a character that no address has"),
        ("http://you:secret@[::1/sparql", "no address of a SPARQL endpoint"),
        ("ftp://example.org/?key=secret", "no address of a SPARQL endpoint"),
    ],
)
def test_what_is_no_address_is_one_line(address: str, said: str) -> None:
    with pytest.raises(EndpointError, match=said) as caught:
        checked_address(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/sparql", "https://example.org/sparql"),
        ("http://[::1]:7878/query", "http://[::1]:7878/query"),
        ("http://example.org/sparql?password=x", "http://example.org/sparql?password=***"),
        ("http://example.org/sparql?a=x/y?z=1;b=;c=2&d", "http://example.org/sparql?a=***;b=;c=***&***"),
        ("http://you@example.org:8080/@a?b=c@d", "http://***@example.org:8080/@a?b=***"),
        ("http://you:se@cret@example.org", "http://***@example.org"),
        ("http://you:se/cr?et@example.org/x?y=z", "http://***@example.org/x?y=***"),
        ("http:/you:secret@example.org", "http:/***@example.org"),
        ("virtuoso+https://example.org/sparql?key=x", "virtuoso+https://example.org/sparql?key=***"),
        (
            "https://example.org/ds;token=secret/sparql#access_token=x",
            "https://example.org/ds;token=***/sparql#access_token=***",
        ),
        ("example.org/sparql?key=x y", "example.org/sparql?key=***"),
        ("", ""),
    ],
)
def test_an_address_is_shown_without_what_is_nobody_elses(address: str, shown: str) -> None:
    assert shown_address(address) == shown


def test_a_text_that_a_server_says_is_shown_without_the_values_of_its_address() -> None:
    address = "https://example.org/sparql?key=s%40cret&n=1"
    said = without_values("GET /sparql?key=s%40cret&n=1: s@cret is no key of these 11", address)
    assert said == "GET /sparql?key=***&n=***: *** is no key of these 11"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http:/you:secret@h/x.rq: there is no such file", "http:/***@h/x.rq: there is no such file"),
        (
            "no 'https://a@b/c?token=x&p=3' (?Api_Key=y z)",
            "no 'https://***@b/c?token=***&p=3' (?Api_Key=*** z)",
        ),
        ("http://b/c?token=x.y: none", "http://b/c?token=***: none"),
        ("https://gm.nmu.ac.th/?p=3179: two texts", "https://gm.nmu.ac.th/?p=3179: two texts"),
        ("https://medium.com/@you/mou: you@example.org", "https://medium.com/@you/mou: you@example.org"),
    ],
)
def test_a_message_keeps_what_says_which_page_is_meant(text: str, shown: str) -> None:
    assert without_secrets(text) == shown


def test_no_message_shows_an_address_as_it_was_given() -> None:
    """Whoever writes a message takes ``place``."""
    rooms = [Path("citypact"), Path("graph"), Path("queries"), Path("viz")]
    files = [file for room in rooms for file in sorted((Path(__file__).parents[3] / room).rglob("*.py"))]
    assert len(files) > 100
    shown = [
        f"{file}:{node.lineno}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FormattedValue)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "address"
    ]
    assert shown == []


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
