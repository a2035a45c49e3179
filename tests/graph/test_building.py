from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from citypact.errors import CollectionError, GraphBusy, GraphError, InvalidGraph, NoGraph
from citypact.graph import building
from citypact.graph.building import Built, build
from citypact.graph.collecting import open_collection
from citypact.graph.exports.flat import flat_network
from citypact.graph.exports.selection import Selection
from citypact.graph.extraction import extract
from citypact.graph.folder import GraphFolder
from citypact.graph.markers import INVENTED, RETOLD
from citypact.graph.records import Record, record_from
from citypact.graph.report import Report
from citypact.graph.validation import ValidationReport, validate
from tests.as_users import begun
from tests.towns import EAST, WEST, agreement


def no_reading(text: str, *, id: str, **source: str | None) -> Record:
    """An extractor that finds nothing."""
    return record_from({"id": id, "lang": source.get("lang") or "th"})


def collection(folder: Path, *records: dict[str, object], texts: dict[str, str] | None = None) -> Path:
    """A collection folder with these records and texts."""
    for name in ("records", "sources"):
        (folder / name).mkdir(parents=True)
    (folder / "collection.yaml").write_text(
        "title: Towns\ncurator: A. Curator\ncurated_on: 2024-01-01\n", "utf-8"
    )
    for record in records:
        (folder / "records" / f"{record['id']}.json").write_text(json.dumps(record), "utf-8")
    for name, text in (texts or {}).items():
        (folder / "sources" / name).write_text(text, "utf-8")
    return folder


def signed(id: str, **more: object) -> dict[str, object]:
    return {
        "id": id,
        "lang": "th",
        "url": f"https://example.org/{id}",
        "agreements": [agreement(date="2023-02-24", **more)],
    }


def made(
    root: Path,
    out: Path,
    *,
    replace: bool = False,
    allow_synthetic: bool = False,
    allow_invalid: bool = False,
) -> Built:
    return build(
        [open_collection(root)],
        out,
        extract=no_reading,
        replace=replace,
        allow_synthetic=allow_synthetic,
        allow_invalid=allow_invalid,
    )


def made_of(*roots: Path, out: Path) -> Built:
    return build([open_collection(root) for root in roots], out, extract=no_reading)


def quads(out: Path) -> list[str]:
    return sorted(str(quad) for quad in GraphFolder(out).open().store)


def test_a_build_is_published_with_its_report_and_opened(tmp_path: Path) -> None:
    built = made(collection(tmp_path / "c", signed("a"), texts={"t.txt": "ไม่มีข้อตกลง"}), tmp_path / "g")
    assert built.graph.info.counts["agreements"] == 1
    assert (built.graph.path / "report.md").read_text("utf-8").startswith(f"# Build {built.graph.info.id}")
    assert [path.read_text("utf-8") for path in built.graph.texts.iterdir()] == ["ไม่มีข้อตกลง"]
    assert built.graph.info.as_of == "2024-01-01"
    assert GraphFolder(tmp_path / "g").open().info == built.graph.info


def test_two_builds_of_one_input_give_the_same_quads(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", signed("a"), signed("b", type="loi"))
    first, second = made(root, tmp_path / "g"), made(root, tmp_path / "h")
    assert first.graph.info == second.graph.info
    assert quads(tmp_path / "g") == quads(tmp_path / "h")


def test_files_renamed_and_in_another_order_give_the_same_quads(tmp_path: Path) -> None:
    made(
        collection(tmp_path / "c", signed("a"), signed("b", type="loi"), texts={"one.txt": "หนึ่ง"}),
        tmp_path / "g",
    )
    other = collection(tmp_path / "d", texts={})
    lines = [json.dumps(signed(id, **more)) for id, more in (("b", {"type": "loi"}), ("a", {}))]
    (other / "records" / "all.jsonl").write_text("\n".join(lines), "utf-8")
    (other / "sources" / "zzz.txt").write_text("หนึ่ง", "utf-8")
    made(other, tmp_path / "h")
    assert quads(tmp_path / "g") == quads(tmp_path / "h")


def test_the_previous_build_stays_until_the_next_but_one(tmp_path: Path) -> None:
    names = []
    for number in range(4):
        root = collection(tmp_path / f"c{number}", *(signed(f"a{each}") for each in range(number + 1)))
        names.append(made(root, tmp_path / "g", replace=True).graph.path.name)
    assert sorted(path.name for path in (tmp_path / "g" / "builds").iterdir()) == sorted(names[-2:])


def test_more_builds_stay_where_they_are_asked_for_and_the_others_are_told(tmp_path: Path) -> None:
    """Only two stayed, whatever was cited or compared, and nobody was told of the others."""
    root, folder = collection(tmp_path / "c", signed("a")), GraphFolder(tmp_path / "g")
    names = list[str]()
    for _ in range(4):
        built = build([open_collection(root)], folder.path, extract=no_reading, keep=3)
        names.append(built.graph.path.name)
        assert set(built.cleared) == set(names[-4:-3])
    assert set(folder.builds()) == set(names[-3:])
    assert [folder.before(name) for name in names[-3:]] == [None, names[-3], names[-2]]
    assert set(made(root, folder.path).cleared) == set(names[-3:-1])
    assert len(folder.builds()) == 2


def test_a_build_is_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    """The folder of a build was for its owner alone, so that no web server could show the pages."""
    mask = os.umask(0o022)
    try:
        built = made(collection(tmp_path / "c", signed("a")), tmp_path / "g").graph
    finally:
        os.umask(mask)
    folders = [tmp_path / "g", built.path.parent, built.path, built.pages]
    assert [oct(folder.stat().st_mode & 0o777) for folder in folders] == ["0o755"] * 4


@pytest.mark.parametrize("closed", ["g", "g/builds/NAME", "g/builds/NAME/store"])
def test_a_graph_that_may_not_be_read_is_told_so(
    closed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was no graph folder, or a store to be built again."""
    name = made(collection(tmp_path / "c", signed("a")), tmp_path / "g").graph.path.name
    place = tmp_path / closed.replace("NAME", name)

    def read_text(path: Path, *arguments: object, **more: object) -> str:
        if path.is_relative_to(place):
            raise PermissionError(13, "Permission denied", str(path))
        return reading(path, *arguments, **more)  # type: ignore[arg-type]

    def read_only(path: str) -> ox.Store:
        raise OSError(f"IO error: while opening {path}: Permission denied")

    reading = Path.read_text
    if closed.endswith("store"):
        monkeypatch.setattr(ox.Store, "read_only", read_only, raising=True)
    monkeypatch.setattr(Path, "read_text", read_text)  # a superuser's tests are refused nothing
    with pytest.raises(GraphError, match="no permission to read the graph .*ask its owner") as refused:
        GraphFolder(tmp_path / "g").open()
    assert str(refused.value).startswith(str(tmp_path / "g"))
    assert not isinstance(refused.value, NoGraph)


def test_the_same_input_built_again_is_published_again(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", signed("a"))
    first, second, third = (made(root, tmp_path / "g").graph for _ in range(3))
    assert first.info.id == second.info.id == third.info.id
    assert second.path.name == f"{first.path.name}-2"
    assert len(list((tmp_path / "g" / "builds").iterdir())) == 2


def test_a_folder_of_other_things_is_left_untouched(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", signed("a"))
    thesis = tmp_path / "g" / "thesis.docx"
    thesis.parent.mkdir()
    thesis.write_text("precious")
    with pytest.raises(GraphError, match="not empty and not a graph folder; nothing was changed"):
        made(root, tmp_path / "g", replace=True)
    assert [path.name for path in thesis.parent.iterdir()] == ["thesis.docx"]


def test_another_collections_graph_is_replaced_only_when_asked(tmp_path: Path) -> None:
    one, other = collection(tmp_path / "c", signed("a")), collection(tmp_path / "d", signed("b"))
    made(one, tmp_path / "g")
    before = quads(tmp_path / "g")
    with pytest.raises(GraphError, match=r"another collection.*--replace \(in Python out=, replace=True\)"):
        made(other, tmp_path / "g")
    assert quads(tmp_path / "g") == before
    made(other, tmp_path / "g", replace=True)
    assert quads(tmp_path / "g") != before


def test_a_second_build_does_not_wait_for_the_first(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", signed("a"))
    folder = GraphFolder(tmp_path / "g")
    with folder.locked(), pytest.raises(GraphBusy, match="another build is writing"):
        made(root, tmp_path / "g")
    made(root, tmp_path / "g")


def test_a_broken_shape_publishes_nothing_unless_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = collection(tmp_path / "c", signed("a"))
    made(root, tmp_path / "g")
    before = quads(tmp_path / "g")

    def broken(store: ox.Store, **certain: object) -> ValidationReport:
        """What validation says where no agreement has a status."""
        status = ox.NamedNode("https://w3id.org/citypact/ns#status")
        without = ox.Store()
        without.extend(quad for quad in store if quad.predicate != status)
        assert len(without) < len(store)
        return validate(without)

    monkeypatch.setattr(building, "validate", broken)
    with pytest.raises(InvalidGraph, match="nothing was published") as raised:
        made(root, tmp_path / "g")
    assert raised.value.exit_code == 1
    assert quads(tmp_path / "g") == before
    assert not list((tmp_path / "g" / "builds").glob(".*"))
    refused = (tmp_path / "g" / "refused-report.md").read_text("utf-8")
    assert "Violation" in refused
    assert "Agreement-status" in refused
    assert not made(root, tmp_path / "g", allow_invalid=True).report.validation.conforms


def test_broken_records_are_left_out_and_listed(tmp_path: Path) -> None:
    root = collection(
        tmp_path / "c",
        signed("a"),
        {"id": "b", "lang": "th", "agreements": [{"type": "pact", "status": "signed"}]},
    )
    (root / "sources" / "empty.txt").write_text("")
    (root / "sources" / "image.txt").write_bytes(bytes(range(256)) * 30)
    built = made(root, tmp_path / "g")
    reasons = {Path(each.place).name: each.reason for each in built.report.left_out}
    assert "no type 'pact'" in reasons["b.json"]
    assert "the file is empty" in reasons["empty.txt"]
    assert "remove it" in reasons["image.txt"]
    assert len(built.report.faults) == 3


def test_nothing_to_read_is_an_error_that_changes_nothing(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", texts={"empty.txt": ""})
    with pytest.raises(CollectionError, match="nothing could be read"):
        made(root, tmp_path / "g")
    with pytest.raises(NoGraph):
        GraphFolder(tmp_path / "g").open()


def test_invented_texts_go_in_only_when_asked(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", signed("a"), {**signed("b", type="loi"), "synthetic": True})
    assert made(root, tmp_path / "g").graph.info.counts["agreements"] == 1
    assert made(root, tmp_path / "g", allow_synthetic=True).graph.info.counts["agreements"] == 2


def test_a_record_whose_quote_the_text_does_not_hold_is_left_out(tmp_path: Path) -> None:
    record = signed("a")
    record["evidence"] = {
        "/agreements/0/date": [{"start": 0, "end": 3, "quote": "abc", "rule": "r", "confidence": 1.0}]
    }
    root = collection(tmp_path / "c", record, texts={"t.txt": "xyz"})
    (root / "sources" / "sources.csv").write_text("file,url\nt.txt,https://example.org/a\n", "utf-8")
    with pytest.raises(CollectionError, match="the text does not say 'abc' at 0"):
        made(root, tmp_path / "g")


def test_an_unwritable_place_is_one_line(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", signed("a"))
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphError, match="cannot be written"):
        made(root, tmp_path / "file" / "g")


@pytest.mark.parametrize("wrong", ["", "../../etc", "nothing-there", "a\x00b"])
def test_a_pointer_that_points_nowhere_is_no_graph(wrong: str, tmp_path: Path) -> None:
    made(collection(tmp_path / "c", signed("a")), tmp_path / "g")
    (tmp_path / "g" / "current").write_text(wrong)
    with pytest.raises(NoGraph):
        GraphFolder(tmp_path / "g").open()


def test_a_store_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    built = made(collection(tmp_path / "c", signed("a")), tmp_path / "g").graph
    path = built.path
    del built
    for file in (path / "store").iterdir():
        file.unlink()
    with pytest.raises(GraphError, match=r"cannot be opened .* build again"):
        GraphFolder(tmp_path / "g").open()


def _seconds(root: Path, out: Path, most: float | None = None) -> float | None:
    """How long a build takes; None where it was killed after so many seconds."""
    start = time.monotonic()
    process = begun("build", root, "--out", out, "--replace")
    try:
        process.communicate(timeout=most)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return None
    assert process.returncode == 0
    return time.monotonic() - start


@pytest.mark.slow
def test_killed_at_any_moment_the_folder_answers_from_the_old_build_or_the_new_one(tmp_path: Path) -> None:
    third = {**EAST, "name": "เทศบาลนครที่สาม", "name_en": "Third"}
    old = collection(tmp_path / "old", signed("a"))
    new = collection(
        tmp_path / "new", *(signed(f"n{number}", parties=[WEST, third], type="loi") for number in range(60))
    )
    least = _seconds(new, tmp_path / "reference")
    assert least is not None
    whole = {"new": quads(tmp_path / "reference")}
    made(old, tmp_path / "g")
    whole["old"] = quads(tmp_path / "g")
    killed = 0
    for moment in range(16):
        took = _seconds(new, tmp_path / "g", least * moment / 16)
        least = min(least, took or least)  # the machine is not always as busy
        killed += took is None
        assert quads(tmp_path / "g") in whole.values()
    assert killed >= 4, "the kills came too late to show anything"
    made(old, tmp_path / "g", replace=True)
    assert quads(tmp_path / "g") == whole["old"]
    assert not list((tmp_path / "g" / "builds").glob(".*"))


def test_a_full_disk_leaves_the_graph_that_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = collection(tmp_path / "c", signed("a"))
    made(root, tmp_path / "g")
    before = quads(tmp_path / "g")

    def full(self: object, folder: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Report, "write", full)
    with pytest.raises(GraphError, match="No space left on device.*unchanged"):
        made(root, tmp_path / "g")
    assert quads(tmp_path / "g") == before
    assert not list((tmp_path / "g" / "builds").glob(".*"))
    with pytest.raises(GraphError, match="No space left on device.*; nothing was built") as failed:
        made(root, tmp_path / "h")
    assert "unchanged" not in str(failed.value), "none stood there"
    assert not (tmp_path / "h").exists()


def test_a_build_that_is_stopped_leaves_no_draft(tmp_path: Path) -> None:
    def stopped(built: object, ties: object) -> None:
        raise KeyboardInterrupt

    root = collection(tmp_path / "c", signed("a"))
    with pytest.raises(KeyboardInterrupt):
        build([open_collection(root)], tmp_path / "g", extract=no_reading, pages=stopped)
    assert not (tmp_path / "g").exists()
    (tmp_path / "h").mkdir()
    with pytest.raises(KeyboardInterrupt):
        build([open_collection(root)], tmp_path / "h", extract=no_reading, pages=stopped)
    assert list((tmp_path / "h" / "builds").iterdir()) == []


def test_a_folder_of_texts_built_twice_has_the_same_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("หนึ่ง", "utf-8")
    first = made(tmp_path, tmp_path / "citypact-graph")
    again = made(tmp_path, tmp_path / "citypact-graph")
    assert again.graph.info.id == first.graph.info.id
    assert again.graph.info.counts["sources"] == 1


@pytest.mark.parametrize("inside", ["sources/g", "records", "records/deep/g"])
def test_a_graph_does_not_stand_among_what_it_is_made_of(inside: str, tmp_path: Path) -> None:
    root = collection(tmp_path / "c", signed("a"))
    before = sorted(root.rglob("*"))
    with pytest.raises(GraphError, match="whose files are read"):
        made(root, root / inside)
    assert sorted(root.rglob("*")) == before


def test_a_refused_replacement_leaves_the_folder_with_its_collection(tmp_path: Path) -> None:
    one = collection(tmp_path / "c", signed("a"))
    empty = collection(tmp_path / "d", texts={"empty.txt": ""})
    made(one, tmp_path / "g")
    with pytest.raises(CollectionError):
        made(empty, tmp_path / "g", replace=True)
    made(one, tmp_path / "g")  # without --replace: it holds this collection's graph still


@pytest.mark.parametrize("name", ["lock", "thesis.docx"])
def test_not_even_a_lock_is_put_among_other_things(name: str, tmp_path: Path) -> None:
    root = collection(tmp_path / "c", signed("a"))
    (tmp_path / "g").mkdir()
    (tmp_path / "g" / name).write_text("precious")
    with pytest.raises(GraphError, match="nothing was changed"):
        made(root, tmp_path / "g", replace=True)
    assert [(path.name, path.read_text()) for path in (tmp_path / "g").iterdir()] == [(name, "precious")]


def test_the_order_of_collections_changes_nothing_and_a_repeated_one_counts_once(tmp_path: Path) -> None:
    one, other = collection(tmp_path / "c", signed("a")), collection(tmp_path / "d", signed("b", type="loi"))
    first = made_of(one, other, out=tmp_path / "g")
    second = made_of(other, one, other, out=tmp_path / "h")
    assert first.graph.info == second.graph.info
    assert quads(tmp_path / "g") == quads(tmp_path / "h")
    assert first.report.left_out == second.report.left_out == []


def test_of_two_records_with_one_id_the_first_collections_goes_in_whatever_the_order(tmp_path: Path) -> None:
    one = collection(tmp_path / "c", signed("a"))
    other = collection(tmp_path / "d", {**signed("a"), "url": "https://example.org/other"})
    for roots, out in (((one, other), "g"), ((other, one), "h")):
        (left,) = made_of(*roots, out=tmp_path / out).report.left_out
        assert left.place == str(other / "records" / "a.json")
        assert "the id 'a' stands already in" in left.reason
    assert quads(tmp_path / "g") == quads(tmp_path / "h")


def test_one_text_in_two_collections_is_one_witness_and_two_texts_of_a_page_are_a_fault(
    tmp_path: Path,
) -> None:
    roots = []
    for name, text in (("c", "หนึ่ง"), ("d", "หนึ่ง"), ("e", "สอง")):
        roots.append(collection(tmp_path / name, texts={"t.txt": text}))
        (roots[-1] / "sources" / "sources.csv").write_text("file,url\nt.txt,https://example.org/1\n", "utf-8")
    built = made_of(*roots, out=tmp_path / "g")
    assert built.graph.info.counts["sources"] == 1
    assert [(Path(each.place).parts[-3], each.fault) for each in built.report.left_out] == [
        ("d", False),
        ("e", True),
    ]
    assert [path.read_text("utf-8") for path in built.graph.texts.iterdir()] == ["หนึ่ง"]


def test_records_of_one_page_describe_it_once_and_the_difference_is_asked(tmp_path: Path) -> None:
    page = "https://example.org/page"
    first = {**signed("a"), "url": page, "title": "หนึ่ง", "published": "2023-02-01", "retrieved": "2023-03-01"}
    second = {
        **signed("b", type="loi"),
        "url": page,
        "title": "สอง",
        "published": "2023-02-02",
        "publisher": "ผู้พิมพ์",
        "retrieved": "2023-03-02",
    }
    built = made(collection(tmp_path / "c", second, first), tmp_path / "g")
    assert built.report.validation.conforms
    assert built.report.faults == []
    asked = [each.reason for each in built.report.left_out]
    assert len(asked) == 2
    assert "says title 'สอง', another record of the same page (a) says 'หนึ่ง'" in asked[0]
    held = "\n".join(quads(tmp_path / "g"))
    assert "หนึ่ง" in held and "สอง" not in held
    assert "ผู้พิมพ์" in held
    assert "2023-03-02" in held and "2023-03-01" not in held


def test_the_licence_of_a_collection_is_among_those_of_its_graph(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", signed("a"))
    (root / "collection.yaml").write_text("title: T\nlicence: ODbL-1.0\n", "utf-8")
    assert "ODbL-1.0" in made(root, tmp_path / "g").graph.info.licences


def test_what_is_no_character_in_a_name_or_a_value_does_not_stop_a_build(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", signed("a"))
    (root / "records" / "b.json").write_text('{"id":"b","lang":"th","published":["\\ud800"]}')
    odd = os.fsencode(root / "sources") + b"/\xff.txt"
    try:
        with open(odd, "wb"):  # noqa: PTH123
            pass
    except OSError:
        pytest.skip("this system has no such file names")
    untitled = root.with_name(os.fsdecode(b"c\xff"))
    root.rename(untitled)
    (untitled / "collection.yaml").write_text("")
    built = made(untitled, tmp_path / "g")
    assert built.graph.info.collection == "c\ufffd"
    assert len(built.report.faults) == 2
    assert "\ufffd.txt" in (built.graph.path / "report.md").read_text("utf-8")
    assert len(built.graph.report()["left_out"]) == 2


def test_progress_begins_before_the_first_text_and_promises_no_total_for_lines(tmp_path: Path) -> None:
    def seen(root: Path) -> list[tuple[int, int | None]]:
        told: list[tuple[int, int | None]] = []
        build(
            [open_collection(root)],
            root / "g",
            extract=no_reading,
            progress=lambda step, done, total: told.append((done, total)) if step == "read" else None,
        )
        return told

    root = collection(tmp_path / "c", signed("a"), texts={"t.txt": "หนึ่ง"})
    assert seen(root) == [(0, 2), (1, 2), (2, 2)]
    lines = "\n".join(json.dumps(signed(id)) for id in ("b", "c"))
    (root / "records" / "more.jsonl").write_text(lines, "utf-8")
    assert seen(root) == [(done, None) for done in range(5)]


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        {"as_of": "2024"},
        {"as_of": "soon"},
        {"as_of": "2024-13-01"},
        {"as_of": "20240101"},
        {"counts": None},
        {"id": 5},
        {"licences": [1]},
        {"more": 1},
    ],
)
def test_a_build_that_does_not_say_what_it_is_is_to_be_built_again(wrong: object, tmp_path: Path) -> None:
    path = made(collection(tmp_path / "c", signed("a")), tmp_path / "g").graph.path / "build.json"
    whole = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**whole, **wrong} if isinstance(wrong, dict) else wrong))
    with pytest.raises(GraphError, match="build again"):
        GraphFolder(tmp_path / "g").open()


def test_a_damaged_table_of_the_store_is_to_be_built_again(tmp_path: Path) -> None:
    path = made(collection(tmp_path / "c", signed("a")), tmp_path / "g").graph.path
    for table in (path / "store").glob("*.sst"):
        table.write_bytes(table.read_bytes()[:100])
    with pytest.raises(GraphError, match=r"cannot be opened .* build again"):
        GraphFolder(tmp_path / "g").open()


def test_the_report_of_what_was_left_out_names_no_suppressed_person(tmp_path: Path) -> None:
    record = signed("b", type="loi")
    record["evidence"] = {
        "/agreements/0/date": [{"start": 0, "end": 9, "quote": "คนสมมุติ ", "rule": "r", "confidence": 1.0}]
    }
    root = collection(tmp_path / "c", signed("a"), record, texts={"t.txt": "xyz"})
    (root / "sources" / "sources.csv").write_text("file,url\nt.txt,https://example.org/b\n", "utf-8")
    rows = "decision,subject,object,who,when,why\nsuppress,คนสมมุติ,,me,2024-01-01,asked\n"
    (root / "decisions.csv").write_text(rows, "utf-8")
    built = made(root, tmp_path / "g")
    assert len(built.report.faults) == 1
    for name in ("report.md", "report.json"):
        assert "คนสมมุติ" not in (built.graph.path / name).read_text("utf-8")


SIGNED = "เทศบาลนครสายลม ลงนามบันทึกข้อตกลง (MOU) กับเทศบาลเมืองดอกหญ้า ด้านการศึกษา เมื่อวันที่ 24 กุมภาพันธ์ 2566"


def test_a_graph_with_invented_texts_says_which_they_are(tmp_path: Path) -> None:
    real: dict[str, object] = {"id": "real", "lang": "th", "agreements": [agreement()]}
    root = collection(tmp_path / "c", real, texts={"t.txt": f"{INVENTED}\n{SIGNED}"})
    built = build([open_collection(root)], tmp_path / "g", extract=extract, allow_synthetic=True)
    types = {
        quad.object.value
        for quad in built.graph.store.quads_for_pattern(
            None, ox.NamedNode("http://purl.org/dc/terms/type"), None, ox.DefaultGraph()
        )
        if isinstance(quad.object, ox.Literal)
    }
    assert types == {"article", "invented"}
    assert "| **invented** records (no real cooperation) | 1 |" in built.report.markdown()
    assert "| facts **invented** |" in built.report.markdown()
    edges = [
        values
        for *_, values in flat_network(
            Selection(built.graph, evidence=False, persons=True, quotes=True)
        ).edges
    ]
    marked = [edge for edge in edges if edge["invented"]]
    assert (len(edges), len(marked)) == (2, 1)
    assert "สมมติ ไม่ใช่เหตุการณ์จริง / invented" in str(marked[0]["sources"])
    assert "สมมติ ไม่ใช่เหตุการณ์จริง / invented" in str(marked[0]["quotes"])


def test_a_retelling_of_a_page_that_is_not_in_the_collection_builds(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", texts={"t.txt": f"{RETOLD}\n{SIGNED}"})
    (root / "sources" / "sources.csv").write_text("file,retelling_of\nt.txt,https://example.org/1\n", "utf-8")
    built = build([open_collection(root)], tmp_path / "g", extract=extract)
    assert built.report.validation.conforms
    assert built.report.counts["retelling"] == 1
