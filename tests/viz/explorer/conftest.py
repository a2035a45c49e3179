"""The explorer's page of a small and of a large world, written once and opened once for many tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.viz.conftest import Opened
from tests.viz.explorer.worlds import around
from tests.viz.waiting import until

SIZES = (150, 14_000)  # bodies


@pytest.fixture(scope="session")
def page_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The file of a world of so many bodies."""
    folder = tmp_path_factory.mktemp("explorer")

    def written(bodies: int) -> Path:
        path = folder / f"explorer-{bodies}.html"
        if not path.exists():
            path.write_text(around(bodies).page(), "utf-8")
        return path

    return written


@pytest.fixture(scope="module", params=SIZES, ids=lambda bodies: f"{bodies} bodies")
def left_open(
    request: pytest.FixtureRequest, browser: Any, page_of: Callable[[int], Path]
) -> Iterator[Opened]:
    """One page of each size, which a person goes on using."""
    opened = Opened(browser, page_of(request.param), accept_downloads=True)
    yield opened
    opened.context.close()


@pytest.fixture
def page(left_open: Opened) -> Iterator[Any]:
    """The page as it is when one comes to it; whatever is done there, it neither complains nor asks for anything."""
    left_open.page.set_viewport_size({"width": 1280, "height": 800})
    left_open.page.evaluate("location.hash = ''")
    until(
        left_open.page, lambda: bool(left_open.page.evaluate("document.documentElement.dataset.shown === ''"))
    )
    yield left_open.page
    assert left_open.said == []
    assert left_open.asked_for() == []
