from __future__ import annotations

from pathlib import Path

import pytest

from citypact.errors import CitypactError, GazetteerError
from citypact.graph.collecting import open_collection
from citypact.graph.curating import new_collection
from citypact.graph.gazetteer_files import add_file, added_files, licences
from citypact.graph.left_out import LeftOut

TABLE = "name_th,province,lat,lon\nทม.ตัวอย่าง,57,19.9,99.8\nทม.เสีย,99,,\n"


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    made = new_collection(tmp_path / "mine", title="Mine")
    (made / "sources" / "a.txt").write_text("เทศบาลเมืองตัวอย่างลงนาม MOU", "utf-8")
    return made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "towns.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_a_file_is_copied_as_it_is_with_its_source_and_licence(collection: Path, table: Path) -> None:
    added = add_file(collection, table, source="https://example.org/towns", licence="MIT")
    assert added.path == collection / "gazetteer" / "towns.csv"
    assert added.path.read_bytes() == table.read_bytes()
    notes = (collection / "gazetteer" / "files.csv").read_text("utf-8")
    assert notes == "file,source,licence\ntowns.csv,https://example.org/towns,MIT\n"


def test_a_build_reads_what_was_added_and_says_what_it_cannot_take(collection: Path, table: Path) -> None:
    add_file(collection, table, source="https://example.org/towns")
    told: list[LeftOut] = []
    (known,) = open_collection(collection).places(told.append)
    assert (known.name_th, known.located_by) == ("เทศบาลเมืองตัวอย่าง", "https://example.org/towns")
    ((_, reason, fault),) = told
    assert "1 of 2 rows cannot be taken, the first in line 3" in reason
    assert not fault


def test_adding_the_same_file_again_mends_its_source(collection: Path, table: Path) -> None:
    add_file(collection, table)
    add_file(collection, table, source="https://example.org/towns")
    (file,) = added_files(collection, lambda told: None)
    assert (file.source, file.licence) == ("https://example.org/towns", "unknown")


def test_another_file_of_the_name_is_not_overwritten_unasked(collection: Path, table: Path) -> None:
    add_file(collection, table, licence="MIT")
    table.write_text(TABLE.replace("19.9", "19.8"), "utf-8")
    with pytest.raises(GazetteerError, match="add --replace, or rename yours"):
        add_file(collection, table)
    assert "19.9" in (collection / "gazetteer" / "towns.csv").read_text("utf-8")
    add_file(collection, table, replace=True)
    (file,) = added_files(collection, lambda told: None)
    assert (file.rows.known[0].latitude, file.licence) == (19.8, "MIT")


def test_a_file_without_a_row_that_can_be_taken_is_not_added(collection: Path, table: Path) -> None:
    table.write_text("name_th,province\nทม.เสีย,99\n", "utf-8")
    with pytest.raises(GazetteerError, match=r"no row that can be taken \(1 bad ones, the first in line 2"):
        add_file(collection, table)
    assert not (collection / "gazetteer").exists()


@pytest.mark.parametrize(
    ("source", "name", "said"),
    [
        ("my desk", "towns.csv", "is no web address"),
        ("", "files.csv", "is the list of the gazetteer's files"),
    ],
)
def test_what_cannot_be_added_gives_one_line(
    collection: Path, table: Path, source: str, name: str, said: str
) -> None:
    with pytest.raises(GazetteerError, match=said):
        add_file(collection, table.rename(table.with_name(name)), source=source)


def test_a_folder_that_is_no_collection_takes_none(tmp_path: Path, table: Path) -> None:
    with pytest.raises(GazetteerError, match="no collection there; start one with"):
        add_file(tmp_path, table)


def test_what_is_no_table_in_the_folder_is_told_and_the_rest_is_read(collection: Path, table: Path) -> None:
    add_file(collection, table)
    folder = collection / "gazetteer"
    (folder / "photo.png").write_bytes(b"x")
    (folder / "broken.csv").write_bytes(b"\xff")
    (folder / "files.csv").write_text("file,source,licence\ngone.csv,,\ntowns.csv,,\n", "utf-8")
    told: list[LeftOut] = []
    assert [file.path.name for file in added_files(collection, told.append)] == ["towns.csv"]
    said = " ".join(f"{each.place} {each.reason}" for each in told)
    for part in ("photo.png", "broken.csv byte 0 is not UTF-8", "gone.csv: no such file beside it"):
        assert part in said, said


def test_a_list_of_files_that_is_no_list_is_one_line(collection: Path, table: Path) -> None:
    add_file(collection, table)
    (collection / "gazetteer" / "files.csv").write_text("name\nx\n", "utf-8")
    with pytest.raises(CitypactError, match="the first line names the columns: file,source,licence"):
        list(added_files(collection, lambda told: None))


def test_the_licences_of_what_was_added_are_those_of_the_build(collection: Path, table: Path) -> None:
    assert licences(collection) == frozenset()
    add_file(collection, table, licence="ODbL-1.0")
    add_file(collection, table.rename(table.with_name("more.csv")))
    assert licences(collection) == {"ODbL-1.0", "unknown"}
