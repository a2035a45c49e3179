"""The review folder: where drafts, accepted drafts and reviewed records stand.

::

    COLLECTION/
      records/                  reviewed records; build obeys them
        .texts/                 the texts as they were reviewed
      review/
        README.md               the worklist
        *.yaml                  drafts to be corrected
        accepted/               the drafts that were accepted, as the person left them
        .drafts/                what each draft was made of
        NAME/                   the same for one reviewer alone (drafts, accepted/, records/); build does not read it
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from citypact.errors import CitypactError, CollectionError, RecordError, SourceError
from citypact.graph.listing import DRAFTS_MARKER
from citypact.graph.reading import read_text
from citypact.graph.record_files import write_in_one_step
from citypact.graph.records import Record, record_from

__all__ = ["Basis", "Draft", "ReviewFolder"]

# no separator, nothing that a system forbids, and none of the folders that stand there
_FOLDER_NAME = re.compile(
    r"""(?!accepted$|records$)(?![\s.])[^\\/:*?"<>|\x00-\x1f]+(?<![\s.])""",
)
_TEXT_LINE = re.compile(r"^reviewed_text:[ \t]*[\"']?([0-9a-f]{64})", re.MULTILINE)


class Basis(NamedTuple):
    """What a draft was made of: kept beside it, so that a value which the person left is known for one."""

    file: str  # the draft's name
    draft: str  # digest of the draft as it was written
    key: str  # of the source
    text: str
    record: Record
    replaces: str | None  # the file of records/ that it was made from and is to replace


class Draft(NamedTuple):
    """A draft as it stands in the folder."""

    path: Path
    digest: str  # of the text that it is of
    basis: Basis | None  # None where it was lost
    touched: bool


@dataclass(frozen=True, slots=True)
class ReviewFolder:
    """The drafts and records of one collection, of all reviewers together or of one alone.

    >>> ReviewFolder(Path("c"), "Malee").records.as_posix()
    'c/review/Malee/records'
    """

    root: Path
    reviewer: str | None = None

    def __post_init__(self) -> None:
        name = self.reviewer
        if name is not None and not _FOLDER_NAME.fullmatch(name):
            raise CollectionError(
                f"--for {name}: no name of a folder; write the reviewer's name, such as --for Malee"
            )

    @property
    def drafts(self) -> Path:
        """The folder of the drafts."""
        return self.root / "review" / self.reviewer if self.reviewer else self.root / "review"

    @property
    def records(self) -> Path:
        """The folder of the reviewed records."""
        return self.drafts / "records" if self.reviewer else self.root / "records"

    @property
    def accepted(self) -> Path:
        """The folder of the drafts that were accepted."""
        return self.drafts / "accepted"

    @property
    def worklist(self) -> Path:
        """The list of what is to be done."""
        return self.drafts / "README.md"

    def start(self) -> None:
        """Make the folder; its marker keeps it out of every listing of sources.

        Raises:
            CollectionError: when it cannot be written, or holds files of the user's, which would be passed over.
        """
        review = self.root / "review"
        if review.is_dir() and not (review / DRAFTS_MARKER).is_dir():
            for path in sorted(review.iterdir()):
                raise CollectionError(
                    f"{path}: stands where drafts would be written; give the folder {review} another name"
                )
        for folder in (review, self.drafts):
            try:
                (folder / DRAFTS_MARKER).mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise CollectionError(
                    f"{folder}: cannot be written ({error.strerror or error}); review a collection of yours"
                ) from None

    def held(self) -> Iterator[Draft]:
        """The drafts that stand in the folder, by name."""
        for path in sorted(self.drafts.glob("*.yaml")) + sorted(self.drafts.glob("*.yml")):
            draft = self.draft_at(path)
            if draft is not None:
                yield draft

    def draft_at(self, path: Path) -> Draft | None:
        """The draft in a file; None where it does not say which text it is of."""
        try:
            written = path.read_bytes()
            found = _TEXT_LINE.search(read_text(path).text)
        except (OSError, SourceError):
            return None
        if found is None:
            return None
        basis = self.basis(found[1])
        touched = basis is None or basis.draft != hashlib.sha256(written).hexdigest()
        return Draft(path, found[1], basis, touched)

    def basis(self, digest: str) -> Basis | None:
        """What the draft of a text was made of; None where it was lost."""
        try:
            kept: dict[str, Any] = json.loads(self._basis_file(digest).read_text("utf-8"))
            return Basis(
                file=str(kept["file"]),
                draft=str(kept["draft"]),
                key=str(kept["key"]),
                text=str(kept["text"]),
                record=record_from(kept["record"]),
                replaces=kept.get("replaces"),
            )
        except (OSError, ValueError, KeyError, TypeError, CitypactError):
            return None

    def write(
        self, name: str, draft: str, *, digest: str, key: str, text: str, record: Record, replaces: str | None
    ) -> Path:
        """Write a draft and what it was made of.

        Raises:
            RecordError: when it cannot be written.
        """
        basis = {
            "file": name,
            "draft": hashlib.sha256(draft.encode("utf-8")).hexdigest(),
            "key": key,
            "replaces": replaces,
            "record": record.plain(),
            "text": text,
        }
        path = self.drafts / name
        write_in_one_step(self._basis_file(digest), json.dumps(basis, ensure_ascii=False, indent=1) + "\n")
        write_in_one_step(path, draft)
        return path

    def remove(self, draft: Draft) -> None:
        """Remove a draft that nobody touched."""
        draft.path.unlink(missing_ok=True)
        self._basis_file(draft.digest).unlink(missing_ok=True)

    def put_away(self, draft: Draft) -> Path:
        """Move an accepted draft, as the person left it, to the accepted ones."""
        target, number = self.accepted / draft.path.name, 1
        while target.exists():
            number += 1
            target = self.accepted / f"{draft.path.stem}-{number}{draft.path.suffix}"
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft.path.replace(target)
            self._basis_file(draft.digest).unlink(missing_ok=True)
        except OSError as error:
            raise RecordError(
                f"{draft.path}: accepted, but cannot be moved to {target} ({error.strerror or error}); move it by hand"
            ) from None
        return target

    def _basis_file(self, digest: str) -> Path:
        return self.drafts / DRAFTS_MARKER / f"{digest}.json"
