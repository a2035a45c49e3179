"""Asking an endpoint once: one query or update out, the bytes of its answer in, through SPARQLWrapper.

Nothing that a server sends is trusted: how long it may take and how much it may send is bounded, compressed answers are
unpacked within those bounds, and a redirect is followed to the same server only. A password goes to the server that it was
given for, when that asks for one, and nowhere else; it stands in no message.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import urllib.request
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qsl, urljoin

from SPARQLWrapper import GET, INSERT, JSON, POST, POSTDIRECTLY, SELECT, URLENCODED, SPARQLWrapper

from citypact.errors import EndpointError
from citypact.graph.importing.addresses import same_server, shown_address, without_values
from citypact.graph.importing.credentials import NONE, Credentials
from citypact.graph.importing.deadline import Deadline, watched_opener
from citypact.graph.importing.results import CutOff, InItsWords, NoResults
from citypact.graph.importing.waiting import seconds_asked_for
from citypact.graph.reading import stored

__all__ = [
    "RESULTS",
    "TRIPLES",
    "Advice",
    "Endpoint",
    "Passing",
    "SortsFew",
    "TookTooLong",
    "Unreadable",
    "unreadable_told",
]

_PIECE = 65_536
_LONGEST_ADDRESS = 2_000  # longer queries are sent as a form (SPARQL 1.1 Protocol, section 2.1.2)
_READ_OF_A_FAULT = 20_000
_HOPS = 3
_MOST_OF_A_RECEIPT = 1_000_000

RESULTS = ("application/sparql-results+json", "application/json")
TRIPLES = ("application/n-triples", "text/turtle")


class Passing(EndpointError):
    """A failure that may pass.

    ``wait`` is how many seconds the server asks for, where it does; ``likely`` is False where it passes seldom, so that
    asking often is no use.
    """

    def __init__(self, message: str, *, wait: float | None = None, likely: bool = True) -> None:
        super().__init__(message)
        self.wait, self.likely = wait, likely


@contextlib.contextmanager
def unreadable_told(place: str) -> Iterator[None]:
    """What keeps an answer from being read, told as a failure of the server.

    Args:
        place: the address that messages start with.

    Raises:
        Passing: when the answer is cut off.
        EndpointError: when it holds no results of a query.
    """
    try:
        yield
    except CutOff as error:
        raise Passing(f"{place}: its answer is not whole: {error}; ask again later") from None
    except InItsWords as error:
        raise EndpointError(
            f"{place}: breaks off where rows should come, and says {error}; mend the query, or ask again later"
        ) from None
    except NoResults as error:
        raise EndpointError(
            f"{place}: no results of a query: {error}; check that the address is that of a SPARQL endpoint"
        ) from None


class TookTooLong(Passing):
    """No whole answer within the time that it was given."""


class Unreadable(EndpointError):
    """The server cannot read the query."""


class SortsFew(EndpointError):
    """The server does not sort as many rows as lie before this page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What messages advise; it depends on what is asked for."""

    less: str = "ask for less at a time with --page-size"
    smaller: str = "narrow the query, or allow more with --max-bytes"
    narrower: str = "narrow the query"
    sorted: str = "narrow the query, or ask once with --page-size 0"
    longer: str = "wait longer with --timeout"
    unnamed: str = "it wants a name and a password, which citypact does not send; ask an open endpoint"
    kept_out: str = "it does not let you in; give a contact with --contact, or ask its owner"


_IMPORTING = Advice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A SPARQL endpoint, who asks it, and how long one answer may take."""

    address: str
    agent: str
    seconds: float = 180.0
    credentials: Credentials = NONE
    advice: Advice = _IMPORTING

    @property
    def place(self) -> str:
        """Its address, as messages show it."""
        return shown_address(self.address)

    def update(self, text: str) -> None:
        """Have something changed, by SPARQL Update; whatever the server says to it but that it is done.

        Raises:
            Passing: when it may work later.
            EndpointError: when it will not.
        """
        for _ in self.ask(text, most_bytes=_MOST_OF_A_RECEIPT, accept=()):
            pass

    def ask(
        self,
        query: str,
        *,
        most_bytes: int,
        accept: tuple[str, ...] = RESULTS,
        heard: dict[str, str] | None = None,
    ) -> Generator[bytes]:
        """The bytes of the answer, piece by piece.

        Args:
            query: a query; or an update, where no media type is accepted.
            most_bytes: how long the answer may be.
            accept: the media types that it may have.
            heard: takes what the server says of itself ("server") and of its answer ("type").

        Raises:
            Passing: when it may work later.
            EndpointError: when it will not.
        """
        with Deadline(self.seconds) as deadline:
            try:
                yield from self._answer(query, deadline, most_bytes, accept, heard)
            except HTTPError as error:
                raise self._refused(error, deadline) from None
            except _Elsewhere as error:
                raise EndpointError(
                    f"{self.place}: sends to another server ({error}), which is not followed; "
                    "where you trust that one, give its address"
                ) from None
            except (URLError, OSError, http.client.HTTPException, ValueError, zlib.error) as error:
                raise self._failed(error, deadline) from None

    def _answer(
        self,
        query: str,
        deadline: Deadline,
        most: int,
        accept: tuple[str, ...],
        heard: dict[str, str] | None,
    ) -> Iterator[bytes]:
        with contextlib.closing(_Client(self, deadline, accept).open(query)) as response:
            deadline.check()
            if accept:
                self._check_whole(response)
                found = self._check_type(response, accept)
                if heard is not None:
                    heard.update(type=found, server=stored(response.headers.get("Server") or "")[:200])
            packing = (response.headers.get("Content-Encoding") or "identity").strip().lower()
            unpack = self._unpacker(packing)
            read = 0
            while piece := response.read1(_PIECE):
                deadline.check()
                for part in unpack(piece):
                    read += len(part)
                    if read > most:
                        raise EndpointError(
                            f"{self.place}: its answer has more than the {most:,} bytes that are allowed; "
                            f"{self.advice.smaller}"
                        )
                    yield part
            deadline.check()

    def _check_whole(self, response: http.client.HTTPResponse) -> None:
        """Refuse a part for the whole: Virtuoso sends what it has found when its own time is over.

        https://github.com/openlink/virtuoso-opensource/blob/develop/7/README.ANYTIME.md
        """
        if response.status != 200 or response.headers.get("X-SQL-State"):
            raise Passing(
                f"{self.place}: sends a part of the answer only ({response.status}), since the query takes it too long; "
                f"{self.advice.less}, or {self.advice.narrower}"
            )

    def _check_type(self, response: http.client.HTTPResponse, accept: tuple[str, ...]) -> str:
        kind = (response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        if kind in accept:
            return kind
        if kind in ("text/html", "application/xhtml+xml"):
            what = "a web page"
            then = "give the address of the endpoint itself, which often ends with /sparql"
        else:
            what = stored(kind)[:60] or "something without a type"
            then = f"only {accept[0]} is read; give the address of an endpoint that has it"
        raise EndpointError(f"{self.place}: answers with {what}, not with results of a query; {then}")

    def _unpacker(self, packing: str) -> Any:
        if packing in ("identity", ""):
            return lambda piece: (piece,)
        if packing not in ("gzip", "x-gzip", "deflate"):
            raise EndpointError(
                f"{self.place}: packs its answer as {stored(packing)[:40]!r}, which was not asked for; "
                "tell its owner, or give another endpoint"
            )
        packed = zlib.decompressobj(zlib.MAX_WBITS | 32)  # with the header of gzip or of zlib

        def unpack(piece: bytes) -> Iterator[bytes]:
            while piece and not packed.eof:
                part = packed.decompress(piece, _PIECE)
                if part:
                    yield part
                piece = packed.unconsumed_tail

        return unpack

    def _refused(self, error: HTTPError, deadline: Deadline) -> EndpointError:
        """What a status other than 200 means."""
        if deadline.passed:
            return self._failed(TimeoutError(), deadline)
        with contextlib.closing(error):
            said = without_values(_said(error), self.address)
            wait = seconds_asked_for(error.headers.get("Retry-After")) if error.headers else None
            code = error.code
        status = f"{self.place}: answers {code}"
        says = f" ({said})" if said else ""
        if code == 429:
            return Passing(f"{status}: too many questions; ask again later", wait=wait)
        if (
            code == 500 and "SR353" in said
        ):  # Virtuoso: "Sorted TOP clause specifies more then ... rows to sort"
            return SortsFew(f"{status}{says}; {self.advice.sorted}")
        if code == 500 and re.search("SR319|SR478", said):  # Virtuoso: a row, or a value, is too long
            return EndpointError(
                f"{status}: a text in the query, or in a row of its answer, is longer than it takes (Virtuoso: some 8,000 "
                "bytes, of Thai 2,700 letters); ask with a shorter one"
            )
        if code in (408, 425) or (code >= 500 and code not in (501, 505)):
            then = f"ask again later, or {self.advice.less.removeprefix('ask ')}"
            if re.search(r"time.?out|time limit", said, re.IGNORECASE) or code == 504:
                then = f"the query takes it too long: {self.advice.less}, or {self.advice.narrower}"
            return Passing(f"{status}{says}; {then}", wait=wait, likely=code != 500)
        if code == 400:
            return Unreadable(f"{status}{says}: it cannot read the query; mend the query")
        then = {
            401: self.advice.unnamed,
            403: self.advice.kept_out,
            404: "there is no endpoint at this address; check it",
            405: "this address takes no queries; check it",
            501: "this address takes no queries; check it",
            406: "it has no answer in application/sparql-results+json, which alone is read; ask another endpoint",
            413: "the query is too long for it; shorten it",
            414: "the query is too long for it; shorten it",
        }.get(code, "check the address and the query")
        return EndpointError(f"{status}{says}: {then}")

    def _failed(self, error: Exception, deadline: Deadline) -> EndpointError:
        """What a broken connection means."""
        reason = error.reason if isinstance(error, URLError) else error
        if deadline.passed or isinstance(reason, TimeoutError):
            return TookTooLong(
                f"{self.place}: no whole answer within {self.seconds:g} seconds; "
                f"{self.advice.less}, or {self.advice.longer}"
            )
        why = " ".join(stored(str(getattr(reason, "strerror", None) or reason)).split())[:120]
        why = why or type(reason).__name__
        if isinstance(error, zlib.error):
            return Passing(f"{self.place}: its packed answer cannot be unpacked ({why}); ask again later")
        if isinstance(error, URLError) and not isinstance(reason, ConnectionResetError):
            return EndpointError(
                f"{self.place}: cannot be reached ({why}); check the address and the network"
            )
        return Passing(f"{self.place}: the connection broke ({why}); ask again later")


class _Client(SPARQLWrapper):
    """SPARQLWrapper with an opener of its own: SPARQLWrapper's opens file: and ftp:, follows every redirect, and reads
    the text of an error whole, however long it is."""

    def __init__(self, endpoint: Endpoint, deadline: Deadline, accept: tuple[str, ...]) -> None:
        address, _, parameters = endpoint.address.partition("?")
        super().__init__(address, returnFormat=JSON, agent=endpoint.agent)
        self._accept = accept
        for name, value in parse_qsl(parameters, keep_blank_values=True):
            self.addParameter(name, value)
        self.setOnlyConneg(True)
        self.addCustomHttpHeader("Accept-Encoding", "gzip")
        self._opener = watched_opener(
            deadline, endpoint.address, _SameServer(), *endpoint.credentials.handlers(endpoint.address)
        )
        for name, value in endpoint.credentials.headers(endpoint.address).items():
            self.addCustomHttpHeader(name, value)
        self._seconds = endpoint.seconds

    def open(self, query: str) -> http.client.HTTPResponse:
        """Send a query; what answers it."""
        self.queryString = query  # setQuery would guess at its form, slowly where it is long
        self.queryType = SELECT if self._accept else INSERT  # a query, or an update: it has words for both
        self.setRequestMethod(URLENCODED if self._accept else POSTDIRECTLY)
        self.setMethod(GET)
        if not self._accept or len(self._createRequest().full_url) > _LONGEST_ADDRESS:
            self.setMethod(POST)
        response: http.client.HTTPResponse = self.query().response
        return response

    def _getAcceptHeader(self) -> str:
        return ", ".join(self._accept) or "*/*"

    def _query(self) -> tuple[http.client.HTTPResponse, str]:
        return self._opener.open(self._createRequest(), timeout=self._seconds), self.returnFormat


class _Elsewhere(Exception):
    """A redirect leads to another server, or in circles."""


class _SameServer(urllib.request.HTTPRedirectHandler):
    def http_error_302(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
    ) -> Any:
        """Follow a redirect, or say where it leads."""
        fp.close()
        target = urljoin(req.full_url, headers.get("Location") or "")
        hops: int = getattr(req, "hops", 0) + 1
        if hops > _HOPS or not same_server(req.full_url, target) or req.data is not None:
            shown = " ".join(stored(target).split())
            raise _Elsewhere(shown_address(shown.partition("?")[0])[:120] or "nowhere")
        following = urllib.request.Request(target, headers=dict(req.headers))  # passwords are not among these
        following.hops = hops  # type: ignore[attr-defined]
        return self.parent.open(following, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def _said(error: HTTPError) -> str:
    """The telling line of an error's text; a web page tells nothing."""
    try:
        raw = error.read(_READ_OF_A_FAULT)
    except (OSError, http.client.HTTPException, ValueError):
        return ""
    text = stored(raw.decode("utf-8", "replace"))
    if "<html" in text[:1_000].lower():
        return ""
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    telling = [line for line in lines if re.search(r"exception|error|limit|time.?out", line, re.IGNORECASE)]
    return (telling or lines or [""])[0][:160]
