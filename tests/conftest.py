"""What holds for all tests."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.as_users import citypact

# how long an example takes says nothing where other work shares the machine
settings.register_profile("citypact", deadline=None)
settings.load_profile("citypact")


def pytest_itemcollected(item: pytest.Item) -> None:
    """One worker opens the pages of all tests: a browser takes seconds to begin, and two disturb each other."""
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.xdist_group("browser"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that share a server or a page go first, then the slow ones: one processor has each such group to itself, and what
    takes two minutes would leave all others idle at the end."""
    items.sort(
        key=lambda item: (
            not item.get_closest_marker("xdist_group"),
            not item.get_closest_marker("slow"),
        )
    )


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.CallInfo[None], None]:
    """Where everything is installed (CITYPACT_FORBID_SKIPS), a skipped test is a failed one."""
    outcome = yield
    report: pytest.TestReport = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CITYPACT_FORBID_SKIPS"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {reason}"


@pytest.fixture(autouse=True)
def _no_graph_of_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CITYPACT_GRAPH", raising=False)


@pytest.fixture(scope="session")
def bundled_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the bundled collection was built, as a new user does it; its last words are in closing.txt.

    It is built once for all workers of a run, and only read.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "bundled"
    with FileLock(shared / "bundled.lock"):
        if not (folder / "closing.txt").exists():
            folder.mkdir(exist_ok=True)
            status, out, err = citypact("build", cwd=folder)
            assert status == 0, err
            (folder / "closing.txt").write_text(out, "utf-8")
    return folder
