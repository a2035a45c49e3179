"""What holds for all tests."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# how long an example takes says nothing where other work shares the machine
settings.register_profile("citypact", deadline=None)
settings.load_profile("citypact")


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
