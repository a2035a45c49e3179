"""The formats of exports, by name, and the one function that writes them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import IO, BinaryIO

import pyoxigraph as ox

from citypact.errors import ExportError
from citypact.graph.exports.csv_tables import write_csv
from citypact.graph.exports.gexf import write_gexf
from citypact.graph.exports.graphml import write_graphml
from citypact.graph.exports.json_ld import write_json_ld
from citypact.graph.exports.output import opened
from citypact.graph.exports.rdf import write_dataset, write_known
from citypact.graph.exports.selection import Selection
from citypact.graph.folder import BuiltGraph

__all__ = ["FORMATS", "ExportNote", "Format", "export"]

_DATASET = "the dataset: the known graph and what each source claims"
_KNOWN = "the known graph"
_NETWORK = "the network of bodies: one edge per agreement and pair of parties"
_NO_CLAIMS = "which source claims what, and the evidence (trig, nquads and jsonld carry them)"
_NO_THINGS = (
    "people, memberships, ceremonies, places, roles, phrases and evidence as things of their own; agreements "
    "with fewer than two named parties; lists are one text each (trig and csv carry all of it)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: what it carries, what it cannot, and how its file ends."""

    name: str
    suffix: str  # "" : a folder
    carries: str
    lacks: str = ""  # what the format cannot carry, whatever the options
    evidence: bool = False  # whether it can carry the evidence
    write: Callable[[Selection, IO[bytes]], None] | None = None  # None: csv, which writes several files

    @property
    def text(self) -> bool:
        """Whether a screen can show it: several files are a zip there."""
        return self.write is not None


def _formats() -> Iterator[Format]:
    for name, suffix, syntax in (
        ("trig", ".trig", ox.RdfFormat.TRIG),
        ("nquads", ".nq", ox.RdfFormat.N_QUADS),
    ):
        write = partial(write_dataset, format=syntax)
        yield Format(name=name, suffix=suffix, carries=_DATASET, evidence=True, write=write)
    yield Format(name="jsonld", suffix=".jsonld", carries=_DATASET, evidence=True, write=write_json_ld)
    for name, suffix, syntax in (
        ("turtle", ".ttl", ox.RdfFormat.TURTLE),
        ("ntriples", ".nt", ox.RdfFormat.N_TRIPLES),
        ("rdfxml", ".rdf", ox.RdfFormat.RDF_XML),
    ):
        write = partial(write_known, format=syntax)
        lacks = _NO_CLAIMS + ("; characters that XML forbids (U+FFFD instead)" if name == "rdfxml" else "")
        yield Format(name=name, suffix=suffix, carries=_KNOWN, lacks=lacks, write=write)
    yield Format(name="graphml", suffix=".graphml", carries=_NETWORK, lacks=_NO_THINGS, write=write_graphml)
    yield Format(name="gexf", suffix=".gexf", carries=_NETWORK, lacks=_NO_THINGS, write=write_gexf)
    yield Format(
        name="csv",
        suffix="",
        carries="the known graph as one table per class, and its network as nodes.csv and edges.csv",
        lacks="which source claims what, except in evidence.csv; labels in other languages than th and en",
        evidence=True,
    )


FORMATS: Mapping[str, Format] = MappingProxyType({each.name: each for each in _formats()})
"""Every format that ``citypact export`` offers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportNote:
    """What an export carries and what it leaves out, in words for the reader."""

    format: str
    build: str
    carries: str
    left_out: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """The note as lines to print."""
        return (
            f"{self.format}: {self.carries} (build {self.build})",
            *(f"left out: {each}" for each in self.left_out),
        )


def export(
    built: BuiltGraph,
    format: str,
    out: Path | BinaryIO,
    *,
    evidence: bool = False,
    persons: bool = True,
    quotes: bool = True,
    excel: bool = False,
) -> ExportNote:
    """Write a build in another format; the same build and options give the same bytes.

    In every format phone numbers, e-mail addresses and ID numbers are masked; quotes end at 300 characters.

    Args:
        built: the build.
        format: a name in FORMATS.
        out: a file (csv: a folder, or a file that ends in .zip), or a binary stream (csv: receives a zip).
        evidence: carry the evidence too, where the format can.
        persons: False leaves out people, what they do, the evidence about it, and their names in all texts.
        quotes: False leaves out every pact:quote. Phrases that are values (purposes, domain phrases) stay.
        excel: csv only: start each table with the mark by which Excel knows UTF-8.

    Raises:
        ExportError: when the format or option is none, or the place cannot be written.
    """
    chosen = FORMATS.get(format)
    if chosen is None:
        near = difflib.get_close_matches(format, FORMATS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"one of: {', '.join(FORMATS)}"
        raise ExportError(f"no format {format!r}; {hint}")
    if excel and chosen.write is not None:
        raise ExportError(f"--excel marks csv tables, not {format}; leave it out, or export csv")
    selection = Selection(built, evidence=evidence and chosen.evidence, persons=persons, quotes=quotes)
    if chosen.write is None:
        write_csv(selection, out, excel=excel)
    else:
        with opened(out) as stream:
            chosen.write(selection, stream)
    return ExportNote(
        format=format,
        build=built.info.id,
        carries=chosen.carries,
        left_out=tuple(_left_out(chosen, selection, asked=evidence)),
    )


def _left_out(chosen: Format, selection: Selection, *, asked: bool) -> Iterator[str]:
    if chosen.lacks:
        yield chosen.lacks
    if chosen.evidence and not asked:
        yield "the evidence: quotes, rules, confidence, who entered it (add --with-evidence)"
    if not selection.persons:
        yield "people, the offices they hold, their part in agreements, and the evidence about it (--no-persons)"
    if not selection.quotes:
        yield "quotes (--no-quotes); phrases that are values of the graph stay"
    if selection.built.info.suppressed:
        yield f"names of people shown by office alone, by decision: {selection.built.info.suppressed}"
    for reason, count in sorted(selection.left_out.items()):
        yield f"{reason}: {count}"
