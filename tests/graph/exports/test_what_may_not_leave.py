"""--no-persons, --no-quotes, masked contact data and equal bytes, held in every format by its bytes."""

from __future__ import annotations

import io
import json
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from citypact.graph.exports import FORMATS, export
from citypact.graph.folder import BuiltGraph
from citypact.graph.privacy import EMAIL, PHONE
from tests.small_world import TRIG, built_from

NS = "https://w3id.org/citypact/ns#"
NAMES = (
    *("ก้องภพ", "ธาราประสิทธิ์", "มะลิ", "Mali", "Basil", "Featherstone", "Oriel", "Penhaligon"),
    *("person/kongphop", "person/mali", "person/basil", "agent/curator"),
)
CONTACTS = ("0-5371-1333", "5371", "๐๘๑", "๕๖๗๘", "pr@tharakaeo", "@tharakaeo.example.org")
QUOTES = (
    "กำหนดลงนามวันศุกร์ที่ 24 กุมภาพันธ์ 2566",
    "สองเมืองลงนามในบันทึกความเข้าใจ ต่อหน้าแขก",
    "นายก้องภพ ธาราประสิทธิ์ แห่งเทศบาลนครธาราแก้ว",
)
DATASETS = tuple(name for name, format in FORMATS.items() if format.evidence)


def text_of_export(built: BuiltGraph, format: str, *, persons: bool = True, quotes: bool = True) -> str:
    """All that an export says, with the escapes of its syntax taken away."""
    stream = io.BytesIO()
    export(built, format, stream, evidence=True, persons=persons, quotes=quotes)
    if format == "csv":
        with zipfile.ZipFile(stream) as archive:
            return "\n".join(name + archive.read(name).decode("utf-8") for name in archive.namelist())
    text = stream.getvalue().decode("utf-8")
    if format == "jsonld":
        return json.dumps(json.loads(text), ensure_ascii=False)
    return unescape(text)


def test_the_formats_are_those_of_the_command() -> None:
    assert list(FORMATS) == [
        *("trig", "nquads", "jsonld", "turtle", "ntriples", "rdfxml", "graphml", "gexf", "csv"),
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_without_persons_no_name_is_anywhere(format: str, small_world: BuiltGraph) -> None:
    text = text_of_export(small_world, format, persons=False)
    for name in NAMES:
        assert name not in text
    assert "เทศบาลนครธาราแก้ว" in text  # but the cities are there


def test_without_persons_no_decision_about_one_is_there(tmp_path: Path) -> None:
    trig = (
        TRIG.read_text("utf-8")
        + """
        <https://w3id.org/citypact/id/person/mali-old> dct:isReplacedBy <https://w3id.org/citypact/id/person/mali-2222222222> ;
          pact:decidedBy <https://w3id.org/citypact/id/decision/of-a-person> .
        <https://w3id.org/citypact/id/decision/of-a-person> a pact:Decision ; rdfs:label "same, Mali, Mali N." .
        <https://w3id.org/citypact/id/agreement/x> pact:decidedBy <https://w3id.org/citypact/id/decision/of-an-agreement> .
        <https://w3id.org/citypact/id/decision/of-an-agreement> a pact:Decision ; rdfs:label "same, x, y" ."""
    )
    built = built_from(trig, tmp_path / "graph")
    everything, without = (text_of_export(built, "nquads", persons=persons) for persons in (True, False))
    assert "decision/of-a-person" in everything and "person/mali-old" in everything
    assert "of-a-person" not in without and "mali-old" not in without
    assert "decision/of-an-agreement" in without


@pytest.mark.parametrize("format", FORMATS)
def test_with_persons_the_names_are_there(format: str, small_world: BuiltGraph) -> None:
    text = text_of_export(small_world, format)
    for name in ("ก้องภพ ธาราประสิทธิ์", "มะลิ ณ บุรีทอง"):
        assert name in text


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_without_persons_nothing_refers_to_what_is_left_out(format: str, small_world: BuiltGraph) -> None:
    stream = io.BytesIO()
    export(small_world, format, stream, evidence=True, persons=False)
    syntax = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}[
        format
    ]
    quads = list(ox.parse(stream.getvalue(), format=syntax))
    kinds = {quad.object.value for quad in quads if quad.predicate.value.endswith("#type")}
    assert f"{NS}Agreement" in kinds
    assert kinds.isdisjoint(
        {"http://xmlns.com/foaf/0.1/Person", "http://www.w3.org/ns/org#Membership", f"{NS}Involvement"}
    )
    said = {quad.predicate.value for quad in quads}
    assert said.isdisjoint(
        {f"{NS}signatory", f"{NS}involvement", f"{NS}person", "http://www.w3.org/ns/org#hasMembership"}
        | {"http://xmlns.com/foaf/0.1/name", "http://www.w3.org/ns/prov#wasAttributedTo"}
    )
    subjects = {quad.subject.value for quad in quads}
    evidence = {name.rsplit("/", 1)[-1] for name in subjects if "/id/evidence/" in name}
    assert evidence == {"0001", "0002", "0004", "0005", "0006", "0007"}  # 0003 is about a person
    assert (
        "https://w3id.org/citypact/text/morning-1#char=0,23" not in subjects
    )  # only that evidence quoted it
    quotes = [quad.object.value for quad in quads if quad.predicate.value == f"{NS}quote"]
    assert len(quotes) == 3  # that of 0004 names a person


def test_the_title_of_a_source_keeps_all_but_the_name(small_world: BuiltGraph) -> None:
    text = text_of_export(small_world, "turtle", persons=False)
    assert "[ไม่ระบุชื่อ/name withheld] เตรียมลงนาม MOU สองเมือง" in text


def test_a_city_that_is_also_a_surname_keeps_its_name(small_world: BuiltGraph) -> None:
    text = text_of_export(small_world, "turtle", persons=False)  # มะลิ ณ บุรีทอง holds office in บุรีทอง
    assert "เทศบาลนครบุรีทอง" in text


@pytest.mark.parametrize("format", FORMATS)
def test_without_quotes_no_quote_is_anywhere(format: str, small_world: BuiltGraph) -> None:
    text = text_of_export(small_world, format, quotes=False)
    for quoted in QUOTES:
        assert quoted not in text
    if format in ("trig", "nquads", "jsonld"):
        assert '"pact:quote": "' not in text  # the JSON-LD context has the term
        assert "pact:quote " not in text
        assert "ns#quote>" not in text
    assert "ด้านการศึกษา" in text or format in ("graphml", "gexf")  # a phrase that is a value stays


@pytest.mark.parametrize("format", [*DATASETS, "graphml", "gexf"])
def test_with_quotes_they_are_there(format: str, small_world: BuiltGraph) -> None:
    assert QUOTES[0] in text_of_export(small_world, format)


@pytest.mark.parametrize("format", FORMATS)
def test_contact_data_are_masked(format: str, small_world: BuiltGraph) -> None:
    text = text_of_export(small_world, format)
    for contact in CONTACTS:
        assert contact not in text.replace("news.example.org", "")
    assert (EMAIL if format not in ("graphml", "gexf") else PHONE) in text


@pytest.mark.parametrize("format", FORMATS)
def test_no_quote_is_longer_than_the_law_of_quotation_allows(format: str, small_world: BuiltGraph) -> None:
    assert "ตลอดอายุของบันทึกความเข้าใจฉบับนี้" not in text_of_export(small_world, format)


def test_the_content_hash_is_no_phone_number(small_world: BuiltGraph) -> None:
    assert "sha256:0812345678123456789012345678901234567890123456789012345678901234" in text_of_export(
        small_world, "turtle"
    )


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_build_gives_the_same_bytes(format: str, small_world: BuiltGraph, tmp_path: Path) -> None:
    lines = TRIG.read_text("utf-8").split("\n\n")
    head = next(number for number, block in enumerate(lines) if block.startswith("# ---- agreements"))
    graphs = next(number for number, block in enumerate(lines) if block.startswith("# ---- what each source"))
    other_order = [*lines[:head], *reversed(lines[head:graphs]), *lines[graphs:]]
    again = built_from("\n\n".join(other_order), tmp_path / "graph")
    assert len(again.store) == len(small_world.store)
    first, second = io.BytesIO(), io.BytesIO()
    export(small_world, format, first, evidence=True)
    export(again, format, second, evidence=True)
    assert first.getvalue() == second.getvalue()


def test_an_address_with_a_name_in_it_is_left_out(tmp_path: Path) -> None:
    path = quote("ก้องภพ-ธาราประสิทธิ์")
    trig = TRIG.read_text("utf-8").replace("news.example.org/2023/1", f"news.example.org/{path}")
    built = built_from(trig, tmp_path / "graph")
    assert path in text_of_export(built, "turtle")
    for format in FORMATS:
        assert path not in text_of_export(built, format, persons=False)


def test_a_person_shown_by_office_alone_takes_no_post_along(tmp_path: Path) -> None:
    """After a decision *suppress* the person's label is the office: a word that is not withheld elsewhere."""
    trig = (
        TRIG.read_text("utf-8")
        .replace('foaf:name "มะลิ ณ บุรีทอง" ;', "")
        .replace('foaf:name "มะลิ ณ บุรีทอง" .', ".")
    )
    trig = trig.replace(
        'rdfs:label "มะลิ ณ บุรีทอง"@th , "Mali Na Burithong"@en', 'rdfs:label "นายกเทศมนตรีนครบุรีทอง"@th'
    )
    trig = trig.replace("a foaf:Person ; .", "a foaf:Person .")
    built = built_from(trig, tmp_path / "graph")
    assert "นายกเทศมนตรีนครบุรีทอง" in text_of_export(built, "turtle", persons=False)
    assert "นายกเทศมนตรีนครบุรีทอง" in text_of_export(built, "graphml")  # as signatory, by office
