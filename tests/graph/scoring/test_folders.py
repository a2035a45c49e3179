"""Folders of records as they are scored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citypact.errors import RecordError
from citypact.graph.left_out import LeftOut
from citypact.graph.scoring import extended_ids, records_of


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_records_are_read_in_any_form_that_they_are_kept_in(tmp_path: Path) -> None:
    put(tmp_path, "a.json", '{"id": "a", "lang": "th"}')
    put(tmp_path, "b.yaml", "id: b\nlang: th\n")
    put(tmp_path, "more.jsonl", '{"id": "c", "lang": "th"}\n{"id": "d", "lang": "en"}\n')
    put(tmp_path, "note.txt", "no record")
    assert sorted(records_of(tmp_path)) == ["a", "b", "c", "d"]
    assert sorted(records_of(tmp_path / "more.jsonl")) == ["c", "d"]


def test_a_broken_record_is_told_or_raised(tmp_path: Path) -> None:
    put(tmp_path, "a.json", '{"id": "a", "lang": "th"}')
    put(tmp_path, "b.json", '{"id": "b", "lang": "th", "agreements": [{"type": "mo", "status": "signed"}]}')
    told: list[LeftOut] = []
    assert sorted(records_of(tmp_path, told.append)) == ["a"]
    assert "no type 'mo'" in told[0].reason
    with pytest.raises(RecordError, match=r"b\.json.*no type 'mo'"):
        records_of(tmp_path)


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_place_without_records_says_what_to_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RecordError, match="name .*folder"):
        records_of(tmp_path / name)


def test_two_records_of_one_id_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "a.json", '{"id": "a", "lang": "th"}')
    put(tmp_path, "b.json", '{"id": "a", "lang": "th"}')
    with pytest.raises(RecordError, match="stands already in"):
        records_of(tmp_path)


def test_the_list_of_extended_records_stands_in_the_folder_or_beside_it(tmp_path: Path) -> None:
    folder = put(tmp_path / "records", "a.json", '{"id": "a", "lang": "th"}')
    put(folder, "b.json", '{"id": "b", "lang": "th"}')
    put(tmp_path, "extended.txt", "# a note\na\nnot-there\n")
    assert extended_ids(folder, records_of(folder)) == {"a"}
    put(folder, "extended.txt", "b\n")
    assert extended_ids(folder, records_of(folder)) == {"b"}


def test_without_a_list_they_are_the_records_that_say_more(tmp_path: Path) -> None:
    agreement = {"type": "mou", "status": "signed", "parties": []}
    put(tmp_path, "a.json", json.dumps({"id": "a", "lang": "th", "agreements": [agreement]}))
    longer = {"id": "b", "lang": "th", "agreements": [agreement | {"duration": "P3Y"}]}
    put(tmp_path, "b.json", json.dumps(longer))
    assert extended_ids(tmp_path, records_of(tmp_path)) == {"b"}
