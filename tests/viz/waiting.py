"""Waiting for a page as a person does: until it rests, or until it says what is awaited, however slow the machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

# A movement is so many frames, not so many milliseconds: a busy machine moves the picture for a second and more.
RESTS = """() => new Promise((done) => {
  const network = document.getElementById('network');
  const first = network.scene().nodes[0];
  let before = '';
  let still = 0;
  const look = () => {
    const now = first ? JSON.stringify(network.positionOf(first.id)) : '';
    still = now === before ? still + 1 : 0;
    before = now;
    if (still === 6) done();
    else requestAnimationFrame(look);
  };
  look();
})"""

# The page answers within the event, before this does.
GOES = """(address) => new Promise((done) => {
  const before = location.href;
  addEventListener('hashchange', () => requestAnimationFrame(() => requestAnimationFrame(done)), {once: true});
  location.hash = address;
  if (location.href === before) done();
})"""


def ready(page: Any) -> None:
    """Until a page stands as it was written. Playwright's own waiting for an expression would be code that pages forbid."""
    page.locator("html[data-ready=yes]").wait_for(state="attached")


def drawn(page: Any) -> None:
    """Until what the pointer has just done is seen: events of the pointer are told with the next frame."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def at(page: Any, address: str) -> None:
    """What stands behind the # of a page's address is changed, and the page shows what it says."""
    page.evaluate(GOES, address)


def rest(page: Any) -> None:
    """Until the picture of the explorer has moved to where it stays."""
    page.evaluate(RESTS)


def until(page: Any, holds: Callable[[], bool], seconds: float = 10) -> None:
    """Until something holds of the page; raises AssertionError when it does not in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        page.wait_for_timeout(15)
