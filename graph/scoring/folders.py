"""Folders of records as they are scored: by id, from any of the forms in which records are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from citypact.errors import CitypactError, RecordError, SourceError
from citypact.graph.left_out import LeftOut, left_out_by
from citypact.graph.listing import listed
from citypact.graph.reading import read_list
from citypact.graph.record_files import RECORD_SUFFIXES, read_records
from citypact.graph.records import Record
from citypact.graph.scoring.slots import says_further

__all__ = ["EXTENDED_LIST", "extended_ids", "records_of"]

EXTENDED_LIST = "extended.txt"


def records_of(place: Path, refused: Callable[[LeftOut], None] | None = None) -> dict[str, Record]:
    """The records of a folder, or of one file, by id.

    Args:
        place: a folder of .json, .jsonl, .yaml files, or one of them.
        refused: told of what cannot be read; without it that is raised.

    Raises:
        RecordError: when there are no records, or two have one id.
        SourceError: when a file cannot be read.
    """
    if place.is_dir():
        paths = [path for path in listed(place)[0] if path.suffix.lower() in RECORD_SUFFIXES]
    elif place.exists():
        paths = [place]
    else:
        raise RecordError(f"{place}: there is no such folder; name a folder of records ({_ENDINGS})")
    found: dict[str, Record] = {}
    places: dict[str, str] = {}
    broken = False

    def told(error: CitypactError, path: Path) -> None:
        nonlocal broken
        if refused is None:
            raise error
        broken = True
        refused(left_out_by(error, str(path)))

    for path in paths:
        try:
            for where, record in read_records(path, refused=lambda error, path=path: told(error, path)):  # type: ignore[misc]
                if record.id in found:
                    raise RecordError(
                        f"{where}: the id {record.id!r} stands already in {places[record.id]}; keep one of the two"
                    )
                found[record.id], places[record.id] = record, where
        except SourceError as error:
            told(error, path)
    if not found and not broken:
        raise RecordError(f"{place}: no records ({_ENDINGS}) in this folder; name the folder that holds them")
    return found


_ENDINGS = ", ".join(RECORD_SUFFIXES)


def extended_ids(place: Path, records: Mapping[str, Record]) -> set[str]:
    """The ids of the gold records that were read for the further slots.

    They are listed in extended.txt in the folder or beside it, one id a line; where there is no list, they are the records that
    say anything there.
    """
    for listing in (place / EXTENDED_LIST, place.parent / EXTENDED_LIST):
        if not listing.is_file():
            continue
        return set(read_list(listing, of="records")) & set(records)
    return {id for id, record in records.items() if says_further(record)}
