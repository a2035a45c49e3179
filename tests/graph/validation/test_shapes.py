"""What the compiled engine does not know is refused, never passed over."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from citypact.errors import CitypactError
from citypact.graph.validation import ShapeError, ShapeGraph, UnsupportedShape
from citypact.graph.validation.reader import read_shapes

MakeShapes = Callable[[str], ShapeGraph]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        (":S sh:targetClass :T ; sh:sparql [ sh:select 'SELECT $this {}' ] .", "sh:sparql"),
        (":S sh:targetNode :a ; sh:nodeKind sh:IRI .", "sh:targetNode"),
        (":S sh:target [ sh:select 'SELECT ?this {}' ] .", "sh:target"),
        (":S sh:targetClass :T ; sh:rule [] .", "sh:rule"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:minCont 1 ] .", "sh:minCont"),
        (":C a sh:ConstraintComponent . :S sh:targetClass :T .", "sh:ConstraintComponent"),
        (
            ":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:qualifiedValueShape [ sh:class :C ] ; "
            "sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true ] .",
            "sh:qualifiedValueShapesDisjoint",
        ),
    ],
)
def test_a_term_outside_the_known_part_is_refused_by_shape_and_term(
    text: str, term: str, shapes_of: MakeShapes
) -> None:
    with pytest.raises(UnsupportedShape) as refusal:
        read_shapes(shapes_of(text))
    assert term in str(refusal.value)
    assert "https://example.org/" in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (":S sh:targetClass :T ; sh:node :S .", "refers to itself"),
        (
            ":S sh:targetClass :T ; sh:node :N . :N sh:property [ sh:path :p ; sh:node :S ] .",
            "refers to itself",
        ),
        (":S sh:targetClass :T ; sh:node :Missing .", "is referred to and not there"),
        (":S sh:targetClass :T ; sh:property [ sh:minCount 1 ] .", "has no sh:path"),
        (":S sh:targetClass :T ; sh:minCount 1 .", "cannot have sh:minCount"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p, :q ] .", "more than one sh:path"),
        (":S sh:targetClass :T ; sh:property [ sh:path 'p' ] .", "write an IRI or a path"),
        (":S sh:targetClass :T ; sh:property [ sh:path (:p) ] .", "no list of two or more"),
        (":S sh:targetClass :T ; sh:property [ sh:path [ sh:minCount 1 ] ] .", "no path of SHACL"),
        (
            ":S sh:targetClass :T ; sh:property [ sh:path _:x ] . _:x sh:inversePath _:x .",
            "leads into itself",
        ),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:minCount 'one' ] .", "write an integer"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:minCount -1 ] .", "write an integer"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:pattern '(?=x)' ] .", "look-around"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:pattern '(' ] .", "no regular expression"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:in :x ] .", "is no list"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:in ( [] ) ] .", "blank node"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:hasValue [] ] .", "blank node"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:class 'C' ] .", "write an IRI"),
        (":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:datatype xsd:byte ] .", "xsd:integer"),
        (":S sh:targetClass :T ; sh:nodeKind sh:Iri .", "write one of"),
        (":S sh:targetClass :T ; sh:severity sh:Fatal ; sh:nodeKind sh:IRI .", "sh:severity"),
        (":S sh:targetClass 'T' ; sh:nodeKind sh:IRI .", "write an IRI"),
    ],
)
def test_a_shape_that_is_not_well_formed_is_refused_with_its_fault(
    text: str, fault: str, shapes_of: MakeShapes
) -> None:
    with pytest.raises(ShapeError) as refusal:
        read_shapes(shapes_of(text))
    assert fault in str(refusal.value)
    assert re.search(r"shape https://example\.org/(S|N|Missing)\b", str(refusal.value))
    assert "\n" not in str(refusal.value)
    assert isinstance(refusal.value, CitypactError)
    assert not isinstance(refusal.value, UnsupportedShape)


def test_what_is_no_turtle_is_refused_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    with pytest.raises(ShapeError, match=r"own\.ttl: cannot be read"):
        ShapeGraph.read(path)
    path.write_text("this is : no turtle", "utf-8")
    with pytest.raises(ShapeError, match=r"own\.ttl: is no Turtle"):
        ShapeGraph.read(path)


def test_notes_and_annotations_do_not_disturb(shapes_of: MakeShapes) -> None:
    text = (
        ":S a sh:NodeShape ; sh:targetClass :T ; rdfs:label 'S' ; rdfs:comment 'about'@en ; "
        "sh:property [ sh:path :p ; sh:name 'p'@en ; sh:description 'what p is'@en ; sh:order 1 ; "
        "sh:group :G ; sh:defaultValue 5 ; sh:minCount 1 ] ."
    )
    (shape,) = read_shapes(shapes_of(text))
    assert [constraint.component for constraint in shape.properties[0].constraints] == ["MinCount"]


def test_the_same_file_gives_the_same_names(shapes_of: MakeShapes) -> None:
    text = (
        ":S sh:targetClass :T ; "
        "sh:property [ sh:path :p ; sh:or ([ sh:class :C ] [ sh:class :D ]) ], [ sh:path :q ] ."
    )
    assert read_shapes(shapes_of(text)) == read_shapes(shapes_of(text))
