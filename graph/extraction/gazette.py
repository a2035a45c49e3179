"""The table of facts as extraction needs it: Thai provinces and the names of countries."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from citypact.graph.extraction.compiling import compiled

__all__ = [
    "cities_in_thai",
    "city_municipalities",
    "countries",
    "country_in",
    "province_at",
    "provinces",
    "provinces_in_english",
]


def _rows(name: str) -> list[dict[str, str]]:
    path = files("citypact.graph") / "gazetteer" / name
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return []
    return list(csv.DictReader(text.splitlines()))


@cache
def provinces() -> frozenset[str]:
    """The Thai names of the provinces, without จังหวัด."""
    return frozenset(row["name_th"] for row in _rows("provinces.csv") if row["kind"] == "province")


@cache
def provinces_in_english() -> frozenset[str]:
    """The English names of the provinces, without Province."""
    return frozenset(row["name_en"] for row in _rows("provinces.csv") if row["kind"] == "province")


@cache
def city_municipalities() -> frozenset[str]:
    """The English names of the Thai city municipalities, without City Municipality."""
    return frozenset(
        row["name_en"].removesuffix(" City Municipality") for row in _rows("city_municipalities.csv")
    )


@cache
def cities_in_thai() -> frozenset[str]:
    """The Thai names of the city municipalities, without เทศบาล."""
    return frozenset(row["name_th"].removeprefix("เทศบาล") for row in _rows("city_municipalities.csv"))


@cache
def _longest_first() -> re.Pattern[str]:
    names = sorted(provinces(), key=lambda name: (-len(name), name))
    return compiled("|".join(map(re.escape, names)) or r"(?!)")


def province_at(text: str, position: int) -> str | None:
    """The province whose name stands at a position."""
    match = _longest_first().match(text, position)
    return match[0] if match else None


@cache
def countries() -> Mapping[str, str]:
    """Names of foreign countries, Thai and English, with their ISO 3166-1 codes."""
    names: dict[str, str] = {}
    for row in _rows("countries.csv"):
        if row["iso2"] != "TH":
            names[row["name_th"]] = row["iso2"]
            names[row["name_en"]] = row["iso2"]
    # the forms that Thai releases use beside the short names of the table
    names |= {
        "สปป.ลาว": "LA",
        "สปป. ลาว": "LA",
        "เมียนมา": "MM",
        "เกาหลีใต้": "KR",
        "สาธารณรัฐเกาหลี": "KR",
        "สหรัฐฯ": "US",
        "สหรัฐอเมริกา": "US",
        "สหพันธรัฐรัสเซีย": "RU",
        "อังกฤษ": "GB",
        "ทูร์เคีย": "TR",
        "Lao": "LA",
        "South Korea": "KR",
    }
    return names


@cache
def _country_names() -> re.Pattern[str]:
    names = sorted((name for name in countries() if len(name) > 2), key=lambda name: (-len(name), name))
    return compiled(
        "|".join(rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name) for name in names)
    )


@lru_cache(maxsize=4096)
def country_in(text: str) -> str | None:
    """The code of the first foreign country named in a short stretch of text."""
    match = _country_names().search(text)
    return countries()[match[0]] if match else None
