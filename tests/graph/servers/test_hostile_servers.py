"""Servers that are broken or mean harm: one clear line, in bounded time and memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import citypact
from citypact.errors import CitypactError, EndpointError, QueryTimeout
from citypact.graph.folder import BuiltGraph
from citypact.graph.importing.credentials import NONE
from citypact.graph.importing.waiting import Patience
from citypact.graph.servers.engines import GENERIC
from citypact.graph.servers.pushing import push
from citypact.graph.servers.server import Server, reached
from citypact.queries import run
from citypact.queries.remote import Remote
from tests.local_endpoint import Answering, Behaviour, LocalEndpoint, answering, local_endpoint, streaming

HEAD = b'{"head":{"vars":["s","p","o"]},"results":{"bindings":['
ROW = b'{"s":{"type":"uri","value":"http://e/a"},"p":{"type":"uri","value":"http://e/b"},"o":{"type":"literal","value":"c"}}'


def endless() -> Iterator[bytes]:
    yield HEAD + ROW
    while True:
        yield (b"," + ROW) * 500


def asked(endpoint: LocalEndpoint) -> Remote:
    patience = Patience(tries=2, sleep=lambda seconds: None)
    return Remote(Server(address=endpoint.address, engine=GENERIC, credentials=NONE, patience=patience))


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        pytest.param(
            answering(b"<html>hi</html>", kind="text/html"), "answers with a web page", id="web page"
        ),
        pytest.param(answering(b"x", kind="image/png"), "answers with image/png", id="wrong type"),
        pytest.param(answering(b"nonsense"), "no results of a query", id="no JSON"),
        pytest.param(
            answering(HEAD + b"Connection refused (os error 111)"),
            "breaks off where rows should come, and says 'Connection refused (os error 111)'; mend the query",
            id="another server does not answer",
        ),
        pytest.param(answering(HEAD + ROW), "not whole: it is cut off", id="cut off"),
        pytest.param(
            answering(HEAD + b'{"s":{"type":"uri","value":"no iri"}}]}}'), "a term that is none", id="no IRI"
        ),
        pytest.param(answering(HEAD + b"]}}"), "holds no graph of citypact", id="nothing there"),
        pytest.param(
            answering(b'{"head":{},"boolean":true}'), "holds no graph of citypact", id="yes to a SELECT"
        ),
        pytest.param(
            answering(b"", status=401, kind="text/plain"), "set CITYPACT_ENDPOINT_USER and", id="401"
        ),
        pytest.param(answering(b"", status=403, kind="text/plain"), "ask its owner for the right", id="403"),
        pytest.param(answering(b"", status=404, kind="text/plain"), "no endpoint at this address", id="404"),
        pytest.param(answering(b"", status=429, kind="text/plain"), "too many questions", id="429"),
        pytest.param(answering(b"boom", status=500, kind="text/plain"), "answers 500", id="500"),
        pytest.param(
            lambda request: answering(b"", status=302, kind="text/plain", Location=request.path)(request),
            "sends to another server",
            id="redirects in circles",
        ),
        pytest.param(streaming(endless), "more than the 1,000 rows", id="endless"),
    ],
)
def test_it_is_told_in_one_line(
    endpoint: LocalEndpoint, behaviour: Behaviour, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Server.rows, "__kwdefaults__", {"most": 1_000})
    endpoint.otherwise = behaviour
    with pytest.raises(CitypactError) as told:
        _ = asked(endpoint).info
    assert said in str(told.value)
    assert "\n" not in str(told.value)
    assert endpoint.address in str(told.value)


def test_an_endless_answer_is_read_row_by_row_and_ends_with_its_time(
    endpoint: LocalEndpoint, world: BuiltGraph
) -> None:
    remote = asked(endpoint)
    push(world, remote.server)
    _ = remote.info
    endpoint.otherwise = streaming(endless)
    answer = run(remote, "SELECT * { ?s ?p ?o }", timeout=1)
    assert len(next(iter(answer))) == 3  # the first row is there before the last
    with pytest.raises(QueryTimeout, match="query: not answered within 1 s"):
        for _ in answer:
            pass


def test_triples_that_are_none_are_told(endpoint: LocalEndpoint, world: BuiltGraph) -> None:
    remote = asked(endpoint)
    push(world, remote.server)
    _ = remote.info
    endpoint.otherwise = answering(b"<http://e/a> <http://e/b> nonsense", kind="application/n-triples")
    with pytest.raises(EndpointError, match="cannot be read as triples"):
        list(run(remote, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", timeout=10))
    said = b"<http://e/a> <http://e/b> <http://e/c> .\nConnection refused (os error 111)"
    endpoint.otherwise = answering(said, kind="application/n-triples")
    with pytest.raises(
        EndpointError, match=r"ends with 'Connection refused \(os error 111\)'; mend the query"
    ):
        list(run(remote, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", timeout=10))


def basic(request: Answering) -> None:
    headers = {"WWW-Authenticate": 'Basic realm="graphs"'}
    if "Authorization" in request.headers:
        request.server.local.from_store(request)
    else:
        request.send(b"", status=401, kind="text/plain", **headers)


def test_a_password_goes_to_who_asks_for_it_and_to_no_other_server(
    endpoint: LocalEndpoint, world: BuiltGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITYPACT_ENDPOINT_USER", "ann")
    monkeypatch.setenv("CITYPACT_ENDPOINT_PASSWORD", "s3cret")
    endpoint.otherwise = basic
    push(world, reached(endpoint.address, chosen=True))
    assert citypact.open(endpoint.address).info == world.info
    sent = [headers.get("Authorization") for _, headers in endpoint.asked]
    assert sent[0] is None  # not before it asks
    assert {each for each in sent if each} == {"Basic YW5uOnMzY3JldA=="}
    with local_endpoint() as elsewhere:
        endpoint.otherwise = answering(b"", status=302, kind="text/plain", Location=elsewhere.address)
        with pytest.raises(EndpointError, match="sends to another server") as told:
            reached(endpoint.address, chosen=True)
        assert elsewhere.asked == []
        assert "s3cret" not in str(told.value)


def test_a_token_goes_to_the_graph_that_is_worked_with_and_to_no_other_address(
    endpoint: LocalEndpoint, world: BuiltGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    push(world, reached(endpoint.address))
    endpoint.asked.clear()
    monkeypatch.setenv("CITYPACT_ENDPOINT_TOKEN", "t0ken")
    with local_endpoint(endpoint.store) as other:
        graph = citypact.open(endpoint.address)
        list(graph.query("changes", before=other.address))
        list(graph.query("changes", before=other.address.replace("127.0.0.1", "localhost")))
        assert other.asked
        assert all("Authorization" not in headers for _, headers in other.asked)
        assert {headers.get("Authorization") for _, headers in endpoint.asked} == {"Bearer t0ken"}
        other.asked.clear()
        monkeypatch.setenv("CITYPACT_ENDPOINT_HOST", "localhost")
        list(graph.query("changes", before=other.address.replace("127.0.0.1", "localhost")))
        assert {headers.get("Authorization") for _, headers in other.asked} == {"Bearer t0ken"}
        other.asked.clear()
        _ = citypact.open(other.address).info  # worked with, and not the host that the token is for
        assert all("Authorization" not in headers for _, headers in other.asked)


def test_the_password_of_the_query_address_is_not_offered_where_updates_go_elsewhere(
    endpoint: LocalEndpoint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CITYPACT_ENDPOINT_USER", "ann")
    monkeypatch.setenv("CITYPACT_ENDPOINT_PASSWORD", "s3cret")
    endpoint.otherwise = basic
    change = "INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/b> 1 } }"
    with local_endpoint() as other:
        other.otherwise = basic
        there = other.address.replace("127.0.0.1", "localhost")
        with pytest.raises(EndpointError, match="wants a name and a password"):
            reached(endpoint.address, updates=there, chosen=True).update(change)
        assert all("Authorization" not in headers for _, headers in other.asked)
        netrc = tmp_path / "netrc"
        netrc.write_text("machine localhost login bo password theirs\n", "utf-8")
        netrc.chmod(0o600)
        monkeypatch.setenv("NETRC", str(netrc))
        reached(endpoint.address, updates=there, chosen=True).update(change)
        assert {headers.get("Authorization") for _, headers in other.asked} == {None, "Basic Ym86dGhlaXJz"}
        assert len(other.store) == 1


def test_a_password_for_this_machine_goes_through_no_proxy(
    endpoint: LocalEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITYPACT_ENDPOINT_USER", "ann")
    monkeypatch.setenv("CITYPACT_ENDPOINT_PASSWORD", "s3cret")
    endpoint.otherwise = basic
    with local_endpoint() as proxy:
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("http_proxy", proxy.address.removesuffix("/sparql"))
        assert reached(endpoint.address, chosen=True).engine == GENERIC
        assert proxy.asked == []
        reached("http://graphs.invalid/sparql")  # any other address still goes through it
        assert [query for query, _ in proxy.asked] == ["ASK {}"]


def test_a_wrong_password_is_sent_once_and_not_shown(
    endpoint: LocalEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITYPACT_ENDPOINT_USER", "ann")
    monkeypatch.setenv("CITYPACT_ENDPOINT_PASSWORD", "s3cret")
    endpoint.otherwise = answering(b"", status=401, kind="text/plain", WWW_Authenticate='Basic realm="x"')
    with pytest.raises(EndpointError, match="does not take the name and password of the environment") as told:
        reached(endpoint.address, chosen=True)
    assert len(endpoint.asked) == 2
    assert "s3cret" not in str(told.value)


@pytest.mark.parametrize(
    "challenge", ["Digest", 'Digest realm="x"', "Digest =,=", "Negotiate", 'Digest realm="x", nonce=']
)
def test_a_challenge_that_cannot_be_read_is_a_refusal(
    endpoint: LocalEndpoint, challenge: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITYPACT_ENDPOINT_USER", "ann")
    monkeypatch.setenv("CITYPACT_ENDPOINT_PASSWORD", "s3cret")
    endpoint.otherwise = answering(b"", status=401, kind="text/plain", WWW_Authenticate=challenge)
    with pytest.raises(EndpointError, match="401"):
        reached(endpoint.address, chosen=True)
