"""Imports run one way: ontology <- graph <- queries <- viz <- citypact; errors may be imported by all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ORDER = ("ontology", "graph", "queries", "viz")


def modules() -> Iterator[tuple[str, Path]]:
    for room in ORDER:
        yield from ((room, path) for path in sorted((ROOT / room).rglob("*.py")))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


@pytest.mark.parametrize(
    ("room", "path"), [pytest.param(*each, id=str(each[1].relative_to(ROOT))) for each in modules()]
)
def test_no_room_imports_a_room_above_it(room: str, path: Path) -> None:
    allowed = ORDER[: ORDER.index(room) + 1]
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "citypact" and len(parts) > 1 and parts[1] != "errors":
            assert parts[1] in allowed, f"{path.relative_to(ROOT)} imports {name}"


def test_the_modules_were_found() -> None:
    assert len(list(modules())) > 50


def test_nothing_is_called_utils() -> None:
    assert [
        path for _, path in modules() if path.stem in ("utils", "util", "helpers", "misc", "common")
    ] == []


def test_the_front_door_imports_nothing_before_it_is_used() -> None:
    top = ast.parse((ROOT / "citypact" / "__init__.py").read_text("utf-8")).body
    names = {node.module for node in top if isinstance(node, ast.ImportFrom)}
    assert names == {"__future__", "importlib", "typing"}


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=str(path.relative_to(ROOT))) for _, path in modules()]
)
def test_what_a_module_calls_public_is_there(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    public: list[str] = next(
        (
            ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == "__all__"
        ),
        [],
    )
    defined = {
        node.name
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef))
    }
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            defined |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Assign):
            defined |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            defined.add(node.target.id)
    assert set(public) - defined == set()
