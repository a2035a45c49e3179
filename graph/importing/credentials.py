"""Credentials: the name and password, or the token, that a server of graphs wants; from the environment or from netrc alone.

They are no part of any address, command, message or file. They go to the server that they were found for and, where they
would travel readable, only over https or within this machine. Those of the environment are for the host that the
environment names beside them; where it names none, for the graph that the user works with, and for no other address.
"""

from __future__ import annotations

import base64
import netrc
import os
import re
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPMessage
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from citypact.errors import EndpointError
from citypact.graph.importing.addresses import is_here, same_server

__all__ = ["HOST", "NONE", "PASSWORD", "TOKEN", "USER", "Credentials", "credentials_for"]

USER = "CITYPACT_ENDPOINT_USER"
PASSWORD = "CITYPACT_ENDPOINT_PASSWORD"
TOKEN = "CITYPACT_ENDPOINT_TOKEN"
HOST = "CITYPACT_ENDPOINT_HOST"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What lets one in, and where it was found; what it is is never shown."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    found: str = ""  # where: for messages

    def __bool__(self) -> bool:
        return bool(self.token or self.user)

    def headers(self, address: str) -> Mapping[str, str]:
        """What every request carries: a token (RFC 6750, section 2.1).

        Raises:
            EndpointError: when it would travel readable.
        """
        if not self.token:
            return {}
        _refuse_readable(address)
        return {"Authorization": f"Bearer {self.token}"}

    def handlers(self, address: str) -> list[urllib.request.BaseHandler]:
        """What answers a server that asks for a name and a password."""
        if not self.user:
            return []
        return [_Digest(self, address), _Basic(self, address)]


NONE = Credentials()


def credentials_for(
    address: str,
    environment: Mapping[str, str] | None = None,
    *,
    home: Path | None = None,
    chosen: bool = False,
) -> Credentials:
    """What is there for the server of an address: in the environment, else in netrc (its exact host, never ``default``).

    Args:
        address: of the endpoint.
        environment: the variables; those of this process where none are given.
        home: where ``.netrc`` lies, unless the variable NETRC names the file.
        chosen: whether it is the graph that the user works with (``--graph``, push, pull): what the environment holds is for
            it, unless the environment names the host that it is for.

    Raises:
        EndpointError: when only half of it is there, or netrc cannot be read.
    """
    variables = os.environ if environment is None else environment
    token, user, password = (variables.get(name, "") for name in (TOKEN, USER, PASSWORD))
    if bool(user) != bool(password):
        raise EndpointError(f"{USER} and {PASSWORD}: one of them is set; set both, or none")
    if any(not each.isprintable() for each in (token, user, password)) or not token.isascii():
        raise EndpointError(f"{USER}, {PASSWORD} or {TOKEN} holds a character that none has; set it again")
    if (token or user) and _meant(address, variables.get(HOST, "").strip(), chosen=chosen):
        return Credentials(user=user, password=password, token=token, found="the environment")
    file = Path(variables.get("NETRC") or (home or Path.home()) / ".netrc")
    if not file.is_file():
        return NONE
    try:
        held = netrc.netrc(str(file)).hosts.get(urlsplit(address).hostname or "")
    except netrc.NetrcParseError as error:  # its own message may hold a password
        raise EndpointError(f"{file}:{error.lineno or 1}: cannot be read as netrc; mend that line") from None
    except (OSError, UnicodeDecodeError):
        raise EndpointError(f"{file}: cannot be read; check its rights") from None
    if held is None or not held[0] or not held[2]:
        return NONE
    if os.name == "posix" and file.stat().st_mode & 0o077:
        raise EndpointError(f"{file}: others may read the passwords in it; run: chmod 600 {file}")
    return Credentials(user=held[0], password=held[2], found=str(file))


def _meant(address: str, host: str, *, chosen: bool) -> bool:
    """Whether what the environment holds is for the server of an address."""
    if not host:
        return chosen
    if not re.fullmatch(r"[\w.-]+|[0-9A-Fa-f:]+", host):
        raise EndpointError(f"{HOST}: holds no name of a host alone; write it as graphs.example.org")
    return (urlsplit(address).hostname or "") == host.lower()


def _refuse_readable(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme.lower() != "https" and not is_here(address):
        raise EndpointError(
            f"{parts.scheme}://{parts.hostname}: the password would travel readable; "
            "give the address with https, or reach the server through a tunnel (ssh -L) at localhost"
        )


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Digest authentication (RFC 7616), once for each request, for one server."""

    def __init__(self, credentials: Credentials, address: str) -> None:
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, address, credentials.user, credentials.password)
        super().__init__(passwords)
        self._address = address
        self._answered = False

    def http_error_401(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> Any:
        """Answer the challenge; a second one is none to answer."""
        challenge = _challenge(headers, "digest")
        if challenge is None or self._answered or not same_server(self._address, req.full_url):
            return None
        self._answered = True
        try:
            answer = self.get_authorization(req, _parts(challenge))
        except (ValueError, IndexError, KeyError, UnicodeError):  # no challenge that can be read
            return None
        if not answer:
            return None
        req.add_unredirected_header("Authorization", f"Digest {answer}")
        fp.close()
        return self.parent.open(req, timeout=req.timeout)


class _Basic(urllib.request.BaseHandler):
    """Basic authentication (RFC 7617), for one server, where nobody can read along."""

    handler_order = 491  # behind Digest, which shows the password to nobody

    def __init__(self, credentials: Credentials, address: str) -> None:
        self._credentials, self._address = credentials, address

    def http_error_401(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> Any:
        """Answer the challenge; a second one is none to answer."""
        if _challenge(headers, "basic") is None or req.has_header("Authorization"):
            return None
        if not same_server(self._address, req.full_url):
            return None
        _refuse_readable(req.full_url)
        pair = f"{self._credentials.user}:{self._credentials.password}"
        req.add_unredirected_header("Authorization", f"Basic {base64.b64encode(pair.encode()).decode()}")
        fp.close()
        return self.parent.open(req, timeout=req.timeout)


def _challenge(headers: HTTPMessage, scheme: str) -> str | None:
    """What a server asks for, where it asks in this way."""
    for each in headers.get_all("WWW-Authenticate") or ():
        name, _, rest = each.strip().partition(" ")
        if name.lower() == scheme:
            return rest
    return None


def _parts(challenge: str) -> dict[str, str]:
    return urllib.request.parse_keqv_list(list(filter(None, urllib.request.parse_http_list(challenge))))
