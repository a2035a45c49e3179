from __future__ import annotations

import codecs
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citypact.errors import SourceError
from citypact.graph import reading
from citypact.graph.reading import decode, read_text, stored

THAI = "เทศบาลนครตัวอย่าง ลงนามบันทึกข้อตกลง\nวันที่ 24 กุมภาพันธ์ 2566"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (THAI.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + THAI.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + THAI.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + THAI.encode("utf-16-be"), "utf-16-be"),
        (THAI.encode("utf-16-le"), "utf-16-le"),
        (THAI.encode("utf-16-be"), "utf-16-be"),
        (THAI.encode("cp874"), "cp874"),
    ],
)
def test_thai_is_read_in_every_encoding_that_people_have(data: bytes, encoding: str) -> None:
    found = decode(data)
    assert (found.text, found.encoding) == (THAI, encoding)


def test_line_ends_become_lf_and_unsafe_characters_are_replaced_one_for_one() -> None:
    assert stored("a\r\nb\rc\x00\x0b\ud800\tz") == "a\nb\nc\ufffd\ufffd\ufffd\tz"


@given(st.text())
def test_what_is_stored_stays_as_it_is(text: str) -> None:
    once = stored(text)
    assert stored(once) == once.removeprefix("\ufeff")
    once.encode("utf-8")


def test_a_cut_character_does_not_cost_the_text() -> None:
    assert decode(THAI.encode()[:-1]).text.startswith("เทศบาลนคร")


@pytest.mark.parametrize("data", [b"", b"  \n", codecs.BOM_UTF8, b"\x00\x00"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"f\.txt: the file is empty"):
        decode(data, place="f.txt")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n" + random.Random(7).randbytes(4000),
        b"PK\x03\x04" + b"\x00\x01\x02" * 4000,
    ],
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="remove it"):
        decode(data, place="f.txt")


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(reading.LARGEST_TEXT * 10)
    with pytest.raises(SourceError, match="200 MB is no press release"):
        read_text(large)
    with pytest.raises(SourceError, match=r"200 MB, where the limit is 20 MB; write a query into it$"):
        read_text(large, then="write a query into it")


def test_a_folder_or_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="a folder, not a text file"):
        read_text(tmp_path)
    with pytest.raises(SourceError, match="there is no such file"):
        read_text(tmp_path / "none.txt")
