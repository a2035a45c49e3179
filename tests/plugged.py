"""Packages with extractors, as a laboratory would install them."""

from __future__ import annotations

from pathlib import Path

__all__ = ["installed"]


def installed(folder: Path, code: str, *points: str, package: str = "my-lab") -> Path:
    """A folder for the path of Python, in which a package ``my_lab`` is installed with these entry points."""
    module = package.replace("-", "_")
    (folder / module).mkdir(parents=True)
    (folder / module / "__init__.py").write_text("", "utf-8")
    (folder / module / "reader.py").write_text(code, "utf-8")
    told = folder / f"{module}-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", "utf-8")
    lines = "\n".join(points) or f"my-model = {module}.reader:Model"
    (told / "entry_points.txt").write_text(f"[citypact.extractors]\n{lines}\n", "utf-8")
    return folder
