"""SPARQL endpoints on loopback, for tests: one that answers from a pyoxigraph store, and ones that misbehave.

A test puts the ways in which the endpoint is to behave into ``behaviours``; each request takes the next one, and requests
behind the last one are answered as they should be. What was asked, and with which headers, is in ``asked``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

RESULTS = "application/sparql-results+json"
Behaviour = Callable[["Answering"], None]


class Answering(BaseHTTPRequestHandler):
    """One request and what is answered; the methods are what behaviours are made of."""

    protocol_version = "HTTP/1.1"
    server: Any

    def do_GET(self) -> None:
        self._answer(parse_qs(urlsplit(self.path).query))

    def do_POST(self) -> None:
        self._answer(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))

    def _answer(self, given: Mapping[str, list[str]]) -> None:
        local: LocalEndpoint = self.server.local
        self.query = given.get("query", [""])[0]
        self.close_connection = True
        local.asked.append((self.query, dict(self.headers)))
        behaviour = local.behaviours.pop(0) if local.behaviours else local.otherwise
        try:
            behaviour(self)
        except (BrokenPipeError, ConnectionResetError):
            local.hung_up.set()

    def send(self, body: bytes, *, status: int = 200, kind: str = RESULTS, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def start(self, *, kind: str = RESULTS, **headers: str) -> None:
        """Begin an answer whose end only the end of the connection shows."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def stream(self, pieces: Iterator[bytes]) -> None:
        for piece in pieces:
            if self.server.local.closing.is_set():
                return
            self.wfile.write(piece)
            self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: tests look at ``asked``."""


class LocalEndpoint:
    """A running endpoint."""

    def __init__(self, store: ox.Store | None = None) -> None:
        self.store = store or ox.Store()
        self.behaviours: list[Behaviour] = []
        self.otherwise: Behaviour = self.from_store
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.hung_up = threading.Event()
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self._server.local = self  # type: ignore[attr-defined]
        self._server.daemon_threads = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/sparql"

    def from_store(self, request: Answering) -> None:
        """The true answer of the store."""
        try:
            found = self.store.query(request.query)
        except SyntaxError as error:
            request.send(f"MalformedQueryException: {error}".encode(), status=400, kind="text/plain")
            return
        assert isinstance(found, ox.QuerySolutions)
        request.send(found.serialize(format=ox.QueryResultsFormat.JSON) or b"")

    def start(self) -> None:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def local_endpoint(store: ox.Store | None = None) -> Iterator[LocalEndpoint]:
    """A running endpoint on loopback."""
    endpoint = LocalEndpoint(store)
    endpoint.start()
    try:
        yield endpoint
    finally:
        endpoint.stop()


def answering(body: bytes, *, status: int = 200, kind: str = RESULTS, **headers: str) -> Behaviour:
    """The behaviour of sending one body."""
    return lambda request: request.send(body, status=status, kind=kind, **headers)


def streaming(pieces: Callable[[], Iterator[bytes]], *, kind: str = RESULTS, **headers: str) -> Behaviour:
    """The behaviour of sending pieces, perhaps for ever."""

    def behave(request: Answering) -> None:
        request.start(kind=kind, **headers)
        request.stream(pieces())

    return behave
