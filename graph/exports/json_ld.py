"""JSON-LD 1.1 with the context of the ontology embedded: one thing per line, written as it is read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import IO, Any

import pyoxigraph as ox
from rdflib import RDF, XSD

from citypact.graph.exports.rdf import readable_prefixes
from citypact.graph.exports.selection import Selection

__all__ = ["context", "write_json_ld"]

_TYPE = str(RDF.type)
_STRING = str(XSD.string)
# these come back from JSON as they went in (JSON-LD 1.1 API, 8.2); other numbers stay texts with a datatype
_NATIVE = {
    str(XSD.integer): re.compile("0|-?[1-9][0-9]{0,14}", re.ASCII),
    str(XSD.boolean): re.compile("true|false"),
}


def context(base: str) -> dict[str, Any]:
    """The terms of ontology/context.jsonld, with the prefixes of a graph whose things live under a base."""
    text = (files("citypact.ontology") / "context.jsonld").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)["@context"]
    kept = {key: value for key, value in loaded.items() if key not in ("id", "text") or value == "@id"}
    return {**kept, **{key: iri for key, iri in readable_prefixes(base).items() if key not in kept}}


def write_json_ld(selection: Selection, stream: IO[bytes]) -> None:
    """Write the dataset: the known graph at the top, each source's claims in a graph of that name."""
    info = selection.built.info
    terms = context(info.base)
    # a key that the context maps to null tells readers something, and the graph nothing (JSON-LD 1.1, 4.1.2)
    about = {"collection": info.collection, "build": info.id, "as_of": info.as_of, "version": info.version}
    head = json.dumps({**terms, "citypact": None}, ensure_ascii=False, indent=1)
    stream.write(
        f'{{"@context": {head},\n"citypact": {json.dumps(about, ensure_ascii=False)},\n"@graph": ['.encode()
    )
    writer = _Compact(terms)
    separator = "\n"
    for graph in selection.graphs():
        if isinstance(graph, ox.NamedNode):
            name = json.dumps(graph.value, ensure_ascii=False)
            stream.write(f'{separator}{{"@id": {name}, "@graph": ['.encode())
            separator = "\n"
        for subject in selection.subjects(graph):
            said = writer.thing(subject, selection.about(subject, graph))
            stream.write(f"{separator}{json.dumps(said, ensure_ascii=False)}".encode())
            separator = ",\n"
        if isinstance(graph, ox.NamedNode):
            stream.write(b"\n]}")
            separator = ",\n"
    stream.write(b"\n]}\n")


@dataclass(frozen=True, slots=True)
class _Term:
    """A key of the context: what a plain text under it means."""

    name: str
    type: str | None  # @id, @vocab or a datatype
    language: str | None


class _Compact:
    """Writes things with the terms of one context; what no term fits is written out in full."""

    def __init__(self, terms: Mapping[str, Any]) -> None:
        self._prefixes = sorted(
            ((iri, name) for name, iri in terms.items() if isinstance(iri, str) and iri.endswith(("/", "#"))),
            key=lambda pair: (-len(pair[0]), pair[1]),
        )
        self._by_name = {name: iri for iri, name in self._prefixes}
        self._default_language = terms.get("@language")
        self._context = terms
        self._terms: dict[str, list[_Term]] = {}
        for name, meaning in terms.items():
            if name.startswith("@") or meaning is None or name in self._by_name:
                continue
            details = meaning if isinstance(meaning, dict) else {"@id": meaning}
            iri = self._iri(str(details.get("@id", name)))
            usual = details.keys() <= {"@id", "@type", "@language", "@container", "@protected"}
            if usual and details.get("@container") in (None, "@set", ["@set"]) and "://" in iri:
                type_ = details.get("@type")
                term = _Term(name, self._iri(type_) if type_ else None, details.get("@language"))
                self._terms.setdefault(iri, []).append(term)

    def thing(self, subject: ox.NamedNode, triples: Iterable[ox.Triple]) -> dict[str, Any]:
        """A node object (JSON-LD 1.1, section 9.2)."""
        said: dict[str, Any] = {"@id": self._short(subject.value)}
        for predicate, some in groupby(triples, key=lambda triple: triple.predicate.value):
            for triple in some:
                value = triple.object
                if predicate == _TYPE and isinstance(value, ox.NamedNode):
                    key, shown = "@type", self._short(value.value)
                else:
                    key, shown = self._pair(predicate, value)
                said.setdefault(key, []).append(shown)
        return {
            key: value[0] if isinstance(value, list) and len(value) == 1 else value
            for key, value in said.items()
        }

    def _pair(self, predicate: str, value: object) -> tuple[str, Any]:
        terms = self._terms.get(predicate, [])
        if isinstance(value, ox.NamedNode):
            term = next((term for term in terms if term.type in ("@id", "@vocab")), None)
            if term:
                return term.name, self._short(value.value)
            return self._key(predicate), {"@id": self._short(value.value)}
        if not isinstance(value, ox.Literal):
            raise TypeError(f"{value!r} is neither an IRI nor a literal; data graphs hold no others")
        if value.language:
            fitting = next((term for term in terms if term.language == value.language), None)
            if fitting:
                return fitting.name, value.value
            return self._key(predicate), {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if datatype == _STRING:
            key = self._plain_key(predicate, (None, _STRING)) if self._default_language is None else None
            return (key, value.value) if key else (self._key(predicate), {"@value": value.value})
        native = datatype in _NATIVE and _NATIVE[datatype].fullmatch(value.value)
        fitting = next((term for term in terms if term.type == datatype), None)
        if fitting:
            return fitting.name, json.loads(value.value) if native else value.value
        key = self._plain_key(predicate, (None,))
        if key and native:
            return key, json.loads(value.value)
        return self._key(predicate), {"@value": value.value, "@type": self._short(datatype)}

    def _plain_key(self, predicate: str, types: tuple[str | None, ...]) -> str | None:
        """A key under which a plain value gets none but the given types; None where there is none."""
        if predicate not in self._terms:
            return self._key(predicate)
        fitting = (term.name for term in self._terms[predicate] if term.type in types and not term.language)
        return next(fitting, None)

    def _key(self, predicate: str) -> str:
        """A key under which a value written out in full keeps its meaning."""
        if predicate in self._terms:
            return self._terms[predicate][0].name
        short = self._short(predicate)
        return (
            predicate if short in self._context else short
        )  # that term has a container or a context of its own

    def _short(self, iri: str) -> str:
        for start, name in self._prefixes:
            if iri.startswith(start) and len(iri) > len(start) and not iri.startswith("//", len(start)):
                return f"{name}:{iri[len(start) :]}"
        return iri

    def _iri(self, name: str) -> str:
        prefix, colon, rest = name.partition(":")
        return self._by_name[prefix] + rest if colon and prefix in self._by_name else name
