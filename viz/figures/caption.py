"""The caption: what a figure says of itself: what is drawn, of how much, by which filters, from which build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citypact.graph.citation import apa, title_in
from citypact.graph.folder import BuildInfo
from citypact.viz.figures.shaping import TOGETHER
from citypact.viz.names import cut, plain
from citypact.viz.picture import Picture
from citypact.viz.scene import Scene
from citypact.viz.summary import Summary, summary_of
from citypact.viz.words import UI, Words

__all__ = ["Caption", "caption_of"]

_SHORT = 26  # characters that stay on one line
_LICENCES = 300  # characters of all licences
_LONGEST = 160  # characters of a title, of a filter, of a collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What stands above, beside and below the picture."""

    title: Words
    statement: Words
    summary: Summary
    lines: int | None  # none where agreements stand in rows
    info: BuildInfo | None
    empty: Words | None

    @property
    def day(self) -> str:
        """The as-of day of the build."""
        return (self.info.as_of or "")[:10] if self.info else ""

    @property
    def rights(self) -> Words:
        """Under which licences the sources stand."""
        licences = self.summary.licences
        th, en = (cut(", ".join(each[at] for each in licences), _LICENCES) for at in (0, 1))
        return Words(th, en)

    def sentences(self, *, named: int, names: int) -> Words:
        """The caption without its title; ``named`` of the ``names`` are in the picture."""
        parts = [self.statement, self._drawn()]
        if named < names:
            th, en = (
                f"แสดงชื่อ {named:,} จาก {names:,} ตามที่ว่าง",
                f"names where there is room: {named:,} of {names:,}",
            )
            parts.append(Words(th, en))
        parts.extend(self._told())
        th = " · ".join(_together(part.th) for part in parts)
        return Words(th, ". ".join(_together(_ended(part.en)) for part in parts) + ".")

    def _drawn(self) -> Words:
        """How many are drawn, and of how many where that is known."""
        summary = self.summary
        bodies = _of(summary.bodies, self._whole("bodies"))
        agreements = _of(summary.agreements, self._whole("agreements"))
        groups = Words("", "")
        if summary.groups:
            stand = "group stands for" if summary.groups == 1 else "groups stand for"
            groups = Words(f"{summary.groups:,} กลุ่ม แทน", f"{summary.groups:,} {stand} ")
        lines = Words("", "")
        if self.lines is not None:
            lines = Words(f" เส้น {self.lines:,}", f", {_many(f'{self.lines:,}', 'line', 'lines')}")
        return Words(
            f"แสดง {groups.th}หน่วยงาน {bodies.th} ข้อตกลง {agreements.th}{lines.th}",
            f"{groups.en}{_many(bodies.en, 'body', 'bodies')}, "
            f"{_many(agreements.en, 'agreement', 'agreements')}{lines.en}",
        )

    def _whole(self, what: str) -> int:
        return int(self.info.counts.get(what, 0)) if self.info else 0

    def _told(self) -> Iterator[Words]:
        summary = self.summary
        if summary.left_out:
            yield _labelled(
                "left_out", [Words(f"{name.th} {n:,}", f"{name.en} {n:,}") for name, n in summary.left_out]
            )
        if summary.undated:
            yield Words(f"{UI['undated'].th} {summary.undated:,}", f"{UI['undated'].en} {summary.undated:,}")
        if summary.invented:
            yield Words(
                f"{UI['invented'].th} {summary.invented:,}", f"{UI['invented'].en} {summary.invented:,}"
            )
        filters = [
            Words(cut(f"{name.th} {value.th}", _LONGEST), cut(f"{name.en} {value.en}", _LONGEST))
            for name, value in summary.filters
        ]
        yield _labelled("filters", filters or [UI["none"]])
        if summary.as_of.th:
            yield Words(f"{UI['as_of'].th} {summary.as_of.th}", f"{UI['as_of'].en} {summary.as_of.en}")
        if summary.licences:
            yield _labelled("licences", [self.rights])
        if self.info:  # a reference names collection, version and build
            th, en = plain(apa(self.info, "th").strip()), plain(apa(self.info).strip())
            yield _labelled("cite", [Words(th, en)])
            return
        th, en = (cut(title_in(summary.collection, code), _LONGEST) for code in ("th", "en"))
        yield Words(
            f"{th} {UI['build'].th} {summary.build}".strip(),
            f"{en}, {UI['build'].en} {summary.build}".strip(),
        )


def caption_of(picture: Picture, scene: Scene, info: BuildInfo | None) -> Caption:
    """What is said of a picture; ``info`` is the build that it was drawn from, where there is one."""
    return Caption(
        title=Words(cut(picture.title.th, _LONGEST), cut(picture.title.en, _LONGEST)),
        statement=picture.statement,
        summary=summary_of(picture),
        lines=None if picture.chronicle else len(scene.lines),
        info=info,
        empty=None if scene.nodes else picture.empty or UI["empty"],
    )


def _labelled(key: str, parts: list[Words]) -> Words:
    return Words(
        f"{UI[key].th} {', '.join(part.th for part in parts)}",
        f"{UI[key].en}: {', '.join(part.en for part in parts)}",
    )


def _many(count: str, one: str, many: str) -> str:
    return f"{count} {one if count == '1' else many}"


def _of(drawn: int, whole: int) -> Words:
    if whole <= drawn:
        return Words(f"{drawn:,}", f"{drawn:,}")
    return Words(f"{drawn:,} จาก {whole:,}", f"{drawn:,} of {whole:,}")


def _together(text: str) -> str:
    """A short part is not broken."""
    return text.replace(" ", TOGETHER) if len(text) <= _SHORT else text


def _ended(text: str) -> str:
    """A sentence of a list of sentences: it begins large and its full stop comes after."""
    return (text[:1].upper() + text[1:]).rstrip(".")
