"""Accepting: a corrected draft becomes a reviewed record.

Nothing is moved before the whole draft is right; a draft with a fault stays where it is, and the fault is told with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from citypact.errors import CitypactError, RecordError
from citypact.graph.collecting import Collection, Extractor
from citypact.graph.evidence import PERSON
from citypact.graph.left_out import LeftOut
from citypact.graph.listing import listed
from citypact.graph.own_files import text_or_nothing
from citypact.graph.record_files import RECORD_SUFFIXES, line_of, plain_yaml, read_records, write_record
from citypact.graph.records import Record, record_from
from citypact.graph.review.carrying import carried
from citypact.graph.review.folder import Basis, Draft, ReviewFolder
from citypact.graph.review.quoting import Quoted, found_in, pointer, taken_out, texts_in
from citypact.graph.reviewed import keep_copy, kept_copy
from citypact.graph.texts import extracted

__all__ = ["Accepted", "accept"]

_LISTS = {
    "agreements",
    "officials",
    "bodies",
    "parties",
    "signatories",
    "domains",
    "domain_phrases",
    "headline_domains",
    "purposes",
    "activities",
    "people",
}
_NONE = {"none", "no", "ไม่มี"}  # how people say [] in words
_MAY_BE_NULL = {"date", "time", "venue", "room", "site", "of", "honorific", "on_behalf_of"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A draft that was accepted: its record, and how many of the record's values are whose."""

    draft: Path
    path: Path
    record: Record
    read: int  # values left as they were read
    by_hand: int  # values that the person changed or added, without a quote
    quoted: int  # values that the person gave with a quote of the text
    changed: bool  # whether the text has changed since the draft was written
    replaced: str | None = None  # who had reviewed the record that this one replaces


class _There(NamedTuple):
    """A record that stands already."""

    path: Path
    alone: bool  # in its file
    reviewed_text: str | None
    reviewed_by: str | None


def accept(
    collection: Collection,
    paths: Sequence[Path],
    *,
    extract: Extractor,
    by: str | None = None,
    on: str,
    reviewer: str | None = None,
) -> Iterator[Accepted | CitypactError]:
    """Accept drafts, one after the other; the fault of one keeps no other back.

    Args:
        collection: whose drafts they are.
        paths: their files; a bare name is sought in the review folder.
        extract: the extractor, for a draft of which nobody knows any more what it was made of.
        by: who reviewed them; else what a draft says, else the reviewer whose folder it stands in.
        on: the day, where a draft says none (YYYY-MM-DD).
        reviewer: in whose folder bare names are sought.
    """
    desk = _Desk(collection, extract, by, on, reviewer)
    for path in paths:
        try:
            yield desk.accept(path)
        except CitypactError as error:
            yield error


@dataclass
class _Desk:
    collection: Collection
    extract: Extractor
    by: str | None
    on: str
    reviewer: str | None
    ids: dict[Path, dict[str, _There]] = field(default_factory=dict)

    def accept(self, named: Path) -> Accepted:
        path = self._file(named)
        folder = self._folder(path)
        if path.resolve().parent == folder.records.resolve():
            return self._adopt(path)
        draft = folder.draft_at(path)
        text = text_or_nothing(path)
        if not text.strip():
            raise RecordError(
                f"{path}: the draft is empty; delete it, and it is written anew by: citypact review {self.collection.root}"
            )
        data = _data(text, path)
        if draft is None:
            raise RecordError(
                f"{path}: the line reviewed_text: is missing, which says what text this is of; "
                "put it back as citypact review wrote it"
            )
        basis = draft.basis or self._made_again(draft, folder)
        record = self._record(data, text, path, basis, draft.digest, folder)
        target = self._target(folder, draft, basis, record)
        there = self._ids(folder).get(record.id)
        keep_copy(folder.records, draft.digest, basis.text)
        write_record(record, target)
        self._ids(folder)[record.id] = _There(target, True, record.reviewed_text, record.reviewed_by)
        folder.put_away(draft)
        return self._accepted(path, target, record, there)

    def _accepted(self, path: Path, target: Path, record: Record, there: _There | None) -> Accepted:
        spans = [list(found) for found in (record.evidence or {}).values()]
        person = sum(any(span.rule == PERSON for span in found) for found in spans)
        return Accepted(
            draft=path,
            path=target,
            record=record,
            read=sum(bool(found) for found in spans) - person,
            by_hand=sum(not found for found in spans),
            quoted=person,
            changed=record.reviewed_text not in self._contents,
            replaced=there.reviewed_by if there else None,
        )

    @cached_property
    def _contents(self) -> set[str | None]:
        return {held.source.content for held in self.collection.held_texts(_unheard)}

    def _file(self, named: Path) -> Path:
        drafts = ReviewFolder(self.collection.root, self.reviewer).drafts
        for path in (named, drafts / named, drafts / f"{named}.yaml"):
            if path.is_file():
                return path
        accepted = ReviewFolder(self.collection.root, self.reviewer).accepted
        for path in (accepted / named.name, accepted / f"{named.name}.yaml"):
            if path.is_file():
                raise RecordError(
                    f"{named}: was accepted already and stands in {path}; to change what it says, draft the record once more: "
                    f"citypact review {self.collection.root} --again ID"
                )
        raise RecordError(
            f"{named}: there is no such draft; citypact review {self.collection.root} lists them"
        )

    def _folder(self, path: Path) -> ReviewFolder:
        """The folder of a draft: that of all reviewers, or of the one in whose folder it stands."""
        review = (self.collection.root / "review").resolve()
        here = path.resolve().parent
        if here == review:
            return ReviewFolder(self.collection.root)
        for owner, rest in ((here, ()), (here.parent, ("records",))):
            if owner.parent == review and (not rest or here.name in rest):
                return ReviewFolder(self.collection.root, owner.name)
        raise RecordError(f"{path}: not in {review}; accept the drafts that citypact review wrote there")

    def _made_again(self, draft: Draft, folder: ReviewFolder) -> Basis:
        """What a draft is of, from the text itself."""
        for held in self.collection.held_texts(_unheard):
            if held.source.content == draft.digest:
                record = extracted(self.extract, held, held.source.key).record
                return Basis(draft.path.name, "", held.source.key, held.text, record, None)
        copy = kept_copy(folder.records, draft.digest)
        if copy is not None:
            return Basis(draft.path.name, "", "", copy, self.extract(copy, id="draft"), None)
        raise RecordError(
            f"{draft.path}: the text that this draft is of is not in the collection any more; put it back and try again"
        )

    def _record(
        self, data: Any, text: str, path: Path, basis: Basis, digest: str, folder: ReviewFolder
    ) -> Record:
        place, lines = str(path), partial(line_of, text)
        if not isinstance(data, dict):
            raise record_fault(data, place)
        if "evidence" in data:
            raise RecordError(
                f"{_at(place, text, ('evidence',))}: evidence is kept by citypact; "
                "quote beside the value: date: 2023-02-24 «...»"
            )
        whole = _filled(data)
        whole, quotes = taken_out(whole, set(texts_in(basis.record.plain())))
        whole["reviewed_by"] = self._person(whole, place, folder)
        whole["reviewed_on"] = whole.get("reviewed_on") or self.on
        whole["reviewed_text"] = digest
        checked = record_from(whole, place=place, line_of=lines)  # its faults first: they have lines
        for number, agreement in enumerate(checked.agreements):
            first = checked.agreements.index(agreement)
            if first < number:
                raise RecordError(
                    f"{_at(place, text, ('agreements', number))}: agreement {number + 1} says the same as agreement "
                    f"{first + 1}; change it, or take it out"
                )
        evidence = carried(basis.record, whole)
        for quoted in quotes:
            evidence[pointer(quoted.steps)] = [_span(quoted, basis.text, _at(place, text, quoted.steps))]
        return record_from(
            {**whole, **({"evidence": evidence} if evidence else {})}, place=place, line_of=lines
        )

    def _person(self, data: dict[str, Any], place: str, folder: ReviewFolder) -> str:
        said = data.get("reviewed_by")
        if said is not None and not isinstance(said, str):
            raise RecordError(f"{place}: reviewed_by: one name is wanted")
        if self.by and said and self.by != said:
            raise RecordError(
                f"{place}: says reviewed_by: {said}, and --by says {self.by}; leave one of them out"
            )
        person = self.by or said or folder.reviewer
        if not person:
            raise RecordError(f"{place}: who reviewed it? Add --by NAME, or fill in reviewed_by:")
        return str(person)

    def _target(self, folder: ReviewFolder, draft: Draft, basis: Basis, record: Record) -> Path:
        """The file that the record is written to: a new one, or that of the record which it replaces."""
        replaced = folder.records / basis.replaces if basis.replaces else None
        there = self._ids(folder).get(record.id)
        if there is not None:
            if there.alone and (there.path == replaced or there.reviewed_text == draft.digest):
                return there.path
            raise RecordError(
                f"{draft.path}: the id {record.id!r} stands already in {there.path}; give this one another"
            )
        if replaced is not None and replaced.exists():
            return replaced  # the person gave the record another id
        target, number = folder.records / f"{draft.path.stem}.yaml", 1
        while target.exists():
            number += 1
            target = folder.records / f"{draft.path.stem}-{number}.yaml"
        return target

    def _ids(self, folder: ReviewFolder) -> dict[str, _There]:
        """The records that stand in a folder, by id."""
        if folder.records not in self.ids:
            found: dict[str, _There] = {}
            paths = listed(folder.records)[0] if folder.records.is_dir() else []
            for path in paths:
                if path.suffix.lower() in RECORD_SUFFIXES:
                    try:
                        records = [record for _, record in read_records(path, refused=_unheard)]
                    except CitypactError:
                        continue
                    for record in records:
                        alone = len(records) == 1
                        found[record.id] = _There(path, alone, record.reviewed_text, record.reviewed_by)
            self.ids[folder.records] = found
        return self.ids[folder.records]

    def _adopt(self, path: Path) -> Accepted:
        """Take what one reviewer wrote into the collection's own records, as that reviewer's word."""
        owner, own = self._folder(path), ReviewFolder(self.collection.root)
        ((_, record),) = read_records(path)
        if not record.reviewed_by or not record.reviewed_text:
            raise RecordError(
                f"{path}: no reviewed record; accept a draft, or a record that was accepted with --for"
            )
        if self.by and self.by != record.reviewed_by:
            raise RecordError(f"{path}: {record.reviewed_by} reviewed it; leave --by {self.by} out")
        there = self._ids(own).get(record.id)
        if there is not None and (not there.alone or there.reviewed_text != record.reviewed_text):
            raise RecordError(
                f"{path}: the id {record.id!r} stands already in {there.path}; give this one another"
            )
        copy = kept_copy(owner.records, record.reviewed_text)
        if copy is not None:
            keep_copy(own.records, record.reviewed_text, copy)
        target = there.path if there else own.records / path.name
        write_record(record, target)
        self._ids(own)[record.id] = _There(target, True, record.reviewed_text, record.reviewed_by)
        return self._accepted(path, target, record, there)


def record_fault(data: Any, place: str) -> CitypactError:
    """The error of data that are no mapping."""
    try:
        record_from(data, place=place)
    except RecordError as error:
        return error
    raise AssertionError(place)


def _unheard(told: LeftOut | CitypactError) -> None:
    """What cannot be read is told by review and build; it keeps no draft back."""


def _data(text: str, path: Path) -> Any:
    try:
        return plain_yaml(text, place=str(path))
    except RecordError as error:
        raise RecordError(f"{error}{_hint(str(error), text)}") from None


def _hint(message: str, text: str) -> str:
    """What most likely happened to a draft that is no YAML any more."""
    found = re.search(r":(\d+)(?::\d+)?: ", message)
    number = int(found[1]) if found else 0
    here = text.split("\n")[max(0, number - 2) : number + 1] if found else []
    if any("\t" in line[: len(line) - len(line.lstrip())] for line in here) or "'\\t'" in message:
        return " (it begins with a tab: use blanks)"
    if _LEFT_UNDER_NONE.search(text):
        return " (lines are left under agreements: [] - for none delete them, for some delete [])"
    if "stands twice" in message and re.search(r"'(?:type|status|date|parties)'", message):
        return " (a second agreement begins with its own '  - type:')"
    if "stands twice" in message and re.search(r"'(?:name|kind|role|office)'", message):
        return " (each item of a list begins with its own '- ')"
    if any(re.match(r"\s*(?:- )?[a-z_]+:[^\s#]", line) for line in here):
        return " (a blank belongs behind the colon)"
    if any(re.match(r"\s*(?:- )?[a-z_]+: [^\"'#]*:\s", line) for line in here):
        return ' (a value with a colon stands in quotes: "...")'
    if "cannot start any token" in message or "aliases (*name)" in message:
        return ' (a value that begins with such a sign stands in quotes: "...")'
    if "expected <block end>" in message:
        return " (what belongs together begins in the same column, each item of a list behind '- ')"
    return ""


_LEFT_UNDER_NONE = re.compile(
    r"^agreements:[ \t]*\[\][^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]+[^#\s]", re.MULTILINE
)


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """The data without what was left blank: an empty list where a list belongs, nothing elsewhere."""
    whole = _tidy(data)
    for key in ("agreements", "officials"):
        said = whole.get(key)
        if said is None or (isinstance(said, str) and said.strip().casefold() in _NONE):
            whole[key] = []
    return {key: value for key, value in whole.items() if value is not None}


def _tidy(data: Any) -> Any:
    if isinstance(data, list):
        return [_tidy(item) for item in data]
    if not isinstance(data, dict):
        return data
    tidied = {}
    for key, value in data.items():
        if value is None and key in _LISTS:
            value = []
        elif key == "venue" and isinstance(value, dict) and not any(value.values()):
            value = None
        if value is not None or key in _MAY_BE_NULL:
            tidied[key] = _tidy(value)
    return tidied


def _span(quoted: Quoted, text: str, place: str) -> dict[str, Any]:
    where = found_in(text, quoted.quote)
    if where is None:
        shown = " ".join(quoted.quote.split())
        raise RecordError(
            f"{place}: the text does not say «{shown if len(shown) <= 60 else shown[:57] + '...'}»; "
            "copy the words from the text, or leave the quote out"
        )
    start, end = where
    return {"start": start, "end": end, "quote": text[start:end], "rule": PERSON, "confidence": 1.0}


def _at(place: str, text: str, steps: Sequence[str | int]) -> str:
    line = line_of(text, steps)
    return f"{place}:{line}" if line else place
