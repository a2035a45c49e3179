"""Where an export goes: a file that appears whole or not at all, a folder of files, a zip, a stream."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, BinaryIO

from citypact.errors import ExportError

__all__ = ["opened", "write_atomically", "write_files"]

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold: the clock stays out of the bytes
_OUT = "--out (in Python by its path)"


def write_atomically(path: Path, content: bytes) -> Path:
    """Write a file in one step: readers see the old one or the new one, whole.

    Raises:
        ExportError: when it cannot be written.
    """
    with opened(path) as stream:
        stream.write(content)
    return path


@contextlib.contextmanager
def opened(out: Path | BinaryIO) -> Iterator[IO[bytes]]:
    """A binary stream to a place: to a file beside its name first, renamed when all is written.

    Raises:
        ExportError: when the place cannot be written. A pipe that its reader closed is passed on as it is.
    """
    if not isinstance(out, Path):
        yield out
        return
    with _told(out):
        if out.is_dir():
            raise ExportError(f"{out}: is a folder; name a file with {_OUT}")
        if out.exists() and not out.is_file():  # a device or a pipe, such as /dev/stdout
            with out.open("wb") as stream:
                yield stream
            return
        out.parent.mkdir(parents=True, exist_ok=True)
        # the target of a link is replaced, not the link
        target = Path(os.path.realpath(out))
        draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}")
        try:
            with draft.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)


def write_files(out: Path | BinaryIO, files: Mapping[str, bytes]) -> None:
    """Write several files: into a folder, or into one zip where the place ends in .zip or is a stream.

    A folder that holds anything else is left alone.

    Raises:
        ExportError: when the place cannot be written, or is a folder with other things in it.
    """
    if not isinstance(out, Path) or out.suffix.lower() == ".zip":
        with opened(out) as stream, zipfile.ZipFile(stream, "w") as archive:
            for name, content in files.items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system, entry.external_attr = 3, 0o644 << 16  # Unix, rw-r--r--, on every system
                archive.writestr(entry, content)
        return
    with _told(out):
        if out.exists() and not out.is_dir():
            raise ExportError(f"{out}: is a file; name a folder, or a file that ends in .zip, with {_OUT}")
        listed = _ours(out)
        others = sorted({entry.name for entry in out.iterdir()} - listed) if out.exists() else []
        if others:
            raise ExportError(
                f"{out}: holds other things ({others[0]}); nothing was changed. Name a new folder with {_OUT}"
            )
        out.parent.mkdir(parents=True, exist_ok=True)
        draft = out.with_name(f".{out.name[:100]}.{secrets.token_hex(4)}")
        draft.mkdir()
        try:
            for name, content in {**files, _LIST: "".join(f"{name}\n" for name in files).encode()}.items():
                (draft / name).write_bytes(content)
            if out.exists():  # an earlier export, or empty
                for name in [_LIST, *files]:
                    (draft / name).replace(out / name)
                for name in sorted(listed - {_LIST, *files}):
                    (out / name).unlink(missing_ok=True)
            else:
                draft.rename(out)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


_LIST = "FILES.txt"  # what an export put into its folder, so that the next one may replace it


def _ours(folder: Path) -> set[str]:
    try:
        listed = (folder / _LIST).read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return set()
    return {_LIST, *(name for name in listed if Path(name).name == name and (folder / name).is_file())}


@contextlib.contextmanager
def _told(place: Path) -> Iterator[None]:
    """Turn what the system says into one line."""
    if "\0" in str(place):
        raise ExportError(f"{str(place)!r}: no file can have this name; name another place with {_OUT}")
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or " ".join(str(error).split())
        raise ExportError(f"{place}: cannot be written ({reason}); name another place with {_OUT}") from None
