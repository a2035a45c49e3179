from __future__ import annotations

from pathlib import Path

import pytest

from citypact.errors import CitypactError, CollectionError
from citypact.graph.collecting import LeftOut, bundled, loose_readings, open_collection
from citypact.graph.curating import add_source, new_collection
from citypact.graph.decisions import read_decisions
from citypact.graph.readings import Reading
from tests.graph.test_building import no_reading

TEXT = "เทศบาลนครตัวอย่าง ลงนามบันทึกข้อตกลง"


def readings(root: Path) -> tuple[list[Reading], list[LeftOut]]:
    left: list[LeftOut] = []
    return list(open_collection(root).readings(no_reading, left.append)), left


def test_a_folder_of_texts_is_a_collection(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "picture.png").write_bytes(b"x")
    found, left = readings(tmp_path)
    assert [reading.text for reading in found] == [TEXT]
    assert left == []
    assert open_collection(tmp_path).other_files == 1


def test_a_source_is_its_url_and_else_its_content_but_never_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    ((before,), _) = readings(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    ((renamed,), _) = readings(tmp_path)
    assert renamed.source.key == before.source.key
    (tmp_path / "sources.csv").write_text(
        "file,url\nb.txt,https://www.example.org/x/?utm_source=y\n", "utf-8"
    )
    ((addressed,), _) = readings(tmp_path)
    assert addressed.source.key.startswith("example-org-")


def test_the_same_text_twice_is_one_witness(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    found, (left,) = readings(tmp_path)
    assert len(found) == 1
    assert left.reason == "the same text as a.txt: one witness"
    assert not left.fault


def test_a_spreadsheet_of_sources_in_a_thai_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    row = 'file,url,title,publisher,published\na.txt,https://example.org/1,"หัวข้อข่าว, ยาว",หนังสือพิมพ์ตัวอย่าง,2023-02-20\n'
    (tmp_path / "sources.csv").write_bytes(row.encode("cp874"))
    ((found,), _) = readings(tmp_path)
    assert (found.source.title, found.source.publisher) == ("หัวข้อข่าว, ยาว", "หนังสือพิมพ์ตัวอย่าง")
    assert found.source.published == "2023-02-20"


def test_a_wrong_day_in_the_spreadsheet_leaves_that_text_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sources.csv").write_text("file,published\na.txt,20/2/2566\n", "utf-8")
    found, (left,) = readings(tmp_path)
    assert found == []
    assert "published: '20/2/2566' is no date" in left.reason


def test_a_retelling_knows_what_it_retells(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sources.csv").write_text("file,retelling_of\na.txt,https://example.org/1\n", "utf-8")
    ((found,), _) = readings(tmp_path)
    assert (found.source.type, found.source.retells_url) == ("retelling", "https://example.org/1")
    assert found.source.key != found.source.retells == found.source.witness


def test_a_hand_written_record_stands_for_the_text_of_its_url(tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c", title="C", curator="A")
    add_source(root, TEXT.encode(), name="x", fields={"url": "https://example.org/1"})
    (root / "records" / "r.yaml").write_text("id: r\nlang: th\nurl: http://example.org/1/\n", "utf-8")
    ((found,), left) = readings(root)
    assert (found.record.id, found.text, found.source.reading) == ("r", TEXT, "curated")
    assert left == []


def test_adding_keeps_what_is_there(tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c")
    first = add_source(root, TEXT.encode("cp874"), name="ข่าว", fields={"title": 'ก, "ข"'})
    second = add_source(root, b"Another text", name="news", fields={"published": "2023-02-20"})
    third = add_source(root, b"A third text", name="news", fields={})
    assert first.read_text("utf-8") == TEXT
    assert (second.name, third.name) == ("news.txt", "news-2.txt")
    found, _ = readings(root)
    assert {reading.source.title for reading in found} == {'ก, "ข"', None}


@pytest.mark.parametrize(
    ("data", "fields", "said"),
    [
        (TEXT.encode(), {"published": "2023-02-30"}, "a day that does not exist"),
        (b"", {}, "standard input: the file is empty"),
        (b"First", {}, "holds this text already"),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    data: bytes, fields: dict[str, str], said: str, tmp_path: Path
) -> None:
    root = new_collection(tmp_path / "c")
    add_source(root, b"First", fields={})
    before = sorted((path.name, path.read_bytes()) for path in root.rglob("*") if path.is_file())
    with pytest.raises(CitypactError, match=said):
        add_source(root, data, fields=fields)
    assert sorted((path.name, path.read_bytes()) for path in root.rglob("*") if path.is_file()) == before


def test_a_collection_is_started_in_an_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("mine")
    with pytest.raises(CollectionError, match="not an empty folder"):
        new_collection(tmp_path)


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("title: [", r"collection\.yaml:1"),
        ("base: ftp://x/\n", "is no base of IRIs"),
        ("base: https://example.org/<x>/\n", "is no base of IRIs"),
        ("title: {th: ก, en: B}\ncurator: [a]\n", "curator: one line of text"),
    ],
)
def test_a_wrong_setting_is_named(manifest: str, said: str, tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c")
    add_source(root, TEXT.encode(), fields={})
    (root / "collection.yaml").write_text(manifest, "utf-8")
    with pytest.raises(CitypactError, match=said):
        open_collection(root)


@pytest.mark.parametrize("name", ["none", "empty", "file"])
def test_what_is_no_collection_is_said_to_be_none(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(CollectionError, match=str(tmp_path / name)):
        open_collection(tmp_path / name)


def test_loose_texts_are_read_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text("", "utf-8")
    left: list[LeftOut] = []
    found = list(loose_readings([tmp_path, tmp_path / "none.txt"], no_reading, left.append))
    assert [reading.record.id for reading in found] == ["a"]
    assert [each.reason.split(";")[0] for each in left] == ["the file is empty", "there is no such file"]


def test_the_bundled_collection_opens() -> None:
    collection = bundled()
    assert len(collection.texts) >= 8
    assert collection.curator


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("merge,a,b,me,2024-01-01,because", "decisions.csv:2: no decision 'merge'; known: suppress"),
        ("suppress,,b,me,2024-01-01,because", "decisions.csv:2: subject is empty"),
        ("suppress,a,b,me,2024-01-01,", "decisions.csv:2: why is empty"),
    ],
)
def test_a_decision_says_about_whom_by_whom_and_why(rows: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(f"decision,subject,object,who,when,why\n{rows}\n", "utf-8")
    with pytest.raises(CollectionError, match=said):
        read_decisions(file)
    assert read_decisions(tmp_path / "none.csv") == ()
