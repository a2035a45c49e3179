"""Waiting: how long, and how often, an endpoint is left in peace before it is asked again."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

__all__ = ["Patience", "seconds_asked_for"]


@dataclass(frozen=True, slots=True)
class Patience:
    """Exponential backoff with jitter: each wait is twice the one before, more or less.

    ``tries`` is how often one page is asked for in all, ``tries_of_faults`` where the server calls the failure its own fault
    (500), which seldom passes; a server that wants more than ``longest`` seconds of peace is not
    waited for; ``between`` goes before every further page.
    """

    tries: int = 5
    tries_of_faults: int = 2
    first: float = 2.0
    most: float = 60.0
    longest: float = 300.0
    between: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def over(self, failures: int, *, likely: bool) -> bool:
        """Whether nothing is tried again after so many failures, the last of which was likely to pass, or was not.

        >>> Patience().over(2, likely=True), Patience().over(2, likely=False)
        (False, True)
        """
        return failures >= (self.tries if likely else self.tries_of_faults)

    def after(self, failures: int, asked_for: float | None = None) -> float:
        """The seconds to wait after so many failures; never less than the server asks for.

        >>> Patience(chance=lambda: 0.5).after(3)
        8.0
        """
        own = min(self.most, self.first * 2 ** (failures - 1)) * (0.5 + self.chance())
        return own if asked_for is None else asked_for + self.chance()


def seconds_asked_for(header: str | None, *, now: dt.datetime | None = None) -> float | None:
    """What a Retry-After header asks for (RFC 9110, section 10.2.3): seconds, or a date; None where it says neither.

    >>> seconds_asked_for("120")
    120.0
    """
    text = (header or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - (now or dt.datetime.now(dt.UTC))).total_seconds())
