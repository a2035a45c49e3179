"""Countries as tables write them: ISO 3166-1 codes, or names in English or Thai."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from citypact.graph.places import countries

__all__ = ["country_code"]

_ARTICLE = re.compile(r"^the\s+")
_SAINT = re.compile(r"\bst\b\.?")
_MARKS = re.compile(r"[^\w]+")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")


def _folded(name: str) -> str:
    text = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if unicodedata.category(letter) != "Mn" or "ก" <= letter <= "๛"
    )
    text = _SAINT.sub("saint", _ARTICLE.sub("", text.replace("&", " and ")))
    return _MARKS.sub(" ", text).strip()


@cache
def _names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, place in countries().items():
        for name in (place.name_en, place.name_th, _ASIDE.sub("", place.name_en)):
            found[_folded(name)] = code
    text = (files("citypact.graph.gazetteer") / "country_names.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(_folded(row["name"]), row["iso2"])
    return found


@lru_cache(maxsize=4_096)
def country_code(name: str) -> str | None:
    """The ISO 3166-1 code of a country by its code or its name; None where the table of facts has none such.

    >>> country_code("jp"), country_code("Bosnia and Herzegovina"), country_code("ลาว"), country_code("Prussia")
    ('JP', 'BA', 'LA', None)
    """
    text = name.strip()
    if len(text) == 2 and text.upper() in countries():
        return text.upper()
    return _names().get(_folded(text))
