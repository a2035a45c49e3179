"""Listings: the files of a folder that may be sources, in one order on every system.

Hidden files, the files that a browser keeps beside a saved page, Word's locks, whole graph folders and folders of drafts are
passed over: a graph folder keeps the texts that it was built from, and they are no new sources. What cannot be listed is said.
"""

from __future__ import annotations

import os
from pathlib import Path

from citypact.graph.folder import MARKER
from citypact.graph.left_out import LeftOut

__all__ = ["DRAFTS_MARKER", "holds_graph", "listed", "others_left_out"]

DRAFTS_MARKER = ".drafts"  # in a folder of drafts: what each was made of

_DOCUMENTS = {".doc", ".odt", ".rtf", ".msg", ".pages"}  # documents that no reader here opens
_NAMED = 20  # files of other kinds that are named one by one


def listed(root: Path) -> tuple[list[Path], list[LeftOut]]:
    """The files below a folder, sorted, and what of it could not be listed."""
    found: list[Path] = []
    told: list[LeftOut] = []

    def refused(error: OSError) -> None:
        place = os.fsdecode(error.filename) if error.filename else str(root)
        told.append(LeftOut(place, f"cannot be listed ({error.strerror or error}); check its rights"))

    for folder, folders, names in os.walk(root, onerror=refused):
        here = Path(folder)
        entered = []
        for name in sorted(folders):
            if name.startswith(".") or holds_graph(here / name) or _of_a_page(name, names):
                continue
            if (here / name / DRAFTS_MARKER).is_dir():
                continue
            if (here / name).is_symlink():
                told.append(LeftOut(str(here / name), "a link to a folder; links are not followed", False))
                continue
            entered.append(name)
        folders[:] = entered
        found.extend(here / name for name in names if not name.startswith((".", "~$")))
    return sorted(found), told


def _of_a_page(folder: str, names: list[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page that a browser saved beside it."""
    page = folder.removesuffix("_files")
    return page != folder and any(f"{page}{ending}" in names for ending in (".html", ".htm"))


def holds_graph(folder: Path) -> bool:
    """Whether a folder is a graph folder."""
    try:
        return (folder / MARKER).is_file()
    except OSError:  # no rights to look inside: listing it says so
        return False


def others_left_out(paths: list[Path], wanted: str) -> list[LeftOut]:
    """Files that are not read, each by name; documents with a text inside are faults, since that text is missing.

    Args:
        paths: the files.
        wanted: the endings of what is read.
    """
    documents = [path for path in paths if path.suffix.lower() in _DOCUMENTS]
    others = [path for path in paths if path.suffix.lower() not in _DOCUMENTS]
    told = [
        LeftOut(str(path), "a document of a kind that is not read; save it as .docx, .pdf or .txt")
        for path in documents
    ]
    told += [
        LeftOut(str(path), f"a file of another kind; {wanted} is read", False) for path in others[:_NAMED]
    ]
    if len(others) > _NAMED:
        more = f"and {len(others) - _NAMED} more files of other kinds"
        told.append(LeftOut(str(others[_NAMED].parent), more, False))
    return told
