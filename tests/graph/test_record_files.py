from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citypact.errors import RecordError, SourceError
from citypact.graph.record_files import as_yaml, plain_yaml, read_records, write_record, write_records
from citypact.graph.records import record_from
from tests.graph.test_records import WHOLE


@pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.yml"])
def test_a_record_written_is_read_back_without_loss(name: str, tmp_path: Path) -> None:
    write_record(record_from(WHOLE), tmp_path / name)
    ((_, back),) = read_records(tmp_path / name)
    assert back.plain() == WHOLE


def test_records_written_as_lines_are_read_back(tmp_path: Path) -> None:
    both = [record_from(WHOLE), record_from({"id": "second", "lang": "en"})]
    write_records(both, tmp_path / "a.jsonl")
    assert [record for _, record in read_records(tmp_path / "a.jsonl")] == both


def test_yaml_scalars_stay_texts() -> None:
    text = "id: a\nlang: no\ntime: 13:00\nyear: 2023\ndate: 2023-02-24\ncountry: NO\nnothing: null\n"
    assert plain_yaml(text, place="p") == {
        "id": "a",
        "lang": "no",
        "time": "13:00",
        "year": "2023",
        "date": "2023-02-24",
        "country": "NO",
        "nothing": None,
    }


def test_texts_that_look_like_other_things_survive_yaml(tmp_path: Path) -> None:
    record = record_from(
        {"id": "a", "lang": "en", "title": "null", "note": "- a: b\n#c", "publisher": "true"}
    )
    write_record(record, tmp_path / "a.yaml")
    ((_, back),) = read_records(tmp_path / "a.yaml")
    assert back == record
    assert "title" in as_yaml(record)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
@example("a\x85b\u2028c\u2029")
@settings(deadline=None)
def test_any_text_survives_yaml(title: str) -> None:
    record = record_from({"id": "a", "lang": "en", "title": title})
    assert record_from(plain_yaml(as_yaml(record), place="p")) == record


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: [", "p:1:6: not YAML"),
        ("id: a\nid: b\n", "p:2: the key 'id' stands twice"),
        ("a: &x [1]\nb: *x\n", "p:2: aliases"),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            "the tag tag:yaml.org,2002:python/object/apply:os.system is not read",
        ),
        ("a: !mine 1\n", "the tag !mine is not read"),
        ("", "holds no record"),
        ("unnamed_parties: twelve\n", "unnamed_parties: 'twelve' is no number"),
        ("[" * 3000, "p"),
        ("\t- a", "not YAML"),
    ],
)
def test_yaml_that_is_broken_or_hostile_is_refused_in_one_line(text: str, said: str) -> None:
    with pytest.raises(RecordError) as raised:
        plain_yaml(text, place="p")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_alias_bomb_is_refused_before_it_unfolds() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8)
    )
    with pytest.raises(RecordError, match="aliases"):
        plain_yaml(bomb, place="p")


def test_a_broken_line_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "lang": "th"}),
        "{broken",
        json.dumps({"id": "b", "lang": "xx-"}),
        '{"id":"c","lang":"en"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    told: list[RecordError] = []
    read = [record.id for _, record in read_records(tmp_path / "a.jsonl", refused=told.append)]
    assert read == ["a", "c"]
    assert [str(error).split(": ")[0].rsplit("/", 1)[-1] for error in told] == ["a.jsonl:2:2", "a.jsonl:3"]


def test_a_key_that_stands_twice_in_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": "a", "id": "b", "lang": "th"}', "utf-8")
    with pytest.raises(RecordError, match="stands twice"):
        list(read_records(tmp_path / "a.json"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        list(read_records(tmp_path / "none.json"))


@pytest.mark.parametrize("data", ['{"id": ' + "1" * 5000 + "}", '{"start": -' + "9" * 5000 + "}"])
def test_a_number_of_thousands_of_digits_is_refused_in_one_line(data: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(data, "utf-8")
    with pytest.raises(RecordError, match="a number of thousands of digits"):
        list(read_records(tmp_path / "a.json"))
    with pytest.raises(RecordError, match="is no number") as raised:
        plain_yaml(f"unnamed_parties: {'1' * 5000}\n", place="p")
    assert len(str(raised.value)) < 200


def test_comments_that_a_library_cannot_place_are_no_fault_of_the_file() -> None:
    """ruamel.yaml's round-trip parser gave up here with NotImplementedError."""
    assert plain_yaml("a: #\x85\n\n\nb:\n", place="p") == {"a": None, "b": None}
