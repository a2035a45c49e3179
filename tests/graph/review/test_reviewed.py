"""A reviewed record in a build: it stands, whatever becomes of its text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citypact.graph.building import Built, build
from citypact.graph.collecting import open_collection
from citypact.graph.extraction import extract
from citypact.graph.record_files import read_records
from citypact.graph.reviewed import moved_spans
from tests.graph.review.conftest import SIGNED, VISIT, edited, listed, taken


def built(root: Path) -> Built:
    return build([open_collection(root)], root.parent / "graph", extract=extract)


def dates(done: Built) -> set[str]:
    found = done.graph.store.query("SELECT ?d { ?a <https://w3id.org/citypact/ns#signedOn> ?d }")
    return {row["d"].value for row in found}  # type: ignore[union-attr]


def evidence(done: Built, predicate: str) -> set[tuple[str, str | None]]:
    """Kind and quote of the evidence of a predicate."""
    query = f"""PREFIX pact: <https://w3id.org/citypact/ns#>
        SELECT ?kind ?quote {{ GRAPH ?g {{
          ?e a pact:Evidence ; pact:kind ?kind ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> pact:{predicate}
          OPTIONAL {{ ?e pact:span/pact:quote ?quote }} }} }}"""
    rows = done.graph.store.query(query)
    return {
        (row["kind"].value, row["quote"].value if row["quote"] else None)
        for row in rows  # type: ignore[union-attr]
    }


def correct(root: Path, old: str, new: str) -> None:
    listed(root)
    edited(root / "review" / "signed.yaml", lambda text: text.replace(old, new))
    taken(root, "signed.yaml")


@pytest.fixture
def corrected(folder: Path) -> Path:
    """The folder, its first text reviewed: another day, another domain."""
    (folder / "english.txt").unlink()
    correct(folder, "date: 2023-02-24", "date: 2023-02-25")
    return folder


def test_a_reviewed_record_is_not_overruled_by_extraction(corrected: Path) -> None:
    done = built(corrected)
    assert dates(done) == {"2023-02-25"}
    assert evidence(done, "signedOn") == {("curated", None)}
    assert ("extracted", "ลงนาม") in evidence(done, "status")
    assert done.report.left_out == []


def test_who_reviewed_and_when_stand_beside_what_the_person_wrote(corrected: Path) -> None:
    done = built(corrected)
    ask = """PREFIX pact: <https://w3id.org/citypact/ns#>
        ASK { GRAPH ?g { ?e pact:kind "curated" ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> pact:signedOn ;
          <http://www.w3.org/ns/prov#wasAttributedTo>/<http://www.w3.org/2000/01/rdf-schema#label> ?who ;
          <http://purl.org/dc/terms/date> ?day FILTER(STR(?who) = "Somchai" && STR(?day) = "2024-05-06") } }"""
    assert bool(done.graph.store.query(ask))


def test_a_quote_that_a_person_gave_says_who_gave_it(folder: Path) -> None:
    correct(folder, "date: 2023-02-24", "date: 2023-02-25 «24 กุมภาพันธ์ 2566»")
    done = built(folder)
    ask = """PREFIX pact: <https://w3id.org/citypact/ns#>
        ASK { GRAPH ?g { ?e pact:rule "person" ; pact:span/pact:quote "24 กุมภาพันธ์ 2566" ;
          <http://www.w3.org/ns/prov#wasAttributedTo> ?who ; <http://purl.org/dc/terms/date> ?day } }"""
    assert bool(done.graph.store.query(ask))
    assert done.report.validation.conforms


def test_what_a_person_accepts_as_it_was_read_keeps_its_quote_and_names_the_person(folder: Path) -> None:
    (folder / "english.txt").unlink()
    unread = built(folder)
    listed(folder)
    taken(folder, "signed.yaml")
    done = built(folder)
    assert evidence(done, "signedOn") == evidence(unread, "signedOn")  # read from the same words
    ask = """PREFIX pact: <https://w3id.org/citypact/ns#>
        ASK { GRAPH ?g { ?e pact:kind "extracted" ; pact:rule ?rule ; pact:confidence ?sure ; pact:span/pact:quote ?words ;
          <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> pact:signedOn ;
          <http://www.w3.org/ns/prov#wasAttributedTo>/<http://www.w3.org/2000/01/rdf-schema#label> ?who ;
          <http://purl.org/dc/terms/date> ?day FILTER(STR(?who) = "Somchai" && STR(?day) = "2024-05-06") } }"""
    sure = "ASK { ?a <https://w3id.org/citypact/ns#signedOnConfidence> ?sure }"  # in the known graph
    assert [bool(each.graph.store.query(ask)) for each in (unread, done)] == [False, True]
    assert [bool(each.graph.store.query(sure)) for each in (unread, done)] == [True, False]
    assert [each.graph.info.counts.get("reviewed", 0) for each in (unread, done)] == [0, 1]
    assert done.report.validation.conforms


def test_a_role_that_a_person_gave_a_party_is_not_quoted_from_the_partys_name(folder: Path) -> None:
    correct(folder, "      - name: เทศบาลนครตะวันตก ", "      - role: host\n        name: เทศบาลนครตะวันตก ")
    roles = evidence(built(folder), "role")
    assert ("curated", None) in roles


def test_a_draft_that_is_not_accepted_changes_nothing(folder: Path) -> None:
    before = built(folder).graph.info.id
    listed(folder)
    edited(
        folder / "review" / "signed.yaml", lambda text: text.replace("date: 2023-02-24", "date: 1999-01-01")
    )
    assert built(folder).graph.info.id == before


def test_accepting_a_reading_as_it_is_keeps_every_address(folder: Path) -> None:
    query = "SELECT ?a { ?a a <https://w3id.org/citypact/ns#Agreement> } ORDER BY ?a"

    def addresses() -> list[str]:
        return [row["a"].value for row in built(folder).graph.store.query(query)]  # type: ignore[union-attr]

    before = addresses()
    listed(folder)
    taken(folder, "signed.yaml", "english.yaml")
    assert addresses() == before


def test_a_changed_text_is_told_and_the_reviewed_record_stands_on_what_was_reviewed(corrected: Path) -> None:
    before = built(corrected)
    assert list(before.report.since_review) == []
    (corrected / "signed.txt").rename(corrected / "b.txt")
    (corrected / "b.txt").write_text(f"แก้ไข {SIGNED}เพิ่มเติม", "utf-8")
    done = built(corrected)
    (told,) = done.report.since_review
    assert told.reason.startswith("b.txt has changed since Somchai reviewed it on 2024-05-06")
    assert done.report.faults == []
    assert done.graph.info.id == before.graph.info.id  # what is said has not changed
    assert "## Changed since review" in done.report.markdown()
    assert json.loads((done.graph.path / "report.json").read_text("utf-8"))["since_review"]


def test_without_the_copy_of_what_was_reviewed_only_quotes_that_still_stand_are_kept(corrected: Path) -> None:
    (corrected / "sources.csv").write_text("file,url\nsigned.txt,https://example.org/1\n", "utf-8")
    ((_, record),) = read_records(corrected / "records" / "signed.yaml")
    for copy in (corrected / "records" / ".texts").iterdir():
        copy.unlink()
    changed = "แก้ไข " + SIGNED.replace("ลงนาม", "เซ็น")
    moved = moved_spans(record, changed)
    for spans in (moved.evidence or {}).values():
        assert all(changed[span.start : span.end] == span.quote for span in spans)
    assert moved.evidence is not None
    assert moved.evidence["/agreements/0/status"] == ()
    assert moved.spans("/agreements/0/parties/1")


def test_a_reviewed_text_that_is_gone_leaves_its_record(corrected: Path) -> None:
    (corrected / "signed.txt").unlink()
    done = built(corrected)
    assert dates(done) == {"2023-02-25"}
    (told,) = done.report.since_review
    assert "is not in the collection any more" in told.reason


def test_none_here_keeps_a_text_from_being_read_again(folder: Path) -> None:
    listed(folder)

    def none(text: str) -> str:
        start, end = text.index("\nagreements:\n"), text.index("  # แบบ: ความ")
        return f"{text[:start]}\nagreements: []\n{text[end:]}"

    edited(folder / "review" / "signed.yaml", none)
    taken(folder, "signed.yaml")
    assert "2023-02-24" not in dates(built(folder))
    (folder / "signed.txt").write_text(SIGNED + "แก้คำผิด", "utf-8")
    assert "2023-02-24" not in dates(built(folder))


def test_another_text_is_never_taken_for_a_changed_one(corrected: Path) -> None:
    (corrected / "signed.txt").write_text(VISIT.replace("หนึ่ง", "ห้า"), "utf-8")
    (told,) = built(corrected).report.since_review
    assert "is not in the collection any more" in told.reason


@pytest.mark.parametrize("kind", ["text", "invented", "retelling"])
def test_the_address_of_a_reviewed_source_does_not_move_when_its_text_changes_or_goes(
    kind: str, folder: Path
) -> None:
    path = folder / "signed.txt"
    marker = {"text": "", "invented": "สมมติ / INVENTED\n", "retelling": ""}[kind]
    path.write_text(marker + SIGNED, "utf-8")
    if kind == "retelling":
        (folder / "sources.csv").write_text("file,retelling_of\nsigned.txt,https://example.org/1\n", "utf-8")

    def key() -> str:
        found = open_collection(folder).readings(extract, lambda told: None, allow_synthetic=True)
        (one,) = [reading for reading in found if reading.record.reviewed_by]
        assert one.source.type == ("article" if kind == "text" else kind)
        return one.source.key

    listed(folder)
    taken(folder, "signed.yaml")
    before = key()
    assert before.startswith(f"{kind}-")
    path.write_text(f"{marker}{SIGNED}เพิ่มเติม", "utf-8")
    assert key() == before
    path.unlink()
    if kind != "retelling":  # what it retells stands in the table, which names no such text any more
        assert key() == before
