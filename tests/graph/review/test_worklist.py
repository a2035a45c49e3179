from __future__ import annotations

import os
from pathlib import Path

import pytest

from citypact.errors import CollectionError
from citypact.graph.collecting import open_collection
from citypact.graph.curating import add_source, new_collection
from citypact.graph.extraction import extract
from citypact.graph.left_out import LeftOut
from citypact.graph.record_files import write_record
from citypact.graph.review import ReviewFolder, review
from citypact.graph.scoring import records_of, score
from tests.graph.review.conftest import ENGLISH, SIGNED, VISIT, edited, listed, taken


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_the_least_certain_comes_first(folder: Path) -> None:
    other = (
        ENGLISH.replace("North Town", "Hill Town")
        .replace("South City", "Lake City")
        .replace("tourism", "waste")
    )
    (folder / "zz.txt").write_text(other, "utf-8")
    done = listed(folder)
    assert [work.draft.name for work in done.work] != sorted(work.draft.name for work in done.work)
    assert [work.least for work in done.work] == sorted(work.least for work in done.work)
    assert done.work[-1].why.startswith("0.90 no agreement found")
    page = (folder / "review" / "README.md").read_text("utf-8")
    places = [page.index(work.draft.name) for work in done.work]
    assert places == sorted(places)


def test_a_second_run_changes_nothing(folder: Path) -> None:
    listed(folder)
    before = files(folder)
    listed(folder)
    assert files(folder) == before


def test_a_draft_that_a_person_touched_is_never_written_again(folder: Path) -> None:
    listed(folder)
    path = folder / "review" / "signed.yaml"
    for change in (lambda text: text + "# mine\n", lambda text: "broken: [\n" + text):
        edited(path, change)
        before = path.read_bytes()
        done = listed(folder)
        assert path.read_bytes() == before
        assert next(work.state for work in done.work if work.draft == path) == "begun"


def test_a_begun_draft_is_kept_when_it_or_its_text_is_renamed_changed_or_gone(folder: Path) -> None:
    listed(folder)
    path = folder / "review" / "signed.yaml"
    edited(path, lambda text: text + "# mine\n")
    mine = path.rename(folder / "review" / "mine.yaml")
    (folder / "signed.txt").rename(folder / "renamed.txt")
    assert [work.draft for work in listed(folder).work if work.source == "renamed.txt"] == [mine]
    (folder / "renamed.txt").write_text(SIGNED.replace("24", "25"), "utf-8")
    (work,) = [work for work in listed(folder).work if work.source == "renamed.txt"]
    assert work.draft == mine
    assert "its text has changed since the draft was written" in work.why
    (folder / "renamed.txt").unlink()
    (work,) = [work for work in listed(folder).work if work.draft == mine]
    assert "its text is not in the collection any more" in work.why


def test_an_untouched_draft_follows_its_text(folder: Path) -> None:
    listed(folder)
    (folder / "signed.txt").write_text(SIGNED.replace("24 กุมภาพันธ์", "25 กุมภาพันธ์"), "utf-8")
    done = listed(folder)
    assert len(done.work) == 3
    assert "date: 2023-02-25" in (folder / "review" / "signed.yaml").read_text("utf-8")
    (folder / "signed.txt").unlink()
    assert len(listed(folder).work) == 2
    assert not (folder / "review" / "signed.yaml").exists()


def test_a_reviewed_text_is_not_drafted_again_whatever_its_file_is_called(folder: Path) -> None:
    listed(folder)
    taken(folder, "signed.yaml")
    (folder / "signed.txt").rename(folder / "other name.txt")
    done = listed(folder)
    assert (len(done.work), done.reviewed, done.changed) == (2, 1, ())


def test_a_text_that_changed_since_review_comes_first_with_the_difference(folder: Path) -> None:
    listed(folder)
    taken(folder, "signed.yaml")
    (folder / "signed.txt").write_text(SIGNED.replace("24 กุมภาพันธ์", "25 กุมภาพันธ์"), "utf-8")
    done = listed(folder)
    (changed,) = done.changed
    assert [line[0] for line in changed.difference] == ["-", "+"]
    assert "25 กุมภาพันธ์" in changed.difference[1]
    first = done.work[0]
    assert (first.state, first.draft.name) == ("again", "signed.yaml")
    written = first.draft.read_text("utf-8")
    assert "# CHANGED SINCE REVIEW (Somchai, 2024-05-06):" in written
    assert "date: 2023-02-24" in written  # the person's word stands until a person changes it
    (again,) = taken(folder, "signed.yaml", by="Malee")
    assert (again.path, again.record.reviewed_by) == (folder / "records" / "signed.yaml", "Malee")
    assert listed(folder).changed == ()


def test_a_text_with_an_address_may_change_altogether(tmp_path: Path) -> None:
    root = new_collection(tmp_path / "c")
    text = add_source(root, SIGNED.encode(), name="a", fields={"url": "https://example.org/1"})
    listed(root)
    taken(root, "a.yaml")
    text.write_text(VISIT, "utf-8")
    (changed,) = listed(root).changed
    assert changed.told.startswith("a.txt has changed since Somchai reviewed it on 2024-05-06")


def test_a_reviewed_record_is_drafted_once_more_on_request(folder: Path) -> None:
    listed(folder)
    edited(
        folder / "review" / "signed.yaml", lambda text: text.replace("date: 2023-02-24", "date: 2023-02-25")
    )
    taken(folder, "signed.yaml")
    done = listed(folder, again=("signed",))
    assert done.work[0].state == "again"
    assert "date: 2023-02-25" in done.work[0].draft.read_text("utf-8")
    assert listed(folder).work[0].state == "again"
    taken(folder, "signed.yaml", by="Malee")
    with pytest.raises(CollectionError, match="no record with the id nothing"):
        listed(folder, again=("nothing",))


def test_a_reading_that_was_put_into_records_is_drafted_and_replaced(folder: Path) -> None:
    (folder / "records").mkdir()
    path = folder / "records" / "earlier.json"
    write_record(extract(SIGNED, id="earlier"), path)
    (folder / "records" / "mine.yaml").write_text("id: mine\nlang: th\nurl: https://example.org/1\n", "utf-8")
    (folder / "sources.csv").write_text("file,url\nvisit.txt,https://example.org/1\n", "utf-8")
    done = listed(folder)
    assert {work.draft.name for work in done.work} == {"signed.yaml", "english.yaml"}
    assert (done.by_hand, done.reviewed) == (1, 0)
    assert "id: earlier" in (folder / "review" / "signed.yaml").read_text("utf-8")
    (accepted,) = taken(folder, "signed.yaml")
    assert accepted.path == path
    assert sorted(each.name for each in (folder / "records").glob("*.*")) == [
        ".texts",
        "earlier.json",
        "mine.yaml",
    ]
    assert listed(folder).reviewed == 1


def test_a_saved_page_is_reviewed_like_a_text(folder: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in SIGNED.strip().split("\n")) * 2
    (folder / "page.html").write_text(
        f"<html lang=th><head><meta charset=utf-8><title>สองเมือง</title></head><body><article>{body}</article></body></html>",
        "utf-8",
    )
    listed(folder)
    (accepted,) = taken(folder, "page.yaml")
    assert accepted.read > 10
    assert not accepted.changed
    (folder / "page.html").rename(folder / "moved.html")
    done = listed(folder)
    assert (done.reviewed, done.changed) == (1, ())


def test_a_file_without_a_text_is_told_and_has_no_draft(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4\nbroken")
    left: list[LeftOut] = []
    done = review(open_collection(folder), ReviewFolder(folder), extract=extract, left_out=left.append)
    assert [Path(each.place).name for each in left] == ["scan.pdf"]
    assert len(done.work) == 3


@pytest.mark.parametrize("name", ["ก" * 83, "a\nb", os.fsdecode(b"a\xffb"), "> # x", "a]|(b", "-x"])
def test_a_text_of_any_name_is_reviewed(name: str, folder: Path) -> None:
    (folder / f"{name}.txt").write_text(SIGNED.replace("ตะวันตก", "เหนือ"), "utf-8")
    before = {work.draft for work in listed(folder).work}
    assert len(before) == 4
    assert {work.draft for work in listed(folder).work} == before
    (draft,) = before - {folder / "review" / f"{each}.yaml" for each in ("signed", "visit", "english")}
    taken(folder, str(draft))
    assert listed(folder).reviewed == 1


def test_a_folder_of_the_users_is_not_taken_for_drafts(folder: Path) -> None:
    (folder / "review").mkdir()
    (folder / "review" / "mine.txt").write_text(SIGNED, "utf-8")
    with pytest.raises(CollectionError, match="stands where drafts would be written"):
        listed(folder)
    assert len(open_collection(folder).texts) == 4


def test_two_reviewers_work_apart_and_are_compared(folder: Path) -> None:
    for name in ("Somchai", "มาลี"):
        listed(folder, reviewer=name)
        if name == "มาลี":
            edited(
                folder / "review" / name / "signed.yaml",
                lambda text: text.replace("date: 2023-02-24", "date: 2023-02-25"),
            )
        for draft in ("signed.yaml", "visit.yaml"):
            (done,) = taken(folder, draft, by=None, reviewer=name)
            assert done.record.reviewed_by == name
    compared = score(*(records_of(folder / "review" / name / "records") for name in ("Somchai", "มาลี")))
    assert {each.slot for each in compared.disagreements} == {"date"}
    assert listed(folder).reviewed == 0  # neither of them is the collection's word yet
    (done,) = taken(folder, str(folder / "review" / "มาลี" / "records" / "signed.yaml"), by=None)
    assert (done.path, done.record.reviewed_by) == (folder / "records" / "signed.yaml", "มาลี")
    assert listed(folder).reviewed == 1


def test_texts_of_one_name_get_drafts_of_their_own(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "signed.txt").write_text(SIGNED.replace("ตะวันตก", "เหนือ"), "utf-8")
    names = {work.draft.name for work in listed(folder).work}
    assert len(names) == 4
    ids = {
        line
        for name in names
        for line in (folder / "review" / name).read_text().split("\n")
        if line[:4] == "id: "
    }
    assert len(ids) == 4


def test_the_drafts_are_no_sources_and_no_records(folder: Path) -> None:
    listed(folder)
    taken(folder, "visit.yaml")
    collection = open_collection(folder)
    assert len(collection.texts) == 3
    assert [path.name for path in collection.record_files] == ["visit.yaml"]
    assert collection.other_files == 0
    left: list[object] = []
    assert len(list(collection.readings(extract, left.append))) == 3
    assert left == []


def test_texts_in_folders_of_their_own_stay_texts_beside_records(folder: Path) -> None:
    (folder / "2023").mkdir()
    for path in folder.glob("*.txt"):
        path.rename(folder / "2023" / path.name)
    listed(folder)
    taken(folder, "visit.yaml")
    assert len(open_collection(folder).texts) == 3


@pytest.mark.parametrize("name", ["", "a/b", "..", "accepted", ".x", "a\n", " a"])
def test_a_reviewers_name_is_the_name_of_a_folder(name: str, folder: Path) -> None:
    with pytest.raises(CollectionError, match="no name of a folder"):
        listed(folder, reviewer=name)
