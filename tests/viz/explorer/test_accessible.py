"""The explorer for everyone: axe-core finds nothing to complain of in any view, theme or width."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.viz.conftest import Opened
from tests.viz.explorer.worlds import small
from tests.viz.waiting import at, until

# view and what is chosen, theme, width
SEEN = (
    ("view=network&agreement=signed", "light", 1280),
    ("view=map&body=kyoto", "dark", 1280),
    ("view=table", "dark", 1280),
    ("", "light", 390),
)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accessible") / "explorer.html"
    path.write_text(small().page(lang="th"), "utf-8")
    return path


@pytest.fixture(scope="module")
def window(browser: Any, page_file: Path) -> Iterator[Opened]:
    # axe is a script from outside: for it alone the page's policy is set aside
    found = Opened(browser, page_file, bypass_csp=True)
    yield found
    found.context.close()


@pytest.mark.parametrize(("address", "scheme", "width"), SEEN)
def test_axe_finds_nothing(window: Opened, page_file: Path, address: str, scheme: str, width: int) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed (test group)")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    page = window.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    window.load(page_file)
    at(page, address)
    until(page, lambda: page.evaluate("document.getAnimations().length") == 0)
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    assert found["passes"], "axe looked at something"
    told = [
        (each["id"], each["impact"], [node["html"][:120] for node in each["nodes"]])
        for each in found["violations"]
    ]
    assert told == []
