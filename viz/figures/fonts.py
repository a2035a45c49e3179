"""Fonts: where letters come from: the file that a person names, Sarabun (a package of its own), the system's fonts.

Sarabun is the typeface of Thai public documents; a system's fonts are looked at only for letters that it lacks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from citypact.errors import ViewError

__all__ = ["Face", "given_face", "house_face", "system_faces"]

_HOUSE = "Sarabun"
_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_LARGEST = 200 << 20
_MOST = 4_000  # files of a system that are looked at
# What a text is rather set in, by how file names begin; then any upright, regular font.
_LIKED = (
    "sarabun", "thsarabun", "notosansthai", "leelawui", "leelawad", "thonburi", "tahoma", "loma", "garuda", "notosans-",
    "notosans", "dejavusans", "arial", "segoeui", "helvetica", "noto", "msyh", "yugoth", "malgun", "pingfang", "hiragino",
)  # fmt: skip
_SLANTED = ("bold", "italic", "oblique", "light", "thin", "black", "condensed", "mono", "emoji", "symbol")


class Face:
    """One font: which characters it has, and the outlines of its glyphs."""

    def __init__(self, content: bytes, key: str, index: int = 0) -> None:
        self.key = key
        self._face = hb.Face(content, index)
        self.font = hb.Font(self._face)
        self.units = int(self._face.upem)
        self.characters = frozenset(self._face.unicodes)

    @property
    def name(self) -> str:
        """As PostScript names it."""
        found = str(self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "")
        return "".join(letter for letter in found if letter.isascii() and (letter.isalnum() or letter == "-"))

    @property
    def rise(self) -> tuple[float, float]:
        """How far letters reach above and, as a negative number, below the baseline, in ems."""
        extents = self.font.get_font_extents("ltr")
        return extents.ascender / self.units, extents.descender / self.units


def given_face(path: Path) -> Face:
    """The font in a file that a person named.

    Raises:
        ViewError: it cannot be read, or is no font.
    """
    try:
        if not path.is_file():
            raise ViewError(
                f"{path}: {'is no file' if path.exists() else 'not found'}; name a font file with --font"
            )
        return _read(path)
    except OSError as error:
        raise ViewError(f"{path}: cannot be read ({error.strerror}); name a font file with --font") from None
    except ValueError as error:
        raise ViewError(f"{path}: {error}; name a font file (.ttf, .otf, .ttc) with --font") from None


@cache
def house_face(weight: int) -> Face | None:
    """Sarabun in a weight; None where its package is missing."""
    try:
        import fontpkg

        return _read(Path(fontpkg.path(_HOUSE, weight=weight)))
    except (ImportError, LookupError, OSError, ValueError):  # LookupError: the family is not installed
        return None


def system_faces() -> Iterator[Face]:
    """The upright, regular fonts of this system, those that a text is rather set in first."""
    for path in _files():
        try:
            yield _read(path)
        except (OSError, ValueError):
            continue


@cache
def _read(path: Path) -> Face:
    if path.stat().st_size > _LARGEST:
        raise ValueError("is larger than any font")
    content = path.read_bytes()
    if content[:4] not in (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf"):
        raise ValueError("is no font")
    face = Face(content, path.name)
    if not face.characters or face.units < 16:
        raise ValueError("is a font without letters")
    return face


@cache
def _files() -> tuple[Path, ...]:
    found: list[Path] = []
    for folder in _folders():
        for place, _, names in os.walk(folder):
            found.extend(Path(place, name) for name in sorted(names) if Path(name).suffix.lower() in _ENDINGS)
            if len(found) > _MOST:
                break
    return tuple(
        sorted(
            (path for path in found[:_MOST] if not any(word in path.stem.lower() for word in _SLANTED)),
            key=_rank,
        )
    )


def _rank(path: Path) -> tuple[int, str, str]:
    name = path.stem.lower().replace(" ", "").replace("_", "")
    liked = next((place for place, start in enumerate(_LIKED) if name.startswith(start)), len(_LIKED))
    return liked, path.name.lower(), str(path)


def _folders() -> list[Path]:
    home = Path("~").expanduser()
    if sys.platform == "win32":
        places = [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
        if local := os.environ.get("LOCALAPPDATA"):
            places.append(Path(local) / "Microsoft" / "Windows" / "Fonts")
        return places
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    data = os.environ.get("XDG_DATA_HOME") or home / ".local" / "share"
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path(data) / "fonts",
        home / ".fonts",
        home / ".nix-profile" / "share" / "fonts",
        Path("/run/current-system/sw/share/X11/fonts"),
    ]
