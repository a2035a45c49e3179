"""The house is described as it is built."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("ontology", "graph", "queries", "viz")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_folder_of_every_room_is_listed() -> None:
    listed = set(SETTINGS["tool"]["setuptools"]["packages"])
    found = {
        "citypact." + ".".join(init.parent.relative_to(ROOT).parts)
        for room in ROOMS
        for init in (ROOT / room).rglob("__init__.py")
    }
    assert listed == found | {"citypact"}


def test_every_folder_with_code_is_a_package() -> None:
    for room in ROOMS:
        for module in (ROOT / room).rglob("*.py"):
            assert (module.parent / "__init__.py").exists(), f"{module.parent} lacks an __init__.py"


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_is_never_a_second_room(room: str) -> None:
    door = ROOT / "citypact" / room
    assert door.is_symlink() or not door.is_dir()


def test_what_the_user_fixed_is_there() -> None:
    names = {re.split(r"[>=<\[ ]", each)[0] for each in SETTINGS["project"]["dependencies"]}
    assert names >= {"rdflib", "networkx", "pyvis", "SPARQLWrapper"}
    assert all((ROOT / place).exists() for place in ("pyproject.toml", *ROOMS, "tests"))


def test_the_version_is_written_once_and_cited_the_same() -> None:
    version = SETTINGS["project"]["version"]
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def tracked() -> list[str]:
    """The files that git tracks, or a skip where this is no checkout."""
    if not shutil.which("git"):
        pytest.skip("needs git: the list of files to be packed is git's")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode or not listed.stdout:
        pytest.skip("needs a git checkout: the list of files to be packed is git's")
    return [name for name in listed.stdout.split("\0") if name]


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[set[str], set[str], Path]]:
    """The names in a wheel and in an sdist built from the tracked files, and the wheel."""
    pytest.importorskip("build", reason="needs the PyPI package build")
    folder = tmp_path_factory.mktemp("packed")
    copy = folder / "checkout"
    for name in tracked():
        source, target = ROOT / name, copy / name
        if not source.exists() and not source.is_symlink():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink():
            target.symlink_to(source.readlink())
        else:
            target.write_bytes(source.read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(folder / "dist"), str(copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "absent from the `packages`" not in done.stdout + done.stderr, (
        "newcomers read such warnings as faults"
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive, tarfile.open(sdist) as tar:
        inside = {name.split("/", 1)[1] for name in tar.getnames() if "/" in name}
        yield set(archive.namelist()), inside, wheel


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_every_room_and_the_sdist_everything(
    packed: tuple[set[str], set[str], Path],
) -> None:
    wheel, sdist, _ = packed
    rooms = {name for name in tracked() if name.split("/")[0] in ROOMS or name.startswith("citypact/")}
    files = {name for name in rooms if not (ROOT / name).is_symlink() and (ROOT / name).exists()}
    wanted = {name if name.startswith("citypact/") else f"citypact/{name}" for name in files}
    assert wanted - wheel == set()
    every = {name for name in tracked() if not (ROOT / name).is_symlink() and (ROOT / name).exists()}
    assert every - sdist == set()


@pytest.mark.slow
def test_an_installed_copy_builds_from_any_folder(
    packed: tuple[set[str], set[str], Path], tmp_path: Path
) -> None:
    _, _, wheel = packed
    venv.create(tmp_path / "venv", with_pip=False, system_site_packages=False)
    python = tmp_path / "venv" / "bin" / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # the libraries are those of this environment; the package is the wheel's
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    code = f"import sys; sys.path += {libraries!r}; import citypact, pathlib; print(pathlib.Path(citypact.__file__).parent)"
    shown = subprocess.run(
        [python, "-I", "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True
    ).stdout.strip()
    assert shown.startswith(str(tmp_path))
    code = f"import sys; sys.path += {libraries!r}; sys.argv = ['citypact', 'build', '--out', 'g']; "
    code += "from citypact.cli import main; main()"
    done = subprocess.run(
        [python, "-I", "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "g" / "current").exists()
