"""Addresses: what names a server and not a folder."""

from __future__ import annotations

import re

__all__ = ["is_address"]


def is_address(where: str) -> bool:
    """Whether a text names a server and not a folder; ``fuseki+https://...`` does too.

    >>> is_address("https://example.org/sparql"), is_address("citypact-graph")
    (True, False)
    """
    return re.match(r"([a-z0-9]+\+)?https?:/", where, re.IGNORECASE) is not None
