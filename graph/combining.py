"""Several collections in one build: read in the order of their keys, so that the order in which they are named changes
nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Collection as Several
from pathlib import Path

from citypact.graph.collecting import Collection, Extractor
from citypact.graph.guesses import stated
from citypact.graph.left_out import LeftOut
from citypact.graph.licences import under
from citypact.graph.one_source import with_one_source_each
from citypact.graph.readings import Reading

__all__ = ["in_order", "together_read"]


def in_order(collections: Sequence[Collection]) -> list[Collection]:
    """The collections by key, each folder once."""
    found: dict[Path, Collection] = {}
    for collection in sorted(collections, key=lambda collection: collection.key):
        found.setdefault(collection.root.resolve(), collection)
    return list(found.values())


def together_read(
    collections: Sequence[Collection],
    extract: Extractor,
    left_out: Callable[[LeftOut], None],
    *,
    allow_synthetic: bool,
    licences: Several[str] | None = None,
    progress: Callable[[int, int | None], None],
) -> list[Reading]:
    """The readings of all collections as they are stated: without guesses, each id once, each page with one text and one
    description.

    Args:
        collections: in the order of their keys.
        extract: the extractor of texts.
        left_out: told of everything that did not go in, and of every difference.
        allow_synthetic: whether invented texts may go in.
        licences: the licences of the sources that go in; None for all.
        progress: told before each reading how many are done, and of how many where that is known.
    """
    readings: list[Reading] = []
    ids: dict[str, Reading] = {}
    texts: dict[str, Reading] = {}  # by the key of the source: the reading whose text stands for it
    total = _total(collections)
    progress(0, total)
    for collection in collections:
        for read in collection.readings(extract, left_out, allow_synthetic=allow_synthetic):
            reading = stated(read)
            other, same_page = ids.get(reading.record.id), texts.get(reading.source.key)
            if reading.text is not None and same_page is not None and same_page.text != reading.text:
                reason = f"another text of this page stands in {same_page.place}; keep one of them"
                left_out(LeftOut(reading.place, reason))
            elif other is not None:
                left_out(_same_id(reading, other))
            else:
                ids[reading.record.id] = reading
                if reading.text is not None:
                    texts.setdefault(reading.source.key, reading)
                readings.append(reading)
            progress(len(readings), total if total is not None and len(readings) <= total else None)
    together = with_one_source_each(readings, left_out)
    return together if licences is None else list(under(together, licences, left_out))


def _same_id(reading: Reading, other: Reading) -> LeftOut:
    if reading.text is not None and reading.text == other.text and reading.record == other.record:
        return LeftOut(reading.place, f"the same text as {other.place}: one witness", False)
    return LeftOut(
        reading.place, f"the id {reading.record.id!r} stands already in {other.place}; give it another"
    )


def _total(collections: Sequence[Collection]) -> int | None:
    """How many readings there will be, where the files say so: a file of lines holds any number."""
    if any(
        each.tables or each.answers or any(path.suffix.lower() == ".jsonl" for path in each.record_files)
        for each in collections
    ):
        return None
    return sum(len(each.texts) + len(each.record_files) for each in collections)
