"""What ``citypact gazetteer`` does and says."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from citypact import console
from citypact.errors import GazetteerError
from citypact.graph.bundled_places import bundled_places
from citypact.graph.collecting import open_collection
from citypact.graph.extractors import Reader
from citypact.graph.gazetteer_files import AddedFile, add_file, added_files
from citypact.graph.gazetteers import Gazetteer, Known
from citypact.graph.left_out import LeftOut
from citypact.graph.manifest import MANIFEST
from citypact.graph.own_files import text_or_nothing

__all__ = ["add_gazetteer", "list_gazetteer", "look_up_abroad"]

_SHOWN = 20  # bad rows that are named one by one
GEONAMES = "https://www.geonames.org/"


def list_gazetteer(collection: Path) -> int:
    """Say what is loaded: the bundled tables, and the files of a collection; the exit status."""
    _print_counts(
        "bundled tables", "CC BY 4.0; coordinates: GeoNames, CC BY 4.0 (docs/places.md)", bundled_places()
    )
    left: list[LeftOut] = []
    bad = 0
    if collection != Path() and not (collection / MANIFEST).exists():
        raise GazetteerError(f"{collection}: no collection there; start one with: citypact new {collection}")
    if (collection / MANIFEST).exists():
        for file in added_files(collection, left.append):
            about = f"{file.licence}; {file.source or 'no source stated'}"
            _print_counts(str(file.path), about, file.rows.known)
            _say_bad(file)
            bad += len(file.rows.bad)
    for told in left:
        console.say(f"citypact: {told.place}: {told.reason}")
    return 1 if bad or any(told.fault for told in left) else 0


def add_gazetteer(collection: Path, path: Path, *, source: str, licence: str, replace: bool) -> int:
    """Add a file to a collection's gazetteer, and say what was taken; the exit status."""
    if not path.is_file():
        raise GazetteerError(
            f"{path}: {'a folder; name a file' if path.is_dir() else 'there is no such file'}"
        )
    file = add_file(collection, path, source=source, licence=licence, replace=replace)
    _print_counts(str(file.path), f"{file.licence}; {file.source or 'no source stated'}", file.rows.known)
    if file.rows.unread:
        print(console.plain(f"  columns that nothing is read from: {', '.join(file.rows.unread)}"))
    if not file.source:
        console.say("citypact: say where the file is from: add it again with --source ADDRESS --licence NAME")
    _say_bad(file)
    print(console.plain(f"Build with: citypact build {collection}"))
    return 1 if file.rows.bad else 0


def look_up_abroad(collection: Path, reader: Reader) -> int:
    """Look up a collection's foreign cities in GeoNames, and put what is found into its gazetteer; the exit status."""
    from citypact.graph.geonames import GeoNames
    from citypact.graph.looking_up import FILE, as_table, look_up, unlocated_abroad

    if not (collection / MANIFEST).exists():
        raise GazetteerError(f"{collection}: no collection there; start one with: citypact new {collection}")
    geonames = GeoNames.installed()
    left: list[LeftOut] = []
    opened = open_collection(collection)
    found = look_up(unlocated_abroad(opened, reader, left.append), geonames)
    matched = [each for each in found if each.match is not None]
    if matched:
        held = collection / "gazetteer" / FILE
        before = text_or_nothing(held) if held.exists() else ""
        known = Gazetteer.with_added(opened.places(lambda told: None))
        with tempfile.TemporaryDirectory() as folder:
            draft = Path(folder) / FILE
            draft.write_text(as_table(matched, known, before), "utf-8")
            add_file(collection, draft, source=GEONAMES, licence="CC BY 4.0", replace=True)
    for each in matched:
        assert each.match is not None
        city = each.match.city
        print(console.plain(f"{each.body.name} ({each.body.country}): {city.name}, {city.id}"))
    for each in found:
        if each.match is None:
            where = each.body.country or "no country"
            console.say(
                f"citypact: {each.body.name} ({where}): no one city of GeoNames; it stays without a place"
            )
    for told in left:
        if told.fault:
            console.say(f"citypact: {told.place}: {told.reason}")
    print(console.plain(f"{len(matched)} of {len(found)} foreign cities without a place were found"))
    return 0


def _print_counts(name: str, about: str, known: Iterable[Known]) -> None:
    bodies: Sequence[Known] = tuple(known)
    levels = Counter(body.level for body in bodies)
    on_map = sum(body.latitude is not None for body in bodies)
    coded = sum(body.code is not None for body in bodies)
    print(console.plain(f"{name}: {len(bodies)} bodies, {on_map} with coordinates, {coded} with a code"))
    print(console.plain(f"  {about}"))
    print(console.plain("  " + ", ".join(f"{level} {levels[level]}" for level in sorted(levels))))


def _say_bad(file: AddedFile) -> None:
    for row in file.rows.bad[:_SHOWN]:
        console.say(f"citypact: {file.path}: line {row.line}: {row.reason}")
    if len(file.rows.bad) > _SHOWN:
        console.say(
            f"citypact: {file.path}: and {len(file.rows.bad) - _SHOWN} more rows that cannot be taken"
        )
