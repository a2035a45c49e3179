"""Collections: a folder of sources, records and decisions, read into readings.

::

    DIR/
      collection.yaml      title, licence, curator, curated_on, base, as_of (manifest.py)
      sources/             texts, and sources.csv: file, url, title, publisher, ... (source_table.py)
      records/             records in .yaml, .json, .jsonl
      tables/              tables, each with its map (importing/tables.py)
      endpoints/           saved answers of SPARQL endpoints, each with its map (importing/answers.py)
      gazetteer/           bodies and places that the bundled tables lack (gazetteer_files.py)
      decisions.csv        a person's word: same, different, is, suppress (decisions.py)
      changes.csv          promotions, renamings and mergers of bodies (changes.py)
      terms.csv            terms of office by a citable register, for a data check (terms_of_office.py)

A folder of texts without collection.yaml is a collection too (with its sources.csv and its records/, where it has them).

What cannot be read is left out, counted and said; the rest goes in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from citypact.errors import CitypactError, CollectionError, RecordError, SourceError
from citypact.graph.changes import Change, read_changes
from citypact.graph.decisions import Decision, read_decisions
from citypact.graph.documents.formats import DOCUMENT_SUFFIXES, is_document
from citypact.graph.evidence import check_quotes
from citypact.graph.gazetteer_files import FOLDER as GAZETTEER
from citypact.graph.gazetteer_files import added_places
from citypact.graph.handwritten import Handwritten, text_of
from citypact.graph.importing.answers import Answer, answers_in
from citypact.graph.importing.table_rows import TABLE_SUFFIXES
from citypact.graph.importing.tables import Table, tables_in
from citypact.graph.left_out import LeftOut, left_out_by
from citypact.graph.listing import holds_graph, listed, others_left_out
from citypact.graph.manifest import DEFAULT_BASE, MANIFEST, Manifest, read_manifest
from citypact.graph.places import Known
from citypact.graph.reading import stored
from citypact.graph.readings import Reading
from citypact.graph.record_files import RECORD_SUFFIXES, read_records
from citypact.graph.records import Record
from citypact.graph.reviewed import standing
from citypact.graph.source_table import SOURCE_COLUMNS, SourceTable, read_table
from citypact.graph.sources import slug
from citypact.graph.spreading import all_extracted
from citypact.graph.terms_of_office import Term, read_terms
from citypact.graph.texts import Extractor, HeldText, HeldTexts, held_text, held_texts, unread

__all__ = [
    "BUNDLED",
    "SOURCE_COLUMNS",
    "Collection",
    "Extractor",
    "LeftOut",
    "bundled",
    "loose_readings",
    "open_collection",
]

_READ = ", ".join(DOCUMENT_SUFFIXES)
_FOLDERS = ("sources", "records", "tables", "endpoints", GAZETTEER)


@dataclass(frozen=True, kw_only=True)
class Collection:
    """A collection, opened; its files are read by ``readings``."""

    root: Path
    key: str
    title: str
    table: SourceTable
    curator: str | None = None
    curated_on: str | None = None
    licence: str | None = None
    base: str = DEFAULT_BASE
    decisions: tuple[Decision, ...] = ()
    changes: tuple[Change, ...] = ()
    terms: tuple[Term, ...] = ()
    as_of: str | None = None
    texts: tuple[Path, ...] = ()
    record_files: tuple[Path, ...] = ()
    tables: tuple[Path, ...] = ()
    answers: tuple[Path, ...] = ()
    other_sources: tuple[Path, ...] = ()
    other_records: tuple[Path, ...] = ()
    other_tables: tuple[Path, ...] = ()
    unlisted: tuple[LeftOut, ...] = ()

    @property
    def other_files(self) -> int:
        """How many files of sources/, records/ and tables/ are not read."""
        return len(self.other_sources) + len(self.other_records) + len(self.other_tables)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders whose files are read, where they are the collection's own; a folder of texts has none."""
        whole = (self.root / MANIFEST).exists()
        return tuple(self.root / name for name in _FOLDERS) if whole else ()

    def places(self, left_out: Callable[[LeftOut], None]) -> Iterator[Known]:
        """The bodies that the collection's own gazetteer holds; a folder of texts has none."""
        if self.folders:
            yield from added_places(self.root, left_out)

    def readings(
        self, extract: Extractor, left_out: Callable[[LeftOut], None], *, allow_synthetic: bool = False
    ) -> Iterator[Reading]:
        """Read every source: the records, then the rows of tables and saved answers, then the texts that no record stands for.

        Args:
            extract: the extractor (text to record).
            left_out: told of everything that did not go in.
            allow_synthetic: whether invented texts may go in.
        """
        self._tell_what_is_not_read(left_out)
        texts = self.held_texts(left_out)
        handwritten = Handwritten(self.curator, self.curated_on)
        stood_for: set[str] = set()
        invented: list[str] = []
        records = list(self.records(left_out))
        reviewed = {record.reviewed_text for _, _, record in records if record.reviewed_text}
        for path, place, record in records:
            told = None
            try:
                if record.reviewed_text:
                    found = standing(record, texts, path.parent, taken=reviewed)
                    record, held, now, told = found.record, found.held, found.now, found.told
                else:
                    held = now = text_of(record, texts, place)
                if now:
                    stood_for.add(now.source.key)
                if not allow_synthetic and (record.synthetic or (now and now.source.type == "invented")):
                    invented.append(place)
                    continue
                reading = replace(handwritten.reading(place, record, held), since_review=told)
                check_quotes(reading)
            except RecordError as error:
                left_out(left_out_by(error, place))
                continue
            yield reading
        yield from self._rows(left_out)
        wanted: list[tuple[HeldText, str]] = []
        written = {record.id for _, _, record in records}
        for each in texts:
            for id in sorted(each.records - written):
                reason = f"{each.path.name} names the record {id!r}, which records/ does not hold; write it, or empty the cell"
                left_out(LeftOut(str(self.table.path), reason))
            if each.source.key in stood_for:
                continue
            if each.source.type == "invented" and not allow_synthetic:
                invented.append(str(each.path))
                continue
            if each.unread is not None:
                left_out(LeftOut(str(each.path), each.unread))
                yield unread(each)
            else:
                wanted.append((each, each.source.key))
        yield from all_extracted(extract, wanted, left_out)
        if invented:
            left_out(self._refused(invented))

    def _rows(self, left_out: Callable[[LeftOut], None]) -> Iterator[Reading]:
        """The rows of the tables and of the saved answers; one that breaks off keeps the rows before."""
        for path in (*self.tables, *self.answers):
            try:
                table: Table | Answer = Table.open(path) if path in self.tables else Answer.open(path)
                yield from table.readings(left_out)
            except CitypactError as error:
                left_out(left_out_by(error, str(path)))

    def _refused(self, invented: Sequence[str]) -> LeftOut:
        """One line for all invented texts, however many there are."""
        if len(invented) == 1:
            return LeftOut(invented[0], "an invented text; add --allow-synthetic to build with it")
        named = ", ".join(sorted(Path(place).name for place in invented)[:3]) + (
            " ..." if len(invented) > 3 else ""
        )
        return LeftOut(
            str(self.root),
            f"{len(invented)} invented texts ({named}); add --allow-synthetic to build with them",
        )

    def held_texts(self, left_out: Callable[[LeftOut], None]) -> HeldTexts:
        """The texts of the collection, each with its source."""
        return held_texts(self.texts, self.table, left_out)

    def _tell_what_is_not_read(self, left_out: Callable[[LeftOut], None]) -> None:
        for told in self.unlisted:
            left_out(told)
        for name in self.table.rows_without_text(self.texts):
            left_out(
                LeftOut(
                    str(self.table.path), f"{name}: no such text beside it; add the file, or remove its row"
                )
            )
        for told in others_left_out(list(self.other_sources), _READ):
            left_out(told)
        for told in others_left_out(list(self.other_records), ", ".join(RECORD_SUFFIXES)):
            left_out(told)
        for told in others_left_out(list(self.other_tables), ", ".join(TABLE_SUFFIXES)):
            left_out(told)

    def records(self, left_out: Callable[[LeftOut], None]) -> Iterator[tuple[Path, str, Record]]:
        """The records of all files, each with its file and its place; of those with one id, the first."""
        seen: dict[str, str] = {}
        for path in self.record_files:

            def refused(error: CitypactError, path: Path = path) -> None:
                left_out(left_out_by(error, str(path)))

            try:
                for place, record in read_records(path, refused=refused):
                    if record.id in seen:
                        reason = f"the id {record.id!r} stands already in {seen[record.id]}; give it another"
                        left_out(LeftOut(place, reason))
                        continue
                    seen[record.id] = place
                    yield path, place, record
            except SourceError as error:
                refused(error)


def loose_readings(
    paths: Sequence[Path],
    extract: Extractor,
    left_out: Callable[[LeftOut], None],
    *,
    progress: Callable[[int, int | None], None] = lambda done, total: None,
) -> Iterator[Reading]:
    """Read texts wherever they stand (files, or folders of them), each with its row of a sources.csv beside it."""
    found = list(_text_files(paths, left_out))
    for done, reading in enumerate(all_extracted(extract, _loose_texts(found, left_out), left_out), 1):
        progress(done, len(found))
        yield reading


def _loose_texts(
    paths: Sequence[Path], left_out: Callable[[LeftOut], None]
) -> Iterator[tuple[HeldText, str]]:
    tables: dict[Path, SourceTable] = {}
    for path in paths:
        table = path.parent / "sources.csv"
        try:
            if table not in tables:
                tables[table] = read_table(table)
            held = held_text(path, tables[table], left_out)
        except CitypactError as error:
            left_out(left_out_by(error, str(path)))
            continue
        if held.unread is not None:
            left_out(LeftOut(str(path), held.unread))
            continue
        yield held, slug(path.stem) or held.source.key


def _text_files(paths: Sequence[Path], left_out: Callable[[LeftOut], None]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        if holds_graph(path):
            left_out(LeftOut(str(path), "a graph folder; name the folder of the texts it was built from"))
            continue
        everything, told = listed(path)
        found = [each for each in everything if is_document(each)]
        others = [each for each in everything if not is_document(each)]
        for each in (*told, *others_left_out(others, _READ)):
            if each.fault:
                left_out(each)
        if not found:
            left_out(LeftOut(str(path), f"no texts ({_READ}) in this folder"))
        yield from found


BUNDLED = "bundled"  # the key of the collection that comes with citypact


def bundled() -> Collection:
    """The collection that comes with citypact."""
    return open_collection(Path(str(files("citypact.graph.collection"))), key=BUNDLED)


def open_collection(root: Path, *, key: str | None = None) -> Collection:
    """Open a collection, or a folder of texts.

    Raises:
        CollectionError: when it is neither, or its own files contradict each other.
    """
    if not root.exists():
        raise CollectionError(f"{root}: there is no such folder; start one with: citypact new {root}")
    if not root.is_dir():
        raise CollectionError(f"{root}: a file; name the folder of texts or the collection that holds it")
    if holds_graph(root):
        raise CollectionError(f"{root}: a graph folder; name the collection that it was built from")
    stated = (root / MANIFEST).exists()
    laid_out = any((root / name).is_dir() for name in _FOLDERS) and not any(map(is_document, root.iterdir()))
    if laid_out and not stated and not (root / "sources").is_dir():
        laid_out = not any(map(is_document, listed(root)[0]))  # texts in folders of their own
    whole = stated or laid_out  # collection.yaml may be missing, its defaults hold
    settings = read_manifest(root / MANIFEST) if stated else Manifest()
    sources = root / "sources" if whole else root
    in_sources, told = listed(sources) if sources.exists() else ([], [])
    records = root / "records"
    if whole:
        in_records, more_told = listed(records) if records.exists() else ([], [])
        told += more_told
    else:
        in_records = [path for path in in_sources if records in path.parents and not is_document(path)]
        in_sources = [path for path in in_sources if path not in in_records]
    texts = tuple(path for path in in_sources if is_document(path))
    record_files = tuple(path for path in in_records if path.suffix.lower() in RECORD_SUFFIXES)
    table = sources / "sources.csv"
    tables, other_tables = tables_in(root / "tables") if whole else ((), ())
    answers = answers_in(root) if whole else ()
    if not (texts or record_files or tables or answers):
        if told:
            raise CollectionError(f"{told[0].place}: {told[0].reason}")
        elsewhere = "no records in records/, no tables in tables/ and no answers in endpoints/"
        where = f"in sources/, {elsewhere}" if whole else "in this folder"
        raise CollectionError(f"{root}: no texts ({_READ}) {where}; put press releases there")
    beside = (root / name for name in ("decisions.csv", "changes.csv", "terms.csv"))
    own = {table} if whole else {table, *beside}
    return Collection(
        root=root,
        key=key or str(root.resolve()),
        title=stored(settings.title or root.resolve().name),
        table=read_table(table),
        curator=settings.curator,
        curated_on=settings.curated_on,
        licence=settings.licence,
        base=settings.base,
        as_of=settings.as_of,
        decisions=read_decisions(root / "decisions.csv"),
        changes=read_changes(root / "changes.csv"),
        terms=read_terms(root / "terms.csv"),
        texts=texts,
        record_files=record_files,
        tables=tables,
        answers=answers,
        other_tables=other_tables,
        other_sources=tuple(path for path in in_sources if not is_document(path) and path not in own),
        other_records=tuple(path for path in in_records if path.suffix.lower() not in RECORD_SUFFIXES),
        unlisted=tuple(told),
    )
