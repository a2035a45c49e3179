from __future__ import annotations

from pathlib import Path

import pytest

from citypact.graph.folder import BuiltGraph
from tests.small_world import built


@pytest.fixture(scope="session")
def small_world(tmp_path_factory: pytest.TempPathFactory) -> BuiltGraph:
    return built(tmp_path_factory.mktemp("graph") / "small-world")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"
