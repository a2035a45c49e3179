"""How long validation takes: the compiled engine and pySHACL on the same generated graph, in one run.

    python benchmarks/validation.py --sources 200
    python benchmarks/validation.py --sources 2000 --oracle-sources 20

Prints one line per engine: seconds, graphs, triples, results; and the ratio. The graph is made from a seed.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from citypact.graph.validation import KNOWN, ShapeGraph, ValidationReport, oracle, validate
from citypact.graph.validation.shapegraph import own_shapes

BASE = "https://w3id.org/citypact/"
PREFIXES = f"""
@prefix pact: <{BASE}ns#> .
@prefix id: <{BASE}id/> .
@prefix body: <{BASE}id/body/> .
@prefix person: <{BASE}id/person/> .
@prefix source: <{BASE}id/source/> .
@prefix domain: <{BASE}domain/> .
@prefix type: <{BASE}type/> .
@prefix status: <{BASE}status/> .
@prefix role: <{BASE}role/> .
@prefix capacity: <{BASE}capacity/> .
@prefix office: <{BASE}office/> .
@prefix level: <{BASE}level/> .
@prefix schema: <https://schema.org/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


AGREEMENT = """
id:agreement\\/s{n}-1 a pact:Agreement ; dct:type type:mou ; pact:status status:signed ;
  pact:signedOn "{day}"^^xsd:date ; pact:signedOnEarliest "{day}"^^xsd:date ;
  pact:signedOnLatest "{day}"^^xsd:date ; pact:signedOnYear {year}  ; pact:covers {domains} ;
  pact:purpose "ขับเคลื่อนการพัฒนาเมือง"@th ;
  prov:wasDerivedFrom source:s{n} ; pact:signingEvent id:event\\/s{n} .
id:event\\/s{n} a pact:SigningEvent, schema:Event ; rdfs:label "พิธี"@th ;
  schema:startDate "{day}T13:00:00+07:00"^^xsd:dateTime ; schema:location id:venue\\/v{room} .
id:venue\\/v{room} a pact:Venue, schema:Place ; rdfs:label "ห้องประชุม {room}"@th .
source:s{n} a pact:Source, prov:Entity, schema:CreativeWork ; dct:type "article" ;
  rdfs:label "ข่าว {n}"@th ; dct:title "ข่าว {n}"@th ; dct:language "th" ;
  schema:url <https://example.org/{n}> ; pact:contentHash "sha256:{n:064x}" ;
  pact:reading "extracted" ; dct:rights "unknown" .
"""
PARTY = """
id:agreement\\/s{n}-1 pact:participation id:participation\\/s{n}-{b} ;
  pact:involvement id:involvement\\/s{n}-{b} .
id:participation\\/s{n}-{b} a pact:Participation ; pact:body body:b{b} ; pact:role role:party .
body:b{b} a pact:Body, pact:PublicBody, org:FormalOrganization ; rdfs:label "เทศบาล {b}"@th, "City {b}"@en ;
  org:classification level:city_municipality ; pact:territory id:place\\/p{b} ; pact:sortKey "{b:05}" .
id:place\\/p{b} a schema:Place ; rdfs:label "เมือง {b}"@th .
person:p{b} a foaf:Person ; foaf:name "คน {b}" ; rdfs:label "คน {b}"@th ;
  org:hasMembership id:membership\\/p{b} .
id:membership\\/p{b} a org:Membership ; org:member person:p{b} ; org:organization body:b{b} ;
  org:role office:mayor ; pact:heldPost id:post\\/b{b} .
id:post\\/b{b} a org:Post ; rdfs:label "นายกเทศมนตรี {b}"@th ; org:postIn body:b{b} ; org:role office:mayor .
id:involvement\\/s{n}-{b} a pact:Involvement ; pact:person person:p{b} ; pact:capacity capacity:signs ;
  pact:onBehalfOf body:b{b} ; pact:heldPost id:post\\/b{b} .
"""
EVIDENCE = """
id:evidence\\/s{n}-{k} a pact:Evidence ; rdf:subject id:agreement\\/s{n}-1 ; rdf:predicate {predicate} ;
  rdf:object {value} ; pact:kind "extracted" ; prov:wasDerivedFrom source:s{n} ; pact:rule "domain.words" ;
  pact:confidence 0.9 ; pact:span <{base}text/s{n}#char={start},{end}> .
<{base}text/s{n}#char={start},{end}> a pact:TextSpan ; pact:start {start} ; pact:end {end} ;
  pact:quote "ด้านการศึก" .
"""
DOMAINS = ("education", "tourism", "sports", "environment", "infrastructure", "public_health")


def claims(n: int, choose: random.Random) -> str:
    """What one source says: an agreement of two bodies with a day, domains, people and a room."""
    year, month, day = choose.randrange(2000, 2024), choose.randrange(1, 13), choose.randrange(1, 29)
    bodies = choose.sample(range(300), 2)
    agreement = AGREEMENT.format(
        n=n,
        day=f"{year}-{month:02}-{day:02}",
        year=year,
        domains=", ".join(f"domain:{name}" for name in choose.sample(DOMAINS, 3)),
        room=n % 50,
    )
    return agreement + "".join(PARTY.format(n=n, b=b) for b in bodies)


def evidence(n: int) -> str:
    """The evidence of one source: four claims with their spans."""
    said = [
        *(f"pact:covers domain:{name}" for name in DOMAINS[:2]),
        "pact:status status:signed",
        "dct:type type:mou",
    ]
    found = ""
    for k, (predicate, value) in enumerate(claim.split() for claim in said):
        start, end = k * 20, k * 20 + 10
        found += EVIDENCE.format(n=n, k=k, predicate=predicate, value=value, base=BASE, start=start, end=end)
    return found


def quads(sources: int, seed: int) -> Iterator[ox.Quad]:
    """The claims of that many sources, each in the source's graph and in the known graph."""
    choose = random.Random(seed)
    for n in range(sources):
        said, graph = claims(n, choose), ox.NamedNode(f"{BASE}graph/s{n}")
        for triple in ox.parse(PREFIXES + said, format=ox.RdfFormat.TURTLE):
            yield ox.Quad(triple.subject, triple.predicate, triple.object)
        for triple in ox.parse(PREFIXES + said + evidence(n), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def world(sources: int, seed: int, folder: str) -> ox.Store:
    """A store on disk, loaded in chunks, as a build has it."""
    store, stream = ox.Store(folder), quads(sources, seed)
    while chunk := list(islice(stream, 200_000)):
        store.bulk_extend(chunk)
    store.flush()
    return store


def pyshacl_reports(store: ox.Store, names: list[str], shapes: ShapeGraph) -> Iterator[ValidationReport]:
    for name in names:
        yield oracle(store, name, shapes=shapes)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=int, default=200, help="source graphs to generate (default 200)")
    parser.add_argument("--oracle-sources", type=int, help="source graphs given to pySHACL (default all)")
    parser.add_argument("--seed", type=int, default=2566)
    parser.add_argument("--shapes", type=Path, help="a Turtle file of shapes (default those of the ontology)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(world(options.sources, options.seed, folder), options)


def measure(store: ox.Store, options: argparse.Namespace) -> None:
    shapes = ShapeGraph.read(options.shapes) if options.shapes else own_shapes()
    names = [f"{BASE}graph/s{number}" for number in range(options.sources)]
    known = sum(1 for _ in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    print(f"{len(store):,} triples: {known:,} known, {len(store) - known:,} in {len(names):,} source graphs")

    start = time.perf_counter()
    ours = validate(store, shapes=shapes)
    seconds = time.perf_counter() - start
    print(f"compiled: {seconds:7.2f} s  {len(ours.results):,} results  ({ours.summary()})")

    some = [KNOWN, *names[: options.oracle_sources]]
    start = time.perf_counter()
    count = sum(len(report.results) for report in pyshacl_reports(store, some, shapes))
    theirs = time.perf_counter() - start
    print(f"pySHACL:  {theirs:7.2f} s  {count:,} results  in {len(some):,} graphs")
    if len(some) == len(names) + 1:
        print(f"ratio: {theirs / seconds:.1f}; the same number of results: {count == len(ours.results)}")
    else:
        start = time.perf_counter()
        again = validate(store, graphs=some, shapes=shapes)
        part = time.perf_counter() - start
        print(f"compiled on these {len(some):,} graphs: {part:.2f} s; ratio: {theirs / part:.1f}")
        print(f"the same number of results: {count == len(again.results)}")


if __name__ == "__main__":
    main()
