"""Deadlines: a whole answer has so many seconds, however slowly it drips in.

The timeout of a socket starts again with every byte. So at the end of the time the connection itself is shut, whatever is
being waited for: a name, a header, the next byte.
"""

from __future__ import annotations

import contextlib
import functools
import http.client
import socket
import ssl
import threading
import urllib.request
from types import TracebackType
from typing import Any, Self

from citypact.graph.importing.addresses import is_here

__all__ = ["Deadline", "watched_opener"]


class Deadline:
    """Seconds from entering on, after which the connections that it watches are shut."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._sockets: list[socket.socket] = []

    def watch(self, connection: socket.socket) -> None:
        """Shut this connection too when the time is over."""
        self._sockets.append(connection)
        if self.passed:
            self._end()

    def check(self) -> None:
        """Go on, or not.

        Raises:
            TimeoutError: when the time is over.
        """
        if self.passed:
            raise TimeoutError

    def _end(self) -> None:
        self.passed = True
        for each in self._sockets:
            with contextlib.suppress(OSError, ValueError):
                each.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()


class _Watched(http.client.HTTPConnection):
    def __init__(self, *given: Any, deadline: Deadline, **named: Any) -> None:
        super().__init__(*given, **named)
        self._deadline = deadline

    def connect(self) -> None:
        super().connect()
        self._deadline.watch(self.sock)


class _WatchedSafe(_Watched, http.client.HTTPSConnection):
    """The same over TLS: what is watched is the socket that TLS wraps it in."""


class _Plain(urllib.request.HTTPHandler):
    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._connection = functools.partial(_Watched, deadline=deadline)

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connection, req)


class _Safe(urllib.request.HTTPSHandler):
    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._connection = functools.partial(_WatchedSafe, deadline=deadline)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connection, req, context=ssl.create_default_context())


def watched_opener(
    deadline: Deadline,
    address: str,
    redirects: urllib.request.BaseHandler,
    *more: urllib.request.BaseHandler,
) -> urllib.request.OpenerDirector:
    """What opens http and https and nothing else, through the proxies that the system names.

    An address of this machine is reached without one: what is sent there, passwords too, does not leave the machine.
    """
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler({} if is_here(address) else None),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Plain(deadline),
        _Safe(deadline),
        redirects,
        *more,
    ):
        opener.add_handler(handler)
    return opener
