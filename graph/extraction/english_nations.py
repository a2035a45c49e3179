"""Nations in English texts: the names of countries, and the words for what is of one."""

from __future__ import annotations

from collections.abc import Mapping

from citypact.graph.extraction.gazette import countries
from citypact.graph.extraction.rules import alternation, rules

__all__ = ["ANY_COUNTRY", "COUNTRIES", "NATIONAL", "NATIONS", "is_country"]

COUNTRIES = alternation(countries())  # foreign ones
ANY_COUNTRY = alternation((*countries(), "Thailand"))
NATIONS: Mapping[str, str] = rules("english")["nations"]  # the country of each word: Lao, of Laos
NATIONAL = alternation(NATIONS)


def is_country(name: str) -> bool:
    """Whether a name is that of a country.

    >>> is_country("Thailand"), is_country("Japan"), is_country("Hill")
    (True, True, False)
    """
    return name == "Thailand" or name in countries()
