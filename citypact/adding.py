"""What ``citypact add`` does and says."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from citypact import console
from citypact.errors import ParameterError
from citypact.graph.curating import Added, Shelf
from citypact.graph.gathering import add_all, given_files, listed_files
from citypact.graph.left_out import LeftOut

__all__ = ["add_sources"]


def add_sources(
    collection: Path,
    files: Sequence[str],
    *,
    names: Path | None,
    name: str | None,
    fields: Mapping[str, str],
) -> int:
    """Add files, folders, lists, tables or standard input to a collection, and say what was added; the exit status."""
    if not files and names is None:
        raise ParameterError("citypact add: name a file, a folder, a sources.csv, - or --list FILE")
    if "-" in files:
        if len(files) > 1 or names is not None:
            raise ParameterError("citypact add: standard input (-) is added alone")
        return _told(
            [Shelf(collection).add(sys.stdin.buffer.read(), name=name, fields=fields)], [], collection
        )
    left: list[LeftOut] = []
    paths = [*map(Path, files), *(listed_files(names) if names else [])]
    if len(paths) == 1 and paths[0].is_file() and paths[0].suffix.lower() != ".csv":
        return _told([Shelf(collection).add(paths[0], name=name, fields=fields)], [], collection)
    if name:
        raise ParameterError("citypact add: --name is for one file")
    with console.progress() as progress:
        given = list(given_files(paths, left.append))
        added = list(
            add_all(collection, given, fields, left.append, lambda done, total: progress("add", done, total))
        )
    return _told(added, left, collection)


def _told(added: Sequence[Added], left: Sequence[LeftOut], collection: Path) -> int:
    for each in added:
        said = f" ({', '.join(each.taken)} from the file)" if each.taken else ""
        print(console.plain(f"{each.path}: added{said}"))
        if each.document.unread:
            console.say(f"citypact: {each.path}: {each.document.unread}")
        for part in each.document.missing:
            console.say(f"citypact: {each.path}: {part}")
    for told in left:
        console.say(f"citypact: {told.place}: {told.reason}")
    if added:
        print(f"Build with: citypact build {collection}")
    return (1 if added else 2) if any(told.fault for told in left) else 0
