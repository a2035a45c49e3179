"""The worklist: what a person is to look at, the least certain first."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Collection as Names
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from citypact.errors import CitypactError, CollectionError
from citypact.graph.collecting import Collection, Extractor
from citypact.graph.handwritten import text_of
from citypact.graph.left_out import LeftOut, left_out_by
from citypact.graph.listing import listed
from citypact.graph.record_files import RECORD_SUFFIXES, read_records, write_in_one_step
from citypact.graph.records import Record, record_from
from citypact.graph.review.certainty import doubts
from citypact.graph.review.changes import changes
from citypact.graph.review.drafts import Heading, draft, headline
from citypact.graph.review.folder import Draft, ReviewFolder
from citypact.graph.review.scalars import inert
from citypact.graph.reviewed import kept_copy, most_alike, moved_spans, standing
from citypact.graph.sources import slug
from citypact.graph.spreading import all_extracted
from citypact.graph.texts import HeldText, HeldTexts

__all__ = ["Changed", "Work", "Worklist", "review"]

_LONGEST_NAME = 180  # bytes; file systems allow 255, and more is put before and behind
_WHY = 3  # reasons that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One draft to be looked at."""

    draft: Path
    title: str
    source: str  # the file of its text
    least: float
    why: str
    state: str  # new, begun, again (its reviewed text has changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A reviewed record whose text has changed."""

    record: Path
    told: str
    difference: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """What is to be done in a collection, and what is done."""

    folder: ReviewFolder
    work: tuple[Work, ...]
    changed: tuple[Changed, ...]
    reviewed: int
    by_hand: int  # texts that a record stands for which nobody reviewed: it was written by hand
    strange: tuple[Path, ...]  # files among the drafts that do not say which text they are of


def review(
    collection: Collection,
    folder: ReviewFolder,
    *,
    extract: Extractor,
    left_out: Callable[[LeftOut], None],
    again: Names[str] = (),
    progress: Callable[[int, int | None], None] = lambda done, total: None,
) -> Worklist:
    """Write the drafts of what nobody reviewed yet, and list what is to be done.

    A draft that a person touched is never written again.

    Args:
        collection: the collection.
        folder: of all reviewers, or of one alone.
        extract: the extractor.
        left_out: told of every text and record that cannot be read.
        again: ids of reviewed records that are to be looked at once more.
        progress: told how many texts are done, and of how many.
    """
    folder.start()
    return _Review(collection, folder, extract, left_out, again, progress).worklist()


class _Review:
    def __init__(
        self,
        collection: Collection,
        folder: ReviewFolder,
        extract: Extractor,
        left_out: Callable[[LeftOut], None],
        again: Names[str],
        progress: Callable[[int, int | None], None],
    ) -> None:
        self._collection = collection
        self._folder = folder
        self._extract = extract
        self._left_out = left_out
        self._again = set(again)
        self._progress = progress
        self._texts: HeldTexts = collection.held_texts(left_out)
        self._drafts = {each.digest: each for each in folder.held()}
        self._work: list[Work] = []
        self._changed: list[Changed] = []
        self._busy: set[str] = set()  # keys of texts that need no draft from extraction
        self._names: Counter[str] = Counter(each.path.stem.casefold() for each in self._drafts.values())
        self._ids: set[str] = set()
        self._alone: Counter[Path] = Counter()  # how many records each file has
        self._reviewed = self._by_hand = 0

    def worklist(self) -> Worklist:
        records = list(self._records())
        self._ids |= {record.id for _, record in records}
        self._ids |= {each.basis.record.id for each in self._drafts.values() if each.basis}
        self._alone = Counter(path for path, _ in records)
        digests = {record.reviewed_text for _, record in records if record.reviewed_text}
        for path, record in records:
            self._record(path, record, digests)
        unknown = self._again - {record.id for _, record in records}
        if unknown:
            raise CollectionError(
                f"{self._folder.records}: no record with the id {sorted(unknown)[0]}; --again takes ids of reviewed records"
            )
        self._drafts_without_text()
        waiting = [held for held in self._texts if held.source.key not in self._busy]
        for held in waiting:
            if held.unread is not None:
                self._left_out(LeftOut(str(held.path), held.unread))
        self._read([held for held in waiting if held.unread is None])
        order = {"again": 0}
        self._work.sort(key=lambda work: (order.get(work.state, 1), work.least, work.title, work.draft.name))
        strange = [
            path for path in sorted(self._folder.drafts.glob("*.y*ml")) if self._folder.draft_at(path) is None
        ]
        done = Worklist(
            folder=self._folder,
            work=tuple(self._work),
            changed=tuple(self._changed),
            reviewed=self._reviewed,
            by_hand=self._by_hand,
            strange=tuple(strange),
        )
        write_in_one_step(self._folder.worklist, _page(done))
        return done

    def _records(self) -> Iterator[tuple[Path, Record]]:
        """The records that stand already: of the collection, or of one reviewer alone."""
        if not self._folder.reviewer:
            yield from ((path, record) for path, _, record in self._collection.records(self._left_out))
            return
        for path in listed(self._folder.records)[0] if self._folder.records.is_dir() else ():
            if path.suffix.lower() in RECORD_SUFFIXES:
                try:
                    yield from ((path, record) for _, record in read_records(path, refused=self._refused))
                except CitypactError as error:
                    self._refused(error)

    def _refused(self, error: CitypactError) -> None:
        self._left_out(left_out_by(error, str(self._folder.records)))

    def _record(self, path: Path, record: Record, digests: Names[str]) -> None:
        if not record.reviewed_text:
            try:
                held = text_of(record, self._texts, str(path))
            except CitypactError as error:
                self._refused(error)
                return
            if (
                held is not None
                and record.evidence
                and self._alone[path] == 1
                and path.suffix.lower() != ".jsonl"
            ):
                self._busy.add(held.source.key)  # what was read stands in records/, and nobody reviewed it
                self._draft(held, record, state="new", replaces=_below(path, self._folder.records))
            elif held is not None:
                self._by_hand += 1
                self._busy.add(held.source.key)
            return
        self._reviewed += 1
        found = standing(record, self._texts, path.parent, taken=digests)
        if found.now is not None:
            self._busy.add(found.now.source.key)
        notes: list[str] = []
        if found.told:
            copy = kept_copy(path.parent, record.reviewed_text)
            difference = changes(copy, found.now.text) if copy is not None and found.now else []
            self._changed.append(Changed(record=path, told=found.told, difference=tuple(difference)))
            notes = ["", f"CHANGED SINCE REVIEW ({record.reviewed_by}, {record.reviewed_on}):", *difference]
        if found.now is not None and (found.told or record.id in self._again):
            base = moved_spans(found.record, found.now.text) if found.told else found.record
            self._draft(
                found.now, base, state="again", notes=notes, replaces=_below(path, self._folder.records)
            )
        elif found.now is not None:
            self._left_over(found.now)

    def _left_over(self, held: HeldText) -> None:
        """A draft of a text that is reviewed: kept where a person asked for it or began it, else of no use."""
        there = self._drafts.get(held.source.content or "")
        if there is None:
            return
        if there.touched or (there.basis is not None and there.basis.replaces):
            self._listed(there, source=held.path.name, state="begun" if there.touched else "again")
        else:
            self._folder.remove(there)

    def _drafts_without_text(self) -> None:
        """Drafts whose text has changed or gone: what nobody touched is written anew, what a person began is kept."""
        contents = {held.source.content for held in self._texts}
        for digest, each in list(self._drafts.items()):
            if digest in contents:
                continue
            if not each.touched:
                self._folder.remove(each)
                self._names[each.path.stem.casefold()] -= 1
                del self._drafts[digest]
                continue
            now = None
            if each.basis is not None:
                now = self._texts.of(each.basis.key) or most_alike(each.basis.text, self._texts, self._drafts)
            if now is not None:
                self._busy.add(now.source.key)
            told = (
                "its text has changed since the draft was written"
                if now
                else "its text is not in the collection any more"
            )
            self._listed(each, told=told, source=now.path.name if now else "")

    def _read(self, waiting: Sequence[HeldText]) -> None:
        """Draft what is read from texts; a draft that a person touched is listed as it is."""
        wanted: dict[str, HeldText] = {}
        for held in waiting:
            there = self._drafts.get(held.source.content or "")
            if there is not None and there.touched:
                self._listed(there, source=held.path.name)
            else:
                wanted[held.source.key] = held
        readings = all_extracted(self._extract, [(held, key) for key, held in wanted.items()], self._left_out)
        for number, reading in enumerate(readings):
            self._progress(number, len(wanted))
            held = wanted[reading.source.key]
            self._draft(held, self._named(reading.record, held), state="new")

    def _named(self, record: Record, held: HeldText) -> Record:
        """The record under an id that tells which text it is of, as far as its name has ASCII letters."""
        there = self._drafts.get(held.source.content or "")
        if there is not None and there.basis is not None:
            return record_from({**record.plain(), "id": there.basis.record.id})
        stem = slug(held.path.stem)
        found = stem if any(character.isalpha() for character in stem) else held.source.key
        if found in self._ids:
            found = f"{found}-{(held.source.content or '')[:4]}"
        self._ids.add(found)
        return record_from({**record.plain(), "id": found})

    def _draft(
        self,
        held: HeldText,
        record: Record,
        *,
        state: str,
        notes: Sequence[str] = (),
        replaces: str | None = None,
    ) -> None:
        digest = held.source.content
        assert digest is not None
        there = self._drafts.get(digest)
        if there is not None and there.touched:
            self._listed(there, source=held.path.name)
            return
        name = there.path.name if there else self._free_name(held, digest)
        plain = record.plain()
        for key in ("reviewed_by", "reviewed_on", "reviewed_text"):
            plain.pop(key, None)
        base = record_from(plain)
        heading = Heading(
            text=f"{_from(held.path, self._folder.drafts)} ({held.source.url or held.source.key})",
            accept=f"citypact review COLLECTION {shlex.quote(name)} --accept "
            + (f"--for {shlex.quote(self._folder.reviewer)}" if self._folder.reviewer else "--by NAME"),
            notes=notes,
        )
        written = draft(
            record_from({**plain, "reviewed_text": digest}),
            held.text,
            heading,
            confirmed=record.reviewed_by is not None,
        )
        path = self._folder.write(
            name,
            written,
            digest=digest,
            key=held.source.key,
            text=held.text,
            record=base,
            replaces=replaces,
        )
        self._add(path, base, held.text, held.path.name, state)

    def _free_name(self, held: HeldText, digest: str) -> str:
        stem = "".join(character if character.isprintable() else "_" for character in held.path.stem)
        while len(stem.encode()) > _LONGEST_NAME:
            stem = stem[:-1]
        if self._names[stem.casefold()] or (self._folder.drafts / f"{stem}.yaml").exists():
            stem = f"{stem}-{digest[:4]}"
        self._names[stem.casefold()] += 1
        return f"{stem}.yaml"

    def _listed(self, there: Draft, *, source: str, told: str = "", state: str = "begun") -> None:
        if there.basis is None:
            self._work.append(
                Work(
                    draft=there.path,
                    title="",
                    source=source,
                    least=0.0,
                    why=told or "what it was made of is lost; it is kept as you left it",
                    state=state,
                )
            )
            return
        self._add(there.path, there.basis.record, there.basis.text, source, state, told)

    def _add(self, path: Path, record: Record, text: str, source: str, state: str, told: str = "") -> None:
        found = doubts(record, text)
        reasons = [f"{doubt.confidence:.2f} {doubt.why}" for doubt in found[:_WHY]]
        self._work.append(
            Work(
                draft=path,
                title=headline(record, text),
                source=source,
                least=found[0].confidence,
                why=inert("; ".join([told, *reasons] if told else reasons)),
                state=state,
            )
        )


def _from(path: Path, folder: Path) -> str:
    """A path as it is written from a folder: the same wherever the collection stands."""
    return Path(os.path.relpath(path, folder)).as_posix()


def _below(path: Path, folder: Path) -> str | None:
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return None


def _page(done: Worklist) -> str:
    """The worklist for reading (README.md)."""
    lines = [
        "# รายการตรวจ · Worklist",
        "",
        "Made by `citypact review`; the least certain first. Open a draft in any editor: its head says how to correct it.",
        "",
        "| # | draft | least | why | title |",
        "| ---: | --- | ---: | --- | --- |",
        *(
            f"| {number} | [{_cell(work.draft.name)}]({quote(work.draft.name)}) | {work.least:.2f} | "
            f"{_cell(_state(work) + work.why)} | {_cell(work.title)} |"
            for number, work in enumerate(done.work, 1)
        ),
        "",
        f"{len(done.work)} to be looked at, {done.reviewed} reviewed, {done.by_hand} entered by hand.",
        "",
    ]
    for changed in done.changed:
        lines += [f"## {_cell(changed.told)}", "", "```diff", *map(inert, changed.difference), "```", ""]
    return "\n".join(lines)


def _state(work: Work) -> str:
    return {"begun": "begun; ", "again": "changed since review; "}.get(work.state, "")


def _cell(text: str) -> str:
    flat = inert(text)
    for character in "\\`*_[]<>|#":
        flat = flat.replace(character, f"\\{character}")
    return flat
