"""The explorer for everyone: axe-core finds nothing to complain of in any view, theme or width."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.viz.conftest import Opened
from tests.viz.explorer.worlds import small

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


@pytest.mark.parametrize(("address", "scheme", "width"), SEEN)
def test_axe_finds_nothing(browser: Any, page_file: Path, address: str, scheme: str, width: int) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed (test group)")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    # axe is a script from outside: for it alone the page's policy is set aside
    page = Opened(browser, page_file, bypass_csp=True, color_scheme=scheme, size=(width, 900))
    page.page.evaluate(f"location.hash = {address!r}")
    page.page.wait_for_timeout(300)
    page.page.evaluate(axe)
    found = page.page.evaluate("axe.run()")
    page.context.close()
    assert found["passes"], "axe looked at something"
    told = [
        (each["id"], each["impact"], [node["html"][:120] for node in each["nodes"]])
        for each in found["violations"]
    ]
    assert told == []
