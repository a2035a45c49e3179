"""Shaping: a text becomes outlines, letter cluster by letter cluster, as HarfBuzz places them.

A cluster is what a reader takes for one letter: a consonant with its vowel above, its tone mark and, of SARA AM, its ring.
It is one glyph of the figure, so that marks stand where they belong in every format, and so that what is copied out of a PDF
is the text that went in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import uharfbuzz as hb
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen

from citypact.errors import ViewError
from citypact.viz.figures.fonts import Face, given_face, house_face, system_faces

__all__ = ["TOGETHER", "Cluster", "Line", "Placed", "Typesetter"]

_REGULAR, _STRONG = 400, 600
_UNKNOWN = "?"  # stands for a letter that is in no font
Outline = tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
TOGETHER = "\u00a0"
_SLACK = 0.02  # that two words beside a space may take more than each by itself
_OPENING = frozenset("เแโใไ")
_THAI = frozenset(range(0x0E01, 0x0E3B)) | frozenset(range(0x0E40, 0x0E4F))


@dataclass(frozen=True, slots=True)
class Cluster:
    """One letter with its marks: glyphs of a face at their places, in units of the face."""

    text: str
    face: Face
    glyphs: tuple[tuple[int, int, int], ...]
    advance: int

    def draw(self, pen: object) -> None:
        """Its outline, y up, in units of its face."""
        for glyph, x, y in self.glyphs:
            self.face.font.draw_glyph_with_pen(glyph, TransformPen(pen, (1, 0, 0, 1, x, y)))

    def outline(self) -> Outline:
        """What a pen is told to draw it."""
        return _outline(self)


@lru_cache(maxsize=20_000)
def _outline(cluster: Cluster) -> Outline:
    pen = RecordingPen()
    cluster.draw(pen)
    return tuple(pen.value)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cluster and where it begins, in ems."""

    x: float
    cluster: Cluster


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, shaped; its width is in ems."""

    text: str
    clusters: tuple[Placed, ...]
    width: float


class Typesetter:
    """Shapes lines, each letter in the first font that has it.

    Raises:
        ViewError: the font that was named cannot be read, or no font here has Thai letters.
    """

    def __init__(self, font: Path | None = None) -> None:
        given = [given_face(font)] if font is not None else []
        house = [[face for face in (house_face(weight),) if face] for weight in (_REGULAR, _STRONG)]
        self._faces = {strong: [*given, *house[strong]] for strong in (False, True)}
        self._system: list[Face] = []
        self.missing: set[str] = set()
        if not any(face.characters >= _THAI for face in self._faces[False]) and not self._find(ord("ก")):
            raise ViewError(
                "no font here has Thai letters; install one: pip install fontpkg-sarabun (or on Debian: apt-get install "
                "fonts-thai-tlwg), or name a file with --font"
            )
        self.line = lru_cache(maxsize=20_000)(self._line)

    def _line(self, text: str, strong: bool = False) -> Line:
        """A text on one line."""
        placed: list[Placed] = []
        x = 0.0
        for face, run in self._runs(text, strong):
            for cluster in self._whole(face, run):
                placed.append(Placed(x, cluster))
                x += cluster.advance / face.units
        return Line(text, tuple(placed), x)

    def _whole(self, face: Face, run: str) -> Iterator[Cluster]:
        """The clusters of a run; of one with a mark that is in no font of its letter, the rest."""
        for cluster in _shaped(face, run):
            if all(glyph for glyph, _, _ in cluster.glyphs):
                yield cluster
                continue
            self.missing.update(letter for letter in cluster.text if ord(letter) not in face.characters)
            kept = "".join(letter for letter in cluster.text if ord(letter) in face.characters)
            yield from (each for each in _shaped(face, kept) if all(glyph for glyph, _, _ in each.glyphs))

    def fitting(self, text: str, width: float) -> Line:
        """A text on one line of a width, in ems; of a longer one the beginning."""
        line = self.line(text)
        if line.width <= width:
            return line
        longest = sum(placed.x <= width - 1 for placed in line.clusters)
        return self.line(
            "".join(placed.cluster.text for placed in line.clusters[: max(1, longest - 1)]) + "…"
        )

    def broken(self, text: str, width: float, strong: bool = False) -> list[Line]:
        """A text on as many lines of a width, in ems, as it takes: broken at spaces, a longer word between letters.

        A no-break space keeps its words together, and is a space on the line.
        """
        lines: list[str] = []
        now, taken = "", 0.0
        space = self.line(" ", strong).width + _SLACK
        for word in text.split(" "):
            wide = self.line(word, strong).width
            if now and taken + space + wide <= width:
                now, taken = f"{now} {word}", taken + space + wide
                continue
            if now:
                lines.append(now)
            *whole, now = self._pieces(word, width, strong)
            lines.extend(whole)
            taken = self.line(now, strong).width
        return [self.line(line.replace(TOGETHER, " "), strong) for line in [*lines, now] if line]

    def _pieces(self, word: str, width: float, strong: bool) -> list[str]:
        """A word that is longer than a line: broken at a no-break space or before a vowel that opens a syllable."""
        line = self.line(word, strong)
        if line.width <= width:
            return [word]
        fitting = max(1, sum(placed.x <= width for placed in line.clusters) - 1)
        letters = [placed.cluster.text for placed in line.clusters]
        opens = (
            at
            for at in range(fitting, fitting // 2, -1)
            if letters[at][0] in _OPENING or letters[at - 1] == TOGETHER
        )
        end = next(opens, fitting)
        return ["".join(letters[:end]), *self._pieces("".join(letters[end:]), width, strong)]

    def _runs(self, text: str, strong: bool) -> Iterator[tuple[Face, str]]:
        """Parts of a text that one face sets; marks stay with their letter."""
        now: Face | None = None
        run = ""
        for letter in text:
            if now is not None and (_joins(letter) or (letter == " " and ord(" ") in now.characters)):
                run += letter
                continue
            face = self._face(ord(letter), strong)
            if face is None:
                self.missing.add(letter)
                letter, face = _UNKNOWN, self._face(ord(_UNKNOWN), strong) or self._faces[strong][0]
            if face is not now and run and now is not None:
                yield now, run
                run = ""
            now, run = face, run + letter
        if run and now is not None:
            yield now, run

    def _face(self, code: int, strong: bool) -> Face | None:
        for face in (*self._faces[strong], *self._faces[False], *self._system):
            if code in face.characters:
                return face
        return self._find(code)

    def _find(self, code: int) -> Face | None:
        """A font of the system that has a letter."""
        if chr(code) in self.missing:
            return None
        for face in system_faces():
            if code in face.characters:
                self._system.append(face)
                if not self._faces[False]:
                    for faces in self._faces.values():
                        faces.append(face)
                return face
        return None


def _joins(letter: str) -> bool:
    """Whether a character belongs to the letter before it."""
    return (
        unicodedata.category(letter)[0] == "M" or unicodedata.category(letter) == "Cf" or letter == "\u0e33"
    )


@lru_cache(maxsize=20_000)  # words of legends and captions come again and again
def _shaped(face: Face, text: str) -> tuple[Cluster, ...]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(pairwise([*starts, len(text)]))
    found: list[Cluster] = []
    last, x, glyphs = -1, 0, list[tuple[int, int, int]]()
    for info, position in zip(infos, positions, strict=True):
        if info.cluster != last and glyphs:
            found.append(_cluster(text, last, ends, face, glyphs, x))
            x, glyphs = 0, []
        last = info.cluster
        glyphs.append((info.codepoint, x + position.x_offset, position.y_offset))
        x += position.x_advance
    if glyphs:
        found.append(_cluster(text, last, ends, face, glyphs, x))
    return tuple(found)


def _cluster(
    text: str,
    start: int,
    ends: dict[int, int],
    face: Face,
    glyphs: Sequence[tuple[int, int, int]],
    advance: int,
) -> Cluster:
    return Cluster(text[start : ends[start]], face, tuple(glyphs), advance)
