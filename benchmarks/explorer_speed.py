"""How soon the explorer shows its first picture, and how it moves, beside a plain pyvis page of the same data.

    python benchmarks/explorer_speed.py [--bodies 200 2000 14000] [--write]

Opens each page in headless Chromium without a network, at 1280 x 800: seconds until the first picture stands (the median of
three), frames a second while the picture is panned and zoomed for two seconds, with the processor time of the page for a
frame (30 frames a second leave 33 ms), and the same after the largest group was opened; size of the file. A plain pyvis page
of more than 500 bodies is not tried: its physics takes minutes.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asked_page import ROOT, machine, replaced
from playwright.sync_api import Error, sync_playwright
from pyvis.network import Network

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.viz.conftest import ARGUMENTS
from tests.viz.explorer.worlds import World, many

PAGE = ROOT / "docs" / "explorer.md"
_PLAIN = 500
# Moves the camera of vis-network with every frame, and counts them.
_FRAMES = """() => new Promise((done) => {
  const network = document.getElementById('network');
  const began = performance.now();
  let frames = 0;
  const step = () => {
    frames += 1;
    const gone = performance.now() - began;
    if (gone > 2000) return done(frames / (gone / 1000));
    const key = ['ArrowLeft', '+', 'ArrowRight', '-'][frames % 4];
    network.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""
# Opens the largest group; how many nodes are drawn then.
_OPEN = """() => {
  const network = document.getElementById('network');
  const discs = network.scene().nodes.filter((node) => node.kind === 'disc');
  if (!discs.length) return 0;
  const {disc} = JSON.parse(document.getElementById('data').textContent).bodies;
  const size = (node) => disc.filter((one) => one === node.disc).length;
  location.hash = 'open=' + discs.sort((a, b) => size(b) - size(a))[0].disc;
  return new Promise((done) => setTimeout(() => done(network.scene().nodes.length), 1500));
}"""
_RESTING = (
    "document.getElementById('loadingBar')?.style.display === 'none' || "
    "(typeof network !== 'undefined' && network.physics.stabilized)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One page, opened: the medians of some runs. A plain page has no groups to open, and its movement is not asked for."""

    page: str
    bodies: int
    first: float  # seconds until the first picture
    moves: tuple[float, float] | None = None  # frames a second, milliseconds of processor time for each
    nodes: int = 0  # drawn when the largest group was opened
    opened: tuple[float, float] | None = None  # how that moves
    megabytes: float = 0.0


def measured(sizes: Sequence[int]) -> tuple[list[Opened], str]:
    """The pages of so many bodies, each opened; and the browser that did it."""
    found: list[Opened] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tools:
        browser = tools.chromium.launch(
            executable_path=os.environ.get("CITYPACT_CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS
        )
        for count in sizes:
            world = many(count)
            path = Path(folder) / "explorer.html"
            path.write_text(world.page(), "utf-8")
            told = [_explorer(browser, path) for _ in range(3)]
            first, frames, busy, nodes, opened, busy_opened = (
                statistics.median(each) for each in zip(*told, strict=True)
            )
            found.append(
                Opened(
                    page="explorer",
                    bodies=count,
                    first=first,
                    moves=(frames, busy),
                    nodes=int(nodes),
                    opened=(opened, busy_opened) if nodes else None,
                    megabytes=path.stat().st_size / 1e6,
                )
            )
            if count <= _PLAIN:
                path.write_text(_plain(world), "utf-8")
                size = path.stat().st_size / 1e6
                found.append(Opened(page="pyvis", bodies=count, first=_pyvis(browser, path), megabytes=size))
        version = browser.version
        browser.close()
    return found, version


def page(told: Sequence[Opened], browser: str, command: str) -> str:
    """The part of docs/explorer.md that says how soon the page opens and how it moves."""

    def moves(pair: tuple[float, float] | None) -> str:
        return f"{pair[0]:.0f} | {pair[1]:.1f}" if pair else "– | –"

    return "\n".join(
        [
            f"Measured by `{command}` on {machine('citypact', 'pyvis')}, Chromium {browser}, 1280 × 800.",
            "",
            "| page | bodies | first picture, s | frames/s | ms a frame | group opened: nodes | frames/s | ms a frame | MB |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
            *(
                f"| {one.page} | {one.bodies:,} | {one.first:.2f} | {moves(one.moves)} "
                f"| {one.nodes or '–'} | {moves(one.opened)} | {one.megabytes:.1f} |"
                for one in told
            ),
        ]
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, show, and write the page where that is asked for."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--bodies", type=int, nargs="+", default=[200, 2000, 14000])
    options.add_argument("--write", action="store_true", help=f"into {PAGE.name}")
    asked = options.parse_args(arguments)
    told, browser = measured(asked.bodies)
    text = page(
        told, browser, f"python benchmarks/explorer_speed.py --bodies {' '.join(map(str, asked.bodies))}"
    )
    print(text)
    if asked.write:
        PAGE.write_text(replaced(PAGE.read_text("utf-8"), "opening", text), "utf-8")


def _explorer(browser: Any, path: Path) -> tuple[float, ...]:
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(path.as_uri())
    page.locator("html[data-ready=yes]").wait_for(state="attached")
    first = page.evaluate("performance.now() / 1000")
    whole = _moved(page)
    nodes = page.evaluate(_OPEN)
    opened = _moved(page) if nodes else (0.0, 0.0)
    context.close()
    return (first, *whole, nodes, *opened)


def _moved(page: Any) -> tuple[float, float]:
    """Frames a second while the picture moves, and milliseconds of processor time that the page takes for each."""
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        told = {each["name"]: each["value"] for each in tools.send("Performance.getMetrics")["metrics"]}
        return float(told["TaskDuration"])

    before = spent()
    rate: float = page.evaluate(_FRAMES)
    busy = 1000 * (spent() - before) / max(1.0, 2 * rate)
    tools.detach()
    return rate, busy


def _plain(world: World) -> str:
    """The page that pyvis makes of the same bodies and agreements."""
    network = Network(cdn_resources="in_line")
    bodies = {body for tie in world.agreements for body in tie.parties}
    network.nodes = [
        {"id": body, "label": world.party(body).label_en, "shape": "dot"} for body in sorted(bodies)
    ]
    network.edges = [
        {"from": tie.parties[0], "to": tie.parties[-1]} for tie in world.agreements if len(tie.parties) > 1
    ]
    return str(network.generate_html())


def _pyvis(browser: Any, path: Path) -> float:
    """Seconds until the physics of a plain page has come to rest and all is shown; at most 120."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(path.as_uri(), timeout=120_000)
    with contextlib.suppress(Error):  # not at rest in two minutes
        page.wait_for_function(_RESTING, timeout=120_000)
    seconds: float = page.evaluate("performance.now() / 1000")
    context.close()
    return seconds


if __name__ == "__main__":
    main()
