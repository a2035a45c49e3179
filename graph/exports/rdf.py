"""The RDF formats that the engine writes: TriG and N-Quads (dataset), Turtle, N-Triples, RDF/XML (known)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph as ox

from citypact.graph.exports.selection import Selection
from citypact.graph.exports.xml_text import xml_text
from citypact.ontology.terms import prefixes

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = ["readable_prefixes", "statement_of_build", "triple_for_xml", "write_dataset", "write_known"]

# things by kind, so that agreement:x stands for an IRI; id:agreement/x would have to escape the stroke
_KINDS = (
    *("agent", "agreement", "body", "event", "evidence", "involvement", "membership", "participation"),
    *("person", "place", "post", "prior", "source", "venue"),
)


def readable_prefixes(base: str) -> dict[str, str]:
    """Prefixes for a file that people read: one per kind of thing; none within another."""
    known = {name: iri for name, iri in prefixes(base).items() if name not in ("id", "text")}
    return known | {kind: f"{base}{kind}/" for kind in _KINDS}


def statement_of_build(selection: Selection) -> list[str]:
    """Which build the data are of, and under which terms: the head of every file that can hold a comment."""
    info = selection.built.info
    as_of = f" (as of {info.as_of})" if info.as_of else ""
    return [
        f"{' '.join(info.collection.split())}{as_of}; citypact {info.version}, build {info.id}",
        "Our data: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "Licences and attribution: dct:license, dct:rights and dct:publisher of each pact:Source",
    ]


def write_dataset(selection: Selection, stream: IO[bytes], format: ox.RdfFormat) -> None:
    """Write the known graph as the default graph, and the claims of each source as a named graph."""
    quads = (
        ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        for graph in selection.graphs()
        for triple in selection.triples(graph)
    )
    head = _Headed(stream, statement_of_build(selection))
    ox.serialize(
        quads, cast("IO[bytes]", head), format, prefixes=readable_prefixes(selection.built.info.base)
    )
    head.finish()


def write_known(selection: Selection, stream: IO[bytes], format: ox.RdfFormat) -> None:
    """Write the known graph."""
    triples = selection.triples(ox.DefaultGraph())
    if format == ox.RdfFormat.RDF_XML:
        triples = map(triple_for_xml, triples)
    head = _Headed(stream, statement_of_build(selection), xml=format == ox.RdfFormat.RDF_XML)
    ox.serialize(
        triples, cast("IO[bytes]", head), format, prefixes=readable_prefixes(selection.built.info.base)
    )
    head.finish()


def triple_for_xml(triple: ox.Triple) -> ox.Triple:
    """The triple as RDF/XML can hold it."""
    value = triple.object
    if not isinstance(value, ox.Literal) or (text := xml_text(value.value)) == value.value:
        return triple
    if value.language:
        return ox.Triple(triple.subject, triple.predicate, ox.Literal(text, language=value.language))
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(text, datatype=value.datatype))


class _Headed(io.RawIOBase):
    """Passes a file on with a head of its own: the engine writes no comments, and prefixes unsorted."""

    def __init__(self, stream: IO[bytes], lines: list[str], *, xml: bool = False) -> None:
        super().__init__()
        self._stream = stream
        self._lines = lines
        self._xml = xml
        self._held: bytes | None = b""

    def write(self, chunk: Buffer, /) -> int:
        """Take what the engine writes; hold it until the head is complete."""
        chunk = bytes(chunk)
        if self._held is None:
            self._stream.write(chunk)
        else:
            self._held += chunk
            rest = list(_after_head(self._held, self._xml))
            if rest:
                self._release(rest[0])
        return len(chunk)

    def finish(self) -> None:
        """Write what is still held: a file without statements is all head."""
        if self._held is not None:
            self._release(len(self._held))

    def _release(self, at: int) -> None:
        head, rest = (self._held or b"")[:at], (self._held or b"")[at:]
        self._held = None
        if self._xml:
            comment = "\n     ".join(xml_text(line).replace("--", "- -") for line in self._lines)
            self._stream.write(head + f"<!-- {comment} -->\n".encode())
        else:
            self._stream.write("".join(f"# {line}\n" for line in self._lines).encode())
            self._stream.writelines(sorted(head.splitlines(keepends=True)))
            self._stream.write(b"\n" if head else b"")
        self._stream.write(rest)


def _after_head(held: bytes, xml: bool) -> Iterator[int]:
    """Where the head ends, once that is certain: after the XML declaration, or after the last prefix."""
    at = 0
    while (end := held.find(b"\n", at)) >= 0:
        if xml:
            yield end + 1
            return
        if not held.startswith(b"@prefix", at):
            yield at
            return
        at = end + 1
