"""A person's word about agreements and people, and how all decisions stand in the graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox
import pytest

from citypact.errors import CollectionError
from citypact.graph.dataset import Dataset
from citypact.graph.decisions import Decision
from citypact.graph.readings import Reading
from citypact.graph.validation import validate
from tests.graph.decided import decided, pasted
from tests.towns import BASE, EAST, WEST, agreement, dataset, reading, rows

NAME = "สมมุติ ใจดี"
SOUTH = {"name": "เทศบาลนครเมืองใต้", "kind": "city_municipality"}


def mayor(of: dict[str, str], name: str = NAME) -> dict[str, str]:
    return {"name": name, "role": "mayor", "office": f"นายก{of['name']}", "of": of["name"]}


def report(id: str, date: str | None, of: dict[str, str] = WEST, name: str = NAME, **more: Any) -> Reading:
    given = {"date": date} if date else {}
    return reading(id, agreement(**given, **more), officials=[mayor(of, name)], published="2024-01-01")


READINGS = (report("a", "2023-02-24"), report("b", "2023-05-05", of=EAST), report("c", "2024-01-01"))


def made(*decisions: Decision, readings: Sequence[Reading] = READINGS) -> tuple[Dataset, ox.Store]:
    return dataset(*readings, decisions=decisions)


def agreements(store: ox.Store) -> list[str]:
    return [row[0] for row in rows(store, "SELECT ?a { ?a a pact:Agreement }")]


def replaced(store: ox.Store) -> dict[str, str]:
    return dict(rows(store, "SELECT ?old ?new { ?old dct:isReplacedBy ?new }"))  # type: ignore[arg-type]


def statements(found: Dataset) -> set[str]:
    """All statements but the id of the build, which every decision changes."""
    return {line for line in found.quads() if found.id not in line}


def test_reports_of_other_dates_are_one_agreement_where_a_person_says_so() -> None:
    _, apart = made()
    one, other, third = agreements(apart)
    _, store = made(decided("same", "a", "b"))
    assert len(agreements(store)) == 2
    gone = ({one, other, third} - set(agreements(store))).pop()
    assert replaced(store)[gone] in agreements(store)
    assert validate(store).conforms


def test_reports_that_would_merge_stay_apart_where_a_person_says_so() -> None:
    alike = (report("a", "2023-02-24"), report("b", "2023-02-24"))
    assert len(agreements(made(readings=alike)[1])) == 1
    found, store = made(decided("different", "a", "b"), readings=alike)
    assert len(agreements(store)) == 2
    assert replaced(store) == {}
    assert rows(
        store,
        "SELECT ?d (COUNT(?a) AS ?n) { ?a a pact:Agreement ; pact:decidedBy/pact:decided ?d } GROUP BY ?d",
    ) == [("different", "2")]
    assert found.counts["agreements"] == 2


def test_agreements_of_other_parties_are_one_where_a_person_says_so() -> None:
    other = reading("b", agreement(parties=[WEST, SOUTH], date="2023-02-24"))
    _, store = made(decided("same", "a", "b"), readings=(READINGS[0], other))
    (one,) = agreements(store)
    assert len(rows(store, f"SELECT ?p {{ <{one}> pact:party ?p }}")) == 3


def test_is_says_which_iri_stands() -> None:
    _, store = made()
    local = sorted(iri.removeprefix(BASE) for iri in agreements(store))
    for subject, target in ((local[0], local[1]), (local[1], local[0])):
        _, merged = made(decided("is", subject, target))
        assert replaced(merged)[BASE + subject] == BASE + target


def test_the_rules_give_way_where_they_put_together_what_a_person_keeps_apart() -> None:
    readings = (report("a", "2023-02-24"), report("b", "2023-02-24"), report("c", "2023-05-05"))
    _, store = made(
        decided("same", "a", "c", line=2), decided("different", "b", "c", line=3), readings=readings
    )
    assert len(agreements(store)) == 2
    (sources,) = [
        {
            row[0].rsplit("/", 1)[1][:0] or row[0]
            for row in rows(store, f"SELECT ?s {{ <{iri}> prov:wasDerivedFrom ?s }}")
        }
        for iri in agreements(store)
        if len(rows(store, f"SELECT ?s {{ <{iri}> prov:wasDerivedFrom ?s }}")) == 2
    ]
    assert len(sources) == 2


def test_an_undated_report_that_fits_two_agreements_is_settled_by_a_line_of_its_question() -> None:
    readings = (report("a", "2023-02-24"), report("b", "2023-05-05"), report("c", None))
    found, store = made(readings=readings)
    assert len(agreements(store)) == 3
    (asked,) = [each for each in found.questions if "has no date" in each.text]
    same = [line for line in asked.lines if line.startswith("same,")]
    assert len(same) == 2
    for line in same:
        settled, again = made(*pasted([line]), readings=readings)
        assert len(agreements(again)) == 2
        assert not [each for each in settled.questions if "has no date" in each.text]
    apart = [line for line in asked.lines if line.startswith("different,")]
    settled, again = made(*pasted(apart), readings=readings)
    assert len(agreements(again)) == 3
    assert not [each for each in settled.questions if "has no date" in each.text]


def test_the_same_person_at_two_bodies_is_one_where_a_person_says_so() -> None:
    found, store = made()
    people = [row[0] for row in rows(store, "SELECT ?p { ?p a foaf:Person }")]
    (asked,) = [each for each in found.questions if NAME in each.text]
    same, different = asked.lines
    settled, merged = made(*pasted([same]))
    ((person, number),) = rows(
        merged, "SELECT ?p (COUNT(?m) AS ?n) { ?p a foaf:Person ; org:hasMembership ?m } GROUP BY ?p"
    )
    assert (number, set(people) - {person}) == ("2", set(replaced(merged)) & set(people))
    assert validate(merged).conforms
    assert not [each for each in settled.questions if NAME in each.text]
    settled, apart = made(*pasted([different]))
    assert [row[0] for row in rows(apart, "SELECT ?p { ?p a foaf:Person }")] == people
    assert not [each for each in settled.questions if NAME in each.text]


def test_nearly_one_name_at_one_body_is_a_question_that_a_line_settles() -> None:
    readings = (
        report("a", "2023-02-24", name="สมมุตินามตัวอย่าง ใจดียิ่ง"),
        report("b", "2023-05-05", name="สมมุตินามตัวอย่าง ใจดียิ้ง"),
    )
    found, _ = made(readings=readings)
    (asked,) = [each for each in found.questions if "nearly one name" in each.text]
    settled, store = made(*pasted(asked.lines[:1]), readings=readings)
    assert len(rows(store, "SELECT ?p { ?p a foaf:Person }")) == 1
    assert not [each for each in settled.questions if "nearly" in each.text]


def test_a_person_keeps_answering_to_the_iri_under_a_body_that_was_merged() -> None:
    _, apart = made()
    before = {row[0] for row in rows(apart, "SELECT ?p { ?p a foaf:Person }")}
    _, store = made(decided("same", WEST["name"], EAST["name"]))
    (now,) = {row[0] for row in rows(store, "SELECT ?p { ?p a foaf:Person }")}
    assert before - {now} == set(replaced(store)) & before
    assert {replaced(store)[old] for old in before - {now}} == {now}


def test_a_decision_stands_in_the_graph_with_who_when_and_why() -> None:
    line = decided("same", WEST["name"], EAST["name"], why="เว็บไซต์เดียวกัน")
    _, store = made(line)
    found = rows(
        store,
        """SELECT ?said ?label ?who ?when ?why (COUNT(?thing) AS ?things)
           { ?thing pact:decidedBy ?d . ?d a pact:Decision ; pact:decided ?said ; rdfs:label ?label ; dct:date ?when ;
             dct:description ?why ; prov:wasAttributedTo/rdfs:label ?who } GROUP BY ?said ?label ?who ?when ?why""",
    )
    assert found == [
        ("same", f"same, {WEST['name']}, {EAST['name']}", "A. Curator", "2024-01-02", "เว็บไซต์เดียวกัน", "2")
    ]
    assert (
        len(
            rows(
                store,
                "SELECT ?old { ?old dct:isReplacedBy ?new ; pact:decidedBy ?d . ?new pact:decidedBy ?d }",
            )
        )
        == 1
    )
    assert validate(store).conforms


@pytest.mark.parametrize(
    "line",
    [
        decided("same", "a", "b"),
        decided("different", "a", "b"),
        decided("same", WEST["name"], EAST["name"]),
        decided("same", f"{NAME} (at {WEST['name']})", f"{NAME} (at {EAST['name']})"),
        decided("is", WEST["name"], "body/chiang-rai-city-municipality"),
    ],
    ids=lambda line: line.shown(),
)
def test_taking_a_decision_back_restores_every_statement(line: Decision) -> None:
    before, _ = made()
    with_it, _ = made(line)
    assert statements(with_it) != statements(before)
    after, _ = made()
    assert statements(after) == statements(before)
    again, _ = made(line)
    assert statements(again) == statements(with_it)


def test_no_iri_that_a_decision_retires_is_ever_another_things() -> None:
    _, first = made()
    lines = [decided("same", WEST["name"], EAST["name"]), decided("same", "a", "b", line=3)]
    _, merged = made(*lines)
    more = (*READINGS, report("d", "2022-01-01", of=SOUTH, parties=[SOUTH, EAST]))
    _, later = made(*lines, readings=more)
    for old, now in replaced(merged).items():
        assert replaced(later)[old] == now
        assert not rows(later, f"SELECT ?c {{ <{old}> a ?c }}")
    assert set(agreements(first)) <= {*agreements(merged), *replaced(merged)}


def test_which_body_it_is_and_how_sure_that_is_stands_in_the_known_graph() -> None:
    _, store = made(
        readings=(reading("a", agreement(parties=[WEST, {"name": "อบจ.เชียงราย", "kind": "pao"}])),)
    )
    found = rows(
        store,
        """SELECT ?i ?c (GROUP_CONCAT(?k) AS ?ks) { ?b pact:identity ?i ; pact:identityConfidence ?c ; pact:cue ?k }
           GROUP BY ?b ?i ?c""",
    )
    assert [row[:2] for row in found] == [("known", "0.97"), ("new", "0.9")]
    assert not rows(store, "SELECT ?b { GRAPH ?g { ?b pact:identity ?i } }")


def test_a_decision_that_names_nobody_is_told_with_its_line() -> None:
    found, _ = made(decided("same", "a", "z", line=7))
    (told,) = [each.text for each in found.questions if "decisions.csv" in each.text]
    assert told.startswith("decisions.csv:7: same, a, z: ") and "names nobody" in told


def test_a_decision_about_a_hidden_person_shows_no_name() -> None:
    hide = Decision(
        decision="suppress", subject=NAME, object="", who="x", when="", why="asked", place="decisions.csv:2"
    )
    line = decided("same", f"{NAME} (at {WEST['name']})", f"{NAME} (at {EAST['name']})", line=3)
    found, _ = made(hide, line)
    assert NAME not in "".join(found.quads())
    assert not any(NAME in part for each in found.questions for part in (each.text, *each.lines))


def test_contradictory_decisions_about_people_and_agreements_are_refused_with_both_lines() -> None:
    for one, other in (("a", "b"), (f"{NAME} (at {WEST['name']})", f"{NAME} (at {EAST['name']})")):
        found = Dataset(
            readings=READINGS,
            decisions=[decided("same", one, other, line=4), decided("different", other, one, line=9)],
            base=BASE,
            id="x",
            title="x",
        )
        with pytest.raises(CollectionError, match=r"decisions\.csv:4 and decisions\.csv:9 contradict"):
            list(found.quads())


def test_the_order_of_decisions_changes_nothing() -> None:
    lines = [
        decided("same", "a", "b"),
        decided("same", WEST["name"], EAST["name"], line=3),
        decided("different", "b", "c", line=4),
    ]
    assert statements(made(*lines)[0]) == statements(made(*reversed(lines))[0])
