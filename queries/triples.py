"""Answers that are triples (CONSTRUCT, DESCRIBE), in the RDF formats: each triple once, in one order.

Up to 100,000 triples are sorted in memory, and blank nodes of a template get names that their content decides (RDFC-1.0).
More are sorted in runs on disk, so that memory does not grow with them; blank nodes are then numbered as they come.
"""

from __future__ import annotations

import heapq
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from typing import IO, Any, cast

import pyoxigraph as ox

from citypact.graph.exports.rdf import triple_for_xml
from citypact.queries.forms import Options, Writer
from citypact.queries.prefixes import prefixes
from citypact.queries.running import Answer, Row

__all__ = ["fenced", "written_in"]

_HELD = 100_000  # triples in memory
_SPOOLED = 8_000_000  # bytes in memory before a file takes them
_CHUNK = 1 << 16
_PREFIXED = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML)


def written_in(format: ox.RdfFormat) -> Writer:
    """What writes triples in a format."""

    def writer(answer: Answer, options: Options) -> Iterator[bytes]:
        with ExitStack() as files:
            triples, used = _sorted(answer, files)
            if format == ox.RdfFormat.RDF_XML:
                triples = map(triple_for_xml, triples)
            known = prefixes(answer.base).items() if format in _PREFIXED else ()
            out = files.enter_context(tempfile.SpooledTemporaryFile(_SPOOLED))
            ox.serialize(
                triples,
                cast("IO[bytes]", out),
                format,
                prefixes={prefix: space for prefix, space in known if space in used},
            )
            out.seek(0)
            last = b"\n"
            while chunk := out.read(_CHUNK):
                yield (last := chunk)
            if not last.endswith(b"\n"):  # RDF/XML and JSON-LD
                yield b"\n"

    return writer


def fenced(answer: Answer, options: Options) -> Iterator[str]:
    """Turtle in a fenced block, for a document."""
    turtle = b"".join(cast("Iterator[bytes]", written_in(ox.RdfFormat.TURTLE)(answer, options))).decode()
    longest = max((len(run) for run in re.findall("`+", turtle)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}turtle\n{turtle}{fence}\n"


def _sorted(answer: Answer, files: ExitStack) -> tuple[Iterator[ox.Triple], set[str]]:
    """The triples once each, in one order; and the spaces of names that they use."""
    stems: set[str] = set()
    held: dict[ox.Triple, None] = {}
    runs: list[IO[str]] = []
    named = _numbering()
    for row in answer:
        triple = _triple(row)
        stems.update(_stems(triple))
        held[named(triple) if runs else triple] = None
        if len(held) >= _HELD:
            if not runs:
                held = dict.fromkeys(map(named, held))
            runs.append(_run(held, files))
            held.clear()
    if not runs:
        return iter(sorted(_canonical(held), key=str)), _spaces(stems, answer.base)
    runs.append(_run(held, files))
    merged = files.enter_context(tempfile.TemporaryFile("w+b"))  # noqa: SIM115  the stack closes it
    for line, _ in groupby(heapq.merge(*runs)):
        merged.write(line.encode())
    merged.seek(0)
    parsed = ox.parse(input=cast("IO[bytes]", merged), format=ox.RdfFormat.N_TRIPLES)
    return (quad.triple for quad in parsed), _spaces(stems, answer.base)


def _run(triples: Iterable[ox.Triple], files: ExitStack) -> IO[str]:
    """A file of these triples in their order, a line each."""
    run = files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))  # noqa: SIM115
    run.writelines(sorted(f"{triple} .\n" for triple in triples))
    run.seek(0)
    return run


def _numbering() -> Callable[[ox.Triple], ox.Triple]:
    """What gives blank nodes numbers in the order in which they come."""
    numbers: dict[str, ox.BlankNode] = {}

    def named(triple: ox.Triple) -> ox.Triple:
        subject, value = (
            numbers.setdefault(term.value, ox.BlankNode(f"b{len(numbers)}"))
            if isinstance(term, ox.BlankNode)
            else term
            for term in (triple.subject, triple.object)
        )
        return ox.Triple(cast("Any", subject), triple.predicate, value)

    return named


def _canonical(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    found = list(triples)
    if not any(isinstance(part, ox.BlankNode) for each in found for part in (each.subject, each.object)):
        return found
    dataset = ox.Dataset(ox.Quad(each.subject, each.predicate, each.object) for each in found)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return [quad.triple for quad in dataset]


def _triple(row: Row) -> ox.Triple:
    subject, predicate, value = cast("tuple[Any, Any, Any]", row)
    return ox.Triple(subject, predicate, value)


def _stems(triple: ox.Triple) -> Iterator[str]:
    """The names in a triple, each without its last part."""
    for term in (triple.subject, triple.predicate, triple.object):
        if isinstance(term, ox.NamedNode | ox.Literal):
            name = term.value if isinstance(term, ox.NamedNode) else term.datatype.value
            yield name[: max(name.rfind("/"), name.rfind("#")) + 1]


def _spaces(stems: set[str], base: str) -> set[str]:
    return {space for space in prefixes(base).values() if any(stem.startswith(space) for stem in stems)}
