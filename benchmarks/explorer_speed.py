"""How soon the explorer shows its first picture, and how it moves, beside a plain pyvis page of the same data.

    python benchmarks/explorer_speed.py [--bodies 200 2000 14000]

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
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, sync_playwright
from pyvis.network import Network

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.viz.conftest import ARGUMENTS
from tests.viz.explorer.worlds import World, many

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


def main() -> None:
    """Print a table, a line a page."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--bodies", type=int, nargs="+", default=[200, 2000, 14000])
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tools:
        browser = tools.chromium.launch(
            executable_path=os.environ.get("CITYPACT_CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS
        )
        print(
            "page       bodies  first picture s  frames/s  ms/frame  opened: nodes  frames/s  ms/frame   MB"
        )
        for count in asked.bodies:
            world = many(count)
            path = Path(folder) / "explorer.html"
            path.write_text(world.page(), "utf-8")
            told = [_explorer(browser, path) for _ in range(3)]
            first, frames, busy, nodes, opened, busy_opened = (
                statistics.median(each) for each in zip(*told, strict=True)
            )
            print(
                f"explorer   {count:>6}  {first:>15.2f}  {frames:>8.0f}  {busy:>8.1f}  {nodes:>13.0f}  {opened:>8.0f}  "
                f"{busy_opened:>8.1f}  {path.stat().st_size / 1e6:>4.1f}"
            )
            if count <= _PLAIN:
                path.write_text(_plain(world), "utf-8")
                rest = "  ".join(f"{'–':>{wide}}" for wide in (8, 8, 13, 8, 8))
                shown = f"{_pyvis(browser, path):>15.2f}  {rest}  {path.stat().st_size / 1e6:>4.1f}"
                print(f"pyvis      {count:>6}  {shown}")
        browser.close()


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
