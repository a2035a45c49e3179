"""Saved answers in a build: rows by their map, each fact with its row, whatever is damaged told."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from citypact.errors import CollectionError
from citypact.graph.building import Built, build
from citypact.graph.collecting import open_collection
from citypact.graph.folder import GraphFolder
from citypact.graph.importing.answers import Answer
from citypact.graph.importing.saved import SavedAnswer
from citypact.graph.records import Record, record_from
from tests.graph.importing.conftest import Fetching
from tests.local_endpoint import LocalEndpoint, answering
from tests.shared_material import shared

PACT = "https://w3id.org/citypact/ns#"
MAP = """\
source:
  title: Twins
  licence: https://creativecommons.org/publicdomain/zero/1.0/
key: [city, sister]
agreement:
  type: {value: sister_city}
  status: {value: in_force}
parties:
  - {name: cityLabel, point: city_coordinate_location, same_as: city}
  - {name: sisterLabel, point: sister_coordinate_location, same_as: sister}
"""
QUERY = "SELECT * { ?city <https://example.org/twin> ?sister } LIMIT 5000"


def nothing(text: str, *, id: str, **source: str | None) -> Record:
    return record_from({"id": id, "lang": "th"})


@pytest.fixture
def sample(endpoint: LocalEndpoint, fetching: Fetching) -> SavedAnswer:
    """The first 300 of 3,018 rows of Wikidata, as a SPARQL endpoint sends them; the file has a row a line."""
    lines = shared("data/wikidata_p190_sample.json").read_bytes().split(b"\n")
    endpoint.otherwise = answering(b"\n".join(lines[:301]).rstrip(b",") + b"]}}")
    return replace(fetching(QUERY), map=MAP).run()


def made(root: Path) -> Built:
    (root / "collection.yaml").write_text("title: Towns\n")
    return build([open_collection(root)], root / "graph", extract=nothing)


def asked(root: Path, sparql: str) -> list[ox.QuerySolution]:
    found = GraphFolder(root / "graph").open().store.query(f"PREFIX pact: <{PACT}> {sparql}")
    return list(found)  # type: ignore[arg-type]


def test_a_build_reads_the_answers_of_its_collection_and_each_fact_points_to_its_row(
    sample: SavedAnswer, tmp_path: Path
) -> None:
    built = made(tmp_path)
    assert built.report.validation.conforms
    records, left = built.report.counts["records"], len(built.report.left_out)
    assert records + left == 300 and records > 250
    (described,) = asked(
        tmp_path,
        "PREFIX dct: <http://purl.org/dc/terms/> SELECT ?type ?url ?licence ?day { ?source a pact:Source ; dct:type ?type ; "
        "<https://schema.org/url> ?url ; dct:license ?licence ; pact:retrievedOn ?day }",
    )
    values = [getattr(described[name], "value", None) for name in ("type", "url", "licence", "day")]
    assert values[0] == "endpoint" and sample.endpoint in str(values[1])
    assert "publicdomain/zero" in str(values[2]) and values[3] == sample.retrieved
    proofs = asked(
        tmp_path,
        "SELECT ?agreement ?row { GRAPH ?g { ?proof a pact:Evidence ; pact:kind 'row' ; pact:row ?row ; "
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> ?agreement } }",
    )
    assert len({str(proof["row"]) for proof in proofs}) == records
    agreements = {str(each["a"]) for each in asked(tmp_path, "SELECT ?a { ?a a pact:Agreement }")}
    assert agreements and agreements <= {str(proof["agreement"]) for proof in proofs}


def test_the_row_that_evidence_names_is_the_row_of_the_answer(sample: SavedAnswer) -> None:
    answer = Answer.open(sample.folder.parent)
    rows = dict(sample.solutions())
    for reading in answer.readings(lambda told: None):
        assert reading.row is not None and reading.source.type == "endpoint"
        first = reading.record.agreements[0].parties[0]
        assert first.name == rows[reading.row]["cityLabel"].text.strip()
        assert reading.place == f"{sample.folder.parent} row {reading.row}"


def test_a_source_stays_the_same_when_it_is_asked_again(sample: SavedAnswer, fetching: Fetching) -> None:
    def key(saved: SavedAnswer) -> set[tuple[str, str | None]]:
        readings = Answer.open(saved.folder.parent).readings(lambda told: None)
        return {(reading.source.key, reading.source.retrieved) for reading in readings}

    first = key(sample)
    again = key(replace(fetching(QUERY), map=MAP, clock=lambda: "2031-01-02T00:00:00Z").run(again=True))
    assert {each[0] for each in first} == {each[0] for each in again}
    assert {each[1] for each in again} == {"2031-01-02"}


def test_what_follows_the_address_is_not_published(sample: SavedAnswer) -> None:
    """A key of the user's, perhaps."""
    with_key = replace(sample, endpoint=f"{sample.endpoint}?apikey=secret")
    (source,) = {
        reading.source
        for reading in Answer(with_key, Answer.open(sample.folder.parent).map).readings(lambda told: None)
    }
    assert source.url == sample.endpoint and "secret" not in str(source)


def test_a_map_can_be_mended_without_asking_again(sample: SavedAnswer) -> None:
    sample.map_file.write_text(MAP.replace("title: Twins", "title: Twin towns"))
    (source,) = {
        reading.source.title for reading in Answer.open(sample.folder.parent).readings(lambda told: None)
    }
    assert source == "Twin towns"


def test_a_map_that_names_what_is_not_there_is_told_and_the_rest_goes_in(
    sample: SavedAnswer, tmp_path: Path
) -> None:
    other = tmp_path / "endpoints" / "broken"
    shutil.copytree(sample.folder.parent, other)
    (other / sample.folder.name / "map.yaml").write_text(MAP.replace("cityLabel", "cityName"))
    built = made(tmp_path)
    told = [each for each in built.report.left_out if "broken" in each.place]
    assert [each.reason for each in told] == [
        "parties[0].name: the table has no column 'cityName'; did you mean 'cityLabel'?"
    ]
    assert built.report.counts["records"] > 250


def test_a_damaged_page_is_told_and_the_rest_goes_in(sample: SavedAnswer, tmp_path: Path) -> None:
    other = tmp_path / "endpoints" / "broken"
    shutil.copytree(sample.folder.parent, other)
    page = other / sample.folder.name / sample.pages[0].file
    page.write_bytes(page.read_bytes()[:-100])
    built = made(tmp_path)
    assert [each.reason.partition(";")[0] for each in built.report.left_out if "broken" in each.place] == [
        "is not what was saved"
    ]


def test_an_answer_that_is_not_whole_yet_is_no_source(
    endpoint: LocalEndpoint, fetching: Fetching, tmp_path: Path
) -> None:
    (tmp_path / "endpoints" / "half" / ".next").mkdir(parents=True)
    (tmp_path / "collection.yaml").write_text("title: Towns\n")
    with pytest.raises(CollectionError, match=r"half: no whole answer there; fetch it"):
        build([open_collection(tmp_path)], tmp_path / "graph", extract=nothing)


def test_the_query_and_the_map_of_the_manual_fit_together(
    endpoint: LocalEndpoint, fetching: Fetching, tmp_path: Path
) -> None:
    manual = (Path(__file__).parents[3] / "docs" / "endpoints.md").read_text("utf-8")
    query, map = (manual.partition(f"```{kind}\n")[2].partition("```")[0] for kind in ("sparql", "yaml"))
    endpoint.store.load(
        b"""@prefix ex: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        ex:1 ex:city ex:w ; ex:partner ex:e ; ex:since "1998" . ex:w rdfs:label "West" . ex:e rdfs:label "East" .""",
        format=ox.RdfFormat.TURTLE,
    )
    saved = replace(fetching(query), map=map).run()
    (reading,) = Answer.open(saved.folder.parent).readings(lambda told: None)
    agreement = reading.record.agreements[0]
    assert [(party.name, party.same_as) for party in agreement.parties] == [
        ("West", ("https://example.org/w",)),
        ("East", ("https://example.org/e",)),
    ]
    assert agreement.valid_from == "1998"
