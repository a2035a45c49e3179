"""The catalogue as sh:SPARQLExecutable: read by a tool that knows SHACL alone, it gives the answers that the files give."""

from __future__ import annotations

from importlib.resources import files

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, SDO, SH, Graph, URIRef

from citypact.graph.folder import BuiltGraph
from citypact.queries import catalogue_names, question
from citypact.queries.publishing import QUERY, published


@pytest.fixture(scope="module")
def catalogue() -> Graph:
    return Graph().parse(
        data=(files("citypact.queries") / "catalogue.ttl").read_text("utf-8"), format="turtle"
    )


def executable(catalogue: Graph, name: str) -> str:
    """The text of a query as SHACL, section 5.2.1, has a tool put it together."""
    (declared,) = catalogue.objects(QUERY[name], SH.prefixes)
    prologue = "".join(
        f"PREFIX {catalogue.value(each, SH.prefix)}: <{catalogue.value(each, SH.namespace)}>\n"
        for each in catalogue.objects(declared, SH.declare)
    )
    return f"{prologue}{catalogue.value(QUERY[name], SH.select)}"


def test_the_file_is_the_one_that_the_headers_make() -> None:
    stored = (files("citypact.queries") / "catalogue.ttl").read_text("utf-8")
    assert stored == published(), "run: python -m citypact.queries.publishing > queries/catalogue.ttl"


def test_every_question_is_an_executable(catalogue: Graph) -> None:
    found = {str(each).rsplit("/", 1)[1] for each in catalogue.subjects(RDF.type, SH.SPARQLSelectExecutable)}
    assert found == set(catalogue_names())


@pytest.mark.parametrize("name", catalogue_names())
def test_an_executable_gives_what_its_file_gives(name: str, catalogue: Graph, world: BuiltGraph) -> None:
    def rows(text: str) -> list[tuple[object, ...]]:
        assert "PREFIX" not in question(name).text.split("SELECT", 1)[1]
        return [tuple(row) for row in world.store.query(text)]  # type: ignore[union-attr]

    assert rows(executable(catalogue, name)) == rows(question(name).text)


@pytest.mark.parametrize("name", catalogue_names())
def test_parameters_and_columns_are_described_in_thai_and_english(name: str, catalogue: Graph) -> None:
    asked, node = question(name), QUERY[name]
    parameters = {
        str(catalogue.value(each, SH.path)).rsplit("/", 1)[1]: each
        for each in catalogue.objects(node, SH.parameter)
    }
    assert set(parameters) == {parameter.name for parameter in asked.parameters}
    for parameter in asked.parameters:
        described = parameters[parameter.name]
        assert bool(catalogue.value(described, SH.optional)) == (not parameter.required)
        assert len(list(catalogue.objects(described, SH.defaultValue))) == len(parameter.default)
        assert languages(catalogue, described, SH.description) == ["en", "th"]
    columns = {str(catalogue.value(each, SDO.name)) for each in catalogue.objects(node, SDO.variableMeasured)}
    assert columns == {column.name for column in asked.columns}
    for claim in (RDFS.label, RDFS.comment):
        assert languages(catalogue, node, claim) == ["en", "th"]


def languages(catalogue: Graph, node: object, claim: URIRef) -> list[str]:
    return sorted(str(text.language) for text in catalogue.objects(node, claim))  # type: ignore[attr-defined, arg-type]


def test_the_texts_are_queries(catalogue: Graph) -> None:
    for name in catalogue_names():
        assert isinstance(ox.Store().query(executable(catalogue, name)), ox.QuerySolutions)
