"""Collections: a folder of sources, records and decisions, read into readings; started and added to.

::

    DIR/
      collection.yaml      title, licence, curator, curated_on, base
      sources/             texts, and sources.csv: file, url, title, publisher, issuer, published, retrieved, licence, ...
      records/             records in .yaml, .json, .jsonl
      decisions.csv

A folder of texts without collection.yaml is a collection too (with its sources.csv, where it has one).

What cannot be read is left out, counted and said; the rest goes in.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from citypact.errors import CitypactError, CollectionError, RecordError, SourceError
from citypact.graph.decisions import Decision, read_decisions
from citypact.graph.evidence import check_quotes
from citypact.graph.reading import read_text
from citypact.graph.readings import Reading
from citypact.graph.record_files import RECORD_SUFFIXES, plain_yaml, read_records
from citypact.graph.records import Record, record_from
from citypact.graph.sources import Source, slug, source_key

__all__ = ["SOURCE_COLUMNS", "Collection", "LeftOut", "bundled", "loose_readings", "open_collection"]

MANIFEST = "collection.yaml"
SOURCE_COLUMNS = (
    "file",
    "url",
    "title",
    "publisher",
    "issuer",
    "published",
    "retrieved",
    "licence",
    "lang",
    "retelling_of",
)
DEFAULT_BASE = "https://w3id.org/citypact/id/"

Extractor = Callable[..., Record]


class LeftOut(NamedTuple):
    """A source or record that did not go in, and why; ``fault`` is False for what was left out on purpose."""

    place: str
    reason: str
    fault: bool = True


@dataclass(frozen=True, kw_only=True)
class Collection:
    """A collection, opened; its files are read by ``readings``."""

    root: Path
    key: str
    title: str
    curator: str | None = None
    curated_on: str | None = None
    base: str = DEFAULT_BASE
    decisions: tuple[Decision, ...] = ()
    as_of: str | None = None
    texts: tuple[Path, ...] = ()
    record_files: tuple[Path, ...] = ()
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # file name -> its row of sources.csv
    other_files: int = 0

    def readings(
        self, extract: Extractor, left_out: Callable[[LeftOut], None], *, allow_synthetic: bool = False
    ) -> Iterator[Reading]:
        """Read every source: hand-written records first, then the texts that no record stands for.

        Args:
            extract: the extractor (text to record).
            left_out: told of everything that did not go in.
            allow_synthetic: whether invented texts may go in.
        """
        texts = self._texts(left_out)
        seen: dict[str, str] = {}
        for path in self.record_files:
            for place, record in self._records(path, left_out):
                if record.synthetic and not allow_synthetic:
                    left_out(
                        LeftOut(place, "an invented text; add --allow-synthetic to build with it", False)
                    )
                    continue
                if record.id in seen:
                    left_out(
                        LeftOut(
                            place,
                            f"the id {record.id!r} stands already in {seen[record.id]}; give it another",
                        )
                    )
                    continue
                seen[record.id] = place
                reading = self._curated(place, record, texts)
                try:
                    check_quotes(reading)
                except RecordError as error:
                    left_out(LeftOut(place, _reason(error, place)))
                    continue
                yield reading
        for key in sorted(texts):
            path, text, source = texts[key]
            yield _extracted(extract, path, text, source, source.key)

    def _records(self, path: Path, left_out: Callable[[LeftOut], None]) -> Iterator[tuple[str, Record]]:
        try:
            yield from read_records(path, refused=lambda error: left_out(LeftOut(*_split(error, str(path)))))
        except SourceError as error:
            left_out(LeftOut(str(path), _reason(error, str(path))))

    def _curated(self, place: str, record: Record, texts: dict[str, tuple[Path, str, Source]]) -> Reading:
        """A hand-written record; where its text is in the collection too, the record stands for it."""
        content = "|".join(filter(None, (record.title, record.publisher, record.published))) or record.id
        key = source_key(url=record.url, content=content, prefix="record")
        held = texts.pop(key, None)
        text = held[1] if held else None
        extracted = text is not None and bool(record.evidence)
        source = Source(
            key=key,
            type="retelling" if record.retelling else "article",
            reading="extracted" if extracted else "curated",
            url=record.url,
            title=record.title,
            publisher=record.publisher,
            issuer=record.issuer,
            published=record.published,
            retrieved=record.retrieved,
            licence=record.licence,
            lang=record.lang,
            content=held[2].content if held else None,
        )
        return Reading(
            source=source,
            record=record,
            place=place,
            text=text,
            curator=record.reviewed_by or (None if extracted else self.curator or "unknown curator"),
            curated_on=record.reviewed_on or (None if extracted else self.curated_on),
        )

    def _texts(self, left_out: Callable[[LeftOut], None]) -> dict[str, tuple[Path, str, Source]]:
        found: dict[str, tuple[Path, str, Source]] = {}
        digests: dict[str, Path] = {}
        for path in self.texts:
            try:
                stored = read_text(path)
                row = dict(self.rows.get(str(path.relative_to(self._sources)), self.rows.get(path.name, {})))
                source = _source(row, stored.digest, str(path))
            except CitypactError as error:
                left_out(LeftOut(str(path), _reason(error, str(path))))
                continue
            if stored.digest in digests:
                left_out(
                    LeftOut(str(path), f"the same text as {digests[stored.digest].name}: one witness", False)
                )
                continue
            if source.key in found:
                left_out(
                    LeftOut(
                        str(path),
                        f"has the address of {found[source.key][0].name}; give each text its own url",
                    )
                )
                continue
            digests[stored.digest] = path
            found[source.key] = (path, stored.text, source)
        return found

    @property
    def _sources(self) -> Path:
        return self.root / "sources" if (self.root / MANIFEST).exists() else self.root


def loose_readings(
    paths: Sequence[Path], extract: Extractor, left_out: Callable[[LeftOut], None]
) -> Iterator[Reading]:
    """Read texts wherever they stand (files, or folders of .txt files), each with its row of a sources.csv beside it."""
    tables: dict[Path, dict[str, dict[str, str]]] = {}
    for path in _text_files(paths, left_out):
        table = path.parent / "sources.csv"
        try:
            if table not in tables:
                tables[table] = _rows(table) if table.exists() else {}
            stored = read_text(path)
            source = _source(tables[table].get(path.name, {}), stored.digest, str(path))
        except CitypactError as error:
            left_out(LeftOut(str(path), _reason(error, str(path))))
            continue
        yield _extracted(extract, path, stored.text, source, slug(path.stem) or source.key)


def _text_files(paths: Sequence[Path], left_out: Callable[[LeftOut], None]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(
            each for each in path.rglob("*") if each.suffix.lower() == ".txt" and _visible(each, path)
        )
        if not found:
            left_out(LeftOut(str(path), "no texts (.txt) in this folder"))
        yield from found


def bundled() -> Collection:
    """The collection that comes with citypact."""
    return open_collection(Path(str(files("citypact.graph.collection"))), key="bundled")


def open_collection(root: Path, *, key: str | None = None) -> Collection:
    """Open a collection, or a folder of texts.

    Raises:
        CollectionError: when it is neither, or its own files contradict each other.
    """
    if not root.exists():
        raise CollectionError(f"{root}: there is no such folder; start one with: citypact new {root}")
    if not root.is_dir():
        raise CollectionError(f"{root}: a file; name the folder of texts or the collection that holds it")
    manifest = root / MANIFEST
    whole = manifest.exists()
    settings = _settings(manifest) if whole else {}
    try:
        everything = sorted(
            path for path in (root / "sources" if whole else root).rglob("*") if _visible(path, root)
        )
        records = (
            sorted(path for path in (root / "records").rglob("*") if _visible(path, root)) if whole else []
        )
    except OSError as error:
        raise CollectionError(
            f"{root}: cannot be listed ({error.strerror or error}); check its rights"
        ) from None
    texts = tuple(path for path in everything if path.suffix.lower() == ".txt")
    record_files = tuple(path for path in records if path.suffix.lower() in RECORD_SUFFIXES)
    table = (root / "sources" if whole else root) / "sources.csv"
    if not texts and not record_files:
        raise CollectionError(
            f"{root}: no texts (.txt) {'in sources/ and no records in records/' if whole else 'in this folder'}; "
            "put press releases there as .txt files"
        )
    return Collection(
        root=root,
        key=key or str(root.resolve()),
        title=_title(settings, root),
        curator=settings.get("curator"),
        curated_on=settings.get("curated_on"),
        base=_base(settings, manifest),
        as_of=settings.get("as_of"),
        decisions=read_decisions(root / "decisions.csv"),
        texts=texts,
        record_files=record_files,
        rows=_rows(table) if table.exists() else {},
        other_files=len(everything) + len(records) - len(texts) - len(record_files) - int(table.exists()),
    )


def _visible(path: Path, root: Path) -> bool:
    return path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)


def _settings(manifest: Path) -> dict[str, str]:
    data = plain_yaml(read_text(manifest).text, place=str(manifest))
    if not isinstance(data, dict):
        raise CollectionError(f"{manifest}: a mapping of settings: title, licence, curator, curated_on, base")
    titles = data.get("title")
    if isinstance(titles, dict):
        data = {**data, "title": " · ".join(str(titles[key]) for key in ("th", "en") if titles.get(key))}
    wrong = [key for key, value in data.items() if value is not None and not isinstance(value, str)]
    if wrong:
        raise CollectionError(f"{manifest}: {wrong[0]}: one line of text is wanted here")
    return {key: value for key, value in data.items() if value}


def _title(settings: Mapping[str, str], root: Path) -> str:
    return settings.get("title") or root.resolve().name


def _base(settings: Mapping[str, str], manifest: Path) -> str:
    base = settings.get("base", DEFAULT_BASE)
    if (
        not base.startswith(("https://", "http://"))
        or not base.endswith("/")
        or not base.isascii()
        or set(base) & set('<>" {}|\\^`')
    ):
        raise CollectionError(
            f"{manifest}: base: {base!r} is no base of IRIs; write https://.../ with a slash at its end"
        )
    return base


def _rows(table: Path) -> dict[str, dict[str, str]]:
    reader = csv.DictReader(read_text(table).text.splitlines())
    if reader.fieldnames is None or "file" not in reader.fieldnames:
        raise CollectionError(f"{table}: the first line names the columns: {','.join(SOURCE_COLUMNS)}")
    found: dict[str, dict[str, str]] = {}
    for row in reader:
        name = (row.get("file") or "").strip()
        if name in found:
            raise CollectionError(f"{table}:{reader.line_num}: {name} stands twice; keep one row")
        if name:
            found[name] = {
                key: (value or "").strip()
                for key, value in row.items()
                if isinstance(key, str) and isinstance(value, str)
            }
    return found


def _source(row: Mapping[str, str], digest: str, place: str) -> Source:
    """The source of a text, from its row of sources.csv.

    Raises:
        RecordError: when the row holds a day that is none, or a language that is none.
    """
    given = {name: row.get(name) or None for name in SOURCE_COLUMNS}
    checked = record_from(
        {
            "id": "row",
            "lang": given["lang"] or "th",
            **{
                name: given[name]
                for name in ("published", "retrieved", "url", "title", "publisher", "issuer")
                if given[name]
            },
        },
        place=f"{place} (its row of sources.csv)",
    )
    original = given["retelling_of"]
    return Source(
        key=source_key(
            url=None if original else given["url"], content=digest, prefix="retelling" if original else "text"
        ),
        type="retelling" if original else "article",
        reading="extracted",
        url=given["url"],
        title=checked.title,
        publisher=checked.publisher,
        issuer=checked.issuer,
        published=checked.published,
        retrieved=checked.retrieved,
        licence=given["licence"],
        lang=given["lang"] or "",
        content=digest,
        retells=source_key(url=original, content=digest) if original else None,
        retells_url=original,
    )


def _extracted(extract: Extractor, path: Path, text: str, source: Source, id: str) -> Reading:
    record = extract(
        text,
        id=id,
        lang=source.lang or None,
        url=source.url,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        issuer=source.issuer,
    )
    return Reading(source=_filled(source, record), record=record, place=str(path), text=text)


def _filled(source: Source, record: Record) -> Source:
    """The source with what its text itself told."""
    return replace(
        source,
        lang=source.lang or record.lang,
        title=source.title or record.title,
        publisher=source.publisher or record.publisher,
        issuer=source.issuer or record.issuer,
        published=source.published or record.published,
    )


def _split(error: RecordError, fallback: str) -> tuple[str, str]:
    place, found, reason = str(error).partition(": ")
    return (place, reason) if found else (fallback, place)


def _reason(error: CitypactError, place: str) -> str:
    return str(error).removeprefix(f"{place}: ")
