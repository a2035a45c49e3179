"""Shelves: where an answer is saved while it arrives, and how a finished one takes the place of the one before."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import filelock

from citypact.errors import CollectionError, EndpointError
from citypact.graph.importing.results import Solution
from citypact.graph.importing.saved import POINTER, Page, SavedAnswer, answer_of, standing

__all__ = ["Draft", "PageFile", "Shelf"]

_LOCK = ".lock"
_NEXT = ".next"
_STATE = "state.json"


class Shelf:
    """The place of one answer in a collection: ``endpoints/NAME``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def standing(self) -> SavedAnswer | None:
        """The answer that stands (``saved.standing``)."""
        return standing(self.folder)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the place while an answer is fetched.

        Raises:
            CollectionError: when another fetch holds it, or it cannot be written.
        """
        lock = filelock.FileLock(str(self.folder / _LOCK), timeout=0)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except filelock.Timeout:
            raise CollectionError(
                f"{self.folder}: is being fetched already; wait for that, or save under another --name"
            ) from None
        except OSError as error:
            raise _unwritable(self.folder, error) from None
        try:
            yield
        finally:
            self._clear()
            lock.release()

    def _clear(self) -> None:
        """Take the place away again where nothing stands and no page has arrived: a refused endpoint leaves no trace."""
        with contextlib.suppress(OSError):
            held = {each.name for each in self.folder.iterdir()}
            if held <= {_LOCK, _NEXT} and not any((self.folder / _NEXT).glob("[0-9]*")):
                shutil.rmtree(self.folder)
                self.folder.parent.rmdir()  # endpoints/, where this was the first

    def unfinished(self) -> SavedAnswer | None:
        """The answer that is being fetched, as far as it has come; None where there is none that can be gone on with."""
        folder = self.folder / _NEXT
        try:
            found = answer_of(folder, json.loads((folder / _STATE).read_text("utf-8")))
            whole = all((folder / page.file).stat().st_size for page in found.pages)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found if whole else None

    def begin(self, *, endpoint: str, digest: str, query: str, map: str, begun: str) -> Draft:
        """Start an answer from its first page on; one that was begun before is thrown away."""
        folder = self.folder / _NEXT
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            draft = Draft(SavedAnswer(folder=folder, endpoint=endpoint, digest=digest, begun=begun))
            draft.describe(query=query, map=map)
            draft.save()
        except OSError as error:
            raise _unwritable(folder, error) from None
        return draft

    def publish(self, draft: Draft) -> SavedAnswer:
        """Let a finished answer take the place of the one that stands, in one step."""
        answer = draft.answer
        content = "\n".join([answer.endpoint, answer.digest, *(page.sha256 for page in answer.pages)])
        content += "\n" + answer.map_file.read_text("utf-8")
        name = unique = f"answer-{hashlib.sha256(content.encode()).hexdigest()[:12]}"
        number = 1
        while (self.folder / name).exists():  # the same once more: only the times are new
            number += 1
            name = f"{unique}-{number}"
        try:
            (answer.folder / _STATE).unlink()
            answer.folder.rename(self.folder / name)
            whole = replace(answer, folder=self.folder / name)
            _write(self.folder / POINTER, {"folder": name, **_told(whole)})
            for each in self.folder.iterdir():
                if each.is_dir() and each.name != name and each.name.startswith("answer-"):
                    shutil.rmtree(each, ignore_errors=True)
        except OSError as error:
            raise _unwritable(self.folder, error) from None
        return whole


class Draft:
    """An answer that is being fetched; every whole page of it is kept."""

    def __init__(self, answer: SavedAnswer) -> None:
        self.answer = answer
        self._last: Solution | None = None

    def describe(self, *, query: str, map: str) -> None:
        """Put the query and its map beside the pages."""
        for path, text in ((self.answer.query_file, query), (self.answer.map_file, map)):
            path.write_text(text, "utf-8", newline="\n")

    def last(self) -> Solution | None:
        """The last row that it has."""
        if self._last is None and self.answer.pages:
            for row in self.answer.of_page(self.answer.pages[-1]):
                self._last = row
        return self._last

    @contextlib.contextmanager
    def page(self) -> Iterator[PageFile]:
        """A file for the next page; it is kept when its ``keep`` is called, else nothing of it stays."""
        path = self.answer.folder / f"{len(self.answer.pages) + 1:04d}.json.gz"
        part = path.with_name(f".{path.name}")
        try:
            with part.open("wb") as stream:
                file = PageFile(path.name, stream)
                yield file
                if file.kept:
                    file.close()
                    stream.flush()
                    os.fsync(stream.fileno())
            if file.kept:
                with part.open("rb") as written:
                    digest = hashlib.file_digest(written, "sha256").hexdigest()
                part.replace(path)
                page = replace(file.kept, sha256=digest)
                self.answer = replace(self.answer, variables=file.variables, pages=(*self.answer.pages, page))
                self._last = file.last
                self.save()
        except OSError as error:
            raise _unwritable(self.answer.folder, error) from None
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def save(self) -> None:
        """Say how far it has come."""
        _write(self.answer.folder / _STATE, _told(self.answer))


class PageFile:
    """The file of a page while it arrives."""

    def __init__(self, name: str, stream: Any) -> None:
        self.kept: Page | None = None
        self.variables: tuple[str, ...] = ()
        self.last: Solution | None = None
        self._name, self._bytes = name, 0
        # no name and no time inside: the same bytes give the same file
        self._packed = gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0, compresslevel=6)

    def passing(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """The pieces of the answer, each written before it is handed on."""
        for chunk in chunks:
            self._packed.write(chunk)
            self._bytes += len(chunk)
            yield chunk

    def keep(
        self, last: Solution | None, *, rows: int, again: int, variables: tuple[str, ...], retrieved: str
    ) -> None:
        """The page is whole: keep it."""
        self.last, self.variables = last, variables
        self.kept = Page(
            file=self._name, rows=rows, again=again, bytes=self._bytes, sha256="", retrieved=retrieved
        )

    def close(self) -> None:
        """Write the end."""
        self._packed.close()


def _told(answer: SavedAnswer) -> dict[str, Any]:
    told = asdict(answer)
    del told["folder"]
    return {**told, "rows": answer.rows}


def _write(path: Path, told: dict[str, Any]) -> None:
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)


def _unwritable(folder: Path, error: OSError) -> EndpointError:
    return EndpointError(
        f"{folder}: cannot be written ({error.strerror or error}); what was fetched before stands. Make room, or "
        "choose a collection of yours"
    )
