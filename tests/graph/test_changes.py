"""Promotion, renaming and merger: read from a file, stated in the graph, found from the successor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from citypact.errors import CollectionError
from citypact.graph.changes import COLUMNS, Change, read_changes
from citypact.graph.dataset import Dataset, build_id
from citypact.graph.folder import BuiltGraph
from citypact.graph.iris import local
from citypact.graph.readings import Reading
from citypact.graph.validation import validate
from citypact.queries import question, run
from tests.queries.conftest import INFO
from tests.towns import BASE, EAST, agreement, reading, rows

OLD = {"name": "เทศบาลเมืองตัวอย่าง", "kind": "town_municipality"}
NEW = "เทศบาลนครตัวอย่าง"
HEAD = ",".join(COLUMNS)
PAGE = "https://example.org/gazette/1"


def promoted(**more: Any) -> Change:
    return Change(
        **{
            "change": "promotion",
            "before": (OLD["name"],),
            "after": NEW,
            "on": "2024-10-31",
            "source": PAGE,
            "place": "changes.csv:2",
            **more,
        }
    )


def signed(id: str, date: str) -> Reading:
    return reading(id, agreement(parties=[OLD, EAST], date=date), published=date)


def made(
    *changes: Change, readings: tuple[Reading, ...] = (signed("a", "2023-02-24"),)
) -> tuple[Dataset, ox.Store]:
    found = Dataset(
        readings=readings,
        decisions=(),
        changes=changes,
        base=BASE,
        id=build_id(readings, (), "test", BASE, changes),
        title="Towns",
    )
    store = ox.Store()
    store.bulk_load("".join(found.quads()), format=ox.RdfFormat.N_QUADS)
    return found, store


def test_an_agreement_stays_with_who_signed_it_and_is_found_from_the_successor() -> None:
    _, store = made(promoted())
    before = rows(
        store, "SELECT ?name { ?a a pact:Agreement ; pact:party/rdfs:label ?name FILTER(LANG(?name) = 'th') }"
    )
    assert (OLD["name"],) in before and (NEW,) not in before
    built = BuiltGraph(path=Path("x"), info=INFO, store=store)
    (row,) = run(built, question("agreements_inherited"), {"body": NEW})
    shown = [getattr(term, "value", None) for term in row]
    assert shown[3:7] == [OLD["name"], "promotion", "2024-10-31", PAGE]
    assert validate(store).conforms


def test_a_change_is_an_event_between_two_bodies() -> None:
    _, store = made(promoted(note="ราชกิจจานุเบกษา"))
    assert rows(
        store,
        """SELECT ?kind ?on ?before ?after ?page { ?e a org:ChangeEvent ; dct:type ?kind ; dct:date ?on ; dct:source ?page ;
           org:originalOrganization ?b ; org:resultingOrganization ?a . ?b org:changedBy ?e ; rdfs:label ?before .
           ?a org:resultedFrom ?e ; rdfs:label ?after }""",
    ) == [("promotion", "2024-10-31", OLD["name"], NEW, PAGE)]


def test_a_merger_has_several_bodies_before() -> None:
    second = "เทศบาลตำบลสอง จังหวัดระยอง"
    _, store = made(promoted(change="merger", before=(OLD["name"], second)))
    assert len(rows(store, "SELECT ?b { ?e org:originalOrganization ?b }")) == 2


def test_a_body_that_signs_after_it_became_another_is_a_data_check() -> None:
    found, _ = made(promoted(), readings=(signed("a", "2023-02-24"), signed("b", "2025-01-01")))
    (told,) = [each.text for each in found.questions if "became" in each.text]
    assert told.startswith("b.yaml: ") and "changes.csv:2" in told
    assert not any(
        "became" in each.text
        for each in made(promoted(on="2025"), readings=(signed("b", "2025-01-01"),))[0].questions
    )


def test_a_change_that_names_nobody_is_told() -> None:
    found, store = made(promoted(after="นครที่ไม่มี"))
    (told,) = [each.text for each in found.questions]
    assert told.startswith("changes.csv:2: promotion: 'นครที่ไม่มี' names nobody")
    assert not rows(store, "SELECT ?e { ?e a org:ChangeEvent }")


def test_the_changes_are_part_of_what_a_build_is() -> None:
    assert made()[0].id != made(promoted())[0].id


def test_every_iri_stays_when_a_change_is_written_down() -> None:
    def bodies(store: ox.Store) -> set[str]:
        return {local(row[0]) for row in rows(store, "SELECT ?b { ?b a pact:Body }")}

    assert bodies(made()[1]) < bodies(made(promoted())[1])


def test_a_file_of_changes_is_read(tmp_path: Path) -> None:
    file = tmp_path / "changes.csv"
    file.write_text(f"{HEAD}\nmerger,{OLD['name']}; อบต.สอง,{NEW},2024-10,{PAGE},\n\n", "utf-8")
    (change,) = read_changes(file)
    assert (change.before, change.on, change.place) == ((OLD["name"], "อบต.สอง"), "2024-10", f"{file}:2")
    assert read_changes(tmp_path / "none.csv") == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"move,a,b,2024,{PAGE},", ":2: no change 'move'; known: promotion"),
        (f"renaming,a,,2024,{PAGE},", ":2: after is empty"),
        (f"renaming,a;b,c,2024,{PAGE},", ":2: before names 2; a renaming has one body"),
        (f"merger,a,c,2024,{PAGE},", ":2: before names 1; a merger has two bodies"),
        (f"renaming,a,b,2567,{PAGE},", ":2: on: .*Buddhist year"),
        ("renaming,a,b,2024,somebody,", ":2: source 'somebody' is no address"),
    ],
)
def test_a_faulty_change_is_refused_with_its_line(row: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "changes.csv"
    file.write_text(f"{HEAD}\n{row}\n", "utf-8")
    with pytest.raises(CollectionError, match=said):
        read_changes(file)
    file.write_text("what,when\n", "utf-8")
    with pytest.raises(CollectionError, match="the first line names the columns"):
        read_changes(file)
