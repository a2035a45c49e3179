"""Endpoints and places for the tests of imports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citypact.graph.importing.asking import Endpoint
from citypact.graph.importing.fetching import Fetch
from citypact.graph.importing.paging import paged
from citypact.graph.importing.shelves import Shelf
from citypact.graph.importing.waiting import Patience
from tests.local_endpoint import LocalEndpoint, local_endpoint


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def endpoint() -> Iterator[LocalEndpoint]:
    with local_endpoint() as running:
        yield running


QUERY = "SELECT ?town ?name WHERE { ?town <http://www.w3.org/2000/01/rdf-schema#label> ?name }"


class Fetching:
    """Fetches of one test: they wait for no time, and remember how long they would have."""

    def __init__(self, address: str, folder: Path) -> None:
        self.shelf = Shelf(folder / "endpoints" / "towns")
        self.address = address
        self.slept: list[float] = []
        self.said: list[str] = []

    def __call__(self, query: str = QUERY, *, rows: int | None = 10, **more: object) -> Fetch:
        seconds = float(str(more.pop("seconds", 20)))
        endpoint = Endpoint(
            address=str(more.pop("address", self.address)), agent="citypact/test", seconds=seconds
        )
        patience = Patience(sleep=self.slept.append, chance=lambda: 0.5, between=0.0)
        return Fetch(
            endpoint=endpoint,
            query=paged(query, place="towns.rq", rows=rows),
            shelf=self.shelf,
            map="",
            told=self.said.append,
            **{"patience": patience, **more},  # type: ignore[arg-type]
        )


@pytest.fixture
def fetching(endpoint: LocalEndpoint, tmp_path: Path) -> Fetching:
    return Fetching(endpoint.address, tmp_path)
