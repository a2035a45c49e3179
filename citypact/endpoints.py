"""What ``citypact import sparql`` and ``citypact import wikidata`` do and say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from citypact import console
from citypact.errors import CollectionError
from citypact.graph.importing.addresses import checked_address, shown_address, user_agent
from citypact.graph.importing.answers import Answer
from citypact.graph.importing.asking import Endpoint
from citypact.graph.importing.fetching import Fetch, Limits
from citypact.graph.importing.mapping import read_map
from citypact.graph.importing.paging import paged
from citypact.graph.importing.saved import ENDPOINTS
from citypact.graph.importing.shelves import Shelf
from citypact.graph.importing.wikidata import name_for, wikidata_map, wikidata_query
from citypact.graph.left_out import LeftOut
from citypact.graph.manifest import MANIFEST
from citypact.graph.reading import read_text
from citypact.graph.sources import slug

__all__ = ["Manner", "import_sparql", "import_wikidata"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How an endpoint is asked: what the options of both commands say."""

    collection: Path
    page_size: int
    most_rows: int
    most_bytes: int
    seconds: float
    contact: str | None
    again: bool


def import_sparql(address: str, query: Path, map: Path, manner: Manner, *, name: str | None) -> int:
    """Fetch the answer to a query into a collection, and say what is there now; the exit status."""
    address = checked_address(address)
    text = read_text(query, then="write a SPARQL query into it, as UTF-8 text").text
    return _fetched(address, text, map, manner, name=name or slug(query.stem), place=str(query))


def import_wikidata(address: str, manner: Manner, *, country: str | None, map: Path | None) -> int:
    """Fetch Wikidata's twinned administrative bodies into a collection, and say what is there now; the exit status."""
    if manner.contact is None:
        console.say(
            "citypact: Wikimedia wants to know whom to write to: set --contact or CITYPACT_CONTACT to your mail address"
        )
    return _fetched(
        checked_address(address),
        wikidata_query(country),
        map or wikidata_map(),
        manner,
        name=name_for(country),
        place="wikidata.rq",
    )


def _fetched(address: str, query: str, map: Path, manner: Manner, *, name: str, place: str) -> int:
    variables = read_map(map).columns
    asked = paged(query, place=place, rows=manner.page_size or None)
    agent = user_agent(manner.contact)
    if not (manner.collection / MANIFEST).exists():
        raise CollectionError(
            f"{manner.collection}: no collection there; start one with: citypact new {manner.collection}"
        )
    if not name or slug(name) != name:
        raise CollectionError(f"--name {name[:60]!r}: no name of a folder; write a-z, 0-9 and hyphens")
    shelf = Shelf(manner.collection / ENDPOINTS / name)
    with console.progress() as progress:
        fetch = Fetch(
            endpoint=Endpoint(address=address, agent=agent, seconds=manner.seconds),
            query=asked,
            shelf=shelf,
            map=read_text(map, then="write a map into it, as UTF-8 text: docs/tables.md").text,
            wanted=variables,
            limits=Limits(rows=manner.most_rows, bytes=manner.most_bytes),
            told=lambda line: console.say(f"citypact: {line}"),
            progress=lambda rows: progress("fetch", rows, None),
        )
        try:
            saved = fetch.run(again=manner.again)
        except KeyboardInterrupt:
            if (held := shelf.unfinished()) is not None:
                console.say(
                    f"citypact: {held.rows:,} rows of {shown_address(address)} are kept; the same command goes on behind them"
                )
            raise
    left: list[LeftOut] = []
    licences: Counter[str] = Counter()
    with console.progress() as progress:
        answer = Answer.open(saved.folder.parent)
        for reading in answer.readings(left.append, progress=lambda rows: progress("rows", rows, saved.rows)):
            licences[reading.source.licence or "unknown"] += 1
    for each in left:
        console.say(f"citypact: {each.place}: {each.reason}")
    there = (
        f"{_counted(saved.rows, 'row')} in {_counted(len(saved.pages), 'page')} from {shown_address(address)}"
    )
    by_licence = ", ".join(f"{licence} ({rows:,})" for licence, rows in sorted(licences.items()))
    print(console.plain(f"{shelf.folder}: {there}, {licences.total():,} of them read by the map"))
    if licences:
        print(console.plain(f"Licences: {by_licence}"))
    print(f"Build with: citypact build {manner.collection}")
    return 1 if any(each.fault for each in left) else 0


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
