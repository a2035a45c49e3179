"""Wikidata's twinned administrative bodies: the query and the map that come with citypact (wikidata.rq, wikidata.map.yaml)."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from citypact.errors import EndpointError
from citypact.graph.importing.countries import country_code

__all__ = ["ADDRESS", "name_for", "wikidata_map", "wikidata_query"]

ADDRESS = "https://query.wikidata.org/sparql"  # https://www.wikidata.org/wiki/Wikidata:SPARQL_query_service
_BY_COUNTRY = re.compile(r"^([ \t]*)# with --country: (.*)$", re.MULTILINE)


def wikidata_query(country: str | None = None) -> str:
    """The query: of all statements, or of those with a body of one country on either side.

    Args:
        country: its ISO 3166-1 code, or its name in English or Thai.

    Raises:
        EndpointError: when that is no country.
    """
    text = _file("wikidata.rq").read_text("utf-8")
    if country is None:
        return text
    code = _code(country)
    return _BY_COUNTRY.sub(lambda found: found[1] + found[2].replace('"XX"', f'"{code}"'), text)


def wikidata_map() -> Path:
    """The map of the query's variables."""
    return _file("wikidata.map.yaml")


def name_for(country: str | None = None) -> str:
    """The name under which the answer is saved.

    >>> name_for(), name_for("Thailand")
    ('wikidata', 'wikidata-th')
    """
    return "wikidata" if country is None else f"wikidata-{_code(country).lower()}"


def _code(country: str) -> str:
    code = country_code(country)
    if code is None or not re.fullmatch("[A-Z]{2}", code):
        raise EndpointError(
            f"--country {country[:40]}: no country of ISO 3166-1; write its code (TH), or its name in English or Thai"
        )
    return code


def _file(name: str) -> Path:
    return Path(str(files("citypact.graph.importing") / name))
