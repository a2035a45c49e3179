"""Pages opened in a browser with the network off."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import citypact
from citypact.viz import render
from tests.viz.signings import signings
from tests.viz.waiting import drawn, ready

# the shell is the same engine without windows: a page costs half as much
CHROMIUM = os.environ.get("CITYPACT_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), None
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Counts the pixels of the picture that are nearest to a colour.
COUNT = """([r, g, b, far]) => {
  const canvas = document.querySelector('#network canvas');
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    const off = Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b);
    if (data[i + 3] > 200 && off <= far) count += 1;
  }
  return count;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (test group)")
    if not CHROMIUM:
        pytest.skip("no chromium here; install it, or name it in CITYPACT_CHROMIUM")
    with playwright.sync_playwright() as tools:
        found = tools.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory) -> citypact.Graph:
    """The graph of the signings, built once."""
    return signings(tmp_path_factory.mktemp("signings"))


class Opened:
    """A page that was opened, and everything that it said or asked for."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        size = context.pop("size", (1280, 800))
        self.context = browser.new_context(
            offline=True, viewport={"width": size[0], "height": size[1]}, **context
        )
        self.page = self.context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.load(path)

    def load(self, path: Path) -> None:
        """Loads a page afresh; in a window that is open already, this costs half of what another window does."""
        self.page.goto("about:blank")  # or an address that differs behind its # alone would load nothing
        self.said.clear()
        self.asked.clear()
        self.page.goto(path.as_uri())
        if self.page.query_selector("#network"):
            ready(self.page)
        drawn(self.page)

    def asked_for(self) -> list[str]:
        return [url for url in self.asked[1:] if not url.startswith("data:")]

    def pixels(self, colour: str, far: int = 24) -> int:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return int(self.page.evaluate(COUNT, [red, green, blue, far]))


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    pages: list[Opened] = []

    def open_page(
        kind: str,
        network: nx.MultiGraph[str],
        *,
        focus: str | None = None,
        lang: str = "th",
        **context: Any,
    ) -> Opened:
        path = tmp_path / f"{kind}.html"
        path.write_text(render(kind, network, focus=focus, lang=lang), "utf-8")
        pages.append(Opened(browser, path, **context))
        return pages[-1]

    yield open_page
    for page in pages:
        page.context.close()
