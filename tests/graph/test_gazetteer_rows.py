from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest

from citypact.errors import GazetteerError
from citypact.graph import gazetteer_rows
from citypact.graph.gazetteer_rows import Rows, read_rows
from citypact.graph.gazetteers import Gazetteer
from tests.shared_material import shared


def rows(tmp_path: Path, text: str, name: str = "list.csv") -> Rows:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_rows(path, source="https://example.org/list")


def test_columns_are_found_by_name_in_any_order_and_case(tmp_path: Path) -> None:
    found = rows(
        tmp_path, "LAT,Lon,ประเภท,จังหวัด,ชื่อ,dla code,ignored\n19.9,99.8,เทศบาลเมือง,เชียงราย,ทม.ตัวอย่าง,04,x\n"
    )
    (known,) = found.known
    assert (known.level, known.province, known.name_th) == ("town_municipality", "TH-57", "เทศบาลเมืองตัวอย่าง")
    assert (known.latitude, known.longitude) == (19.9, 99.8)
    assert (known.code, known.code_scheme) == ("04", "DLA")
    assert (known.located_by, known.source) == ("https://example.org/list", "https://example.org/list")
    assert found.unread == ("ignored",)


@pytest.mark.parametrize("written", ["TH-57", "57", "เชียงราย", "จังหวัดเชียงราย", "Chiang Rai", "th-57"])
def test_a_province_is_read_by_code_or_name(tmp_path: Path, written: str) -> None:
    (known,) = rows(tmp_path, f"name_th,level,province\nตัวอย่าง,town,{written}\n").known
    assert (known.province, known.name_th) == ("TH-57", "เทศบาลเมืองตัวอย่าง")


def test_a_level_that_the_name_shows_need_not_be_written(tmp_path: Path) -> None:
    (known,) = rows(tmp_path, "name_th\nอบต.ตัวอย่าง\n").known
    assert known.level == "sao"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",,town,,,", "has no name"),
        ("ตัวอย่าง,,,,,", "says no level"),
        ("ตัวอย่าง,,hamlet,,,", "level 'hamlet' is none of"),
        ("ตัวอย่าง,,town,TH-99,,", "province 'TH-99' is no province of Thailand"),
        ("ตัวอย่าง,,town,,19.9,", "a latitude without a longitude"),
        ("ตัวอย่าง,,town,,99.8,19.9", "are the two columns exchanged?"),
        ("ตัวอย่าง,,town,,north,east", "latitude 'north' is no number of degrees"),
        ("ตัวอย่าง,,town,,nan,1", "latitude 'nan' is no number"),
        ("ตัวอย่าง,,town,,1e1,1", "latitude '1e1' is no number"),
        ("ตัวอย่าง,,town", "has 3 cells where the first line has 6"),
        ("ดี,,town,,,", "says the same as line 2"),
        (",Nice,foreign,,43.7,7.3", "names no country, which a foreign one needs"),
    ],
)
def test_a_bad_row_is_told_by_line_and_reason_and_the_rest_goes_in(
    tmp_path: Path, row: str, reason: str
) -> None:
    text = f"name_th,name_en,level,province,lat,lon\nดี,,town,,,\n{row}\nงาม,,town,,,\n"
    found = rows(tmp_path, text)
    assert [known.name_th for known in found.known] == ["เทศบาลเมืองดี", "เทศบาลเมืองงาม"]
    ((line, said),) = [(bad.line, bad.reason) for bad in found.bad]
    assert line == 3
    assert reason in said


@pytest.mark.parametrize(
    ("columns", "cells", "reason"),
    [
        ("country,qid", "LA,1861", "is no Q number"),
        ("country,geonames", "LA,x", "is no number"),
        ("country,same_as", "LA,javascript:alert(1)", "is no IRI that starts with http"),
        ("country,qid", "Laos,", "is no code of ISO 3166-1"),
        ("country,qid,confidence", "LA,Q1,1", "what is certain goes into same_as"),
    ],
)
def test_a_bad_identifier_is_told(tmp_path: Path, columns: str, cells: str, reason: str) -> None:
    told = rows(tmp_path, f"name_en,level,{columns}\nX,foreign,{cells}\n")
    assert [reason in bad.reason for bad in told.bad] == [True]
    assert told.known == ()


def test_identifiers_are_close_matches_unless_the_file_says_that_they_are_the_same(tmp_path: Path) -> None:
    text = "name_th,qid,geonames,same_as\nทม.ตัวอย่าง,Q1,2,https://example.org/same\n"
    (known,) = rows(tmp_path, text).known
    assert {(link.iri, link.confidence) for link in known.links} == {
        ("http://www.wikidata.org/entity/Q1", 0.9),
        ("https://sws.geonames.org/2/", 0.9),
        ("https://example.org/same", 1),
    }


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("list.xlsx", b"PK", "no gazetteer of a kind that is read"),
        ("list.csv", b"", "the file is empty"),
        ("list.csv", b"\xff\xfe\x00a", "is not UTF-8"),
        ("list.csv", b"a,b\n1,2\n", "no column of names"),
        ("list.csv", b"name_th\n\x00\n", "a binary file"),
        ("list.csv", b'name_th\n"open\n', "mend its quotes"),
        ("list.csv.gz", gzip.compress(b"name_th\n" * 99, mtime=0)[:30], "damaged or cut off"),
    ],
)
def test_a_file_that_is_no_table_gives_one_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(GazetteerError) as caught:
        read_rows(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_characters_that_break_files_do_not_reach_the_graph(tmp_path: Path) -> None:
    (known,) = rows(tmp_path, "name_th\nทม.ตัว\x0bอย่าง\u200b\n").known
    assert known.name_th == "เทศบาลเมืองตัว\ufffdอย่าง"


def test_a_file_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_rows, "LARGEST", 1_000)
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"name_th\n" * 1_000))
    with pytest.raises(GazetteerError, match="unpacked; split it"):
        read_rows(path)


@pytest.mark.parametrize("name", ["list.tsv", "list.tsv.gz", "list.csv", "list.csv.gz"])
def test_tabs_commas_and_gzip_are_read_alike(tmp_path: Path, name: str) -> None:
    mark = "\t" if ".tsv" in name else ";"
    text = f"\ufeffname_th{mark}province\r\nทม.ตัวอย่าง{mark}57\r\n".encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    (known,) = read_rows(path).known
    assert known.province == "TH-57"


def test_eight_thousand_rows_take_about_a_second(tmp_path: Path) -> None:
    lines = ["name_th,name_en,level,province,district,code,lat,lon"]
    lines += [
        f"อบต.ตัวอย่าง{n},Example {n} SAO,sao,TH-{10 + n % 8},อำเภอ{n % 90},{n:08},15.{n:04},100.{n:04}"
        for n in range(8_000)
    ]
    begun = time.process_time()
    found = rows(tmp_path, "\n".join(lines))
    held = Gazetteer.with_added(found.known)
    took = time.process_time() - begun
    assert (len(found.known), found.bad) == (8_000, ())
    assert held.find("อบต.ตัวอย่าง77")[0].code == "00000077"
    assert took < 4, f"{took:.1f} s of processor time"  # about 1 s on an idle machine


def test_the_list_of_local_governments_is_read_whole() -> None:
    found = read_rows(shared("data/thai_lao.csv.gz"))
    assert (len(found.known), found.bad) == (334, ())
    assert found.columns["code"] == "dla_code"
    held = Gazetteer.with_added(found.known)
    (city,) = held.find("เทศบาลนครเชียงราย")
    assert (city.code, city.code_scheme, city.latitude) == ("03570102", "DLA", 19.90858)
    two = held.find("เทศบาลเมืองกำแพงเพชร")
    assert {known.province for known in two} == {"TH-62", "TH-90"}
    for name in ("กรุงเทพมหานคร", "เมืองพัทยา", "อบจ.เชียงราย"):
        assert len(held.find(name)) == 1, name
