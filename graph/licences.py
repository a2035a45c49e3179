"""Licences: which sources a build may use when it is to hold certain licences alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from citypact.graph.left_out import LeftOut
from citypact.graph.readings import Reading

__all__ = ["licence_name", "under"]

_ADDRESS = re.compile(
    r"(?:https?://)?creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)(?:/(\d\.\d))?", re.IGNORECASE
)
_ZERO = {"zero": "cc0", "mark": "public domain mark"}


def licence_name(written: str) -> str:
    """A licence as licences are compared: an address of Creative Commons, an SPDX name and a plain one are one.

    >>> {licence_name(name) for name in ("CC0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")}
    {'cc0'}
    >>> licence_name("CC BY-SA 4.0") == licence_name("https://creativecommons.org/licenses/by-sa/4.0/deed.th")
    True
    """
    text = written.strip()
    if found := _ADDRESS.match(text):
        kind = found[1].lower()
        text = _ZERO.get(kind, f"cc {kind} {found[2] or ''}")
    folded = re.sub(r"[\s_-]+", " ", text.casefold()).strip()
    return re.sub(r"^cc ?0(?: 1\.0)?$", "cc0", folded)


def under(
    readings: Iterable[Reading], licences: Collection[str], left_out: Callable[[LeftOut], None]
) -> Iterator[Reading]:
    """The readings whose sources are under one of these licences; of the others, one line for each licence.

    A licence without a version ("CC BY") stands for all its versions.
    """
    wanted = {licence_name(each) for each in licences}
    refused: Counter[str] = Counter()
    for reading in readings:
        name = licence_name(reading.source.licence or "unknown")
        if name in wanted or re.sub(r" \d\.\d$", "", name) in wanted:
            yield reading
        else:
            refused[reading.source.licence or "unknown"] += 1
    for licence, count in sorted(refused.items()):
        left_out(
            LeftOut("--license-only", f"{count:,} records under the licence {licence} were left out", False)
        )
