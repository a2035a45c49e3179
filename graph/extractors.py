"""Extractors: who reads texts. The built-in rules are one; a laboratory adds its own by an entry point of the group
``citypact.extractors``.

What another extractor returns is data, and is not trusted: it is held against the record format, its quotes against the
text, and its name and version stand in every rule that it gives.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import nullcontext, redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points, version
from typing import Any, Protocol, runtime_checkable

from citypact.errors import CitypactError, ExtractorError
from citypact.graph.extraction import extract
from citypact.graph.privacy import LONGEST_QUOTATION
from citypact.graph.records import Record, record_from

__all__ = ["BUILT_IN", "GROUP", "Extractor", "Reader", "Rules", "extractors"]

GROUP = "citypact.extractors"
BUILT_IN = "rules"


@runtime_checkable
class Extractor(Protocol):
    """What an entry point names: an object of this form, or a class that makes one without arguments."""

    name: str
    version: str

    def extract(self, text: str, *, id: str, **known: Any) -> Record | Mapping[str, Any]:
        """The record of one text, or its plain data.

        Args:
            text: the stored text; the spans of evidence count its code points.
            id: the record's id.
            known: what is known of the source: url, title, publisher, published, issuer, lang; None where unknown.
        """


class Rules:
    """The rules that come with citypact."""

    name = BUILT_IN

    @cached_property
    def version(self) -> str:
        """That of citypact."""
        return version("citypact")

    def extract(self, text: str, *, id: str, **known: Any) -> Record:
        """The record of one text."""
        return extract(text, id=id, **known)


_OWN = EntryPoint(BUILT_IN, "citypact.graph.extractors:Rules", GROUP)


@dataclass(frozen=True)
class _Entry:
    """An extractor that is installed, loaded when it is asked for."""

    point: EntryPoint
    package: str

    @property
    def built_in(self) -> bool:
        """Whether it is citypact's own."""
        return self.point is _OWN

    def load(self) -> Extractor:
        """The extractor.

        Raises:
            ExtractorError: when it cannot be loaded, or is none.
        """
        here = f"extractor {self.point.name} (from {self.package})"
        try:
            found = self.point.load()
            made = found() if isinstance(found, type) else found
        except (Exception, SystemExit) as error:
            raise ExtractorError(
                f"{here}: cannot be loaded ({_told(error)}); mend or uninstall {self.package}"
            ) from None
        if not isinstance(made, Extractor) or not all(
            isinstance(each, str) and each.strip() for each in (made.name, made.version)
        ):
            raise ExtractorError(
                f"{here}: {self.point.value} is no extractor; it needs name, version and extract(text, *, id, **known)"
            )
        return made


def extractors() -> list[_Entry]:
    """The installed extractors, by name; the built-in one stands first and no package takes its name."""
    others = [
        _Entry(point, point.dist.name if point.dist else "an unnamed package")
        for point in entry_points(group=GROUP)
        if point.name != BUILT_IN
    ]
    return [
        _Entry(_OWN, "citypact"),
        *sorted(others, key=lambda entry: (entry.point.name, entry.package, entry.point.value)),
    ]


@dataclass
class Reader:
    """One extractor at work: what it returns is checked, and what goes wrong names it and the text.

    It is called as ``reader(text, id=..., **known)`` and gives a record; ``notes`` gathers what was dropped from it. ``jobs``
    says over how many processes many texts may be spread.
    """

    name: str = BUILT_IN
    jobs: int = 1
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        fits = [entry for entry in extractors() if entry.point.name == self.name]
        if not fits:
            known = ", ".join(sorted({entry.point.name for entry in extractors()}))
            raise ExtractorError(
                f"no extractor {self.name!r}; there are: {known}. Install the package that has it, "
                "or list them with: citypact extractors"
            )
        if len(fits) > 1:
            packages = " and ".join(entry.package for entry in fits)
            raise ExtractorError(f"extractor {self.name!r} is in {packages}; uninstall all but one")
        self._extractor = fits[0].load()
        self.built_in = fits[0].built_in

    def __reduce__(self) -> tuple[Any, ...]:
        return Reader, (self.name,)  # a worker loads it anew

    @property
    def label(self) -> str:
        """Its name and version."""
        return f"{self._extractor.name} {self._extractor.version}"

    def __call__(self, text: str, *, id: str, **known: Any) -> Record:
        """The record of one text.

        Raises:
            ExtractorError: when the extractor fails, or returns no record.
        """
        try:
            with nullcontext() if self.built_in else redirect_stdout(sys.stderr):
                found = self._extractor.extract(text, id=id, **known)
        except CitypactError as error:
            raise ExtractorError(f"extractor {self.label}: {error}") from None
        except (Exception, SystemExit) as error:
            whose = "; please report it" if self.built_in else "; the fault is the extractor's"
            raise ExtractorError(f"extractor {self.label} failed ({_told(error)}){whose}") from error
        if self.built_in and isinstance(found, Record):
            return found
        return self._checked(found, text, id, known)

    def _checked(self, found: object, text: str, id: str, known: Mapping[str, Any]) -> Record:
        """A record of what another extractor returned: valid, of this text, and marked as that extractor's."""
        plain = found.plain() if isinstance(found, Record) else found
        if not isinstance(plain, Mapping):
            raise ExtractorError(
                f"extractor {self.label} returned {type(plain).__name__}; it has to return a record, or its fields"
            )
        data = {key: value for key, value in plain.items() if key not in _NOT_ITS_OWN}
        data |= {key: value for key, value in known.items() if value is not None}
        data |= {"id": id, "lang": data.get("lang") or "und"}
        if data.get("evidence"):
            data["evidence"] = dict(self._evidence(data["evidence"], text))
        try:
            return record_from(data, place=f"extractor {self.label} returned no valid record")
        except CitypactError as error:
            raise ExtractorError(str(error)) from None

    def _evidence(self, evidence: object, text: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """The spans whose quote is the text's own, under this extractor's name; the others are dropped, and said."""
        if not isinstance(evidence, Mapping):
            raise ExtractorError(f"extractor {self.label}: evidence is a mapping of JSON Pointers to spans")
        for pointer, spans in evidence.items():
            kept = []
            for span in spans if isinstance(spans, list | tuple) else [spans]:
                if not isinstance(span, Mapping) or not _stands(span, text):
                    self.notes.append(
                        f"extractor {self.label}: evidence {pointer}: the text does not say its quote there; dropped"
                    )
                    continue
                start = span["start"]
                end = min(span["end"], start + LONGEST_QUOTATION)
                rule = f"{self.label}: {span.get('rule') or 'unnamed'}"
                kept.append({**span, "end": end, "quote": text[start:end], "rule": rule})
            if kept:
                yield str(pointer), kept


# what only a person or the collection can say of a record
_NOT_ITS_OWN = frozenset(
    {"reviewed_by", "reviewed_on", "reviewed_text", "retrieved", "licence", "retelling", "synthetic"}
)


def _stands(span: Mapping[str, Any], text: str) -> bool:
    """Whether a quote stands in a text where its span says."""
    start, end = span.get("start"), span.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return False
    return bool(text[start:end] == span.get("quote"))


def _told(error: BaseException) -> str:
    """An error on one line."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said[:200]}" if said else type(error).__name__
