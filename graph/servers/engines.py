"""Engines: what is particular to each kind of SPARQL server. One adapter each, and one for any other.

All engines get the same queries, and each query says which graphs it is about (`citypact.queries.datasets`): Virtuoso,
GraphDB, Neptune and QLever answer from a union of all graphs otherwise. What differs is where updates go, how much is sent
at a time, and which literals an engine does not give back as they were.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit, urlunsplit

from citypact.errors import EndpointError
from citypact.graph.importing.addresses import shown_address

__all__ = ["ENGINES", "GENERIC", "Engine", "engine_and_address", "recognised"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_GEO = "http://www.opengis.net/ont/geosparql#"
_KEPT = "https://w3id.org/citypact/ns#kept-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """One kind of server."""

    name: str
    signs: str = ""  # a pattern of what its Server header says
    hosts: str = ""  # a pattern of the names of its hosts
    update: Callable[[str], str] = field(default=lambda address: address)  # where updates go
    with_password: Callable[[str], str] = field(default=lambda address: address)  # where it asks for one
    batch: int = 5_000  # statements sent at a time
    # datatypes of which it changes the values (a duration becomes seconds, a point loses places): these stand there under
    # another name, and come back under their own
    kept: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    # whether a separator of GROUP_CONCAT must be ASCII, since other characters become question marks
    ascii_separators: bool = False
    # whether it orders texts otherwise than by their characters
    orders_otherwise: bool = False
    # whether DESCRIBE gives the statements of a thing, and these alone, as the embedded engine does
    describes_so: bool = False
    # catalogued questions in which a VALUES block that holds UNDEF alone makes it misread what stands beside it
    misreads_undefined: frozenset[str] = frozenset()
    # catalogued questions that it answers otherwise than the others: these are asked here, of a copy of the graph
    misread: frozenset[str] = frozenset()

    def stored(self, line: str) -> str:
        """A statement as it is sent: a line of N-Triples."""
        for datatype, kept in self.kept.items():
            if line.endswith(end := f'"^^<{datatype}> .'):
                return f'{line.removesuffix(end)}"^^<{kept}> .'
        return line

    def datatype(self, found: str) -> str:
        """The datatype that a literal has by right."""
        return next((datatype for datatype, kept in self.kept.items() if kept == found), found)


def _path(pattern: str, put: str) -> Callable[[str], str]:
    """Another address on the same server: the path changed at its end."""

    def changed(address: str) -> str:
        parts = urlsplit(address)
        return urlunsplit(parts._replace(path=re.sub(pattern, put, parts.path.rstrip("/"))))

    return changed


GENERIC = Engine(name="generic")

ENGINES: Mapping[str, Engine] = MappingProxyType(
    {
        engine.name: engine
        for engine in (
            Engine(
                name="virtuoso",
                signs=r"Virtuoso",
                with_password=_path(r"/sparql$", "/sparql-auth"),
                batch=1_000,
                ascii_separators=True,
                orders_otherwise=True,
                misreads_undefined=frozenset(
                    [
                        "agreements",
                        "domain_trends",
                        "in_office",
                        "multi_party",
                        "partners_over_time",
                        "planned_unconfirmed",
                        "renewals",
                        "signings",
                    ]
                ),
                misread=frozenset(
                    [
                        "agreements_inherited",
                        "border_pairs",
                        "changes",
                        "disagreements",
                        "evidence_of",
                        "replaced",
                        "ties_by_region",
                        "triangles",
                    ]
                ),
                kept=MappingProxyType(
                    {f"{_XSD}duration": f"{_KEPT}duration", f"{_GEO}wktLiteral": f"{_KEPT}wktLiteral"}
                ),
            ),
            Engine(
                name="oxigraph", signs=r"Oxigraph", update=_path(r"/query$", "/update"), describes_so=True
            ),
            Engine(name="fuseki", signs=r"Fuseki", update=_path(r"/(query|sparql)$", "/update")),
            Engine(name="graphdb", signs=r"GraphDB|RDF4J", update=_path(r"$", "/statements")),
            Engine(name="qlever", signs=r"QLever", hosts=r"qlever"),
            Engine(name="neptune", hosts=r"\.neptune\.amazonaws\.com$"),
            GENERIC,
        )
    }
)


def engine_and_address(where: str) -> tuple[Engine | None, str]:
    """What an address says of the engine behind it: ``fuseki+https://example.org/ds`` names one; None where it says nothing.

    Raises:
        EndpointError: when it names one that is not known.
    """
    match = re.match(r"([a-z0-9]+)\+(https?://.*)", where, re.IGNORECASE | re.DOTALL)
    if not match:
        return None, where
    name, address = match[1].lower(), match[2]
    if name not in ENGINES:
        raise EndpointError(
            f"{name}+{shown_address(address)}: no engine {name!r} is known; one of {', '.join(ENGINES)}"
        )
    return ENGINES[name], address


def recognised(address: str, server: str) -> Engine:
    """The engine behind an address, by its host's name or by what the server calls itself; else any.

    >>> recognised("http://localhost:8890/sparql", "Virtuoso/07.20.3229 (Linux)").name
    'virtuoso'
    """
    host = urlsplit(address).hostname or ""
    for engine in ENGINES.values():
        if (engine.hosts and re.search(engine.hosts, host)) or (
            engine.signs and re.search(engine.signs, server, re.IGNORECASE)
        ):
            return engine
    return GENERIC
