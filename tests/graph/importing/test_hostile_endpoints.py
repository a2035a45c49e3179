"""Endpoints that are broken or mean harm: one line that names the endpoint and the next step, and all stays as it was."""

from __future__ import annotations

import gzip
import json
import resource
import socket
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from citypact.errors import EndpointError
from citypact.graph.importing.fetching import Limits
from tests.graph.importing.conftest import Fetching
from tests.graph.importing.test_fetching import add_towns, names
from tests.local_endpoint import Answering, Behaviour, LocalEndpoint, answering, streaming

HEAD = b'{"head":{"vars":["town","name"]},"results":{"bindings":['
ROW = b'{"town":{"type":"uri","value":"https://example.org/a"},"name":{"type":"literal","value":"A"}}'
WHOLE = HEAD + ROW + b"]}}"


def endless_rows() -> Iterator[bytes]:
    yield HEAD + ROW
    while True:
        yield (b"," + ROW) * 500


def endless_text() -> Iterator[bytes]:
    yield HEAD + b'{"name":{"type":"literal","value":"'
    while True:
        yield b"x" * 65_536


def endless_space() -> Iterator[bytes]:
    while True:
        yield b" " * 65_536


def dripping() -> Iterator[bytes]:
    for byte in WHOLE * 20:
        yield bytes([byte])
        time.sleep(0.05)


def bomb() -> Iterator[bytes]:
    packing = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    yield packing.compress(HEAD + ROW)
    while True:
        yield packing.compress((b"," + ROW) * 20_000)


def redirect(target: str, status: int = 302) -> Behaviour:
    return answering(b"", status=status, kind="text/plain", Location=target)


def dripping_header(request: Answering) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    request.stream(dripping())


def raw(text: bytes) -> Behaviour:
    def behave(request: Answering) -> None:
        request.wfile.write(text)

    return behave


def endless_fault(request: Answering) -> None:
    request.send_response(400)
    request.end_headers()
    request.stream(endless_space())


JAVA = b"SPARQL-QUERY: queryStr=SELECT ...\njava.util.concurrent.TimeoutException\n\tat java.util"
HOSTILE: dict[str, tuple[Behaviour, str]] = {
    "rows without end": (streaming(endless_rows), "more than the 5,000 rows.*--max-rows"),
    "a text without end": (streaming(endless_text), "one row of more than 4,000,000 characters.*check that"),
    "space without end": (streaming(endless_space), "more than the 30,000,000 bytes.*--max-bytes"),
    "an answer that drips": (streaming(dripping), "no whole answer within 0.7 seconds; .*--page-size"),
    "a header that drips": (dripping_header, "no whole answer within 0.7 seconds; .*--timeout"),
    "a bomb of gzip": (streaming(bomb, Content_Encoding="gzip"), "more than the 5,000 rows.*--max-rows"),
    "gzip that is none": (answering(WHOLE, Content_Encoding="gzip"), "cannot be unpacked.*ask again later"),
    "gzip that is cut off": (
        answering(gzip.compress(WHOLE, mtime=0)[:60], Content_Encoding="gzip"),
        "not whole.*cut off; ask again",
    ),
    "another packing": (
        answering(WHOLE, Content_Encoding="br"),
        "packs its answer as 'br'.*another endpoint",
    ),
    "a web page": (answering(b"<html>", kind="text/html"), "answers with a web page.*ends with /sparql"),
    "a web page called JSON": (
        answering(b"<!DOCTYPE html><html>"),
        "no results of a query: no JSON from '<!DOC",
    ),
    "XML": (
        answering(b"<sparql/>", kind="application/sparql-results+xml"),
        r"answers with application/sparql-results\+xml.*only application/sparql-results\+json is read",
    ),
    "no type": (answering(WHOLE, kind=""), "something without a type.*give the address"),
    "a part for the whole": (answering(WHOLE, status=206), "sends a part of the answer only.*--page-size"),
    "a part for the whole, by its header": (
        answering(WHOLE, X_SQL_State="S1TAT"),
        "sends a part of the answer only.*--page-size",
    ),
    "cut off": (answering(WHOLE[:-20]), "not whole: it is cut off; ask again later"),
    "nothing": (answering(b""), "not whole: it is cut off; ask again later"),
    "a trace of Java in the middle": (
        answering(HEAD + ROW + JAVA),
        "breaks off with 'SPARQL-QUERY.*ask again",
    ),
    "the answer of an ASK": (
        answering(b'{"head":{},"boolean":true}'),
        "not the answer to a SELECT|head.vars",
    ),
    "another JSON": (
        answering(b'{"error":"no"}'),
        "not the answer to a SELECT query; check that the address",
    ),
    "a list": (answering(b"[1,2]"), "no results of a query.*check that the address"),
    "bytes that are no text": (answering(HEAD + b'{"town":"\xff"'), "no UTF-8.*check that the address"),
    "nested without end": (answering(HEAD + b"[" * 900_000), "no result of a query from.*check that"),
    "a number of 9,000 digits": (answering(HEAD + b"9" * 9_000 + b"]}}"), "no result of a query from.*check"),
    "a value that is none": (
        answering(HEAD + b'{"town":{"type":"x"}}]}}'),
        r"\?town is bound to what is no IRI",
    ),
    "a value as a number": (
        answering(HEAD + b'{"town":{"type":"literal","value":3}}]}}'),
        r"\?town is bound to what is no IRI",
    ),
    "other variables": (
        answering(WHOLE.replace(b"name", b"nom")),
        r"without \?name.*mend the query or the map",
    ),
    "a million variables": (
        answering(HEAD.replace(b'"town"', b",".join(b'"v%d"' % number for number in range(9_000)))),
        "no results of a query: 9,001 variables",
    ),
    "more behind its end": (answering(WHOLE + b"<script>"), "more follows behind its end"),
    "500": (answering(b"out of memory", status=500), r"answers 500 \(out of memory\); ask again later"),
    "a server that takes no queries": (
        answering(b"Unsupported method", status=501),
        r"answers 501 \(Unsupported method\): this address takes no queries; check it",
    ),
    "its own time limit": (
        answering(JAVA, status=500, kind="text/plain"),
        r"answers 500 \(java.util.concurrent.TimeoutException\).*takes it too long.*--page-size",
    ),
    "a storm of 429": (answering(b"", status=429), r"answers 429: too many questions.*\(2 tries\)"),
    "a storm of 429 with times": (answering(b"", status=429, Retry_After="1"), r"answers 429.*\(2 tries\)"),
    "429 until next year": (
        answering(b"", status=429, Retry_After="31536000"),
        "in peace for 31,536,000 seconds",
    ),
    "a query it cannot read": (
        answering(b"MalformedQueryException: no \x1b[31mprefix", status=400, kind="text/plain"),
        "answers 400 .*cannot read the query; mend the query",
    ),
    "an endless fault": (endless_fault, "answers 400: it cannot read the query"),
    "401": (answering(b"", status=401), "answers 401: it wants a name and a password"),
    "403": (
        answering(b"<html>no</html>", status=403, kind="text/html"),
        "answers 403: it does not let you in.*--contact",
    ),
    "404": (answering(b"", status=404), "answers 404: there is no endpoint at this address; check it"),
    "406": (answering(b"", status=406), "answers 406: it has no answer in application/sparql-results"),
    "a status of its own": (answering(b"", status=418), "answers 418: check the address and the query"),
    "to another server": (
        redirect("http://example.org/sparql?x"),
        r"another server \(http://example.org/sparql\).*give its",
    ),
    "to a file": (
        redirect("file:///etc/passwd"),
        r"another server \(file:///etc/passwd\), which is not followed",
    ),
    "to another port": (redirect("http://127.0.0.1:1/sparql"), "sends to another server"),
    "to itself, for ever": (redirect("/sparql", 307), r"sends to another server \(http://127.0.0.1"),
    "nowhere": (answering(b"", status=302), "sends to another server"),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "the connection broke .*ask again later"),
    "a header without end": (raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000), "the connection broke"),
    "hanging up": (raw(b""), "the connection broke .*ask again later"),
}


@pytest.mark.parametrize("way", HOSTILE)
def test_every_way_to_misbehave_is_one_line_and_leaves_what_was_there(
    endpoint: LocalEndpoint, fetching: Fetching, way: str
) -> None:
    behaviour, expected = HOSTILE[way]
    add_towns(endpoint.store, range(3))
    before = fetching().run()
    files = {path: path.read_bytes() for path in sorted(fetching.shelf.folder.rglob("*")) if path.is_file()}
    endpoint.otherwise = behaviour
    patience = replace(fetching().patience, tries=2)
    began = time.monotonic()
    with pytest.raises(EndpointError, match=expected) as caught:
        fetching(
            seconds=0.7 if "drip" in way else 20,
            patience=patience,
            limits=Limits(rows=5_000, bytes=30_000_000),
            wanted=["town", "name"],
        ).run()
    said = str(caught.value)
    assert said.startswith(endpoint.address) and "\n" not in said and len(said) < 400
    assert said.isprintable()
    assert time.monotonic() - began < 15
    after = {path: path.read_bytes() for path in files}
    assert after == files and fetching.shelf.standing() == before
    assert [path.name for path in fetching.shelf.folder.rglob(".0*")] == []


def test_an_endpoint_that_is_refused_at_once_leaves_no_trace(
    endpoint: LocalEndpoint, fetching: Fetching
) -> None:
    endpoint.otherwise = answering(b"<html>", kind="text/html")
    with pytest.raises(EndpointError):
        fetching().run()
    assert not fetching.shelf.folder.exists()


def test_control_characters_in_values_are_marked_and_the_bytes_are_kept(
    endpoint: LocalEndpoint, fetching: Fetching
) -> None:
    value = json.dumps("a\x1b[31mb\x00\ud800c\r\nd")[1:-1].encode()
    body = WHOLE.replace(b'"value":"A"', b'"value":"' + value + b'\x07"')
    endpoint.behaviours = [answering(body), answering(body)]
    answer = fetching().run()
    assert names(answer) == ["a\ufffd[31mb\ufffd\ufffdc\nd\ufffd"]
    with gzip.open(answer.folder / answer.pages[0].file) as stream:
        assert stream.read() == body


def test_an_endless_answer_is_hung_up_on_and_takes_no_memory(
    endpoint: LocalEndpoint, fetching: Fetching
) -> None:
    endpoint.otherwise = streaming(endless_rows)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(EndpointError):
        fetching(limits=Limits(rows=40_000)).run()
    assert endpoint.hung_up.wait(5)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # kB


def test_a_redirect_on_the_same_server_is_followed(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    add_towns(endpoint.store, range(3))

    def moved(request: Answering) -> None:
        request.send(b"", status=301, Location=request.path.replace("/sparql?", "/new/sparql?"))

    endpoint.behaviours = [moved]
    assert len(names(fetching().run())) == 3


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_packed_answers_are_unpacked(endpoint: LocalEndpoint, fetching: Fetching, packing: str) -> None:
    packed = gzip.compress(WHOLE) if packing == "gzip" else zlib.compress(WHOLE)
    endpoint.behaviours = [answering(packed, Content_Encoding=packing)] * 2
    assert names(fetching().run()) == ["A"]


def test_json_by_its_plain_name_is_read(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    endpoint.behaviours = [answering(WHOLE, kind="application/json; charset=utf-8")] * 2
    assert names(fetching().run()) == ["A"]


def test_a_full_disk_is_one_line_and_leaves_what_was_there(
    endpoint: LocalEndpoint, fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_towns(endpoint.store, range(3))
    before = fetching().run()

    def full(file: gzip.GzipFile, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(gzip.GzipFile, "write", full)
    with pytest.raises(EndpointError, match=r"cannot be written \(No space left on device\).*Make room"):
        fetching().run()
    monkeypatch.undo()
    assert fetching.shelf.standing() == before and len(names(before)) == 3


def test_a_password_in_an_address_stands_in_no_message(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    """Neither as it was given, nor as the server repeats it."""

    def repeated(request: Answering) -> None:
        request.send(f"no rights: {request.path}".encode(), status=403, kind="text/plain")

    endpoint.behaviours = [repeated]
    with pytest.raises(EndpointError) as caught:
        fetching(address=f"{endpoint.address}?password=hemlig-77").run()
    assert f"{endpoint.address}?password=***: answers 403 (no rights: /sparql?password=***" in str(
        caught.value
    )
    assert "hemlig" not in str(caught.value)
    assert "".join(fetching.said).count("hemlig") == 0


def test_nobody_at_the_address_is_one_line(fetching: Fetching) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/sparql"
    with pytest.raises(EndpointError, match=r"cannot be reached \(Connection refused\); check the address"):
        fetching(address=address).run()
