"""What holds for all tests."""

from __future__ import annotations

import os
from collections.abc import Generator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.as_users import citypact

# how long an example takes says nothing where other work shares the machine
settings.register_profile("citypact", deadline=None)
settings.load_profile("citypact")


# Files whose tests one worker has, in this order before all others: what they share takes seconds to begin (a browser, servers,
# a wheel), and two browsers disturb each other.
_TOGETHER = (
    ("tests/viz/explorer/*", "tests/viz/*_in_browser.py", "tests/viz/test_tooltip.py"),
    ("tests/graph/servers/*", "tests/test_docs_servers.py"),
    ("tests/test_packaging.py",),
)


def _place(nodeid: str) -> int:
    """Which of these a test belongs to; their number where it belongs to none."""
    file = nodeid.split("::")[0]
    return next(
        (place for place, files in enumerate(_TOGETHER) if any(fnmatch(file, each) for each in files)),
        len(_TOGETHER),
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Spread single tests over the workers, and those that share something as one.

    xdist's own groups are lost with pytest 9.2, without a word: it writes them into ids that pytest no longer reads.
    """
    from xdist.scheduler import LoadScopeScheduling

    def scope(nodeid: str) -> str:
        place = _place(nodeid)
        return str(place) if place < len(_TOGETHER) else nodeid

    scheduling = LoadScopeScheduling(config, log)
    scheduling._split_scope = scope
    return scheduling


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that share something go first, then the slow ones: what takes a minute would leave others idle at the end."""
    items.sort(key=lambda item: (_place(item.nodeid), not item.get_closest_marker("slow")))


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
