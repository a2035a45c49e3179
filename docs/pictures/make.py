"""Makes the pictures of the documents: builds the bundled collection, opens its pages in a browser without a network.

Run by ``make pictures``; ``python docs/pictures/make.py explorer`` makes those alone whose names begin so. The browser is
Debian's chromium, or the one that CITYPACT_CHROMIUM names.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import citypact

HERE = Path(__file__).parent
SHOTS = (  # file, view, focus, width, height, colour scheme; of the explorer, its address in place of the focus
    ("explorer.png", "explorer", "agreement=buu-uatcenter-com-0b82b56005-a3d175", 1440, 900, "light"),
    ("explorer-dark.png", "explorer", "view=map", 1440, 900, "dark"),
    ("explorer-tablet.png", "explorer", "body=bangkok&circle=1", 820, 1180, "light"),
    ("explorer-phone.png", "explorer", "", 390, 844, "dark"),
    ("partners.png", "partners", None, 1440, 900, "light"),
    ("partners-dark.png", "partners", None, 1440, 900, "dark"),
    ("ego.png", "ego", "Chiang Rai City Municipality", 1440, 900, "light"),
    ("domains.png", "domains", None, 1440, 900, "light"),
    ("officials.png", "officials", None, 1440, 900, "light"),
    ("venues.png", "venues", None, 1440, 900, "light"),
    ("timeline.png", "timeline", None, 1440, 900, "light"),
    ("timeline-phone.png", "timeline", None, 390, 844, "dark"),
    ("phone.png", "partners", None, 390, 844, "light"),
)
FIGURES: tuple[tuple[str, str, str | None, int], ...] = (  # file, view, focus, width in millimetres
    ("figure.png", "partners", None, 160),
    ("figure-ego.png", "ego", "Bangkok", 85),
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


def main() -> None:
    """Write the pictures beside this file."""
    wanted = tuple(sys.argv[1:]) or ("",)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph = citypact.build(out=Path(folder) / "graph")
        for name, view, focus, width in (each for each in FIGURES if each[0].startswith(wanted)):
            graph.view(view, focus=focus, lang="en").save(HERE / name, width_mm=width, dpi=180)
            print(f"{HERE / name}: written")
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CITYPACT_CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS
        )
        for name, view, focus, width, height, scheme in SHOTS:
            if not name.startswith(wanted):
                continue
            address = focus if view == "explorer" else None
            page_file = graph.view(view, focus=None if address is not None else focus).save(
                Path(folder) / "page.html"
            )
            context = browser.new_context(
                viewport={"width": width, "height": height}, offline=True, color_scheme=scheme
            )
            page = context.new_page()
            page.goto(page_file.as_uri() + (f"#{address}" if address else ""))
            page.wait_for_timeout(1500)
            page.screenshot(path=HERE / name)
            context.close()
            print(f"{HERE / name}: written")
        browser.close()


if __name__ == "__main__":
    main()
