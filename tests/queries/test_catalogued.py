"""Every catalogued query on the world of world.trig: a written answer, a question that has none, a second engine."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import ResultRow

from citypact.graph.folder import BuildInfo, BuiltGraph
from citypact.graph.placing import unit_sphere
from citypact.queries import Options, Question, catalogue_names, question, run, write
from citypact.queries.binding import blocks
from citypact.queries.tokens import tokens
from citypact.queries.work import Head, Row
from tests.supported import counted, stated

# rdflib 7 warns of itself
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

EXPECTED = Path(__file__).with_name("expected")

# what the expected answers were asked with
ASKED: Mapping[str, Mapping[str, object]] = {
    "agreements_inherited": {"body": "เทศบาลนครสองแคว"},
    "agreements_of": {"body": "ทน.ธาราแก้ว"},
    "evidence_of": {"thing": "id:agreement/retold-2-a"},
    "partners_of_partners": {"body": "Villefable"},
    "partners_over_time": {"since": 2020, "until": 2022, "top": 3},
    "shortest_path": {"start": "id:body/ko-kaeo-57", "end": "Nam Fable"},
    "partners_of": {"body": "Tharakaeo City Municipality"},
    "shared_domains": {"body": "id:body/tharakaeo"},
    "who_claims": {"agreement": "id:agreement/town-5-f-old"},
}
# values to which the world has no answer
UNANSWERED: Mapping[str, Mapping[str, object]] = {
    "agreements": {"since": "2025"},
    "agreements_by_year": {"body": "ทต.ทรายงาม"},  # planned ones only
    "agreements_inherited": {"body": "ทน.ธาราแก้ว"},
    "agreements_of": {"body": "Villefable", "type": "mou"},
    "border_pairs": {"km": "5"},
    "claimed_by_one_side": {"body": "Nam Fable"},
    "decisions": {"thing": "id:body/tharakaeo"},
    "disagreements": {"body": "มหาวิทยาลัยดอยทอง"},
    "domain_trends": {"until": "2005"},
    "domains_covered": {"until": "2009"},
    "ending_soon": {"since": "2025"},
    "evidence_of": {"thing": "id:agreement/list-3-d"},
    "hosts_and_initiators": {"minimum": 5},
    "in_force_on": {"date": "2009", "type": "mou"},
    "in_office": {"office": "governor"},
    "many_domains": {"minimum": 8},
    "multi_party": {"minimum": 17},
    "officials": {"office": "governor", "capacity": "presides"},
    "on_the_map": {"level": "sao"},
    "partners_of": {"body": "ทต.ทรายงาม"},
    "partners_of_partners": {"body": "ทต.ทรายงาม"},
    "partners_over_time": {"level": "pao", "country": "FR"},
    "partners_ranked": {"country": "FR", "level": "pao"},
    "parts": {"body": "id:body/doi-thong", "role": "host"},
    "planned_unconfirmed": {"as_of": "2023-06-30"},  # the last day of a month is not over yet
    "province_and_municipality": {"body": "ทน.ธาราแก้ว"},
    "reading_counts": {"below": "0.5"},
    "renewals": {"body": "ทต.ทรายงาม"},
    "replaced": {"thing": "id:agreement/morning-1-a"},
    "shared_domains": {"body": "เทศบาลนครบุรีทอง", "other": "Villefable"},
    "shortest_path": {"start": "Villefable", "end": "ทต.ทรายงาม"},
    "signed_for_others": {"body": "Villefable"},
    "signings": {"body": "มหาวิทยาลัยดอยทอง"},
    "sources": {"reading": "extracted", "body": "อบจ.เชียงราย"},
    "thin_evidence": {"body": "ทน.สองแคว"},
    "third_parties_by_domain": {"domain": "agriculture"},
    "ties_by_country_pair": {"status": "proposed"},
    "ties_by_region": {"type": "moa", "status": "ended"},
    "triangles": {"body": "Nam Fable"},
    "who_claims": {"agreement": "id:body/tharakaeo"},
}


@pytest.fixture(scope="module")
def earlier(world: BuiltGraph, world_trig: str) -> BuiltGraph:
    """The world as a build before had it: what the question on changes compares with."""
    store = ox.Store()
    store.bulk_load(world_trig, format=ox.RdfFormat.TRIG)
    store.update((EXPECTED.parent / "earlier.ru").read_text("utf-8"))
    return BuiltGraph(path=world.path, info=replace(world.info, id="00000000b0de"), store=store)


@pytest.fixture(scope="module")
def asked_with(earlier: BuiltGraph) -> Mapping[str, Mapping[str, object]]:
    """What the expected answers were asked with."""
    return {**ASKED, "changes": {"before": earlier}}


def values(world: BuiltGraph, name: str, params: Mapping[str, object]) -> list[tuple[str | None, ...]]:
    answer = run(world, question(name), params, timeout=60)
    return [
        tuple(None if term is None else str(getattr(term, "value", term)) for term in row) for row in answer
    ]


def test_the_queries_were_found() -> None:
    assert len(catalogue_names()) >= 41
    assert (
        {path.stem for path in EXPECTED.glob("*.csv")} == set(catalogue_names()) == {*UNANSWERED, "changes"}
    )


def test_the_world_says_of_its_witnesses_what_its_claims_come_to(world: BuiltGraph) -> None:
    assert stated(world.store) == counted(world.store) != set()


@pytest.mark.parametrize("name", catalogue_names())
def test_a_query_answers_as_written(
    name: str, world: BuiltGraph, asked_with: Mapping[str, Mapping[str, object]]
) -> None:
    stream = io.BytesIO()
    answer = run(world, question(name), asked_with.get(name), timeout=60)
    write(answer, "csv", stream, Options(spreadsheet_safe=False))
    expected = (EXPECTED / f"{name}.csv").read_bytes().decode().replace("\r\n", "\n")
    assert stream.getvalue().decode().replace("\r\n", "\n") == expected


@pytest.mark.parametrize("name", catalogue_names())
def test_an_expected_answer_has_at_least_three_rows_and_the_columns_of_the_header(name: str) -> None:
    rows = list(csv.reader((EXPECTED / f"{name}.csv").read_text("utf-8").splitlines()))
    assert tuple(rows[0]) == tuple(column.name for column in question(name).columns)
    assert len(rows) > 3


@pytest.mark.parametrize("name", catalogue_names())
def test_a_query_gives_nothing_where_there_is_nothing(name: str, world: BuiltGraph) -> None:
    params = {"before": world} if name == "changes" else UNANSWERED[name]
    assert values(world, name, params) == []


@pytest.mark.parametrize("name", catalogue_names())
def test_the_columns_are_those_of_the_header(
    name: str, world: BuiltGraph, asked_with: Mapping[str, Mapping[str, object]]
) -> None:
    asked = question(name)
    assert run(world, asked, asked_with.get(name)).columns == tuple(column.name for column in asked.columns)


@dataclass(frozen=True)
class OtherEngine:
    """A graph that rdflib answers for."""

    info: BuildInfo
    dataset: rdflib.Dataset

    def answer(self, text: str, *, name: str, timeout: float | None) -> OtherRows:
        result = self.dataset.query(text)
        columns = tuple(str(each) for each in result.vars or ())
        found = [row for row in result if isinstance(row, ResultRow)]
        return OtherRows(Head("rows", columns), iter([tuple(map(_again, row)) for row in found]))

    def select(self, text: str) -> list[Row]:
        return list(self.answer(text, name="", timeout=None))


@dataclass
class OtherRows:
    head: Head
    rows: Iterator[Row]

    def __iter__(self) -> Iterator[Row]:
        return self.rows

    def __next__(self) -> Row:
        return next(self.rows)

    def close(self) -> None:
        pass


def _again(term: object) -> ox.NamedNode | ox.Literal | None:
    """A term of rdflib as one of ours."""
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or rdflib.XSD.string)))
    return None


def _in_rdflib(built: BuiltGraph) -> OtherEngine:
    loaded = rdflib.Dataset(default_union=False)
    loaded.parse(data=built.store.dump(format=ox.RdfFormat.TRIG), format="trig")
    return OtherEngine(built.info, loaded)


@pytest.fixture(scope="module")
def others(world: BuiltGraph, earlier: BuiltGraph) -> Mapping[str, OtherEngine]:
    return {built.info.id: _in_rdflib(built) for built in (world, earlier)}


@pytest.mark.parametrize("name", catalogue_names())
def test_another_engine_gives_the_same_rows_in_the_same_order(
    name: str,
    world: BuiltGraph,
    others: Mapping[str, OtherEngine],
    asked_with: Mapping[str, Mapping[str, object]],
) -> None:
    def plain(graph: BuiltGraph | OtherEngine, params: Mapping[str, object]) -> list[tuple[str | None, ...]]:
        answer = run(graph, question(name), params, timeout=60)
        return [tuple(None if term is None else getattr(term, "value", "") for term in row) for row in answer]

    params = asked_with.get(name, {})
    theirs = {
        key: others[value.info.id] if isinstance(value, BuiltGraph) else value
        for key, value in params.items()
    }
    assert plain(others[world.info.id], theirs) == plain(world, params)


@pytest.mark.parametrize("name", catalogue_names())
def test_the_order_in_which_statements_were_stored_changes_nothing(
    name: str, world: BuiltGraph, world_trig: str, asked_with: Mapping[str, Mapping[str, object]]
) -> None:
    quads = sorted(ox.parse(world_trig, format=ox.RdfFormat.TRIG), key=lambda quad: str(quad)[::-1])
    store = ox.Store()
    for quad in quads:
        store.add(quad)
    other = BuiltGraph(path=world.path, info=world.info, store=store)
    params = asked_with.get(name, {})
    assert values(other, name, params) == values(world, name, params)


@pytest.mark.parametrize("name", catalogue_names())
def test_a_file_is_standard_sparql_that_runs_as_it_stands(name: str, world: BuiltGraph) -> None:
    asked = question(name)
    prepareQuery(asked.text)  # it declares all its prefixes, and calls no vendor's function
    for token, following in pairwise(tokens(asked.text)):
        assert not (token.kind in ("iri", "name") and following.text == "(")
    assert isinstance(world.store.query(asked.text), ox.QuerySolutions)


@pytest.mark.parametrize("name", catalogue_names())
def test_what_stands_in_the_values_blocks_are_the_defaults_of_the_header(
    name: str, world: BuiltGraph
) -> None:
    from citypact.queries import bind, lookup_in

    asked = question(name)
    places = blocks(asked.text)
    for parameter in asked.parameters:
        for start, end in places[parameter.name]:
            written = asked.text[start:end].split("{", 1)[1]
            assert ("UNDEF" in written) == (not parameter.default)
    optional = Question(
        name=asked.name,
        text=asked.text,
        parameters=tuple(each for each in asked.parameters if not each.required and not each.default_from),
    )
    bound = bind(optional, {}, lookup=lookup_in(world), base=world.info.base)
    with_defaults = [tuple(row) for row in world.store.query(bound.text)]  # type: ignore[union-attr]
    assert with_defaults == [tuple(row) for row in world.store.query(asked.text)]  # type: ignore[union-attr]


def test_an_older_iri_of_a_merged_agreement_is_answered(world: BuiltGraph) -> None:
    new = values(world, "evidence_of", {"thing": "id:agreement/morning-1-a"})
    assert (
        values(world, "evidence_of", {"thing": "https://w3id.org/citypact/id/agreement/retold-2-a"})
        == new
        != []
    )


EVIDENCE_OF = {
    "ทน.ธาราแก้ว": [  # by a text, by rows of a table, as the organization of an official
        ("agreement/city-4-h", "signedOn", "2013", "row", None),
        ("agreement/list-3-c", "status", "in_force", "row", None),
        ("membership/kongphop-mayor", "role", "mayor", "extracted", "นายกเทศมนตรี"),
        ("participation/morning-1-a-tharakaeo", "body", "tharakaeo", "extracted", "เทศบาลนครธาราแก้ว"),
    ],
    "มหาวิทยาลัยดอยทอง": [  # by the rows of a table alone
        ("agreement/list-3-c", "status", "in_force", "row", None),
        ("agreement/list-3-l", "type", "other", "row", None),
    ],
    "id:person/kongphop": [  # who signs, in an office
        ("involvement/morning-1-a-kongphop", "person", "kongphop", "extracted", "นายก้องภพ ธาราประสิทธิ์"),
        ("membership/kongphop-mayor", "role", "mayor", "extracted", "นายกเทศมนตรี"),
    ],
}


@pytest.mark.parametrize("thing", EVIDENCE_OF)
def test_the_evidence_of_a_body_or_a_person_is_that_of_their_parts(world: BuiltGraph, thing: str) -> None:
    rows = values(world, "evidence_of", {"thing": thing})
    assert [
        (str(row[0]).partition("/id/")[2], *(re.split("[/#]", str(each))[-1] for each in row[1:3]), *row[6:8])
        for row in rows
    ] == EVIDENCE_OF[thing]


def test_a_partner_that_is_unknown_takes_no_name_of_another(world: BuiltGraph) -> None:
    rows = values(world, "agreements_of", {"body": "อบจ.เชียงราย", "status": "proposed"})
    assert [row[2:6] for row in rows] == [(None, None, None, "15")]


def test_statuses_can_be_asked_for_together(world: BuiltGraph) -> None:
    both = values(world, "agreements", {"status": ["planned", "ended"]})
    assert sorted(row[6].rsplit("/", 1)[1] for row in both if row[6]) == [
        "ended",
        "ended",
        "planned",
        "planned",
        "planned",
    ]


def test_a_period_takes_what_may_lie_in_it(world: BuiltGraph) -> None:
    rows = values(world, "agreements", {"since": "2020-03-01", "until": "2020"})
    assert [row[0] for row in rows] == ["https://w3id.org/citypact/id/agreement/list-3-l"]  # some day of 2020


def test_an_agreement_is_in_force_until_its_renewal_is_signed_or_begins(
    world: BuiltGraph, world_trig: str
) -> None:
    renewed, renewal = (f"https://w3id.org/citypact/id/agreement/border-7-{each}" for each in "no")
    store = ox.Store()
    store.bulk_load(world_trig, format=ox.RdfFormat.TRIG)
    store.update(  # the renewal is known by its beginning alone, the term of what it renews by no end
        f"""PREFIX pact: <https://w3id.org/citypact/ns#>
        DELETE {{ ?a ?p ?o }} WHERE {{ ?a ?p ?o
          FILTER(?a = <{renewal}> && STRSTARTS(STR(?p), STR(pact:signedOn))
            || ?a = <{renewed}> && STRSTARTS(STR(?p), STR(pact:validUntil))) }}"""
    )
    begun = replace(world, store=store)

    def in_force(date: str) -> set[str | None]:
        return {row[0] for row in values(begun, "in_force_on", {"date": date})} & {renewed, renewal}

    assert in_force("2021-01-14") == {renewed}
    assert in_force("2021-01-15") == {renewal}


def test_a_stated_term_that_has_run_out_is_in_force_no_more(world: BuiltGraph) -> None:
    termed = "https://w3id.org/citypact/id/agreement/border-7-s"  # of five years, from 9 September 2019

    def certainty(date: str) -> list[str | None]:
        return [row[7] for row in values(world, "in_force_on", {"date": date}) if row[0] == termed]

    assert certainty("2024-09-09") == ["sure"]
    assert certainty("2024-09-10") == []
    soon = values(world, "ending_soon", {"since": "2023-09-09", "years": 1})
    assert [(row[5], row[8]) for row in soon if row[0] == termed] == [
        ("2024-09-09", "computed from its start and its stated 5-year term")
    ]


def test_what_states_no_end_is_surely_in_force_only_as_long_as_sources_tell_of_it(
    world: BuiltGraph, world_trig: str
) -> None:
    store = ox.Store()
    store.bulk_load(world_trig, format=ox.RdfFormat.TRIG)
    store.update(
        """PREFIX pact: <https://w3id.org/citypact/ns#> PREFIX dct: <http://purl.org/dc/terms/>
        DELETE { ?source dct:issued ?day ; pact:retrievedOn ?seen }
        INSERT { ?source dct:issued "2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date> }
        WHERE { VALUES ?source { <https://w3id.org/citypact/id/source/border-7> }
          OPTIONAL { ?source dct:issued ?day } OPTIONAL { ?source pact:retrievedOn ?seen } }"""
    )
    told = replace(world, store=store)
    in_force, signed = (f"https://w3id.org/citypact/id/agreement/border-7-{each}" for each in "tu")

    def certainty(agreement: str, date: str) -> list[str | None]:
        return [row[7] for row in values(told, "in_force_on", {"date": date}) if row[0] == agreement]

    assert certainty(in_force, "2024-05-01") == ["sure"]
    assert certainty(in_force, "2024-05-02") == ["likely"]
    assert certainty(signed, "2024-05-01") == ["likely"]


def test_what_is_in_force_takes_no_longer_for_each_agreement_where_there_are_many(world: BuiltGraph) -> None:
    day = '"2020-03-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    store = ox.Store()
    store.load(
        "\n".join(
            [
                "@prefix pact: <https://w3id.org/citypact/ns#> . @prefix dct: <http://purl.org/dc/terms/> .",
                "@prefix status: <https://w3id.org/citypact/status/> .",
                *(
                    f"<x:{number}> pact:status status:signed ; dct:type <x:mou> ; pact:signedOn {day} ;"
                    f" pact:signedOnEarliest {day} ; pact:signedOnLatest {day} ."
                    for number in range(12_000)
                ),
                "<x:1> pact:renews <x:0> .",
            ]
        ),
        format=ox.RdfFormat.TURTLE,
    )
    asked = time.process_time()
    assert len(values(replace(world, store=store), "in_force_on", {"date": "2024"})) == 11_999
    assert time.process_time() - asked < 4  # ten seconds where each looks through all of them


@pytest.mark.parametrize(
    ("name", "params", "rows"),
    [
        ("triangles", {}, 2_000),
        ("partners_ranked", {"country": "AA"}, 2_001),
    ],
)
def test_a_body_with_thousands_of_partners_costs_no_look_at_all_pairs_of_them(
    world: BuiltGraph, name: str, params: Mapping[str, str], rows: int
) -> None:
    """A ring of 2,000 bodies, each of which is a partner of the one in the middle too, all in one country."""
    ties = [(0, each) for each in range(1, 2_001)] + [(each, each % 2_000 + 1) for each in range(1, 2_001)]
    store = ox.Store()
    store.load(
        "\n".join(
            [
                "@prefix pact: <https://w3id.org/citypact/ns#> . @prefix dct: <http://purl.org/dc/terms/> .",
                "@prefix org: <http://www.w3.org/ns/org#> . @prefix schema: <https://schema.org/> .",
                "@prefix status: <https://w3id.org/citypact/status/> . @prefix b: <x:b> . @prefix p: <x:p> .",
                '<x:aa> a schema:Place ; dct:identifier "AA" .',
                *(
                    f"b:{each} a pact:Body ; org:classification <x:l> ; pact:territory p:{each} ."
                    f" p:{each} a schema:Place ; schema:containedInPlace <x:aa> ."
                    for each in range(2_001)
                ),
                *(
                    f"b:{one} pact:partnerOf b:{other} . b:{other} pact:partnerOf b:{one} ."
                    f" <x:a{number}> pact:status status:signed ; pact:party b:{one} , b:{other} ."
                    for number, (one, other) in enumerate(ties)
                ),
            ]
        ),
        format=ox.RdfFormat.TURTLE,
    )
    asked = time.process_time()
    assert len(values(replace(world, store=store), name, params)) == rows
    assert time.process_time() - asked < 4  # tens of seconds where all pairs are looked at


@pytest.mark.parametrize(
    ("metres_apart", "latitude", "longitude"),
    [(0, 19.9, 99.8), (111.195, 20.9, 99.8), (1000.0, 19.9, 109.376), (2223.9, 39.9, 99.8)],
)
def test_a_distance_is_that_of_the_haversine(metres_apart: float, latitude: float, longitude: float) -> None:
    def place(name: str, at: tuple[float, float]) -> str:
        x, y, z = unit_sphere(*at)
        return (
            f"<b:{name}> pact:territory <p:{name}> . <p:{name}> pact:x {x:.6f} ; pact:y {y:.6f} ; pact:z {z:.6f} ;"
            f' schema:containedInPlace <c:{name}> . <c:{name}> dct:identifier "{name}" .'
        )

    store = ox.Store()
    store.update(
        "PREFIX pact: <https://w3id.org/citypact/ns#> PREFIX schema: <https://schema.org/> "
        "PREFIX dct: <http://purl.org/dc/terms/> INSERT DATA { <b:AA> pact:partnerOf <b:BB> . "
        + place("AA", (19.9, 99.8))
        + place("BB", (latitude, longitude))
        + "}"
    )
    text = question("border_pairs").text.replace("{ (100) }", "{ (5000) }")
    rows = [row["km_apart"] for row in store.query(text)]  # type: ignore[union-attr]
    ((shown,),) = [(int(row.value),) for row in rows] or [(0,)]
    assert abs(shown - metres_apart) <= 1


def test_dates_that_differ_in_precision_alone_are_no_disagreement(world: BuiltGraph) -> None:
    assert "https://w3id.org/citypact/id/agreement/city-4-g" not in {
        row[0] for row in values(world, "disagreements", {})
    }


def test_ranks_end_with_the_year_of_the_latest_agreement(world: BuiltGraph) -> None:
    ranked = values(world, "partners_over_time", {})
    assert values(world, "partners_over_time", {"until": 999_999_999}) == ranked != []
    assert values(world, "partners_over_time", {"since": 999_999_999}) == []
