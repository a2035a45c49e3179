"""Adding files, folders, lists and tables to a collection."""

from __future__ import annotations

from pathlib import Path

import pytest

from citypact.errors import CollectionError, RecordError, SourceError
from citypact.graph.collecting import LeftOut, open_collection
from citypact.graph.curating import Shelf, add_source, new_collection
from citypact.graph.extraction import extract
from citypact.graph.gathering import add_all, given_files, listed_files
from citypact.graph.source_table import read_table
from tests.graph.documents.papers import NEWS, page_of, pdf, word_body, word_file

PAGE = (Path(__file__).parent / "documents" / "pages" / "news-site.html").read_bytes()


def add(root: Path, paths: list[Path], **fields: str) -> tuple[list[str], list[LeftOut]]:
    left: list[LeftOut] = []
    given = list(given_files(paths, left.append))
    return [each.path.name for each in add_all(root, given, fields, left.append)], left


def test_a_page_is_kept_as_it_is_with_what_it_says_of_itself(tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c")
    (tmp_path / "News 7.htm").write_bytes(PAGE)
    added = Shelf(root).add(tmp_path / "News 7.htm", fields={"publisher": "คนอื่น"})
    assert (added.path.name, added.path.read_bytes()) == ("news-7.html", PAGE)
    assert added.taken == ("title", "published", "url")
    row = read_table(root / "sources" / "sources.csv").rows["news-7.html"]
    assert (row["publisher"], row["published"]) == ("คนอื่น", "2023-02-24")
    with pytest.raises(CollectionError, match=r"news-7\.html has the address"):
        Shelf(root).add(PAGE + b" ", fields={})


@pytest.mark.parametrize("written", ["3 มิ.ย. 2567", "3 June 2024", "3/6/2567", "2567-06-03", "2024-06-03"])
def test_a_day_is_written_for_add_as_in_the_table(written: str, tmp_path: Path) -> None:
    """--published was read by a rule of its own, which knew one form alone."""
    root = new_collection(tmp_path / "c")
    added = add_source(root, NEWS.encode(), fields={"published": written, "retrieved": written})
    row = read_table(root / "sources" / "sources.csv").rows[added.name]
    assert (row["published"], row["retrieved"]) == ("2024-06-03", "2024-06-03")
    assert "2024-06-03,2024-06-03" in (root / "sources" / "sources.csv").read_text("utf-8")
    with pytest.raises(RecordError, match="published: '31 ก.พ. 2567' is no date"):
        add_source(root, NEWS.encode(), fields={"published": "31 ก.พ. 2567"})


@pytest.mark.parametrize(
    "wrong", ["www.huahin.example/news", "huahin.example:8080/news", "//huahin.example", "7"]
)
def test_an_address_is_whole_and_the_table_is_named_where_it_is_corrected(wrong: str, tmp_path: Path) -> None:
    """It was taken as it was, and shown as text that leads nowhere."""
    root = new_collection(tmp_path / "c")
    with pytest.raises(
        RecordError, match="is no whole address; write it as the browser shows it, with https://"
    ):
        add_source(root, NEWS.encode(), fields={"url": wrong})
    add_source(root, NEWS.encode(), fields={"url": "https://huahin.example/news"})
    with pytest.raises(
        CollectionError, match=r"nothing was added\. What is known about it is corrected in .*csv$"
    ):
        add_source(root, NEWS.encode(), fields={"url": "https://huahin.example/news/7"})


def test_what_is_pasted_is_known_by_what_it_is(tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c")
    names = [
        add_source(root, data, fields={}).suffix
        for data in (NEWS.encode(), PAGE, pdf([page_of(NEWS)]), word_file(word_body(NEWS)))
    ]
    assert names == [".txt", ".html", ".pdf", ".docx"]


def test_a_folder_is_added_with_its_table(tmp_path: Path) -> None:
    root, folder = new_collection(tmp_path / "c"), tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, "utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 junk")
    (folder / "c.png").write_bytes(b"x")
    (folder / "sources.csv").write_text("file;url;mine\na.txt;https://example.org/1;ก\n", "utf-8")
    added, (left,) = add(root, [folder], licence="CC0")
    assert added == ["a.txt"]
    assert "is a broken PDF" in left.reason
    row = read_table(root / "sources" / "sources.csv").rows["a.txt"]
    assert (row["url"], row["mine"], row["licence"]) == ("https://example.org/1", "ก", "CC0")


def test_a_table_and_a_list_name_files_from_where_they_stand(tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c")
    (tmp_path / "in").mkdir()
    for name in "abc":
        (tmp_path / "in" / f"{name}.txt").write_text(f"{NEWS} {name}", "utf-8")
    (tmp_path / "in" / "list.csv").write_text("file,title\na.txt,หนึ่ง\nnone.txt,x\n", "utf-8")
    added, (left,) = add(root, [tmp_path / "in" / "list.csv"])
    assert added == ["a.txt"]
    assert left.reason == "there is no such file"
    (tmp_path / "in" / "list.txt").write_text("# ours\nb.txt\n\nc.txt\n", "utf-8")
    assert [path.name for path in listed_files(tmp_path / "in" / "list.txt")] == ["b.txt", "c.txt"]
    (tmp_path / "empty.txt").write_text("# nothing\n", "utf-8")
    with pytest.raises(SourceError, match="names no file"):
        listed_files(tmp_path / "empty.txt")


def test_several_files_share_no_address(tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c")
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(name, "utf-8")
    with pytest.raises(CollectionError, match="2 files cannot share one url or title"):
        add(root, [tmp_path / "a.txt", tmp_path / "b.txt"], url="https://example.org/1")


def test_a_scan_is_added_and_what_is_added_builds(tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c")
    (tmp_path / "scan.pdf").write_bytes(pdf([[]], picture=True))
    (tmp_path / "page.html").write_bytes(PAGE)
    assert add(root, [tmp_path / "scan.pdf", tmp_path / "page.html"]) == (["scan.pdf", "page.html"], [])
    left: list[LeftOut] = []
    found = list(open_collection(root).readings(extract, left.append))
    assert sorted(reading.source.reading for reading in found) == ["extracted", "unread"]
    assert len(left) == 1
