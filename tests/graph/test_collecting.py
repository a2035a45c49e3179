from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from citypact.errors import CitypactError, CollectionError, SourceError
from citypact.graph.collecting import LeftOut, bundled, loose_readings, open_collection
from citypact.graph.curating import add_source, new_collection
from citypact.graph.decisions import read_decisions
from citypact.graph.extraction import extract
from citypact.graph.folder import MARKER
from citypact.graph.listing import listed
from citypact.graph.markers import INVENTED, RETOLD
from citypact.graph.readings import Reading
from citypact.graph.record_files import read_records, write_record
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
    assert [(Path(each.place).name, each.fault) for each in left] == [("picture.png", False)]
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
    (tmp_path / "sources.csv").write_text("file,published\na.txt,31/2/2566\n", "utf-8")
    found, (left,) = readings(tmp_path)
    assert found == []
    assert "published: '31/2/2566' is no date" in left.reason


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
        ('base: "https://example.org/\\n/"\n', "is no base of IRIs"),
        ('base: "https://example.org/\\t/"\n', "is no base of IRIs"),
        ("curratr: A\n", "curratr: no such setting; did you mean curator?"),
        ("as_of: '2024'\n", "as_of: '2024' is no full day"),
        ("curated_on: yesterday\n", "curated_on: 'yesterday' is no date"),
        ("title: {th: ก, de: B}\n", "title: no language 'de'"),
        ("- a\n", "a mapping of settings is wanted"),
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
        ("suppress,2,,me,2024-01-01,because", "decisions.csv:2: subject '2' is no name"),
        ("same,aa,,me,2024-01-01,because", "decisions.csv:2: object is empty"),
        ("is,aa,bb,,2024-01-01,because", "decisions.csv:2: who is empty"),
        ("different,aa,aa,me,2024-01-01,because", "decisions.csv:2: subject and object are the same text"),
    ],
)
def test_a_decision_says_about_whom_by_whom_and_why(rows: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(f"decision,subject,object,who,when,why\n{rows}\n", "utf-8")
    with pytest.raises(CollectionError, match=said):
        read_decisions(file)
    assert read_decisions(tmp_path / "none.csv") == ()
    file.write_bytes(b"\xef\xbb\xbf\n")
    assert read_decisions(file) == ()
    file.write_bytes(b"decision,subject\n\xff\x80\x81\x00" * 90)
    with pytest.raises(SourceError, match="save it as UTF-8 text$"):
        read_decisions(file)


def whole(root: Path, records: dict[str, object], texts: dict[str, str], table: str = "") -> Path:
    """A collection with records by file name and texts by file name."""
    for name in ("records", "sources"):
        (root / name).mkdir(parents=True, exist_ok=True)
    (root / "collection.yaml").write_text("title: T\ncurator: C\n", "utf-8")
    for name, record in records.items():
        (root / "records" / name).write_text(json.dumps(record), "utf-8")
    for name, text in texts.items():
        (root / "sources" / name).write_text(text, "utf-8")
    (root / "sources" / "sources.csv").write_text(table, "utf-8")
    return root


def said(id: str, start: int, quote: str, **more: object) -> dict[str, object]:
    span = {"start": start, "end": start + len(quote), "quote": quote, "rule": "r", "confidence": 0.9}
    return {"id": id, "lang": "th", "note": "x", "evidence": {"/note": [span]}, **more}


def test_the_texts_inside_a_graph_folder_are_no_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    kept = tmp_path / "any-name" / "builds" / "x" / "texts"
    kept.mkdir(parents=True)
    (tmp_path / "any-name" / MARKER).write_text("{}")
    (kept / "text-0.txt").write_text("another", "utf-8")
    assert [reading.text for reading in readings(tmp_path)[0]] == [TEXT]
    left: list[LeftOut] = []
    assert len(list(loose_readings([tmp_path], no_reading, left.append))) == 1
    with pytest.raises(CollectionError, match="a graph folder"):
        open_collection(tmp_path / "any-name")


def test_all_records_of_a_page_stand_for_its_text(tmp_path: Path) -> None:
    url = "https://example.org/1"
    records: dict[str, object] = {f"{id}.json": {"id": id, "lang": "th", "url": url} for id in ("a", "b")}
    root = whole(tmp_path / "c", records, {"t.txt": TEXT}, f"file,url\nt.txt,{url}\n")
    found, left = readings(root)
    assert [(each.record.id, each.text, each.from_record) for each in found] == [
        ("a", TEXT, True),
        ("b", TEXT, True),
    ]
    assert left == []


def test_a_record_without_url_is_known_by_its_id_whatever_is_corrected(tmp_path: Path) -> None:
    def keys(**more: object) -> list[str]:
        records: dict[str, object] = {
            f"{id}.json": {"id": id, "lang": "th", "title": "MOU", **more} for id in ("a", "b")
        }
        return [each.source.key for each in readings(whole(tmp_path / "c", records, {}))[0]]

    before = keys(published="2023-02-24")
    assert len(set(before)) == 2
    assert all(key.startswith("record-") for key in before)
    assert keys(published="2023-02-25") == before


def test_a_record_that_retells_is_a_source_of_its_own_beside_its_original(tmp_path: Path) -> None:
    url = "https://example.org/1"
    records: dict[str, object] = {
        "a.json": {"id": "a", "lang": "th", "url": url},
        "b.json": {"id": "b", "lang": "th", "url": url, "retelling": True},
    }
    (original, retold), _ = readings(whole(tmp_path / "c", records, {}))
    assert (original.source.type, retold.source.type) == ("article", "retelling")
    assert retold.source.key.startswith("retelling-")
    assert (retold.source.url, retold.source.retells_url) == (None, url)
    assert retold.source.retells == retold.source.witness == original.source.key


def test_an_extracted_record_that_is_corrected_keeps_its_source_without_a_url(tmp_path: Path) -> None:
    text = "เทศบาลนครหนึ่ง ลงนามบันทึกข้อตกลง (MOU) กับเทศบาลนครสอง วันที่ 1 มกราคม 2566"
    root = whole(tmp_path / "c", {}, {"news.txt": text}, "file,licence\nnews.txt,CC0\n")
    left: list[LeftOut] = []
    (before,) = open_collection(root).readings(extract, left.append)
    (loose,) = loose_readings([root / "sources" / "news.txt"], extract, left.append)
    write_record(loose.record.model_copy(update={"reviewed_by": "A"}), root / "records" / "news.json")
    (after,) = open_collection(root).readings(extract, left.append)
    assert (after.source.key, after.source.licence) == (before.source.key, "CC0")
    assert (after.text, after.curator, after.from_record) == (text, "A", False)
    assert left == []


def test_quotes_that_fit_several_texts_leave_the_record_out(tmp_path: Path) -> None:
    root = whole(tmp_path / "c", {"a.json": said("a", 0, "abc")}, {"x.txt": "abc one", "y.txt": "abc two"})
    found, (left,) = readings(root)
    assert "its quotes fit 2 texts (x.txt, y.txt)" in left.reason or "(y.txt, x.txt)" in left.reason
    assert {each.text for each in found} == {"abc one", "abc two"}


def test_a_record_left_out_as_invented_does_not_let_its_text_in(tmp_path: Path) -> None:
    url = "https://example.org/1"
    record = {"id": "a", "lang": "th", "url": url, "synthetic": True}
    root = whole(tmp_path / "c", {"a.json": record}, {"t.txt": TEXT}, f"file,url\nt.txt,{url}\n")
    found, (left,) = readings(root)
    assert found == []
    assert "--allow-synthetic" in left.reason


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_of_one_text_under_two_urls_the_earlier_stays_whatever_the_files_are_called(
    names: tuple[str, str], tmp_path: Path
) -> None:
    table = (
        "file,url,published\n"
        f"{names[0]},https://late.example.org/1,2023-02-02\n{names[1]},https://early.example.org/1,2023-02-01\n"
    )
    (found,), (left,) = readings(whole(tmp_path / "c", {}, dict.fromkeys(names, TEXT), table))
    assert found.source.url == "https://early.example.org/1"
    assert "https://late.example.org/1 is another address of it" in left.reason
    assert not left.fault


def test_nothing_is_lost_silently(tmp_path: Path) -> None:
    root = whole(tmp_path / "c", {"A.JSONL": {"id": "a", "lang": "th"}}, {"t.txt": TEXT}, "file\ngone.txt\n")
    for number in range(23):
        (root / "sources" / f"{number:02}.png").write_bytes(b"x")
    for name in ("r.pdf", "r.docx", "r.doc"):
        (root / "sources" / name).write_bytes(name.encode())
    (root / "sources" / "broken.txt").symlink_to("nowhere")
    found, left = readings(root)
    assert {each.record.id for each in found} >= {"a"}
    faults = {Path(each.place).name: each.reason for each in left if each.fault}
    assert faults["sources.csv"].startswith("gone.txt: no such text")
    assert faults["r.doc"].startswith("a document of a kind that is not read")
    assert faults["r.pdf"] == "no pdf file in spite of its name; save it again"
    assert faults["r.docx"] == "no docx file in spite of its name; save it again"
    assert faults["broken.txt"] == "there is no such file"
    others = [each for each in left if not each.fault]
    assert len(others) == 21
    assert others[-1].reason == "and 3 more files of other kinds"


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    scan = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found, (told,) = listed(tmp_path)
    assert [path.name for path in found] == ["a.txt"]
    assert told == LeftOut(str(tmp_path / "closed"), "cannot be listed (Permission denied); check its rights")


@pytest.mark.parametrize("name", ["collection.yaml", "decisions.csv", "sources/sources.csv"])
@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf\n", b"\n\n"])
def test_an_empty_file_of_settings_is_an_empty_one(name: str, data: bytes, tmp_path: Path) -> None:
    root = whole(tmp_path / "c", {}, {"t.txt": TEXT})
    (root / name).write_bytes(data)
    found, left = readings(root)
    assert (len(found), left) == (1, [])


def test_a_manifest_of_comments_sets_nothing_and_a_licence_is_read(tmp_path: Path) -> None:
    root = whole(tmp_path / "c", {}, {"t.txt": TEXT})
    (root / "collection.yaml").write_text("# title: T\n\n", "utf-8")
    assert open_collection(root).title == "c"
    (root / "collection.yaml").write_text("licence: CC0-1.0\nas_of: 2024-01-02\n", "utf-8")
    assert (open_collection(root).licence, open_collection(root).as_of) == ("CC0-1.0", "2024-01-02")


@pytest.mark.parametrize(
    "table", ['file,title\nt.txt,"open\n', "file,title\nt.txt," + "a" * 200_000, 'file,title\nt.txt,"a"b\n']
)
def test_a_table_of_sources_that_is_none_is_one_line(table: str, tmp_path: Path) -> None:
    root = whole(tmp_path / "c", {}, {"t.txt": TEXT}, table)
    with pytest.raises(CollectionError, match=r"sources\.csv:\d+: no table of comma-separated values"):
        open_collection(root)


def test_a_title_with_a_line_separator_stays_in_its_row(tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c")
    add_source(root, b"First", fields={"title": "หัวข้อ\u2028สอง", "published": "2023-01-01", "licence": "CC0"})
    ((found,), left) = readings(root)
    assert (found.source.title, found.source.published) == ("หัวข้อ\u2028สอง", "2023-01-01")
    assert (found.source.licence, left) == ("CC0", [])


def test_an_address_that_the_collection_holds_is_not_added_again(tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c")
    add_source(root, b"First", name="one", fields={"url": "https://example.org/1"})
    before = (root / "sources" / "sources.csv").read_bytes()
    with pytest.raises(CollectionError, match="one.txt has the address"):
        add_source(root, b"Second", fields={"url": "http://www.example.org/1/"})
    assert (root / "sources" / "sources.csv").read_bytes() == before
    assert len(list((root / "sources").glob("*.txt"))) == 1


def test_adding_makes_the_columns_that_are_missing_and_passes_over_what_cannot_be_read(
    tmp_path: Path,
) -> None:
    root = whole(tmp_path / "c", {}, {"empty.txt": "", "old.txt": "Old"}, 'file,mine\nold.txt,"a, b"\n')
    added = add_source(root, b"New", name="mou.TXT", fields={"url": "https://example.org/9"})
    assert added.name == "mou.txt"
    table = (root / "sources" / "sources.csv").read_text("utf-8")
    assert table == 'file,mine,url\nold.txt,"a, b",\nmou.txt,,https://example.org/9\n'


def test_a_record_file_in_capitals_is_written_and_read(tmp_path: Path) -> None:
    record = next(iter(loose_readings([_text(tmp_path)], no_reading, print))).record
    write_record(record, tmp_path / "A.YAML")
    assert [found for _, found in read_records(tmp_path / "A.YAML")] == [record]


def _text(folder: Path) -> Path:
    (folder / "a.txt").write_text(TEXT, "utf-8")
    return folder / "a.txt"


def test_a_collection_whose_settings_are_missing_is_read_with_their_defaults(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "r.yaml").write_text("id: r\nlang: th\n", "utf-8")
    ((found,), left) = readings(tmp_path)
    assert (found.record.id, left) == ("r", [])


INVENTED_TEXT = f"{INVENTED}\n{TEXT}"


def test_an_invented_text_goes_in_only_where_that_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(INVENTED_TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (found,), (left,) = readings(tmp_path)
    assert found.text == TEXT
    assert (Path(left.place).name, left.fault) == ("a.txt", True)
    assert left.reason == "an invented text; add --allow-synthetic to build with it"
    both = open_collection(tmp_path).readings(no_reading, lambda told: None, allow_synthetic=True)
    invented = {reading.source.type: reading for reading in both}["invented"]
    assert invented.source.key.startswith("invented-")
    assert invented.record.synthetic, "whatever the extractor makes of the first line"


def test_many_invented_texts_are_refused_in_one_line(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{INVENTED_TEXT} {number}", "utf-8")
    found, (left,) = readings(tmp_path)
    assert found == []
    assert left == LeftOut(
        str(tmp_path),
        "5 invented texts (0.txt, 1.txt, 2.txt ...); add --allow-synthetic to build with them",
    )


def test_a_record_of_an_invented_text_is_invented_though_it_does_not_say_so(tmp_path: Path) -> None:
    url = "https://example.org/1"
    record = {"id": "a", "lang": "th", "url": url}
    root = whole(tmp_path / "c", {"a.json": record}, {"t.txt": INVENTED_TEXT}, f"file,url\nt.txt,{url}\n")
    found, (left,) = readings(root)
    assert (found, "--allow-synthetic" in left.reason) == ([], True)
    ((allowed),) = open_collection(root).readings(no_reading, lambda told: None, allow_synthetic=True)
    assert allowed.source.type == "invented"


def test_a_retelling_by_its_first_line_names_what_it_retells(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{RETOLD}\n{TEXT}", "utf-8")
    found, (left,) = readings(tmp_path)
    assert (found, "retelling_of" in left.reason) == ([], True)
    (tmp_path / "sources.csv").write_text("file,retelling_of\na.txt,https://example.org/1\n", "utf-8")
    ((found_now,), left_now) = readings(tmp_path)
    assert (found_now.source.type, found_now.record.retelling, left_now) == ("retelling", True, [])
