"""The report of a build: what was read, what was left out and why, what to ask a person, what breaks the shapes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citypact.graph.extraction.confidences import GUESS
from citypact.graph.left_out import LeftOut
from citypact.graph.questions import Question
from citypact.graph.reading import stored
from citypact.graph.validation import ValidationReport

__all__ = ["Report"]


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a build tells its builder. It stays in the graph folder and is not for publication."""

    build: str
    collection: str
    version: str
    as_of: str | None
    counts: Mapping[str, int]
    left_out: Sequence[LeftOut]
    questions: Sequence[Question]
    validation: ValidationReport
    repeated: Sequence[str] = ()  # sources that repeat another's text
    unstated: Sequence[LeftOut] = ()  # values that were read too unsurely to be stated, a line for each text
    since_review: Sequence[LeftOut] = ()  # reviewed records whose text has changed; they stand as they are

    @property
    def faults(self) -> list[LeftOut]:
        """What should have gone in and did not."""
        return [each for each in self.left_out if each.fault]

    def as_dict(self) -> dict[str, Any]:
        """The report as data (report.json)."""
        return {
            "build": self.build,
            "collection": self.collection,
            "version": self.version,
            "as_of": self.as_of,
            "counts": dict(sorted(self.counts.items())),
            "left_out": [each._asdict() for each in self.left_out],
            "unstated": [each._asdict() for each in self.unstated],
            "since_review": [each._asdict() for each in self.since_review],
            "questions": [each.text for each in self.questions],
            "settle": [[each.text, *each.lines] for each in self.questions if each.lines],
            "repeated": list(self.repeated),
            "validation": self.validation.as_dict(),
        }

    def write(self, folder: Path) -> None:
        """Write report.json and report.md.

        Names of files and refused values may hold what is no character; it is shown as U+FFFD.
        """
        data = json.dumps(self.as_dict(), ensure_ascii=False, indent=1)
        (folder / "report.json").write_text(stored(data) + "\n", "utf-8")
        (folder / "report.md").write_text(self.markdown(), "utf-8")

    def markdown(self) -> str:
        """The report for reading (report.md)."""
        counts = self.counts
        facts = " / ".join(
            str(counts.get(f"facts {how}", 0)) for how in ("quoted", "retold", "tabled", "curated")
        )
        lines = [
            f"# Build {self.build}",
            "",
            f"{self.collection} · citypact {self.version} · as of {self.as_of or 'unknown'}",
            "",
            "| what | how many |",
            "| --- | ---: |",
            f"| sources | {counts.get('sources', 0)} |",
            f"| of them, sources that repeat another's text: one witness with it | {counts.get('reprints', 0)} |",
            f"| records quoted from their source's text | {counts.get('extracted', 0)} |",
            f"| records read from retellings (our words, not the source's) | {counts.get('retelling', 0)} |",
            f"| records entered by hand | {counts.get('curated', 0)} |",
            *([f"| sources that could not be read | {counts['unread']} |"] if counts.get("unread") else []),
            *(
                [f"| **invented** records (no real cooperation) | {counts['invented']} |"]
                if counts.get("invented")
                else []
            ),
            f"| reports of agreements | {counts.get('reports', 0)} |",
            f"| agreements, reports merged | {counts.get('agreements', 0)} |",
            f"| facts quoted / retold / rows of tables / curated | {facts} |",
            *(
                [f"| facts **invented** | {counts['facts invented']} |"]
                if counts.get("facts invented")
                else []
            ),
            *(
                [f"| values read too unsurely to be stated (below) | {counts['unstated']} |"]
                if counts.get("unstated")
                else []
            ),
            f"| bodies | {counts.get('bodies', 0)} |",
            f"| people | {counts.get('people', 0)} |",
            f"| statements in the known graph | {counts.get('known', 0)} |",
            f"| statements in source graphs | {counts.get('claims', 0)} |",
            "",
            "## Left out",
            "",
            *([f"- {_line(each.place)}: {_line(each.reason)}" for each in self.left_out] or ["Nothing."]),
            "",
            *self._unsure(),
            *self._changed(),
            "## Texts that repeat another",
            "",
            *([f"- {_line(each)}" for each in self.repeated] or ["None."]),
            "",
            "## Questions for a person",
            "",
            *self._asked(),
            "",
            "## Validation",
            "",
            self.validation.summary() + ".",
            "",
            *(f"- {_line(result.line())}" for result in self.validation.violations[:500]),
            *(f"- {_line(line)}" for line in self.validation.wanted(shown=20)),
            "",
        ]
        return stored("\n".join(lines))

    def _asked(self) -> Iterator[str]:
        """The questions, each with the lines of decisions.csv of which one settles it."""
        if not self.questions:
            yield "None."
        elif any(each.lines for each in self.questions):
            yield "A question with lines below it is settled by one of them in `decisions.csv`, with who, when and why"
            yield "filled in (docs/identities.md)."
            yield ""
        for each in self.questions:
            yield f"- {_line(each.text)}"
            if each.lines:
                yield from (
                    "",
                    "  ```csv",
                    *(f"  {' '.join(line.split())}" for line in each.lines),
                    "  ```",
                    "",
                )

    def _unsure(self) -> list[str]:
        """The values that were read too unsurely to be stated; nothing where there is none."""
        if not self.unstated:
            return []
        told = (
            f"Values read with a confidence below {GUESS:.2f}: most of such are wrong (docs/quality.md). They are not in the "
            "graph; `citypact review` lays them before a person as suggestions, and what a person accepts is stated."
        )
        lines = [f"- {_line(each.place)}: {_line(each.reason)}" for each in self.unstated]
        return ["## Too unsure to be stated", "", told, "", *lines, ""]

    def _changed(self) -> list[str]:
        """The reviewed records whose text has changed; nothing where there is none."""
        if not self.since_review:
            return []
        lines = [f"- {_line(each.place)}: {_line(each.reason)}" for each in self.since_review]
        return ["## Changed since review", "", *lines, ""]


def _line(text: str) -> str:
    """Text from outside on one line of Markdown, inert."""
    flat = " ".join(text.split())
    for character in "\\`*_[]<>|#":
        flat = flat.replace(character, f"\\{character}")
    return flat
